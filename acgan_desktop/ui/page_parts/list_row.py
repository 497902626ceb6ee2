"""One thing in the list at the left of a page."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from acgan_desktop.app.plain_text import caption, one_line, tool_tip
from acgan_desktop.ui.theme import icons
from acgan_desktop.ui.theme.tokens import BODY, GAP, GAP_M, RADIUS, SMALL, font, tokens

_HEIGHT = 60


class ListRow(QAbstractButton):
    """Name, a line about it, and a mark if it is in use; checkable, in an exclusive group."""

    def __init__(self, icon_name: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._line = ""
        self._mark = ""
        self._name = one_line(name)
        self.setText(caption(name))
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)

    def set_line(self, line: str, mark: str) -> None:
        """Set the line under the name, and the word that marks the one in use (or "")."""
        self._line, self._mark = line, mark
        self.setAccessibleName(", ".join(part for part in (self._name, line, mark) if part))
        self.setToolTip(tool_tip(self._name))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a comfortable size."""
        return QSize(220, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the row."""
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.colour("sunken" if self.isChecked() else "hover"))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(t.colour("accent"), 2))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        tint = t.accent if self._mark else t.text_soft
        mark = icons.pixmap(self._icon_name, tint, 20, self.devicePixelRatioF())
        painter.drawPixmap(GAP_M, (self.height() - 20) // 2, mark)
        left = GAP_M + 20 + GAP_M
        room = self.width() - left - GAP
        if self._mark:
            painter.setFont(font(SMALL, QFont.Weight.DemiBold))
            painter.setPen(t.colour("accent"))
            width = painter.fontMetrics().horizontalAdvance(self._mark)
            area = QRectF(self.width() - GAP_M - width, 10, width + 2, 22)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self._mark)
            room_for_name = room - width - GAP_M
        else:
            room_for_name = room
        for text, size, weight, role, top, width in (
            (self._name, BODY, QFont.Weight.DemiBold, "text", 10, room_for_name),
            (self._line, SMALL, QFont.Weight.Normal, "text_soft", 31, room),
        ):
            painter.setFont(font(size, weight))
            painter.setPen(t.colour(role))
            elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRectF(left, top, width, 20), Qt.AlignmentFlag.AlignVCenter, elided)
        painter.end()
