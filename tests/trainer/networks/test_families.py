"""Every family through the one interface: train, resume, average, export, render."""

from pathlib import Path

import pytest
import torch
from families_support import FAMILIES, KINDS, NAMES, make, small
from tests_support import prepare_drawn_faces

from trainer.cli.main import main
from trainer.data.dataset import Dataset
from trainer.networks.families import build_pair, training_pictures
from trainer.networks.precision import Compute
from trainer.networks.spectral import SpectralNorm
from trainer.recipe.recipe import RecipeError, load_recipe, parse_recipe
from trainer.runs.checkpoints.checkpoint import load_newest, save_checkpoint
from trainer.training.checkpoint_values import TrainingState
from trainer.training.training import Training


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return Dataset.open(prepare_drawn_faces(tmp_path_factory.mktemp("faces")))


@pytest.mark.parametrize(("family", "changes"), KINDS, ids=NAMES)
@pytest.mark.parametrize("precision", ["float32", "bfloat16"])
def test_resuming_gives_bit_for_bit_what_going_on_gives(
    family: str, changes: tuple[str, ...], precision: str, dataset: Dataset, tmp_path: Path
) -> None:
    recipe = small(family, *changes)
    whole = make(dataset, recipe, precision)
    for _ in range(6):
        whole.step()
    first = make(dataset, recipe, precision)
    for _ in range(3):
        first.step()
    saved, values = first.save()
    save_checkpoint(tmp_path, 1.0, saved, values.model_dump())
    kept = load_newest(tmp_path)
    assert kept is not None
    second = make(dataset, recipe, precision)
    torch.rand(7)  # another process stands elsewhere in the global stream
    second.restore(kept.tensors, TrainingState.model_validate(kept.state))
    for _ in range(3):
        second.step()
    tensors, state = whole.save()
    again, state_again = second.save()
    assert tensors.keys() == again.keys()
    for name, tensor in tensors.items():
        assert torch.equal(tensor, again[name]), name
    assert state == state_again


@pytest.mark.parametrize("family", FAMILIES)
def test_nothing_is_drawn_from_the_global_stream(family: str, dataset: Dataset) -> None:
    before = torch.get_rng_state()
    training = make(dataset, small(family))
    training.step()
    training.samples()
    assert torch.equal(torch.get_rng_state(), before)


@pytest.mark.parametrize("family", FAMILIES)
def test_training_moves_every_weight(family: str, dataset: Dataset) -> None:
    training = make(dataset, small(family, "conditioning.drop=0"))
    for network in (training.generator, training.discriminator):
        weights = dict(network.named_parameters())
        before = {name: weight.detach().clone() for name, weight in weights.items()}
        for _ in range(3):
            training.step()
        for name, weight in weights.items():
            assert not torch.equal(before[name], weight), name
            assert torch.isfinite(weight).all(), name


@pytest.mark.parametrize(("family", "changes"), KINDS, ids=NAMES)
def test_double_precision_stays_double(
    family: str, changes: tuple[str, ...], dataset: Dataset
) -> None:
    recipe = small(family, *changes)
    training = Training(recipe, dataset, Compute(torch.device("cpu"), torch.float64))
    report = training.step()
    assert report.loss_g.dtype == torch.float64
    generator = training.generator
    styles = generator.mapping(
        torch.randn(2, generator.z_dim, dtype=torch.float64),
        torch.zeros(2, generator.classes, dtype=torch.float64),
        torch.ones(2, dtype=torch.float64),
    )
    assert generator.synthesis(styles).dtype == torch.float64


def test_an_average_of_normalised_weights_is_itself_normalised(dataset: Dataset) -> None:
    training = make(dataset, small("sagan", "optimiser.generator_rate=1e-2"))
    for _ in range(4):
        training.step()
    average = training.averaged_generator()
    norms = [module for module in average.modules() if isinstance(module, SpectralNorm)]
    assert len(norms) == sum(
        isinstance(module, torch.nn.Conv2d | torch.nn.Linear) for module in average.modules()
    )
    for module in average.modules():
        if isinstance(module, torch.nn.Conv2d | torch.nn.Linear):
            first = torch.linalg.svdvals(module.weight.detach().flatten(1).double())[0]
            assert float(first) == pytest.approx(1, rel=1e-5)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("resolution", [64, 96, 128, 256])
