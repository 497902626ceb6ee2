"""The window says truthfully what draws, also when that changes in the middle of work."""

from typing import Any

from pytestqt.qtbot import QtBot
from ui_support import FakeBackend, FakeDevice, wait_for_wall, wait_until

from acgan_desktop.core.errors import Message
from acgan_desktop.engine.error_codes import DeviceCode
from acgan_desktop.ui.i18n import language
from acgan_desktop.ui.i18n.sentences import sentence_in_words

LOST = Message(DeviceCode.GPU_LOST, why="CUDA failure 700")


def test_losing_the_gpu_shows_in_the_status_line_and_the_models_page(
    qtbot: QtBot, open_window: Any
) -> None:
    backend = FakeBackend()
    backend.renderer.runs_on = FakeDevice("GPU (CUDA)", "")
    window = open_window(backend)
    wait_for_wall(qtbot, window.pages["create"])
    assert window.status.device.text() == "GPU (CUDA)"
    backend.renderer.runs_on = FakeDevice("CPU", LOST)
    window.pages["create"].set_seed(7)
    wait_until(qtbot, lambda: window.status.device.text() == "CPU")
    assert LOST in window.status.device.toolTip()
    assert window.context.opened is not None
    assert window.context.opened.runs_on.label == "CPU"


def test_a_cause_is_translated_and_the_details_are_not(qtbot: QtBot) -> None:
    language.install("ja")
    told = sentence_in_words(LOST)
    assert told.endswith("：CUDA failure 700")
    assert "GPU failed" not in told
    language.install("en")
    assert sentence_in_words(LOST) == str(LOST)
