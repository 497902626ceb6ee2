"""The picture that is kept with a favourite, unpacked."""

from PySide6.QtGui import QImage

from acgan_desktop.library.favourites.store import Favourite


def picture_of(item: Favourite) -> QImage:
    """Return the picture of a favourite; an empty one where it is damaged."""
    image = unpacked_thumbnail(item.thumbnail)
    if image is None:
        image = QImage(1, 1, QImage.Format.Format_RGB888)
        image.fill(0x808080)
    return image


def unpacked_thumbnail(content: object) -> QImage | None:
    """Return the picture in a PNG, or None where there is none that can be read."""
    image = QImage.fromData(content) if isinstance(content, bytes) else QImage()
    return None if image.isNull() else image.convertToFormat(QImage.Format.Format_RGB888)
