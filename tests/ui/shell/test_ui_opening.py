"""Files that come into the window: many at once, by drops, by another start, by the system."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QFileOpenEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui_support import (
    FakeBackend,
    OpenWindow,
    colour_of,
    drop,
    files,
    kept_in,
    manifest,
    wait_for_wall,
    wait_until,
)

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.latent.share_code import encode
from acgan_desktop.engine.latent.wishes import candidates, with_wish
from acgan_desktop.library.favourites.collection import export_collection
from acgan_desktop.library.favourites.store import FILE_NAME, Favourites
from acgan_desktop.library.opening.window_requests import OpenRequest, WindowRequests
from acgan_desktop.library.pictures.picture_files import png_pixels, save_png
from acgan_desktop.library.settings.settings import Settings
from acgan_desktop.ui.shell.incoming.asked_to_open import AskedByOthers, OpenedBySystem
from acgan_desktop.ui.shell.incoming.slow_notice import SlowNotice
from acgan_desktop.ui.shell.window import Window

FACES = candidates(manifest(), {"hair_color": "pink"}, 3, 0, 6, 0.7)
CTRL = Qt.KeyboardModifier.ControlModifier
HAND_OVER = """
import sys
from pathlib import Path
from acgan_desktop.library.opening.window_requests import OpenRequest, hand_over
sys.exit(0 if hand_over(OpenRequest.of([Path(each) for each in sys.argv[1:]])) else 3)
"""


def blots(number: int, side: int = 16) -> NDArray[np.uint8]:
    """A picture of smooth blots, like no other number's."""
    few = np.random.default_rng(number).integers(0, 256, (6, 6, 3), np.uint8)
    return np.asarray(Image.fromarray(few).resize((side, side), Image.Resampling.BICUBIC))


def opened(qtbot: QtBot, open_window: OpenWindow) -> Window:
    window = open_window(FakeBackend(), settings=Settings(language="en", less_motion=True))
    wait_for_wall(qtbot, window.create_page)
    return window


def pictures(folder: Path, count: int = 3) -> list[Path]:
    paths = [folder / f"{number}.png" for number in range(count)]
    for path, face in zip(paths, FACES, strict=False):
        save_png(path, blots(1, 64), face)
    return paths


def picked(window: Window) -> list[Avatar | None]:
    page = window.create_page
    return [page.faces.avatar(row) for row in page.wall.picked_rows()]


def kept(window: Window) -> int:
    cache = window.context.favourites_cache
    return len(cache) if cache is not None else 0


# Several pictures.


