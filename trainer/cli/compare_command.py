"""``acgan-train compare``: several recipes under one budget, and a page by which to choose."""

import argparse
import sys
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.visible_text import print_text
from trainer.cli.arguments import add_device_arguments, positive, positive_whole
from trainer.recipe.recipe import bundled_recipes

if TYPE_CHECKING:
    from rich.progress import Progress

    from trainer.compare.contestants import Contestant
    from trainer.compare.run_progress import RunProgress
    from trainer.compare.schedule import Budget
    from trainer.data.dataset import Dataset
    from trainer.metrics.extractors import Extractor


# Named, not imported: it imports the whole command line.
_TURN_MODULE = "trainer.cli.compare_turn"


def add_compare_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``compare`` to ``parser``."""
    parser.add_argument(
        "recipes", nargs="+", metavar="RECIPE",
        help=f"bundled recipes ({', '.join(bundled_recipes())}) or paths of .toml files",
    )  # fmt: skip
    parser.add_argument(
        "--data",
        type=Path,
        required=True,
        metavar="DATASET",
        help="a data set that prepare made, or that pack made of one",
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="REPORT",
        help="the folder of the runs and the report; one that exists is gone on with",
    )  # fmt: skip
    bounds = parser.add_mutually_exclusive_group(required=True)
    bounds.add_argument(
        "--minutes", type=positive, help="train each for so many minutes, all sittings together"
    )
    bounds.add_argument("--kimg", type=positive, help="show each so many thousand images")
    parser.add_argument(
        "--set", action="append", default=[], metavar="KEY=VALUE",
        help="change a key of all recipes, such as schedule.batch=16 (repeatable)",
    )  # fmt: skip
    parser.add_argument(
        "--at-once", type=positive_whole, default=1, metavar="N",
        help="runs to train side by side (default: 1)",
    )  # fmt: skip
    add_device_arguments(parser, "processor threads of each run (default: all)")
    parser.add_argument(
        "--extractor", type=Path, metavar="FILE",
        help="also measure the models, with this tagger's .onnx or the FID Inception's weights",
    )  # fmt: skip
    parser.add_argument(
        "--images", type=positive_whole, default=10_000, metavar="N",
        help="faces drawn for the measures (default: 10000)",
    )  # fmt: skip
    parser.add_argument(
        "--report-only", action="store_true",
        help="train nothing, report on what is there; also while the runs go on",
    )  # fmt: skip


def run_compare(args: argparse.Namespace) -> int:
    """Train and report as ``args`` say.

    Returns:
        The exit status: 0, also when it was stopped half way.

    Raises:
        UserError: something that was given cannot be used, or every run failed.
    """
    import torch

    from trainer.compare.contestants import check_report_folder, enter
    from trainer.compare.schedule import Budget
    from trainer.data.dataset import Dataset
    from trainer.data.packing.packed import ready
    from trainer.runs.interrupts import interrupts

    if args.threads:
        torch.set_num_threads(args.threads)
    dataset = Dataset.open(ready(args.data))
    overrides = [*args.set, *([f"schedule.kimg={args.kimg}"] if args.kimg else [])]
    check_report_folder(args.out)
    contestants = enter(args.recipes, overrides, dataset, args.out)
    budget = Budget(args.minutes, args.kimg)
    with _extractor(args) as extractor:
        failed: list[str] = []
        if not args.report_only:
            stop = threading.Event()
            with _locked(args.out), interrupts(stop):
                failed = _train(args, contestants, budget, stop)
            if stop.is_set():
                print_text(
                    "Stopped; the same command goes on, --report-only reports on what is there.",
                    sys.stderr,
                )
                return 0
            if len(failed) == len(contestants):
                raise UserError(" ".join(failed))
        elif not args.out.is_dir():
            raise UserError(f"There is nothing in {args.out} to report on.")
        notes = _report(args, contestants, dataset, budget, failed, extractor)
    for sentence in notes:
        print_text(sentence, sys.stderr)
    return 0


def _report(
    args: argparse.Namespace,
    contestants: "list[Contestant]",
    dataset: "Dataset",
    budget: "Budget",
    failed: list[str],
    extractor: "Extractor | None",
) -> Sequence[str]:
    """Write the report and print where its files are; returns what is to be said besides.

    Raises:
        UserError: there is nothing to report on yet.
    """
    from trainer.compare.assemble import Request, assemble
    from trainer.compare.writing import write_report
    from trainer.tagger.loading import load_tagger_network

    with _bar() as bar:
        report, inspected = assemble(
            Request(
                contestants=contestants,
                dataset=dataset,
                out=args.out,
                budget=budget,
                failed=failed,
                extractor=extractor,
                images=args.images,
                threads=args.threads,
                say=lambda words: bar.console.print(words),
                begin=_begin(bar),
                load_tagger=load_tagger_network,
            )
        )
    if not report.runs:
        raise UserError(f"No run in {args.out} has a checkpoint yet; train a little longer.")
    for path in write_report(args.out, report, inspected):
        print_text(str(path))
    return report.notes


def _train(
    args: argparse.Namespace,
    contestants: "list[Contestant]",
    budget: "Budget",
    stop: threading.Event,
) -> list[str]:
    """Let the runs take turns, showing where all stand; returns sentences on those that failed."""
    from trainer.compare.contestants import LOGS
    from trainer.compare.schedule import Child, Turn, take_turns
    from trainer.compare.turn import Process, command_of

    def start(turn: Turn) -> Child:
        command = command_of(
            turn, args.data, module=_TURN_MODULE, threads=args.threads, device=args.device
        )
        return Process(turn, command, args.out / LOGS / f"{turn.contestant.name}.log")

    with _begun_later(_bar()) as bar:
        tasks = {one.name: bar.add_task(one.name, total=1.0) for one in contestants}
        whole = bar.add_task("All together", total=float(len(contestants)))

        def watch(standings: "Mapping[str, RunProgress]", under_way: Collection[str]) -> None:
            total = 0.0
            for one in contestants:
                now = _now(one, standings[one.name]) if one.name in under_way else None
                standing = now or standings[one.name]
                words = f"{standing.kimg:.1f} kimg, {standing.seconds / 60:.1f} min"
                active = " …" if one.name in under_way else ""
                share = min(1.0, max(budget.used(standing), standing.kimg / one.target_kimg))
                total += share
                described = f"{one.name} ({words}){active}"
                bar.update(tasks[one.name], completed=share, description=described)
            bar.update(whole, completed=total)
            if total and not bar.live.is_started:
                bar.start()

        found = take_turns(contestants, budget, start, at_once=args.at_once, stop=stop, watch=watch)
    return list(found.values())


def _now(contestant: "Contestant", before: "RunProgress") -> "RunProgress":
    """Return where a run under way stands by its own reports, if those are newer."""
    from trainer.compare.run_progress import RunProgress

    for event in reversed(contestant.folder.events()[-3:]):
        kimg, seconds = event.get("kimg"), event.get("seconds")
        if isinstance(kimg, float | int) and isinstance(seconds, float | int):
            if seconds > before.seconds:
                return RunProgress(kimg, seconds, before.dataset)
            break
    return before


@contextmanager
def _locked(out: Path) -> Iterator[None]:
    """Keep a second comparison out of the folder.

    Raises:
        UserError: another one trains there, or the folder cannot be made.
    """
    from filelock import FileLock, Timeout

    from trainer.compare.contestants import LOCK_FILE

    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"{out} cannot be made: {error.strerror}.") from error
    try:
        with FileLock(out / LOCK_FILE, blocking=False):
            yield
    except Timeout as error:
        raise UserError(
            f"Another comparison is training in {out}; --report-only reports on it."
        ) from error


@contextmanager
def _extractor(args: argparse.Namespace) -> "Iterator[Extractor | None]":
    """Open the extractor before anything is trained, so that a wrong one costs no time."""
    from importlib.util import find_spec

    from acgan_desktop.engine.runtime.device import Device

    if args.extractor is None:
        yield None
        return
    if find_spec("torchmetrics") is None:
        raise UserError(
            "compare --extractor needs torchmetrics: run pip install 'acgan-desktop[train]' first."
        )
    from trainer.metrics.extractors import open_extractor

    with closing(open_extractor(args.extractor, Device(args.device), args.threads)) as eyes:
        yield eyes


def _bar() -> "Progress":
    from rich.progress import BarColumn, Progress, TaskProgressColumn

    from acgan_desktop.core.terminal import SafeConsole, description

    return Progress(description(), BarColumn(), TaskProgressColumn(), console=SafeConsole())


@contextmanager
def _begun_later(bar: "Progress") -> Iterator["Progress"]:
    """Stop ``bar`` at the end, if it was started: none shall stand before an error."""
    try:
        yield bar
    finally:
        if bar.live.is_started:
            bar.stop()


def _begin(bar: "Progress") -> Callable[[str, int], Callable[[int], None]]:
    def begin(what: str, steps: int) -> Callable[[int], None]:
        task = bar.add_task(what, total=steps)
        return lambda more: bar.advance(task, more)

    return begin
