"""Moving in latent space."""

import numpy as np
import pytest
from tiny_model import tiny_manifest

from acgan_desktop.core.avatar import Avatar, Direction, latent
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.neighbours import neighbours, slerp
from acgan_desktop.engine.latent.wishes import candidate
from acgan_desktop.engine.model_file.manifest import GeneratorManifest


@pytest.fixture
def manifest() -> GeneratorManifest:
    return GeneratorManifest.model_validate(tiny_manifest(z_dim=512))


@pytest.fixture
def avatar(manifest: GeneratorManifest) -> Avatar:
    return candidate(manifest, {"hair_color": "pink"}, 1, 0, 0.6)


def similarity(a: Avatar, b: Avatar) -> float:
    first, second = a.sources[0].z_array, b.sources[0].z_array
    return float(first @ second / np.linalg.norm(first) / np.linalg.norm(second))


@pytest.mark.parametrize("distance", [0.05, 0.2, 0.5, 1.0])
def test_neighbours_turn_by_the_angle_asked_for(
    manifest: GeneratorManifest, avatar: Avatar, distance: float
) -> None:
    for near in neighbours(manifest, avatar, 3, 0, 8, distance):
        assert similarity(avatar, near) == pytest.approx(np.cos(distance * np.pi / 2), abs=0.15)
        assert near.sources[0].z_array.std() == pytest.approx(1, abs=0.12)
        assert near.sources[0].attributes == avatar.sources[0].attributes
        assert near.sources[0].truncation == avatar.sources[0].truncation
        assert near.origin is None


def test_neighbours_of_the_first_candidate_are_not_itself(
    manifest: GeneratorManifest, avatar: Avatar
) -> None:
    # The step of neighbour 0 of seed 1 must not be the latent of candidate 0 of seed 1.
    far = neighbours(manifest, avatar, 1, 0, 1, 1.0)[0]
    assert abs(similarity(avatar, far)) < 0.2
    assert abs(float(np.corrcoef(far.sources[0].z_array, latent(1, 0, 512))[0, 1])) < 0.2


def test_asking_for_more_neighbours_never_changes_the_first(
    manifest: GeneratorManifest, avatar: Avatar
) -> None:
    many = neighbours(manifest, avatar, 5, 0, 9, 0.3)
    assert neighbours(manifest, avatar, 5, 2, 4, 0.3) == many[2:6]
    assert len({near.sources[0].z for near in many}) == 9
    assert neighbours(manifest, avatar, 6, 0, 1, 0.3)[0] != many[0]


def test_every_source_moves_and_mix_and_directions_stay(
    manifest: GeneratorManifest, avatar: Avatar
) -> None:
    other = candidate(manifest, {}, 1, 1, 0.7)
    step = Direction(name="d", layers=(0,), vector=np.ones(519, np.float32).tobytes(), amount=0.5)
    mixed = Avatar(
        model=avatar.model,
        sources=avatar.sources + other.sources,
        mix=((0.4, 0.6),),
        directions=(step,),
    )
    near = neighbours(manifest, mixed, 2, 0, 1, 0.5)[0]
    assert (near.mix, near.directions) == (mixed.mix, mixed.directions)
    moves = [
        after.z_array - np.cos(np.pi / 4) * before.z_array
        for after, before in zip(near.sources, mixed.sources, strict=True)
    ]
    assert abs(float(np.corrcoef(*moves)[0, 1])) < 0.2  # each has a step of its own


@pytest.mark.parametrize("distance", [0, -0.1, 1.1, float("nan")])
def test_distances_out_of_range(
    manifest: GeneratorManifest, avatar: Avatar, distance: float
) -> None:
    with pytest.raises(UserError, match="distance"):
        neighbours(manifest, avatar, 0, 0, 1, distance)


def test_seeds_out_of_range(manifest: GeneratorManifest, avatar: Avatar) -> None:
    with pytest.raises(UserError, match="seed"):
        neighbours(manifest, avatar, -1, 0, 1, 0.5)


def test_slerp_keeps_the_length_and_meets_its_ends() -> None:
    a, b = latent(1, 0, 256), latent(1, 1, 256)
    np.testing.assert_allclose(slerp(a, b, 0), a, atol=1e-6)
    np.testing.assert_allclose(slerp(a, b, 1), b, atol=1e-6)
    lengths = [np.linalg.norm(slerp(a, b, t)) for t in np.linspace(0, 1, 11)]
    np.testing.assert_allclose(lengths, np.linspace(lengths[0], lengths[-1], 11), rtol=1e-6)
    points = np.array([slerp(a, b, t) for t in np.linspace(0, 1, 11)], np.float64)
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    turns = np.arccos((points[1:] * points[:-1]).sum(axis=1))
    np.testing.assert_allclose(turns, turns[0], rtol=1e-4)
    assert np.linalg.norm((a + b) / 2) < 0.8 * np.linalg.norm(a)  # what a straight line would do
    assert slerp(a, b, 0.3).dtype == np.float32


def test_slerp_where_there_is_no_arc() -> None:
    a = latent(1, 0, 16)
    zeros = np.zeros(16, np.float32)
    np.testing.assert_allclose(slerp(a, a, 0.3), a, atol=1e-6)
    np.testing.assert_allclose(slerp(a, 2 * a, 0.5), 1.5 * a, atol=1e-5)
    for opposite in (-a, -1.5 * a, -a + 1e-7, -a + 1e-3):
        lengths = [np.linalg.norm(slerp(a, opposite, t)) for t in np.linspace(0, 1, 11)]
        ends = np.linalg.norm(a), np.linalg.norm(opposite)
        np.testing.assert_allclose(lengths, np.linspace(*ends, 11), rtol=1e-5)
        np.testing.assert_allclose(slerp(a, opposite, 1), opposite, atol=1e-5)
    one = np.ones(1, np.float32)
    np.testing.assert_allclose(slerp(one, -3 * one, 0.5), -one)
    np.testing.assert_allclose(slerp(zeros, a, 0.5), a / 2, atol=1e-6)
