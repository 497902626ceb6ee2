"""The welcome over the window, at the very first start or when it is asked for again."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from acgan_desktop.ui.shell.window import Window


class FirstStart(QObject):
    """Shows the welcome in place of all pages until it is left; it does not come by itself again.

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
