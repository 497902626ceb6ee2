"""How a GPU is to be used: what a person may set, and what ONNX Runtime is told."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Self

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.error_codes import ModelCode

MEMORY_VARIABLE = "ACGAN_GPU_MEMORY_MIB"
HALF_VARIABLE = "ACGAN_GPU_HALF"
GRAPHS_VARIABLE = "ACGAN_GPU_GRAPHS"
_YES, _NO = ("1", "true", "yes", "on"), ("", "0", "false", "no", "off")
_MIB = 1024 * 1024


@dataclass(frozen=True)
class CudaSettings:
    """What may be chosen about a GPU.

    Attributes:
        memory_mib: most MiB that ONNX Runtime's arena may take of the card's memory, per session;
            None = as much as it needs. There are two sessions, one of them tiny.
        half: draw in half precision: faster on most cards, and pixels may lie some levels apart.
        graphs: let CUDA replay a recorded portion instead of launching its kernels one by one.
        search: how cuDNN looks for its convolutions. "EXHAUSTIVE" tries every algorithm on every
            new shape, which takes seconds.
        in_flight: portions that are on their way at the same time, so that one is copied while
            another is drawn.
    """

    memory_mib: int | None = None
    half: bool = False
    graphs: bool = False
    search: Literal["HEURISTIC", "EXHAUSTIVE", "DEFAULT"] = "HEURISTIC"
    in_flight: int = 2

    @classmethod
    def from_environment(cls, variables: Mapping[str, str] = os.environ) -> Self:
        """Read ACGAN_GPU_MEMORY_MIB, ACGAN_GPU_HALF and ACGAN_GPU_GRAPHS.

        Raises:
            UserError: one of them says nothing that can be used.
        """
        memory = variables.get(MEMORY_VARIABLE, "").strip()
        if memory and not (memory.isdecimal() and 16 <= int(memory) <= 4_000_000):
            raise UserError(ModelCode.CUDA_MEMORY_UNUSABLE, variable=MEMORY_VARIABLE, value=memory)
        return cls(
            memory_mib=int(memory) if memory else None,
            half=_switch(variables, HALF_VARIABLE),
            graphs=_switch(variables, GRAPHS_VARIABLE),
        )

    def provider_options(self) -> dict[str, str]:
        """Return the options of the CUDA provider, as ONNX Runtime takes them."""
        options = {
            "cudnn_conv_algo_search": self.search,
            # TF32 would move pixels away from what the CPU draws.
            "use_tf32": "0",
            # A window's program takes what it needs of the card, not twice as much.
            "arena_extend_strategy": "kSameAsRequested",
        }
        if self.memory_mib is not None:
            options["gpu_mem_limit"] = str(self.memory_mib * _MIB)
        if self.graphs:
            options["enable_cuda_graph"] = "1"
        return options


def _switch(variables: Mapping[str, str], name: str) -> bool:
    word = variables.get(name, "").strip().lower()
    if word not in (*_YES, *_NO):
        raise UserError(ModelCode.CUDA_SWITCH_UNUSABLE, variable=name, value=word)
    return word in _YES
