"""Names of strangers are shown letter by letter: never as HTML, never as keys, never unseen."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot
from scenes import SCENES, Scene
from tiny_model import tiny_manifest
from ui_support import FakeBackend, OpenWindow, manifest, wait_for_wall, wait_until

import acgan_desktop.ui
from acgan_desktop.app.failure import Failure
from acgan_desktop.app.plain_text import caption, one_line, tool_tip, without_hidden
from acgan_desktop.core.errors import UserError
from acgan_desktop.library.settings.settings import Settings
from acgan_desktop.ui.i18n.vocabulary import shown
from acgan_desktop.ui.page_parts.list_row import ListRow
from acgan_desktop.ui.widgets.base import label
from acgan_desktop.ui.widgets.choices import Chip

HOSTILE = "<b>Z</b><img src='/x.png'>&amp;&K\x1b[2J\u202egnp\n\n\nend"
"""HTML, an entity, a key, a terminal's command, a turn of the direction, and line ends."""


def hostile_manifest() -> dict[str, object]:
    """A manifest in which everything that a person reads is hostile."""
    about = tiny_manifest(
        attributes=[
            (f"hair_color{HOSTILE}", ("blonde", f"pink{HOSTILE}", "blue")),
            (f"glasses{HOSTILE}", ("no", f"y{HOSTILE}")),
            (f"many{HOSTILE}", tuple(f"{number}{HOSTILE}" for number in range(5))),
        ]
    )
    about["name"] = f"N{HOSTILE}"
    about["licence"] = f"L{HOSTILE}"
    about["program"] = f"P{HOSTILE}"
    about["created"] = "<img src=a><b>Z"
    about["dataset"] = {**about["dataset"], "name": f"D{HOSTILE}"}
    about["style_groups"] = [
        {**each, "name": f"{each['name']}{HOSTILE}"} for each in about["style_groups"]
    ]
    about["metrics"] = [{"name": f"M{HOSTILE}", "value": 1.0, "protocol": {f"a{HOSTILE}": "b"}}]
    return about


@pytest.mark.parametrize(
    "text", [HOSTILE, "<b>", "a < b", "&lt;img src=x&gt;", "one\n<b>two</b>", "<?xml?>", "<!-- x"]
)
def test_a_tool_tip_shows_every_letter(text: str) -> None:
    tip = tool_tip(text)
    assert "<b>" not in tip
    assert "<img" not in tip
    document = QTextDocument()
    document.setHtml(tip)
    # Whatever Qt takes the tip for, the person reads the same letters.
    read = document.toPlainText() if QtGui.Qt.mightBeRichText(tip) else tip
    assert read == without_hidden(text)


