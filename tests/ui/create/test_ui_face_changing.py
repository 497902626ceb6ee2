"""Sliders for the chosen face on the Create page, and those that came with a model."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tiny_model import write_tiny_model
from ui_support import LEFT, OpenWindow, kept_in, wait_for_wall, wait_until

from acgan_desktop.engine.latent.directions import amount_of
from acgan_desktop.library.models.installed import bundled_folder, generator_manifest
from acgan_desktop.library.settings import sliders
from acgan_desktop.library.settings.settings import Settings
from acgan_desktop.ui.create.create_page import CreatePage
from acgan_desktop.ui.i18n.slider_words import name_of
from acgan_desktop.ui.shell.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> Window:
    model = write_tiny_model(tmp_path / "tiny.onnx")
    opened = open_window(model=model, settings=Settings(language="en"))
    wait_for_wall(qtbot, opened.create_page)
    return opened


def open_sliders(qtbot: QtBot, page: CreatePage) -> None:
    page.wall.setFocus()
    qtbot.keyClick(page.wall, Key.Key_G, CTRL)
    wait_until(qtbot, lambda: page.changing.sliders.drawer.rows)


def test_a_face_is_changed_by_keyboard_and_kept(qtbot: QtBot, window: Window) -> None:
    page = window.create_page
    before = page.faces.avatar(page.wall.current_row())
    open_sliders(qtbot, page)
    row = next(iter(page.changing.sliders.drawer.rows.values()))
    row.slider.setFocus()
    for _ in range(5):
        qtbot.keyClick(row.slider, Key.Key_Right)
    changed = page.side.faces.chosen()
    assert changed is not None
    assert changed != before
    slider = page.changing.sliders.sliders.shown()[0]
    assert amount_of(changed, slider.directions) == row.amount() > 0
    assert page.faces.avatar(page.wall.current_row()) == before  # the wall stays as it is
    qtbot.keyClick(row.slider, Key.Key_D, CTRL)
    wait_until(qtbot, lambda: window.context.is_kept(changed))
    assert kept_in(window)[0].avatar == changed
    qtbot.keyClick(row.slider, Key.Key_Escape)
    assert not page.changing.sliders.is_open
    assert page.side.faces.chosen() == before


def test_a_face_is_changed_by_mouse_and_comes_back(qtbot: QtBot, window: Window) -> None:
    page = window.create_page
    before = page.faces.avatar(page.wall.current_row())
    qtbot.mouseClick(page.side.change, LEFT)
    wait_until(qtbot, lambda: page.changing.sliders.drawer.rows)
    row = next(iter(page.changing.sliders.drawer.rows.values()))
    wait_until(qtbot, lambda: all(end.image() is not None for end in row.ends))
    qtbot.mouseClick(row.ends[1], LEFT)
    changed = page.side.faces.chosen()
    assert changed != before
    wait_until(qtbot, lambda: page.side.faces.chosen_or_later(lambda: None)[1] is not None)
    window.context.steps.undo()
    assert page.side.faces.chosen() == before
    window.context.steps.redo()
    assert page.side.faces.chosen() == changed
    page.more_like_this()
    assert page.faces.avatar(0) == changed
    page.wall.choose(2)
    assert page.side.faces.chosen() == page.faces.avatar(2)


def test_sliders_that_came_with_a_model(window: Window) -> None:
    manifest = generator_manifest(bundled_folder() / "portraits-128.onnx")
    found = sliders.read_bundled(manifest)
    assert 4 <= len(found) <= 8
    assert all(one.fits(manifest) and not one.name for one in found)
    assert name_of(found[1]) == "Hair volume"
    window.set_language("ja")
    assert name_of(found[1]) == "髪のボリューム"
    assert sliders.read_bundled(manifest.model_copy(update={"model_id": "1" * 64})) == []


def test_spoiled_sliders_of_a_model_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest = generator_manifest(bundled_folder() / "portraits-128.onnx")
    whole = next(bundled_folder().glob("portraits-128*-sliders.json")).read_bytes()
    monkeypatch.setattr(sliders, "bundled_folder", lambda: tmp_path)
    path = tmp_path / f"a{sliders.BUNDLED_ENDING}"
    for spoiled in (b"", whole[:2000], b"[]", whole.replace(b"directions", b"direction"), b"\xff"):
        path.write_bytes(spoiled)
        assert sliders.read_bundled(manifest) == []
    path.write_bytes(whole)
    assert sliders.read_bundled(manifest)
