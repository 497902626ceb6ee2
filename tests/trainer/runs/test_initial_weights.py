"""Trainings that begin with the weights of a run, of a model file, or of a bundled model."""

from pathlib import Path
from typing import Any, cast

import pytest
import torch
from families_support import FAMILIES, OWN, make, small
from tests_support import SMALL, prepare_drawn_faces

from acgan_desktop.core.errors import UserError
from trainer.data.dataset import Dataset
from trainer.export.exporter import export_generator
from trainer.recipe.recipe import load_recipe
from trainer.runs.generator_of_run import load_generator
from trainer.runs.initial_weights import initialise_from, source_of
from trainer.runs.loop import fit
from trainer.runs.run_folder import RunFolder
from trainer.training.training import Training

SHORT = ("schedule.kimg=0.016", "schedule.batch=16", "precision=float32")


@pytest.fixture(autouse=True)
def one_thread() -> None:
    torch.set_num_threads(1)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare_drawn_faces(tmp_path_factory.mktemp("faces"))


def trained(family: str, data: Path, run: Path, *changes: str) -> Path:
    recipe = load_recipe(f"{family}-64", [*SMALL, *OWN[family], *SHORT, *changes])
    fit(recipe, data, run, device="cpu")
    return run


def exported(run: Path) -> Path:
    network, facts = load_generator(RunFolder.open(run))
    export_generator(network, facts, run.with_suffix(".onnx"))
    return run.with_suffix(".onnx")


def drawn(training: Training, classes: int) -> torch.Tensor:
    random = torch.Generator().manual_seed(3)
    z = torch.randn(4, training.recipe.network.z_dim, generator=random)
    attributes = torch.zeros(4, classes)
    if classes:
        attributes[:, 1] = 1
    with torch.no_grad():
        generator = training.averaged_generator()
        return cast(torch.Tensor, generator(z, attributes, torch.ones(4)))


@pytest.mark.parametrize("family", FAMILIES)
def test_a_training_begins_by_drawing_what_a_model_file_draws(
    family: str, data: Path, tmp_path: Path
) -> None:
    dataset = Dataset.open(data)
    run = trained(family, data, tmp_path / "run")
    of_run, of_file = make(dataset, small(family)), make(dataset, small(family))
    initialise_from(of_run, run)
    taken = initialise_from(of_file, exported(run))
    assert "holds no discriminator" in str(taken)
    classes = sum(of_run.attribute_sizes)
    near = 0.1 if family == "stylegan" else 0.02  # whose file has its noise by no name
    torch.testing.assert_close(drawn(of_file, classes), drawn(of_run, classes), atol=near, rtol=0)
    assert torch.isfinite(of_file.step().loss_g)


def test_classes_keep_their_names_whatever_their_order(data: Path, tmp_path: Path) -> None:
    run = trained("biggan", data, tmp_path / "run")
    dataset = Dataset.open(data)
    straight = make(dataset, small("biggan"))
    initialise_from(straight, run)
    dataset = Dataset.open(data)
    attributes = tuple(
        one.model_copy(update={"classes": one.classes[::-1], "counts": one.counts[::-1]})
        for one in dataset.manifest.attributes
    )
    dataset.manifest = dataset.manifest.model_copy(update={"attributes": attributes})
    turned = make(dataset, small("biggan"))
    initialise_from(turned, run)
    name = "embedding.table.weight"
    first, start = len(attributes[0].classes), straight.generator.state_dict()[name]
    assert torch.equal(turned.generator.state_dict()[name][:, :first], start[:, :first].flip(1))


def test_without_labels_it_begins_with_faces_that_nothing_is_asked_of(
    data: Path, tmp_path: Path
) -> None:
    file = exported(trained("dcgan", data, tmp_path / "run"))
    dataset = Dataset.open(data)
    whole = make(dataset, small("dcgan"))
    bare = make(dataset, small("dcgan", "conditioning.enabled=false"))
    for training in (whole, bare):
        initialise_from(training, file)
    z = torch.randn(4, 8, generator=torch.Generator().manual_seed(3))
    with torch.no_grad():
        open_wish = whole.average.train()(
            z, torch.zeros(4, sum(whole.attribute_sizes)), torch.ones(4)
        )
        none = bare.average.train()(z, torch.zeros(4, 0), torch.ones(4))
    torch.testing.assert_close(none, open_wish, atol=1e-4, rtol=1e-4)


def test_the_first_stages_of_a_discriminator_stay_as_they_were(data: Path, tmp_path: Path) -> None:
    run = trained("sagan", data, tmp_path / "run")
    training = make(Dataset.open(data), small("sagan", "optimiser.frozen_stages=1"))
    taken = initialise_from(training, run)
    assert f"{taken.frozen} tensors of the discriminator stay" in str(taken)
    before = {name: p.clone() for name, p in training.discriminator.named_parameters()}
    again = make(Dataset.open(data), small("sagan", "optimiser.frozen_stages=1"))
    again.restore(*training.save())
    for one in (training, again):
        one.step()
        for name, parameter in one.discriminator.named_parameters():
            stays = name.startswith(("stem.", "blocks.0."))
            assert stays == torch.equal(parameter, before[name]), name
    unfrozen = make(Dataset.open(data), small("sagan", "optimiser.frozen_stages=1"))
    initialise_from(unfrozen, exported(run))
    assert not unfrozen.frozen, "what begins at random has to learn"


def test_bundled_models_go_by_their_names() -> None:
    source = source_of("anime-64")
    assert (source.family, source.resolution, source.judges) == ("biggan", 64, False)
    assert source.classes[0] == ("hair_length", "long")


@pytest.mark.parametrize("start", ["anime-65", "anime-tagger", "nowhere.onnx"])
def test_what_cannot_be_begun_with_is_a_sentence(start: str, data: Path) -> None:
    training: Any = make(Dataset.open(data), small("biggan"))
    with pytest.raises(UserError, match=start.split(".")[0]):
        initialise_from(training, start)
