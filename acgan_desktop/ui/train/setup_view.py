"""What is shown while there is no trainer: what it takes to set one up, and the one step to it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from acgan_desktop.app.failure import Failure
from acgan_desktop.library.training.environment_setup import Plan
from acgan_desktop.library.training.gpu_driver import Build
from acgan_desktop.ui.i18n.sentences import sentence_in_words
from acgan_desktop.ui.page_parts.ask_folder import ask_folder
from acgan_desktop.ui.theme import icons
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_XL, tokens
from acgan_desktop.ui.train.trainer_setup import TrainerSetup
from acgan_desktop.ui.train.words import setup_words, size_words
from acgan_desktop.ui.widgets.base import TextButton, TranslatedWidget, frame, label
from acgan_desktop.ui.widgets.progress_line import ProgressLine
from acgan_desktop.ui.widgets.segment_choice import SegmentChoice

AskFolder = Callable[[QWidget, str], Path | None]
_WIDTH = 520


class SetupView(TranslatedWidget, QWidget):
    """Sets the trainer up.

    Attributes:
        ask: lets the person name a folder.
        build: for the processor or for the card.
        install, other: makes an environment, or takes one that there is.
        progress: how far that is.
        problem: why it did not work, or what is wrong with the environment.
    """

    def __init__(self, setup: TrainerSetup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask: AskFolder = ask_folder
        self._setup = setup
        self._plan: Plan | None = None
        self._planned: Build | None = None
        self._no_plan: Failure | None = None
        self._mark = label()
        self.title, self.line, self.gpu = label("title"), label("soft"), label("small")
        self.problem = label()
        self.amount = label("small")
        self.build = SegmentChoice(
            {"cpu": lambda: self.tr("Processor"), "cuda": lambda: self.tr("Graphics card")}
        )
        self.install, self.other = TextButton(kind="main"), TextButton()
        self.progress = ProgressLine()
        self._lay_out()
        self.install.clicked.connect(self._install)
        self.other.clicked.connect(self._choose)
        self.progress.cancelled.connect(setup.cancel)
        self.build.chosen.connect(lambda _: self._look_at_plan())
        self.say(self.title.setText, lambda: self.tr("Train a model of your own"))
        self.say(self.other.setText, lambda: self.tr("Use an environment of mine…"))
        self.say(lambda _: self._speak(), str)
        setup.changed.connect(self._changed)
        self._changed()

    def _lay_out(self) -> None:
        body = frame("wallArea", self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(body)
        column = QVBoxLayout(body)
        column.setContentsMargins(GAP_XL, GAP_XL, GAP_XL, GAP_XL)
        column.setSpacing(GAP)
        column.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        for widget in (self._mark, self.title, self.line, self.problem):
            column.addWidget(widget, 0, centre)
        for text in (self.line, self.problem, self.gpu, self.amount):
            text.setWordWrap(True)
            text.setFixedWidth(_WIDTH)
            text.setAlignment(centre)
        column.addSpacing(GAP_L)
        column.addWidget(self.build, 0, centre)
        column.addWidget(self.gpu, 0, centre)
        column.addWidget(self.amount, 0, centre)
        column.addSpacing(GAP)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addStretch(1)
        buttons.addWidget(self.install)
        buttons.addWidget(self.other)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self.progress.setFixedWidth(_WIDTH)
        column.addWidget(self.progress, 0, centre)
        column.addStretch(3)

    def _changed(self) -> None:
        setup = self._setup
        if setup.state in ("none", "unusable") and self._planned is None and setup.gpu is not None:
            self.build.set_value(setup.gpu.build)
            self._look_at_plan()
        self._speak()

    def _look_at_plan(self) -> None:
        build = self._build

        def planned(plan: Plan) -> None:
            if build == self._build:
                self._plan, self._no_plan = plan, None
                self._speak()

        def refused(error: Exception) -> None:
            if build == self._build:
                self._plan, self._no_plan = None, Failure.of(error)
                self._speak()

        self._planned = build
        self._setup.make_plan(build, planned, refused)

    @property
    def _build(self) -> Build:
        return "cuda" if self.build.value() == "cuda" else "cpu"

    def _install(self) -> None:
        self._setup.set_up(self._build)

    def _choose(self) -> None:
        folder = self.ask(self, self.tr("The folder of a Python environment"))
        if folder is not None:
            self._setup.point_to(folder)

    def _speak(self) -> None:
        setup, plan = self._setup, self._plan
        working, looking = setup.state == "working", setup.state == "looking"
        ratio = self.devicePixelRatioF()
        self._mark.setPixmap(icons.pixmap("train", tokens().text_faint, 48, ratio))
        if looking:
            self.line.setText(self.tr("Looking for the trainer…"))
        else:
            self.line.setText(
                self.tr(
                    "From a few hundred pictures of yours to a model that draws in their style. "
                    "The trainer needs PyTorch, which is large and therefore comes apart. It is "
                    "put into a folder of its own and can be removed again at any time."
                )
            )
        problem = setup.problem or self._no_plan
        self.problem.setText("" if problem is None else sentence_in_words(problem.sentence))
        self.problem.setVisible(problem is not None and not working and not looking)
        self.gpu.setText("" if setup.gpu is None else sentence_in_words(setup.gpu.sentence))
        if plan is not None:
            words = self.tr(
                "About {download} to download, {installed} on the disk; {free} are free."
            )
            self.amount.setText(
                words.format(
                    download=size_words(plan.download),
                    installed=size_words(plan.installed),
                    free=size_words(plan.free),
                )
            )
        for widget in (self.build, self.gpu, self.install, self.other):
            widget.setVisible(not working and not looking)
        self.amount.setVisible(plan is not None and not working and not looking)
        self.install.setEnabled(plan is not None)
        self.install.setText(
            self.tr("Repair it") if setup.state == "unusable" else self.tr("Set it up")
        )
        for text in (self.line, self.problem, self.gpu, self.amount):
            text.setMinimumHeight(max(0, text.heightForWidth(_WIDTH)))
        self.progress.setVisible(working)
        self.progress.set_text(setup_words(setup.stage))
        self.progress.set_share(setup.share if setup.share is not None else 0.0)
