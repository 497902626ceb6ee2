"""A comparison as one HTML page that needs nothing else: no network, no script."""

from base64 import b64encode
from collections.abc import Sequence
from html import escape

from trainer.metrics.report import number
from trainer.reports.charts import COLOURS
from trainer.reports.curves import family_charts, together_charts
from trainer.reports.page_style import STYLE
from trainer.reports.report import Report, Row, Run, Sheet


def page(report: Report) -> str:
    """Return the page; whatever comes from outside stands in it escaped."""
    title = f"Comparison: {', '.join(run.name for run in report.runs)}"
    body = [
        *_head(report),
        *_figures(report),
        *_together(report),
        *_faces(report),
        *_families(report),
        *_protocols(report),
    ]
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head>\n<body><main>\n"
        + "\n".join(body)
        + "\n</main></body></html>\n"
    )


def _head(report: Report) -> list[str]:
    data = report.dataset
    about = (
        f"{report.budget} Data set: {data['name']}, {data['images']:,} faces at "
        f"{data['resolution']} px, {data['held_out']:,} of them held out. {report.machine}"
    )
    parts = [
        "<h1>Which family for whom</h1>",
        f'<p class="soft">{escape(about)}</p>',
        f'<p class="soft">{escape(report.program)}, {escape(report.created)}</p>',
    ]
    if report.notes:
        notes = "".join(f"<p>{escape(note)}</p>" for note in report.notes)
        parts.append(f'<div class="notes">{notes}</div>')
    parts.append('<dl class="families">')
    for at, run in enumerate(report.runs):
        parts.append(f"<dt>{_dot(at)}{escape(run.name)}</dt><dd>{escape(run.words)} ")
        parts.append(f'<span class="soft">{escape(run.status)}</span></dd>')
    return [*parts, "</dl>"]


def _figures(report: Report) -> list[str]:
    main = [row for row in report.rows if not row.detail]
    more = [row for row in report.rows if row.detail]
    parts = [
        "<h2>The figures</h2>",
        '<p class="soft">One column per family; the best figure of a row is marked ★. '
        "How each was taken stands at the end.</p>",
        _table(report.runs, main),
    ]
    if more:
        parts.append("<details><summary>More figures</summary>")
        parts.append(_table(report.runs, more) + "</details>")
    return parts


def _table(runs: Sequence[Run], rows: Sequence[Row]) -> str:
    refers = any(row.reference is not None for row in rows)
    heads = "".join(
        f'<th scope="col">{_dot(at)}{escape(run.name)}</th>' for at, run in enumerate(runs)
    )
    heads += '<th scope="col">Real faces</th>' if refers else ""
    lines = []
    for row in rows:
        best = row.best()
        cells = "".join(_cell(row, run, run.name in best) for run in runs)
        if refers:
            cells += f"<td>{'' if row.reference is None else _shown(row.reference, row)}</td>"
        unit = f' <span class="unit">{escape(row.unit)}</span>' if row.unit else ""
        lines.append(
            f'<tr><th scope="row">{escape(row.title)}{unit}</th>{cells}'
            f'<td class="meaning">{escape(row.meaning)}{_better(row)}</td></tr>'
        )
    return (
        f'<div class="scroll"><table><thead><tr><th scope="col">Figure</th>{heads}'
        f'<th scope="col" class="meaning">What it means</th></tr></thead>'
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )


def _cell(row: Row, run: Run, best: bool) -> str:
    if run.name not in row.cells:
        return "<td>–</td>"
    start = '<td class="best">' if best else "<td>"
    return f"{start}{_shown(row.cells[run.name].value, row)}</td>"


def _shown(value: float, row: Row) -> str:
    """Write a figure: costs with the digits that a person reads, measures with theirs."""
    size = abs(value)
    if size >= 100:
        return f"{value:,.0f}"
    if size >= 10:
        return f"{value:.1f}"
    return f"{value:.2f}" if row.unit else number(value)


def _better(row: Row) -> str:
    words = {"more": "More is better.", "less": "Less is better."}.get(row.better)
    return f" {words}" if words else ""


def _together(report: Report) -> list[str]:
    charts = together_charts(report.runs)
    if not charts:
        return []
    return [
        "<h2>All together</h2>",
        '<p class="soft">By time of training. Losses of different objectives are not to be '
        "compared by their height, only by how steadily they go.</p>",
        '<div class="pair">',
        *(f"<figure>{chart}</figure>" for chart in charts),
        "</div>",
    ]


def _faces(report: Report) -> list[str]:
    """Show the sheets of one kind side by side."""
    titles = list(dict.fromkeys(sheet.title for run in report.runs for sheet in run.sheets))
    parts = ["<h2>The same wishes, the same seeds</h2>"] if titles else []
    for title in titles:
        parts.append(f'<h3>{escape(title)}</h3><div class="pair">')
        for at, run in enumerate(report.runs):
            parts += [_sheet(run, at, sheet) for sheet in run.sheets if sheet.title == title]
        parts.append("</div>")
    return parts


def _sheet(run: Run, at: int, sheet: Sheet) -> str:
    picture = b64encode(sheet.webp).decode("ascii")
    return (
        f'<figure><img src="data:image/webp;base64,{picture}" width="{sheet.width}" '
        f'height="{sheet.height}" alt="{escape(run.name)}: {escape(sheet.title)}">'
        f"<figcaption><b>{_dot(at)}{escape(run.name)}</b> {escape(sheet.caption)}</figcaption>"
        "</figure>"
    )


def _families(report: Report) -> list[str]:
    """Show each family's own curves: the papers' figures 5 and 6, 9 and 10."""
    parts = ["<h2>Family by family</h2>"]
    for at, run in enumerate(report.runs):
        charts = family_charts(run, report.runs)
        parts.append(f"<h3>{_dot(at)}{escape(run.name)}</h3>")
        if not charts:
            parts.append('<p class="soft">It has not reported anything yet.</p>')
            continue
        parts.append('<div class="pair">')
        parts += [f"<figure>{chart}</figure>" for chart in charts]
        parts.append("</div>")
    return parts


def _protocols(report: Report) -> list[str]:
    """Say of every figure how it was taken."""
    lines = []
    for row in report.rows:
        for run in report.runs:
            cell = row.cells.get(run.name)
            if cell is None or not cell.protocol:
                continue
            how = "; ".join(f"{key}: {value}" for key, value in cell.protocol.items())
            lines.append(
                f'<tr><th scope="row">{escape(row.title)}</th><td>{escape(run.name)}</td>'
                f"<td>{_shown(cell.value, row)}</td>"
                f'<td class="meaning">{escape(how)}</td></tr>'
            )
    if not lines:
        return []
    return [
        "<h2>How the figures were taken</h2>",
        f"<details><summary>{len(lines)} figures with their protocols</summary>",
        '<div class="scroll"><table><tbody>',
        *lines,
        "</tbody></table></div></details>",
    ]


def _dot(at: int) -> str:
    return f'<span class="dot ink{at % COLOURS}"></span>'
