"""The form of the sheet dialog: what kind, how many faces a page, on which paper."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QWidget

from acgan_desktop.library.saving.sheets import MAX_CELLS, SheetOptions
from acgan_desktop.library.settings.saving_settings import SavingSettings
from acgan_desktop.ui.theme.tokens import GAP, GAP_M
from acgan_desktop.ui.widgets.base import TextButton, TranslatedWidget, label
from acgan_desktop.ui.widgets.fields.menu_choice import MenuChoice
from acgan_desktop.ui.widgets.fields.number_field import NumberField
from acgan_desktop.ui.widgets.segment_choice import SegmentChoice
from acgan_desktop.ui.widgets.switch import Switch

translate = QCoreApplication.translate

PAPERS: Final[dict[str, tuple[float, float]]] = {
    "a4": (210.0, 297.0),
    "a4-wide": (297.0, 210.0),
    "a5": (148.0, 210.0),
    "a3": (297.0, 420.0),
    "letter": (215.9, 279.4),
    "photo": (101.6, 152.4),
    "photo-wide": (152.4, 101.6),
}
"""Width and height in mm, by key."""
_DPI: Final = (150, 300, 600)
_CONTACT, _STICKERS = "contact", "stickers"


class SheetForm(TranslatedWidget, QWidget):
    """All that can be chosen of a sheet.

    Attributes:
        kind: whole pictures, or stickers.
        columns, rows: how many faces a page.
        paper: its size.
        dpi: dots an inch.
        file: one PDF, or PNGs.
        names: whether names stand below the faces.
        remark: what is to be said of faces that cannot be cut out.
        draw_plain: draws others on plain ground in their places.

    Signals:
        changed: a person chose something else.
    """

    changed = Signal()

    def __init__(self, last: SavingSettings, parent: QWidget | None = None) -> None:
        """Show what was chosen ``last``."""
        super().__init__(parent)
        self.kind = SegmentChoice(
            {
                _CONTACT: lambda: translate("SheetDialog", "Contact sheet"),
                _STICKERS: lambda: translate("SheetDialog", "Stickers"),
            }
        )
        self.columns, self.rows = NumberField(1, MAX_CELLS), NumberField(1, MAX_CELLS)
        self.paper = MenuChoice(_paper_words())
        self.dpi = SegmentChoice({str(dpi): partial("{} dpi".format, dpi) for dpi in _DPI})
        self.file = SegmentChoice({"png": lambda: "PNG", "pdf": lambda: "PDF"})
        self.names = Switch()
        self.remark, self.draw_plain = label("small"), TextButton("reroll")
        self.remark.setWordWrap(True)
        self._times = label("soft")
        self._lay_out()
        self.kind.set_value(_STICKERS if last.stickers else _CONTACT)
        self.columns.set_value(last.columns)
        self.rows.set_value(last.rows)
        self.paper.set_value(last.page if last.page in PAPERS else "a4")
        self.dpi.set_value(str(min(_DPI, key=lambda dpi: abs(dpi - last.dpi))))
        self.names.setChecked(last.names)
        for choice in (self.kind, self.paper, self.dpi, self.file):
            choice.chosen.connect(lambda _: self.changed.emit())
        for field in (self.columns, self.rows):
            field.changed.connect(lambda _: self.changed.emit())
        self.names.toggled.connect(lambda _: self.changed.emit())
        self._speak_all()

    def _lay_out(self) -> None:
        self.lines = QFormLayout(self)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setHorizontalSpacing(GAP_M)
        self.lines.setVerticalSpacing(GAP)
        for field in (self.columns, self.rows):
            field.setFixedWidth(64)
        lines: tuple[list[QWidget], ...] = (
            [self.kind],
            [self.columns, self._times, self.rows],
            [self.paper],
            [self.dpi],
            [self.file],
        )
        self.titles: list[QLabel] = []
        for widgets in lines:
            line = QHBoxLayout()
            line.setSpacing(GAP)
            for widget in widgets:
                line.addWidget(widget)
            if widgets[0] is not self.paper:
                line.addStretch(1)
            self.titles.append(label())
            self.lines.addRow(self.titles[-1], line)
        self.lines.addRow("", self.remark)
        self.lines.addRow("", self.draw_plain)
        self.lines.addRow(self.names)
        self.show_remark("", False)

    def _speak_all(self) -> None:
        texts: tuple[tuple[Callable[[], str], list[QWidget]], ...] = (
            (lambda: translate("SheetDialog", "Sheet"), [self.kind]),
            (lambda: translate("SheetDialog", "Faces a page"), []),
            (lambda: translate("SheetDialog", "Paper"), [self.paper]),
            (lambda: translate("SheetDialog", "Sharpness"), [self.dpi]),
            (lambda: translate("SheetDialog", "File"), [self.file]),
        )
        for title, (text, widgets) in zip(self.titles, texts, strict=True):
            self.say(title.setText, text)
            for widget in widgets:
                self.say(widget.setAccessibleName, text)
        self.say(self._times.setText, lambda: translate("SheetDialog", "×"))
        self.say(
            self.columns.setAccessibleName, lambda: translate("SheetDialog", "Faces side by side")
        )
        self.say(
            self.rows.setAccessibleName, lambda: translate("SheetDialog", "Rows of faces a page")
        )
        self.say(self.names.setText, lambda: translate("SheetDialog", "Names below the faces"))
        self.say(
            self.draw_plain.setText,
            lambda: translate("SaveDialog", "Draw some like them on plain ground"),
        )

    @property
    def stickers(self) -> bool:
        """Whether faces are cut out."""
        return self.kind.value() == _STICKERS

    def options(self) -> SheetOptions:
        """Return how the sheet looks.

        Raises:
            UserError: so many faces do not fit on the paper.
        """
        width, height = PAPERS[self.paper.value()]
        small = min(width, height) < 150
        return SheetOptions(
            columns=self.columns.value(),
            rows=self.rows.value(),
            width=width,
            height=height,
            margin=5.0 if small else 10.0,
            gap=2.0 if small else 4.0,
            dpi=int(self.dpi.value()),
            stickers=self.stickers,
        )

    def remembered(self, last: SavingSettings) -> SavingSettings:
        """Return ``last`` with what is chosen now."""
        return last.model_copy(
            update={
                "stickers": self.stickers,
                "columns": self.columns.value(),
                "rows": self.rows.value(),
                "page": self.paper.value(),
                "dpi": int(self.dpi.value()),
                "names": self.names.isChecked(),
            }
        )

    def show_remark(self, text: str, can_draw: bool) -> None:
        """Say something of faces that cannot be cut out; ``can_draw`` offers to draw others."""
        self.remark.setText(text)
        self.lines.setRowVisible(self.remark, bool(text))
        self.lines.setRowVisible(self.draw_plain, can_draw)


def _paper_words() -> dict[str, Callable[[], str]]:
    words = {
        "a4": lambda: translate("SheetDialog", "A4, upright"),
        "a4-wide": lambda: translate("SheetDialog", "A4, across"),
        "a5": lambda: translate("SheetDialog", "A5, upright"),
        "a3": lambda: translate("SheetDialog", "A3, upright"),
        "letter": lambda: translate("SheetDialog", "Letter, upright"),
        "photo": lambda: translate("SheetDialog", "Photo 10 × 15 cm, upright"),
        "photo-wide": lambda: translate("SheetDialog", "Photo 10 × 15 cm, across"),
    }
    return {key: words[key] for key in PAPERS}
