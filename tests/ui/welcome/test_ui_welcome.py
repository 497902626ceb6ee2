"""The first start."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from ui_support import LEFT, FakeBackend, OpenWindow, kept_in, manifest, wait_for_wall, wait_until

from acgan_desktop.app.welcome_faces import asked_attributes, first_faces, variants
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.wishes import candidate, wish_of
from acgan_desktop.library.pictures.picture_files import read_avatar
from acgan_desktop.library.settings.settings import Settings, load
from acgan_desktop.ui.services.qt_application import application
from acgan_desktop.ui.services.render_service import RenderService
from acgan_desktop.ui.shell.first_start import FirstStart
from acgan_desktop.ui.shell.window import Window
from acgan_desktop.ui.shell.window_memory import is_first_start, read_settings
from acgan_desktop.ui.welcome.welcome_page import WelcomePage
from acgan_desktop.ui.widgets.faces.face_wall import FaceWall
from acgan_desktop.ui.widgets.faces.portrait import Portrait


def welcome(qtbot: QtBot, window: Window) -> WelcomePage:
    page = FirstStart(window).page
    wait_until(qtbot, lambda: len(page.faces) == 18 and not page.faces.missing(range(18)))
    return page


def kept(window: Window) -> list[Avatar]:
    return [item.avatar for item in kept_in(window)]


def test_four_steps_by_keyboard_end_with_a_kept_avatar(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(FakeBackend())
    page = welcome(qtbot, window)
    assert page.isVisible()
    assert not window.rail.isVisible()
    assert page.wall.hasFocus()
    qtbot.keyClick(page.wall, Qt.Key.Key_Right)
    qtbot.keyClick(page.wall, Qt.Key.Key_Return)
    assert page.step == 1
    wait_until(qtbot, lambda: len(page.faces) == 3 and not page.faces.missing(range(3)))
    chosen = [page.faces.avatar(row) for row in range(3)]
    assert all(each is not None for each in chosen)
    assert len({each.sources[0].z for each in chosen if each is not None}) == 1
    qtbot.keyClick(page.wall, Qt.Key.Key_Return)
    assert page.step == 2
    assert "Eye colour" in page.title.text()
    wait_until(qtbot, lambda: len(page.faces) == 2 and not page.faces.missing(range(2)))
    chosen = [page.faces.avatar(row) for row in range(2)]
    qtbot.keyClick(page.wall, Qt.Key.Key_Return)
    assert page.is_last
    assert page.keep.hasFocus()
    page.ask_path = lambda parent, suggestion: None  # the person changes their mind
    page.save.setFocus()
    qtbot.keyClick(page.save, Qt.Key.Key_Space)
    assert page.isVisible()
    assert kept(window) == []
    picture = tmp_path / "mine.png"
    page.ask_path = lambda parent, suggestion: picture
    qtbot.keyClick(page.save, Qt.Key.Key_Return)
    wait_until(qtbot, window.rail.isVisible)
    wait_until(qtbot, picture.is_file)
    assert window.create_page.isVisible()
    assert read_avatar(picture) in chosen
    assert kept(window) == [read_avatar(picture)]
    wait_until(qtbot, lambda: window.create_page.faces.avatar(0) == read_avatar(picture))
    assert not window.error_box.isVisible()
    open_window.close(window)
    assert not is_first_start(load())


def test_by_mouse_back_and_copied(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = welcome(qtbot, window)

    def click(row: int) -> None:
        wait_until(qtbot, lambda: page.faces.image(row) is not None)
        place = page.wall.visualRect(page.faces.index(row)).center()
        qtbot.mouseClick(page.wall.viewport(), LEFT, pos=place)

    click(4)
    assert page.step == 1
    qtbot.mouseClick(page.back, LEFT)
    assert page.step == 0
    assert page.wall.current_row() == 4
    assert not page.back.isVisible()
    click(7)
    click(1)
    click(0)
    window.set_language("ja")
    window.set_language("en")
    assert page.title.text() == "Keep it?"
    qtbot.mouseDClick(page.copy, LEFT)
    page.keep_and_copy()
    wait_until(qtbot, lambda: len(kept(window)) == 1)
    clipboard = QGuiApplication.clipboard()
    wait_until(qtbot, lambda: (held := clipboard.mimeData()) and held.hasFormat("image/png"))
    assert wish_of(manifest(), kept(window)[0])["hair_color"] == "pink"
    wait_until(qtbot, window.rail.isVisible)
    steps = window.context.steps.stack
    assert [steps.text(at) for at in range(steps.count())] == [
        "Keep in favourites",
        "Open an avatar",
    ]
    assert not window.error_box.isVisible()


def test_after_a_failure_one_may_keep_again(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(FakeBackend())
    page = welcome(qtbot, window)
    for _ in range(3):
        wait_until(qtbot, lambda: page.faces.image(0) is not None)
        page.wall.opened.emit(0)

    def full(*_: object) -> None:
        raise UserError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr("acgan_desktop.library.favourites.store.Favourites.add", full)
        page.keep_chosen()
        wait_until(qtbot, window.error_box.isVisible)
    window.error_box.accept()
    assert not kept(window)
    page.keep_chosen()
    wait_until(qtbot, lambda: len(kept(window)) == 1)


def test_it_can_be_skipped_and_never_comes_again(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    assert is_first_start(window.context.settings)
    page = welcome(qtbot, window)
    qtbot.keyClick(page.wall, Qt.Key.Key_Escape)
    assert window.rail.isVisible()
    assert window.create_page.isVisible()
    wait_for_wall(qtbot, window.create_page)
    wait_until(qtbot, lambda: load().welcomed)  # even if the program is killed now
    open_window.close(window)
    assert not is_first_start(load())
    assert not is_first_start(Settings(window_geometry=b"older version"))


def test_a_dropped_avatar_ends_it(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = welcome(qtbot, window)
    mine = candidate(manifest(), {}, 9, 9, 0.5)
    QGuiApplication.clipboard().setText(mine.to_json())
    window.paste()
    wait_until(qtbot, lambda: window.create_page.faces.avatar(0) == mine)
    assert window.rail.isVisible()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    with pytest.raises(RuntimeError):  # it is gone
        page.isVisible()


def test_without_a_model_it_makes_way(qtbot: QtBot, open_window: OpenWindow) -> None:
    application()
    backend = FakeBackend()
    backend.error = UserError("There is no model.")
    window = Window(RenderService(backend))
    open_window.windows.append(window)
    FirstStart(window)
    window.show()
    window.start()
    wait_until(qtbot, window.error_box.isVisible)
    assert window.create_page.no_model.isVisible()


def test_the_faces_come_first(qtbot: QtBot, open_window: OpenWindow) -> None:
    """The hidden wall of the Create page must not be drawn before the welcome."""
    application()
    backend = FakeBackend()
    window = Window(RenderService(backend))
    open_window.windows.append(window)
    page = FirstStart(window).page
    window.show()
    backend.renderer.gate.clear()
    window.start()
    wait_until(qtbot, backend.renderer.entered.is_set)
    window.create_page.wall.viewed.emit()  # as when it is laid out late, behind the welcome
    backend.renderer.gate.set()
    wait_until(qtbot, lambda: len(page.faces) == 18 and not page.faces.missing(range(18)))
    first = [avatar for call in backend.renderer.asked for avatar in call][:16]
    seed = window.context.settings.seed
    assert first == first_faces(manifest(), seed)[:16]


def test_not_everybody_is_shown_the_same_faces(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = iter((11, 22))
    monkeypatch.setattr("acgan_desktop.app.surprise.secrets.randbelow", lambda _: next(drawn))
    window = open_window(FakeBackend(), settings=read_settings()[0])
    assert window.context.settings.seed == 11
    window.context.settings.welcomed = True
    open_window.close(window)
    assert open_window(FakeBackend()).context.settings.seed == 11  # nothing is drawn a second time


def test_variants_of_any_model() -> None:
    plain = manifest()
    face = first_faces(plain, 1)[3]
    assert [each.name for each in asked_attributes(plain)] == ["hair_color", "eye_color"]
    assert len(variants(plain, face, asked_attributes(plain)[0])) == 3
    other = plain.model_copy(update={"attributes": plain.attributes[:1]})
    assert asked_attributes(other) == plain.attributes[:1]
    bare = plain.model_copy(update={"attributes": ()})
    face = candidate(bare, {}, 1, 3, 0.7)
    assert asked_attributes(bare) == ()
    others = variants(bare, face, None)
    assert others[0] == face
    assert len(set(others)) == 18


def test_a_face_may_be_chosen_before_it_is_drawn(qtbot: QtBot, open_window: OpenWindow) -> None:
    backend = FakeBackend()
    window = open_window(backend)
    wait_for_wall(qtbot, window.create_page)
    backend.renderer.gate.clear()
    page = FirstStart(window).page
    qtbot.keyClick(page.wall, Qt.Key.Key_Return)
    assert page.step == 0
    backend.renderer.gate.set()
    wait_until(qtbot, lambda: page.step == 1)


def test_all_of_it_is_in_the_smallest_window(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = welcome(qtbot, window)
    window.resize(window.minimumSize())
    for row in (2, 1, 1, None):
        QApplication.processEvents()
        inside = window.rect()
        for widget in page.findChildren(QWidget):
            if widget.isVisible() and widget.parentWidget() is not page.wall:
                place = widget.mapTo(window, QPoint(0, 0))
                if isinstance(widget, QLabel | QPushButton | FaceWall | Portrait):
                    assert inside.contains(QRect(place, widget.size())), widget
        if row is not None:
            wait_until(qtbot, lambda row=row: page.faces.image(row) is not None)  # type: ignore[misc]
            page.wall.choose(row)
            qtbot.keyClick(page.wall, Qt.Key.Key_Return)
    assert page.portrait.width() == page.portrait.height() >= 160
