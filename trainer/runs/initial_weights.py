"""Where a training's weights begin, if not at random: with those of a run, or of a model file."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple, cast

import torch
from torch import Tensor, nn

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.file_model import validated
from acgan_desktop.engine.model_file.inspection import load_checked
from acgan_desktop.engine.model_file.manifest import Attribute, GeneratorManifest
from trainer.data.manifest import DatasetAttribute
from trainer.networks.equalised import EqualisedRate
from trainer.networks.projected import OWN
from trainer.networks.spectral import settle_spectral_norms
from trainer.recipe.bundled_models import or_bundled
from trainer.recipe.recipe import load_recipe
from trainer.runs.checkpoints.checkpoint import newest_for_use
from trainer.runs.checkpoints.run_values import RunValues, split_state
from trainer.runs.run_folder import RunFolder
from trainer.training.resolution_growth import (
    begin_by_passing_on,
    more_doublings,
    name_at_resolution,
)
from trainer.training.training import Training
from trainer.training.training_state import restoring

_JUDGE: Final = "discriminator."
_PARAMETRISED: Final = re.compile(r"(.*)\.parametrizations\.(\w+)\.original")
_TABLE: Final = re.compile(r"(generator|average)\.(to_w\.)?embedding\.(table\.)?weight")


class Source(NamedTuple):
    """Weights to begin with.

    Attributes:
        words: what they are of, such as "the run faces".
        family: of the networks.
        resolution: that they draw.
        classes: (attribute, class) by column of its attributes.
        tensors: by their names in a checkpoint; of a model file, without parametrisations.
        kimg: how long they were trained; None = not known.
        judges: whether a discriminator is among them.
    """

    words: str
    family: str
    resolution: int
    classes: Sequence[tuple[str, str]]
    tensors: Mapping[str, Tensor]
    kimg: float | None
    judges: bool


class Taken(NamedTuple):
    """How much of a training began with another's weights.

    Attributes:
        fitting: tensors that were taken over.
        all: tensors that there are.
        source: where from.
        frozen: tensors of the discriminator that stay as they are.
    """

    fitting: int
    all: int
    source: Source
    frozen: int

    def __str__(self) -> str:
        source = self.source
        moment = "" if source.kimg is None else f" at {source.kimg:.1f} kimg"
        words = f"Beginning with {self.fitting} of {self.all} tensors of {source.words}{moment}."
        if not source.judges:
            words += " A model file holds no discriminator, so that begins at random, all of it."
        elif self.frozen:
            words += f" {self.frozen} tensors of the discriminator stay as they are."
        return words


@torch.no_grad()
def initialise_from(training: Training, start: str | Path) -> Taken:
    """Give the networks of ``training`` the weights of ``start``, where names and shapes fit.

    Counters, optimisers and random streams stay as they are: it is a training of its own. What the
    source lacks, such as judges or classes of its own, stays as it was initialised; what a class of
    the same name was is kept. The source may draw smaller pictures; see
    :mod:`trainer.training.resolution_growth`.

    Args:
        training: a fresh one.
        start: a run's folder, a model file, or the name of a model that comes with the program.

    Raises:
        UserError: it is not of this family, has no usable checkpoint, or nothing fits.
    """
    source = source_of(start)
    recipe = training.recipe
    if source.family != recipe.family:
        raise UserError(
            f"T{source.words[1:]} is of the family {source.family}, so {recipe.name} cannot start "
            f"from it; give start_from a run or a model of the family {recipe.family}."
        )
    doublings = more_doublings(source.resolution, recipe.resolution)
    offered = {
        name_at_resolution(_plain_name(name), doublings): tensor
        for name, tensor in source.tensors.items()
    }
    fitting = _Fitting(offered, source, training)
    taken: list[str] = []
    networks: dict[str, nn.Module] = {
        "generator": training.generator,
        _JUDGE.rstrip("."): training.discriminator,
        "average": training.average,
    }
    for prefix, network in networks.items():
        if doublings > 0:
            begin_by_passing_on(network, doublings)
        taken += [
            f"{prefix}.{name}"
            for name, weight in network.state_dict().items()
            if fitting.take_over(network, prefix, name, weight)
        ]
        if not source.judges:  # a file holds weights that are normed, and no estimates of norms
            settle_spectral_norms(network)
    if not taken:
        raise UserError(
            f"No weight of {source.words} fits {recipe.name}; give start_from a run or a model "
            "with networks of the same sizes."
        )
    stages = recipe.optimiser.frozen_stages
    frozen = [
        name.removeprefix(_JUDGE) for name in taken if _in_stages(name, stages + max(0, doublings))
    ]
    training.freeze(frozen if stages else [])
    total = sum(len(network.state_dict()) for network in networks.values())
    return Taken(len(taken), total, source, len(training.frozen))


def source_of(start: str | Path) -> Source:
    """Open what ``start`` names: a run's folder, a model file, or a bundled model.

    Raises:
        UserError: it is none of them, or has no usable checkpoint.
    """
    path = or_bundled(start)
    if path.suffix.lower() == ".onnx" or path.is_file():
        return _source_of_model(path)
    folder = RunFolder.open(path)
    recipe = load_recipe(str(folder.recipe_path))
    checkpoint = newest_for_use(folder.path, folder.checkpoints)
    with restoring(f"The checkpoint {checkpoint.path}"):
        dataset = validated(RunValues, split_state(checkpoint.state)[0]).known_dataset()
    classes = _class_names(dataset.attributes) if recipe.conditioning.enabled else []
    return Source(
        f"the run {path}",
        recipe.family,
        recipe.resolution,
        classes,
        checkpoint.tensors,
        checkpoint.kimg,
        judges=True,
    )


def _source_of_model(path: Path) -> Source:
    """Open a model file.

    It holds weights as they are used, batch norm's deviations multiplied into the convolutions
    before it (the next batches measure them anew), and a StyleGAN's noise not by its name.
    """
    from onnx import numpy_helper

    model, manifest = load_checked(path)
    if not isinstance(manifest, GeneratorManifest):
        raise UserError(f"{path} is a tagger; give start_from a generator.")
    tensors: dict[str, Tensor] = {}
    for stored in model.graph.initializer:
        _, _, name = stored.name.removesuffix(".half").partition(".")
        values = torch.from_numpy(numpy_helper.to_array(stored).copy())
        if values.is_floating_point():
            tensors |= {f"{side}.{name}": values.float() for side in ("generator", "average")}
    return Source(
        f"the model {manifest.name}",
        manifest.family,
        manifest.resolution,
        _class_names(manifest.attributes),
        tensors,
        manifest.kimg,
        judges=False,
    )


class _Fitting:
    """Decides what of a source fits a training's tensors, and writes it."""

    def __init__(self, offered: Mapping[str, Tensor], source: Source, training: Training) -> None:
        """Offer tensors, by the plain names that they have at the training's resolution."""
        self._offered = offered
        self._as_used = not source.judges
        own = _class_names(training.dataset.attributes) if training.attribute_sizes else []
        there = list(source.classes)
        # (column, the source's) of each class that both have.
        self._columns = [(n, there.index(one)) for n, one in enumerate(own) if one in there]
        self._one_without = bool(there) != bool(own)

    def take_over(self, network: nn.Module, prefix: str, name: str, weight: Tensor) -> bool:
        """Write what the source has of ``weight``, or as much as fits; return whether any did.

        Args:
            network: whose tensor it is.
            prefix: of the network's tensors in a checkpoint.
            name: of the tensor in the network.
            weight: the tensor.
        """
        plain = _plain_name(f"{prefix}.{name}")
        as_used = _PARAMETRISED.sub(r"\1.\2", plain)
        other = self._offered.get(as_used if self._as_used else plain)
        if other is None or other.dtype != weight.dtype or other.ndim != weight.ndim:
            return False
        if self._as_used:
            other = _as_learned(network, name, other)
        if _TABLE.fullmatch(as_used):
            if not self._columns or len(other) != len(weight):
                return False
            here, there = zip(*self._columns, strict=True)
            weight[:, list(here)] = other[:, list(there)].to(weight.device)
            return True
        if other.shape == weight.shape:
            weight.copy_(other)
            return True
        # What reads z beside an embedding of attributes: without attributes, z alone is left.
        reads_style = weight.ndim == 2 and len(other) == len(weight) and not prefix.startswith("d")
        if self._one_without and reads_style:
            both = min(other.shape[1], weight.shape[1])
            weight[:, :both] = other[:, :both].to(weight.device)
            return True
        return False


