"""Judging how a training goes, and why one has ended, in a plain sentence.

The thresholds are judgements, not laws: they come from runs of the bundled recipes, good and
spoiled ones. A sentence is said only when several reports in a row say it.
"""

import re
from collections.abc import Sequence
from statistics import fmean
from typing import Final

from acgan_desktop.core.errors import Message
from acgan_desktop.core.run_state import INTERRUPTED
from acgan_desktop.library.training.error_codes import EndCode, Judgement
from acgan_desktop.library.training.run_reader import Curve, RunSnapshot

LEAST_REPORTS: Final = 3
_RECENT: Final = 6
_WON: Final = 0.93
_LOST: Final = 0.2
_BY_HEART: Final = 0.85
_COLLAPSED: Final = 0.45
_FLAT: Final = 0.06
_STILL_LEVELS: Final = 1.2
_STILL_SHEETS: Final = 4
_STILL_MEASURED: Final = 5
_WORSE: Final = 1.15
_MICRO_BATCH: Final = re.compile(r"schedule\.micro_batch=(\d{1,6})")


def judge(run: RunSnapshot, varieties: Curve = (), changes: Curve = ()) -> Judgement:
    """Say how a run goes.

    Args:
        run: its reports.
        varieties: how much the faces of one wish differ, by sheet.
        changes: how far each sheet is from the one before, in levels.
    """
    if len(run.curve("loss_g")) < LEAST_REPORTS:
        return Judgement.BEGUN
    if _is_collapsing(varieties):
        return Judgement.COLLAPSING
    side = _side_that_wins(run)
    if side is not None:
        return side
    if len(run.distance) >= _STILL_MEASURED:
        return _by_distance([value for _, value in run.distance])
    recent = [value for _, value in changes[-_STILL_SHEETS:]]
    if len(recent) == _STILL_SHEETS and max(recent) < _STILL_LEVELS:
        return Judgement.STILL
    return Judgement.LEARNING


def _is_collapsing(varieties: Curve) -> bool:
    """Say whether variety fell far below what it was: first sheets are blots, and do not count."""
    values = [value for _, value in varieties[1:]]
    if len(values) < LEAST_REPORTS:
        return False
    now = fmean(values[-2:])
    return now < _COLLAPSED * max(values[:-1]) or (now < _FLAT and len(values) > _RECENT)


def _side_that_wins(run: RunSnapshot) -> Judgement | None:
    real, fake = _recent(run.curve("score_real")), _recent(run.curve("score_fake"))
    if len(real) < LEAST_REPORTS or len(fake) < LEAST_REPORTS:
        return None
    sign = _recent(run.curve("sign_real"))
    if len(sign) >= LEAST_REPORTS and min(sign) > _BY_HEART and max(fake) < 0.5:
        return Judgement.BY_HEART
    if min(real) > _WON and max(fake) < 1 - _WON:
        return Judgement.JUDGE_WINS
    if min(f - r for f, r in zip(fake, real, strict=False)) > _LOST:
        return Judgement.DRAWER_WINS
    return None


def _by_distance(values: Sequence[float]) -> Judgement:
    best = min(values)
    place = len(values) - 1 - list(reversed(values)).index(best)
    since = len(values) - 1 - place
    if since < _STILL_MEASURED - 1:
        return Judgement.BETTER
    return Judgement.WORSE if values[-1] > _WORSE * best else Judgement.STILL


def _recent(curve: Curve) -> list[float]:
    return [value for _, value in curve[-_RECENT:]]


def why_it_ended(said: str) -> Message:
    """Say in a person's words why a run failed or was ended.

    Args:
        said: the trainer's own sentence, of the run's state or of its job's result.
    """
    words = said.lower()
    if said == INTERRUPTED:
        return Message(EndCode.KILLED)
    if "memory" in words and "not enough" in words:
        faces = smaller_portion(said)
        if faces is not None:
            return Message(EndCode.OUT_OF_MEMORY, faces=faces)
        return Message(EndCode.OUT_OF_MEMORY_AT_ALL)
    if "no space left" in words or "disk quota" in words:
        return Message(EndCode.DISK_FULL)
    if "no longer a finite number" in words:
        return Message(EndCode.DIVERGED)
    if "cuda" in words and ("driver" in words or "not available" in words):
        return Message(EndCode.NO_CARD, why=said)
    return Message(EndCode.OTHER, why=said)


def smaller_portion(said: str) -> int | None:
    """Return how many faces at once the trainer proposes where the memory was not enough."""
    found = _MICRO_BATCH.search(said)
    return int(found[1]) if found else None
