"""A small window over the page in which a few of the favourites are chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from acgan_desktop.ui.theme.images import rounded
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_S
from acgan_desktop.ui.widgets.base import (
    TextButton,
    TranslatedWidget,
    frame,
    label,
    quiet_scroll_bar,
    scroll_area,
)
from acgan_desktop.ui.widgets.flow_layout import FlowLayout

_SIDE = 64
_SIZE = QSize(376, 404)


class FacePicker(TranslatedWidget, QFrame):
    """Favourites to choose from.

    Attributes:
        most: how many can be chosen.

    Signals:
        picked(list[int]): places of the chosen ones in the list that was shown, in the order in
            which they were chosen.
    """

    picked = Signal(object)

    def __init__(self, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("facePicker")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedSize(_SIZE)
        self.most = most
        self._order: list[int] = []
        self.buttons: list[QToolButton] = []
        self.title, self.line = label("heading"), label("small")
        self.line.setWordWrap(True)
        self.accept = TextButton(kind="main")
        self.accept.clicked.connect(self._accept)
        self._area = frame("facePickerArea")
        self._flow = FlowLayout(self._area, GAP_S)
        scroll = scroll_area("facePickerScroll", self._area)
        quiet_scroll_bar(scroll)
        self._scroll = scroll
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        layout.setSpacing(GAP)
        layout.addWidget(self.title)
        layout.addWidget(self.line)
        layout.addWidget(scroll, 1)
        layout.addLayout(foot)

    def show_faces(
        self, faces: Sequence[tuple[str, QImage]], chosen: Sequence[int], below: QWidget
    ) -> None:
        """Show ``faces`` (name and picture) under the widget ``below``."""
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._order = list(chosen)
        self.buttons = []
        for place, (name, image) in enumerate(faces):
            button = QToolButton(self._area)
            button.setProperty("face", True)
            button.setCheckable(True)
            button.setChecked(place in self._order)
            button.setIcon(QIcon(rounded(image, _SIDE, self.devicePixelRatioF(), 6)))
            button.setIconSize(QSize(_SIDE, _SIDE))
            button.setAccessibleName(name)
            button.toggled.connect(lambda on, place=place: self._toggle(place, on))
            self._flow.addWidget(button)
            self.buttons.append(button)
        self._show_state()
        corner = below.mapToGlobal(QPoint(below.width() - self.width(), below.height() + GAP_S))
        self.move(corner)
        self.show()
        self._area.adjustSize()
        if self.buttons:
            self.buttons[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Return takes what is chosen, the arrows walk, Escape closes."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -4, Qt.Key.Key_Down: 4}
        focused = self.focusWidget()
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.accept.isEnabled():
                self._accept()
        elif key in steps and isinstance(focused, QToolButton) and focused in self.buttons:
            place = self.buttons.index(focused) + steps[key]
            if 0 <= place < len(self.buttons):
                self.buttons[place].setFocus()
                self._scroll.ensureWidgetVisible(self.buttons[place])
        else:
            super().keyPressEvent(event)

    def _toggle(self, place: int, on: bool) -> None:
        if on:
            self._order.append(place)
        else:
            self._order.remove(place)
        self._show_state()

    def _show_state(self) -> None:
        full = len(self._order) >= self.most
        for button in self.buttons:
            button.setEnabled(button.isChecked() or not full)
        self.accept.setEnabled(bool(self._order))

    def _accept(self) -> None:
        self.hide()
        self.picked.emit(list(self._order))
