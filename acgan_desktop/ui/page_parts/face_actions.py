"""Taking the chosen face away: saved, copied, or dragged out of the large view."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.ui.page_parts import drag_and_export
from acgan_desktop.ui.page_parts.copying_codes import copy_codes
from acgan_desktop.ui.page_parts.drag_and_export import Item
from acgan_desktop.ui.page_parts.keep_button import ChosenOrLater
from acgan_desktop.ui.page_parts.page import Page
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.widgets.action import Action, add_action

Collect = Callable[[Callable[[Sequence[Item]], object]], object]


class FaceActions(QObject):
    """Save, copy and drag for one page.

    Args:
        context: where messages and errors go.
        portrait: the large view, which can be dragged.
        chosen_or_later: returns the chosen face; while it is being drawn, it calls the function
            it is given as soon as it is there.
        collect: calls the function it is given with the faces to save; by default the chosen
            one alone.
        picked: returns those faces as far as they are known; by default the chosen one alone.
    """

    def __init__(
        self,
        context: AppContext,
        portrait: QWidget,
        chosen_or_later: ChosenOrLater,
        collect: Collect | None = None,
        picked: Callable[[], Sequence[Avatar]] | None = None,
    ) -> None:
        super().__init__(portrait)
        self._context, self._portrait, self._chosen_or_later = context, portrait, chosen_or_later
        self._collect, self._picked = collect, picked
        self._pressed: QPointF | None = None
        portrait.installEventFilter(self)
        portrait.setCursor(Qt.CursorShape.OpenHandCursor)

    def add_actions(self, page: Page) -> list[Action]:
        """Give ``page`` the actions, and return them."""
        actions = [
            add_action(page, lambda: self.tr("Save…"), self.save, "Ctrl+S", "save"),
            add_action(page, lambda: self.tr("Copy the picture"), self.copy, "Ctrl+C", "copy"),
            add_action(
                page, lambda: self.tr("Copy as text"), self.copy_text, "Ctrl+Shift+C", "copy"
            ),
            add_action(
                page,
                lambda: self.tr("Copy the share code"),
                self.copy_code,
                "Ctrl+Shift+K",
                "share",
            ),
        ]
        if self._collect is not None:  # where several can be picked
            title = lambda: self.tr("Sheet for print…")  # noqa: E731
            actions.insert(1, add_action(page, title, self.sheet, "Ctrl+Shift+S", "print"))
        return actions

    def copy(self) -> None:
        """Copy the chosen face as a picture, or all that are picked."""
        if self._collect is not None:
            self._collect(lambda items: drag_and_export.copy_pictures(self._context, items))
            return
        avatar, image = self._chosen_or_later(self.copy)
        if avatar is not None and image is not None:
            drag_and_export.copy_picture(self._context, avatar, image)

    def copy_text(self) -> None:
        """Copy the chosen face as text, or all that are picked, a line each."""
        if found := self._avatars():
            drag_and_export.copy_texts(found, self._context)

    def copy_code(self) -> None:
        """Copy the share code of the chosen face, or of all that are picked, a line each."""
        copy_codes(self._context, self._avatars())

    def _avatars(self) -> Sequence[Avatar]:
        """Return all that are picked; where one cannot pick several, the chosen one."""
        if self._picked is not None:
            return self._picked()
        avatar, _ = self._chosen_or_later(_nothing)
        return [] if avatar is None else [avatar]

    def save(self) -> None:
        """Save the chosen face, or all that are picked."""
        if self._collect is not None:
            self._collect(self._save)
            return
        avatar, image = self._chosen_or_later(self.save)
        if avatar is not None and image is not None:
            self._save([(avatar, image)])

    def sheet(self) -> None:
        """Put all that are picked on a sheet for print."""
        if self._collect is not None:
            self._collect(
                lambda items: drag_and_export.sheet_of(self._context, self._portrait, items)
            )

    def drag(self) -> None:
        """Let the person drag the chosen face away."""
        face: tuple[Avatar | None, QImage | None] = self._chosen_or_later(_nothing)
        avatar, image = face
        if avatar is not None and image is not None:
            drag_and_export.drag_out(self._portrait, [(avatar, image)], self._context)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Notice when the large view is being dragged."""
        if isinstance(event, QMouseEvent) and event.buttons() & Qt.MouseButton.LeftButton:
            if event.type() == QEvent.Type.MouseButtonPress:
                self._pressed = event.position()
                return True
            if event.type() == QEvent.Type.MouseMove and self._pressed is not None:
                way = (event.position() - self._pressed).manhattanLength()
                if way >= QApplication.startDragDistance():
                    self._pressed = None
                    self.drag()
        return super().eventFilter(watched, event)

    def _save(self, items: Sequence[Item]) -> None:
        drag_and_export.save_pictures(self._context, self._portrait, items)


def _nothing() -> None:
    """Wait for nothing."""
