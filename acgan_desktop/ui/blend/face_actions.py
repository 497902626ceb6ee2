"""What a person does with the face that the Blend page shows."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.ui.page_parts import drag_and_export
from acgan_desktop.ui.page_parts.copying_codes import copy_codes
from acgan_desktop.ui.page_parts.keep_button import ChosenOrLater
from acgan_desktop.ui.page_parts.page import Page


class BlendFaceActions:
    """Takes the shown face to other pages, to a file, to the clipboard, to other programs."""

    def __init__(
        self, page: Page, shown: Callable[[], Avatar | None], shown_or_later: ChosenOrLater
    ) -> None:
        self._page = page
        self._context = page.context
        self._shown = shown
        self._shown_or_later = shown_or_later

    def open(self) -> None:
        """Go on with it on the Create page."""
        avatar, image = self._shown_or_later(lambda: None)
        if avatar is not None:
            self._context.open_avatar(avatar, image)

    def explore(self) -> None:
        """Show the map around it."""
        avatar = self._shown()
        if avatar is not None:
            self._context.explore([avatar])

    def save(self) -> None:
        """Save it as a picture."""
        avatar, image = self._shown_or_later(self.save)
        if avatar is not None and image is not None:
            drag_and_export.save_pictures(self._context, self._page, [(avatar, image)])

    def copy_picture(self) -> None:
        """Copy it as a picture."""
        avatar, image = self._shown_or_later(self.copy_picture)
        if avatar is not None and image is not None:
            drag_and_export.copy_picture(self._context, avatar, image)

    def copy_text(self) -> None:
        """Copy it as text."""
        avatar = self._shown()
        if avatar is not None:
            drag_and_export.copy_text(avatar, self._context)

    def copy_code(self) -> None:
        """Copy its share code."""
        avatar = self._shown()
        if avatar is not None:
            copy_codes(self._context, [avatar])

    def drag(self, source: QWidget) -> None:
        """Let the person drag it away."""
        avatar, image = self._shown_or_later(lambda: None)
        if avatar is not None and image is not None:
            drag_and_export.drag_out(source, [(avatar, image)], self._context)
