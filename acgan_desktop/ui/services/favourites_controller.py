"""Keeping favourites, removing them, writing on them: each off the window's thread, with undo."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from acgan_desktop.app.failure import Failure
from acgan_desktop.app.favourites_cache import FavouritesCache, Seen
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.user_folders import user_data
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.library.favourites.favourite import Favourite, Labels
from acgan_desktop.library.favourites.store import FILE_NAME, Favourites
from acgan_desktop.library.settings.leftovers import sweep_own_folders
from acgan_desktop.library.settings.settings import Settings
from acgan_desktop.ui.i18n.sentences import sentence_in_words
from acgan_desktop.ui.services.background import Background
from acgan_desktop.ui.services.render_worker import Opened
from acgan_desktop.ui.services.undo import UndoSteps
from acgan_desktop.ui.theme.images import pixels_of

T = TypeVar("T")
LOOK_MS: Final = 2000
"""How often the window looks whether another one has changed the favourites."""


class FavouritesController(QObject):
    """What is done with the favourites of one window.

    Attributes:
        cache: the favourites, or None until they are read (or if they cannot be).

    Signals:
        changed: favourites came or went.
        said(str, str, object): a short message, the name of a step to take (or ""), its function.
        failed(Failure): something could not be done.
    """

    changed = Signal()
    said = Signal(str, str, object)
    failed = Signal(object)

    def __init__(
        self,
        background: Background,
        workshop: Background,
        steps: UndoSteps,
        settings: Settings,
        *,
        opened: Callable[[], Opened | None],
        closing: Callable[[], bool],
        puts_models_aside: bool,
        parent: QObject | None = None,
    ) -> None:
        """Do nothing yet; :meth:`fetch` reads the favourites.

        Args:
            background: reads and writes them.
            workshop: the same for what may take seconds.
            steps: where what was done is noted, for undo.
            settings: where pictures are saved.
            opened: returns the model that is open, or None.
            closing: returns whether the window is being closed.
            puts_models_aside: keep a copy of each model that a favourite needs.
            parent: its owner.
        """
        super().__init__(parent)
        self._background = background
        self._workshop = workshop
        self._steps = steps
        self._settings = settings
        self._opened = opened
        self._closing = closing
        self._puts_models_aside = puts_models_aside
        self.cache: FavouritesCache | None = None
        self._store: Favourites | None = None
        self._put_aside: set[str] = set()
        self._looking = QTimer(self, interval=LOOK_MS)
        self._looking.timeout.connect(self.look_for_others)

    def fetch(self) -> None:
        """Read the favourites."""
        self._background.run(self._open, self._take)

    def close(self) -> None:
        """Close the file; there are no favourites to be had from then on."""
        self._looking.stop()
        self.cache = None
        if self._store is not None:
            self._store.close()

    # What a person does.

    def keep(self, avatar: Avatar, image: QImage, done: Callable[[], object]) -> None:
        """Write ``avatar`` to the favourites, then call ``done``."""
        pixels = pixels_of(image)

        def kept(item: Favourite) -> None:
            self._steps.did(
                self.tr("Keep in favourites"),
                lambda: self._remove([item.id]),
                lambda: self._restore([item.id]),
            )
            self._put_model_aside(avatar)
            done()

        self._change(lambda store: store.add(avatar, pixels), kept)

    def discard(self, numbers: Sequence[int]) -> None:
        """Remove favourites, and offer to bring them back."""

        def gone(removed: list[int]) -> None:
            if not removed:
                return
            self._steps.did(
                self.tr("Remove from favourites"),
                lambda: self._restore(removed),
                lambda: self._remove(removed),
            )
            said = (
                self.tr("Removed from favourites")
                if len(removed) == 1
                else self.tr("%n face(s) removed from favourites", "", len(removed))
            )
            self.said.emit(said, self.tr("Undo"), self._steps.undo)

        self._remove(numbers, gone)

    def relabel(
        self,
        title: str,
        numbers: Sequence[int],
        change: Callable[[int, Labels], Labels],
        done: Callable[[int], object] = lambda _: None,
    ) -> None:
        """Write on favourites.

        Args:
            title: what is done, for undo.
            numbers: which favourites.
            change: as :meth:`Favourites.relabel` takes it.
            done: called with how many changed.
        """

        def written(before: dict[int, Labels]) -> None:
            if before:
                self._steps.did(
                    title,
                    lambda: self._change(lambda store: store.set_labels(before)),
                    lambda: self._change(lambda store: store.relabel(numbers, change)),
                )
            done(len(before))

        self._change(lambda store: store.relabel(numbers, change), written)

    def look_again(self) -> None:
        """Take note of what was changed by other ways, such as an import."""
        self._change(lambda _: None)

    def take_in_models(self) -> None:
        """Describe what was imported, and put the models aside that it needs."""
        if self.cache is not None:
            self._tidy(self.cache, self._manifest())

    # What the window does by itself.

    def look_for_others(self) -> None:
        """Take note of what another window or program has changed."""
        shelf = self.cache
        if shelf is None or self._closing():
            return

        def look() -> Seen | None:
            try:
                changed = shelf.store.changes_of_others() != shelf.seen.others
                return shelf.look() if changed else None
            except UserError:  # said when the person does something with them
                return None

        self._background.run(look, lambda seen: self._show(shelf, seen))

    def _show(self, shelf: FavouritesCache, seen: Seen | None) -> None:
        if seen is not None:
            shelf.take(seen)
            self.changed.emit()

    def _remove(
        self, numbers: Sequence[int], done: Callable[[list[int]], object] = lambda _: None
    ) -> None:
        self._change(lambda store: store.remove_all(numbers), done)

    def _restore(self, numbers: Sequence[int]) -> None:
        self._change(lambda store: store.restore_all(numbers))

    def _change(
        self, work: Callable[[Favourites], T], done: Callable[[T], object] = lambda _: None
    ) -> None:
        """Do ``work`` off the window's thread, take note of what it changed, call ``done``."""
        shelf = self.cache
        if shelf is None:
            sentence = self.tr("The favourites cannot be opened.")
            self.failed.emit(Failure.of(UserError(sentence)))
            return

        def task() -> tuple[T, Seen]:
            return work(shelf.store), shelf.look()

        def taken(result: tuple[T, Seen]) -> None:
            self._show(shelf, result[1])
            done(result[0])

        self._background.run(task, taken)

    def _open(self) -> FavouritesCache:
        """Open the favourites and look at them. Runs off the window's thread."""
        saved = self._settings.save_folder
        sweep_own_folders([Path(saved)] if saved else [])
        self._store = Favourites(user_data() / FILE_NAME)
        return FavouritesCache(self._store)

    def _take(self, shelf: FavouritesCache) -> None:
        self.cache = shelf
        manifest = self._manifest()
        if manifest is not None:
            shelf.store.know(manifest)
        self.changed.emit()
        for sentence in shelf.notices:
            self.said.emit(sentence_in_words(sentence), "", None)
        self._looking.start()
        self._tidy(shelf, manifest)

    def learn(self, opened: Opened) -> None:
        """Take note of the model that draws from now on."""
        if self.cache is not None:
            self.cache.store.know(opened.manifest)
            self._tidy(self.cache, opened.manifest)

    def _manifest(self) -> GeneratorManifest | None:
        opened = self._opened()
        return opened.manifest if opened is not None else None

    def _tidy(self, shelf: FavouritesCache, manifest: GeneratorManifest | None) -> None:
        """Describe what is not described yet, and put models aside that are needed."""

        def work() -> tuple[int, str]:
            from acgan_desktop.library.favourites import maintenance
            from acgan_desktop.library.models import needed as needed_models

            done = maintenance.describe_all(shelf.store, cancelled=self._closing)
            if manifest is not None:
                done += maintenance.learn(shelf.store, manifest, cancelled=self._closing)
            if self._closing():
                return done, ""
            maintenance.forget_removed(shelf.store)
            needed = maintenance.needed_models(shelf.store)
            if not shelf.notices:
                needed_models.let_go(needed)
            try:
                if self._puts_models_aside:
                    needed_models.keep_needed(needed)
            except UserError as error:
                return done, error.sentence
            return done, maintenance.unreadable_entries(shelf.store)

        def tidied(result: tuple[int, str]) -> None:
            if result[0]:
                self.look_again()
            if result[1]:
                self.said.emit(sentence_in_words(result[1]), "", None)

        self._workshop.run(work, tidied)

    def _put_model_aside(self, avatar: Avatar) -> None:
        """Keep a copy of the open model with its first favourite."""
        opened = self._opened()
        if (
            opened is None
            or opened.manifest.model_id != avatar.model
            or avatar.model in self._put_aside
            or not self._puts_models_aside
        ):
            return
        self._put_aside.add(avatar.model)
        path = opened.path

        def work() -> str:
            try:
                _put_aside(path, avatar.model)
            except UserError as error:
                return error.sentence
            return ""

        def told(problem: str) -> None:
            if problem:
                self.said.emit(sentence_in_words(problem), "", None)

        self._workshop.run(work, told)


def _put_aside(path: Path | None, model: str) -> None:
    from acgan_desktop.library.models.installed import default_model
    from acgan_desktop.library.models.needed import keep_model

    keep_model(path if path is not None else default_model(), model)
