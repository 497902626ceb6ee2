"""A field to search in: a glass at the left, a cross at the right once something stands in it."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from acgan_desktop.ui.theme import icons
from acgan_desktop.ui.theme.tokens import GAP, GAP_S, TARGET, tokens
from acgan_desktop.ui.widgets.base import IconButton, PlainLabel, TranslatedWidget

_GLASS: Final = 16


class SearchField(TranslatedWidget, QLineEdit):
    """What somebody looks for.

    Attributes:
        cross: the button that empties the field.

    Signals:
        left: the person wants to go on to what was found (Return, the arrow down, or Escape in an
            empty field).
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(200)
        self._glass = PlainLabel(self)
        self.cross = IconButton("close", self, size=14)
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cross.setFixedSize(TARGET, TARGET)
        self.cross.clicked.connect(self.clear)
        self.cross.hide()
        self.setTextMargins(_GLASS + GAP_S, 0, TARGET - GAP, 0)
        self.textChanged.connect(lambda text: self.cross.setVisible(bool(text)))
        self.say(self.cross.set_label, lambda: self.tr("Clear the search"))
        self._draw()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a comfortable size."""
        return QSize(200, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put the glass and the cross in their places."""
        super().resizeEvent(event)
        self._glass.setGeometry(GAP + 2, 0, _GLASS, self.height())
        self.cross.move(self.width() - TARGET - 1, (self.height() - TARGET) // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape empties the field; Return and the arrow down leave it."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Draw the glass in the colours of the new theme."""
        if event.type() == QEvent.Type.StyleChange:
            self._draw()
        super().changeEvent(event)

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        self._glass.setPixmap(icons.pixmap("search", tokens().text_faint, _GLASS, ratio))