def test_several_pictures_dropped_on_create_are_all_picked(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = opened(qtbot, open_window)
    before = window.create_page.history.here
    drop(window, files(*pictures(tmp_path)))
    wait_until(qtbot, lambda: picked(window) == FACES[:3])
    assert window.create_page.wall.current_row() == 0
    page = window.create_page
    wait_for_wall(qtbot, page)
    assert page.faces.avatar(3) not in FACES  # neighbours of the first follow
    # What all have in common is wished; another wish changes all of them.
    assert page.history.here.wish["hair_color"] == "pink"
    page.wish("hair_color", "blue")
    about = manifest()
    changed = [with_wish(about, face, {"hair_color": "blue"}) for face in FACES[:3]]
    assert [page.faces.avatar(row) for row in range(3)] == changed
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert [page.faces.avatar(row) for row in range(3)] == FACES[:3]
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert page.history.here == before


def test_several_pictures_dropped_on_favourites_are_kept_in_one_step(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = opened(qtbot, open_window)
    window.show_page("favourites")
    paths = pictures(tmp_path, 4)
    (tmp_path / "text.png").write_text("no picture")
    save_png(tmp_path / "stranger.png", blots(77, 64))
    drop(window, files(*paths, tmp_path / "text.png", tmp_path / "stranger.png"))
    wait_until(qtbot, lambda: kept(window) == 4)
    # Each has the picture that its avatar draws, whatever was in the file.
    found = kept_in(window)
    assert [one.avatar for one in found] == FACES[:4]
    for one in found:
        assert (png_pixels(one.thumbnail) == colour_of(one.avatar)).all()
    wait_until(qtbot, window.error_box.isVisible)
    assert window.error_box.sentence.text() == "2 of 6 files could not be taken."
    listed = window.error_box.parts.toPlainText().splitlines()
    assert len(listed) == 2
    assert "text.png" in listed[0]
    assert "stranger.png" in listed[1]
    window.error_box.accept()
    window.activateWindow()
    wait_until(qtbot, window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    wait_until(qtbot, lambda: kept(window) == 0)
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    wait_until(qtbot, lambda: kept(window) == 4)
    drop(window, files(*paths))
    wait_until(qtbot, lambda: "4 already there" in window.toast.text.text())
    assert kept(window) == 4


def test_faces_of_a_model_that_is_not_open_are_kept_with_their_pictures(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = opened(qtbot, open_window)
    window.show_page("favourites")
    foreign = FACES[0].model_copy(update={"model": "f" * 64})
    with_picture, without = tmp_path / "foreign.png", tmp_path / "foreign.json"
    save_png(with_picture, blots(5, 256), foreign)
    drop(window, files(with_picture))
    wait_until(qtbot, lambda: kept(window) == 1)
    assert png_pixels(kept_in(window)[0].thumbnail).shape == (128, 128, 3)
    other = FACES[1].model_copy(update={"model": "f" * 64})
    without.write_text(other.to_json())
    drop(window, files(without))
    wait_until(qtbot, window.error_box.isVisible)
    assert "without a picture" in window.error_box.sentence.text()
    assert kept(window) == 1


def test_faces_of_two_models_are_not_mixed(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = opened(qtbot, open_window)
    paths = pictures(tmp_path, 2)
    foreign = tmp_path / "foreign.png"
    save_png(foreign, blots(5), FACES[0].model_copy(update={"model": "f" * 64}))
    drop(window, files(*paths, foreign))
    wait_until(qtbot, lambda: picked(window) == FACES[:2])
    wait_until(qtbot, window.error_box.isVisible)
    assert "foreign.png was drawn by another model" in window.error_box.sentence.text()


# Pictures that have lost their avatars.


def test_a_picture_saved_anew_is_recognised_among_the_favourites(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    with Favourites(Path(os.environ["ACGAN_HOME"]) / FILE_NAME) as store:
        for number, face in enumerate(FACES):
            store.add(face, blots(number))
    window = opened(qtbot, open_window)
    path = tmp_path / "saved anew.jpg"
    Image.fromarray(blots(4)).resize((300, 300)).save(path, quality=70)
    drop(window, files(path))
    wait_until(qtbot, lambda: window.create_page.history.here.anchor == FACES[4])
    assert "recognised by its looks" in window.toast.text.text()
    assert not window.error_box.isVisible()
    mime = QMimeData()  # as a browser or Windows gives a picture: pixels alone
    shown = np.ascontiguousarray(blots(2, 200))
    mime.setImageData(QImage(shown.data, 200, 200, 600, QImage.Format.Format_RGB888).copy())
    drop(window, mime)
    wait_until(qtbot, lambda: window.create_page.history.here.anchor == FACES[2])


def test_a_picture_saved_anew_is_recognised_among_the_faces_that_were_seen(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = opened(qtbot, open_window)
    shown = np.ascontiguousarray(blots(8))
    picture = QImage(shown.data, 16, 16, 48, QImage.Format.Format_RGB888).copy()
    window.context.session_history.saw_face(FACES[5], picture)
    window.context.session_history.take_in()
    path = tmp_path / "seen.webp"
    Image.fromarray(blots(8)).resize((256, 256)).save(path, quality=70)
    drop(window, files(path))
    wait_until(qtbot, lambda: window.create_page.history.here.anchor == FACES[5])


def test_long_work_says_so_and_can_be_stopped(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = opened(qtbot, open_window)
    stopped: list[None] = []
    notice = SlowNotice(window.context, "Reading", lambda: stopped.append(None))
    wait_until(qtbot, window.toast.isVisible)
    assert window.toast.text.text() == "Reading"
    window.toast.button.click()
    assert len(stopped) == 1
    notice.end()
    ended = SlowNotice(window.context, "Reading more", lambda: None)
    wait_until(qtbot, window.toast.isVisible)
    ended.end()  # what is over is not said any longer
    assert not window.toast.isVisible()


# Pasting.


def test_codes_and_lines_are_pasted_with_the_keyboard(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = opened(qtbot, open_window)
    clipboard = QGuiApplication.clipboard()
    for text, expected in (
        ("\ufeff" + encode(FACES[0], manifest()), FACES[:1]),
        ("\n".join(encode(face, manifest()) for face in FACES[1:4]), FACES[1:4]),
        ("\ufeff" + "\n".join(face.to_json() for face in FACES[2:6]), FACES[2:6]),
    ):
        clipboard.setText(text)
        qtbot.keyClick(window, Qt.Key.Key_V, CTRL)
        wait_until(qtbot, lambda expected=expected: picked(window) == expected)  # type: ignore[misc]
    assert not window.error_box.isVisible()
    clipboard.setText("acgan1.AAAA")
    qtbot.keyClick(window, Qt.Key.Key_V, CTRL)
    wait_until(qtbot, window.error_box.isVisible)
    assert "share code is damaged" in window.error_box.sentence.text()


# Opened by another start, or by the system.


def collection(folder: Path) -> Path:
    path = folder / "some.jsonl"
    with Favourites(folder / "some.db") as store:
        store.add(FACES[4], blots(4))
        store.add(FACES[5], blots(5))
        export_collection(path, store.all())
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())  # as some editors save it
    return path


def test_what_the_start_was_given_is_opened(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    model, other = tmp_path / "m.onnx", tmp_path / "other.onnx"
    named = [*pictures(tmp_path), collection(tmp_path), model, other, tmp_path / "missing.png"]
    backend = FakeBackend()
    window = open_window(backend)
    window.start(None, named)
    wait_until(qtbot, lambda: kept(window) == 2)
    wait_until(qtbot, lambda: picked(window) == FACES[:3])
    assert window.page_key == "create"
    assert backend.opened[-1] == model
    wait_until(qtbot, window.error_box.isVisible)
    assert len(window.error_box.parts.toPlainText().splitlines()) == 2


def test_another_start_in_a_real_process_hands_its_files_over(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    requests = WindowRequests.claim()
    assert requests is not None
    window = opened(qtbot, open_window)
    AskedByOthers(window, window.incoming, requests)
    paths = [*pictures(tmp_path), collection(tmp_path)]
    window.showMinimized()
    command = [sys.executable, "-c", HAND_OVER, *(path.name for path in paths)]
    started = subprocess.Popen(command, cwd=tmp_path)
    wait_until(qtbot, lambda: picked(window) == FACES[:3])
    wait_until(qtbot, lambda: kept(window) == 2)
    assert started.wait() == 0
    assert not window.isMinimized()
    # A start without files brings the window forward, and hostile requests do nothing.
    (requests.folder / "1.request").write_bytes(b"{" * 1000)
    (requests.folder / "2.request").write_text(OpenRequest().model_dump_json())
    window.showMinimized()
    (requests.folder / "3.request").write_text(OpenRequest().model_dump_json())
    wait_until(qtbot, lambda: not window.isMinimized())
    wait_until(qtbot, lambda: not list(requests.folder.glob("*.request")))
    assert not window.error_box.isVisible()
    # Once it is closed, the next start has a window of its own.
    open_window.close(window)
    assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 3


def test_files_that_macos_opens_come_as_events(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = opened(qtbot, open_window)
    OpenedBySystem(window, window.incoming)
    app = QApplication.instance()
    assert app is not None
    (path,) = pictures(tmp_path, 1)
    QApplication.sendEvent(app, QFileOpenEvent(QUrl.fromLocalFile(str(path))))
    wait_until(qtbot, lambda: window.create_page.history.here.anchor == FACES[0])
    QApplication.sendEvent(app, QFileOpenEvent(QUrl("https://example.org/a.png")))
    assert not window.error_box.isVisible()


def test_many_hostile_files_are_listed_in_one_box(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = opened(qtbot, open_window)
    good = pictures(tmp_path, 1)[0]
    content = good.read_bytes()
    contents = [b"", content[:50], b"{" * 5000, bytes(range(256)), content[:16] + b"\x7f" * 30]
    bad = [tmp_path / f"<b>bad {number}.png" for number in range(len(contents))]
    for path, what in zip(bad, contents, strict=True):
        path.write_bytes(what)
    for page in ("create", "favourites", "blend", "explore", "models"):
        window.show_page(page)
        drop(window, files(*bad, good, tmp_path / "none.png", tmp_path))
        wait_until(qtbot, window.error_box.isVisible)
        assert "of 8 files could not be taken" in window.error_box.sentence.text()
        assert len(window.error_box.parts.toPlainText().splitlines()) == 7
        window.error_box.accept()
