"""The engine's and the library's sentences are shown in the person's language."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Formatter

import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from translations import all_codes
from ui_support import wait_until

from acgan_desktop.app.failure import Failure
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.durable import write_bytes
from acgan_desktop.core.error_codes import SystemCode
from acgan_desktop.core.errors import Message, UserError
from acgan_desktop.engine.model_file.inspection import inspect_model
from acgan_desktop.library.error_codes import FavouritesCode, PictureFileCode, SettingsCode
from acgan_desktop.library.pictures.avatar_files import load_avatar
from acgan_desktop.library.pictures.picture_files import read_avatar, save_png
from acgan_desktop.ui.i18n import language
from acgan_desktop.ui.i18n.sentences import sentence_in_words
from acgan_desktop.ui.widgets.error_box import ErrorBox
from acgan_desktop.ui.widgets.toast import Toast

_CHINESE = re.compile("[\u4e00-\u9fff]")


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
    sentence = raised.value.sentence
    assert sentence_in_words(sentence) == str(raised.value)
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
    path = Path("/a/{why} {0}\x1b.png")
    error = UserError(PictureFileCode.NOT_SAVED, path=path, why=FavouritesCode.DISK_FULL)
    told = sentence_in_words(error.sentence)
    assert "/a/{why} {0}\\x1b.png" in told
    assert "磁盘已满" in told


def test_a_cause_within_a_cause_is_translated(qtbot: QtBot) -> None:
    with pytest.raises(UserError) as raised:
        Avatar.from_json('{"model": "a", "sources": [{"z": "AAA=", "surprise": 1}]}')
    language.install("ja")
    told = sentence_in_words(raised.value.sentence)
    # The key is the file's own; what is said of it is in the language.
    assert (
        told
        == "使えるアバターではありません：sources.0.z：float32 の値が整数個でなければなりません。"
    )


@pytest.mark.parametrize("code", ["zh_CN", "ja"])
def test_every_code_is_worded(qtbot: QtBot, code: str) -> None:
    language.install(code)
    for error in all_codes():
        slots = {name: spec for _, name, spec, _ in Formatter().parse(error.value) if name}
        values = {name: 3 if spec and spec[-1] in "fg," else "x" for name, spec in slots.items()}
        message = Message(error, **values)
        assert sentence_in_words(message) != str(message), error


def test_the_error_box_and_the_toast_speak_the_language(qtbot: QtBot, tmp_path: Path) -> None:
    from PySide6.QtWidgets import QWidget

    language.install("zh_CN")
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    why = SystemCode.ENOSPC
    error = UserError(SettingsCode.NOT_SAVED, path=Path("/x/y.toml"), why=why)
    box = ErrorBox(host)
    box.show_failure(Failure.of(error))
    assert box.sentence.text() == "设置无法保存到 /x/y.toml：磁盘空间不足。"
    language.install("ja")
    wait_until(qtbot, lambda: "設定" in box.sentence.text())
    toast = Toast(host)
    toast.show_message(sentence_in_words(error.sentence))
    assert "設定" in toast.text.text()
    box.close()
