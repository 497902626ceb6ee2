"""What the window needs to know of a page."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from acgan_desktop.library.opening.reading_faces import ReadFace
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.widgets.action import add_action
from acgan_desktop.ui.widgets.base import TranslatedWidget


class Page(TranslatedWidget, QWidget):
    """One page of the window, made when it is first shown.

    A page talks to others through the context alone.
    """

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    def entered(self) -> None:
        """Called when the page comes into view."""

    def take_model_file(self, path: Path) -> bool:
        """Take a model file that was dropped; return False to let the window open it."""
        return False

    def take_collections(self, paths: Sequence[Path]) -> bool:
        """Take collections that were dropped; return False to let Favourites import them."""
        return False

    def take_faces(self, faces: Sequence[ReadFace]) -> bool:
        """Take faces that were dropped or pasted; return False to let Create show them.

        Each has an avatar, and no two the same.
        """
        return False

    def fit(self, window_width: int) -> None:
        """Called when the window's width changes."""

    def remember(self) -> None:
        """Write into the settings what should be the same at the next start."""

    def action(
        self,
        title: Callable[[], str],
        act: Callable[[], object],
        shortcut: str = "",
        icon: str = "",
    ) -> None:
        """Say what one can do on this page: the palette and the page of shortcuts list it.

        Args:
            title: what it does, in the language of the moment, such as "Keep this face".
            act: does it, while this page is in view.
            shortcut: its keys, such as "Ctrl+D", or "".
            icon: the name of a line icon, or "".
        """
        add_action(self, title, act, shortcut, icon)
