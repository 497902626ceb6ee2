"""Putting a new file in the place of a damaged one.

The rescued rows go into a new file beside. Once that is whole, the damaged one is kept aside, and
the new one takes its place. Every step is a rename, and the next start finishes what a kill
interrupts. Only who has the file alone may do this (:mod:`.database`).
"""

import glob
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from acgan_desktop.core import durable
from acgan_desktop.core.errors import Message
from acgan_desktop.core.user_folders import aside_name
from acgan_desktop.library.error_codes import FavouritesCode
from acgan_desktop.library.favourites.rescue import LOGS, rescue
from acgan_desktop.library.favourites.schema import SAVED_COLUMNS, connect

_WORKSHOP = ".recovery"


def recovery_begun(path: Path) -> bool:
    """Tell whether a recovery of ``path`` was killed after it had rescued everything."""
    return _redo_file(path).exists()


def sweep_workshops(path: Path) -> None:
    """Remove what a recovery of ``path`` that was killed earlier left behind."""
    for leftover in path.parent.glob(f".{glob.escape(path.name)}.*{_WORKSHOP}"):
        shutil.rmtree(leftover, ignore_errors=True)


def recover(path: Path) -> str:
    """Replace the damaged file by one with all rows that can still be read.

    Returns:
        One sentence that says so.
    """
    with tempfile.TemporaryDirectory(_WORKSHOP, f".{path.name}.", path.parent) as folder:
        rescued = rescue(path, Path(folder))
        fresh = Path(folder) / "fresh"
        with closing(connect(fresh)) as connection:
            connection.execute("BEGIN")
            connection.executemany(
                f"INSERT INTO favourites ({SAVED_COLUMNS}) "
                f"VALUES ({', '.join('?' * len(SAVED_COLUMNS.split(',')))})",
                rescued.tidy_rows(),
            )
            connection.executemany(
                "INSERT INTO models (id, manifest) VALUES (?, ?)", rescued.models.items()
            )
            connection.execute("COMMIT")
            connection.execute("PRAGMA journal_mode = DELETE")  # one file, ready to be moved
        # From here on the next start finishes what a kill interrupts.
        fresh.replace(_redo_file(path))
        durable.sync_folder(path.parent)
    return finish_recovery(path)


def finish_recovery(path: Path) -> str:
    """Keep the damaged file aside and put the recovered one in its place."""
    redo = _redo_file(path)
    if path.exists():
        aside = aside_name(path)
        path.replace(aside)
    else:  # a kill came in between: the one that was moved last
        aside = _moved_last(path) or aside_name(path)
    # A log that outlived its file would be replayed into the new one.
    for suffix in LOGS:
        if _beside(path, suffix).exists():
            _beside(path, suffix).replace(_beside(aside, suffix))
    _beside(path, "-shm").unlink(missing_ok=True)
    durable.sync_folder(path.parent)
    with closing(sqlite3.connect(redo)) as connection:
        (count,) = connection.execute(
            "SELECT count(*) FROM favourites WHERE removed IS NULL"
        ).fetchone()
    redo.replace(path)
    durable.sync_folder(path.parent)
    return Message(FavouritesCode.RECOVERED, count=count, name=aside.name)


def _moved_last(path: Path) -> Path | None:
    """Return the damaged file that was kept aside last, if there is one."""
    asides = path.parent.glob(f"{glob.escape(path.stem)}.damaged-*{glob.escape(path.suffix)}")
    return max(asides, key=lambda each: each.stat().st_ctime_ns, default=None)


def _redo_file(path: Path) -> Path:
    return _beside(path, ".recovered")


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)
