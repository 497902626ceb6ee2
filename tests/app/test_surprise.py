"""A surprise: drawn in one place, with one set of odds, and what is locked stays."""

from tiny_model import tiny_manifest

from acgan_desktop.app.known_wishes import known_wish
from acgan_desktop.app.surprise import random_seed, surprise
from acgan_desktop.engine.model_file.manifest import GeneratorManifest

ABOUT = GeneratorManifest.model_validate(tiny_manifest())
NAMES = [each.name for each in ABOUT.attributes]


def test_what_is_drawn_fits_the_model_and_what_is_locked_stays() -> None:
    locked = NAMES[0]
    now = {locked: ABOUT.attributes[0].classes[-1]}
    for _ in range(50):
        _, wish = surprise(ABOUT, now, [locked])
        assert wish[locked] == now[locked]
        assert wish == known_wish(ABOUT, wish)


def test_an_open_lock_stays_open() -> None:
    assert all(surprise(ABOUT, {}, NAMES)[1] == dict.fromkeys(NAMES) for _ in range(5))


def test_three_of_five_attributes_are_asked_for() -> None:
    rounds = 1000
    asked = sum(len(surprise(ABOUT, {}, [])[1]) for _ in range(rounds))
    # Six standard deviations of that many draws at 3/5.
    drawn = rounds * len(NAMES)
    assert abs(asked - 0.6 * drawn) < 6 * (drawn * 0.24) ** 0.5


def test_seeds_differ_and_can_be_remembered() -> None:
    seeds = {random_seed() for _ in range(20)}
    assert len(seeds) > 10
    assert all(0 <= seed < 1_000_000 for seed in seeds)
