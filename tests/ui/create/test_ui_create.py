"""The Create page: locks, blends, undo, presets, several faces at once."""

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot
from saving_support import open_dialogs
from tiny_model import write_tiny_model
from ui_support import FakeBackend, OpenWindow, manifest, wait_for_wall, wait_until

from acgan_desktop.app.known_wishes import known_wish
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.latent.wishes import wish_of
from acgan_desktop.library.settings.presets import Preset
from acgan_desktop.library.settings.settings import Settings
from acgan_desktop.ui.create.create_page import CreatePage
from acgan_desktop.ui.create.create_state import fitting_truncation
from acgan_desktop.ui.page_parts import drag_and_export
from acgan_desktop.ui.page_parts.drag_and_export import Item
from acgan_desktop.ui.shell.window import Window
from acgan_desktop.ui.widgets.wishes.attribute_control import AttributeControl

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def control(page: CreatePage, name: str) -> AttributeControl:
    return page.wishes.attributes.controls[name]


def wall_of(page: CreatePage, count: int = 12) -> list[Avatar]:
    found = [page.faces.avatar(row) for row in range(count)]
    return [avatar for avatar in found if avatar is not None]


def click_face(qtbot: QtBot, page: CreatePage, row: int, *modifiers: Qt.KeyboardModifier) -> None:
    at = page.wall.visualRect(page.faces.index(row)).center()
    pressed = modifiers[0] if modifiers else Qt.KeyboardModifier.NoModifier
    qtbot.mouseClick(page.wall.viewport(), LEFT, pressed, at)


def ready(qtbot: QtBot, window: Window) -> CreatePage:
    page = window.create_page
    wait_for_wall(qtbot, page)
    return page


# Blends of two classes.


def asked_for(page: CreatePage, attribute: str = "hair_color") -> object:
    """Return what is wished now."""
    return page.history.here.wish[attribute]


