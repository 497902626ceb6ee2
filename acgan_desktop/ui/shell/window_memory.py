"""What the window remembers from one start to the next: its place, its page, and the settings."""

import sys
from contextlib import suppress

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QGuiApplication

from acgan_desktop.app.surprise import random_seed
from acgan_desktop.core.errors import UserError
from acgan_desktop.library.settings import settings as settings_file
from acgan_desktop.library.settings.settings import Settings
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.shell.shell import Shell

_FIRST_SIZE = (1280, 800)


def read_settings() -> tuple[Settings, str]:
    """Return the settings, and a sentence to say about them or "".

    At the very first start the seed is drawn by chance: not everybody is shown the same faces.
    """
    try:
        settings = settings_file.load()
    except UserError as error:
        return Settings(), error.sentence
    if is_first_start(settings):
        settings.seed = random_seed()
    return settings, settings.recovered or ""


def is_first_start(settings: Settings) -> bool:
    """Say whether nobody was here before; older versions noted no more than the window's size."""
    return not settings.welcomed and not settings.window_geometry


def restore_place(shell: Shell) -> None:
    """Put the window where it was, or at the first start, as large as suits the screen."""
    window, stored = shell.widget, shell.context.settings.window_geometry
    if not (stored and window.restoreGeometry(QByteArray(stored))):
        screen = QGuiApplication.primaryScreen().availableGeometry()
        width, height = _FIRST_SIZE
        window.resize(min(width, screen.width()), min(height, screen.height()))


def save_choices(context: AppContext) -> None:
    """Write the settings now, off the window's thread: the program may be killed before it ends."""
    settings = context.settings.model_copy(deep=True)

    def work() -> None:
        with suppress(UserError):  # at the end it is tried again
            settings_file.save(settings)

    context.background.run(work)


def remember(shell: Shell) -> None:
    """Write down what should be the same at the next start."""
    settings = shell.context.settings
    settings.window_geometry = bytes(shell.widget.saveGeometry().data())
    settings.page = shell.page_key
    for page in shell.pages.values():
        page.remember()
    # At this point nobody could read an error: the next start uses what was saved last.
    try:
        settings_file.save(settings)
    except UserError as error:
        print(error, file=sys.stderr)
