"""What the helpers of the window need of it; they take a shell, so none imports the window."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from acgan_desktop.ui.page_parts.page import Page
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.shell.history_drawer import HistoryDrawer
from acgan_desktop.ui.shell.settings_menu import SettingsMenu
from acgan_desktop.ui.widgets.base import TranslatedWidget


class SettingsOpenerLike(Protocol):
    """What opens the settings that are looked for rarely."""

    def open(self) -> None:
        """Show them."""

    def show_welcome(self) -> None:
        """Show the welcome of the first start."""


class Shell(Protocol):
    """The frame around the pages."""

    context: AppContext
    """What the pages share."""
    drawer: HistoryDrawer
    """What was seen since the start."""
    menu: SettingsMenu
    """The choices of theme, language and motion."""

    @property
    def widget(self) -> TranslatedWidget:
        """The window itself: the parent of what lies over it, the owner of its actions."""

    @property
    def settings(self) -> SettingsOpenerLike:
        """The settings that are looked for rarely."""

    @property
    def page_key(self) -> str:
        """The key of the page in view."""

    @property
    def pages(self) -> Mapping[str, Page]:
        """The pages made so far, by key."""

    @property
    def shown_page(self) -> Page:
        """The page in view."""

    def page(self, key: str) -> Page:
        """Return the page of ``key``, made if it is wanted for the first time."""

    def show_page(self, key: str) -> None:
        """Show a page."""

    def show_commands(self) -> None:
        """Show the command palette, or hide it if it is there."""

    def show_shortcuts(self) -> None:
        """Show all shortcuts."""

    def set_less_motion(self, less: bool) -> None:
        """Move less from now on, or as the system asks."""

    def cover(self, page: Page) -> None:
        """Show ``page`` in place of all others until :meth:`uncover`, or until one is wanted."""

    def uncover(self) -> None:
        """Let go of the page that covers the others, if one does, and show them again."""

    def come_forward(self) -> None:
        """Come to the front, where the desktop allows it."""

    def open_model(self, path: Path | None) -> None:
        """Open a model file, or the bundled model."""

    def ask_model(self) -> None:
        """Let the person name a model file."""

    def paste(self) -> None:
        """Take the avatar from the clipboard."""
