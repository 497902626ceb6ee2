"""What one can do on the Blend page, for the command palette and the page of shortcuts."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from acgan_desktop.ui.blend.blend_page import BlendPage

translate = QCoreApplication.translate


def add_blend_actions(page: "BlendPage") -> None:
    """Give ``page`` its actions."""
    faces, film, side, taking = page.editing, page.strip.film, page.side, page.taking
    table: tuple[tuple[Callable[[], str], Callable[[], object], str, str], ...] = (
        (
            lambda: translate("BlendPage", "Play or pause (Space)"),
            page.stage.playback.toggle,
            "",
            "play",
        ),
        (
            lambda: translate("BlendPage", "Animation or crossings"),
            page.other_mode,
            "Ctrl+Shift+X",
            "wall",
        ),
        (
            lambda: translate("BlendPage", "Export the animation"),
            side.export.show_dialog,
            "Ctrl+Shift+E",
            "film",
        ),
        (lambda: translate("BlendPage", "Add a random face"), faces.add_random, "Ctrl+R", "reroll"),
        (
            lambda: translate("BlendPage", "Add faces from the favourites"),
            page.ask_favourites,
            "Ctrl+F",
            "heart",
        ),
        (
            lambda: translate("BlendPage", "Other random faces"),
            faces.surprise,
            "Ctrl+U",
            "surprise",
        ),
        (
            lambda: translate("BlendPage", "Show this face twice"),
            lambda: faces.duplicate(film.current),
            "Ctrl+Shift+D",
            "copy",
        ),
        (
            lambda: translate("BlendPage", "Take this face out"),
            lambda: faces.remove(film.current),
            "",
            "remove",
        ),
        (lambda: translate("BlendPage", "Turn the order around"), faces.reverse, "", "back"),
        (
            lambda: translate("BlendPage", "Keep this frame, or not"),
            side.keep.toggle,
            "Ctrl+D",
            "heart",
        ),
        (lambda: translate("BlendPage", "Save this frame"), taking.save, "Ctrl+S", "save"),
        (
            lambda: translate("BlendPage", "Export this frame…"),
            taking.export,
            "Ctrl+Shift+S",
            "export",
        ),
        (lambda: translate("BlendPage", "Copy the picture"), taking.copy_picture, "Ctrl+C", "copy"),
        (lambda: translate("BlendPage", "Copy as text"), taking.copy_text, "Ctrl+Shift+C", "copy"),
        (lambda: translate("BlendPage", "Open this frame in Create"), taking.open, "", "create"),
        (
            lambda: translate("BlendPage", "Explore around this frame"),
            taking.explore,
            "Ctrl+E",
            "explore",
        ),
    )
    for title, act, keys, icon in table:
        page.action(title, act, keys, icon)
