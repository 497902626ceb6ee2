"""All shortcuts, grouped as the page of shortcuts shows and prints them."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence, QTextDocument
from PySide6.QtWidgets import QWidget

from acgan_desktop.ui.i18n.key_names import Platform, key_name
from acgan_desktop.ui.shell.page_table import PAGES
from acgan_desktop.ui.shell.shell import Shell
from acgan_desktop.ui.widgets.action import Action

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Line:
    """What a shortcut does, and its keys (several sets do the same), as Qt writes them."""

    title: str
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """The shortcuts of one place."""

    title: str
    lines: tuple[Line, ...]


def all_shortcuts(shell: Shell) -> list[Group]:
    """Return every shortcut of the program; pages that were not visited yet are made for it."""
    groups = [
        Group(translate("Shortcuts", "Everywhere"), tuple(_of(shell.widget))),
        Group(translate("Shortcuts", "On a wall of faces"), tuple(_of_walls())),
        Group(translate("Shortcuts", "On the map"), tuple(_of_the_map())),
    ]
    for entry in PAGES:
        lines = tuple(_of(shell.page(entry.key)))
        groups.append(Group(entry.title(), lines))
    return [group for group in groups if group.lines]


def _of(widget: QWidget) -> Iterable[Line]:
    portable = QKeySequence.SequenceFormat.PortableText
    for action in widget.actions():
        if isinstance(action, Action) and action.shortcuts():
            keys = tuple(each.toString(portable) for each in action.shortcuts())
            yield Line(action.text(), keys)


def _of_walls() -> Iterable[Line]:
    yield Line(translate("Shortcuts", "Walk"), ("Left", "Right", "Up", "Down"))
    yield Line(translate("Shortcuts", "A screen up or down"), ("PgUp", "PgDown"))
    yield Line(translate("Shortcuts", "First or last face"), ("Home", "End"))
    yield Line(translate("Shortcuts", "Go on from this face"), ("Return",))


def _of_the_map() -> Iterable[Line]:
    yield Line(translate("Shortcuts", "Walk from face to face"), ("Left", "Right", "Up", "Down"))
    yield Line(translate("Shortcuts", "Move the map"), ("Shift+Left", "Shift+Right"))
    yield Line(translate("Shortcuts", "Nearer or farther"), ("+", "-"))
    yield Line(translate("Shortcuts", "Go on from this face"), ("Return",))


def document(groups: Iterable[Group], platform: Platform) -> QTextDocument:
    """Return the shortcuts as they are printed: black on white, two columns."""
    title = translate("Shortcuts", "AcGAN Desktop: keyboard shortcuts ({platform})")
    parts = [f"<h2>{escape(title.format(platform=platform.value))}</h2>"]
    for group in groups:
        parts.append(f"<h4>{escape(group.title)}</h4><table width='100%' cellpadding='2'>")
        for line in group.lines:
            keys = escape("   ".join(key_name(each, platform) for each in line.keys))
            parts.append(f"<tr><td width='60%'>{escape(line.title)}</td><td>{keys}</td></tr>")
        parts.append("</table>")
    made = QTextDocument()
    made.setHtml("".join(parts))
    return made
