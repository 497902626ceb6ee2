"""Whole collections of favourites: into one file, and out of one, with progress."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from acgan_desktop.core.user_folders import unused_name
from acgan_desktop.library.favourites.collection import (
    CollectionCancelled,
    Imported,
    export_collection,
    import_collection,
)
from acgan_desktop.library.favourites.search import Order, Query
from acgan_desktop.ui.i18n.sentences import sentence_in_words
from acgan_desktop.ui.page_parts.show_folder import say_saved
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.services.background import Operation, Result
from acgan_desktop.ui.widgets.progress_line import ProgressLine

translate = QCoreApplication.translate

SUFFIX: Final = ".jsonl"
_SECONDS_BETWEEN: Final = 0.05
AskWhere = Callable[[QWidget, Path], Path | None]


class CollectionTransfer(QObject):
    """One export or import at a time.

    Attributes:
        line: how far it is, in a holder that is shown while something goes on.
        ask_target: asks for the file to write; tests replace it.
        ask_source: asks for the file to read.
    """

    def __init__(self, context: AppContext, line: ProgressLine, holder: QWidget) -> None:
        super().__init__(holder)
        self._context, self._parent, self.line = context, holder, line
        self._operation: Operation[float] | None = None
        self._waiting: list[Path] = []
        self.ask_target: AskWhere = _ask_target
        self.ask_source: AskWhere = _ask_source
        holder.hide()
        line.cancelled.connect(self._stop)
        context.favourites_changed.connect(self._go_on)  # read at last, perhaps

    @property
    def busy(self) -> bool:
        """Whether something is being written or read."""
        return self._operation is not None

    def export(self, numbers: Sequence[int] | None = None) -> None:
        """Write these favourites, or all of them, into a file that the person names."""
        cache = self._context.favourites_cache
        if cache is None or self.busy:
            return
        suggestion = unused_name(_folder() / f"favourites{SUFFIX}")
        path = self.ask_target(self._parent.window(), suggestion)
        if path is None:
            return
        store = cache.store
        chosen = set(numbers) if numbers is not None else None

        def work(operation: Operation[float]) -> int:
            oldest_first = store.numbers(Query(order=Order.OLDEST))
            if chosen is not None:
                oldest_first = [each for each in oldest_first if each in chosen]
            return export_collection(
                path,
                store.walk(oldest_first),
                count=len(oldest_first),
                progress=_shares(operation),
                cancelled=operation.is_stopped,
            )

        def done(count: int) -> None:
            text = self.tr("%n face(s) written to {name}", "", count).format(name=path.name)
            say_saved(self._context, text, path)

        self._begin(self.tr("Writing {name}").format(name=path.name), work, done)

    def take_in(self) -> None:
        """Add the favourites of a file that the person names."""
        if self._context.favourites_cache is None or self.busy:
            return
        path = self.ask_source(self._parent.window(), _folder())
        if path is not None:
            self.take_in_file(path)

    def take_in_file(self, path: Path) -> None:
        """Add the favourites in the file at ``path``; none is kept twice."""
        cache = self._context.favourites_cache
        if cache is None or self.busy:
            return
        store = cache.store

        def work(operation: Operation[float]) -> Imported:
            return import_collection(
                path, store, progress=_shares(operation), cancelled=operation.is_stopped
            )

        def done(result: Imported) -> None:
            self._context.favourites_controller.take_in_models()
            self._context.said.emit(self._in_words(result), "", None)

        self._begin(self.tr("Reading {name}").format(name=path.name), work, done)

    def take_in_files(self, paths: Sequence[Path]) -> None:
        """Add the favourites of several files, one after the other."""
        self._waiting += paths
        self._go_on()

    def _go_on(self) -> None:
        if self._waiting and not self.busy and self._context.favourites_cache is not None:
            self.take_in_file(self._waiting.pop(0))

    def _in_words(self, result: Imported) -> str:
        parts = [self.tr("%n face(s) added", "", result.added)]
        if result.known:
            parts.append(self.tr("%n already there", "", result.known))
        if result.problem:
            parts.append(sentence_in_words(result.problem))
        return "; ".join(parts)

    def _begin(
        self,
        text: str,
        work: Callable[[Operation[float]], Result],
        done: Callable[[Result], object],
    ) -> None:
        """Do ``work`` off the window's thread, with the line shown, and say how it ended."""
        self.line.set_text(text)
        self.line.set_share(0.0)
        self._parent.show()

        def succeeded(result: Result) -> None:
            self._end()
            done(result)
            self._go_on()

        self._operation = self._context.workshop.start(
            work, succeeded, self._failed, self.line.set_share
        )

    def _failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, CollectionCancelled):
            self._waiting.clear()
            self._context.said.emit(self.tr("Stopped"), "", None)
        else:
            self._context.show_error(error)
        self._go_on()

    def _end(self) -> None:
        self._operation = None
        self._parent.hide()
        self._context.favourites_controller.look_again()

    def _stop(self) -> None:
        if self._operation is not None:
            self._operation.stop()


def _shares(operation: Operation[float]) -> Callable[[int, int], None]:
    """Return what takes how many of how many are done, and shows it not too often."""
    shown_at = 0.0

    def progress(done: int, total: int) -> None:
        nonlocal shown_at
        now = time.monotonic()
        if now - shown_at >= _SECONDS_BETWEEN:
            shown_at = now
            operation.show(done / max(1, total))

    return progress


def _folder() -> Path:
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(documents))
    return folder if folder.is_dir() else Path.home()


def _kinds() -> str:
    return translate("CollectionTransfer", "Collections of favourites (*{suffix})").format(
        suffix=SUFFIX
    )


def _ask_target(parent: QWidget, suggestion: Path) -> Path | None:
    title = translate("CollectionTransfer", "Export favourites")
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(suggestion), _kinds())
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)


def _ask_source(parent: QWidget, folder: Path) -> Path | None:
    title = translate("CollectionTransfer", "Import favourites")
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(folder), _kinds())
    return Path(chosen) if chosen else None
