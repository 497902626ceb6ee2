"""The save dialog, walked by keyboard and by mouse: for a purpose, many at once, cancelled."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from saving_support import Place
from ui_support import colour_of, manifest, wait_until

from acgan_desktop.core import durable
from acgan_desktop.core.avatar import Avatar, AvatarError
from acgan_desktop.engine.latent.wishes import candidates, wish_of
from acgan_desktop.library.pictures.picture_files import Resampler, png_pixels, read_avatar, scaled
from acgan_desktop.library.saving.options import Crop
from acgan_desktop.ui.page_parts.picture_collection import Item
from acgan_desktop.ui.page_parts.saving.save_dialog import SaveDialog
from acgan_desktop.ui.theme.images import image_of, pixels_of

LEFT = Qt.MouseButton.LeftButton
SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


def some(count: int, pixels: NDArray[np.uint8] | None = None) -> list[Item]:
    found = candidates(manifest(), {}, 7, 0, count, 0.7)
    return [(one, image_of(colour_of(one) if pixels is None else pixels)) for one in found]


def noise(side: int = 16) -> NDArray[np.uint8]:
    return np.random.default_rng(1).integers(0, 256, (side, side, 3), np.uint8)


def measured(dialog: SaveDialog) -> Callable[[], bool]:
    return lambda: dialog.looks.measured is not None


def test_for_a_chat_with_the_keyboard_only(qtbot: QtBot, place: Place, tmp_path: Path) -> None:
    (avatar, image) = some(1)[0]
    dialog = place.dialog([(avatar, image)])
    form, stage = dialog.form, dialog.view.stage
    dialog.activateWindow()
    wait_until(qtbot, dialog.isActiveWindow)
    assert form.pixels.text() == "64 × 64 pixels"
    for _ in range(3):  # as drawn, Discord avatar, emoji, sticker
        qtbot.keyClick(form.purpose, Qt.Key.Key_Down)
    assert form.purpose.text() == "Discord sticker · 320 px, ≤ 512 kB"
    assert form.pixels.text() == "320 × 320 pixels, at most 512 kB"
    qtbot.keyClick(form.purpose, Qt.Key.Key_Up)
    assert not form.scale.isVisible()
    form.kind.segments["png"].setFocus()
    qtbot.keyClick(form.kind.segments["png"], Qt.Key.Key_Right)
    assert form.kind.value() == "jpg"
    assert not form.embed.isEnabled()
    qtbot.keyClick(form.kind.segments["jpg"], Qt.Key.Key_Left)
    qtbot.keyClick(form.margin, Qt.Key.Key_PageUp)
    qtbot.keyClick(stage, Qt.Key.Key_Right)
    qtbot.keyClick(stage, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(stage, Qt.Key.Key_Plus)
    qtbot.keyClick(stage, Qt.Key.Key_Period)
    assert stage.crop.x < 0.5
    assert stage.crop.y < 0.5
    assert stage.crop.zoom > 1
    assert stage.crop.turn == 3
    assert dialog.view.controls.turn.value() == 3
    wait_until(qtbot, measured(dialog))
    assert dialog.looks.measured is not None
    expected = dialog.looks.measured.content
    assert dialog.view.facts.text().startswith("PNG · 128 px · ")
    dialog.naming.field.selectAll()
    qtbot.keyClicks(dialog.naming.field, "she/..smiles")  # no way out of the folder
    qtbot.keyClick(dialog.naming.field, Qt.Key.Key_Return)
    path = tmp_path / "she..smiles.png"
    wait_until(qtbot, lambda: place.said == ["Saved as she..smiles.png"])
    assert path.read_bytes() == expected  # as large as was said
    assert read_avatar(path) == avatar
    with Image.open(path) as picture:
        assert picture.size == (128, 128)
    settings = place.context.settings
    assert settings.saving.purpose == "discord-emoji"
    assert settings.saving.margin > 0
    again = place.dialog(some(1))
    assert again.form.purpose.value() == "discord-emoji"
    assert again.form.margin.value() == round(100 * settings.saving.margin)
    assert again.view.crop == Crop()
    assert not place.failures


def wheel(stage: object, steps: int, keys: Qt.KeyboardModifier = NONE) -> None:
    at, none = QPointF(100, 100), QPoint()
    event = QWheelEvent(
        at, at, none, QPoint(0, 120 * steps), Qt.MouseButton.NoButton, keys,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(stage, event)  # type: ignore[arg-type]


@pytest.mark.parametrize("place", [True], indirect=True)
def test_without_a_background_with_the_mouse_only(
    qtbot: QtBot, place: Place, tmp_path: Path
) -> None:
    about, wish = place.backend.renderer.manifest, {"plain_background": "no"}
    avatar = candidates(about, wish, 7, 0, 1, 0.7)[0]
    dialog = place.dialog([(avatar, image_of(noise()))])
    form, stage = dialog.form, dialog.view.stage
    qtbot.mousePress(stage, LEFT, pos=QPoint(100, 100))
    qtbot.mouseMove(stage, QPoint(124, 88))
    qtbot.mouseRelease(stage, LEFT, pos=QPoint(124, 88))
    wheel(stage, 2)
    wheel(stage, -1, SHIFT)
    assert stage.crop.x == pytest.approx(0.4, abs=0.01)
    assert stage.crop.y == pytest.approx(0.55, abs=0.01)
    assert stage.crop.zoom == pytest.approx(1.21)
    assert stage.crop.turn == -3
    qtbot.mouseClick(dialog.view.controls.back, LEFT)
    assert dialog.view.crop == Crop()
    qtbot.mouseClick(form.shape.segments["circle"], LEFT)
    qtbot.mouseClick(dialog.view.shape.segments["square"], LEFT)
    assert not dialog.view.is_round
    form.background.kind.lines["transparent"].trigger()
    wait_until(qtbot, form.draw_plain.isVisible)
    assert "not plain" in form.remark.text()
    qtbot.mouseClick(form.draw_plain, LEFT)
    wait_until(qtbot, lambda: not form.remark.isVisible())
    drawn = dialog.faces.avatar(0)
    assert wish_of(about, drawn)["plain_background"] == "yes"
    assert drawn.sources[0].z == avatar.sources[0].z
    wait_until(qtbot, measured(dialog))
    qtbot.mouseClick(dialog.go, LEFT)
    wait_until(qtbot, lambda: place.said)
    (path,) = tmp_path.glob("*.png")
    with Image.open(path) as picture:
        assert picture.mode == "RGBA"
        assert picture.getchannel("A").getextrema()[0] == 0
    assert read_avatar(path) == drawn
    assert not place.failures


def test_pixels_stay_squares_and_as_drawn_is_as_drawn(
    qtbot: QtBot, place: Place, tmp_path: Path
) -> None:
    item = some(1, noise())[0]
    dialog = place.dialog([item])
    qtbot.mouseClick(dialog.form.scale.segments["8"], LEFT)
    qtbot.mouseClick(dialog.form.resampler.segments["nearest"], LEFT)
    qtbot.mouseClick(dialog.form.embed, LEFT)
    qtbot.mouseClick(dialog.go, LEFT)
    wait_until(qtbot, lambda: place.said)
    (path,) = tmp_path.glob("*.png")
    expected = scaled(pixels_of(item[1]), 8, Resampler.NEAREST)
    np.testing.assert_array_equal(png_pixels(path.read_bytes()), expected)
    with pytest.raises(AvatarError, match="no avatar"):
        read_avatar(path)
    settings = place.context.settings
    assert (settings.save_scale, settings.save_resampler) == (8, "nearest")
    assert not settings.embed_avatar


def test_a_limit_is_kept_and_said_before_anything_is_written(
    qtbot: QtBot, place: Place, tmp_path: Path
) -> None:
    dialog = place.dialog(some(1, noise(128)))
    dialog.form.purpose.choose("discord-sticker")
    dialog.form.resampler.segments["nearest"].click()
    wait_until(qtbot, measured(dialog))
    assert dialog.looks.measured is not None
    assert len(dialog.looks.measured.content) <= 512_000
    assert not list(tmp_path.iterdir())


def test_many_by_a_pattern_and_cancelled(qtbot: QtBot, place: Place, tmp_path: Path) -> None:
    items = some(6)
    dialog = place.dialog(items)
    assert dialog.windowTitle() == "Save 6 pictures"
    naming = dialog.naming
    naming.field.setText("{hair_colour}")
    assert "{hair_colour}" in naming.hint.text()
    assert not dialog.go.isEnabled()
    naming.field.setText("{hair_color}-{seed}-{n:2}")
    assert naming.hint.text().endswith("-7-01.png")
    qtbot.mouseClick(dialog.view.on, LEFT)
    assert dialog.view.number == 1
    wait_until(qtbot, measured(dialog))
    place.finisher.gate.clear()  # the second and those after the first wait here
    qtbot.mouseClick(dialog.go, LEFT)
    assert dialog.progress.isVisible()
    assert not dialog.form.isEnabled()
    wait_until(qtbot, lambda: place.finisher.began)
    qtbot.mouseClick(dialog.cancel, LEFT)
    wait_until(qtbot, lambda: not place.dialogs)
    written = len(list(tmp_path.iterdir()))
    assert written < 6
    place.finisher.gate.set()
    dialog = place.dialog(items)
    assert dialog.naming.field.text() == "{hair_color}-{seed}-{n:2}"  # remembered
    qtbot.mouseClick(dialog.go, LEFT)
    wait_until(qtbot, lambda: "6 pictures saved" in place.said)
    paths = sorted(tmp_path.iterdir(), key=lambda path: path.name[-6:])
    assert len(paths) == 6 + written  # nothing that was there is touched
    hair = wish_of(manifest(), items[-1][0])["hair_color"]
    assert read_avatar(tmp_path / f"{hair}-7-06.png") == items[-1][0]


def test_replacing_is_asked_for_in_words(place: Place, tmp_path: Path) -> None:
    (tmp_path / "avatar-7-1.png").write_bytes(b"mine")
    dialog = place.dialog(some(1))
    assert dialog.naming.field.text() == "avatar-7-1 (2)"
    assert dialog.go.text() == "Save"
    dialog.naming.field.setText("avatar-7-1")
    assert dialog.go.text() == "Replace it"
    assert dialog.note.text()
    dialog.naming.field.setText(" ")
    assert not dialog.go.isEnabled()


def test_one_that_is_cancelled_is_not_there(qtbot: QtBot, place: Place, tmp_path: Path) -> None:
    place.finisher.gate.clear()
    dialog = place.dialog(some(1))
    qtbot.mouseClick(dialog.go, LEFT)
    wait_until(qtbot, lambda: place.finisher.began)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    wait_until(qtbot, lambda: not place.dialogs)
    assert not list(tmp_path.iterdir())
    assert not place.failures


def test_a_full_disk_is_told_of_and_the_dialog_stays(
    qtbot: QtBot, place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = place.dialog(some(2))

    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(durable, "write_bytes", full)
        qtbot.mouseClick(dialog.go, LEFT)
        wait_until(qtbot, lambda: place.failures)
    assert "No space left" in place.failures[0].sentence
    assert dialog.isVisible()
    qtbot.mouseClick(dialog.go, LEFT)  # there is room again
    wait_until(qtbot, lambda: len(list(tmp_path.glob("*.png"))) == 2)
    wait_until(qtbot, lambda: not place.dialogs)


def test_a_background_that_cannot_be_read_is_told_of(
    qtbot: QtBot, place: Place, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"nothing")
    dialog = place.dialog(some(1))
    dialog.form.background.take_picture(broken)
    wait_until(qtbot, lambda: "broken.png" in dialog.view.facts.text())
    assert not dialog.go.isEnabled()
    dialog.form.background.kind.choose("keep")
    wait_until(qtbot, measured(dialog))
    assert dialog.go.isEnabled()
    assert not place.failures


def test_closing_while_pictures_are_written(place: Place, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = place.dialog(some(40))
    qtbot.mouseClick(dialog.go, LEFT)
    place.close()
    for path in tmp_path.iterdir():  # whole pictures only
        assert isinstance(read_avatar(path), Avatar)
