"""The line above the wall: what the wall shows, the steps that led here, and the way back."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from acgan_desktop.ui.theme import icons
from acgan_desktop.ui.theme.images import rounded
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_M, tokens
from acgan_desktop.ui.widgets.base import IconButton, TranslatedWidget, frame, label
from acgan_desktop.ui.widgets.choices import Segment, Segments

_THUMB = 32
_MOST_SHOWN = 12
_STEP_WIDTH = 64  # a thumb, an arrow and their gaps


class HistoryBar(TranslatedWidget, QWidget):
    """Steps as small faces; the last is where one stands.

    Attributes:
        distances: the buttons "near" and "far".

    Signals:
        went_back(int): a step was clicked.
        distance_chosen(str): "near" or "far".
    """

    went_back = Signal(int)
    distance_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: list[QImage | None] = [None]
        self._buttons: list[QWidget] = []
        self._shown_room = 0
        self.back = IconButton("back")
        self.say(self.back.set_label, lambda: self.tr("Back one step (Alt+Left)"))
        self.back.clicked.connect(lambda: self.went_back.emit(len(self._pictures) - 2))
        self.title = label("heading")
        self.title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._steps = QHBoxLayout()
        self._steps.setSpacing(2)
        self._distance = Segments()
        row = QHBoxLayout(self._distance)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        self.distances: dict[str, Segment] = {}
        for value in ("near", "far"):
            segment = Segment(value, self._distance)
            segment.clicked.connect(lambda _=False, value=value: self.distance_chosen.emit(value))
            self.distances[value] = segment
            self._group.addButton(segment)
            row.addWidget(segment)
        self.say(self.distances["near"].setText, lambda: self.tr("Near"))
        self.say(self.distances["far"].setText, lambda: self.tr("Far"))
        self.say(
            self.distances["near"].setToolTip, lambda: self.tr("Faces that differ in small things")
        )
        self.say(
            self.distances["far"].setToolTip, lambda: self.tr("Faces that are loosely related")
        )
        area = frame("wallArea")
        line = QHBoxLayout(area)
        line.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP)
        line.setSpacing(GAP)
        line.addWidget(self.back)
        line.addWidget(self.title)
        line.addSpacing(GAP)
        line.addLayout(self._steps)
        line.addStretch(1)
        line.addWidget(self._distance)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self.setFixedHeight(_THUMB + 4 + GAP_M + GAP)
        self.set_steps([None], "near")

    def set_steps(self, pictures: Sequence[QImage | None], distance: str) -> None:
        """Show the steps: first a wall of new faces, then one per picture (None: not drawn yet)."""
        self._pictures = list(pictures)
        deep = len(self._pictures) > 1
        self.back.setVisible(len(self._pictures) > 1)
        self._distance.setVisible(deep)
        self.distances[distance].setChecked(True)
        self._rebuild()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show as many steps as there is room for."""
        super().resizeEvent(event)
        if self._room() != self._shown_room:
            self._rebuild()

    def _room(self) -> int:
        """Return how many steps fit: the present one always, then those before it."""
        taken = self.title.sizeHint().width() + self._distance.sizeHint().width() + 3 * _THUMB
        return max(1, min(_MOST_SHOWN, (self.width() - taken - 4 * GAP_L) // _STEP_WIDTH))

    def stops(self) -> list[QWidget]:
        """Return what Tab visits."""
        return [self.back, *self.distances.values()]

    def say_again(self) -> None:
        """Say the steps' names in the new language, too."""
        super().say_again()
        self._rebuild()

    def _rebuild(self) -> None:
        while (item := self._steps.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons = []
        last = len(self._pictures) - 1
        self.title.setText(self.tr("More like this") if last else self.tr("New faces"))
        self._shown_room = self._room()
        if last == 0:
            return
        for index in range(max(0, last + 1 - self._shown_room), last + 1):
            if self._steps.count():
                arrow = label()
                arrow.setPixmap(
                    icons.pixmap("chevron", tokens().text_faint, 16, self.devicePixelRatioF())
                )
                self._steps.addWidget(arrow)
            self._steps.addWidget(self._step(index, index == last))

    def _step(self, index: int, is_here: bool) -> QToolButton:
        picture = self._pictures[index]
        button = QToolButton() if picture is not None else IconButton("create" if index else "wall")
        if picture is not None:
            side = _THUMB - 4
            button.setIcon(QIcon(rounded(picture, side, self.devicePixelRatioF(), 6)))
            button.setIconSize(QSize(side, side))
        name = self.tr("Step {number}").format(number=index + 1)
        button.setToolTip(self.tr("You are here") if is_here else self.tr("Back to this step"))
        button.setAccessibleName(f"{name}: {button.toolTip()}")
        button.setProperty("here", is_here)
        button.setCursor(
            Qt.CursorShape.ArrowCursor if is_here else Qt.CursorShape.PointingHandCursor
        )
        if not is_here:
            button.clicked.connect(lambda _=False: self.went_back.emit(index))
        self._buttons.append(button)
        return button
