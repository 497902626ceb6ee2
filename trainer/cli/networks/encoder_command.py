"""``acgan-train encoder fit|evaluate|export``: the command line of encoders."""

import argparse
import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.terminal import SafeConsole
from acgan_desktop.core.visible_text import print_text
from acgan_desktop.engine.model_file.manifest import Metric
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
from trainer.recipe.bundled_models import or_bundled
from trainer.runs.run_folder import RunFolder

_JUDGED = 200


def add_encoder_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the encoder's own commands to ``parser``; each sets ``run`` and what it ``needs``."""
    add = commands_of(parser, "encoder_command")
    _add_fit_arguments(
        add("fit", "Train an encoder for a generator, or go on with it.", run_fit, TRAINING)
    )
    evaluate = add(
        "evaluate", "Judge an encoder on generated and on held-out real faces.", run_evaluate
    )
    evaluate.add_argument("model", type=Path, metavar="ENCODER.onnx", help="its model file")
    evaluate.add_argument(
        "--generator",
        required=True,
        metavar="GENERATOR.onnx",
        help="the generator that it belongs to: a model file, or the name of a bundled model",
    )
    evaluate.add_argument(
        "--data", type=Path, required=True, metavar="DATASET", help="whose held-out faces"
    )
    _add_tagger_argument(evaluate)
    evaluate.add_argument(
        "--count",
        type=positive_whole,
        default=_JUDGED,
        metavar="N",
        help=f"how many faces of each sort at most ({_JUDGED})",
    )
    evaluate.add_argument("--threads", type=positive_whole, help="processor threads to use")
    _add_export_arguments(
        add("export", "Turn an encoder's training into a model file.", run_export, EXPORT)
    )


def _add_tagger_argument(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--tagger",
        metavar="TAGGER.onnx",
        help="what reads faces: a model file, or the name of a bundled tagger (one that is "
        "installed and knows the generator's attributes)",
    )


def _add_fit_arguments(fit: argparse.ArgumentParser) -> None:
    fit.add_argument(
        "generator",
        metavar="GENERATOR.onnx|RUN",
        help="whose latents are found: a model file, the name of a bundled model, or a run's "
        "folder, whose newest checkpoint is taken",
    )
    fit.add_argument(
        "--data", type=Path, required=True, metavar="DATASET", help="real faces of the same size"
    )
    add_run_argument(fit, "the encoder's run folder")
    _add_tagger_argument(fit)
    add_training_arguments(fit, "faces", "start_from=portraits-tagger")


def _add_export_arguments(export: argparse.ArgumentParser) -> None:
    export.add_argument("folder", type=Path, metavar="RUN", help="the encoder's run folder")
    add_out_argument(export, "ENCODER.onnx")
    export.add_argument(
        "--data",
        type=Path,
        metavar="DATASET",
        help="judge it on this data set's held-out faces and write the figures into the file",
    )
    _add_tagger_argument(export)
    add_naming_arguments(export, "encoder")


def run_fit(args: argparse.Namespace) -> int:
    """Train as ``args`` say; returns the exit status: 0 also when stopped half way.

    Raises:
        UserError: something that was given cannot be used, or the training failed.
    """
    from trainer.encoder.fit import fit_encoder
    from trainer.runs.loop import Limits
    from trainer.tagger.loading import load_tagger_network
    from trainer.training.memory_allocator import prepare_process

    prepare_process(args.threads)
    console = SafeConsole()
    with (
        _generator_file(args.generator, args.folder) as generator,
        FitProgress(console, "encoder") as shown,
    ):
        state = fit_encoder(
            changes_in(args),
            generator,
            args.data,
            args.folder,
            load_tagger=load_tagger_network,
            tagger=_tagger_file(args.tagger, generator),
            device=args.device,
            limits=Limits(minutes=args.minutes),
            show=shown.show,
            say=console.say,
        )
    return tell_end(state)


def run_evaluate(args: argparse.Namespace) -> int:
    """Judge an encoder as ``args`` say; returns the exit status, 0.

    Raises:
        UserError: something that was given cannot be used.
    """
    from trainer.encoder.evaluate import evaluate_encoder

    generator = or_bundled(args.generator)
    evaluation = evaluate_encoder(
        args.model,
        generator,
        _needed_tagger(args.tagger, generator),
        args.data,
        args.count,
        args.threads,
    )
    print_text(evaluation.summary(), end="")
    return 0


def run_export(args: argparse.Namespace) -> int:
    """Export the newest checkpoint's averaged encoder as ``args`` say; returns 0.

    Raises:
        UserError: the run has nothing to export, or the file does not find what PyTorch finds.
    """
    from trainer.encoder.evaluate import evaluate_encoder
    from trainer.encoder.export import export_encoder
    from trainer.encoder.loading import GENERATOR, load_encoder

    check_out(args.out)
    trained = load_encoder(RunFolder.open(args.folder))

    def write(out: Path, metrics: tuple[Metric, ...] = ()) -> None:
        export_encoder(
            trained, out, name=args.name or args.out.stem, licence=args.licence, metrics=metrics
        )

    metrics: tuple[Metric, ...] = ()
    if args.data:
        generator = args.folder / GENERATOR
        tagger = _needed_tagger(args.tagger, generator)
        evaluation = judged_file(
            args.out.name,
            write,
            lambda file: evaluate_encoder(file, generator, tagger, args.data, _JUDGED, None),
        )
        metrics = evaluation.metrics()
        print_text(evaluation.summary(), end="")
    write(args.out, metrics)
    print_text(
        f"{args.out}: for {trained.generator.name}, {trained.kimg:.1f} kimg, "
        f"{args.out.stat().st_size / 1e6:.2f} MB; finds what PyTorch finds."
    )
    return 0


@contextlib.contextmanager
def _generator_file(given: str, folder: Path) -> Iterator[Path]:
    """Give the model file that ``given`` names; of a run's folder, the one an encoder's run has.

    Raises:
        UserError: the run has nothing to export.
    """
    from trainer.encoder.loading import GENERATOR

    path = or_bundled(given)
    if not path.is_dir():
        yield path
        return
    if (folder / GENERATOR).is_file():  # the run may have gone on since
        yield folder / GENERATOR
        return
    from trainer.export.exporter import export_generator
    from trainer.runs.generator_of_run import load_generator

    with tempfile.TemporaryDirectory() as place:
        out = Path(place) / GENERATOR
        generator, facts = load_generator(RunFolder.open(path))
        export_generator(generator, facts, out, lambda step: None)
        yield out


def _tagger_file(given: str | None, generator: Path) -> Path | None:
    from acgan_desktop.library.models.installed import generator_manifest, tagger_for

    if given is not None:
        return or_bundled(given)
    return tagger_for(generator_manifest(generator))


def _needed_tagger(given: str | None, generator: Path) -> Path:
    found = _tagger_file(given, generator)
    if found is None:
        raise UserError(
            "No tagger is installed that knows what this generator can be asked for; name one with "
            "--tagger."
        )
    return found
