"""Sheets of samples show every attribute and stay small, however many there are."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

pytest.importorskip("torch")

from trainer.training.sample_grids import MAX_BYTES, layout, save_grid

PORTRAITS = (13, 11, 2, 2, 2, 2, 2, 2, 2, 2, 2)


def test_what_fits_is_shown_whole() -> None:
    columns, rows = layout(64, (3, 2))
    assert columns == 8
    assert rows == [None, (0, 0), (0, 1), (0, 2), (1, 0), (1, 1)]
    assert layout(64, ()) == (8, [None] * 8)


@pytest.mark.parametrize("resolution", [16, 64, 96, 128, 256, 512, 1024])
@pytest.mark.parametrize("sizes", [(), (2,), PORTRAITS, (256,) * 64])
def test_a_sheet_is_bounded(resolution: int, sizes: tuple[int, ...]) -> None:
    columns, rows = layout(resolution, sizes)
    assert rows[0] is None
    if len(rows) * columns > 1:
        assert len(rows) * columns * resolution**2 <= 900_000
    shown = {row[0] for row in rows if row is not None}
    assert shown == set(range(len(sizes))) or len(rows) * 2 * resolution**2 > 400_000
    assert layout(resolution, sizes) == (columns, rows)


def test_portraits_show_every_attribute() -> None:
    columns, rows = layout(128, PORTRAITS)
    assert columns == 4
    assert {row[0] for row in rows if row is not None} == set(range(11))


@pytest.mark.parametrize("shape", [(64, 64, 3), (1700, 512, 3), (1024, 1024, 3)])
def test_even_noise_stays_below_a_megabyte(tmp_path: Path, shape: tuple[int, ...]) -> None:
    noise = np.random.default_rng(0).integers(0, 256, shape, np.uint8)
    path = tmp_path / "kimg-000001.0.png"
    save_grid(path, noise)
    assert path.stat().st_size <= MAX_BYTES
    with Image.open(path) as picture:
        assert (picture.height, picture.width) == shape[:2]
        same = np.array_equal(np.asarray(picture.convert("RGB")), noise)
    assert same == (noise.nbytes < MAX_BYTES)
