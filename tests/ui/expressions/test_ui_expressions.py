"""The Expressions page: one person's sheet, used as a person would."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tiny_model import DEFAULT_ATTRIBUTES, tiny_manifest, write_tiny_model
from tiny_tagger import COLOURS, write_tiny_tagger
from ui_support import (
    LEFT,
    FakeBackend,
    OpenWindow,
    colour_of,
    kept_in,
    wait_for_wall,
    wait_until,
)

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.latent.expressions import expressions
from acgan_desktop.engine.latent.wishes import candidate, wish_of
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.library.models.installed import added_folder
from acgan_desktop.library.pictures.picture_files import read_avatar
from acgan_desktop.library.settings.settings import Settings
from acgan_desktop.ui.expressions.expressions_page import ExpressionsPage
from acgan_desktop.ui.page_parts.saving.sheet_dialog import SheetDialog
from acgan_desktop.ui.shell.window import Window
from acgan_desktop.ui.theme.images import pixels_of

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key
SWITCH = ("no", "yes")
ATTRIBUTES = [
    ("hair_color", ("blonde", "pink")),
    ("smile", SWITCH),
    ("open_mouth", SWITCH),
    ("glasses", SWITCH),
]
MANIFEST = GeneratorManifest.model_validate(tiny_manifest(attributes=ATTRIBUTES))
CELLS = 1 + 3 + 3 + 1
WISH = {"hair_color": "pink", "smile": "no", "open_mouth": "no", "glasses": "yes"}


def person(index: int = 0) -> Avatar:
    return candidate(MANIFEST, WISH, 5, index, 0.7)


def page_of(window: Window) -> ExpressionsPage:
    page = window.page("expressions")
    assert isinstance(page, ExpressionsPage)
    return page


def drawn(page: ExpressionsPage) -> bool:
    return bool(page.cells.items()) and page.checking.state not in ("", "checking")


@pytest.fixture
def window(qtbot: QtBot, open_window: OpenWindow) -> Window:
    opened = open_window(FakeBackend(MANIFEST), settings=Settings(language="en", less_motion=True))
    wait_for_wall(qtbot, opened.create_page)
    return opened


@pytest.fixture
def page(qtbot: QtBot, window: Window) -> ExpressionsPage:
    window.context.express(person())
    shown = page_of(window)
    wait_until(qtbot, lambda: drawn(shown))
    return shown


def test_a_walk_by_keyboard(qtbot: QtBot, window: Window) -> None:
    create = window.create_page
    create.wall.setFocus()
    qtbot.keyClick(create.wall, Key.Key_Right)
    face = create.faces.avatar(1)
    assert face is not None
    qtbot.keyClick(create.wall, Key.Key_I, CTRL)
    page = page_of(window)
    wait_until(qtbot, lambda: page.isVisible() and drawn(page))
    assert page.cells.faces.avatar(0) == face
    assert window.focusWidget() is page.wall
    for _ in range(3):
        qtbot.keyClick(page.wall, Key.Key_Right)
    chosen = page.cells.faces.avatar(3)
    assert chosen is not None
    assert chosen == expressions(MANIFEST, face)[3].avatar
    qtbot.keyClick(page.wall, Key.Key_D, CTRL)
    wait_until(qtbot, lambda: window.context.is_kept(chosen))
    assert kept_in(window)[0].avatar == chosen
    qtbot.keyClick(page.wall, Key.Key_Return)
    wait_until(qtbot, lambda: drawn(page))
    assert page.cells.faces.avatar(0) == chosen
    qtbot.keyClick(page.wall, Key.Key_Z, CTRL)
    wait_until(qtbot, lambda: page.cells.faces.avatar(0) == face)


def test_a_walk_by_mouse(qtbot: QtBot, window: Window) -> None:
    create = window.create_page
    face = create.faces.avatar(create.wall.current_row())
    qtbot.mouseClick(create.side.express, LEFT)
    page = page_of(window)
    wait_until(qtbot, lambda: page.isVisible() and drawn(page))
    assert page.cells.faces.avatar(0) == face
    at = page.wall.visualRect(page.cells.faces.index(2)).center()
    qtbot.mouseClick(page.wall.viewport(), LEFT, pos=at)
    chosen = page.cells.faces.avatar(2)
    assert page.chosen()[0] == chosen
    qtbot.mouseClick(page.side.more, LEFT)
    wait_until(qtbot, create.isVisible)
    wait_until(qtbot, lambda: create.faces.avatar(0) == chosen)


def test_each_cell_says_what_was_changed(page: ExpressionsPage) -> None:
    captions = [page.cells.caption(row) for row in range(CELLS)]
    assert captions[:5] == ["This face", "Smile", "Open mouth", "Glasses: no", "Smile, Open mouth"]
    assert captions[-1] == "Hair colour: Blonde"
    assert page.head.title.text() == "8 expressions"
    assert "No tagger" in page.head.line.text()


def test_pictures_are_those_of_the_cells(page: ExpressionsPage) -> None:
    for avatar, image in page.cells.items():
        np.testing.assert_array_equal(pixels_of(image), colour_of(avatar))


def test_changes_at_once(qtbot: QtBot, page: ExpressionsPage) -> None:
    qtbot.mouseClick(page.controls.together.segments["1"], LEFT)
    wait_until(qtbot, lambda: drawn(page))
    assert len(page.cells.faces) == 1 + 3 + 1
    page.context.steps.undo()
    wait_until(qtbot, lambda: len(page.cells.faces) == CELLS)


def test_the_newest_face_wins(qtbot: QtBot, open_window: OpenWindow) -> None:
    backend = FakeBackend(MANIFEST)
    window = open_window(backend)
    wait_for_wall(qtbot, window.create_page)
    backend.renderer.gate.clear()
    for index in range(4):
        window.context.express(person(index))
    backend.renderer.gate.set()
    page = page_of(window)
    wait_until(qtbot, lambda: drawn(page))
    assert [avatar for avatar, _ in page.cells.items()] == [
        one.avatar for one in expressions(MANIFEST, person(3))
    ]


def test_all_on_a_sheet(qtbot: QtBot, window: Window, page: ExpressionsPage) -> None:
    qtbot.mouseClick(page.controls.sheet, LEFT)
    wait_until(qtbot, lambda: window.findChildren(SheetDialog))
    dialog = window.findChildren(SheetDialog)[0]
    assert len(dialog.faces) == CELLS
    dialog.reject()


def test_writing_is_given_up(qtbot: QtBot, page: ExpressionsPage, tmp_path: Path) -> None:
    wait_until(qtbot, lambda: page.controls.loop.isEnabled())
    page.taking.ask_path = lambda *_: None
    page.taking.save_loop()
    assert not page.writing.is_busy
    page.taking.ask_path = lambda *_: tmp_path / "talk"
    page.taking.save_loop()
    qtbot.mouseClick(page.line.cancel, LEFT)
    wait_until(qtbot, lambda: not page.writing.is_busy)
    page.taking.save_loop()
    wait_until(qtbot, lambda: not page.writing.is_busy)
    assert [path.name for path in tmp_path.iterdir()] == ["talk.webp"]


def test_a_talking_loop_and_stills(qtbot: QtBot, page: ExpressionsPage, tmp_path: Path) -> None:
    page.wall.choose(3)
    face = page.chosen()[0]
    assert face is not None
    wait_until(qtbot, lambda: page.talking.is_ready and page.controls.loop.isEnabled())
    page.taking.ask_path = lambda *_: tmp_path / "talk.png"
    qtbot.mouseClick(page.controls.loop, LEFT)
    wait_until(qtbot, lambda: not page.writing.is_busy)
    with Image.open(tmp_path / "talk.png") as loop:
        assert getattr(loop, "n_frames", 1) > 1
    page.taking.ask_folder = lambda *_: tmp_path
    qtbot.mouseClick(page.controls.stills, LEFT)
    wait_until(qtbot, lambda: not page.writing.is_busy)
    stills = sorted(tmp_path.glob("[0-9]*.png"))
    assert [path.stem for path in stills] == ["1-mouth-closed", "2-mouth-open"]
    for path, mouth in zip(stills, SWITCH, strict=True):
        asked = wish_of(MANIFEST, read_avatar(path))
        assert asked == {**wish_of(MANIFEST, face), "open_mouth": mouth}


def test_a_model_without_a_mouth_says_so(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend(), settings=Settings(language="en"))
    wait_for_wall(qtbot, window.create_page)
    window.create_page.side.express.click()
    page = page_of(window)
    wait_until(qtbot, lambda: "cannot open a mouth" in page.controls.line.text())
    assert not page.controls.loop.isEnabled()


def test_nothing_chosen_offers_the_way(qtbot: QtBot, window: Window) -> None:
    window.show_page("expressions")
    page = page_of(window)
    assert page.empty.isVisible()
    qtbot.mouseClick(page.empty.button, LEFT)
    wait_until(qtbot, window.create_page.isVisible)


def test_a_tagger_looks_at_every_cell(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for at, name in enumerate(("short", "long", "blonde", "pink", "blue", "red")):
        monkeypatch.setitem(COLOURS, name, (0.3 + 0.1 * at, 0.5, 0.5))
    added_folder().mkdir(parents=True, exist_ok=True)
    write_tiny_tagger(added_folder() / "reader.onnx", DEFAULT_ATTRIBUTES)
    window = open_window(model=write_tiny_model(tmp_path / "tiny.onnx"))
    wait_for_wall(qtbot, window.create_page)
    window.create_page.side.express.click()
    page = page_of(window)
    wait_until(qtbot, lambda: drawn(page))
    assert page.checking.state == "done"
    assert set(page.cells.found) == set(range(1, len(page.cells.faces)))
    for row, found in page.cells.found.items():
        assert page.cells.faces.avatar(row) == found.avatar
        assert bool(page.cells.faces.tile(row).missed) is not found.same
