"""What others ask the window to open: further starts of the program, and the system."""

import os
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QFileSystemWatcher, QObject, QTimer
from PySide6.QtGui import QFileOpenEvent

from acgan_desktop.library.opening.window_requests import OpenRequest, WindowRequests
from acgan_desktop.ui.shell.incoming.incoming_files import IncomingFiles
from acgan_desktop.ui.shell.incoming.local_files import local_files
from acgan_desktop.ui.shell.shell import Shell

_LOOK_MS: Final = 500


class AskedByOthers(QObject):
    """Takes requests of further starts as they arrive in the folder, until the window closes."""

    def __init__(self, shell: Shell, incoming: IncomingFiles, requests: WindowRequests) -> None:
        super().__init__(shell.widget)
        self._shell, self._incoming, self._requests = shell, incoming, requests
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)
        if not self._watcher.addPath(str(requests.folder)):
            # Where the system watches no more folders, one looks oneself.
            often = QTimer(self, interval=_LOOK_MS)
            often.timeout.connect(self._look)
            often.start()
        shell.context.ending.connect(requests.close)
        self._look()

    def _look(self) -> None:
        self._shell.context.background.run(self._requests.take, self._open)

    def _open(self, asked: list[OpenRequest]) -> None:
        for request in asked:
            if request.activation:
                # Wayland lets a window come forward that shows what the desktop gave the start.
                os.environ["XDG_ACTIVATION_TOKEN"] = request.activation
            self._shell.come_forward()
            files = [Path(name) for name in request.files if "\0" not in name]
            model = request.model if "\0" not in request.model else ""
            if files or model:
                self._incoming.open(files, Path(model) if model else None)


class OpenedBySystem(QObject):
    """Takes the files that macOS opens with the program: they come as events, not as arguments."""

    def __init__(self, shell: Shell, incoming: IncomingFiles) -> None:
        super().__init__(shell.widget)
        self._shell, self._incoming = shell, incoming
        app = QCoreApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Open what a file event names."""
        if event.type() == QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent):
            files = local_files([event.url()])
            if files:
                self._shell.come_forward()
                self._incoming.open(files)
            return True
        return super().eventFilter(watched, event)
