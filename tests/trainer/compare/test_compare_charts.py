"""Charts drawn by hand: ticks, smoothing, and SVG that any reader takes."""

import math
from xml.etree import ElementTree as Xml

import pytest

from trainer.reports.charts import (
    HEIGHT,
    WIDTH,
    Line,
    Range,
    common_range,
    line_chart,
    log_ticks,
    smooth,
    ticks,
)

SVG = "{http://www.w3.org/2000/svg}"


def chart(*lines: Line, **options: object) -> Xml.Element:
    return Xml.fromstring(line_chart(lines, title="T", x_title="X", **options))  # type: ignore[arg-type]


def points(element: Xml.Element) -> list[tuple[float, float]]:
    path = element.get("d", "")[1:]
    return [tuple(map(float, pair.split())) for pair in path.split("L")]  # type: ignore[misc]


def drawn(svg: Xml.Element, kind: str) -> list[Xml.Element]:
    """Return the curves of a kind; the marks of the legend are strokes of 13."""
    found = [path for path in svg.iter(f"{SVG}path") if kind in path.get("class", "").split()]
    return [path for path in found if "h13" not in path.get("d", "")]


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]),
        (0, 47, [0, 10, 20, 30, 40]),
        (-0.3, 0.3, [-0.2, 0, 0.2]),
        (1e-7, 4e-7, [1e-7, 2e-7, 3e-7, 4e-7]),
        (3, 3, [3]),
    ],
)
def test_ticks_are_round(low: float, high: float, expected: list[float]) -> None:
    found = ticks(low, high)
    assert found == pytest.approx(expected)
    assert all(low <= value <= high for value in found)


def test_logarithmic_ticks() -> None:
    assert log_ticks(0.9, 30) == pytest.approx([1, 2, 5, 10, 20])


def test_smoothing_keeps_what_is_smooth_and_the_mean_of_a_spike() -> None:
    assert smooth([2.0] * 9) == pytest.approx([2.0] * 9)
    rising = [float(value) for value in range(12)]
    assert smooth(rising)[3:-3] == pytest.approx(rising[3:-3])
    spike = smooth([0.0] * 8 + [16.0] + [0.0] * 8)
    assert spike[8] == pytest.approx(16 * 4 / 16)
    assert sum(spike) == pytest.approx(16)
    assert smooth([]) == []
    assert smooth([5.0]) == [5.0]


def test_points_lie_where_their_values_say() -> None:
    svg = chart(
        Line("a", [0, 5, 10], [0, 1, 0.5]), x_range=Range(0, 10), y_range=Range(0, 1), reach=0
    )
    (curve,) = drawn(svg, "line")
    (x0, y0), (x1, y1), (x2, y2) = points(curve)
    assert x1 == pytest.approx((x0 + x2) / 2, abs=0.1)
    assert y1 < y2 < y0, "upwards is less"
    assert y2 == pytest.approx((y0 + y1) / 2, abs=0.1)


def test_a_logarithmic_axis_has_equal_steps_for_equal_factors() -> None:
    svg = chart(Line("a", [0, 1, 2], [1, 10, 100]), log_y=True, y_range=Range(1, 100), reach=0)
    (curve,) = drawn(svg, "line")
    heights = [y for _, y in points(curve)]
    assert heights[0] - heights[1] == pytest.approx(heights[1] - heights[2], abs=0.2)


@pytest.mark.parametrize(
    "values", [[], [1.0], [math.nan] * 3, [2.0, math.inf, -math.inf, math.nan], [0.0] * 5]
)
@pytest.mark.parametrize("log_y", [False, True])
def test_odd_values_still_give_a_chart(values: list[float], log_y: bool) -> None:
    svg = chart(Line("a", list(range(len(values))), values), log_y=log_y)
    text = Xml.tostring(svg, encoding="unicode")
    assert "nan" not in text
    assert "inf" not in text


def test_the_raw_line_lies_behind_and_outliers_stay_inside() -> None:
    svg = chart(Line("a", [0, 1, 2, 3], [0, 0, 99, 0]), y_range=Range(0, 1))
    kinds = [path.get("class", "").split()[0] for path in svg.iter(f"{SVG}path")]
    assert kinds.index("raw") < kinds.index("line")
    for curve in (*drawn(svg, "line"), *drawn(svg, "raw")):
        assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in points(curve))


def test_long_runs_are_thinned_and_keep_their_mean() -> None:
    xs = [float(value) for value in range(10_000)]
    svg = chart(Line("a", xs, [x % 2 for x in xs]), y_range=Range(0, 1))
    (curve,) = drawn(svg, "line")
    assert len(points(curve)) <= 600


def test_hostile_names_are_text() -> None:
    name = '</text><script>alert("x")</script>&'
    svg = Xml.fromstring(line_chart([Line(name, [0, 1], [0, 1])], title=name, x_title=name))
    texts = [element.text for element in svg.iter(f"{SVG}text")]
    assert texts.count(name) == 3
    assert svg.get("aria-label") == name
    assert not list(svg.iter(f"{SVG}script"))


def test_the_common_range_holds_all_lines() -> None:
    bounds = common_range([Line("a", [0, 1], [1, 2]), Line("b", [0, 1], [-3, 0])])
    assert bounds.low < -3
    assert bounds.high > 2
    assert common_range([Line("a", [0], [3.0])], from_zero=True).low == 0
    assert common_range([]) == Range(0, 1)
