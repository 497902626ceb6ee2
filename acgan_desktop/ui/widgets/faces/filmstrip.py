"""The filmstrip: a few faces in a row that one reorders, removes and walks along."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from acgan_desktop.app.plain_text import tool_tip
from acgan_desktop.engine.latent.blend import MAX_KEYFRAMES
from acgan_desktop.ui.theme import icons
from acgan_desktop.ui.theme.tokens import tokens
from acgan_desktop.ui.widgets.faces.strip_tile import StripTile

_WIDEST: Final = 92
_NARROWEST: Final = 40
_ARROW: Final = 12


class Filmstrip(QWidget):
    """Faces from left to right, each with an arrow to the next.

    Attributes:
        tiles: the faces.
        tab_after: after which widget Tab comes to the faces.

    Signals:
        chosen(int): a person chose the face of this place.
        moved(int, int): a person moved a face from one place to another.
        removed(int): a person wants to be rid of a face.
        opened(int): Return or a double click on a face.
    """

    chosen = Signal(int)
    moved = Signal(int, int)
    removed = Signal(int)
    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles: list[StripTile] = []
        self.tab_after: QWidget | None = None
        self._current = -1
        self._target = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def current(self) -> int:
        """The chosen place, or -1."""
        return self._current

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for eight faces."""
        return QSize(MAX_KEYFRAMES * (_WIDEST + _ARROW), self._side())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return room for eight small faces."""
        return QSize(MAX_KEYFRAMES * (_NARROWEST + _ARROW), _NARROWEST)

    def set_faces(self, faces: Sequence[tuple[str, QImage | None]]) -> None:
        """Show faces (name and picture)."""
        while len(self.tiles) > len(faces):
            gone = self.tiles.pop()
            if gone.hasFocus() and self.tiles:
                self.tiles[-1].setFocus()
            gone.hide()
            gone.deleteLater()
        while len(self.tiles) < len(faces):
            before = self.tiles[-1] if self.tiles else self.tab_after
            self.tiles.append(self._tile())
            if before is not None:
                QWidget.setTabOrder(before, self.tiles[-1])
        for tile, (name, image) in zip(self.tiles, faces, strict=True):
            tile.set_image(image)
            tile.setAccessibleName(name)
            tile.setToolTip(tool_tip(name))
        self._current = min(self._current, len(faces) - 1)
        self._lay_out()
        self._mark()

    def choose(self, place: int) -> None:
        """Choose a place, without telling anybody; -1 chooses none."""
        self._current = min(place, len(self.tiles) - 1)
        self._mark()

    def focus_current(self) -> None:
        """Put the keyboard on the chosen face."""
        if self.tiles:
            self.tiles[max(0, self._current)].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Divide the width anew."""
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the arrows."""
        painter = QPainter(self)
        arrow = icons.pixmap("chevron", tokens().text_faint, 16, self.devicePixelRatioF())
        side = self._side()
        for place in range(1, len(self.tiles)):
            x = self._x(place) - (_ARROW + 16) // 2
            painter.drawPixmap(x, (side - 16) // 2, arrow)
        painter.end()

    def _side(self) -> int:
        room = (self.width() + _ARROW) // MAX_KEYFRAMES - _ARROW
        return max(_NARROWEST, min(_WIDEST, room))

    def _x(self, place: int) -> int:
        return place * (self._side() + _ARROW)

    def _tile(self) -> StripTile:
        tile = StripTile(self)
        tile.clicked.connect(lambda: self._choose(self.tiles.index(tile)))
        tile.walked.connect(lambda way: self._walk(self.tiles.index(tile), way))
        tile.pushed.connect(lambda way: self._push(self.tiles.index(tile), way))
        tile.removed.connect(lambda: self.removed.emit(self.tiles.index(tile)))
        tile.opened.connect(lambda: self.opened.emit(self.tiles.index(tile)))
        tile.dragged.connect(lambda way: self._drag(self.tiles.index(tile), way))
        tile.let_go.connect(lambda: self._let_go(self.tiles.index(tile)))
        tile.show()
        return tile

    def _lay_out(self) -> None:
        side = self._side()
        self.setFixedHeight(side)
        for place, tile in enumerate(self.tiles):
            tile.setGeometry(self._x(place), 0, side, side)
        self.update()

    def _mark(self) -> None:
        # Tab stops at the chosen face alone; the arrows walk from there.
        stop, other = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
        for place, tile in enumerate(self.tiles):
            tile.setChecked(place == self._current)
            tile.setFocusPolicy(stop if place == max(0, self._current) else other)

    def _choose(self, place: int) -> None:
        self._current = place
        self._mark()
        self.chosen.emit(place)

    def _walk(self, place: int, way: int) -> None:
        to = min(max(place + way, 0), len(self.tiles) - 1)
        self.tiles[to].setFocus()
        self._choose(to)

    def _push(self, place: int, way: int) -> None:
        to = min(max(place + way, 0), len(self.tiles) - 1)
        if to != place:
            self._move(place, to)

    def _move(self, place: int, to: int) -> None:
        had_focus = self.tiles[place].hasFocus()
        self._current = to
        self._mark()
        self.moved.emit(place, to)
        if had_focus:
            self.tiles[to].setFocus()

    def _drag(self, place: int, way: float) -> None:
        """Let the dragged face follow, and the others make room."""
        step = self._side() + _ARROW
        last = len(self.tiles) - 1
        x = min(max(self._x(place) + way, 0), self._x(last))
        to = round(x / step)
        for other, tile in enumerate(self.tiles):
            shift = (other > place and other <= to) - (other < place and other >= to)
            tile.move(round(x) if other == place else self._x(other) - shift * step, 0)
        self._target = to

    def _let_go(self, place: int) -> None:
        to, self._target = self._target, -1
        self._lay_out()
        if to not in (-1, place):
            self._move(place, to)
