"""The review window: one big face, what is asked of it, and the faces to come."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QVBoxLayout, QWidget

from acgan_desktop.app.review_history import Walk
from acgan_desktop.core.review_file import AnswerBook, Task
from acgan_desktop.ui.review.pictures import Pictures
from acgan_desktop.ui.review.questions import CANNOT_TELL_KEYS, CLASS_KEYS, Questions
from acgan_desktop.ui.theme.images import rounded
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_XL, RADIUS
from acgan_desktop.ui.widgets.base import TranslatedWidget, label
from acgan_desktop.ui.widgets.progress_line import QuietBar

FACE: Final = 448
_NEXT: Final = 72
_COMING: Final = 10
_FIRST_SIZE: Final = (1080, 700)


class ReviewWindow(TranslatedWidget, QMainWindow):
    """Labels faces; keys alone are enough.

    Attributes:
        walk: where one is, and what was said.
        face: the face in view.
        coming: the faces after it.
        questions: what is asked, with the keys that answer.
        progress: how far one is.
        notice: what went wrong, if anything did.

    Signals:
        closed: it was closed; all answers are on the disk.
    """

    closed = Signal()

    def __init__(self, task: Task, book: AnswerBook, side: int = FACE) -> None:
        """Show ``task``, from where ``book`` ends, its faces ``side`` pixels large.

        Raises:
            ReviewError: its pictures cannot be read.
        """
        super().__init__()
        self.setObjectName("review")
        self._pictures = Pictures(task)
        self.walk = Walk(task, book)
        self.face = label()
        self._side = side
        self.face.setFixedSize(side, side)
        self.face.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.name = label("small")
        self.name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.name.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.coming = [label() for _ in range(_COMING)]
        for place in self.coming:
            place.setFixedSize(_NEXT, _NEXT)
        self.questions = Questions(task.attributes)
        self.questions.answered.connect(self._answer_of)
        self.progress = QuietBar()
        self.progress.setRange(0, len(task.faces))
        self.count = label("heading")
        self.notice = label("soft")
        self.notice.setWordWrap(True)
        self.help = label("small")
        self.help.setWordWrap(True)
        self._lay_out()
        self.resize(*_FIRST_SIZE)
        self.say(self.setWindowTitle, self._title)
        self.say(self.help.setText, self._help)
        self.say(lambda _: self.show_now(), lambda: "")

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(self.face)
        left.addWidget(self.name)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(GAP_L)
        right.addWidget(self.count)
        right.addWidget(self.progress)
        right.addWidget(self.questions, 1)
        right.addWidget(self.notice)
        right.addWidget(self.help)
        above = QHBoxLayout()
        above.setSpacing(GAP_XL)
        above.addLayout(left)
        above.addLayout(right, 1)
        strip = QHBoxLayout()
        strip.setSpacing(GAP)
        for place in self.coming:
            strip.addWidget(place)
        strip.addStretch(1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(GAP_XL, GAP_XL, GAP_XL, GAP_L)
        column.setSpacing(GAP_L)
        column.addLayout(above, 1)
        column.addLayout(strip)
        self.setCentralWidget(whole)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_now(self) -> None:
        """Show the face that one is at."""
        walk, faces = self.walk, self.walk.task.faces
        self._show_face(self.face, walk.face, self._side)
        self.name.setText(faces[walk.face].name)
        for step, place in enumerate(self.coming, start=1):
            if walk.face + step < len(faces):
                self._show_face(place, walk.face + step, _NEXT)
            else:
                place.clear()
        columns = range(len(walk.task.attributes))
        self.questions.show_answers(
            walk.attribute,
            [walk.answered(walk.face, column) for column in columns],
            [walk.said_before(walk.face, column) for column in columns],
        )
        done = walk.done
        self.progress.setValue(done)
        words = self.tr("Face {number} of {faces}, {done} done")
        self.count.setText(words.format(number=walk.face + 1, faces=len(faces), done=done))
        if done == len(faces):
            self.count.setText(self.tr("All {faces} faces are done.").format(faces=len(faces)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Answer, go on, go back, or undo."""
        act = self._act_of(event)
        if act is None:
            super().keyPressEvent(event)
            return
        self._do(act)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Put the answers into the table; if that fails they stay in the journal."""
        self._saving(self.walk.book.write_table)
        super().closeEvent(event)
        self.closed.emit()

    def _act_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        walk, key = self.walk, event.key()
        if event.matches(QKeySequence.StandardKey.Undo):
            return walk.undo
        if event.matches(QKeySequence.StandardKey.Redo):
            return walk.redo
        plain = Qt.KeyboardModifier.NoModifier | Qt.KeyboardModifier.KeypadModifier
        text = event.text().lower()
        if event.modifiers() & ~(plain | Qt.KeyboardModifier.ShiftModifier):
            return None
        if text in CANNOT_TELL_KEYS and text:
            return walk.cannot_tell
        if text in CLASS_KEYS and text:
            return lambda: walk.answer(CLASS_KEYS.index(text))
        return {
            Qt.Key.Key_Space: walk.next_face,
            Qt.Key.Key_Right: walk.next_face,
            Qt.Key.Key_Left: walk.previous_face,
            Qt.Key.Key_Backspace: walk.previous_face,
            Qt.Key.Key_Up: lambda: walk.ask(walk.attribute - 1),
            Qt.Key.Key_Down: lambda: walk.ask(walk.attribute + 1),
            Qt.Key.Key_Return: walk.accept,
            Qt.Key.Key_Enter: walk.accept,
            Qt.Key.Key_Escape: self.close,
        }.get(Qt.Key(key))

    def _do(self, act: Callable[[], object]) -> None:
        if self._saving(act):
            self.show_now()

    def _answer_of(self, attribute: int, number: int) -> None:
        """Answer with what was clicked; -1 is that one cannot tell."""
        self.walk.ask(attribute)
        self._do(self.walk.cannot_tell if number < 0 else lambda: self.walk.answer(number))

    def _saving(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except OSError as error:
            reason = error.strerror or str(error)
            self.notice.setText(self.tr("This was not saved: {reason}.").format(reason=reason))
            return False
        self.notice.clear()
        return True

    def _show_face(self, place: QLabel, face: int, side: int) -> None:
        picture = self._pictures.picture(face)
        place.setAccessibleName(self.walk.task.faces[face].name)
        if picture is None:
            place.setText(self.tr("This picture cannot be read."))
            place.setWordWrap(True)
        else:
            place.setPixmap(rounded(picture, side, self.devicePixelRatioF(), RADIUS))

    def _title(self) -> str:
        return self.tr("Review: {what}").format(what=self.walk.task.title)

    def _help(self) -> str:
        return self.tr(
            "A key answers; X: cannot tell. Return: what is said already is right. Space: next "
            "face. ← →: back and forth, ↑ ↓: another question. Ctrl+Z: undo. Every answer is "
            "saved at once; Esc closes, and the next time goes on here."
        )
