"""Labelling by keys inside the page: the review window, without a window of its own."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acgan_desktop.core.review_file import AnswerBook, Task, read_task
from acgan_desktop.ui.review.window import ReviewWindow
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.theme.tokens import GAP
from acgan_desktop.ui.widgets.base import TextButton, TranslatedWidget, frame

_FACE = 320  # so that a small window has room for what is asked


class ReviewView(TranslatedWidget, QWidget):
    """Faces to be labelled, and a way back.

    Attributes:
        review: what is shown; None while nothing is reviewed.
        is_open: a review is in view, or about to be.
        end: ends the review.

    Signals:
        ended(bool): a person is done; whether anything was answered.
    """

    ended = Signal(bool)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.review: ReviewWindow | None = None
        self.is_open = False
        self.end = TextButton("back")
        body = frame("wallArea", self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(body)
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(GAP, GAP, GAP, GAP)
        self._column.addWidget(self.end, 0, Qt.AlignmentFlag.AlignLeft)
        self.end.clicked.connect(self.close_review)
        context.ending.connect(self.close_review)
        self.say(self.end.setText, lambda: self.tr("Done"))

    def open_task(self, path: Path) -> None:
        """Let a person answer what the task at ``path`` asks."""

        def read() -> tuple[Task, AnswerBook]:
            task = read_task(path)
            asked = {one.name: one.classes for one in task.attributes}
            return task, AnswerBook(Path(task.out), asked)

        def show(found: tuple[Task, AnswerBook]) -> None:
            task, book = found
            review = ReviewWindow(task, book, _FACE)
            review.setParent(self)
            review.setWindowFlags(Qt.WindowType.Widget)
            review.closed.connect(self._closed)
            self._column.addWidget(review, 1)
            self.review = review
            review.show()
            review.setFocus()

        def refuse(error: Exception) -> None:
            self.is_open = False
            self.ended.emit(False)
            self._context.show_error(error)

        self.close_review()
        self.is_open = True
        self._context.reading.run(read, show, refuse)

    def close_review(self) -> None:
        """End the review; what was answered is in its table."""
        self.is_open = False
        if self.review is not None:
            self.review.close()

    def _closed(self) -> None:
        review, self.review = self.review, None
        self.is_open = False
        if review is not None:
            answered = review.walk.done > 0
            self._column.removeWidget(review)
            review.deleteLater()
            self.ended.emit(answered)
