"""Taking pictures away: copying, dragging out, exporting."""

import os
import stat
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDrag, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui_support import FakeBackend, OpenWindow, colour_of, drop, manifest, wait_for_wall, wait_until

from acgan_desktop.app import dragged_files
from acgan_desktop.core import durable
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.wishes import candidates
from acgan_desktop.library.pictures.export import ExportOptions, export_into
from acgan_desktop.library.pictures.picture_files import Resampler, png_pixels, read_avatar, scaled
from acgan_desktop.ui.page_parts import drag_and_export
from acgan_desktop.ui.page_parts.drag_and_export import Item
from acgan_desktop.ui.page_parts.export_dialog import ExportDialog
from acgan_desktop.ui.shell.window import Window
from acgan_desktop.ui.theme.images import image_of, pixels_of

LEFT = Qt.MouseButton.LeftButton


def some(count: int) -> list[Item]:
    found = candidates(manifest(), {}, 7, 0, count, 0.7)
    return [(avatar, image_of(colour_of(avatar))) for avatar in found]


def dialog_of(window: Window, items: list[Item]) -> ExportDialog:
    drag_and_export.export_pictures(window.context, window, items)
    dialog = window.findChildren(ExportDialog)[-1]
    assert dialog.isVisible()
    return dialog


def read_only(folder: Path) -> Path:
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    return folder


def test_enlarging_keeps_pixels_or_smooths_them() -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (5, 4, 3), np.uint8)
    squares = scaled(pixels, 4, Resampler.NEAREST)
    np.testing.assert_array_equal(squares, pixels.repeat(4, axis=0).repeat(4, axis=1))
    smooth = scaled(pixels, 4)
    assert smooth.shape == squares.shape
    assert (smooth != squares).any()
    np.testing.assert_array_equal(scaled(pixels, 1, Resampler.NEAREST), pixels)


def test_exporting_many_touches_no_file_that_is_there(tmp_path: Path) -> None:
    found = candidates(manifest(), {}, 7, 0, 3, 0.7)
    pictures = [(avatar, colour_of(avatar)) for avatar in found]
    mine = tmp_path / "avatar-7-2.png"
    mine.write_bytes(b"mine")
    options = ExportOptions(2, Resampler.NEAREST, embed=False)
    paths = export_into(tmp_path, pictures, options)
    assert mine.read_bytes() == b"mine"
    assert [path.name for path in paths] == [
        "avatar-7-1.png",
        "avatar-7-2 (2).png",
        "avatar-7-3.png",
    ]
    expected = scaled(pictures[1][1], 2, Resampler.NEAREST)
    np.testing.assert_array_equal(png_pixels(paths[1].read_bytes()), expected)
    with pytest.raises(UserError, match="no avatar"):
        read_avatar(paths[0])
    with_avatar = export_into(tmp_path, pictures[:1], ExportOptions())
    assert read_avatar(with_avatar[0]) == found[0]


def test_stopping_an_export_keeps_what_is_written(tmp_path: Path) -> None:
    pictures = [(avatar, colour_of(avatar)) for avatar, _ in some(9)]
    written: list[Path] = []
    paths = export_into(
        tmp_path,
        pictures,
        ExportOptions(),
        stopped=lambda: len(written) == 4,
        written=written.append,
    )
    assert paths == written
    assert sorted(tmp_path.iterdir()) == sorted(paths)
    assert len(paths) == 4


