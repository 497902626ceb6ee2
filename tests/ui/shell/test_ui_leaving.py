"""Models that do not come to an end: they can be left, and are not opened again by themselves."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tiny_model import write_tiny_model
from ui_support import FakeBackend, FakeRenderer, OpenWindow, wait_for_wall, wait_until

from acgan_desktop.core.errors import UserError
from acgan_desktop.library.models import unfinished_model
from acgan_desktop.library.settings.settings import Settings
from acgan_desktop.ui.shell.window import Window


class StuckError(Exception):
    """The opening was given up."""


class StuckBackend(FakeBackend):
    """Opens the bundled model at once, and every other one never."""

    def __init__(self) -> None:
        super().__init__()
        self.entered = threading.Event()
        self.left = threading.Event()

    def open(self, path: Path | None, device: str, cancelled: Callable[[], bool]) -> FakeRenderer:
        if path is None:
            return super().open(path, device, cancelled)
        self.opened.append(path)
        self.entered.set()
        while not cancelled():
            self.left.wait(0.01)
        self.left.set()
        raise StuckError


@pytest.fixture
def stuck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ACGAN_CACHE", str(tmp_path / "cache"))
    return write_tiny_model(tmp_path / "stuck.onnx")


def model_of(window: Window) -> str | None:
    return window.context.settings.model


def test_another_model_can_be_chosen_while_one_never_opens(
    qtbot: QtBot, open_window: OpenWindow, stuck: Path
) -> None:
    backend = StuckBackend()
    window = open_window(backend)
    wait_for_wall(qtbot, window.create_page)
    window.open_model(stuck)
    wait_until(qtbot, backend.entered.is_set)
    assert model_of(window) is None
    window.open_model(None)
    wait_until(qtbot, backend.left.is_set)
    wait_until(qtbot, lambda: window.context.service.activity[0] == "idle")
    assert not window.error_box.isVisible()
    assert model_of(window) is None


def test_the_window_closes_while_a_model_never_opens(
    qtbot: QtBot, open_window: OpenWindow, stuck: Path
) -> None:
    backend = StuckBackend()
    window = open_window(backend, settings=Settings(model=str(stuck)))
    wait_until(qtbot, backend.entered.is_set)
    open_window.close(window)
    assert backend.left.is_set()
    # The next start opens the bundled one instead.
    again = StuckBackend()
    window = open_window(again, settings=Settings(model=str(stuck)))
    wait_for_wall(qtbot, window.create_page)
    assert again.opened == [None]
    assert model_of(window) is None
    assert not unfinished_model.is_unfinished(stuck)


def test_a_model_that_draws_is_remembered(
    qtbot: QtBot, open_window: OpenWindow, stuck: Path
) -> None:
    window = open_window(FakeBackend())
    window.open_model(stuck)
    assert model_of(window) is None
    wait_until(qtbot, lambda: model_of(window) == str(stuck))
    wait_for_wall(qtbot, window.create_page)
    assert not unfinished_model.is_unfinished(stuck)


def test_a_model_that_opens_and_never_draws_is_not_opened_again(
    qtbot: QtBot, open_window: OpenWindow, stuck: Path
) -> None:
    backend = FakeBackend()
    backend.renderer.gate.clear()
    window = open_window(backend)
    window.open_model(stuck)
    wait_until(qtbot, backend.renderer.entered.is_set)
    open_window.close(window)
    assert unfinished_model.is_unfinished(stuck)


def test_a_refused_model_was_no_unfinished_one(
    qtbot: QtBot, open_window: OpenWindow, stuck: Path
) -> None:
    backend = FakeBackend()
    window = open_window(backend)
    wait_for_wall(qtbot, window.create_page)
    backend.error = UserError("This is no model.")
    window.open_model(stuck)
    wait_until(qtbot, window.error_box.isVisible)
    window.error_box.accept()
    assert not unfinished_model.is_unfinished(stuck)
    assert model_of(window) is None
