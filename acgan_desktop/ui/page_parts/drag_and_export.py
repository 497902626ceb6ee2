"""Taking pictures away: to the clipboard, to other programs, to a folder."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QCoreApplication, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import QWidget

from acgan_desktop.app import dragged_files
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.library.pictures.export import (
    Enlarge,
    ExportOptions,
    picture_png,
    picture_stem,
)
from acgan_desktop.library.pictures.picture_files import Resampler, png_bytes
from acgan_desktop.ui.page_parts.slow_finishing import finish_and
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.services.finishing_service import FinishingService
from acgan_desktop.ui.theme.images import pixels_of, rounded
from acgan_desktop.ui.theme.tokens import RADIUS

translate = QCoreApplication.translate

Item = tuple[Avatar, QImage]

MOST_DRAGGED = 200
"""More pictures than this are for the save dialog."""
_DRAG_SCALES = (4, 2)
_DRAGGED_PIXELS = 1 << 20
"""What a drag begins with is made while the person waits, within about a tenth of a second."""
_DRAG_THUMB = 72


def picture_mime(avatar: Avatar, image: QImage, scale: int, resampler: Resampler) -> QMimeData:
    """Return ``image``, enlarged, as the clipboard takes it: pixels, and a PNG with the avatar."""
    content = png_bytes(pixels_of(image), avatar, scale, resampler)
    return _png_mime(content)


def _png_mime(content: bytes) -> QMimeData:
    mime = QMimeData()
    mime.setImageData(QImage.fromData(content))
    mime.setData("image/png", QByteArray(content))
    return mime


def copy_picture(context: AppContext, avatar: Avatar, image: QImage) -> None:
    """Put the picture on the clipboard, as large as pictures are saved; pasting it back works."""
    settings, pixels = context.settings, pixels_of(image)
    options = ExportOptions(settings.save_scale, settings.save_resampler)

    def done(content: bytes) -> None:
        QGuiApplication.clipboard().setMimeData(_png_mime(content))
        context.said.emit(translate("Taking", "Picture copied"), "", None)

    finish_and(context, lambda enlarge: picture_png(avatar, pixels, options, enlarge), done)


def copy_pictures(context: AppContext, items: Sequence[Item]) -> None:
    """Put the pictures on the clipboard: one as a picture, several as files, to paste anywhere."""
    if len(items) == 1:
        copy_picture(context, *items[0])
        return
    settings = context.settings
    options = ExportOptions(settings.save_scale, settings.save_resampler)
    faces = [(avatar, pixels_of(image)) for avatar, image in items[:MOST_DRAGGED]]

    def work(enlarge: Enlarge | None) -> list[Path]:
        return [
            dragged_files.write(picture_stem(avatar), picture_png(avatar, pixels, options, enlarge))
            for avatar, pixels in faces
        ]

    def done(paths: list[Path]) -> None:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        QGuiApplication.clipboard().setMimeData(mime)
        said = translate("Taking", "{count} pictures copied").format(count=len(paths))
        if len(items) > len(paths):
            said = translate("Taking", "Only {count} are copied; all can be saved")
            said = said.format(count=len(paths))
        context.said.emit(said, "", None)

    if items:
        finish_and(context, work, done)


def copy_text(avatar: Avatar, context: AppContext | None = None) -> None:
    """Put one avatar's JSON on the clipboard, as :func:`copy_texts` does."""
    copy_texts([avatar], context)


def copy_texts(avatars: Sequence[Avatar], context: AppContext | None = None) -> None:
    """Put the avatars' JSON on the clipboard, a line each; pasting it brings the faces back."""
    QGuiApplication.clipboard().setText("\n".join(avatar.to_json() for avatar in avatars))
    if context is not None:
        context.said.emit(translate("Taking", "Copied as text"), "", None)


def dragged_mime(items: Sequence[Item], finishing: FinishingService | None = None) -> QMimeData:
    """Return what is dragged: a PNG file for each of ``items`` and, for one, the picture itself.

    A few are enlarged four times, the more there are, the less; those whose finished picture is in
    memory are sharp.

    Raises:
        UserError: the files cannot be written.
    """
    scale = _drag_scale([image for _, image in items])
    contents = [_dragged_png(avatar, image, scale, finishing) for avatar, image in items]
    mime = _png_mime(contents[0]) if len(contents) == 1 else QMimeData()
    paths = [
        dragged_files.write(picture_stem(avatar), content)
        for (avatar, _), content in zip(items, contents, strict=True)
    ]
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def _dragged_png(
    avatar: Avatar, image: QImage, scale: int, finishing: FinishingService | None
) -> bytes:
    found = None
    if finishing is not None and scale > 1:
        found = finishing.there(avatar, "best") or finishing.there(avatar)
    if found is None:
        return png_bytes(pixels_of(image), avatar, scale, quick=True)
    return png_bytes(pixels_of(found.image), avatar, quick=True, finished_by=found.by)


def _drag_scale(images: Sequence[QImage]) -> int:
    pixels = sum(image.width() * image.height() for image in images)
    fitting = (scale for scale in _DRAG_SCALES if pixels * scale**2 <= _DRAGGED_PIXELS)
    return next(fitting, 1)


def drag_out(source: QWidget, items: Sequence[Item], context: AppContext | None = None) -> None:
    """Let the person drag the pictures of ``items`` to wherever; returns when they are dropped."""
    if not items:
        return
    if len(items) > MOST_DRAGGED and context is not None:
        said = translate("Taking", "Only {count} are dragged; all can be saved")
        context.said.emit(said.format(count=MOST_DRAGGED), "", None)
    items = list(items)[:MOST_DRAGGED]
    try:
        mime = dragged_mime(items, context.finishing if context is not None else None)
    except UserError as error:
        if context is not None:
            context.show_error(error)
        return
    drag = QDrag(source)
    drag.setMimeData(mime)
    drag.setPixmap(_stack(items, source.devicePixelRatioF()))
    drag.setHotSpot(QPoint(_DRAG_THUMB // 2, _DRAG_THUMB // 2))
    drag.exec(Qt.DropAction.CopyAction)


def _stack(items: Sequence[Item], ratio: float) -> QPixmap:
    """Return what hangs on the pointer: the first picture."""
    return rounded(items[0][1], _DRAG_THUMB, ratio, RADIUS)


def sheet_of(
    context: AppContext, parent: QWidget, items: Sequence[Item], names: Sequence[str] = ()
) -> None:
    """Ask how ``items`` are to lie on sheets for print, under ``names`` or those of their files."""
    from acgan_desktop.ui.page_parts.saving.sheet_dialog import SheetDialog

    if items:
        called = names or [picture_stem(avatar) for avatar, _ in items]
        SheetDialog(context, items, called, parent.window()).open()


def save_pictures(
    context: AppContext, parent: QWidget, items: Sequence[Item], names: Sequence[str] = ()
) -> None:
    """Ask what for, how and where to, and write ``items`` there; ``names`` are for a sheet."""
    from acgan_desktop.ui.page_parts.saving.save_dialog import SaveDialog

    if items:
        dialog = SaveDialog(context, items, parent.window())
        dialog.sheet_wanted.connect(lambda: sheet_of(context, parent, items, names))
        dialog.open()
