"""The engine's and the library's sentences are shown in the person's language."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from ui_support import wait_until

import acgan_desktop
from acgan_desktop.app.failure import Failure
from acgan_desktop.core.durable import write_bytes
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.model_file.inspection import inspect_model
from acgan_desktop.library.pictures.avatar_files import load_avatar
from acgan_desktop.library.pictures.picture_files import read_avatar, save_png
from acgan_desktop.ui.i18n import language
from acgan_desktop.ui.i18n.sentences import SENTENCES, WHYS, sentence_in_words
from acgan_desktop.ui.widgets.error_box import ErrorBox
from acgan_desktop.ui.widgets.toast import Toast

_CHINESE = re.compile("[\u4e00-\u9fff]")
_FROM_THE_SYSTEM = 6  # the first of WHYS come from the operating system, not from our source


@pytest.fixture(autouse=True)
def _english_again(qtbot: QtBot) -> Iterator[None]:
    language.install("en")  # whatever spoke before
    yield
    language.install("en")


def _no_avatar(folder: Path) -> object:
    path = folder / "plain.png"
    save_png(path, np.zeros((8, 8, 3), np.uint8), None)
    return read_avatar(path)


def _text(folder: Path) -> object:
    write_bytes(folder / "notes.txt", b"hello")
    return load_avatar(folder / "notes.txt")


def _not_a_model(folder: Path) -> object:
    write_bytes(folder / "odd.onnx", b"\xff" * 64)
    return inspect_model(folder / "odd.onnx")


def _empty_model(folder: Path) -> object:
    write_bytes(folder / "empty.onnx", b"")
    return inspect_model(folder / "empty.onnx")


def _missing_model(folder: Path) -> object:
    return inspect_model(folder / "none.onnx")


@pytest.mark.parametrize("code", ["zh_CN", "ja"])
@pytest.mark.parametrize("act", [_no_avatar, _text, _not_a_model, _empty_model, _missing_model])
def test_what_is_really_raised_is_translated(
    act: Callable[[Path], object], code: str, tmp_path: Path
) -> None:
    with pytest.raises(UserError) as raised:
        act(tmp_path)
    sentence = str(raised.value)
    assert sentence_in_words(sentence) == sentence
    language.install(code)
    told = sentence_in_words(sentence)
    name = next(word for word in ("plain.png", "notes.txt", ".onnx") if word in sentence)
    assert name in told
    assert _CHINESE.search(told)
    without_names = re.sub(r"\S*(plain\.png|notes\.txt|\w+\.onnx)|PNG|ONNX", "", told)
    assert not re.search("[a-z]{3}", without_names), told


def test_other_sentences_stay_as_they_are(qtbot: QtBot) -> None:
    language.install("zh_CN")
    assert sentence_in_words("Nobody ever said this.") == "Nobody ever said this."
    assert sentence_in_words("") == ""


def test_a_file_named_like_a_slot_changes_nothing(qtbot: QtBot) -> None:
    language.install("zh_CN")
    told = sentence_in_words("The picture /a/{why} {0}.png cannot be saved: the disk is full.")
    assert "/a/{why} {0}.png" in told
    assert "磁盘已满" in told


def test_the_list_holds_what_the_program_says() -> None:
    """A sentence that was changed in the engine or the library must be changed here too."""
    said = {_with_slots(text) for text in _templates(Path(acgan_desktop.__file__).parent)}
    wanted = [*SENTENCES, *WHYS[_FROM_THE_SYSTEM:]]
    everything = "\n".join(sorted(said))
    for sentence in map(str, wanted):
        template = _with_slots(sentence)
        # A piece may be written down apart, such as what is added about an old file.
        pieces = [template] if template in said else re.split(r"\{\}|(?<=;) |(?<=;)", template)
        for piece in pieces:
            assert piece.strip(" ;.") in everything, f"nobody says {sentence!r} any more"


def test_the_error_box_and_the_toast_speak_the_language(qtbot: QtBot, tmp_path: Path) -> None:
    from PySide6.QtWidgets import QWidget

    language.install("zh_CN")
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    sentence = "The settings cannot be saved in /x/y.toml: No space left on device."
    box = ErrorBox(host)
    box.show_failure(Failure.of(UserError(sentence)))
    assert box.sentence.text() == "设置无法保存到 /x/y.toml：磁盘空间不足。"
    language.install("ja")
    wait_until(qtbot, lambda: "設定" in box.sentence.text())
    toast = Toast(host)
    toast.show_message(sentence)
    assert "設定" in toast.text.text()
    box.close()


def _with_slots(text: str) -> str:
    return re.sub(r"\{[^{}]*\}", "{}", text)


def _templates(folder: Path) -> Iterator[str]:
    """Yield every text in the source outside the window, its values replaced by {}."""
    for path in sorted(folder.rglob("*.py")):
        if "ui" in path.relative_to(folder).parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr):
                yield "".join(
                    str(part.value) if isinstance(part, ast.Constant) else "{}"
                    for part in node.values
                )
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
