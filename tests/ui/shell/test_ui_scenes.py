"""In every scene, language and in the smallest window: no text is cut, no controls overlap."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from scenes import SCENES, Scene
from scenes import scene as find_scene
from ui_support import FakeBackend, OpenWindow, wait_for_wall, wait_until

from acgan_desktop.library.settings.settings import Settings
from acgan_desktop.ui.i18n.language import LANGUAGES

_SMALLEST = (960, 500)
"""Points of a screen of 1920 x 1080 at 200 %, less panel and frame."""
_WITH_A_FILE = {"models", "models-compare", "explore-sliders", "create-sliders"}
"""What looks into a model's file, and so needs a real one."""


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_every_text_has_room(qtbot: QtBot, open_window: OpenWindow, scene: Scene) -> None:
    settings = Settings(language="en", less_motion=True)
    backend = None if scene.name in _WITH_A_FILE else FakeBackend()
    window = open_window(backend, settings=settings)
    wait_for_wall(qtbot, window.create_page)
    window.resize(*_SMALLEST)
    scene.act(window)
    faults = []
    for language in LANGUAGES:
        window.set_language(language.code)
        QApplication.processEvents()
        dialog = scene.again(window)
        for _ in range(3):
            QApplication.processEvents()
        shown = [window] if dialog is None else [window, dialog]
        faults += [f"{language.code}: {fault}" for root in shown for fault in _faults(root)]
        if dialog is not None:
            dialog.close()
    assert not faults, "\n".join(faults)


def test_what_is_cut_is_found(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(300, 200)
    label, button = QLabel("a long text that has no room", host), QPushButton("another one", host)
    label.setGeometry(0, 0, 40, 20)
    button.setGeometry(20, 10, 400, 40)
    wrapped = QLabel("a text of many words on lines of its own", host)
    wrapped.setWordWrap(True)
    wrapped.setGeometry(0, 100, 60, 20)
    host.show()
    faults = "\n".join(_faults(host))
    assert "a long text" in faults
    assert "of many words" in faults
    assert "overlap" in faults


def _faults(root: QWidget) -> Iterator[str]:
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and _shown(widget, root) and _is_cut(widget):
            yield f"{_text(widget)!r} is cut: {widget.size()} for {widget.sizeHint()}"
    for parent in (root, *root.findChildren(QWidget)):
        if parent.isVisible():
            yield from _overlaps(parent)


def _shown(widget: QWidget, root: QWidget) -> bool:
    """Say whether a dialog of its own does not hold ``widget``."""
    return widget.window() is root or not isinstance(widget.window(), QDialog)


def _is_cut(widget: QWidget) -> bool:
    width, height = widget.width(), widget.height()
    if isinstance(widget, QLabel):
        if not widget.text():
            return False
        if widget.wordWrap():
            return widget.heightForWidth(width) > height
        return (
            _advance(widget) > widget.contentsRect().width() or widget.sizeHint().height() > height
        )
    icon_only = Qt.ToolButtonStyle.ToolButtonIconOnly
    if isinstance(widget, QToolButton) and widget.toolButtonStyle() == icon_only:
        return False  # its word is a tool tip
    if isinstance(widget, QAbstractButton):
        # A swatch shows no text; its name is for a screen reader.
        shows_text = bool(widget.text()) and widget.sizeHint().isValid()
        return shows_text and _needed(widget) > width
    if isinstance(widget, QComboBox):
        return widget.minimumSizeHint().width() > width
    if isinstance(widget, QLineEdit):
        hint = widget.placeholderText()
        return widget.fontMetrics().horizontalAdvance(hint) > width - 8
    return False


def _needed(button: QAbstractButton) -> int:
    """Return how wide a button's text and icon are, with the least of room around them."""
    text = button.fontMetrics().horizontalAdvance(button.text().replace("&", ""))
    under = Qt.ToolButtonStyle.ToolButtonTextUnderIcon
    if button.icon().isNull() or (
        isinstance(button, QToolButton) and button.toolButtonStyle() == under
    ):
        return text + 4
    return text + button.iconSize().width() + 12


def _overlaps(parent: QWidget) -> Iterator[str]:
    """Yield what says that two children of ``parent`` that carry text share a place."""
    children = [
        child
        for child in parent.children()
        if isinstance(child, QLabel | QAbstractButton | QLineEdit | QComboBox)
        and child.isVisible()
        and _text(child)
    ]
    for one, other in combinations(children, 2):
        shared: QRect = one.geometry().intersected(other.geometry())
        if shared.width() > 1 and shared.height() > 1:
            yield f"{_text(one)!r} and {_text(other)!r} overlap"


def _text(widget: QWidget) -> str:
    for name in ("text", "currentText", "placeholderText"):
        found = getattr(widget, name, None)
        if found is not None and found():
            return str(found())
    return ""


def _advance(label: QLabel) -> int:
    return max(label.fontMetrics().horizontalAdvance(line) for line in label.text().splitlines())


def test_faces_side_by_side_speak_the_new_language(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(FakeBackend(), settings=Settings(language="en"))
    wait_for_wall(qtbot, window.create_page)
    find_scene("compare").act(window)

    def texts() -> set[str]:
        return {each.text() for each in window.findChildren(QLabel) if each.isVisible()}

    assert {"Face 1", "Hair colour"} <= texts()
    window.set_language("zh_CN")
    wait_until(qtbot, lambda: {"第 1 张", "发色"} <= texts())


def test_sliders_speak_the_new_language(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(settings=Settings(language="en"))
    wait_until(qtbot, lambda: window.context.manifest is not None)
    wait_for_wall(qtbot, window.create_page)
    find_scene("explore-sliders").act(window)

    def texts() -> set[str]:
        return {each.text() for each in window.findChildren(QLineEdit) if each.isVisible()}

    assert "Hair volume" in texts()
    window.set_language("ja")
    wait_until(qtbot, lambda: "髪のボリューム" in texts())
