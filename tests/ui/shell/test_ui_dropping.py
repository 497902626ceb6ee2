"""Whatever is dropped onto the window: it is taken, or one box says why not, and nothing raises."""

import os
import struct
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QByteArray, QMimeData, QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tiny_model import write_tiny_model
from ui_support import FakeBackend, OpenWindow, drop, files, manifest, wait_for_wall, wait_until

from acgan_desktop.engine.latent.wishes import candidates
from acgan_desktop.library.favourites.collection import export_collection
from acgan_desktop.library.favourites.store import Favourites
from acgan_desktop.library.pictures.picture_files import save_png
from acgan_desktop.library.settings.settings import Settings
from acgan_desktop.ui.shell.incoming import dropped_content
from acgan_desktop.ui.shell.window import Window

FACES = candidates(manifest(), {}, 3, 0, 4, 0.7)


def opened(qtbot: QtBot, open_window: OpenWindow) -> Window:
    window = open_window(FakeBackend(), settings=Settings(language="en", less_motion=True))
    wait_for_wall(qtbot, window.create_page)
    return window


def picture(path: Path, number: int = 0) -> Path:
    save_png(path, np.zeros((8, 8, 3), np.uint8), FACES[number])
    return path


def chunk(kind: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )


def collection(path: Path, count: int = 3) -> Path:
    store = path.parent / f"{path.stem}-{count}.db"
    with Favourites(store) as kept:
        for number in range(count):
            kept.add(FACES[number], np.full((8, 8, 3), 9 * number, np.uint8))
        export_collection(path, kept.all(), count=count)
    return path


def idle(qtbot: QtBot, window: Window) -> None:
    """Wait until everything that was dropped has been looked at."""
    for worker in (window.context.background, window.context.workshop, window.context.reading):
        done: list[None] = []
        worker.run(lambda: None, done.append)
        wait_until(qtbot, lambda done=done: done)  # type: ignore[misc]
    QApplication.processEvents()


@pytest.mark.parametrize("name", ["face.PNG", "FACE.Png", "face", "face.jpg"])
def test_the_ending_of_a_picture_counts_for_nothing(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, name: str
) -> None:
    window = opened(qtbot, open_window)
    made = picture(tmp_path / "made.png").rename(tmp_path / name)
    drop(window, files(made))
    wait_until(qtbot, lambda: window.create_page.history.here.anchor == FACES[0])


