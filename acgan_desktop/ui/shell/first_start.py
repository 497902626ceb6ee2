"""The welcome over the window, at the very first start or when it is asked for again."""

from PySide6.QtCore import QObject

from acgan_desktop.ui.shell.shell import Shell


class FirstStart(QObject):
    """Shows the welcome in place of all pages until it is left; it does not come by itself again.

    Attributes:
        page: the welcome.
    """

    def __init__(self, shell: Shell) -> None:
        # Not at the top: no later start needs it.
        from acgan_desktop.ui.welcome.welcome_page import WelcomePage

        super().__init__(shell.widget)
        self.page = WelcomePage(shell.context)
        shell.cover(self.page)
        self.page.left.connect(shell.uncover)
        shell.context.settings.welcomed = True
