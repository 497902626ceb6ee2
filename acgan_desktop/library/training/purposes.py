"""Choosing a training by what it is for, with the time that it takes on this machine."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from acgan_desktop.core.job_folder import JobResult

Purpose = Literal["quick", "good", "best"]
Begin = Literal["bundled", "nothing"]

PURPOSES: Final[tuple[Purpose, ...]] = ("quick", "good", "best")
TRIAL_SECONDS: Final = 8.0
FEW_FOR_BUNDLED: Final = 200
"""From so many pictures on, a bundled model takes on their style."""
FEW_FOR_NOTHING: Final = 2000
"""With fewer, a training from nothing learns them by heart."""
_LONG_SECONDS: Final = 3 * 24 * 3600.0


@dataclass(frozen=True)
class Course:
    """What a purpose trains.

    Attributes:
        recipe: a bundled recipe.
        most_kimg: thousands of images after which more is of little use.
        hours: as long as it may take; None = as long as it takes.
        least_kimg: with fewer nothing is to be seen.
    """

    recipe: str
    most_kimg: float
    hours: float | None
    least_kimg: float


COURSES: Final[Mapping[tuple[Begin, Purpose], Course]] = {
    # Longer pulls faces apart that few pictures have; docs/data.md has figures.
    ("bundled", "quick"): Course("finetune-128", 4, 1, 1),
    ("bundled", "good"): Course("finetune-128", 8, 4, 2),
    ("bundled", "best"): Course("finetune-128", 16, None, 16),
    ("nothing", "quick"): Course("dcgan-64", 100, 2, 10),
    ("nothing", "good"): Course("biggan-64", 340, 14, 60),
    ("nothing", "best"): Course("biggan-128", 1000, None, 1000),
}
_SIZES: Final = {"finetune-128": 128, "dcgan-64": 64, "biggan-64": 64, "biggan-128": 128}


@dataclass(frozen=True)
class Trial:
    """What a recipe was found to take on this machine.

    Attributes:
        images_per_s: speed.
        bytes: memory of a process.
        device: "cpu" or "cuda".
    """

    images_per_s: float
    bytes: int
    device: str


@dataclass(frozen=True)
class Estimate:
    """How long a purpose takes here, and what of it.

    Attributes:
        kimg: thousands of images to train for.
        seconds: how long that takes.
        bytes: memory it takes.
        is_long: it takes days, so that a graphics card is wanted.
    """

    kimg: float
    seconds: float
    bytes: int
    is_long: bool


def course(begin: Begin, purpose: Purpose) -> Course:
    """Return what is trained for a purpose."""
    return COURSES[begin, purpose]


def recipes(begin: Begin) -> list[str]:
    """Return the recipes that the purposes need trials of, each once."""
    return list(dict.fromkeys(COURSES[begin, purpose].recipe for purpose in PURPOSES))


def recipe_size(recipe: str) -> int:
    """Return the side of a recipe's pictures, in pixels; 128 for one that is not offered here."""
    return _SIZES.get(recipe, 128)


def trial_of(result: JobResult) -> Trial | None:
    """Return what a dry run found; None if it did not get so far."""
    speed, size = result.values.get("images_per_s"), result.values.get("bytes")
    if not isinstance(speed, int | float) or not isinstance(size, int | float) or speed <= 0:
        return None
    return Trial(float(speed), int(size), str(result.values.get("device", "cpu")))


def estimate(begin: Begin, purpose: Purpose, trial: Trial) -> Estimate:
    """Return what fits into the hours of a purpose at the speed of a trial.

    kimg = min(most, max(least, images/s · hours · 3.6)), rounded to whole thousands.
    """
    asked = course(begin, purpose)
    kimg = asked.most_kimg
    if asked.hours is not None:
        fits = trial.images_per_s * asked.hours * 3600 / 1000
        kimg = float(max(1, round(min(asked.most_kimg, max(asked.least_kimg, fits)))))
    seconds = kimg * 1000 / trial.images_per_s
    return Estimate(kimg, seconds, trial.bytes, seconds > _LONG_SECONDS)
