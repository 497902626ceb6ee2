"""What can be done, under one name: a shortcut, a line of the command palette, a line of help."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction, QKeySequence

from acgan_desktop.ui.widgets.base import TranslatedWidget


class Action(QAction):
    """Something that one can do on a page or in the whole window.

    Attributes:
        icon_name: the line icon shown beside it, or "".
    """

    icon_name = ""


def add_action(
    owner: TranslatedWidget,
    title: Callable[[], str],
    act: Callable[[], object],
    shortcut: str = "",
    icon: str = "",
    more_keys: Sequence[str] = (),
) -> Action:
    """Give ``owner`` an action that works while it is in view.

    Args:
        owner: the page or the window.
        title: what it does, in the language of the moment.
        act: does it.
        shortcut: its keys, such as "Ctrl+D", or "".
        icon: the name of a line icon, or "".
        more_keys: other keys that do the same and are not told everywhere.
    """
    made = Action(owner)
    made.icon_name = icon
    made.setShortcuts([QKeySequence(keys) for keys in (shortcut, *more_keys) if keys])
    made.triggered.connect(lambda *_: act())
    owner.say(made.setText, title)
    owner.addAction(made)
    return made