@pytest.mark.parametrize(
    "text", ["Hair colour: pink", "A & B", "发色：粉\u3000色", "ψ 0.70\nSeed", "👩‍🎤"]
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert without_hidden(text) == tool_tip(text) == text
    assert text in (one_line(text), text)


def test_what_is_not_seen_is_not_there() -> None:
    assert without_hidden("a\x00b\x1bc\u202ed\u2028e\x85f\x07") == "a b c d e f "
    assert without_hidden("a\r\nb\rc") == "a\nb c"
    assert one_line(" a\n\n\tb\x00 ") == "a b"
    assert "\n" not in shown(HOSTILE)
    assert caption("a&b") == "a&&b"


def test_labels_and_buttons_show_every_letter(qtbot: QtBot) -> None:
    made, chip, row = label(), Chip("x"), ListRow("model", HOSTILE)
    for each in (made, chip, row):
        qtbot.addWidget(each)
    made.setText(HOSTILE)
    chip.setText(HOSTILE)
    row.set_line("", "")
    assert made.textFormat() is Qt.TextFormat.PlainText
    assert chip.text() == one_line(HOSTILE)
    assert chip.shortcut().isEmpty()
    assert row.shortcut().isEmpty()
    assert list(faults(made)) + list(faults(row)) == []


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_no_scene_reads_a_strangers_names(
    qtbot: QtBot, open_window: OpenWindow, scene: Scene
) -> None:
    backend = FakeBackend(manifest(**hostile_manifest()))
    window = open_window(backend, settings=Settings(language="en", less_motion=True))
    wait_for_wall(qtbot, window.create_page)
    if scene.name not in ("models", "models-compare", "explore-sliders"):
        scene.act(window)
        scene.again(window)
    else:
        window.show_page(scene.name.split("-")[0])
    for control in window.create_page.wishes.attributes.controls.values():
        control.choices()[-1].click()
        control.mix.click()
    wait_until(qtbot, lambda: window.context.service.activity[0] != "drawing")
    window.context.said.emit(HOSTILE, HOSTILE, None)
    QApplication.processEvents()
    found = [fault for root in QApplication.topLevelWidgets() for fault in faults(root)]
    window.context.failed.emit(Failure.of(UserError(HOSTILE)))
    QApplication.processEvents()
    found += faults(window.error_box)
    for dialog in window.findChildren(QDialog):
        dialog.close()
    assert not found, "\n".join(found)


def faults(root: QWidget) -> Iterator[str]:
    """Yield what would be read as HTML or as a key, or holds what is not seen."""
    for widget in (root, *root.findChildren(QWidget)):
        where = type(widget).__name__
        tip = widget.toolTip()
        if any(mark in tip for mark in ("<b>", "<img", "\x1b", "\u202e")):
            yield f"the tool tip of a {where}: {tip!r}"
        if isinstance(widget, QLabel):
            if widget.textFormat() is not Qt.TextFormat.PlainText:
                yield f"a label that may be HTML: {widget.text()!r} in {widget.parent()!r}"
            if any(mark in widget.text() for mark in "\x1b\u202e"):
                yield f"a label that holds what is not seen: {widget.text()!r}"
        if isinstance(widget, QAbstractButton) and not widget.shortcut().isEmpty():
            yield f"a key of a {where}: {widget.text()!r}"
        if isinstance(widget, QMenu):
            for action in widget.actions():
                if "&K" in action.text().replace("&&", ""):
                    yield f"a key of an action: {action.text()!r}"
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            for row in range(min(4, widget.model().rowCount())):
                said = widget.model().index(row, 0).data(Qt.ItemDataRole.ToolTipRole)
                if said and ("<b>" in said or "<img" in said):
                    yield f"a tool tip in a {where}: {said!r}"


# In the source: nothing can be shown in another way.

SOURCE = Path(acgan_desktop.ui.__file__).parent
FILES = sorted(SOURCE.rglob("*.py"))
HTML = {"QMessageBox", "QTextBrowser", "QTextEdit", "QStaticText", "QErrorMessage", "QWhatsThis"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_every_text_goes_the_safe_way(path: Path) -> None:
    assert not list(unsafe(ast.parse(path.read_text(encoding="utf-8"))))


def test_unsafe_ways_are_found() -> None:
    code = "QLabel()\na.setToolTip(name)\nself.say(a.setToolTip, lambda: f(name))\nQMessageBox()"
    assert [fault.split(":")[0] for fault in unsafe(ast.parse(code))] == ["1", "2", "3", "4"]
    good = "a.setToolTip(tool_tip(x))\na.setToolTip(self.tr('x') if y else '')"
    assert not list(unsafe(ast.parse(good)))


def unsafe(tree: ast.Module) -> Iterator[str]:
    """Yield the calls by which a text could be read as HTML."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = called(call)
        if name == "QLabel" or name in HTML:
            yield f"{call.lineno}: {name}; use label()"
        if name == "setToolTip" and not is_own(call.args[0]):
            yield f"{call.lineno}: setToolTip without tool_tip()"
        if name == "say" and called(call.args[0]) == "setToolTip":
            text = call.args[1]
            if not (isinstance(text, ast.Lambda) and is_own(text.body)):
                yield f"{call.lineno}: setToolTip without tool_tip()"


def is_own(text: ast.expr) -> bool:
    """Whether ``text`` is words of the program, or goes through ``tool_tip``."""
    if isinstance(text, ast.IfExp):
        return is_own(text.body) and is_own(text.orelse)
    if isinstance(text, ast.Constant):
        return True
    if isinstance(text, ast.Call) and called(text) == "translate":
        return all(isinstance(argument, ast.Constant) for argument in text.args)
    return isinstance(text, ast.Call) and called(text) in ("tr", "tool_tip")


def called(node: ast.expr) -> str:
    if isinstance(node, ast.Call):
        node = node.func
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
