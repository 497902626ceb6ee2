"""A comparison as one HTML page that needs nothing else: no network, no script."""

from base64 import b64encode

from trainer.metrics.report import number
from trainer.reports.curves import family_charts, together_charts
from trainer.reports.report import Report, Row
from trainer.reports.templates import templates_of
from trainer.reports.theme import DARK, LIGHT, LINE_COLOURS


def page(report: Report) -> str:
    """Return the page; whatever comes from outside stands in it escaped."""
    templates = templates_of("trainer.compare")
    templates.filters["shown"] = _shown
    templates.filters["base64"] = lambda content: b64encode(content).decode("ascii")
    return templates.get_template("page.html").render(
        report=report,
        together=together_charts(report.runs),
        families=[family_charts(run, report.runs) for run in report.runs],
        sheet_titles=list(dict.fromkeys(one.title for run in report.runs for one in run.sheets)),
        protocols=[
            (row, run.name, row.cells[run.name])
            for row in report.rows
            for run in report.runs
            if run.name in row.cells and row.cells[run.name].protocol
        ],
        light=LIGHT,
        dark=DARK,
        line_colours=LINE_COLOURS,
    )


def _shown(value: float, row: Row) -> str:
    """Write a figure: costs with the digits that a person reads, measures with theirs."""
    size = abs(value)
    if size >= 100:
        return f"{value:,.0f}"
    if size >= 10:
        return f"{value:.1f}"
    return f"{value:.2f}" if row.unit else number(value)
