"""Opening another model is a step that can be undone."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from acgan_desktop.app.plain_text import one_line
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.services.render_worker import Opened


class ModelSteps(QObject):
    """Notes every change of the model among the steps, and holds the steps while one is opened.

    Args:
        context: whose models and steps these are.
        open_model: opens a model as the person would.
    """

    def __init__(self, context: AppContext, open_model: Callable[[Path | None], None]) -> None:
        super().__init__(context)
        self._context = context
        self._open = open_model
        self._before: Opened | None = None
        self._replaying: tuple[Path | None] | None = None
        context.service.activity_changed.connect(self._hold)
        context.model_opened.connect(self._opened)
        context.service.opening_failed.connect(self._failed)

    def _hold(self, kind: str, _: int) -> None:
        # Until the model is there, the steps before it have nothing to show their faces with.
        self._context.steps.hold(kind == "opening")

    def _opened(self, now: Opened) -> None:
        before, self._before = self._before, now
        replayed = self._replaying is not None and self._replaying[0] == now.path
        self._replaying = None
        if before is None or replayed or before.manifest.model_id == now.manifest.model_id:
            return
        self._context.did(
            self.tr("Open the model {name}").format(name=one_line(now.manifest.name)),
            lambda: self._replay(before.path),
            lambda: self._replay(now.path),
        )

    def _replay(self, path: Path | None) -> None:
        self._replaying = (path,)
        self._open(path)

    def _failed(self, _: object) -> None:
        replaying, self._replaying = self._replaying, None
        if replaying is not None and replaying[0] == self._context.wanted:
            self._context.steps.forget()  # what the steps before were done with is gone
