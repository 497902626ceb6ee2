"""``acgan-train evaluate``: how good a model is, how well it obeys, with what to compare it."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from acgan_desktop.core import durable
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.visible_text import print_text
from trainer.cli.arguments import positive_whole, share
from trainer.metrics.bundled_tagger import bundled_tagger
from trainer.runs.run_folder import RunFolder

if TYPE_CHECKING:
    from acgan_desktop.engine.runtime.device import Device
    from acgan_desktop.engine.runtime.generator import Generator


def add_evaluate_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``evaluate`` to ``parser``."""
    parser.add_argument(
        "model", type=Path, metavar="MODEL.onnx|RUN",
        help="a model file, or a run's folder, whose newest checkpoint is taken",
    )  # fmt: skip
    parser.add_argument(
        "--data", type=Path, required=True, metavar="DATASET", help="a data set that prepare made"
    )
    parser.add_argument(
        "--extractor", type=Path, metavar="FILE",
        help="a tagger's .onnx, or the weights of the FID Inception-v3, "
        "pt_inception-2015-12-05-6726825d.pth (default: the tagger that comes with the program)",
    )  # fmt: skip
    parser.add_argument(
        "--images", type=_count, default=10_000, metavar="N", help="faces to draw (default: 10000)"
    )
    parser.add_argument(
        "--truncation", type=share, metavar="PSI",
        help="0 to 1 (default: the model's largest, which is 1 unless it learned from truncated "
        "latents)",
    )  # fmt: skip
    parser.add_argument(
        "--split", choices=("held-out", "training"), default="held-out",
        help="the part of the data set to compare with (default: held-out)",
    )  # fmt: skip
    parser.add_argument(
        "--wishes", choices=("shares", "labels"), default="shares",
        help="what to ask of the faces that are compared with real ones: a class of every "
        "attribute, drawn with the model's shares, or what training faces drawn by chance are "
        "labelled, and nothing where that is unknown (default: shares)",
    )  # fmt: skip
    parser.add_argument(
        "--per-class", type=positive_whole, metavar="N",
        help="faces to ask of each class; more make attribute precision surer, whose deviation "
        "the figures say (default: a fiftieth of --images, 10 to 100)",
    )  # fmt: skip
    parser.add_argument("--seed", type=_count, default=0, help="of the faces drawn (default: 0)")
    parser.add_argument("--out", type=Path, metavar="METRICS.json", help="write the figures here")
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")
    parser.add_argument("--threads", type=_count, help="processor threads to use (default: all)")


def run_evaluate(args: argparse.Namespace) -> int:
    """Measure the model as ``args`` say, print the figures and write them.

    Returns:
        The exit status, 0.

    Raises:
        UserError: something that was given cannot be used.
    """
    import torch

    from acgan_desktop.core.terminal import SafeConsole, progress_of
    from acgan_desktop.engine.runtime.device import Device
    from trainer.data.dataset import Dataset
    from trainer.metrics.evaluation import Means, Settings, evaluate
    from trainer.metrics.extractors import open_extractor
    from trainer.metrics.report import table, to_json

    if args.out is not None and not args.out.parent.is_dir():
        raise UserError(f"{args.out} cannot be written: {args.out.parent} is not a folder.")
    if args.threads:
        torch.set_num_threads(args.threads)
    device = Device(args.device)
    dataset = Dataset.open(args.data)
    with closing(open_extractor(args.extractor or bundled_tagger(), device, args.threads)) as eyes:
        console = SafeConsole()
        with (
            progress_of(console) as bar,
            opened(args.model, device, args.threads, console.say) as generator,
        ):

            def begin(what: str, steps: int) -> Callable[[int], None]:
                task = bar.add_task(what, total=steps)
                return lambda more: bar.advance(task, more)

            psi = args.truncation
            if psi is None:
                psi = generator.manifest.truncation.max
            settings = Settings(
                args.images, psi, args.split, args.seed, args.wishes, args.per_class
            )
            found = evaluate(Means(generator, dataset, eyes, settings, begin))
            manifest = generator.manifest
            held_out = settings.split == "held-out"
            real = len(dataset.held_out_indices() if held_out else dataset.training_indices())
        print_text(
            f"{manifest.name} ({manifest.family}, {manifest.kimg:.1f} kimg), {settings.images:,} "
            f"faces at truncation {settings.truncation:g}, against the {real:,} {settings.split} "
            f"faces of {dataset.manifest.name}.\n"
            f"Extractor: {eyes.name} {eyes.identity[:12]}; resize: {eyes.resize}.\n"
        )
        for note in found.notes:
            print_text(f"{note}\n")
        print_text(table(found.figures), end="")
    if args.out is not None:
        try:
            durable.write_text(args.out, to_json(manifest, found.figures, found.notes))
        except OSError as error:
            raise UserError(f"{args.out} cannot be written: {error.strerror or error}.") from error
    return 0


@contextmanager
def opened(
    model: Path, device: "Device", threads: int | None, say: Callable[[str], None]
) -> Iterator["Generator"]:
    """Open a model file, or a run's newest checkpoint as a temporary one.

    Raises:
        UserError: it is neither, or has nothing to draw with yet.
    """
    from acgan_desktop.engine.runtime.generator import Generator

    if not model.is_dir():
        with Generator.open(model, device, threads) as generator:
            yield generator
        return
    from trainer.export.exporter import export_generator
    from trainer.runs.generator_of_run import load_generator

    network, facts = load_generator(RunFolder.open(model))
    with TemporaryDirectory(prefix="acgan-evaluate-") as folder:
        path = Path(folder) / "newest.onnx"
        say(f"Taking the checkpoint at {facts.kimg:.1f} kimg.")
        export_generator(network, facts, path)
        with Generator.open(path, device, threads) as generator:
            yield generator


def _count(text: str) -> int:
    value = int(text)
    if value < 0:
        raise argparse.ArgumentTypeError(f"{text} is negative")
    return value
