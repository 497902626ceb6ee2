"""Whole evaluations of generators whose faults the tests know, on faces that the tests draw."""

import json
from collections.abc import Mapping
from copy import copy
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from drawn_faces import EYE_COLORS, HAIR_COLORS

pytest.importorskip("torchmetrics")

from metrics_support import ColourEye, DrawnFaces, labelled_dataset

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.wishes import wish_of
from trainer.data.dataset import Dataset
from trainer.data.manifest import ORIGIN_TAGGER
from trainer.metrics.asked_faces import as_labelled, groups_of_equals, true_labels
from trainer.metrics.evaluation import Evaluation, Means, Settings, evaluate
from trainer.metrics.extractors import Seen
from trainer.metrics.measuring import Begin
from trainer.metrics.protocol import Faces
from trainer.metrics.report import table, to_json

SETTINGS = Settings(images=300, split="training")


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return Dataset.open(labelled_dataset(tmp_path_factory.mktemp("metrics"), count=400))


@pytest.fixture(scope="module")
def perfect(dataset: Dataset) -> Evaluation:
    return evaluate(Means(DrawnFaces(), dataset, ColourEye(), SETTINGS))


def value(found: Evaluation, kind: str, faces: Faces = "generated", attribute: str = "") -> float:
    (one,) = [
        figure.metric.value
        for figure in found.figures
        if (figure.kind, figure.faces) == (kind, faces)
        and figure.metric.protocol.get("attribute", "") == attribute
    ]
    return one


def disobey(random: np.random.Generator, wish: dict[str, str]) -> dict[str, str]:
    return {**wish, "hair_color": str(random.choice(list(HAIR_COLORS)))}


def test_a_perfect_generator_scores_near_real_against_real(perfect: Evaluation) -> None:
    for kind in ("fd", "kd"):
        noise = value(perfect, kind, "noise")
        assert value(perfect, kind) < 0.05 * noise
        assert value(perfect, kind, "real") < 0.2 * noise, "few faces are held out"
    for kind in ("precision", "recall", "density", "coverage"):
        assert value(perfect, kind) == pytest.approx(value(perfect, kind, "halves"), abs=0.25)
    for attribute in ("hair_color", "eye_color"):
        assert value(perfect, "attribute_precision", attribute=attribute) > 0.9
        assert value(perfect, "attribute_precision", "real", attribute) > 0.9
        assert value(perfect, "attribute_precision", "noise", attribute) == pytest.approx(1 / 3)
    for kind in ("diversity", "pixel_deviation"):
        assert value(perfect, kind) == pytest.approx(value(perfect, kind, "real"), rel=0.15)


def test_a_collapsed_generator_is_caught(dataset: Dataset, perfect: Evaluation) -> None:
    """One face per choice: precise and obedient, and yet no good."""
    found = evaluate(Means(DrawnFaces(faces=1), dataset, ColourEye(), SETTINGS))
    assert value(found, "precision") > 0.9
    assert value(found, "attribute_precision", attribute="hair_color") > 0.9
    assert value(found, "recall") < 0.2 * value(perfect, "recall")
    assert value(found, "coverage") < 0.3 * value(perfect, "coverage")
    assert value(found, "fd") > 5 * value(perfect, "fd")
    assert value(found, "diversity") == 0
    assert value(found, "pixel_deviation") == 0


def test_a_disobedient_generator_is_caught(dataset: Dataset, perfect: Evaluation) -> None:
    found = evaluate(Means(DrawnFaces(disobey), dataset, ColourEye(), SETTINGS))
    assert value(found, "fd") < 2 * value(perfect, "fd"), "its faces are as good as any"
    assert value(found, "recall") > 0.8 * value(perfect, "recall")
    assert value(found, "attribute_precision", attribute="hair_color") < 0.6
    assert value(found, "attribute_precision", attribute="eye_color") > 0.9