def test_sizes_by_configuration_alone(family: str, resolution: int) -> None:
    stages = {64: 5, 96: 5, 128: 6, 256: 7}[resolution]
    recipe = load_recipe(
        f"{family}-64",
        [
            f"resolution={resolution}",
            f"network.generator_channels={[6] * stages}",
            f"network.discriminator_channels={[4] * stages}",
            *(["network.z_dim=140"] if (family, resolution) == ("biggan", 256) else []),
        ],
    )
    generator, discriminator = build_pair(recipe, (2, 3))
    attributes = torch.eye(2, 5)
    z = torch.randn(2, generator.z_dim)
    with torch.no_grad():
        pictures = training_pictures(generator, z, attributes, torch.Generator())
        assert pictures.shape == (2, 3, resolution, resolution)
        assert discriminator(pictures, attributes).score.shape == (2,)
        shown = generator.eval()(z, attributes, torch.ones(2))
    assert shown.abs().max() <= 1


@pytest.mark.parametrize("family", FAMILIES)
def test_families_without_attributes(family: str) -> None:
    generator, discriminator = build_pair(small(family, "conditioning.enabled=false"), (2, 3))
    z, nothing = torch.randn(4, generator.z_dim), torch.zeros(4, 0)
    assert generator.classes == 0
    styles = generator.mapping(z, nothing, torch.full((4,), 0.5))
    assert styles.shape == (4, generator.num_styles, generator.style_dim)
    assert discriminator(generator.synthesis(styles), nothing).classes == ()


@pytest.mark.parametrize("family", FAMILIES)
def test_z_is_heard_above_the_attributes_from_the_start(family: str) -> None:
    """The trap: where attributes drown z, a generator learns one face per wish."""
    torch.manual_seed(0)
    generator, _ = build_pair(load_recipe(f"{family}-64"), (2, 12, 11))
    wishes = torch.zeros(16, 25)
    for first, count in ((0, 2), (2, 12), (14, 11)):
        wishes[torch.arange(16), first + torch.randint(count, (16,))] = 1
    z = torch.randn(16, generator.z_dim)
    with torch.no_grad():
        over_z, over_wishes = (
            training_pictures(generator, latents, asked, torch.Generator()).std(dim=0).mean()
            for latents, asked in ((z, wishes[:1].repeat(16, 1)), (z[:1].repeat(16, 1), wishes))
        )
    assert float(over_z) > 0.15
    assert float(over_z) > 0.6 * float(over_wishes)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_dry_run_prints_the_recipe(family: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fit", f"{family}-64", "--dry-run", "--trial", "0"]) == 0
    shown = capsys.readouterr().out
    assert f'family = "{family}"' in shown
    assert "# generator:" in shown
    assert "# discriminator:" in shown


@pytest.mark.parametrize(
    ("family", "change", "words"),
    [
        ("stylegan", "network.mixin=1", "did you mean network.mixing"),
        ("stylegan", "network.modulation=both", "network.modulation"),
        ("sagan", "network.mixing=1", "unknown key network.mixing"),
        ("sagan", "network.atention_stage=1", "did you mean network.attention_stage"),
        ("sagan", "network.attention_stage=4", "middle stages 1 to 3"),
        ("biggan", "network.z_dim=121", "5 equal chunks"),
        ("biggan", "network.generator_channels=[8,8]", "network.generator_channels"),
        ("dcgan", "network.attention_stage=2", "unknown key network.attention_stage"),
        ("dcgan", "family=stylgan", "did you mean stylegan"),
    ],
)
def test_each_family_has_its_own_keys(family: str, change: str, words: str) -> None:
    with pytest.raises(RecipeError) as refused:
        load_recipe(f"{family}-64", [change])
    assert words in str(refused.value)


def test_a_recipe_without_a_family_is_refused() -> None:
    with pytest.raises(RecipeError, match="unknown family missing; known are dcgan"):
        parse_recipe('name = "mine"\n')
