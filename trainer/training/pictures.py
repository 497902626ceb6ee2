"""The data set's pictures on the training's device: kept there where a GPU has room for them."""

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

_SHARE = 0.25  # of the memory that is free: networks and what a step keeps come after
_AT_ONCE = 4096


class Pictures:
    """Looks up pictures by their rows.

    Attributes:
        resident: whether all of them lie in the device's memory, so that a step waits for none.
    """

    def __init__(
        self, images: NDArray[np.uint8], device: torch.device, *, resident: bool | None = None
    ) -> None:
        """Take uint8 ``images`` [n, h, w, 3], perhaps mapped from a file.

        Args:
            images: read again at every lookup, unless they are resident.
            device: where lookups lie.
            resident: whether to keep all of them there; None = on a GPU with room for them.
        """
        self._images = images
        self._device = device
        self.resident = _has_room(images.nbytes, device) if resident is None else resident
        self._kept: Tensor | None = None

    def rows(self, rows: NDArray[np.int64]) -> Tensor:
        """Return the pictures of ``rows``, uint8 [len(rows), h, w, 3]."""
        if not self.resident:
            return torch.from_numpy(self._images[rows]).to(self._device)
        if self._kept is None:
            self._kept = self._copied()
        return self._kept[torch.from_numpy(rows).to(self._device)]

    def _copied(self) -> Tensor:
        kept = torch.empty(self._images.shape, dtype=torch.uint8, device=self._device)
        for start in range(0, len(self._images), _AT_ONCE):
            part = np.array(self._images[start : start + _AT_ONCE])
            kept[start : start + _AT_ONCE] = torch.from_numpy(part)
        return kept


def _has_room(size: int, device: torch.device) -> bool:
    if device.type != "cuda":
        return False
    free, _ = torch.cuda.mem_get_info(device)
    return size <= _SHARE * free
