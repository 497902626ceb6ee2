"""Following a run: what is read of its files while they grow, are cut, replaced or spoiled."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from acgan_desktop.core.run_state import RunState, utc_now, write_state
from acgan_desktop.library.training.growing_lines import GrowingLines
from acgan_desktop.library.training.run_reader import MOST_POINTS, RunReader
from acgan_desktop.library.training.sample_sheets import (
    SheetHistory,
    difference,
    list_sheets,
    read_sheet,
    variety,
)
from acgan_desktop.library.training.time_left import seconds_left, share_done, speed


def write(path: Path, *lines: object, tail: str = "") -> None:
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines) + tail)


def add(path: Path, text: str) -> None:
    with path.open("a") as stream:
        stream.write(text)


def test_each_look_reads_what_is_new_and_whole(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    lines = GrowingLines(path)
    assert lines.read() == (False, [])
    write(path, {"kimg": 1}, tail='{"kimg": 2')
    assert lines.read() == (False, [{"kimg": 1.0}])
    assert lines.read() == (False, [])
    add(path, ', "loss_g": 0.5}\n')
    assert lines.read() == (False, [{"kimg": 2.0, "loss_g": 0.5}])


@pytest.mark.parametrize("how", ["cut", "replaced", "gone"])
def test_a_file_that_is_another_is_read_anew(tmp_path: Path, how: str) -> None:
    path = tmp_path / "events.jsonl"
    lines = GrowingLines(path)
    write(path, {"kimg": 1}, {"kimg": 2}, {"kimg": 3})
    lines.read()
    if how == "gone":
        path.unlink()
        assert lines.read() == (True, [])
        write(path, {"kimg": 9})
        assert lines.read() == (False, [{"kimg": 9.0}])
        return
    if how == "replaced":
        other = tmp_path / "other"
        write(other, {"kimg": 1}, {"kimg": 2}, {"kimg": 7}, {"kimg": 8})
        other.replace(path)
        assert [line["kimg"] for line in lines.read()[1]] == [1, 2, 7, 8]
    else:
        write(path, {"kimg": 1})
        assert lines.read() == (True, [{"kimg": 1.0}])


def test_what_is_no_line_of_the_trainer_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    bad = ['{"kimg": NaN}', '{"kimg": 1e999}', "[1]", "null", "{", "[" * 100_000, '"text"', "\0"]
    path.write_bytes(b"\n".join(line.encode() for line in bad) + b"\n\xff\xfe\n")
    add(path, json.dumps({"kimg": 10**400}) + "\n" + json.dumps({"kimg": True, "n": {}}) + "\n")
    add(path, '{"kimg": 4}\n')
    _, found = GrowingLines(path).read()
    assert [line for line in found if line] == [{"kimg": 4.0}]


def test_a_line_without_an_end_is_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    path.write_bytes(b"x" * (17 * 1024 * 1024))
    lines = GrowingLines(path)
    for _ in range(3):
        assert lines.read() == (False, [])
    add(path, '\n{"kimg": 4}\n')
    assert lines.read()[1] == [{"kimg": 4.0}]


def test_a_run_from_nothing_to_its_end(tmp_path: Path) -> None:
    reader = RunReader(tmp_path)
    empty = reader.read()
    assert (empty.state, empty.sheets, empty.curve("loss_g")) == (None, (), ())
    assert seconds_left(empty) is None
    assert share_done(empty) == 0
    event = {"seconds": 10, "loss_g": 1.5, "loss_d": 0.5, "images_per_s": 20}
    write(tmp_path / "events.jsonl", *({"kimg": k, **event} for k in (1, 2, 2, 3)))
    figures = ("fd_tagger50k_heldout", "attribute_precision_hair", "attribute_precision_eyes")
    write(
        tmp_path / "metrics.jsonl",
        *(
            {"kimg": 2, "name": n, "value": v}
            for n, v in zip(figures, (9.0, 0.5, 0.7), strict=True)
        ),
    )
    now = utc_now()
    write_state(
        tmp_path,
        RunState(status="finished", pid=1, started=now, heartbeat=now, kimg=3, target_kimg=5),
    )
    run = reader.read()
    assert run.curve("loss_g") == ((1.0, 1.5), (2.0, 1.5), (3.0, 1.5))
    assert run.distance == ((2.0, 9.0),)
    assert [kimg for kimg, _ in run.obedience] == [2]
    assert run.obedience[0][1] == pytest.approx(0.6)
    assert speed(run) == 20
    assert seconds_left(run) == pytest.approx(2000 / 20)
    assert share_done(run) == pytest.approx(0.6)
    (tmp_path / "state.json").write_text("{}")
    assert "state.json" in reader.read().problem


def test_curves_are_thinned_out(tmp_path: Path) -> None:
    count = 3 * MOST_POINTS
    write(tmp_path / "events.jsonl", *({"kimg": k, "loss_g": k} for k in range(count)))
    curve = RunReader(tmp_path).read().curve("loss_g")
    assert len(curve) <= MOST_POINTS
    assert curve[0] == (0.0, 0.0)
    assert curve[-1][0] == count - 1
    assert all(kimg == value for kimg, value in curve)


def test_the_variety_of_a_sheet_against_a_plain_calculation() -> None:
    random = np.random.default_rng(3)
    sheet = random.integers(0, 256, (2 * 5, 4 * 5, 3), np.uint8)
    deviations = []
    for row in range(2):
        for y in range(5):
            for x in range(5):
                for colour in range(3):
                    values = [
                        sheet[5 * row + y, 5 * column + x, colour] / 127.5 - 1
                        for column in range(4)
                    ]
                    deviations.append(np.std(values))
    assert variety(sheet, 5) == pytest.approx(np.mean(deviations), rel=1e-5)
    alike = np.full((5, 20, 3), 9, np.uint8)
    assert [variety(alike, 5), variety(sheet, 20), variety(sheet, 0)] == [0, None, None]


def test_sheets_are_found_by_their_names_and_read_once(tmp_path: Path) -> None:
    for kimg, level in ((0, 10), (2, 20), (10, 50)):
        Image.new("RGB", (8, 8), (level,) * 3).save(tmp_path / f"kimg-{kimg:08.1f}.png")
    (tmp_path / "kimg-x.png").write_bytes(b"")
    (tmp_path / ".kimg-000003.0.png.12345678.partial").write_bytes(b"")
    sheets = tuple(list_sheets(tmp_path))
    assert [sheet.kimg for sheet in sheets] == [0, 2, 10]
    assert read_sheet(sheets[1].path).shape == (8, 8, 3)
    history = SheetHistory(4)
    history.look(sheets)
    assert history.changes == ((2.0, 10.0), (10.0, 30.0))
    assert history.varieties == ((0.0, 0.0), (2.0, 0.0), (10.0, 0.0))
    (tmp_path / "kimg-000012.0.png").write_bytes(b"no picture")
    history.look(tuple(list_sheets(tmp_path)))
    assert len(history.changes) == 2
    assert difference(np.zeros((1, 1, 3), np.uint8), np.zeros((2, 1, 3), np.uint8)) is None
