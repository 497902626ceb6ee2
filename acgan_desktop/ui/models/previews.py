"""What each model can do, measured once per model and device, away from the window's thread."""

from PySide6.QtCore import QObject, Signal

from acgan_desktop.app.failure import Failure
from acgan_desktop.app.model_entries import Entry
from acgan_desktop.ui.models.model_preview import ModelPreview, make_preview
from acgan_desktop.ui.services.app_context import AppContext

_Key = tuple[str, str]


class ModelPreviews(QObject):
    """Sheets and speeds of the models that were looked at.

    Signals:
        changed: another one is there.
    """

    changed = Signal()

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._made: dict[_Key, ModelPreview | Failure] = {}
        self._in_work: set[_Key] = set()

    def get(self, entry: Entry) -> ModelPreview | Failure | None:
        """Return what was measured of a model on the present device, or why it could not be."""
        return self._made.get(self._key(entry))

    def forget(self, entry: Entry) -> None:
        """Have a model measured anew."""
        self._made.pop(self._key(entry), None)

    def measure(self, entry: Entry) -> None:
        """Measure a model, if that was not done."""
        key = self._key(entry)
        if not entry.can_draw or key in self._made or key in self._in_work:
            return
        self._in_work.add(key)
        backend, path, device = self._context.service.backend, entry.path, key[1]

        def take(result: ModelPreview | Failure) -> None:
            self._in_work.discard(key)
            self._made[key] = result
            self.changed.emit()

        self._context.workshop.start(
            lambda operation: make_preview(backend, path, device, operation.is_stopped),
            take,
            lambda error: take(Failure.of(error)),  # it belongs to this model, and is shown there
        )

    def _key(self, entry: Entry) -> _Key:
        return entry.model_id, self._context.settings.device
