"""From a run folder to the tagger that it holds."""

import copy
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import torch
from torch import nn

from acgan_desktop.core.file_model import FileFault, validated
from trainer.data.manifest import DatasetManifest
from trainer.networks.tagger import TaggerNetwork
from trainer.recipe.bundled_models import or_bundled
from trainer.runs.checkpoints.checkpoint import newest_for_use
from trainer.runs.checkpoints.run_values import RunValues, split_state
from trainer.runs.run_folder import RunFolder
from trainer.tagger.model_weights import network_of_model
from trainer.tagger.settings import read_settings
from trainer.tagger.training import TaggerState, build_network
from trainer.training.checkpoint_values import CheckpointError
from trainer.training.training_state import restore_module


@dataclass(frozen=True)
class TrainedTagger:
    """What a run has learned.

    Attributes:
        network: the averaged network, its heads as sure as they should be (temperatures applied),
            on the CPU and for evaluation.
        dataset: what it learned from.
        kimg: thousands of faces shown.
    """

    network: TaggerNetwork
    dataset: DatasetManifest
    kimg: float


def load_tagger(run: RunFolder) -> TrainedTagger:
    """Load the tagger of a run's newest intact checkpoint.

    Raises:
        UserError: it is not a tagger's run, or has no usable checkpoint yet.
    """
    settings = read_settings(run.recipe_path)
    checkpoint = newest_for_use(run.path, run.checkpoints)
    try:
        ours, own = split_state(checkpoint.state)
        dataset = validated(RunValues, ours).known_dataset()
        temperatures = validated(TaggerState, own).temperatures
        if len(temperatures) != len(dataset.attributes):
            raise FileFault("one temperature per attribute")
    except FileFault as error:
        raise CheckpointError(
            f"The checkpoint {checkpoint.path} is not one of a tagger's training."
        ) from error
    sizes = tuple(len(attribute.classes) for attribute in dataset.attributes)
    network = build_network(settings, dataset.resolution, sizes)
    restore_module("average", network, checkpoint.tensors)
    return TrainedTagger(with_temperatures(network, temperatures), dataset, checkpoint.kimg)


def load_tagger_network(path: Path) -> TaggerNetwork:
    """Load the network of a tagger's run, of its model file, or of a tagger in the program.

    Args:
        path: the run's folder, the file, or the name of a bundled tagger.

    Raises:
        UserError: it is none of them, or the run has no usable checkpoint yet.
    """
    found = or_bundled(path)
    if found.is_file():
        return network_of_model(found)
    return load_tagger(RunFolder.open(found)).network


def with_temperatures(network: TaggerNetwork, temperatures: list[float]) -> TaggerNetwork:
    """Return a copy whose heads divide their logits by ``temperatures``, one per attribute."""
    tempered = copy.deepcopy(network).eval().requires_grad_(False)
    with torch.no_grad():
        for head, temperature in zip(tempered.heads, temperatures, strict=True):
            linear = cast(nn.Linear, head)
            linear.weight.div_(temperature)
            linear.bias.div_(temperature)
    return tempered
