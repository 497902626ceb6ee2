"""Packed data sets: small, checked, and the same labels and split when they are unpacked."""

import errno
import io
import json
import shutil
import zipfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tests_support import SMALL, prepare_drawn_faces

from acgan_desktop.core.errors import UserError
from trainer.cli.main import main
from trainer.data.dataset import Dataset
from trainer.data.packing.pack import MIB, default_budget, pack, shared_out
from trainer.data.packing.packed import (
    PACKED_FILE,
    TABLES_FILE,
    Packed,
    PackedError,
    original_sha256,
    read_packed,
    ready,
    unpack,
)
from trainer.runs.checkpoints.run_values import RunValues
from trainer.runs.run_checks import check_owner
from trainer.runs.run_folder import RunFolder

FACES, SIDE = 48, 16


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare_drawn_faces(tmp_path_factory.mktemp("faces"), FACES, SIDE)


@pytest.fixture(scope="module")
def packed(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The drawn faces in about a third of what they need without loss, in two parts."""
    folder = tmp_path_factory.mktemp("packed") / "pack"
    assert main(["pack", str(data), "--out", str(folder), "--mib", "0.02", "--parts", "2"]) == 0
    return folder


def copy_of(packed: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(packed, tmp_path / "copy"))


def change(folder: Path, **changes: object) -> None:
    words = json.loads((folder / PACKED_FILE).read_text())
    words.update(changes)
    (folder / PACKED_FILE).write_text(json.dumps(words))


def test_the_budget_holds_and_the_loss_is_told_truly(
    data: Path, packed: Path, tmp_path: Path
) -> None:
    facts = read_packed(packed)
    assert sum(file.stat().st_size for file in packed.iterdir()) <= 0.02 * MIB
    assert [part.name for part in facts.parts] == ["faces-00.bin", "faces-01.bin", TABLES_FILE]
    first, second, _ = (part.bytes for part in facts.parts)
    assert 0.7 < first / second < 1.4
    unpack(packed, tmp_path / "out")
    before, after = Dataset.open(data), Dataset.open(tmp_path / "out")
    apart = before.images.astype(np.float64) - after.images
    assert facts.psnr_db == pytest.approx(10 * np.log10(255**2 / (apart**2).mean()), abs=2e-3)
    assert facts.quality is not None
    assert facts.psnr_db is not None
    assert facts.psnr_db > 20


def test_everything_but_the_pixels_stays_as_it_is(data: Path, packed: Path, tmp_path: Path) -> None:
    assert main(["unpack", str(packed), "--out", str(tmp_path / "out")]) == 0
    before, after = Dataset.open(data), Dataset.open(tmp_path / "out")
    after.verify()
    for name in ("labels", "label_origin", "label_confidence", "split"):
        np.testing.assert_array_equal(getattr(before, name), getattr(after, name))
    assert after.names == before.names
    assert (tmp_path / "out" / "report.json").read_bytes() == (data / "report.json").read_bytes()
    same = {"sha256": ""}
    assert after.manifest.model_copy(update=same) == before.manifest.model_copy(update=same)
    assert original_sha256(after) == original_sha256(before) == before.manifest.sha256


def test_nothing_is_lost_where_that_fits(data: Path, tmp_path: Path) -> None:
    facts = pack(Dataset.open(data), tmp_path / "pack", 40, 1)
    assert (facts.quality, facts.psnr_db) == (None, None)
    unpack(tmp_path / "pack", tmp_path / "out")
    assert Dataset.open(tmp_path / "out").manifest == Dataset.open(data).manifest


def test_equal_data_sets_are_packed_into_equal_bytes(
    data: Path, packed: Path, tmp_path: Path
) -> None:
    pack(Dataset.open(data), tmp_path / "again", 0.02, 2)
    for file in packed.iterdir():
        if file.is_file():
            assert (tmp_path / "again" / file.name).read_bytes() == file.read_bytes()


def test_too_small_a_budget_is_refused(data: Path, tmp_path: Path) -> None:
    with pytest.raises(PackedError, match="even in the lowest quality"):
        pack(Dataset.open(data), tmp_path / "pack", 0.004, 1)
    assert not (tmp_path / "pack").exists()
    with pytest.raises(PackedError, match="1 to 99 parts"):
        pack(Dataset.open(data), tmp_path / "pack", 40, 0)


def test_the_default_budgets() -> None:
    assert [default_budget(side) for side in (32, 64, 96)] == [(40, 1), (40, 1), (65, 2)]
    assert default_budget(128)[1] == default_budget(1024)[1] == 4


@pytest.mark.parametrize("sizes", [[1], [1, 1], [100, 1, 1], [1, 1, 100], [3] * 10])
@pytest.mark.parametrize("parts", [1, 2, 3, 12])
def test_parts_hold_every_face_once(sizes: list[int], parts: int) -> None:
    faces = [bytes([number]) * size for number, size in enumerate(sizes)]
    groups = shared_out(faces, parts)
    assert [face for group in groups for face in group] == faces
    assert len(groups) == min(parts, len(faces))
    assert all(groups)


def test_fit_reads_a_packed_data_set(packed: Path, tmp_path: Path) -> None:
    pytest.importorskip("torch")
    folder = copy_of(packed, tmp_path)
    changes = [f"--set={change}" for change in SMALL]
    words = ["fit", "dcgan-64", "--data", str(folder), "--run", str(tmp_path / "run")]
    assert main([*words, *changes, "--kimg=0.016", "--device=cpu"]) == 0
    assert ready(folder) == folder / "unpacked"
    assert ready(folder / "unpacked") == folder / "unpacked"


def test_a_run_on_the_original_goes_on_with_packed_faces(
    data: Path, packed: Path, tmp_path: Path
) -> None:
    unpack(packed, tmp_path / "out")
    original, carried = Dataset.open(data), Dataset.open(tmp_path / "out")
    folder = RunFolder(tmp_path)
    check_owner(RunValues(dataset=original.manifest), folder, carried)
    values = RunValues(dataset=carried.manifest)
    check_owner(values, folder, carried)
    with pytest.raises(UserError, match="another data set"):
        check_owner(values, folder, original)


@pytest.mark.parametrize("name", ["faces-00.bin", "faces-01.bin", TABLES_FILE])
def test_damaged_files_are_named(packed: Path, tmp_path: Path, name: str) -> None:
    folder = copy_of(packed, tmp_path)
    file = folder / name
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    with pytest.raises(PackedError, match=f"{name} is damaged, or belongs"):
        unpack(folder, tmp_path / "out")
    file.write_bytes(content[:-1])
    with pytest.raises(PackedError, match=f"{name} is damaged: it has"):
        unpack(folder, tmp_path / "out")
    file.unlink()
    with pytest.raises(PackedError, match=f"lacks {name}"):
        unpack(folder, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def reseal(folder: Path, name: str, content: bytes) -> None:
    """Replace a file and state its new size and SHA-256, as somebody hostile would."""
    import hashlib

    (folder / name).write_bytes(content)
    words = json.loads((folder / PACKED_FILE).read_text())
    for part in words["parts"]:
        if part["name"] == name:
            part["bytes"], part["sha256"] = len(content), hashlib.sha256(content).hexdigest()
    (folder / PACKED_FILE).write_text(json.dumps(words))


def test_hostile_contents_are_refused(packed: Path, tmp_path: Path) -> None:
    folder = copy_of(packed, tmp_path)
    good = (folder / TABLES_FILE).read_bytes()
    reseal(folder, TABLES_FILE, b"no zip file")
    with pytest.raises(PackedError, match=r"tables\.zip is damaged"):
        unpack(folder, tmp_path / "out")
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        lengths = np.load(io.BytesIO(archive.read("lengths.npy")))
        others = {name: archive.read(name) for name in archive.namelist() if "lengths" not in name}

    def tables(values: np.ndarray, **replaced: bytes) -> bytes:
        stream, array = io.BytesIO(), io.BytesIO()
        np.save(array, values)
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr("lengths.npy", array.getvalue())
            for name, content in others.items():
                archive.writestr(name, replaced.get(name.split(".")[0], content))
        return stream.getvalue()

    for wrong, words in (
        (tables(lengths[:-1]), "does not fit the number"),
        (tables(lengths + np.uint32(1)), "damaged|does not hold"),
        (tables(lengths, labels=b"pickle"), r"labels\.npy is damaged"),
        (tables(lengths, names=b"one"), r"names\.txt is damaged"),
    ):
        reseal(folder, TABLES_FILE, wrong)
        with pytest.raises(UserError, match=words):
            unpack(folder, tmp_path / "out")
        assert not (tmp_path / "out").exists()
    reseal(folder, TABLES_FILE, good)
    picture = io.BytesIO()
    Image.new("RGB", (SIDE * 2, SIDE)).save(picture, "WEBP", lossless=True)
    faces = (folder / "faces-00.bin").read_bytes()
    wide = picture.getvalue() + faces[len(picture.getvalue()) :]
    reseal(folder, "faces-00.bin", wide)
    with pytest.raises(PackedError, match="Face 0 of"):
        unpack(folder, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("fault", ["huge", "no header", "deflate", "encrypted", "method"])
def test_hostile_tables_are_refused_in_a_sentence(fault: str, packed: Path, tmp_path: Path) -> None:
    folder = copy_of(packed, tmp_path)
    with zipfile.ZipFile(folder / TABLES_FILE) as archive:
        tables = {name: archive.read(name) for name in archive.namelist()}
    if fault == "huge":
        header = io.BytesIO()
        shape = {"descr": "<u4", "fortran_order": False, "shape": (10**15,)}
        np.lib.format.write_array_header_1_0(header, shape)
        tables["lengths.npy"] = header.getvalue()
    elif fault == "no header":
        tables["lengths.npy"] = b"\x93NUMPY\x01\x00v\x00" + b"(" * 118
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in tables.items():
            archive.writestr(name, content)
    wrong = bytearray(stream.getvalue())
    if fault == "deflate":
        start = wrong.find(b"lengths.npy") + len("lengths.npy")
        wrong[start : start + 8] = b"\xff" * 8
    for mark, flags, method in ((b"PK\x03\x04", 6, 8), (b"PK\x01\x02", 8, 10)):
        at = wrong.find(mark)
        while at >= 0:
            if fault == "encrypted":
                wrong[at + flags] |= 1
            elif fault == "method":
                wrong[at + method] = 97
            at = wrong.find(mark, at + 4)
    reseal(folder, TABLES_FILE, bytes(wrong))
    with pytest.raises(PackedError, match=r"tables\.zip is damaged"):
        unpack(folder, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_all_tables_together_are_bounded(packed: Path, tmp_path: Path) -> None:
    with pytest.raises(PackedError, match="far too large"):
        unpack(packed, tmp_path / "out", most_table_bytes=2000)


def test_what_the_source_said_is_carried_too(data: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.csv"
    names = Dataset.open(data).names
    answers.write_text(f"file,hair_color\n{names[0]},pink\n{names[1]},blue\n")
    filled, packed, carried, back = (tmp_path / name for name in ("f", "p", "c", "b"))
    assert main(["label", str(data), "--labels", str(answers), "--out", str(filled)]) == 0
    assert main(["pack", str(filled), "--out", str(packed)]) == 0
    assert main(["unpack", str(packed), "--out", str(carried)]) == 0
    for name in ("source_labels.npy", "labelling.json", "proposals.csv"):
        assert (carried / name).read_bytes() == (filled / name).read_bytes()
    assert main(["label", str(carried), "--undo", "--out", str(back)]) == 0
    np.testing.assert_array_equal(Dataset.open(back).labels, Dataset.open(data).labels)


def test_faces_unpacked_before_others_were_put_there_are_not_used(
    packed: Path, data: Path, tmp_path: Path
) -> None:
    folder = copy_of(packed, tmp_path)
    inside = ready(folder)
    assert ready(folder) == inside
    other = tmp_path / "other"
    pack(Dataset.open(data), other, 40.0, 1)
    for file in other.iterdir():
        shutil.copyfile(file, folder / file.name)
    with pytest.raises(PackedError, match="remove it"):
        ready(folder)


def test_a_quicker_process_may_unpack_first(
    packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copy_of(packed, tmp_path)
    slow = unpack

    def overtaken(path: Path, out: Path) -> Packed:
        slow(path, out)
        return slow(path, out)

    monkeypatch.setattr("trainer.data.packing.packed.unpack", overtaken)
    assert ready(folder) == folder / "unpacked"


def test_a_dry_run_unpacks_nothing(
    packed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = copy_of(packed, tmp_path)
    changes = [word for change in SMALL for word in ("--set", change)]
    assert (
        main(["fit", "dcgan-64", "--data", str(folder), "--dry-run", "--trial", "0", *changes]) == 0
    )
    assert f"{FACES} images" in capsys.readouterr().out
    assert sorted(file.name for file in folder.iterdir()) == sorted(
        file.name for file in packed.iterdir()
    )


def test_a_full_disk_is_named(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("acgan_desktop.core.durable.os.fsync", full)
    out = tmp_path / "out"
    assert main(["pack", str(data), "--out", str(out)]) == 2
    assert f"{out} cannot be written: No space left" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_commands_that_need_a_whole_data_set_say_how_to_make_one(
    packed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["label", str(packed), "--undo", "--out", str(tmp_path / "out")]) == 2
    assert "acgan-train unpack" in capsys.readouterr().err


def test_a_hostile_description_is_refused(packed: Path, tmp_path: Path) -> None:
    folder = copy_of(packed, tmp_path)
    words = json.loads((folder / PACKED_FILE).read_text())
    parts = words["parts"]
    escape = [{**parts[0], "name": "../faces-00.bin"}, *parts[1:]]
    for changes, fault in (
        ({"format": 2}, "format"),
        ({"more": 1}, "more"),
        ({"parts": escape}, "name"),
        ({"parts": [parts[0], parts[0], parts[2]]}, "twice"),
        ({"parts": [{**parts[0], "images": 1}, *parts[1:]]}, "another number of faces"),
        ({"unpacked_sha256": "0" * 64}, "other pixels"),
    ):
        change(folder, **{**words, **changes})
        with pytest.raises(PackedError, match=fault):
            unpack(folder, tmp_path / "out")
        assert not (tmp_path / "out").exists()
        (folder / PACKED_FILE).write_text(json.dumps(words))
    (folder / PACKED_FILE).write_text("[" * 10_000)
    with pytest.raises(PackedError, match="not usable"):
        unpack(folder, tmp_path / "out")


def test_the_commands_refuse_with_a_sentence(
    data: Path, packed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["unpack", str(data), "--out", str(tmp_path / "out")]) == 2
    assert "is not a packed data set" in capsys.readouterr().err
    assert main(["unpack", str(packed), "--out", str(data)]) == 2
    assert "exists already" in capsys.readouterr().err
    assert main(["pack", str(data), "--out", str(packed)]) == 2
    assert "exists already" in capsys.readouterr().err
    assert main(["pack", str(data), "--out", str(tmp_path / "out"), "--mib", "0"]) == 2
    assert "--mib 0" in capsys.readouterr().err
