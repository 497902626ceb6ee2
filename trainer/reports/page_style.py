"""The look of a comparison's page: calm, light and dark, and readable on paper."""

_COLOURS = """
:root { color-scheme: light dark; --ground: #fbfaf8; --panel: #ffffff; --ink: #26262e;
  --soft: #6a6a78; --line: #e4e1dc; --accent: #a8447a; --best: #f7e6ef;
  --c0: #2b6cb0; --c1: #c05621; --c2: #2f855a; --c3: #a8447a; --c4: #6b46c1; --c5: #8a6d1d;
  --c6: #2c7a7b; --c7: #5a5a66; }
@media (prefers-color-scheme: dark) { :root { --ground: #17171c; --panel: #1f1f26;
  --ink: #e8e6ef; --soft: #a09eac; --line: #34343e; --accent: #f08cc0; --best: #43263a;
  --c0: #7db4f0; --c1: #f2a06b; --c2: #7bcb9c; --c3: #f08cc0; --c4: #b9a2f5; --c5: #dcc06a;
  --c6: #79cfcf; --c7: #b0b0bc; } }
"""

_PAGE = """
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
main { max-width: 1180px; margin: 0 auto; padding: 40px 24px 80px; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 6px; letter-spacing: -0.01em; }
h2 { font-size: 1.3rem; margin: 56px 0 4px; letter-spacing: -0.005em; }
h3 { font-size: 1.02rem; margin: 28px 0 6px; }
p { margin: 6px 0; max-width: 76ch; }
.soft, figcaption, .meaning { color: var(--soft); font-size: 0.88rem; }
.scroll { overflow-x: auto; margin: 14px 0; background: var(--panel);
  border: 1px solid var(--line); border-radius: 12px; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: 7px 10px; text-align: right; vertical-align: top; white-space: nowrap;
  border-bottom: 1px solid var(--line); }
tbody tr:last-child > * { border-bottom: 0; }
thead th { font-size: 0.9rem; vertical-align: bottom; border-bottom: 2px solid var(--line); }
th:first-child { text-align: left; font-weight: 600; white-space: normal; min-width: 120px; }
th.meaning, td.meaning { text-align: left; white-space: normal; min-width: 220px;
  font-weight: 400; }
td.best { background: var(--best); font-weight: 650; }
td.best::after { content: " ★"; color: var(--accent); font-size: 0.8em; }
.unit { display: block; color: var(--soft); font-weight: 400; font-size: 0.82rem; }
dl.families { display: grid; grid-template-columns: max-content 1fr; gap: 6px 18px;
  margin: 16px 0 0; }
dl.families dt { font-weight: 650; }
dl.families dd { margin: 0; }
.dot { display: inline-block; width: 0.7em; height: 0.7em; border-radius: 50%;
  margin-right: 0.5em; background: currentColor; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 440px), 1fr));
  gap: 18px; margin: 12px 0; align-items: start; }
figure { margin: 0; padding: 12px; background: var(--panel); border: 1px solid var(--line);
  border-radius: 12px; break-inside: avoid; }
figure img { display: block; max-width: 100%; height: auto; border-radius: 6px; }
figcaption { margin-top: 8px; }
figcaption b { color: var(--ink); }
"""

_CHART = """
svg.chart { display: block; width: 100%; height: auto; }
svg text { fill: var(--soft); font: 11px system-ui, sans-serif; }
svg text.title { fill: var(--ink); font-size: 13px; font-weight: 600; }
svg .end { text-anchor: end; }
svg .middle { text-anchor: middle; }
svg path { fill: none; }
svg .grid { stroke: var(--line); }
svg .axis { stroke: var(--soft); }
svg .mark { stroke: var(--soft); stroke-dasharray: 4 4; opacity: 0.7; }
svg .line { stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
svg .raw { stroke-width: 1; opacity: 0.28; }
svg .c0 { stroke: var(--c0); } svg .c1 { stroke: var(--c1); } svg .c2 { stroke: var(--c2); }
svg .c3 { stroke: var(--c3); } svg .c4 { stroke: var(--c4); } svg .c5 { stroke: var(--c5); }
svg .c6 { stroke: var(--c6); } svg .c7 { stroke: var(--c7); }
"""

_REST = """
.ink0 { color: var(--c0); } .ink1 { color: var(--c1); } .ink2 { color: var(--c2); }
.ink3 { color: var(--c3); } .ink4 { color: var(--c4); } .ink5 { color: var(--c5); }
.ink6 { color: var(--c6); } .ink7 { color: var(--c7); }
details { margin: 12px 0; }
summary { cursor: pointer; color: var(--soft); }
.notes { border-left: 3px solid var(--accent); padding: 2px 0 2px 14px; margin: 18px 0; }
@media print { :root { color-scheme: light; --ground: #fff; --panel: #fff; --ink: #000;
  --soft: #444; --line: #bbb; --best: #eee; --accent: #000; }
  main { max-width: none; padding: 0; } body { font-size: 11px; }
  h2 { break-after: avoid; } .scroll { overflow: visible; border-radius: 0; }
  th, td { padding: 3px 6px; white-space: normal; } .pair { gap: 8px; } }
"""

STYLE = _COLOURS + _PAGE + _CHART + _REST
# For a chart as a file of its own: its rules, and the colours of light and of dark pages.
CHART_RULES = _CHART
LIGHT_COLOURS, DARK_COLOURS = _COLOURS.split("@media")
