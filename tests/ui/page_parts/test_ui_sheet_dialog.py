"""The sheet dialog, walked by keyboard and by mouse: a contact sheet, stickers, given up."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from saving_support import Place
from ui_support import FakeBackend, OpenWindow, manifest, wait_until

from acgan_desktop.engine.latent.wishes import candidates
from acgan_desktop.ui.page_parts import drag_and_export
from acgan_desktop.ui.page_parts.picture_collection import Item
from acgan_desktop.ui.page_parts.saving.save_dialog import SaveDialog
from acgan_desktop.ui.page_parts.saving.sheet_dialog import SheetDialog
from acgan_desktop.ui.theme.images import image_of

LEFT = Qt.MouseButton.LeftButton
NAMES = ["Rei", "Sora", "Aoi"]


def plain(count: int) -> list[Item]:
    """Return faces that are an oblong on white ground."""
    pixels = np.full((16, 16, 3), 255, np.uint8)
    pixels[4:, 4:12] = (90, 40, 160)
    return [(one, image_of(pixels)) for one in candidates(manifest(), {}, 7, 0, count, 0.7)]


def uneven(count: int) -> list[Item]:
    pixels = np.random.default_rng(2).integers(0, 256, (16, 16, 3), np.uint8)
    return [(one, image_of(pixels)) for one in candidates(manifest(), {}, 9, 0, count, 0.7)]


def test_a_contact_sheet_with_the_keyboard_only(qtbot: QtBot, place: Place, tmp_path: Path) -> None:
    dialog = place.sheet(plain(3), NAMES)
    form = dialog.form
    dialog.activateWindow()
    wait_until(qtbot, dialog.isActiveWindow)
    assert dialog.windowTitle() == "Sheet of 3 faces"
    form.columns.setFocus()
    form.columns.selectAll()
    qtbot.keyClicks(form.columns, "3")
    qtbot.keyClick(form.columns, Qt.Key.Key_Down)
    form.rows.selectAll()
    qtbot.keyClicks(form.rows, "1")
    form.dpi.segments["300"].setFocus()
    qtbot.keyClick(form.dpi.segments["300"], Qt.Key.Key_Left)
    qtbot.keyClick(form.paper, Qt.Key.Key_Down)
    qtbot.keyClick(form.names, Qt.Key.Key_Space)
    assert form.paper.text() == "A4, across"
    assert dialog.facts.text().startswith("2 pages · ")
    wait_until(qtbot, lambda: not dialog.preview.is_empty())
    qtbot.keyClick(dialog.naming.field, Qt.Key.Key_Return)
    wait_until(qtbot, lambda: place.said == ["Saved as sheet.png"])
    with Image.open(tmp_path / "sheet.png") as page:
        assert page.size == (1754, 1240)  # 297 x 210 mm at 150 dpi
        assert page.info["dpi"] == pytest.approx((150, 150), abs=0.1)
    assert (tmp_path / "sheet-2.png").is_file()
    saving = place.context.settings.saving
    assert (saving.columns, saving.rows, saving.page, saving.dpi) == (2, 1, "a4-wide", 150)
    again = place.sheet(plain(1), ["Rei"])
    assert again.form.names.isChecked()
    assert again.form.paper.value() == "a4-wide"
    assert not place.failures


@pytest.mark.parametrize("place", [True], indirect=True)
def test_stickers_with_the_mouse_only(qtbot: QtBot, place: Place, tmp_path: Path) -> None:
    about = place.backend.renderer.manifest
    wish = {"plain_background": "no"}
    rough = candidates(about, wish, 7, 0, 1, 0.7)[0]
    dialog = place.sheet([*plain(2), (rough, uneven(1)[0][1])], NAMES)
    form = dialog.form
    qtbot.mouseClick(form.dpi.segments["150"], LEFT)
    qtbot.mouseClick(form.kind.segments["stickers"], LEFT)
    qtbot.mouseClick(form.file.segments["pdf"], LEFT)
    wait_until(qtbot, form.remark.isVisible)
    assert form.remark.text().startswith("1 face is not on plain ground")
    assert form.draw_plain.isVisible()
    qtbot.mouseClick(form.draw_plain, LEFT)
    wait_until(qtbot, lambda: not form.remark.isVisible())
    wait_until(qtbot, dialog.go.isEnabled)
    qtbot.mouseClick(dialog.go, LEFT)
    wait_until(qtbot, lambda: place.said == ["Saved as sheet.pdf"])
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert not place.failures


def test_what_cannot_become_a_sticker_is_left_out(
    qtbot: QtBot, place: Place, tmp_path: Path
) -> None:
    dialog = place.sheet([*uneven(2), *plain(1)], NAMES)
    dialog.form.kind.segments["stickers"].click()
    dialog.form.dpi.segments["150"].click()
    wait_until(qtbot, dialog.form.remark.isVisible)
    assert not dialog.form.draw_plain.isVisible()  # this model cannot be asked for plain ground
    qtbot.mouseClick(dialog.go, LEFT)
    wait_until(qtbot, lambda: place.said)
    assert "2 faces are not on plain ground" in place.said[0]
    assert (tmp_path / "sheet.png").is_file()


def test_many_that_are_to_be_saved_can_become_a_sheet(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(FakeBackend())
    drag_and_export.save_pictures(window.context, window, plain(3), NAMES)
    (dialog,) = window.findChildren(SaveDialog)
    qtbot.mouseClick(dialog.as_sheet, LEFT)
    wait_until(qtbot, lambda: window.findChildren(SheetDialog))
    (sheet,) = window.findChildren(SheetDialog)
    assert sheet.isVisible()
    sheet.reject()
    wait_until(qtbot, lambda: not window.findChildren(SheetDialog))


def test_too_many_faces_for_the_paper_are_said_at_once(place: Place) -> None:
    dialog = place.sheet(plain(1), ["Rei"])
    dialog.form.paper.choose("photo")
    dialog.form.dpi.segments["150"].click()
    dialog.form.columns.set_value(90)
    dialog.form.columns.changed.emit(90)
    assert "do not fit" in dialog.note.text()
    assert not dialog.go.isEnabled()
    dialog.form.columns.set_value(3)
    dialog.form.columns.changed.emit(3)
    assert dialog.go.isEnabled()


def test_a_sheet_that_is_given_up_is_not_there(qtbot: QtBot, place: Place, tmp_path: Path) -> None:
    place.finisher.gate.clear()
    dialog = place.sheet(plain(3), NAMES)
    qtbot.mouseClick(dialog.go, LEFT)
    assert dialog.progress.isVisible()
    wait_until(qtbot, lambda: place.finisher.began)
    qtbot.mouseClick(dialog.cancel, LEFT)
    wait_until(qtbot, lambda: not place.dialogs)
    assert not list(tmp_path.iterdir())
    assert not place.failures
