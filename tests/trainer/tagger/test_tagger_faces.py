"""Judging a tagger by faces labelled by looking, and learning from other taggers."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from tests_support import prepare_drawn_faces
from tiny_tagger import COLOURS, write_tiny_tagger

from acgan_desktop.core.errors import UserError
from trainer.cli.main import main
from trainer.data.dataset import Dataset
from trainer.networks.precision import choose_compute
from trainer.tagger.distillation import as_drawn, read_teachers
from trainer.tagger.evaluate import evaluate_tagger
from trainer.tagger.labelled_faces import read_faces
from trainer.tagger.settings import parse_settings
from trainer.tagger.targets import Targets, log_priors
from trainer.tagger.training import TaggerTraining

SMALL = ("channels=[4,8]", "plane_channels=4", "feature_dim=8", "batch=16", "precision=float32")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare_drawn_faces(tmp_path_factory.mktemp("data"), 160, 32)


@pytest.fixture(scope="module")
def teacher(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A tagger of the drawn faces' attributes that says something, rightly or not."""
    attributes = [(one.name, one.classes) for one in Dataset.open(data).manifest.attributes]
    rng = np.random.default_rng(0)
    added = {name for _, classes in attributes for name in classes} - COLOURS.keys()
    COLOURS.update({name: tuple(rng.random(3)) for name in sorted(added)})
    path = tmp_path_factory.mktemp("teacher") / "teacher.onnx"
    yield write_tiny_tagger(path, attributes, 32)
    for name in added:
        del COLOURS[name]


@pytest.fixture
def table(data: Path, tmp_path: Path) -> Path:
    """All held-out faces with their true labels, the first of them not to be told."""
    dataset = Dataset.open(data)
    attributes = dataset.manifest.attributes
    lines = [",".join(["file", *(one.name for one in attributes)])]
    for number, row in enumerate(dataset.held_out_indices()):
        values = [
            "" if label < 0 else one.classes[label]
            for one, label in zip(attributes, dataset.labels[row], strict=True)
        ]
        if number == 0:
            values = ["cannot tell"] * len(values)
        lines.append(",".join([dataset.names[row], *values]))
    path = tmp_path / "faces.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


# Faces labelled by looking -----------------------------------------------------------------------


def test_labels_by_looking_are_read(data: Path, table: Path) -> None:
    dataset = Dataset.open(data)
    rows = dataset.held_out_indices()
    found = read_faces(table, dataset)
    assert found.rows.tolist() == rows.tolist()
    assert (found.labels[0] == -1).all()
    assert (found.labels[1:] == dataset.labels[rows[1:]]).all()


def test_a_column_may_be_left_out_and_lines_may_be_empty(data: Path, tmp_path: Path) -> None:
    dataset = Dataset.open(data)
    row = int(dataset.held_out_indices()[3])
    attribute = dataset.manifest.attributes[1]
    path = tmp_path / "faces.csv"
    text = f"\ufefffile,{attribute.name}\r\n{dataset.names[row]}, {attribute.classes[2]} \r\n\r\n"
    path.write_bytes(text.encode())
    found = read_faces(path, dataset)
    assert found.rows.tolist() == [row]
    assert found.labels.tolist() == [[-1, 2, -1]]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda lines: [], "must begin with a line"),
        (lambda lines: ["file,hat", *lines[1:]], "must begin with a line"),
        (lambda lines: ["file,file,hair_color", *lines[1:]], "must begin with a line"),
        (lambda lines: lines[:1], "names no face"),
        (lambda lines: [*lines, lines[-1]], "stands in the table already"),
        (lambda lines: [*lines, lines[-1] + ",more"], "needs 4 values"),
        (lambda lines: [*lines, "nobody.png,,,"], "has no face called 'nobody.png'"),
        (lambda lines: [lines[0], lines[2].rpartition(",")[0] + ",mauve"], "cannot be 'mauve'"),
    ],
)
def test_tables_that_cannot_be_used_are_refused(
    change: Callable[[list[str]], list[str]],
    words: str,
    data: Path,
    table: Path,
    tmp_path: Path,
) -> None:
    path = tmp_path / "spoiled.csv"
    path.write_text("\n".join(change(table.read_text().splitlines())))
    with pytest.raises(UserError, match=words):
        read_faces(path, Dataset.open(data))


def test_faces_that_taggers_know_are_refused(data: Path, tmp_path: Path) -> None:
    dataset = Dataset.open(data)
    known = dataset.names[dataset.training_indices()[0]]
    path = tmp_path / "faces.csv"
    path.write_text(f"file,hair_color\n{known},\n")
    with pytest.raises(UserError, match="not held out"):
        read_faces(path, dataset)


