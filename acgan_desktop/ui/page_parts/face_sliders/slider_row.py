"""One slider of a face: its name, which can be written over, and how far it is from the middle."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QImage, QKeyEvent, QMouseEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from acgan_desktop.app.plain_text import tool_tip
from acgan_desktop.library.settings.sliders import LONGEST_NAME
from acgan_desktop.ui.theme.images import rounded
from acgan_desktop.ui.theme.tokens import GAP_S, TARGET
from acgan_desktop.ui.widgets.base import IconButton, TranslatedWidget
from acgan_desktop.ui.widgets.typical_slider import Slider

STEPS: Final = 40
"""Steps from the middle to either end."""
END: Final = 30
"""So many steps from the middle, a picture shows what the slider does."""
_PICTURE: Final = 64


class MiddleSlider(Slider):
    """A slider that begins in the middle; a double click or Delete brings it back there.

    Signals:
        stroke_begun: what moves from here on is a step of its own.
    """

    stroke_begun = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(-STEPS, STEPS)
        self.setPageStep(10)
        self.sliderPressed.connect(self.stroke_begun)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go back to the middle."""
        self.stroke_begun.emit()
        self.setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Delete goes back to the middle; the rest is as for any slider."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.stroke_begun.emit()
            self.setValue(0)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """What the keys do from here on is a step of its own."""
        super().focusInEvent(event)
        self.stroke_begun.emit()

    def _start_x(self) -> float:
        return self._x_of(0)


class SliderRow(TranslatedWidget, QWidget):
    """A name above a slider.

    Attributes:
        key: which slider of the model it is.
        name: the field with its name.
        slider: the slider.
        away: the button that puts the row away, if it can be.
        ends: pictures of the face with the slider far to the left and to the right.

    Signals:
        moved(float): to so many of what amount 1 means.
        stroke_begun: what moves from here on is a step of its own.
        renamed(str): the person wrote another name.
        put_away: the person does not want it any more.
    """

    moved = Signal(float)
    stroke_begun = Signal()
    renamed = Signal(str)
    put_away = Signal()

    def __init__(self, key: str, reach: float, parent: QWidget | None = None) -> None:
        """Make a row.

        Args:
            key: which slider of the model it is.
            reach: the amount at its ends.
            parent: where it lies.
        """
        super().__init__(parent)
        self.key = key
        self._reach = reach
        self._shown = ""
        self.name = _NameField()
        self.slider = MiddleSlider()
        self.away = IconButton("close", size=14)
        self.away.setFixedSize(TARGET, TARGET)
        self.name.setMinimumHeight(TARGET)
        line = QHBoxLayout()
        line.setSpacing(GAP_S)
        line.addWidget(self.name, 1)
        line.addWidget(self.away)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.ends = (_End(), _End())
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.ends[0])
        below.addWidget(self.slider, 1)
        below.addWidget(self.ends[1])
        column.addLayout(line)
        column.addLayout(below)
        for sign, end in zip((-1, 1), self.ends, strict=True):
            end.clicked.connect(lambda _=False, sign=sign: self._jump(sign * END))
        self.slider.valueChanged.connect(self._moved)
        self.slider.stroke_begun.connect(self.stroke_begun)
        self.name.editingFinished.connect(self._typed)
        self.name.given_up.connect(lambda: self.name.setText(self._shown))
        self.away.clicked.connect(self.put_away)

    def show_name(self, name: str, named: bool, can_go: bool) -> None:
        """Show what it is called, whether the person called it so, and whether it can go."""
        self._shown = name
        if not self.name.hasFocus() or self.name.text().strip() == name:
            self.name.setText(name)
        self.name.setCursorPosition(0)
        self.away.setVisible(can_go)
        self.slider.setAccessibleName(name)
        self.name.setAccessibleName(self.tr("Name of the slider {name}").format(name=name))
        self.name.setToolTip(self.tr("Type a name of your own to keep this slider"))
        self.away.set_label(
            self.tr("Remove the name {name}").format(name=name)
            if named
            else self.tr("Hide {name}").format(name=name)
        )
        for end in self.ends:
            end.setAccessibleName(name)
            end.setToolTip(self.tr("How it looks at this end; click to go there"))
        self._explain()

    def end_amounts(self) -> tuple[float, float]:
        """Return the amounts that the pictures at both ends show."""
        far = END / STEPS * self._reach
        return -far, far

    def show_end(self, which: int, image: QImage | None) -> None:
        """Show what the slider does at its left end (0) or at its right end (1)."""
        self.ends[which].show_face(image)

    def amount(self) -> float:
        """Return where it stands."""
        return round(self.slider.value() / STEPS * self._reach, 4)

    def set_amount(self, amount: float) -> None:
        """Show ``amount`` without telling anybody."""
        self.slider.blockSignals(True)
        self.slider.setValue(round(STEPS * amount / self._reach))
        self.slider.blockSignals(False)
        self.slider.update()
        self._explain()

    def _jump(self, value: int) -> None:
        self.stroke_begun.emit()
        self.slider.setValue(value)

    def _moved(self) -> None:
        self._explain()
        self.moved.emit(self.amount())

    def _explain(self) -> None:
        text = self.tr("{amount} · double-click to reset")
        says = text.format(amount=f"{self.amount():+.1f}")
        self.slider.setToolTip(tool_tip(says))
        self.slider.setAccessibleDescription(says)

    def _typed(self) -> None:
        name = self.name.text().strip()
        if name and name != self._shown:
            self.renamed.emit(name)
        else:
            self.name.setText(self._shown)


class _End(QToolButton):
    """A small picture at the end of a slider."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys Home and End do the same
        self.setIconSize(QSize(_PICTURE, _PICTURE))
        self.setFixedSize(_PICTURE + 4, _PICTURE + 4)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def image(self) -> QImage | None:
        """Return the picture that it shows, if there is one."""
        return self._image

    def show_face(self, image: QImage | None) -> None:
        """Show ``image``, or nothing until it is drawn."""
        if image is not self._image:
            self._image = image
            made = rounded(image, _PICTURE, self.devicePixelRatioF(), 5) if image else QPixmap()
            self.setIcon(QIcon(made))


class _NameField(QLineEdit):
    """A name that looks like a heading until somebody writes in it.

    Signals:
        given_up: Escape: the old name comes back.
    """

    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sliderName")
        self.setMaxLength(LONGEST_NAME)
        self.setAcceptDrops(False)  # a picture dropped here is for the window

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape gives up what was typed; Return ends it."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            self.focusNextChild()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()  # leaving the field says that it is finished
        else:
            super().keyPressEvent(event)
