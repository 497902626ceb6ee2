"""The lines of the command palette."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from acgan_desktop.ui.services.commands import Command, Found
from acgan_desktop.ui.theme import icons
from acgan_desktop.ui.theme.tokens import BODY, GAP, GAP_M, RADIUS, SMALL, font, tokens

ROW_HEIGHT: Final = 40
_ICON: Final = 18
_Index = QModelIndex | QPersistentModelIndex


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.found: Sequence[Found] = ()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        command = self.found[index.row()].command
        if role == Qt.ItemDataRole.DisplayRole:
            return command.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (command.title, command.group, command.keys) if part)
        return None

    def show_found(self, found: Sequence[Found]) -> None:
        self.beginResetModel()
        self.found = found
        self.endResetModel()


class CommandList(QListView):
    """What was found.

    Signals:
        taken(Command): a line was clicked.
    """

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("commandList")
        self._lines = _Model()
        self.setModel(self._lines)
        self.setItemDelegate(_Painter(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self.taken.emit(self._lines.found[index.row()].command))
        self.entered.connect(self.setCurrentIndex)

    def show_found(self, found: Sequence[Found]) -> None:
        """Show other lines."""
        self._lines.show_found(found)

    def count(self) -> int:
        """Return the number of lines."""
        return len(self._lines.found)

    def titles(self) -> list[str]:
        """Return what the lines say."""
        return [each.command.title for each in self._lines.found]

    def found(self, row: int) -> Found:
        """Return line ``row``."""
        return self._lines.found[row]

    def current(self) -> Command | None:
        """Return the command of the chosen line."""
        row = self.currentIndex().row()
        return self._lines.found[row].command if 0 <= row < self.count() else None

    def choose(self, row: int) -> None:
        """Choose a line."""
        self.setCurrentIndex(self._lines.index(row) if 0 <= row < self.count() else QModelIndex())

    def walk(self, steps: int, *, around: bool = True) -> None:
        """Move the choice; past an end it goes on at the other, unless not ``around``."""
        count = self.count()
        if count:
            row = self.currentIndex().row() + steps
            self.choose(row % count if around else min(max(row, 0), count - 1))


class _Painter(QStyledItemDelegate):
    """Paints a line: icon, title with the letters that were asked for, group, keys."""

    def __init__(self, lines: CommandList) -> None:
        super().__init__(lines)
        self._list = lines

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        return QSize(100, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        t = tokens()
        found = self._list.found(index.row())
        command = found.command
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(rect).adjusted(2, 1, -2, -1)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.colour("line", 0.75) if t.dark else t.colour("sunken"))
            painter.drawRoundedRect(box, RADIUS - 2, RADIUS - 2)
        left = rect.left() + GAP_M
        if command.icon:
            colour = t.text if chosen else t.text_soft
            mark = icons.pixmap(command.icon, colour, _ICON, self._list.devicePixelRatioF())
            painter.drawPixmap(left, rect.center().y() - _ICON // 2 + 1, mark)
        left += _ICON + GAP_M
        right = self._paint_keys(painter, command.keys, rect.right() - GAP_M, rect)
        small = QFontMetrics(font(SMALL))
        title_width = QFontMetrics(font(BODY, QFont.Weight.DemiBold)).horizontalAdvance(
            command.title
        )
        group = small.elidedText(
            command.group, Qt.TextElideMode.ElideRight, max(0, right - left - title_width - GAP_M)
        )
        painter.setFont(font(SMALL))
        painter.setPen(t.colour("text_soft"))
        width = small.horizontalAdvance(group)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(right - width, rect.top(), width, rect.height()), middle, group)
        room = QRect(left, rect.top(), right - width - GAP - left, rect.height())
        _paint_title(painter, found, room)
        painter.restore()

    def _paint_keys(self, painter: QPainter, keys: str, right: int, rect: QRect) -> int:
        """Paint the keys flush right and return where they begin."""
        if not keys:
            return right
        t = tokens()
        painter.setFont(font(SMALL))
        width = QFontMetrics(painter.font()).horizontalAdvance(keys) + 2 * 6
        cap = QRectF(right - width, rect.center().y() - 10, width, 21)
        painter.setPen(t.colour("line"))
        painter.setBrush(t.colour("surface"))
        painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setPen(t.colour("text_soft"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, keys)
        return right - width - GAP_M


def _paint_title(painter: QPainter, found: Found, room: QRect) -> None:
    """Paint the title run by run, the letters that were asked for in the accent."""
    t = tokens()
    plain, marked = font(BODY), font(BODY, QFont.Weight.DemiBold)
    title = QFontMetrics(plain).elidedText(
        found.command.title, Qt.TextElideMode.ElideRight, room.width()
    )
    letters = set(found.letters)
    x, start = float(room.left()), 0
    while start < len(title):
        asked = start in letters
        end = start + 1
        while end < len(title) and (end in letters) == asked:
            end += 1
        painter.setFont(marked if asked else plain)
        painter.setPen(t.colour("accent" if asked else "text"))
        run = title[start:end]
        place = QRectF(x, room.top(), room.right() - x + 2, room.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, run)
        x += QFontMetrics(painter.font()).horizontalAdvance(run)
        start = end
