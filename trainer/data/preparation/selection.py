"""What a person decides about which pictures go in, over what screening says."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from acgan_desktop.core.bounded_file import bounded_lines, read_bounded_text
from acgan_desktop.core.errors import UserError
from trainer.data.labelling.label_files import MAX_LABEL_BYTES
from trainer.data.labelling.label_rows import FILE_COLUMNS, MAX_ROWS
from trainer.data.labelling.picture_names import find_pictures, normal_name
from trainer.data.preparation.screening import Reason
from trainer.data.preparation.split import HELD_OUT_SHARE
from trainer.data.sources import Listing

# A broken picture cannot be kept, whatever anybody wishes.
KEEPABLE = tuple(reason for reason in Reason if reason is not Reason.BROKEN)
MAX_HELD_OUT = 0.5


@dataclass(frozen=True)
class Selection:
    """Which pictures go in.

    Attributes:
        keep: reasons for which no picture is left out.
        keep_names: names of pictures that are kept whatever they look like.
        only: names of the pictures that go in, whatever they look like; None = all.
        held_out: the share of the pictures that no training reads, 0 to 0.5.
        crop_faces: look for faces in the pictures, and take each as one.
    """

    keep: frozenset[Reason] = frozenset()
    keep_names: frozenset[str] = frozenset()
    only: frozenset[str] | None = None
    held_out: float = HELD_OUT_SHARE
    crop_faces: bool = False

    def applied_to(self, listing: Listing) -> tuple[Listing, int]:
        """Return the listing of the pictures to look at, and how many names mean no picture.

        Raises:
            UserError: names were given, and none of them means a picture.
        """
        wanted = self.keep_names if self.only is None else self.only | self.keep_names
        if not wanted and self.only is None:
            return listing, 0
        found = find_pictures(wanted, [entry.name for entry in listing.entries])
        if not found:
            raise UserError(
                f"None of the {len(wanted):,} names in the list means a picture in the sources; "
                f'they are called such as "{listing.entries[0].name}".'
            )
        chosen = {index for at in found.values() for index in at}
        entries = [
            replace(entry, chosen=True) if index in chosen else entry
            for index, entry in enumerate(listing.entries)
            if self.only is None or index in chosen
        ]
        return replace(listing, entries=entries), len(wanted) - len(found)


def read_keep(texts: Sequence[str]) -> tuple[frozenset[Reason], frozenset[str]]:
    """Read what ``--keep`` was given: reasons between commas, or files of names.

    Raises:
        UserError: one is neither.
    """
    reasons: set[Reason] = set()
    names: set[str] = set()
    by_word = {word(reason): reason for reason in KEEPABLE}
    for text in texts:
        parts = [part.strip().casefold().replace("_", "-") for part in text.split(",")]
        if all(part in by_word for part in parts):
            reasons |= {by_word[part] for part in parts}
        elif Path(text).is_file():
            names |= read_names(Path(text))
        else:
            raise UserError(
                f'--keep "{text}" is neither a file of names nor any of: {", ".join(by_word)}.'
            )
    return frozenset(reasons), frozenset(names)


def word(reason: Reason) -> str:
    """Return what a reason is called on the command line."""
    return reason.value.replace("_", "-")


def read_names(path: Path) -> frozenset[str]:
    """Read names of pictures: one a line, a CSV with a column ``file``, or JSON.

    JSON is a list of names, a list of objects with ``file``, or a ``report.json`` of ``prepare``,
    of which all that was left out is taken.

    Raises:
        UserError: the file cannot be read, or names nothing.
    """
    text = read_bounded_text(path, MAX_LABEL_BYTES, "a list of names")
    try:
        found = _json_names(text) if path.suffix.lower() == ".json" else _line_names(text)
    except (ValueError, RecursionError, csv.Error) as error:
        raise UserError(f"{path} is no list of names: {error}.") from error
    names = frozenset(normal_name(name.strip()) for name in found if name.strip())
    if not names:
        raise UserError(f"{path} names no picture: it needs a name on each line.")
    if len(names) > MAX_ROWS:
        raise UserError(f"{path} has more than {MAX_ROWS:,} names.")
    return names


def _line_names(text: str) -> list[str]:
    lines = text.splitlines()
    first = [cell.strip().casefold() for cell in next(csv.reader(lines[:1]), [])]
    column = next((first.index(name) for name in FILE_COLUMNS if name in first), None)
    if column is None:
        return lines
    rows = csv.reader(bounded_lines(io.StringIO(text, newline="")))
    return [row[column] for row in list(rows)[1:] if len(row) > column]


def _json_names(text: str) -> list[str]:
    content = json.loads(text)
    if isinstance(content, dict):
        content = content.get("left_out", list(content))
    if not isinstance(content, list):
        raise ValueError("it holds no list")
    named = [each.get("file") if isinstance(each, dict) else each for each in content]
    if not all(isinstance(each, str) for each in named):
        raise ValueError("something in its list is no name")
    return [str(each) for each in named]
