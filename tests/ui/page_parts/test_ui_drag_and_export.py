"""Taking pictures away: copying, dragging out, exporting."""

import os
import time
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDrag, QGuiApplication, QImage
from pytestqt.qtbot import QtBot
from ui_support import FakeBackend, OpenWindow, colour_of, drop, manifest, wait_for_wall, wait_until

from acgan_desktop.app import dragged_files
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.latent.wishes import candidates
from acgan_desktop.library.pictures.picture_files import Resampler, read_avatar, scaled
from acgan_desktop.ui.page_parts import drag_and_export
from acgan_desktop.ui.page_parts.drag_and_export import Item
from acgan_desktop.ui.theme.images import image_of

LEFT = Qt.MouseButton.LeftButton


def some(count: int) -> list[Item]:
    found = candidates(manifest(), {}, 7, 0, count, 0.7)
    return [(avatar, image_of(colour_of(avatar))) for avatar in found]


def test_enlarging_keeps_pixels_or_smooths_them() -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (5, 4, 3), np.uint8)
    squares = scaled(pixels, 4, Resampler.NEAREST)
    np.testing.assert_array_equal(squares, pixels.repeat(4, axis=0).repeat(4, axis=1))
    smooth = scaled(pixels, 4)
    assert smooth.shape == squares.shape
    assert (smooth != squares).any()
    np.testing.assert_array_equal(scaled(pixels, 1, Resampler.NEAREST), pixels)


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
