"""``acgan-train pack`` and ``unpack``: data sets made small for carrying, and back."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

from acgan_desktop.core import durable
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.terminal import SafeConsole, description
from acgan_desktop.core.visible_text import print_text
from trainer.data.dataset import Dataset
from trainer.data.packing.pack import MIB, default_budget, pack
from trainer.data.packing.packed import PACKED_FILE, Packed, unpack


def add_pack_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``pack`` to ``parser``."""
    parser.add_argument("dataset", type=Path, metavar="DATASET", help="what prepare made")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder to make")
    parser.add_argument(
        "--mib",
        type=float,
        help="most MiB of all files together (default: 40 up to 64 px, 65 up to 96 px, else 120)",
    )
    parser.add_argument(
        "--parts",
        type=int,
        help="files that the faces go into (default: 1 up to 64 px, 2 up to 96 px, else 4)",
    )


def add_unpack_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``unpack`` to ``parser``."""
    parser.add_argument("packed", type=Path, metavar="DIR", help="what pack made")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DATASET", help="the data set to make"
    )


def run_pack(args: argparse.Namespace) -> int:
    """Pack a data set as ``args`` say, and say what it cost.

    Raises:
        UserError: something that was given cannot be used.
    """
    dataset = Dataset.open(args.dataset)
    mib, parts = default_budget(dataset.manifest.resolution)
    mib = mib if args.mib is None else args.mib
    parts = parts if args.parts is None else args.parts
    if not 0.001 <= mib <= 1_000_000:
        raise UserError(f"--mib {mib:g} is not a size that faces can be packed into.")
    if args.out.exists() and (not args.out.is_dir() or any(args.out.iterdir())):
        raise UserError(f"{args.out} exists already; choose a new folder.")
    durable.remove_leftovers_beside(args.out)
    with _bar() as bar:
        task = bar.add_task("Choosing a quality", total=None)
        packed = pack(
            dataset,
            args.out,
            mib,
            parts,
            lambda stage, done, total: bar.update(
                task, description=stage, completed=done, total=total
            ),
        )
    print_text(f"{args.out}: {summary(packed, args.out)}")
    return 0


def run_unpack(args: argparse.Namespace) -> int:
    """Unpack a data set as ``args`` say.

    Raises:
        UserError: it is damaged, or cannot be written.
    """
    durable.remove_leftovers_beside(args.out)
    with _bar() as bar:
        task = bar.add_task("Unpacking", total=None)
        packed = unpack(
            args.packed,
            args.out,
            lambda done, total: bar.update(task, completed=done, total=total),
        )
    print_text(f"{args.out}: {summary(packed, args.packed)}")
    return 0


def summary(packed: Packed, folder: Path) -> str:
    """Return in one line what is packed in ``folder``, and what that cost."""
    manifest = packed.dataset
    size = (sum(part.bytes for part in packed.parts) + (folder / PACKED_FILE).stat().st_size) / MIB
    lost = "without loss"
    if packed.quality is not None and packed.psnr_db is not None:
        lost = f"WebP of quality {packed.quality}, {packed.psnr_db:.2f} dB from the original"
    return (
        f"{manifest.name}, {manifest.images:,} faces of {manifest.resolution} px, {size:.1f} MiB "
        f"in {len(packed.parts) - 1} part(s) and the tables, {lost}."
    )


@contextmanager
def _bar() -> Iterator[Progress]:
    columns = (
        description(),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=SafeConsole(), transient=True) as bar:
        yield bar
