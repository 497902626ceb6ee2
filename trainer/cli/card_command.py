"""``acgan-train card``: an honest description of a model, beside sheets of its faces."""

import argparse
import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.terminal import SafeConsole, progress_of
from acgan_desktop.core.visible_text import print_text
from trainer.cli.arguments import add_device_arguments, positive_whole
from trainer.cli.evaluate_command import opened
from trainer.metrics.bundled_tagger import bundled_tagger

if TYPE_CHECKING:
    from acgan_desktop.engine.runtime.generator import Generator

_PICTURES = (".webp", ".png")


def add_card_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``card`` to ``parser``."""
    parser.add_argument(
        "model", type=Path, metavar="MODEL.onnx|RUN",
        help="a model file, or a run's folder, whose newest checkpoint is taken",
    )  # fmt: skip
    parser.add_argument(
        "--data", type=Path, required=True, metavar="DATASET", help="what it learned from"
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FOLDER", help="where the card and its files go"
    )
    parser.add_argument(
        "--run", dest="training", type=Path, metavar="RUN",
        help="the model's run, for its curves and hours (default: what an earlier card kept)",
    )  # fmt: skip
    parser.add_argument(
        "--metrics", type=Path, metavar="METRICS.json",
        help="the figures that evaluate --out wrote (default: those of an earlier card of the same "
        "model; else they are measured now)",
    )  # fmt: skip
    parser.add_argument(
        "--extractor", type=Path, metavar="TAGGER.onnx",
        help="whose features are compared (default: the tagger that comes with the program)",
    )  # fmt: skip
    parser.add_argument(
        "--images", type=positive_whole, default=10_000, metavar="N",
        help="faces to draw where figures are measured now (default: 10000)",
    )  # fmt: skip
    parser.add_argument(
        "--neighbours-sheet", type=Path, metavar="FILE.webp",
        help="draw ten faces beside their nearest training faces; it holds real faces, so it must "
        "lie outside the card's folder, and is for looking only",
    )  # fmt: skip
    parser.add_argument("--name", help="what the card's files are called (default: the model's)")
    add_device_arguments(parser)


def run_card(args: argparse.Namespace) -> int:
    """Write the card that ``args`` ask for.

    Returns:
        The exit status, 0.

    Raises:
        UserError: something that was given cannot be used; no file is then changed.
    """
    import torch

    from acgan_desktop.engine.runtime.device import Device
    from trainer.card.making import Wanted, make_card
    from trainer.data.dataset import Dataset
    from trainer.metrics.extractors import open_extractor

    sheet = args.neighbours_sheet
    if sheet is not None:
        check_neighbours_sheet(sheet, args.out)
    if args.threads:
        torch.set_num_threads(args.threads)
    device = Device(args.device)
    dataset = Dataset.open(args.data)
    training = args.training or (args.model if args.model.is_dir() else None)
    console = SafeConsole()
    with (
        closing(open_extractor(args.extractor or bundled_tagger(), device, args.threads)) as eyes,
        progress_of(console) as bar,
        opened(args.model, device, args.threads, console.say) as generator,
    ):

        def begin(what: str, steps: int) -> Callable[[int], None]:
            task = bar.add_task(what, total=steps)
            return lambda more: bar.advance(task, more)

        wanted = Wanted(
            name=file_name(args.name or _own_name(args.model, generator)),
            out=args.out,
            run=training,
            metrics=args.metrics,
            images=args.images,
            neighbours_sheet=sheet,
        )
        written = make_card(generator, dataset, eyes, wanted, begin)
    for path in written:
        print_text(str(path))
    return 0


def check_neighbours_sheet(sheet: Path, out: Path) -> None:
    """Refuse a place for real faces that lies inside the card's folder.

    Raises:
        UserError: it does, or its name does not end as a picture's.
    """
    if sheet.resolve().is_relative_to(out.resolve()):
        raise UserError(
            f"{sheet} lies in the card's folder, but it shows real faces, which are not to be "
            "passed on; choose a place outside."
        )
    if sheet.suffix.lower() not in _PICTURES:
        raise UserError(f"{sheet} should end in {' or '.join(_PICTURES)}.")
    if not sheet.parent.is_dir():
        raise UserError(f"{sheet} cannot be written: {sheet.parent} is not a folder.")


def file_name(name: str) -> str:
    """Return ``name`` as the beginning of a file's name on every system."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip(".-")[:80] or "model"


def _own_name(model: Path, generator: "Generator") -> str:
    return generator.manifest.name if model.is_dir() else model.stem
