"""A few faces side by side, each large, with what is to be known of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.ui.page_parts.finished_view import FinishedView
from acgan_desktop.ui.services.finishing_service import FinishingService
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_M, GAP_XL
from acgan_desktop.ui.widgets.base import (
    TextButton,
    TranslatedWidget,
    frame,
    label,
    quiet_scroll_bar,
)
from acgan_desktop.ui.widgets.faces.portrait import Portrait
from acgan_desktop.ui.widgets.stars import Stars

LEAST, MOST = 2, 4
_WIDEST = 440


@dataclass(frozen=True)
class Compared:
    """One face of a comparison: its favourite's number, what it is called, what is said of it."""

    number: int
    name: str
    rating: int
    avatar: Avatar
    image: QImage
    facts: list[tuple[str, str]]


class CompareView(TranslatedWidget, QWidget):
    """Two to four faces.

    Attributes:
        faces: the columns, from left to right.

    Signals:
        closed: the person has seen enough.
        opened(int): this favourite is to be opened.
        rated(int, int): this favourite got so many stars.
    """

    closed = Signal()
    opened = Signal(int)
    rated = Signal(int, int)

    def __init__(self, finishing: FinishingService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finishing = finishing
        self.setObjectName("wallArea")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = label("heading")
        self.back = TextButton("back")
        self.back.clicked.connect(self.closed)
        self.faces: list[_Face] = []
        head = QHBoxLayout()
        head.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP)
        head.setSpacing(GAP_L)
        head.addWidget(self.back)
        head.addWidget(self.title)
        head.addStretch(1)
        body = frame("wallArea")
        self._row = QHBoxLayout(body)
        self._row.setContentsMargins(GAP_XL, GAP, GAP_XL, GAP_L)
        self._row.setSpacing(GAP_L)
        scroll = QScrollArea()
        scroll.setObjectName("faceWall")
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        quiet_scroll_bar(scroll)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(scroll, 1)
        self.say(self.title.setText, lambda: self.tr("Side by side"))
        self.say(self.back.setText, lambda: self.tr("Back"))
        self.say(self.back.setToolTip, lambda: self.tr("Back to the favourites (Esc)"))

    def show_faces(self, faces: Sequence[Compared]) -> None:
        """Show these faces."""
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for gone in self.faces:
            gone.large.forget()
        self.faces = []
        self._row.addStretch(1)
        for each in faces:
            face = _Face(each, self._finishing)
            face.open.clicked.connect(lambda _=False, number=each.number: self.opened.emit(number))
            face.stars.rated.connect(
                lambda stars, number=each.number: self.rated.emit(number, stars)
            )
            self._row.addWidget(face, 6)
            self.faces.append(face)
        self._row.addStretch(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class _Face(TranslatedWidget, QWidget):
    """One column."""

    def __init__(self, face: Compared, finishing: FinishingService) -> None:
        super().__init__()
        self.setMaximumWidth(_WIDEST)
        self.portrait = Portrait()
        self.large = FinishedView.of(finishing, self.portrait)
        self.large.show(face.avatar, face.image)
        self.portrait.setAccessibleName(face.name)
        name = label("heading")
        name.setWordWrap(True)
        name.setText(face.name)
        self.stars = Stars()
        self.stars.set_value(face.rating)
        self.open = TextButton("create")
        facts = QGridLayout()
        facts.setHorizontalSpacing(GAP_M)
        facts.setVerticalSpacing(GAP - 2)
        facts.setColumnStretch(1, 1)
        for row, pair in enumerate(face.facts):
            for place, (role, text) in enumerate(zip(("small", "value"), pair, strict=True)):
                part = label(role)
                part.setWordWrap(place == 1)
                part.setText(text)
                facts.addWidget(part, row, place, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.portrait)
        column.addWidget(name)
        column.addWidget(self.stars)
        column.addWidget(self.open)
        column.addSpacing(GAP)
        column.addLayout(facts)
        column.addStretch(1)
        self.say(self.open.setText, lambda: self.tr("Open in Create"))
        self.say(
            self.open.setAccessibleName,
            lambda: self.tr("Open {name} in Create").format(name=face.name),
        )
        self.say(
            self.stars.setAccessibleName,
            lambda: self.tr("Rating of {name}").format(name=face.name),
        )
