"""What stands over the sheet: how many cells there are, and whether all are the same person."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from acgan_desktop.ui.expressions.person_checking import PersonChecking
from acgan_desktop.ui.expressions.sheet_wall import SheetWall
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_M
from acgan_desktop.ui.widgets.base import TranslatedWidget, label
from acgan_desktop.ui.widgets.progress_line import QuietBar

_HEIGHT = 56
_STEPS = 1000
_BAR = 120


class SheetHead(TranslatedWidget, QFrame):
    """A title, and what the check says."""

    def __init__(self, cells: SheetWall, checking: PersonChecking) -> None:
        super().__init__()
        self._cells, self._checking = cells, checking
        self.setObjectName("wallArea")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedHeight(_HEIGHT)
        self.title, self.line, self.bar = label("heading"), label("small"), QuietBar()
        self.line.setWordWrap(True)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.bar.setRange(0, _STEPS)
        self.bar.setFixedWidth(_BAR)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP)
        row.setSpacing(GAP)
        row.addWidget(self.title)
        row.addWidget(self.line, 1)
        row.addWidget(self.bar)
        checking.changed.connect(self.show_state)
        self.say(lambda _: self.show_state(), str)

    def show_state(self) -> None:
        """Say how many cells there are and what is known about them."""
        self.title.setText(self.tr("%n expression(s)", "", len(self._cells.cells)))
        state = self._checking.state
        self.bar.setVisible(state == "checking")
        self.bar.setValue(round(_STEPS * self._checking.share))
        text = self._in_words(state)
        self.line.setText(text)
        self.bar.setAccessibleName(text)

    def _in_words(self, state: str) -> str:
        if state == "checking":
            return self.tr("Is it the same person?")
        if state == "no tagger":
            return self.tr("No tagger reads these faces")
        if state != "done":
            return ""
        nearer, marked = self._cells.not_the_same()
        words = []
        if nearer:
            words.append(self.tr("%n drawn nearer to this face", "", nearer))
        if marked:
            words.append(self.tr("%n perhaps another person", "", marked))
        return " · ".join(words) or self.tr("All are the same person")
