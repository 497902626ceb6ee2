"""What a person does with the face that the Blend page shows."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from acgan_desktop.avatar import Avatar
from acgan_desktop.ui import taking
from acgan_desktop.ui.pages.keep_button import ChosenOrLater
from acgan_desktop.ui.pages.page import Page
from acgan_desktop.ui.saving import AskPath, ask_path, save_picture


class BlendTaking:
    """Takes the shown face to other pages, to a file, to the clipboard, to other programs.

    Attributes:
        ask_path: asks where to save a picture.
    """

    def __init__(
        self, page: Page, shown: Callable[[], Avatar | None], shown_or_later: ChosenOrLater
    ) -> None:
        self.ask_path: AskPath = ask_path
        self._page = page
        self._desk = page.desk
        self._shown = shown
        self._shown_or_later = shown_or_later

    def open(self) -> None:
        """Go on with it on the Create page."""
        avatar, image = self._shown_or_later(lambda: None)
        if avatar is not None:
            self._desk.open_avatar(avatar, image)

    def explore(self) -> None:
        """Show the map around it."""
        avatar = self._shown()
        if avatar is not None:
            self._desk.explore([avatar])

    def save(self) -> None:
        """Save it as a PNG."""
        avatar, image = self._shown_or_later(self.save)
        if avatar is not None and image is not None:
            save_picture(self._desk, self._page, avatar, image, self.ask_path)

    def export(self) -> None:
        """Save it in a size and a way that one chooses."""
        avatar, image = self._shown_or_later(self.export)
        if avatar is not None and image is not None:
            taking.export_pictures(self._desk, self._page, [(avatar, image)])

    def copy_picture(self) -> None:
        """Copy it as a picture."""
        avatar, image = self._shown_or_later(self.copy_picture)
        if avatar is not None and image is not None:
            taking.copy_picture(self._desk, avatar, image)

    def copy_text(self) -> None:
        """Copy it as text."""
        avatar = self._shown()
        if avatar is not None:
            taking.copy_text(avatar, self._desk)

    def drag(self, source: QWidget) -> None:
        """Let the person drag it away."""
        avatar, image = self._shown_or_later(lambda: None)
        if avatar is not None and image is not None:
            taking.drag_out(source, [(avatar, image)], self._desk)
