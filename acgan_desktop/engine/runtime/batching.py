"""Running a session in portions, so that a row comes out the same whatever rows are beside it.

ONNX Runtime and cuDNN may choose other kernels for other batches, and these round differently. So
the size of a portion never depends on how many rows are asked for.
"""

from collections.abc import Mapping
from typing import Any, Protocol

from numpy.typing import NDArray

Array = NDArray[Any]

# On a GPU single pictures waste nearly all of it; a portion of this size costs little more.
GPU_PORTION = 16
# On a CPU four pictures share one pass over the weights, where these do not fit into the caches.
_CPU_GROUP = 4


class Session(Protocol):
    """What is used of ``onnxruntime.InferenceSession``."""

    def run(self, outputs: list[str] | None, feeds: Mapping[str, Array]) -> list[Array]:
        """Compute ``outputs`` (all, if None)."""


class SingleRows:
    """Runs one row at a time: the same by construction, and quick enough for a mapping."""

    def __init__(self, session: Session, output: str) -> None:
        self._session = session
        self._output = output

    def run(self, feeds: Mapping[str, Array], out: Array) -> None:
        """Compute the output of every row of ``feeds`` into ``out``."""
        for row in range(len(out)):
            single = {name: array[row : row + 1] for name, array in feeds.items()}
            out[row] = self._session.run([self._output], single)[0][0]


class ProvenBatches:
    """Runs groups of four and the rest row by row, once groups are proven to be the same.

    The first group is run both ways. Only if each number of ``witness``, the picture before it is
    rounded to bytes, has the same bits, are groups used from then on; single rows otherwise.
    """

    def __init__(self, session: Session, output: str, witness: str) -> None:
        self._session = session
        self._outputs = [output, witness]
        self._singles = SingleRows(session, output)
        self._proven: bool | None = None

    def run(self, feeds: Mapping[str, Array], out: Array) -> None:
        """Compute the output of every row of ``feeds`` into ``out``."""
        start = 0
        while len(out) - start >= _CPU_GROUP and self._proven is not False:
            group = {name: array[start : start + _CPU_GROUP] for name, array in feeds.items()}
            if self._proven is None:
                self._proven = self._prove(group)
                continue
            out[start : start + _CPU_GROUP] = self._session.run(self._outputs[:1], group)[0]
            start += _CPU_GROUP
        rest = {name: array[start:] for name, array in feeds.items()}
        self._singles.run(rest, out[start:])

    def _prove(self, group: Mapping[str, Array]) -> bool:
        """Compare a group with its rows alone, bit by bit."""
        together = self._session.run(self._outputs, group)
        for row in range(_CPU_GROUP):
            single = {name: array[row : row + 1] for name, array in group.items()}
            alone = self._session.run(self._outputs, single)
            if any(
                mine[row].tobytes() != its[0].tobytes()
                for mine, its in zip(together, alone, strict=True)
            ):
                return False
        return True


class BatchedRuns(Protocol):
    """A way to run a session row by row or several rows at a time."""

    def run(self, feeds: Mapping[str, Array], out: Array) -> None:
        """Compute the output of every row of ``feeds`` into ``out``."""
