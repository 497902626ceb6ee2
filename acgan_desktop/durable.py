"""Writing files so that a kill at any moment leaves the old content or the new, never half."""

import glob
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


def sync_folder(folder: Path) -> None:
    """Make renames inside ``folder`` survive a power cut, where the system can."""
    if os.name == "nt":  # Windows cannot open a folder to flush it
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        # Some network shares cannot flush a folder; the file itself is flushed already.
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def temporary_name_beside(path: Path) -> Path:
    """Return an unused hidden name in the folder of ``path``, on the same file system."""
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}.partial")


def remove_leftovers_beside(path: Path) -> None:
    """Remove what killed writers of ``path`` left behind. Call it only when no other writes."""
    for leftover in path.parent.glob(f".{glob.escape(path.name)}.*.partial"):
        if leftover.is_dir():
            shutil.rmtree(leftover, ignore_errors=True)
        else:
            with suppress(OSError):
                leftover.unlink()


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """Write a file beside ``path`` and put it in the place of ``path`` when the block ends well.

    Yields:
        The stream to write into.

    Raises:
        OSError: the disk is full or the folder cannot be written; ``path`` is then as before.
    """
    partial = temporary_name_beside(path)
    try:
        with partial.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(path)
    except BaseException:
        with suppress(OSError):
            partial.unlink()
        raise
    sync_folder(path.parent)


def write_bytes(path: Path, content: bytes) -> None:
    """Replace the file at ``path`` by ``content``, as :func:`new_file` does.

    Raises:
        OSError: the disk is full or the folder cannot be written; ``path`` is then as before.
    """
    with new_file(path) as stream:
        stream.write(content)


def write_text(path: Path, content: str) -> None:
    """Replace the file at ``path`` by ``content`` in UTF-8, as :func:`write_bytes` does."""
    write_bytes(path, content.encode())


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """Build a folder beside ``path`` and rename it to ``path`` when the block ends well.

    Yields:
        The folder to fill. Every file in it is flushed to the disk before the rename.

    Raises:
        FileExistsError: ``path`` exists and is not an empty folder.
    """
    partial = temporary_name_beside(path)
    try:
        partial.mkdir(parents=True)
        yield partial
        for file in sorted(partial.rglob("*")):
            if file.is_file():
                with file.open("rb+") as stream:
                    os.fsync(stream.fileno())
            elif file.is_dir():
                sync_folder(file)
        sync_folder(partial)
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
        if path.exists():
            raise FileExistsError(f"{path} exists already")
        partial.rename(path)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise
    sync_folder(path.parent)
