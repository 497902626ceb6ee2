"""What can be done from every page."""

import sys
from typing import Final

from PySide6.QtCore import QCoreApplication

from acgan_desktop.ui.services import text_undo
from acgan_desktop.ui.shell.page_table import PAGES
from acgan_desktop.ui.shell.shell import Shell
from acgan_desktop.ui.widgets.action import add_action

translate = QCoreApplication.translate

# What Qt calls Ctrl is the command key of a Mac, where Command+H hides the program.
_SEEN_KEYS: Final = "Meta+H" if sys.platform == "darwin" else "Ctrl+H"


def add_window_actions(shell: Shell) -> None:
    """Give the window its own actions; those of the pages come with the pages."""
    _add_pages(shell)
    _add_lists(shell)
    _add_settings(shell)
    _add_undo_and_paste(shell)
    _add_models(shell)


def _add_pages(shell: Shell) -> None:
    window = shell.widget

    def add_page(number: int, key: str, icon: str) -> None:
        title = PAGES[number].title
        add_action(window, title, lambda: shell.show_page(key), f"Ctrl+{number + 1}", icon)

    for number, entry in enumerate(PAGES):
        add_page(number, entry.key, entry.icon)


def _add_lists(shell: Shell) -> None:
    """Add what shows all commands, all that was seen, and all shortcuts."""
    window = shell.widget
    add_action(
        window,
        lambda: translate("WindowActions", "All commands"),
        shell.show_commands,
        "Ctrl+K",
        "search",
        ["Ctrl+P"],
    )
    add_action(
        window,
        lambda: translate("WindowActions", "Seen since the start"),
        shell.drawer.toggle,
        _SEEN_KEYS,
        "history",
    )
    add_action(
        window,
        lambda: translate("WindowActions", "Keyboard shortcuts"),
        shell.show_shortcuts,
        "F1",
        "keyboard",
        ["?"],
    )


def _add_settings(shell: Shell) -> None:
    window = shell.widget
    add_action(
        window,
        lambda: translate("WindowActions", "More settings"),
        shell.settings.open,
        "Ctrl+,",
        "settings",
    )
    add_action(
        window,
        lambda: translate("WindowActions", "Show the welcome again"),
        shell.settings.show_welcome,
        "",
        "create",
    )


def _add_undo_and_paste(shell: Shell) -> None:
    window, steps = shell.widget, shell.context.steps
    add_action(
        window,
        lambda: translate("WindowActions", "Undo"),
        lambda: text_undo.undo(steps),
        "Ctrl+Z",
        "undo",
    )
    add_action(
        window,
        lambda: translate("WindowActions", "Redo"),
        lambda: text_undo.redo(steps),
        "Ctrl+Shift+Z",
        "redo",
        ["Ctrl+Y"],
    )
    add_action(
        window,
        lambda: translate("WindowActions", "Paste an avatar or a picture of one"),
        shell.paste,
        "Ctrl+V",
        "drop",
    )


def _add_models(shell: Shell) -> None:
    window = shell.widget
    add_action(
        window,
        lambda: translate("WindowActions", "Open a model file"),
        shell.ask_model,
        "",
        "model",
    )
    add_action(
        window,
        lambda: translate("WindowActions", "Use the bundled model"),
        lambda: shell.open_model(None),
        "",
        "model",
    )
