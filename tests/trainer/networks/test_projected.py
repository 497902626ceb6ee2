"""Judges that see a tagger's features, and trainings that begin with another run's weights."""

from pathlib import Path

import numpy as np
import pytest
import torch
from families_support import FAMILIES, make, small
from tests_support import prepare_drawn_faces
from torch import Tensor

from acgan_desktop.core.errors import UserError
from trainer.data.dataset import Dataset
from trainer.networks.discriminator_output import DiscriminatorOutput
from trainer.networks.projected import FrozenFeatures, ProjectedDiscriminator
from trainer.networks.tagger import TaggerNetwork
from trainer.objectives.losses import ADVERSARIAL_LOSSES, projected_loss
from trainer.objectives.objective import discriminator_loss, generator_loss
from trainer.runs.checkpoints.checkpoint import load_newest, save_checkpoint
from trainer.runs.loop import fit
from trainer.runs.run_folder import RunFolder
from trainer.tagger.fit import fit_tagger
from trainer.tagger.loading import load_tagger_network
from trainer.training.checkpoint_values import TrainingState
from trainer.training.sizing import measure_pair

TAGGER = ("channels=[8,16]", "plane_channels=4", "feature_dim=12", "batch=32", "kimg=0.2")


@pytest.fixture(autouse=True)
def one_thread() -> None:
    torch.set_num_threads(1)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare_drawn_faces(tmp_path_factory.mktemp("faces"))


@pytest.fixture(scope="module")
def dataset(data: Path) -> Dataset:
    return Dataset.open(data)


