"""The context: what all pages share, so that no page needs to know another."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from acgan_desktop.app.failure import Failure
from acgan_desktop.app.favourites_cache import FavouritesCache
from acgan_desktop.core.avatar import Avatar, AvatarError
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.model_file.compatibility import check_fits
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.library.error_codes import OpeningCode
from acgan_desktop.library.settings.settings import Settings
from acgan_desktop.ui.i18n.sentences import sentence_in_words
from acgan_desktop.ui.services.backend import RunsOnLike
from acgan_desktop.ui.services.background import Background
from acgan_desktop.ui.services.commands import Commands
from acgan_desktop.ui.services.favourites_controller import FavouritesController
from acgan_desktop.ui.services.finishing_service import FinishingService
from acgan_desktop.ui.services.render_service import RenderService
from acgan_desktop.ui.services.render_worker import Opened
from acgan_desktop.ui.services.session_history import SessionHistory
from acgan_desktop.ui.services.undo import UndoSteps


class AppContext(QObject):
    """Services and state of one window.

    Attributes:
        service: draws.
        background: reads and writes files.
        workshop: the same for what may take seconds, so that saving need not wait for it.
        finishing: makes drawn pictures larger and sharp.
        reading: looks things up, so that what is to be shown need not wait for what is written.
        closing: the window is being closed.
        settings: what is remembered between starts.
        opened: the model that is open, or None.
        wanted: the model file that was asked for last; None is the bundled one.
        favourites_controller: what is done with the favourites.
        steps: what was done, for undo and redo.
        session_history: what was seen since the start.
        command_sources: what offers more to the command palette than pages do by their actions,
            such as presets.

    Signals:
        model_opened(Opened): another model draws from now on.
        favourites_changed: favourites came or went.
        said(str, str, object): a short message, the name of a step to take (or ""), its function.
        warned(str): a sentence about saved data, such as a damaged file; it stays until it is read.
        unsaid(object): the message whose step is this function is true no more.
        failed(Failure): the one path of all errors.
        avatars_opened(list[Avatar], object): show these on the Create page, all picked; with the
            first one's picture (QImage) if there is one.
        page_wanted(str): show the page of this key.
        device_changed(RunsOnLike): the open model draws on another device from now on.
        explore_asked(list[Avatar]): lay the map around these.
        blend_asked(list[Avatar]): take these into the blend.
        expressions_asked(Avatar): show this face with other expressions.
        ending: the window is being closed; who has threads of their own ends them now.
    """

    model_opened = Signal(object)
    favourites_changed = Signal()
    said = Signal(str, str, object)
    warned = Signal(object)  # a Message keeps its code; as str it would lose it
    unsaid = Signal(object)
    failed = Signal(object)
    avatars_opened = Signal(object, object)
    page_wanted = Signal(str)
    explore_asked = Signal(object)
    device_changed = Signal(object)
    blend_asked = Signal(object)
    expressions_asked = Signal(object)
    ending = Signal()

    def __init__(
        self, service: RenderService, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.service = service
        self.service.setParent(self)
        self.background = Background(self)
        self.workshop = Background(self)
        self.reading = Background(self)
        self.finishing = FinishingService(settings, parent=self)
        self.closing = False
        self.settings = settings
        self.opened: Opened | None = None
        self.steps = UndoSteps(self)
        self.session_history = SessionHistory(self)
        self.command_sources: list[Commands] = []
        self.favourites_controller = FavouritesController(
            self.background,
            self.workshop,
            self.reading,
            self.steps,
            settings,
            opened=lambda: self.opened,
            closing=lambda: self.closing,
            puts_models_aside=service.backend.reads_files,
            parent=self,
        )
        self.wanted: Path | None = None
        self._requests = 0
        self._waiting: tuple[Avatar, Callable[[], None], bool] | None = None
        service.opened.connect(self._take_model)
        service.opening_failed.connect(self._opening_failed)
        service.device_changed.connect(self._take_device)
        service.failed.connect(self.failed)
        for each in (self.background, self.workshop, self.reading):
            each.failed.connect(self.failed)
        service.activity_changed.connect(self._begin_finishing)
        self.finishing.broken.connect(self._upscaler_broken)
        self.model_opened.connect(self.favourites_controller.learn)
        self.favourites_controller.changed.connect(self.favourites_changed)
        self.favourites_controller.said.connect(self.said)
        self.favourites_controller.warned.connect(self.warned)
        self.favourites_controller.failed.connect(self.show_error)

    @property
    def manifest(self) -> GeneratorManifest | None:
        """The manifest of the model that is open."""
        return self.opened.manifest if self.opened is not None else None

    def open_model(self, path: Path | None) -> None:
        """Open a model file, or the bundled model; what waited for another waits no more."""
        self.wanted = path
        self._requests += 1
        if self.opened is not None:
            self._waiting = None
        self.service.open_model(path, self.settings.device)

    def did(
        self, title: str, undo: Callable[[], None], redo: Callable[[], None], merge: str = ""
    ) -> None:
        """Note something that changed what one sees, as :meth:`UndoSteps.did` takes it."""
        self.steps.did(title, undo, redo, merge)

    @property
    def favourites_cache(self) -> FavouritesCache | None:
        """The favourites, or None until they are read (or if they cannot be)."""
        return self.favourites_controller.cache

    def show_error(self, error: BaseException) -> None:
        """Say in the window what went wrong: the one path of all errors."""
        self.failed.emit(Failure.of(error))

    def show_refused(self, problems: Sequence[UserError], count: int) -> None:
        """Say why some of ``count`` files could not be taken, all in one box."""
        if len(problems) == 1:
            self.show_error(problems[0])
        elif problems:
            error = UserError(OpeningCode.SOME_REFUSED, count=len(problems), all=count)
            self.failed.emit(Failure.of_many(error, problems))

    def fetch_favourites(self) -> None:
        """Read the favourites."""
        self.favourites_controller.fetch()

    def is_kept(self, avatar: Avatar) -> bool:
        """Say whether ``avatar`` is a favourite."""
        return self.favourites_cache is not None and avatar in self.favourites_cache

    def keep(
        self,
        avatar: Avatar,
        image: QImage,
        done: Callable[[], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Write ``avatar`` to the favourites, then call ``done``, or ``failed`` if it cannot be."""
        self.favourites_controller.keep(avatar, image, done, failed)

    def discard(self, avatar: Avatar) -> None:
        """Remove ``avatar`` from the favourites, and offer to bring it back."""
        self.discard_all([avatar])

    def discard_all(self, avatars: Sequence[Avatar]) -> None:
        """Remove ``avatars`` from the favourites in one step, and offer to bring them back."""
        cache = self.favourites_cache
        found = [cache.number_of(each) for each in avatars] if cache is not None else []
        numbers = [number for number in found if number is not None]
        if numbers:
            self.favourites_controller.discard(numbers)

    def open_avatar(self, avatar: Avatar, image: QImage | None = None) -> None:
        """Show ``avatar`` on the Create page, with its own model if that one is not open."""
        self.open_avatars([avatar], image)

    def open_avatars(self, avatars: Sequence[Avatar], image: QImage | None = None) -> None:
        """Show avatars of one model on the Create page, all picked; with that model if need be.

        Args:
            avatars: at least one.
            image: the picture of the first, if it is there.
        """

        def show() -> None:
            fitting = [each for each in avatars if self._fits(each)]
            if fitting:
                self.page_wanted.emit("create")
                self.avatars_opened.emit(fitting, image)

        self.with_model_of(avatars[0], show)

    def _fits(self, avatar: Avatar) -> bool:
        """Tell whether the open model can draw ``avatar``, and say so if it cannot."""
        assert self.manifest is not None
        try:
            check_fits(avatar, self.manifest)
        except AvatarError as error:
            self.show_error(error)
            return False
        return True

    def with_model_of(self, avatar: Avatar, act: Callable[[], None]) -> None:
        """Call ``act`` when the model that ``avatar`` was made with is open."""
        manifest = self.manifest
        if manifest is None:
            self._waiting = (avatar, act, False)
            return
        if avatar.model == manifest.model_id:
            if self._fits(avatar):
                act()
            return

        request = self._requests

        def found(path: Path) -> None:
            if request == self._requests:  # else another model was asked for meanwhile
                self.open_model(path)
                self._waiting = (avatar, act, True)

        sentence = self.tr(
            "This avatar was made with another model, which is not installed here. "
            "Open that model first, then drop the picture again."
        )
        self.background.run(lambda: _model_of(avatar, sentence), found)

    def explore(self, around: list[Avatar]) -> None:
        """Show the map around some avatars, with their own model if that one is not open."""

        def show() -> None:
            self.page_wanted.emit("explore")
            self.explore_asked.emit(around)

        self.with_model_of(around[0], show)

    def blend(self, avatars: list[Avatar]) -> None:
        """Take avatars of one model into the blend, with that model if it is not open."""

        def show() -> None:
            self.page_wanted.emit("blend")
            self.blend_asked.emit(avatars)

        self.with_model_of(avatars[0], show)

    def express(self, avatar: Avatar) -> None:
        """Show ``avatar`` with other expressions, with its own model if that one is not open."""

        def show() -> None:
            self.page_wanted.emit("expressions")
            self.expressions_asked.emit(avatar)

        self.with_model_of(avatar, show)

    def shut_down(self) -> bool:
        """Finish what is being written, stop drawing, close all; return whether all ended."""
        self.closing = True
        for each in (self.background, self.workshop, self.reading):
            each.stop()
        self.ending.emit()
        ended = self.service.shut_down()
        self.finishing.shut_down()
        self.workshop.shut_down()
        self.reading.shut_down()
        self.favourites_controller.close()
        self.background.shut_down()
        return ended

    @Slot(object)
    def _take_model(self, opened: Opened) -> None:
        self.opened = opened
        self.model_opened.emit(opened)
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            return
        avatar, act, asked = waiting
        if not asked or avatar.model == opened.manifest.model_id:
            self.with_model_of(avatar, act)

    @Slot(object)
    def _take_device(self, runs_on: RunsOnLike) -> None:
        if self.opened is not None:
            self.opened = replace(self.opened, runs_on=runs_on)
            self.device_changed.emit(runs_on)

    def _begin_finishing(self, activity: str) -> None:
        if activity == "idle" and not self.closing:  # the first faces are there
            self.finishing.begin()

    def _upscaler_broken(self, sentence: str) -> None:
        text = self.tr("Pictures are enlarged without an upscaler that cannot be used: {problem}")
        self.said.emit(text.format(problem=sentence_in_words(sentence)), "", None)

    def _opening_failed(self, failure: Failure) -> None:
        # Whatever waited for that model must not come up when another is opened later.
        self._waiting = None
        self.failed.emit(failure)


def _model_of(avatar: Avatar, sentence: str) -> Path:
    """Return the installed model that ``avatar`` was made with.

    Raises:
        AvatarError: saying ``sentence``: there is none.
    """
    from acgan_desktop.library.models.installed import model_of

    try:
        return model_of(avatar)
    except UserError as error:
        raise AvatarError(sentence) from error