def test_a_copied_picture_and_text_come_back_by_pasting(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(FakeBackend())
    page = window.create_page
    wait_for_wall(qtbot, page)
    (first, image), (second, _) = some(2)
    drag_and_export.copy_picture(window.context, first, image)
    wait_until(qtbot, lambda: "copied" in window.toast.text.text().lower())
    clipboard = QGuiApplication.clipboard()
    assert clipboard.image().width() == 16 * window.context.settings.save_scale
    window.paste()
    wait_until(qtbot, lambda: page.faces.avatar(0) == first)
    drag_and_export.copy_text(second, window.context)
    assert Avatar.from_json(clipboard.text()) == second
    window.paste()
    wait_until(qtbot, lambda: page.faces.avatar(0) == second)
    assert not window.error_box.isVisible()


def test_dragged_pictures_are_files_with_their_avatars(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    items = some(3)
    mime = drag_and_export.dragged_mime(items)
    paths = [Path(url.toLocalFile()) for url in mime.urls()]
    assert [read_avatar(path) for path in paths] == [avatar for avatar, _ in items]
    assert not mime.hasImage()
    one = drag_and_export.dragged_mime(items[:1])
    assert one.hasImage()
    assert one.imageData().width() == 64
    assert one.urls() == mime.urls()[:1]  # the same picture is not written twice
    window = open_window(FakeBackend())
    wait_for_wall(qtbot, window.create_page)
    drop(window, one)
    wait_until(qtbot, lambda: window.create_page.faces.avatar(0) == items[0][0])


def test_many_dragged_pictures_are_enlarged_less(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def width(count: int, side: int) -> int:
        avatar, _ = some(1)[0]
        image = QImage(side, side, QImage.Format.Format_RGB888)
        image.fill(0)
        urls = drag_and_export.dragged_mime([(avatar, image)] * count).urls()
        return QImage(urls[-1].toLocalFile()).width()

    assert [width(1, 256), width(2, 256), width(5, 256)] == [1024, 512, 256]
    assert [width(16, 64), width(17, 64), width(65, 64)] == [256, 128, 64]
    made: list[int] = []

    def make(items: list[Item], _: object) -> QMimeData:
        made.append(len(items))
        return QMimeData()

    monkeypatch.setattr(drag_and_export, "dragged_mime", make)
    monkeypatch.setattr(QDrag, "exec", lambda *_: Qt.DropAction.CopyAction)
    window = open_window(FakeBackend())
    drag_and_export.drag_out(window, some(1) * (drag_and_export.MOST_DRAGGED + 1), window.context)
    assert made == [drag_and_export.MOST_DRAGGED]
    assert str(drag_and_export.MOST_DRAGGED) in window.toast.text.text()


def test_what_a_killed_program_dragged_is_removed_later(tmp_path: Path) -> None:
    old, new, other = (tmp_path / name for name in ("acgan-drag-1", "acgan-drag-2", "mine"))
    for folder in (old, new, other):
        folder.mkdir()
        (folder / "avatar.png").write_bytes(b"x")
    long_ago = time.time() - 2 * 24 * 3600
    os.utime(old, (long_ago, long_ago))
    os.utime(other, (long_ago, long_ago))
    dragged_files.remove_left_behind(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["acgan-drag-2", "mine"]


def test_one_picture_keyboard_only(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(FakeBackend())
    window.context.settings.save_folder = str(tmp_path)
    item = some(1)[0]
    dialog = dialog_of(window, [item])
    dialog.activateWindow()
    wait_until(qtbot, dialog.isActiveWindow)
    assert dialog.pixels.text() == "64 × 64 pixels"
    dialog.scale.segments["4"].setFocus()
    qtbot.keyClick(dialog.scale.segments["4"], Qt.Key.Key_Right)
    assert dialog.pixels.text() == "128 × 128 pixels"
    dialog.resampler.segments["lanczos"].setFocus()
    qtbot.keyClick(dialog.resampler.segments["lanczos"], Qt.Key.Key_Right)
    dialog.embed.setFocus()
    qtbot.keyClick(dialog.embed, Qt.Key.Key_Space)
    dialog.file_name.setFocus()
    dialog.file_name.selectAll()
    qtbot.keyClicks(dialog.file_name, "she/..smiles")  # no way out of the folder
    qtbot.keyClick(dialog.file_name, Qt.Key.Key_Return)
    path = tmp_path / "she..smiles.png"
    wait_until(qtbot, path.is_file)
    wait_until(qtbot, lambda: path.name in window.toast.text.text())
    expected = scaled(pixels_of(item[1]), 8, Resampler.NEAREST)
    np.testing.assert_array_equal(png_pixels(path.read_bytes()), expected)
    settings = window.context.settings
    assert (settings.save_scale, settings.save_resampler) == (8, "nearest")
    assert not settings.embed_avatar


def test_replacing_is_asked_for_in_words(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(FakeBackend())
    window.context.settings.save_folder = str(tmp_path)
    (tmp_path / "avatar-7-1.png").write_bytes(b"mine")
    dialog = dialog_of(window, some(1))
    assert dialog.file_name.text() == "avatar-7-1 (2)"
    assert dialog.go.text() == "Export"
    dialog.file_name.setText("avatar-7-1")
    assert dialog.go.text() == "Replace it"
    assert dialog.note.text()
    dialog.file_name.setText(" ")
    assert not dialog.go.isEnabled()
    dialog.file_name.setText("avatar-7-1")
    qtbot.mouseClick(dialog.go, LEFT)
    wait_until(qtbot, lambda: (tmp_path / "avatar-7-1.png").read_bytes() != b"mine")
    wait_until(qtbot, lambda: not window.findChildren(ExportDialog))


def test_many_with_progress_mouse_only(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(FakeBackend())
    window.context.settings.save_folder = str(tmp_path)
    dialog = dialog_of(window, some(12))
    assert "12" in dialog.windowTitle()
    assert not dialog.file_name.isVisible()
    told: list[int] = []
    qtbot.mouseClick(dialog.scale.segments["2"], LEFT)
    qtbot.mouseClick(dialog.go, LEFT)
    assert dialog.progress.isVisible()
    assert dialog.export is not None
    dialog.progress.valueChanged.connect(told.append)
    wait_until(qtbot, lambda: "12" in window.toast.text.text())
    assert len(list(tmp_path.glob("*.png"))) == 12
    assert told == list(range(1, 13))


def test_cancelling_many(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(FakeBackend())
    window.context.settings.save_folder = str(tmp_path)
    dialog = dialog_of(window, some(6))
    from acgan_desktop.library.pictures import export as picture_export

    true_write = picture_export.export_picture

    def slow(path: Path, *rest: object) -> None:
        true_write(path, *rest)  # type: ignore[arg-type]
        if len(list(tmp_path.iterdir())) == 2:
            assert dialog.export is not None
            dialog.export.stop()

    monkeypatch.setattr(picture_export, "export_picture", slow)
    qtbot.mouseClick(dialog.go, LEFT)
    wait_until(qtbot, lambda: "2 of 6" in window.toast.text.text())
    assert len(list(tmp_path.iterdir())) == 2


def test_a_full_disk_shows_the_box_and_the_dialog_stays(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(FakeBackend())
    window.context.settings.save_folder = str(tmp_path)
    dialog = dialog_of(window, some(3))

    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(durable, "write_bytes", full)
        qtbot.mouseClick(dialog.go, LEFT)
        wait_until(qtbot, window.error_box.isVisible)
    assert "No space left" in window.error_box.sentence.text()
    assert dialog.isVisible()
    window.error_box.accept()
    qtbot.mouseClick(dialog.go, LEFT)  # there is room again
    wait_until(qtbot, lambda: len(list(tmp_path.glob("*.png"))) == 3)
    wait_until(qtbot, lambda: not window.findChildren(ExportDialog))


@pytest.mark.skipif(sys.platform == "win32", reason="folders are protected otherwise there")
def test_a_folder_that_cannot_be_written(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    if os.geteuid() == 0:
        pytest.skip("nothing is read-only for root")
    window = open_window(FakeBackend())
    dialog = dialog_of(window, some(1))
    dialog.folder = read_only(tmp_path)
    qtbot.mouseClick(dialog.go, LEFT)
    wait_until(qtbot, window.error_box.isVisible)
    window.error_box.accept()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    QApplication.processEvents()


def test_closing_while_pictures_are_written(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(FakeBackend())
    window.context.settings.save_folder = str(tmp_path)
    dialog = dialog_of(window, some(40))
    qtbot.mouseClick(dialog.go, LEFT)
    open_window.close(window)
    for path in tmp_path.iterdir():  # whole pictures only
        assert path.suffix == ".png"
        read_avatar(path)


def test_a_face_of_the_map_can_be_taken_away_too(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    from acgan_desktop.ui.explore.explore_page import ExplorePage

    window = open_window(FakeBackend())
    wait_for_wall(qtbot, window.create_page)
    window.show_page("explore")
    page = window.page("explore")
    assert isinstance(page, ExplorePage)
    wait_until(qtbot, lambda: page.chosen_face()[1] is not None)
    avatar, _ = page.chosen_face()
    page.taking.copy_text()
    assert Avatar.from_json(QGuiApplication.clipboard().text()) == avatar
    window.context.settings.save_folder = str(tmp_path)
    page.taking.export()
    dialog = window.findChildren(ExportDialog)[-1]
    qtbot.mouseClick(dialog.go, LEFT)
    wait_until(qtbot, lambda: list(tmp_path.glob("*.png")))
    assert read_avatar(next(tmp_path.glob("*.png"))) == avatar
