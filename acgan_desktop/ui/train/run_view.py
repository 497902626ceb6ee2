"""A training that runs or has run: how it goes, its faces and curves, what one can do."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from acgan_desktop.app.training_look import TrainingLook
from acgan_desktop.core.errors import Message
from acgan_desktop.library.training.error_codes import PowerCode
from acgan_desktop.library.training.time_left import seconds_left, share_done, speed
from acgan_desktop.ui.i18n.sentences import sentence_in_words
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_XL
from acgan_desktop.ui.train.curve_chart import CurveChart, Series
from acgan_desktop.ui.train.run_buttons import RunButtons
from acgan_desktop.ui.train.sheet_view import SheetView
from acgan_desktop.ui.train.training_service import Overview, TrainingService
from acgan_desktop.ui.train.words import duration_words, stage_words
from acgan_desktop.ui.widgets.base import TextButton, TranslatedWidget, frame, label
from acgan_desktop.ui.widgets.progress_line import ProgressLine, QuietBar

_STEPS: Final = 1000


class RunView(TranslatedWidget, QWidget):
    """One training.

    Attributes:
        judgement: how it goes, in a sentence.
        buttons: what one can do.
        sheets: its faces over time.
        losses, scores: its curves.
        make: makes a model of it and draws with that.

    Signals:
        model_wanted(TrainingLook, bool): a model is to be made; whether of the best moment.
        export_cancelled(TrainingLook): it is not.
        removal_wanted(Project): it is to be taken off the list.
    """

    model_wanted = Signal(object, bool)
    removal_wanted = Signal(object)
    export_cancelled = Signal(object)

    def __init__(self, service: TrainingService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look: TrainingLook | None = None
        self._waits = False
        self.title, self.line = label("title"), label("soft")
        self.judgement = label()
        self.bar = QuietBar()
        self.bar.setRange(0, _STEPS)
        self.buttons = RunButtons(service)
        self.figures = [(label("title"), label("small")) for _ in range(4)]
        self.sheets = SheetView(service.run_reading)
        self.losses, self.scores = CurveChart(), CurveChart()
        self.make, self.make_best = TextButton("create"), TextButton("create")
        self.remove = TextButton("remove")
        self.progress = ProgressLine()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for text in (self.judgement, self.line):
            text.setWordWrap(True)
        body = frame("wallArea", self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(body)
        column = QVBoxLayout(body)
        column.setContentsMargins(GAP_XL, GAP_XL, GAP_XL, GAP_XL)
        column.setSpacing(GAP)
        column.addWidget(self.title)
        column.addWidget(self.line)
        column.addWidget(self.bar)
        column.addSpacing(GAP)
        column.addWidget(self.judgement)
        column.addWidget(self.buttons)
        making = QHBoxLayout()
        making.setSpacing(GAP)
        making.addWidget(self.make)
        making.addWidget(self.make_best)
        making.addWidget(self.progress, 1)
        making.addStretch(0)
        column.addLayout(making)
        numbers = QHBoxLayout()
        numbers.setSpacing(GAP_XL)
        numbers.setContentsMargins(0, GAP, 0, GAP)
        for value, caption in self.figures:
            pair = QVBoxLayout()
            pair.setSpacing(0)
            pair.addWidget(value)
            pair.addWidget(caption)
            numbers.addLayout(pair)
        numbers.addStretch(1)
        column.addLayout(numbers)
        column.addWidget(self.sheets)
        column.addSpacing(GAP_L)
        charts = QHBoxLayout()
        charts.setSpacing(GAP)
        charts.addWidget(self.losses, 1)
        charts.addWidget(self.scores, 1)
        column.addLayout(charts)
        column.addSpacing(GAP_L)
        # Far from what one does often.
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _connect(self) -> None:
        self.make.clicked.connect(lambda: self._want_model(False))
        self.make_best.clicked.connect(lambda: self._want_model(True))
        self.remove.clicked.connect(self._want_removal)
        self.progress.cancelled.connect(lambda: self.export_cancelled.emit(self._look))
        self.say(self.make.setText, lambda: self.tr("Draw with it"))
        self.say(
            self.make.setToolTip,
            lambda: self.tr("Make a model file of the newest saved moment, and open it in Create"),
        )
        self.say(self.remove.setText, lambda: self.tr("Remove from this list"))
        self.say(self.make_best.setText, lambda: self.tr("Draw with its best moment"))
        self.say(lambda _: self._speak(), str)

    def show_look(self, look: TrainingLook, overview: Overview) -> None:
        """Show a training."""
        self._look, self._waits = look, overview.on_battery
        self.buttons.show_look(look)
        side = look.recipe.side if look.recipe is not None else 0
        self.sheets.setVisible(bool(look.run.sheets))
        self.sheets.set_sheets(look.run.sheets, side)
        self._speak()

    def _want_model(self, best: bool) -> None:
        if self._look is not None:
            self.model_wanted.emit(self._look, best)

    def _want_removal(self) -> None:
        if self._look is not None:
            self.removal_wanted.emit(self._look.project)

    def _speak(self) -> None:
        look = self._look
        if look is None:
            return
        self.title.setText(look.project.file.name)
        self.line.setText(self._line(look))
        self.bar.setValue(round(_STEPS * share_done(look.run)))
        self.judgement.setText(self._sentence(look))
        self._speak_export(look)
        self._speak_figures(look)
        self._speak_charts(look)

    def _line(self, look: TrainingLook) -> str:
        words = stage_words(look)
        state = look.run.state
        if state is not None and state.target_kimg:
            done = self.tr("{kimg} of {target} thousand pictures shown")
            shown = done.format(kimg=f"{state.kimg:.1f}", target=f"{state.target_kimg:g}")
            return f"{words[:1].upper()}{words[1:]} · {shown}"
        return f"{words[:1].upper()}{words[1:]}"

    def _sentence(self, look: TrainingLook) -> str:
        if look.ended is not None:
            return sentence_in_words(look.ended)
        if look.run.problem:
            return look.run.problem
        if self._waits and look.stage in ("paused", "waiting"):
            return sentence_in_words(Message(PowerCode.ON_BATTERY))
        if look.stage in ("waiting", "starting"):
            return ""
        return sentence_in_words(Message(look.judgement))

    def _speak_export(self, look: TrainingLook) -> None:
        job = look.job("export")
        has_model = bool(look.run.sheets) and look.project.has_run
        self.make.setVisible(has_model and not job.is_busy)
        self.make.set_kind("main" if look.stage == "finished" else "plain", "create")
        self.make_best.setVisible(has_model and not job.is_busy and bool(look.run.distance))
        self.remove.setVisible(not look.is_at_work)
        self.progress.setVisible(job.is_busy)
        if job.is_busy:
            self.progress.set_text(self.tr("Making a model file…"))
            self.progress.set_share(0.5)

    def _speak_figures(self, look: TrainingLook) -> None:
        run, fast = look.run, speed(look.run)
        left = seconds_left(run) if look.stage in ("running", "paused") else None
        shown: list[tuple[str, str]] = []
        if left is not None:
            shown.append((duration_words(left), self.tr("left")))
        if fast is not None:
            shown.append((f"{fast:.1f}", self.tr("pictures a second")))
        if run.distance:
            shown.append((f"{run.distance[-1][1]:.3g}", self.tr("distance to your pictures")))
        if run.obedience:
            percent = f"{100 * run.obedience[-1][1]:.0f} %"
            shown.append((percent, self.tr("show what was wished")))
        for place, (value, caption) in enumerate(self.figures):
            texts = shown[place] if place < len(shown) else ("", "")
            for part, text in zip((value, caption), texts, strict=True):
                part.setText(text)
                part.setVisible(bool(text))

    def _speak_charts(self, look: TrainingLook) -> None:
        run = look.run
        unit = self.tr("thousand")
        drawer, judge = self.tr("drawing"), self.tr("judging")
        self.losses.set_series(
            self.tr("Losses"),
            unit,
            [
                Series(drawer, "accent", run.curve("loss_g")),
                Series(judge, "text_soft", run.curve("loss_d")),
            ],
        )
        if len(run.distance) > 1:
            distance = Series(self.tr("distance"), "accent", run.distance)
            self.scores.set_series(self.tr("Distance to your pictures"), unit, [distance])
        else:
            self.scores.set_series(
                self.tr("Taken for real"),
                unit,
                [
                    Series(self.tr("real"), "text_soft", run.curve("score_real")),
                    Series(self.tr("drawn"), "accent", run.curve("score_fake")),
                ],
            )
        for chart in (self.losses, self.scores):
            chart.setVisible(bool(run.curve("loss_g")))
