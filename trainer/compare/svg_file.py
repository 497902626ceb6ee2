"""A chart as a file of its own, with its colours inside, for light and dark pages."""

from trainer.compare.page_style import CHART_STYLE


def svg_file(chart: str) -> str:
    """Return what :func:`trainer.compare.charts.line_chart` drew as a whole SVG file."""
    opening, rest = chart.split(">", 1)
    style = " ".join(CHART_STYLE.split())
    ground = '<rect width="100%" height="100%" style="fill: var(--panel)"/>'
    return f"{opening}><style>{style}</style>{ground}{rest}\n"
