"""The Favourites page, as a person uses it: with the keyboard alone, with the mouse alone."""

import os
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tiny_model import write_tiny_model
from ui_support import LEFT, FakeBackend, OpenWindow, manifest, wait_for_wall, wait_until

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.wishes import candidate
from acgan_desktop.library.favourites.favourite import Labels
from acgan_desktop.library.favourites.search import Order, Query
from acgan_desktop.library.favourites.store import FILE_NAME, Entry, Favourites
from acgan_desktop.library.models import installed
from acgan_desktop.library.pictures import picture_files
from acgan_desktop.ui.favourites.favourites_page import FavouritesPage
from acgan_desktop.ui.shell.window import Window

NONE = Qt.KeyboardModifier.NoModifier
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
START = datetime(2026, 1, 1, tzinfo=UTC)


def home() -> Path:
    return Path(os.environ["ACGAN_HOME"])


def fill(count: int = 12, labels: Labels = Labels()) -> None:  # noqa: B008 - frozen
    """Keep ``count`` faces; hair is blonde, pink, blue in turn."""
    about = manifest()
    entries = []
    for number in range(count):
        hair = ("blonde", "pink", "blue")[number % 3]
        pixels = np.full((16, 16, 3), (number * 9 % 256, 80, 200), np.uint8)
        avatar = candidate(about, {"hair_color": hair, "eye_color": "red"}, 1, number, 0.7)
        when = START + timedelta(minutes=number)
        entries.append(Entry(avatar, picture_files.png_bytes(pixels), when, labels))
    with Favourites(home() / FILE_NAME) as favourites:
        favourites.merge(entries)


def stored() -> dict[int, Labels]:
    """What another program would read now."""
    with Favourites(home() / FILE_NAME) as favourites:
        return {one.id: one.labels for one in favourites.all()}


def favourites_of(qtbot: QtBot, window: Window) -> FavouritesPage:
    """Go to the page and wait until the model has been learned and all is described."""
    window.show_page("favourites")
    page = window.page("favourites")
    assert isinstance(page, FavouritesPage)
    wait_until(qtbot, lambda: window.context.opened is not None)
    cache = window.context.favourites_cache
    assert cache is not None
    everything = Query((("eye color red",),))
    wait_until(qtbot, lambda: len(cache.store.numbers(everything)) == len(cache))
    wait_until(qtbot, lambda: len(page.feed.numbers) == len(cache))
    wait_until(qtbot, lambda: seen(page))
    window.activateWindow()
    return page


def seen(page: FavouritesPage) -> bool:
    """All faces in view have their pictures, and are read."""
    rows = page.wall.visible_rows()
    return len(page.feed.favourites(rows)) == len(rows) and all(
        page.faces.image(row) is not None for row in rows
    )


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press a key wherever the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClick(widget, key, modifier)


