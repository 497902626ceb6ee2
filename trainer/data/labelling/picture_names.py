"""Finding the pictures that names from outside mean, however those were written down.

A name means a picture by its full name (source/folders/file) or by any tail of that from a slash
on: ``a.jpg``, ``sub/a.jpg``, ``faces-0.zip/sub/a.jpg``. Where it means none so, it may begin above
the source (``/home/me/data/faces/a.jpg``), lack the ending, have another one, or differ in case.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

from trainer.data.sources import IMAGE_SUFFIXES, visible

# Where some names are exact, loose ones that begin alike are believed if this share of them means
# pictures that no exact name means: a table may also name pictures of folders that are not there.
_BELIEVED = 0.5


def normal_name(name: str) -> str:
    """Return a picture's name with forward slashes, no leading "./", and unprintables escaped."""
    name = visible(name.replace("\\", "/"))
    while name.startswith("./"):
        name = name[2:]
    return name.lstrip("/")


def find_pictures(wanted: Collection[str], names: Sequence[str]) -> dict[str, list[int]]:
    """Return which pictures each name means.

    Args:
        wanted: names as :func:`normal_name` returns them.
        names: full names of all pictures, unique or not.

    Returns:
        For each name that means any: places in ``names``, all those that fit it equally well.
    """
    exact: dict[str, list[int]] = {}
    for index, name in enumerate(names):
        for tail in _tails(name):
            if tail in wanted:
                exact.setdefault(tail, []).append(index)
    for key, found in exact.items():
        full = [index for index in found if names[index] == key]
        exact[key] = full or found
    if len(exact) == len(wanted):
        return exact
    taken = {index for found in exact.values() for index in found}
    return exact | _loosely([key for key in wanted if key not in exact], names, taken)


def _loosely(
    wanted: Sequence[str], names: Sequence[str], taken: Collection[int]
) -> dict[str, list[int]]:
    """Return the pictures of names that fit none exactly; ``taken`` are those of exact names."""
    by_tail: dict[str, list[int]] = defaultdict(list)
    needed = {tail for key in wanted for tail in _tails(_loose(key))}
    for index, name in enumerate(names):
        for tail in _tails(_loose(name)):
            if tail in needed:
                by_tail[tail].append(index)
    found: dict[str, list[int]] = {}
    depths: dict[str, int] = {}
    prefixes: dict[str, str] = {}
    for key in wanted:
        loose = _loose(key)
        prefixes[key] = loose.rpartition("/")[0]
        tail = next((tail for tail in _tails(loose) if tail in by_tail), "")
        if tail:
            prefixes[key] = loose.removesuffix(tail)
            depths[key] = tail.count("/")
            found[key] = by_tail[tail]
    if taken:
        free = {key: [at for at in each if at not in taken] for key, each in found.items()}
        asked = Counter(prefixes[key] for key in wanted)
        met = Counter(prefixes[key] for key, each in free.items() if each)
        found = {
            key: each
            for key, each in free.items()
            if each and met[prefixes[key]] >= _BELIEVED * asked[prefixes[key]]
        }
    # A picture is left to the names that say most of where it lies.
    best: dict[int, int] = {}
    for key, each in found.items():
        for index in each:
            best[index] = max(best.get(index, 0), depths[key])
    kept = {key: [at for at in each if best[at] == depths[key]] for key, each in found.items()}
    return {key: each for key, each in kept.items() if each}


def _loose(name: str) -> str:
    """Return ``name`` without what programs and people change: the ending of a picture, case."""
    stem, dot, suffix = name.casefold().rpartition(".")
    return stem if dot and f".{suffix}" in IMAGE_SUFFIXES else name.casefold()


def _tails(name: str) -> Iterator[str]:
    while name:
        yield name
        _, slash, name = name.partition("/")
        if not slash:
            return
