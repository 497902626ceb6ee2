"""A generator: an opened model file that turns avatars into pixels."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
import onnx
from numpy.typing import ArrayLike, NDArray

from acgan_desktop.avatar import Avatar
from acgan_desktop.engine.cut import before_rounding, cut_mapping, cut_synthesis
from acgan_desktop.engine.device import CUDA_PROVIDER, Choice, Device, RunsOn, runs_on
from acgan_desktop.engine.fitting import check_fits, mixed_styles
from acgan_desktop.engine.manifest import GeneratorManifest
from acgan_desktop.engine.model_file import ModelFileError, load_checked
from acgan_desktop.engine.opening import open_on
from acgan_desktop.engine.portions import (
    GPU_PORTION,
    EqualPortions,
    Portions,
    ProvenGroups,
    SingleRows,
)
from acgan_desktop.engine.session import new_session

# How many avatars are mapped and drawn between two questions whether to go on.
_STEP_CPU = 4
_STEP_CUDA = GPU_PORTION


class RenderCancelled(Exception):  # noqa: N818 - not an error
    """A rendering was given up because its caller asked for that."""


class Generator:
    """An opened generator, for one render thread at a time; arrays in and out are NumPy's.

    Attributes:
        manifest: what the file says it holds.
        runs_on: what it runs on, asked of the session after a first run.
        path: the file that it was opened from.
    """

    manifest: GeneratorManifest
    runs_on: RunsOn
    path: Path

    def __init__(
        self,
        path: Path,
        manifest: GeneratorManifest,
        model: onnx.ModelProto,
        choice: Choice,
        threads: int,
    ) -> None:
        self.path = path
        self.manifest = manifest
        self._choice = choice
        self._threads = threads
        self._lock = threading.Lock()
        self._whole: Any = None
        self._closed = False
        witness = before_rounding(model)
        # The mapping is too small to share out between threads.
        mapping = new_session(cut_mapping(model), choice, 1)
        synthesis = new_session(cut_synthesis(model, witness), choice, threads)
        self._mapping: Portions = SingleRows(mapping, "styles")
        self._synthesis: Portions = SingleRows(synthesis, "pixels")
        self._warm_up()
        self.runs_on = runs_on(synthesis.get_providers(), choice)
        self._step = _STEP_CPU
        if self.runs_on.provider == CUDA_PROVIDER:
            self._mapping = EqualPortions(mapping, "styles")
            self._synthesis = EqualPortions(synthesis, "pixels")
            self._step = _STEP_CUDA
            self._warm_up()
        elif witness is not None:
            self._synthesis = ProvenGroups(synthesis, "pixels", witness)

    @classmethod
    def open(cls, path: Path, device: Device = Device.AUTO, threads: int | None = None) -> Self:
        """Open the model file at ``path``, check it, and run it once.

        Args:
            path: a model file of contract 1.
            device: what to run on; where CUDA does not work the CPU does, and ``runs_on`` says why.
            threads: threads on the CPU; what suits the machine if None.

        Raises:
            ModelFileError: it is not a generator that this program can use.
        """
        model, manifest = load_checked(path)
        if not isinstance(manifest, GeneratorManifest):
            raise ModelFileError(
                f"{path.name} is a tagger, which reads pictures; a generator is needed to draw."
            )
        return open_on(
            path, device, threads, lambda choice, count: cls(path, manifest, model, choice, count)
        )

    def styles(
        self, z: ArrayLike, attributes: ArrayLike, truncation: ArrayLike
    ) -> NDArray[np.float32]:
        """Return the per-layer latents, float32 [n, num_styles, style_dim].

        Args:
            z: standard normal numbers [n, z_dim].
            attributes: blocks of class weights [n, classes] in manifest order.
            truncation: psi [n].
        """
        feeds = self._feeds(z, attributes, truncation)
        shape = (self.manifest.num_styles, self.manifest.style_dim)
        out = np.empty((len(feeds["z"]), *shape), np.float32)
        self._check_open()
        self._mapping.run(feeds, out)
        return out

    def synthesize(self, styles: ArrayLike) -> NDArray[np.uint8]:
        """Return the pictures of ``styles`` [n, num_styles, style_dim]: uint8 [n, h, w, 3]."""
        array = np.ascontiguousarray(styles, dtype=np.float32)
        out = self._canvas(len(array))
        self._check_open()
        self._synthesis.run({"styles": array}, out)
        return out

    def whole(
        self, z: ArrayLike, attributes: ArrayLike, truncation: ArrayLike
    ) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
        """Run the file uncut, in one batch: its ``styles`` and its ``pixels``.

        For comparing with the cut file; the first call opens a session for it.
        """
        with self._lock:
            self._check_open()
            if self._whole is None:
                model, _ = load_checked(self.path)
                self._whole = new_session(model, self._choice, self._threads)
            whole = self._whole
        styles, pixels = whole.run(["styles", "pixels"], self._feeds(z, attributes, truncation))
        return styles, pixels

    def render(
        self, avatars: Sequence[Avatar], *, cancelled: Callable[[], bool] | None = None
    ) -> NDArray[np.uint8]:
        """Draw ``avatars``: uint8 [n, h, w, 3], the same pixels whatever they are drawn with.

        Args:
            avatars: what to draw.
            cancelled: asked before each few pictures; True gives up.

        Raises:
            RenderCancelled: ``cancelled`` returned True.
            AvatarError: an avatar was made for another model or does not fit this one.
        """
        for avatar in avatars:
            check_fits(avatar, self.manifest)
        pixels = self._canvas(len(avatars))
        for start in range(0, len(avatars), self._step):
            if cancelled is not None and cancelled():
                raise RenderCancelled
            some = avatars[start : start + self._step]
            pixels[start : start + len(some)] = self.synthesize(self._styles_of(some))
        return pixels

    def close(self) -> None:
        """Give back the memory of the sessions. Closing twice is fine, rendering after is not."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            del self._mapping, self._synthesis
            self._whole = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _styles_of(self, avatars: Sequence[Avatar]) -> NDArray[np.float32]:
        """Map every source of ``avatars`` in one go, then mix each avatar's own."""
        sources = [source for avatar in avatars for source in avatar.sources]
        mapped = self.styles(
            np.stack([source.z_array for source in sources]),
            np.array([source.attributes for source in sources], np.float32).reshape(
                len(sources), self.manifest.classes
            ),
            np.array([source.truncation for source in sources], np.float32),
        )
        mixed = []
        for avatar in avatars:
            own, mapped = np.split(mapped, [len(avatar.sources)])
            mixed.append(mixed_styles(avatar, own))
        return np.stack(mixed)

    def _feeds(
        self, z: ArrayLike, attributes: ArrayLike, truncation: ArrayLike
    ) -> dict[str, NDArray[np.float32]]:
        feeds = {"z": z, "attributes": attributes, "truncation": truncation}
        return {name: np.ascontiguousarray(value, np.float32) for name, value in feeds.items()}

    def _canvas(self, count: int) -> NDArray[np.uint8]:
        side = self.manifest.resolution
        return np.empty((count, side, side, 3), np.uint8)

    def _warm_up(self) -> None:
        """Draw one picture, so that what fails fails now and the first wall comes at once."""
        manifest = self.manifest
        z, attributes = np.zeros((1, manifest.z_dim)), np.zeros((1, manifest.classes))
        self.synthesize(self.styles(z, attributes, np.ones(1)))

    def _check_open(self) -> None:
        if self._closed:
            raise ValueError("the generator is closed")
