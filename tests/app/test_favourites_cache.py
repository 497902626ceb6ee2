"""What one step did to the favourites, without reading all of them: the same as a new look."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from tiny_model import tiny_manifest

from acgan_desktop.app.favourites_cache import ChangeSet, FavouritesCache, Overview
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.latent.wishes import candidates
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.library.favourites.favourite import Labels
from acgan_desktop.library.favourites.store import FILE_NAME, Entry, Favourites
from acgan_desktop.library.pictures.picture_files import png_bytes

ABOUT = GeneratorManifest.model_validate(tiny_manifest())
FACES = candidates(ABOUT, {}, 1, 0, 24, 0.7)
PICTURE = np.zeros((16, 16, 3), np.uint8)
START = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Favourites]:
    with Favourites(tmp_path / FILE_NAME) as made:
        made.merge(
            Entry(face, png_bytes(PICTURE), START + timedelta(minutes=number % 5))
            for number, face in enumerate(FACES[:12])
        )
        yield made


def step(store: Favourites, choice: random.Random, faces: list[Avatar]) -> tuple[list[int], bool]:
    """Do something; return which favourites it touched, and whether it wrote labels."""
    numbers = choice.sample(range(1, 25), choice.randint(1, 4))
    match choice.randrange(4):
        case 0:
            return [store.add(choice.choice(faces), PICTURE).id], False
        case 1:
            return store.remove_all(numbers), False
        case 2:
            return store.restore_all(numbers), False
        case _:
            labels = Labels("", choice.randint(0, 5), ("a", "b")[: choice.randint(0, 2)])
            return list(store.relabel(numbers, lambda *_: labels)), True


@pytest.mark.parametrize("seed", range(4))
def test_change_sets_come_to_the_same_as_looking_again(store: Favourites, seed: int) -> None:
    cache, choice = FavouritesCache(store), random.Random(seed)
    for _ in range(60):
        touched, relabelled = step(store, choice, FACES)
        change = cache.change(touched, relabelled=relabelled)
        assert isinstance(change, ChangeSet)
        cache.take(change)
        assert cache.seen == cache.look()
        there = [number for number in touched if number in cache.seen.numbers]
        assert cache.remembered(touched) == store.some(there)


def test_many_changes_and_those_of_others_are_looked_at(store: Favourites, tmp_path: Path) -> None:
    cache = FavouritesCache(store)
    assert isinstance(cache.change(range(1, 200), relabelled=False), Overview)
    with Favourites(tmp_path / FILE_NAME) as other:
        other.add(FACES[20], PICTURE)
    change = cache.change([1], relabelled=False)
    assert isinstance(change, Overview)
    cache.take(change)
    assert FACES[20] in cache
    assert cache.number_of(FACES[20]) == cache.seen.numbers[0]


def test_what_was_not_asked_for_longest_is_forgotten(store: Favourites) -> None:
    cache = FavouritesCache(store)
    one = store.some([1])[0]
    cache.remember(replace(one, id=number) for number in range(2000))
    assert cache.remembered([0]) == []
    assert len(cache.remembered(range(2000))) == 1024