def test_bytes_that_are_no_table_are_refused(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "faces.csv"
    path.write_bytes(b"file,hair_color\n\xff\xfe\n")
    with pytest.raises(UserError, match="not a CSV table"):
        read_faces(path, Dataset.open(data))
    with pytest.raises(UserError, match="cannot be read"):
        read_faces(tmp_path / "missing.csv", Dataset.open(data))


def test_figures_are_those_of_the_table(
    teacher: Path, data: Path, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = evaluate_tagger(teacher, data)
    looked = evaluate_tagger(teacher, data, faces=table)
    assert looked.protocol["labels"] == "given by looking"
    assert len(str(looked.protocol["labels_sha256"])) == 64
    labels = Dataset.open(data).labels[Dataset.open(data).held_out_indices()]
    for column, (ours, theirs) in enumerate(zip(looked.attributes, whole.attributes, strict=True)):
        # All but the first face, of which nothing can be told.
        assert ours.support == theirs.support - int(labels[0, column] >= 0)
    assert (
        main(["tagger", "evaluate", str(teacher), "--data", str(data), "--faces", str(table)]) == 0
    )
    assert "judged by their labels given by looking" in capsys.readouterr().out


# Learning from other taggers ---------------------------------------------------------------------


def test_teachers_say_the_mean_of_face_and_mirror_image(teacher: Path, data: Path) -> None:
    dataset = Dataset.open(data)
    rows = dataset.training_indices()[:5]
    once = read_teachers([teacher], dataset, rows)
    twice = read_teachers([teacher, teacher], dataset, rows)
    for ours, theirs in zip(once, twice, strict=True):
        # The tiny tagger reads mean colours, which mirror images share.
        torch.testing.assert_close(ours, theirs)
        torch.testing.assert_close(ours.sum(dim=1), torch.ones(5))


def test_what_teachers_say_is_turned_into_what_is_drawn() -> None:
    said = torch.tensor([[0.5, 0.5], [0.8, 0.2]])
    prior = torch.tensor([0.9, 0.1]).log()
    expected = torch.tensor([[0.45, 0.05], [0.72, 0.02]])
    expected /= expected.sum(dim=1, keepdim=True)
    torch.testing.assert_close(as_drawn([said], [prior])[0], expected)


def test_unknown_labels_are_taught_and_known_ones_softened() -> None:
    targets = Targets(np.array([[1], [-1]], np.int16), (2,))
    targets.teach([torch.tensor([[0.6, 0.4], [0.3, 0.7]])], 0.5)
    torch.testing.assert_close(targets.table, torch.tensor([[0.3, 0.7], [0.3, 0.7]]))


def test_a_pupil_learns_from_faces_that_nobody_labelled(teacher: Path, data: Path) -> None:
    dataset = Dataset.open(data)
    labels = dataset.labels.copy()
    labels[dataset.training_indices()[::2]] = -1
    dataset.labels = labels
    changes = [*SMALL, f"teachers={[str(teacher)]}".replace("'", '"'), "teacher_share=0"]
    settings = parse_settings("", changes)
    assert parse_settings(settings.to_toml()) == settings
    training = TaggerTraining(settings, dataset, choose_compute("cpu", "float32"))
    training.begin()
    assert set(training.rows) == set(dataset.training_indices()) - set(training.validation_rows)
    for column, block in enumerate(training.targets.readings()):
        assert (block >= 0).all()  # every face is told something
        known = labels[training.rows, column] >= 0
        assert (block.numpy()[known] == labels[training.rows, column][known]).all()
    assert torch.isfinite(training.step().loss)


def test_taggers_that_share_a_validation_seed_never_learned_from_the_same_faces(
    data: Path,
) -> None:
    dataset, compute = Dataset.open(data), choose_compute("cpu", "float32")

    def watched(*changes: str) -> list[int]:
        training = TaggerTraining(parse_settings("", [*SMALL, *changes]), dataset, compute)
        return [int(row) for row in training.validation_rows]

    assert watched("seed=1", "validation_seed=5") == watched("seed=2", "validation_seed=5")
    assert watched("seed=5") == watched("seed=2", "validation_seed=5")
    assert watched("seed=1") != watched("seed=2")


def test_a_teacher_has_to_read_the_same_classes(data: Path, tmp_path: Path) -> None:
    other = write_tiny_tagger(tmp_path / "other.onnx", resolution=32)
    dataset = Dataset.open(data)
    with pytest.raises(UserError, match="cannot teach"):
        read_teachers([other], dataset, dataset.training_indices())


def test_priors_have_no_say_where_classes_are_alike() -> None:
    labels = np.array([[0], [1]], np.int16)
    prior = log_priors(labels, None, (2,))
    said = torch.tensor([[0.7, 0.3]])
    torch.testing.assert_close(as_drawn([said], prior)[0], said)
