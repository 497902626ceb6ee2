"""Removing models on the Models page, and bringing them back."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from acgan_desktop.app.model_entries import Entry
from acgan_desktop.library.models.removal import Removed, remove_model, restore_model
from acgan_desktop.ui.services.app_context import AppContext


class ModelRemoving(QObject):
    """Moves files off the window's thread; each removal is a step that can be undone.

    Signals:
        removed: a model is not there any more.
        restored(Path): a model is there again.
    """

    removed = Signal()
    restored = Signal(object)

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def remove(self, entry: Entry) -> None:
        """Take a model off the list, and offer to bring it back."""
        context = self._context

        def done(removed: Removed) -> None:
            place = _Place(removed.path, removed)
            context.did(
                self.tr("Remove the model {name}").format(name=entry.name),
                lambda: self._restore(place),
                lambda: self._again(place, entry.model_id),
            )
            text = (
                self.tr("{name} was removed; your favourites keep a copy")
                if removed.needed
                else self.tr("{name} was removed")
            )
            context.said.emit(text.format(name=entry.name), self.tr("Undo"), context.steps.undo)
            self.removed.emit()

        context.background.run(lambda: self._remove(entry.path, entry.model_id), done)

    def _remove(self, path: Path, model_id: str) -> Removed:
        from acgan_desktop.library.favourites.maintenance import needed_models

        cache = self._context.favourites_cache
        # Where the favourites could not be read, any model may be needed.
        needed = needed_models(cache.store) if cache is not None else {model_id} - {""}
        return remove_model(path, needed)

    def _restore(self, place: "_Place") -> None:
        def done(path: Path) -> None:
            place.path = path
            self.restored.emit(path)

        self._context.background.run(lambda: restore_model(place.removed), done)

    def _again(self, place: "_Place", model_id: str) -> None:
        def done(now: Removed) -> None:
            place.removed = now
            self.removed.emit()

        self._context.background.run(lambda: self._remove(place.path, model_id), done)


@dataclass
class _Place:
    """Where a model is in the list, and how it went from there last."""

    path: Path
    removed: Removed
