"""All that one can do, as the command palette offers it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from acgan_desktop.app.fuzzy_search import Fit, fit
from acgan_desktop.ui.widgets.action import Action

_WEAKEST: Final = 0.7
"""What fits worse than this share of the best is not shown."""


@dataclass(frozen=True)
class Command:
    """One line of the palette.

    Attributes:
        title: what it does.
        run: does it.
        group: where it belongs, such as the name of a page.
        keys: its shortcut as this system writes it, or "".
        icon: the name of a line icon, or "".
        words: other words that find it.
    """

    title: str
    run: Callable[[], object]
    group: str = ""
    keys: str = ""
    icon: str = ""
    words: str = ""


Commands = Callable[[], Iterable[Command]]
"""Something that offers commands, asked each time the palette is opened."""


@dataclass(frozen=True)
class Found:
    """A command that fits, and the letters of its title to mark."""

    command: Command
    letters: tuple[int, ...]


def of_widget(widget: QWidget, group: str, before: Callable[[], object]) -> list[Command]:
    """Return the actions of a page or window; ``before`` brings it into view."""

    def command(action: Action) -> Command:
        def run() -> None:
            before()
            action.trigger()

        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return Command(action.text(), run, group, keys, action.icon_name)

    return [
        command(action)
        for action in widget.actions()
        if isinstance(action, Action) and action.isVisible() and action.isEnabled()
    ]


def find(query: str, commands: Iterable[Command]) -> list[Found]:
    """Return what fits ``query``, best first; all of it in its own order for an empty one."""
    if not query.strip():
        return [Found(command, ()) for command in commands]
    scored: list[tuple[float, Found]] = []
    for command in commands:
        best = _fit(query, command)
        if best is not None:
            letters = tuple(i for i in best.letters if i < len(command.title))
            scored.append((best.score, Found(command, letters)))
    scored.sort(key=lambda pair: -pair[0])
    # Letters strewn over a long text fit almost anything: what is meant fits about as well.
    least = _WEAKEST * scored[0][0] if scored else 0.0
    return [found for score, found in scored if score >= least]


def _fit(query: str, command: Command) -> Fit | None:
    """Prefer the title; the group and other words help where it alone does not fit."""
    title = fit(query, command.title)
    if title is not None:
        return Fit(title.score + 2, title.letters)
    return fit(query, f"{command.title} {command.group} {command.words}")
