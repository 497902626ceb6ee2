"""The Blend page: used as a person would, with the mouse only and with the keyboard only."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from blend_support import CTRL, LEFT, SHIFT, blended, drawn, keys, open_page
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from saving_support import save_as
from tiny_model import write_tiny_model
from ui_support import (
    FakeBackend,
    OpenWindow,
    colour_of,
    drop,
    files,
    manifest,
    wait_for_wall,
    wait_until,
)

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.latent.blend import Easing, Loop, Way
from acgan_desktop.engine.latent.wishes import candidates, wish_of
from acgan_desktop.library.pictures.picture_files import read_avatar, save_png
from acgan_desktop.ui.blend.blend_page import BlendPage
from acgan_desktop.ui.explore.explore_page import ExplorePage
from acgan_desktop.ui.page_parts import drag_and_export
from acgan_desktop.ui.theme.images import pixels_of
from acgan_desktop.ui.widgets.faces.strip_tile import StripTile


def tile(page: BlendPage, place: int) -> StripTile:
    return page.strip.film.tiles[place]


def plays(page: BlendPage) -> bool:
    return page.stage.playback.is_running


def focus() -> object:
    return QApplication.focusWidget()


def test_an_empty_page_offers_one_step(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = open_page(qtbot, window)
    assert page.stack.currentWidget() is page.empty
    assert focus() is page.empty.button
    qtbot.mouseClick(page.empty.button, LEFT)
    assert len(keys(page)) == 3
    wait_until(qtbot, lambda: drawn(page))
    assert page.stage.view.image() is not None
    assert not plays(page)  # less motion is wanted without a screen
    window.context.steps.undo()
    assert page.stack.currentWidget() is page.empty
    window.context.steps.redo()
    assert len(keys(page)) == 3


def test_without_a_model_it_says_so(qtbot: QtBot, open_window: OpenWindow) -> None:
    backend = FakeBackend()
    backend.error = RuntimeError("no")
    window = open_window(backend)
    wait_until(qtbot, lambda: window.error_box.isVisible())
    window.error_box.accept()
    window.show_page("blend")
    page = window.page("blend")
    assert isinstance(page, BlendPage)
    assert page.stack.currentWidget() is page.no_model
    qtbot.mouseClick(page.no_model.button, LEFT)
    assert window.create_page.isVisible()


def test_mouse_only_build_play_scrub_keep_save_and_go_on(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    model = tmp_path / "tiny.onnx"
    write_tiny_model(model)
    window = open_window(model=model)
    page = open_page(qtbot, window)
    qtbot.mouseClick(page.empty.button, LEFT)
    qtbot.mouseClick(page.strip.random, LEFT)
    assert len(keys(page)) == 4
    assert page.strip.film.current == 3
    wait_until(qtbot, lambda: drawn(page))
    before = keys(page)

    # Dragging the first face behind the third.
    first, step = tile(page, 0), tile(page, 1).x() - tile(page, 0).x()
    middle = first.rect().center()
    qtbot.mousePress(first, LEFT, pos=middle)
    for part in range(1, 9):
        way = QPoint(2 * step * part // 8, 0) - first.pos()
        qtbot.mouseMove(first, middle + way)
    qtbot.mouseRelease(first, LEFT, pos=middle + QPoint(2 * step, 0) - first.pos())
    assert keys(page) == (before[1], before[2], before[0], before[3])
    assert page.strip.film.current == 2

    qtbot.mouseClick(tile(page, 1), LEFT)
    assert page.stage.avatar() == before[2]
    qtbot.mouseClick(page.strip.duplicate, LEFT)
    assert keys(page) == (before[1], before[2], before[2], before[0], before[3])
    qtbot.mouseClick(page.strip.remove, LEFT)
    assert keys(page) == (before[1], before[2], before[0], before[3])
    wait_until(qtbot, lambda: drawn(page))

    # Playing, and stopping by a click on the picture.
    qtbot.mouseClick(page.stage.play, LEFT)
    assert plays(page)
    wait_until(qtbot, lambda: page.stage.playback.position > 0.3)
    qtbot.mouseClick(page.stage.view, LEFT)
    assert not plays(page)

    # Scrubbing to a place between two faces, which is a face of its own.
    scrubber = page.stage.scrubber
    qtbot.mouseClick(scrubber, LEFT, pos=QPoint(scrubber.width() * 3 // 8, 16))
    avatar = page.stage.avatar()
    assert avatar is not None
    assert avatar not in keys(page)
    qtbot.mouseClick(page.side.keep, LEFT)
    wait_until(qtbot, lambda: window.context.is_kept(avatar))
    assert page.side.keep.text() == "Kept"
    path = tmp_path / "frame.png"
    qtbot.mouseClick(page.side.save, LEFT)
    save_as(qtbot, window, path)
    wait_until(qtbot, path.is_file)
    assert read_avatar(path) == avatar
    seen = page.stage.view.image()
    qtbot.mouseClick(page.side.open_in_create, LEFT)
    assert window.create_page.isVisible()
    assert window.create_page.faces.avatar(0) == avatar
    shown = window.create_page.faces.image(0)
    assert shown is not None
    assert seen is not None
    np.testing.assert_array_equal(pixels_of(shown), pixels_of(seen))
    assert not window.error_box.isVisible()


def test_mouse_only_favourites_are_picked(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    create = window.create_page
    wait_for_wall(qtbot, create, 4)
    kept = []
    for row in range(3):
        create.wall.choose(row)
        avatar = create.faces.avatar(row)
        assert avatar is not None
        kept.append(avatar)
        create.keep.toggle()
        wait_until(qtbot, lambda avatar=avatar: window.context.is_kept(avatar))  # type: ignore[misc]
    page = open_page(qtbot, window)
    qtbot.mouseClick(page.empty.button, LEFT)
    qtbot.mouseClick(page.strip.from_favourites, LEFT)
    wait_until(qtbot, page.picker.isVisible)
    qtbot.mouseClick(page.picker.buttons[2], LEFT)
    qtbot.mouseClick(page.picker.buttons[0], LEFT)
    qtbot.mouseClick(page.picker.accept, LEFT)
    assert keys(page)[3:] == (kept[0], kept[2])  # newest first


def test_keyboard_only_walk_move_play_and_cross(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    wait_for_wall(qtbot, window.create_page, 4)
    qtbot.keyClick(window, Qt.Key.Key_3, CTRL)
    page = window.page("blend")
    assert isinstance(page, BlendPage)
    qtbot.keyClick(focus(), Qt.Key.Key_Space)
    assert len(keys(page)) == 3
    wait_until(qtbot, lambda: drawn(page))
    assert focus() is page.stage.view
    qtbot.keyClick(window, Qt.Key.Key_R, CTRL)
    assert len(keys(page)) == 4
    wait_until(qtbot, lambda: drawn(page))

    # Frame by frame, to both ends, and playing.
    view = page.stage.view
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert page.stage.frame == 0
    assert page.stage.avatar() == keys(page)[0]
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert page.stage.frame == page.stage.feed.cache.count - 1
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert page.stage.frame == 1
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert plays(page)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert not plays(page)

    # Tab leads to the strip; its arrows walk, with Ctrl they move.
    for _ in range(40):
        if focus() in page.strip.film.tiles:
            break
        qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    assert focus() in page.strip.film.tiles
    qtbot.keyClick(focus(), Qt.Key.Key_Home)
    assert focus() is tile(page, 0)
    before = keys(page)
    qtbot.keyClick(focus(), Qt.Key.Key_Right, CTRL)
    assert keys(page) == (before[1], before[0], *before[2:])
    assert focus() is tile(page, 1)
    qtbot.keyClick(focus(), Qt.Key.Key_Right)
    assert page.stage.avatar() == before[2]
    qtbot.keyClick(focus(), Qt.Key.Key_Delete)
    assert keys(page) == (before[1], before[0], before[3])
    assert focus() in page.strip.film.tiles
    qtbot.keyClick(focus(), Qt.Key.Key_D, CTRL | SHIFT)
    assert keys(page) == (before[1], before[0], before[3], before[3])
    qtbot.keyClick(focus(), Qt.Key.Key_Z, CTRL)
    qtbot.keyClick(focus(), Qt.Key.Key_Z, CTRL)
    assert keys(page) == (before[1], before[0], *before[2:])
    qtbot.keyClick(focus(), Qt.Key.Key_Z, CTRL | SHIFT)
    assert keys(page) == (before[1], before[0], before[3])

    # The crossings.
    qtbot.keyClick(window, Qt.Key.Key_X, CTRL | SHIFT)
    grid = page.crossings.grid
    assert focus() is grid
    assert grid.current == (0, 0)
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    qtbot.keyClick(grid, Qt.Key.Key_Left)
    assert grid.current == (1, 0)
    child = page.crossings.current()
    wait_until(qtbot, lambda: page.crossings.feed.image(child))
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert window.create_page.isVisible()
    assert window.create_page.faces.avatar(0) == child


def test_frames_are_those_of_the_engine(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = blended(qtbot, window)
    story, cache = page.stories.now, page.stage.feed.cache
    frames = story.blend(manifest()).frames(cache.count)
    for number, avatar in enumerate(frames):
        image = cache.get(number)
        assert image is not None
        np.testing.assert_array_equal(pixels_of(image), colour_of(avatar))


def test_controls_change_the_blend_and_sliding_is_one_step(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(FakeBackend())
    page = blended(qtbot, window)
    controls, steps = page.side.controls, window.context.steps
    qtbot.mouseClick(controls.way.segments["linear"], LEFT)
    qtbot.mouseClick(controls.easing.segments["linger"], LEFT)
    qtbot.mouseClick(controls.loop.segments["once"], LEFT)
    for value in (12, 15, 20):
        controls.seconds.setValue(value)
    now = page.stories.now
    assert (now.way, now.easing, now.loop) == (Way.LINEAR, Easing.LINGER, Loop.ONCE)
    assert now.seconds == 2.0
    assert page.stage.feed.cache.count == 2 * 48 + 1
    page.stage.go_to(1.0)
    assert page.stage.avatar() == keys(page)[-1]
    steps.undo()
    assert page.stories.now.seconds == 1.0
    assert controls.seconds.value() == 10
    steps.undo()
    steps.undo()
    steps.undo()
    assert page.stories.now.way is Way.SPHERICAL
    assert controls.way.value() == "spherical"
    assert len(keys(page)) == 3


def test_one_face_is_added_and_several_begin_anew(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = open_page(qtbot, window)
    faces = candidates(manifest(), {}, 5, 0, 8, 0.7)
    window.context.blend([faces[0]])
    assert keys(page) == (faces[0],)
    assert page.strip.hint.text()
    wait_until(qtbot, lambda: page.stage.view.image() is not None)
    assert page.stage.avatar() == faces[0]
    assert not page.stage.play.isEnabled()
    window.context.blend([faces[1]])
    assert keys(page) == (faces[0], faces[1])
    assert not page.strip.hint.text()
    window.context.blend(faces[2:6])
    assert keys(page) == tuple(faces[2:6])
    window.context.steps.undo()
    assert keys(page) == (faces[0], faces[1])
    window.context.blend(faces)
    assert not page.strip.random.isEnabled()
    window.context.blend([faces[0]])
    wait_until(qtbot, lambda: window.error_box.isVisible())
    assert "at most 8" in window.error_box.sentence.text()
    assert keys(page) == tuple(faces)


def test_pictures_dropped_here_join_the_blend(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(FakeBackend())
    page = open_page(qtbot, window)
    faces = candidates(manifest(), {}, 5, 0, 3, 0.7)
    paths = [tmp_path / f"{number}.png" for number in range(3)]
    for path, face in zip(paths, faces, strict=True):
        save_png(path, colour_of(face), face)
    drop(window, files(*paths))
    wait_until(qtbot, lambda: len(keys(page)) == 3)
    assert keys(page) == tuple(faces)
    assert page.isVisible()


def test_a_blend_is_there_again_after_the_next_start(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = blended(qtbot, window)
    page.side.controls.loop.segments["bounce"].click()
    before = page.stories.now
    open_window.close(window)
    again = open_page(qtbot, open_window(FakeBackend()))
    assert again.stories.now == before
    wait_until(qtbot, lambda: drawn(again))


def test_each_model_has_its_own_blend(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    one, other = tmp_path / "one.onnx", tmp_path / "other.onnx"
    write_tiny_model(one)
    write_tiny_model(other, z_dim=12)
    window = open_window(model=one)
    page = blended(qtbot, window)
    before = keys(page)
    model = before[0].model
    window.open_model(other)
    wait_until(qtbot, lambda: window.context.manifest and window.context.manifest.model_id != model)
    assert page.stack.currentWidget() is page.empty
    window.open_model(one)
    wait_until(qtbot, lambda: window.context.manifest and window.context.manifest.model_id == model)
    assert keys(page) == before
    wait_until(qtbot, lambda: drawn(page))
    assert not window.error_box.isVisible()


def test_nothing_is_drawn_while_another_page_is_in_view(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    backend = FakeBackend()
    window = open_window(backend)
    page = blended(qtbot, window)
    page.stage.playback.play()
    window.show_page("create")
    assert not plays(page)
    wait_until(qtbot, lambda: window.context.service.activity[0] == "idle")
    page.side.controls.seconds.setValue(40)
    window.show_page("blend")
    wait_until(qtbot, lambda: drawn(page))


# Crossings ---------------------------------------------------------------------------------------


def test_one_family_without_layers_crosses_wishes(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = blended(qtbot, window)
    qtbot.mouseClick(page.mode.segments["crossings"], LEFT)
    crossings, about = page.crossings, manifest()
    assert not crossings.kind.segments["layers"].isVisible()
    assert "as a whole" in crossings.line.text()
    assert crossings.taken["wishes"] == ["hair_color", "eye_color"]
    mother, father = keys(page)[0], keys(page)[2]
    child = crossings.child(0, 2)
    assert child is not None
    asked = wish_of(about, child)
    assert child.sources[0].z == mother.sources[0].z
    assert asked["hair_color"] == wish_of(about, father)["hair_color"]
    assert asked["hair_length"] == wish_of(about, mother)["hair_length"]
    qtbot.mouseClick(crossings.chips[1], LEFT)  # the hair colour stays the mother's
    child = crossings.child(0, 2)
    assert child is not None
    assert wish_of(about, child)["hair_color"] == wish_of(about, mother)["hair_color"]
    qtbot.mouseClick(crossings.kind.segments["halfway"], LEFT)
    assert crossings.chips == []
    half = crossings.child(0, 2)
    assert half is not None
    assert half == crossings.child(2, 0) or half.sources[0].z != child.sources[0].z
    assert crossings.child(1, 1) == keys(page)[1]


@pytest.mark.parametrize("count", [1, 2, 8])
def test_grids_of_every_size(qtbot: QtBot, open_window: OpenWindow, count: int) -> None:
    window = open_window(FakeBackend())
    page = open_page(qtbot, window)
    for face in candidates(manifest(), {}, 5, 0, count, 0.7):
        window.context.blend([face])
    qtbot.mouseClick(page.mode.segments["crossings"], LEFT)
    crossings = page.crossings
    children = [crossings.child(row, column) for row in range(count) for column in range(count)]
    wait_until(qtbot, lambda: all(crossings.feed.image(child) for child in children))
    assert not page.grab().isNull()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Left):
        qtbot.keyClick(crossings.grid, key)
    assert crossings.current() is not None


def test_from_the_map_to_the_blend(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    wait_for_wall(qtbot, window.create_page, 4)
    window.show_page("explore")
    explore = window.page("explore")
    assert isinstance(explore, ExplorePage)
    wait_until(qtbot, lambda: explore.side.portrait.image() is not None)
    face = explore.feed.avatar(explore.view.current())
    qtbot.mouseClick(explore.side.blend, LEFT)
    page = window.page("blend")
    assert isinstance(page, BlendPage)
    assert page.isVisible()
    assert keys(page) == (face,)


def test_a_frame_is_copied_and_dragged_away(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(FakeBackend())
    page = blended(qtbot, window)
    page.stage.go_to(0.4)
    frame = page.stage.avatar()
    assert frame is not None
    qtbot.keyClick(window, Qt.Key.Key_C, CTRL | SHIFT)
    assert Avatar.from_json(QApplication.clipboard().text()) == frame
    dragged = []
    monkeypatch.setattr(
        drag_and_export, "drag_out", lambda source, items, context: dragged.extend(items)
    )
    view = page.stage.view
    middle = view.rect().center()
    qtbot.mousePress(view, LEFT, pos=middle)
    for step in (10, 20, 40):
        qtbot.mouseMove(view, middle + QPoint(step, 0))
    qtbot.mouseRelease(view, LEFT, pos=middle + QPoint(40, 0))
    assert [avatar for avatar, _ in dragged] == [frame]
    assert not plays(page)  # a drag is no click


def test_tab_walks_in_the_order_of_the_eye(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = blended(qtbot, window, 4)
    page.strip.film.choose(2)
    page.mode.segments["animation"].setFocus()
    stage, strip, controls = page.stage, page.strip, page.side.controls
    for following in (
        stage.view,
        stage.play,
        stage.scrubber,
        strip.duplicate,
        strip.remove,
        strip.random,
        strip.from_favourites,
        tile(page, 2),
        controls.way.segments["spherical"],
        controls.easing.segments["smooth"],
        controls.loop.segments["cycle"],
        controls.seconds,
        page.side.keep,
    ):
        qtbot.keyClick(focus(), Qt.Key.Key_Tab)
        assert focus() is following
    assert all(one.accessibleName() for one in strip.film.tiles)


def test_what_was_seen_leads_back(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = blended(qtbot, window)
    history, before = window.context.session_history, keys(page)
    page.stage.go_to(0.4)
    frame = page.stage.avatar()
    history.take_in()
    assert frame in [seen.avatar for seen in history.seen if seen.back is None]
    page.editing.surprise()
    wait_until(qtbot, lambda: drawn(page))
    history.take_in()
    blends = [seen for seen in history.seen if seen.title == "Blend"]
    assert [seen.key for seen in blends] == [keys(page), before]
    window.show_page("create")
    assert blends[1].back is not None
    blends[1].back()
    assert page.isVisible()
    assert keys(page) == before


@pytest.mark.parametrize("seed", range(2))
def test_whatever_one_does_it_holds_together_and_can_be_undone(
    qtbot: QtBot, open_window: OpenWindow, seed: int
) -> None:
    window = open_window(FakeBackend())
    page = open_page(qtbot, window)
    dice, faces, steps = np.random.default_rng(seed), page.editing, window.context.steps
    controls, film = page.side.controls, page.strip.film

    def place() -> int:
        return int(dice.integers(0, max(1, faces.count)))

    acts: tuple[Callable[[], object], ...] = (
        lambda: faces.add_random() if faces.count < 8 else None,
        lambda: faces.duplicate(place()) if faces.count < 8 else None,
        lambda: faces.remove(place()),
        lambda: faces.move(place(), place()) if faces.count > 1 else None,
        faces.reverse,
        faces.surprise,
        page.other_mode,
        page.stage.playback.toggle,
        lambda: page.stage.step(1),
        lambda: page.stage.go_to(float(dice.random())),
        lambda: controls.seconds.setValue(int(dice.integers(2, 8))),
        lambda: controls.loop.segments[str(dice.choice(list(Loop)))].click(),
        lambda: controls.way.segments[str(dice.choice(list(Way)))].click(),
        lambda: film.chosen.emit(place()),
        lambda: page.crossings.grid.choose(place(), place()),
        steps.undo,
        steps.redo,
    )
    faces.surprise()
    for _ in range(50):
        acts[int(dice.integers(len(acts)))]()
        QApplication.processEvents()
        assert len(film.tiles) == faces.count
        assert page.stage.feed.cache.count == page.stories.now.frame_count(24)
        shown = page.stack.currentWidget()
        assert (shown is page.empty) == (faces.count == 0)
    page.stage.playback.pause()
    last = page.stories.now
    done = 0
    while steps.stack.canUndo():
        steps.undo()
        done += 1
    assert faces.count == 0
    for _ in range(done):
        steps.redo()
    assert page.stories.now == last
    assert not window.error_box.isVisible()


def test_undo_shows_what_it_undid(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = blended(qtbot, window)
    before = keys(page)
    page.editing.reverse()
    window.show_page("favourites")
    window.context.steps.undo()
    assert (window.page_key, keys(page)) == ("blend", before)
    window.show_page("favourites")
    window.context.steps.redo()
    assert (window.page_key, keys(page)) == ("blend", before[::-1])
