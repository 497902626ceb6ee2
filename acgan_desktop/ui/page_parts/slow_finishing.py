"""Finishing a picture that is taken away: off the window's thread, and told of if it is slow."""

from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication, QTimer

from acgan_desktop.library.pictures.export import Enlarge
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.services.background import Operation
from acgan_desktop.ui.services.finishers import FinishingStopped

Result = TypeVar("Result")
SLOW_MS: Final = 1000
"""Work that takes longer says so, and can be cancelled."""


def finish_and(
    context: AppContext, work: Callable[[Enlarge | None], Result], done: Callable[[Result], object]
) -> Operation[float]:
    """Do ``work`` on another thread, then call ``done`` on this one.

    A person may cancel it; when the window closes, it is finished all the same.

    Args:
        context: where errors and messages go.
        work: is given what makes pictures larger, or None to resample them.
        done: takes what ``work`` returned.
    """
    finishing = context.finishing
    under_way = True

    def run(operation: Operation[float]) -> Result:
        return work(finishing.enlarger(lambda: operation.is_cancelled))

    def end(result: Result) -> None:
        nonlocal under_way
        under_way = False
        done(result)

    def failed(error: Exception) -> None:
        nonlocal under_way
        under_way = False
        if not isinstance(error, FinishingStopped):
            context.show_error(error)

    # Pictures that need no finishing are written in the order of all other work.
    background = finishing.saving if finishing.sharpens else context.background
    operation: Operation[float] = background.start(run, end, failed)

    def say() -> None:
        if under_way and not operation.is_cancelled and not context.closing:
            text = QCoreApplication.translate("Saving", "Sharpening the picture…")
            step = QCoreApplication.translate("Saving", "Cancel")
            context.said.emit(text, step, operation.cancel)

    QTimer.singleShot(SLOW_MS, context, say)
    return operation
