"""Exporting a blend: off the window's thread, told of, stopped, and never half a file."""

import errno
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from blend_support import LEFT, blend_of, blended, keys
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests_pictures import frame_count
from tiny_model import write_tiny_model
from ui_support import FakeBackend, OpenWindow, wait_until

from acgan_desktop.core import durable
from acgan_desktop.library.animation import mp4, webp
from acgan_desktop.library.animation.export import Kind, Look, animation_bytes
from acgan_desktop.ui.blend.animation_dialog import AnimationDialog
from acgan_desktop.ui.blend.animation_writer import AnimationOrder, estimate
from acgan_desktop.ui.blend.blend_page import BlendPage


def asked(qtbot: QtBot, page: BlendPage, kind: str, path: Path | None) -> AnimationDialog:
    """Ask for an export as a person does, up to the last click."""
    page.side.export.ask_path = lambda parent, suggestion: path
    qtbot.mouseClick(page.side.export.button, LEFT)
    dialog = page.side.export.dialog
    assert dialog is not None
    assert dialog.isVisible()
    qtbot.mouseClick(dialog.kind.segments[kind], LEFT)
    qtbot.mouseClick(dialog.size_choice.segments["64"], LEFT)
    qtbot.mouseClick(dialog.rate.segments["12"], LEFT)
    return dialog


def ended(page: BlendPage) -> bool:
    return not page.side.export.writer.is_busy


@pytest.mark.parametrize("kind", [Kind.WEBP, Kind.GIF, Kind.APNG])
def test_an_export_is_the_blend(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, kind: Kind
) -> None:
    window = open_window(FakeBackend())
    page = blended(qtbot, window)
    path = tmp_path / f"made{kind.value}"
    dialog = asked(qtbot, page, kind.value, path)
    wait_until(qtbot, lambda: "about" in dialog.facts.text())
    qtbot.mouseClick(dialog.accept_button, LEFT)
    assert page.side.export.progress.isVisible()
    assert not page.side.export.button.isVisible()
    wait_until(qtbot, lambda: ended(page))
    assert page.side.export.button.isVisible()
    assert not window.error_box.isVisible()
    with Image.open(path) as made:
        assert frame_count(made) <= 3 * 12  # equal neighbours may be joined
        assert made.size == (64, 64)
        seconds = 0.0
        for number in range(frame_count(made)):
            made.seek(number)
            made.load()
            seconds += made.info["duration"] / 1000
        made.seek(0)
        first = np.asarray(made.convert("RGB"), int)
    assert seconds == pytest.approx(3.0, abs=0.05)
    own = page.stage.feed.cache.get(0)
    assert own is not None
    colour = own.pixelColor(8, 8)
    wanted = [colour.red(), colour.green(), colour.blue()]
    # A GIF makes do with a pattern of other colours; how well is for the library's tests.
    assert kind is Kind.GIF or abs(first[32, 32] - wanted).max() < 16


def test_the_suffix_follows_the_format(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(FakeBackend())
    page = blended(qtbot, window)
    dialog = asked(qtbot, page, ".gif", tmp_path / "without")
    qtbot.mouseClick(dialog.accept_button, LEFT)
    wait_until(qtbot, lambda: ended(page))
    assert (tmp_path / "without.gif").is_file()
    assert window.context.settings.save_folder == str(tmp_path)


def test_keyboard_only_from_the_page_to_a_file(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(FakeBackend())
    page = blended(qtbot, window)
    path = tmp_path / "made.webp"
    page.side.export.ask_path = lambda parent, suggestion: path
    control_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_E, control_shift)
    dialog = page.side.export.dialog
    assert dialog is not None
    wait_until(qtbot, dialog.kind.segments[".webp"].hasFocus)
    qtbot.keyClick(dialog.kind.segments[".webp"], Qt.Key.Key_Tab)
    chosen = dialog.size_choice.segments["512"]
    assert chosen.hasFocus(), dialog.focusWidget()
    for _ in range(3):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Left)
    assert dialog.size_choice.value() == "64"
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    wait_until(qtbot, lambda: ended(page) and path.is_file())


