"""The search with a generator whose every picture is known in closed form."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import ArrayLike
from tiny_encoder import write_tiny_encoder
from tiny_model import write_tiny_model

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.finding.likeness import Likeness, distances, reduced
from acgan_desktop.engine.finding.search import FaceSearch, FirstGuess, run_search
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.encoder import Encoder
from acgan_desktop.engine.runtime.generator import Generator
from acgan_desktop.library.pictures.face_finding import FaceFinder


@pytest.fixture
def generator(tmp_path: Path) -> Iterator[Generator]:
    with Generator.open(write_tiny_model(tmp_path / "tiny.onnx", z_dim=6), Device.CPU, 1) as one:
        yield one


def face_of(generator: Generator, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return a drawn face and its class weights."""
    manifest = generator.manifest
    rng = np.random.default_rng(seed)
    z = rng.standard_normal((1, manifest.z_dim)).clip(-2, 2).astype(np.float32)
    weights = np.zeros((1, manifest.classes), np.float32)
    for attribute in manifest.attributes:
        block = manifest.block(attribute.name)
        weights[0, block.start + rng.integers(len(attribute.classes))] = 1
    psi = np.array([manifest.truncation.default], np.float32)
    return generator.synthesize(generator.styles(z, weights, psi))[0], weights[0]


@pytest.mark.parametrize("seed", [0, 1])
def test_a_generated_face_is_found_again(generator: Generator, seed: int) -> None:
    face, weights = face_of(generator, seed)
    guess = FirstGuess(weights, np.zeros((0, 6), np.float32))
    search = FaceSearch(generator, Likeness(face), guess, tries=400)
    found = run_search(search)
    assert search.tried <= 400
    assert np.abs(found.face.pixels.astype(int) - face).max() <= 3
    again = generator.render([found.face.avatar])[0]
    np.testing.assert_array_equal(again, found.face.pixels)


def test_classes_that_were_read_wrongly_are_put_right(generator: Generator) -> None:
    face, weights = face_of(generator, 2)
    doubtful = np.where(weights > 0, 0.4, 0.6).astype(np.float32)
    guess = FirstGuess(doubtful, np.zeros((0, 6), np.float32))
    found = run_search(FaceSearch(generator, Likeness(face), guess, tries=600))
    assert np.abs(found.face.pixels.astype(int) - face).mean() < 3


def test_what_a_person_says_stays(generator: Generator) -> None:
    face, weights = face_of(generator, 3)
    guess = FirstGuess(weights, np.zeros((0, 6), np.float32))
    manifest = generator.manifest
    for number in range(3):
        search = FaceSearch(
            generator, Likeness(face), guess, fixed={"hair_color": number}, tries=60
        )
        (source,) = run_search(search).face.avatar.sources
        block = source.attributes[manifest.block("hair_color")]
        assert list(block) == [float(at == number) for at in range(3)]


def test_the_same_seed_gives_the_same_answer_and_another_other_candidates(
    generator: Generator,
) -> None:
    face, weights = face_of(generator, 4)
    guess = FirstGuess(weights, np.zeros((0, 6), np.float32))

    def run(seed: int) -> FaceSearch:
        search = FaceSearch(generator, Likeness(face), guess, seed=seed, tries=120)
        run_search(search)
        return search

    first, second, other = run(1), run(1), run(2)
    assert first.best.face.avatar == second.best.face.avatar
    assert [one.face.avatar for one in first.candidates] == [
        one.face.avatar for one in second.candidates
    ]
    assert first.candidates[-1].face.avatar != other.candidates[-1].face.avatar
    order = [one.distance for one in first.candidates]
    assert order == sorted(order)
    assert len(order) == 8


def test_it_can_be_left_at_any_moment(generator: Generator) -> None:
    face, weights = face_of(generator, 5)
    guess = FirstGuess(weights, np.zeros((0, 6), np.float32))
    seen: list[float] = []
    search = FaceSearch(generator, Likeness(face), guess, tries=10_000)
    with pytest.raises(ValueError, match="nothing was drawn"):
        _ = search.best
    found = run_search(
        search, show=lambda now: seen.append(now.best.distance), cancelled=lambda: len(seen) >= 3
    )
    assert len(seen) == 3
    assert seen == sorted(seen, reverse=True)
    assert found.distance == seen[-1]


def test_an_encoder_begins_and_one_of_another_generator_is_refused(
    generator: Generator, tmp_path: Path
) -> None:
    face, _ = face_of(generator, 6)
    right = write_tiny_encoder(tmp_path / "right.onnx", generator.manifest.model_id, z_dim=6)
    with Encoder.open(right, Device.CPU, 1) as encoder:
        expected = encoder.encode(face[None]).z[0].clip(-2.6, 2.6)
        begun: list[np.ndarray] = []

        class Drawing:
            """Remembers where a search begins."""

            manifest = generator.manifest
            synthesize = generator.synthesize

            def styles(self, z: ArrayLike, attributes: ArrayLike, psi: ArrayLike) -> np.ndarray:
                begun.extend(np.asarray(z))
                return generator.styles(z, attributes, psi)

        guess = FaceFinder(generator, None, encoder).first_guess(face)
        FaceSearch(Drawing(), Likeness(face), guess).advance()
    np.testing.assert_allclose(begun[0], expected, atol=1e-6)
    wrong = write_tiny_encoder(tmp_path / "wrong.onnx", "3" * 64, z_dim=6)
    with pytest.raises(UserError, match="was made for the model"):
        FaceFinder.open(generator.path, Device.CPU, 1, encoder=wrong)


def test_residuals_against_their_formula() -> None:
    rng = np.random.default_rng(0)
    target, other = rng.integers(0, 256, (2, 128, 128, 3), dtype=np.uint8)
    likeness = Likeness(target)
    assert distances(likeness.residuals(target[None]))[0] == 0
    blocks = [one.reshape(64, 2, 64, 2, 3) / 255 for one in (target, other)]
    small = [one.mean(axis=(1, 3)) for one in blocks]
    np.testing.assert_allclose(reduced(other[None], 64)[0], small[1], atol=1e-6)
    place = np.abs((np.arange(64) + 0.5) / 64 - 0.5) * 2
    weight = 1 - 0.5 * np.sqrt(place[:, None] ** 2 + place[None, :] ** 2) / np.sqrt(2)
    apart = (small[1] - small[0]) * weight[:, :, None]
    down, across = apart[1:] - apart[:-1], apart[:, 1:] - apart[:, :-1]
    expected = (apart**2).mean() + 0.49 * ((down**2).mean() + (across**2).mean())
    assert distances(likeness.residuals(other[None]))[0] == pytest.approx(expected, rel=1e-4)
