"""Several processes that train one pair of networks together, each on its part of every batch.

Not torch's DistributedDataParallel: its hooks and the double backward of gradient penalties do not
mix. Instead the gradients of an update travel in one flat tensor, once. All processes draw the same
random numbers for the whole batch and compute their own rows of it, so K processes with a batch of
B do what one process with a batch of B does, and each holds the same weights at every step.
"""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor, distributed

from acgan_desktop.core.errors import UserError

if TYPE_CHECKING:
    from trainer.training.checkpoint_values import Checkpoint


@dataclass(frozen=True)
class Team:
    """The processes that train together; on its own, a process is a team of one.

    Attributes:
        rank: number of this process, from 0; number 0 alone writes.
        size: number of processes.
        control: the group in which decisions travel, beside the gradients; None if alone.
    """

    rank: int = 0
    size: int = 1
    control: "distributed.ProcessGroup | None" = None

    @property
    def leads(self) -> bool:
        """Whether this process writes the run's folder."""
        return self.rank == 0

    @property
    def rows(self) -> slice:
        """Which rows of a batch are this process's.

        Every size-th one: so groups that are strided over the batch, as those of the minibatch
        deviation, stay together in one process.
        """
        return slice(self.rank, None, self.size)

    def add_up(self, tensors: Sequence[Tensor]) -> None:
        """Replace each tensor by its sum over all processes: one flat all-reduce for them all.

        Args:
            tensors: of one device; the same shapes in every process.
        """
        if self.size == 1 or not tensors:
            return
        dtype = tensors[0].dtype
        flat = torch.cat([tensor.reshape(-1).to(dtype) for tensor in tensors])
        distributed.all_reduce(flat)
        position = 0
        for tensor in tensors:
            total = flat[position : position + tensor.numel()]
            tensor.copy_(total.reshape(tensor.shape))
            position += tensor.numel()

    def told(self, number: int) -> int:
        """Return what process 0 passed; the others wait for it."""
        if self.size == 1:
            return number
        return int(self._hear(torch.tensor([number]))[0])

    def given(self, kept: "Checkpoint | None") -> tuple[dict[str, Tensor], dict[str, Any]]:
        """Return the tensors (on the CPU) and JSON values of the checkpoint of process 0.

        The others pass None. So a checkpoint needs to lie on one machine only.
        """
        if self.size == 1:
            assert kept is not None
            return kept.tensors, kept.state
        words = b""
        if kept is not None:
            kinds = {
                name: [str(tensor.dtype).removeprefix("torch."), list(tensor.shape)]
                for name, tensor in kept.tensors.items()
            }
            words = json.dumps([kinds, kept.state]).encode()
        length = self.told(len(words))
        text = torch.frombuffer(bytearray(words or bytes(length)), dtype=torch.uint8)
        kinds, state = json.loads(self._hear(text).numpy().tobytes())
        tensors: dict[str, Tensor] = {}
        for name, (dtype, shape) in kinds.items():
            if kept is not None:
                own = kept.tensors[name].contiguous()
            else:
                own = torch.empty(shape, dtype=getattr(torch, dtype))
            tensors[name] = self._hear(own)
        return tensors, state

    def _hear(self, tensor: Tensor) -> Tensor:
        """Broadcast a CPU tensor from process 0, over gloo: without waiting for any GPU."""
        distributed.broadcast(tensor, 0, group=self.control)
        return tensor


# How gloo says that a process on the other side is gone; NCCL's errors have a type.
_LOST_WORDS = ("gloo", "Connection closed by peer", "Connection reset by peer", "Broken pipe")


def is_lost_process(error: BaseException) -> bool:
    """Say whether ``error`` means that another process of the team has ended."""
    if isinstance(error, distributed.DistError):
        return True
    return isinstance(error, RuntimeError) and any(word in str(error) for word in _LOST_WORDS)


@contextmanager
def join_team(device: str) -> Iterator[Team]:
    """Meet the processes that torchrun started beside this one; alone if it was not torchrun.

    Args:
        device: "auto", "cpu" or "cuda", as in :func:`trainer.networks.precision.choose_compute`.

    Raises:
        UserError: there are fewer cards on this machine than processes.
    """
    if int(os.environ.get("WORLD_SIZE", "1")) == 1:
        yield Team()
        return
    on_cards = device != "cpu" and torch.cuda.is_available()
    if on_cards:
        card = int(os.environ.get("LOCAL_RANK", "0"))
        if card >= torch.cuda.device_count():
            raise UserError(
                f"There are {torch.cuda.device_count()} CUDA devices here, but process {card + 1} "
                "wants one of its own; start fewer, or use --device cpu."
            )
        torch.cuda.set_device(card)
    distributed.init_process_group("nccl" if on_cards else "gloo")
    try:
        # Decisions never go through a card; and a run may be paused for as long as one likes.
        control = distributed.new_group(backend="gloo", timeout=timedelta(days=1000))
        yield Team(distributed.get_rank(), distributed.get_world_size(), control)
    finally:
        distributed.destroy_process_group()
