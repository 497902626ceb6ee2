"""The loop's reports as numbers alone, whoever wrote the file."""

from collections.abc import Iterable, Mapping
from typing import Any

from trainer.reports.report import Event

EVENT_KEYS = (
    "kimg", "seconds", "loss_g", "loss_d", "score_real", "score_fake", "images_per_s",
)  # fmt: skip


def events_until(lines: Iterable[Mapping[str, Any]], kimg: float) -> tuple[Event, ...]:
    """Return the reports up to ``kimg``, each with its numbers; those without a time are left out.

    Args:
        lines: of an ``events.jsonl``.
        kimg: thousands of images shown.
    """
    events = []
    for line in lines:
        event = {key: line.get(key) for key in EVENT_KEYS}
        numbers = {
            key: float(value)
            for key, value in event.items()
            if isinstance(value, (int, float)) and not isinstance(value, bool)
        }
        if {"kimg", "seconds"} <= numbers.keys() and numbers["kimg"] <= kimg + 5e-4:
            events.append(numbers)
    return tuple(events)
