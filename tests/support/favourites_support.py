"""What tests of favourites share: avatars that need no model, and a picture."""

from pathlib import Path

import numpy as np

from acgan_desktop.core.avatar import Avatar, Source, latent
from acgan_desktop.library.favourites.store import Favourites

PIXELS = np.arange(16 * 16 * 3, dtype=np.uint8).reshape(16, 16, 3)


def make_avatar(number: int) -> Avatar:
    source = Source(z=latent(1, number, 8).tobytes(), attributes=(1.0, 0.0), truncation=0.7)
    return Avatar(model="m" * 64, sources=(source,))


def fill(path: Path, count: int) -> None:
    with Favourites(path) as favourites:
        for number in range(count):
            favourites.add(make_avatar(number), PIXELS)