def test_portions_and_seeds(dataset: Dataset, perfect: Evaluation) -> None:
    again = evaluate(Means(DrawnFaces(), dataset, ColourEye(), SETTINGS, portion=17))
    for one, other in zip(perfect.figures, again.figures, strict=True):
        assert one.metric.name == other.metric.name
        assert one.metric.protocol == other.metric.protocol
        assert one.metric.value == pytest.approx(other.metric.value, rel=1e-9, abs=1e-12)
    seeded = Settings(images=20, split="training", seed=3)
    other_faces = evaluate(Means(DrawnFaces(), dataset, ColourEye(), seeded))
    assert other_faces.figures[0].metric.protocol["seed"] == 3


def test_every_figure_has_its_protocol_and_reference(perfect: Evaluation) -> None:
    for figure in perfect.figures:
        protocol = figure.metric.protocol
        for key in ("faces", "extractor", "extractor_id", "resize", "dataset", "split", "images"):
            assert protocol[key] != "", (figure.metric.name, key)
        if figure.faces == "generated":
            assert protocol["truncation"] == 1.0
            assert protocol["model"] == "0" * 64
            assert figure.metric.reference is not None
        else:
            assert "truncation" not in protocol
            assert figure.metric.reference is None
    names = {figure.metric.name for figure in perfect.figures}
    assert "fd_tagger300_training" in names
    assert "class_precision_hair_color_pink_tagger10perclass" in names
    few, unread = perfect.notes
    assert "real faces are too few for a Fréchet distance" in few
    assert unread == "The extractor tagger cannot read hair_length long, hair_length short."
    assert perfect.figures[0].kind == "kd", "what can be relied on comes first"


def test_each_class_has_its_own_figure(perfect: Evaluation) -> None:
    classes = [
        (figure.metric.protocol["attribute"], figure.metric.protocol["class"])
        for figure in perfect.figures
        if (figure.kind, figure.faces) == ("class_precision", "generated")
    ]
    assert len(classes) == len(set(classes)) == len(HAIR_COLORS) + len(EYE_COLORS)


def test_table_and_json(perfect: Evaluation) -> None:
    lines = table(perfect.figures).splitlines()
    assert lines[0].split() == ["generated", "real", "halves", "noise", "better"]
    (row,) = [line for line in lines if line.startswith("fd_tagger300_training")]
    assert len(row.split()) == 6
    assert any(line.startswith("  hair_color pink") for line in lines)
    content = json.loads(to_json(DrawnFaces().manifest, perfect.figures, perfect.notes))
    assert content["model"]["name"] == "tiny"
    assert all(one["protocol"] for one in (*content["metrics"], *content["lines"]))
    assert {one["line"] for one in content["lines"]} == {"real", "halves", "noise"}


def test_progress_is_told_to_the_end(dataset: Dataset) -> None:
    told: dict[str, list[int]] = {}

    def start(what: str, steps: int) -> object:
        told[what] = [steps, 0]

        def more(count: int) -> None:
            told[what][1] += count

        return more

    begin: Begin = start  # type: ignore[assignment]
    evaluate(Means(DrawnFaces(), dataset, ColourEye(), Settings(images=30), begin))
    assert len(told) == 7
    assert all(steps == done for steps, done in told.values()), told


def test_too_few_faces_are_refused(dataset: Dataset) -> None:
    with pytest.raises(UserError, match="at least 20 faces"):
        evaluate(Means(DrawnFaces(), dataset, ColourEye(), Settings(images=10)))


def test_labels_that_a_tagger_filled_in_do_not_count(dataset: Dataset) -> None:
    indices = dataset.training_indices()
    known = true_labels(dataset, indices, ColourEye.attributes)
    assert set(known) == {"hair_color", "eye_color"}
    column = [one.name for one in dataset.manifest.attributes].index("hair_color")
    own = dataset.manifest.attributes[column].classes
    names = ColourEye.attributes["hair_color"]
    for label, mine in zip(dataset.labels[indices, column], known["hair_color"], strict=True):
        assert (label < 0 and mine < 0) or own[label] == names[mine]
    filled = Dataset(
        dataset.path, dataset.manifest, dataset.images, dataset.labels,
        np.full_like(dataset.label_origin, ORIGIN_TAGGER), dataset.label_confidence,
        dataset.split,
    )  # fmt: skip
    assert (true_labels(filled, indices, ColourEye.attributes)["hair_color"] == -1).all()
    manifest = DrawnFaces().manifest
    assert groups_of_equals(dataset, indices, manifest)
    assert not groups_of_equals(filled, indices, manifest)
    without = manifest.model_copy(update={"attributes": ()})
    (everyone,) = groups_of_equals(dataset, indices, without)
    assert len(everyone) == len(indices)


