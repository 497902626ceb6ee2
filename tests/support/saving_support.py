"""What tests share that save pictures in the window: a context without one, and its dialogs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from finishing_support import FakeFinisher
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from ui_support import FakeBackend, wait_until

from acgan_desktop.app.failure import Failure
from acgan_desktop.ui.page_parts.picture_collection import Item
from acgan_desktop.ui.page_parts.saving.save_dialog import SaveDialog
from acgan_desktop.ui.page_parts.saving.sheet_dialog import SheetDialog
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.shell.window import Window

LEFT = Qt.MouseButton.LeftButton


@dataclass
class Place:
    """A context without a window, and what was said in it.

    Attributes:
        context: the context.
        backend: its model.
        finisher: makes pictures larger.
        said: short messages.
        failures: what went wrong.
        dialogs: what is open.
        is_closed: whether the context was shut down.
    """

    context: AppContext
    backend: FakeBackend
    finisher: FakeFinisher
    said: list[str] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    dialogs: list[QDialog] = field(default_factory=list)
    is_closed: bool = False

    def close(self) -> None:
        if not self.is_closed:
            self.is_closed = True
            assert self.context.shut_down()

    def dialog(self, items: Sequence[Item]) -> SaveDialog:
        """Return an open dialog that saves ``items``."""
        made = SaveDialog(self.context, items)
        self._open(made)
        return made

    def sheet(self, items: Sequence[Item], names: Sequence[str]) -> SheetDialog:
        """Return an open dialog that puts ``items`` on a sheet."""
        made = SheetDialog(self.context, items, names)
        self._open(made)
        return made

    def _open(self, made: QDialog) -> None:
        self.dialogs.append(made)
        made.destroyed.connect(lambda _=None, made=made: self.dialogs.remove(made))
        made.open()


def open_dialogs(window: Window) -> list[SaveDialog]:
    """Return the save dialogs that are there."""
    return window.findChildren(SaveDialog)


def save_as(
    qtbot: QtBot, window: Window, path: Path, ask: Callable[[], object] | None = None
) -> None:
    """Save in the dialog that ``ask`` opens, or that is open, under ``path``; wait until it is."""
    if ask is not None:
        ask()
    wait_until(qtbot, lambda: open_dialogs(window))
    dialog = open_dialogs(window)[-1]
    dialog.naming.folder = path.parent
    dialog.naming.field.setText(path.stem)
    qtbot.mouseClick(dialog.go, LEFT)
    wait_until(qtbot, lambda: not open_dialogs(window))
