"""Walking through faces and answering, without Qt: where one is, what was said, the way back."""

from collections.abc import Sequence
from dataclasses import dataclass

from acgan_desktop.core.review_file import CANNOT_TELL, AnswerBook, Task


@dataclass(frozen=True)
class Change:
    """One answer that became another; "" is none."""

    face: int
    attribute: int
    before: str
    after: str


class Walk:
    """One person's way through a task.

    Attributes:
        task: what is to be reviewed.
        book: where the answers go.
        face: the face in view.
        attribute: what is asked now.
        done: the number of faces about which all is answered.
    """

    def __init__(self, task: Task, book: AnswerBook) -> None:
        """Begin at the first face that is not yet answered in full."""
        self.task = task
        self.book = book
        self._done: list[tuple[Change, ...]] = []
        self._undone: list[tuple[Change, ...]] = []
        self.attribute = 0
        self.face = 0
        self.done = sum(self.is_done(face) for face in range(len(task.faces)))
        self._to_face(self._next_open(0, len(task.faces) - 1))

    def answered(self, face: int, attribute: int) -> str:
        """Return what was answered: a class, "cannot tell", or "" for nothing yet."""
        given = self.book.answers.get(self.task.faces[face].name, {})
        return given.get(self.task.attributes[attribute].name, "")

    def said_before(self, face: int, attribute: int) -> str:
        """Return what is said of the face already, or "" if nothing is."""
        name = self.task.attributes[attribute]
        said = self.task.faces[face].labels.get(name.name, "")
        return said if said in name.classes else ""

    def is_done(self, face: int) -> bool:
        """Say whether all is answered about a face."""
        return all(self.answered(face, column) for column in range(len(self.task.attributes)))

    def answer(self, number: int) -> None:
        """Answer with class ``number`` of what is asked, if it has so many, and go on."""
        classes = self.task.attributes[self.attribute].classes
        if number < len(classes):
            self._answer(classes[number])

    def cannot_tell(self) -> None:
        """Answer that one cannot tell, and go on."""
        self._answer(CANNOT_TELL)

    def accept(self) -> None:
        """Confirm all that is said of the face already and not yet answered, and go on."""
        changes = [
            Change(self.face, column, "", said)
            for column in range(len(self.task.attributes))
            if not self.answered(self.face, column)
            and (said := self.said_before(self.face, column))
        ]
        if changes:
            self._do(changes)
        self._go_on()

    def next_face(self) -> None:
        """Go to the next face, whatever is answered about this one."""
        self._to_face(self.face + 1)

    def previous_face(self) -> None:
        """Go to the face before."""
        self._to_face(self.face - 1)

    def ask(self, attribute: int) -> None:
        """Ask for another attribute of the same face."""
        self.attribute = min(max(attribute, 0), len(self.task.attributes) - 1)

    def undo(self) -> bool:
        """Take back the last answer and go where it was given; False if there is none."""
        return self._replay(self._done, self._undone, back=True)

    def redo(self) -> bool:
        """Give the answer that was taken back last again; False if there is none."""
        return self._replay(self._undone, self._done, back=False)

    def _answer(self, value: str) -> None:
        before = self.answered(self.face, self.attribute)
        if value != before:
            self._do([Change(self.face, self.attribute, before, value)])
        self._go_on()

    def _do(self, changes: Sequence[Change]) -> None:
        for change in changes:
            self._write(change, change.after)
        self._done.append(tuple(changes))
        self._undone.clear()

    def _write(self, change: Change, value: str) -> None:
        face, attribute = self.task.faces[change.face], self.task.attributes[change.attribute]
        was_done = self.is_done(change.face)
        self.book.answer(face.name, attribute.name, value)
        self.done += int(self.is_done(change.face)) - int(was_done)

    def _replay(
        self, of: list[tuple[Change, ...]], to: list[tuple[Change, ...]], *, back: bool
    ) -> bool:
        if not of:
            return False
        for change in of[-1]:
            self._write(change, change.before if back else change.after)
        to.append(of.pop())
        first = to[-1][0]
        self.face, self.attribute = first.face, first.attribute
        return True

    def _go_on(self) -> None:
        """Ask for what is still open about this face, or go to the next one."""
        columns = len(self.task.attributes)
        for step in range(1, columns):
            column = (self.attribute + step) % columns
            if not self.answered(self.face, column):
                self.attribute = column
                return
        if not self.answered(self.face, self.attribute):
            return
        self._to_face(self.face + 1)

    def _to_face(self, face: int) -> None:
        last = len(self.task.faces) - 1
        if face > last:  # what was passed over is asked again at the end
            face = self._next_open(0, last)
        self.face = max(0, face)
        columns = range(len(self.task.attributes))
        self.attribute = next((c for c in columns if not self.answered(self.face, c)), 0)

    def _next_open(self, start: int, otherwise: int) -> int:
        faces = range(start, len(self.task.faces))
        return next((face for face in faces if not self.is_done(face)), otherwise)
