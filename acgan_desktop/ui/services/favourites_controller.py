"""Keeping favourites, removing them, writing on them: each off the window's thread, with undo."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from acgan_desktop.app.favourites_cache import ChangeSet, FavouritesCache, Overview
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.user_folders import user_data
from acgan_desktop.library.favourites.favourite import Favourite, Labels
from acgan_desktop.library.favourites.search import Query
from acgan_desktop.library.favourites.store import FILE_NAME, Favourites
from acgan_desktop.library.settings.leftovers import sweep_own_folders
from acgan_desktop.library.settings.settings import Settings
from acgan_desktop.ui.services.background import Background, Operation
from acgan_desktop.ui.services.favourites_upkeep import FavouritesUpkeep
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
        warned(str): a sentence about what is saved, as it was raised.
        failed(Exception): something could not be done, and who asked left it to the window to say.
    """

    changed = Signal()
    said = Signal(str, str, object)
    warned = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        background: Background,
        workshop: Background,
        reading: Background,
        steps: UndoSteps,
        settings: Settings,
        *,
        opened: Callable[[], Opened | None],
        closing: Callable[[], bool],
        puts_models_aside: bool,
        open_store: Callable[[Path], Favourites] = Favourites,
        parent: QObject | None = None,
    ) -> None:
        """Do nothing yet; :meth:`fetch` reads the favourites.

        Args:
            background: reads and writes them.
            workshop: the same for what may take seconds.
            reading: reads what is to be shown.
            steps: where what was done is noted, for undo.
            settings: where pictures are saved.
            opened: returns the model that is open, or None.
            closing: returns whether the window is being closed.
            puts_models_aside: keep a copy of each model that a favourite needs.
            open_store: opens the file.
            parent: its owner.
        """
        super().__init__(parent)
        self._background = background
        self._reading = reading
        self._steps = steps
        self._settings = settings
        self._opened = opened
        self._closing = closing
        self._open_store = open_store
        self.cache: FavouritesCache | None = None
        self._store: Favourites | None = None
        self._upkeep = FavouritesUpkeep(
            workshop, opened=opened, closing=closing, puts_models_aside=puts_models_aside
        )
        self._upkeep.done.connect(self.look_again)
        self._upkeep.warned.connect(self.warned)
        self._looking = QTimer(self, interval=LOOK_MS)
        self._looking.timeout.connect(self.look_for_others)

    def fetch(self) -> None:
        """Read the favourites."""
        self._background.run(self._open, self._take)

    def close(self) -> None:
        """Close the file when all is written; there are no favourites to be had from then on."""
        self._looking.stop()
        self.cache = None
        self._background.run(lambda: self._store.close() if self._store is not None else None)

    # What is shown.

    def read(
        self, numbers: Sequence[int], done: Callable[[list[Favourite]], object]
    ) -> Operation[None] | None:
        """Call ``done`` with these favourites, as far as they can be read.

        Returns:
            The reading, which can be cancelled; None where ``done`` has been called already, for
            all of them are in memory.
        """
        cache = self.cache
        if cache is None:
            done([])
            return None
        have = {each.id: each for each in cache.remembered(numbers)}
        missing = [number for number in numbers if number not in have]

        def take(found: Sequence[Favourite]) -> None:
            cache.remember(found)
            all_of_them = {**have, **{each.id: each for each in found}}
            done([all_of_them[number] for number in numbers if number in all_of_them])

        if not missing:
            take(())
            return None
        return self._reading.run(lambda: cache.store.some(missing), take)

    def newest(
        self, model: str, count: int, done: Callable[[list[Favourite]], object]
    ) -> Operation[None] | None:
        """Call ``done`` with at most ``count`` favourites of the model of this id, newest first."""
        cache = self.cache
        if cache is None:
            return None
        store = cache.store
        return self._reading.run(
            lambda: store.some(store.numbers(Query(model=model))[:count]), done
        )

    # What a person does.

    def keep(
        self,
        avatar: Avatar,
        image: QImage,
        done: Callable[[], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Write ``avatar`` to the favourites, then call ``done``, or ``failed`` if it cannot be."""
        pixels = pixels_of(image)

        def kept(item: Favourite) -> None:
            self._steps.did(
                self.tr("Keep in favourites"),
                lambda: self._remove([item.id]),
                lambda: self._restore([item.id]),
            )
            self._upkeep.put_model_aside(avatar)
            done()

        self._change(lambda store: store.add(avatar, pixels), lambda it: [it.id], kept, failed)

    def keep_all(
        self,
        faces: Sequence[tuple[Avatar, NDArray[np.uint8]]],
        done: Callable[[int], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Write several avatars to the favourites in one step.

        Args:
            faces: avatars and their pictures, uint8 [h, w, 3].
            done: called with how many were not kept before.
            failed: called if they cannot be written; none of them is kept then.
        """

        def kept(new: list[int]) -> None:
            if new:
                self._steps.did(
                    self.tr("Keep %n face(s) in favourites", "", len(new)),
                    lambda: self._remove(new),
                    lambda: self._restore(new),
                )
                for avatar in {avatar.model: avatar for avatar, _ in faces}.values():
                    self._upkeep.put_model_aside(avatar)
                self.take_in_models()
            done(len(new))

        self._change(lambda store: store.add_all(faces), lambda new: new, kept, failed)

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
                    lambda: self._relabel(lambda store: store.set_labels(before)),
                    lambda: self._relabel(lambda store: store.relabel(numbers, change)),
                )
            done(len(before))

        self._relabel(lambda store: store.relabel(numbers, change), written)

    def look_again(self) -> None:
        """Take note of what was changed by other ways, such as an import."""
        if self.cache is not None:
            self._look(self.cache, FavouritesCache.look)

    def take_in_models(self) -> None:
        """Describe what was imported, and put the models aside that it needs."""
        if self.cache is not None:
            self._upkeep.tidy(self.cache)

    # What the window does by itself.

    def look_for_others(self) -> None:
        """Take note of what another window or program has changed."""
        if self.cache is not None and not self._closing():
            self._look(self.cache, _changed_by_others)

    def _look(
        self, cache: FavouritesCache, how: Callable[[FavouritesCache], Overview | None]
    ) -> None:
        def show(seen: Overview | None) -> None:
            if seen is not None:
                self._show(cache, seen)

        self._background.run(lambda: how(cache), show)

    def _show(self, cache: FavouritesCache, what: ChangeSet | Overview) -> None:
        cache.take(what)
        self.changed.emit()

    def _remove(
        self, numbers: Sequence[int], done: Callable[[list[int]], object] = lambda _: None
    ) -> None:
        self._change(lambda store: store.remove_all(numbers), lambda gone: gone, done)

    def _restore(self, numbers: Sequence[int]) -> None:
        self._change(lambda store: store.restore_all(numbers), lambda back: back)

    def _relabel(
        self,
        work: Callable[[Favourites], dict[int, Labels]],
        done: Callable[[dict[int, Labels]], object] = lambda _: None,
    ) -> None:
        self._change(work, list, done, relabelled=True)

    def _change(
        self,
        work: Callable[[Favourites], T],
        touched: Callable[[T], Sequence[int]],
        done: Callable[[T], object] = lambda _: None,
        failed: Callable[[Exception], object] | None = None,
        *,
        relabelled: bool = False,
    ) -> None:
        """Do ``work`` off the window's thread, take note of what it changed, call ``done``.

        Args:
            work: what is done.
            touched: says which favourites came, went or are labelled otherwise by it.
            done: takes what ``work`` returned.
            failed: takes what it raised; else the window says it.
            relabelled: whether other labels may be in use by it.
        """
        cache = self.cache
        if cache is None:
            sentence = self.tr("The favourites cannot be opened.")
            (failed or self.failed.emit)(UserError(sentence))
            return

        def task() -> tuple[T, ChangeSet | Overview]:
            result = work(cache.store)
            return result, cache.change(touched(result), relabelled=relabelled)

        def taken(result: tuple[T, ChangeSet | Overview]) -> None:
            self._show(cache, result[1])
            done(result[0])

        self._background.run(task, taken, failed)

    def _open(self) -> FavouritesCache:
        """Open the favourites and look at them. Runs off the window's thread."""
        saved = self._settings.save_folder
        sweep_own_folders([Path(saved)] if saved else [])
        self._store = self._open_store(user_data() / FILE_NAME)
        return FavouritesCache(self._store)

    def _take(self, cache: FavouritesCache) -> None:
        self.cache = cache
        opened = self._opened()
        if opened is not None:
            cache.store.know(opened.manifest)
        self.changed.emit()
        for sentence in cache.notices:
            self.warned.emit(sentence)
        self._looking.start()
        self._upkeep.tidy(cache)

    def learn(self, opened: Opened) -> None:
        """Take note of the model that draws from now on."""
        if self.cache is not None:
            self.cache.store.know(opened.manifest)
            self._upkeep.tidy(self.cache)


def _changed_by_others(cache: FavouritesCache) -> Overview | None:
    """Look at what is there if another program has written. Runs off the window's thread."""
    try:
        changed = cache.store.changes_of_others() != cache.seen.others
        return cache.look() if changed else None
    except UserError:  # said when the person does something with them
        return None
