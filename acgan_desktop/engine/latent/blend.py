"""Blends: two to eight avatars, and the way from one to the next as an animation."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.error_codes import LatentCode
from acgan_desktop.engine.latent.interpolation import linear, spherical
from acgan_desktop.engine.model_file.compatibility import check_fits
from acgan_desktop.engine.model_file.manifest import GeneratorManifest

MIN_KEYFRAMES = 2
MAX_KEYFRAMES = 8


class Way(StrEnum):
    """How a blend goes from one keyframe to the next.

    SPHERICAL turns z along the great arc: each frame is a face of its own, as plausible as the
    keyframes. LINEAR mixes the finished styles: the shortest way, over more average faces.
    """

    SPHERICAL = "spherical"
    LINEAR = "linear"


class Easing(StrEnum):
    """How the speed goes between two keyframes.

    LINEAR never changes it, SMOOTH slows down at the keyframes, LINGER stops there for a while.
    """

    LINEAR = "linear"
    SMOOTH = "smooth"
    LINGER = "linger"


class Loop(StrEnum):
    """What follows the last keyframe: nothing, the first again, or the way back."""

    ONCE = "once"
    CYCLE = "cycle"
    BOUNCE = "bounce"


def _smooth(t: float) -> float:
    return t * t * (3 - 2 * t)


_EASINGS: dict[Easing, Callable[[float], float]] = {
    Easing.LINEAR: lambda t: t,
    Easing.SMOOTH: _smooth,
    Easing.LINGER: lambda t: _smooth(min(1.0, max(0.0, (t - 0.15) / 0.7))),
}


@dataclass(frozen=True)
class Blend:
    """A way through 2 to 8 avatars of one model; each point of it is a plain avatar.

    Making one raises UserError where there are too few or too many keyframes, or where one of
    them does not fit the model.

    Attributes:
        manifest: the model's manifest.
        keyframes: the avatars to pass, in this order; each part of the way takes the same time.
        way: how to go from one to the next.
        easing: how the speed goes.
        loop: what follows the last.
    """

    manifest: GeneratorManifest
    keyframes: tuple[Avatar, ...]
    way: Way = Way.SPHERICAL
    easing: Easing = Easing.SMOOTH
    loop: Loop = Loop.CYCLE

    def __post_init__(self) -> None:
        count = len(self.keyframes)
        if not MIN_KEYFRAMES <= count <= MAX_KEYFRAMES:
            raise UserError(
                LatentCode.BLEND_SIZE, least=MIN_KEYFRAMES, most=MAX_KEYFRAMES, count=count
            )
        for number, avatar in enumerate(self.keyframes, start=1):
            if avatar.model != self.manifest.model_id:
                raise UserError(
                    LatentCode.BLEND_OF_OTHER_MODEL, number=number, name=self.manifest.name
                )
            check_fits(avatar, self.manifest)

    @property
    def parts(self) -> int:
        """How many ways from a keyframe to the next the animation has."""
        ways = len(self.keyframes) - 1
        return {Loop.ONCE: ways, Loop.CYCLE: ways + 1, Loop.BOUNCE: 2 * ways}[self.loop]

    def at(self, time: float) -> Avatar:
        """Return the avatar at ``time``, from 0 (the start) to 1 (the end, or the start again).

        Raises:
            UserError: two keyframes are such mixtures that what lies between has no avatar.
        """
        part, rest = divmod(min(max(time, 0.0), 1.0) * self.parts, 1.0)
        first, second = self._keyframe(int(part)), self._keyframe(int(part) + 1)
        t = _EASINGS[self.easing](rest)
        if self.way is Way.LINEAR:
            return linear(first, second, t)
        return spherical(self.manifest, first, second, t)

    def frames(self, count: int) -> list[Avatar]:
        """Return ``count`` avatars evenly over the time, as frames of an animation.

        A blend that loops ends one frame before its start comes again; one that does not ends on
        the last keyframe.

        Raises:
            UserError: ``count`` is below 2, or what :meth:`at` raises.
        """
        if count < 2:
            raise UserError(LatentCode.TOO_FEW_FRAMES, count=count)
        last = count - 1 if self.loop is Loop.ONCE else count
        return [self.at(index / last) for index in range(count)]

    def frame_of(self, keyframe: int, count: int) -> int:
        """Return which of ``count`` frames shows keyframe number ``keyframe`` best."""
        last = count - 1 if self.loop is Loop.ONCE else count
        return min(count - 1, math.floor(keyframe / self.parts * last + 0.5))

    def _keyframe(self, number: int) -> Avatar:
        """Return keyframe ``number`` of the endless animation."""
        count = len(self.keyframes)
        if self.loop is Loop.CYCLE:
            return self.keyframes[number % count]
        last = count - 1
        return self.keyframes[last - abs(last - number) if number <= 2 * last else last]
