"""Faces cut out of plain ground: alpha that is known, no halo, and ground that is not plain."""

import sys
from pathlib import Path

import numpy as np
import pytest

from acgan_desktop.library.pictures.cutting_out import GroundNotPlain, check_frames_plain, cut_out
from acgan_desktop.library.pictures.plain_ground import connected, find_ground

sys.path.append(str(Path(__file__).resolve().parents[3] / "benchmarks"))

from cutting_out import GROUNDS, Known, drawn_face, error_of


@pytest.fixture(scope="module")
def face() -> Known:
    return drawn_face(np.random.default_rng(4), 96)


@pytest.mark.parametrize("ground", list(GROUNDS))
def test_alpha_of_a_drawn_face_is_near_the_true_one(face: Known, ground: str) -> None:
    error = error_of(face, GROUNDS[ground])
    assert error is not None
    assert error.mean <= 0.04
    assert error.border <= 0.12


@pytest.mark.parametrize("other", ["white", "black"])
def test_no_halo_of_the_old_ground_is_left_on_another(face: Known, other: str) -> None:
    cut = cut_out(face.over(GROUNDS["green"])).astype(np.float32)
    found = Known(cut[..., :3], cut[..., 3] / np.float32(255)).over(GROUNDS[other])
    true = face.over(GROUNDS[other])
    border = (face.alpha > 0.02) & (face.alpha < 0.98)
    assert np.abs(found.astype(float) - true)[border].mean() < 20


def test_white_inside_a_face_on_white_stays() -> None:
    picture = np.full((64, 64, 3), 255, np.uint8)
    picture[16:, 12:52] = (40, 60, 200)
    picture[34:38, 28:34] = 255  # an eye
    picture[50:, 20:44] = 255  # a shirt that leaves the picture at the bottom
    alpha = cut_out(picture)[..., 3]
    assert alpha[36, 30] == 255
    assert alpha[60, 30] == 255
    assert alpha[5, 5] == 0


def test_ground_that_changes_slowly_is_plain(face: Known) -> None:
    share = np.linspace(0, 1, 96)[:, None, None]
    ground = (1 - share) * np.array([255, 250, 240]) + share * np.array([235, 240, 250])
    alpha = face.alpha[..., None]
    picture = (alpha * face.colours + (1 - alpha) * ground).round().astype(np.uint8)
    found = find_ground(picture)
    assert found.plain
    assert np.abs(cut_out(picture, found)[..., 3] / 255 - face.alpha).mean() <= 0.04


def test_ground_that_is_not_plain_is_said_to_be_so() -> None:
    picture = np.random.default_rng(1).integers(0, 256, (64, 64, 3), np.uint8)
    assert not find_ground(picture).plain
    with pytest.raises(GroundNotPlain, match="is not plain"):
        cut_out(picture)
    with pytest.raises(GroundNotPlain, match="frame 2"):
        check_frames_plain(np.stack([np.full_like(picture, 255), picture]))


@pytest.mark.parametrize("shape", [(5, 4), (17, 33)])
def test_a_picture_of_any_size_and_one_colour_is_all_ground(shape: tuple[int, int]) -> None:
    assert not cut_out(np.full((*shape, 3), 90, np.uint8))[..., 3].any()


def test_a_picture_of_a_few_pixels_has_no_plain_ground() -> None:
    assert not find_ground(np.full((1, 1, 3), 90, np.uint8)).plain
    assert not find_ground(np.full((2, 3, 3), 90, np.uint8)).plain


def test_connected_agrees_with_a_plain_search() -> None:
    random = np.random.default_rng(2)
    allowed = random.random((24, 31)) < 0.6
    seeds = np.zeros_like(allowed)
    seeds[3, 4] = seeds[20, 20] = True
    left = [spot for spot in ((3, 4), (20, 20)) if allowed[spot]]
    found = np.zeros_like(allowed)
    while left:
        row, column = left.pop()
        if not (0 <= row < 24 and 0 <= column < 31) or found[row, column]:
            continue
        if allowed[row, column]:
            found[row, column] = True
            left += [(row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)]
    assert (connected(allowed, seeds) == found).all()
