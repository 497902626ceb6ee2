"""From wishes to avatars and back."""

import math
import random

import numpy as np
import pytest
from tiny_model import DEFAULT_ATTRIBUTES, tiny_manifest

from acgan_desktop.core.avatar import Avatar, AvatarError, latent
from acgan_desktop.core.wish import Wish
from acgan_desktop.engine.latent.wishes import (
    WishError,
    candidate,
    candidates,
    wish_of,
    with_wish,
)
from acgan_desktop.engine.model_file.manifest import GeneratorManifest

SHARES = {"hair_length": (0.3, 0.7), "hair_color": (0.6, 0.4, 0.0), "eye_color": (0.5, 0.5)}


@pytest.fixture
def manifest() -> GeneratorManifest:
    return GeneratorManifest.model_validate(tiny_manifest(shares=SHARES))


def random_wish(rng: random.Random) -> dict[str, str | dict[str, float] | None]:
    wish: dict[str, str | dict[str, float] | None] = {}
    for attribute, classes in DEFAULT_ATTRIBUTES:
        kind = rng.randrange(4)
        if kind == 0:
            wish[attribute] = rng.choice(classes)
        elif kind == 1:
            first, second = rng.sample(classes, 2)
            wish[attribute] = {first: rng.uniform(0.1, 5), second: rng.uniform(0.1, 5)}
        elif kind == 2:
            wish[attribute] = None
    return wish


def test_z_is_the_seeds_and_the_wish_does_not_change_it(manifest: GeneratorManifest) -> None:
    for index in (0, 1, 2**40):
        open_wish = candidate(manifest, {}, 7, index, 0.5)
        pink = candidate(manifest, {"hair_color": "pink"}, 7, index, 0.5)
        expected = latent(7, index, 8)
        np.testing.assert_array_equal(open_wish.sources[0].z_array, expected)
        np.testing.assert_array_equal(pink.sources[0].z_array, expected)
        assert pink.origin is not None
        assert (pink.origin.seed, pink.origin.index) == (7, index)


def test_one_wish_does_not_change_what_is_drawn_for_the_others(manifest: GeneratorManifest) -> None:
    for index in range(50):
        drawn = wish_of(manifest, candidate(manifest, {}, 3, index, 1.0))
        wished = wish_of(manifest, candidate(manifest, {"hair_color": "blue"}, 3, index, 1.0))
        assert wished == drawn | {"hair_color": "blue"}


def test_asking_for_more_never_changes_the_first(manifest: GeneratorManifest) -> None:
    few = candidates(manifest, {}, 9, 0, 5, 0.7)
    many = candidates(manifest, {}, 9, 0, 40, 0.7)
    assert many[:5] == few
    assert candidates(manifest, {}, 9, 5, 3, 0.7) == many[5:8]


def test_any_follows_the_data_sets_shares(manifest: GeneratorManifest) -> None:
    drawn = [wish_of(manifest, one) for one in candidates(manifest, {}, 1, 0, 2000, 1.0)]
    for attribute, classes in DEFAULT_ATTRIBUTES:
        for name, share in zip(classes, SHARES[attribute], strict=True):
            found = sum(one[attribute] == name for one in drawn) / len(drawn)
            assert abs(found - share) < 0.04, (attribute, name)
    # and attributes are drawn independently of one another
    both = sum(one["hair_length"] == "short" and one["eye_color"] == "red" for one in drawn)
    assert abs(both / len(drawn) - 0.15) < 0.03


def test_any_may_be_said_or_left_out(manifest: GeneratorManifest) -> None:
    nothing = dict.fromkeys(("hair_length", "hair_color", "eye_color"))
    assert candidate(manifest, nothing, 1, 1, 0.7) == candidate(manifest, {}, 1, 1, 0.7)


