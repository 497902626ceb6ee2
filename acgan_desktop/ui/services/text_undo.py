"""Text fields keep their own undo while there is something typed in them to undo."""

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from acgan_desktop.ui.services.undo import UndoSteps


def undo(steps: UndoSteps) -> None:
    """Take back what was typed last, or else what was done last."""
    field = _field()
    if field is not None and _typing(field).isUndoAvailable():
        field.undo()
    else:
        steps.undo()


def redo(steps: UndoSteps) -> None:
    """Type again what was taken back, or else do again what was undone."""
    field = _field()
    if field is not None and _typing(field).isRedoAvailable():
        field.redo()
    else:
        steps.redo()


def _typing(field: QLineEdit | QPlainTextEdit) -> QLineEdit | QTextDocument:
    """Return what knows whether there is anything to undo in ``field``."""
    return field if isinstance(field, QLineEdit) else field.document()


def _field() -> QLineEdit | QPlainTextEdit | None:
    focused = QApplication.focusWidget()
    if isinstance(focused, QLineEdit | QPlainTextEdit) and not focused.isReadOnly():
        return focused
    return None