def test_cancelled_while_drawing_and_while_packing(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend = FakeBackend()
    window = open_window(backend)
    page = blended(qtbot, window)
    path = tmp_path / "made.webp"
    path.write_bytes(b"was there")
    export = page.side.export
    dialog = asked(qtbot, page, ".webp", path)
    backend.renderer.gate.clear()
    qtbot.mouseClick(dialog.accept_button, LEFT)
    assert not ended(page)
    qtbot.mouseClick(export.progress.cancel, LEFT)
    assert ended(page)
    assert export.button.isVisible()
    backend.renderer.gate.set()

    begun, go_on = threading.Event(), threading.Event()
    pack = webp.encode

    def slow(count: int, frame: Callable[[int], Image.Image], *how: Any) -> bytes:
        def waiting(index: int) -> Image.Image:
            begun.set()
            go_on.wait(40)
            return frame(index)

        return pack(count, waiting, *how)

    dialog.reject()
    window.context.workshop.wait_for_done()  # the size is told of a few frames, packed likewise
    monkeypatch.setattr(webp, "encode", slow)
    order = AnimationOrder(path, blend_of(window, page), 30, Look(64, 12))
    export.writer.start(order)
    export.show_state()
    wait_until(qtbot, begun.is_set)
    qtbot.mouseClick(export.progress.cancel, LEFT)
    go_on.set()
    wait_until(qtbot, lambda: ended(page))
    assert path.read_bytes() == b"was there"
    assert [each.name for each in tmp_path.iterdir()] == ["made.webp"]
    assert not window.error_box.isVisible()


def test_a_full_disk_is_told_and_leaves_nothing(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    window = open_window(FakeBackend())
    page = blended(qtbot, window)
    monkeypatch.setattr(durable, "write_bytes", full)
    dialog = asked(qtbot, page, ".gif", tmp_path / "made.gif")
    qtbot.mouseClick(dialog.accept_button, LEFT)
    wait_until(qtbot, lambda: window.error_box.isVisible())
    assert "made.gif" in window.error_box.sentence.text()
    assert ended(page)
    assert page.side.export.button.isVisible()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(FakeBackend())
    page = blended(qtbot, window)
    dialog = asked(qtbot, page, ".webp", tmp_path / "gone" / "made.webp")
    qtbot.mouseClick(dialog.accept_button, LEFT)
    wait_until(qtbot, lambda: window.error_box.isVisible())
    assert ended(page)


def test_another_model_while_drawing(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    one, other = tmp_path / "one.onnx", tmp_path / "other.onnx"
    write_tiny_model(one)
    write_tiny_model(other, z_dim=12)
    window = open_window(model=one)
    page = blended(qtbot, window)
    path = tmp_path / "made.webp"
    blend = blend_of(window, page)
    page.side.export.writer.start(AnimationOrder(path, blend, 4000, Look(64, 12)))
    window.open_model(other)
    wait_until(qtbot, lambda: window.error_box.isVisible())
    assert "another model" in window.error_box.sentence.text()
    assert ended(page)
    assert not path.exists()


def test_a_model_that_cannot_be_opened_does_not_stop_an_export(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    model, broken = tmp_path / "one.onnx", tmp_path / "broken.onnx"
    write_tiny_model(model)
    broken.write_bytes(b"nothing")
    window = open_window(model=model)
    page = blended(qtbot, window)
    path = tmp_path / "made.webp"
    blend = blend_of(window, page)
    page.side.export.writer.start(AnimationOrder(path, blend, 400, Look(64, 12)))
    window.open_model(broken)
    wait_until(qtbot, lambda: window.error_box.isVisible())
    wait_until(qtbot, lambda: ended(page))
    assert path.is_file()


def test_closing_gives_up_what_is_being_written(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(FakeBackend())
    page = blended(qtbot, window)
    path = tmp_path / "made.png"
    blend = blend_of(window, page)
    page.side.export.writer.start(AnimationOrder(path, blend, 600, Look(512, 12)))
    wait_until(qtbot, lambda: page.side.export.progress.bar.value() > 400)
    open_window.close(window)
    assert list(tmp_path.iterdir()) == []


def test_mp4_says_what_to_install(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mp4, "is_available", lambda: False)
    window = open_window(FakeBackend())
    page = blended(qtbot, window)
    dialog = asked(qtbot, page, ".mp4", None)
    assert "pip install" in dialog.about.text()
    assert not dialog.accept_button.isEnabled()
    monkeypatch.setattr(mp4, "is_available", lambda: True)
    qtbot.mouseClick(dialog.kind.segments[".webp"], LEFT)
    qtbot.mouseClick(dialog.kind.segments[".mp4"], LEFT)
    assert dialog.accept_button.isEnabled()


def test_too_many_frames_for_a_size(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend())
    page = blended(qtbot, window, 8)
    page.side.controls.seconds.setValue(50)
    dialog = asked(qtbot, page, ".webp", None)
    qtbot.mouseClick(dialog.size_choice.segments["1024"], LEFT)
    qtbot.mouseClick(dialog.rate.segments["50"], LEFT)
    assert not dialog.accept_button.isEnabled()
    assert "smaller" in dialog.facts.text()
    qtbot.mouseClick(dialog.size_choice.segments["128"], LEFT)
    assert dialog.accept_button.isEnabled()
    assert len(keys(page)) == 8


@pytest.mark.parametrize("kind", [Kind.WEBP, Kind.GIF, Kind.APNG])
def test_the_size_is_told_to_within_a_half(kind: Kind) -> None:
    ramp = np.linspace(0, 255, 64)
    noise = np.random.default_rng(1).normal(0, 8, (64, 64, 3))
    frames = [
        np.clip(ramp[:, None, None] + np.roll(noise, index, 1), 0, 255).astype(np.uint8)
        for index in range(40)
    ]
    look = Look(size=96)
    told = estimate(np.stack(frames[:5]), kind, look, 40)
    real = len(animation_bytes(kind, np.stack(frames), look))
    assert real / 1.5 < told < real * 1.5
    assert estimate(np.stack(frames[:2]), kind, look, 40) > 0


def test_too_little_memory_is_told(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_left(*_: object) -> None:
        raise MemoryError

    window = open_window(FakeBackend())
    page = blended(qtbot, window)
    dialog = asked(qtbot, page, ".gif", tmp_path / "made.gif")
    wait_until(qtbot, lambda: "about" in dialog.facts.text())
    monkeypatch.setattr("acgan_desktop.ui.blend.animation_writer.np.empty", none_left)
    qtbot.mouseClick(dialog.accept_button, LEFT)
    wait_until(qtbot, lambda: window.error_box.isVisible())
    monkeypatch.undo()
    assert "too little memory" in window.error_box.sentence.text()
    assert ended(page)
    assert list(tmp_path.iterdir()) == []


def test_only_formats_with_soft_edges_offer_transparency(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = AnimationDialog(parent)
    dialog.show_for(3.0, True, lambda rate: 3 * rate, 64)
    assert not dialog.chosen_look().transparent
    qtbot.mouseClick(dialog.background.segments["transparent"], LEFT)
    assert dialog.chosen_look().transparent
    assert "plain ground" in dialog.about.text()
    qtbot.mouseClick(dialog.kind.segments[Kind.GIF.value], LEFT)
    assert not dialog.background.isEnabled()
    assert not dialog.chosen_look().transparent
    qtbot.mouseClick(dialog.kind.segments[Kind.APNG.value], LEFT)
    assert dialog.chosen_look().transparent
    dialog.reject()
