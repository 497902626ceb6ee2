"""What the window does for the favourites unasked: describes them, and keeps their models."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from acgan_desktop.app.favourites_cache import FavouritesCache
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.ui.services.background import Background
from acgan_desktop.ui.services.render_worker import Opened


class FavouritesUpkeep(QObject):
    """Works in the workshop, for it may take seconds.

    Signals:
        done: favourites are described that were not.
        warned(str): a sentence about what could not be done, as it was raised.
    """

    done = Signal()
    warned = Signal(object)

    def __init__(
        self,
        workshop: Background,
        *,
        opened: Callable[[], Opened | None],
        closing: Callable[[], bool],
        puts_models_aside: bool,
    ) -> None:
        """Do nothing yet; the arguments are those of the favourites controller."""
        super().__init__(workshop)
        self._workshop = workshop
        self._opened = opened
        self._closing = closing
        self._puts_models_aside = puts_models_aside
        self._put_aside: set[str] = set()

    def tidy(self, cache: FavouritesCache) -> None:
        """Describe what is not described yet, and put models aside that are needed."""
        opened = self._opened()
        manifest = opened.manifest if opened is not None else None

        def work() -> tuple[int, str]:
            from acgan_desktop.library.favourites import maintenance
            from acgan_desktop.library.models import needed as needed_models

            done = maintenance.describe_all(cache.store, cancelled=self._closing)
            if manifest is not None:
                done += maintenance.learn(cache.store, manifest, cancelled=self._closing)
            if self._closing():
                return done, ""
            maintenance.forget_removed(cache.store)
            needed = maintenance.needed_models(cache.store)
            if not cache.notices:
                needed_models.let_go(needed)
            try:
                if self._puts_models_aside:
                    needed_models.keep_needed(needed)
            except UserError as error:
                return done, error.sentence
            return done, maintenance.unreadable_entries(cache.store)

        def tidied(result: tuple[int, str]) -> None:
            if result[0]:
                self.done.emit()
            if result[1]:
                self.warned.emit(result[1])

        self._workshop.run(work, tidied)

    def put_model_aside(self, avatar: Avatar) -> None:
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

        def done(problem: str) -> None:
            if problem:
                self.warned.emit(problem)

        self._workshop.run(work, done)


def _put_aside(path: Path | None, model: str) -> None:
    from acgan_desktop.library.models.installed import default_model
    from acgan_desktop.library.models.needed import keep_model

    keep_model(path if path is not None else default_model(), model)
