"""The way to a training, step by step: pictures, a look through them, labels, start."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from acgan_desktop.app.training_look import TrainingLook
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.job_folder import Job
from acgan_desktop.library.training import trainer_jobs, training_project
from acgan_desktop.library.training.training_project import JobName, Project
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_XL
from acgan_desktop.ui.train.check_step import CheckStep
from acgan_desktop.ui.train.labels_step import LabelsStep
from acgan_desktop.ui.train.pictures_step import PicturesStep
from acgan_desktop.ui.train.start_step import StartStep
from acgan_desktop.ui.train.training_service import Overview, TrainingService
from acgan_desktop.ui.train.words import job_words
from acgan_desktop.ui.widgets.base import TextButton, TranslatedWidget, frame, label
from acgan_desktop.ui.widgets.progress_line import ProgressLine
from acgan_desktop.ui.widgets.segment_choice import SegmentChoice

STEPS: Final = ("pictures", "check", "labels", "start")
MOST_REVIEWED: Final = 2000


class GuideView(TranslatedWidget, QWidget):
    """Four steps of one training; one can go back to each.

    Attributes:
        steps: which of them is in view.
        pictures, check, labels, start: the steps.
        back, forward: go from one to the next.
        progress: how far a command of the trainer is.

    Signals:
        review_wanted(Project): a person labels by looking.
        problem(UserError): a command ended badly.
    """

    review_wanted = Signal(object)
    problem = Signal(object)

    def __init__(self, service: TrainingService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._look: TrainingLook | None = None
        self._awaited: dict[tuple[Path, JobName], Callable[[], object]] = {}
        self._prepared_of: dict[Path, object] = {}
        self.title = label("title")
        self.steps = SegmentChoice(
            {
                "pictures": lambda: self.tr("Pictures"),
                "check": lambda: self.tr("Look through"),
                "labels": lambda: self.tr("Labels"),
                "start": lambda: self.tr("Start"),
            }
        )
        self.pictures, self.labels, self.start = PicturesStep(), LabelsStep(), StartStep()
        self.check = CheckStep(service.run_reading)
        self.progress = ProgressLine()
        self.back, self.forward = TextButton(), TextButton(kind="main")
        self._stack = QStackedWidget()
        for step in (self.pictures, self.check, self.labels, self.start):
            self._stack.addWidget(step)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        body = frame("wallArea", self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(body)
        head = QHBoxLayout()
        head.setSpacing(GAP_L)
        head.addWidget(self.title, 1)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self.back)
        foot.addWidget(self.progress, 1)
        foot.addStretch(0)
        foot.addWidget(self.forward)
        column = QVBoxLayout(body)
        column.setContentsMargins(GAP_XL, GAP_XL, GAP_XL, GAP_L)
        column.setSpacing(GAP_L)
        column.addLayout(head)
        column.addWidget(self.steps)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(policy)

    def _connect(self) -> None:
        self.steps.chosen.connect(self.go_to)
        self.pictures.changed.connect(self._change)
        self.check.changed.connect(self._speak)
        self.labels.fill_wanted.connect(self.fill_labels)
        self.labels.review_wanted.connect(self.label_by_keys)
        self.start.changed.connect(self._speak)
        self.start.trials_wanted.connect(
            lambda recipes, again: self._service.try_recipes(recipes, again=again)
        )
        self.progress.cancelled.connect(self._cancel)
        self.back.clicked.connect(lambda: self.go_to(STEPS[self._place - 1]))
        self.forward.clicked.connect(self.go_on)
        self.say(self.back.setText, lambda: self.tr("Back"))
        self.say(lambda _: self._speak(), str)

    @property
    def project(self) -> Project | None:
        """The training that is prepared."""
        return self._look.project if self._look is not None else None

    @property
    def _place(self) -> int:
        return STEPS.index(self.steps.value())

    def show_look(self, look: TrainingLook, overview: Overview) -> None:
        """Show a training on its way."""
        is_new = self._look is None or self._look.project.folder != look.project.folder
        self._look = look
        for step in (self.pictures, self.check, self.labels):
            step.show_look(look)
        self.start.show_look(look, overview)
        if is_new:
            self.go_to("pictures" if look.prepared is None else "check")
        self._finish_awaited(look)
        self._speak()

    def go_to(self, step: str) -> None:
        """Show a step, if one may be there yet."""
        prepared = self._look.prepared if self._look is not None else None
        if prepared is None and step != "pictures":
            step = "pictures"
        self.steps.set_value(step)
        self._stack.setCurrentIndex(STEPS.index(step))
        if step == "start":
            self.start.entered()
        self._speak()

    def go_on(self) -> None:
        """Do what the step is for, and go to the next."""
        look, step = self._look, self.steps.value()
        if look is None or self._busy() is not None:
            return
        if step == "pictures" and (look.prepared is None or self._needs_preparing(look)):
            self._prepare(look.project)
        elif step == "check" and self.check.has_changes:
            self._prepare(look.project, self.check.names())
        elif step == "start":
            self._service.start(look.project, **self.start.values())
        else:
            self.go_to(STEPS[self._place + 1])

    def fill_labels(self) -> None:
        """Have hair and eyes read by the bundled tagger."""
        self._label(tagger=True)

    def take_review(self) -> None:
        """Take up what a person said while labelling."""
        self._label(tagger=self._look is not None and self._look.project.file.labelled)

    def label_by_keys(self) -> None:
        """Ask the trainer what to ask, and let the person answer."""
        look = self._look
        if look is None:
            return
        self._start(
            look.project,
            "review",
            lambda now: trainer_jobs.review_words(now, now.file.size, MOST_REVIEWED),
            lambda: self.review_wanted.emit(look.project),
        )

    def _label(self, *, tagger: bool) -> None:
        look = self._look
        if look is None:
            return

        def before(now: Project) -> None:
            training_project.change(now, labelled=False)  # the folder goes while it is made anew

        self._start(
            look.project,
            "label",
            lambda now: trainer_jobs.label_words(now, now.file.size, tagger=tagger),
            lambda: self._service.change(look.project, labelled=True),
            before,
        )

    def _prepare(self, project: Project, names: list[str] | None = None) -> None:
        def before(now: Project) -> None:
            if names is not None:
                training_project.write_chosen(now, names)
            else:
                now.chosen.unlink(missing_ok=True)

        self._prepared_of[project.folder] = _way(project)
        self._start(
            project,
            "prepare",
            lambda now: trainer_jobs.prepare_words(now, now.file.size),
            lambda: self.go_to("check"),
            before,
        )

    def _needs_preparing(self, look: TrainingLook) -> bool:
        """Say whether other sources, or another way to read them, were chosen since."""
        way = _way(look.project)
        return self._prepared_of.setdefault(look.project.folder, way) != way

    def _start(
        self,
        project: Project,
        job: JobName,
        words: Callable[[Project], list[str]],
        done: Callable[[], object],
        before: Callable[[Project], object] = lambda project: None,
    ) -> None:
        self._awaited[project.folder, job] = done
        self._service.start_job(project, job, words, before)

    def _finish_awaited(self, look: TrainingLook) -> None:
        """Go on where a command that was started here has ended."""
        folder = look.project.folder
        for (of, name), done in list(self._awaited.items()):
            job = look.job(name)
            if of != folder or job.is_busy or job.state == "none":
                continue
            if name == "prepare" and job.is_good and look.prepared is None:
                continue  # it is about to be put into its place
            del self._awaited[of, name]
            if job.is_good:
                done()
            elif job.result is not None:
                self.problem.emit(UserError(job.result.sentence))

    def _busy(self) -> tuple[JobName, Job] | None:
        look = self._look
        names: tuple[JobName, ...] = ("prepare", "label", "review")
        found = ((name, look.job(name)) for name in names) if look is not None else ()
        return next(((name, job) for name, job in found if job.is_busy), None)

    def _cancel(self) -> None:
        busy = self._busy()
        if self._look is not None and busy is not None:
            self._awaited.pop((self._look.project.folder, busy[0]), None)
            self._service.cancel_job(self._look.project, busy[0])

    def _change(self, values: dict[str, object]) -> None:
        if self.project is not None:
            self._service.change(self.project, **values)

    def _speak(self) -> None:
        look = self._look
        self.title.setText(look.project.file.name if look is not None else "")
        busy = self._busy()
        self.progress.setVisible(busy is not None)
        if busy is not None and busy[1].progress is not None:
            self.progress.set_text(job_words(busy[1].progress.stage))
            self.progress.set_share(busy[1].progress.share or 0.0)
        elif busy is not None:
            self.progress.set_text(job_words("Starting"))
        self.back.setVisible(self._place > 0)
        self.forward.setText(self._forward_words())
        has_sources = look is not None and bool(look.project.file.sources)
        prepared = look is not None and look.prepared is not None
        enough = prepared if self._place else has_sources
        self.forward.setEnabled(enough and busy is None and self._service.setup.state == "ready")
        for step, segment in self.steps.segments.items():
            segment.setEnabled(prepared or step == "pictures")

    def _forward_words(self) -> str:
        look, step = self._look, self.steps.value()
        if step == "pictures":
            fresh = look is not None and look.prepared is not None
            again = fresh and look is not None and self._needs_preparing(look)
            return self.tr("Next") if fresh and not again else self.tr("Prepare them")
        if step == "check":
            return self.tr("Prepare again") if self.check.has_changes else self.tr("Next")
        if step == "labels":
            return self.tr("Next")
        others = [one for one in self._service.overview.looks if one.is_at_work]
        return self.tr("Add to the queue") if others else self.tr("Start training")


def _way(project: Project) -> object:
    file = project.file
    return file.sources, file.crop_faces, file.folders_are_classes
