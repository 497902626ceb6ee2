"""Only faces that fit the wish: whether the wall searches for them, and with which tagger."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from acgan_desktop.app.create_history import Step
from acgan_desktop.core.wish import WishValue
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.ui.page_parts.wall_feed import WallFeed
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.services.render_worker import Opened
from acgan_desktop.ui.services.wish_matching import Place

_REST_MS = 250
"""While changes follow each other faster than this, the people who are there stay."""


class WallMatching(QObject):
    """Lets a feed search for faces that fit, where a tagger is installed and it is wished.

    While a slider is dragged the faces are drawn as they are, at once; they are checked when it
    rests.

    Signals:
        possible_changed(bool): a fitting tagger is there, or not.
    """

    possible_changed = Signal(bool)

    def __init__(
        self, context: AppContext, feed: WallFeed, step: Callable[[], Step], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._feed, self._step = context, feed, step
        self._tagger: Path | None = None
        self._hurried = False
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._rested)
        feed.seek = self.seek
        context.model_opened.connect(self._take_model)
        feed.matching_failed.connect(self._failed)

    @property
    def is_on(self) -> bool:
        """Whether the present wall is searched for."""
        step = self._step()
        return (
            self._tagger is not None
            and self._context.settings.only_fitting
            and step.anchor is None
            and any(value is not None for value in step.wish.values())
        )

    @property
    def is_waiting(self) -> bool:
        """Whether the last change is so fresh that faces are not searched for yet."""
        return self._rest.isActive()

    def seek(self, row: int) -> Place | None:
        """Return the place whose face is searched for in ``row``, or None to draw it as it is."""
        manifest = self._context.manifest
        if manifest is None or self._hurried or not self.is_on:
            return None
        step = self._step()
        wish: dict[str, WishValue] = dict(step.wish)
        return Place(manifest.model_id, wish, step.seed, row, step.truncation)

    def hurry(self) -> None:
        """Another change has come: where it follows another at once, checking waits."""
        self._hurried = self.is_waiting
        self._rest.start()

    def set_on(self, on: bool) -> None:
        """Search from now on, or not."""
        self._context.settings.only_fitting = on
        if self._feed.active and self._tagger is not None and self._step().anchor is None:
            self._feed.change()

    def _rested(self) -> None:
        if self._hurried:
            self._hurried = False
            if self.is_on:
                self._feed.change()

    def _take_model(self, opened: Opened) -> None:
        manifest = opened.manifest
        self._set_tagger(None)
        self._context.workshop.run(
            lambda: _fitting_tagger(manifest), lambda path: self._found(manifest, path)
        )

    def _found(self, manifest: GeneratorManifest, path: Path | None) -> None:
        now = self._context.manifest
        if path is None or now is None or now.model_id != manifest.model_id:
            return
        self._set_tagger(path)
        if self.is_on:
            self._feed.change()

    def _failed(self, error: Exception) -> None:
        """Draw without the tagger, and say why, once: more may have been asked for meanwhile."""
        if self._tagger is None:
            return
        self._set_tagger(None)
        self._feed.change()
        self._context.show_error(error)

    def _set_tagger(self, path: Path | None) -> None:
        self._tagger = path
        self._context.service.match_with(path)
        self.possible_changed.emit(path is not None)


def _fitting_tagger(manifest: GeneratorManifest) -> Path | None:
    from acgan_desktop.library.models.installed import tagger_for

    return tagger_for(manifest)
