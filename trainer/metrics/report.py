"""An evaluation for people (a table) and for programs (JSON)."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime

from acgan_desktop import __version__
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from trainer.metrics.protocol import Faces, Figure

COLUMNS: tuple[Faces, ...] = ("generated", "real", "halves", "noise")
# Which way is better, for whoever reads the table.
_BETTER = {
    "fd": "less", "kd": "less", "precision": "more", "recall": "more", "density": "more",
    "coverage": "more", "score": "more", "attribute_precision": "more",
    "class_precision": "more", "diversity": "as real", "pixel_deviation": "as real",
}  # fmt: skip
EXPLANATION = (
    ("generated", "the model's faces"),
    (
        "real",
        "real faces of the other part of the split, as many if it has them; below the distances, "
        "real faces by their labels",
    ),
    ("halves", "one half of the part against the other half"),
    ("noise", "uniform noise"),
)


def table(figures: Sequence[Figure]) -> str:
    """Return the figures as lines of text: one per figure, with the lines to compare it with."""
    rows: dict[str, dict[Faces, float]] = {}
    better: dict[str, str] = {}
    for figure in figures:
        protocol = figure.metric.protocol
        name = figure.metric.name
        if figure.kind == "class_precision":
            name = f"  {protocol['attribute']} {protocol['class']}"
        rows.setdefault(name, {})[figure.faces] = figure.metric.value
        better[name] = _BETTER[figure.kind]
    width = max((len(name) for name in rows), default=0)
    lines = [f"{'':<{width}}" + "".join(f"{one:>11}" for one in COLUMNS) + "  better"]
    for name, values in rows.items():
        cells = "".join(f"{number(values[one]) if one in values else '':>11}" for one in COLUMNS)
        lines.append(f"{name:<{width}}{cells}  {better[name]}")
    return "\n".join([*lines, "", *(f"{name}: {words}" for name, words in EXPLANATION)]) + "\n"


def number(value: float) -> str:
    """Return ``value`` with the digits that mean something."""
    if abs(value) >= 100:
        return f"{value:.1f}"
    return f"{value:.4f}" if abs(value) >= 0.01 or value == 0 else f"{value:.2e}"


def to_json(manifest: GeneratorManifest, figures: Sequence[Figure], notes: Sequence[str]) -> str:
    """Return the evaluation as JSON; every figure carries its protocol.

    ``metrics`` holds the model's figures, in the form of a model file's manifest, and ``lines``
    those of real faces and of noise, to compare them with.
    """
    mine = [figure for figure in figures if figure.faces == "generated"]
    lines = [figure for figure in figures if figure.faces != "generated"]
    content = {
        "format": 1,
        "kind": "evaluation",
        "model": {
            "name": manifest.name,
            "model_id": manifest.model_id,
            "family": manifest.family,
            "kimg": manifest.kimg,
        },
        "metrics": [figure.metric.model_dump(exclude_none=True) for figure in mine],
        "lines": [
            {"line": figure.faces, **figure.metric.model_dump(exclude_none=True)}
            for figure in lines
        ],
        "notes": list(notes),
        "program": f"acgan-desktop {__version__}",
        "created": datetime.now(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z"),
    }
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
