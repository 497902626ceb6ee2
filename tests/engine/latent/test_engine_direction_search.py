"""Everything that a model offers for sliders."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from tiny_model import write_tiny_model

from acgan_desktop.engine.latent.direction_search import find_directions
from acgan_desktop.engine.latent.directions import attribute_direction
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.generator import Generator, RenderCancelled


@pytest.mark.parametrize("layers", [1, 3])
def test_it_finds_all_kinds_once_and_says_how_far_it_is(tmp_path: Path, layers: int) -> None:
    path = write_tiny_model(tmp_path / "tiny.onnx", num_styles=layers)
    told: list[float] = []
    with Generator.open(path, Device.CPU, 1) as generator:
        found = find_directions(generator, progress=told.append)
        keys = [slider[0].name for slider in found]
        assert len(set(keys)) == len(keys)
        assert keys[:2] == ["visible 1", "visible 2"]
        assert "component 1" in keys
        towards = [key for key in keys if ":" in key]
        assert towards == [
            "hair_length: long",
            "hair_color: blonde",
            "hair_color: pink",
            "hair_color: blue",
            "eye_color: red",
        ]
        assert found[-1] == attribute_direction(generator, "eye_color", "red")
        assert find_directions(generator) == found
    assert told == sorted(told)
    assert told[0] == 0
    assert told[-1] == 1


def test_it_can_be_given_up_at_any_moment(tmp_path: Path) -> None:
    path = write_tiny_model(tmp_path / "tiny.onnx")
    with Generator.open(path, Device.CPU, 1) as generator:
        for share in (0.0, 0.5, 0.95):
            reached: list[float] = []

            def far_enough(share: float = share, reached: Sequence[float] = reached) -> bool:
                return reached[-1] >= share

            with pytest.raises(RenderCancelled):
                find_directions(generator, progress=reached.append, cancelled=far_enough)
