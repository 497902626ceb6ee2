"""One line of tags to look through favourites by; what does not fit waits in a menu."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from acgan_desktop.app.plain_text import caption
from acgan_desktop.ui.theme.tokens import GAP, TARGET
from acgan_desktop.ui.widgets.base import TranslatedWidget
from acgan_desktop.ui.widgets.choices import Chip

_MOST_CHIPS = 40
_MOST_IN_MENU = 200
_WIDEST_CHIP = 160


class TagRow(TranslatedWidget, QWidget):
    """Tags that can be switched on and off.

    Attributes:
        chips: the tags that have a place in the line, by name.

    Signals:
        changed: other tags are on.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[str, int] = {}
        self._on: tuple[str, ...] = ()
        self.chips: dict[str, Chip] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self.rest = QToolButton()
        self.rest.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.rest.setCursor(Qt.CursorShape.PointingHandCursor)
        self.rest.setProperty("words", True)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.rest.setMenu(self._menu)
        self._row.addWidget(self.rest)
        self._row.addStretch(1)
        self.setFixedHeight(TARGET)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.say(lambda _: self._say(), str)

    def on(self) -> tuple[str, ...]:
        """Return the tags that are switched on."""
        return self._on

    def set_on(self, tags: Sequence[str]) -> None:
        """Switch on exactly these, without telling anybody."""
        self._on = tuple(tags)
        for tag, chip in self.chips.items():
            chip.setChecked(tag in self._on)

    def set_tags(self, counts: Mapping[str, int]) -> None:
        """Offer these tags, the most used first, with how many favourites wear each."""
        counts = dict(counts)
        self._on = tuple(tag for tag in self._on if tag in counts)
        if counts == self._counts:
            return
        self._counts = counts
        for chip in self.chips.values():
            chip.hide()
            chip.deleteLater()
        self.chips = {}
        for place, tag in enumerate(list(counts)[:_MOST_CHIPS]):
            chip = Chip(tag, self, quiet=True)
            elided = Qt.TextElideMode.ElideRight
            chip.setText(self.fontMetrics().elidedText(tag, elided, _WIDEST_CHIP))
            chip.setChecked(tag in self._on)
            chip.clicked.connect(lambda _=False, tag=tag: self.toggle(tag))
            self._row.insertWidget(place, chip)
            self.chips[tag] = chip
        self._say()
        self._fit()

    def toggle(self, tag: str) -> None:
        """Switch a tag on or off."""
        self.set_on(
            [each for each in self._on if each != tag] if tag in self._on else [*self._on, tag]
        )
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show as many as fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width()
        widths = [chip.sizeHint().width() + GAP for chip in self.chips.values()]
        all_fit = sum(widths) - GAP <= room and len(self._counts) == len(widths)
        room -= 0 if all_fit else 72
        shown = 0
        for chip, width in zip(self.chips.values(), widths, strict=True):
            room -= width
            fits = room + GAP >= 0
            chip.setVisible(fits)
            shown += fits
        hidden = len(self._counts) - shown
        self.rest.setVisible(hidden > 0)
        self.rest.setText(self.tr("+%n", "more tags", hidden))

    def _say(self) -> None:
        self.rest.setAccessibleName(self.tr("More tags"))
        self.rest.setToolTip(self.tr("More tags"))
        for tag, chip in self.chips.items():
            chip.setAccessibleName(self.tr("Tag {name}").format(name=tag))
            count = self._counts[tag]
            chip.setToolTip(self.tr("Show the %n face(s) with this tag", "", count))

    def _fill_menu(self) -> None:
        self._menu.clear()
        hidden = [
            tag for tag in self._counts if tag not in self.chips or self.chips[tag].isHidden()
        ]
        for tag in hidden[:_MOST_IN_MENU]:
            action = self._menu.addAction(caption(tag))
            action.setCheckable(True)
            action.setChecked(tag in self._on)
            action.triggered.connect(lambda _=False, tag=tag: self.toggle(tag))