def test_a_blend_with_the_mouse(qtbot: QtBot, open_window: OpenWindow) -> None:
    page = ready(qtbot, open_window(FakeBackend()))
    hair = control(page, "hair_color")
    assert not hair.mix.isVisible()  # of "any" there is nothing to blend
    qtbot.mouseClick(hair.choice("pink"), LEFT)
    qtbot.mouseClick(hair.mix, LEFT)
    assert hair.bar.isVisible()
    assert hair.bar.names()[0] == "pink"
    qtbot.mouseClick(hair.choice("blue"), LEFT)
    assert asked_for(page) == {"pink": 0.5, "blue": 0.5}
    slider = hair.bar.slider
    qtbot.mousePress(slider, LEFT, pos=QPoint(slider.width() // 2, 16))
    qtbot.mouseMove(slider, QPoint(slider.width() - 12, 16))
    qtbot.mouseRelease(slider, LEFT, pos=QPoint(slider.width() - 12, 16))
    assert asked_for(page) == {"pink": 0.0, "blue": 1.0}
    assert hair.bar.isVisible()  # at its end it is a blend still
    qtbot.mouseClick(hair.bar.ends()[0], LEFT)
    qtbot.mouseClick(hair.choice("blonde"), LEFT)
    assert asked_for(page) == {"blonde": 0.0, "blue": 1.0}
    slider.setValue(30)
    assert wish_of(manifest(), wall_of(page)[0])["hair_color"] == pytest.approx(
        {"blonde": 0.7, "blue": 0.3}
    )
    qtbot.mouseClick(hair.mix, LEFT)
    assert asked_for(page) == "blonde"
    assert not hair.bar.isVisible()


def test_shift_makes_a_blend(qtbot: QtBot, open_window: OpenWindow) -> None:
    page = ready(qtbot, open_window(FakeBackend()))
    hair = control(page, "hair_color")
    qtbot.mouseClick(hair.choice("pink"), LEFT)
    qtbot.mouseClick(hair.choice("blue"), LEFT, SHIFT)
    assert asked_for(page) == {"pink": 0.5, "blue": 0.5}
    assert hair.choice("pink").partial
    assert hair.choice("blue").partial
    qtbot.mouseClick(hair.choice("pink"), LEFT)  # it is at the other end: nothing changes
    assert asked_for(page) == {"pink": 0.5, "blue": 0.5}
    qtbot.mouseClick(hair.choice(""), LEFT)
    assert asked_for(page) is None
    assert not hair.mix.isVisible()


def test_a_blend_stays_as_it_lies_when_one_goes_on(qtbot: QtBot, open_window: OpenWindow) -> None:
    page = ready(qtbot, open_window(FakeBackend()))
    hair = control(page, "hair_color")
    hair.choice("blue").click()
    hair.mix.click()
    hair.choice("pink").click()
    assert hair.bar.names() == ("blue", "pink")
    page.more_like_this()  # avatars tell their classes in the model's order: pink, blue
    assert hair.bar.names() == ("blue", "pink")


# Locks.


def test_a_lock_is_respected_by_all_but_the_hand(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = ready(qtbot, window)
    hair, eyes = control(page, "hair_color"), control(page, "eye_color")
    hair.choice("pink").click()
    qtbot.mouseClick(hair.lock, LEFT)
    qtbot.mouseClick(eyes.lock, LEFT)  # locked as "any"
    assert "locked" in hair.lock.accessibleName()
    seen = set()
    for _ in range(12):
        page.surprise()
        assert asked_for(page) == "pink"
        assert page.history.here.wish.get("eye_color") is None
        seen.add(page.history.here.wish.get("hair_length"))
    assert len(seen) > 1
    page.steps.use_preset(Preset(name="x", wish={"hair_color": "blue", "hair_length": "long"}))
    assert page.history.here.wish == {
        "hair_color": "pink",
        "hair_length": "long",
        "eye_color": None,
    }
    about = manifest()
    blue = Avatar.model_validate(wall_of(page)[1].model_dump())
    from acgan_desktop.engine.latent.wishes import with_wish

    blue = with_wish(about, blue, {"hair_color": "blue", "eye_color": "red"})
    window.context.open_avatar(blue)
    assert asked_for(page) == "pink"
    shown = page.faces.avatar(0)
    assert shown == with_wish(about, blue, {"hair_color": "pink"})
    hair.choice("blonde").click()  # by hand
    assert asked_for(page) == "blonde"


def test_locks_and_blends_are_remembered(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = ready(qtbot, window)
    hair = control(page, "hair_color")
    hair.choice("pink").click()
    qtbot.mouseClick(hair.choice("blue"), LEFT, SHIFT)
    hair.lock.click()
    open_window.close(window)
    from acgan_desktop.library.settings.settings import load

    page = ready(qtbot, open_window(FakeBackend(), settings=load()))
    assert asked_for(page) == {"pink": 0.5, "blue": 0.5}
    assert control(page, "hair_color").bar.isVisible()
    assert page.wishes.attributes.locked() == {"hair_color"}
    page.surprise()
    assert asked_for(page) == {"pink": 0.5, "blue": 0.5}


def test_locks_outlive_a_model_that_lacks_them(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    first = write_tiny_model(tmp_path / "first.onnx")
    attributes = (("mood", ("happy", "sad")), ("eye_color", ("blue", "red")))
    second = write_tiny_model(tmp_path / "second.onnx", attributes=attributes, seed=2)
    window = open_window(model=first)
    page = ready(qtbot, window)

    def go_to(path: Path) -> None:
        before = page.state.model
        window.open_model(path)
        wait_until(qtbot, lambda: page.state.model != before)

    for name in ("hair_color", "eye_color"):
        control(page, name).lock.click()
    go_to(second)
    assert page.wishes.attributes.locked() == page.state.locked == {"eye_color"}
    control(page, "eye_color").lock.click()
    control(page, "mood").lock.click()
    go_to(first)
    assert page.wishes.attributes.locked() == page.state.locked == {"hair_color"}
    page.remember()
    assert window.context.settings.locked == ("hair_color", "mood")


def test_wishes_of_another_model_are_left_out() -> None:
    about = manifest()
    asked: dict[str, str | dict[str, float]] = {
        "hair_color": "pink",
        "hair_length": "endless",
        "horns": "two",
        "eye_color": {"red": 0.0, "blue": 0.0},
    }
    assert known_wish(about, dict(asked)) == {"hair_color": "pink"}
    assert fitting_truncation(about, None) == about.truncation.default
    assert fitting_truncation(about, 5.0) == about.truncation.max


# Undo.


def test_everything_can_be_undone_and_done_again(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = ready(qtbot, window)
    hair = control(page, "hair_color")
    moments = [page.state.moment()]

    def done(act: object) -> None:
        assert callable(act)
        act()
        moments.append(page.state.moment())

    done(lambda: hair.choice("pink").click())
    done(lambda: page.wishes.typical.slider.setValue(20))
    done(lambda: page.set_seed(99))
    page.wall.choose(4)
    done(page.more_like_this)
    done(lambda: page.steps.set_distance("far"))
    page.wall.choose(2)
    done(page.more_like_this)
    done(lambda: page.go_back_to(0))
    done(page.surprise)
    steps = window.context.steps
    for before in reversed(moments[:-1]):
        steps.undo()
        here = page.state.moment()
        assert [step.seed for step in here.steps] == [step.seed for step in before.steps]
        assert [step.wish for step in here.steps] == [step.wish for step in before.steps]
        assert [step.anchor for step in here.steps] == [step.anchor for step in before.steps]
        assert here.steps[-1].truncation == before.steps[-1].truncation
        assert page.wishes.seed.text() == str(before.steps[-1].seed)
    for after in moments[1:]:
        steps.redo()
        assert page.state.moment().steps[-1].anchor == after.steps[-1].anchor
        assert page.state.moment().steps[-1].wish == after.steps[-1].wish
    wait_for_wall(qtbot, page, 4)


def test_a_drag_is_one_step(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = ready(qtbot, window)
    for value in range(69, 30, -1):
        page.wishes.typical.slider.setValue(value)
    hair = control(page, "hair_color")
    hair.choice("pink").click()
    qtbot.mouseClick(hair.choice("blue"), LEFT, SHIFT)
    for value in range(51, 80):
        hair.bar.slider.setValue(value)
    undo = window.context.steps.undo
    undo()
    assert asked_for(page) == {"pink": 0.5, "blue": 0.5}
    assert hair.bar.slider.value() == 50
    undo()
    assert asked_for(page) == "pink"
    undo()
    assert page.history.here.wish.get("hair_color") is None
    assert page.history.here.truncation == 0.31
    undo()
    assert page.history.here.truncation == 0.7
    assert page.wishes.typical.slider.value() == 70


def test_undoing_shows_the_page_where_it_happened(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = ready(qtbot, window)
    first = page.history.here.seed
    page.set_seed(first + 1)
    window.show_page("models")
    window.context.steps.undo()
    assert page.isVisible()
    assert page.history.here.seed == first


def test_faces_stay_who_they_are_when_a_wish_is_undone(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(FakeBackend())
    page = ready(qtbot, window)
    page.wall.choose(5)
    before = wall_of(page)
    control(page, "hair_color").choice("pink").click()
    wait_for_wall(qtbot, page)
    window.context.steps.undo()
    assert wall_of(page) == before
    assert page.wall.current_row() == 5
    wait_for_wall(qtbot, page)


def test_each_model_has_its_own_place(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    one, two = tmp_path / "one.onnx", tmp_path / "two.onnx"
    write_tiny_model(one)
    write_tiny_model(two, name="two", z_dim=6)
    window = open_window(model=one)
    page = ready(qtbot, window)
    page.set_seed(41)
    control(page, "hair_color").choice("pink").click()
    page.wall.choose(3)
    page.more_like_this()
    there = page.state.moment()
    window.open_model(two)
    wait_until(qtbot, lambda: window.status.model.text() == "two")
    assert len(page.history.steps) == 1
    window.open_model(one)
    wait_until(qtbot, lambda: window.status.model.text() == "tiny")
    assert page.state.moment().steps == there.steps
    wait_for_wall(qtbot, page, 4)


# Presets.


def test_presets_are_saved_used_renamed_removed_and_brought_back(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(FakeBackend())
    page = ready(qtbot, window)
    menu = page.presets
    control(page, "hair_color").choice("pink").click()
    page.wishes.typical.slider.setValue(30)
    menu.ask_to_save()
    dialog = menu.dialog
    assert dialog is not None
    dialog.edit.clear()
    assert not dialog.accept_button.isEnabled()
    qtbot.keyClicks(dialog.edit, "Rosa & co")
    qtbot.keyClick(dialog.edit, Qt.Key.Key_Return)
    presets = menu.presets
    wait_until(qtbot, lambda: [each.name for each in presets.all] == ["Rosa & co"])
    before, seed = wall_of(page), page.history.here.seed
    page.surprise()
    page.set_seed(seed)
    choose = menu.actions()[0]
    assert choose.text() == "Rosa && co"
    choose.trigger()
    assert wall_of(page) == before
    commands = {each.title: each for each in menu.commands()}
    assert "Rosa & co" in commands
    control(page, "hair_color").choice("blue").click()
    window.show_page("favourites")
    commands["Rosa & co"].run()
    assert window.page_key == "create"
    assert wall_of(page) == before

    presets.rename("Rosa & co", "Pink")
    wait_until(qtbot, lambda: presets.find("Pink") is not None)
    presets.remove("Pink")
    wait_until(qtbot, lambda: not presets.all)
    window.context.steps.undo()
    wait_until(qtbot, lambda: presets.find("Pink") is not None)
    open_window.close(window)
    page = ready(qtbot, open_window(FakeBackend()))
    wait_until(qtbot, lambda: page.presets.presets.find("Pink") is not None)


def test_every_wish_is_a_command(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = ready(qtbot, window)
    window.show_page("models")
    palette = window.palette_commands.palette
    window.palette_commands.open()
    qtbot.keyClicks(palette.field, "pink")
    assert palette.list.titles()[0] == "Hair colour: Pink"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.page_key == "create"
    assert asked_for(page) == "pink"
    assert control(page, "hair_color").choice("pink").isChecked()
    window.palette_commands.open()
    qtbot.keyClicks(palette.field, "hair colour any")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert asked_for(page) is None


def test_a_broken_file_of_presets_is_told_and_kept(
    qtbot: QtBot, open_window: OpenWindow, acgan_home: Path
) -> None:
    (acgan_home / "presets.json").write_text("{")
    window = open_window(FakeBackend())
    wait_until(qtbot, lambda: "presets" in window.notice_box.text.text())
    window.notice_box.accept()
    assert len(list(acgan_home.glob("presets.damaged*"))) == 1
    assert not window.error_box.isVisible()


# Several faces.


def test_picking_several_and_taking_them_to_the_blend(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(FakeBackend())
    page = ready(qtbot, window)
    asked: list[list[Avatar]] = []
    window.context.blend_asked.connect(asked.append)
    click_face(qtbot, page, 1)
    click_face(qtbot, page, 4, CTRL)
    click_face(qtbot, page, 6, CTRL)
    assert page.wall.picked_rows() == [1, 4, 6]
    qtbot.mouseClick(page.side.blend, LEFT)
    faces = wall_of(page)
    assert asked == [[faces[1], faces[4], faces[6]]]
    window.show_page("create")
    click_face(qtbot, page, 2)
    assert page.wall.picked_rows() == [2]
    qtbot.keyClick(page.wall, Qt.Key.Key_Right, SHIFT)
    assert page.wall.picked_rows() == [2, 3]
    explored: list[list[Avatar]] = []
    window.context.explore_asked.connect(explored.append)
    qtbot.keyClick(page.wall, Qt.Key.Key_E, CTRL)
    assert explored == [faces[2:4]]


def test_dragging_out_of_the_wall_and_of_the_large_view(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    dragged: list[list[Item]] = []
    monkeypatch.setattr(
        drag_and_export, "drag_out", lambda source, items, context=None: dragged.append(list(items))
    )
    window = open_window(FakeBackend())
    page = ready(qtbot, window)
    page.wall.choose(1)
    flag = QItemSelectionModel.SelectionFlag.Select
    page.wall.selectionModel().select(page.faces.index(3), flag)
    drag(page.wall.viewport(), page.wall.visualRect(page.faces.index(1)).center())
    faces = wall_of(page)
    assert [[avatar for avatar, _ in items] for items in dragged] == [[faces[1], faces[3]]]
    drag(page.side.portrait, QPoint(40, 40))
    assert [avatar for avatar, _ in dragged[1]] == [faces[1]]


def drag(widget: QWidget, start: QPoint) -> None:
    QTest.mousePress(widget, LEFT, Qt.KeyboardModifier.NoModifier, start)
    for step in (4, 12, 24, 40):
        move_pressed(widget, start + QPoint(step, 0))
    QTest.mouseRelease(widget, LEFT, Qt.KeyboardModifier.NoModifier, start + QPoint(40, 0))


def move_pressed(widget: QWidget, place: QPoint) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    at = QPointF(place)
    none = Qt.KeyboardModifier.NoModifier
    whole = QPointF(widget.mapToGlobal(place))
    event = QMouseEvent(QEvent.Type.MouseMove, at, whole, Qt.MouseButton.NoButton, LEFT, none)
    QApplication.sendEvent(widget, event)


def test_the_menu_of_a_face(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = ready(qtbot, window)
    page.side.open_menu(page.wall.viewport(), QPoint(20, 20))
    menu = next(each for each in page.wall.viewport().findChildren(QMenu) if each.isVisible())
    names = [action.text() for action in menu.actions() if action.text()]
    assert "Copy as text" in names
    next(each for each in menu.actions() if each.text() == "Copy as text").trigger()
    menu.close()
    assert Avatar.from_json(QGuiApplication.clipboard().text()) == page.faces.avatar(0)


# Walks.


def test_a_walk_with_the_keyboard_alone(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend(), settings=Settings(language="en"))
    page = ready(qtbot, window)
    window.activateWindow()
    wait_until(qtbot, window.isActiveWindow)

    def press(key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        pressed = modifiers[0] if modifiers else Qt.KeyboardModifier.NoModifier
        qtbot.keyClick(QApplication.focusWidget(), key, pressed)

    hair = control(page, "hair_color")
    hair.choice("").setFocus()
    press(Qt.Key.Key_Down)
    first = asked_for(page)
    assert isinstance(first, str)
    for _ in range(4):
        press(Qt.Key.Key_Tab)
        if QApplication.focusWidget() is hair.mix:
            break
    press(Qt.Key.Key_Space)
    blend = asked_for(page)
    assert isinstance(blend, dict)
    assert len(blend) == 2
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is hair.lock
    press(Qt.Key.Key_Space)
    hair.bar.slider.setFocus()
    press(Qt.Key.Key_Right)
    assert asked_for(page) == pytest.approx(dict(zip(blend, (0.45, 0.55), strict=True)))
    press(Qt.Key.Key_U, CTRL)
    assert asked_for(page) == pytest.approx(dict(zip(blend, (0.45, 0.55), strict=True)))
    wait_for_wall(qtbot, page)
    page.wall.setFocus()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    assert len(page.history.steps) == 2
    press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    press(Qt.Key.Key_Z, CTRL)
    assert len(page.history.steps) == 2
    press(Qt.Key.Key_Z, CTRL)
    assert len(page.history.steps) == 1
    assert page.wall.current_row() == 1
    wait_for_wall(qtbot, page)
    press(Qt.Key.Key_C, CTRL | SHIFT)
    assert Avatar.from_json(QGuiApplication.clipboard().text()) == page.faces.avatar(1)


def test_a_walk_with_the_mouse_alone(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend(), settings=Settings(language="en"))
    page = ready(qtbot, window)
    qtbot.mouseClick(control(page, "hair_length").choice("long"), LEFT)
    qtbot.mouseClick(control(page, "hair_length").lock, LEFT)
    qtbot.mouseClick(page.wishes.surprise, LEFT)
    assert page.history.here.wish["hair_length"] == "long"
    wait_for_wall(qtbot, page)
    click_face(qtbot, page, 3)
    chosen = page.faces.avatar(3)
    qtbot.mouseClick(page.side.more, LEFT)
    assert page.faces.avatar(0) == chosen
    wait_for_wall(qtbot, page, 6)
    far = page.history_bar.distances["far"]
    qtbot.mouseClick(far, LEFT)
    assert page.history.here.distance > 0.5
    wait_for_wall(qtbot, page, 6)
    click_face(qtbot, page, 2)
    qtbot.mouseClick(page.side.keep, LEFT)
    wait_until(qtbot, lambda: page.keep.text() == "Kept")
    qtbot.mouseClick(window.rail.undo, LEFT)
    qtbot.mouseClick(page.history_bar.back, LEFT)
    assert len(page.history.steps) == 1
    assert page.wall.current_row() == 3


def test_all_picked_faces_are_saved_drawn_or_not(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(FakeBackend())
    window.context.settings.save_folder = str(tmp_path)
    page = ready(qtbot, window)
    page.faces.append_faces(60)
    qtbot.keyClick(page.wall, Qt.Key.Key_A, CTRL)
    picked = page.wall.picked_rows()
    assert len(picked) == len(page.faces) > 60
    assert page.faces.image(picked[-1]) is None
    page.side.taking.save()
    wait_until(qtbot, lambda: open_dialogs(window))
    qtbot.mouseClick(open_dialogs(window)[0].go, LEFT)
    wait_until(qtbot, lambda: not open_dialogs(window))
    assert len(list(tmp_path.glob("*.png"))) == len(picked)
    page.side.taking.save()
    page.surprise()  # other faces: what was picked is gone
    wait_for_wall(qtbot, page)


def test_a_face_dragged_out_is_not_taken_back_by_its_own_window(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    import warnings

    from PySide6.QtGui import QDragEnterEvent

    window = open_window(FakeBackend())
    page = ready(qtbot, window)
    image, avatar = page.faces.image(0), page.faces.avatar(0)
    assert image is not None
    assert avatar is not None
    mime = drag_and_export.dragged_mime([(avatar, image)])
    none, copy = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction

    class Own(QDragEnterEvent):
        def source(self) -> QWidget:
            return page.wall

    with warnings.catch_warnings():  # newer versions of Qt want a QPointF, older ones refuse it
        warnings.simplefilter("ignore", DeprecationWarning)
        own = Own(QPoint(400, 300), copy, mime, LEFT, none)
    own.setAccepted(False)
    window.dragEnterEvent(own)
    assert not own.isAccepted()
    assert not window.veil.isVisible()


def test_a_hundred_more_at_once(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = ready(qtbot, window)
    first, before = wall_of(page), len(page.faces)
    page.draw_more()
    added = range(before, before + 100)
    wait_until(qtbot, lambda: all(page.faces.image(row) is not None for row in added))
    assert added.stop - 1 not in page.wall.visible_rows()
    assert wall_of(page) == first
