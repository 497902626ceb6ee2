import argparse
import csv
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from drawn_faces import ATTRIBUTES, HAIR_COLORS, draw_faces
from PIL import Image, ImageOps

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.job_folder import JobReporter
from trainer.cli.prepare_command import add_prepare_arguments, run_prepare
from trainer.cli.prepare_summary import summary
from trainer.data.dataset import Dataset
from trainer.data.manifest import Report
from trainer.data.preparation.prepare import prepare
from trainer.data.preparation.selection import Selection
from trainer.data.preparation.workers import Processes

COUNT = 60


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drawn") / "faces"
    draw_faces(folder, COUNT, size=72)
    return folder


@pytest.fixture
def faces(drawn: Path, tmp_path: Path) -> Path:
    """A copy of the drawn faces that a test may spoil."""
    return Path(shutil.copytree(drawn, tmp_path / "faces"))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_round_trip(drawn: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    report = prepare(
        [drawn],
        drawn / "labels.csv",
        32,
        tmp_path / "set",
        name="drawn",
        progress=lambda *news: told.append(news),
    )
    dataset = Dataset.open(tmp_path / "set")
    dataset.verify()
    assert (report.found, report.kept, len(dataset)) == (COUNT, COUNT, COUNT)
    assert dataset.manifest.name == "drawn"
    assert dataset.images.shape == (COUNT, 32, 32, 3)
    assert [a.name for a in dataset.manifest.attributes] == list(ATTRIBUTES)
    assert dataset.manifest.attributes[1].classes == tuple(sorted(HAIR_COLORS))
    with (drawn / "labels.csv").open(encoding="utf-8") as stream:
        rows = {row["file"]: row for row in csv.DictReader(stream)}
    for index, name in enumerate(dataset.names):
        file = name.removeprefix("faces/")
        with Image.open(drawn / file) as picture:
            small = picture.resize((32, 32), Image.Resampling.LANCZOS)
        assert (dataset.images[index] == np.asarray(small)).all()
        for column, attribute in enumerate(dataset.manifest.attributes):
            wanted = rows.get(file, {}).get(attribute.name, "")
            label = dataset.labels[index, column]
            assert (attribute.classes[label] if label >= 0 else "") == wanted
    known = dataset.labels >= 0
    assert 0.5 < known.mean() < 0.9
    assert (dataset.label_origin == known).all()
    assert (dataset.label_confidence == known).all()
    training, held_out = dataset.training_indices(), dataset.held_out_indices()
    assert sorted([*training, *held_out]) == list(range(COUNT))
    assert len(held_out) == report.held_out > 0
    assert report.labels.images_without_row == COUNT - len(rows)
    assert told[-1] == ("Writing", COUNT, COUNT)
    assert ("Opening pictures", COUNT, COUNT) in told
    saved = (tmp_path / "set" / "report.json").read_text(encoding="utf-8")
    assert Report.model_validate_json(saved) == report
    assert str(tmp_path) not in saved


def test_same_input_gives_same_bytes(
    faces: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare([faces], faces / "labels.csv", 32, tmp_path / "one", name="x", processes=1)
    walk = os.walk

    def backwards(top: str, **options: Any) -> Iterator[tuple[str, list[str], list[str]]]:
        for parent, folders, files in walk(top, **options):
            yield parent, folders, files[::-1]

    monkeypatch.setattr(os, "walk", backwards)
    two = Processes(2, worth=0, portion_most=7)
    prepare([faces], faces / "labels.csv", 32, tmp_path / "two", name="x", processes=two)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    assert set(contents(tmp_path / "one")) == {
        "images.npy",
        "labels.npy",
        "label_origin.npy",
        "label_confidence.npy",
        "split.npy",
        "names.txt",
        "report.json",
        "dataset.json",
    }


def test_what_is_left_out_is_listed_with_the_reason(faces: Path, tmp_path: Path) -> None:
    with Image.open(faces / "face-00000.png") as picture:
        picture.load()
    shutil.copy(faces / "face-00000.png", faces / "copy.png")
    # Larger than the original, so that it is the one to stay; it has no labels, so it is not.
    ImageOps.mirror(picture).resize((144, 144)).save(faces / "mirrored.png")
    picture.convert("L").save(faces / "grey.png")
    ImageOps.colorize(picture.convert("L"), "#301800", "#fff0d0").save(faces / "sepia.png")
    Image.new("RGB", (80, 80), "red").save(faces / "flat.png")
    picture.resize((20, 20)).save(faces / "tiny.png")
    (faces / "torn.jpg").write_bytes((faces / "face-00001.png").read_bytes()[:500])
    labels = faces / "labels.csv"
    rows = [row for row in labels.read_text().splitlines() if "face-00000" not in row]
    rows += ["face-00000.png,long,pink,red", "gone.png,long,pink,red"]
    labels.write_text("\n".join(rows), encoding="utf-8")
    report = prepare([faces], faces / "labels.csv", 64, tmp_path / "set")
    assert {(x.file.removeprefix("faces/"), x.reason) for x in report.left_out} == {
        ("copy.png", "duplicate"),
        ("mirrored.png", "near_duplicate"),
        ("grey.png", "grey"),
        ("sepia.png", "one_tint"),
        ("flat.png", "faint"),
        ("tiny.png", "too_small"),
        ("torn.jpg", "broken"),
    }
    assert report.left_out[0].detail == "of faces/face-00000.png"
    assert sum(report.reasons.values()) == report.found - report.kept == 7
    assert report.labels.without_image == ("gone.png",)
    assert len(report.rare_classes) == 8
    assert (report.other_files, report.not_looked_at) == (0, {})  # the labels are read
    text = summary(report, tmp_path / "set")
    for words in (
        "60 of 67 pictures kept",
        "left out, one tint: 1",
        "too few to learn: hair_color",
    ):
        assert words in text


def test_enlarged_images_are_counted(drawn: Path, tmp_path: Path) -> None:
    report = prepare([drawn], None, 96, tmp_path / "set")
    assert (report.enlarged, report.enlarged_share) == (COUNT, 1.0)
    assert "enlarged: 60 (100.0% of the kept)" in summary(report, tmp_path / "set")


def test_without_labels_and_from_zips(drawn: Path, tmp_path: Path) -> None:
    for number in (0, 1):
        with zipfile.ZipFile(tmp_path / f"part-{number}.zip", "w") as archive:
            for path in sorted(drawn.glob("*.png"))[number::2]:
                archive.write(path, path.name)
    parts = sorted(tmp_path.glob("*.zip"))
    prepare(parts, None, 32, tmp_path / "bare")
    bare = Dataset.open(tmp_path / "bare")
    assert bare.labels.shape == (COUNT, 0)
    assert bare.manifest.attributes == ()
    assert bare.names[0] == "part-0.zip/face-00000.png"
    report = prepare(parts, drawn / "labels.csv", 32, tmp_path / "set")
    assert report.labels.without_image == ()


def test_an_empty_folder_may_be_filled_and_leftovers_go(drawn: Path, tmp_path: Path) -> None:
    (tmp_path / "set").mkdir()
    leftover = tmp_path / ".set.00c0ffee.partial"
    leftover.mkdir()
    (leftover / "images.npy").write_bytes(b"half")
    prepare([drawn], None, 32, tmp_path / "set")
    assert not leftover.exists()
    Dataset.open(tmp_path / "set").verify()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"size": 15}, "size must be 16 to 1024"),
        ({"size": 1025}, "size must be 16 to 1024"),
        ({"sources": []}, "No sources"),
        ({"sources": [Path("missing")]}, "does not exist"),
        ({"labels": Path("missing.csv")}, "cannot be read"),
        ({"name": ""}, "1 to 100 characters"),
        ({"processes": 0}, "processes must be 1 to 60"),
        ({"out": Path("taken")}, "exists already"),
        ({"out": Path("file")}, "exists already"),
        ({"out": Path("file/set")}, "cannot be written"),
        (
            {"sources": [Path("taken")]},
            r"hold no JPEG, .* TIFF pictures; they hold other files \(.csv 1\)",
        ),
        ({"labels": Path("taken/strange.csv")}, "None of the 2 rows .* such as"),
        ({"size": 448}, r"60 pictures can be used: 60 too small \(shorter side 72 px\)"),
        ({"size": 100}, "No family .* 100 pixels.* nearest are 96 and 112: --size 112"),
        ({"size": 1000}, "No family .* nearest are 896 and 1024"),
        ({"selection": Selection(held_out=0.6)}, "held-out share must be 0 to 0.5"),
    ],
)
def test_what_cannot_be_done_is_said_and_leaves_nothing(
    drawn: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    change: dict[str, object],
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("taken").mkdir()
    Path("taken/strange.csv").write_text("file,hair\nother.png,red\nmore.png,pink\n")
    Path("file").write_text("")
    arguments: dict[str, object] = {
        "sources": [drawn],
        "labels": None,
        "size": 32,
        "out": Path("set"),
    }
    with pytest.raises(UserError, match=words) as caught:
        prepare(**(arguments | change))  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)
    assert {path.name for path in tmp_path.iterdir()} == {"taken", "file"}


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("stage", ["Opening pictures", "Looking for duplicates", "Writing"])
def test_ctrl_c_leaves_nothing(drawn: Path, tmp_path: Path, processes: int, stage: str) -> None:
    several = Processes(processes, worth=0)

    def interrupt(now: str, done: int, total: int) -> None:
        if now == stage and (done or stage == "Looking for duplicates"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        prepare([drawn], None, 32, tmp_path / "set", progress=interrupt, processes=several)
    assert list(tmp_path.iterdir()) == []


def parse(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_prepare_arguments(parser)
    parser.set_defaults(reporter=JobReporter())
    return parser.parse_args(words)


def test_the_command(drawn: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    labels, out = str(drawn / "labels.csv"), str(tmp_path / "set")
    args = parse(str(drawn), "--labels", labels, "--size", "32", "--out", out, "--name", "mine")
    assert run_prepare(args) == 0
    assert "60 of 60 pictures kept" in capsys.readouterr().out
    manifest = json.loads((tmp_path / "set" / "dataset.json").read_text(encoding="utf-8"))
    assert (manifest["name"], manifest["resolution"], manifest["images"]) == ("mine", 32, COUNT)


def test_the_command_stops_on_ctrl_c(
    drawn: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("trainer.cli.prepare_command.prepare", interrupted)
    assert run_prepare(parse(str(drawn), "--out", str(tmp_path / "set"))) == 130
    assert "nothing was left behind" in capsys.readouterr().err


def test_nothing_heavy_is_imported() -> None:
    for modules, heavy in (
        ("trainer.cli.prepare_command, trainer.data.dataset", {"torch", "onnxruntime", "PySide6"}),
        # What every worker process imports.
        ("trainer.data.preparation.workers", {"torch", "pydantic", "rich", "onnx"}),
    ):
        code = f"import sys, {modules}; print(*sys.modules)"
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        assert not heavy & set(done.stdout.split())
