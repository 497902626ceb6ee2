"""Sheets: where faces lie, how large they are, and stickers with a white border."""

import io

import numpy as np
import pytest
from PIL import Image

from acgan_desktop.core.errors import UserError
from acgan_desktop.library.saving.framing import FacePicture
from acgan_desktop.library.saving.sheets import SheetOptions, sheet_bytes, sheet_pages

SMALL = SheetOptions(columns=2, rows=2, width=50, height=50, margin=5, gap=2, dpi=254)


def face(colour: tuple[int, int, int] = (200, 40, 40)) -> FacePicture:
    pixels = np.full((32, 32, 3), 255, np.uint8)
    pixels[8:, 8:24] = colour
    return FacePicture(pixels)


def test_faces_lie_in_rows_and_go_on_on_the_next_page() -> None:
    colours = [(200, 40, 40), (40, 200, 40), (40, 40, 200), (90, 90, 90), (10, 160, 160)]
    first, second = sheet_pages([face(colour) for colour in colours], SMALL)
    assert first.size == (500, 500)
    assert SMALL.cell(named=False) == 190
    for place, colour in zip(
        ((145, 180), (355, 180), (145, 390), (355, 390)), colours, strict=False
    ):
        assert first.getpixel(place) == colour
    assert second.getpixel((145, 180)) == colours[4]
    assert second.getpixel((355, 180)) == (255, 255, 255)


def test_a_sticker_has_a_white_border_with_a_line_around_it() -> None:
    options = SheetOptions(columns=1, rows=1, width=50, height=50, dpi=254, stickers=True)
    page = np.asarray(sheet_pages([face()], options)[0]).astype(int)
    row = page[280]
    red = np.flatnonzero((row == (200, 40, 40)).all(axis=1))
    line = np.flatnonzero((np.ptp(row, axis=1) < 6) & (row.mean(axis=1) < 250))
    assert len(red) > 50
    gap = red[0] - line[line < red[0]][-1]
    assert options.pixels(options.border) * 0.6 <= gap <= options.pixels(options.border) * 3
    assert (row[line[line < red[0]][-1] + 6] > 235).all()


def test_names_stand_below_and_fit() -> None:
    names = ["Rei", "\N{HIRAGANA LETTER A}\x1b" * 100]
    page = np.asarray(sheet_pages([face(), face()], SMALL, names)[0])
    side = SMALL.cell(named=True)
    below = page[50 + side + 2 : 50 + side + side // 8, 50 : 50 + side]
    assert (below < 128).any()


def test_files_say_their_size() -> None:
    pages = sheet_pages([face()] * 5, SMALL)
    files = sheet_bytes(pages, SMALL.dpi, "png")
    assert len(files) == 2
    with Image.open(io.BytesIO(files[0])) as page:
        assert page.info["dpi"] == pytest.approx((254, 254), abs=0.1)
    (whole,) = sheet_bytes(pages, SMALL.dpi, "pdf")
    assert whole.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"columns": 0}, "columns"),
        ({"columns": 100, "rows": 100}, "do not fit"),
        ({"width": float("nan")}, "width"),
        ({"width": 2000, "dpi": 1200}, "lower the dpi"),
        ({"margin": 300}, "do not fit"),
    ],
)
def test_what_is_not_possible_is_said(wrong: dict[str, float], fault: str) -> None:
    with pytest.raises(UserError, match=fault):
        SheetOptions(**wrong)  # type: ignore[arg-type]


def test_no_face_and_too_many() -> None:
    with pytest.raises(UserError, match="at least one"):
        sheet_pages([], SMALL)
    with pytest.raises(UserError, match="at most"):
        sheet_pages([face()] * 801, SMALL)
