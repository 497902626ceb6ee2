"""Checks off the window's thread whether the cells of a sheet are still the same person.

The newest sheet wins: starting another check puts an end to the one before. What was learned of a
model's persons is kept while that model is open.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from acgan_desktop.engine.latent.expressions import Expression
from acgan_desktop.engine.matching.same_person import (
    CheckedFace,
    PersonMeasure,
    Pixels,
    check_face,
    learn_persons,
    read_features,
)
from acgan_desktop.engine.runtime.generator import RenderCancelled
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.services.backend import Backend
from acgan_desktop.ui.services.background import Operation

LEARNING = 0.5
"""The share of the work that learning is taken for, where it is to be done."""


@dataclass(frozen=True)
class _Learned:
    model: str
    measure: PersonMeasure


@dataclass(frozen=True)
class _Checked:
    row: int
    face: CheckedFace


_News = float | _Learned | _Checked


class PersonChecking(QObject):
    """One check at a time.

    Attributes:
        state: "" (nothing to say), "checking", "done" or "no tagger".
        share: how much is done, 0 to 1.

    Signals:
        checked(int, CheckedFace): what was found about the cell of a row.
        changed: state or share is another.
    """

    checked = Signal(int, object)
    changed = Signal()

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._operation: Operation[_News] | None = None
        self._learned: _Learned | None = None
        self.state, self.share = "", 0.0

    def start(self, cells: Sequence[tuple[Expression, Pixels]]) -> None:
        """Check these, of which the first is the face itself, from row 1 on."""
        self.cancel()
        opened = self._context.opened
        if opened is None:
            return
        model = opened.manifest.model_id
        known = self._learned.measure if self._learned and self._learned.model == model else None
        work = _Work(
            self._context.service.backend, opened.path, self._context.settings.device, known
        )
        self._show("checking", 0.0)
        self._operation = self._context.workshop.start(
            lambda operation: work.check(cells, operation), self._ended, self._failed, self._take
        )

    def cancel(self) -> None:
        """Check nothing any more."""
        if self._operation is not None:
            self._operation.cancel()
            self._operation = None
        self._show("", 0.0)

    def _take(self, news: _News) -> None:
        if isinstance(news, _Learned):
            self._learned = news
        elif isinstance(news, _Checked):
            self.checked.emit(news.row, news.face)
        else:
            self._show("checking", news)

    def _ended(self, was_possible: bool) -> None:
        self._operation = None
        self._show("done" if was_possible else "no tagger", 1.0)

    def _failed(self, error: Exception) -> None:
        self._operation = None
        self._show("", 0.0)
        if not isinstance(error, RenderCancelled):
            self._context.show_error(error)

    def _show(self, state: str, share: float) -> None:
        if (state, share) != (self.state, self.share):
            self.state, self.share = state, share
            self.changed.emit()


@dataclass(frozen=True)
class _Work:
    """What runs on the other thread, with a model of its own."""

    backend: Backend
    path: Path | None
    device: str
    known: PersonMeasure | None

    def check(
        self, cells: Sequence[tuple[Expression, Pixels]], operation: Operation[_News]
    ) -> bool:
        """Check ``cells``; return whether there is a tagger that reads their model's faces.

        Raises:
            RenderCancelled: ``operation`` was stopped.
        """
        from acgan_desktop.engine.runtime.device import Device
        from acgan_desktop.engine.runtime.tagger import Tagger
        from acgan_desktop.library.models.installed import tagger_for

        stopped = operation.is_stopped
        renderer = self.backend.open(self.path, self.device, stopped)
        try:
            path = tagger_for(renderer.manifest)
            if path is None:
                return False
            with Tagger.open(path, Device.CPU, threads=1) as tagger:
                begun = 0.0
                measure = self.known
                if measure is None:
                    measure = learn_persons(
                        renderer,
                        tagger,
                        cancelled=stopped,
                        progress=lambda share: operation.show(LEARNING * share),
                    )
                    operation.show(_Learned(renderer.manifest.model_id, measure))
                    begun = LEARNING
                face = cells[0][0].avatar, read_features(tagger, cells[0][1][None])[0]
                for row, cell in enumerate(cells[1:], 1):
                    if stopped():
                        raise RenderCancelled
                    found = check_face(renderer, tagger, measure, face, cell, cancelled=stopped)
                    operation.show(_Checked(row, found))
                    operation.show(begun + (1 - begun) * row / (len(cells) - 1))
        finally:
            renderer.close()
        return True
