"""The endless map: plausible everywhere, continuous, the same every time, and endless."""

import math
from pathlib import Path

import numpy as np
import pytest
from tiny_model import tiny_manifest, write_tiny_model

from acgan_desktop.core.avatar import Avatar, AvatarError, Direction, Source
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.latent_map import (
    MAX_LEVEL,
    MIN_LEVEL,
    TILES_PER_SITE,
    LatentMap,
    site_number,
    tiles_per_site,
)
from acgan_desktop.engine.latent.wishes import candidate, wish_of, with_wish
from acgan_desktop.engine.model_file.compatibility import check_fits
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.generator import Generator

Z_DIM = 256


@pytest.fixture
def manifest() -> GeneratorManifest:
    return GeneratorManifest.model_validate(tiny_manifest(z_dim=Z_DIM))


def z_of(avatar: Avatar) -> np.ndarray:
    (source,) = avatar.sources
    return source.z_array.astype(np.float64)


def angle(a: Avatar, b: Avatar) -> float:
    first, second = z_of(a), z_of(b)
    cosine = first @ second / np.linalg.norm(first) / np.linalg.norm(second)
    return math.degrees(math.acos(min(1.0, cosine)))


def test_sites_are_the_candidates_of_the_seed(manifest: GeneratorManifest) -> None:
    plane = LatentMap(manifest, seed=5)
    span = TILES_PER_SITE
    assert plane.tile(0, 0) == candidate(manifest, {}, 5, 0, 0.7)
    assert plane.tile(span, 0) == candidate(manifest, {}, 5, 1, 0.7)
    assert plane.tile(-span, -span) == candidate(manifest, {}, 5, site_number(-1, -1), 0.7)


def test_the_spiral_counts_each_site_once() -> None:
    side = range(-6, 7)
    numbers = {(i, j): site_number(i, j) for i in side for j in side}
    assert sorted(numbers.values()) == list(range(13 * 13))
    places = {number: place for place, number in numbers.items()}
    for number in range(13 * 13 - 1):  # and each stands beside the one before
        (i, j), (k, m) = places[number], places[number + 1]
        assert abs(i - k) + abs(j - m) == 1


def test_every_place_is_a_plausible_latent(manifest: GeneratorManifest) -> None:
    z = np.array(
        [
            z_of(one)
            for seed in range(3)
            for one in LatentMap(manifest, seed).tiles(range(-9, 31, 3), range(-7, 33, 3))
        ]
    )
    expected = math.sqrt(2) * math.exp(math.lgamma((Z_DIM + 1) / 2) - math.lgamma(Z_DIM / 2))
    lengths = np.linalg.norm(z, axis=1)
    # What one length strays by is 0.707; here neighbours share sites, so the mean strays less.
    assert lengths.mean() == pytest.approx(expected, abs=0.15)
    assert lengths.std() < 0.75
    assert lengths.min() > expected - 2.5
    assert lengths.max() < expected + 2.5
    # Each number by itself is standard normal, in the middle of cells as well.
    middle = np.concatenate(
        [
            z_of(LatentMap(manifest, 9).tile(4 * column + 2, 4 * row + 2))
            for column in range(20)
            for row in range(10)
        ]
    )
    assert middle.mean() == pytest.approx(0, abs=0.02)
    assert middle.std() == pytest.approx(1, abs=0.02)
    assert (middle**4).mean() == pytest.approx(3, abs=0.15)
    assert (np.abs(middle) < 1).mean() == pytest.approx(0.6827, abs=0.01)


@pytest.mark.parametrize("level", [0, 2])
def test_steps_are_small_and_equal_everywhere(manifest: GeneratorManifest, level: int) -> None:
    plane = LatentMap(manifest, 2)
    expected = 90 / tiles_per_site(level)
    for column, row in ((0, 0), (1, 2), (-1, 5), (-7, -3), (4 * 10**6 - 1, -9)):
        here = plane.tile(column, row, level)
        for other in ((column + 1, row), (column, row + 1)):  # also over the border of a cell
            assert angle(here, plane.tile(*other, level)) == pytest.approx(expected, rel=0.15)


