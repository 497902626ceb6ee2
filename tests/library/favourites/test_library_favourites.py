"""Favourites: what was acknowledged is there after a kill, damage, and beside a second program."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from favourites_support import PIXELS, fill, make_avatar
from PIL import Image

from acgan_desktop.core.errors import UserError
from acgan_desktop.library.favourites import maintenance, schema
from acgan_desktop.library.favourites.favourite import Labels
from acgan_desktop.library.favourites.store import Favourites


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new folder" / "favourites.db"


def test_what_was_kept_is_there_at_the_next_start_newest_first(path: Path) -> None:
    with Favourites(path) as favourites:
        assert favourites.all() == []
        first = favourites.add(make_avatar(0), PIXELS)
        second = favourites.add(make_avatar(1), PIXELS)
        assert first.created.tzinfo == UTC
    with Favourites(path) as favourites:
        assert favourites.recovered is None
        assert favourites.all() == [second, first]
        assert len(favourites) == 2
        assert make_avatar(0) in favourites
        assert make_avatar(2) not in favourites
        assert "text" not in favourites


def test_thumbnail_is_the_picture(path: Path, tmp_path: Path) -> None:
    with Favourites(path) as favourites:
        kept = favourites.add(make_avatar(0), PIXELS)
    (tmp_path / "thumbnail.png").write_bytes(kept.thumbnail)
    with Image.open(tmp_path / "thumbnail.png") as picture:
        assert np.array_equal(np.asarray(picture), PIXELS)


def test_keeping_twice_is_keeping_once(path: Path) -> None:
    with Favourites(path) as favourites:
        assert favourites.add(make_avatar(0), PIXELS) == favourites.add(make_avatar(0), PIXELS)
        assert len(favourites) == 1


def test_removing_can_be_undone(path: Path) -> None:
    with Favourites(path) as favourites:
        kept = [favourites.add(make_avatar(number), PIXELS) for number in range(3)]
        before = favourites.all()
        assert favourites.remove(kept[1].id) == kept[1]
        assert make_avatar(1) not in favourites
        assert favourites.restore(kept[1]) == kept[1]
        assert favourites.restore(kept[1]) == kept[1]
        assert favourites.all() == before
        with pytest.raises(KeyError):
            favourites.remove(4711)


def test_ids_are_never_given_twice(path: Path) -> None:
    with Favourites(path) as favourites:
        removed = favourites.remove(favourites.add(make_avatar(0), PIXELS).id)
        assert favourites.add(make_avatar(1), PIXELS).id > removed.id


def test_bad_rows_are_left_out_kept_and_reported(path: Path) -> None:
    fill(path, 5)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE favourites SET avatar = '{\"format\": 1}' WHERE id = 1")
        connection.execute("UPDATE favourites SET thumbnail = x'00' WHERE id = 2")
        connection.execute("UPDATE favourites SET created = 'yesterday' WHERE id = 3")
        connection.execute("UPDATE favourites SET avatar = CAST(x'ff00ff' AS TEXT) WHERE id = 4")
    connection.close()
    with Favourites(path) as favourites:
        assert [favourite.id for favourite in favourites.all()] == [5]
        assert favourites.unreadable is not None
        assert favourites.unreadable.startswith("4 of 5 favourites")
        assert len(favourites) == 5
        # Keeping the same avatar again mends its entry.
        favourites.add(make_avatar(0), PIXELS)
        assert len(favourites.all()) == 2


def test_thumbnail_that_claims_a_huge_size_is_refused(path: Path) -> None:
    fill(path, 1)
    connection = sqlite3.connect(path)
    with connection:
        (thumbnail,) = connection.execute("SELECT thumbnail FROM favourites").fetchone()
        bomb = thumbnail[:16] + b"\x7f\xff\xff\xff" + thumbnail[20:]
        connection.execute("UPDATE favourites SET thumbnail = ?", (bomb,))
    connection.close()
    with Favourites(path) as favourites:
        assert favourites.all() == []


@pytest.mark.parametrize("sign", ["says so twice", "has more columns"])
def test_newer_format_is_refused_and_left_alone(path: Path, sign: str) -> None:
    fill(path, 1)
    newer = len(schema.MIGRATIONS) + 1
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {newer}")
    if sign == "says so twice":
        connection.execute("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
        connection.execute("INSERT INTO meta VALUES ('format', ?)", (newer,))
    else:
        connection.execute("ALTER TABLE favourites ADD COLUMN mood TEXT")
    connection.commit()
    connection.close()
    with pytest.raises(UserError, match="newer version"):
        Favourites(path)
    assert sorted(path.parent.glob("*damaged*")) == []


def test_older_format_is_migrated(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(path, 2)
    step = ("ALTER TABLE favourites ADD COLUMN extra TEXT", "UPDATE favourites SET extra = 'old'")
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, step))
    with Favourites(path) as favourites:
        assert len(favourites.all()) == 2
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT extra FROM favourites").fetchall() == [("old",)] * 2
    assert connection.execute("PRAGMA user_version").fetchone() == (len(schema.MIGRATIONS),)
    connection.close()


def test_failed_migration_leaves_the_file_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(path, 2)
    with monkeypatch.context() as patch:
        step = ("ALTER TABLE favourites ADD COLUMN extra TEXT", "SELECT * FROM nowhere")
        patch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, step))
        with pytest.raises(UserError):
            Favourites(path)
    with Favourites(path) as favourites:
        assert len(favourites.all()) == 2


# Damage ------------------------------------------------------------------------------------------


def test_file_that_is_no_database_is_kept_aside(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"not a database at all " * 1000)
    with Favourites(path) as favourites:
        assert favourites.all() == []
        assert favourites.recovered is not None
        assert "0 could be recovered" in favourites.recovered
        favourites.add(make_avatar(0), PIXELS)
    (aside,) = path.parent.glob("favourites.damaged-*.db")
    assert aside.read_bytes().startswith(b"not a database")
    assert aside.name in favourites.recovered
    with Favourites(path) as favourites:
        assert favourites.recovered is None
        assert len(favourites) == 1


def test_database_without_our_table_is_kept_aside(path: Path) -> None:
    path.parent.mkdir()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE songs (title TEXT)")
    connection.execute(f"PRAGMA user_version = {len(schema.MIGRATIONS)}")
    connection.close()
    with Favourites(path) as favourites:
        assert favourites.recovered is not None
        favourites.add(make_avatar(0), PIXELS)
    assert len(list(path.parent.glob("favourites.damaged-*.db"))) == 1


@pytest.mark.parametrize(
    ("where", "least"),
    [("header", 60), ("first page", 60), ("middle", 50), ("second page", 0), ("cut", 20)],
)
def test_what_can_be_read_is_recovered(path: Path, where: str, least: int) -> None:
    fill(path, 60)
    content = bytearray(path.read_bytes())
    page = schema.PAGE_SIZE
    match where:
        case "header":
            content[:16] = bytes(16)
        case "first page":
            content[:page] = bytes(page)
        case "second page":
            content[page : 2 * page] = b"\xaa" * page
        case "middle":
            start = len(content) // page // 2 * page
            content[start : start + page] = b"\xaa" * page
        case "cut":
            del content[len(content) // 2 :]
    path.write_bytes(content)
    with Favourites(path) as favourites:
        assert favourites.recovered is not None
        found = favourites.all()
        assert len(found) >= least
        assert f"{len(found)} could be recovered" in favourites.recovered
        known = {make_avatar(number) for number in range(60)}
        assert {favourite.avatar for favourite in found} <= known
    (aside,) = path.parent.glob("favourites.damaged-*.db")
    assert aside.read_bytes() == content
    leftovers = [file.name for file in path.parent.iterdir() if file.name.startswith(".")]
    assert leftovers == []


def test_recovery_reads_the_log_of_a_killed_program(path: Path, tmp_path: Path) -> None:
    favourites = Favourites(path)
    for number in range(20):
        favourites.add(make_avatar(number), PIXELS)
    killed = tmp_path / "killed" / path.name
    killed.parent.mkdir()
    for suffix in ("", "-wal"):  # what a kill at this moment would leave
        shutil.copy(f"{path}{suffix}", f"{killed}{suffix}")
    favourites.close()
    with killed.open("rb+") as stream:
        stream.write(bytes(16))
    with Favourites(killed) as recovered:
        assert len(recovered.all()) == 20


def test_recovery_that_was_killed_is_finished_by_the_next_start(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(path, 10)
    with path.open("rb+") as stream:
        stream.write(bytes(16))

    class Killed(BaseException):
        pass

    real: dict[str, Callable[..., object]] = {
        "replace": Path.replace,
        "unlink": Path.unlink,
        "copy2": shutil.copy2,
    }
    left = 0

    def counted(name: str) -> Callable[..., object]:
        def step(*arguments: Any, **options: Any) -> object:
            nonlocal left
            left -= 1
            if left < 0:
                raise Killed
            return real[name](*arguments, **options)

        return step

    # Stop before every step at which the folder changes, and start again from there.
    for steps in range(100):
        copy = path.parent / f"copy{steps}" / path.name
        copy.parent.mkdir()
        shutil.copy(path, copy)
        left = steps
        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", counted("replace"))
            patch.setattr(Path, "unlink", counted("unlink"))
            patch.setattr(shutil, "copy2", counted("copy2"))
            finished = False
            with suppress(Killed):
                Favourites(copy).close()
                finished = True
        with Favourites(copy) as favourites:
            assert len(favourites.all()) == 10
        if finished:
            break
    assert finished
    assert steps > 4


def test_damage_found_later_is_one_sentence(path: Path) -> None:
    fill(path, 60)
    with Favourites(path) as favourites:
        with path.open("rb+") as stream:
            stream.seek(schema.PAGE_SIZE)
            stream.write(b"\xaa" * schema.PAGE_SIZE * 5)
        with pytest.raises(UserError, match=r"damaged; restart the program"):
            favourites.all()


# Refusals of the system --------------------------------------------------------------------------


def test_full_disk_is_one_sentence_and_changes_nothing(path: Path) -> None:
    fill(path, 3)
    with Favourites(path) as favourites:
        with favourites.writing() as connection:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(f"PRAGMA max_page_count = {pages}")

        def fill_the_disk() -> None:
            for number in range(100, 200):
                favourites.add(make_avatar(number), PIXELS)

        with pytest.raises(UserError, match="the disk is full"):
            fill_the_disk()
        with favourites.writing() as connection:
            connection.execute("PRAGMA max_page_count = 100000")
        count = len(favourites)
        favourites.add(make_avatar(300), PIXELS)
        assert len(favourites) == count + 1


def test_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UserError, match="cannot be made"):
        Favourites(tmp_path / "file" / "favourites.db")


def test_folder_in_place_of_the_file(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(UserError, match="cannot be opened"):
        Favourites(path)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a person without powers")
def test_read_only_folder(path: Path) -> None:
    fill(path, 1)
    path.parent.chmod(0o500)
    try:
        look_only(path)
        with pytest.raises(UserError, match="cannot be"):
            Favourites(path.with_name("another.db"))
    finally:
        path.parent.chmod(0o700)


def look_only(path: Path) -> None:
    """See that the one favourite in ``path`` can be looked at, and nothing else."""
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    with Favourites(path) as favourites:
        assert favourites.recovered is not None
        assert "can be looked at and exported, but not changed" in favourites.recovered
        assert [one.avatar for one in favourites.all()] == [make_avatar(0)]
        assert not favourites.writable
        assert maintenance.describe_all(favourites) == maintenance.forget_removed(favourites) == 0
        for change in (
            lambda: favourites.add(make_avatar(1), PIXELS),
            lambda: favourites.remove_all([1]),
            lambda: favourites.relabel([1], lambda *_: Labels("no")),
        ):
            with pytest.raises(UserError, match="cannot be written"):
                change()
        assert len(favourites) == 1
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == before


def test_folder_that_refuses_writing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(path, 1)
    real = schema.plain_connection

    def refusing(file: Path) -> sqlite3.Connection:
        if file == path:
            error = sqlite3.OperationalError("attempt to write a readonly database")
            error.sqlite_errorcode = sqlite3.SQLITE_READONLY
            raise error
        return real(file)

    path.with_name(f"{path.name}.lock").touch()
    monkeypatch.setattr(schema, "plain_connection", refusing)
    look_only(path)


def test_file_held_by_another_program(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "BUSY_TIMEOUT", 0.05)
    with Favourites(path) as favourites:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(UserError, match="another program is holding the file"):
            favourites.add(make_avatar(0), PIXELS)
        assert favourites.all() == []  # reading goes on
        other.execute("ROLLBACK")
        other.close()
        favourites.add(make_avatar(0), PIXELS)


# Several at once ---------------------------------------------------------------------------------


def test_threads_share_one_object(path: Path) -> None:
    with Favourites(path) as favourites:

        def work(start: int) -> None:
            for number in range(start, start + 10):
                favourites.add(make_avatar(number), PIXELS)

        threads = [threading.Thread(target=work, args=(start,)) for start in (0, 10, 20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(favourites.all()) == 30


def run_writer(*arguments: object) -> subprocess.Popen[str]:
    """Start tests/support/favourites_writer.py, which reports what was acknowledged as JSON."""
    script = Path(__file__).parents[2] / "support" / "favourites_writer.py"
    environment = dict(os.environ, OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1")
    return subprocess.Popen(
        [sys.executable, str(script), *map(str, arguments)],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )


def test_two_programs_start_and_write_at_once(path: Path) -> None:
    programs = [run_writer("write", path, start, 25) for start in (0, 1000)]
    for program in programs:
        output, _ = program.communicate(timeout=120)
        assert program.returncode == 0
        assert len(json.loads(output)) == 25
    with Favourites(path) as favourites:
        assert favourites.recovered is None
        assert len(favourites.all()) == 50


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the writers are forked to be killed quickly")
def test_kill_at_any_moment_loses_nothing_acknowledged(path: Path) -> None:
    program = run_writer("kill", path, 30, 7)
    output, _ = program.communicate(timeout=240)
    assert program.returncode == 0
    report = json.loads(output)
    assert report["killed"] >= 15
    assert len(report["acknowledged"]) >= 15
    with Favourites(path) as favourites:
        assert favourites.recovered is None
        there = {favourite.avatar for favourite in favourites.all()}
        assert favourites.unreadable is None
    assert {make_avatar(number) for number in report["acknowledged"]} <= there
    # At most the one that each killed writer had begun is there beside what it acknowledged.
    assert len(there) <= len(report["acknowledged"]) + report["killed"]
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
