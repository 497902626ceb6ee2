"""``acgan-train export``: from a run folder to a model file."""

import argparse
import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from acgan_desktop.engine.manifest import Attribute, DatasetFacts, Truncation
from acgan_desktop.errors import UserError
from acgan_desktop.visible_text import print_text
from trainer.arguments import share
from trainer.run_folder import RunFolder

if TYPE_CHECKING:
    from torch import nn

    from trainer.data.manifest import DatasetManifest
    from trainer.exporter import ModelFacts
    from trainer.recipe import Recipe

NO_LICENCE = "Not stated by whoever trained this model."


def add_export_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``export`` to ``parser``."""
    parser.add_argument("folder", type=Path, metavar="RUN", help="the run's folder")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="MODEL.onnx", help="the file to write"
    )
    parser.add_argument(
        "--best",
        action="store_true",
        help="take the checkpoint that measured best during the training, not the newest",
    )
    parser.add_argument(
        "--half-weights",
        action="store_true",
        help="store the weights in half precision, for a file of half the size; refused if a pixel "
        "then lies more than two levels apart",
    )
    parser.add_argument(
        "--mix", type=Path, metavar="RUN2",
        help="mix the weights with those of another run, which RUN began with or began as RUN did",
    )  # fmt: skip
    parser.add_argument(
        "--mix-share", type=share, default=0.5, metavar="SHARE",
        help="how much of the other run's, 0 to 1 (default: 0.5)",
    )  # fmt: skip
    parser.add_argument(
        "--metrics", type=Path, metavar="METRICS.json",
        help="put the figures that evaluate --out wrote into the model file",
    )  # fmt: skip
    parser.add_argument("--name", help="the model's name (default: the recipe's)")
    parser.add_argument(
        "--licence", default=NO_LICENCE, help="terms under which the model may be used"
    )


def run_export(args: argparse.Namespace) -> int:
    """Export the newest or the best checkpoint's averaged generator as ``args`` say.

    Returns:
        The exit status, 0.

    Raises:
        UserError: the run has nothing to export, or the model does not draw what PyTorch draws.
    """
    from acgan_desktop.terminal import SafeConsole
    from trainer.exporter import export_generator
    from trainer.metrics.written import read_evaluation

    if args.out.suffix.lower() != ".onnx":
        raise UserError(f"{args.out} should end in .onnx, so that the program finds it.")
    evaluation = None if args.metrics is None else read_evaluation(args.metrics)
    with SafeConsole().status("Reading the checkpoint") as status:
        generator, facts = load_generator(
            RunFolder.open(args.folder), args.name, args.licence, best=args.best
        )
        if args.mix is not None:
            from trainer.mixing import check_same_wishes, mix

            other, other_facts = load_generator(RunFolder.open(args.mix))
            check_same_wishes(facts, other_facts)
            mix(generator, other, args.mix_share)
        if evaluation is not None:
            facts = replace(facts, metrics=evaluation.metrics, measured=evaluation.model.model_id)
        manifest = export_generator(
            generator,
            facts,
            args.out,
            lambda step: status.update(step.capitalize()),
            half_weights=args.half_weights,
        )
    print_text(
        f"{args.out}: {manifest.name}, {manifest.resolution} px, {manifest.kimg:.1f} kimg, "
        f"{args.out.stat().st_size / 2**20:.1f} MiB; draws what PyTorch draws"
        f"{', within two levels' if args.half_weights else ''}."
    )
    return 0


def load_generator(
    run: RunFolder, name: str | None = None, licence: str = NO_LICENCE, *, best: bool = False
) -> tuple["nn.Module", "ModelFacts"]:
    """Load the averaged generator of a run's newest intact checkpoint, and what is known of it.

    Args:
        run: the run.
        name: what to call the model; the recipe's name if None.
        licence: the model's terms of use.
        best: take the one that measured best during the training instead.

    Raises:
        UserError: there is no usable checkpoint yet, or it does not fit the recipe.
    """
    from acgan_desktop.file_model import validated
    from trainer.best_checkpoint import best_for_use
    from trainer.checkpoint import CheckpointError, newest_for_use
    from trainer.data.manifest import DatasetManifest
    from trainer.families import build_pair
    from trainer.recipe import load_recipe
    from trainer.training_state import restore_module

    recipe = load_recipe(str(run.recipe_path))
    if best:
        checkpoint = best_for_use(run.path, run.checkpoints)
    else:
        checkpoint = newest_for_use(run.path, run.checkpoints)
    try:
        dataset = validated(DatasetManifest, checkpoint.state["dataset"])
    except (KeyError, ValueError) as error:
        raise CheckpointError(
            f"The checkpoint {checkpoint.path} does not say which data set it learned from."
        ) from error
    sizes = [len(attribute.classes) for attribute in dataset.attributes]
    generator = build_pair(recipe, sizes).generator
    restore_module("average", generator, checkpoint.tensors)
    return generator, facts_of(recipe, dataset, checkpoint.kimg, name, licence)


def facts_of(
    recipe: "Recipe",
    dataset: "DatasetManifest",
    kimg: float,
    name: str | None = None,
    licence: str = NO_LICENCE,
) -> "ModelFacts":
    """Return what a model file says of a generator that learned from ``dataset``.

    Args:
        recipe: what it was trained by.
        dataset: the faces.
        kimg: thousands of real images shown.
        name: what to call the model; the recipe's name if None.
        licence: the model's terms of use.
    """
    from trainer.exporter import ModelFacts

    asked = dataset.attributes if recipe.conditioning.enabled else ()
    return ModelFacts(
        name=name or recipe.name,
        family=recipe.family,
        attributes=tuple(
            Attribute(name=one.name, classes=one.classes, shares=class_shares(one.counts))
            for one in asked
        ),
        dataset=DatasetFacts(name=dataset.name, images=dataset.images, sha256=dataset.sha256),
        kimg=kimg,
        licence=licence,
        truncation=truncation_of(recipe),
    )


def truncation_of(recipe: "Recipe") -> Truncation:
    """Return the range of psi that a generator has learned, and where to start.

    One that learned from truncated latents has never seen a number beyond the threshold, so psi
    ends at the share of numbers within it.
    """
    from trainer.networks.truncation import share_within

    most = share_within(recipe.objective.latent_threshold or math.inf)
    return Truncation(default=min(0.7, most), min=0.0, max=most)


def class_shares(counts: Sequence[int]) -> tuple[float, ...]:
    """Return how frequent each class is among the faces whose class is known; they sum to 1."""
    total = sum(counts)
    if total == 0:
        return tuple(1 / len(counts) for _ in counts)
    return tuple(count / total for count in counts)
