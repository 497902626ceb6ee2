"""The left of the save dialog: the crop, and the face as others will see it."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from acgan_desktop.library.saving.options import Crop
from acgan_desktop.ui.page_parts.saving.chat_preview import ChatPreview
from acgan_desktop.ui.page_parts.saving.crop_controls import CropControls
from acgan_desktop.ui.page_parts.saving.crop_stage import CropStage
from acgan_desktop.ui.page_parts.saving.looks import Looks
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_S
from acgan_desktop.ui.widgets.base import IconButton, TranslatedWidget, label
from acgan_desktop.ui.widgets.segment_choice import SegmentChoice

translate = QCoreApplication.translate

_ROUND, _SQUARE = "round", "square"


class SaveView(TranslatedWidget, QWidget):
    """One face: cropped by hand, and in the sizes of chat programs.

    Attributes:
        stage: moves, zooms and turns it by hand.
        controls: the same as sliders.
        preview: the small pictures.
        shape: whether those are in circles.
        back, on: go to the face before or after, where there are several.
        facts: what is known of the file.
        number: which face is shown.

    Signals:
        changed: another crop, or another face.
    """

    changed = Signal()

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        """Show the first of ``count`` faces."""
        super().__init__(parent)
        self._count, self.number = count, 0
        self._looks: Looks | None = None
        self.stage, self.controls = CropStage(), CropControls()
        self.preview = ChatPreview()
        self.shape = SegmentChoice(
            {
                _ROUND: lambda: translate("SaveDialog", "Round"),
                _SQUARE: lambda: translate("SaveDialog", "Square"),
            }
        )
        self.back, self.on = IconButton("back"), IconButton("forward")
        self._place = label("small")
        self.facts = label("small")
        self.facts.setWordWrap(True)
        self.facts.setMinimumHeight(2 * self.facts.fontMetrics().lineSpacing())
        self._title = label("heading")
        self._lay_out()
        self.stage.changed.connect(lambda: self._take(self.stage.crop))
        self.controls.changed.connect(self._take)
        self.shape.chosen.connect(lambda _: self._show())
        self.back.clicked.connect(lambda: self._go(-1))
        self.on.clicked.connect(lambda: self._go(1))
        self._speak_all()
        self._go(0)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(self.stage)
        left.addWidget(self.controls)
        left.addWidget(self.facts)
        left.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.shape)
        walk = QHBoxLayout()
        walk.setSpacing(GAP_S)
        walk.addWidget(self.back)
        walk.addWidget(self._place)
        walk.addWidget(self.on)
        walk.addStretch(1)
        for widget in (self.back, self._place, self.on):
            widget.setVisible(self._count > 1)
        right = QVBoxLayout()
        right.setSpacing(GAP)
        right.addLayout(head)
        right.addWidget(self.preview)
        right.addLayout(walk)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_L)
        row.addLayout(left)
        row.addLayout(right)

    def _speak_all(self) -> None:
        self.say(
            self.stage.setAccessibleName, lambda: translate("SaveDialog", "The part that is saved")
        )
        self.say(
            self.stage.setToolTip,
            lambda: translate(
                "SaveDialog",
                "Drag to move, wheel to zoom, Shift and wheel to turn; "
                "keys: arrows, + and −, comma and full stop, 0 to go back",
            ),
        )
        self.say(self._title.setText, lambda: translate("SaveDialog", "As others see it"))
        self.say(
            self.shape.setAccessibleName, lambda: translate("SaveDialog", "Shape of the preview")
        )
        self.say(
            self.preview.setAccessibleName,
            lambda: translate("SaveDialog", "The picture at 128, 64 and 32 pixels"),
        )
        self.say(self.back.set_label, lambda: translate("SaveDialog", "The face before"))
        self.say(self.on.set_label, lambda: translate("SaveDialog", "The next face"))
        self.say(lambda _: self._show_place(), str)

    @property
    def crop(self) -> Crop:
        """Which part of the pictures is taken."""
        return self.stage.crop

    @property
    def is_round(self) -> bool:
        """Whether the small pictures are in circles."""
        return self.shape.value() == _ROUND

    def show_round(self, on: bool) -> None:
        """Show the small pictures in circles, or in squares."""
        self.shape.set_value(_ROUND if on else _SQUARE)
        self._show()

    def show_margin(self, margin: float) -> None:
        """Take hold of the picture as large as ``margin`` leaves it."""
        self.stage.inner = 1 - 2 * margin

    def show_looks(self, looks: Looks, cut_round: bool) -> None:
        """Show the face as it will be; ``cut_round`` darkens what a circle cuts off."""
        self._looks = looks
        self.stage.show_picture(looks.stage, cut_round)
        self._show()

    def show_facts(self, text: str) -> None:
        """Show what is known of the file."""
        self.facts.setText(text)

    def _show(self) -> None:
        if self._looks is not None:
            self.preview.show_pictures(self._looks.small, self.is_round)

    def _take(self, crop: Crop) -> None:
        self.stage.crop = crop
        self.controls.show_crop(crop)
        self.changed.emit()

    def _go(self, by: int) -> None:
        before = self.number
        self.number = min(self._count - 1, max(0, self.number + by))
        self.back.setEnabled(self.number > 0)
        self.on.setEnabled(self.number < self._count - 1)
        self._show_place()
        if self.number != before:
            self.changed.emit()

    def _show_place(self) -> None:
        text = translate("SaveDialog", "{number} of {all}")
        self._place.setText(text.format(number=self.number + 1, all=self._count))
