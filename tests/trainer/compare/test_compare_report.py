"""The forms of a report: a page that is only text and pictures, CSV, JSON, a small sheet."""

import csv
import io
import json
from html.parser import HTMLParser

import numpy as np
import pytest
from PIL import Image

from trainer.compare.measured import Measured
from trainer.compare.page import page
from trainer.compare.rows import cost_rows, measure_rows
from trainer.compare.tables import curves_csv, figures_csv, to_json
from trainer.reports.pictures import contact_sheet, grid, sheet
from trainer.reports.report import Cell, Report, Row, Run

HOSTILE = '=cmd|"<script>alert(1)</script><img src=x onerror=alert(1)>\'&amp;\n,;"'
EVENTS = tuple(
    {
        "kimg": float(kimg), "seconds": 20.0 * kimg, "loss_g": 1.0 / kimg, "loss_d": 1.0,
        "score_real": 0.6, "score_fake": 0.4, "images_per_s": 50.0,
    }
    for kimg in range(1, 6)
)  # fmt: skip


def noise(rows: int = 2, columns: int = 4, side: int = 16) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (rows * columns, side, side, 3), np.uint8)


def run(name: str = "a", **changes: object) -> Run:
    values: dict[str, object] = {
        "name": name, "family": "dcgan", "words": "A family.", "kimg": 5.0, "seconds": 100.0,
        "status": "5 kimg.", "events": EVENTS,
        "sheets": (sheet("Averaged weights", "At 5 kimg", grid(noise(), 4)),),
    }  # fmt: skip
    return Run(**(values | changes))  # type: ignore[arg-type]


def row(
    key: str = "fd", better: str = "less", reference: float | None = None, **values: float
) -> Row:
    cells = {name: Cell(value, {"images": 10}) for name, value in values.items()}
    return Row(key, key.upper(), "", better, "A sentence.", cells, reference)  # type: ignore[arg-type]


def report(*runs: Run, rows: tuple[Row, ...] = (), **changes: object) -> Report:
    values: dict[str, object] = {
        "budget": "45 minutes each.",
        "dataset": {
            "name": "faces", "images": 100, "held_out": 10, "resolution": 16, "sha256": "0" * 64
        },
        "machine": "A machine.", "runs": runs, "rows": rows, "notes": (), "program": "p 1",
        "created": "2026-01-01",
    }  # fmt: skip
    return Report(**(values | changes))  # type: ignore[arg-type]


class Page(HTMLParser):
    """Collects what a browser would see, and checks that tags close in order."""

    VOID = frozenset({"meta", "img", "path"})

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def cells(self, kind: str) -> int:
        return sum(tag == "td" and attrs.get("class") == kind for tag, attrs in self.tags)


def test_a_page_needs_nothing_else() -> None:
    text = page(report(run("a"), run("b"), rows=(row(a=1.0, b=2.0),)))
    shown = Page(text)
    assert not {tag for tag, _ in shown.tags} & {"script", "link", "iframe", "object"}
    for tag, attributes in shown.tags:
        assert not [name for name in attributes if name.startswith("on")], tag
        if "src" in attributes:
            assert str(attributes["src"]).startswith("data:image/webp;base64,")
        assert "href" not in attributes
    assert "url(" not in text
    assert "@import" not in text
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text
    assert sum(tag == "svg" for tag, _ in shown.tags) == 4 + 2 * 2
    assert shown.cells("best") == 1


def test_hostile_words_stay_words() -> None:
    cells = {HOSTILE: Cell(1.0, {HOSTILE: HOSTILE})}
    hostile_row = Row(HOSTILE, HOSTILE, HOSTILE, "less", HOSTILE, cells)
    hostile_run = run(
        HOSTILE, family=HOSTILE, words=HOSTILE, status=HOSTILE,
        sheets=(sheet(HOSTILE, HOSTILE, grid(noise(), 4)),),
    )  # fmt: skip
    dataset = {
        "name": HOSTILE, "images": 1, "held_out": 1, "resolution": 16, "sha256": "0" * 64
    }  # fmt: skip
    whole = report(
        hostile_run, rows=(hostile_row,), dataset=dataset, notes=(HOSTILE,), machine=HOSTILE,
        budget=HOSTILE, program=HOSTILE, created=HOSTILE,
    )  # fmt: skip
    shown = Page(page(whole))
    assert not {tag for tag, _ in shown.tags} & {"script"}
    images = [attributes for tag, attributes in shown.tags if tag == "img"]
    assert len(images) == 1
    assert "onerror" not in images[0]
    assert any("<script>" in words for words in shown.words), "as text it is shown"

    (line,) = list(csv.DictReader(io.StringIO(figures_csv(whole))))
    assert line["run"] == "'" + HOSTILE
    assert json.loads(line["protocol"]) == {HOSTILE: HOSTILE}
    assert len(list(csv.DictReader(io.StringIO(curves_csv(whole))))) == len(EVENTS)
    assert json.loads(to_json(whole))["runs"][0]["name"] == HOSTILE


