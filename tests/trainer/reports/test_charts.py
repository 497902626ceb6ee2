"""Charts: what stands at the axes, curves where their values say, and SVG that any reader takes."""

import math
import subprocess
import sys
from xml.etree import ElementTree as Xml

import pytest

pytest.importorskip("matplotlib")

from trainer.reports.charts import HEIGHT, WIDTH, Line, Range, common_range, line_chart, smooth

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '</text><script>alert("x")</script>& $x_1$'


def chart(*lines: Line, **options: object) -> Xml.Element:
    return Xml.fromstring(line_chart(lines, title="T", x_title="X", **options))  # type: ignore[arg-type]


def points(path: Xml.Element) -> list[tuple[float, float]]:
    pairs = path.get("d", "").removeprefix("M ").split(" L ")
    return [tuple(map(float, pair.split())) for pair in pairs]  # type: ignore[misc]


def drawn(svg: Xml.Element, kind: str) -> list[Xml.Element]:
    """Return the curves of a kind: ``raw``, ``line``, ``mark`` or ``grid``."""
    return [path for group in svg.iterfind(f".//{SVG}g[@class='{kind}']") for path in group]


def words(svg: Xml.Element, anchor: str) -> list[str]:
    """Return texts: ``end`` beside the axis, ``middle`` below it, ``start`` title and legend."""
    found = svg.iter(f"{SVG}text")
    return [one.text or "" for one in found if f"text-anchor: {anchor}" in one.get("style", "")]


@pytest.mark.parametrize(("low", "high"), [(0, 1), (0, 47), (-0.3, 0.3), (1e-7, 4e-7), (1, 9e6)])
def test_the_axis_counts_in_round_numbers(low: float, high: float) -> None:
    svg = chart(y_range=Range(low, high))
    found = [float(one.replace("−", "-")) for one in words(svg, "end")]
    assert len(drawn(svg, "grid")) == len(found)
    assert 3 <= len(found) <= 7
    room = 1e-6 * (high - low)
    assert all(low - room <= value <= high + room for value in found)
    step = found[1] - found[0]
    assert found == pytest.approx([found[0] + number * step for number in range(len(found))])
    assert f"{step:.3e}"[:5] in ("1.000", "2.000", "5.000")


def test_title_legend_and_axis_say_what_is_drawn() -> None:
    svg = chart(Line("_real", [0, 1], [0, 1]), Line("drawn", [0, 1], [1, 0], 1), reach=0)
    assert words(svg, "start") == ["T", "_real", "drawn"]
    assert words(svg, "middle")[-1] == "X"
    first, second = (path.get("style", "") for path in drawn(svg, "line"))
    assert "stroke: #2b6cb0" in first
    assert "stroke: #c05621" in second


def test_smoothing_keeps_what_is_smooth_and_the_mean_of_a_spike() -> None:
    assert smooth([2.0] * 9) == pytest.approx([2.0] * 9)
    rising = [float(value) for value in range(12)]
    assert smooth(rising)[3:-3] == pytest.approx(rising[3:-3])
    spike = smooth([0.0] * 8 + [16.0] + [0.0] * 8)
    assert spike[8] == pytest.approx(16 * 4 / 16)
    assert sum(spike) == pytest.approx(16)
    assert smooth([1.0, 4.0], 3) == pytest.approx([(4 + 3 * 4) / 7, (3 + 4 * 4) / 7])
    assert smooth([]) == []
    assert smooth([5.0]) == [5.0]


def test_points_lie_where_their_values_say() -> None:
    svg = chart(
        Line("a", [0, 5, 10], [0, 1, 0.5]), x_range=Range(0, 10), y_range=Range(0, 1), reach=0,
        marks=(0.5, 2.0),
    )  # fmt: skip
    (curve,) = drawn(svg, "line")
    (x0, y0), (x1, y1), (x2, y2) = points(curve)
    assert x1 == pytest.approx((x0 + x2) / 2, abs=0.1)
    assert y1 < y2 < y0, "upwards is less"
    assert y2 == pytest.approx((y0 + y1) / 2, abs=0.1)
    (mark,) = drawn(svg, "mark")
    assert points(mark)[0][1] == pytest.approx(y2, abs=0.1)
    heights = [points(line)[0][1] for line in drawn(svg, "grid")]
    at = dict(zip(words(svg, "end"), heights, strict=True))
    assert [at["0"], at["1"]] == pytest.approx([y0, y1], abs=0.1)


