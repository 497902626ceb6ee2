"""After a click, Tab goes on from the control that was clicked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from ui_support import LEFT, manifest

from acgan_desktop.ui.widgets.segment_choice import SegmentChoice
from acgan_desktop.ui.widgets.wishes.attribute_control import AttributeControl
from acgan_desktop.ui.widgets.wishes.attributes import AttributeControls


def shown(qtbot: QtBot, *parts: QWidget) -> QWidget:
    host = QWidget()
    qtbot.addWidget(host)
    column = QVBoxLayout(host)
    for part in parts:
        column.addWidget(part)
    host.show()
    host.activateWindow()
    qtbot.waitExposed(host)
    return host


def test_from_a_segment_to_what_follows_and_back_to_it(qtbot: QtBot) -> None:
    choice = SegmentChoice({"a": lambda: "A", "b": lambda: "B", "c": lambda: "C"})
    field = QLineEdit()
    host = shown(qtbot, choice, field)
    qtbot.mouseClick(choice.segments["b"], LEFT)
    assert host.focusWidget() is choice.segments["b"]
    qtbot.keyClick(choice.segments["b"], Qt.Key.Key_Tab)
    assert host.focusWidget() is field
    qtbot.keyClick(field, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert host.focusWidget() is choice.segments["b"]
    host.close()


@pytest.mark.parametrize("name", ["hair_length", "hair_color"])
def test_from_a_class_and_from_a_lock(qtbot: QtBot, name: str) -> None:
    controls = AttributeControls()
    controls.set_attributes(manifest().attributes)
    controls.order_tabs()
    host = shown(qtbot, controls)
    control: AttributeControl = controls.controls[name]
    value = control.attribute.classes[-1]
    qtbot.mouseClick(control.choice(value), LEFT)
    assert host.focusWidget() is control.choice(value)
    qtbot.keyClick(control.choice(value), Qt.Key.Key_Tab)
    assert host.focusWidget() in (control.mix, control.lock)
    qtbot.mouseClick(control.lock, LEFT)
    assert host.focusWidget() is control.lock
    qtbot.keyClick(control.lock, Qt.Key.Key_Tab)
    following = list(controls.controls.values())
    after = following[following.index(control) + 1]
    assert host.focusWidget() in after.stops()
    host.close()
