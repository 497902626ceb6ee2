"""A line to type into that leaves undo and redo to the window where it has nothing of its own."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class TextField(QLineEdit):
    """A QLineEdit; once what was typed is taken, Ctrl+Z takes back what came of it."""

    def event(self, event: QEvent) -> bool:
        """Claim the keys of undo and redo only while there is something typed to undo or redo."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return False
        return super().event(event)
