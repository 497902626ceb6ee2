"""Favourites whose pictures are no pictures: each wears a mark, and all others are listed."""

import os
import sqlite3
import struct
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui_support import FakeBackend, OpenWindow, manifest, wait_for_wall, wait_until

from acgan_desktop.engine.latent.wishes import candidate
from acgan_desktop.library.favourites.favourite import Labels
from acgan_desktop.library.favourites.store import FILE_NAME, Entry, Favourites
from acgan_desktop.library.pictures import picture_files
from acgan_desktop.library.settings.settings import Settings
from acgan_desktop.ui.favourites.favourites_page import FavouritesPage


def good(number: int) -> bytes:
    pixels = np.full((16, 16, 3), (number * 9 % 256, 80, 200), np.uint8)
    return picture_files.png_bytes(pixels)


def two_sizes(picture: bytes) -> bytes:
    """A PNG with a second header that names another size."""
    header = bytearray(picture[8:33])
    header[8:16] = struct.pack(">II", 13_000, 13_000)
    return picture[:33] + bytes(header) + picture[33:]


HOSTILE: dict[str, Callable[[bytes], object]] = {
    "text": lambda _: "no picture",
    "empty": lambda _: b"",
    "cut": lambda picture: picture[: len(picture) // 2],
    "another size": lambda picture: picture[:16] + struct.pack(">II", 4000, 4000) + picture[24:],
    "no size": lambda picture: picture[:16] + bytes(8) + picture[24:],
    "two sizes": two_sizes,
    "a number": lambda _: 7,
    "only a header": lambda picture: picture[:33],
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_one_unreadable_picture_wears_a_mark_and_all_else_is_there(
    qtbot: QtBot, open_window: OpenWindow, kind: str
) -> None:
    entries = [
        Entry(
            candidate(manifest(), {"hair_color": "pink"}, 1, number, 0.7),
            good(number),
            datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=number),
            Labels(),
        )
        for number in range(6)
    ]
    path = Path(os.environ["ACGAN_HOME"]) / FILE_NAME
    with Favourites(path) as favourites:
        favourites.merge(entries)
        numbers = [one.id for one in favourites.all()]
    bad = numbers[2]
    with sqlite3.connect(path) as connection:
        spoiled = HOSTILE[kind](good(3))
        connection.execute("UPDATE favourites SET thumbnail = ? WHERE id = ?", (spoiled, bad))
    connection.close()
    window = open_window(FakeBackend(), settings=Settings(language="en", less_motion=True))
    wait_for_wall(qtbot, window.create_page)
    window.show_page("favourites")
    page = window.page("favourites")
    assert isinstance(page, FavouritesPage)
    wait_until(qtbot, lambda: len(page.feed.numbers) == 6)
    wait_until(qtbot, lambda: all(page.faces.image(row) is not None for row in range(6)))
    marked = [page.feed.numbers[row] for row in range(6) if page.faces.tile(row).unreadable]
    assert marked in ([bad], [])  # what the library recovers by itself is no longer damaged
    QApplication.processEvents()
    for row in range(6):
        page.wall.choose(row)
        index = page.faces.index(row)
        said = page.faces.data(index, Qt.ItemDataRole.AccessibleTextRole)
        assert ("cannot be read" in said) == (page.feed.numbers[row] in marked)
        QApplication.processEvents()
    page.wall.selectAll()
    page.compare_picked()
    QApplication.processEvents()
    window.show_page("explore")
    explore = window.page("explore")
    explore.ask_around()  # type: ignore[attr-defined]
    QApplication.processEvents()
    window.error_box.accept()
