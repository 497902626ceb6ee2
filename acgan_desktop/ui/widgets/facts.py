"""Pairs of name and value, one under the other."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from acgan_desktop.ui.theme.tokens import GAP, GAP_XL
from acgan_desktop.ui.widgets.base import label


class Facts(QWidget):
    """A table that can be selected and copied; long values wrap.

    ``across`` and ``apart`` are the pixels between its columns and between its rows.
    """

    def __init__(
        self, parent: QWidget | None = None, *, across: int = GAP_XL, apart: int = GAP
    ) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(across)
        self._grid.setVerticalSpacing(apart)
        self._grid.setColumnStretch(1, 1)
        self._pairs: list[tuple[QLabel, QLabel]] = []

    def texts(self) -> dict[str, str]:
        """Return what is shown."""
        return {what.text(): says.text() for what, says in self._pairs if not what.isHidden()}

    def set_facts(self, facts: list[tuple[str, str]]) -> None:
        """Show pairs of name and value."""
        top = Qt.AlignmentFlag.AlignTop
        while len(self._pairs) < len(facts):
            what, says = label("small"), label("value")
            says.setWordWrap(True)
            for column, part in enumerate((what, says)):
                self._grid.addWidget(part, len(self._pairs), column, top)
            says.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._pairs.append((what, says))
        for place, pair in enumerate(self._pairs):
            shown = facts[place] if place < len(facts) else ("", "")
            for part, text in zip(pair, shown, strict=True):
                part.setText(text)
                part.setVisible(place < len(facts))
