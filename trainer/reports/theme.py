"""The colours of reports: ``c0`` to ``c7`` are those of lines, the others name their place."""

LIGHT = {
    "ground": "#fbfaf8", "panel": "#ffffff", "ink": "#26262e", "soft": "#6a6a78", "line": "#e4e1dc",
    "accent": "#a8447a", "best": "#f7e6ef",
    "c0": "#2b6cb0", "c1": "#c05621", "c2": "#2f855a", "c3": "#a8447a",
    "c4": "#6b46c1", "c5": "#8a6d1d", "c6": "#2c7a7b", "c7": "#5a5a66",
}  # fmt: skip
DARK = {
    "ground": "#17171c", "panel": "#1f1f26", "ink": "#e8e6ef", "soft": "#a09eac", "line": "#34343e",
    "accent": "#f08cc0", "best": "#43263a",
    "c0": "#7db4f0", "c1": "#f2a06b", "c2": "#7bcb9c", "c3": "#f08cc0",
    "c4": "#b9a2f5", "c5": "#dcc06a", "c6": "#79cfcf", "c7": "#b0b0bc",
}  # fmt: skip
LINE_COLOURS = 8
