"""What was asked for is what is shown: candidates are drawn until a tagger confirms the wish."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tiny_model import tiny_manifest, write_tiny_model
from tiny_tagger import tagger_manifest, write_tiny_tagger

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.wishes import WishError, candidate
from acgan_desktop.engine.matching.wish_match import WishRequirement, can_match
from acgan_desktop.engine.matching.wish_matching import (
    MOST,
    WishMatcher,
    candidate_index,
    place_and_attempt,
)
from acgan_desktop.engine.model_file.manifest import GeneratorManifest, TaggerManifest
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.generator import Generator, RenderCancelled
from acgan_desktop.engine.runtime.renderer import DrawnFace
from acgan_desktop.engine.runtime.tagger import Tagger

ATTRIBUTES = (("hair_color", ("red", "green", "blue")), ("tone", ("dark", "light")))
PURE = {"red": (230, 26, 26), "green": (26, 204, 51), "blue": (26, 51, 230)}
WISH = {"hair_color": "red"}


class Fickle:
    """Draws faces of one colour, which is the wished one only in a third of the cases."""

    def __init__(self, colours: Sequence[str] = ("red", "green", "blue")) -> None:
        self.manifest = GeneratorManifest.model_validate(tiny_manifest(attributes=ATTRIBUTES))
        self.colours = colours
        self.drawn: list[int] = []

    def colour_of(self, avatar: Avatar) -> str:
        return self.colours[int(abs(avatar.sources[0].z_array[0]) * 1000) % len(self.colours)]

    def render(
        self, avatars: Sequence[Avatar], *, cancelled: Callable[[], bool] | None = None
    ) -> NDArray[np.uint8]:
        if cancelled is not None and cancelled():
            raise RenderCancelled
        pixels = np.empty((len(avatars), 16, 16, 3), np.uint8)
        for picture, avatar in zip(pixels, avatars, strict=True):
            assert avatar.origin is not None
            self.drawn.append(avatar.origin.index)
            picture[:] = PURE[self.colour_of(avatar)]
        return pixels


@pytest.fixture(scope="module")
def tagger(tmp_path_factory: pytest.TempPathFactory) -> Tagger:
    path = write_tiny_tagger(tmp_path_factory.mktemp("tagger") / "t.onnx", ATTRIBUTES)
    return Tagger.open(path, Device.CPU, threads=1)


def all_of(verifier: WishMatcher, count: int, **changes: object) -> dict[int, DrawnFace]:
    wish = changes.get("wish", WISH)
    faces = verifier.faces(wish, 3, range(count), 0.7)  # type: ignore[arg-type]
    return {face.place: face for face in faces}


def test_every_face_shown_is_what_was_asked_for(tagger: Tagger) -> None:
    generator = Fickle()
    faces = all_of(WishMatcher(generator, tagger, most=40), 24)
    assert sorted(faces) == list(range(24))
    for face in faces.values():
        assert face.confirmed
        assert (face.pixels == PURE["red"]).all()
        # The avatar draws what is shown, and is a plain candidate of the seed.
        assert generator.colour_of(face.avatar) == "red"
        index = candidate_index(face.place, face.passed_over)
        assert face.avatar == candidate(generator.manifest, WISH, 3, index, 0.7)
    assert sum(face.passed_over for face in faces.values()) == len(generator.drawn) - 24 > 0


def test_nothing_more_is_drawn_for_a_place_that_is_right_at_once(tagger: Tagger) -> None:
    generator = Fickle(["red"])
    faces = all_of(WishMatcher(generator, tagger), 20)
    assert generator.drawn == list(range(20))
    plain = candidate(generator.manifest, WISH, 3, 7, 0.7)
    assert (faces[7].avatar, faces[7].passed_over) == (plain, 0)


def test_a_places_face_hangs_on_nothing_but_the_place(tagger: Tagger) -> None:
    many = all_of(WishMatcher(Fickle(), tagger), 40)
    few = all_of(WishMatcher(Fickle(), tagger), 5)
    shuffled = WishMatcher(Fickle(), tagger).faces(WISH, 3, [30, 2, 17], 0.7)
    for face in [*few.values(), *shuffled]:
        assert face.avatar == many[face.place].avatar
        assert face.passed_over == many[face.place].passed_over
        assert face.missed == many[face.place].missed


def test_what_cannot_be_met_is_marked_and_the_bound_is_kept(tagger: Tagger) -> None:
    generator = Fickle(["green", "blue"])
    faces = all_of(WishMatcher(generator, tagger), 3)
    assert len(generator.drawn) == 3 * MOST
    for face in faces.values():
        assert not face.confirmed
        assert face.missed == ("hair_color",)
        assert face.passed_over == MOST - 1


def test_the_nearest_is_shown_where_none_is_right(tagger: Tagger) -> None:
    """Green keeps one wish of two, blue none: so green wins, whenever it comes."""
    manifest = tagger.manifest
    promise = WishRequirement(manifest, {"hair_color": "red", "tone": "light"})

    def said(hair: list[float], tone: list[float]) -> dict[str, NDArray[np.float32]]:
        return {"hair_color": np.array(hair, "f4"), "tone": np.array(tone, "f4")}

    right = promise.judge(said([0.4, 0.3, 0.3], [0.4, 0.6]))
    one_missed = promise.judge(said([0.1, 0.5, 0.4], [0.1, 0.9]))
    less_likely = promise.judge(said([0.1, 0.5, 0.4], [0.2, 0.8]))
    both_missed = promise.judge(said([0.49, 0.51, 0.0], [0.51, 0.49]))
    assert right.kept
    assert one_missed.missed == ("hair_color",)
    assert both_missed.missed == ("hair_color", "tone")
    order = [both_missed, less_likely, one_missed, right]
    assert sorted(order, key=lambda verdict: verdict.nearness) == order


def test_the_first_of_equally_near_ones_is_shown(tagger: Tagger) -> None:
    generator = Fickle(["green"])
    face = all_of(WishMatcher(generator, tagger), 1)[0]
    assert face.avatar == candidate(generator.manifest, WISH, 3, 0, 0.7)


def test_any_promises_nothing(tagger: Tagger) -> None:
    generator = Fickle()
    faces = all_of(WishMatcher(generator, tagger), 8, wish={"hair_color": None})
    assert generator.drawn == list(range(8))
    assert all(face.confirmed for face in faces.values())
    assert not WishRequirement(tagger.manifest, {"hair_color": None})


def test_a_blend_is_kept_by_any_of_its_classes(tagger: Tagger) -> None:
    wish = {"hair_color": {"red": 0.9, "blue": 0.1, "green": 0.0}}
    faces = all_of(WishMatcher(Fickle(), tagger, most=40), 30, wish=wish)
    shown = {tuple(face.pixels[0, 0].tolist()) for face in faces.values()}
    assert shown == {PURE["red"], PURE["blue"]}


def test_searches_can_be_advanced_in_any_portions(tagger: Tagger) -> None:
    whole = all_of(WishMatcher(Fickle(), tagger), 6)
    verifier = WishMatcher(Fickle(), tagger)
    waiting = [verifier.search(WISH, 3, place, 0.7) for place in range(6)]
    found = {}
    while waiting:
        now, waiting = waiting[:4], waiting[4:]
        for search, face in zip(now, verifier.advance(now), strict=True):
            if face is None:
                waiting.append(search)
            else:
                found[face.place] = face
    assert {place: face.avatar for place, face in found.items()} == {
        place: face.avatar for place, face in whole.items()
    }


def test_it_stops_when_asked(tagger: Tagger) -> None:
    generator = Fickle(["green"])
    faces = WishMatcher(generator, tagger).faces(
        WISH, 3, range(200), 0.7, cancelled=lambda: len(generator.drawn) >= 32
    )
    with pytest.raises(RenderCancelled):
        list(faces)
    assert len(generator.drawn) == 32


def test_a_wish_that_the_model_does_not_know_is_refused(tagger: Tagger) -> None:
    for wish in ({"hair_color": "mauve"}, {"hat": "red"}):
        with pytest.raises(WishError):
            list(WishMatcher(Fickle(), tagger).faces(wish, 3, [0], 0.7))


def test_a_tagger_has_to_know_all_that_can_be_wished(tagger: Tagger) -> None:
    def fits(attributes: Sequence[tuple[str, Sequence[str]]]) -> bool:
        generator = GeneratorManifest.model_validate(tiny_manifest(attributes=attributes))
        return can_match(tagger.manifest, generator)

    assert fits(ATTRIBUTES)
    assert fits([("tone", ("light", "dark"))])
    assert not fits([("tone", ("light", "dark", "grey"))])
    assert not fits([*ATTRIBUTES, ("hat", ("yes", "no"))])
    assert not fits([])
    other = Fickle()
    other.manifest = GeneratorManifest.model_validate(tiny_manifest())
    with pytest.raises(UserError, match="does not know all that can be wished"):
        WishMatcher(other, tagger)


def test_classes_are_found_by_name_not_by_place() -> None:
    manifest = TaggerManifest.model_validate(tagger_manifest())
    promise = WishRequirement(manifest, {"hair_color": "blue"})
    assert promise.judge({"hair_color": np.array([0.2, 0.2, 0.6], "f4")}).kept
    assert not promise.judge({"hair_color": np.array([0.6, 0.2, 0.2], "f4")}).kept


def test_indices_tell_place_and_attempt_and_stay_exact_in_json() -> None:
    assert place_and_attempt(candidate_index(5, 0)) == (5, 0)
    assert place_and_attempt(candidate_index(5, 7)) == (5, 7)
    assert candidate_index(2**31, MOST - 1) < 2**53
    assert 0 <= candidate_index(2**64 - 1, 3) < 2**64


def test_real_files_of_different_sizes(tmp_path: Path) -> None:
    drawing = write_tiny_model(tmp_path / "g.onnx", attributes=ATTRIBUTES, resolution=32)
    reading = write_tiny_tagger(tmp_path / "t.onnx", ATTRIBUTES, resolution=16)
    with (
        Generator.open(drawing, Device.CPU, threads=1) as generator,
        Tagger.open(reading, Device.CPU, threads=1) as tagger,
    ):
        verifier = WishMatcher(generator, tagger)
        faces = {f.place: f for f in verifier.faces(WISH, 1, range(6), 1.0)}
        again = list(verifier.faces(WISH, 1, [4], 1.0))
        for face in faces.values():
            assert (generator.render([face.avatar])[0] == face.pixels).all()
        assert again[0].avatar == faces[4].avatar
        assert (again[0].pixels == faces[4].pixels).all()
