"""Does a model copy? How near its faces lie to the faces that it learned from.

A real face that no training has seen lies at some distance from the nearest face of the training
part. A model that draws new faces keeps about that distance; one that copies comes far nearer.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.runtime.resizing import resized
from trainer.data.dataset import Dataset
from trainer.metrics import faces
from trainer.metrics.extractors import Extractor
from trainer.metrics.faces import Pixels

SHOWN = 10
MOST_REAL = 500
LEAST_REAL = 10
_BLOCK = 256
_NEAR_PERCENT = 1

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Nearness:
    """How near pictures lie to their nearest training face, in one sense of near.

    Attributes:
        drawn: distance of each drawn face, [n].
        real: distance of each real face that was held out, [m].
        nearest: index in the data set of each drawn face's nearest training face, [n].
    """

    drawn: NDArray[np.float64]
    real: NDArray[np.float64]
    nearest: NDArray[np.int64]

    @property
    def typical(self) -> float:
        """The median over the real faces."""
        return float(np.median(self.real))

    @property
    def near(self) -> float:
        """The distance that only one real face in a hundred falls below."""
        return float(np.percentile(self.real, _NEAR_PERCENT))

    @property
    def share_near(self) -> float:
        """The share of drawn faces that fall below it; 0.01 is as among real faces."""
        return float((self.drawn < self.near).mean())


@dataclass(frozen=True)
class Neighbours:
    """What was found.

    Attributes:
        features: Euclidean distance of the tagger's features.
        pixels: root mean square difference of pixels, in levels of 255.
        training: number of training faces searched.
        extractor: whose features.
    """

    features: Nearness
    pixels: Nearness
    training: int
    extractor: str


def find_neighbours(
    drawn: Pixels,
    dataset: Dataset,
    extractor: Extractor,
    begin: Callable[[str, int], faces.Report],
) -> Neighbours:
    """Search all training faces for the nearest of each drawn and of each held-out face.

    A face and its mirror image count as one.

    Args:
        drawn: faces of the model, uint8 [n, h, w, 3].
        dataset: what it learned from.
        extractor: whose features are compared.
        begin: told of progress.

    Raises:
        UserError: the data set has too few faces in one of its parts.
    """
    training, held_out = dataset.training_indices(), dataset.held_out_indices()
    if min(len(training), len(held_out)) < LEAST_REAL:
        raise UserError(
            f"To see whether the model copies, {dataset.path} must have at least {LEAST_REAL} "
            "faces in its training part and in its held-out part."
        )
    chosen = np.sort(np.random.default_rng(0).permutation(held_out)[:MOST_REAL])
    side = dataset.manifest.resolution
    asked = np.concatenate([resized(drawn, side), dataset.images[chosen]])
    both = np.concatenate([asked, asked[:, :, ::-1]])

    advance = begin("Nearest faces by pixels", len(training))
    near = _nearest(_flat(both), _pixel_blocks(dataset, training, advance))
    pixels = _best(
        near, lambda query, place: _rms(both[query], dataset.images[training[place]]), len(asked)
    )
    queries = faces.look_at(
        extractor, _portions(both), begin("Features of the faces asked about", len(both))
    ).features
    known = faces.look_at(
        extractor, faces.real(dataset, training), begin("Training faces", len(training))
    ).features
    blocks = (known[start : start + _BLOCK] for start in range(0, len(known), _BLOCK))
    near = _nearest(queries, blocks)
    features = _best(near, lambda query, place: _apart(queries[query], known[place]), len(asked))
    by_features, by_pixels = (
        Nearness(distance[: len(drawn)], distance[len(drawn) :], training[place[: len(drawn)]])
        for distance, place in (features, pixels)
    )
    eyes = f"{extractor.name} {extractor.identity[:12]}"
    return Neighbours(by_features, by_pixels, len(training), eyes)


def _nearest(queries: Floats, blocks: Iterable[Floats]) -> NDArray[np.int64]:
    """Return for each of the queries [n, d] the row of the blocks [m, d] that lies nearest."""
    middle = queries.mean(axis=0, dtype=np.float64).astype(np.float32)  # smaller rounding errors
    asked = torch.from_numpy(queries - middle)
    best = torch.full((len(queries),), torch.inf)
    place = torch.zeros(len(queries), dtype=torch.int64)
    start = 0
    for block in blocks:
        rows = torch.from_numpy(block - middle)
        # The queries' own lengths are the same for all rows.
        distances = torch.addmm(rows.square().sum(dim=1), asked, rows.T, alpha=-2)
        least, where = distances.min(dim=1)
        nearer = least < best
        best[nearer] = least[nearer]
        place[nearer] = where[nearer] + start
        start += len(block)
    return place.numpy()


def _best(
    near: NDArray[np.int64], distance: Callable[[int, int], float], count: int
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return the exact distance and place for each face: as it is or mirrored, what is nearer."""
    exact = np.array([distance(query, place) for query, place in enumerate(near.tolist())])
    exact, near = exact.reshape(2, count), near.reshape(2, count)
    which = exact.argmin(axis=0)
    every = np.arange(count)
    return exact[which, every], near[which, every]


def _pixel_blocks(
    dataset: Dataset, indices: NDArray[np.int64], advance: faces.Report
) -> Iterator[Floats]:
    for pixels in faces.real(dataset, indices, _BLOCK):
        yield _flat(pixels)
        advance(len(pixels))


def _portions(pixels: Pixels) -> Iterator[Pixels]:
    for start in range(0, len(pixels), faces.PORTION):
        yield np.ascontiguousarray(pixels[start : start + faces.PORTION])


def _flat(pixels: Pixels) -> Floats:
    return pixels.reshape(len(pixels), -1).astype(np.float32)


def _rms(one: Pixels, other: Pixels) -> float:
    return float(np.sqrt(np.square(one.astype(np.float64) - other).mean()))


def _apart(one: Floats, other: Floats) -> float:
    return float(np.linalg.norm(one.astype(np.float64) - other))
