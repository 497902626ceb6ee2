"""A switch with its words: on or off at once, without another button."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from acgan_desktop.ui.theme.tokens import GAP, RADIUS, TARGET, tokens

_TRACK_WIDTH, _TRACK_HEIGHT = 34, 20


class Switch(QAbstractButton):
    """On or off, with words at its right that may take several lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Long words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of the words at ``width``."""
        room = QRectF(0, 0, max(40, width - _TRACK_WIDTH - GAP - 8), 1000)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        words = self.fontMetrics().boundingRect(room.toRect(), flags, self.text())
        return max(TARGET, words.height() + 8)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for switch and words on one line."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(_TRACK_WIDTH + GAP + 8 + words, TARGET)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return room for the switch and a word."""
        return QSize(_TRACK_WIDTH + GAP + 80, TARGET)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the switch and its words."""
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - _TRACK_HEIGHT) / 2
        track = QRectF(3, top, _TRACK_WIDTH, _TRACK_HEIGHT)
        on = self.isChecked() and self.isEnabled()
        painter.setBrush(t.colour("accent" if on else "hover" if self.underMouse() else "sunken"))
        painter.setPen(QPen(t.colour("accent" if on else "text_faint"), 1.5))
        painter.drawRoundedRect(track, _TRACK_HEIGHT / 2, _TRACK_HEIGHT / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.colour("on_accent" if on else "text_faint"))
        left = track.right() - _TRACK_HEIGHT + 4 if self.isChecked() else track.left() + 4
        painter.drawEllipse(QRectF(left, top + 4, _TRACK_HEIGHT - 8, _TRACK_HEIGHT - 8))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(t.colour("text"), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.setPen(t.colour("text" if self.isEnabled() else "text_faint"))
        words = self.rect().adjusted(3 + _TRACK_WIDTH + GAP, 0, 0, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(words, flags, self.text())
        painter.end()
