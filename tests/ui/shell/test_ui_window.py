"""The window, used as a person would."""

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from saving_support import save_as
from tiny_model import write_tiny_model
from ui_support import (
    FakeBackend,
    FakeRenderer,
    OpenWindow,
    colour_of,
    drop,
    files,
    kept_in,
    manifest,
    wait_for_wall,
    wait_until,
)

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.wishes import candidate, wish_of
from acgan_desktop.library.pictures.picture_files import png_bytes, read_avatar, save_png
from acgan_desktop.library.settings.settings import Settings, load
from acgan_desktop.ui.favourites.favourites_page import FavouritesPage
from acgan_desktop.ui.shell.window import Window
from acgan_desktop.ui.theme.images import pixels_of
from acgan_desktop.ui.widgets.choices import Choice

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.onnx"
    write_tiny_model(path)
    return path


def choice(window: Window, attribute: str, value: str) -> Choice:
    return window.create_page.wishes.attributes.controls[attribute].choice(value)


def favourites_of(window: Window) -> FavouritesPage:
    page = window.page("favourites")
    assert isinstance(page, FavouritesPage)
    return page


def test_pick_pink_keep_save_restart_find_and_drop_back(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path, tmp_path: Path
) -> None:
    window = open_window(model=tiny)
    page = window.create_page
    wait_for_wall(qtbot, page)
    assert window.status.model.text() == "tiny"
    assert window.status.device.text() == "CPU"

    qtbot.mouseClick(choice(window, "hair_color", "pink"), LEFT)
    wait_for_wall(qtbot, page)
    about = window.context.manifest
    assert about is not None
    for row in range(16):
        avatar = page.faces.avatar(row)
        assert avatar is not None
        assert wish_of(about, avatar)["hair_color"] == "pink"

    page.wall.choose(5)
    chosen = page.faces.avatar(5)
    assert chosen is not None
    qtbot.mouseClick(page.keep, LEFT)
    wait_until(qtbot, lambda: page.keep.text() == "Kept")
    picture = tmp_path / "mine.png"
    qtbot.mouseClick(page.side.save, LEFT)
    save_as(qtbot, window, picture)
    wait_until(qtbot, picture.is_file)
    wait_until(qtbot, lambda: "mine.png" in window.toast.text.text())
    assert read_avatar(picture) == chosen
    seen = page.faces.image(5)
    assert seen is not None
    open_window.close(window)

    window = open_window(model=tiny)
    page = window.create_page
    wait_for_wall(qtbot, page)
    assert page.wishes.attributes.wish()["hair_color"] == "pink"  # remembered
    qtbot.mouseClick(window.rail.buttons["favourites"], LEFT)
    kept = favourites_of(window)
    assert kept.isVisible()
    wait_until(qtbot, lambda: kept.chosen() is not None)
    item = kept.chosen()
    assert item is not None
    assert item.avatar == chosen
    wait_until(qtbot, lambda: kept.side.portrait.image() is not None)
    wait_until(qtbot, lambda: kept.side.portrait.image() is not None)
    shown = kept.side.portrait.image()
    assert shown is not None
    np.testing.assert_array_equal(pixels_of(shown), pixels_of(seen))

    qtbot.mouseClick(window.rail.buttons["create"], LEFT)
    qtbot.mouseClick(choice(window, "hair_color", ""), LEFT)
    drop(window, files(picture))
    wait_until(qtbot, lambda: page.faces.avatar(0) == chosen)
    wait_for_wall(qtbot, page)
    assert page.wishes.attributes.wish() == wish_of(about, chosen)
    large = page.side.portrait.image()
    assert large is not None
    np.testing.assert_array_equal(pixels_of(large), pixels_of(seen))
    assert page.keep.text() == "Kept"
    assert not window.error_box.isVisible()


