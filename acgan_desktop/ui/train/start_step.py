"""The last step before a training: what it is for, what it begins with, its name."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from acgan_desktop.app.training_look import TrainingLook
from acgan_desktop.library.training.purposes import (
    FEW_FOR_BUNDLED,
    FEW_FOR_NOTHING,
    PURPOSES,
    Begin,
    Estimate,
    Purpose,
    course,
    estimate,
    recipes,
)
from acgan_desktop.library.training.training_project import MAX_NAME
from acgan_desktop.ui.theme.tokens import GAP, GAP_L
from acgan_desktop.ui.train.purpose_card import PurposeCard
from acgan_desktop.ui.train.training_service import Overview
from acgan_desktop.ui.train.words import duration_words, job_words, size_words
from acgan_desktop.ui.widgets.base import TextButton, TranslatedWidget, label
from acgan_desktop.ui.widgets.segment_choice import SegmentChoice
from acgan_desktop.ui.widgets.text_field import TextField


class StartStep(TranslatedWidget, QWidget):
    """Purposes with their times on this machine.

    Attributes:
        begin: "bundled" or "nothing".
        cards: one for each purpose.
        name: what the training is called.
        measure: tries the recipes again.

    Signals:
        trials_wanted(list[str], bool): recipes whose speed is to be known; whether measured anew.
        changed: something else was chosen.
    """

    trials_wanted = Signal(list, bool)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._overview = Overview()
        self._look: TrainingLook | None = None
        self.begin = SegmentChoice(
            {
                "bundled": lambda: self.tr("The bundled model, in my style"),
                "nothing": lambda: self.tr("From nothing"),
            }
        )
        self.cards: dict[Purpose, PurposeCard] = {each: PurposeCard() for each in PURPOSES}
        self.begin_line = label("heading")
        self.note, self.measured = label("soft"), label("small")
        self.measure = TextButton("reroll")
        self.name_line = label("heading")
        self.name = TextField()
        self.name.setMaxLength(MAX_NAME)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for text in (self.note, self.measured):
            text.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        group = QButtonGroup(self)
        for card in self.cards.values():
            row.addWidget(card, 1)
            group.addButton(card)
        self.cards["good"].setChecked(True)
        speed = QHBoxLayout()
        speed.setSpacing(GAP)
        speed.addWidget(self.measured, 1)
        speed.addWidget(self.measure)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.begin_line)
        column.addWidget(self.begin)
        column.addWidget(self.note)
        column.addSpacing(GAP)
        column.addLayout(row)
        column.addLayout(speed)
        column.addSpacing(GAP_L)
        column.addWidget(self.name_line)
        column.addWidget(self.name)
        column.addStretch(1)

    def _connect(self) -> None:
        self.begin.chosen.connect(lambda _: self._began())
        for card in self.cards.values():
            card.toggled.connect(lambda on: self.changed.emit() if on else None)
        self.name.textEdited.connect(lambda _: self.changed.emit())
        self.measure.clicked.connect(lambda: self._ask_trials(True))
        self.say(self.begin_line.setText, lambda: self.tr("Begin with"))
        self.say(self.name_line.setText, lambda: self.tr("Name"))
        self.say(self.name.setAccessibleName, lambda: self.tr("Name"))
        self.say(self.measure.setText, lambda: self.tr("Measure again"))
        self.say(lambda _: self._speak(), str)

    def show_look(self, look: TrainingLook, overview: Overview) -> None:
        """Show a training that is to be started."""
        if self._look is None or self._look.project.folder != look.project.folder:
            self.name.setText(look.project.file.name)
        self._look, self._overview = look, overview
        self._speak()

    def entered(self) -> None:
        """Have measured what is not known yet."""
        self._ask_trials(False)

    @property
    def purpose(self) -> Purpose:
        """What is chosen."""
        return next(each for each, card in self.cards.items() if card.isChecked())

    def values(self) -> dict[str, object]:
        """Return what the training is to be, as values of its file."""
        begin = self._begin
        chosen = self._estimate(self.purpose)
        asked = course(begin, self.purpose)
        name = " ".join(self.name.text().split())[:MAX_NAME]
        found: dict[str, object] = {
            "recipe": asked.recipe,
            "kimg": chosen.kimg if chosen is not None else asked.most_kimg,
        }
        return {**found, "name": name} if name else found

    @property
    def _begin(self) -> Begin:
        return "bundled" if self.begin.value() == "bundled" else "nothing"

    def _began(self) -> None:
        self._ask_trials(False)
        self._speak()
        self.changed.emit()

    def _ask_trials(self, again: bool) -> None:
        self.trials_wanted.emit(recipes(self._begin), again)

    def _estimate(self, purpose: Purpose) -> Estimate | None:
        trial = self._overview.trials.get(course(self._begin, purpose).recipe)
        return None if trial is None else estimate(self._begin, purpose, trial)

    def _speak(self) -> None:
        titles = {
            "quick": self.tr("A quick look"),
            "good": self.tr("Good by tomorrow"),
            "best": self.tr("As good as it gets"),
        }
        for purpose, card in self.cards.items():
            found = self._estimate(purpose)
            time = "…" if found is None else duration_words(found.seconds)
            line = ""
            if found is not None:
                line = self.tr("{size} of memory").format(size=size_words(found.bytes))
                if found.is_long:
                    line = self.tr("wants a graphics card")
            card.set_words(titles[purpose], time, line)
        trying = self._overview.trying
        self.measure.setEnabled(not trying)
        self.measured.setText(
            job_words("Trying some steps") if trying else self.tr("Measured on this machine.")
        )
        self._speak_note()

    def _speak_note(self) -> None:
        prepared = self._look.prepared if self._look is not None else None
        kept = prepared.kept if prepared is not None else 0
        bundled = self._begin == "bundled"
        enough = FEW_FOR_BUNDLED if bundled else FEW_FOR_NOTHING
        if kept < enough:
            words = self.tr(
                "You have {kept} pictures; from {enough} on it becomes good. With fewer it learns "
                "them by heart."
            )
            self.note.setText(words.format(kept=kept, enough=enough))
        elif bundled:
            self.note.setText(self.tr("It knows faces already and takes on the style of yours."))
        else:
            self.note.setText(self.tr("It learns everything from your pictures, and takes longer."))
