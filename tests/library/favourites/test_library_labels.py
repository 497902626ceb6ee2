"""Favourites of older formats, what is written on them, finding them, and removing many."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from favourites_support import PIXELS, fill, make_avatar
from tiny_model import tiny_manifest

from acgan_desktop.engine.latent.wishes import candidate
from acgan_desktop.engine.model_file.manifest import GeneratorManifest, read_manifest
from acgan_desktop.library.favourites import maintenance, schema
from acgan_desktop.library.favourites.collection import export_collection, import_collection
from acgan_desktop.library.favourites.description import colour_place, description_of
from acgan_desktop.library.favourites.favourite import Labels
from acgan_desktop.library.favourites.search import Order, Query, words_of
from acgan_desktop.library.favourites.store import Entry, Favourites
from acgan_desktop.library.pictures import picture_files

OLD = (Path(__file__).parents[2] / "files") / "favourites-1.db"


def about(**changes: object) -> GeneratorManifest:
    found = read_manifest(json.dumps({**tiny_manifest(), **changes}))
    assert isinstance(found, GeneratorManifest)
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "favourites.db"


@pytest.fixture
def kept(path: Path) -> Iterator[Favourites]:
    """Six favourites of a model that is known, kept a minute apart."""
    manifest = about(name="Tiny Faces")
    with Favourites(path) as favourites:
        favourites.know(manifest)
        start = datetime(2026, 1, 1, tzinfo=UTC)
        for number in range(6):
            hair = ("blonde", "pink", "blue")[number % 3]
            length = ("short", "long")[number % 2]
            wish = {"hair_color": hair, "hair_length": length, "eye_color": "red"}
            colour = {"blonde": (240, 220, 60), "pink": (250, 60, 200), "blue": (20, 40, 250)}[hair]
            thumbnail = picture_files.png_bytes(np.full((16, 16, 3), colour, np.uint8))
            avatar = candidate(manifest, wish, 1, number, 0.7)
            favourites.merge([Entry(avatar, thumbnail, start + timedelta(minutes=number))])
        yield favourites


# Older formats -----------------------------------------------------------------------------------


def test_file_of_the_first_format_is_taken_over(path: Path) -> None:
    shutil.copy(OLD, path)
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    rows = connection.execute(
        "SELECT id, created, thumbnail FROM favourites ORDER BY created DESC"
    ).fetchall()
    connection.close()
    with Favourites(path) as favourites:
        assert favourites.recovered is None
        found = favourites.all()
        assert [(one.id, one.created.isoformat(), one.thumbnail) for one in found] == rows
        assert [one.id for one in found] == [7, 6, 5, 4, 2, 1]
        assert [one.avatar for one in found] == [make_avatar(n) for n in (6, 5, 4, 3, 1, 0)]
        assert {one.labels for one in found} == {Labels()}
        assert favourites.numbers(Query()) == [7, 6, 5, 4, 2, 1]
        # The numbers of what was removed before are not given again.
        assert favourites.add(make_avatar(100), PIXELS).id == 9
        assert maintenance.describe_all(favourites) == 6
        assert maintenance.describe_all(favourites) == 0
        assert maintenance.needed_models(favourites) == {"m" * 64}
        favourites.relabel([7], lambda _, labels: Labels("Seven", 5, ("old",)))
        assert favourites.numbers(Query(words_of("seven"))) == [7]
    with Favourites(path) as favourites:
        assert favourites.all()[1].labels == Labels("Seven", 5, ("old",))


def test_first_format_in_a_log_of_a_killed_program_is_taken_over(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = path.with_name("old.db")
    connection = sqlite3.connect(old, isolation_level=None)
    for statement in schema.MIGRATIONS[0]:
        connection.execute(statement)
    connection.execute("PRAGMA user_version = 1")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    for number in range(3):
        avatar = make_avatar(number)
        connection.execute(
            f"INSERT INTO favourites ({schema.FIRST_COLUMNS}) VALUES (NULL, ?, ?, ?, ?)",
            (
                avatar.to_json(),
                str(number),
                picture_files.png_bytes(PIXELS),
                "2026-01-01T00:00:00Z",
            ),
        )
    for suffix in ("", "-wal"):
        shutil.copy(f"{old}{suffix}", f"{path}{suffix}")
    connection.close()
    with Favourites(path) as favourites:
        assert len(favourites.all()) == 3


@pytest.mark.parametrize("where", ["header", "first page"])
def test_damaged_file_of_the_first_format_is_recovered(path: Path, where: str) -> None:
    content = bytearray(OLD.read_bytes())
    content[: 16 if where == "header" else schema.PAGE_SIZE] = bytes(
        16 if where == "header" else schema.PAGE_SIZE
    )
    path.write_bytes(content)
    with Favourites(path) as favourites:
        assert favourites.recovered is not None
        assert {one.avatar for one in favourites.all()} == {
            make_avatar(number) for number in (0, 1, 3, 4, 5, 6)
        }


def test_recovery_keeps_labels_and_what_was_removed(path: Path) -> None:
    fill(path, 40)
    with Favourites(path) as favourites:
        numbers = favourites.numbers(Query(order=Order.OLDEST))
        favourites.relabel(numbers, lambda number, _: Labels(f"n{number}", 3, ("a", "b")))
        favourites.remove_all(numbers[:5])
    with path.open("rb+") as stream:
        stream.write(bytes(16))
    with Favourites(path) as favourites:
        assert favourites.recovered is not None
        assert "35 could be recovered" in favourites.recovered
        found = favourites.all()
        assert {one.labels for one in found} == {
            Labels(f"n{number}", 3, ("a", "b")) for number in numbers[5:]
        }
        assert favourites.restore_all(numbers[:5]) == numbers[:5]
        maintenance.describe_all(favourites)
        assert len(favourites.numbers(Query(words_of("n1"), tags=("a",)))) == 11


# What is written on them -------------------------------------------------------------------------


def test_labels_are_tidied(kept: Favourites) -> None:
    (number,) = kept.numbers(Query())[:1]
    wild = Labels(
        "  two\nlines\x00\ud800 " + "x" * 500, 99, ("a, b", " A  B", "", "c\nd", *"efgh" * 30)
    )
    kept.relabel([number], lambda *_: wild)
    labels = kept.some([number])[0].labels
    assert labels.name.startswith("two lines x")
    assert len(labels.name) == 200
    assert labels.rating == 5
    assert labels.tags[:2] == ("a b", "c d")
    assert len(labels.tags) == 6  # no repeats, whatever the case
    assert labels == labels.tidy()


def test_relabelling_can_be_undone_and_is_all_or_nothing(kept: Favourites) -> None:
    numbers = kept.numbers(Query())
    before = kept.relabel(numbers, lambda number, _: Labels(rating=number % 5))
    assert set(before.values()) == {Labels()}
    assert set(before) == {number for number in numbers if number % 5}  # those that changed
    after = kept.set_labels(before)
    assert after == {number: Labels(rating=number % 5) for number in before}
    assert {one.labels for one in kept.all()} == {Labels()}

    def fails(number: int, labels: Labels) -> Labels:
        if number == numbers[-1]:
            raise RuntimeError
        return Labels("half")

    with pytest.raises(RuntimeError):
        kept.relabel(numbers, fails)
    assert {one.labels for one in kept.all()} == {Labels()}
    assert kept.relabel([4711], lambda *_: Labels("none")) == {}


def test_hostile_labels_in_the_file_are_read_as_far_as_they_go(kept: Favourites) -> None:
    with kept.writing() as connection:
        connection.execute("UPDATE favourites SET rating = 'many', tags = x'ff0a', name = 7")
        connection.execute("UPDATE favourites SET rating = -3 WHERE id = 1")
    assert {one.labels.rating for one in kept.all()} == {0}
    assert len(kept.all()) == 6
    kept.tags()


def test_removing_many_can_be_undone_with_what_was_written(kept: Favourites) -> None:
    numbers = kept.numbers(Query())
    kept.relabel(numbers, lambda number, _: Labels(f"n{number}", 4, ("t",)))
    before = kept.all()
    assert kept.remove_all([*numbers[:4], 4711]) == sorted(numbers[:4])
    assert [one.id for one in kept.all()] == numbers[4:]
    assert len(kept) == 2
    assert kept.tags() == {"t": 2}
    assert kept.find(before[0].avatar) is None
    assert len(kept.fingerprints()) == 2
    assert kept.remove_all(numbers[:4]) == []
    assert kept.restore_all(numbers) == sorted(numbers[:4])
    assert kept.all() == before


def test_what_is_kept_again_comes_back_as_it_was(kept: Favourites) -> None:
    one = kept.all()[2]
    kept.relabel([one.id], lambda *_: Labels("Her", 5))
    kept.remove(one.id)
    again = kept.add(one.avatar, PIXELS)
    assert (again.id, again.labels, again.thumbnail) == (one.id, Labels("Her", 5), one.thumbnail)
    assert again.created > one.created
    assert len(kept) == 6


def test_removed_ones_are_forgotten_after_a_month(kept: Favourites) -> None:
    numbers = kept.numbers(Query())
    kept.remove_all(numbers[:2])
    assert maintenance.forget_removed(kept) == 0
    long_ago = (datetime.now(UTC) - timedelta(days=31)).isoformat()
    with kept.writing() as connection:
        connection.execute("UPDATE favourites SET removed = ? WHERE id = ?", (long_ago, numbers[0]))
    assert maintenance.forget_removed(kept) == 1
    assert kept.restore_all(numbers[:2]) == [numbers[1]]


# Finding them ------------------------------------------------------------------------------------


def test_search_looks_into_names_tags_classes_and_models(kept: Favourites) -> None:
    def found(text: str, **more: object) -> list[int]:
        return kept.numbers(Query(words_of(text), order=Order.OLDEST, **more))  # type: ignore[arg-type]

    kept.relabel([2], lambda *_: Labels("Ａｋｉ of the North", 3, ("桜の木", "Winter")))
    assert found("pink") == [2, 5]
    assert found("PINK long") == [2]
    assert found("tiny faces") == [1, 2, 3, 4, 5, 6]
    assert found("aki") == found("north") == found("winter") == found("桜") == [2]
    assert found("pink green") == []
    assert found("%") == found("_") == found("'; DROP TABLE favourites; --") == []
    assert found("", tags=("Winter",)) == [2]
    assert found("", tags=("Winter", "Summer")) == []
    assert found("", tags=("Win",)) == []  # a tag is meant as a whole
    assert found("", rating=3) == [2]
    assert found("", rating=4) == []
    assert kept.numbers(Query((("nothing", "blonde"),), order=Order.OLDEST)) == [1, 4]
    assert found("", model="f" * 64) == []
    assert kept.tags() == {"Winter": 1, "桜の木": 1}


def test_every_order(kept: Favourites) -> None:
    kept.set_labels({1: Labels("beta", 1), 3: Labels("Alpha", 5), 4: Labels("", 5)})
    assert kept.numbers(Query()) == [6, 5, 4, 3, 2, 1]
    assert kept.numbers(Query(order=Order.OLDEST)) == [1, 2, 3, 4, 5, 6]
    assert kept.numbers(Query(order=Order.RATING)) == [4, 3, 1, 6, 5, 2]
    assert kept.numbers(Query(order=Order.NAME)) == [3, 1, 6, 5, 4, 2]
    # By hue: yellow, blue, pink.
    assert kept.numbers(Query(order=Order.COLOUR)) == [4, 1, 6, 3, 5, 2]


def test_place_among_the_colours() -> None:
    def place(*colour: int) -> int:
        return colour_place(picture_files.png_bytes(np.full((8, 8, 3), colour, np.uint8)))

    assert place(255, 0, 0) == 0
    assert place(0, 255, 0) == 1200
    assert place(0, 0, 255) == 2400
    assert 3600 <= place(10, 10, 10) < place(128, 128, 128) < place(250, 250, 250) <= 4600
    assert colour_place(b"no picture") > 4600


def test_blends_are_found_by_each_class_with_a_fair_share() -> None:
    manifest = about()
    avatar = candidate(
        manifest, {"hair_color": {"pink": 0.6, "blue": 0.39, "blonde": 0.01}}, 1, 0, 0.7
    )
    looks = description_of(manifest, avatar)
    assert "hair color pink" in looks
    assert "hair color blue" in looks
    assert "blonde" not in looks
    assert description_of(about(model_id="f" * 64, name="Other"), avatar) == "Other"


def test_favourites_are_described_once_their_model_is_known(path: Path) -> None:
    manifest = about()
    with Favourites(path) as favourites:
        favourites.merge(
            Entry(
                candidate(manifest, {"eye_color": "blue"}, 1, n, 0.7),
                picture_files.png_bytes(PIXELS),
                datetime.now(UTC),
                Labels(f"n{n}"),
            )
            for n in range(120)
        )
        assert favourites.numbers(Query(words_of("eye blue"))) == []
        assert maintenance.learn(favourites, manifest) == 120
        assert len(favourites.numbers(Query(words_of("eye blue n1")))) == 31
        assert maintenance.learn(favourites, manifest) == 0
        # A new export of the same model, with another name, is told apart.
        assert maintenance.learn(favourites, about(name="Renamed")) == 120
        assert len(favourites.numbers(Query(words_of("renamed")))) == 120
    with Favourites(path) as favourites:
        maintenance.describe_all(favourites)  # remembers the model although nobody opened it
        one = favourites.all()[0]
        known = favourites.manifest_of(one.avatar)
        assert known is not None
        assert known.name == "Renamed"


def test_describing_can_be_stopped(path: Path) -> None:
    shutil.copy(OLD, path)
    with Favourites(path) as favourites:
        assert maintenance.describe_all(favourites, cancelled=lambda: True) == 0
        assert maintenance.describe_all(favourites) == 6


def test_damaged_entries_are_counted_and_not_found(path: Path) -> None:
    shutil.copy(OLD, path)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE favourites SET avatar = '{}' WHERE id = 4")
    connection.close()
    with Favourites(path) as favourites:
        assert maintenance.unreadable_entries(favourites) == ""
        maintenance.describe_all(favourites)
        assert maintenance.unreadable_entries(favourites).startswith("1 of your favourites")
        assert favourites.numbers(Query()) == [7, 6, 5, 2, 1]


def test_another_programs_changes_are_noticed(path: Path) -> None:
    with Favourites(path) as mine, Favourites(path) as others:
        before = mine.changes_of_others()
        mine.add(make_avatar(0), PIXELS)
        assert mine.changes_of_others() == before
        others.add(make_avatar(1), PIXELS)
        assert mine.changes_of_others() != before
        assert len(mine.fingerprints()) == 2


# Collections -------------------------------------------------------------------------------------


def test_labels_travel_with_a_collection(kept: Favourites, tmp_path: Path) -> None:
    kept.set_labels({1: Labels("One", 5, ("a", "桜")), 2: Labels("", 2)})
    file = tmp_path / "all.jsonl"
    written = export_collection(
        file, kept.walk(kept.numbers(Query(order=Order.OLDEST))), count=len(kept)
    )
    assert written == 6
    with Favourites(tmp_path / "other.db") as other:
        assert import_collection(file, other).added == 6
        assert [one.labels for one in other.all()] == [one.labels for one in kept.all()]
        assert other.tags() == {"a": 1, "桜": 1}


def test_collection_of_the_first_format_is_read(kept: Favourites, tmp_path: Path) -> None:
    file = tmp_path / "all.jsonl"
    export_collection(file, kept.all())
    lines = [json.loads(line) for line in file.read_bytes().splitlines()]
    lines[0]["format"] = 1
    for line in lines[1:]:
        for key in ("name", "rating", "tags"):
            del line[key]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    with Favourites(tmp_path / "other.db") as other:
        assert import_collection(file, other).problem is None
        assert [one.avatar for one in other.all()] == [one.avatar for one in kept.all()]


def test_collection_with_fewer_favourites_than_promised_says_so_in_its_header(
    kept: Favourites, tmp_path: Path
) -> None:
    file = tmp_path / "all.jsonl"
    assert export_collection(file, kept.walk([1, 2, 4711]), count=3) == 2
    with Favourites(tmp_path / "other.db") as other:
        result = import_collection(file, other)
    assert (result.added, result.problem) == (2, None)


@pytest.mark.parametrize(
    ("key", "value"),
    [("rating", 6), ("rating", -1), ("name", "x" * 201), ("tags", ["x" * 41]), ("tags", "a")],
)
def test_hostile_labels_in_a_collection_are_refused(
    kept: Favourites, tmp_path: Path, key: str, value: object
) -> None:
    file = tmp_path / "all.jsonl"
    export_collection(file, kept.all())
    lines = file.read_bytes().splitlines()
    lines[1] = json.dumps({**json.loads(lines[1]), key: value}).encode()
    file.write_bytes(b"\n".join(lines) + b"\n")
    with Favourites(tmp_path / "other.db") as other:
        result = import_collection(file, other)
        assert result.added == 5
        assert result.problem is not None
        assert key in result.problem