def test_a_model_without_attributes(dataset: Dataset) -> None:
    from acgan_desktop.core.avatar import Avatar

    class Unconditional(DrawnFaces):
        def __init__(self) -> None:
            super().__init__()
            self.manifest = self.manifest.model_copy(update={"attributes": ()})

        def _draw(self, avatar: Avatar) -> np.ndarray:
            seed = np.frombuffer(avatar.sources[0].z, np.uint32)
            return np.random.default_rng(seed).integers(0, 256, (32, 32, 3), np.uint8)

    found = evaluate(Means(Unconditional(), dataset, ColourEye(), Settings(images=20)))
    kinds = {figure.kind for figure in found.figures}
    assert "diversity" in kinds
    assert "attribute_precision" not in kinds
    (few,) = found.notes
    assert few.startswith(f"{len(dataset.held_out_indices())} real faces")


def test_an_extractor_that_reads_no_attributes(dataset: Dataset) -> None:
    class Blind(ColourEye):
        attributes: Mapping[str, tuple[str, ...]] = {}

        def read(self, pixels: np.ndarray) -> Seen:
            return Seen(super().read(pixels).features)

        def _near(self, pixels: np.ndarray, *_: object) -> np.ndarray:
            return np.zeros((len(pixels), 0), np.float32)

    found = evaluate(Means(DrawnFaces(), dataset, Blind(), Settings(images=20)))
    _, note = found.notes
    assert "reads none of the model's attributes" in note


def test_the_data_set_s_folder_is_left_as_it_was(dataset: Dataset, perfect: Evaluation) -> None:
    dataset.verify()
    assert not list(Path(dataset.path).rglob("*.partial"))


def test_faces_can_be_asked_for_what_training_faces_are_labelled(dataset: Dataset) -> None:
    labels = dataset.labels.copy()
    labels[::3, 1] = -1
    gaps = copy(dataset)
    gaps.labels = labels
    manifest = DrawnFaces().manifest
    avatars = list(as_labelled(manifest, gaps, 60, 4, 0.5))
    training = gaps.training_indices()
    told = set()
    for avatar in avatars:
        wish = wish_of(manifest, avatar)
        told.add(tuple(wish.values()))
        assert avatar.sources[0].truncation == 0.5
    real = {
        tuple(
            attribute.classes[number] if number >= 0 else None
            for attribute, number in zip(gaps.manifest.attributes, labels[row], strict=True)
        )
        for row in training
    }
    assert told <= real
    assert any(None in wish for wish in told)
    assert len({avatar.sources[0].z for avatar in avatars}) == 60
    assert avatars == list(as_labelled(manifest, gaps, 60, 4, 0.5))


def test_figures_of_faces_asked_as_labelled_say_so(dataset: Dataset, perfect: Evaluation) -> None:
    settings = replace(SETTINGS, wishes="labels")
    found = evaluate(Means(DrawnFaces(), dataset, ColourEye(), settings))
    for figure in found.figures:
        whole = figure.kind in ("fd", "kd", "precision", "recall", "density", "coverage")
        assert figure.metric.name.endswith("_aslabelled") == whole
        if whole and figure.faces == "generated":
            assert "labels of training faces" in str(figure.metric.protocol["attributes"])
    assert value(found, "fd") == pytest.approx(value(perfect, "fd"), abs=0.05)
    obeys = "attribute_precision"
    assert value(found, obeys, attribute="hair_color") == value(
        perfect, obeys, attribute="hair_color"
    )
