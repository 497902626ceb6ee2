"""Text fields keep their own undo while one types in them."""

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from acgan_desktop.ui.undo import UndoSteps


def undo(steps: UndoSteps) -> None:
    """Take back what was typed last, or else what was done last."""
    field = _field()
    if field is not None:
        field.undo()
    else:
        steps.undo()


def redo(steps: UndoSteps) -> None:
    """Type again what was taken back, or else do again what was undone."""
    field = _field()
    if field is not None:
        field.redo()
    else:
        steps.redo()


def _field() -> QLineEdit | QPlainTextEdit | None:
    focused = QApplication.focusWidget()
    if isinstance(focused, QLineEdit | QPlainTextEdit) and not focused.isReadOnly():
        return focused
    return None
