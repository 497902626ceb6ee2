"""The settings that one looks for rarely: where things are kept, what the program is, and how it
moves. Theme, language and model are one click away, in the menu that opens this dialog."""

import platform
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from acgan_desktop import __version__
from acgan_desktop.core.user_folders import user_data
from acgan_desktop.ui.page_parts.ask_folder import ask_folder
from acgan_desktop.ui.page_parts.save_picture import picture_folder
from acgan_desktop.ui.page_parts.show_folder import show_folder
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_XL
from acgan_desktop.ui.widgets.base import TextButton, TranslatedWidget, frame, label, scroll_area
from acgan_desktop.ui.widgets.switch import Switch

_SIZE: Final = (560, 680)
AskFolder = Callable[[QWidget, str, Path], Path | None]


class SettingsDialog(TranslatedWidget, QDialog):
    """Choices that take effect at once.

    Attributes:
        less_motion, colour_names: its switches.
        change_folder, show_data, welcome, copy_about: its buttons.
        ask_folder: how the person says where pictures are saved.

    Signals:
        less_motion_chosen(bool): move less, or as the system asks.
        colour_names_chosen(bool): write the names of colours under them, or not.
        folder_chosen: pictures are saved somewhere else from now on.
        welcome_wanted: show the welcome of the first start again.
    """

    less_motion_chosen = Signal(bool)
    colour_names_chosen = Signal(bool)
    folder_chosen = Signal()
    welcome_wanted = Signal()

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._window = context, parent
        self.ask_folder: AskFolder = ask_folder
        self.less_motion, self.colour_names = Switch(), Switch()
        self.change_folder, self.show_data = TextButton("save"), TextButton("explore")
        self.welcome, self.copy_about = TextButton("create"), TextButton("copy")
        self.close_button = TextButton(kind="main")
        self.close_button.setDefault(True)
        self.folder, self._data, self._privacy = label(), label(), label()
        self.about = label()
        self._title = label("title")
        self._lay_out()
        self._connect()
        self._speak_all()

    def _lay_out(self) -> None:
        body = frame("controlsBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(GAP_XL, GAP_XL, GAP_XL, GAP_L)
        column.setSpacing(GAP)
        column.addWidget(self._title)
        column.addSpacing(GAP)
        look, saving, data, privacy, about = self.titles = [label("heading") for _ in range(5)]
        sections: list[tuple[QLabel, list[QWidget]]] = [
            (look, [self.less_motion, self.colour_names]),
            (saving, [self._beside(self.folder, self.change_folder)]),
            (data, [self._beside(self._data, self.show_data), self._beside(None, self.welcome)]),
            (privacy, [self._privacy]),
            (about, [self._beside(self.about, self.copy_about)]),
        ]
        for title, rows in sections:
            column.addWidget(title)
            for row in rows:
                column.addWidget(row)
            column.addSpacing(GAP_L)
        column.addStretch(1)
        for text in (self.folder, self._data, self._privacy, self.about):
            text.setWordWrap(True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        foot = QHBoxLayout()
        foot.setContentsMargins(GAP_XL, GAP, GAP_XL, GAP_L)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll_area("controlsScroll", body), 1)
        whole.addLayout(foot)

    def _beside(self, text: QLabel | None, button: TextButton) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP_L)
        if text is not None:
            line.addWidget(text, 1)
        line.addWidget(button)
        if text is None:
            line.addStretch(1)
        return row

    def _connect(self) -> None:
        self.less_motion.clicked.connect(self.less_motion_chosen)
        self.colour_names.clicked.connect(self.colour_names_chosen)
        self.change_folder.clicked.connect(self._change_folder)
        self.show_data.clicked.connect(lambda: show_folder(self._context, user_data()))
        self.welcome.clicked.connect(self._want_welcome)
        self.copy_about.clicked.connect(self._copy_about)
        self.close_button.clicked.connect(self.accept)

    def _speak_all(self) -> None:
        self.say(self.setWindowTitle, lambda: self.tr("Settings"))
        self.say(self._title.setText, lambda: self.tr("Settings"))
        words = (
            lambda: self.tr("Display"),
            lambda: self.tr("Where pictures are saved"),
            lambda: self.tr("Your data"),
            lambda: self.tr("Privacy"),
            lambda: self.tr("About"),
        )
        for title, text in zip(self.titles, words, strict=True):
            self.say(title.setText, text)
        self.say(self.less_motion.setText, lambda: self.tr("Less motion"))
        self.say(self.colour_names.setText, lambda: self.tr("Show the names of colours"))
        self.say(self.change_folder.setText, lambda: self.tr("Change…"))
        self.say(self.show_data.setText, lambda: self.tr("Show folder"))
        self.say(self.welcome.setText, lambda: self.tr("Show the welcome again"))
        self.say(
            self._privacy.setText,
            lambda: self.tr(
                "Nothing leaves this device: no telemetry, no reports, no update checks."
            ),
        )
        self.say(self.copy_about.setText, lambda: self.tr("Copy"))
        self.say(self.close_button.setText, lambda: self.tr("Close"))

    def show_settings(self) -> None:
        """Show what is set now."""
        settings = self._context.settings
        self.less_motion.setChecked(bool(settings.less_motion))
        self.colour_names.setChecked(settings.colour_names)
        self.folder.setText(str(picture_folder(settings)))
        self._data.setText(str(user_data()))
        self.about.setText(_about())
        self.resize(_SIZE[0], min(_SIZE[1], self._window.height()))
        self.open()
        self.close_button.setFocus()

    def _change_folder(self) -> None:
        title = self.tr("Where pictures are saved")
        settings = self._context.settings
        folder = self.ask_folder(self, title, picture_folder(settings))
        if folder is not None:
            settings.save_folder = str(folder)
            self.folder.setText(str(folder))
            self.folder_chosen.emit()

    def _want_welcome(self) -> None:
        self.accept()
        self.welcome_wanted.emit()

    def _copy_about(self) -> None:
        QGuiApplication.clipboard().setText(self.about.text())
        self.copy_about.setText(self.tr("Copied"))


def _about() -> str:
    """Return which program this is and on what it runs, as one pastes it into a report."""
    return (
        f"AcGAN Desktop {__version__} (MIT)\n"
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} "
        f"{platform.machine()}"
    )
