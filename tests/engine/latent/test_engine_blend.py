"""Blends and crossings: each frame and each child is a plain avatar."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from families_of_styles import GROUPS
from numpy.typing import NDArray
from tiny_model import set_manifest, tiny_manifest, tiny_model

from acgan_desktop.core.avatar import Avatar, AvatarError, Direction
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.blend import Blend, Easing, Loop, Way
from acgan_desktop.engine.latent.crossing import can_cross, choices, cross, cross_wishes, crossings
from acgan_desktop.engine.latent.wishes import candidate, candidates, wish_of
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.engine.model_file.model_id import model_id_of
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.generator import Generator


@pytest.fixture(scope="module")
def generator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generator]:
    """A tiny model of four layers in three groups."""
    model = tiny_model(num_styles=4, z_dim=16)
    facts = tiny_manifest(num_styles=4, z_dim=16, model_id=model_id_of(model))
    facts["style_groups"] = [{"name": name, "layers": list(own)} for name, own in GROUPS]
    set_manifest(model, facts)
    path: Path = tmp_path_factory.mktemp("model") / "grouped.onnx"
    path.write_bytes(model.SerializeToString())
    with Generator.open(path, Device.CPU, 1) as opened:
        yield opened


@pytest.fixture
def manifest(generator: Generator) -> GeneratorManifest:
    return generator.manifest


@pytest.fixture
def faces(manifest: GeneratorManifest) -> tuple[Avatar, ...]:
    return tuple(candidates(manifest, {}, 3, 0, 9, 0.7))


def styles(generator: Generator, avatar: Avatar) -> NDArray[np.float64]:
    return np.asarray(generator.styles_of([avatar])[0], np.float64)


def step(manifest: GeneratorManifest, name: str, layers: tuple[int, ...]) -> Direction:
    vector = np.linspace(-1, 1, manifest.style_dim, dtype="<f4").tobytes()
    return Direction(name=name, layers=layers, vector=vector, amount=1.5)


# Blends ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", Way)
@pytest.mark.parametrize("easing", Easing)
def test_keyframes_are_passed_exactly(
    manifest: GeneratorManifest, faces: tuple[Avatar, ...], way: Way, easing: Easing
) -> None:
    once = Blend(manifest, faces[:3], way, easing, Loop.ONCE).frames(21)
    assert (once[0], once[10], once[20]) == faces[:3]
    cycle = Blend(manifest, faces[:3], way, easing, Loop.CYCLE).frames(30)
    assert (cycle[0], cycle[10], cycle[20]) == faces[:3]
    assert cycle[25] not in faces[:3]
    bounce = Blend(manifest, faces[:3], way, easing, Loop.BOUNCE).frames(40)
    assert (bounce[0], bounce[10], bounce[20], bounce[30]) == (*faces[:3], faces[1])
    blend = Blend(manifest, faces[:8], way, easing)
    assert [blend.frames(80)[blend.frame_of(key, 80)] for key in range(8)] == list(faces[:8])
    assert blend.at(1.0) == blend.at(0.0) == blend.at(-1) == faces[0]


@pytest.mark.parametrize("loop", Loop)
def test_no_frame_jumps(
    generator: Generator, manifest: GeneratorManifest, faces: tuple[Avatar, ...], loop: Loop
) -> None:
    for way in Way:
        pixels = generator.render(Blend(manifest, faces[:4], way, loop=loop).frames(160))
        steps = np.abs(np.diff(pixels.astype(int), axis=0)).max(axis=(1, 2, 3))
        assert steps.max() <= 16
        if loop is not Loop.ONCE:
            assert np.abs(pixels[0].astype(int) - pixels[-1]).max() <= 16


def test_spherical_frames_are_faces_of_their_own(
    manifest: GeneratorManifest, faces: tuple[Avatar, ...]
) -> None:
    ends = [np.linalg.norm(face.sources[0].z_array) for face in faces[:2]]
    for frame in Blend(manifest, faces[:2], loop=Loop.ONCE).frames(15):
        (source,) = frame.sources
        assert min(ends) * 0.999 <= np.linalg.norm(source.z_array) <= max(ends) * 1.001
        assert frame.mix == ((1.0,),)


def test_linear_frames_lie_on_the_line(
    generator: Generator, manifest: GeneratorManifest, faces: tuple[Avatar, ...]
) -> None:
    a, b = styles(generator, faces[0]), styles(generator, faces[1])
    blend = Blend(manifest, faces[:2], Way.LINEAR, Easing.LINEAR, Loop.ONCE)
    for t in (0.0, 0.25, 0.6, 1.0):
        np.testing.assert_allclose(styles(generator, blend.at(t)), (1 - t) * a + t * b, atol=1e-6)


def test_easings_start_and_end_alike_and_never_turn_back(
    manifest: GeneratorManifest, faces: tuple[Avatar, ...]
) -> None:
    for easing in Easing:
        blend = Blend(manifest, faces[:2], Way.LINEAR, easing, Loop.ONCE)
        shares = [
            1.0 if frame == faces[1] else 0.0 if frame == faces[0] else frame.mix[0][1]
            for frame in blend.frames(41)
        ]
        assert (shares[0], shares[20], shares[40]) == pytest.approx((0, 0.5, 1))
        assert (np.diff(shares) >= 0).all()
    assert shares[3] == 0  # linger: still at the first


def test_wishes_blend_from_one_to_the_next(manifest: GeneratorManifest) -> None:
    blonde = candidate(manifest, {"hair_color": "blonde", "eye_color": "red"}, 1, 0, 0.7)
    blue = candidate(manifest, {"hair_color": "blue", "eye_color": "red"}, 1, 1, 0.7)
    middle = Blend(manifest, (blonde, blue), loop=Loop.ONCE).at(0.5)
    wish = wish_of(manifest, middle)
    assert wish["hair_color"] == pytest.approx({"blonde": 0.5, "blue": 0.5})
    assert wish["eye_color"] == "red"


def test_directions_fade_over(
    generator: Generator, manifest: GeneratorManifest, faces: tuple[Avatar, ...]
) -> None:
    own, shared = step(manifest, "own", (0,)), step(manifest, "shared", (1, 3))
    a = faces[0].model_copy(update={"directions": (own, shared)})
    b = faces[1].model_copy(update={"directions": (shared.model_copy(update={"amount": -0.5}),)})
    for way in Way:
        middle = Blend(manifest, (a, b), way, Easing.LINEAR, Loop.ONCE).at(0.25)
        amounts = {one.name: one.amount for one in middle.directions}
        assert amounts == pytest.approx({"own": 0.75 * 1.5, "shared": 0.75 * 1.5 - 0.25 * 0.5})
    before, after = styles(generator, a), styles(generator, b)
    np.testing.assert_allclose(styles(generator, middle), 0.75 * before + 0.25 * after, atol=1e-6)


def test_mixtures_blend_both_ways(
    generator: Generator, manifest: GeneratorManifest, faces: tuple[Avatar, ...]
) -> None:
    child = cross(manifest, faces[0], faces[1], ["shape"])
    half = Blend(manifest, faces[2:4], Way.LINEAR, loop=Loop.ONCE).at(0.5)
    for way in Way:
        blend = Blend(manifest, (child, half), way, loop=Loop.ONCE)
        pixels = generator.render(blend.frames(60)).astype(int)
        assert np.abs(np.diff(pixels, axis=0)).max() <= 14
    for row in blend.at(0.3).mix:
        assert sum(row) == pytest.approx(1)
    # Avatars of the same sources move by their weights alone.
    other = child.model_copy(update={"mix": child.mix[::-1]})
    assert Blend(manifest, (child, other), loop=Loop.ONCE).at(0.5).sources == child.sources


def test_mixtures_too_rich_to_be_blended(manifest: GeneratorManifest) -> None:
    crowds = []
    for start in (0, 9):
        crowd = candidates(manifest, {}, 5, start, 9, 0.7)
        sources = tuple(face.sources[0] for face in crowd)
        crowds.append(Avatar(model=manifest.model_id, sources=sources, mix=((1 / 9,) * 9,)))
    assert len(Blend(manifest, tuple(crowds), Way.LINEAR, loop=Loop.ONCE).at(0.5).sources) == 18
    with pytest.raises(UserError, match="together they need 81"):
        Blend(manifest, tuple(crowds), loop=Loop.ONCE).at(0.5)


def test_frames_are_as_good_as_any_avatar(
    manifest: GeneratorManifest, faces: tuple[Avatar, ...]
) -> None:
    for frame in Blend(manifest, faces[:3], Way.LINEAR).frames(9):
        assert Avatar.from_json(frame.to_json()) == frame


def test_what_cannot_be_blended(manifest: GeneratorManifest, faces: tuple[Avatar, ...]) -> None:
    with pytest.raises(UserError, match="2 to 8 avatars, not 1"):
        Blend(manifest, faces[:1])
    with pytest.raises(UserError, match="2 to 8 avatars, not 9"):
        Blend(manifest, faces)
    stranger = faces[1].model_copy(update={"model": "f" * 64})
    with pytest.raises(UserError, match=r"one model, and number 2 was made with another"):
        Blend(manifest, (faces[0], stranger))
    with pytest.raises(UserError, match="at least 2 frames"):
        Blend(manifest, faces[:2]).frames(1)
    short = faces[1].sources[0].model_copy(update={"z": np.ones(3, "<f4").tobytes()})
    with pytest.raises(AvatarError, match="latent of 3"):
        Blend(manifest, (faces[0], faces[1].model_copy(update={"sources": (short,)})))


# Crossings ---------------------------------------------------------------------------------------


def test_a_child_has_whole_groups_of_each_parent(
    generator: Generator, manifest: GeneratorManifest, faces: tuple[Avatar, ...]
) -> None:
    mother, father = faces[:2]
    of_mother, of_father = styles(generator, mother), styles(generator, father)
    for groups in choices(manifest):
        child = styles(generator, cross(manifest, mother, father, groups))
        for name, layers in GROUPS:
            parent = of_father if name in groups else of_mother
            np.testing.assert_allclose(child[list(layers)], parent[list(layers)], atol=1e-7)
    assert cross(manifest, mother, father, ()) == mother
    assert cross(manifest, mother, father, [name for name, _ in GROUPS]) == father


def test_choices_are_all_of_them(manifest: GeneratorManifest) -> None:
    assert can_cross(manifest)
    assert len(choices(manifest)) == len(set(choices(manifest))) == 8
    assert choices(manifest)[:3] == [(), ("shape",), ("features",)]


def test_grid_of_children(manifest: GeneratorManifest, faces: tuple[Avatar, ...]) -> None:
    grid = crossings(manifest, faces[:2], faces[2:5], ["colours"])
    assert [len(row) for row in grid] == [3, 3]
    assert grid[1][2] == cross(manifest, faces[1], faces[4], ["colours"])
    assert len({child for row in grid for child in row}) == 6


def test_children_of_children_and_their_directions(
    generator: Generator, manifest: GeneratorManifest, faces: tuple[Avatar, ...]
) -> None:
    mother = cross(manifest, faces[0], faces[1], ["shape"]).model_copy(
        update={"directions": (step(manifest, "hers", (0, 1, 2, 3)),)}
    )
    father = faces[2].model_copy(update={"directions": (step(manifest, "his", (0, 1)),)})
    child = cross(manifest, mother, father, ["features"])
    assert {(one.name, one.layers) for one in child.directions} == {
        ("hers", (0, 3)),
        ("his", (1,)),
    }
    expected = styles(generator, mother)
    expected[[1, 2]] = styles(generator, father)[[1, 2]]
    np.testing.assert_allclose(styles(generator, child), expected, atol=1e-6)


def test_what_cannot_be_crossed(manifest: GeneratorManifest, faces: tuple[Avatar, ...]) -> None:
    with pytest.raises(UserError, match="no style group 'wings'; it has shape, features, colours"):
        cross(manifest, faces[0], faces[1], ["wings"])
    with pytest.raises(AvatarError, match="another model"):
        cross(manifest, faces[0], faces[1].model_copy(update={"model": "x"}), [])
    assert not can_cross(GeneratorManifest.model_validate(tiny_manifest()))


def test_a_child_takes_what_its_father_wished(manifest: GeneratorManifest) -> None:
    mother = candidate(manifest, {"hair_color": "pink", "eye_color": "red"}, 1, 0, 0.7)
    father = candidate(manifest, {"hair_color": "blue", "eye_color": "blue"}, 2, 0, 0.4)
    child = cross_wishes(manifest, mother, father, ["hair_color"])
    asked = wish_of(manifest, child)
    assert (asked["hair_color"], asked["eye_color"]) == ("blue", "red")
    assert asked["hair_length"] == wish_of(manifest, mother)["hair_length"]
    assert child.sources[0].z == mother.sources[0].z
    assert child.sources[0].truncation == mother.sources[0].truncation
    assert cross_wishes(manifest, mother, father, []) == mother
    assert cross_wishes(manifest, mother, mother, ["hair_color"]) == mother


def test_what_a_father_leaves_open_stays_the_mothers(manifest: GeneratorManifest) -> None:
    mother, father = candidates(manifest, {}, 3, 0, 2, 0.7)
    source = father.sources[0]
    block = manifest.block("eye_color")
    blank = tuple(
        0.0 if block.start <= place < block.stop else value
        for place, value in enumerate(source.attributes)
    )
    open_one = father.model_copy(
        update={"sources": (source.model_copy(update={"attributes": blank}),)}
    )
    child = cross_wishes(manifest, mother, open_one, ["eye_color", "hair_color"])
    assert wish_of(manifest, child)["eye_color"] == wish_of(manifest, mother)["eye_color"]
    assert wish_of(manifest, child)["hair_color"] == wish_of(manifest, father)["hair_color"]


def test_wishes_that_cannot_be_crossed(
    manifest: GeneratorManifest, faces: tuple[Avatar, ...]
) -> None:
    with pytest.raises(UserError, match="no attribute 'nose'"):
        cross_wishes(manifest, faces[0], faces[1], ["nose"])
    stranger = faces[1].model_copy(update={"model": "another"})
    with pytest.raises(AvatarError):
        cross_wishes(manifest, faces[0], stranger, ["eye_color"])
