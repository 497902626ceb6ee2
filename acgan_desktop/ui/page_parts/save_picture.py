"""Taking a picture away: where to, under which name, and writing it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.user_folders import unused_name
from acgan_desktop.library.pictures.export import ExportOptions, export_picture, picture_stem
from acgan_desktop.library.settings.settings import Settings
from acgan_desktop.ui.page_parts.show_folder import say_saved
from acgan_desktop.ui.page_parts.slow_finishing import finish_and
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.theme.images import pixels_of

AskPath = Callable[[QWidget, Path], Path | None]


def ask_path(parent: QWidget, suggestion: Path) -> Path | None:
    """Let the person say where to save; None if they changed their mind."""
    title = QCoreApplication.translate("Saving", "Save picture")
    kinds = QCoreApplication.translate("Saving", "PNG pictures (*.png)")
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(suggestion), kinds)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == ".png" else path.with_name(path.name + ".png")


def picture_folder(settings: Settings) -> Path:
    """Return where pictures were saved last, or the system's place for pictures."""
    pictures = QStandardPaths.StandardLocation.PicturesLocation
    folder = Path(settings.save_folder or QStandardPaths.writableLocation(pictures))
    return folder if folder.is_dir() else Path.home()


def save_picture(
    context: AppContext, parent: QWidget, avatar: Avatar, image: QImage, ask: AskPath = ask_path
) -> None:
    """Ask where to, and write the picture with its avatar inside, off the window's thread."""
    settings = context.settings
    name = f"{picture_stem(avatar)}.png"
    path = ask(parent, unused_name(picture_folder(settings) / name))
    if path is None:
        return
    settings.save_folder = str(path.parent)
    pixels = pixels_of(image)
    options = ExportOptions(settings.save_scale, settings.save_resampler, settings.embed_avatar)

    def done(_: None) -> None:
        text = QCoreApplication.translate("Saving", "Saved as {name}").format(name=path.name)
        say_saved(context, text, path)

    finish_and(
        context, lambda enlarge: export_picture(path, avatar, pixels, options, enlarge), done
    )
