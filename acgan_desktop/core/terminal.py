"""The terminal as commands use it beside their output: progress and sentences on standard error.

What is shown may quote a stranger's file. Nothing of it is read as rich's markup, and no control
character of it reaches the terminal.
"""

from collections.abc import Iterable
from typing import Any

from rich.console import Console, ConsoleOptions, RenderableType
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.segment import Segment

from acgan_desktop.core.visible_text import visible_lines


class SafeConsole(Console):
    """rich's console on standard error, for texts of unknown origin."""

    def __init__(self) -> None:
        super().__init__(stderr=True, markup=False, emoji=False, highlight=False)

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        """Yield rich's segments, the control characters of their texts made visible."""
        for segment in super().render(renderable, options):
            if segment.control:
                yield segment
            else:
                yield Segment(visible_lines(segment.text), segment.style)

    def say(self, sentence: str) -> None:
        """Print a sentence, above the progress bar where there is one."""
        self.print(sentence)


def description() -> TextColumn:
    """Return the column that says what a task is."""
    return TextColumn("{task.description}", markup=False)


def progress_of(console: SafeConsole, **options: Any) -> Progress:
    """Return a progress bar with what is done, how far, and how long it still takes."""
    columns = (description(), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, **options)