def test_deterministic_and_in_any_order(manifest: GeneratorManifest) -> None:
    rectangle = LatentMap(manifest, 4).tiles(range(-3, 4), range(2))
    again = LatentMap(manifest, 4)
    for index in reversed(range(14)):
        assert again.tile(index % 7 - 3, index // 7) == rectangle[index]
    assert LatentMap(manifest, 5).tile(1, 1) != again.tile(1, 1)


def test_levels_share_their_tiles(manifest: GeneratorManifest) -> None:
    plane = LatentMap(manifest, 4)
    for level in range(MIN_LEVEL, MAX_LEVEL):
        for column, row in ((3, 5), (-3, 1), (0, -7)):
            near = plane.tile(2 * column, 2 * row, level + 1)
            assert plane.tile(column, row, level) == near
    assert plane.at(0.25, -1.5) == plane.tile(1, -6)
    with pytest.raises(UserError, match="level"):
        plane.tile(0, 0, MAX_LEVEL + 1)


def test_attributes_change_while_the_map_stays(manifest: GeneratorManifest) -> None:
    plane = LatentMap(manifest, 3, (candidate(manifest, {"hair_color": "blonde"}, 8, 8, 0.5),))
    pink = plane.asking({"hair_color": "pink", "eye_color": {"blue": 0.5, "red": 0.5}})
    for place in ((0, 0), (1, 2), (-5, 9), (2, 0)):
        before, after = plane.tile(*place), pink.tile(*place)
        assert np.array_equal(z_of(before), z_of(after))
        wish = wish_of(manifest, after)
        assert wish["hair_color"] == "pink"
        assert wish["eye_color"] == {"blue": 0.5, "red": 0.5}
        assert wish["hair_length"] == wish_of(manifest, before)["hair_length"]
    assert plane.asking().tile(1, 2) == plane.tile(1, 2)
    assert plane.asking(truncation=0.2).tile(1, 2).sources[0].truncation == 0.2
    assert plane.tile(0, 0).sources[0].truncation == 0.5


def test_open_attributes_blend_from_site_to_site(manifest: GeneratorManifest) -> None:
    plane = LatentMap(manifest, 1)
    weights = np.array(
        [plane.tile(column, 0, 2).sources[0].attributes for column in range(200)], np.float64
    )
    assert np.abs(np.diff(weights, axis=0)).max() <= 1 / 16 + 1e-12
    for attribute in manifest.attributes:
        block = weights[:, manifest.block(attribute.name)]
        np.testing.assert_allclose(block.sum(axis=1), 1, atol=1e-12)
        assert (block.max(axis=0) == 1).all()  # each class somewhere in full


def test_favourites_stand_in_the_middle(manifest: GeneratorManifest) -> None:
    kept = [candidate(manifest, {}, 40 + number, 0, 0.3 * number) for number in range(4)]
    homes = ((0, 0), (0, 0), (0.5, 0), (0.5, 0.5), (0.5, 0.5))
    for count in range(5):
        plane = LatentMap(manifest, 1, kept[:count])
        assert plane.home == homes[count]
        corners = [plane.at(0, 0), plane.at(1, 0), plane.at(0, 1), plane.at(1, 1)]
        assert corners[:count] == kept[:count]
        assert plane.at(5, 5) == LatentMap(manifest, 1).at(5, 5)
    half = plane.at(0.5, 0)
    assert angle(half, kept[0]) == pytest.approx(angle(half, kept[1]), abs=1e-3)
    assert half.sources[0].truncation == pytest.approx(0.15)


def test_favourites_that_are_alike_or_opposite(manifest: GeneratorManifest) -> None:
    one = candidate(manifest, {}, 1, 0, 0.7)
    (source,) = one.sources
    opposite = one.model_copy(
        update={"sources": (source.model_copy(update={"z": (-source.z_array).tobytes()}),)}
    )
    for other in (one, opposite):
        plane = LatentMap(manifest, 1, (one, other))
        lengths = [np.linalg.norm(z_of(plane.at(x / 10, 0))) for x in range(11)]
        np.testing.assert_allclose(lengths, lengths[0], rtol=1e-5)


def test_mixed_favourites_and_wishes_left_out(tmp_path: Path) -> None:
    """What lies between mixtures is drawn as what it is, without a jump."""
    path = write_tiny_model(tmp_path / "m.onnx", num_styles=3)
    with Generator.open(path, Device.CPU, 1) as generator:
        manifest = generator.manifest
        parts = [candidate(manifest, {}, 7, index, 0.7).sources[0] for index in range(4)]
        step = Direction(
            name="d", layers=(1,), vector=np.ones(manifest.style_dim, "<f4").tobytes(), amount=0.2
        )
        mixed = Avatar(
            model=manifest.model_id,
            sources=tuple(parts[:2]),
            mix=((1, 0), (0.5, 0.5), (0, 1)),
            directions=(step,),
        )
        other = Avatar(model=manifest.model_id, sources=tuple(parts[2:]), mix=((0.3, 0.7),))
        silent = with_wish(manifest, Avatar(model=manifest.model_id, sources=(parts[0],)), {})
        silent = silent.model_copy(
            update={"sources": (Source(z=parts[0].z, attributes=(0,) * 7, truncation=0.7),)}
        )
        plane = LatentMap(manifest, 1, (mixed, other, silent))
        assert plane.at(0, 0) == mixed
        assert plane.at(0, 1) == silent
        walk = [plane.at(x / 40, 0) for x in range(41)] + [plane.at(0, y / 40) for y in range(41)]
        for avatar in walk:
            check_fits(avatar, manifest)
        assert len(plane.at(0.5, 0).sources) == 4
        pixels = generator.render(walk).astype(int)
        for line in (pixels[:41], pixels[41:]):
            assert np.abs(np.diff(line, axis=0)).max() <= 12
            assert np.abs(line[0] - line[-1]).max() > 12


def test_what_does_not_fit_is_a_sentence(manifest: GeneratorManifest) -> None:
    stranger = candidate(manifest, {}, 1, 1, 0.7).model_copy(update={"model": "another"})
    with pytest.raises(AvatarError, match="another model"):
        LatentMap(manifest, 1, (stranger,))
    with pytest.raises(UserError, match="at most 4"):
        LatentMap(manifest, 1, [candidate(manifest, {}, 1, 1, 0.7)] * 5)
    with pytest.raises(UserError, match="no attribute 'wings'"):
        LatentMap(manifest, 1, wish={"wings": "two"})
    with pytest.raises(UserError, match="truncation"):
        LatentMap(manifest, 1, truncation=2.0)
    with pytest.raises(UserError, match="seed"):
        LatentMap(manifest, -1)


def test_the_edge_of_an_endless_map(manifest: GeneratorManifest) -> None:
    plane = LatentMap(manifest, 2**64 - 1)
    far = 4 * (2**30 - 1) + 3
    assert angle(plane.tile(far, -far), plane.tile(far - 1, -far)) == pytest.approx(22.5, rel=0.15)
    for place in ((far + 2, 0), (0, -far - 20), (10**30, 0)):
        with pytest.raises(UserError, match="ends here"):
            plane.tile(*place)
