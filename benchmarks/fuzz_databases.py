"""Is a favourite ever lost that could still be read? Damages the favourites' file at random.

    python benchmarks/fuzz_databases.py --count 10000

Each database is one of a few whole ones (old and new, with and without a write-ahead log, small and
large pictures) in which bytes are flipped, pages overwritten, swapped or cut off. It must open, or
be recovered, or be kept aside with a sentence; nothing else may be raised. Whatever favourite a
lenient reader finds in it must be listed afterwards, and the next start has nothing to recover.

The lenient reader is SQLite, asked for one row after the other, of the file as it is and of the
file with its first page whole.
"""

import argparse
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import numpy as np

from acgan_desktop.core.avatar import Avatar, Source, latent
from acgan_desktop.core.errors import UserError
from acgan_desktop.library.favourites import maintenance
from acgan_desktop.library.favourites.favourite import Favourite, Labels, favourite_of
from acgan_desktop.library.favourites.schema import PAGE_SIZE
from acgan_desktop.library.favourites.search import Query
from acgan_desktop.library.favourites.store import Favourites

_NAME = "favourites.db"
_COLUMNS = "id, avatar, thumbnail, created, name, rating, tags"
# Where SQLite keeps what decides how a file is read, and where damage is felt most.
_HEADER = 100


def avatar_of(number: int) -> Avatar:
    """Return the avatar of a favourite of the harness."""
    source = Source(z=latent(9, number, 32), attributes=(1.0, 0.0), truncation=0.7)
    return Avatar(model="0" * 64, sources=(source,))


# Whole databases -------------------------------------------------------------------------------


def make_database(path: Path, kept: int, side: int, with_log: bool) -> None:
    """Make a database with ``kept`` favourites; with a log as a kill leaves it, if asked for."""
    path.parent.mkdir(parents=True)
    drawn = np.random.default_rng(kept)
    making = path.with_name("making.db")
    with Favourites(making) as favourites:
        for number in range(kept):
            pixels = drawn.integers(0, 256, (side, side, 3), dtype=np.uint8)
            favourites.add(avatar_of(number), pixels)
        numbers = favourites.numbers(Query())
        favourites.set_labels({each: Labels(f"face {each}", 3, ("a",)) for each in numbers[::3]})
        favourites.remove_all(numbers[1::7])
        maintenance.describe_all(favourites)
        if with_log:
            _copy(making, path)
    if not with_log:
        _copy(making, path)
    for each in path.parent.glob("making.db*"):
        each.unlink()


def _copy(source: Path, target: Path) -> None:
    for suffix in ("", "-wal"):
        if source.with_name(source.name + suffix).exists():
            shutil.copyfile(
                source.with_name(source.name + suffix), target.with_name(target.name + suffix)
            )


def whole_databases(folder: Path) -> list[Path]:
    """Make the databases that are damaged, and return them."""
    made = []
    for name, kept, side, with_log in (
        ("few", 4, 16, False),
        ("many", 40, 16, False),
        ("large", 8, 64, False),
        ("log", 12, 24, True),
    ):
        made.append(folder / name / _NAME)
        make_database(made[-1], kept, side, with_log)
    return made


# Damage ----------------------------------------------------------------------------------------


def _flip(content: bytearray, chance: random.Random, place: int | None = None) -> None:
    place = chance.randrange(len(content)) if place is None else place
    content[place] ^= 1 << chance.randrange(8)


def flip_bytes(content: bytearray, chance: random.Random) -> None:
    """Flip one to eight bits anywhere."""
    for _ in range(chance.choice((1, 1, 2, 8))):
        _flip(content, chance)


def change_header(content: bytearray, chance: random.Random) -> None:
    """Change one byte or four of the file's header."""
    place = chance.randrange(16, _HEADER)
    count = chance.choice((1, 1, 4))
    content[place : place + count] = chance.randbytes(len(content[place : place + count]))


def change_schema(content: bytearray, chance: random.Random) -> None:
    """Flip bits where the tables are described."""
    for _ in range(chance.choice((1, 1, 3))):
        _flip(content, chance, chance.randrange(_HEADER, PAGE_SIZE))


