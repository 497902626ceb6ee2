"""``acgan-train label``: filling in, correcting, a person's answers, and the way back."""

import csv
import hashlib
import json
import os
from pathlib import Path

import numpy as np
import pytest
from tiny_tagger import COLOURS, write_tiny_tagger

from acgan_desktop.core.errors import UserError
from trainer.cli import main as cli
from trainer.data.dataset import Dataset, DatasetError
from trainer.data.labelling.completion import Labels, Rules, as_frequent_as, complete, shares_of
from trainer.data.labelling.labelled_dataset import (
    CANNOT_TELL_FILE,
    LABELLING_FILE,
    PROPOSALS_FILE,
    SOURCE_LABELS_FILE,
    kept_cannot_tell,
    kept_source_labels,
)
from trainer.data.labelling.person_labels import read_answers
from trainer.data.labelling.picture_labels import count_classes
from trainer.data.manifest import (
    CONFIDENCE_FILE,
    IMAGES_FILE,
    LABELS_FILE,
    MANIFEST_FILE,
    NAMES_FILE,
    ORIGIN_FILE,
    ORIGIN_NONE,
    ORIGIN_PERSON,
    ORIGIN_SOURCE,
    ORIGIN_TAGGER,
    SPLIT_FILE,
    DatasetAttribute,
    DatasetManifest,
)

CLASSES = ("blue", "green", "red")
COUNT = 120


def true_class(row: int) -> str:
    return CLASSES[row % 3]


def write_dataset(folder: Path, labels: np.ndarray) -> Path:
    """Write a data set of noisy plain colours; ``labels`` int16 [COUNT, 0 or 1 attributes]."""
    random = np.random.default_rng(0)
    colours = np.array([COLOURS[true_class(row)] for row in range(COUNT)]) * 255
    images = colours[:, None, None] + random.normal(0, 12, (COUNT, 16, 16, 3))
    images = np.clip(images, 0, 255).astype(np.uint8)
    known = labels >= 0
    folder.mkdir()
    for file, array in (
        (IMAGES_FILE, images),
        (LABELS_FILE, labels),
        (ORIGIN_FILE, known.astype(np.uint8)),
        (CONFIDENCE_FILE, known.astype(np.float32)),
        (SPLIT_FILE, (np.arange(COUNT) % 8 == 5).astype(np.uint8)),
    ):
        np.save(folder / file, array)
    (folder / NAMES_FILE).write_text("".join(f"{row:03}.png\n" for row in range(COUNT)))
    attributes = [
        DatasetAttribute(name="hair_color", classes=CLASSES, counts=count_classes(column, 3))
        for column in labels.T
    ]
    manifest = DatasetManifest(
        name="plain",
        resolution=16,
        images=COUNT,
        sha256=hashlib.sha256(images.tobytes()).hexdigest(),
        attributes=tuple(attributes),
        held_out=0.1,
    )
    (folder / MANIFEST_FILE).write_text(manifest.model_dump_json())
    return folder


