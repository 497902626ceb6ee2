"""A short message over the window that goes away by itself, perhaps with one step to take."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from acgan_desktop.app.plain_text import caption, one_line
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_XL
from acgan_desktop.ui.widgets.base import label

SHOWN_MS = 7000


class Toast(QFrame):
    """One message at the bottom of ``host``; a new one replaces the old."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setObjectName("toast")
        self._act: Callable[[], object] | None = None
        self.text = label()
        self.button = QPushButton()
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.clicked.connect(self._clicked)
        self._host = host
        self._line = QHBoxLayout(self)
        self._line.setSpacing(GAP)
        self._line.addWidget(self.text)
        self._line.addWidget(self.button)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.hide)
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
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def withdraw(self, act: Callable[[], object]) -> None:
        """Go away if the message offers ``act``."""
        if self._act == act:
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay at the bottom of the host."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        host = self._host
        self.setMinimumHeight(48)
        self.adjustSize()
        self.move((host.width() - self.width()) // 2, host.height() - self.height() - 32 - GAP_XL)

    def _clicked(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()