@pytest.mark.parametrize(
    "values",
    [[], [1.0], [math.nan] * 3, [2.0, math.inf, -math.inf, math.nan], [0.0] * 5,
     [1e308, -1e308, 1.0], [5e-324, 0.0], [1e99, -1e99], [7e20] * 2],
)  # fmt: skip
def test_odd_values_still_give_a_chart(values: list[float]) -> None:
    for across in (list(range(len(values))), values):
        text = Xml.tostring(chart(Line("a", across, values)), encoding="unicode")
        assert "nan" not in text
        assert "inf" not in text


def test_the_raw_line_lies_behind_and_outliers_stay_inside() -> None:
    svg = chart(Line("a", [0, 1, 2, 3], [0, 0, 99, 0]), y_range=Range(0, 1))
    kinds = [group.get("class") for group in svg.iter(f"{SVG}g")]
    assert kinds.index("raw") < kinds.index("line")
    for curve in (*drawn(svg, "line"), *drawn(svg, "raw")):
        assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in points(curve))


def test_long_runs_are_thinned_and_keep_their_mean() -> None:
    xs = [float(value) for value in range(10_000)]
    svg = chart(Line("a", xs, [x % 2 for x in xs]), y_range=Range(0, 1))
    (curve,) = drawn(svg, "line")
    assert len(points(curve)) <= 600
    bottom, top = (points(drawn(svg, "grid")[end])[0][1] for end in (0, -1))
    assert all(y == pytest.approx((bottom + top) / 2, abs=6) for _, y in points(curve))


def test_hostile_names_are_text() -> None:
    svg = Xml.fromstring(
        line_chart([Line(HOSTILE, [0, 1], [0, 1])], title=HOSTILE, x_title=HOSTILE)
    )
    texts = [element.text for element in svg.iter(f"{SVG}text")]
    assert texts.count(HOSTILE) == 3
    assert svg.get("aria-label") == HOSTILE
    assert not list(svg.iter(f"{SVG}script"))


@pytest.mark.parametrize("name", ["a\nb\x00\x1b", "動漫 ア", "\ud800 torn", "x" * 500, "", " "])
def test_no_name_breaks_a_chart(name: str) -> None:
    text = line_chart([Line(name, [0, 1], [0, 1])], title=name, x_title=name)
    svg = Xml.fromstring(text.encode())
    assert all("\n" not in one and len(one) <= 60 for one in words(svg, "start"))


def test_a_chart_needs_nothing_else_and_is_the_same_each_time() -> None:
    lines = [Line("a", [0, 1, 2], [0, 1, 0]), Line("b", [0, 1, 2], [1, 0, 1], 1)]
    text = line_chart(lines, title="T", x_title="X")
    assert text == line_chart(lines, title="T", x_title="X")
    svg = Xml.fromstring(text)
    assert (svg.get("viewBox"), svg.get("role")) == (f"0 0 {WIDTH} {HEIGHT}", "img")
    assert not [one for one in svg.iter() if "id" in one.attrib], "a page may show several"
    for foreign in ("url(", "href", "@import", "var(", "matplotlib"):
        assert foreign not in text
    assert "prefers-color-scheme: dark" in text


def test_settings_of_the_user_change_nothing() -> None:
    import matplotlib as mpl

    lines = [Line("a", [0, 1, 2], [0, 1, 0])]
    before = line_chart(lines, title="T", x_title="X")
    with mpl.rc_context({"lines.linewidth": 9, "font.size": 20, "axes.facecolor": "red"}):
        assert line_chart(lines, title="T", x_title="X") == before
        assert mpl.rcParams["font.size"] == 20


def test_matplotlib_is_imported_when_a_chart_is_drawn() -> None:
    script = "import sys, trainer.reports.curves; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_the_common_range_holds_all_lines() -> None:
    bounds = common_range([Line("a", [0, 1], [1, 2]), Line("b", [0, 1], [-3, 0])])
    assert bounds.low < -3
    assert bounds.high > 2
    assert common_range([Line("a", [0], [3.0])], from_zero=True).low == 0
    assert common_range([]) == Range(0, 1)
