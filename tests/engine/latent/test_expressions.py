"""Other expressions of one face: the same z, other attributes."""

import itertools

import pytest
from tiny_model import tiny_manifest

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.expressions import (
    expressions,
    on_the_way,
    switches,
    talking,
)
from acgan_desktop.engine.latent.wishes import candidate, wish_of
from acgan_desktop.engine.model_file.manifest import GeneratorManifest

SWITCH = ("no", "yes")
MANIFEST = GeneratorManifest.model_validate(
    tiny_manifest(
        attributes=[
            ("hair_color", ("blonde", "pink", "blue")),
            ("smile", SWITCH),
            ("open_mouth", SWITCH),
            ("glasses", ("yes", "no")),
            ("plain_background", SWITCH),
        ]
    )
)
PLAIN = GeneratorManifest.model_validate(tiny_manifest(attributes=[("plain_background", SWITCH)]))


@pytest.fixture
def face() -> Avatar:
    wish = {"hair_color": "pink", "smile": "yes", "open_mouth": "no", "glasses": "no"}
    return candidate(MANIFEST, wish, 3, 4, 0.7)


def test_each_switch_their_pairs_and_other_hair(face: Avatar) -> None:
    names = switches(MANIFEST)
    assert names == ["smile", "open_mouth", "glasses"]
    found = expressions(MANIFEST, face)
    assert found[0].changes == {}
    assert found[0].avatar == face
    changes = [one.changes for one in found[1:]]
    turned = {"smile": "no", "open_mouth": "yes", "glasses": "yes"}
    singles = [{name: turned[name]} for name in names]
    pairs = [
        {first: turned[first], second: turned[second]}
        for first, second in itertools.combinations(names, 2)
    ]
    assert changes == [*singles, *pairs, {"hair_color": "blonde"}, {"hair_color": "blue"}]
    for one in found:
        assert one.avatar.sources[0].z == face.sources[0].z
        assert wish_of(MANIFEST, one.avatar) == wish_of(MANIFEST, face) | one.changes
    assert len({one.avatar for one in found}) == len(found)


def test_more_together_and_no_hair(face: Avatar) -> None:
    assert len(expressions(MANIFEST, face, together=3, others=False)) == 1 + 3 + 3 + 1


def test_part_of_a_change_is_a_blend_of_both(face: Avatar) -> None:
    assert on_the_way(MANIFEST, face, {"hair_color": "blue"}, 0) == face
    assert on_the_way(MANIFEST, face, {"smile": "no"}, 1) == expressions(MANIFEST, face)[1].avatar
    part = on_the_way(MANIFEST, face, {"hair_color": "blue", "smile": "no"}, 0.25)
    wish = wish_of(MANIFEST, part)
    assert wish["hair_color"] == pytest.approx({"pink": 0.75, "blue": 0.25})
    assert wish["smile"] == pytest.approx({"yes": 0.75, "no": 0.25})
    further = on_the_way(MANIFEST, part, {"hair_color": "blue"}, 0.5)
    assert wish_of(MANIFEST, further)["hair_color"] == pytest.approx({"pink": 0.375, "blue": 0.625})
    assert part.sources[0].z == face.sources[0].z
    with pytest.raises(ValueError, match="between 0 and 1"):
        on_the_way(MANIFEST, face, {"smile": "no"}, 1.5)


def test_a_model_with_nothing_to_change_says_so() -> None:
    with pytest.raises(UserError, match="changes an expression"):
        expressions(PLAIN, candidate(PLAIN, {}, 1, 1, 0.7))
    with pytest.raises(UserError, match="cannot open a mouth"):
        talking(PLAIN, candidate(PLAIN, {}, 1, 1, 0.7))


def test_talking_opens_and_closes_the_mouth(face: Avatar) -> None:
    talk = talking(MANIFEST, face, frames=16)
    assert [name for name, _ in talk.poses] == ["1-mouth-closed", "2-mouth-open"]
    assert [wish_of(MANIFEST, avatar)["open_mouth"] for _, avatar in talk.poses] == ["no", "yes"]
    assert not talk.blinks
    assert len(talk.loop) == 16
    mouths = [wish_of(MANIFEST, avatar)["open_mouth"] for avatar in talk.loop]
    assert mouths[0] == "no"
    assert mouths[4] == "yes"
    assert mouths[8] == "no"
    for avatar in talk.loop:
        assert avatar.sources[0].z == face.sources[0].z
        assert wish_of(MANIFEST, avatar)["smile"] == "yes"
    with pytest.raises(UserError, match="8 to 240"):
        talking(MANIFEST, face, frames=3)


def test_a_model_that_closes_eyes_blinks() -> None:
    manifest = GeneratorManifest.model_validate(
        tiny_manifest(attributes=[("open_mouth", SWITCH), ("closed_eyes", SWITCH)])
    )
    wish = {"open_mouth": "no", "closed_eyes": "no"}
    talk = talking(manifest, candidate(manifest, wish, 1, 1, 0.7), frames=20)
    assert [name[0] for name, _ in talk.poses] == ["1", "2", "3", "4"]
    assert talk.blinks
    assert wish_of(manifest, talk.loop[18])["closed_eyes"] == "yes"
    assert wish_of(manifest, talk.loop[0])["closed_eyes"] == "no"
