"""Which real faces come next: a stream that can be stopped and resumed at any batch."""

import numpy as np
from numpy.typing import NDArray

from trainer.data.label_vectors import balanced_weights, with_share
from trainer.data.state_values import Count, RandomState, State


class SamplerState(State):
    """Where both streams of a sampler are."""

    rows_drawn: Count
    real: RandomState
    fake: RandomState


class Sampler:
    """Draws rows of a data set's training part.

    Without balancing, each epoch is a new permutation, so that every face is shown equally often.
    With balancing, rows are drawn with replacement by weight. A second stream draws labels for
    generated faces from the same distribution: real and generated labels must have the same
    pattern of unknowns, or the discriminator learns the pattern instead of the faces.

    Attributes:
        weights: probability of each row of ``indices``, None for epochs.
        rows_drawn: real rows drawn since the start.
    """

    def __init__(
        self,
        indices: NDArray[np.int64],
        labels: NDArray[np.int16],
        attribute_sizes: tuple[int, ...],
        *,
        balance: float,
        labelled_share: float,
        drop: float,
        seed: int,
        label_weights: NDArray[np.float32] | None = None,
        preferred: NDArray[np.bool_] | None = None,
        preferred_share: float = 0.0,
    ) -> None:
        """Prepare the streams.

        Args:
            indices: [rows], the rows of the data set that may be drawn.
            labels: int16 [rows, attributes] of those rows, -1 = unknown.
            attribute_sizes: number of classes of each attribute.
            balance: see :func:`trainer.data.label_vectors.balanced_weights`.
            labelled_share: likewise.
            drop: probability that all labels of a row are hidden.
            seed: of both streams.
            label_weights: float32 [rows, attributes], what each label counts; None = 1.
            preferred: [rows], those that shall be ``preferred_share`` of the draws, where there
                are any.
            preferred_share: 0 prefers none.
        """
        self._indices = indices
        self._labels = labels
        self._drop = drop
        self.weights = (
            balanced_weights(labels, attribute_sizes, balance, labelled_share, label_weights)
            if balance or labelled_share
            else None
        )
        if preferred is not None and preferred.any() and preferred_share:
            even = np.full(len(indices), 1 / max(1, len(indices)))
            drawn = even if self.weights is None else self.weights
            self.weights = with_share(drawn, preferred, preferred_share)
        self._cumulative = None if self.weights is None else np.cumsum(self.weights)
        self._seed = seed
        self._real = np.random.Generator(np.random.PCG64([seed, 1]))
        self._fake = np.random.Generator(np.random.PCG64([seed, 2]))
        self.rows_drawn = 0
        self._permutation = (-1, np.empty(0, dtype=np.int64))

    def real_batch(self, size: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return (rows of the data set [size], their labels [size, attributes])."""
        if self._cumulative is None:
            positions = self._next_of_epochs(size)
        else:
            positions = self._by_weight(self._real, size)
        self.rows_drawn += size
        return self._indices[positions], self._hide(self._labels[positions], self._real)

    def fake_labels(self, size: int) -> NDArray[np.int64]:
        """Return labels [size, attributes] for generated faces, drawn as real ones are."""
        if self._cumulative is None:
            positions = self._fake.integers(len(self._indices), size=size)
        else:
            positions = self._by_weight(self._fake, size)
        return self._hide(self._labels[positions], self._fake)

    def peek_labels(self, size: int) -> NDArray[np.int64]:
        """Return labels [size, attributes] as :meth:`fake_labels` does, always the same ones."""
        stream = np.random.Generator(np.random.PCG64([self._seed, 4]))
        if self._cumulative is None:
            return self._labels[stream.integers(len(self._indices), size=size)].astype(np.int64)
        return self._labels[self._by_weight(stream, size)].astype(np.int64)

    def state(self) -> SamplerState:
        """Return the position of both streams."""
        real, fake = self._real.bit_generator.state, self._fake.bit_generator.state
        return SamplerState(rows_drawn=self.rows_drawn, real=dict(real), fake=dict(fake))

    def restore(self, state: SamplerState) -> None:
        """Go on where :meth:`state` was taken."""
        self.rows_drawn = state.rows_drawn
        self._real.bit_generator.state = state.real
        self._fake.bit_generator.state = state.fake

    def _by_weight(self, stream: np.random.Generator, size: int) -> NDArray[np.int64]:
        assert self._cumulative is not None
        # The last sum may fall short of 1 by rounding.
        positions = np.searchsorted(self._cumulative, stream.random(size), side="right")
        return np.minimum(positions, len(self._indices) - 1)

    def _next_of_epochs(self, size: int) -> NDArray[np.int64]:
        parts: list[NDArray[np.int64]] = []
        position, rows = self.rows_drawn, len(self._indices)
        while size > 0:
            epoch, start = divmod(position, rows)
            if self._permutation[0] != epoch:
                # Made from the epoch's number, so that resuming needs no stored permutation.
                stream = np.random.Generator(np.random.PCG64([self._seed, 3, epoch]))
                self._permutation = (epoch, stream.permutation(rows))
            part = self._permutation[1][start : start + size]
            parts.append(part)
            position += len(part)
            size -= len(part)
        return np.concatenate(parts)

    def _hide(self, labels: NDArray[np.int16], stream: np.random.Generator) -> NDArray[np.int64]:
        shown = labels.astype(np.int64)
        if self._drop:
            shown[stream.random(len(shown)) < self._drop] = -1
        return shown
