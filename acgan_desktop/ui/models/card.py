"""The card of one model: what it is, what it draws, how fast, and what can be done with it."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from acgan_desktop.app.failure import Failure
from acgan_desktop.app.model_entries import Entry
from acgan_desktop.app.plain_text import tool_tip
from acgan_desktop.library.models.installed import UnusableModel
from acgan_desktop.ui.i18n.model_words import card_of, details_of, line_of
from acgan_desktop.ui.i18n.sentences import sentence_in_words
from acgan_desktop.ui.models.model_preview import ModelPreview
from acgan_desktop.ui.models.sample_sheet import SampleSheet
from acgan_desktop.ui.theme.images import image_of
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_XL
from acgan_desktop.ui.widgets.base import TextButton, TranslatedWidget, frame, label
from acgan_desktop.ui.widgets.disclosure import Disclosure
from acgan_desktop.ui.widgets.facts import Facts


class ModelCard(TranslatedWidget, QWidget):
    """What is to be known of a model.

    Attributes:
        use, compare, remove, again: its buttons.
        facts: what most people want to know of it.
        details: shows all else that its file says.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.use = TextButton("model", "main")
        self.compare = TextButton("compare")
        self.remove = TextButton("remove")
        self.again = TextButton("reroll")
        self.sheet = SampleSheet()
        self.name, self.line = label("title"), label("soft")
        self.problem = label("soft")
        self.speed, self.pace, self.room = label("title"), label("title"), label("title")
        self.facts, self._all_facts = Facts(), Facts()
        self.details = Disclosure(self._all_facts)
        self._sheet_of: ModelPreview | None = None
        self._lay_out()
        self._speak_all()

    def _lay_out(self) -> None:
        body = frame("wallArea", self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(body)
        column = QVBoxLayout(body)
        column.setContentsMargins(GAP_XL, GAP_XL, GAP_XL, GAP_XL)
        column.setSpacing(GAP)
        head = QHBoxLayout()
        head.setSpacing(GAP)
        words = QVBoxLayout()
        words.setSpacing(2)
        for text in (self.name, self.line):
            words.addWidget(text)
        head.addLayout(words, 1)
        for button in (self.compare, self.use):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(head)
        column.addSpacing(GAP)
        self.problem.setWordWrap(True)
        column.addWidget(self.problem)
        column.addWidget(self.sheet)
        figures = QHBoxLayout()
        figures.setSpacing(GAP_XL + GAP)
        self._captions = [label("small") for _ in range(3)]
        values = (self.speed, self.pace, self.room)
        for value, caption in zip(values, self._captions, strict=True):
            caption.setWordWrap(True)
            pair = QVBoxLayout()
            pair.setSpacing(0)
            pair.addWidget(value)
            pair.addWidget(caption)
            figures.addLayout(pair)
        figures.addStretch(1)
        figures.addWidget(self.again, 0, Qt.AlignmentFlag.AlignVCenter)
        self._figures = QWidget()
        self._figures.setLayout(figures)
        figures.setContentsMargins(0, GAP_L, 0, GAP_L)
        column.addWidget(self._figures)
        column.addWidget(self.facts)
        column.addWidget(self.details)
        column.addSpacing(GAP_L)
        # Far from what one does often.
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _speak_all(self) -> None:
        self.say(self._captions[0].setText, lambda: self.tr("for one face"))
        self.say(self._captions[1].setText, lambda: self.tr("faces a second, sixteen at a time"))
        self.say(self._captions[2].setText, lambda: self.tr("on the disk"))
        self.say(self.again.setText, lambda: self.tr("Measure again"))
        self.say(self.again.setToolTip, lambda: self.tr("Measure the speed on this computer again"))
        self.say(self.compare.setText, lambda: self.tr("Compare…"))
        self.say(
            self.compare.setToolTip,
            lambda: self.tr("See the same faces drawn by this model and another, side by side"),
        )
        self.say(self.remove.setText, lambda: self.tr("Remove from this list"))
        self.say(self.sheet.setAccessibleName, lambda: self.tr("Faces that this model draws"))
        self.say(
            self.sheet.setToolTip,
            lambda: self.tr("The same seeds for every model, so that sheets can be compared"),
        )

    def show_entry(
        self,
        entry: Entry | None,
        is_open: bool,
        has_others: bool,
        made: ModelPreview | Failure | None,
    ) -> None:
        """Show a model.

        Args:
            entry: which; None for an empty card.
            is_open: whether it draws now.
            has_others: whether there is another to compare it with.
            made: its faces and its speed, or why they could not be had, or None until they are.
        """
        can_draw = entry is not None and entry.can_draw
        for widget in (self.sheet, self._figures, self.use):
            widget.setVisible(can_draw)
        self.compare.setVisible(can_draw and has_others)
        self.problem.setVisible(not can_draw and entry is not None)
        known = entry is not None and not isinstance(entry.found, UnusableModel)
        self.details.setVisible(known)
        self.remove.setVisible(entry is not None and entry.can_go)
        self.remove.setEnabled(not is_open)
        self.remove.setToolTip(
            self.tr("This model is in use: switch to another one first")
            if is_open
            else self.tr("It can be brought back; favourites keep a copy if they need it")
        )
        if entry is None:
            self.name.setText("")
            self.line.setText("")
            self.facts.set_facts([])
            return
        found = entry.found
        self.name.setText(entry.name)
        if isinstance(found, UnusableModel):
            self.line.setText(self.tr("This file cannot be used."))
            self.problem.setText(sentence_in_words(found.problem.sentence))
            self.facts.set_facts([])
            return
        self.line.setText(line_of(found.manifest, found.bundled))
        self.problem.setText(
            self.tr(
                "A tagger reads attributes from a picture; it draws none. With one installed, the "
                "Create page can show only faces that fit your wishes."
            )
        )
        self.facts.set_facts(card_of(found.manifest, entry.path, found.bundled))
        self._all_facts.set_facts(details_of(found.manifest))
        if can_draw:
            self._show_use(is_open)
            self._show_portfolio(entry, made)

    def _show_use(self, is_open: bool) -> None:
        self.use.setEnabled(not is_open)
        self.use.setText(self.tr("In use") if is_open else self.tr("Use this model"))
        self.use.setToolTip(
            self.tr("The faces are drawn by this model")
            if is_open
            else self.tr("Draw with this model from now on")
        )

    def _show_portfolio(self, entry: Entry, made: ModelPreview | Failure | None) -> None:
        self.room.setText(
            QLocale().formattedDataSize(entry.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        )
        self.again.setEnabled(made is not None)
        self.problem.setVisible(isinstance(made, Failure))
        if isinstance(made, ModelPreview):
            if not self.sheet.images() or self._sheet_of is not made:
                self.sheet.set_images([image_of(pixels) for pixels in made.pixels])
                self._sheet_of = made
            milliseconds = self.tr("{number} ms").format(number=_short(made.milliseconds))
            self.speed.setText(milliseconds)
            self.pace.setText(_short(made.faces_per_second))
            measured = self.tr("Measured on this computer: {device}").format(device=made.device)
            for figure in (self.speed, self.pace):
                figure.setToolTip(tool_tip(measured))
            return
        if isinstance(made, Failure):
            self.problem.setText(sentence_in_words(made.sentence))
        self.sheet.set_images([])
        for figure in (self.speed, self.pace):
            figure.setText("–" if made is not None else "…")


def _short(number: float) -> str:
    return f"{number:.1f}" if number < 10 else f"{number:.0f}"
