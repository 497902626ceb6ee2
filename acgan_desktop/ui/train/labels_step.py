"""The third step of a training: what is known of the pictures, and how to know more."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from acgan_desktop.app.training_look import TrainingLook
from acgan_desktop.ui.i18n.vocabulary import shown
from acgan_desktop.ui.theme.tokens import GAP, GAP_L
from acgan_desktop.ui.widgets.base import TextButton, TranslatedWidget, label
from acgan_desktop.ui.widgets.facts import Facts

_MOST_CLASSES = 6


class LabelsStep(TranslatedWidget, QWidget):
    """Labels: read by the program, or given by looking.

    Attributes:
        fill: has hair and eyes read by the bundled tagger.
        review: labels by keys.

    Signals:
        fill_wanted: the tagger is to read the pictures.
        review_wanted: a person labels by looking.
    """

    fill_wanted = Signal()
    review_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look: TrainingLook | None = None
        self.explanation = label("soft")
        self.explanation.setWordWrap(True)
        self.summary = label("heading")
        self.facts = Facts()
        self.fill, self.review = TextButton("search"), TextButton("keyboard")
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.fill)
        buttons.addWidget(self.review)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.explanation)
        column.addSpacing(GAP)
        column.addLayout(buttons)
        column.addSpacing(GAP_L)
        column.addWidget(self.summary)
        column.addWidget(self.facts)
        column.addStretch(1)
        self.fill.clicked.connect(self.fill_wanted)
        self.review.clicked.connect(self.review_wanted)
        self.say(
            self.explanation.setText,
            lambda: self.tr(
                "Labels say what a picture shows, so that one can wish for it later. Without any, "
                "the model draws your style, and nothing can be wished for. The program can read "
                "hair and eyes itself; what you say counts more."
            ),
        )
        self.say(self.fill.setText, lambda: self.tr("Read hair and eyes"))
        self.say(self.review.setText, lambda: self.tr("Label by keys…"))
        self.say(lambda _: self._speak(), str)

    def show_look(self, look: TrainingLook) -> None:
        """Show what is known of the pictures."""
        self._look = look
        busy = any(look.job(name).is_busy for name in ("label", "review", "prepare"))
        for button in (self.fill, self.review):
            button.setEnabled(look.prepared is not None and not busy)
        self._speak()

    def _speak(self) -> None:
        prepared = self._look.prepared if self._look is not None else None
        if prepared is None:
            self.summary.setText("")
            self.facts.set_facts([])
            return
        known = round(100 * prepared.labelled)
        words = self.tr("{percent} % of the pictures have labels.")
        self.summary.setText(words.format(percent=known))
        facts = []
        for name, counts in prepared.attributes.items():
            most = sorted(counts.items(), key=lambda pair: -pair[1])[:_MOST_CLASSES]
            listed = ", ".join(f"{shown(value)} {count}" for value, count in most if count)
            if listed:
                facts.append((shown(name), listed))
        self.facts.set_facts(facts[:12])
