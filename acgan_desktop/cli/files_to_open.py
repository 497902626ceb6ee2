"""Files that ``acgan`` is given to open, and the window that takes them.

Nothing heavy is imported here: it is read at every start.
"""

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.visible_text import print_text, visible

if TYPE_CHECKING:
    from acgan_desktop.library.opening.window_requests import WindowRequests

_SUFFIXES: Final = (".png", ".jpg", ".jpeg", ".webp", ".json", ".jsonl", ".onnx")
_MARK: Final = "ACGAN_START_MARK"  # a start that is measured has a window of its own


@dataclass(frozen=True)
class Place:
    """Where files are opened.

    Attributes:
        taken: a window that is open has taken them.
        requests: what the new window is asked by later starts; None if another one is asked.
    """

    taken: bool = False
    requests: "WindowRequests | None" = None


NO_PLACE: Final = Place()


def add_open_options(parser: argparse.ArgumentParser) -> None:
    """Give ``parser`` the options of ``open``."""
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="pictures of faces, collections of favourites (.jsonl), or a model (.onnx)",
    )
    parser.add_argument("--model", type=Path, metavar="FILE", help="the model to open it with")
    parser.add_argument(
        "--new-window", action="store_true", help="a window of its own, though one is open"
    )


def is_file_to_open(word: str) -> bool:
    """Tell whether the first word of a command line is a file, and no mistyped command."""
    if word.startswith("-"):
        return False
    return word.lower().endswith(_SUFFIXES) or _path(word).exists()


def files_named(words: Sequence[str]) -> list[Path]:
    """Return the files that ``words`` name, also as addresses such as file:///home/me/a.png.

    Raises:
        UserError: one is not there.
    """
    paths = [_path(word) for word in words]
    for path in paths:
        if not path.exists():
            raise UserError(f"There is no file {visible(str(path))}.")
        if path.is_dir():
            raise UserError(f"{visible(str(path))} is a folder; name the files in it.")
    return paths


def place_for(model: Path | None, files: Sequence[Path]) -> Place:
    """Give the files to the window that is open; if there is none, be the one that is asked."""
    if os.environ.get(_MARK):
        return NO_PLACE
    from acgan_desktop.library.opening.window_requests import (
        OpenRequest,
        WindowRequests,
        hand_over,
    )

    request = OpenRequest.of(files, model)
    for _ in range(2):  # between the two, another start may have become the window
        if hand_over(request):
            print_text("The window that is open takes it from here.")
            return Place(taken=True)
        requests = WindowRequests.claim()
        if requests is not None:
            return Place(requests=requests)
    return NO_PLACE


def _path(word: str) -> Path:
    if not word.lower().startswith("file:"):
        return Path(word)
    path = unquote(urlsplit(word).path)
    return Path(path.lstrip("/") if os.name == "nt" else path)
