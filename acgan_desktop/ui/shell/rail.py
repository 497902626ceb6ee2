"""The rail at the left: one button per page, the settings at its foot."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from acgan_desktop.app.plain_text import tool_tip
from acgan_desktop.ui.theme import icons
from acgan_desktop.ui.theme.tokens import GAP, GAP_S, RAIL_WIDTH, TARGET
from acgan_desktop.ui.widgets.base import IconButton, TranslatedWidget

_ICON: Final = 22
_HEIGHT, _LOW_HEIGHT = 58, 34
"""Of a button with its word, and without, where the window is low."""


class RailButton(QToolButton):
    """An icon over a word."""

    def __init__(self, icon_name: str, *, checkable: bool = True) -> None:
        super().__init__()
        self._icon_name = icon_name
        self.setCheckable(checkable)
        self.setIconSize(QSize(_ICON, _ICON))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_low(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._draw()

    def set_text(self, text: str) -> None:
        """Set word and screen-reader name."""
        self.setText(text)
        self.setAccessibleName(text)

    def set_low(self, low: bool) -> None:
        """Show the icon alone, or the word under it."""
        self._low = low
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(style.ToolButtonIconOnly if low else style.ToolButtonTextUnderIcon)
        self.setFixedHeight(_LOW_HEIGHT if low else _HEIGHT)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Draw the icon in the colours of the new theme, and keep the height, which it resets."""
        if event.type() == QEvent.Type.StyleChange:
            self._draw()
            self.set_low(self._low)
        super().changeEvent(event)

    def _draw(self) -> None:
        self.setIcon(icons.icon(self._icon_name, "text_soft", "accent", side=_ICON))


class Rail(TranslatedWidget, QFrame):
    """Navigation.

    Attributes:
        undo, redo: the buttons for what was done.
        history: the button of what was seen in this session.

    Signals:
        page_chosen(str): the key of a page.
    """

    page_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(RAIL_WIDTH)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, RailButton] = {}
        self.settings = RailButton("settings", checkable=False)
        self.settings.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.say(self.settings.set_text, lambda: self.tr("Settings"))
        self.say(self.settings.setToolTip, lambda: self.tr("Settings"))
        self.history = RailButton("history", checkable=False)
        self.say(self.history.set_text, lambda: self.tr("Seen"))
        self.say(self.history.setToolTip, lambda: self.tr("What you saw since the start (Ctrl+H)"))
        self.undo, self.redo = IconButton("undo"), IconButton("redo")
        self._steps = ("", "")
        self.say(lambda _: self.show_steps(*self._steps), str)
        self._pages = QVBoxLayout()
        self._pages.setSpacing(GAP_S)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP - 2, GAP, GAP - 2, GAP)
        layout.addLayout(self._pages)
        layout.addStretch(1)
        back_and_forth = QHBoxLayout()
        back_and_forth.setSpacing(0)
        for button in (self.undo, self.redo):
            button.setFixedSize(TARGET, TARGET)
            back_and_forth.addWidget(button)
        layout.addLayout(back_and_forth)
        layout.addSpacing(GAP_S)
        layout.addWidget(self.history)
        layout.addWidget(self.settings)

    def add_page(self, key: str, icon_name: str, title: Callable[[], str]) -> None:
        """Add the button of a page."""
        button = RailButton(icon_name)
        number = len(self.buttons) + 1

        def set_title(text: str) -> None:
            button.set_text(text)
            button.setToolTip(tool_tip(f"{text} (Ctrl+{number})"))

        self.say(set_title, title)
        button.clicked.connect(lambda _=False: self.page_chosen.emit(key))
        self._group.addButton(button)
        self._pages.addWidget(button)
        self.buttons[key] = button

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """In a low window, show icons without their words: their tool tips have them."""
        super().resizeEvent(event)
        buttons = [*self.buttons.values(), self.history, self.settings]
        # Between the buttons, and above and below the two arrows.
        needed = len(buttons) * (_HEIGHT + GAP_S) + self.undo.height() + 4 * GAP
        for button in buttons:
            button.set_low(self.height() < needed)

    def show_steps(self, undo: str, redo: str) -> None:
        """Say what undo and redo would do; "" where there is nothing."""
        self._steps = (undo, redo)
        for button, verb, title, keys in (
            (self.undo, self.tr("Undo"), undo, "Ctrl+Z"),
            (self.redo, self.tr("Redo"), redo, "Ctrl+Shift+Z"),
        ):
            button.setEnabled(bool(title))
            button.set_label(f"{verb}: {title} ({keys})" if title else f"{verb} ({keys})")

    def show_page(self, key: str) -> None:
        """Mark the page that is shown; Tab leads to it, and the arrows go on from there."""
        for each, button in self.buttons.items():
            button.setChecked(each == key)
            tab = Qt.FocusPolicy.TabFocus if each == key else Qt.FocusPolicy.NoFocus
            button.setFocusPolicy(tab)
