"""``acgan-train tagger fit|evaluate|export``: the command line of the tagger."""

import argparse
from importlib.util import find_spec
from pathlib import Path

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.terminal import SafeConsole
from acgan_desktop.core.visible_text import print_text
from acgan_desktop.engine.model_file.manifest import Metric, TaggerManifest
from trainer.cli.arguments import (
    positive_whole,
)
from trainer.cli.fit_progress import FitProgress
from trainer.cli.networks.network_commands import (
    EXPORT,
    TRAINING,
    add_naming_arguments,
    add_out_argument,
    add_run_argument,
    add_training_arguments,
    changes_in,
    check_out,
    commands_of,
    judged_file,
    tell_end,
)
from trainer.cli.review_command import add_review_arguments, run_review
from trainer.data.dataset import Dataset
from trainer.runs.run_folder import RunFolder


def add_tagger_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the tagger's own commands to ``parser``; each sets ``run`` and what it ``needs``."""
    add = commands_of(parser, "tagger_command")
    _add_fit_arguments(add("fit", "Train a tagger, or go on with a training.", run_fit, TRAINING))
    add_review_arguments(
        add("review", "Label faces by looking at them, in a window of its own.", run_review)
    )
    _add_evaluate_arguments(add("evaluate", "Judge a tagger on held-out faces.", run_evaluate))
    _add_export_arguments(
        add("export", "Turn taggers' trainings into one model file.", run_export, EXPORT)
    )


def _add_fit_arguments(fit: argparse.ArgumentParser) -> None:
    fit.add_argument("--data", type=Path, required=True, metavar="DATASET", help="what to learn")
    add_run_argument(fit)
    add_training_arguments(fit, "faces", "batch=64")


def _add_evaluate_arguments(evaluate: argparse.ArgumentParser) -> None:
    evaluate.add_argument(
        "source", type=Path, metavar="TAGGER.onnx|RUN", help="a tagger's model file or run folder"
    )
    evaluate.add_argument(
        "--data", type=Path, required=True, metavar="DATASET", help="whose held-out faces"
    )
    evaluate.add_argument(
        "--out", type=Path, metavar="FOLDER", help="write the report and its pictures there"
    )
    evaluate.add_argument(
        "--faces",
        type=Path,
        metavar="FILE.csv",
        help="judge by these held-out faces, labelled by looking, instead of the data set's labels",
    )
    evaluate.add_argument("--threads", type=positive_whole, help="processor threads to use")


def _add_export_arguments(export: argparse.ArgumentParser) -> None:
    export.add_argument(
        "folders",
        type=Path,
        nargs="+",
        metavar="RUN",
        help="a run's folder; several give the mean of what they read",
    )
    export.add_argument(
        "--mirror",
        action="store_true",
        help="read the mirror image too and take the mean, which takes twice as long",
    )
    add_out_argument(export, "TAGGER.onnx")
    export.add_argument(
        "--data",
        type=Path,
        metavar="DATASET",
        help="judge it on this data set's held-out faces and write the figures into the file",
    )
    add_naming_arguments(export, "tagger")


def run_fit(args: argparse.Namespace) -> int:
    """Train as ``args`` say; returns the exit status: 0 also when stopped half way.

    Raises:
        UserError: something that was given cannot be used, or the training failed.
    """
    from trainer.runs.loop import Limits
    from trainer.tagger.fit import fit_tagger
    from trainer.training.memory_allocator import prepare_process

    prepare_process(args.threads)
    console = SafeConsole()
    with FitProgress(console, "tagger") as shown:
        state = fit_tagger(
            changes_in(args),
            args.data,
            args.folder,
            device=args.device,
            limits=Limits(minutes=args.minutes),
            show=shown.show,
            say=console.say,
        )
    return tell_end(state)


def run_evaluate(args: argparse.Namespace) -> int:
    """Judge a tagger as ``args`` say; returns the exit status, 0.

    Raises:
        UserError: something that was given cannot be used.
    """
    from trainer.tagger.evaluate import evaluate_tagger, summary, write_report

    if args.source.is_dir() and find_spec("torch") is None:
        raise UserError(
            "Judging a run needs torch: run pip install 'acgan-desktop[train]' first, or judge an "
            "exported tagger."
        )
    evaluation = evaluate_tagger(args.source, args.data, args.threads, args.faces)
    if args.out:
        write_report(evaluation, args.out)
    print_text(summary(evaluation), end="")
    return 0


def run_export(args: argparse.Namespace) -> int:
    """Export the newest checkpoints' averaged taggers as ``args`` say; returns 0.

    Raises:
        UserError: the run has nothing to export, or the file does not read what PyTorch reads.
    """
    from trainer.tagger.evaluate import evaluate_tagger
    from trainer.tagger.export import export_tagger
    from trainer.tagger.loading import load_tagger

    check_out(args.out)
    with SafeConsole().status("Reading the checkpoint") as status:

        def report(step: str) -> None:
            status.update(step.capitalize())

        first, *others = [load_tagger(RunFolder.open(folder)) for folder in args.folders]

        def write(out: Path, metrics: tuple[Metric, ...] = ()) -> TaggerManifest:
            return export_tagger(
                first,
                out,
                name=args.name or args.out.stem,
                licence=args.licence,
                others=others,
                mirrored=args.mirror,
                metrics=metrics,
                report=report,
            )

        metrics: tuple[Metric, ...] = ()
        if args.data:
            if Dataset.open(args.data).manifest.sha256 != first.dataset.sha256:
                raise UserError(
                    f"The run {args.folders[0]} learned from another data set than {args.data}, so "
                    "which of its faces are new to the tagger is not known."
                )

            def judge(file: Path) -> tuple[Metric, ...]:
                report("judging")
                return evaluate_tagger(file, args.data).metrics()

            metrics = judged_file(args.out.name, write, judge)
        manifest = write(args.out, metrics)
    print_text(
        f"{args.out}: {manifest.name}, {manifest.resolution} px, "
        f"{' + '.join(f'{one.kimg:.1f}' for one in (first, *others))} kimg, "
        f"{args.out.stat().st_size / 1e6:.1f} MB; reads what PyTorch reads."
    )
    return 0