@pytest.fixture(scope="module")
def tagger(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    run = tmp_path_factory.mktemp("tagger") / "run"
    fit_tagger(TAGGER, data, run, device="cpu")
    return run


def seen_through(tagger: Path) -> tuple[str, ...]:
    return (f'projected.taggers=["{tagger}"]', "projected.width=8")


def settled_tagger(resolution: int = 16) -> TaggerNetwork:
    """Return a tagger whose batch norms have seen something, and do not only pass it on."""
    torch.manual_seed(5)
    network = TaggerNetwork(resolution, (2, 3), channels=(6, 10), plane_channels=4, feature_dim=7)
    for module in network.modules():
        if isinstance(module, torch.nn.BatchNorm1d | torch.nn.BatchNorm2d):
            torch.nn.init.uniform_(module.weight, 0.5, 2)
            torch.nn.init.uniform_(module.bias, -1, 1)
    network.train()
    for _ in range(3):
        network(torch.rand(16, 3, resolution, resolution) * 2 - 1)
    return network.eval()


def test_frozen_features_are_the_taggers_own() -> None:
    network = settled_tagger()
    pictures = torch.rand(4, 3, 16, 16) * 2 - 1
    planes: list[Tensor] = []
    network.plane[6].register_forward_hook(lambda _, __, out: planes.append(out.detach()))
    with torch.no_grad():
        expected = network.features(pictures)
    eyes = FrozenFeatures(network)
    eyes.train()
    seen, features = eyes(pictures)
    torch.testing.assert_close(features, expected, rtol=1e-4, atol=1e-5)
    torch.testing.assert_close(seen[0], planes[0], rtol=1e-4, atol=1e-5)
    assert [plane.shape[1:] for plane in seen] == [(10, 4, 4)]
    assert eyes.widths == [10]


def test_a_tagger_sees_larger_pictures_averaged_down() -> None:
    eyes = FrozenFeatures(settled_tagger())
    pictures = torch.rand(2, 3, 32, 32) * 2 - 1
    averaged = pictures.reshape(2, 3, 16, 2, 16, 2).mean(dim=(3, 5))
    for seen, expected in zip(eyes(pictures)[0], eyes(averaged)[0], strict=True):
        torch.testing.assert_close(seen, expected)
    torch.testing.assert_close(eyes(pictures)[1], eyes(averaged)[1])


def test_frozen_features_learn_nothing_but_let_gradients_through() -> None:
    eyes = FrozenFeatures(settled_tagger())
    assert not list(eyes.parameters())
    pictures = torch.rand(2, 3, 16, 16, requires_grad=True)
    planes, features = eyes(pictures)
    (planes[0].sum() + features.sum()).backward()
    assert pictures.grad is not None
    assert float(pictures.grad.abs().sum()) > 0


def test_each_judge_has_a_score_of_its_own_and_one_compares_with_the_wish() -> None:
    class Own(torch.nn.Module):
        def forward(self, pictures: Tensor, attributes: Tensor) -> DiscriminatorOutput:
            return DiscriminatorOutput(pictures.mean(dim=(1, 2, 3)), ())

    judge = ProjectedDiscriminator(Own(), [FrozenFeatures(settled_tagger())], 8, 5)
    pictures = torch.rand(4, 3, 16, 16)
    none, some = torch.zeros(4, 5), torch.eye(5)[:4]
    without, asked = judge(pictures, none), judge(pictures, some)
    assert [tuple(scores.shape) for scores in asked.projected] == [(4, 16), (4, 1)]
    torch.testing.assert_close(asked.score, pictures.mean(dim=(1, 2, 3)))
    judge.eval()  # power iteration would change the norms from call to call
    without, asked = judge(pictures, none), judge(pictures, some)
    assert torch.equal(without.projected[0], asked.projected[0])
    assert not torch.equal(without.projected[1], asked.projected[1])


def test_projected_loss_is_the_mean_of_the_judges_losses_by_hand() -> None:
    random = np.random.default_rng(1)
    real = [random.normal(size=(2, 9)), random.normal(size=(2, 1))]
    fake = [random.normal(size=(2, 9)), random.normal(size=(2, 1))]
    expected = np.mean(
        [
            np.maximum(0, 1 - r).mean() + np.maximum(0, 1 + f).mean()
            for r, f in zip(real, fake, strict=True)
        ]
    )
    side = ADVERSARIAL_LOSSES["hinge"].discriminator
    value = projected_loss(side, [torch.tensor(r) for r in real], [torch.tensor(f) for f in fake])
    assert float(value) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("family", FAMILIES)
def test_both_losses_add_the_judges(family: str, dataset: Dataset, tagger: Path) -> None:
    recipe = small(family, *seen_through(tagger), "projected.weight=0.5")
    training = make(dataset, recipe)
    (faces, wishes), *_ = training.batches.for_discriminator(1)
    network_pair = training.network_pair
    total, measures = discriminator_loss(network_pair, recipe, faces, wishes, penalised=False)
    own = measures["loss_d"] + measures["classes_real"]
    torch.testing.assert_close(total, own + measures["loss_d_projected"])
    wish, *_ = training.batches.for_generator(1)
    total, measures = generator_loss(network_pair, recipe, wish, faces)
    own = measures["loss_g"] + recipe.conditioning.classifier_weight * measures["classes_fake"]
    torch.testing.assert_close(total, own + 0.5 * measures["loss_g_projected"])


def test_a_relativistic_loss_compares_each_judges_scores(dataset: Dataset, tagger: Path) -> None:
    recipe = small("dcgan", *seen_through(tagger), "objective.loss=relativistic")
    report = make(dataset, recipe).step()
    assert report.loss_g_projected is not None
    assert torch.isfinite(report.loss_g_projected)


def test_the_judges_learn_and_go_on_bit_for_bit(
    dataset: Dataset, tagger: Path, tmp_path: Path
) -> None:
    recipe = small("stylegan", *seen_through(tagger))
    whole = make(dataset, recipe)
    before = {name: t.clone() for name, t in whole.discriminator.state_dict().items()}
    for _ in range(2):
        whole.step()
    saved, values = whole.save()
    save_checkpoint(tmp_path, 1, saved, values.model_dump())
    resumed = make(dataset, recipe)
    checkpoint = load_newest(tmp_path)
    assert checkpoint is not None
    resumed.restore(checkpoint.tensors, TrainingState.model_validate(checkpoint.state))
    for training in (whole, resumed):
        training.step()
    after = whole.discriminator.state_dict()
    for name, tensor in resumed.discriminator.state_dict().items():
        assert torch.equal(tensor, after[name]), name
        frozen = name.startswith("eyes.") and ".features." in name
        if frozen:
            assert torch.equal(tensor, before[name]), name
    moved = [name for name in after if not torch.equal(before[name], after[name])]
    assert any(".planes." in name for name in moved)
    assert any(".whole.projection." in name for name in moved)


def test_a_dry_run_counts_the_judges_but_not_the_frozen_tagger(
    dataset: Dataset, tagger: Path
) -> None:
    recipe = small("dcgan", *seen_through(tagger))
    training = make(dataset, recipe)
    sizes, compute = training.attribute_sizes, training.compute
    plain = measure_pair(small("dcgan"), sizes, compute)
    judged = measure_pair(recipe, sizes, compute, load_tagger_network)
    learned = sum(weight.numel() for weight in training.discriminator.parameters())
    assert judged.discriminator.parameters == learned > plain.discriminator.parameters
    assert judged.discriminator.multiply_adds > plain.discriminator.multiply_adds
    assert judged.training_bytes > plain.training_bytes
    assert judged.generator == plain.generator


def test_a_recipe_with_a_tagger_needs_what_loads_it(dataset: Dataset, tagger: Path) -> None:
    compute = make(dataset, small("dcgan")).compute
    with pytest.raises(ValueError, match="Nothing was given to load the tagger"):
        measure_pair(small("dcgan", *seen_through(tagger)), (2, 3), compute)


def test_a_tagger_for_another_size_is_refused(tagger: Path, dataset: Dataset) -> None:
    recipe = small("dcgan", *seen_through(tagger)).model_copy(update={"resolution": 24})
    with pytest.raises(UserError, match=r"reads 16 px, but the recipe .* draws 24 px"):
        make(dataset, recipe)


def test_a_folder_without_a_tagger_is_refused(dataset: Dataset, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="nothing-here"):
        make(dataset, small("dcgan", *seen_through(tmp_path / "nothing-here")))


def trained(data: Path, run: Path, *changes: str, family: str = "biggan") -> list[str]:
    said: list[str] = []
    recipe = small(family, *changes)
    fit(recipe, data, run, device="cpu", say=said.append, load_tagger=load_tagger_network)
    return said


def test_a_run_starts_from_anothers_weights(data: Path, tagger: Path, tmp_path: Path) -> None:
    short = ("schedule.kimg=0.032", "schedule.batch=16", "schedule.ema_half_life_kimg=0")
    trained(data, tmp_path / "first", *short)
    # No step is taken at these rates, so what it began with is what it ends with.
    still = ("optimiser.generator_rate=1e-30", "optimiser.discriminator_rate=1e-30")
    said = trained(
        data, tmp_path / "second", *short, *still, *seen_through(tagger),
        f'start_from="{tmp_path / "first"}"',
    )  # fmt: skip
    assert any(words.startswith("Beginning with") for words in said)
    first, second = (
        load_newest(RunFolder.open(tmp_path / name).checkpoints) for name in ("first", "second")
    )
    assert first is not None
    assert second is not None
    for prefix, within in (("generator.", ""), ("discriminator.", "own.")):
        for name, tensor in first.tensors.items():
            if name.startswith(prefix) and name.endswith("weight.original"):
                other = second.tensors[prefix + within + name.removeprefix(prefix)]
                assert torch.equal(tensor, other), name
    # Going on needs the other run no more.
    (tmp_path / "first").rename(tmp_path / "gone")
    longer = ("schedule.kimg=0.064", *short[1:])
    said = trained(
        data, tmp_path / "second", *longer, *still, *seen_through(tagger),
        f'start_from="{tmp_path / "first"}"',
    )  # fmt: skip
    assert any(words.startswith("Going on from") for words in said)


def test_another_family_or_nothing_cannot_be_started_from(
    data: Path, tagger: Path, tmp_path: Path
) -> None:
    short = ("schedule.kimg=0.016", "schedule.batch=16")
    trained(data, tmp_path / "first", *short)
    with pytest.raises(UserError, match="of the family biggan"):
        trained(data, tmp_path / "a", *short, f'start_from="{tmp_path / "first"}"', family="sagan")
    with pytest.raises(UserError, match="nowhere"):
        trained(data, tmp_path / "b", *short, f'start_from="{tmp_path / "nowhere"}"')
