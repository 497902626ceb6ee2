"""The Train page: pictures of one's own become a model that draws in their style."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acgan_desktop.app.training_look import TrainingLook
from acgan_desktop.core.errors import UserError
from acgan_desktop.library.models.installation import install_model
from acgan_desktop.library.models.installed import InstalledModel
from acgan_desktop.library.training import trainer_jobs, training_project
from acgan_desktop.library.training.training_project import RECIPE_FILE, Project
from acgan_desktop.ui.page_parts.ask_folder import ask_folder
from acgan_desktop.ui.page_parts.page import Page
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.theme.tokens import GAP, GAP_L
from acgan_desktop.ui.train.guide_view import GuideView
from acgan_desktop.ui.train.review_view import ReviewView
from acgan_desktop.ui.train.run_view import RunView
from acgan_desktop.ui.train.setup_view import AskFolder, SetupView
from acgan_desktop.ui.train.trainer_line import TrainerLine
from acgan_desktop.ui.train.training_list import TrainingList
from acgan_desktop.ui.train.training_service import TrainingService
from acgan_desktop.ui.widgets.base import TextButton, frame
from acgan_desktop.ui.widgets.columns import fill, lay_out_controls, quiet_scroll_area, side_by_side
from acgan_desktop.ui.widgets.empty_page import EmptyPage


class TrainPage(Page):
    """Trainings at the left; the chosen one's way, or how it goes, at the right.

    Attributes:
        service: watches the trainings.
        ask: lets the person name a run's folder.
        list: the trainings.
        whole: the setup, the trainings, or a review.
        setup, empty, guide, run, review: what can be in view.
    """

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.ask: AskFolder = ask_folder
        self.service = TrainingService(context, self)
        self.here: Path | None = None
        self._wanted: Path | None = None
        self._exporting: set[Path] = set()
        self.list = TrainingList()
        self.trainer = TrainerLine(context, self.service.setup)
        self.add, self.pick_up = TextButton("plus", "main"), TextButton("drop")
        self.setup = SetupView(self.service.setup)
        self.empty = EmptyPage("train")
        self.guide = GuideView(self.service)
        self.run = RunView(self.service)
        self.review = ReviewView(context)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        foot = frame("controls")
        column = QVBoxLayout(foot)
        column.setContentsMargins(GAP_L, GAP, GAP_L, GAP_L)
        column.setSpacing(GAP)
        column.addWidget(self.trainer)
        column.addWidget(self.pick_up)
        column.addWidget(self.add)
        left, right = QWidget(), QWidget()
        lay_out_controls(left, self.list, foot)
        self._run_area = quiet_scroll_area("faceWall", self.run)
        self._guide_area = quiet_scroll_area("faceWall", self.guide)
        self.stack = fill(right, self.empty, self._guide_area, self._run_area)
        self._trainings = side_by_side(left, right, wide=right)
        self.whole = fill(self, self.setup, self._trainings, self.review)
        self.whole.setObjectName("")

    def _connect(self) -> None:
        service = self.service
        service.looked.connect(self._show)
        service.created.connect(self.choose)
        service.setup.changed.connect(self._show)
        self.list.chosen.connect(self.choose)
        self.empty.step_taken.connect(self.new_training)
        self.add.clicked.connect(self.new_training)
        self.pick_up.clicked.connect(self._pick_up)
        self.guide.review_wanted.connect(self._review)
        self.guide.problem.connect(self.context.show_error)
        self.review.ended.connect(self._reviewed)
        self.run.model_wanted.connect(self.make_model)
        self.run.export_cancelled.connect(
            lambda look: service.cancel_job(look.project, "export") if look is not None else None
        )
        self.run.removal_wanted.connect(self._remove)
        self.run.buttons.saved.connect(
            lambda: self.context.said.emit(self.tr("This moment is being saved"), "", None)
        )
        self.say(self.add.setText, lambda: self.tr("New training"))
        self.say(self.pick_up.setText, lambda: self.tr("Pick up a run…"))
        self.say(self.empty.title.setText, lambda: self.tr("No trainings yet"))
        self.say(
            self.empty.line.setText,
            lambda: self.tr(
                "Drop a folder of pictures here. The program looks through them, tells how long "
                "learning takes on this machine, and makes a model that draws in their style."
            ),
        )
        self.say(self.empty.button.setText, lambda: self.tr("New training"))
        self.action(lambda: self.tr("New training"), self.new_training, "Ctrl+N", "plus")
        self.action(
            lambda: self.tr("Pause or resume the training"),
            self.run.buttons.pause_or_resume,
            "Space",
            "pause",
        )
        self.action(lambda: self.tr("Draw with what was trained"), self._make_here, "", "create")

    # What the window asks of every page.

    def entered(self) -> None:
        """Look at the trainings, often from now on."""
        self.service.set_near(True)
        self.service.begin()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Look seldom while nobody does."""
        self.service.set_near(False)
        super().hideEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Welcome folders and zip files; what else is dropped goes to the window."""
        if _sources([url.toLocalFile() for url in event.mimeData().urls()]):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Learn from folders and zip files."""
        paths = _sources([url.toLocalFile() for url in event.mimeData().urls()])
        if paths:
            event.acceptProposedAction()
            self.take_sources(paths)
        else:
            event.ignore()

    # What a person does.

    def new_training(self) -> None:
        """Begin another training."""
        self.service.create(self.tr("My model"))

    def take_sources(self, paths: Sequence[Path]) -> None:
        """Take dropped folders and zip files: to the training on its way, or to a new one."""
        runs = [path for path in paths if (path / RECIPE_FILE).is_file()]
        if runs:
            self.service.adopt(runs[0])
        elif self._guide_area.isVisible():
            self.guide.go_to("pictures")
            self.guide.pictures.add(paths)
        else:
            self.service.create(paths[0].stem, [str(path) for path in paths])

    def choose(self, folder: Path) -> None:
        """Show the training in ``folder``."""
        self._wanted = folder  # one that was just made is there with the next look
        self.review.close_review()
        self._show()

    def make_model(self, look: TrainingLook, best: bool) -> None:
        """Make a model file of a training, and draw with it."""
        self._exporting.add(look.project.folder)
        self.service.start_job(
            look.project, "export", lambda now: trainer_jobs.export_words(now, best=best)
        )

    def look_here(self) -> TrainingLook | None:
        """Return the look at the training in view."""
        return self.service.overview.of(self.here)

    def _make_here(self) -> None:
        look = self.look_here()
        if look is not None and look.run.sheets and not look.job("export").is_busy:
            self.make_model(look, False)

    def _pick_up(self) -> None:
        folder = self.ask(self, self.tr("The folder of a run"))
        if folder is not None:
            self.service.adopt(folder)

    def _remove(self, project: Project) -> None:
        def gone(where: Path) -> None:
            said = self.tr("{name} was removed").format(name=project.file.name)
            back = self.tr("Undo")
            self.context.said.emit(said, back, lambda: self.service.restore(where, project))

        self.service.remove(project, gone)

    def _review(self, project: Project) -> None:
        self.review.open_task(project.task)
        self.whole.setCurrentWidget(self.review)

    def _reviewed(self, answered: bool) -> None:
        self._show()
        if answered:
            self.guide.take_review()

    # What is shown.

    def _show(self) -> None:
        setup, overview = self.service.setup, self.service.overview
        has_trainings = bool(overview.looks)
        usable = setup.environment is not None or has_trainings
        waits = setup.state != "ready"
        if not self.review.is_open:
            self.whole.setCurrentWidget(self.setup if waits and not usable else self._trainings)
        if overview.of(self._wanted) is not None:
            self.here, self._wanted = self._wanted, None
        if overview.of(self.here) is None:
            self.here = overview.looks[0].project.folder if has_trainings else None
        self.list.show_looks(overview.looks, self.here)
        look = self.look_here()
        if look is not None:
            self._show_look(look)
        else:
            self.stack.setCurrentWidget(self.empty)
        self._take_models()

    def _show_look(self, look: TrainingLook) -> None:
        if look.has_begun:
            self.run.show_look(look, self.service.overview)
        else:
            self.guide.show_look(look, self.service.overview)
        self.stack.setCurrentWidget(self._run_area if look.has_begun else self._guide_area)

    def _take_models(self) -> None:
        """Open the models that were made since the last look."""
        for folder in list(self._exporting):
            look = self.service.overview.of(folder)
            job = look.job("export") if look is not None else None
            if look is None or job is None or job.is_busy or job.state == "none":
                continue
            self._exporting.discard(folder)
            if job.is_good:
                self._open_model(look.project)
            elif job.result is not None:
                self.context.show_error(UserError(job.result.sentence))

    def _open_model(self, project: Project) -> None:
        def install() -> InstalledModel:
            model = install_model(project.model_file)
            training_project.change(training_project.read(project.folder), model=str(model.path))
            return model

        def open_it(model: InstalledModel) -> None:
            self.context.open_model(model.path)
            self.context.page_wanted.emit("create")

        self.context.workshop.run(install, open_it)


def _sources(names: Sequence[str]) -> list[Path]:
    """Return the folders and zip files among dropped files."""
    paths = [Path(name) for name in dict.fromkeys(names) if name and "\0" not in name]
    return [path for path in paths if path.is_dir() or path.suffix.lower() == ".zip"]
