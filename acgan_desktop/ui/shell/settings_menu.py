"""The menu at the foot of the rail: theme, language, model."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from acgan_desktop.ui.i18n.language import LANGUAGES, SYSTEM
from acgan_desktop.ui.theme.tokens import Mode
from acgan_desktop.ui.widgets.base import TranslatedWidget


class SettingsMenu(TranslatedWidget, QMenu):
    """Choices that take effect at once.

    Signals:
        theme_chosen(str): "system", "light" or "dark".
        language_chosen(str): "system" or a language's code.
        less_motion_chosen(bool): move less, or as the system asks.
        sharpen_chosen(bool): finish pictures with an upscaler, or leave them as they are drawn.
        settings_wanted: show the dialog of all other settings.
        model_file_wanted: open a model file.
        bundled_model_wanted: go back to the model that came with the program.
        commands_wanted: show the palette of commands.
        shortcuts_wanted: show the sheet of shortcuts.
    """

    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    less_motion_chosen = Signal(bool)
    sharpen_chosen = Signal(bool)
    settings_wanted = Signal()
    model_file_wanted = Signal()
    bundled_model_wanted = Signal()
    commands_wanted = Signal()
    shortcuts_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Or the corners outside the rounded frame would be painted.
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self._heading(lambda: self.tr("Theme"))
        self.themes = self._choices([mode.value for mode in Mode], self.theme_chosen.emit)
        self.say(self.themes["system"].setText, lambda: self.tr("Same as the system"))
        self.say(self.themes["light"].setText, lambda: self.tr("Light"))
        self.say(self.themes["dark"].setText, lambda: self.tr("Dark"))
        self.less_motion = self.addAction("")
        self.less_motion.setCheckable(True)
        self.less_motion.triggered.connect(self.less_motion_chosen)
        self.say(self.less_motion.setText, lambda: self.tr("Less motion"))
        self.sharpen = self.addAction("")
        self.sharpen.setCheckable(True)
        self.sharpen.triggered.connect(self.sharpen_chosen)
        self.say(self.sharpen.setText, lambda: self.tr("Sharpen pictures"))
        self.show_sharpening(False, False)
        self.addSeparator()
        self._heading(lambda: self.tr("Language"))
        codes = [SYSTEM, *(language.code for language in LANGUAGES)]
        self.languages = self._choices(codes, self.language_chosen.emit)
        self.say(self.languages[SYSTEM].setText, lambda: self.tr("Same as the system"))
        for language in LANGUAGES:
            self.languages[language.code].setText(language.name)
        self.addSeparator()
        self._heading(lambda: self.tr("Help"))
        self.commands = self.addAction("", self.commands_wanted.emit)
        self.say(self.commands.setText, lambda: self.tr("All commands") + "\tCtrl+K")
        self.shortcuts = self.addAction("", self.shortcuts_wanted.emit)
        self.say(self.shortcuts.setText, lambda: self.tr("Keyboard shortcuts") + "\tF1")
        self.addSeparator()
        self._heading(lambda: self.tr("Model"))
        self.open_file = self.addAction("", self.model_file_wanted.emit)
        self.say(self.open_file.setText, lambda: self.tr("Open a model…"))
        self.bundled = self.addAction("", self.bundled_model_wanted.emit)
        self.say(self.bundled.setText, lambda: self.tr("Use the bundled model"))
        self.addSeparator()
        self.more = self.addAction("", self.settings_wanted.emit)
        self.say(self.more.setText, lambda: self.tr("More settings…") + "\tCtrl+,")

    def show_choices(self, theme: str, language: str, less_motion: bool) -> None:
        """Mark what is chosen."""
        self.less_motion.setChecked(less_motion)
        self.themes[theme].setChecked(True)
        self.languages.get(language, self.languages[SYSTEM]).setChecked(True)

    def show_sharpening(self, can: bool, does: bool) -> None:
        """Mark whether pictures are sharpened; where there is nothing to do it, do not ask."""
        self.sharpen.setVisible(can)
        self.sharpen.setChecked(does)

    def _heading(self, text: Callable[[], str]) -> None:
        heading = self.addAction("")
        heading.setEnabled(False)
        self.say(heading.setText, text)

    def _choices(self, values: Sequence[str], act: Callable[[str], object]) -> dict[str, QAction]:
        group = QActionGroup(self)
        made = {}
        for value in values:
            action = self.addAction("")
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, value=value: act(value))
            group.addAction(action)
            made[value] = action
        return made
