"""Sliders for what a model can change about a face, used as a person would."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from saving_support import save_as
from tiny_model import write_tiny_model
from ui_support import LEFT, FakeBackend, OpenWindow, wait_for_wall, wait_until

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.directions import amount_of
from acgan_desktop.library.pictures.picture_files import read_avatar
from acgan_desktop.library.settings import sliders
from acgan_desktop.ui.explore.explore_page import ExplorePage
from acgan_desktop.ui.page_parts.face_sliders.slider_row import STEPS, SliderRow
from acgan_desktop.ui.shell.window import Window
from acgan_desktop.ui.theme.images import pixels_of

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return write_tiny_model(tmp_path / "tiny.onnx")


def drawn(page: ExplorePage) -> bool:
    return all(page.view.tiles.is_fresh(key) for key in page.view.in_view())


def explore(qtbot: QtBot, window: Window) -> ExplorePage:
    wait_for_wall(qtbot, window.create_page, 4)
    window.show_page("explore")
    page = window.page("explore")
    assert isinstance(page, ExplorePage)
    wait_until(qtbot, lambda: drawn(page))
    return page


def with_sliders(qtbot: QtBot, window: Window) -> ExplorePage:
    page = explore(qtbot, window)
    qtbot.mouseClick(page.tune, LEFT)
    wait_until(qtbot, lambda: page.sliders.drawer.rows)
    return page


def row(page: ExplorePage, place: int) -> SliderRow:
    return list(page.sliders.drawer.rows.values())[place]


def at_rest(qtbot: QtBot, page: ExplorePage) -> None:
    wait_until(qtbot, lambda: page.sliders.tuning.image() is not None)


def drag_to(qtbot: QtBot, where: SliderRow, *shares: float) -> None:
    slider = where.slider
    middle = slider.height() // 2
    points = [QPoint(round(12 + share * (slider.width() - 24)), middle) for share in shares]
    qtbot.mousePress(slider, LEFT, pos=points[0])
    for point in points[1:]:
        qtbot.mouseMove(slider, point)
    qtbot.mouseRelease(slider, LEFT, pos=points[-1])


def test_mouse_only_change_keep_save_undo_and_go_on(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path, tmp_path: Path
) -> None:
    window = open_window(model=tiny)
    page = with_sliders(qtbot, window)
    assert len(page.sliders.drawer.rows) == 6
    assert row(page, 0).name.text() == "Change 1"
    key = page.view.current()
    before = page.feed.avatar(key)
    assert page.chosen_face()[0] == before
    drag_to(qtbot, row(page, 0), 0.6, 0.8, 1.0)
    drag_to(qtbot, row(page, 1), 0.3, 0.0)
    at_rest(qtbot, page)
    face, image = page.chosen_face()
    assert face is not None
    assert before is not None
    assert face.sources == before.sources
    assert {each.name: each.amount for each in face.directions} == {
        "visible 1": 4.0,
        "visible 2": -4.0,
    }
    portrait = page.side.portrait.image()
    assert portrait is not None
    assert image is not None
    np.testing.assert_array_equal(pixels_of(portrait), pixels_of(image))
    tile = page.view.tiles.get(key) if key is not None else None
    assert tile is not None
    assert (pixels_of(tile.image) != pixels_of(image)).any()  # the map stays as it is
    qtbot.mouseClick(page.keep, LEFT)
    wait_until(qtbot, lambda: window.context.is_kept(face))
    picture = tmp_path / "changed.png"
    qtbot.mouseClick(page.side.save, LEFT)
    save_as(qtbot, window, picture)
    wait_until(qtbot, picture.is_file)
    assert read_avatar(picture) == face
    window.context.steps.undo()  # keeping
    window.context.steps.undo()  # the second drag is one step
    assert row(page, 1).amount() == 0
    assert row(page, 0).amount() == 4
    window.context.steps.undo()
    assert page.chosen_face()[0] == before
    window.context.steps.redo()
    window.context.steps.redo()
    assert page.chosen_face()[0] == face
    qtbot.mouseClick(page.sliders.drawer.reset, LEFT)
    assert page.chosen_face()[0] == before
    assert not page.sliders.drawer.reset.isEnabled()
    window.context.steps.undo()
    assert page.chosen_face()[0] == face
    qtbot.mouseClick(page.side.more, LEFT)
    assert window.create_page.isVisible()
    assert window.create_page.faces.avatar(0) == face
    assert not window.error_box.isVisible()


def test_keyboard_only_open_move_name_reset_and_close(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path
) -> None:
    window = open_window(model=tiny)
    page = explore(qtbot, window)
    qtbot.keyClick(page.view, Key.Key_G, CTRL)
    wait_until(qtbot, lambda: page.sliders.drawer.rows)
    wait_until(qtbot, lambda: row(page, 0).slider.hasFocus())
    for _ in range(5):
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Right)
    assert row(page, 0).amount() == pytest.approx(0.5)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    assert row(page, 1).name.hasFocus()
    field = row(page, 1).name
    qtbot.keyClicks(field, "Smile")  # Tab selects what is there: it is written over
    qtbot.keyClick(field, Key.Key_Return)
    wait_until(qtbot, lambda: page.sliders.sliders.is_named("visible 2"))
    assert row(page, 0).name.text() == "Smile"  # one's own come first
    assert [each.name for each in sliders.load(page.context.manifest).sliders] == ["Smile"]  # type: ignore[arg-type]
    smile = row(page, 0)
    smile.slider.setFocus()
    qtbot.keyClick(smile.slider, Key.Key_PageUp)
    qtbot.keyClick(smile.slider, Key.Key_PageUp)
    assert smile.amount() == 2
    facts = dict(page.sliders.facts())
    assert facts == {"Smile": "+2.0", "Change 1": "+0.5"}
    qtbot.keyClick(smile.slider, Key.Key_Delete)
    assert smile.amount() == 0
    qtbot.keyClick(smile.slider, Key.Key_Z, CTRL)
    assert smile.amount() == 2
    qtbot.keyClick(smile.slider, Key.Key_Z, CTRL)
    assert smile.amount() == 0
    qtbot.keyClick(smile.slider, Key.Key_Z, CTRL)  # the name
    wait_until(qtbot, lambda: not page.sliders.sliders.is_named("visible 2"))
    qtbot.keyClick(page.sliders.drawer, Key.Key_Z, CTRL | SHIFT)
    wait_until(qtbot, lambda: page.sliders.sliders.is_named("visible 2"))
    qtbot.keyClick(row(page, 0).slider, Key.Key_Escape)
    assert not page.sliders.is_open
    assert page.view.hasFocus()
    assert page.chosen_face()[0] == page.feed.avatar(page.view.current())
    qtbot.keyClick(page.view, Key.Key_G, CTRL)  # it goes on from where it was
    assert amount_of(page.chosen_face()[0], page.sliders.sliders.found[0].directions) == 0.5  # type: ignore[arg-type]


def test_sliders_can_be_reached_as_soon_as_they_are_there(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path
) -> None:
    window = open_window(model=tiny)
    page = explore(qtbot, window)
    seen: list[bool] = []

    def look() -> None:
        seen.extend(each.isVisible() for each in page.sliders.drawer.rows.values())

    page.sliders.sliders.changed.connect(look)
    qtbot.mouseClick(page.tune, LEFT)
    wait_until(qtbot, lambda: page.sliders.drawer.rows)
    assert seen
    assert all(seen)


def test_a_face_taken_from_the_map_begins_anew_and_the_other_comes_back(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path
) -> None:
    window = open_window(model=tiny)
    page = with_sliders(qtbot, window)
    first = page.view.current()
    drag_to(qtbot, row(page, 0), 0.9)
    changed = page.chosen_face()[0]
    page.view.walk(1, 0)
    assert page.chosen_face()[0] == page.feed.avatar(page.view.current())
    assert row(page, 0).amount() == 0
    window.context.steps.undo()
    assert page.chosen_face()[0] == changed
    assert page.view.current() == first
    assert row(page, 0).amount() > 0
    page.view.choose(first)  # the same face once more changes nothing
    assert page.chosen_face()[0] == changed
    page.wishes.attributes.changed.emit("hair_color", "pink")  # another look of the whole map
    assert page.chosen_face()[0] == page.feed.avatar(first)
    wait_until(qtbot, lambda: drawn(page))


def test_more_sliders_are_added_and_put_away(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path
) -> None:
    window = open_window(model=tiny)
    page = with_sliders(qtbot, window)
    drawer = page.sliders.drawer
    menu = drawer.menu()
    groups = {action.text(): action.menu() for action in menu.actions()}
    assert "Hair colour" in groups
    colours = groups["Hair colour"]
    assert isinstance(colours, QMenu)
    pink = next(action for action in colours.actions() if action.text() == "Pink")
    pink.trigger()
    assert row(page, 6).name.text() == "Hair colour: Pink"
    qtbot.keyClick(row(page, 6).slider, Key.Key_End)
    assert row(page, 6).amount() == 2
    qtbot.mouseClick(row(page, 6).away, LEFT)
    assert "hair_color: pink" not in drawer.rows
    window.context.steps.undo()
    assert row(page, 6).amount() == 2
    row(page, 6).name.setText("Rosy")
    row(page, 6).name.editingFinished.emit()
    wait_until(qtbot, lambda: row(page, 0).name.text() == "Rosy")
    qtbot.mouseClick(row(page, 0).away, LEFT)
    wait_until(qtbot, lambda: not page.sliders.sliders.named)
    window.context.steps.undo()
    wait_until(qtbot, lambda: page.sliders.sliders.named)
    assert row(page, 0).name.text() == "Rosy"


def test_a_name_that_is_given_up_or_empty_changes_nothing(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path
) -> None:
    window = open_window(model=tiny)
    page = with_sliders(qtbot, window)
    field = row(page, 0).name
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Wrong")
    qtbot.keyClick(field, Key.Key_Escape)
    assert field.text() == "Change 1"
    assert page.sliders.is_open
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Key.Key_Backspace)
    qtbot.keyClick(field, Key.Key_Return)
    assert field.text() == "Change 1"
    assert page.sliders.sliders.named == []


def test_names_and_what_was_found_are_there_at_the_next_start(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(model=tiny)
    page = with_sliders(qtbot, window)
    page.sliders.sliders.name("visible 3", "Sunny")
    wait_until(qtbot, lambda: page.sliders.sliders.named)
    open_window.close(window)
    monkeypatch.setattr(
        "acgan_desktop.engine.latent.direction_search.find_directions",
        lambda *_, **__: pytest.fail("it was looked for twice"),
    )
    window = open_window(model=tiny)
    page = with_sliders(qtbot, window)
    wait_until(qtbot, lambda: row(page, 0).name.text() == "Sunny")
    wait_until(qtbot, lambda: len(page.sliders.drawer.rows) == 6)


def test_damaged_names_are_kept_aside_and_said(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path
) -> None:
    window = open_window(model=tiny)
    page = explore(qtbot, window)
    manifest = window.context.manifest
    assert manifest is not None
    path = sliders.named_path(manifest.model_id)
    path.parent.mkdir(parents=True)
    path.write_text("{", encoding="utf-8")
    page.sliders.open()
    wait_until(qtbot, lambda: "damaged" in window.notice_box.text.text())
    window.notice_box.accept()
    wait_until(qtbot, lambda: page.sliders.drawer.rows)


def test_a_model_whose_file_is_gone_says_so_in_the_drawer(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    backend = FakeBackend()
    window = open_window(backend)
    page = explore(qtbot, window)
    backend.error = UserError("The file is gone.")
    page.sliders.open()
    wait_until(qtbot, page.sliders.drawer.again.isVisible)
    assert page.sliders.drawer.line.text() == "The file is gone."
    assert not window.error_box.isVisible()
    backend.error = None
    qtbot.mouseClick(page.sliders.drawer.again, LEFT)
    wait_until(qtbot, lambda: page.sliders.drawer.rows)


def test_closing_the_window_gives_the_search_up(qtbot: QtBot, open_window: OpenWindow) -> None:
    backend = FakeBackend()
    window = open_window(backend)
    page = explore(qtbot, window)
    wait_until(qtbot, lambda: window.context.service.activity[0] == "idle")
    backend.renderer.entered.clear()
    backend.renderer.gate.clear()
    page.sliders.open()
    wait_until(qtbot, backend.renderer.entered.is_set)
    open_window.close(window)


def test_another_model_closes_the_drawer_and_has_sliders_of_its_own(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path, tmp_path: Path
) -> None:
    other = write_tiny_model(tmp_path / "other.onnx", name="other", z_dim=5)
    window = open_window(model=tiny)
    page = with_sliders(qtbot, window)
    drag_to(qtbot, row(page, 0), 0.9)
    window.open_model(other)
    wait_until(qtbot, lambda: window.status.model.text() == "other")
    assert not page.sliders.is_open
    assert page.sliders.face() is None
    wait_until(qtbot, lambda: drawn(page))
    qtbot.mouseClick(page.tune, LEFT)
    wait_until(qtbot, lambda: page.sliders.drawer.rows)
    assert len(page.sliders.drawer.rows) == 5 + 1  # z has five numbers; the rest are asked for
    drag_to(qtbot, row(page, 0), 0.9)
    at_rest(qtbot, page)
    assert not window.error_box.isVisible()


def test_while_a_slider_moves_the_face_moves_too(qtbot: QtBot, open_window: OpenWindow) -> None:
    backend = FakeBackend()
    window = open_window(backend)
    page = with_sliders(qtbot, window)
    wait_until(qtbot, lambda: window.context.service.activity[0] == "idle")
    shown: list[object] = []
    page.sliders.drawn.connect(shown.append)
    backend.renderer.gate.clear()
    backend.renderer.entered.clear()
    row(page, 0).slider.setValue(1)
    wait_until(qtbot, backend.renderer.entered.is_set)
    for value in range(2, STEPS + 1):
        row(page, 0).slider.setValue(value)
    backend.renderer.asked.clear()
    backend.renderer.gate.set()
    at_rest(qtbot, page)
    asked = [avatar for call in backend.renderer.asked for avatar in call]
    assert asked == [page.chosen_face()[0]]  # of all that came meanwhile, the newest alone
    assert len(shown) == 2  # and the one that was being drawn was shown as well


def test_pictures_at_the_ends_show_what_a_slider_does(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path
) -> None:
    window = open_window(model=tiny)
    page = with_sliders(qtbot, window)
    first = row(page, 0)
    wait_until(qtbot, lambda: all(not end.icon().isNull() for end in first.ends))
    assert first.end_amounts() == (-3, 3)
    qtbot.mouseClick(first.ends[1], LEFT)
    assert first.amount() == 3
    at_rest(qtbot, page)
    portrait, end = page.side.portrait.image(), first.ends[1].image()
    assert portrait is not None
    assert end is not None
    np.testing.assert_array_equal(pixels_of(portrait), pixels_of(end))
    qtbot.mouseClick(first.ends[0], LEFT)
    assert first.amount() == -3
    window.context.steps.undo()
    assert first.amount() == 3
    page.view.walk(1, 0)  # of another face other pictures
    wait_until(qtbot, lambda: first.ends[1].image() not in (end, None))


def test_a_model_of_several_layers_has_sliders_too(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(model=write_tiny_model(tmp_path / "three.onnx", num_styles=3))
    page = with_sliders(qtbot, window)
    before = page.feed.image(page.view.current())
    drag_to(qtbot, row(page, 0), 1.0)
    at_rest(qtbot, page)
    face, image = page.chosen_face()
    assert face is not None
    assert {layer for each in face.directions for layer in each.layers} == {0, 1, 2}
    assert before is not None
    assert image is not None
    assert (pixels_of(before) != pixels_of(image)).any()
    assert not window.error_box.isVisible()
