"""From what was measured of each run to the rows of a comparison."""

from collections.abc import Mapping, Sequence

from trainer.compare.measured import Measured
from trainer.reports.figure_meanings import COSTS, MEASURES, Meaning
from trainer.reports.report import Cell, Row


def cost_rows(found: Mapping[str, Mapping[str, Cell]]) -> list[Row]:
    """Make the rows of what the runs cost.

    Args:
        found: by the run's name, its figures by their key in :data:`COSTS`.
    """
    rows = []
    for key, meaning in COSTS.items():
        cells = {name: figures[key] for name, figures in found.items() if key in figures}
        if cells:
            rows.append(_row(key, meaning, cells))
    return rows


def measure_rows(found: Mapping[str, Sequence[Measured]]) -> list[Row]:
    """Make the rows of the measures that ``evaluate`` takes.

    Args:
        found: by the run's name, its figures.
    """
    by_name: dict[str, dict[str, Measured]] = {}
    for run, figures in found.items():
        for figure in figures:
            if figure.kind in MEASURES:
                by_name.setdefault(figure.name, {})[run] = figure
    order = list(MEASURES)
    rows = []
    for name, of_runs in by_name.items():
        some = next(iter(of_runs.values()))
        of = [str(some.protocol[key]) for key in ("attribute", "class") if key in some.protocol]
        cells = {run: Cell(one.value, dict(one.protocol)) for run, one in of_runs.items()}
        row = _row(name, MEASURES[some.kind], cells, " ".join(of), some.reference)
        rows.append((order.index(some.kind), row))
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


def _row(
    key: str,
    meaning: Meaning,
    cells: Mapping[str, Cell],
    of: str = "",
    reference: float | None = None,
) -> Row:
    title = f"{meaning.title}: {of.replace('_', ' ')}" if of else meaning.title
    return Row(
        key, title, meaning.unit, meaning.better, meaning.words, cells, reference, meaning.detail
    )
