"""Writing files so that a kill at any moment leaves the old content or the new, never half."""

import glob
import os
import re
import secrets
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

_PARTIAL: Final = re.compile(r"\..+\.[0-9a-f]{8}\.partial", re.DOTALL)
# So many names of a folder are looked at in search of leftovers.
_MOST_NAMES: Final = 100_000
# Where no lock tells whether a file is being written, a leftover is as old as this, in seconds.
_SURELY_LEFT: Final = 24 * 3600.0

_swept: set[Path] = set()


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


def sweep_leftovers(folder: Path) -> list[Path]:
    """Remove the unfinished files that killed writers left in ``folder``, and return them.

    A file that is being written is locked by its writer, and stays. Only names that
    :func:`temporary_name_beside` gives are looked at.
    """
    gone: list[Path] = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry, _ in zip(entries, range(_MOST_NAMES), strict=False):
            if _PARTIAL.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                path = folder / entry.name
                with suppress(OSError):
                    if _is_left(path):
                        path.unlink()
                        gone.append(path)
    return gone


@contextmanager
def partial_file(path: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """Make an empty file beside ``path`` that is not taken for a leftover until the block ends.

    Yields:
        Its name, and the stream to write into; it is removed at the end if it is still there.

    Raises:
        OSError: the folder cannot be written.
    """
    if path.parent not in _swept:
        _swept.add(path.parent)
        sweep_leftovers(path.parent)
    while True:
        partial = temporary_name_beside(path)
        stream = partial.open("wb")
        _lock(stream)
        # Somebody who sweeps may have come between the two.
        if os.fstat(stream.fileno()).st_nlink or os.name == "nt":
            break
        stream.close()
    try:
        with stream:
            yield partial, stream
    finally:
        with suppress(OSError):
            partial.unlink()


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """Write a file beside ``path`` and put it in the place of ``path`` when the block ends well.

    The first one in a folder removes what killed writers left there.

    Yields:
        The stream to write into.

    Raises:
        OSError: the disk is full or the folder cannot be written; ``path`` is then as before.
    """
    with partial_file(path) as (partial, stream):
        yield stream
        stream.flush()
        os.fsync(stream.fileno())
        if os.name == "nt":  # an open file cannot be renamed there
            stream.close()
        partial.replace(path)
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


def _lock(stream: BinaryIO) -> None:
    """Lock a file until it is closed; the system lets go of it when the writer is killed."""
    if sys.platform != "win32":
        import fcntl

        with suppress(OSError):  # some network shares have no locks
            fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_left(path: Path) -> bool:
    """Tell whether nobody writes the unfinished file at ``path`` any more."""
    if sys.platform == "win32":  # one that is open cannot be removed there
        return time.time() - path.stat().st_mtime > _SURELY_LEFT
    import fcntl

    with path.open("rb") as stream:
        fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    return True
