"""A chart as a file of its own, with its colours inside, for light and dark pages."""

import re

from trainer.reports.page_style import CHART_RULES, DARK_COLOURS, LIGHT_COLOURS


def svg_file(chart: str) -> str:
    """Return what :func:`trainer.reports.charts.line_chart` drew as a whole SVG file.

    Colours stand in it as such, and no rule depends on another: many viewers know neither
    variables nor nested rules.
    """
    opening, rest = chart.split(">", 1)
    style = (
        f"{_rules(LIGHT_COLOURS)} @media (prefers-color-scheme: dark) {{{_rules(DARK_COLOURS)}}}"
    )
    ground = '<rect class="ground" width="100%" height="100%"/>'
    return f"{opening}><style>{style}</style>{ground}{rest}\n"


def _rules(colours: str) -> str:
    known = dict(re.findall(r"--(\w+):\s*([^;]+);", colours))
    bare = re.sub(r"svg (?=[.a-z])", "", CHART_RULES)
    rules = f".ground {{ fill: var(--panel); }} {' '.join(bare.split())}"
    return re.sub(r"var\(--(\w+)\)", lambda match: known[match[1]], rules)