def test_an_avatar_without_a_picture_is_taken(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = opened(qtbot, open_window)
    path = tmp_path / "avatar.JSON"
    path.write_bytes(b"\xef\xbb\xbf" + FACES[1].to_json().encode())
    drop(window, files(path))
    wait_until(qtbot, lambda: window.create_page.history.here.anchor == FACES[1])


def test_a_picture_with_long_texts_is_a_healthy_picture(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = opened(qtbot, open_window)
    path = picture(tmp_path / "face.png")
    content = path.read_bytes()
    texts = chunk(b"tEXt", b"parameters\0" + b"masterpiece, " * 200_000)
    texts += chunk(b"zTXt", b"workflow\0\0" + zlib.compress(b"x" * 20_000_000))
    path.write_bytes(content[:33] + texts + content[33:])
    drop(window, files(path))
    wait_until(qtbot, lambda: window.create_page.history.here.anchor == FACES[0])


@pytest.mark.parametrize("name", ["many.jsonl", "MANY.JSONL"])
@pytest.mark.parametrize("page", ["create", "favourites"])
def test_collections_are_imported_wherever_they_are_dropped(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, name: str, page: str
) -> None:
    window = opened(qtbot, open_window)
    window.show_page(page)
    one = collection(tmp_path / "one.jsonl", 2).rename(tmp_path / f"one-{name}")
    two = collection(tmp_path / "two.jsonl", 3).rename(tmp_path / name)
    drop(window, files(one, two))
    wait_until(
        qtbot,
        lambda: (
            window.context.favourites_cache is not None
            and len(window.context.favourites_cache) == 3
        ),
    )
    assert window.page_key == "favourites"
    idle(qtbot, window)


def test_several_models_are_added_on_the_models_page(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = opened(qtbot, open_window)
    window.show_page("models")
    paths = [tmp_path / "a.ONNX", tmp_path / "b.onnx"]
    for place, path in enumerate(paths):
        write_tiny_model(path, name=f"added {place}", seed=place)
    drop(window, files(*paths))
    folder = Path(os.environ["ACGAN_HOME"]) / "models"
    wait_until(qtbot, lambda: folder.is_dir() and len(list(folder.iterdir())) >= 2)
    idle(qtbot, window)


def test_a_mixture_is_taken_apart(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    model, faces = tmp_path / "m.onnx", collection(tmp_path / "c.jsonl")
    write_tiny_model(model)
    face = picture(tmp_path / "f.png")
    mime = files(model, faces, face, face)
    found = dropped_content.files_in(mime)
    assert (found.models, found.collections, found.others) == ((model,), (faces,), (face,))
    assert len(dropped_content.faces_in(mime)) == 1
    window = opened(qtbot, open_window)
    drop(window, mime)
    wait_until(
        qtbot,
        lambda: (
            window.context.favourites_cache is not None
            and len(window.context.favourites_cache) == 3
        ),
    )
    idle(qtbot, window)
    window.error_box.accept()


def hostile_files(folder: Path) -> list[Path]:
    good = picture(folder / "good.png").read_bytes()
    contents = {
        "empty.png": b"",
        "cut.png": good[:50],
        "bomb.png": good[:16] + struct.pack(">II", 2**31 - 1, 2**31 - 1) + good[24:],
        "long chunk.png": good[:8] + struct.pack(">I4s", 2**32 - 1, b"iTXt") + good[16:],
        "nested.json": b'{"a":' * 100_000,
        "digits.json": b'{"format": ' + b"9" * 6000 + b"}",
        "number.json": FACES[0].to_json().replace('"z":"', '"z":7,"y":"').encode(),
        "not utf8.json": b"{\xff\xfe}",
        "list.jsonl": b"[]\n" * 1000,
        "empty.jsonl": b"",
        "nested.jsonl": b"[" * 200_000,
        "binary.JSONL": bytes(range(256)) * 50,
        "empty.onnx": b"",
        "text.ONNX": b"<b>no model</b>",
        "<b>name<i>.png": b"x",
    }
    if sys.platform != "win32":
        contents["line\nend\x1b[2J.png"] = b"x"
    made = [folder / name for name in contents if sys.platform != "win32" or "<" not in name]
    for path in made:
        path.write_bytes(contents[path.name])
    (folder / "folder.png").mkdir()
    (folder / "folder.jsonl").mkdir()
    made += [folder / "folder.png", folder / "folder.jsonl", folder / "missing.png", folder]
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.png")
        os.mkfifo(folder / "pipe.jsonl")
        made += [folder / "pipe.png", folder / "pipe.jsonl"]
    return made


def test_hostile_files_get_a_sentence_and_nothing_raises(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = opened(qtbot, open_window)
    for page in ("create", "models"):
        window.show_page(page)
        folder = tmp_path / page
        folder.mkdir()
        for path in hostile_files(folder):
            drop(window, files(path))
            idle(qtbot, window)
            if window.error_box.isVisible():
                assert window.error_box.failure is not None
                window.error_box.accept()
            window.show_page(page)
    wait_until(qtbot, lambda: window.context.service.activity[0] != "opening")
    drop(window, files(*hostile_files_again(tmp_path / "create")))
    idle(qtbot, window)
    wait_until(qtbot, lambda: window.context.service.activity[0] != "opening")
    window.error_box.accept()
    window.show_page("create")
    drop(window, files(picture(tmp_path / "last.png", 2)))
    wait_until(qtbot, lambda: window.create_page.history.here.anchor == FACES[2])


def hostile_files_again(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.iterdir()) if "pipe" not in path.name]


def test_hostile_bundles_are_refused(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = opened(qtbot, open_window)
    web, zero, nothing, raw, text, empty = (QMimeData() for _ in range(6))
    web.setUrls([QUrl("https://example.org/face.png"), QUrl("data:image/png;base64,AAAA")])
    zero.setUrls([QUrl("file:///tmp/a%00b.png"), QUrl("file:"), QUrl("file://")])
    nothing.setUrls([QUrl()])
    raw.setData("image/png", QByteArray(b"\x89PNG\r\n\x1a\n" + bytes(40)))
    text.setText("{" * 50_000)
    for mime in (web, zero, nothing, raw, text, empty):
        assert isinstance(dropped_content.can_take(mime), bool)
        window.reception.take(mime)
        idle(qtbot, window)
        window.error_box.accept()


def test_the_page_of_a_drop_may_be_gone_when_the_face_is_read(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    from acgan_desktop.ui.shell.first_start import FirstStart

    window = opened(qtbot, open_window)
    FirstStart(window)
    drop(window, files(picture(tmp_path / "face.png")))
    window.uncover()
    QApplication.processEvents()
    wait_until(qtbot, lambda: window.create_page.history.here.anchor == FACES[0])
