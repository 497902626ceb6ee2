"""Drawing as an operation: who asks for pictures gets the answers, and nobody else does."""

from collections import deque
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Condition
from typing import Generic, Protocol, TypeVar

from acgan_desktop.engine.runtime.renderer import DrawnFace
from acgan_desktop.ui.services.wish_matching import NoTaggerError, Place, Wanted

FIRST_CHUNK = 4
"""The first chunk of a request is at most as large: what is looked at comes first, and soon."""

Key = TypeVar("Key", bound=Hashable)
Answer = Callable[[], bool]
"""Hands over what was drawn, on the window's thread; returns whether there was something."""


@dataclass(frozen=True)
class Chunk:
    """Some of what an operation waits for, on its way through the render thread.

    Attributes:
        wanted: what to draw.
        is_stale: whether nobody waits for it any more.
        succeeded: takes what was drawn of each (None: another candidate is needed) and returns
            the answer.
        failed: takes what went wrong and returns the answer, if there is one.
    """

    wanted: Sequence[Wanted]
    is_stale: Callable[[], bool]
    succeeded: Callable[[Sequence[DrawnFace | None]], Answer]
    failed: Callable[[Exception], Answer | None]


class Queue(Protocol):
    """What the render thread knows of an operation. Used with the condition held."""

    stamp: int

    def __len__(self) -> int:
        """How many pictures wait, or are being drawn."""

    @property
    def is_waiting(self) -> bool:
        """Whether there is something to begin with."""

    def take(self, size: int, model: str) -> Chunk | None:
        """Take the next ``size`` at most that ``model`` can draw."""

    def forget(self) -> None:
        """Wait for nothing any more; what is being drawn becomes stale."""


@dataclass
class Order:
    """A model to open."""

    path: Path | None
    device: str


@dataclass
class Shared:
    """All that both threads touch, guarded by ``condition``.

    Attributes:
        queues: the operations that wait for something.
        order: the model to open next.
        epoch: which model was asked for last.
        stamp: which request came last.
        stopping: the thread is to end.
        held: a model was opened, and not all who draw with it have asked yet: nothing is drawn
            until then, so that what was asked for last comes first.
        tagger: what places are searched with.
    """

    condition: Condition = field(default_factory=Condition)
    queues: set[Queue] = field(default_factory=set)
    order: Order | None = None
    epoch: int = 0
    stamp: int = 0
    stopping: bool = False
    held: bool = False
    tagger: Path | None = None

    def forget_all(self) -> None:
        """Forget what was asked for; with the condition held."""
        for queue in self.queues:
            queue.forget()
        self.queues.clear()


class DrawOperation(Generic[Key]):
    """Pictures for one requester, who names each by a key of its own.

    What is asked for takes the place of what the same requester asked for before, and comes before
    all that others asked for earlier.
    """

    def __init__(
        self,
        shared: Shared,
        changed: Callable[[], object],
        drawn: Callable[[Sequence[tuple[Key, DrawnFace]]], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Wait for nothing yet.

        Args:
            shared: what both threads touch.
            changed: called when there is more or less to wait for.
            drawn: takes some of the pictures, on the window's thread.
            failed: takes what went wrong there; the rest of what was asked for is dropped.
        """
        self.stamp = 0
        self._shared, self._changed, self._drawn, self._failed = shared, changed, drawn, failed
        self._generation = 0
        self._waiting: deque[tuple[Key, Wanted]] = deque()
        self._running: frozenset[Key] = frozenset()
        self._keys: frozenset[Key] = frozenset()
        self._begun = False

    # What the requester does, on the window's thread.

    def ask(self, wanted: Sequence[tuple[Key, Wanted]]) -> None:
        """Draw these, the first first, and nothing else any more.

        What is being drawn just now is let finish, and not drawn twice.
        """
        shared = self._shared
        with shared.condition:
            if shared.stopping:
                return
            # A search that has begun goes on from where it is.
            begun = {key: one for key, one in self._waiting if isinstance(one, Place)}
            self._waiting = deque(
                (key, begun.get(key, one) if isinstance(one, Place) else one)
                for key, one in wanted
                if key not in self._running
            )
            self._keys = frozenset(key for key, _ in wanted)
            self._begun = False
            shared.stamp += 1
            self.stamp = shared.stamp
            shared.queues.add(self)
            shared.condition.notify_all()
        self._changed()

    def cancel(self) -> None:
        """Forget what was asked for; what is being drawn is dropped."""
        with self._shared.condition:
            self.forget()
            self._shared.queues.discard(self)
        self._changed()

    # What the render thread does, with the condition held.

    def __len__(self) -> int:
        return len(self._waiting) + len(self._running)

    @property
    def is_waiting(self) -> bool:
        """Whether there is something to begin with."""
        return bool(self._waiting)

    def forget(self) -> None:
        """Wait for nothing any more; what is being drawn becomes stale."""
        self._generation += 1
        self._waiting.clear()
        self._running = self._keys = frozenset()

    def take(self, size: int, model: str) -> Chunk | None:
        """Take the next ``size`` at most; what another model was asked for cannot be drawn."""
        if not self._begun:
            self._begun, size = True, min(size, FIRST_CHUNK)
        pairs = [self._waiting.popleft() for _ in range(min(size, len(self._waiting)))]
        pairs = [(key, wanted) for key, wanted in pairs if wanted.model == model]
        self._running = frozenset(key for key, _ in pairs)
        return self._chunk(pairs) if pairs else None

    def _chunk(self, pairs: Sequence[tuple[Key, Wanted]]) -> Chunk:
        shared, generation, stamp = self._shared, self._generation, self.stamp

        def is_stale() -> bool:
            with shared.condition:
                return shared.stopping or self._generation != generation

        def succeeded(faces: Sequence[DrawnFace | None]) -> Answer:
            found = list(zip(pairs, faces, strict=True))
            with shared.condition:
                if self._generation == generation:
                    self._running -= {key for key, _ in pairs}
                    # What needs another candidate stands last: what is found comes first.
                    again = (pair for pair, face in found if face is None)
                    self._waiting.extend(pair for pair in again if pair[0] in self._keys)
            drawn = [(key, face) for (key, _), face in found if face is not None]

            def hand_over() -> bool:
                if not drawn or is_stale():
                    return False
                self._drawn(drawn)
                return True

            return hand_over

        def failed(error: Exception) -> Answer | None:
            without_tagger = isinstance(error, NoTaggerError)
            with shared.condition:
                if is_stale():  # RenderCancelled, or a fault in what nobody waits for
                    return None
                self._running = frozenset()
                if not without_tagger or self.stamp == stamp:
                    self._waiting.clear()

            def hand_over() -> bool:
                if not is_stale():
                    self._failed(error)
                return False

            return None if without_tagger else hand_over  # who took it away asks anew

        return Chunk([wanted for _, wanted in pairs], is_stale, succeeded, failed)
