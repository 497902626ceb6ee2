"""The favourites' file damaged, beside an open window, on a full disk: no readable row is lost."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from favourites_support import PIXELS, fill, make_avatar

from acgan_desktop.core.errors import UserError
from acgan_desktop.library.favourites import database, maintenance, schema
from acgan_desktop.library.favourites.search import Query
from acgan_desktop.library.favourites.store import Favourites
from acgan_desktop.library.favourites.write_ahead_log import with_log

HARNESS = Path(__file__).parents[3] / "benchmarks" / "fuzz_databases.py"
ENVIRONMENT = dict(os.environ, OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "favourites.db"


def change_bytes(path: Path, place: int, content: bytes) -> None:
    with path.open("rb+") as stream:
        stream.seek(place)
        stream.write(content)


def execute(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def all_are_there(path: Path, count: int) -> None:
    """See that all favourites are listed after a recovery, and none is needed afterwards."""
    with Favourites(path) as favourites:
        assert favourites.recovered is not None
        assert f"{count} could be recovered" in favourites.recovered
        maintenance.describe_all(favourites)
        assert {one.avatar for one in favourites.all()} == set(map(make_avatar, range(count)))
        assert len(favourites.numbers(Query())) == count
        assert all(make_avatar(number) in favourites for number in range(count))
        favourites.add(make_avatar(1000), PIXELS)
    with Favourites(path) as favourites:
        assert favourites.recovered is None
        assert len(favourites.all()) == count + 1


# Where in the header of https://www.sqlite.org/fileformat2.html#the_database_header, and what.
HEADER = {
    "magic": (3, b"!"),
    "page size": (16, b"\x02"),
    "write version": (18, b"\x22"),
    "read version": (19, b"\x42"),
    "reserved bytes": (20, b"\x10"),
    "payload fraction": (21, b"\x41"),
    "first free page": (32, b"\x7f"),
    "schema format": (47, b"\x84"),
    "vacuum": (52, b"\x01"),
    "text encoding": (59, b"\x03"),
    "user version": (60, b"\x40"),
    "user version before": (63, b"\x01"),
    "user version none": (63, b"\x00"),
}


@pytest.mark.parametrize("what", HEADER)
def test_a_byte_of_the_header_hides_no_favourite(path: Path, what: str) -> None:
    fill(path, 12)
    change_bytes(path, *HEADER[what])
    all_are_there(path, 12)


def test_damage_in_what_describes_the_tables(path: Path) -> None:
    fill(path, 3)
    content = path.read_bytes()
    for word in (b"CREATE", b"thumbnail", b"colour INTEGER", b"undescribed", b"manifest"):
        shutil.rmtree(path.parent)
        path.parent.mkdir()
        path.write_bytes(content)
        change_bytes(path, content.index(word) + 1, b"\xcc")
        all_are_there(path, 3)


@pytest.mark.parametrize(
    "statements",
    [
        ["UPDATE favourites SET thumbnail = CAST(thumbnail AS TEXT)"],
        ["UPDATE favourites SET avatar = CAST(avatar AS BLOB), created = CAST(created AS BLOB)"],
        ["UPDATE favourites SET id = 9223372036854775807 WHERE id = 3"],
        ["UPDATE favourites SET id = -id"],
        ["UPDATE favourites SET removed = 5, fingerprint = CAST(fingerprint AS BLOB)"],
        ["DROP TABLE models"],
        ["DROP INDEX listing"],
    ],
)
def test_values_of_a_wrong_type_are_set_right(path: Path, statements: list[str]) -> None:
    fill(path, 6)
    execute(path, *statements)
    all_are_there(path, 6)


def test_a_last_number_that_nobody_gave_is_no_full_disk(path: Path) -> None:
    fill(path, 3)
    execute(path, "UPDATE sqlite_sequence SET seq = 9223372036854775807")
    with Favourites(path) as favourites:
        assert favourites.add(make_avatar(3), PIXELS).id == 4
        assert favourites.recovered is None


def test_an_index_that_hides_rows_is_noticed(path: Path) -> None:
    fill(path, 6)
    execute(
        path,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = replace(sql, 'removed, created', 'created, removed') "
        "WHERE name = 'listing'",
    )
    all_are_there(path, 6)


def test_damage_is_never_called_a_full_disk(path: Path) -> None:
    fill(path, 2)
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    assert "is damaged" in str(database.sentence(error, path))
    with Favourites(path) as favourites, favourites.reading() as connection:
        (count,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {count}")
        assert "the disk is full" in str(database.sentence(error, path, connection))


def test_new_formats_say_so_in_a_second_place(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(path, 2)
    known = len(schema.MIGRATIONS)
    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, ("SELECT 1",)))
        Favourites(path).close()
    with pytest.raises(UserError, match="newer version"):
        Favourites(path)
    change_bytes(path, 60, bytes([0, 0, 0, known + 2]))  # the two places disagree
    all_are_there(path, 2)


# Beside others ---------------------------------------------------------------------------------


def recover_elsewhere(path: Path) -> str:
    """Open the favourites in another process, and return what it is told."""
    program = (
        "import sys; from pathlib import Path\n"
        "from acgan_desktop.core.errors import UserError\n"
        "from acgan_desktop.library.favourites.store import Favourites\n"
        "try:\n    print(Favourites(Path(sys.argv[1])).recovered)\n"
        "except UserError as error:\n    print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
        env=ENVIRONMENT,
    )
    return done.stdout


def test_what_an_open_window_confirms_survives_a_recovery(path: Path) -> None:
    with Favourites(path) as window:
        for number in range(40):
            window.add(make_avatar(number), PIXELS)
        with window.writing() as connection:
            connection.execute("SELECT 1")
        execute(path, "PRAGMA wal_checkpoint(TRUNCATE)")
        change_bytes(path, 60, b"\x40")  # what a newer program's file looks like
        with path.open("rb+") as stream:
            stream.truncate(path.stat().st_size - schema.PAGE_SIZE)
        told = recover_elsewhere(path)
        assert "another window or program has them open" in told
        confirmed = []
        for number in range(100, 110):
            try:
                window.add(make_avatar(number), PIXELS)
            except UserError:
                break
            confirmed.append(make_avatar(number))
    assert "could be recovered" in recover_elsewhere(path)
    with Favourites(path) as again:
        assert set(confirmed) <= {one.avatar for one in again.all()}


def test_two_windows_open_a_whole_file_together(path: Path) -> None:
    fill(path, 1)
    with Favourites(path) as one, Favourites(path) as other:
        one.add(make_avatar(1), PIXELS)
        assert len(other) == 2
        assert recover_elsewhere(path).strip() == "None"


def test_a_killed_window_does_not_keep_one_from_recovering(path: Path) -> None:
    fill(path, 5)
    program = (
        "import sys; from pathlib import Path\n"
        "from acgan_desktop.library.favourites.store import Favourites\n"
        "kept = Favourites(Path(sys.argv[1])); print('open', flush=True); sys.stdin.readline()"
    )
    window = subprocess.Popen(
        [sys.executable, "-c", program, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
    )
    assert window.stdout is not None
    assert window.stdout.readline() == "open\n"
    change_bytes(path, 19, b"\x42")
    with pytest.raises(UserError, match="another window"):
        Favourites(path)
    window.kill()
    window.communicate(timeout=60)
    all_are_there(path, 5)


def test_half_a_recovery_is_finished_with_its_log(path: Path) -> None:
    """A kill between two renames leaves the log of a file that has another name by then."""
    fill(path, 3)
    shutil.copy(path, path.with_name("favourites.db.recovered"))
    path.replace(path.with_name("favourites.damaged-2000-01-01.db"))
    path.with_name("favourites.db-wal").write_bytes(b"its log")
    with Favourites(path) as favourites:
        assert favourites.recovered is not None
        assert "favourites.damaged-2000-01-01.db" in favourites.recovered
        assert len(favourites) == 3
    log = path.with_name("favourites.damaged-2000-01-01.db-wal")
    assert log.read_bytes() == b"its log"


# A full disk -----------------------------------------------------------------------------------

ON_A_FULL_DISK = """
import shutil, sys
from pathlib import Path
from favourites_support import PIXELS, fill, make_avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.library.favourites.store import Favourites
path = Path(sys.argv[1]) / "favourites.db"
fill(path, 20)
if len(sys.argv) > 2:  # as a kill leaves it
    kept = Favourites(path)
    kept.add(make_avatar(20), PIXELS)
    for end in ("", "-wal"):
        shutil.copy(f"{path}{end}", f"{sys.argv[2]}{end}")
    kept.close()
    for end in ("", "-wal"):
        shutil.copy(f"{sys.argv[2]}{end}", f"{path}{end}")
