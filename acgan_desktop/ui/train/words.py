"""What is said of trainings: times, reasons, stages, in the person's language."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from acgan_desktop.app.training_look import Stage, TrainingLook
from acgan_desktop.library.training.environment_setup import Stage as SetupStage
from acgan_desktop.library.training.time_left import seconds_left

translate = QCoreApplication.translate

_REASONS: Final[dict[str, Callable[[], str]]] = {
    "broken": lambda: translate("Train", "cannot be opened"),
    "no_face": lambda: translate("Train", "no face was found in it"),
    "too_small": lambda: translate("Train", "too small"),
    "faint": lambda: translate("Train", "nearly nothing to be seen"),
    "grey": lambda: translate("Train", "without colour"),
    "one_tint": lambda: translate("Train", "all in one tint"),
    "duplicate": lambda: translate("Train", "there twice"),
    "near_duplicate": lambda: translate("Train", "nearly the same as another"),
}
_STAGES: Final[dict[Stage, Callable[[], str]]] = {
    "new": lambda: translate("Train", "not begun"),
    "preparing": lambda: translate("Train", "preparing pictures"),
    "waiting": lambda: translate("Train", "waiting for its turn"),
    "starting": lambda: translate("Train", "starting"),
    "running": lambda: translate("Train", "training"),
    "paused": lambda: translate("Train", "paused"),
    "stopped": lambda: translate("Train", "stopped"),
    "finished": lambda: translate("Train", "finished"),
    "failed": lambda: translate("Train", "did not go on"),
}
_SETUP: Final[dict[SetupStage, Callable[[], str]]] = {
    "making": lambda: translate("Train", "Making an environment…"),
    "downloading": lambda: translate("Train", "Downloading and installing…"),
    "checking": lambda: translate("Train", "Trying a real training step…"),
    "finishing": lambda: translate("Train", "Putting it in its place…"),
}
_JOBS: Final[dict[str, Callable[[], str]]] = {
    "Starting": lambda: translate("Train", "Starting…"),
    "Listing": lambda: translate("Train", "Looking for pictures…"),
    "Reading labels": lambda: translate("Train", "Reading labels…"),
    "Looking for faces": lambda: translate("Train", "Looking for faces…"),
    "Opening pictures": lambda: translate("Train", "Opening pictures…"),
    "Looking for duplicates": lambda: translate("Train", "Looking for duplicates…"),
    "Writing": lambda: translate("Train", "Writing…"),
    "Reading faces": lambda: translate("Train", "Reading hair and eyes…"),
    "Trying some steps": lambda: translate("Train", "Trying some steps…"),
}


def reason_words(reason: str, detail: str) -> str:
    """Return why a picture is left out."""
    known = _REASONS.get(reason)
    words = known() if known is not None else reason.replace("_", " ")
    return f"{words} ({detail})" if detail else words


def stage_words(look: TrainingLook) -> str:
    """Return what a training is at, with what is left of it while it runs."""
    words = _STAGES[look.stage]()
    left = seconds_left(look.run) if look.stage == "running" else None
    if left is None:
        return words
    return translate("Train", "{time} left").format(time=duration_words(left))


def setup_words(stage: SetupStage) -> str:
    """Return what is being done while an environment is set up."""
    return _SETUP[stage]()


def job_words(stage: str) -> str:
    """Return what a command of the trainer does now."""
    known = _JOBS.get(stage)
    return known() if known is not None else translate("Train", "Working…")


def duration_words(seconds: float) -> str:
    """Return a time in its largest units: "3 days 4 h", "2 h 5 min", "12 min", "less than…"."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return translate("Train", "less than a minute")
    if minutes < 60:
        return translate("Train", "{minutes} min").format(minutes=minutes)
    if minutes < 48 * 60:
        return translate("Train", "{hours} h {minutes} min").format(
            hours=minutes // 60, minutes=minutes % 60
        )
    return translate("Train", "{days} days {hours} h").format(
        days=minutes // 1440, hours=minutes % 1440 // 60
    )


def size_words(count: int) -> str:
    """Return a number of bytes, such as "1.5 GB"."""
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
