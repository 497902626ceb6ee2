"""What an empty page says: one line, and the one step that fills it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acgan_desktop.ui.theme import icons
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, tokens
from acgan_desktop.ui.widgets.base import TextButton, label

_LINE_WIDTH = 480


class EmptyPage(QWidget):
    """An icon, a line and a button.

    Signals:
        step_taken: the button was clicked.
    """

    step_taken = Signal()

    def __init__(self, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._mark = label()
        self.title = label("title")
        self.line = label("soft")
        self.line.setWordWrap(True)
        self.line.setFixedWidth(_LINE_WIDTH)
        self.button = TextButton(kind="main")
        self.button.clicked.connect(self.step_taken)
        layout = QVBoxLayout(self)
        layout.setSpacing(GAP)
        layout.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        for widget in (self._mark, self.title, self.line):
            layout.addWidget(widget, 0, centre)
        self.line.setAlignment(centre)
        layout.addSpacing(GAP_L)
        layout.addWidget(self.button, 0, centre)
        layout.addStretch(3)
        self._draw()

    def add_step(self, button: TextButton) -> None:
        """Offer another step below the first one."""
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        place = column.indexOf(self.button)
        column.insertWidget(place + 1, button, 0, Qt.AlignmentFlag.AlignHCenter)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Draw the icon in the colours of the new theme."""
        if event.type() == QEvent.Type.StyleChange:
            self._draw()
        super().changeEvent(event)

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        self._mark.setPixmap(icons.pixmap(self._icon_name, tokens().text_faint, 48, ratio))
