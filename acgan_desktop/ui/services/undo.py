"""What was done in this session, in order, and the way back and forth."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

LONGEST = 200
_NEVER_MERGED = -1
_MERGED = 1


class _Step(QUndoCommand):
    """One thing that was done already when it came here."""

    def __init__(
        self, title: str, undo: Callable[[], None], redo: Callable[[], None], merge: str
    ) -> None:
        super().__init__(title)
        self._undo, self.done_again, self.merge_word = undo, redo, merge
        self._fresh = True

    def undo(self) -> None:
        self._undo()

    def redo(self) -> None:
        # The stack calls this on taking the step, when the thing is done already.
        if self._fresh:
            self._fresh = False
        else:
            self.done_again()

    def id(self) -> int:
        return _MERGED if self.merge_word else _NEVER_MERGED

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802
        if not isinstance(other, _Step) or other.merge_word != self.merge_word:
            return False
        self.done_again = other.done_again
        self.setText(other.text())
        return True


class UndoSteps(QObject):
    """The steps that can be undone, at most 200 of them.

    Attributes:
        stack: the steps themselves.

    Signals:
        changed: something was done, undone or done again.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(LONGEST)
        self._replaying = False
        self._held = False

    def did(
        self, title: str, undo: Callable[[], None], redo: Callable[[], None], merge: str = ""
    ) -> None:
        """Note that something was done.

        What ``undo`` and ``redo`` do in their turn is not noted again.

        Args:
            title: what was done, in the person's language, such as "Hair colour: pink".
            undo: takes it back.
            redo: does it again.
            merge: steps in a row with the same word are one step, such as a slider being dragged.
        """
        if not self._replaying:
            self.stack.push(_Step(title, undo, redo, merge))
            self.changed.emit()

    def undo(self) -> None:
        """Take back what was done last, if anything was."""
        if self.stack.canUndo():
            self._replay(self.stack.undo)

    def redo(self) -> None:
        """Do again what was undone last, if anything was."""
        if self.stack.canRedo():
            self._replay(self.stack.redo)

    @property
    def undo_title(self) -> str:
        """What :meth:`undo` would take back, or ""."""
        return "" if self._held else self.stack.undoText()

    @property
    def redo_title(self) -> str:
        """What :meth:`redo` would do again, or ""."""
        return "" if self._held else self.stack.redoText()

    def hold(self, held: bool) -> None:
        """Let nothing be undone for now: a step that takes a while is under way."""
        if held != self._held:
            self._held = held
            self.changed.emit()

    def forget(self) -> None:
        """Forget all steps."""
        self.stack.clear()
        self.changed.emit()

    def _replay(self, act: Callable[[], None]) -> None:
        if self._held or self._replaying:
            return
        self._replaying = True
        try:
            act()
        finally:
            self._replaying = False
        self.changed.emit()
