"""Favourites, collections and pictures that the version before wrote open unchanged."""

import shutil
from pathlib import Path

import numpy as np

from acgan_desktop.core.avatar import Avatar, Source
from acgan_desktop.library.favourites.collection import import_collection
from acgan_desktop.library.favourites.store import Favourites
from acgan_desktop.library.pictures.picture_files import png_pixels, read_avatar

BEFORE = Path(__file__).parents[1] / "files" / "version-before"


def avatar(number: int) -> Avatar:
    """Return the avatar that the version before kept under this number."""
    random = np.random.Generator(np.random.Philox(key=[1, number]))
    z = random.standard_normal(8, dtype=np.float32)
    source = Source(z=z.tobytes(), attributes=(1.0, 0.0), truncation=0.7)
    return Avatar(model="m" * 64, sources=(source,))


def test_favourites_open(tmp_path: Path) -> None:
    path = Path(shutil.copy(BEFORE / "favourites.db", tmp_path))
    with Favourites(path) as favourites:
        assert favourites.recovered is None
        found = favourites.all()
        favourites.add(avatar(7), np.zeros((32, 32, 3), np.uint8))
    assert [one.avatar for one in found] == [avatar(number) for number in (2, 1, 0)]
    for number, one in enumerate(reversed(found)):
        assert one.labels.name == f"Face {number}"
        assert one.labels.rating == number + 1
        assert set(one.labels.tags) == {"best", f"tag {number}"}
        assert png_pixels(one.thumbnail).shape == (32, 32, 3)
    with Favourites(path) as favourites:
        assert favourites.all()[1:] == found


def test_a_collection_opens(tmp_path: Path) -> None:
    old = Path(shutil.copy(BEFORE / "favourites.db", tmp_path))
    with Favourites(tmp_path / "new.db") as favourites, Favourites(old) as kept:
        imported = import_collection(BEFORE / "collection.jsonl", favourites)
        assert (imported.added, imported.known, imported.problem) == (3, 0, None)
        for new, one in zip(favourites.all(), kept.all(), strict=True):
            assert (new.avatar, new.thumbnail, new.labels) == (
                one.avatar,
                one.thumbnail,
                one.labels,
            )


def test_saved_pictures_open() -> None:
    for number in (0, 1):
        path = BEFORE / f"avatar-{number}.png"
        assert read_avatar(path) == avatar(number)
        side = 32 * (number + 1)
        assert png_pixels(path.read_bytes()).shape == (side, side, 3)