with (path.parent / "full").open("wb", buffering=0) as stream:
    try:
        while True:
            stream.write(bytes(4096))
    except OSError:
        pass
with Favourites(path) as kept:
    print(len(kept.all()), kept.recovered)
    try:
        for number in range(100):
            kept.add(make_avatar(100 + number), PIXELS)
    except UserError as error:
        print(error)
"""


@pytest.mark.parametrize("as_killed", [False, True])
def test_a_full_disk_keeps_nobody_from_looking(tmp_path: Path, as_killed: bool) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    alone = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]
    mount = f"mount -t tmpfs -o size=2m none {disk}"
    if shutil.which("unshare") is None or subprocess.run([*alone, mount], check=False).returncode:
        pytest.skip("needs a small disk of its own")
    copy = f" {tmp_path / 'copy'}" if as_killed else ""
    program = tmp_path / "program.py"
    program.write_text(ON_A_FULL_DISK)
    done = subprocess.run(
        [*alone, f"{mount} && {sys.executable} {program} {disk}{copy}"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**ENVIRONMENT, "PYTHONPATH": str(Path(__file__).parents[2] / "support")},
    )
    assert done.returncode == 0, done.stderr
    seen, told = done.stdout.splitlines()
    assert seen.startswith("21 " if as_killed else "20 ")
    assert "the disk is full" in seen + told
    assert "damaged" not in seen + told


def test_a_copy_in_memory_has_what_the_log_has(path: Path, tmp_path: Path) -> None:
    with Favourites(path) as favourites:
        for number in range(9):
            favourites.add(make_avatar(number), PIXELS)
        content, log = path.read_bytes(), path.with_name("favourites.db-wal").read_bytes()

    def seen(log: bytes) -> int:
        connection = sqlite3.connect(":memory:")
        connection.deserialize(with_log(content, log))
        try:
            return int(connection.execute("SELECT count(*) FROM favourites").fetchone()[0])
        except sqlite3.OperationalError:  # the table is in the log, too
            return -1
        finally:
            connection.close()

    assert seen(log) == 9
    for count in range(1, 12):  # as much as SQLite itself reads of it
        cut = log[: len(log) * count // 12]
        beside = tmp_path / f"{count}.db"
        beside.write_bytes(content)
        beside.with_name(f"{count}.db-wal").write_bytes(cut)
        connection = sqlite3.connect(beside)
        try:
            expected = connection.execute("SELECT count(*) FROM favourites").fetchone()[0]
        except sqlite3.OperationalError:
            expected = -1
        connection.close()
        assert seen(cut) == expected


# At random -------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [1, 2])
def test_mutated_databases_lose_no_readable_row(seed: int) -> None:
    done = subprocess.run(
        [sys.executable, str(HARNESS), "--count", "20", "--seed", str(seed)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env=ENVIRONMENT,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "20 databases" in done.stdout
    assert "None failed" in done.stdout
