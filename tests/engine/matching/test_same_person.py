"""Is it the same person? Distances by a tagger's features, and cells drawn nearer or marked."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tiny_model import tiny_manifest
from tiny_tagger import write_tiny_tagger

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.latent.expressions import Expression, expressions, on_the_way
from acgan_desktop.engine.latent.wishes import candidate
from acgan_desktop.engine.matching.same_person import (
    LIMIT,
    STEPS,
    CheckedFace,
    PersonMeasure,
    check_face,
    learn_persons,
    read_features,
)
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.engine.runtime.generator import RenderCancelled
from acgan_desktop.engine.runtime.tagger import Tagger

SWITCH = ("no", "yes")
MANIFEST = GeneratorManifest.model_validate(
    tiny_manifest(attributes=[("smile", SWITCH), ("glasses", SWITCH), ("hat", SWITCH)])
)


NOTHING = dict.fromkeys(("smile", "glasses", "hat"), "no")


def is_odd(avatar: Avatar) -> bool:
    """Whether glasses and hats make another person of this one."""
    return bool(avatar.sources[0].z_array[2] > 1.2)


def odd_person() -> Avatar:
    return next(
        face for seed in range(100) if is_odd(face := candidate(MANIFEST, NOTHING, seed, 0, 0.7))
    )


class Painter:
    """Paints a person in a red and a blue of their own.

    A smile is green, for everybody, and so are glasses and a hat. Those move the blue, too, of a
    few odd persons, who so become others: glasses by and by, a hat at once.
    """

    manifest = MANIFEST

    def __init__(self) -> None:
        self.drawn = 0

    def render(
        self, avatars: Sequence[Avatar], *, cancelled: Callable[[], bool] | None = None
    ) -> NDArray[np.uint8]:
        self.drawn += len(avatars)
        return np.stack([self._painted(one) for one in avatars])

    def _painted(self, avatar: Avatar) -> NDArray[np.uint8]:
        z, weights = avatar.sources[0].z_array, avatar.sources[0].attributes
        smile, glasses, hat = weights[1], weights[3], weights[5]
        blue = 128 + 8 * z[1]
        if is_odd(avatar):
            blue += 44 * glasses + 60 * float(hat > 0.2)
        colour = [128 + 8 * z[0], 40 + 60 * (smile + glasses + hat), blue]
        return np.full((16, 16, 3), np.clip(np.round(colour), 0, 255), np.uint8)


@pytest.fixture
def tagger(tmp_path: Path) -> Iterator[Tagger]:
    with Tagger.open(write_tiny_tagger(tmp_path / "reader.onnx")) as opened:
        yield opened


def test_distances_are_those_of_an_independent_calculation() -> None:
    draws = np.random.default_rng(3)
    weights = np.zeros((40, 6))
    picks = draws.integers(0, 2, (40, 3))
    for place in range(3):
        weights[np.arange(40), 2 * place + picks[:, place]] = 1
    features = draws.normal(size=(40, 5)) + weights @ draws.normal(size=(6, 5))
    measure = PersonMeasure(MANIFEST, features.astype(np.float32), weights)
    features = features.astype(np.float32).astype(np.float64)
    spread = features.std(axis=0)
    centred, asked = (features - features.mean(axis=0)) / spread, weights - weights.mean(axis=0)
    # Ridge regression as least squares with rows of its own.
    rows = np.concatenate([asked, np.eye(6)])
    effects = np.linalg.lstsq(rows, np.concatenate([centred, np.zeros((6, 5))]), rcond=None)[0]
    persons = (centred - asked @ effects) * np.sqrt(40 / (40 - 3 - 1))
    one, other = features[0], features[1]
    for changed in ((), ("smile",), ("smile", "hat")):
        ways = np.concatenate([np.zeros((1, 5)), *(effects[MANIFEST.block(n)] for n in changed)])
        outside = np.eye(5) - np.linalg.pinv(ways, rcond=1e-6) @ ways
        apart = [
            np.linalg.norm((persons[i] - persons[j]) @ outside)
            for i in range(40)
            for j in range(i + 1, 40)
        ]
        expected = np.linalg.norm((one - other) / spread @ outside) / np.median(apart)
        found = measure.distance(one.astype(np.float32), other.astype(np.float32), changed)
        assert found == pytest.approx(expected, rel=1e-5)
    assert measure.distance(one.astype(np.float32), one.astype(np.float32)) == 0


def checked(tagger: Tagger, painter: Painter, name: str) -> CheckedFace:
    measure = learn_persons(painter, tagger, 64)
    face = odd_person()
    cells = {tuple(one.changes): one for one in expressions(MANIFEST, face, together=1)}
    cell: Expression = cells[(name,)]
    pixels = painter.render([face, cell.avatar])
    features = read_features(tagger, pixels[:1])[0]
    return check_face(painter, tagger, measure, (face, features), (cell, pixels[1]))


def test_what_was_changed_on_purpose_is_no_other_person(tagger: Tagger) -> None:
    found = checked(tagger, Painter(), "smile")
    assert found.same
    assert found.step == 1
    assert found.distance < 0.3  # though a smile is the largest change of all in the picture


def test_another_person_is_drawn_nearer(tagger: Tagger) -> None:
    painter = Painter()
    found = checked(tagger, painter, "glasses")
    assert found.same
    assert found.step in STEPS
    assert found.avatar == on_the_way(MANIFEST, odd_person(), {"glasses": "yes"}, found.step)
    np.testing.assert_array_equal(found.pixels, painter.render([found.avatar])[0])


def test_one_that_stays_another_person_is_marked(tagger: Tagger) -> None:
    found = checked(tagger, Painter(), "hat")
    assert not found.same
    assert found.distance > LIMIT
    assert found.step == 1


def test_learning_can_be_given_up_and_says_how_far_it_is(tagger: Tagger) -> None:
    shares: list[float] = []
    painter = Painter()
    with pytest.raises(RenderCancelled):
        learn_persons(
            painter, tagger, 64, cancelled=lambda: len(shares) == 2, progress=shares.append
        )
    assert shares == [8 / 64, 16 / 64]
    assert painter.drawn == 16
