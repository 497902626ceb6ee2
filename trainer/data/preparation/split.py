"""Which images are held out: decided by their files' bytes, never by names, order or size."""

import numpy as np
from numpy.typing import NDArray

from trainer.data.manifest import HELD_OUT, TRAINING

HELD_OUT_SHARE = 0.1


def split_by_content(
    content_hashes: NDArray[np.uint64], groups: NDArray[np.int64], share: float = HELD_OUT_SHARE
) -> NDArray[np.uint8]:
    """Split images so that all of a group is on one side.

    A group's side follows from the hash of one member's file alone, so nearly every image stays
    on its side when other images are added or removed.

    Args:
        content_hashes: uint64 [images, 2], uniform, of the files. The first number decides
            the side, the second who decides for a group: a member chosen by the number that
            decides, say the smallest, would hold out large groups more often.
        groups: int64 [images], equal within a group of related images.
        share: of the groups that is held out on average.

    Returns:
        uint8 [images]; with two groups or more, neither side is empty unless the share is 0.
    """
    order = np.lexsort((content_hashes[:, 1], groups))
    names, first, members = np.unique(groups[order], return_index=True, return_inverse=True)
    keys = content_hashes[order[first], 0]
    held = keys < np.uint64(int(share * 2**64))
    if len(names) > 1 and share and not held.any():
        held[np.argmin(keys)] = True
    elif len(names) > 1 and held.all():
        held[np.argmax(keys)] = False
    split = np.empty(len(groups), np.uint8)
    split[order] = np.where(held, HELD_OUT, TRAINING)[members]
    return split
