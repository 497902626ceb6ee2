"""The form of the save dialog: what for, what kind of file, how large, and how it looks."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QWidget

from acgan_desktop.app.save_choice import SaveChoice
from acgan_desktop.library.pictures.picture_files import Resampler
from acgan_desktop.library.saving.options import MAX_MARGIN, MAX_SIDE, MIN_SIDE, Crop
from acgan_desktop.library.saving.purposes import AS_DRAWN, OWN_SIZE, PURPOSES, FileKind
from acgan_desktop.ui.page_parts.saving.background_choice import BackgroundControl
from acgan_desktop.ui.page_parts.saving.purpose_words import KIND_WORDS, purpose_line, side_words
from acgan_desktop.ui.theme.tokens import GAP, GAP_M
from acgan_desktop.ui.widgets.base import TextButton, TranslatedWidget, label
from acgan_desktop.ui.widgets.fields.menu_choice import MenuChoice
from acgan_desktop.ui.widgets.fields.number_field import NumberField
from acgan_desktop.ui.widgets.segment_choice import SegmentChoice
from acgan_desktop.ui.widgets.switch import Switch
from acgan_desktop.ui.widgets.typical_slider import Slider

translate = QCoreApplication.translate

SCALES: Final = (1, 2, 4, 8)
_SQUARE, _CIRCLE = "square", "circle"


class SaveForm(TranslatedWidget, QWidget):
    """All that can be chosen, one line each.

    Attributes:
        purpose: what for.
        scale: how many times as large as drawn.
        own_size: the side where it is one's own.
        kind: PNG, JPEG, WebP or ICO.
        resampler: sharp, or squares.
        shape: a square, or cut to a circle.
        margin: in per cent of the side.
        background: what stands behind the face.
        remark: what is to be said of the background.
        draw_plain: draws faces on plain ground in the place of these.
        embed: whether the avatar lies inside.

    Signals:
        changed: a person chose something else.
    """

    changed = Signal()

    def __init__(self, sharpens: bool, drawn: int, parent: QWidget | None = None) -> None:
        """Show the usual choice.

        Args:
            sharpens: whether an upscaler finishes pictures.
            drawn: the shorter side of the pictures as they were drawn.
            parent: the widget it lies in.
        """
        super().__init__(parent)
        self._sharpens, self._drawn = sharpens, drawn
        self.purpose = MenuChoice(
            {key: partial(purpose_line, purpose) for key, purpose in PURPOSES.items()}
        )
        self.scale = SegmentChoice({str(scale): partial("{}×".format, scale) for scale in SCALES})
        self.own_size = NumberField(MIN_SIDE, MAX_SIDE, step=8)
        self.own_size.setFixedWidth(72)
        self.pixels = label("soft")
        self.pixels.setWordWrap(True)  # in English it is wider than the room beside the scales
        self.kind = SegmentChoice({kind: partial(str, word) for kind, word in KIND_WORDS.items()})
        self.resampler = SegmentChoice(
            {
                Resampler.LANCZOS: lambda: (
                    translate("SaveDialog", "Sharp")
                    if self._sharpens
                    else translate("SaveDialog", "Smooth")
                ),
                Resampler.NEAREST: lambda: translate("SaveDialog", "Pixels"),
            }
        )
        self.shape = SegmentChoice(
            {
                _SQUARE: lambda: translate("SaveDialog", "Square"),
                _CIRCLE: lambda: translate("SaveDialog", "Circle"),
            }
        )
        self.margin, self.margin_words = Slider(), label("soft")
        self.margin.setRange(0, round(100 * MAX_MARGIN))
        self.background = BackgroundControl()
        self.remark, self.draw_plain = label("small"), TextButton("reroll")
        self.remark.setWordWrap(True)
        self.embed = Switch()
        self._one = True
        self._lay_out()
        self._connect()
        self._speak_all()

    def _lay_out(self) -> None:
        self.rows = QFormLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setHorizontalSpacing(GAP_M)
        self.rows.setVerticalSpacing(GAP)
        self._titles = {
            name: label()
            for name in ("purpose", "size", "kind", "resampler", "shape", "margin", "background")
        }
        rows: dict[str, list[QWidget]] = {
            "purpose": [self.purpose],
            "size": [self.scale, self.own_size, self.pixels],
            "kind": [self.kind],
            "resampler": [self.resampler],
            "shape": [self.shape],
            "margin": [self.margin, self.margin_words],
            "background": [self.background],
        }
        for name, widgets in rows.items():
            row = QHBoxLayout()
            row.setSpacing(GAP)
            for widget in widgets:
                row.addWidget(widget)
            if name in ("size", "kind", "resampler", "shape"):
                row.addStretch(1)
            self.rows.addRow(self._titles[name], row)
        self.margin_words.setMinimumWidth(40)
        self.rows.addRow("", self.remark)
        self.rows.addRow("", self.draw_plain)
        self.rows.addRow(self.embed)
        self.show_remark("", False, True)

    def _connect(self) -> None:
        for choice in (self.purpose, self.scale, self.kind, self.resampler, self.shape):
            choice.chosen.connect(lambda _: self._take())
        self.own_size.changed.connect(lambda _: self._take())
        self.margin.valueChanged.connect(lambda _: self._take())
        self.background.changed.connect(self._take)
        self.embed.toggled.connect(lambda _: self._take())

    def _speak_all(self) -> None:
        named: dict[str, tuple[Callable[[], str], list[QWidget]]] = {
            "purpose": (lambda: translate("SaveDialog", "For"), [self.purpose]),
            "size": (lambda: translate("SaveDialog", "Size"), [self.scale, self.own_size]),
            "kind": (lambda: translate("SaveDialog", "File"), [self.kind]),
            "resampler": (lambda: translate("SaveDialog", "Enlarged"), [self.resampler]),
            "shape": (lambda: translate("SaveDialog", "Cut to"), [self.shape]),
            "margin": (lambda: translate("SaveDialog", "Margin"), [self.margin]),
            "background": (lambda: translate("SaveDialog", "Background"), []),
        }
        for name, (text, widgets) in named.items():
            self.say(self._titles[name].setText, text)
            for widget in widgets:
                self.say(widget.setAccessibleName, text)
        self.resampler.explain(
            {
                Resampler.LANCZOS: lambda: (
                    translate("SaveDialog", "Finished by an upscaler, which takes a moment")
                    if self._sharpens
                    else translate("SaveDialog", "As a photo is enlarged (Lanczos)")
                ),
                Resampler.NEAREST: lambda: translate(
                    "SaveDialog", "Every pixel becomes a square (nearest)"
                ),
            }
        )
        self.say(self.embed.setText, lambda: translate("SaveDialog", "Can be dropped back here"))
        self.say(
            self.embed.setToolTip,
            lambda: translate("SaveDialog", "The avatar itself lies unseen inside the PNG"),
        )
        self.say(lambda _: self._show_offer(), str)
        self.say(lambda _: self._show_state(), str)

    @property
    def titles(self) -> list[QLabel]:
        """The words before the fields."""
        return list(self._titles.values())

    def choice(self, crop: Crop) -> SaveChoice:
        """Return what is chosen, with ``crop``."""
        return SaveChoice(
            purpose=PURPOSES[self.purpose.value()],
            kind=FileKind(self.kind.value()),
            own_size=self.own_size.value(),
            scale=int(self.scale.value()),
            resampler=Resampler(self.resampler.value()),
            crop=crop,
            margin=self.margin.value() / 100,
            round=self.shape.value() == _CIRCLE,
            background=self.background.choice(),
            embed=self.embed.isChecked(),
        )

    def show_choice(self, choice: SaveChoice) -> None:
        """Show what was chosen, without telling anybody."""
        self.blockSignals(True)
        self.purpose.set_value(choice.purpose.key)
        self.own_size.set_value(choice.own_size)
        self.scale.set_value(str(min(SCALES, key=lambda scale: abs(scale - choice.scale))))
        self.kind.set_value(choice.kind)
        self.resampler.set_value(choice.resampler)
        self.shape.set_value(_CIRCLE if choice.round else _SQUARE)
        self.margin.setValue(round(100 * choice.margin))
        self.background.show_choice(choice.background)
        self.embed.setChecked(choice.embed)
        self.blockSignals(False)
        self._show_state()

    def show_remark(self, text: str, can_draw: bool, one: bool) -> None:
        """Say something of the background; ``can_draw`` offers to draw ``one`` or others."""
        self._one = one
        self.remark.setText(text)
        self.rows.setRowVisible(self.remark, bool(text))
        self.rows.setRowVisible(self.draw_plain, can_draw)
        self._show_offer()

    def _show_offer(self) -> None:
        one = translate("SaveDialog", "Draw one like it on plain ground")
        some = translate("SaveDialog", "Draw some like them on plain ground")
        self.draw_plain.setText(one if self._one else some)

    def _take(self) -> None:
        self._show_state()
        self.changed.emit()

    def _show_state(self) -> None:
        """Offer what goes with the purpose."""
        choice = self.choice(Crop())
        purpose = choice.purpose
        self.scale.setVisible(purpose is AS_DRAWN)
        self.own_size.setVisible(purpose is OWN_SIZE)
        side = choice.side(self._drawn)
        self.pixels.setText(side_words(side, purpose))
        for kind, segment in self.kind.segments.items():
            segment.setVisible(FileKind(kind) in purpose.kinds)
        if choice.kind_taken is not choice.kind:
            self.kind.set_value(choice.kind_taken)
        self.resampler.setEnabled(side > self._drawn)
        percent = translate("SaveDialog", "{number} %").format(number=self.margin.value())
        self.margin_words.setText(percent)
        self.embed.setEnabled(choice.kind_taken is FileKind.PNG)