@pytest.mark.parametrize("trial", range(40))
def test_what_is_wished_is_what_is_asked(manifest: GeneratorManifest, trial: int) -> None:
    rng = random.Random(trial)
    wish = random_wish(rng)
    avatar = candidate(manifest, wish, rng.randrange(2**64), rng.randrange(2**64), rng.random())
    for attribute in manifest.attributes:
        block = avatar.sources[0].attributes[manifest.block(attribute.name)]
        assert math.isclose(sum(block), 1)
    read = wish_of(manifest, avatar)
    assert set(read) == {name for name, _ in DEFAULT_ATTRIBUTES}
    for name, asked in wish.items():
        if isinstance(asked, str):
            assert read[name] == asked
        elif asked is not None:
            blend = read[name]
            assert isinstance(blend, dict)
            total = sum(asked.values())
            assert blend == pytest.approx({key: weight / total for key, weight in asked.items()})
    assert Avatar.from_json(avatar.to_json()) == avatar
    assert with_wish(manifest, avatar, read) == avatar or any(
        isinstance(asked, dict) for asked in wish.values()
    )


def test_her_hair_turns_pink(manifest: GeneratorManifest) -> None:
    before = candidate(manifest, {"hair_color": "blue"}, 4, 2, 0.6)
    after = with_wish(manifest, before, {"hair_color": "pink"})
    assert after.sources[0].z == before.sources[0].z
    assert after.sources[0].truncation == before.sources[0].truncation
    assert after.origin == before.origin
    assert wish_of(manifest, after) == wish_of(manifest, before) | {"hair_color": "pink"}


def test_taking_a_wish_back_draws_as_before(manifest: GeneratorManifest) -> None:
    before = candidate(manifest, {}, 4, 2, 0.6)
    pink = with_wish(manifest, before, {"hair_color": "pink"})
    assert with_wish(manifest, pink, {"hair_color": None}) == before
    nowhere = pink.model_copy(update={"origin": None})
    assert (
        wish_of(manifest, with_wish(manifest, nowhere, {"hair_color": None}))["hair_color"] is None
    )


def test_the_wish_of_a_mix_is_its_average(manifest: GeneratorManifest) -> None:
    pink = candidate(manifest, {"hair_color": "pink", "eye_color": "red"}, 1, 0, 0.7)
    blue = candidate(manifest, {"hair_color": "blue", "eye_color": "red"}, 1, 1, 0.7)
    mixed = Avatar(model=pink.model, sources=pink.sources + blue.sources, mix=((0.25, 0.75),))
    asked = wish_of(manifest, mixed)
    assert asked["hair_color"] == pytest.approx({"pink": 0.25, "blue": 0.75})
    assert asked["eye_color"] == "red"


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        ({"hat": "red"}, "hair_length, hair_color, eye_color"),
        ({"hair_color": "green"}, "blonde, pink, blue"),
        ({"hair_color": {"green": 1.0}}, "'green'"),
        ({"hair_color": {"pink": -1.0, "blue": 2.0}}, "negative"),
        ({"hair_color": {"pink": float("nan")}}, "negative"),
        ({"hair_color": {"pink": 1e308, "blue": 1e308}}, "hair_color"),
        ({"hair_color": {"pink": 0.0}}, "all be 0"),
        ({"hair_color": {}}, "all be 0"),
    ],
)
def test_wishes_that_the_model_does_not_know(
    manifest: GeneratorManifest, wish: Wish, words: str
) -> None:
    with pytest.raises(WishError, match=words):
        candidate(manifest, wish, 0, 0, 0.7)
    with pytest.raises(WishError, match=words):
        with_wish(manifest, candidate(manifest, {}, 0, 0, 0.7), wish)


@pytest.mark.parametrize(
    ("seed", "index", "truncation", "words"),
    [
        (-1, 0, 0.7, "seed"),
        (2**64, 0, 0.7, "seed"),
        (0, 2**64, 0.7, "index"),
        (0, 0, 1.5, "truncation"),
        (0, 0, float("nan"), "truncation"),
    ],
)
def test_numbers_out_of_range(
    manifest: GeneratorManifest, seed: int, index: int, truncation: float, words: str
) -> None:
    with pytest.raises(WishError, match=words):
        candidate(manifest, {}, seed, index, truncation)


def test_the_avatar_of_another_model_has_no_wish_here(manifest: GeneratorManifest) -> None:
    other = candidate(manifest, {}, 0, 0, 0.7).model_copy(update={"model": "1" * 64})
    with pytest.raises(AvatarError):
        wish_of(manifest, other)
    with pytest.raises(AvatarError):
        with_wish(manifest, other, {"hair_color": "pink"})
