"""What several commands are asked alike, and numbers that are checked while they are read."""

import argparse


def positive(text: str) -> float:
    """Read a positive number."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text} is not a positive number")
    return value


def seconds(text: str) -> float:
    """Read a number of seconds, 0 or more."""
    return 0.0 if text == "0" else positive(text)


def positive_whole(text: str) -> int:
    """Read a positive whole number."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a positive whole number")
    return int(text)


def share(text: str) -> float:
    """Read a number from 0 to 1."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text} does not lie between 0 and 1")
    return value


def add_minutes_argument(parser: "argparse._ActionsContainer") -> None:
    """Add ``--minutes``, a bound of a training."""
    parser.add_argument(
        "--minutes",
        type=positive,
        help="stop after so many minutes of training, all sittings together; waiting for a "
        "processor that other programs have does not count",
    )


def add_device_arguments(
    parser: argparse.ArgumentParser, threads: str = "processor threads to use (default: all)"
) -> None:
    """Add ``--device`` and ``--threads``, explained by ``threads``."""
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")
    parser.add_argument("--threads", type=positive_whole, help=threads)
