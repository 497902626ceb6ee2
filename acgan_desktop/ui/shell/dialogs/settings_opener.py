"""Opens the dialog of the rarer settings, and does what is chosen in it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from acgan_desktop.ui.shell import window_memory
from acgan_desktop.ui.shell.shell import Shell
from acgan_desktop.ui.theme.tokens import set_colour_names
from acgan_desktop.ui.widgets.choices import Swatch

if TYPE_CHECKING:
    from acgan_desktop.ui.shell.dialogs.settings_dialog import SettingsDialog


class SettingsOpener(QObject):
    """Makes the dialog when it is wanted for the first time.

    Attributes:
        dialog: the dialog, once it was opened.
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.widget)
        self._shell = shell
        self.dialog: SettingsDialog | None = None

    def open(self) -> None:
        """Show the settings that are looked for rarely."""
        # Imported when asked for: the window is there sooner without.
        from acgan_desktop.ui.shell.dialogs.settings_dialog import SettingsDialog

        shell = self._shell
        if self.dialog is None:
            self.dialog = SettingsDialog(shell.context, shell.widget)
            self.dialog.less_motion_chosen.connect(shell.set_less_motion)
            self.dialog.colour_names_chosen.connect(self.set_colour_names)
            self.dialog.folder_chosen.connect(lambda: window_memory.save_choices(shell.context))
            self.dialog.welcome_wanted.connect(self.show_welcome)
        self.dialog.show_settings()

    def set_colour_names(self, on: bool) -> None:
        """Write the names of colours under their swatches from now on, or not."""
        self._shell.context.settings.colour_names = on
        set_colour_names(on)
        for swatch in self._shell.widget.findChildren(Swatch):
            swatch.fit_name()
        window_memory.save_choices(self._shell.context)

    def show_welcome(self) -> None:
        """Show the welcome of the first start."""
        from acgan_desktop.ui.shell.first_start import FirstStart

        FirstStart(self._shell)
