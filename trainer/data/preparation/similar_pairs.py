"""Finding pairs of similar pictures without comparing every picture with every other."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from trainer.data.preparation.fingerprint import BITS, THUMBNAIL, Fingerprints, bit_counts

_BAND_BITS = 16
# A picture is looked up under its own band and under what the band would be if any of its least
# certain bits had flipped. Measured on 29,420 faces against comparing all: every pair up to a
# distance of 0.3 is found, and 94 % of those at 0.4 to 0.5.
_UNCERTAIN_BITS = 5
_HAMMING = 16
# Only thousands of pictures that look alike fill a bucket beyond that, and there chains of
# neighbours join them anyway.
BUCKET_WINDOW: Final = 64
PAIRS_AT_ONCE: Final = 1_000_000
_COMPARED_AT_ONCE = 4096


def similar_pairs(
    thumbnails: NDArray[np.uint8],
    distance: float,
    *,
    bucket_window: int = BUCKET_WINDOW,
    pairs_at_once: int = PAIRS_AT_ONCE,
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Return pairs whose thumbnails, or one and the other mirrored, are within ``distance``.

    The index: 64-bit perceptual hashes are cut into four bands, and pictures that share a band,
    give or take its least certain bits, are compared.

    Args:
        thumbnails: uint8 [n, 16, 16, 3].
        distance: root mean square difference of the pixels, as a share of the pixels' own
            standard deviation (of the fainter of the two): 0 = the same, 1.4 = unrelated.
        bucket_window: how many pictures of one bucket each picture is compared with.
        pairs_at_once: how many pairs are looked at together, which bounds the memory.

    Returns:
        Pairs int64 [pairs, 2], first index below second, sorted; and their distances.
    """
    count = len(thumbnails)
    prints = Fingerprints.of(thumbnails)
    keys = np.empty(0, np.int64)
    for other in (prints.hashes, prints.mirrored):
        for band in range(0, BITS, _BAND_BITS):
            found = [keys]
            for first, second in _candidates(prints, other, band, bucket_window, pairs_at_once):
                near = bit_counts(prints.hashes[first] ^ other[second]) <= _HAMMING
                a, b = first[near], second[near]
                low, high = np.minimum(a, b), np.maximum(a, b)
                found.append(np.unique((low * count + high)[low != high]))
            keys = np.unique(np.concatenate(found))
    pairs = np.stack([keys // max(count, 1), keys % max(count, 1)], axis=1)
    # Means over blocks are never further apart than the pixels, and quicker to compare.
    blocks = thumbnails.reshape(count, 4, THUMBNAIL // 4, 4, THUMBNAIL // 4, 3).mean((2, 4))
    own = thumbnails.var(axis=(1, 2, 3), dtype=np.float32)
    pairs = pairs[pair_distances(blocks.astype(np.float32), own, pairs) <= distance]
    distances = pair_distances(thumbnails, own, pairs)
    close = distances <= distance
    return pairs[close], distances[close]


def _candidates(
    prints: Fingerprints, other: NDArray[np.uint64], band: int, window: int, at_once: int
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Yield index pairs whose bits from ``band`` on agree, up to the uncertain ones."""
    ours, theirs = _band(prints.hashes, band), _band(other, band)
    certainty = prints.certainty[:, band : band + _BAND_BITS]
    uncertain = np.argsort(certainty, axis=1, kind="stable")[:, :_UNCERTAIN_BITS]
    order = np.argsort(theirs, kind="stable")
    starts = np.searchsorted(theirs[order], np.arange(2**_BAND_BITS + 1))
    step = at_once // window
    for choice in range(2**_UNCERTAIN_BITS):
        flips = np.zeros(len(ours), np.int64)
        for place in range(_UNCERTAIN_BITS):
            if choice >> place & 1:
                flips |= 1 << uncertain[:, place]
        wanted = ours ^ flips
        begin = starts[wanted]
        size = np.minimum(starts[wanted + 1] - begin, window)
        for start in range(0, len(ours), step):
            part = slice(start, start + step)
            first = np.repeat(np.arange(len(ours))[part], size[part])
            ends = np.cumsum(size[part])
            within = np.arange(len(first)) - np.repeat(ends - size[part], size[part])
            yield first, order[np.repeat(begin[part], size[part]) + within]


def _band(hashes: NDArray[np.uint64], band: int) -> NDArray[np.int64]:
    return ((hashes >> np.uint64(band)) & np.uint64(2**_BAND_BITS - 1)).astype(np.int64)


def pair_distances(
    pictures: NDArray[np.uint8] | NDArray[np.float32],
    variances: NDArray[np.float32],
    pairs: NDArray[np.int64],
) -> NDArray[np.float32]:
    """Return the smaller of the distances between the two as they are and one mirrored."""
    result = np.empty(len(pairs), np.float32)
    for start in range(0, len(pairs), _COMPARED_AT_ONCE):
        part = slice(start, start + _COMPARED_AT_ONCE)
        a = pictures[pairs[part, 0]].astype(np.float32)
        b = pictures[pairs[part, 1]].astype(np.float32)
        plain = np.square(a - b).mean(axis=(1, 2, 3))
        turned = np.square(a - b[:, :, ::-1]).mean(axis=(1, 2, 3))
        own = np.minimum(variances[pairs[part, 0]], variances[pairs[part, 1]])
        result[part] = np.sqrt(np.minimum(plain, turned) / (own + 1))
    return result


def groups(count: int, pairs: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return for each of ``count`` pictures the smallest index it is joined to by ``pairs``."""
    roots = list(range(count))

    def root(index: int) -> int:
        while roots[index] != index:
            roots[index] = roots[roots[index]]
            index = roots[index]
        return index

    for first, second in pairs.tolist():
        a, b = root(first), root(second)
        roots[max(a, b)] = min(a, b)
    return np.array([root(index) for index in range(count)], np.int64)
