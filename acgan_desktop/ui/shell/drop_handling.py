"""What is dropped onto the window or pasted into it: where it goes."""

from functools import partial

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from shiboken6 import isValid

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.ui.page_parts.page import Page
from acgan_desktop.ui.shell import dropped_content
from acgan_desktop.ui.shell.shell import Shell
from acgan_desktop.ui.widgets.drop_veil import DropVeil


class DropHandler(QObject):
    """Receives for one window.

    Attributes:
        veil: covers the window while something is held over it.
    """

    def __init__(self, shell: Shell) -> None:
        window = shell.widget
        super().__init__(window)
        self._shell = shell
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
        shell, page = self._shell, self._shell.shown_page
        files = dropped_content.files_in(mime)
        if files.models and not page.take_model_file(files.models[0]):
            shell.open_model(files.models[0])  # one can be open, so no other
        elif files.models:
            for path in files.models[1:]:
                page.take_model_file(path)
        if files.collections and not page.take_collections(files.collections):
            shell.show_page("favourites")
            shell.page("favourites").take_collections(files.collections)
        readers = dropped_content.avatar_readers(mime, page.most_avatars)
        for place, reader in enumerate(readers):
            shell.context.background.run(reader, partial(self._take_avatar, page, place == 0))
        return bool(files.models or files.collections or readers)

    def _take_avatar(self, page: Page, first: bool, avatar: Avatar) -> None:
        """Give ``avatar`` to the page it was dropped on, if that is still there; else show it."""
        taken = isValid(page) and page.take_avatar(avatar)
        if first and not taken:
            self._shell.context.open_avatar(avatar)
