"""The window's thread never waits for the favourites' file, and a keep does not re-read it."""

import os
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import FrameType

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui_support import FakeBackend, OpenWindow, manifest, wait_for_wall, wait_until

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.wishes import candidates
from acgan_desktop.library.favourites.favourite import Favourite
from acgan_desktop.library.favourites.search import Query
from acgan_desktop.library.favourites.store import FILE_NAME, Entry, Favourites
from acgan_desktop.library.pictures.picture_files import png_bytes
from acgan_desktop.library.settings.settings import Settings
from acgan_desktop.ui.explore.explore_page import ExplorePage
from acgan_desktop.ui.favourites.favourites_page import FavouritesPage
from acgan_desktop.ui.services.background import Background
from acgan_desktop.ui.services.favourites_controller import FavouritesController
from acgan_desktop.ui.services.undo import UndoSteps

CTRL = Qt.KeyboardModifier.ControlModifier
START = datetime(2026, 1, 1, tzinfo=UTC)


@contextmanager
def asked_here() -> Iterator[list[str]]:
    """Collect what this thread, and no other, asks of SQLite."""
    asked: list[str] = []

    def note(_: FrameType, event: str, function: object) -> None:
        if event == "c_call":
            owner = getattr(function, "__self__", None)
            module = str(getattr(function, "__module__", ""))
            if isinstance(owner, sqlite3.Connection | sqlite3.Cursor) or "sqlite3" in module:
                asked.append(str(function))

    sys.setprofile(note)
    try:
        yield asked
    finally:
        sys.setprofile(None)


def fill(count: int) -> None:
    faces = candidates(manifest(), {}, 1, 0, count, 0.7)
    picture = png_bytes(np.full((16, 16, 3), 80, np.uint8))
    with Favourites(Path(os.environ["ACGAN_HOME"]) / FILE_NAME) as store:
        store.merge(
            Entry(face, picture, START + timedelta(minutes=place))
            for place, face in enumerate(faces)
        )


def test_the_collector_sees_what_this_thread_asks() -> None:
    with asked_here() as asked:
        fill(1)
    assert any("connect" in each for each in asked)
    assert any("execute" in each for each in asked)


def test_sqlite_is_never_called_on_the_windows_thread(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    fill(30)
    with asked_here() as asked:
        window = open_window(FakeBackend())
        create, cache = window.create_page, window.context.favourites_cache
        assert cache is not None
        wait_for_wall(qtbot, create)

        # Keep a face that is new, take it out, and bring it back.
        create.set_seed(5)
        wait_for_wall(qtbot, create)
        for count in (31, 30):
            create.keep.toggle()
            wait_until(qtbot, lambda count=count: len(cache) == count)  # type: ignore[misc]
        window.context.steps.undo()
        wait_until(qtbot, lambda: len(cache) == 31)

        # Look through the page, label, search, compare, remove, undo.
        window.show_page("favourites")
        page = window.page("favourites")
        assert isinstance(page, FavouritesPage)
        wait_until(qtbot, lambda: page.chosen() is not None)
        page.wall.choose(2)
        page.wall.pick([2, 3])
        page.picked.rate(4)
        wait_until(qtbot, lambda: page.faces.stars(3) == 4)
        page.picked.tag("best")
        wait_until(qtbot, lambda: list(page.bar.tags.chips) == ["best"])
        assert page.faces.describe(2, candidates(manifest(), {}, 1, 0, 1, 0.7)[0])
        page.compare_picked()
        wait_until(qtbot, lambda: page.stack.currentWidget() is page.compare)
        page.compare.closed.emit()
        page.bar.search.setText("best")
        wait_until(qtbot, lambda: len(page.feed.numbers) == 2)
        page.bar.search.setText("")
        wait_until(qtbot, lambda: len(page.feed.numbers) == 31)
        page.wall.verticalScrollBar().setValue(page.wall.verticalScrollBar().maximum())
        page.picked.copy_text()
        wait_until(qtbot, lambda: QApplication.clipboard().text() != "")
        page.picked.remove()
        wait_until(qtbot, lambda: len(cache) == 29 or len(cache) == 30)
        window.context.steps.undo()
        wait_until(qtbot, lambda: len(cache) == 31)

        # Choose from the newest on another page.
        window.show_page("explore")
        explore = window.page("explore")
        assert isinstance(explore, ExplorePage)
        explore.ask_around()
        wait_until(qtbot, explore.picker.isVisible)
        explore.picker.hide()
        window.context.favourites_controller.look_for_others()
        window.context.favourites_controller.look_again()
        window.context.background.wait_for_done()
        open_window.close(window)
    assert asked == []


class Counted(Favourites):
    """Notes when everything is asked for, and which favourites are read."""

    def __init__(self, path: Path) -> None:
        self.asked: list[str] = []
        super().__init__(path)

    def numbers(self, query: Query) -> list[int]:
        self.asked.append("numbers")
        return super().numbers(query)

    def fingerprints(self) -> dict[str, int]:
        self.asked.append("fingerprints")
        return super().fingerprints()

    def tags(self) -> dict[str, int]:
        self.asked.append("tags")
        return super().tags()

    def ratings(self) -> dict[int, int]:
        self.asked.append("ratings")
        return super().ratings()

    def some(self, numbers: Sequence[int]) -> list[Favourite]:
        self.asked.append(f"some {list(numbers)}")
        return super().some(numbers)


def test_a_keep_does_not_read_the_favourites_again(qtbot: QtBot) -> None:
    fill(30)
    background, workshop, reading = Background(), Background(), Background()
    stores: list[Counted] = []

    def open_store(path: Path) -> Counted:
        stores.append(Counted(path))
        return stores[0]

    controller = FavouritesController(
        background,
        workshop,
        reading,
        UndoSteps(),
        Settings(),
        opened=lambda: None,
        closing=lambda: False,
        puts_models_aside=False,
        open_store=open_store,
    )
    controller.fetch()
    wait_until(qtbot, lambda: controller.cache is not None)
    workshop.wait_for_done()
    (store,) = stores
    cache = controller.cache
    assert cache is not None
    store.asked.clear()
    face = candidates(manifest(), {}, 9, 0, 1, 0.7)[0]
    picture = QImage(16, 16, QImage.Format.Format_RGB888)
    picture.fill(Qt.GlobalColor.red)
    done: list[object] = []
    failed: list[Exception] = []
    controller.keep(face, picture, lambda: done.append(face), failed.append)
    wait_until(qtbot, lambda: done)
    assert face in cache
    assert len(cache) == 31
    assert store.asked == [f"some [{cache.number_of(face)}]"]  # the new one alone
    assert cache.seen == cache.look()
    # What cannot be kept is said to who asked for it, and to nobody else.
    said: list[object] = []
    controller.failed.connect(said.append)
    controller.close()
    controller.keep(face, picture, lambda: done.append(face), failed.append)
    assert [type(error) for error in failed] == [UserError]
    assert said == []
    for each in (workshop, reading, background):
        each.shut_down()
