"""Taking a whole sheet or a talking face away: where to, and handing it over to be written."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from acgan_desktop.core.user_folders import unused_name
from acgan_desktop.library.animation.export import Look
from acgan_desktop.ui.expressions.file_writing import FileWriting
from acgan_desktop.ui.expressions.sheet_wall import SheetWall
from acgan_desktop.ui.expressions.talking_face import RATE, TalkingFace
from acgan_desktop.ui.page_parts import drag_and_export
from acgan_desktop.ui.page_parts.ask_folder import ask_folder
from acgan_desktop.ui.page_parts.page import Page
from acgan_desktop.ui.page_parts.save_picture import picture_folder
from acgan_desktop.ui.theme.images import pixels_of

translate = QCoreApplication.translate
AskPath = Callable[[QWidget, Path, str], Path | None]
AskFolder = Callable[[QWidget, str, Path], Path | None]
_LOOPS: Final = ("webp", "png", "gif")


def ask_path(parent: QWidget, suggestion: Path, kinds: str) -> Path | None:
    """Let the person say where to save; None if they changed their mind."""
    title = translate("TakingAway", "Save")
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(suggestion), kinds)
    return Path(chosen) if chosen else None


class TakingAway(QObject):
    """Sheets, loops and stills of one page.

    Attributes:
        ask_path: how the person says where the loop goes.
        ask_folder: how they say where stills go.
    """

    def __init__(
        self, page: Page, cells: SheetWall, talking: TalkingFace, writing: FileWriting
    ) -> None:
        super().__init__(page)
        self._page, self._settings = page, page.context.settings
        self._cells, self._talking, self._writing = cells, talking, writing
        self.ask_path: AskPath = ask_path
        self.ask_folder: AskFolder = ask_folder

    def save_sheet(self) -> None:
        """Ask how all cells are to lie on a sheet or become stickers, as soon as all are drawn."""
        cells, page = self._cells, self._page
        rows = range(len(cells.cells))

        def drawn(_: object) -> None:
            names = [cells.caption(row) for row in rows]
            drag_and_export.sheet_of(page.context, page, cells.items(), names)

        if rows:
            cells.feed.collect(rows, drawn)

    def save_loop(self) -> None:
        """Write the loop of the talking face."""
        frames = self._talking.frames()
        if not frames or self._writing.is_busy:
            return
        path = self._path("talk", _LOOPS)
        if path is not None:
            pixels = [pixels_of(frame) for frame in frames]
            self._writing.loop(path, pixels, Look(rate=RATE))

    def save_stills(self) -> None:
        """Write the stills of the talking face."""
        stills = self._talking.stills()
        if not stills or self._writing.is_busy:
            return
        title = translate("TakingAway", "Folder for the stills")
        folder = self.ask_folder(self._page, title, picture_folder(self._settings))
        if folder is not None:
            self._settings.save_folder = str(folder)
            self._writing.stills(
                folder, [(name, avatar, pixels_of(image)) for name, avatar, image in stills]
            )

    def _path(self, name: str, endings: tuple[str, ...]) -> Path | None:
        """Ask for a file of one of ``endings``; a name without any gets the first."""
        kinds = ";;".join(f"{ending.upper()} (*.{ending})" for ending in endings)
        suggestion = unused_name(picture_folder(self._settings) / f"{name}.{endings[0]}")
        path = self.ask_path(self._page, suggestion, kinds)
        if path is None:
            return None
        self._settings.save_folder = str(path.parent)
        if path.suffix.lower().lstrip(".") not in endings:
            path = path.with_name(f"{path.name}.{endings[0]}")
        return path
