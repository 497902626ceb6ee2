"""``acgan-train fit``: the command line of :func:`trainer.runs.loop.fit`."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.terminal import SafeConsole
from acgan_desktop.core.visible_text import print_text
from trainer.cli.arguments import (
    add_device_arguments,
    add_minutes_argument,
    positive,
    seconds,
)
from trainer.cli.fit_progress import FitProgress
from trainer.recipe.recipe import Recipe, bundled_recipes, load_recipe
from trainer.recipe.toml_values import toml_value

if TYPE_CHECKING:
    from trainer.data.manifest import DatasetManifest
    from trainer.networks.precision import Compute


def add_fit_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``fit`` to ``parser``."""
    parser.add_argument(
        "recipe",
        metavar="RECIPE",
        help=f"a bundled recipe ({', '.join(bundled_recipes())}) or the path of a .toml file",
    )
    parser.add_argument(
        "--data",
        type=Path,
        metavar="DATASET",
        help="a data set that prepare made, or that pack made of one",
    )
    parser.add_argument(
        "--run",
        "--folder",  # torchrun takes --run for an abbreviation of its own --run-path
        dest="folder",
        type=Path,
        metavar="RUN",
        help="the run's folder; one that exists is resumed (say --folder under torchrun)",
    )
    bounds = parser.add_mutually_exclusive_group()
    bounds.add_argument("--kimg", type=positive, help="stop at so many thousand images")
    add_minutes_argument(bounds)
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="change a key of the recipe, such as schedule.batch=16 (repeatable)",
    )
    parser.add_argument(
        "--metrics-every",
        type=positive,
        metavar="K",
        help="measure every so many thousand images, as evaluate does, and keep the best "
        "checkpoint; changes nothing else",
    )
    parser.add_argument(
        "--extractor",
        type=Path,
        metavar="FILE",
        help="with --metrics-every: a tagger's .onnx or the FID Inception-v3's weights (default: "
        "the tagger that comes with the program)",
    )
    add_device_arguments(parser)
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help="print the resolved recipe and what it will cost here, found out by some steps on "
        "noise, and train nothing",
    )
    parser.add_argument(
        "--trial",
        type=seconds,
        default=10.0,
        metavar="SECONDS",
        help="with --dry-run: how long to try (default: 10; 0 leaves it out)",
    )


def run_fit(args: argparse.Namespace) -> int:
    """Train as ``args`` say; returns the exit status: 0 also when stopped half way.

    Raises:
        UserError: something that was given cannot be used, or the training failed.
    """
    recipe = _recipe(args)
    if args.dry_run:
        print_text(_describe(recipe, args))
        return 0
    missing = [name for name, value in (("--data", args.data), ("--run", args.folder)) if not value]
    if missing:
        raise UserError(f"fit needs {' and '.join(missing)}; only --dry-run does without.")

    from trainer.data.packing.packed import ready
    from trainer.runs.loop import Limits, fit
    from trainer.tagger.loading import load_tagger_network
    from trainer.training.memory_allocator import prepare_process

    prepare_process(args.threads)
    console = SafeConsole()
    # Under torchrun one process speaks for all.
    leads = os.environ.get("RANK", "0") == "0"
    with FitProgress(console, recipe.name, speaks=leads) as shown:
        state = fit(
            recipe,
            ready(args.data),
            args.folder,
            limits=Limits(minutes=args.minutes),
            device=args.device,
            show=shown.show,
            say=console.say,
            load_tagger=load_tagger_network,
        )
    if leads:
        print_text(f"{state.status} at {state.kimg:.1f} kimg. {state.message}", sys.stderr)
    return 0


def _recipe(args: argparse.Namespace) -> Recipe:
    """Return the recipe with what the options change.

    Raises:
        UserError: it cannot be used, or an option has no effect.
    """
    overrides = [*args.set, *([f"schedule.kimg={args.kimg}"] if args.kimg else [])]
    if args.metrics_every:
        overrides.append(f"metrics.every_kimg={args.metrics_every}")
    if args.extractor is not None:
        overrides.append(f"metrics.extractor={toml_value(str(args.extractor.resolve()))}")
    recipe = load_recipe(args.recipe, overrides)
    if args.extractor is not None and not recipe.metrics.every_kimg:
        raise UserError("--extractor measures nothing by itself; say how often, --metrics-every K.")
    return recipe


def _describe(recipe: Recipe, args: argparse.Namespace) -> str:
    """Return the resolved recipe and what it will cost; tells the job's reporter, too."""
    from trainer.data.packing.packed import manifest_of
    from trainer.networks.precision import choose_compute
    from trainer.tagger.loading import load_tagger_network
    from trainer.training.memory_allocator import prepare_process
    from trainer.training.sizing import measure_pair

    data: Path | None = args.data
    prepare_process(args.threads)
    lines = [recipe.to_toml()]
    manifest = None
    if data is not None:
        manifest = manifest_of(data)
        sizes = tuple(len(attribute.classes) for attribute in manifest.attributes)
        lines.append(f"# data set: {manifest.name}, {manifest.images} images")
        lines += [f"#   {a.name}: {', '.join(a.classes)}" for a in manifest.attributes]
    else:
        sizes = ()
        lines.append("# no data set given: sizes without any attribute")
    compute = choose_compute(args.device, recipe.precision)
    args.reporter.show("Trying some steps")
    pair = measure_pair(recipe, sizes, compute, load_tagger_network)
    for name, network in (("generator", pair.generator), ("discriminator", pair.discriminator)):
        lines.append(
            f"# {name}: {network.parameters / 1e6:.2f} million parameters, "
            f"{network.multiply_adds / 1e6:.0f} million multiply-adds a picture"
        )
    lines.append(
        f"# training on {compute}: about {pair.training_bytes / 2**20:.0f} MiB a process for "
        "networks, optimisers and what a step keeps"
    )
    args.reporter.values |= {
        "recipe": recipe.name,
        "resolution": recipe.resolution,
        "kimg": recipe.schedule.kimg,
        "device": compute.device.type,
        "compute": str(compute),
        "bytes": int(pair.training_bytes),
    }
    if args.trial:
        speed = _tried(recipe, manifest, compute, args.trial)
        args.reporter.values["images_per_s"] = speed
        lines.append(_trial_words(recipe, manifest, speed))
    return "\n".join(lines)


def _tried(
    recipe: Recipe, manifest: "DatasetManifest | None", compute: "Compute", seconds: float
) -> float:
    """Try the recipe for some seconds; return how many images a second it trains."""
    from trainer.runs.trial import images_per_second
    from trainer.tagger.loading import load_tagger_network

    attributes = manifest.attributes if manifest is not None else ()
    return images_per_second(recipe, attributes, compute, seconds, load_tagger_network)


def _trial_words(recipe: Recipe, manifest: "DatasetManifest | None", speed: float) -> str:
    """Say how fast the trial was and how long the whole will take."""
    from trainer.runs.training_time import duration_words, speed_words

    words = f"# speed here, in a short trial: about {speed_words(speed / 1000, 1.0)}"
    images = 1000 * (recipe.schedule.kimg or 0)
    if manifest is not None and recipe.schedule.epochs is not None:
        images = recipe.schedule.epochs * manifest.images * (1 - manifest.held_out)
    if not images:
        return f"{words}; how long the whole takes depends on the data set, --data"
    return f"{words}, so the whole takes about {duration_words(images / speed)}"
