"""What all widgets share: texts that follow the language, buttons whose icons follow the theme."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from acgan_desktop.app.plain_text import tool_tip, without_hidden
from acgan_desktop.ui.theme import icons

# A mixin must not be a QWidget itself: PySide would initialise the widget twice.
if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object


class TranslatedWidget(_Base):
    """Mixin, named before the widget class: texts are said again when the language changes."""

    def say(self, setter: Callable[[str], object], text: Callable[[], str]) -> None:
        """Call ``setter`` with ``text()`` now and after every change of language."""
        self.__dict__.setdefault("_said", []).append((setter, text))
        setter(text())

    def say_again(self) -> None:
        """Set all texts anew."""
        for setter, text in self.__dict__.get("_said", []):
            setter(text())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Say everything again in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.say_again()
        super().changeEvent(event)


class IconButton(QToolButton):
    """A flat button with a line icon; ``label`` is its tooltip and its screen-reader name."""

    def __init__(
        self, icon_name: str, parent: QWidget | None = None, *, on_name: str = "", size: int = 20
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._on_name = on_name
        self.setIconSize(QSize(size, size))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._draw()

    def set_label(self, text: str) -> None:
        """Set what the button is called; a shortcut may follow in parentheses."""
        self.setToolTip(tool_tip(text))
        self.setAccessibleName(text.split(" (")[0])

    def set_icon(self, name: str) -> None:
        """Show another line icon."""
        if name != self._icon_name:
            self._icon_name = name
            self._draw()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Draw the icon in the colours of the new theme."""
        if event.type() == QEvent.Type.StyleChange:
            self._draw()
        super().changeEvent(event)

    def _draw(self) -> None:
        on = "accent" if self._on_name else "text"
        side = self.iconSize().width()
        self.setIcon(icons.icon(self._icon_name, "text_soft", on, self._on_name, side))


class TextButton(QPushButton):
    """A button with a text and, where given, a line icon in the text's colour."""

    def __init__(
        self, icon_name: str = "", kind: str = "plain", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self.setProperty("kind", kind)
        self.setIconSize(QSize(22, 18))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self._draw()

    def set_kind(self, kind: str, icon_name: str) -> None:
        """Change the look: "plain", "main" or "on"."""
        if (kind, icon_name) == (self.property("kind"), self._icon_name):
            return
        self._icon_name = icon_name
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Draw the icon in the colours of the new theme."""
        if event.type() == QEvent.Type.StyleChange:
            self._draw()
        super().changeEvent(event)

    def _draw(self) -> None:
        if self._icon_name:
            role = {"main": "on_accent", "on": "accent"}.get(self.property("kind"), "text")
            self.setIcon(icons.spaced(self._icon_name, role))


class PlainLabel(QLabel):
    """A label that shows every text letter by letter; Qt would read "<img src=...>" as HTML."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def setText(self, text: str) -> None:  # noqa: N802
        """Show ``text``, without control characters."""
        super().setText(without_hidden(text))


def label(role: str = "", parent: QWidget | None = None) -> QLabel:
    """Return a plain label in a role of the style sheet: title, heading, soft, small."""
    made = PlainLabel(parent)
    if role:
        made.setProperty("role", role)
    return made


def frame(name: str, parent: QWidget | None = None) -> QFrame:
    """Return a plain area called ``name`` in the style sheet."""
    made = QFrame(parent)
    made.setObjectName(name)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return made


def scroll_area(name: str, body: QWidget) -> QScrollArea:
    """Return an area called ``name`` in which ``body``, as wide as it, scrolls up and down."""
    scroll = QScrollArea()
    scroll.setObjectName(name)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(body)
    return scroll


def give_keyboard_back(before: QWidget | None) -> None:
    """Give the keyboard to the widget that had it ``before``, if it is still there and in view."""
    # With another model, the controls of the last one are gone.
    if before is not None and isValid(before) and before.isVisible():
        before.setFocus()


def quiet_scroll_bar(area: QAbstractScrollArea) -> None:
    """Reserve the place of the vertical bar always, and show it only where it can scroll."""
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    bar = area.verticalScrollBar()

    def show(low: int, high: int) -> None:
        idle = high <= low
        if bar.property("idle") != idle:
            bar.setProperty("idle", idle)
            bar.style().unpolish(bar)
            bar.style().polish(bar)

    bar.rangeChanged.connect(show)
    show(bar.minimum(), bar.maximum())
