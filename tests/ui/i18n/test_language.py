"""Which language the window speaks, and what Qt's own dialogs say in it."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from acgan_desktop.ui.i18n import language


@pytest.fixture
def spoken(qtbot: QtBot) -> Iterator[None]:
    del qtbot
    before = language.current()
    yield
    language.install(before)


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (["zh-Hans-CN", "zh-CN", "zh"], "zh_CN"),
        (["zh_SG"], "zh_CN"),
        (["zh-Hans-HK"], "zh_CN"),
        (["zh-Hant-TW", "zh-TW"], "en"),
        (["zh_TW"], "en"),
        (["zh-HK", "zh-Hant-HK"], "en"),
        (["zh_MO"], "en"),
        (["zh-TW", "ja-JP"], "ja"),
        (["de-DE", "ja-JP"], "ja"),
        (["fr"], "en"),
        ([], "en"),
    ],
)
def test_the_first_language_that_is_spoken_is_taken(wanted: list[str], code: str) -> None:
    assert language.nearest(wanted) == code


@pytest.mark.parametrize("code", ["zh_CN", "ja"])
def test_the_file_dialog_of_qt_speaks_the_language(spoken: None, code: str) -> None:
    language.install(code)
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    labels = [dialog.labelText(each) for each in QFileDialog.DialogLabel]
    assert not [text for text in labels if any("a" <= each <= "z" for each in text)], labels
    dialog.deleteLater()