def test_the_csv_has_every_figure_exactly() -> None:
    rows = (row("fd", a=0.1 + 0.2, b=7e-9, reference=0.25), row("kd", "more", a=-3.5))
    lines = list(csv.DictReader(io.StringIO(figures_csv(report(run("a"), run("b"), rows=rows)))))
    assert [(line["run"], line["figure"]) for line in lines] == [
        ("a", "fd"), ("b", "fd"), ("a", "kd")
    ]  # fmt: skip
    assert [float(line["value"]) for line in lines] == [0.1 + 0.2, 7e-9, -3.5]
    assert [line["best"] for line in lines] == ["", "yes", ""]
    assert float(lines[0]["reference"]) == 0.25
    assert json.loads(lines[0]["protocol"]) == {"images": 10}


def test_json_has_the_curves_and_the_best_but_no_pictures() -> None:
    content = json.loads(to_json(report(run("a"), run("b"), rows=(row(a=1.0, b=2.0),))))
    assert content["runs"][0]["events"] == [dict(event) for event in EVENTS]
    assert content["rows"][0]["best"] == ["a"]
    assert content["runs"][0]["sheets"][0]["caption"] == "At 5 kimg"
    assert "webp" not in content["runs"][0]["sheets"][0]


@pytest.mark.parametrize(
    ("better", "reference", "values", "best"),
    [
        ("less", None, {"a": 1.0, "b": 2.0}, {"a"}),
        ("more", None, {"a": 1.0, "b": 2.0}, {"b"}),
        ("more", None, {"a": 2.0, "b": 2.0, "c": 1.0}, {"a", "b"}),
        ("as real", 1.6, {"a": 1.0, "b": 2.0}, {"b"}),
        ("as real", None, {"a": 1.0, "b": 2.0}, set()),
        ("", None, {"a": 1.0, "b": 2.0}, set()),
        ("less", None, {"a": 1.0}, set()),
        ("less", None, {"a": 1.0, "b": 1.0}, set()),
    ],
)
def test_the_best_of_a_row(
    better: str, reference: float | None, values: dict[str, float], best: set[str]
) -> None:
    assert row("x", better, reference, **values).best() == best


def test_what_a_run_lacks_is_a_dash_and_no_events_are_said() -> None:
    whole = report(run("a"), run("b", events=(), sheets=()), rows=(row(a=1.0),))
    words = " ".join(Page(page(whole)).words)
    assert "–" in words
    assert "has not reported anything yet" in words


def test_rows_of_costs_keep_their_order_and_leave_out_what_nobody_has() -> None:
    found = {"a": {"minutes": Cell(1), "kimg": Cell(2)}, "b": {"kimg": Cell(3)}}
    rows = cost_rows(found)
    assert [one.key for one in rows] == ["kimg", "minutes"]
    assert set(rows[0].cells) == {"a", "b"}
    assert set(rows[1].cells) == {"a"}


def test_rows_of_measures_name_what_they_are_of() -> None:
    def metric(kind: str, name: str, value: float, **protocol: str) -> Measured:
        return Measured(kind=kind, name=name, value=value, reference=0.5, protocol=dict(protocol))

    found = {
        "a": [
            metric("class_precision", "cp", 0.1, **{"attribute": "hair_color", "class": "pink"}),
            metric("fd", "fd_x", 2.0),
            metric("unheard_of", "u", 1.0),
        ],
        "b": [metric("fd", "fd_x", 1.0)],
    }
    rows = measure_rows(found)
    assert [one.key for one in rows] == ["fd_x", "cp"]
    assert rows[0].best() == {"b"}
    assert rows[1].title == "Obeys, by class: hair color pink"
    assert rows[1].detail
    assert rows[0].reference == 0.5


def test_the_small_sheet_keeps_its_bound() -> None:
    rows = [("dcgan, 5 kimg", noise(1, 8, 64)), ("sagan, 5 kimg", noise(1, 8, 64))]
    generous = contact_sheet(rows, 10_000_000)
    assert Image.open(io.BytesIO(generous)).mode == "RGB"
    for bound in (120_000, 40_000):
        content = contact_sheet(rows, bound)
        assert len(content) <= bound
        picture = Image.open(io.BytesIO(content))
        assert picture.mode == "P"
        assert picture.width % 64 == 0
    tiny = Image.open(io.BytesIO(contact_sheet(rows, 1)))
    assert tiny.width == 128, "two columns in any case"


def test_faces_are_laid_out_row_by_row() -> None:
    faces = np.arange(6, dtype=np.uint8)[:, None, None, None] * np.ones((1, 2, 2, 3), np.uint8)
    laid = grid(faces, 3)
    assert laid.shape == (4, 6, 3)
    assert laid[0, ::2, 0].tolist() == [0, 1, 2]
    assert laid[2, ::2, 0].tolist() == [3, 4, 5]
