"""How often two tables of labels say the same of a face, where both say something.

    python benchmarks/agreement.py FIRST.csv SECOND.csv

Both have a column ``file`` and one per attribute; an empty cell and "cannot tell" say nothing.
Faces are the same if the last parts of their names are. Balanced agreement: the mean over the first
table's classes.
"""

import argparse
import csv
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

_NOTHING = ("", "cannot tell")

Table = Mapping[str, Mapping[str, str]]


def read(path: Path) -> Table:
    """Return the rows of a table by the faces' names, without the folders they lie in.

    Raises:
        SystemExit: it cannot be read, has no column ``file``, or two faces of one name.
    """
    found: dict[str, Mapping[str, str]] = {}
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                name = row["file"].rsplit("/", 1)[-1]
                if name in found:
                    raise SystemExit(f"{path} names two faces {name}; give each a name of its own.")
                found[name] = row
    except OSError as error:
        raise SystemExit(f"{path} cannot be read: {error.strerror}.") from error
    except KeyError:
        raise SystemExit(f"{path} has no column called file.") from None
    if not found:
        raise SystemExit(f"{path} names no faces.")
    return found


def pairs(first: Table, second: Table, attribute: str) -> list[tuple[str, str]]:
    """Return what both say of the faces of which both say something."""
    both = (
        (row.get(attribute, ""), second[name].get(attribute, ""))
        for name, row in first.items()
        if name in second
    )
    return [(one, other) for one, other in both if one not in _NOTHING and other not in _NOTHING]


def balanced(said: list[tuple[str, str]]) -> float:
    """Return the mean over the first's classes of how often the second agrees."""
    by_class = defaultdict(list)
    for one, other in said:
        by_class[one].append(one == other)
    return sum(sum(own) / len(own) for own in by_class.values()) / len(by_class)


def main() -> None:
    """Print one line per attribute that both tables have."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    args = parser.parse_args()
    first, second = read(args.first), read(args.second)
    attributes = [name for name in next(iter(first.values())) if name != "file"]
    if not first.keys() & second.keys():
        raise SystemExit("The tables have no face in common.")
    for attribute in attributes:
        said = pairs(first, second, attribute)
        if said:
            agreed = sum(one == other for one, other in said) / len(said)
            print(
                f"{attribute:12} {len(said):6,} faces, agreement {agreed:.3f}, "
                f"balanced {balanced(said):.3f}"
            )


if __name__ == "__main__":
    main()