@pytest.fixture(scope="module")
def faces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Half of the faces have no label, every tenth a wrong one."""
    labels = np.full((COUNT, 1), -1, np.int16)
    for row in range(0, COUNT, 2):
        labels[row] = (row + (row % 10 == 0)) % 3
    return write_dataset(tmp_path_factory.mktemp("plain") / "dataset", labels)


@pytest.fixture(scope="module")
def tagger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tagger") / "tagger.onnx"
    # Its classes stand in another order than the data set's, which sorts them.
    return write_tiny_tagger(path, (("hair_color", ("red", "green", "blue")),))


def label(*words: str | Path) -> int:
    return cli.main(["label", *map(str, words), "--device", "cpu", "--threads", "1"])


def truth(dataset: Dataset) -> np.ndarray:
    rows = [int(Path(name).stem) for name in dataset.names]
    return np.array([CLASSES.index(true_class(row)) for row in rows])


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_unknown_labels_are_filled_and_the_sources_stay(
    faces: Path, tagger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, out = snapshot(faces), tmp_path / "filled"
    assert label(faces, "--tagger", tagger, "--out", out, "--confidence", "0.8") == 0
    assert snapshot(faces) == before
    old, new = Dataset.open(faces), Dataset.open(out)
    new.verify()
    training = new.split == 0
    unknown = old.labels[:, 0] < 0
    filled = new.label_origin[:, 0] == ORIGIN_TAGGER
    assert np.array_equal(filled, unknown & training)
    assert np.array_equal(new.labels[filled, 0], truth(new)[filled])
    assert (new.label_confidence[filled] >= 0.8).all()
    assert np.array_equal(new.labels[~unknown], old.labels[~unknown])
    assert (new.label_origin[~unknown] == ORIGIN_SOURCE).all()
    assert (new.label_origin[unknown & ~training] == ORIGIN_NONE).all(), "held out"
    assert new.labels_sha256 != old.labels_sha256
    with (out / PROPOSALS_FILE).open() as stream:
        proposals = list(csv.DictReader(stream))
    wrong = {
        name
        for name, said, true in zip(old.names, old.labels[:, 0], truth(old), strict=True)
        if said not in (-1, true) and not int(Path(name).stem) % 10
    }
    in_training = {name for name, kept in zip(new.names, training, strict=True) if kept}
    assert {one["file"] for one in proposals} == wrong & in_training
    assert {one["applied"] for one in proposals} == {"no"}
    report = json.loads((out / LABELLING_FILE).read_text())
    (attribute,) = report["attributes"]
    assert sum(one["filled"] for one in attribute["classes"]) == filled.sum()
    assert sum(one["proposed"] for one in attribute["classes"]) == len(proposals)
    shown = capsys.readouterr().out
    assert f"{len(proposals)} labels of the source are likely wrong" in shown
    assert "still unknown" in shown


def test_corrections_and_the_way_back(faces: Path, tagger: Path, tmp_path: Path) -> None:
    first, back = tmp_path / "corrected", tmp_path / "back"
    given = ("--tagger", tagger, "--confidence", "0.8", "--correct", "0.8", "--held-out")
    assert label(faces, *given, "--out", first) == 0
    corrected = Dataset.open(first)
    assert np.array_equal(corrected.labels[:, 0], truth(corrected))
    assert np.array_equal(np.load(first / SOURCE_LABELS_FILE), Dataset.open(faces).labels)
    assert label(first, "--undo", "--out", back) == 0
    old, again = Dataset.open(faces), Dataset.open(back)
    for name in ("labels", "label_origin", "label_confidence", "split"):
        assert np.array_equal(getattr(old, name), getattr(again, name)), name
    assert old.labels_sha256 == again.labels_sha256
    # Completing again begins with what the source said, not with what a tagger made of it.
    anew = tmp_path / "anew"
    assert label(first, "--tagger", tagger, "--confidence", "0.8", "--out", anew) == 0
    known = old.labels >= 0
    assert np.array_equal(Dataset.open(anew).labels[known], old.labels[known])


def test_a_persons_answers_stand_above_all(faces: Path, tagger: Path, tmp_path: Path) -> None:
    names = Dataset.open(faces).names
    training = np.flatnonzero(Dataset.open(faces).split == 0)
    unknown = [row for row in training if Dataset.open(faces).labels[row, 0] < 0]
    answers = tmp_path / "answers.csv"
    answers.write_text(
        "file,hair_color,origin\n"
        f"{names[unknown[0]]},cannot tell,person\n{names[unknown[1]]},red,person\n"
        f"{names[unknown[2]]},,person\n"
    )
    out = tmp_path / "filled"
    assert label(faces, "--tagger", tagger, "--labels", answers, "--out", out) == 0
    new = Dataset.open(out)
    assert new.label_origin[unknown[:3], 0].tolist() == [ORIGIN_NONE, ORIGIN_PERSON, ORIGIN_TAGGER]
    assert new.labels[unknown[1], 0] == CLASSES.index("red")
    # A person's word outlives a second completion without the file.
    again = tmp_path / "again"
    assert label(out, "--tagger", tagger, "--out", again) == 0
    assert Dataset.open(again).label_origin[unknown[1], 0] == ORIGIN_PERSON
    # So does not knowing; until a person knows, or all that persons said is taken back.
    assert Dataset.open(again).label_origin[unknown[0], 0] == ORIGIN_NONE
    answers.write_text(f"file,hair_color\n{names[unknown[0]]},green\n")
    assert label(again, "--labels", answers, "--out", tmp_path / "known") == 0
    known = Dataset.open(tmp_path / "known")
    assert known.labels[unknown[0], 0] == CLASSES.index("green")
    assert label(again, "--undo", "--out", tmp_path / "bare") == 0
    assert label(tmp_path / "bare", "--tagger", tagger, "--out", tmp_path / "anew") == 0
    assert Dataset.open(tmp_path / "anew").label_origin[unknown[0], 0] == ORIGIN_TAGGER


def test_answers_alone_leave_what_a_tagger_filled_in(
    faces: Path, tagger: Path, tmp_path: Path
) -> None:
    filled, out = tmp_path / "filled", tmp_path / "reviewed"
    assert label(faces, "--tagger", tagger, "--correct", "0.8", "--out", filled) == 0
    old, names = Dataset.open(filled), Dataset.open(filled).names
    guessed = np.flatnonzero(old.label_origin[:, 0] == ORIGIN_TAGGER)
    source = Dataset.open(faces).labels[:, 0]
    unknown, corrected = (
        next(row for row in guessed if (source[row] < 0) == unsaid) for unsaid in (True, False)
    )
    other = next(row for row in guessed if row not in (unknown, corrected))
    answers = tmp_path / "answers.csv"
    answers.write_text(
        f"file,hair_color\n{names[unknown]},cannot tell\n{names[corrected]},cannot tell\n"
        f"{names[other]},red\n"
    )
    assert label(filled, "--labels", answers, "--out", out) == 0
    new = Dataset.open(out)
    told = [unknown, corrected, other]
    assert new.label_origin[told, 0].tolist() == [ORIGIN_NONE, ORIGIN_SOURCE, ORIGIN_PERSON]
    assert new.labels[told, 0].tolist() == [-1, source[corrected], CLASSES.index("red")]
    rest = np.setdiff1d(np.arange(len(old)), told)
    for name in ("labels", "label_origin", "label_confidence"):
        assert np.array_equal(getattr(old, name)[rest], getattr(new, name)[rest]), name


def test_faces_that_nobody_labelled(tagger: Path, tmp_path: Path) -> None:
    write_dataset(tmp_path / "bare", np.zeros((COUNT, 0), np.int16))
    out = tmp_path / "bare-filled"
    assert label(tmp_path / "bare", "--tagger", tagger, "--held-out") == 0
    new = Dataset.open(out)
    (attribute,) = new.manifest.attributes
    assert (attribute.name, attribute.classes) == ("hair_color", ("red", "green", "blue"))
    named = np.array([attribute.classes[number] for number in new.labels[:, 0]])
    assert (named == np.array(CLASSES)[truth(new)]).all()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "needs --tagger"),
        (("--undo", "--tagger", "x.onnx"), "without --tagger"),
        (("--tagger", "missing.onnx"), "missing.onnx"),
        (("--labels", "missing.csv"), "missing.csv cannot be read"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    words: tuple[str, ...],
    message: str,
    faces: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert label(faces, *words, "--out", tmp_path / "out") == 2
    assert message in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_nothing_is_overwritten_and_other_classes_are_left_alone(
    faces: Path, tagger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "precious").touch()
    assert label(faces, "--tagger", tagger, "--out", full) == 2
    assert "exists already" in capsys.readouterr().err
    other = write_tiny_tagger(tmp_path / "o.onnx", (("hair_color", ("red", "green")),))
    assert label(faces, "--tagger", other, "--out", tmp_path / "other") == 2
    assert "are not the data set's" in capsys.readouterr().err


def test_faces_are_shared_or_copied(
    faces: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = tmp_path / "answers.csv"
    answers.write_text(f"file,hair_color\n{Dataset.open(faces).names[0]},red\n")
    assert label(faces, "--labels", answers, "--out", tmp_path / "linked") == 0
    monkeypatch.setattr(os, "link", lambda *_: (_ for _ in ()).throw(OSError("no links here")))
    assert label(faces, "--labels", answers, "--out", tmp_path / "copied") == 0
    for name in ("linked", "copied"):
        Dataset.open(tmp_path / name).verify()


def test_a_failure_half_way_leaves_nothing(
    faces: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("trainer.data.labelling.labelled_dataset.np.save", full)
    assert label(faces, "--undo", "--out", tmp_path / "out") == 2
    assert "No space left" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_damaged_kept_labels_are_named(faces: Path, tmp_path: Path) -> None:
    assert label(faces, "--undo", "--out", tmp_path / "out") == 0
    dataset = Dataset.open(tmp_path / "out")
    for content in (b"", b"\x93NUMPY nonsense"):
        (tmp_path / "out" / SOURCE_LABELS_FILE).write_bytes(content)
        with pytest.raises(DatasetError, match="damaged"):
            kept_source_labels(dataset, 1)
    np.save(tmp_path / "out" / SOURCE_LABELS_FILE, np.full_like(dataset.labels, 9))
    with pytest.raises(DatasetError, match="does not exist"):
        kept_source_labels(dataset, 1)


def test_a_damaged_file_of_what_nobody_could_tell_is_named(faces: Path, tmp_path: Path) -> None:
    assert label(faces, "--undo", "--out", tmp_path / "out") == 0
    dataset, path = Dataset.open(tmp_path / "out"), tmp_path / "out" / CANNOT_TELL_FILE
    assert not kept_cannot_tell(dataset, 1).any()
    whole = path.read_bytes()
    for content in (b"", b"\x93NUMPY nonsense", whole[: len(whole) // 2]):
        path.write_bytes(content)
        with pytest.raises(DatasetError, match=r"cannot_tell\.npy is damaged"):
            kept_cannot_tell(dataset, 1)
    for wrong in (dataset.labels, np.zeros((3, 1), np.bool_), np.array([{}])):
        np.save(path, wrong, allow_pickle=True)
        with pytest.raises(DatasetError, match=r"cannot_tell\.npy is damaged"):
            kept_cannot_tell(dataset, 1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name,hair_color\na,red\n", 'no column "file"'),
        ("file,hair\n", 'column "hair"'),
        ("file,hair_color,hair_color\n", "twice"),
        ("file,hair_color\nnobody.png,red\n", "no face"),
        ("file,hair_color\nA,ginger\n", "no class of hair_color"),
        ("file,hair_color\nA,red\nA,red\n", "second time"),
        ("file,hair_color\nA\n", "1 cells"),
        ('file,hair_color\n"A,red\n', "not CSV"),
    ],
)
def test_broken_answers(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text(text)
    with pytest.raises(UserError, match=message):
        read_answers(path, {"hair_color": CLASSES}, ["A"])
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(UserError, match="UTF-8"):
        read_answers(path, {"hair_color": CLASSES}, ["A"])


def test_answers_that_differ_only_in_case_and_none_at_all(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text("file,hair_color\nA,RED\nB,NaN\nC,\n")
    answers = read_answers(path, {"hair_color": ("blue", "red")}, ["A", "B", "C"])
    assert answers[:, 0].tolist() == [1, -1, -1]


def test_probabilities_follow_bayes_rule() -> None:
    # Of 100 faces 90 are dark. A tagger that is right in 80 % of either kind says "light" of
    # 18 dark ones and 8 light ones.
    said = np.array([[0.2, 0.8]], np.float32)
    assert as_frequent_as(said, (0.9, 0.1))[0] == pytest.approx([18 / 26, 8 / 26])
    assert as_frequent_as(said, (0.5, 0.5))[0] == pytest.approx([0.2, 0.8])
    assert as_frequent_as(np.zeros((1, 2), np.float32), (0.5, 0.5)).tolist() == [[0, 0]]
    assert shares_of(np.array([0, 0, 1, -1], np.int16), 3) == pytest.approx([3 / 6, 2 / 6, 1 / 6])
    assert shares_of(np.array([-1], np.int16), 2) is None


def test_completing_by_hand() -> None:
    values = np.array([[-1], [-1], [0], [0], [-1], [1]], np.int16)
    origin = np.array([[0], [0], [1], [2], [0], [1]], np.uint8)
    labels = Labels(values, origin, (values >= 0).astype(np.float32))
    sure_of_1 = np.tile([0.05, 0.95], (6, 1))
    sure_of_1[1] = [0.3, 0.7]
    training = np.array([True] * 5 + [False])
    cannot_tell = np.array([[False]] * 4 + [[True], [False]])
    done, proposals = complete(labels, [sure_of_1], training, Rules(), cannot_tell)
    assert done.values[:, 0].tolist() == [1, -1, 0, 0, -1, 1]
    assert done.origin[:, 0].tolist() == [3, 0, 1, 2, 0, 1]
    assert done.confidence[0, 0] == pytest.approx(0.95)
    assert [(one.row, one.label, one.read, one.applied) for one in proposals] == [(2, 0, 1, False)]
    assert labels.values[0, 0] == -1, "what went in is as it was"
    alone, none = complete(labels, [None], training, Rules())
    assert np.array_equal(alone.values, labels.values)
    assert none == []
