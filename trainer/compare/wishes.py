"""Which faces every run is asked for: the same wishes and the same seeds."""

from collections.abc import Sequence

import numpy as np
import torch
from torch import nn

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.latent.wishes import candidate
from acgan_desktop.engine.model_file.manifest import Attribute, GeneratorManifest
from trainer.export.generator_graph import to_pixels
from trainer.reports.pictures import Pixels

SEED = 0
COLUMNS = 8
_WISHES = 5
_AT_ONCE = 16


def asked_wishes(attributes: Sequence[Attribute], count: int = _WISHES) -> list[dict[str, str]]:
    """Return whole wishes that differ in every attribute, frequent classes first."""
    by_share = {
        one.name: [name for _, name in sorted(zip(one.shares, one.classes, strict=True))[::-1]]
        for one in attributes
    }
    if not by_share:
        return []
    return [
        {name: classes[number % len(classes)] for name, classes in by_share.items()}
        for number in range(count)
    ]


def asked_avatars(
    manifest: GeneratorManifest, wishes: Sequence[dict[str, str]], columns: int = COLUMNS
) -> list[Avatar]:
    """Return a row of avatars without a wish, then one per wish; columns share their seed.

    Where nothing is wished, classes are drawn by their shares, the same for every model of a data
    set. Nothing is truncated further than the model has learned from.
    """
    return [
        candidate(manifest, wish, SEED, index, manifest.truncation.max)
        for wish in ({}, *wishes)
        for index in range(columns)
    ]


def drawn(network: nn.Module, avatars: Sequence[Avatar]) -> Pixels:
    """Draw avatars of one source each with a generator as it is in training: [n, h, w, 3].

    Args:
        network: ``mapping`` and ``synthesis`` as in :class:`trainer.networks.families.Generator`,
        on the
            CPU; left in evaluation mode.
        avatars: what to draw.
    """
    network.eval()
    sources = [avatar.sources[0] for avatar in avatars]
    z = torch.from_numpy(np.stack([source.z_array for source in sources]))
    attributes = torch.tensor([source.attributes for source in sources]).reshape(len(z), -1)
    psi = torch.tensor([source.truncation for source in sources])
    pictures = []
    with torch.no_grad():
        for rows in torch.split(torch.arange(len(z)), _AT_ONCE):
            pictures.append(to_pixels(network(z[rows], attributes[rows], psi[rows])))
    return torch.cat(pictures).numpy()


def in_words(wishes: Sequence[dict[str, str]]) -> str:
    """Name the rows of :func:`asked_avatars`, from the top."""
    rows = ["anything", *(", ".join(wish.values()) for wish in wishes)]
    return "; ".join(f"row {number}: {words}" for number, words in enumerate(rows, start=1))
