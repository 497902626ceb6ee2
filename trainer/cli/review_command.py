"""``acgan-train tagger review``: label faces by looking, in a window of its own."""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from acgan_desktop.cli.screen_check import check_screen
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.review_file import AnswerBook, Task, write_task
from acgan_desktop.core.visible_text import print_text
from trainer.cli.arguments import positive_whole
from trainer.data.labelling.review_task import WHICH, Choice, make_task

WINDOW = "acgan_desktop.ui.review"
_REFUSED = 2


def add_review_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``tagger review`` to ``parser``."""
    parser.add_argument(
        "source", type=Path, metavar="DATASET|FOLDER|MODEL.onnx",
        help="a data set, a folder of pictures, or a model to draw samples with",
    )  # fmt: skip
    parser.add_argument(
        "--out", type=Path, required=True, metavar="LABELS.csv",
        help="the labels; a file that is there is gone on with",
    )  # fmt: skip
    parser.add_argument(
        "--which", choices=WHICH, default="all",
        help="faces of a data set: all, those with an unknown label, those held out, or those "
        "whose labels acgan-train label doubts (default: all)",
    )  # fmt: skip
    parser.add_argument(
        "--count", type=positive_whole, metavar="N",
        help="at most so many faces (default: all; 300 samples of a model)",
    )  # fmt: skip
    parser.add_argument(
        "--attribute", action="append", default=[], metavar="NAME",
        help="ask for this one only (repeatable)",
    )  # fmt: skip
    parser.add_argument(
        "--classes", type=Path, metavar="DATASET|MODEL.onnx",
        help="whose attributes are asked, where the faces have none of their own",
    )  # fmt: skip
    parser.add_argument("--seed", type=int, default=0, help="of the faces drawn (default: 0)")
    parser.add_argument(
        "--task", type=Path, metavar="TASK.json",
        help="open no window; write into this file what it would ask, for another program",
    )  # fmt: skip
    parser.add_argument(
        "--truncation", type=float, default=1.0, help="of a model's samples (default: 1, off)"
    )


def run_review(args: argparse.Namespace) -> int:
    """Open the review window as ``args`` say, wait for its end, and say what was labelled.

    Returns:
        The exit status, 0.

    Raises:
        UserError: something that was given cannot be used, or the window cannot be shown.
    """
    if args.task is None and find_spec("PySide6") is None:
        raise UserError("The review needs a window: run pip install acgan-desktop with PySide6.")
    if args.out.suffix.lower() != ".csv":
        raise UserError(f"{args.out} should end in .csv: it is a table.")
    if not args.out.resolve().parent.is_dir():
        raise UserError(f"{args.out} cannot be written: its folder does not exist.")
    if args.task is None:
        check_screen("the review needs one")
    choice = Choice(
        args.which, args.count, args.seed, args.truncation, tuple(args.attribute), args.classes
    )
    task = make_task(args.source, args.out, choice)
    with _alone(args.out):
        _book(task, args.out)  # a table of something else is refused before a window opens
        if args.task is not None:
            write_task(args.task, task)
            args.reporter.values["faces"] = len(task.faces)
            return 0
        with TemporaryDirectory(prefix="acgan-review-") as folder:
            path = Path(folder) / "task.json"
            write_task(path, task)
            ended = subprocess.run([sys.executable, "-m", WINDOW, str(path)], check=False)
        book = _book(task, args.out)  # takes up what a window that was killed had not put there
    given = sum(face.name in book.answers for face in task.faces)
    if ended.returncode == _REFUSED:
        raise UserError("The review window could not be opened; it says why above.")
    if ended.returncode:
        answered = f"what was answered is in {args.out}" if given else "nothing was answered"
        raise UserError(f"The review window ended before its time; {answered}.")
    print_text(f"{args.out}: {given:,} of {len(task.faces):,} faces are labelled.")
    return 0


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Keep a second review out of the table: each would write over what the other was told.

    Raises:
        UserError: another review writes it.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(out.with_name(f".{out.name}.lock"), blocking=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise UserError(
            f"Another review writes {out}; close its window first, or choose another file."
        ) from error
    try:
        yield
    finally:
        lock.release()


def _book(task: Task, out: Path) -> AnswerBook:
    return AnswerBook(out, {one.name: one.classes for one in task.attributes})
