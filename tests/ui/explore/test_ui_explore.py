"""The Explore page: an endless map, used as a person would."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QInputDevice, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from saving_support import save_as
from tiny_model import write_tiny_model
from ui_support import (
    FakeBackend,
    OpenWindow,
    colour_of,
    kept_in,
    manifest,
    wait_for_wall,
    wait_until,
)

from acgan_desktop.app.map_camera import FARTHEST, NEAREST, Camera, TileKey, key_of
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.wishes import candidate, wish_of
from acgan_desktop.library.pictures.picture_files import read_avatar
from acgan_desktop.ui.explore.explore_page import ExplorePage
from acgan_desktop.ui.explore.map_tiles import MapTiles
from acgan_desktop.ui.shell.window import Window
from acgan_desktop.ui.theme.images import pixels_of

LEFT = Qt.MouseButton.LeftButton


def explore(qtbot: QtBot, window: Window) -> ExplorePage:
    """Go to the map as a person does, and wait until it is drawn."""
    wait_for_wall(qtbot, window.create_page, 4)
    qtbot.mouseClick(window.rail.buttons["explore"], LEFT)
    page = window.page("explore")
    assert isinstance(page, ExplorePage)
    wait_until(qtbot, lambda: drawn(page))
    return page


def drawn(page: ExplorePage) -> bool:
    return all(page.view.tiles.is_fresh(key) for key in page.view.in_view())


def middle_of(page: ExplorePage, column: int, row: int) -> QPoint:
    return page.view.place(column, row).center().toPoint()


def turn_wheel(page: ExplorePage, at: QPoint, notches: int) -> None:
    event = QWheelEvent(
        QPointF(at),
        page.view.mapToGlobal(QPointF(at)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(page.view, event)


def drag(qtbot: QtBot, page: ExplorePage, start: QPoint, way: QPoint) -> None:
    qtbot.mousePress(page.view, LEFT, pos=start)
    for step in (1, 2, 3, 4):
        qtbot.mouseMove(page.view, start + way * step / 4)
    qtbot.mouseRelease(page.view, LEFT, pos=start + way)


def test_the_page_is_made_on_the_first_visit(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    assert set(window.pages) == {"create"}
    page = explore(qtbot, window)
    assert set(window.pages) == {"create", "explore"}
    assert page.view.hasFocus()
    assert page.view.current() is not None
    assert page.side.portrait.image() is not None
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.create_page.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.page("explore") is page
    assert page.isVisible()


def test_mouse_only_click_keep_save_and_go_on(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    model = tmp_path / "tiny.onnx"
    write_tiny_model(model)
    window = open_window(model=model)
    page = explore(qtbot, window)
    view = page.view
    column, row = view.camera.tile_at(120, 150)
    qtbot.mouseClick(view, LEFT, pos=middle_of(page, column, row))
    assert view.current() == key_of(view.camera.level, column, row)
    avatar = page.feed.avatar(view.current())
    assert avatar is not None
    assert page.feed.plane is not None
    assert avatar == page.feed.plane.tile(column, row, view.camera.level)
    qtbot.mouseClick(page.keep, LEFT)
    wait_until(qtbot, lambda: window.context.is_kept(avatar))
    assert page.keep.text() == "Kept"
    picture = tmp_path / "found.png"
    qtbot.mouseClick(page.side.save, LEFT)
    save_as(qtbot, window, picture)
    wait_until(qtbot, picture.is_file)
    assert read_avatar(picture) == avatar
    seen = page.side.portrait.image()
    qtbot.mouseClick(page.side.more, LEFT)
    create = window.create_page
    assert create.isVisible()
    assert create.faces.avatar(0) == avatar
    first = create.faces.image(0)
    assert first is not None
    assert seen is not None
    np.testing.assert_array_equal(pixels_of(first), pixels_of(seen))
    assert not window.error_box.isVisible()


def test_dragging_moves_the_map_and_draws_what_comes_into_view(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(FakeBackend())
    page = explore(qtbot, window)
    camera, chosen = page.view.camera, page.view.current()
    before = camera.x, camera.y
    drag(qtbot, page, QPoint(300, 300), QPoint(-200, 120))
    assert camera.x == pytest.approx(before[0] + 200 / camera.scale)
    assert camera.y == pytest.approx(before[1] - 120 / camera.scale)
    assert page.view.current() == chosen  # a drag is no click
    wait_until(qtbot, lambda: drawn(page))
    for key in page.view.in_view():
        tile, avatar = page.view.tiles.get(key), page.feed.avatar(key)
        assert tile is not None
        assert avatar is not None
        np.testing.assert_array_equal(pixels_of(tile.image), colour_of(avatar))


def test_the_wheel_zooms_towards_the_pointer(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = explore(qtbot, window)
    camera = page.view.camera
    at = QPoint(100, 420)
    place = (
        camera.x + (at.x() - camera.width / 2) / camera.scale,
        camera.y + (at.y() - camera.height / 2) / camera.scale,
    )
    level, scale = camera.level, camera.scale
    turn_wheel(page, at, 2)
    assert camera.level == level + 1
    assert camera.scale == pytest.approx(2 * scale)
    assert camera.x + (at.x() - camera.width / 2) / camera.scale == pytest.approx(place[0])
    assert camera.y + (at.y() - camera.height / 2) / camera.scale == pytest.approx(place[1])
    turn_wheel(page, at, -40)
    assert camera.scale == pytest.approx(FARTHEST)
    turn_wheel(page, at, 60)
    assert camera.scale == pytest.approx(NEAREST)
    wait_until(qtbot, lambda: drawn(page))


def test_two_fingers_move_the_map(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = explore(qtbot, window)
    camera, scale = page.view.camera, page.view.camera.scale
    x, y = camera.x, camera.y
    pad = QPointingDevice(
        "pad",
        7,
        QInputDevice.DeviceType.TouchPad,
        QPointingDevice.PointerType.Finger,
        QInputDevice.Capability.PixelScroll,
        2,
        0,
    )
    event = QWheelEvent(
        QPointF(50, 50),
        QPointF(50, 50),
        QPoint(30, -50),
        QPoint(30, -50),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.ScrollUpdate,
        False,
        Qt.MouseEventSource.MouseEventNotSynthesized,
        pad,
    )
    QApplication.sendEvent(page.view, event)
    assert camera.scale == scale
    assert camera.x == pytest.approx(x - 30 / scale)
    assert camera.y == pytest.approx(y + 50 / scale)


def test_two_fingers_that_part_zoom_where_they_are(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = explore(qtbot, window)
    camera, scale = page.view.camera, page.view.camera.scale
    at = QPointF(120, 300)
    place = camera.x + (at.x() - camera.width / 2) / scale
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        page.view.mapToGlobal(at),
        0.5,
        QPointF(),
    )
    QApplication.sendEvent(page.view, event)
    assert camera.scale == pytest.approx(1.5 * scale)
    assert camera.x + (at.x() - camera.width / 2) / camera.scale == pytest.approx(place)
    wait_until(qtbot, lambda: drawn(page))


def test_keyboard_only_walk_zoom_keep_and_go_on(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = explore(qtbot, window)
    view = page.view
    start = view.current()
    assert start is not None
    at = view.camera.place_of(start)
    assert at is not None
    for key, place in (
        (Qt.Key.Key_Right, (1, 0)),
        (Qt.Key.Key_Right, (2, 0)),
        (Qt.Key.Key_Down, (2, 1)),
        (Qt.Key.Key_Left, (1, 1)),
        (Qt.Key.Key_Up, (1, 0)),
    ):
        qtbot.keyClick(view, key)
        assert view.current() == key_of(view.camera.level, at[0] + place[0], at[1] + place[1])
    box = view.place(at[0] + 1, at[1])
    assert box.contains(QPointF(view.width() / 2, view.height() / 2))  # the map followed
    level = view.camera.level
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.camera.level == level + 1
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.camera.level == level - 1
    x = view.camera.x
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.camera.x == pytest.approx(x + view.width() / 2 / view.camera.scale)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert page.feed.plane is not None
    assert (view.camera.x, view.camera.y) == page.feed.plane.home
    wait_until(qtbot, lambda: drawn(page))
    avatar = page.feed.avatar(view.current())
    assert avatar is not None
    qtbot.keyClick(view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    wait_until(qtbot, lambda: window.context.is_kept(avatar))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert window.create_page.isVisible()
    assert window.create_page.faces.avatar(0) == avatar


def test_keys_may_come_faster_than_the_map_moves(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(FakeBackend())
    page = explore(qtbot, window)
    view = page.view
    monkeypatch.setattr("acgan_desktop.ui.explore.map_view.motion_ms", lambda: 100)
    for _ in range(12):
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.current() == key_of(view.camera.level, 12, 0)
    wait_until(qtbot, lambda: view.camera.x == pytest.approx(6.0))
    scale = view.camera.scale
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Plus)
    wait_until(qtbot, lambda: view.camera.scale == pytest.approx(8 * scale))
    assert view.camera.x == pytest.approx(6.0)
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    drag(qtbot, page, QPoint(300, 300), QPoint(-60, 0))  # a hand on the map stops it
    scale = view.camera.scale
    qtbot.wait(150)
    assert view.camera.scale == scale
    wait_until(qtbot, lambda: drawn(page))


def test_a_wish_changes_the_whole_map_where_it_is(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = explore(qtbot, window)
    camera = page.view.camera
    look = camera.x, camera.y, camera.scale
    keys = page.view.in_view()
    before = {key: page.feed.avatar(key) for key in keys}
    qtbot.mouseClick(page.wishes.attributes.controls["hair_color"].choice("pink"), LEFT)
    assert all(page.view.tiles.get(key) is not None for key in keys)  # nothing goes dark meanwhile
    wait_until(qtbot, lambda: drawn(page))
    assert (camera.x, camera.y, camera.scale) == look
    for key in keys:
        old, new = before[key], page.feed.avatar(key)
        assert old is not None
        assert new is not None
        assert [source.z for source in new.sources] == [source.z for source in old.sources]
        assert wish_of(manifest(), new)["hair_color"] == "pink"
    page.wishes.typical.slider.setValue(30)
    wait_until(qtbot, lambda: drawn(page))
    avatar = page.feed.avatar(keys[0])
    assert avatar is not None
    assert {source.truncation for source in avatar.sources} == {0.3}


def test_seed_surprise_and_the_same_map_again(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = explore(qtbot, window)
    first = page.feed.avatar(TileKey(-2, 0, 0))
    assert first == candidate(manifest(), {}, 1, 0, 0.7)
    page.wishes.surprise.click()
    assert page.asked.seed != 1
    wait_until(qtbot, lambda: drawn(page))
    page.wishes.attributes.set_wish({})
    page.map.ask_for(seed=1, wish={})
    assert page.feed.avatar(TileKey(-2, 0, 0)) == first


def test_a_map_around_favourites(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    create = window.create_page
    wait_for_wall(qtbot, create)
    page = explore(qtbot, window)
    qtbot.mouseClick(page.around, LEFT)
    assert "Keep a few" in window.toast.text.text()
    assert not page.picker.isVisible()
    for row in range(6):
        create.wall.choose(row)
        create.keep.toggle()
        wait_until(
            qtbot,
            lambda row=row: len(kept_in(window)) > row,  # type: ignore[misc]
        )
    qtbot.mouseClick(page.around, LEFT)
    picker = page.picker
    wait_until(qtbot, picker.isVisible)
    assert not picker.accept.isEnabled()
    for place in (4, 0, 2, 5):
        qtbot.mouseClick(picker.buttons[place], LEFT)
    assert not picker.buttons[1].isEnabled()  # four are the most
    qtbot.keyClick(picker, Qt.Key.Key_Return)
    assert not picker.isVisible()
    items = kept_in(window)
    corners = ((0, 0), (1, 0), (0, 1), (1, 1))
    for (column, line), index in zip(corners, (4, 0, 2, 5), strict=True):
        assert page.feed.avatar(TileKey(-2, column, line)) == items[index].avatar
    assert page.anywhere.isVisible()
    wait_until(qtbot, lambda: drawn(page))
    assert page.keep.text() == "Kept"
    qtbot.mouseClick(page.anywhere, LEFT)
    assert not page.anywhere.isVisible()
    assert page.asked.around == ()


def test_from_a_face_to_the_map_around_it(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    create = window.create_page
    wait_for_wall(qtbot, create)
    create.wall.choose(3)
    avatar = create.faces.avatar(3)
    qtbot.mouseClick(create.side.explore, LEFT)
    page = window.page("explore")
    assert isinstance(page, ExplorePage)
    assert page.isVisible()
    assert page.feed.avatar(page.view.current()) == avatar
    wait_until(qtbot, lambda: drawn(page))
    wait_until(qtbot, lambda: page.side.portrait.image() is not None)
    window.show_page("create")
    create.keep.toggle()
    wait_until(qtbot, lambda: kept_in(window))
    window.show_page("favourites")
    qtbot.keyClick(window.page("favourites"), Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    wait_until(qtbot, page.isVisible)


def test_another_model_makes_another_map(qtbot: QtBot, open_window: OpenWindow) -> None:
    backend = FakeBackend()
    window = open_window(backend)
    page = explore(qtbot, window)
    backend.renderer = type(backend.renderer)(manifest(model_id="e" * 64))
    window.open_model(None)
    wait_until(qtbot, lambda: window.context.manifest is backend.renderer.manifest)
    wait_until(qtbot, lambda: drawn(page))
    avatar = page.feed.avatar(page.view.current())
    assert avatar is not None
    assert avatar.model == "e" * 64


def test_a_model_that_cannot_be_opened_leaves_the_map_drawing(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    backend = FakeBackend()
    window = open_window(backend)
    page = explore(qtbot, window)
    backend.error = UserError("This is no model.")
    page.wishes.reroll()
    window.open_model(Path("none.onnx"))
    wait_until(qtbot, window.error_box.isVisible)
    wait_until(qtbot, lambda: drawn(page))


def test_nothing_is_drawn_for_a_map_that_nobody_sees(qtbot: QtBot, open_window: OpenWindow) -> None:
    backend = FakeBackend()
    window = open_window(backend)
    page = explore(qtbot, window)
    backend.renderer.gate.clear()
    page.wishes.reroll()
    window.show_page("create")
    backend.renderer.gate.set()
    wait_until(qtbot, lambda: window.context.service.activity[0] == "idle")
    assert not drawn(page)
    window.show_page("explore")
    wait_until(qtbot, lambda: drawn(page))


def test_long_wandering_stays_within_the_bound(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = explore(qtbot, window)
    tiles = page.view.tiles
    tiles.budget = 6_000_000
    for _ in range(25):
        page.view.drift(0.9, 0.4)
        wait_until(qtbot, lambda: drawn(page))
        page.view.repaint()
    assert tiles.bytes < 6_500_000
    assert tiles.bytes == sum(tile.bytes for tile in tiles)


def test_tiles_in_view_are_never_let_go() -> None:
    tiles = MapTiles(budget=10_000)
    image = QImage(64, 64, QImage.Format.Format_RGB888)
    keys = [TileKey(0, column, 1) for column in range(8)]
    for key in keys:
        tiles.put(key, image)
    tiles.look_at(keys[3:])
    assert [key for key in keys if tiles.get(key) is not None] == keys[3:]
    assert not tiles.has_room_for(8)
    tiles.put(keys[4], QImage(16, 16, QImage.Format.Format_RGB888), fresh=False)
    kept = tiles.get(keys[4])
    assert kept is not None
    assert kept.image.width() == 64  # what is out of date replaces nothing


def test_a_large_picture_is_kept_reduced() -> None:
    tiles = MapTiles()
    key = TileKey(0, 1, 1)
    tiles.put(key, QImage(512, 512, QImage.Format.Format_RGB888))
    kept = tiles.get(key)
    assert kept is not None
    assert kept.reduced
    assert kept.image.width() < 300


def test_one_face_has_one_key() -> None:
    assert key_of(3, 8, -16) == TileKey(0, 1, -2)
    assert key_of(3, 7, -16) == TileKey(3, 7, -16)
    assert key_of(8, 0, 0) == TileKey(-2, 0, 0)
    camera = Camera(x=0.3, y=-1.2, scale=500.0, width=640, height=480)
    places = list(camera.in_view())
    assert len(set(places)) == len(places)
    for column, row in places:
        assert camera.place_of(key_of(camera.level, column, row)) == (column, row)
    left, top = camera.corner_of(*camera.tile_at(11, 22))
    assert left <= 11 < left + camera.side
    assert top <= 22 < top + camera.side