def test_sixteen_faces_come_by_themselves(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    wait_for_wall(qtbot, window.create_page, 16)
    assert window.create_page.wall.current_row() == 0
    assert window.create_page.side.portrait.image() is not None


def test_a_wish_changes_the_faces_that_are_there(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = window.create_page
    wait_for_wall(qtbot, page)
    page.wall.choose(3)
    before = [page.faces.avatar(row) for row in range(16)]
    old = page.faces.tile(3).image
    qtbot.mouseClick(choice(window, "hair_color", "blue"), LEFT)
    assert page.faces.tile(3).image is old  # until the new one arrives
    wait_for_wall(qtbot, page)
    assert page.wall.current_row() == 3
    after = [page.faces.avatar(row) for row in range(16)]
    for one, other in zip(before, after, strict=True):
        assert one is not None
        assert other is not None
        assert one.sources[0].z == other.sources[0].z
        about = manifest()
        assert wish_of(about, one)["eye_color"] == wish_of(about, other)["eye_color"]
        assert wish_of(about, other)["hair_color"] == "blue"


def test_while_a_slider_moves_the_last_value_wins(qtbot: QtBot, open_window: OpenWindow) -> None:
    backend = FakeBackend()
    window = open_window(backend)
    page = window.create_page
    wait_for_wall(qtbot, page)
    backend.renderer.entered.clear()
    backend.renderer.gate.clear()
    slider = page.wishes.typical.slider
    slider.setValue(60)
    assert backend.renderer.entered.wait(10)
    before = len(backend.renderer.asked)
    for value in range(59, 20, -1):
        slider.setValue(value)
    backend.renderer.gate.set()
    wait_for_wall(qtbot, page)
    for row in range(16):
        avatar, image = page.faces.avatar(row), page.faces.image(row)
        assert avatar is not None
        assert avatar.sources[0].truncation == 0.21
        assert image is not None
        np.testing.assert_array_equal(pixels_of(image), colour_of(avatar))
    drawn = [avatar for call in backend.renderer.asked[before:] for avatar in call]
    assert {avatar.sources[0].truncation for avatar in drawn} == {0.21}


def test_the_wall_grows_and_keeps_its_first_faces(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = window.create_page
    wait_for_wall(qtbot, page)
    first = page.faces.avatar(0)
    bar = page.wall.verticalScrollBar()
    for _ in range(4):
        before = len(page.faces)
        bar.setValue(bar.maximum())
        wait_until(qtbot, lambda before=before: len(page.faces) > before)  # type: ignore[misc]
        wait_until(qtbot, lambda: bar.maximum() > bar.value())
    wait_until(qtbot, lambda: not page.faces.missing(page.wall.visible_rows()))
    assert page.faces.avatar(0) == first


def test_arrows_walk_the_wall(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = window.create_page
    wait_for_wall(qtbot, page)
    wall, columns = page.wall, page.wall.columns
    wall.setFocus()
    assert columns > 1
    for key, row in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 1 + columns),
        (Qt.Key.Key_Left, columns),
        (Qt.Key.Key_Left, columns - 1),  # runs on into the line above
        (Qt.Key.Key_Up, columns - 1),
        (Qt.Key.Key_Home, 0),
    ):
        qtbot.keyClick(wall, key)
        assert wall.current_row() == row
    for _ in range(60):
        qtbot.keyClick(wall, Qt.Key.Key_Down)
        QApplication.processEvents()
    assert wall.current_row() == 60 * columns
    row = wall.current_row()
    wait_until(qtbot, lambda: page.faces.image(row) is not None)
    wait_until(qtbot, lambda: page.side.portrait.image() is page.faces.image(row))


def test_more_like_this_and_the_way_back(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = window.create_page
    wait_for_wall(qtbot, page)
    page.wall.choose(6)
    anchor, first = page.faces.avatar(6), page.faces.avatar(0)
    assert anchor is not None
    qtbot.keyClick(page.wall, Qt.Key.Key_Return)
    assert page.faces.avatar(0) == anchor
    wait_for_wall(qtbot, page)
    near = page.faces.avatar(2)
    assert near is not None
    assert near.sources[0].attributes == anchor.sources[0].attributes
    page.wall.choose(2)
    page.side.more.click()
    wait_for_wall(qtbot, page)
    assert len(page.history.steps) == 3
    qtbot.mouseClick(page.history_bar.back, LEFT)
    assert page.wall.current_row() == 2
    assert page.faces.avatar(2) == near
    page.go_back_to(0)
    wait_for_wall(qtbot, page)
    assert page.wall.current_row() == 6
    assert page.faces.avatar(0) == first
    assert not page.history_bar.back.isVisible()


def test_seed_truncation_and_surprise(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = window.create_page
    wait_for_wall(qtbot, page)
    page.wishes.details.set_open(True)
    page.wishes.seed.setFocus()
    page.wishes.seed.selectAll()
    qtbot.keyClicks(page.wishes.seed, "4711")
    qtbot.keyClick(page.wishes.seed, Qt.Key.Key_Return)
    assert page.faces.avatar(0) == candidate(manifest(), {}, 4711, 0, 0.7)
    page.wishes.typical.slider.setValue(20)
    avatar = page.faces.avatar(0)
    assert avatar is not None
    assert avatar.sources[0].truncation == 0.2
    assert "0.20" in page.wishes.typical.slider.toolTip()
    page.wishes.dice.click()
    assert page.history.here.seed != 4711
    seed = page.history.here.seed
    page.wishes.surprise.click()
    assert page.history.here.seed != seed
    assert page.wishes.seed.text() == str(page.history.here.seed)
    wait_for_wall(qtbot, page)


def test_removing_a_favourite_can_be_undone(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page, kept = window.create_page, favourites_of(window)
    wait_for_wall(qtbot, page)
    window.show_page("favourites")
    assert kept.empty.isVisible()
    qtbot.mouseClick(kept.empty.button, LEFT)
    assert page.isVisible()
    for row in range(3):
        page.wall.choose(row)
        page.keep.toggle()
        wait_until(qtbot, lambda row=row: len(kept.feed.numbers) == row + 1)  # type: ignore[misc]
    window.show_page("favourites")
    names = list(kept.feed.numbers)
    kept.wall.choose(1)
    qtbot.keyClick(kept.wall, Qt.Key.Key_Delete)
    wait_until(qtbot, lambda: len(kept.feed.numbers) == 2)
    assert kept.count.text() == "2 faces"
    wait_until(qtbot, window.toast.isVisible)
    qtbot.mouseClick(window.toast.button, LEFT)
    wait_until(qtbot, lambda: list(kept.feed.numbers) == names)
    assert kept.wall.current_row() == 1
    second = kept_in(window)[1]
    kept.open_in_create.click()
    wait_until(qtbot, page.isVisible)
    assert page.faces.avatar(0) == second.avatar


def test_foreign_and_hostile_files_get_the_error_box(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(FakeBackend())
    wait_for_wall(qtbot, window.create_page)
    before = window.create_page.faces.avatar(0)
    plain = tmp_path / "plain.png"
    save_png(plain, np.zeros((8, 8, 3), np.uint8))
    torn = tmp_path / "torn.png"
    torn.write_bytes(plain.read_bytes()[:40])
    text = tmp_path / "notes.txt"
    text.write_text("hello")
    other = tmp_path / "other.png"
    stranger = candidate(manifest(model_id="f" * 64), {}, 1, 0, 0.7)
    save_png(other, np.zeros((8, 8, 3), np.uint8), stranger)
    for path in (plain, torn, text, other, tmp_path / "missing.png"):
        drop(window, files(path))
        wait_until(qtbot, window.error_box.isVisible)
        box = window.error_box
        assert box.sentence.text()
        qtbot.mouseClick(box.copy, LEFT)
        copied = QGuiApplication.clipboard().text()
        assert box.sentence.text() in copied
        assert "Traceback" in copied or "AvatarError" in copied  # the latter is never raised
        qtbot.mouseClick(box.close_button, LEFT)
        assert not box.isVisible()
    assert window.create_page.faces.avatar(0) == before


def test_pasting_an_avatar(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = window.create_page
    wait_for_wall(qtbot, page)
    as_text = candidate(manifest(), {}, 99, 5, 0.5)
    QGuiApplication.clipboard().setText(as_text.to_json())
    window.paste()
    wait_until(qtbot, lambda: page.faces.avatar(0) == as_text)
    as_picture = candidate(manifest(), {}, 98, 5, 0.5)
    mime = QMimeData()
    mime.setData("image/png", png_bytes(np.zeros((8, 8, 3), np.uint8), as_picture))
    QGuiApplication.clipboard().setMimeData(mime)
    window.paste()
    wait_until(qtbot, lambda: page.faces.avatar(0) == as_picture)
    QGuiApplication.clipboard().setText("just words")
    window.paste()
    assert window.toast.isVisible()


def test_a_picture_of_another_installed_model_opens_that_model(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path, tmp_path: Path, acgan_home: Path
) -> None:
    from acgan_desktop.engine.model_file.inspection import inspect_model

    added = acgan_home / "models" / "second.onnx"
    added.parent.mkdir(parents=True)
    write_tiny_model(added, name="second", seed=5)
    about = inspect_model(added)
    avatar = candidate(about, {}, 3, 4, 0.6)  # type: ignore[arg-type]
    picture = tmp_path / "second.png"
    save_png(picture, np.zeros((8, 8, 3), np.uint8), avatar)
    window = open_window(model=tiny)
    wait_for_wall(qtbot, window.create_page)
    drop(window, files(picture))
    wait_until(qtbot, lambda: window.status.model.text() == "second")
    wait_until(qtbot, lambda: window.create_page.faces.avatar(0) == avatar)


def test_dropping_a_model_opens_it(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path, tmp_path: Path
) -> None:
    window = open_window(model=tiny)
    wait_for_wall(qtbot, window.create_page)
    bad = tmp_path / "bad.onnx"
    bad.write_bytes(b"not a model")
    drop(window, files(bad))
    wait_until(qtbot, window.error_box.isVisible)
    window.error_box.accept()
    window.create_page.set_seed(5)  # the last model goes on
    wait_for_wall(qtbot, window.create_page)
    other = tmp_path / "other.onnx"
    write_tiny_model(other, name="other", attributes=(("mood", ("calm", "wild", "grim", "gay")),))
    drop(window, files(other))
    wait_until(qtbot, lambda: window.status.model.text() == "other")
    assert list(window.create_page.wishes.attributes.controls) == ["mood"]
    wait_for_wall(qtbot, window.create_page)


def test_without_a_model_the_page_says_so(qtbot: QtBot, open_window: OpenWindow) -> None:
    backend = FakeBackend()
    backend.error = UserError("There is no model.")
    window = open_window(backend)
    wait_until(qtbot, window.error_box.isVisible)
    assert window.create_page.no_model.isVisible()
    assert window.status.activity.text() == "No model is open"
    window.error_box.accept()
    backend.error = None
    window.create_page.no_model.button.click()  # "Use the bundled model"
    wait_for_wall(qtbot, window.create_page)
    assert not window.create_page.no_model.isVisible()


def test_an_avatar_does_not_wait_for_a_model_that_failed(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    backend = FakeBackend()
    backend.error = UserError("There is no model.")
    window = open_window(backend)
    wait_until(qtbot, window.error_box.isVisible)
    window.error_box.accept()
    window.open_model(None)
    window.context.open_avatar(candidate(backend.renderer.manifest, {}, 77, 3, 0.6))
    wait_until(qtbot, window.error_box.isVisible)
    window.error_box.accept()
    backend.error = None
    window.open_model(None)
    wait_for_wall(qtbot, window.create_page)
    first = window.create_page.faces.avatar(0)
    assert first is not None
    assert first.origin is not None
    assert first.origin.seed != 77


def test_a_remembered_model_that_is_broken_gives_way_to_the_bundled_one(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.onnx"
    broken.write_bytes(b"no model")

    class Backend(FakeBackend):
        def open(
            self, path: Path | None, device: str, cancelled: Callable[[], bool]
        ) -> FakeRenderer:
            if path is not None:
                raise UserError("This is no model.")
            return super().open(path, device, cancelled)

    window = open_window(Backend(), settings=Settings(model=str(broken)))
    wait_until(qtbot, window.error_box.isVisible)
    wait_for_wall(qtbot, window.create_page)
    window.error_box.accept()
    assert window.context.settings.model is None


def test_drawing_errors_are_shown_once(qtbot: QtBot, open_window: OpenWindow) -> None:
    backend = FakeBackend()
    window = open_window(backend)
    wait_for_wall(qtbot, window.create_page)
    backend.renderer.error = RuntimeError("out of ink")
    window.create_page.surprise()
    wait_until(qtbot, window.error_box.isVisible)
    assert "out of ink" in window.error_box.sentence.text()
    backend.renderer.error = None
    window.error_box.accept()
    window.create_page.surprise()
    wait_for_wall(qtbot, window.create_page)


def test_closing_during_work(qtbot: QtBot, open_window: OpenWindow) -> None:
    backend = FakeBackend()
    window = open_window(backend)
    wait_for_wall(qtbot, window.create_page)
    backend.renderer.entered.clear()
    backend.renderer.gate.clear()
    window.create_page.surprise()
    assert backend.renderer.entered.wait(10)
    open_window.close(window)
    assert backend.renderer.closed


@pytest.mark.skipif(sys.platform != "linux", reason="counts threads in /proc")
def test_no_thread_stays_behind(qtbot: QtBot, open_window: OpenWindow, tiny: Path) -> None:
    def threads() -> int:
        gc.collect()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return len(list(Path("/proc/self/task").iterdir()))

    def once() -> None:
        window = open_window(model=tiny)
        wait_for_wall(qtbot, window.create_page)
        open_window.close(window)

    once()  # ONNX Runtime and Qt keep a few of their own from the first use on
    before = threads()
    for _ in range(3):
        once()
    assert threads() <= before


def test_the_language_changes_without_a_restart(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend(), settings=Settings(language="en"))
    page = window.create_page
    wait_for_wall(qtbot, page)
    assert page.side.more.text() == "More like this"
    control = page.wishes.attributes.controls["hair_color"]
    assert control.accessibleName() == "Hair colour"
    window.menu.languages["zh_CN"].trigger()
    wait_until(qtbot, lambda: page.side.more.text() == "更多相似的")
    assert control.accessibleName() == "发色"
    assert window.rail.buttons["favourites"].text() == "收藏"
    assert window.status.activity.text() == "就绪"
    assert window.menu.bundled.text() == "使用自带的模型"
    assert window.error_box.close_button.text() == "关闭"
    window.menu.languages["ja"].trigger()
    wait_until(qtbot, lambda: page.side.more.text() == "似た顔をもっと")
    open_window.close(window)
    assert load().language == "ja"


def test_the_theme_changes_without_a_restart(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend(), settings=Settings(theme="light"))
    wait_for_wall(qtbot, window.create_page)

    def lightness() -> int:
        return window.grab().toImage().pixelColor(60, 400).lightness()

    assert lightness() > 200
    window.menu.themes["dark"].trigger()
    QApplication.processEvents()
    assert lightness() < 60
    open_window.close(window)
    assert load().theme == "dark"


def test_size_and_choices_are_remembered(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    wait_for_wall(qtbot, window.create_page)
    window.resize(900, 650)
    window.create_page.set_seed(777)
    window.create_page.wishes.typical.slider.setValue(35)
    open_window.close(window)
    from acgan_desktop.ui.services.render_service import RenderService

    again = Window(RenderService(FakeBackend()))
    assert (again.width(), again.height()) == (900, 650)
    open_window.windows.append(again)
    again.show()
    again.start()
    wait_for_wall(qtbot, again.create_page)
    assert again.create_page.history.here.seed == 777
    assert again.create_page.history.here.truncation == 0.35


def test_the_keyboard_alone_is_enough(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = window.create_page
    wait_for_wall(qtbot, page)
    window.activateWindow()
    window.rail.buttons["create"].setFocus()
    stops = []
    for _ in range(21):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())
    hair = page.wishes.attributes.controls["hair_color"]
    assert stops == [
        page.wishes.attributes.controls["hair_length"].choice(""),
        page.wishes.attributes.controls["hair_length"].lock,
        hair.choice(""),
        hair.lock,
        page.wishes.attributes.controls["eye_color"].choice(""),
        page.wishes.attributes.controls["eye_color"].lock,
        page.wishes.typical.slider,
        page.wishes.details.button,
        page.wishes.surprise,
        page.wishes.dice,
        page.wishes.presets,
        page.wall,
        page.keep,
        page.side.save,
        page.side.more,
        page.side.change,
        page.side.express,
        page.side.explore,
        page.side.blend,
        page.side.copy,
        page.side.share,
    ]
    hair.choice("").setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert page.history.here.wish["hair_color"] in ("blonde", "pink", "blue")
    page.wall.setFocus()
    qtbot.keyClick(page.wall, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    wait_until(qtbot, lambda: len(favourites_of(window).feed.numbers) == 1)
    qtbot.keyClick(page.wall, Qt.Key.Key_Return)
    assert len(page.history.steps) == 2
    qtbot.keyClick(page.wall, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert len(page.history.steps) == 1
    qtbot.keyClick(page.wall, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is favourites_of(window).wall
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    wait_until(qtbot, lambda: not favourites_of(window).feed.numbers)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait_until(qtbot, lambda: len(favourites_of(window).feed.numbers) == 1)


def test_every_control_has_a_name_and_room_for_a_finger(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSlider

    window = open_window(FakeBackend())
    wait_for_wall(qtbot, window.create_page)
    for page in window.pages:
        window.show_page(page)
        for kind in (QAbstractButton, QLineEdit, QSlider):
            for widget in window.findChildren(kind):
                if not widget.isVisible():
                    continue
                name = widget.accessibleName() or getattr(widget, "text", str)()
                assert name, widget
                assert min(widget.width(), widget.height()) >= 32, (name, widget.size())


@pytest.mark.parametrize("code", ["en", "zh_CN", "ja"])
@pytest.mark.parametrize("size", [(960, 600), (1280, 800), (1920, 1080)])
def test_no_text_is_cut(
    qtbot: QtBot, open_window: OpenWindow, code: str, size: tuple[int, int]
) -> None:
    from PySide6.QtWidgets import QLabel, QPushButton, QToolButton

    window = open_window(FakeBackend(), settings=Settings(language=code))
    wait_for_wall(qtbot, window.create_page)
    window.resize(*size)
    window.create_page.more_like_this()
    wait_for_wall(qtbot, window.create_page, 6)
    for page in window.pages:
        window.show_page(page)
        QApplication.processEvents()
        for kind in (QLabel, QPushButton, QToolButton):
            for widget in window.findChildren(kind):
                if widget.isVisible() and _text_width(widget) > widget.width():
                    raise AssertionError(f"{widget} of {widget.parent()} is cut")


def _text_width(widget: QWidget) -> int:
    text = getattr(widget, "text", str)()
    return max(
        (widget.fontMetrics().horizontalAdvance(line) for line in text.splitlines()), default=0
    )


def test_the_program_runs_and_ends(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    import json

    from acgan_desktop.ui.shell.application import MARK_VARIABLE, run

    monkeypatch.setitem(os.environ, MARK_VARIABLE, "quit")
    assert run(backend=FakeBackend()) == 0
    mark = json.loads(capfd.readouterr().out)
    assert mark["faces"] >= 16


def test_screenshots_are_taken(qtbot: QtBot, tiny: Path, tmp_path: Path, acgan_home: Path) -> None:
    from PIL import Image
    from screenshots import SHOTS, take

    from acgan_desktop.ui.services.qt_application import application

    application()
    path = take(next(shot for shot in SHOTS if shot.name == "favourites"), tmp_path, tiny)
    with Image.open(path) as picture:
        assert picture.size == (1280, 800)
