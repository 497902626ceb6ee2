"""Writing sheets: pages, names of files, what is left out, and giving up."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from acgan_desktop.core.errors import UserError
from acgan_desktop.library.saving.framing import FacePicture
from acgan_desktop.library.saving.sheet_writing import (
    MOST_PAGES,
    SavedSheet,
    page_count,
    write_sheet,
)
from acgan_desktop.library.saving.sheets import SheetOptions, sheet_pages

TWO = SheetOptions(columns=2, rows=1, width=60, height=40, margin=5, gap=2, dpi=72)
STICKERS = SheetOptions(columns=2, rows=1, width=60, height=40, margin=5, dpi=72, stickers=True)


def face(colour: int) -> FacePicture:
    pixels = np.full((32, 32, 3), 255, np.uint8)
    pixels[8:, 8:24] = (colour, 40, 40)
    return FacePicture(pixels)


def uneven() -> FacePicture:
    return FacePicture(np.random.default_rng(0).integers(0, 256, (32, 32, 3), np.uint8))


def test_pages_are_those_of_all_faces_together(tmp_path: Path) -> None:
    some = [face(colour) for colour in (200, 90, 30)]
    path = tmp_path / "sheet.png"
    told: list[int] = []
    named = [(f"face {n}", lambda one=one: one) for n, one in enumerate(some)]
    saved = write_sheet(path, named, TWO, named=True, placed=told.append)
    assert saved == SavedSheet((path, tmp_path / "sheet-2.png"))
    assert told == [1, 2, 3]
    assert page_count(3, TWO) == 2
    pages = sheet_pages(some, TWO, [name for name, _ in named])
    for place, page in zip(saved.paths, pages, strict=True):
        with Image.open(place) as written:
            np.testing.assert_array_equal(np.asarray(written), np.asarray(page))


def test_a_further_page_replaces_nothing(tmp_path: Path) -> None:
    (tmp_path / "a-2.png").write_bytes(b"mine")
    makers = [("", lambda: face(90))] * 3
    saved = write_sheet(tmp_path / "a.png", makers, TWO)
    assert saved.paths[1].name == "a-2 (2).png"
    assert (tmp_path / "a-2.png").read_bytes() == b"mine"


def test_one_pdf_holds_all_pages(tmp_path: Path) -> None:
    saved = write_sheet(tmp_path / "a.pdf", [("", lambda: face(90))] * 3, TWO)
    assert saved.paths == (tmp_path / "a.pdf",)
    content = saved.paths[0].read_bytes()
    assert content.startswith(b"%PDF")
    assert b"/Count 2" in content


def test_what_cannot_be_cut_out_is_left_out_and_counted(tmp_path: Path) -> None:
    makers = [("", uneven), ("", lambda: face(200)), ("", uneven)]
    saved = write_sheet(tmp_path / "a.png", makers, STICKERS)
    assert saved == SavedSheet((tmp_path / "a.png",), left_out=2)
    with pytest.raises(UserError, match="None of these faces"):
        write_sheet(tmp_path / "b.png", [("", uneven)], STICKERS)


def test_given_up_means_nothing_is_written(tmp_path: Path) -> None:
    told: list[int] = []
    makers = [("", lambda: face(90))] * 5
    ended = write_sheet(
        tmp_path / "a.png", makers, TWO, stopped=lambda: len(told) == 3, placed=told.append
    )
    assert ended == SavedSheet()
    assert write_sheet(tmp_path / "a.png", [("", lambda: None)], TWO) == SavedSheet()
    assert not list(tmp_path.iterdir())


def test_too_many_pages_are_refused_before_a_face_is_made(tmp_path: Path) -> None:
    def never() -> FacePicture:
        raise AssertionError

    with pytest.raises(UserError, match=f"at most {MOST_PAGES} pages"):
        write_sheet(tmp_path / "a.png", [("", never)] * (2 * MOST_PAGES + 1), TWO)
