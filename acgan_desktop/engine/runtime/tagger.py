"""A tagger: an opened model file that reads attributes off pictures.

:class:`FaceReader` is what taggers and encoders have in common.
"""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
import onnx
from numpy.typing import ArrayLike, NDArray

from acgan_desktop.core.closed_on_exit import ClosedOnExit
from acgan_desktop.engine.error_codes import ModelCode
from acgan_desktop.engine.model_file.inspection import ModelFileError, load_checked
from acgan_desktop.engine.model_file.manifest import WHAT_IT_IS, EncoderManifest, TaggerManifest
from acgan_desktop.engine.runtime.device import Choice, Device, RunsOn, runs_on
from acgan_desktop.engine.runtime.open_model import open_on
from acgan_desktop.engine.runtime.session import new_session

FEATURES = "features"
# Enough to keep a processor busy, few enough that a wall of faces needs little memory.
_AT_ONCE = 32


@dataclass(frozen=True)
class Reading:
    """What a tagger says of some pictures.

    Attributes:
        probabilities: per attribute, by its name, float32 [n, classes] in manifest order.
        features: float32 [n, feature_dim], what the probabilities were read from.
    """

    probabilities: dict[str, NDArray[np.float32]]
    features: NDArray[np.float32]


class FaceReader(ClosedOnExit):
    """An opened model that reads numbers off pictures; threads may share it.

    Attributes:
        runs_on: what it runs on, asked of the session after a first run.
        path: the file that it was opened from.
    """

    runs_on: RunsOn
    path: Path

    def __init__(
        self,
        path: Path,
        manifest: TaggerManifest | EncoderManifest,
        model: onnx.ModelProto,
        choice: Choice,
        threads: int,
        widths: Mapping[str, int],
    ) -> None:
        """Open a session for a checked model and run it once.

        Args:
            path: its file.
            manifest: what the file says it holds.
            model: the checked model.
            choice: of the provider.
            threads: threads on the CPU.
            widths: numbers that each output gives a picture, by the output's name.
        """
        self.path = path
        self._kind, self._side, self._widths = manifest.kind, manifest.resolution, dict(widths)
        self._lock = threading.Lock()
        self._session: Any = new_session(model, choice, threads)
        self._read(np.zeros((1, self._side, self._side, 3), np.uint8))  # what fails, fails now
        self.runs_on = runs_on(self._session.get_providers(), choice)

    def _read(self, pixels: ArrayLike) -> dict[str, NDArray[np.float32]]:
        """Return what the outputs say of pictures, by name: float32 [n, the output's width].

        Args:
            pixels: sRGB, uint8 [n, h, w, 3] with the model's resolution as height and width.

        Raises:
            ValueError: they are of another type or size, or it is closed.
        """
        pictures, side = np.ascontiguousarray(pixels), self._side
        if pictures.dtype != np.uint8 or pictures.shape[1:] != (side, side, 3):
            raise ValueError(
                f"the {self._kind} reads uint8 [n, {side}, {side}, 3], not "
                f"{pictures.dtype} {list(pictures.shape)}"
            )
        count = len(pictures)
        said = {name: np.empty((count, wide), np.float32) for name, wide in self._widths.items()}
        for start in range(0, count, _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            with self._lock:
                if self._session is None:
                    raise ValueError(f"the {self._kind} is closed")
                values = self._session.run(list(said), {"pixels": pictures[part]})
            for name, value in zip(said, values, strict=True):
                said[name][part] = value
        return said

    def close(self) -> None:
        """Give back the session's memory. Closing twice is fine, reading after is not."""
        with self._lock:
            self._session = None


class Tagger(FaceReader):
    """An opened tagger; arrays in and out are NumPy's, and threads may share it.

    Attributes:
        manifest: what the file says it holds.
    """

    manifest: TaggerManifest

    def __init__(
        self,
        path: Path,
        manifest: TaggerManifest,
        model: onnx.ModelProto,
        choice: Choice,
        threads: int,
    ) -> None:
        self.manifest = manifest
        classes = {one.name: len(one.classes) for one in manifest.attributes}
        widths = {**classes, FEATURES: manifest.feature_dim}
        super().__init__(path, manifest, model, choice, threads, widths)

    @classmethod
    def open(cls, path: Path, device: Device = Device.AUTO, threads: int | None = None) -> Self:
        """Open the model file at ``path``, check it, and run it once.

        Args:
            path: a model file of contract 1, kind tagger.
            device: what to run on; where CUDA does not work the CPU does, and ``runs_on`` says why.
            threads: threads on the CPU; what suits the machine if None.

        Raises:
            ModelFileError: it is not a tagger that this program can use.
        """
        model, manifest = load_checked(path)
        if not isinstance(manifest, TaggerManifest):
            raise ModelFileError(
                ModelCode.NOT_A_TAGGER, name=path.name, is_a=WHAT_IT_IS[manifest.kind]
            )
        return open_on(
            path, device, threads, lambda choice, count: cls(path, manifest, model, choice, count)
        )

    def read(self, pixels: ArrayLike) -> Reading:
        """Read the attributes off pictures.

        Args:
            pixels: sRGB, uint8 [n, h, w, 3] with the tagger's resolution as height and width; n may
                be 0. Pictures of other sizes are to be resized by the caller (Lanczos).

        Raises:
            ValueError: they are of another type or size, or the tagger is closed.
        """
        said = self._read(pixels)
        features = said.pop(FEATURES)
        return Reading(said, features)
