"""One export under way: off the window's thread, told of as it goes, stopped when asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from acgan_desktop.app.failure import Failure
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.library.pictures.export import ExportOptions, export_into, export_picture
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.theme.images import pixels_of

Item = tuple[Avatar, QImage]


@dataclass
class Outcome:
    """How an export ended.

    Attributes:
        paths: the pictures that were written.
        failure: what stopped it, or None.
    """

    paths: list[Path] = field(default_factory=list)
    failure: Failure | None = None


class Export(QObject):
    """Writes pictures on the context's other threads.

    Signals:
        progressed(int): that many pictures are written.
    """

    progressed = Signal(int)
    _wrote = Signal(int)

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stop = Event()
        self._wrote.connect(self.progressed, Qt.ConnectionType.QueuedConnection)

    def one(
        self, path: Path, item: Item, options: ExportOptions, done: Callable[[Outcome], object]
    ) -> None:
        """Write ``item`` to exactly ``path``, then call ``done``."""

        def work(outcome: Outcome) -> None:
            export_picture(path, item[0], pixels_of(item[1]), options)
            outcome.paths.append(path)

        self._context.background.run(lambda: _attempt(work), done)

    def many(
        self,
        folder: Path,
        items: Sequence[Item],
        options: ExportOptions,
        done: Callable[[Outcome], object],
    ) -> None:
        """Write ``items`` into ``folder`` under unused names, then call ``done``."""

        def work(outcome: Outcome) -> None:
            def written(path: Path) -> None:
                outcome.paths.append(path)
                self._wrote.emit(len(outcome.paths))

            pictures = ((avatar, pixels_of(image)) for avatar, image in items)
            export_into(folder, pictures, options, stopped=self._stopped, written=written)

        # The workshop is for what takes long: keeping a face does not wait for it.
        self._context.workshop.run(lambda: _attempt(work), done)

    def stop(self) -> None:
        """Write no more pictures; what is written stays."""
        self._stop.set()

    def _stopped(self) -> bool:
        return self._stop.is_set() or self._context.closing


def _attempt(work: Callable[[Outcome], None]) -> Outcome:
    """Do ``work``; an error becomes part of its outcome, with what was written before it."""
    outcome = Outcome()
    try:
        work(outcome)
    except Exception as error:
        outcome.failure = Failure.of(error)
    return outcome
