"""The switch that says whether a portrait stands on plain ground."""

from pathlib import Path

import numpy as np
import pytest
from drawn_faces import draw_faces
from numpy.typing import NDArray

from trainer.data.dataset import Dataset
from trainer.data.preparation.plain_background import CANNOT_TELL, NO, YES, plain_background
from trainer.data.preparation.prepare import prepare

SIDES = [64, 128]


def portrait(side: int, ground: tuple[int, int, int]) -> NDArray[np.uint8]:
    """Draw a block of hair in the middle, down to the lower edge."""
    picture = np.full((side, side, 3), ground, np.uint8)
    picture[side // 8 :, side // 4 : -side // 4] = (90, 40, 30)
    return picture


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("ground", [(255, 255, 255), (0, 0, 0), (40, 120, 200)])
def test_one_colour_is_plain_whatever_it_is(side: int, ground: tuple[int, int, int]) -> None:
    picture = portrait(side, ground)
    assert plain_background(picture) == YES
    noise = np.random.default_rng(1).integers(-6, 7, picture.shape)
    assert plain_background(np.clip(picture + noise, 0, 255).astype(np.uint8)) == YES


@pytest.mark.parametrize("side", SIDES)
def test_a_picture_of_many_colours_is_not(side: int) -> None:
    picture = np.random.default_rng(2).integers(0, 256, (side, side, 3)).astype(np.uint8)
    assert plain_background(picture) == NO


@pytest.mark.parametrize("side", SIDES)
def test_hair_over_one_corner_and_much_of_the_edge_leaves_it_open(side: int) -> None:
    picture = portrait(side, (255, 255, 255))
    random = np.random.default_rng(3)
    hair = random.integers(0, 200, (side, side * 5 // 8, 3))
    picture[:, : side * 5 // 8] = hair
    picture[side // 8 : side // 2, -4:] = random.integers(0, 200, (side // 2 - side // 8, 4, 3))
    assert plain_background(picture) == CANNOT_TELL


def test_prepare_adds_the_switch_where_it_is_asked_for(tmp_path: Path) -> None:
    labels = draw_faces(tmp_path / "faces", 40, size=72)
    for out, asked in (("with", True), ("without", False)):
        prepare([tmp_path / "faces"], labels, 32, tmp_path / out, plain_background=asked)
    dataset, plain = Dataset.open(tmp_path / "with"), Dataset.open(tmp_path / "without")
    added = dataset.manifest.attributes[-1]
    assert (added.name, added.classes) == ("plain_background", ("no", "yes"))
    assert [a.name for a in plain.manifest.attributes] == [
        a.name for a in dataset.manifest.attributes[:-1]
    ]
    assert (dataset.labels[:, :-1] == plain.labels).all()
    expected = [plain_background(np.asarray(image)) for image in dataset.images]
    assert dataset.labels[:, -1].tolist() == expected
