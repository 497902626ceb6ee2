import importlib.resources
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageOps

from acgan_desktop.engine.finding.face_cascade import WINDOW, FaceBox, find_faces, passing
from acgan_desktop.engine.latent.wishes import candidate
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.generator import Generator
from trainer.data.dataset import Dataset
from trainer.data.preparation.face_crops import head, with_heads
from trainer.data.preparation.prepare import prepare
from trainer.data.preparation.screening import Reason
from trainer.data.preparation.selection import Selection
from trainer.data.preparation.workers import Processes
from trainer.data.sources import Entry

MODEL = Path(str(importlib.resources.files("acgan_resources"))) / "models" / "anime-64.onnx"


@pytest.fixture(scope="module")
def drawn() -> list[Image.Image]:
    """Faces that the bundled model draws."""
    with Generator.open(MODEL, Device.CPU, 1) as generator:
        wished = [candidate(generator.manifest, {}, 1, place, 0.6) for place in range(2)]
        return [Image.fromarray(pixels) for pixels in generator.render(wished)]


def page(drawn: list[Image.Image], *at: tuple[int, int, int]) -> Image.Image:
    """Draw faces (left, top, side) onto a page."""
    picture = Image.new("RGB", (480, 300), (235, 235, 240))
    for face, (left, top, side) in zip(drawn, at, strict=False):
        picture.paste(face.resize((side, side), Image.Resampling.LANCZOS), (left, top))
    return picture


FIRST, SECOND = (40, 60, 160), (280, 90, 130)


def test_faces_are_found_where_they_are(drawn: list[Image.Image]) -> None:
    found = find_faces(page(drawn, FIRST, SECOND))
    assert len(found) == 2
    for (left, top, side), box in zip((FIRST, SECOND), found, strict=True):
        assert abs(box.left + box.side / 2 - left - side / 2) < 0.15 * side
        assert abs(box.top + box.side / 2 - top - side / 2) < 0.15 * side
        assert 0.6 * side < box.side < 1.2 * side
    assert find_faces(page(drawn)) == []
    assert find_faces(Image.new("RGB", (10, 10))) == []


def test_windows_pass_as_the_published_rules_say(drawn: list[Image.Image]) -> None:
    """Hold the fast sums against the patterns counted cell by cell, on one window that passes."""
    small = np.asarray(ImageOps.equalize(drawn[0].resize((28, 28)).convert("L")))
    fast = {tuple(each) for each in passing(small, 1).tolist()}
    assert fast
    for top in range(28 - WINDOW + 1):
        for left in range(28 - WINDOW + 1):
            window = small[top : top + WINDOW, left : left + WINDOW]
            assert ((top, left) in fast) == slowly_passes(window)


def slowly_passes(window: NDArray[np.uint8]) -> bool:
    file = importlib.resources.files("acgan_resources") / "detectors" / "lbpcascade_animeface.xml"
    root = ElementTree.fromstring(file.read_text(encoding="utf-8"))
    rects = [[int(p) for p in (r.text or "").split()] for r in root.findall(".//features/_/rect")]
    for stage in root.findall("cascade/stages/_"):
        total = 0.0
        for weak in stage.findall("weakClassifiers/_"):
            nodes = [int(part) for part in weak.findtext("internalNodes", "").split()]
            x, y, w, h = rects[nodes[2]]
            cells = [
                [int(window[y + i * h : y + i * h + h, x + j * w : x + j * w + w].sum(dtype=int))
                 for j in range(3)] for i in range(3)
            ]  # fmt: skip
            around = [cells[i][j] for i, j in
                      ((0, 0), (0, 1), (0, 2), (1, 2), (2, 2), (2, 1), (2, 0), (1, 0))]  # fmt: skip
            code = int("".join(str(int(each >= cells[1][1])) for each in around), 2)
            leaves = [float(part) for part in weak.findtext("leafValues", "").split()]
            total += leaves[0 if nodes[3 + code // 32] >> (code % 32) & 1 else 1]
        if total < float(stage.findtext("stageThreshold", "")) - 1e-4:
            return False
    return True


def test_a_head_lies_within_its_picture() -> None:
    picture = Image.new("RGB", (200, 100))
    assert head(FaceBox(80, 30, 40), picture) == (70, 18, 60)
    assert head(FaceBox(0, 0, 40), picture) == (0, 0, 60)
    assert head(FaceBox(110, 5, 90), picture) == (100, 0, 100)


def test_one_face_keeps_its_name_and_several_are_numbered() -> None:
    entries = [Entry(name, name, -1) for name in ("a", "b", "c", "d")]
    one, two = (1, 2, 3), (4, 5, 6)
    heads = with_heads(entries, [[one], [one, two], [], None])
    assert [(each.name, each.square, each.faceless) for each in heads] == [
        ("a", one, False), ("b#1", one, False), ("b#2", two, False), ("c", None, True),
        ("d", None, False),
    ]  # fmt: skip


@pytest.mark.parametrize("count", [1, 2])
def test_faces_are_cut_out_of_illustrations(
    drawn: list[Image.Image], tmp_path: Path, count: int
) -> None:
    art = tmp_path / "art"
    art.mkdir()
    page(drawn, FIRST).save(art / "one.png")
    page(drawn, FIRST, SECOND).save(art / "two.png")
    page(drawn).save(art / "none.png")
    (art / "torn.png").write_bytes(b"x")
    (tmp_path / "l.csv").write_text("file,hair\none.png,a\ntwo.png,b\nnone.png,a\n")
    keep = frozenset({Reason.DUPLICATE, Reason.NEAR_DUPLICATE})
    report = prepare(
        [art],
        tmp_path / "l.csv",
        64,
        tmp_path / "set",
        selection=Selection(keep, crop_faces=True),
        processes=Processes(count, worth=0, portion_most=2),
    )
    made = Dataset.open(tmp_path / "set")
    assert made.names == ("art/one.png", "art/two.png#1", "art/two.png#2")
    assert made.labels[:, 0].tolist() == [0, -1, -1]
    assert {each.file: each.reason for each in report.left_out} == {
        "art/none.png": "no_face", "art/torn.png": "broken",
    }  # fmt: skip
