"""Whether this is the very first start, and the welcome over the window then."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from acgan_desktop.library.settings.settings import Settings

if TYPE_CHECKING:
    from acgan_desktop.ui.shell.window import Window


def is_first_start(settings: Settings) -> bool:
    """Say whether nobody was here before; older versions noted no more than the window's size."""
    return not settings.welcomed and not settings.window_geometry


class FirstStart(QObject):
    """Shows the welcome in place of all pages until it is left, once and never again.

    Attributes:
        page: the welcome.
    """

    def __init__(self, window: "Window") -> None:
        # Not at the top: no later start needs it.
        from acgan_desktop.ui.welcome.welcome_page import WelcomePage

        super().__init__(window)
        self.page = WelcomePage(window.context)
        window.cover(self.page)
        self.page.left.connect(window.uncover)
        window.context.settings.welcomed = True
