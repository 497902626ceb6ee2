"""How far a run is, by whatever ends it first: its images, or its minutes."""

from collections import deque
from dataclasses import dataclass, field

_WINDOW_SECONDS = 60.0


@dataclass(frozen=True)
class Progress:
    """Where a run stands, for whoever shows it.

    Attributes:
        kimg: thousands of real images shown.
        target_kimg: where the run ends.
        seconds: of training steps so far, over all sittings.
        limit_seconds: how many it may take; None = as many as the images do.
        images_per_s: speed over the last minute of training; 0 before the first step.
        means: losses and scores since the last report; empty but at a report.
    """

    kimg: float
    target_kimg: float
    seconds: float = 0.0
    limit_seconds: float | None = None
    images_per_s: float = 0.0
    means: dict[str, float] = field(default_factory=dict)

    @property
    def ends_by_time(self) -> bool:
        """Whether the seconds end the run before its images do, as fast as it is now."""
        if self.limit_seconds is None:
            return False
        by_images = self._seconds_for_images
        return by_images is None or self.limit_seconds - self.seconds < by_images

    @property
    def share(self) -> float:
        """How much of the run is done, 0 to 1, by what ends it."""
        if self.limit_seconds is not None and self.ends_by_time:
            return min(1.0, self.seconds / self.limit_seconds)
        return min(1.0, self.kimg / self.target_kimg) if self.target_kimg > 0 else 1.0

    @property
    def seconds_left(self) -> float | None:
        """How many seconds of training steps are left; None before the speed is known."""
        if self.limit_seconds is not None and self.ends_by_time:
            return max(0.0, self.limit_seconds - self.seconds)
        return self._seconds_for_images

    @property
    def _seconds_for_images(self) -> float | None:
        if self.images_per_s <= 0:
            return None
        return max(0.0, 1000 * (self.target_kimg - self.kimg) / self.images_per_s)


class SpeedMeter:
    """Images a second over the last minute of training, from the second call on."""

    def __init__(self) -> None:
        """Begin with no moment known."""
        self._moments: deque[tuple[float, int]] = deque()

    def speed(self, seconds: float, images: int) -> float:
        """Return the speed when so many ``images`` had been shown at so many ``seconds``."""
        self._moments.append((seconds, images))
        while len(self._moments) > 2 and seconds - self._moments[1][0] > _WINDOW_SECONDS:
            self._moments.popleft()
        before_seconds, before_images = self._moments[0]
        passed = seconds - before_seconds
        return (images - before_images) / passed if passed > 0 else 0.0
