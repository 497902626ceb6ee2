"""What was seen since the start, so that one can go back to it. Nothing of it is written down."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter

from acgan_desktop.core.avatar import Avatar

MOST: Final = 400
"""How much is remembered; with the pictures about 26 MB."""
SIDE: Final = 128
REST_MS: Final = 500
"""What is seen for less than this, while a slider is dragged say, is passed over."""


@dataclass(frozen=True)
class Seen:
    """A face or a wall of faces that was looked at.

    Attributes:
        avatar: the face, or the first of the wall.
        picture: at most 128 pixels wide and high.
        key: two of the same key are the same thing.
        title: what a wall is called; "" for a face.
        back: shows a wall again; None for a face.
        moment: when it was seen.
    """

    avatar: Avatar
    picture: QImage
    key: object
    title: str = ""
    back: Callable[[], object] | None = None
    moment: datetime = field(default_factory=lambda: datetime.now().astimezone())


class SessionHistory(QObject):
    """The things seen, newest first.

    Attributes:
        seen: at most 400 of them, no two in a row alike.

    Signals:
        changed: something was seen.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.seen: list[Seen] = []
        self._waiting: dict[str, Seen] = {}
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.take_in)

    def saw_face(self, avatar: Avatar, picture: QImage) -> None:
        """Note that a face is the chosen one; it counts as soon as it stays so for a moment."""
        self._wait("face", Seen(avatar, _small(picture), avatar))

    def saw_wall(
        self,
        key: object,
        title: str,
        faces: list[tuple[Avatar, QImage]],
        back: Callable[[], object],
    ) -> None:
        """Note that a wall is in view.

        Args:
            key: decides the wall.
            title: what it is called.
            faces: its first faces, at least one; four of them are shown.
            back: shows it again.
        """
        picture = _mosaic([image for _, image in faces[:4]])
        self._wait("wall", Seen(faces[0][0], picture, key, title, back))

    def faces(self) -> list[Seen]:
        """Return the faces that were seen, newest first, each once; no walls."""
        once: dict[Avatar, Seen] = {}
        for one in self.seen:
            if one.back is None:
                once.setdefault(one.avatar, one)
        return list(once.values())

    def take_in(self) -> None:
        """Count what is in view now, without waiting any longer."""
        self._rest.stop()
        waiting, self._waiting = self._waiting, {}
        new = [seen for kind in ("wall", "face") if (seen := waiting.get(kind)) is not None]
        added = [seen for seen in new if not self._is_last(seen)]
        for seen in added:
            self.seen.insert(0, seen)
        del self.seen[MOST:]
        if added:
            self.changed.emit()

    def _is_last(self, seen: Seen) -> bool:
        """Whether ``seen`` is what was noted last of its kind, face or wall."""
        same_kind = (each for each in self.seen if (each.back is None) == (seen.back is None))
        last = next(same_kind, None)
        return last is not None and last.key == seen.key

    def _wait(self, kind: str, seen: Seen) -> None:
        self._waiting[kind] = seen
        self._rest.start()


def _small(picture: QImage) -> QImage:
    if max(picture.width(), picture.height()) <= SIDE:
        return picture.copy()
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return picture.scaled(SIDE, SIDE, keep, smooth)


def _mosaic(pictures: list[QImage]) -> QImage:
    """Return up to four pictures as one square."""
    if len(pictures) < 4:
        return _small(pictures[0])
    half = SIDE // 2
    made = QImage(SIDE, SIDE, QImage.Format.Format_RGB888)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for place, picture in enumerate(pictures):
        x, y = place % 2 * half, place // 2 * half
        painter.drawImage(x, y, picture.scaled(half, half))
    painter.end()
    return made
