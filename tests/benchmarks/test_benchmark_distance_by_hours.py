"""The fit behind "what it would take"."""

import math
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "distance_by_hours.py"


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(SCRIPT), *map(str, arguments)],
        capture_output=True, text=True, check=False, cwd=SCRIPT.parents[1],
    )  # fmt: skip


def test_a_power_is_found_again(tmp_path: Path) -> None:
    table, chart = tmp_path / "table.csv", tmp_path / "chart.svg"
    rows = [f"{hours},{1 + 8 / math.sqrt(hours)},early" for hours in (4, 9, 16)]
    table.write_text("\n".join(["hours,distance,what", "1,30,before", *rows]))
    done = run(table, "--since", 2, "--floor", 1, "--target", 2, "--out", chart)
    assert done.returncode == 0, done.stderr
    assert "1 + 8.00 * hours ** -0.50; 2 after 64 hours" in done.stdout
    assert "  1.0 hours: 30.00\n" in done.stdout
    assert "  9.0 hours: 3.67, fitted 3.67" in done.stdout
    assert "<svg" in chart.read_text(encoding="utf-8")


def test_what_is_never_reached_is_said(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("hours,distance\n1,3\n2,2\n")
    done = run(table, "--floor", 1, "--target", 0.5)
    assert "; 0.5 never" in done.stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("hours,distance\n1,x\n", "needs numbers"),
        ("hours\n1\n", "needs numbers"),
        ("hours,distance\n1,3\n", "needs two points or more"),
        ("hours,distance\n1,3\n2,0.5\n", "above the floor"),
    ],
)
def test_tables_that_say_nothing(tmp_path: Path, content: str, said: str) -> None:
    table = tmp_path / "table.csv"
    table.write_text(content)
    done = run(table, "--floor", 1, "--target", 2)
    assert done.returncode == 1
    assert said in done.stderr
