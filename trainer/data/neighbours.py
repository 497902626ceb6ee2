"""Finding pairs of similar pictures without comparing every picture with every other."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from trainer.data.fingerprint import mirrored_hashes, perceptual_hashes

BANDS = 4
_BAND_BITS = 16
# Of one band's bucket, a picture is compared with this many that follow it. Buckets are larger
# only where thousands of pictures look alike, and there the chain of neighbours joins them anyway.
_BUCKET_WINDOW = 400
HAMMING = 10


def similar_pairs(
    thumbnails: NDArray[np.uint8], distance: float
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Return pairs whose thumbnails, or one and the other mirrored, are within ``distance``.

    The index: the 64-bit hash is cut into four bands of 16 bits, and pictures meet that share a
    band, give or take one bit; so every pair of hashes up to 7 bits apart is found, and most of
    those up to :data:`HAMMING`.

    Args:
        thumbnails: uint8 [n, 16, 16, 3].
        distance: root mean square difference of the pixels, as a share of the pixels' own
            standard deviation (of the fainter of the two): 0 = the same, 1.4 = unrelated.

    Returns:
        Pairs int64 [pairs, 2], first index below second, sorted; and their distances.
    """
    if len(thumbnails) < 2:
        return np.empty((0, 2), np.int64), np.empty(0, np.float32)
    hashes = perceptual_hashes(thumbnails)
    count = len(hashes)
    found: list[NDArray[np.int64]] = []
    for other in (hashes, mirrored_hashes(thumbnails)):
        for first, second in _candidates(hashes, other):
            close = _bit_count(hashes[first] ^ other[second]) <= HAMMING
            low, high = np.minimum(first, second)[close], np.maximum(first, second)[close]
            found.append(np.unique((low * count + high)[low != high]))
    keys = np.unique(np.concatenate(found)) if found else np.empty(0, np.int64)
    pairs = np.stack([keys // count, keys % count], axis=1)
    distances = _distances(thumbnails, pairs)
    near = distances <= distance
    return pairs[near], distances[near]


def _candidates(
    left: NDArray[np.uint64], right: NDArray[np.uint64]
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    for band in range(BANDS):
        shift = np.uint64(band * _BAND_BITS)
        ours = ((left >> shift) & np.uint64(0xFFFF)).astype(np.int64)
        theirs = ((right >> shift) & np.uint64(0xFFFF)).astype(np.int64)
        order = np.argsort(theirs, kind="stable")
        starts = np.searchsorted(theirs[order], np.arange(2**_BAND_BITS + 1))
        for flip in (0, *(1 << bit for bit in range(_BAND_BITS))):
            begin = starts[ours ^ flip]
            size = np.minimum(starts[(ours ^ flip) + 1] - begin, _BUCKET_WINDOW)
            first = np.repeat(np.arange(len(left)), size)
            within = np.arange(len(first)) - np.repeat(np.cumsum(size) - size, size)
            yield first, order[np.repeat(begin, size) + within]


def _bit_count(values: NDArray[np.uint64]) -> NDArray[np.int64]:
    table = np.array([i.bit_count() for i in range(256)], np.uint8)
    counts: NDArray[np.int64] = (
        table[values.view(np.uint8)].reshape(-1, 8).sum(axis=1, dtype=np.int64)
    )
    return counts


def _distances(thumbnails: NDArray[np.uint8], pairs: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return the smaller of the distances between the two as they are and one mirrored."""
    result = np.empty(len(pairs), np.float32)
    step = 4096
    for start in range(0, len(pairs), step):
        part = pairs[start : start + step]
        a = thumbnails[part[:, 0]].astype(np.float32)
        b = thumbnails[part[:, 1]].astype(np.float32)
        plain = np.square(a - b).mean(axis=(1, 2, 3))
        turned = np.square(a - b[:, :, ::-1]).mean(axis=(1, 2, 3))
        own = np.minimum(a.var(axis=(1, 2, 3)), b.var(axis=(1, 2, 3)))
        result[start : start + step] = np.sqrt(np.minimum(plain, turned) / (own + 1))
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
