"""How commands make pictures larger: options, the upscaler that is opened, and what is said of it.

An upscaler finishes them where one is installed; without one, or where it is broken, Lanczos does.
"""

import argparse
import math
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.cli.options.shared import whole
from acgan_desktop.cli.options.wishes import printable
from acgan_desktop.core.errors import UserError
from acgan_desktop.library.pictures.picture_files import FinishedBy

if TYPE_CHECKING:
    from acgan_desktop.library.pictures.finishing import Finisher

MAX_SIDE = 8192
BEST, FAST, PLAIN = "best", "fast", "plain"


def add_finishing_options(group: argparse._ArgumentGroup, default: str) -> None:
    """Give ``group`` the options --scale, --size and --quality; ``default`` says what none means.

    Args:
        group: of the command's options.
        default: how many times pictures are enlarged otherwise, in words.
    """
    sizes = group.add_mutually_exclusive_group()
    sizes.add_argument(
        "--scale",
        type=int,
        choices=(1, 2, 4, 8),
        help=f"how many times to enlarge the pictures ({default})",
    )
    sizes.add_argument(
        "--size",
        type=whole(1, MAX_SIDE),
        metavar="PX",
        help="the longer side of the pictures instead, in pixels",
    )
    add_quality_option(group, BEST)


def add_quality_option(
    group: argparse._ArgumentGroup, default: str, name: str = "--quality"
) -> None:
    """Give ``group`` the option that says what enlarges pictures, called ``name``."""
    group.add_argument(
        name,
        dest="finisher_quality",
        choices=(BEST, FAST, PLAIN),
        default=default,
        help="what enlarges them: the best upscaler installed, a fast one, or plain resampling "
        f"({default})",
    )


def open_finisher(arguments: argparse.Namespace) -> "Finisher":
    """Open what :func:`add_quality_option` and the options of its command ask for; never fails."""
    from acgan_desktop.engine.runtime.device import Device
    from acgan_desktop.library.pictures.finishing import Finisher

    quality = arguments.finisher_quality
    if getattr(arguments, "scale", None) == 1 or quality == PLAIN:
        return Finisher(None)
    return Finisher.open(quality, Device(getattr(arguments, "device", Device.AUTO)))


def frame_enlarger(
    finisher: "Finisher", side: int
) -> Callable[[NDArray[np.uint8]], NDArray[np.uint8]]:
    """Return what makes an animation's frames [h, w, 3 or 4] about as large as ``side`` pixels.

    They are finished once at most, since finishing again would take seconds a frame. What is
    missing then, and frames that are see-through, are resampled by whoever writes the animation.
    """

    def enlarge(frame: NDArray[np.uint8]) -> NDArray[np.uint8]:
        times = min(finisher.factor, math.ceil(side / max(frame.shape[:2])))
        if times <= 1 or frame.shape[2] != 3:
            return frame
        finished: NDArray[np.uint8] = finisher.finish(frame[None], times)[0]
        return finished

    return enlarge


class Finishing:
    """How much pictures of one size are enlarged, and by what.

    Attributes:
        finisher: what enlarges.
        times: how many times the finisher enlarges.
        side: the longer side asked for; None where ``times`` says all.
    """

    def __init__(
        self,
        finisher: "Finisher",
        arguments: argparse.Namespace,
        drawn: int,
        default: int | None = None,
    ) -> None:
        """Find out what ``arguments`` mean for pictures of one size.

        Args:
            finisher: see :func:`open_finisher`; whoever opened it closes it.
            arguments: of :func:`add_finishing_options`.
            drawn: the longer side of the pictures before.
            default: how many times pictures are enlarged where neither --scale nor --size is
                given; as the upscaler does if None.

        Raises:
            UserError: they would become too large.
        """
        from acgan_desktop.library.pictures.finishing import MAX_FACTOR

        self.finisher, self.side = finisher, arguments.size
        self.times: int = arguments.scale or default or finisher.factor
        if self.side is not None:
            self.times = max(1, math.ceil(self.side / drawn))
            if self.times > MAX_FACTOR:
                raise UserError(
                    f"These pictures have {drawn} pixels a side and can become {MAX_FACTOR} times "
                    f"as large, so --size may be {drawn * MAX_FACTOR} at most."
                )
        if drawn * self.times > 2 * MAX_SIDE:
            raise UserError(
                f"A picture of {drawn} pixels would become {drawn * self.times} pixels a side, "
                "which is more than this program makes; choose a smaller --scale."
            )

    def finish(self, picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Return a picture [h, w, 3] as large as asked for."""
        from acgan_desktop.library.pictures.finishing import fitted

        large = self.finisher.finish(picture[None], self.times)[0]
        return large if self.side is None else fitted(large, self.side)

    def finished_by(self) -> FinishedBy | None:
        """Return what the pictures say of it."""
        return self.finisher.finished_by(self.times)

    def report(self) -> str:
        """Return a sentence for the end; "" where pictures are as they were drawn."""
        problem = f"No upscaler was used: {self.finisher.problem}" if self.finisher.problem else ""
        if self.times == 1 and self.side is None:
            return problem
        size = f"{self.side} pixels" if self.side else f"{self.times} times as large"
        by = self.finished_by()
        if by is None:
            return f"Enlarged by resampling: {size}. {problem}".strip()
        what = f"Finished by {printable(by.name)}: {size}."
        broken = f" Another one cannot be used: {self.finisher.problem}"
        return what + (broken if self.finisher.problem else "")
