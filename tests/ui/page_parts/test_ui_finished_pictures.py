"""Finished pictures in the window: the large view, and everything that is taken away."""

import json
import os
from pathlib import Path

import numpy as np
import pytest
from blend_support import blend_of, blended
from finishing_support import FakeFinisher
from PIL import Image
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot
from saving_support import save_as
from tiny_model import set_manifest
from tiny_upscaler import enlarged, tiny_upscaler, upscaler_manifest, write_tiny_upscaler
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

from acgan_desktop.engine.latent.wishes import candidates
from acgan_desktop.library.animation.export import Look
from acgan_desktop.library.favourites.store import FILE_NAME, Favourites
from acgan_desktop.library.models import installed
from acgan_desktop.library.pictures.picture_files import UPSCALER_KEYWORD, read_avatar
from acgan_desktop.library.settings.settings import Settings
from acgan_desktop.ui.blend.animation_writer import AnimationOrder
from acgan_desktop.ui.explore.explore_page import ExplorePage
from acgan_desktop.ui.favourites.favourites_page import FavouritesPage
from acgan_desktop.ui.page_parts import drag_and_export
from acgan_desktop.ui.page_parts.finished_view import FinishedView
from acgan_desktop.ui.page_parts.save_picture import save_picture
from acgan_desktop.ui.services.finishing_service import FinishingService
from acgan_desktop.ui.shell.window import Window
from acgan_desktop.ui.theme.images import image_of, pixels_of
from acgan_desktop.ui.widgets.faces.portrait import Portrait


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of bundled models, with a tiny upscaler in it."""
    place = tmp_path / "bundled"
    place.mkdir()
    monkeypatch.setattr(installed, "bundled_folder", lambda: place)
    write_tiny_upscaler(place / "tiny.onnx")
    return place


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """Where pictures are saved."""
    place = tmp_path / "saved"
    place.mkdir()
    return place


def large(window: Window) -> QImage:
    image = window.create_page.side.portrait.image()
    assert image is not None
    return image


def open_finished(qtbot: QtBot, open_window: OpenWindow) -> Window:
    """Open a window, and wait until its large view is finished."""
    window = open_window(FakeBackend())
    wait_for_wall(qtbot, window.create_page)
    wait_until(qtbot, lambda: large(window).width() == 64)
    return window


def finished_by(path: Path) -> dict[str, object] | None:
    with Image.open(path) as picture:
        picture.load()
        text = picture.info.get(UPSCALER_KEYWORD)
    return json.loads(text) if text is not None else None


@pytest.mark.usefixtures("folder")
def test_large_views_are_finished(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_finished(qtbot, open_window)
    page = window.create_page
    drawn = page.faces.image(page.wall.current_row())
    assert drawn is not None
    assert drawn.width() == 16
    np.testing.assert_array_equal(pixels_of(large(window)), enlarged(pixels_of(drawn)))
    window.context.finishing.turn(False)
    assert large(window) is drawn
    window.context.finishing.turn(True)
    assert large(window).width() == 64
    window.show_page("explore")
    explore = window.pages["explore"]
    assert isinstance(explore, ExplorePage)

    def is_finished() -> bool:
        image = explore.side.portrait.image()
        return image is not None and image.width() == 64

    wait_until(qtbot, is_finished)


@pytest.mark.usefixtures("folder")
def test_a_saved_picture_is_four_times_as_large_and_the_same_avatar(
    qtbot: QtBot, open_window: OpenWindow, saved: Path
) -> None:
    window = open_finished(qtbot, open_window)
    page, path = window.create_page, saved / "face.png"
    avatar = page.side.faces.chosen()
    save_as(qtbot, window, path, page.side.taking.save)
    with Image.open(path) as picture:
        assert picture.size == (64, 64)
    about = finished_by(path)
    assert about is not None
    assert (about["name"], about["times"]) == ("tiny-upscaler", 4)
    assert read_avatar(path) == avatar
    page.wall.choose(5)
    assert page.side.faces.chosen() != avatar
    drop(window, files(path))
    wait_until(qtbot, lambda: page.side.faces.chosen() == avatar)


@pytest.mark.usefixtures("folder")
def test_copied_and_dragged_pictures_are_finished(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_finished(qtbot, open_window)
    page, context = window.create_page, window.context
    avatar, image = page.side.faces.chosen_or_later(lambda: None)
    assert avatar is not None
    assert image is not None
    expected = enlarged(pixels_of(image))
    page.side.taking.copy()
    wait_until(qtbot, lambda: "copied" in window.toast.text.text())
    np.testing.assert_array_equal(pixels_of(QGuiApplication.clipboard().image()), expected)
    QGuiApplication.clipboard().clear()
    mime = drag_and_export.dragged_mime([(avatar, image)], context.finishing)
    dragged = Path(mime.urls()[0].toLocalFile())
    assert finished_by(dragged) is not None
    assert read_avatar(dragged) == avatar


def test_a_broken_upscaler_is_told_of_and_pictures_are_saved_all_the_same(
    qtbot: QtBot, open_window: OpenWindow, folder: Path, saved: Path
) -> None:
    model = tiny_upscaler()
    set_manifest(model, upscaler_manifest(model_id="2" * 64))  # not that of these weights
    (folder / "tiny.onnx").write_bytes(model.SerializeToString())
    window = open_window(FakeBackend())
    wait_for_wall(qtbot, window.create_page)
    wait_until(qtbot, lambda: "upscaler" in window.toast.text.text())
    assert not window.context.finishing.is_on
    path = saved / "face.png"
    save_as(qtbot, window, path, window.create_page.side.taking.save)
    with Image.open(path) as picture:
        assert picture.size == (64, 64)
    assert finished_by(path) is None
    assert large(window).width() == 16


@pytest.mark.usefixtures("folder")
def test_the_setting_turns_it_off_and_is_remembered(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_finished(qtbot, open_window)
    sharpen = window.menu.sharpen
    assert (sharpen.text(), sharpen.isVisible(), sharpen.isChecked()) == (
        "Sharpen pictures",
        True,
        True,
    )
    sharpen.trigger()
    assert large(window).width() == 16
    assert not sharpen.isChecked()
    open_window.close(window)
    again = open_window(FakeBackend())
    wait_for_wall(qtbot, again.create_page)
    wait_until(qtbot, lambda: again.menu.sharpen.isVisible())
    assert not again.menu.sharpen.isChecked()
    assert large(again).width() == 16
    again.menu.sharpen.trigger()
    wait_until(qtbot, lambda: large(again).width() == 64)


def test_without_an_upscaler_there_is_no_such_setting(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(FakeBackend())
    wait_for_wall(qtbot, window.create_page)
    wait_until(qtbot, lambda: not window.context.finishing.sharpens)
    assert not window.menu.sharpen.isVisible()
    assert large(window).width() == 16


@pytest.mark.usefixtures("folder")
def test_the_stage_is_finished_when_it_stands_still(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = blended(qtbot, window)
    view, stage = page.stage.view, page.stage

    def width() -> int:
        image = view.image()
        return image.width() if image is not None else 0

    wait_until(qtbot, lambda: width() == 64)
    stage.step(1)
    wait_until(qtbot, lambda: view.image() is stage.image() or width() == 64)
    wait_until(qtbot, lambda: width() == 64)
    stage.playback.play()
    wait_until(qtbot, lambda: width() == 16)  # what moves is shown as it is drawn
    stage.playback.pause()
    wait_until(qtbot, lambda: width() == 64)


@pytest.mark.usefixtures("folder")
def test_favourites_from_before_are_finished_too(qtbot: QtBot, open_window: OpenWindow) -> None:
    found = candidates(manifest(), {}, 7, 0, 3, 0.7)
    with Favourites(Path(os.environ["ACGAN_HOME"]) / FILE_NAME) as favourites:
        for number, avatar in enumerate(found):
            favourites.add(avatar, np.full((16, 16, 3), 40 * number, np.uint8))
    window = open_window(FakeBackend())
    window.show_page("favourites")
    page = window.page("favourites")
    assert isinstance(page, FavouritesPage)

    def width(portrait: Portrait) -> int:
        image = portrait.image()
        return image.width() if image is not None else 0

    wait_until(qtbot, lambda: width(page.side.portrait) == 64)
    page.wall.pick([0, 1, 2])
    wait_until(qtbot, lambda: page.side.compare.isEnabled())
    page.side.compare.click()
    wait_until(qtbot, lambda: len(page.compare.faces) == 3)
    wait_until(qtbot, lambda: [width(face.portrait) for face in page.compare.faces] == [64, 64, 64])


@pytest.mark.usefixtures("folder")
def test_frames_of_an_animation_are_finished(
    qtbot: QtBot, open_window: OpenWindow, saved: Path
) -> None:
    window = open_window(FakeBackend())
    page = blended(qtbot, window)
    writer, path = page.side.export.writer, saved / "blend.png"
    blend = blend_of(window, page)
    writer.start(AnimationOrder(path, blend, 3, Look(size=64, rate=12)))
    wait_until(qtbot, path.exists)
    with Image.open(path) as made:
        first = np.asarray(made.convert("RGB"))
    np.testing.assert_array_equal(first, enlarged(colour_of(blend.at(0.0))))


def test_saving_that_takes_long_says_so_and_can_be_cancelled(
    qtbot: QtBot, open_window: OpenWindow, saved: Path
) -> None:
    window = open_window(FakeBackend())
    wait_for_wall(qtbot, window.create_page)
    best = FakeFinisher(quality="best")
    best.gate.clear()
    context = window.context
    wait_until(qtbot, lambda: not context.finishing.sharpens)
    context.finishing.shut_down()
    context.finishing = FinishingService(context.settings, lambda _: best, context)
    path = saved / "face.png"
    avatar, image = window.create_page.side.faces.chosen_or_later(lambda: None)
    assert avatar is not None
    assert image is not None
    save_picture(context, window, avatar, image, lambda *_: path)
    wait_until(qtbot, lambda: "Sharpening" in window.toast.text.text())
    assert window.toast.button.text() == "Cancel"
    window.toast.button.click()
    wait_until(qtbot, lambda: best.interrupted == 1)
    context.finishing.saving.wait_for_done()
    assert not path.exists()
    assert not window.error_box.isVisible()
    best.gate.set()
    save_picture(context, window, avatar, image, lambda *_: path)
    wait_until(qtbot, path.exists)
    assert finished_by(path) is not None


def test_moving_a_slider_does_not_wait_for_finished_pictures(qtbot: QtBot) -> None:
    found = candidates(manifest(), {}, 7, 0, 4, 0.7)
    pictures = [image_of(np.full((8, 8, 3), level, np.uint8)) for level in range(4)]
    fast = FakeFinisher()
    fast.gate.clear()
    service = FinishingService(Settings(), lambda _: fast)
    service.begin()
    wait_until(qtbot, lambda: service.is_on)
    shown: list[QImage] = []
    owner = QObject()
    view = FinishedView(service, owner, shown.append)
    for avatar, picture in zip(found, pictures, strict=True):
        view.show(avatar, picture)
        assert shown[-1] is picture  # at once, though nothing gets through the gate
    view.show(None, pictures[0])  # a picture that is out of date
    assert shown[-1] is pictures[0]
    view.show(found[3], pictures[3])
    fast.gate.set()
    wait_until(qtbot, lambda: shown[-1].width() == 32)
    sharp, count = shown[-1], len(shown)
    view.show(found[3], pictures[3])
    view.show(None, pictures[3])  # another one is on its way: the sharp one stays until then
    assert (shown[-1], len(shown)) == (sharp, count)
    service.shut_down()
