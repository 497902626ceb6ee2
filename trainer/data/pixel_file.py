"""``images.npy``, written one image at a time, when nobody knows yet how many will stay."""

import hashlib
from collections.abc import Callable, Sequence
from typing import BinaryIO

_HEADER_BYTES = 128


class PixelFile:
    """A growing .npy file of uint8 [images, size, size, 3].

    Args:
        stream: a new file, open for reading and writing.
        size: side of the images in pixels.
    """

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._stream = stream
        self._size = size
        self._item = size * size * 3
        self._count = 0
        stream.write(b"\0" * _HEADER_BYTES)

    def append(self, pixels: bytes) -> None:
        """Add one image, its rows from top to bottom."""
        if len(pixels) != self._item:
            raise ValueError(f"an image has {self._item} bytes, not {len(pixels)}")
        self._stream.write(pixels)
        self._count += 1

    def keep(self, places: Sequence[int], written: Callable[[int], None]) -> str:
        """Keep only the images at ``places`` (ascending), and finish the file.

        Args:
            places: which of the images stay.
            written: told every now and then how many are done.

        Returns:
            The SHA-256 of what stays, without the header.
        """
        digest = hashlib.sha256()
        for target, place in enumerate(places):
            self._stream.seek(_HEADER_BYTES + place * self._item)
            pixels = self._stream.read(self._item)
            digest.update(pixels)
            if target != place:  # always towards the front, over what was read already
                self._stream.seek(_HEADER_BYTES + target * self._item)
                self._stream.write(pixels)
            if target % 1000 == 999:
                written(target + 1)
        self._stream.truncate(_HEADER_BYTES + len(places) * self._item)
        self._stream.seek(0)
        self._stream.write(_header((len(places), self._size, self._size, 3)))
        written(len(places))
        return digest.hexdigest()


def _header(shape: tuple[int, ...]) -> bytes:
    """Return the header of version 1.0 of the format, as long for every number of images."""
    prefix = b"\x93NUMPY\x01\x00" + (_HEADER_BYTES - 10).to_bytes(2, "little")
    words = f"{{'descr': '|u1', 'fortran_order': False, 'shape': {shape}, }}".encode()
    return prefix + words.ljust(_HEADER_BYTES - len(prefix) - 1) + b"\n"
