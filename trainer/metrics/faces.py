"""Faces in portions, from wherever they come, and what an extractor sees in them."""

from collections.abc import Callable, Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.runtime.renderer import Renderer
from trainer.data.dataset import Dataset
from trainer.metrics.extractors import Extractor, Seen

PORTION = 64
Pixels = NDArray[np.uint8]
Report = Callable[[int], None]
"""Told how many more faces were seen."""


def drawn(
    generator: Renderer, avatars: Iterable[Avatar], portion: int = PORTION
) -> Iterator[Pixels]:
    """Yield the avatars' pictures, uint8 [at most portion, h, w, 3]."""
    some: list[Avatar] = []
    for avatar in avatars:
        some.append(avatar)
        if len(some) == portion:
            yield generator.render(some)
            some = []
    if some:
        yield generator.render(some)


def real(dataset: Dataset, indices: NDArray[np.int64], portion: int = PORTION) -> Iterator[Pixels]:
    """Yield the data set's pictures at ``indices``, in their order."""
    for start in range(0, len(indices), portion):
        yield dataset.images[indices[start : start + portion]]


def noise(count: int, side: int, seed: int, portion: int = PORTION) -> Iterator[Pixels]:
    """Yield pictures whose every value is drawn evenly from 0 to 255."""
    random = np.random.default_rng(seed)
    for start in range(0, count, portion):
        shape = (min(portion, count - start), side, side, 3)
        yield random.integers(0, 256, shape, np.uint8)


def look_at(extractor: Extractor, pictures: Iterable[Pixels], report: Report) -> Seen:
    """Return what ``extractor`` sees in all ``pictures``, row by row; there must be some."""
    seen = []
    for pixels in pictures:
        seen.append(extractor.read(pixels))
        report(len(pixels))
    logits = [one.logits for one in seen if one.logits is not None]
    return Seen(
        np.concatenate([one.features for one in seen]),
        {
            name: np.concatenate([one.probabilities[name] for one in seen])
            for name in seen[0].probabilities
        },
        np.concatenate(logits) if logits else None,
    )