def _class_names(
    attributes: Sequence[Attribute] | Sequence[DatasetAttribute],
) -> list[tuple[str, str]]:
    return [(one.name, name) for one in attributes for name in one.classes]


def _as_learned(network: nn.Module, name: str, used: Tensor) -> Tensor:
    """Return what is learned, under ``name``, for a weight as the network uses it.

    A spectral norm leaves a weight that is normed already as it is.
    """
    match = _PARAMETRISED.fullmatch(name)
    if match is None:
        return used
    parametrizations = cast(nn.ModuleDict, network.get_submodule(match[1]).parametrizations)
    for each in reversed(list(cast(nn.ModuleList, parametrizations[match[2]]))):
        if isinstance(each, EqualisedRate):
            used = each.right_inverse(used)
    return used


def _plain_name(name: str) -> str:
    """Return a tensor's name as it is without judges of a tagger's features around it."""
    wrapped = f"{_JUDGE}{OWN}."
    return _JUDGE + name.removeprefix(wrapped) if name.startswith(wrapped) else name


def _in_stages(name: str, stages: int) -> bool:
    """Say whether a discriminator's tensor is of the first ``stages`` stages, from the picture."""
    match = re.match(r"discriminator\.(?:own\.)?(?:stem\.|blocks\.(\d+)\.)", name)
    return match is not None and int(match[1] or 0) < stages
