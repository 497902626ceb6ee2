"""Which model is opened: at the start, when the person asks, and again at the next start."""

from pathlib import Path

from PySide6.QtCore import QObject

from acgan_desktop.library.models import unfinished_model
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.services.render_worker import Opened


class ModelChoice(QObject):
    """Opens models, and remembers the one the person chose once it is open.

    One that cannot be opened, or was never seen to draw, is not opened by itself at the next start.
    """

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._context = context
        self._asked: tuple[Path | None] | None = None
        context.model_opened.connect(self._opened)
        context.service.opening_failed.connect(self._failed)
        context.service.drew.connect(unfinished_model.note_end)

    def start(self, model: Path | None) -> None:
        """Open ``model``, or the one used last, or the bundled one."""
        settings = self._context.settings
        remembered = Path(settings.model) if settings.model else None
        if remembered is not None and not remembered.is_file():
            remembered = None
        if remembered is not None and unfinished_model.is_unfinished(remembered):
            remembered = settings.model = None
        self._begin(model or remembered)

    def open(self, path: Path | None) -> None:
        """Open the model file at ``path``, or the bundled model, as the person asked."""
        self._asked = (path,)
        self._begin(path)

    def _begin(self, path: Path | None) -> None:
        if path is None:
            unfinished_model.note_end()
        else:
            unfinished_model.note_beginning(path)
        self._context.open_model(path)

    def _opened(self, opened: Opened) -> None:
        if self._asked == (opened.path,):
            self._context.settings.model = str(opened.path) if opened.path is not None else None
            self._asked = None

    def _failed(self, _: object) -> None:
        """Do not try a model that cannot be opened again at the next start."""
        unfinished_model.note_end()
        settings, opened = self._context.settings, self._context.opened
        remembered = Path(settings.model) if settings.model else None
        tried = remembered if self._asked is None else self._asked[0]
        self._asked = settings.model = None
        if opened is not None:
            settings.model = str(opened.path) if opened.path is not None else None
        elif tried is not None:
            self._context.open_model(None)
