"""A word about work that takes longer than a moment, with a way to end it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from acgan_desktop.ui.services.app_context import AppContext

SLOW_MS: Final = 1000
_AGAIN_MS: Final = 5000


class SlowNotice(QObject):
    """Says a text after a second, and again every few seconds until :meth:`end`."""

    def __init__(self, context: AppContext, text: str, stop: Callable[[], object]) -> None:
        super().__init__(context)
        self._context, self._text, self._stop = context, text, stop
        self._timer = QTimer(self, interval=SLOW_MS)
        self._timer.timeout.connect(self._say)
        self._timer.start()

    def end(self) -> None:
        """Say it no more."""
        self._timer.stop()
        self._context.unsaid.emit(self._stopped)
        self.deleteLater()

    def _say(self) -> None:
        self._timer.setInterval(_AGAIN_MS)
        if not self._context.closing:
            self._context.said.emit(self._text, self.tr("Stop"), self._stopped)

    def _stopped(self) -> None:
        self._timer.stop()
        self._stop()
