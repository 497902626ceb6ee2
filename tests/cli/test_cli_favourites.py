"""acgan favourites, as a person types it."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from acgan_command import Acgan
from PIL import Image

from acgan_desktop.core.avatar import Avatar, Source
from acgan_desktop.engine.latent.wishes import candidate, with_wish
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.generator import Generator
from acgan_desktop.library.favourites.favourite import Labels
from acgan_desktop.library.favourites.store import FILE_NAME, Favourites
from acgan_desktop.library.pictures.picture_files import png_pixels, read_avatar, save_png

pytest_plugins = ["cli_support"]
pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def kept(home: Path, bundled: Path) -> Iterator[Favourites]:
    with (
        Favourites(home / FILE_NAME) as favourites,
        Generator.open(bundled, Device.CPU, 1) as generator,
    ):
        for number in range(3):
            wish = {"hair_color": ("blonde", "pink", "blue")[number], "eye_color": "red"}
            avatar = candidate(generator.manifest, wish, 1, number, 0.7)
            if number == 2:
                blend = {"pink": 0.75, "blue": 0.25}
                avatar = with_wish(generator.manifest, avatar, {"hair_color": blend})
            favourites.add(avatar, generator.render([avatar])[0])
        yield favourites


def test_list(acgan: Acgan, kept: Favourites) -> None:
    ran = acgan("favourites list")
    assert (ran.status, ran.err) == (0, "")
    newest, _, oldest = ran.out.splitlines()
    assert newest.startswith("     3  20")
    assert "Tiny: hair_length " in newest
    assert newest.endswith(", hair_color 75 % pink + 25 % blue, eye_color red")
    assert "hair_color blonde" in oldest
    assert acgan("favourites").out == ran.out


def test_list_without_their_model(acgan: Acgan, kept: Favourites, bundled: Path) -> None:
    bundled.unlink()
    out = acgan("favourites list").out
    assert out.count("(not installed)") == 3


def test_no_favourites(acgan: Acgan, tmp_path: Path) -> None:
    assert acgan("favourites list").out == "No favourites are kept yet.\n"
    assert acgan("favourites export all.jsonl").out == "Exported 0 favourites to all.jsonl.\n"
    assert acgan("favourites import all.jsonl").out == "Added 0 favourites.\n"
    assert acgan("favourites save out").out == "Saved 0 favourites into out.\n"


def test_export_and_import(acgan: Acgan, kept: Favourites, home: Path, tmp_path: Path) -> None:
    ran = acgan("favourites export new/all.jsonl")
    assert (ran.status, ran.out) == (0, "Exported 3 favourites to new/all.jsonl.\n")
    before = kept.all()
    assert acgan("favourites import new/all.jsonl").out == (
        "Added 0 favourites; 3 were kept already.\n"
    )
    assert kept.all() == before
    gone = kept.remove(2)
    assert acgan("favourites import new/all.jsonl").out == (
        "Added 1 favourite; 2 were kept already.\n"
    )
    assert gone.avatar in kept


def test_import_reports_what_it_left_out(acgan: Acgan, kept: Favourites, tmp_path: Path) -> None:
    acgan("favourites export all.jsonl")
    path = tmp_path / "all.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:2], b"nonsense\n", *lines[3:]]))
    kept.remove(3)
    ran = acgan("favourites import all.jsonl")
    assert ran.status == 2
    assert ran.out == "Added 1 favourite; 1 were kept already.\n"
    assert ran.err.startswith("acgan: 1 favourite in all.jsonl cannot be used (line 3:")
    assert ran.err.count("\n") == 1


def test_save(acgan: Acgan, kept: Favourites, tmp_path: Path) -> None:
    ran = acgan("favourites save out")
    assert (ran.status, ran.out) == (0, "Saved 3 favourites into out.\n")
    for favourite in kept.all():
        path = tmp_path / "out" / f"favourite-{favourite.id:05d}.png"
        assert read_avatar(path) == favourite.avatar
        with Image.open(path) as picture:
            assert picture.size == (16, 16)
    before = {file: file.read_bytes() for file in (tmp_path / "out").iterdir()}
    assert acgan("favourites save out").status == 0  # the same again is fine
    refusal = acgan("favourites save out --scale 2").sentence()
    assert "Other pictures are there already" in refusal
    assert "choose another folder, or replace them with --force" in refusal
    assert before == {file: file.read_bytes() for file in (tmp_path / "out").iterdir()}
    acgan("favourites save out --scale 4 --no-embed --force")
    with Image.open(tmp_path / "out" / "favourite-00001.png") as picture:
        assert picture.size == (64, 64)
        assert "acgan.avatar" not in picture.info


def test_other_pictures_are_kept(acgan: Acgan, kept: Favourites, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "favourite-00003.png").write_bytes(b"mine")
    assert "favourite-00003.png" in acgan("favourites save out").sentence()
    assert [file.name for file in folder.iterdir()] == ["favourite-00003.png"]


def test_damaged_entries_are_reported(acgan: Acgan, kept: Favourites, home: Path) -> None:
    thumbnail = kept.all()[0].thumbnail
    with sqlite3.connect(home / FILE_NAME) as connection:
        connection.execute("UPDATE favourites SET avatar = '{}' WHERE id = 1")
        connection.execute("UPDATE favourites SET thumbnail = ? WHERE id = 2", (thumbnail[:60],))
    connection.close()
    for line, out in (
        ("export all.jsonl", "Exported 2 favourites to all.jsonl.\n"),
        ("save out", "Saved 1 favourite into out.\n"),
    ):
        ran = acgan(f"favourites {line}")
        assert (ran.status, ran.out) == (2, out)
        assert "1 of 3 favourites cannot be shown" in ran.err
    assert "1 favourite could not be saved, because the picture is damaged. 1 of 3" in ran.err


def test_recovery_is_reported(acgan: Acgan, kept: Favourites, home: Path) -> None:
    kept.close()
    for suffix in ("", "-wal", "-shm"):
        (home / f"{FILE_NAME}{suffix}").unlink(missing_ok=True)
    (home / FILE_NAME).write_bytes(b"broken" * 1000)
    ran = acgan("favourites list")
    assert "The favourites were damaged" in ran.err


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("export", "required: FILE"),
        ("export there.jsonl", "there.jsonl is there already"),
        ("export folder", "folder is a folder"),
        ("import missing.jsonl", "There is no file missing.jsonl"),
        ("import there.jsonl", "no collection of favourites"),
        ("save there.jsonl", "cannot be made"),
        ("save", "required: DIR"),
        ("forget", "invalid choice: 'forget'"),
        ("list all", "unrecognized arguments: all"),
    ],
)
def test_wrong_requests_are_one_sentence(
    acgan: Acgan, kept: Favourites, tmp_path: Path, line: str, expected: str
) -> None:
    (tmp_path / "there.jsonl").write_bytes(b"there")
    (tmp_path / "folder").mkdir()
    assert expected in acgan(f"favourites {line}").sentence()
    assert (tmp_path / "there.jsonl").read_bytes() == b"there"


def test_force_replaces_an_export(acgan: Acgan, kept: Favourites, tmp_path: Path) -> None:
    (tmp_path / "all.jsonl").write_bytes(b"there")
    assert acgan("favourites export all.jsonl --force").status == 0
    assert (tmp_path / "all.jsonl").read_bytes().startswith(b'{"format":2')


@pytest.mark.parametrize("action", ["export all.jsonl", "save out"])
def test_stopping_leaves_nothing_half(
    acgan: Acgan, kept: Favourites, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, action: str
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", interrupt)
    ran = acgan(f"favourites {action}")
    assert (ran.status, ran.err) == (130, "acgan: stopped\n")
    assert not list(tmp_path.glob("**/*.partial"))
    assert not list(tmp_path.glob("*.jsonl"))


def test_pictures_of_favourites_are_as_drawn(
    acgan: Acgan, kept: Favourites, tmp_path: Path
) -> None:
    acgan("favourites save out")
    newest = kept.all()[0]
    acgan("explore --columns 1 --rows 1 --out again.png --around out/favourite-00003.png")
    with (
        Image.open(tmp_path / "again.png") as again,
        Image.open(tmp_path / "out" / "favourite-00003.png") as saved,
    ):
        assert np.array_equal(np.asarray(again), np.asarray(saved))
    assert newest.id == 3


def test_which_favourites(acgan: Acgan, kept: Favourites, tmp_path: Path) -> None:
    kept.set_labels({1: Labels("Mia", 5, ("best", "of all")), 2: Labels("", 2, ("best",))})
    assert acgan("favourites list --search mia").out.endswith(
        "eye_color red  \N{BLACK STAR}\N{BLACK STAR}\N{BLACK STAR}\N{BLACK STAR}"
        "\N{BLACK STAR}  Mia  #best  #of all\n"
    )
    listed = acgan("favourites list --search", "COLOR pink").out.splitlines()
    assert [line.split()[0] for line in listed] == ["3", "2"]
    assert len(acgan("favourites list --tag best").out.splitlines()) == 2
    assert len(acgan("favourites list --tag best --tag", "of all").out.splitlines()) == 1
    assert len(acgan("favourites list --rating 3").out.splitlines()) == 1
    nothing = acgan("favourites list --search nothing")
    assert (nothing.status, nothing.out) == (0, "None of the favourites is like that.\n")
    assert acgan("favourites export best.jsonl --tag best").out == (
        "Exported 2 favourites to best.jsonl.\n"
    )
    assert acgan("favourites save out --search mia").out == "Saved 1 favourite into out.\n"
    assert [path.name for path in Path("out").iterdir()] == ["favourite-00001.png"]
    assert acgan("favourites list --rating 6").status == 2
    kept.remove_all([1, 2, 3])
    assert acgan("favourites import best.jsonl").out == "Added 2 favourites.\n"
    assert kept.tags() == {"best": 2, "of all": 1}


def test_pictures_are_imported_with_what_their_model_draws(
    acgan: Acgan, bundled: Path, home: Path, tmp_path: Path
) -> None:
    with Generator.open(bundled, Device.CPU) as generator:
        faces = [candidate(generator.manifest, {}, 5, number, 0.7) for number in range(3)]
        drawn = generator.render(faces)
    blank = np.zeros((40, 40, 3), np.uint8)
    save_png(Path("A.png"), blank, faces[0])
    save_png(Path("B.png"), blank, faces[1])
    Path("C.json").write_bytes(b"\xef\xbb\xbf" + faces[2].to_json().encode())
    foreign = faces[0].model_copy(update={"model": "f" * 64})
    save_png(Path("D.png"), blank, foreign)
    assert acgan("favourites import A.png B.png C.json D.png").out == "Added 4 favourites.\n"
    with Favourites(home / FILE_NAME) as kept:
        found = {one.avatar: png_pixels(one.thumbnail) for one in kept.all()}
        assert [one.avatar for one in kept.all()] == [*faces, foreign]
    for face, pixels in zip(faces, drawn, strict=True):
        np.testing.assert_array_equal(found[face], pixels)
    np.testing.assert_array_equal(found[foreign], blank)
    # Again, with a collection and what was saved anew beside them.
    assert acgan("favourites export all.jsonl").status == 0
    Path("all.jsonl").write_bytes(b"\xef\xbb\xbf" + Path("all.jsonl").read_bytes())
    Image.fromarray(drawn[1]).resize((64, 64)).save("lost.jpg", quality=95)
    ran = acgan("favourites import A.png all.jsonl lost.jpg")
    assert (ran.out, ran.status) == ("Added 0 favourites; 6 were kept already.\n", 0)


def test_what_cannot_be_imported_is_told_one_by_one(
    acgan: Acgan, bundled: Path, home: Path, tmp_path: Path
) -> None:
    foreign = Avatar(
        model="f" * 64, sources=(Source(z=b"\0\0\0\0", attributes=(), truncation=0.5),)
    )
    Path("foreign.json").write_text(foreign.to_json())
    Path("text.png").write_text("no picture")
    Path("empty.jsonl").write_text("")
    ran = acgan("favourites import text.png foreign.json empty.jsonl missing.png")
    assert (ran.status, ran.out) == (2, "")
    lines = ran.err.splitlines()
    assert len(lines) == 4
    assert all(line.startswith("acgan: ") for line in lines)
