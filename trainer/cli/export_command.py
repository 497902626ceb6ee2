"""``acgan-train export``: from a run folder to a model file."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.visible_text import print_text
from trainer.cli.arguments import share
from trainer.export.model_facts import NO_LICENCE
from trainer.runs.generator_of_run import load_generator
from trainer.runs.run_folder import RunFolder

if TYPE_CHECKING:
    pass


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
    from acgan_desktop.core.terminal import SafeConsole
    from trainer.export.exporter import export_generator
    from trainer.metrics.written import read_evaluation

    if args.out.suffix.lower() != ".onnx":
        raise UserError(f"{args.out} should end in .onnx, so that the program finds it.")
    evaluation = None if args.metrics is None else read_evaluation(args.metrics)
    with SafeConsole().status("Reading the checkpoint") as status:
        generator, facts = load_generator(
            RunFolder.open(args.folder), args.name, args.licence, best=args.best
        )
        if args.mix is not None:
            from trainer.export.weight_mixing import check_same_wishes, mix

            other, other_facts = load_generator(RunFolder.open(args.mix))
            check_same_wishes(facts, other_facts)
            mix(generator, other, args.mix_share)
        if evaluation is not None:
            facts = replace(facts, metrics=evaluation.metrics, measured=evaluation.model.model_id)

        def show(step: str) -> None:
            status.update(step.capitalize())
            args.reporter.show(step.capitalize())

        manifest = export_generator(
            generator, facts, args.out, show, half_weights=args.half_weights
        )
    print_text(
        f"{args.out}: {manifest.name}, {manifest.resolution} px, {manifest.kimg:.1f} kimg, "
        f"{args.out.stat().st_size / 2**20:.1f} MiB; draws what PyTorch draws"
        f"{', within two levels' if args.half_weights else ''}."
    )
    return 0
