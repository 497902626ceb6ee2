"""``acgan-train prepare``: the command line of :func:`trainer.data.preparation.prepare.prepare`."""

import argparse
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

from acgan_desktop.core.terminal import SafeConsole, description
from acgan_desktop.core.visible_text import print_text
from trainer.data.manifest import Report
from trainer.data.preparation.prepare import MAX_SIZE, MIN_SIZE, prepare
from trainer.recipe.resolutions import check_drawable


def add_prepare_arguments(parser: argparse.ArgumentParser, *, out_required: bool = True) -> None:
    """Add the arguments of ``prepare`` to ``parser``."""
    parser.add_argument(
        "sources", nargs="+", type=Path, metavar="SOURCE", help="folder or zip file of pictures"
    )
    parser.add_argument(
        "--labels", type=Path, help='CSV or JSON file with "file" and attribute columns'
    )
    parser.add_argument(
        "--size", type=int, default=64, help=f"side in pixels, {MIN_SIZE}-{MAX_SIZE} (default: 64)"
    )
    parser.add_argument(
        "--out", type=Path, required=out_required, metavar="DATASET", help="folder to make"
    )
    parser.add_argument("--name", help="name of the data set (default: the name of the folder)")
    parser.add_argument(
        "--plain-background",
        action="store_true",
        help="add the switch plain_background, told from the edge of each picture",
    )
    parser.add_argument(
        "--processes", type=int, help="processes to use (default: one per processor)"
    )


def run_prepare(args: argparse.Namespace) -> int:
    """Prepare a data set as ``args`` say, show how far it is, and say what came of it.

    Returns:
        The exit status: 0, or 130 after Ctrl-C.

    Raises:
        UserError: something that was given cannot be used.
    """
    check_drawable(args.size)
    console = SafeConsole()
    columns = (
        description(),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    try:
        with Progress(*columns, console=console, transient=True) as bar:
            task = bar.add_task("", total=None)

            def show(stage: str, done: int, total: int) -> None:
                # A stage without steps gets a bar that only shows that something goes on.
                bar.update(
                    task, description=stage, completed=done, total=total if total > 1 else None
                )

            report = prepare(
                args.sources,
                args.labels,
                args.size,
                args.out,
                name=args.name,
                progress=show,
                processes=args.processes,
                plain_background=args.plain_background,
            )
    except KeyboardInterrupt:
        console.say("Stopped; nothing was left behind.")
        return 130
    print_text(summary(report, args.out), end="")
    return 0


def summary(report: Report, out: Path) -> str:
    """Return what a person should know about a prepared data set, in a few lines."""
    lines = [
        f"{out}: {report.kept:,} of {report.found:,} pictures kept, "
        f"{report.held_out:,} of them held out."
    ]
    lines += [
        f"  left out, {reason.replace('_', ' ')}: {count:,}"
        for reason, count in report.reasons.items()
        if count
    ]
    if report.enlarged:
        lines.append(f"  enlarged: {report.enlarged:,} ({report.enlarged_share:.1%} of the kept)")
    labels = report.labels
    if labels.rows:
        lines.append(f"  kept without a row in the labels: {labels.images_without_row:,}")
    for words, names in (
        ("rows of the labels without a picture", labels.without_image),
        ("labels not used, since several pictures have the name", labels.ambiguous),
        ("names whose rows contradict each other", labels.conflicting),
        ("columns with fewer than two classes, not used", labels.constant_columns),
        ("folders and zip files that cannot be read", report.unreadable_archives),
    ):
        if names:
            lines.append(f"  {words}: {len(names):,}")
    lines += [
        f"  too few to learn: {rare.attribute} {rare.name}, {rare.training_images} training images"
        for rare in report.rare_classes
    ]
    lines.append(f"  every picture that is left out, and why: {out / 'report.json'}")
    return "\n".join(lines) + "\n"
