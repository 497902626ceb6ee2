"""``acgan-train paper``: the first paper's table beside a run of its model."""

import argparse
from pathlib import Path

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.visible_text import print_text
from trainer.runs.run_folder import RunFolder


def add_paper_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``paper`` to ``parser``."""
    parser.add_argument(
        "folder", type=Path, metavar="RUN", help="the folder of a run of paper-dcgan"
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="PAGE.md",
        help="the page to write; what it shows goes into a folder of that name beside it",
    )  # fmt: skip


def run_paper(args: argparse.Namespace) -> int:
    """Write the page of a run, however far it is; the run is only read.

    Returns:
        The exit status, 0.

    Raises:
        UserError: there is no such run, or a file cannot be written.
    """
    from trainer.paper.page import write_paper_page
    from trainer.paper.run import read_paper_run

    if args.out.suffix.lower() != ".md":
        raise UserError(f"{args.out} should end in .md: it is a page in Markdown.")
    for path in write_paper_page(read_paper_run(RunFolder.open(args.folder)), args.out):
        print_text(str(path))
    return 0
