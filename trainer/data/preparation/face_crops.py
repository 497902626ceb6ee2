"""Cutting faces out of whole illustrations: one picture in, one for each of its faces out."""

from collections.abc import Sequence
from dataclasses import replace

from PIL import Image

from acgan_desktop.engine.finding.face_cascade import FaceBox, find_faces
from trainer.data.preparation.screening import MAX_SIZE_DECODED, decode
from trainer.data.sources import Entry, Reader, UnreadableError

# Of the side of a face as the cascade sees it, from the fringe to the chin: with hair and neck, as
# in sets of faces that people train with.
HEAD = 1.5
_UP = 0.05  # hair needs more room than the neck


class FaceFinder:
    """Finds faces in the pictures of entries; one per process."""

    def __init__(self) -> None:
        self._reader = Reader()

    def find(self, entries: Sequence[Entry]) -> list[list[tuple[int, int, int]] | None]:
        """Return squares around the heads in each picture, or None where it cannot be read."""
        return [self._find(entry) for entry in entries]

    def _find(self, entry: Entry) -> list[tuple[int, int, int]] | None:
        try:
            picture, _ = decode(self._reader.read(entry), MAX_SIZE_DECODED)
        except UnreadableError:
            return None
        return [head(box, picture) for box in find_faces(picture)]


def head(box: FaceBox, picture: Image.Image) -> tuple[int, int, int]:
    """Return the square around a head that lies within ``picture``: left, top, side."""
    width, height = picture.size
    side = min(round(box.side * HEAD), width, height)
    left = box.left + (box.side - side) // 2
    top = box.top + (box.side - side) // 2 - round(box.side * _UP)
    return max(0, min(left, width - side)), max(0, min(top, height - side)), side


def with_heads(
    entries: Sequence[Entry], found: Sequence[list[tuple[int, int, int]] | None]
) -> list[Entry]:
    """Return an entry for each head that was found.

    A picture of one face keeps its name, and with it its labels. Several faces of one are numbered
    (``a.png#1``): nothing says whose the labels are.
    """
    heads: list[Entry] = []
    for entry, squares in zip(entries, found, strict=True):
        if squares is None:  # screening says what is wrong with it
            heads.append(entry)
        elif not squares:
            heads.append(replace(entry, faceless=True))
        elif len(squares) == 1:
            heads.append(replace(entry, square=squares[0]))
        else:
            heads += [
                replace(entry, name=f"{entry.name}#{number}", square=square)
                for number, square in enumerate(squares, 1)
            ]
    return heads