def write(qtbot: QtBot, text: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClicks(widget, text)


def click_face(
    qtbot: QtBot,
    page: FavouritesPage,
    row: int,
    modifier: Qt.KeyboardModifier = NONE,
) -> None:
    centre = page.wall.visualRect(page.faces.index(row)).center()
    qtbot.mouseClick(page.wall.viewport(), LEFT, modifier, centre)


def test_walk_with_the_keyboard_alone(qtbot: QtBot, open_window: OpenWindow) -> None:
    fill()
    window = open_window(FakeBackend())
    page = favourites_of(qtbot, window)
    newest_first = list(page.feed.numbers)
    assert QApplication.focusWidget() is page.wall
    assert page.wall.current_row() == 0

    # Stars on one face, then a name and a tag.
    press(qtbot, Qt.Key.Key_4)
    wait_until(qtbot, lambda: page.side.labels.stars.value() == 4)
    press(qtbot, Qt.Key.Key_F2)
    write(qtbot, "Mia 5")  # digits in a field are no stars
    press(qtbot, Qt.Key.Key_Return)
    wait_until(qtbot, lambda: stored()[newest_first[0]] == Labels("Mia 5", 4))
    page.wall.setFocus()

    # Three more by Shift and arrows; a tag on all four.
    for _ in range(3):
        press(qtbot, Qt.Key.Key_Right, SHIFT)
    assert page.picked.numbers() == newest_first[:4]
    press(qtbot, Qt.Key.Key_T, CTRL)
    assert QApplication.focusWidget() is page.side.labels.new_tag
    write(qtbot, "best")
    press(qtbot, Qt.Key.Key_Return)
    wait_until(qtbot, lambda: list(page.bar.tags.chips) == ["best"])
    assert page.picked.numbers() == newest_first[:4]  # still picked
    assert [stored()[number].tags for number in newest_first[:5]] == [("best",)] * 4 + [()]

    # Look for one of them, and leave the search.
    press(qtbot, Qt.Key.Key_F, CTRL)
    write(qtbot, "BEST pink")
    wait_until(qtbot, lambda: page.bar.count.text() == "1 of 12")
    press(qtbot, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.wall
    press(qtbot, Qt.Key.Key_F, CTRL)
    write(qtbot, "x")
    wait_until(qtbot, lambda: page.found.currentWidget() is page.nothing_found)
    assert QApplication.focusWidget() is page.bar.search  # somebody is typing
    press(qtbot, Qt.Key.Key_Escape)
    wait_until(qtbot, lambda: len(page.feed.numbers) == 12)
    press(qtbot, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page.wall

    # Compare two, and come back.
    page.wall.choose(0)
    press(qtbot, Qt.Key.Key_L, CTRL)
    assert page.stack.currentWidget() is not page.compare
    assert window.toast.isVisible()
    press(qtbot, Qt.Key.Key_Right, SHIFT)
    press(qtbot, Qt.Key.Key_L, CTRL)
    assert page.stack.currentWidget() is page.compare
    assert [face.stars.value() for face in page.compare.faces] == [4, 0]
    press(qtbot, Qt.Key.Key_1)  # these keys are for the wall
    press(qtbot, Qt.Key.Key_Delete)
    press(qtbot, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page.wall

    assert [labels.rating for labels in stored().values()].count(0) == 11

    # Remove all, and undo everything, step by step.
    press(qtbot, Qt.Key.Key_A, CTRL)
    press(qtbot, Qt.Key.Key_Delete)
    wait_until(qtbot, lambda: page.stack.currentWidget() is page.empty)
    assert stored() == {}
    assert window.toast.text.text().startswith("12 face")
    assert QApplication.focusWidget() is page.empty.button
    press(qtbot, Qt.Key.Key_Z, CTRL)
    wait_until(qtbot, lambda: page.feed.numbers == newest_first)
    assert stored()[newest_first[0]] == Labels("Mia 5", 4, ("best",))
    for expected in (Labels("Mia 5", 4), Labels("", 4), Labels()):
        press(qtbot, Qt.Key.Key_Z, CTRL)
        wait_until(qtbot, lambda expected=expected: stored()[newest_first[0]] == expected)  # type: ignore[misc]
    press(qtbot, Qt.Key.Key_Z, CTRL | SHIFT)
    wait_until(qtbot, lambda: stored()[newest_first[0]] == Labels("", 4))
    page.wall.choose(0)
    press(qtbot, Qt.Key.Key_0)
    wait_until(qtbot, lambda: stored()[newest_first[0]] == Labels())

    # Blend two, and open both.
    press(qtbot, Qt.Key.Key_Right, SHIFT)
    with qtbot.waitSignal(window.context.blend_asked) as asked:
        press(qtbot, Qt.Key.Key_B, CTRL)
    first, second = page.feed.favourites([0, 1])
    assert asked.args == [[first.avatar, second.avatar]]
    window.show_page("favourites")
    with qtbot.waitSignal(window.context.avatars_opened) as opened:
        press(qtbot, Qt.Key.Key_Return)
    assert opened.args is not None
    assert opened.args[0] == [first.avatar, second.avatar]


def test_walk_with_the_mouse_alone(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill()
    window = open_window(FakeBackend())
    page = favourites_of(qtbot, window)
    numbers = list(page.feed.numbers)
    click_face(qtbot, page, 2)
    qtbot.mouseClick(page.side.labels.stars, LEFT, pos=QPoint(5 * 28 - 16, 16))
    wait_until(qtbot, lambda: stored()[numbers[2]].rating == 5)
    click_face(qtbot, page, 4, CTRL)
    click_face(qtbot, page, 5, CTRL)
    assert page.picked.numbers() == [numbers[row] for row in (2, 4, 5)]
    wait_until(qtbot, lambda: page.side.compare.isEnabled())
    wait_until(qtbot, lambda: page.side.labels.stars.value() is None)  # they differ
    qtbot.mouseClick(page.side.compare, LEFT)
    assert len(page.compare.faces) == 3
    qtbot.mouseClick(page.compare.faces[1].stars, LEFT, pos=QPoint(8, 16))
    wait_until(qtbot, lambda: stored()[numbers[4]].rating == 1)
    qtbot.mouseClick(page.compare.back, LEFT)

    # The fewest stars, the order.
    qtbot.mouseClick(page.bar.stars, LEFT, pos=QPoint(8, 16))
    wait_until(qtbot, lambda: page.feed.numbers == [numbers[2], numbers[4]])
    qtbot.mouseClick(page.bar.stars, LEFT, pos=QPoint(8, 16))
    wait_until(qtbot, lambda: len(page.feed.numbers) == 12)
    rating = next(a for a in page.bar.order.menu().actions() if a.data() == Order.RATING)
    rating.trigger()
    wait_until(qtbot, lambda: page.feed.numbers[:2] == [numbers[2], numbers[4]])
    wait_until(qtbot, lambda: seen(page))

    # A tag is written and taken away again; it is offered for looking through.
    click_face(qtbot, page, 0)
    page.side.labels.new_tag.setText("mine, all mine")
    page.side.labels.new_tag.returnPressed.emit()
    wait_until(qtbot, lambda: "mine all mine" in page.bar.tags.chips)
    wait_until(qtbot, lambda: "mine all mine" in page.side.labels.chips)
    qtbot.mouseClick(page.bar.tags.chips["mine all mine"], LEFT)
    wait_until(qtbot, lambda: len(page.feed.numbers) == 1)
    page.side.labels.chips["mine all mine"].click()
    wait_until(qtbot, lambda: len(page.feed.numbers) == 12 and not page.bar.tags.chips)

    # Taking along.
    taken: list[int] = []
    monkeypatch.setattr(
        "acgan_desktop.ui.page_parts.drag_and_export.save_pictures",
        lambda context, parent, items, names: taken.append(len(items)),
    )
    monkeypatch.setattr(
        "acgan_desktop.ui.page_parts.drag_and_export.drag_out",
        lambda source, items, context: taken.append(-len(items)),
    )
    click_face(qtbot, page, 0)
    click_face(qtbot, page, 3, SHIFT)
    wait_until(qtbot, lambda: not page.side.open_in_create.isHidden())
    qtbot.mouseClick(page.side.save, LEFT)
    page.wall.dragged.emit()
    assert taken == [4, -4]
    with qtbot.waitSignal(window.context.explore_asked) as asked:
        qtbot.mouseClick(page.side.explore, LEFT)
    assert asked.args is not None
    assert len(asked.args[0]) == 4
    window.show_page("favourites")
    qtbot.mouseClick(page.side.remove, LEFT)
    wait_until(qtbot, lambda: len(page.feed.numbers) == 8)
    qtbot.mouseClick(window.toast.button, LEFT)
    wait_until(qtbot, lambda: len(page.feed.numbers) == 12)


def test_collections_go_out_and_come_in(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    fill(5, Labels("Five", 5, ("five",)))
    window = open_window(FakeBackend())
    page = favourites_of(qtbot, window)
    file = tmp_path / "mine.jsonl"
    page.moving.ask_target = lambda *_: file
    page.moving.ask_source = lambda *_: file
    page.moving.export(page.feed.numbers[:3])
    wait_until(qtbot, lambda: not page.moving.busy)
    assert window.toast.text.text().startswith("3 face")
    assert file.read_bytes().count(b"\n") == 4
    page.bar.menu.actions()[1].trigger()  # all
    wait_until(qtbot, lambda: not page.moving.busy)
    assert file.read_bytes().count(b"\n") == 6

    page.wall.selectAll()
    page.picked.remove()
    wait_until(qtbot, lambda: page.stack.currentWidget() is page.empty)
    page.moving.ask_source = lambda *_: None
    qtbot.mouseClick(page.take_in, LEFT)
    assert not page.moving.busy
    page.moving.ask_source = lambda *_: file
    qtbot.mouseClick(page.take_in, LEFT)
    wait_until(qtbot, lambda: len(page.feed.numbers) == 5)
    wait_until(qtbot, lambda: window.toast.text.text().startswith("5 face"))
    assert set(stored().values()) == {Labels("Five", 5, ("five",))}
    page.moving.take_in()
    wait_until(qtbot, lambda: "5 already there" in window.toast.text.text())


def test_a_collection_can_be_stopped_and_a_bad_one_is_told(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(3)
    window = open_window(FakeBackend())
    page = favourites_of(qtbot, window)
    file = tmp_path / "mine.jsonl"
    page.moving.ask_target = lambda *_: file
    walk = Favourites.walk
    begun, stopped = threading.Event(), threading.Event()

    def slow(self: Favourites, numbers: list[int]) -> object:
        for one in walk(self, numbers):
            begun.set()
            stopped.wait(20)
            yield one

    with monkeypatch.context() as patch:
        patch.setattr(Favourites, "walk", slow)
        page.moving.export()
        assert page.line.isVisible()
        page.moving.export()  # one at a time
        wait_until(qtbot, begun.is_set)
        qtbot.mouseClick(page.line.cancel, LEFT)
        stopped.set()
        wait_until(qtbot, lambda: not page.moving.busy)
    assert window.toast.text.text() == "Stopped"
    assert not page.line.isVisible()
    assert not file.exists()
    file.write_text("no collection")
    page.moving.take_in_file(file)
    wait_until(qtbot, window.error_box.isVisible)
    assert not page.moving.busy


def test_two_windows_show_each_others_changes(qtbot: QtBot, open_window: OpenWindow) -> None:
    fill(3)
    first, second = open_window(FakeBackend()), open_window(FakeBackend())
    mine, others = favourites_of(qtbot, first), favourites_of(qtbot, second)
    mine.wall.choose(0)
    mine.picked.rate(5)
    mine.wall.choose(1)
    mine.picked.remove()
    wait_until(qtbot, lambda: len(mine.feed.numbers) == 2)
    second.context.favourites_controller.look_for_others()
    wait_until(qtbot, lambda: others.feed.numbers == mine.feed.numbers)
    wait_until(qtbot, lambda: others.feed.favourite(0))
    assert others.feed.favourites([0])[0].labels.rating == 5
    # What the other window has removed meanwhile is simply not there.
    others.picked.remove()
    wait_until(qtbot, lambda: len(others.feed.numbers) == 1)
    mine.wall.choose(0)
    mine.picked.tag("late")
    mine.picked.remove()
    wait_until(qtbot, lambda: len(mine.feed.numbers) <= 1)


def test_a_damaged_file_is_recovered_and_the_person_told(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    fill(8, Labels("Kept", 4, ("safe",)))
    with (home() / FILE_NAME).open("rb+") as stream:
        stream.write(bytes(16))
    window = open_window(FakeBackend())
    wait_until(qtbot, window.notice_box.isVisible)
    assert "8 could be recovered" in window.notice_box.text.text()
    window.notice_box.accept()
    page = favourites_of(qtbot, window)
    assert {one.labels for one in page.feed.favourites(range(8))} == {Labels("Kept", 4, ("safe",))}
    assert list(home().glob("favourites.damaged-*.db"))


def test_a_full_disk_is_told_and_loses_nothing(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(3)
    window = open_window(FakeBackend())
    page = favourites_of(qtbot, window)

    def full(*_: object) -> None:
        raise UserError("The favourites cannot be used: the disk is full.")

    monkeypatch.setattr(Favourites, "relabel", full)
    monkeypatch.setattr(Favourites, "remove_all", full)
    page.picked.rate(3)
    wait_until(qtbot, window.error_box.isVisible)
    window.error_box.hide()
    page.picked.remove()
    wait_until(qtbot, window.error_box.isVisible)
    assert len(page.feed.numbers) == 3
    assert not window.context.steps.undo_title  # nothing was done


def test_favourites_that_cannot_be_opened_leave_a_window_that_works(
    qtbot: QtBot, acgan_home: Path
) -> None:
    from acgan_desktop.library.settings.settings import Settings
    from acgan_desktop.ui.services.qt_application import application
    from acgan_desktop.ui.services.render_service import RenderService

    application()
    (acgan_home / FILE_NAME).mkdir()
    window = Window(RenderService(FakeBackend()), Settings())
    qtbot.addWidget(window)
    window.show()
    window.start(None)
    wait_until(qtbot, window.error_box.isVisible)
    window.error_box.hide()
    wait_for_wall(qtbot, window.create_page, 4)
    window.create_page.wall.choose(0)
    window.create_page.keep.toggle()
    wait_until(qtbot, window.error_box.isVisible)
    window.show_page("favourites")
    assert window.page("favourites").isVisible()
    window.close()


def test_thousands_are_read_only_as_they_are_seen(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(600)
    read: list[int] = []
    some = Favourites.some

    def counted(self: Favourites, numbers: list[int]) -> object:
        read.append(len(numbers))
        return some(self, numbers)

    monkeypatch.setattr(Favourites, "some", counted)
    window = open_window(FakeBackend())
    page = favourites_of(qtbot, window)
    assert page.count.text().startswith("600 face")
    assert sum(read) < 200
    page.faces.picture_budget = 100 * 16 * 16 * 3
    bar = page.wall.verticalScrollBar()
    for step in range(1, 11):
        bar.setValue(bar.maximum() * step // 10)
        wait_until(qtbot, lambda: seen(page))
    held = sum(page.faces.image(row) is not None for row in range(600))
    assert held <= 110
    page.wall.selectAll()
    page.picked.tag("all of them")
    wait_until(qtbot, lambda: page.bar.tags.chips.keys() == {"all of them"})
    assert {labels.tags for labels in stored().values()} == {("all of them",)}


def test_every_control_has_a_name_and_room(qtbot: QtBot, open_window: OpenWindow) -> None:
    from PySide6.QtWidgets import QAbstractButton, QLineEdit

    fill(6, Labels("Someone", 3, ("one", "two")))
    window = open_window(FakeBackend())
    page = favourites_of(qtbot, window)
    page.wall.pick([1, 2])
    page.compare_picked()
    for widget in page.findChildren(QWidget):
        if isinstance(widget, QAbstractButton | QLineEdit) and not widget.isHidden():
            name = widget.accessibleName() or (
                widget.text() if isinstance(widget, QAbstractButton) else ""
            )
            assert name, widget
            assert min(widget.sizeHint().width(), widget.sizeHint().height()) >= 32, widget


def test_words_of_the_persons_own_language_find_the_models_words(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    fill()
    window = open_window(FakeBackend())
    page = favourites_of(qtbot, window)
    window.set_language("ja")
    from acgan_desktop.ui.i18n.vocabulary import shown

    word = shown("pink")
    assert word != "Pink"
    page.bar.search.setText(word)
    wait_until(qtbot, lambda: len(page.feed.numbers) == 4)
    window.set_language("en")


def test_old_favourites_open_with_the_model_that_was_put_aside(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    first, later = tmp_path / "first.onnx", tmp_path / "later.onnx"
    write_tiny_model(first, z_dim=8)
    write_tiny_model(later, z_dim=9)
    window = open_window(model=first)
    wait_for_wall(qtbot, window.create_page)
    window.create_page.wall.choose(0)
    window.create_page.keep.toggle()
    opened = window.context.opened
    assert opened is not None
    kept = installed.kept_path(opened.manifest.model_id)
    wait_until(
        qtbot,
        lambda: (
            kept.is_file()
            and window.context.favourites_cache
            and len(window.context.favourites_cache)
        ),
    )
    open_window.close(window)
    first.unlink()

    window = open_window(model=later)
    wait_for_wall(qtbot, window.create_page)
    window.show_page("favourites")
    page = window.page("favourites")
    assert isinstance(page, FavouritesPage)
    wait_until(qtbot, lambda: page.chosen() is not None)
    page.picked.open()
    wait_until(qtbot, lambda: window.context.opened and window.context.opened.path == kept)
    item = page.chosen()
    assert item is not None
    wait_until(qtbot, lambda: window.create_page.faces.avatar(0) == item.avatar)


def test_stars_stand_on_the_wall(qtbot: QtBot, open_window: OpenWindow) -> None:
    fill(3)
    window = open_window(FakeBackend())
    page = favourites_of(qtbot, window)
    before = page.wall.grab().toImage()
    page.wall.choose(1)
    page.picked.rate(3)
    wait_until(qtbot, lambda: page.faces.stars(1) == 3)
    assert [page.faces.stars(row) for row in (0, 2, 99)] == [0, 0, 0]
    assert page.wall.grab().toImage() != before
    assert "3 star" in page.faces.describe(1, page.feed.favourites([1])[0].avatar)