def change_page_header(content: bytearray, chance: random.Random) -> None:
    """Change a byte where a page says what it is and where its rows are."""
    page = chance.randrange(len(content) // PAGE_SIZE) * PAGE_SIZE
    content[page + chance.randrange(64)] = chance.randrange(256)


def overwrite_page(content: bytearray, chance: random.Random) -> None:
    """Fill a page with nothing, or with anything."""
    page = chance.randrange(len(content) // PAGE_SIZE) * PAGE_SIZE
    content[page : page + PAGE_SIZE] = chance.choice(
        (bytes(PAGE_SIZE), chance.randbytes(PAGE_SIZE))
    )


def swap_pages(content: bytearray, chance: random.Random) -> None:
    """Write a page into the place of another."""
    pages = len(content) // PAGE_SIZE
    source, target = (chance.randrange(pages) * PAGE_SIZE for _ in range(2))
    content[target : target + PAGE_SIZE] = content[source : source + PAGE_SIZE]


def cut(content: bytearray, chance: random.Random) -> None:
    """Cut the end off."""
    del content[chance.randrange(len(content)) :]


_DAMAGES: tuple[Callable[[bytearray, random.Random], None], ...] = (
    flip_bytes,
    flip_bytes,
    change_header,
    change_header,
    change_schema,
    change_page_header,
    change_page_header,
    overwrite_page,
    swap_pages,
    cut,
)


def damage(path: Path, chance: random.Random) -> str:
    """Damage the database at ``path``, or its log, and return how."""
    how = chance.choice(_DAMAGES)
    log = path.with_name(f"{path.name}-wal")
    target = log if log.exists() and chance.random() < 0.3 else path
    content = bytearray(target.read_bytes())
    if target == log:
        how = chance.choice((flip_bytes, cut))
    how(content, chance)
    target.write_bytes(content)
    return f"{how.__name__} of {target.name}"


# Looking ---------------------------------------------------------------------------------------


def readable(path: Path, whole: Path) -> dict[Avatar, Favourite]:
    """Return what a lenient reader finds that was not removed, row by row."""
    found: dict[Avatar, Favourite] = {}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(2):
            copy = Path(folder) / f"{number}.db"
            _copy(path, copy)
            if number and copy.stat().st_size >= PAGE_SIZE:
                content = bytearray(copy.read_bytes())
                content[:PAGE_SIZE] = whole.read_bytes()[:PAGE_SIZE]
                copy.write_bytes(content)
            for each in _rows(copy):
                found.setdefault(each.avatar, each)
    return found


def _rows(path: Path) -> Iterator[Favourite]:
    with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as connection:
        connection.text_factory = lambda value: value.decode("utf-8", "replace")
        for number in range(64):
            with suppress(sqlite3.Error, ValueError, UserError, MemoryError):
                select = f"SELECT {_COLUMNS} FROM favourites NOT INDEXED WHERE id = ?"
                row = connection.execute(f"{select} AND removed IS NULL", (number,)).fetchone()
                if row is not None:
                    yield favourite_of(row)


def check(path: Path, whole: Path, outcomes: Counter[str]) -> str:
    """Open a damaged database, and return what is wrong with what comes of it, "" if nothing."""
    expected = readable(path, whole)
    try:
        with Favourites(path) as favourites:
            maintenance.describe_all(favourites)
            numbers = favourites.numbers(Query())
            listed = {one.avatar for one in favourites.walk(numbers)}
            recovered = favourites.recovered
            favourites.add(avatar_of(1000), np.zeros((8, 8, 3), np.uint8))
            favourites.all()
            favourites.tags(), favourites.ratings(), favourites.fingerprints()
        with Favourites(path) as again:
            second = again.recovered
            there = avatar_of(1000) in again
    except UserError as error:
        return f"refused: {error}"
    except Exception as error:
        return f"raised {type(error).__name__}: {error}"
    outcomes["recovered" if recovered else "opened"] += 1
    lost = expected.keys() - listed
    if lost:
        return f"{len(lost)} of {len(expected)} readable favourites lost; {recovered}"
    if second:
        return f"recovered again at the next start: {second}"
    if not there:
        return "what was kept afterwards is gone"
    leftovers = [each.name for each in path.parent.iterdir() if each.name.startswith(".")]
    return f"left behind: {leftovers}" if leftovers else ""


def main() -> int:
    """Damage and open as many as the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="the one database of this number")
    parser.add_argument("--keep", type=Path, help="where to put a copy of those that fail")
    arguments = parser.parse_args()
    begun, slowest = time.monotonic(), 0.0
    outcomes: Counter[str] = Counter()
    failures = 0
    with tempfile.TemporaryDirectory(prefix="acgan-fuzz-") as folder:
        wholes = whole_databases(Path(folder))
        some = range(arguments.count) if arguments.only is None else [arguments.only]
        for number in some:
            chance = random.Random(f"{arguments.seed} {number}")
            whole = chance.choice(wholes)
            path = Path(folder) / "now" / _NAME
            path.parent.mkdir()
            _copy(whole, path)
            how = damage(path, chance)
            if arguments.keep is not None:
                _keep(path, arguments.keep / "now" / _NAME)
            started = time.monotonic()
            problem = check(path, whole, outcomes)
            slowest = max(slowest, time.monotonic() - started)
            if problem:
                failures += 1
                print(f"{number}: {how}, {whole.parent.name}: {problem}", flush=True)
                if arguments.keep is not None:
                    _keep(arguments.keep / "now" / _NAME, arguments.keep / str(number) / _NAME)
            shutil.rmtree(path.parent)
    told = ", ".join(f"{count} {what}" for what, count in sorted(outcomes.items()))
    seconds = time.monotonic() - begun
    print(f"{len(some)} databases in {seconds:.0f} s, seed {arguments.seed}: {told}")
    print(f"The slowest took {slowest:.1f} s. {failures or 'None'} failed.")
    return 1 if failures else 0


def _keep(source: Path, target: Path) -> None:
    shutil.rmtree(target.parent, ignore_errors=True)
    target.parent.mkdir(parents=True)
    _copy(source, target)


if __name__ == "__main__":
    sys.exit(main())
