"""The panel at the right: the chosen face large, what can be done with it, a few facts."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from acgan_desktop.ui.theme.tokens import GAP, GAP_L
from acgan_desktop.ui.widgets.base import TextButton, TranslatedWidget, frame, scroll_area
from acgan_desktop.ui.widgets.disclosure import Disclosure
from acgan_desktop.ui.widgets.faces.portrait import Portrait
from acgan_desktop.ui.widgets.facts import Facts

_NARROWEST, _WIDEST = 264, 520


class SidePanel(TranslatedWidget, QWidget):
    """Portrait, perhaps something of the page's own, rows of buttons, facts.

    Attributes:
        details: shows what only some people want to know of the face.
    """

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
        self._facts = Facts(across=GAP_L, apart=GAP - 2)
        column.addWidget(self._facts)
        self._more_facts = Facts(across=GAP_L, apart=GAP - 2)
        self.details = Disclosure(self._more_facts)
        self.details.hide()
        column.addWidget(self.details)
        column.addStretch(1)
        scroll = scroll_area("sideScroll", body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def set_facts(
        self, facts: list[tuple[str, str]], details: Sequence[tuple[str, str]] = ()
    ) -> None:
        """Show pairs of name and value; ``details`` on demand."""
        self._facts.set_facts(facts)
        self._more_facts.set_facts(list(details))
        self.details.setVisible(bool(details))

    def fit(self, window_width: int) -> None:
        """Take a fair share of the window."""
        self.setFixedWidth(max(_NARROWEST, min(_WIDEST, window_width * 26 // 100)))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the narrowest comfortable size."""
        return QSize(_NARROWEST, 600)
