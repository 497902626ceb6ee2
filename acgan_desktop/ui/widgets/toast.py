"""A short message over the window that goes away by itself, perhaps with one step to take."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from acgan_desktop.app.plain_text import caption, one_line
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_XL
from acgan_desktop.ui.widgets.base import label

SHOWN_MS: Final = 7000
"""How long a short message stays, at the least."""
_WIDEST: Final = 640
_LETTER_MS: Final = 80
_IDEOGRAPH_MS: Final = 200
"""How long it takes to read one; a Chinese or Japanese character says more than a letter."""
_FIRST_WIDE: Final = "\u2e80"
"""From here on, Unicode has the characters of East Asia."""


def reading_ms(text: str) -> int:
    """Return how long ``text`` is shown, so that a slow reader comes to its end."""
    wide = sum(character >= _FIRST_WIDE for character in text)
    return max(SHOWN_MS, 2000 + wide * _IDEOGRAPH_MS + (len(text) - wide) * _LETTER_MS)


class Toast(QFrame):
    """One message at the bottom of ``host``; a new one replaces the old.

    It wraps where it is wider than the host, and stays while the pointer or the keyboard is on it.
    """

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setObjectName("toast")
        self._act: Callable[[], object] | None = None
        self.text = label()
        self.button = QPushButton()
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.clicked.connect(self._clicked)
        self.button.installEventFilter(self)
        self._host = host
        self._line = QHBoxLayout(self)
        self._line.setSpacing(GAP)
        self._line.addWidget(self.text)
        self._line.addWidget(self.button)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._time_is_up)
        host.installEventFilter(self)
        self.hide()

    def show_message(
        self, text: str, step: str = "", act: Callable[[], object] | None = None
    ) -> None:
        """Say ``text``; the button called ``step`` calls ``act``."""
        self._act = act
        text = one_line(text)
        self.text.setText(text)
        self.button.setText(caption(step))
        self.button.setVisible(bool(step))
        self._line.setContentsMargins(GAP_L, GAP, GAP if step else GAP_L, GAP)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(reading_ms(text))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def withdraw(self, act: Callable[[], object]) -> None:
        """Go away if the message offers ``act``."""
        if self._act == act:
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay at the bottom of the host, and go away once the keyboard has left the button."""
        if watched is self.button:
            if event.type() == QEvent.Type.FocusOut and not self._timer.isActive():
                self._timer.start(SHOWN_MS)
        elif event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Stay for a while after the pointer was there."""
        if not self._timer.isActive():
            self._timer.start(SHOWN_MS)
        super().leaveEvent(event)

    def _time_is_up(self) -> None:
        if not (self.underMouse() or self.button.hasFocus()):
            self.hide()

    def _place(self) -> None:
        host = self._host
        beside = self._line.contentsMargins().left() + self._line.contentsMargins().right()
        if not self.button.isHidden():
            beside += self.button.sizeHint().width() + self._line.spacing()
        room = max(1, min(_WIDEST, host.width() - 2 * GAP_XL) - beside)
        self.text.setWordWrap(False)
        wide = self.text.sizeHint().width()
        self.text.setWordWrap(wide > room)
        self.text.setFixedWidth(min(wide, room))
        self.text.setFixedHeight(
            self.text.heightForWidth(room) if wide > room else self.text.sizeHint().height()
        )
        self.setMinimumHeight(48)
        self.adjustSize()
        self.move((host.width() - self.width()) // 2, host.height() - self.height() - 32 - GAP_XL)

    def _clicked(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()
