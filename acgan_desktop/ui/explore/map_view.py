"""The map: tiles without end, moved and zoomed like a street map by mouse, touchpad and keys."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QPointF,
    QRectF,
    Qt,
    QTimer,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import (
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from acgan_desktop.app.map_camera import Camera, TileKey, key_of
from acgan_desktop.engine.latent.latent_map import MIN_LEVEL
from acgan_desktop.ui.explore.map_tiles import KeptTile, MapTiles
from acgan_desktop.ui.theme.images import rounded
from acgan_desktop.ui.theme.tokens import GAP, RADIUS, motion_ms, tokens
from acgan_desktop.ui.widgets.faces.tile_marks import (
    paint_empty,
    paint_heart,
    paint_hover,
    paint_ring,
)

_NOTCH: Final = 120  # what one notch of a wheel counts in Qt
_SHARPENING_SECONDS: Final = 0.006  # of each frame; the rest of the tiles wait for the next one
_WAITING_OPACITY: Final = 0.25
_Key = Qt.Key
_ARROWS: Final = {
    _Key.Key_Left: (-1, 0),
    _Key.Key_Right: (1, 0),
    _Key.Key_Up: (0, -1),
    _Key.Key_Down: (0, 1),
}


class MapView(QWidget):
    """Paints the tiles that have arrived, and moves about.

    Attributes:
        camera: where one looks from.
        tiles: the pictures.
        is_kept: whether a tile wears the favourite's mark.

    Signals:
        chosen(TileKey): a face became the chosen one.
        opened(TileKey): Return on the chosen face.
        viewed: other tiles came into view.
        home_wanted: back to where the map begins.
    """

    chosen = Signal(object)
    opened = Signal(object)
    viewed = Signal()
    home_wanted = Signal()

    def __init__(self, tiles: MapTiles, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mapView")
        self.camera = Camera()
        self.tiles = tiles
        self.is_kept: Callable[[TileKey], bool] = lambda _: False
        self._chosen: TileKey | None = None
        self._hovered: tuple[int, int] | None = None
        self._pressed: QPointF | None = None
        self._dragged_from: QPointF | None = None
        self._moving: tuple[float, float, float] = (0.0, 0.0, 0.0)
        self._target: tuple[float, float, float] = (0.0, 0.0, 0.0)
        self._anchor = QPointF()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._travel = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self._travel.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._travel.valueChanged.connect(self._travelled)
        # New tiles are asked for once per turn of the event loop, however often the map moved.
        self._moved = QTimer(self, singleShot=True, interval=0)
        self._moved.timeout.connect(self.viewed)
        self._again = QTimer(self, singleShot=True, interval=16)
        self._again.timeout.connect(self.update)

    # What one looks at.

    def current(self) -> TileKey | None:
        """Return the chosen tile."""
        return self._chosen

    def choose(self, key: TileKey | None) -> None:
        """Make ``key`` the chosen face."""
        self._chosen = key
        self.update()
        if key is not None:
            self.chosen.emit(key)

    def in_view(self, margin: int = 0) -> list[TileKey]:
        """Return the tiles in view, those nearest to the middle first."""
        camera = self.camera
        column, row = camera.tile_at(camera.width / 2, camera.height / 2)
        places = sorted(
            camera.in_view(margin), key=lambda at: (at[0] - column) ** 2 + (at[1] - row) ** 2
        )
        return [key_of(camera.level, *place) for place in places]

    def place(self, column: int, row: int) -> QRectF:
        """Return where a tile of the present level is painted."""
        left, top = self.camera.corner_of(column, row)
        ratio = self.devicePixelRatioF()
        side = self._tile_side()
        return QRectF(
            round(left * ratio) / ratio + GAP / 2, round(top * ratio) / ratio + GAP / 2, side, side
        )

    def go_to(self, x: float, y: float, scale: float | None = None) -> None:
        """Show the place (x, y), in sites, at once."""
        self._travel.stop()
        self.camera.x, self.camera.y = x, y
        if scale is not None:
            self.camera.scale = scale
        self.refresh()

    def zoom(self, steps: float, at: QPointF | None = None) -> None:
        """Go ``steps`` levels nearer, or away if negative, towards the pixel ``at``."""
        at = at or QPointF(self.width() / 2, self.height() / 2)
        going = self._travel.state() == QVariantAnimation.State.Running
        scale = (self._target[2] if going else self.camera.scale) * 2**steps
        target = Camera(**vars(self.camera))
        target.zoom_to(scale, at.x(), at.y())
        self._anchor = at
        self._go(target)

    def walk(self, columns: int, rows: int) -> None:
        """Choose the face this many tiles away; the map follows."""
        self._arrive()
        camera = self.camera
        at = camera.place_of(self._chosen) if self._chosen is not None else None
        if at is None or not self.rect().contains(self.place(*at).center().toPoint()):
            at = camera.tile_at(camera.width / 2, camera.height / 2)
        else:
            at = at[0] + columns, at[1] + rows
        key = key_of(camera.level, *at)
        target = Camera(**vars(camera))
        target.show(key)
        self._go(target)
        self.choose(key)

    def drift(self, columns: float, rows: float) -> None:
        """Move the look by parts of the view."""
        self._arrive()
        target = Camera(**vars(self.camera))
        target.pan(-columns * self.width(), -rows * self.height())
        self._go(target)

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint what is in view; new sizes are resampled a few tiles a frame."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens().colour("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        camera, now = self.camera, time.monotonic()
        busy, until = False, time.perf_counter() + _SHARPENING_SECONDS
        ring: QRectF | None = None
        seen = []
        for column, row in camera.in_view():
            key = key_of(camera.level, column, row)
            seen.append(key)
            box = self.place(column, row)
            tile = self.tiles.get(key)
            share = _share(tile, now)
            if tile is None or share < 1:
                self._paint_waiting(painter, box, column, row)
            if tile is not None:
                sharp = self._sharpen(tile, box.width(), time.perf_counter() < until)
                painter.setOpacity(share)
                assert tile.pixmap is not None
                painter.drawPixmap(box, tile.pixmap, QRectF(tile.pixmap.rect()))
                painter.setOpacity(1.0)
                busy = busy or not sharp or share < 1
                if (column, row) == self._hovered:
                    paint_hover(painter, box)
                if self.is_kept(key):
                    paint_heart(painter, box)
            if key == self._chosen:
                ring = box
        if ring is not None:
            paint_ring(painter, ring, focused=self.hasFocus())
        painter.end()
        self.tiles.look_at(seen)
        if busy:
            self._again.start()

    def _paint_waiting(self, painter: QPainter, box: QRectF, column: int, row: int) -> None:
        """Paint the place of a face to come: a hint of the nearest one that is there."""
        paint_empty(painter, box)
        level = self.camera.level
        while level > MIN_LEVEL:
            level, column, row = level - 1, column >> 1, row >> 1
            tile = self.tiles.get(key_of(level, column, row))
            if tile is not None and tile.pixmap is not None:
                painter.setOpacity(_WAITING_OPACITY)
                painter.drawPixmap(box, tile.pixmap, QRectF(tile.pixmap.rect()))
                painter.setOpacity(1.0)
                return

    def _sharpen(self, tile: KeptTile, side: float, has_time: bool) -> bool:
        """Bring the pixmap of ``tile`` to ``side`` if there is time; return whether it is."""
        ratio = self.devicePixelRatioF()
        real = max(1, round(side * ratio))
        if tile.pixmap is not None:
            if tile.pixmap.width() == real:
                return True
            if not has_time or self._travel.state() == QVariantAnimation.State.Running:
                return False
        made = rounded(tile.image, side, ratio, RADIUS)
        made.setDevicePixelRatio(1.0)  # it is painted into a box, whatever the screen's ratio
        self.tiles.set_pixmap(tile, made)
        return True

    def _tile_side(self) -> float:
        ratio = self.devicePixelRatioF()
        return max(1, round((self.camera.side - GAP) * ratio)) / ratio

    # Mouse and touchpad.

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take hold of the map."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._travel.stop()
            self._pressed = event.position()
            self._dragged_from = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Drag the map along."""
        at = event.position()
        if self._pressed is not None and self._dragged_from is None:
            far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            if far:
                self._dragged_from = self._pressed
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._dragged_from is not None:
            way = at - self._dragged_from
            self._dragged_from = at
            self.camera.pan(way.x(), way.y())
            self.refresh()
        self._hover(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let go of the map, or choose what was clicked."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._pressed is not None and self._dragged_from is None:
            at = event.position()
            column, row = self.camera.tile_at(at.x(), at.y())
            self.choose(key_of(self.camera.level, column, row))
        self._pressed = self._dragged_from = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go nearer to what was clicked."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.zoom(1, event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """A wheel zooms towards the pointer; two fingers on a touchpad move the map."""
        pixels = event.pixelDelta()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        touchpad = event.device().type() == QInputDevice.DeviceType.TouchPad
        if touchpad and not pixels.isNull() and not control:
            self._travel.stop()
            self.camera.pan(pixels.x(), pixels.y())
            self.refresh()
        elif event.angleDelta().y():
            self.zoom(event.angleDelta().y() / _NOTCH / 2, event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Two fingers that part zoom."""
        zoom = Qt.NativeGestureType.ZoomNativeGesture
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == zoom:
            self._travel.stop()
            at = event.position()
            self.camera.zoom_to(self.camera.scale * (1 + event.value()), at.x(), at.y())
            self.refresh()
            return True
        return super().event(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Nothing is under the pointer any more."""
        self._hovered = None
        self.update()

    # Keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows walk from face to face, with Shift across the view; + and - zoom."""
        key = _Key(event.key())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _ARROWS:
            columns, rows = _ARROWS[key]
            if shift:
                self.drift(columns / 2, rows / 2)
            else:
                self.walk(columns, rows)
        elif key in (_Key.Key_PageUp, _Key.Key_PageDown):
            self.drift(0, -1 if key == _Key.Key_PageUp else 1)
        elif key in (_Key.Key_Plus, _Key.Key_Equal):
            self.zoom(1)
        elif key in (_Key.Key_Minus, _Key.Key_Underscore):
            self.zoom(-1)
        elif key == _Key.Key_Home:
            self.home_wanted.emit()
        elif key in (_Key.Key_Return, _Key.Key_Enter) and self._chosen is not None:
            self.opened.emit(self._chosen)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the middle where it is."""
        self.camera.width, self.camera.height = max(1, self.width()), max(1, self.height())
        self.refresh()

    # Travelling.

    def _go(self, target: Camera) -> None:
        """Travel to where ``target`` looks from."""
        camera = self.camera
        self._target = (target.x, target.y, target.scale)
        self._moving = (camera.x, camera.y, camera.scale)
        self._travel.stop()
        length = motion_ms()
        if length:
            self._travel.setDuration(length)
            self._travel.start()
        else:
            self._travelled(1.0)

    def _arrive(self) -> None:
        """End the journey under way where it leads: keys may come faster than the map moves."""
        if self._travel.state() == QVariantAnimation.State.Running:
            self._travel.stop()
            self._travelled(1.0)

    def _travelled(self, share: float) -> None:
        camera = self.camera
        (x, y, scale), (to_x, to_y, to_scale) = self._moving, self._target
        if scale == to_scale:
            camera.x, camera.y = x + share * (to_x - x), y + share * (to_y - y)
        else:  # evenly from level to level, towards one and the same pixel
            camera.x, camera.y, camera.scale = x, y, scale
            camera.zoom_to(scale * (to_scale / scale) ** share, self._anchor.x(), self._anchor.y())
        self.refresh()

    def refresh(self) -> None:
        """Paint and ask for tiles after :attr:`camera` has moved."""
        self.update()
        self._moved.start()

    def _hover(self, at: QPointF) -> None:
        place = self.camera.tile_at(at.x(), at.y()) if self._dragged_from is None else None
        if place != self._hovered:
            self._hovered = place
            self.update()


def _share(tile: KeptTile | None, now: float) -> float:
    """Return how far ``tile`` has faded in, 0 to 1."""
    length = motion_ms() / 1000
    return 1.0 if tile is None or not length else min(1.0, (now - tile.arrived) / length)
