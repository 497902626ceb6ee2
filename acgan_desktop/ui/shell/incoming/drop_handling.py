"""What is dropped onto the window or pasted into it: from the event to what is in it."""

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from acgan_desktop.ui.shell.incoming import dropped_content
from acgan_desktop.ui.shell.incoming.incoming_files import IncomingFiles
from acgan_desktop.ui.shell.shell import Shell
from acgan_desktop.ui.widgets.drop_veil import DropVeil


class DropHandler(QObject):
    """Receives for one window.

    Attributes:
        veil: covers the window while something is held over it.
        incoming: takes what is dropped.
    """

    def __init__(self, shell: Shell, incoming: IncomingFiles) -> None:
        window = shell.widget
        super().__init__(window)
        self._shell, self.incoming = shell, incoming
        self.veil = DropVeil(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Welcome what may be an avatar or a model."""
        if isinstance(event, QDragEnterEvent):
            # A face that is dragged out of this window is on its way to another.
            if event.source() is None and dropped_content.can_take(event.mimeData()):
                event.acceptProposedAction()
                self.veil.cover()
            return True
        if event.type() == QEvent.Type.DragLeave:
            self.veil.hide()
        elif event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self.veil.hide()
            if self.take(event.mimeData()):
                event.acceptProposedAction()
            return True
        return super().eventFilter(watched, event)

    def take(self, mime: QMimeData) -> bool:
        """Take models, collections and faces out of ``mime``; return False if there are none."""
        files = dropped_content.files_in(mime)
        faces = dropped_content.faces_in(mime)
        page = self._shell.shown_page
        self.incoming.take(files.models, files.collections, faces, page)
        return bool(files.models or files.collections or faces)
