"""A generator: an opened model file that turns avatars into pixels."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self, TypeVar

import numpy as np
import onnx
from numpy.typing import ArrayLike, NDArray

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.closed_on_exit import ClosedOnExit
from acgan_desktop.engine.error_codes import ModelCode
from acgan_desktop.engine.model_file.compatibility import check_fits, mixed_styles
from acgan_desktop.engine.model_file.inspection import ModelFileError, load_checked
from acgan_desktop.engine.model_file.manifest import WHAT_IT_IS, GeneratorManifest
from acgan_desktop.engine.runtime.cuda_settings import CudaSettings
from acgan_desktop.engine.runtime.device import CPU_PROVIDER, Choice, Device, RunsOn
from acgan_desktop.engine.runtime.interruptible import RunInterrupted, interrupted_when
from acgan_desktop.engine.runtime.lost_device import bury, is_device_failure, reason_of
from acgan_desktop.engine.runtime.open_model import open_on
from acgan_desktop.engine.runtime.split_generator import Feeds, SplitGenerator

Done = TypeVar("Done")


class RenderCancelled(Exception):  # noqa: N818 - not an error
    """A rendering was given up because its caller asked for that."""


class Generator(ClosedOnExit):
    """An opened generator, for one render thread at a time; arrays in and out are NumPy's.

    Where a GPU fails in the middle of work, the CPU goes on with it.

    Attributes:
        manifest: what the file says it holds.
        path: the file that it was opened from.
        on_change: told whenever ``runs_on`` has changed, on the thread that draws.
    """

    manifest: GeneratorManifest
    path: Path
    on_change: Callable[[RunsOn], object] | None

    def __init__(
        self,
        path: Path,
        manifest: GeneratorManifest,
        model: onnx.ModelProto,
        choice: Choice,
        threads: int,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        self.path = path
        self.manifest = manifest
        self.on_change = None
        self._threads = threads
        self._lock = threading.Lock()
        self._closed = False
        self._halves = SplitGenerator(model, manifest, choice, threads, cancelled)

    @property
    def runs_on(self) -> RunsOn:
        """What it runs on, asked of the session after a first run."""
        return self._halves.runs_on

    @classmethod
    def open(
        cls,
        path: Path,
        device: Device = Device.AUTO,
        threads: int | None = None,
        cuda: CudaSettings | None = None,
        *,
        cancelled: Callable[[], bool] | None = None,
    ) -> Self:
        """Open the model file at ``path``, check it, and run it once.

        Args:
            path: a model file of contract 1.
            device: what to run on; where CUDA does not work the CPU does, and ``runs_on`` says why.
            threads: threads on the CPU; what suits the machine if None.
            cuda: how to use a GPU; as the environment says if None.
            cancelled: asked again and again while it is run; True gives up.

        Raises:
            RenderCancelled: ``cancelled`` returned True.
            ModelFileError: it is not a generator that this program can use.
        """
        model, manifest = load_checked(path)
        if not isinstance(manifest, GeneratorManifest):
            raise ModelFileError(
                ModelCode.NOT_A_GENERATOR, name=path.name, is_a=WHAT_IT_IS[manifest.kind]
            )
        try:
            return open_on(
                path,
                device,
                threads,
                lambda choice, count: cls(path, manifest, model, choice, count, cancelled),
                cuda,
            )
        except RunInterrupted as error:
            raise RenderCancelled from error

    def styles(
        self, z: ArrayLike, attributes: ArrayLike, truncation: ArrayLike
    ) -> NDArray[np.float32]:
        """Return the per-layer latents, float32 [n, num_styles, style_dim].

        Args:
            z: standard normal numbers [n, z_dim].
            attributes: blocks of class weights [n, classes] in manifest order.
            truncation: psi [n].
        """
        feeds = _feeds(z, attributes, truncation)
        return self._with_halves(lambda halves: halves.styles(feeds))

    def synthesize(self, styles: ArrayLike) -> NDArray[np.uint8]:
        """Return the pictures of ``styles`` [n, num_styles, style_dim]: uint8 [n, h, w, 3]."""
        array = np.ascontiguousarray(styles, dtype=np.float32)
        return self._with_halves(lambda halves: halves.pixels(array))

    def whole(
        self, z: ArrayLike, attributes: ArrayLike, truncation: ArrayLike
    ) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
        """Run the file uncut, in one batch: its ``styles`` and its ``pixels``.

        For comparing with the cut file; the first call opens a session for it.
        """
        feeds = _feeds(z, attributes, truncation)
        return self._with_halves(
            lambda halves: halves.whole(lambda: load_checked(self.path)[0], feeds)
        )

    def render(
        self, avatars: Sequence[Avatar], *, cancelled: Callable[[], bool] | None = None
    ) -> NDArray[np.uint8]:
        """Draw ``avatars``: uint8 [n, h, w, 3], the same pixels whatever they are drawn with.

        Args:
            avatars: what to draw.
            cancelled: asked again and again, also on another thread; True gives up, even in the
                middle of a picture.

        Raises:
            RenderCancelled: ``cancelled`` returned True.
            AvatarError: an avatar was made for another model or does not fit this one.
        """
        for avatar in avatars:
            check_fits(avatar, self.manifest)
        side = self.manifest.resolution
        pixels = np.empty((len(avatars), side, side, 3), np.uint8)
        done = 0
        try:
            with interrupted_when(cancelled, self.interrupt):
                while done < len(avatars):
                    if cancelled is not None and cancelled():
                        raise RenderCancelled
                    some = avatars[done : done + self._halves.step]
                    pixels[done : done + len(some)] = self.synthesize(self.styles_of(some))
                    done += len(some)
        except RunInterrupted as error:
            raise RenderCancelled from error
        return pixels

    def interrupt(self) -> None:
        """End what is being drawn, from any thread; whoever draws gets an exception."""
        self._halves.interrupt()

    def close(self) -> None:
        """Give back the memory of the sessions. Closing twice is fine, rendering after is not."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            self._halves.close()

    def styles_of(self, avatars: Sequence[Avatar]) -> NDArray[np.float32]:
        """Return the styles of whole avatars, float32 [n, num_styles, style_dim].

        Every source is mapped in one go, then each avatar's own are mixed and moved.
        """
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

    def _with_halves(self, work: Callable[[SplitGenerator], Done]) -> Done:
        """Do ``work``; where the GPU fails at it, do it again on the CPU and stay there."""
        if self._closed:
            raise ValueError("the generator is closed")
        halves = self._halves
        try:
            return work(halves)
        except RunInterrupted:
            raise
        except Exception as error:  # ONNX Runtime's have no base of their own
            if not halves.on_cuda or not is_device_failure(error):
                raise
            return work(self._leave_gpu(halves, error))

    def _leave_gpu(self, lost: SplitGenerator, error: Exception) -> SplitGenerator:
        """Go on on the CPU; raises ``error`` again if the file is not what it was."""
        with self._lock:
            if self._halves is not lost:  # another thread was quicker
                return self._halves
            try:
                model, manifest = load_checked(self.path)
            except ModelFileError:
                raise error from None
            if not isinstance(manifest, GeneratorManifest) or manifest != self.manifest:
                raise error
            choice = Choice((CPU_PROVIDER,), reason_of(error))
            self._halves = SplitGenerator(model, manifest, choice, self._threads)
            bury(lost, error)
        if self.on_change is not None:
            self.on_change(self.runs_on)
        return self._halves


def _feeds(z: ArrayLike, attributes: ArrayLike, truncation: ArrayLike) -> Feeds:
    feeds = {"z": z, "attributes": attributes, "truncation": truncation}
    return {name: np.ascontiguousarray(value, np.float32) for name, value in feeds.items()}
