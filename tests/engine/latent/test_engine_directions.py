"""Directions: found again where they were put in, and carried by avatars."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import ArrayLike, NDArray
from tiny_model import write_tiny_model

from acgan_desktop.core.avatar import Avatar, Direction
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.directions import (
    Cancelled,
    amount_of,
    attribute_direction,
    principal_components,
    visible_components,
    with_slider,
)
from acgan_desktop.engine.latent.wishes import WishError, candidate
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.generator import Generator, RenderCancelled

Z_DIM = 12


@pytest.fixture(scope="module", params=[1, 3], ids=["one style", "three styles"])
def generator(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Generator]:
    path: Path = tmp_path_factory.mktemp("model") / "tiny.onnx"
    write_tiny_model(path, z_dim=Z_DIM, num_styles=request.param)
    with Generator.open(path, Device.CPU, 1) as opened:
        yield opened


class Squeezed:
    """A generator whose z varies more in some numbers than in others, with layers that differ."""

    SPREADS = np.array([5.0, 3.0, 2.0, *[0.5] * (Z_DIM - 3)])

    def __init__(self, generator: Generator, scales: tuple[float, ...]) -> None:
        self.manifest = generator.manifest
        self._generator, self._scales = generator, scales

    def styles(
        self, z: ArrayLike, attributes: ArrayLike, truncation: ArrayLike
    ) -> NDArray[np.float32]:
        styles = self._generator.styles(z, attributes, truncation)
        styles[..., :Z_DIM] *= self.SPREADS.astype(np.float32)
        return styles * np.array(self._scales, np.float32)[:, None]

    def render(
        self, avatars: Sequence[Avatar], *, cancelled: Cancelled | None = None
    ) -> NDArray[np.uint8]:
        return self._generator.render(avatars, cancelled=cancelled)


def test_principal_components_are_found_in_order(generator: Generator) -> None:
    layers = generator.manifest.num_styles
    sliders = principal_components(Squeezed(generator, (1.0,) * layers), 3)
    for number, slider in enumerate(sliders):
        (direction,) = slider
        assert direction.name == f"component {number + 1}"
        assert direction.layers == tuple(range(layers))
        vector = direction.vector_array
        assert np.argmax(np.abs(vector)) == number
        assert vector[number] > 0
        # Amount 1 is one standard deviation; z is scaled by the truncation of 0.7.
        assert np.linalg.norm(vector) == pytest.approx(0.7 * Squeezed.SPREADS[number], rel=0.1)


def test_layers_of_their_own_move_together(generator: Generator) -> None:
    layers = generator.manifest.num_styles
    scales = (1.0, 1.0, -2.0)[:layers] if layers == 3 else (1.0,)
    slider = principal_components(Squeezed(generator, scales), 1)[0]
    if layers == 1:
        assert len(slider) == 1
    else:
        first, second = slider
        assert (first.layers, second.layers) == ((0, 1), (2,))
        np.testing.assert_allclose(
            second.vector_array, -2 * first.vector_array, rtol=1e-4, atol=1e-9
        )


def test_components_leave_attributes_alone(generator: Generator) -> None:
    sliders = principal_components(generator, 50)
    assert len(sliders) == Z_DIM  # nothing else varies
    for slider in (*sliders, *visible_components(generator, samples=100)):
        for direction in slider:
            assert np.abs(direction.vector_array[Z_DIM:]).max() < 1e-5


def test_the_same_every_time(generator: Generator) -> None:
    for find in (principal_components, visible_components):
        assert find(generator, 4, samples=64) == find(generator, 4, samples=64)
        assert find(generator, 2, samples=64) == find(generator, 4, samples=64)[:2]
        assert find(generator, 4, samples=64, seed=1) != find(generator, 4, samples=64)


def test_visible_components_show_most_first_and_brighten(generator: Generator) -> None:
    sliders = visible_components(generator, 12, samples=200)
    faces = [candidate(generator.manifest, {}, 77, index, 0.4) for index in range(12)]

    def shift(slider: tuple[Direction, ...]) -> NDArray[np.int64]:
        plus = generator.render([with_slider(face, slider, 2.0) for face in faces])
        minus = generator.render([with_slider(face, slider, -2.0) for face in faces])
        return plus.astype(np.int64) - minus

    shifts = [shift(slider) for slider in sliders]
    strengths = [np.abs(one).mean() for one in shifts]
    assert len(strengths) >= 8
    assert np.mean(strengths[:3]) > 1.3 * np.mean(strengths[-3:])
    clear = [one.mean() for one in shifts if abs(one.mean()) > 3]
    assert clear
    assert min(clear) > 0


def test_visible_components_can_be_given_up(generator: Generator) -> None:
    with pytest.raises(RenderCancelled):
        visible_components(generator, cancelled=lambda: True)


def test_attribute_directions_lead_from_class_to_class(generator: Generator) -> None:
    manifest = generator.manifest
    slider = attribute_direction(generator, "hair_color", "pink", "blonde")
    assert [one.name for one in slider] == ["hair_color: pink from blonde"]
    blonde = candidate(manifest, {"hair_color": "blonde"}, 5, 5, 0.7)
    pink = candidate(manifest, {"hair_color": "pink"}, 5, 5, 0.7)
    drawn = generator.render([with_slider(blonde, slider, 1.0), pink])
    assert np.abs(drawn[0].astype(int) - drawn[1]).max() <= 1


def test_attribute_direction_from_all_other_classes(generator: Generator) -> None:
    (direction,) = attribute_direction(generator, "hair_color", "pink")
    block = direction.vector_array[Z_DIM:][generator.manifest.block("hair_color")]
    np.testing.assert_allclose(block, [-0.5, 1, -0.5], atol=1e-5)
    assert np.abs(direction.vector_array[:Z_DIM]).max() < 1e-5
    assert direction.name == "hair_color: pink"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (("wings", "two"), "no attribute 'wings'"),
        (("hair_color", "green"), "no hair_color 'green'"),
        (("hair_color", "pink", "green"), "no hair_color 'green'"),
        (("hair_color", "pink", "pink"), "leads nowhere"),
    ],
)
def test_directions_that_lead_nowhere(
    generator: Generator, asked: tuple[str, ...], expected: str
) -> None:
    with pytest.raises(WishError, match=expected):
        attribute_direction(generator, *asked)


def test_avatars_carry_sliders(generator: Generator) -> None:
    avatar = candidate(generator.manifest, {}, 1, 1, 0.7)
    first, second = principal_components(generator, 2, samples=50)
    moved = with_slider(with_slider(avatar, first, 1.5), second, -2.0)
    assert (amount_of(moved, first), amount_of(moved, second)) == (1.5, -2.0)
    again = with_slider(moved, first, 0.5)
    assert [(one.name, one.amount) for one in again.directions] == [
        ("component 2", -2.0),
        ("component 1", 0.5),
    ]
    assert Avatar.from_json(again.to_json()) == again
    assert with_slider(with_slider(again, first, 0), second, 0) == avatar
    assert amount_of(avatar, first) == 0


def test_too_many_sliders(generator: Generator) -> None:
    avatar = candidate(generator.manifest, {}, 1, 1, 0.7)
    vector = np.ones(generator.manifest.style_dim, "<f4").tobytes()
    for number in range(64):
        one = Direction(name=str(number), layers=(0,), vector=vector, amount=1.0)
        avatar = with_slider(avatar, (one,), 1.0)
    with pytest.raises(UserError, match="more than 64"):
        with_slider(avatar, (one.model_copy(update={"name": "one more"}),), 1.0)
