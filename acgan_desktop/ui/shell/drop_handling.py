"""What is dropped onto the window or pasted into it: where it goes."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from shiboken6 import isValid

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.ui.page_parts.page import Page
from acgan_desktop.ui.shell import dropped_content
from acgan_desktop.ui.widgets.drop_veil import DropVeil

if TYPE_CHECKING:
    from acgan_desktop.ui.shell.window import Window


class DropHandler(QObject):
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
        """Take models, collections and avatars out of ``mime``; return False if there are none."""
        window, page = self._window, self._window.shown_page
        files = dropped_content.files_in(mime)
        if files.models and not page.take_model_file(files.models[0]):
            window.open_model(files.models[0])  # one can be open, so no other
        elif files.models:
            for path in files.models[1:]:
                page.take_model_file(path)
        if files.collections and not page.take_collections(files.collections):
            window.show_page("favourites")
            window.page("favourites").take_collections(files.collections)
        readers = dropped_content.avatar_readers(mime, page.most_avatars)
        for place, reader in enumerate(readers):
            window.context.background.run(reader, partial(self._take_avatar, page, place == 0))
        return bool(files.models or files.collections or readers)

    def _take_avatar(self, page: Page, first: bool, avatar: Avatar) -> None:
        """Give ``avatar`` to the page it was dropped on, if that is still there; else show it."""
        taken = isValid(page) and page.take_avatar(avatar)
        if first and not taken:
            self._window.context.open_avatar(avatar)
