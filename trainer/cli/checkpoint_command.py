"""``acgan-train checkpoint pack|unpack``: a training carried from machine to machine."""

import argparse
import os
from pathlib import Path

from acgan_desktop.core import durable
from acgan_desktop.core.bounded_file import read_bounded_text
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.run_state import RunState, utc_now
from acgan_desktop.core.visible_text import print_text
from trainer.recipe.toml_reading import MAX_BYTES
from trainer.runs.run_folder import RunFolder

# Of the run's own story; the checkpoint says where it stands.
TEXTS = ("events.jsonl", "metrics.jsonl", "epochs.csv")
MAX_TEXT_BYTES = 64 * 1024 * 1024


def add_checkpoint_arguments(parser: argparse.ArgumentParser, needs: tuple[str, ...]) -> None:
    """Add the two commands to ``parser``."""
    commands = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    words = "Write a run's newest checkpoint as at most 8 files of 16 MiB, 64 MiB together."
    packing = commands.add_parser("pack", help=words, description=words)
    packing.add_argument("run_folder", type=Path, metavar="RUN", help="the run's folder")
    packing.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder to make")
    packing.add_argument(
        "--exact",
        action="store_true",
        help="refuse rather than round the optimisers' memory to half precision",
    )
    packing.set_defaults(run=run_pack_checkpoint, needs=needs)
    words = "Put a carried checkpoint into a run's folder, where fit goes on from it."
    unpacking = commands.add_parser("unpack", help=words, description=words)
    unpacking.add_argument("carried", type=Path, metavar="DIR", help="what pack wrote")
    unpacking.add_argument(
        "--run",
        dest="run_folder",
        type=Path,
        required=True,
        metavar="RUN",
        help="the run's folder; made if it is missing",
    )
    unpacking.set_defaults(run=run_unpack_checkpoint, needs=needs)


def run_pack_checkpoint(args: argparse.Namespace) -> int:
    """Pack as ``args`` say, and say what was rounded.

    Raises:
        UserError: there is no intact checkpoint, it does not fit, or DIR exists.
    """
    from trainer.runs.checkpoints.checkpoint import newest_for_use
    from trainer.runs.checkpoints.checkpoint_packing import pack_checkpoint, sentence

    if args.out.exists() and (not args.out.is_dir() or any(args.out.iterdir())):
        raise UserError(f"{args.out} exists already; choose a new folder.")
    run = RunFolder.open(args.run_folder)
    checkpoint = newest_for_use(run.path, run.checkpoints)
    texts = {}
    for name in TEXTS:
        file = run.path / name
        if file.is_file() and file.stat().st_size <= MAX_TEXT_BYTES:
            texts[name] = file.read_bytes()
    recipe = read_bounded_text(run.recipe_path, MAX_BYTES, "a recipe")
    carried = pack_checkpoint(checkpoint, recipe, texts, args.out, exact=args.exact)
    files = sorted(args.out.iterdir())
    size = sum(file.stat().st_size for file in files) / 2**20
    lines = [
        f"{args.out}: {carried.kimg:.1f} kimg in {len(files)} files, {size:.1f} MiB. "
        + sentence(carried)
    ]
    lines += [
        f"  {kind}: at most {error.largest_share:.2g} of the largest number of a weight's, "
        f"{error.rms_share:.2g} in the mean"
        for kind, error in carried.errors.items()
    ]
    print_text("\n".join(lines))
    return 0


def run_unpack_checkpoint(args: argparse.Namespace) -> int:
    """Unpack as ``args`` say; the run then stands where it was packed.

    Raises:
        UserError: the files are damaged, the run is another one, or has come further already.
    """
    from trainer.recipe.recipe import parse_recipe
    from trainer.runs.checkpoints.checkpoint import list_checkpoints, load_newest, save_checkpoint
    from trainer.runs.checkpoints.checkpoint_packing import sentence, unpack_checkpoint
    from trainer.runs.run_checks import check_recipe

    unpacked = unpack_checkpoint(args.carried)
    carried = unpacked.carried
    recipe = parse_recipe(carried.recipe, source=str(args.carried))
    run = RunFolder.create(args.run_folder)
    with run.lock():
        check_recipe(recipe, run)
        if list_checkpoints(run.checkpoints):
            newest = load_newest(run.checkpoints)
            if newest is not None and newest.kimg >= carried.kimg:
                raise UserError(
                    f"{run.path} stands at {newest.kimg:.1f} kimg already, and {args.carried} at "
                    f"{carried.kimg:.1f}; unpack it into a new folder."
                )
        run.write_recipe(carried.recipe)
        for name in TEXTS:
            if name in unpacked.texts:
                durable.write_bytes(run.path / name, unpacked.texts[name])
        save_checkpoint(run.checkpoints, carried.kimg, unpacked.tensors, unpacked.state)
        run.trim_after(carried.kimg)
        said = sentence(carried)
        run.append_event({"kimg": carried.kimg, "carried": carried.how, "message": said})
        now = utc_now()
        run.write_state(
            RunState(
                status="stopped",
                pid=os.getpid(),
                started=now,
                heartbeat=now,
                kimg=carried.kimg,
                message=f"{said} Run fit to go on.",
            )
        )
    print_text(f"{run.path}: {carried.kimg:.1f} kimg. {said}")
    return 0
