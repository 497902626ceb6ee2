"""Memory: what is kept of pictures has a bound, and what is let go of is given back."""

from PySide6.QtGui import QImage, QPixmap
from pytestqt.qtbot import QtBot
from ui_support import FakeBackend, OpenWindow, wait_for_wall, wait_until

from acgan_desktop.library.settings.settings import Settings
from acgan_desktop.ui.services.steady_memory import give_back
from acgan_desktop.ui.widgets.faces.painted import Painted, painted


def test_what_was_painted_longest_ago_goes_first(qapp: object) -> None:
    kept = Painted(budget=4 * 4 * 10 * 10)
    made: list[int] = []

    def paint(key: int) -> QPixmap:
        made.append(key)
        return QPixmap(10, 10)

    for key in (1, 2, 3, 4, 1, 5, 1, 2):
        kept.get(key, lambda key=key: paint(key))  # type: ignore[misc]
    assert made == [1, 2, 3, 4, 5, 2]
    assert len(kept) == 4
    assert kept.bytes == 4 * 4 * 10 * 10
    kept.clear()
    assert kept.bytes == len(kept) == 0


def test_one_that_is_larger_than_the_bound_is_painted_all_the_same(qapp: object) -> None:
    kept = Painted(budget=10)
    assert kept.get("a", lambda: QPixmap(10, 10)).width() == 10
    assert len(kept) == 1


def test_many_walls_take_no_more_than_one_bound(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend(), settings=Settings(language="en", less_motion=True))
    page = window.create_page
    wait_for_wall(qtbot, page)
    kept = painted()
    kept.clear()
    most = 0
    for seed in range(12):
        page.set_seed(seed)
        wait_for_wall(qtbot, page)
        page.wall.viewport().repaint()
        most = max(most, kept.bytes)
    assert 0 < most <= 48 * 2**20
    # What has faded in no longer keeps what was under it.
    wait_until(qtbot, lambda: window.context.service.activity[0] == "idle")
    page.wish("hair_color", "pink")
    wait_for_wall(qtbot, page)
    page.wall.viewport().repaint()
    shown = page.wall.visible_rows()
    assert all(page.faces.tile(row).previous is None for row in shown)


def test_memory_is_given_back_off_the_windows_thread(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend(), settings=Settings(language="en"))
    wait_for_wall(qtbot, window.create_page)
    done: list[bool] = []
    window.context.workshop.run(give_back, done.append)
    wait_until(qtbot, lambda: done)


def test_a_picture_is_painted_once_for_all_who_show_it(qapp: object) -> None:
    image = QImage(8, 8, QImage.Format.Format_RGB888)
    kept = Painted()
    first = kept.get((image.cacheKey(), 8), lambda: QPixmap(8, 8))
    assert kept.get((QImage(image).cacheKey(), 8), lambda: QPixmap(9, 9)) is first
