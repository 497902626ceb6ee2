"""Finishing drawn pictures: larger and sharp where an upscaler is installed, else resampled.

Everything here blocks while it computes, and may be called from any thread.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from acgan_desktop.core.closed_on_exit import ClosedOnExit
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.model_file.manifest import UpscalerManifest
from acgan_desktop.library.models.installed import InstalledModel, UnusableModel, upscalers
from acgan_desktop.library.pictures.picture_files import UPSCALER_KEYWORD, FinishedBy

if TYPE_CHECKING:
    from acgan_desktop.engine.runtime.device import Device
    from acgan_desktop.engine.runtime.upscaler import Progress, Upscaler

Pixels = NDArray[np.uint8]
Quality = Literal["fast", "best"]
MAX_FACTOR = 16


@dataclass(frozen=True)
class Chosen:
    """Which upscaler finishes pictures.

    Attributes:
        path: its file; None if there is none that can be used.
        manifest: what it holds; None likewise.
        problem: what is wrong with another one that would have been taken; "" if nothing.
    """

    path: Path | None
    manifest: UpscalerManifest | None
    problem: str = ""


def choose_upscaler(quality: Quality) -> Chosen:
    """Choose among the installed upscalers: one of ``quality`` if there is one, else another.

    The files are checked, which takes a moment.
    """
    found = upscalers()
    problems = [one.problem.sentence for one in found if isinstance(one, UnusableModel)]
    usable = [
        (one.path, one.manifest)
        for one in found
        if isinstance(one, InstalledModel) and isinstance(one.manifest, UpscalerManifest)
    ]
    problem = problems[0] if problems else ""
    if not usable:
        return Chosen(None, None, problem)
    path, manifest = min(usable, key=lambda one: one[1].quality != quality)
    return Chosen(path, manifest, "" if manifest.quality == quality else problem)


class Finisher(ClosedOnExit):
    """Makes pictures larger: by an upscaler, or by Lanczos where there is none.

    Attributes:
        upscaler: what finishes; None for Lanczos.
        problem: why an installed upscaler is not used, in a sentence; "" if all is well.
    """

    def __init__(self, upscaler: "Upscaler | None", problem: str = "") -> None:
        """Take an opened upscaler, or None; it is closed with the finisher."""
        self.upscaler = upscaler
        self.problem = problem

    @classmethod
    def open(
        cls, quality: Quality, device: "Device | None" = None, threads: int | None = None
    ) -> Self:
        """Open the installed upscaler of this quality; never fails, since Lanczos always works.

        Args:
            quality: fast for what is live, best for what is saved.
            device: what to run on; the best there is if None.
            threads: processor threads; what suits the machine if None.
        """
        from acgan_desktop.engine.runtime.device import Device
        from acgan_desktop.engine.runtime.upscaler import Upscaler

        chosen = choose_upscaler(quality)
        if chosen.path is None:
            return cls(None, chosen.problem)
        try:
            opened = Upscaler.open(chosen.path, device or Device.AUTO, threads)
        except UserError as error:
            return cls(None, error.sentence)
        return cls(opened, chosen.problem)

    @property
    def factor(self) -> int:
        """How many times pictures are enlarged where nobody says otherwise; 1 without upscaler."""
        return self.upscaler.manifest.factor if self.upscaler is not None else 1

    def finish(
        self,
        pixels: Pixels,
        times: int,
        cancelled: Callable[[], bool] | None = None,
        progress: "Progress | None" = None,
    ) -> Pixels:
        """Return pictures ``times`` as large.

        What lies between the upscaler's steps is reached from the next step down, by Lanczos; what
        lies beyond its first step by finishing half of that again.

        Args:
            pixels: sRGB, uint8 [n, h, w, 3].
            times: 1 to 16; 1 leaves them as they are.
            cancelled: asked again and again; True ends the run.
            progress: told after each tile; starts again where half is finished once more.

        Raises:
            RunInterrupted: ``cancelled`` returned True.
            ValueError: ``times`` is out of range, or the pictures are too large.
        """
        if not 1 <= times <= MAX_FACTOR:
            raise ValueError(f"times must lie between 1 and {MAX_FACTOR}, not {times}")
        height, width = pixels.shape[1] * times, pixels.shape[2] * times
        if self.upscaler is None or times == 1:
            return _resized(pixels, height, width)
        by, reached, drawn = self.upscaler.manifest.factor, 1, pixels
        while reached < times:
            if reached > 1:  # half again: twice as large from here on
                reached = reached // 2
                drawn = _resized(drawn, pixels.shape[1] * reached, pixels.shape[2] * reached)
            drawn = self.upscaler.upscale(drawn, cancelled, progress)
            reached *= by
        return _resized(drawn, height, width)

    def finished_by(self, times: int) -> FinishedBy | None:
        """Return what a picture says that was made ``times`` as large; None if it was resampled."""
        if self.upscaler is None or times == 1:
            return None
        manifest = self.upscaler.manifest
        return FinishedBy(manifest.name, manifest.model_id, times)

    def close(self) -> None:
        """Give back the memory."""
        if self.upscaler is not None:
            self.upscaler.close()


def finish_picture(
    finisher: Finisher,
    picture: Image.Image,
    times: int,
    cancelled: Callable[[], bool] | None = None,
    progress: "Progress | None" = None,
) -> Image.Image:
    """Return a person's own picture ``times`` as large, in its kind: grey stays grey.

    Where it is see-through, the colours at the edge go on, so that no fringe shows; the
    transparency itself is enlarged by Lanczos.

    Args:
        finisher: what enlarges.
        picture: of any mode.
        times: 1 to 16.
        cancelled: as for :meth:`Finisher.finish`.
        progress: likewise.
    """
    size = (picture.width * times, picture.height * times)
    transparent = "A" in picture.getbands() or "transparency" in picture.info
    grey = picture.mode in ("1", "L", "LA", "I", "I;16", "F")
    if not transparent:
        drawn = _finish_one(finisher, picture.convert("RGB"), times, cancelled, progress)
        return drawn.convert("L") if grey else drawn
    whole = picture.convert("RGBA")
    alpha = whole.getchannel("A")
    drawn = _finish_one(finisher, _filled(whole), times, cancelled, progress)
    drawn.putalpha(alpha.resize(size, Image.Resampling.LANCZOS))
    return drawn.convert("LA") if grey else drawn


def picture_bytes(picture: Image.Image, finished_by: FinishedBy | None) -> bytes:
    """Return a picture of any mode as a PNG that says which upscaler finished it."""
    info = PngInfo()
    info.add(b"sRGB", b"\x00")
    if finished_by is not None:
        info.add_itxt(UPSCALER_KEYWORD, finished_by.to_json())
    stream = io.BytesIO()
    picture.save(stream, "PNG", pnginfo=info)
    return stream.getvalue()


def fitted(pixels: Pixels, side: int) -> Pixels:
    """Return a picture [h, w, 3] shrunk by Lanczos so that its longer side is ``side``."""
    height, width = pixels.shape[:2]
    by = side / max(height, width)
    resized = _resized(pixels[None], max(1, round(height * by)), max(1, round(width * by)))
    picture: Pixels = resized[0]
    return picture


def _finish_one(
    finisher: Finisher,
    picture: Image.Image,
    times: int,
    cancelled: Callable[[], bool] | None,
    progress: "Progress | None",
) -> Image.Image:
    pixels = np.asarray(picture)[None]
    return Image.fromarray(finisher.finish(pixels, times, cancelled, progress)[0])


def _filled(picture: Image.Image) -> Image.Image:
    """Return the colours of an RGBA picture, gone on into what is see-through.

    From coarse to fine: each level takes what it does not know from the one of half its size.
    """
    pixels = np.asarray(picture).astype(np.float64)
    weights = pixels[..., 3:] / 255
    filled = _spread(pixels[..., :3] * weights, weights)
    return Image.fromarray(np.clip(np.round(filled), 0, 255).astype(np.uint8))


def _spread(colours: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return colours for every place, given them times their ``weights`` [h, w, 1], and these."""
    height, width = weights.shape[:2]
    known = colours / np.maximum(weights, 1e-9)
    if max(height, width) == 1:
        return known
    even = ((0, height % 2), (0, width % 2), (0, 0))
    halves = [
        np.pad(one, even).reshape(-(-height // 2), 2, -(-width // 2), 2, -1).sum(axis=(1, 3))
        for one in (colours, weights)
    ]
    coarse = _spread(*halves).repeat(2, 0).repeat(2, 1)[:height, :width]
    share = np.minimum(1.0, weights)
    result: NDArray[np.float64] = share * known + (1 - share) * coarse
    return result


def _resized(pixels: Pixels, height: int, width: int) -> Pixels:
    if pixels.shape[1:3] == (height, width):
        return pixels
    size = (width, height)
    pictures = [Image.fromarray(one).resize(size, Image.Resampling.LANCZOS) for one in pixels]
    return (
        np.stack([np.asarray(one) for one in pictures])
        if pictures
        else np.empty((0, height, width, 3), np.uint8)
    )
