"""The command palette, and the finding in it."""

import itertools
import random
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tiny_model import write_tiny_model
from ui_support import LEFT, FakeBackend, OpenWindow, wait_for_wall, wait_until

from acgan_desktop.app import fuzzy_search
from acgan_desktop.app.fuzzy_search import fit, folded
from acgan_desktop.ui.services.commands import Command, find
from acgan_desktop.ui.shell.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


def brute(word: str, text: str) -> float | None:
    """The best score over all ways in which the letters of ``word`` occur in order."""
    best = None
    for places in itertools.combinations(range(len(text)), len(word)):
        if any(text[i] != letter for i, letter in zip(places, word, strict=True)):
            continue
        score = sum(1 + fuzzy_search.bonus(text, i) for i in places)
        for one, other in itertools.pairwise(places):
            score += 2.5 if other == one + 1 else -0.05 * (other - one - 1)
        best = score if best is None else max(best, score)
    return best


def test_the_best_way_is_found() -> None:
    random.seed(3)
    for _ in range(400):
        text = "".join(random.choices("ab c", k=random.randint(1, 9)))
        word = "".join(random.choices("abc", k=random.randint(1, 4)))
        found, wanted = fit(word, text), brute(word, text)
        assert (found is None) == (wanted is None)
        if found is not None and wanted is not None:
            assert found.score == pytest.approx(wanted - 0.01 * len(text))
            assert [text[i] for i in found.letters] == list(word)


def test_case_accents_and_widths_do_not_matter() -> None:
    assert folded("Éxploré ＡＢ") == "explore ab"
    assert len(folded("ﬁn")) == 2  # letter for letter, or the marks would be in wrong places
    assert fit("expl", "Éxplorer") is not None
    assert fit("", "anything") is not None
    assert fit("x", "") is None
    assert fit("探索", "在探索中") is not None
    assert fit("a" * 5000, "b" * 5000) is None


def test_what_is_meant_comes_first() -> None:
    def nothing() -> None: ...

    titles = ["Save this face", "Surprise me", "Explore around this face", "Theme: Dark", "Models"]
    commands = [Command(title, nothing, "Create", words="psi") for title in titles]

    def first(query: str) -> str:
        return find(query, commands)[0].command.title

    assert first("surp") == "Surprise me"
    assert first("dark") == "Theme: Dark"
    assert first("td") == "Theme: Dark"
    assert first("face save") == "Save this face"
    assert first("mod") == "Models"
    assert [f.command for f in find(" ", commands)] == commands
    assert len(find("psi", commands)) == len(commands)
    assert find("psi", commands)[0].letters == ()
    assert find("zzz", commands) == []
    both = [
        Command("Save this face", nothing, "Create"),
        Command("Remove this face", nothing, "Favourites"),
    ]
    assert [found.command for found in find("sav fa", both)] == both[:1]


def open_palette(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window.create_page.wall, Qt.Key.Key_K, CTRL)
    assert window.palette_commands.palette.isVisible()


def test_by_keyboard_alone(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page, palette = window.create_page, window.palette_commands.palette
    wait_for_wall(qtbot, page)
    page.wall.setFocus()
    open_palette(qtbot, window)
    assert palette.field.hasFocus()
    assert palette.list.titles()[0] in {action.text() for action in page.actions()}
    seed = page.history.here.seed
    qtbot.keyClicks(palette.field, "surp me")
    assert palette.list.titles()[0] == "Surprise me"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert page.history.here.seed != seed
    assert page.wall.hasFocus()

    open_palette(qtbot, window)
    assert palette.field.text() == ""
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    second = palette.list.current()
    assert second is not None
    assert second.title == palette.list.titles()[1]
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)  # around
    last = palette.list.current()
    assert last is not None
    assert last.title == palette.list.titles()[-1]
    qtbot.keyClicks(palette.field, "qqqq")
    assert palette.nothing.isVisible()
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert page.wall.hasFocus()
    open_palette(qtbot, window)
    qtbot.keyClick(palette.field, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert window.page_key == "favourites"
    assert not palette.isVisible()


def test_pages_that_were_not_visited_and_settings(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    palette = window.palette_commands.palette
    wait_for_wall(qtbot, window.create_page)
    assert list(window.pages) == ["create"]
    open_palette(qtbot, window)
    wait_until(qtbot, lambda: len(window.pages) == 5)
    qtbot.keyClicks(palette.field, "add a model")
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert window.page_key == "create"
    open_palette(qtbot, window)
    qtbot.keyClicks(palette.field, "theme dark")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.context.settings.theme == "dark"
    open_palette(qtbot, window)
    qtbot.keyClicks(palette.field, "favour")
    row = palette.list.titles().index("Favourites")
    palette.list.choose(row)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.page_key == "favourites"
    QTest.keyClick(window, Qt.Key.Key_P, CTRL)
    assert palette.isVisible()


def test_what_is_on_no_page_so_far_is_looked_for_at_once(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(FakeBackend())
    palette = window.palette_commands.palette
    wait_for_wall(qtbot, window.create_page)
    open_palette(qtbot, window)
    palette.field.setText("add a model")
    wait_until(qtbot, lambda: palette.list.titles()[:1] == ["Add a model"])


def test_models_and_what_others_offer(
    qtbot: QtBot, open_window: OpenWindow, acgan_home: Path, tmp_path: Path
) -> None:
    second = acgan_home / "models" / "second.onnx"
    second.parent.mkdir(parents=True)
    write_tiny_model(second, name="second", seed=5)
    write_tiny_model(tmp_path / "tiny.onnx")
    window = open_window(model=tmp_path / "tiny.onnx")
    palette = window.palette_commands.palette
    wait_for_wall(qtbot, window.create_page)
    done: list[str] = []
    window.context.command_sources.append(
        lambda: [Command("Preset: moon", lambda: done.append("moon"), "Presets")]
    )
    open_palette(qtbot, window)
    qtbot.keyClicks(palette.field, "moon")
    qtbot.mouseClick(
        palette.list.viewport(),
        LEFT,
        pos=palette.list.visualRect(palette.list.currentIndex()).center(),
    )
    assert done == ["moon"]
    open_palette(qtbot, window)
    wait_until(qtbot, lambda: "Open the model second" in palette.list.titles())
    second.with_name("again.onnx").write_bytes((tmp_path / "tiny.onnx").read_bytes())
    for _ in range(3):  # what is looked up for one that was closed meanwhile is not there twice
        window.palette_commands.open()
    open_palette(qtbot, window)
    window.context.reading.run(lambda: None, lambda _: done.append("looked up"))
    wait_until(qtbot, lambda: "looked up" in done)
    assert palette.list.titles().count("Open the model second") == 1
    assert "Open the model tiny" not in palette.list.titles()  # it is open
    qtbot.keyClicks(palette.field, "model second")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    wait_until(qtbot, lambda: window.status.model.text() == "second")


def test_it_covers_the_window_and_closes_on_a_click_beside(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window(FakeBackend())
    palette = window.palette_commands.palette
    wait_for_wall(qtbot, window.create_page)
    open_palette(qtbot, window)
    window.resize(1000, 620)
    QApplication.processEvents()
    assert palette.size() == window.size()
    assert palette.rect().contains(palette.card.geometry())
    qtbot.mouseClick(palette, LEFT, pos=palette.rect().bottomLeft())
    assert not palette.isVisible()
    for widget in (palette.field, palette.list):
        assert widget.accessibleName()
    window.close()  # while pages are still being made for it
