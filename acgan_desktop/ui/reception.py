"""What is dropped onto the window or pasted into it: where it goes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from acgan_desktop.avatar import Avatar
from acgan_desktop.ui import incoming
from acgan_desktop.ui.widgets.drop_veil import DropVeil

if TYPE_CHECKING:
    from acgan_desktop.ui.window import Window


class Reception(QObject):
    """Receives for one window.

    Attributes:
        veil: covers the window while something is held over it.
    """

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self.veil = DropVeil(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Welcome what may be an avatar or a model."""
        if isinstance(event, QDragEnterEvent):
            # A face that is dragged out of this window is on its way to another.
            if event.source() is None and incoming.can_take(event.mimeData()):
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
        """Take a model or avatars out of ``mime``; return False if there are none."""
        window = self._window
        page = window.shown_page
        path = incoming.model_file(mime)
        if path is not None:
            if not page.take_model_file(path):
                window.open_model(path)
            return True
        reader = incoming.avatar_reader(mime)
        if reader is None:
            return False

        def take(avatar: Avatar) -> None:
            if not page.take_avatar(avatar):
                window.desk.open_avatar(avatar)

        window.desk.background.run(reader, take)
        for another in incoming.more_avatar_readers(mime, page.most_avatars):
            window.desk.background.run(another, page.take_avatar)
        return True
