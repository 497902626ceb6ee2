"""The panel at the right: the chosen face large, what can be done with it, a few facts."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from acgan_desktop.ui.theme import GAP, GAP_L
from acgan_desktop.ui.widgets.base import Spoken, TextButton, frame, label, scroll_area
from acgan_desktop.ui.widgets.portrait import Portrait

_NARROWEST, _WIDEST = 264, 520


class SidePanel(Spoken, QWidget):
    """Portrait, perhaps something of the page's own, rows of buttons, facts."""

    def __init__(
        self,
        rows: Sequence[Sequence[TextButton]],
        parent: QWidget | None = None,
        *,
        below_portrait: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.portrait = Portrait()
        body = frame("side")
        column = QVBoxLayout(body)
        column.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        column.setSpacing(GAP)
        column.addWidget(self.portrait)
        column.addSpacing(GAP)
        if below_portrait is not None:
            column.addWidget(below_portrait)
            column.addSpacing(GAP)
        for row in rows:
            line = QHBoxLayout()
            line.setSpacing(GAP)
            for button in row:
                line.addWidget(button, 1)
            column.addLayout(line)
        column.addSpacing(GAP)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(GAP_L)
        self._facts.setVerticalSpacing(GAP - 2)
        self._facts.setColumnStretch(1, 1)
        column.addLayout(self._facts)
        column.addStretch(1)
        scroll = scroll_area("sideScroll", body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        self._pairs: list[tuple[QLabel, QLabel]] = []

    def set_facts(self, facts: list[tuple[str, str]]) -> None:
        """Show pairs of name and value."""
        while len(self._pairs) < len(facts):
            what, says = label("small"), label("value")
            says.setWordWrap(True)
            says.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            for column, part in enumerate((what, says)):
                self._facts.addWidget(part, len(self._pairs), column, Qt.AlignmentFlag.AlignTop)
            self._pairs.append((what, says))
        for place, pair in enumerate(self._pairs):
            for part, text in zip(
                pair, facts[place] if place < len(facts) else ("", ""), strict=True
            ):
                part.setText(text)
                part.setVisible(place < len(facts))

    def fit(self, window_width: int) -> None:
        """Take a fair share of the window."""
        self.setFixedWidth(max(_NARROWEST, min(_WIDEST, window_width * 26 // 100)))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the narrowest comfortable size."""
        return QSize(_NARROWEST, 600)
