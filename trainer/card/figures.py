"""The figures of an evaluation as tables: the model's beside those of real faces and of noise."""

from collections.abc import Mapping, Sequence

from acgan_desktop.engine.model_file.manifest import Metric
from trainer.metrics.protocol import Value
from trainer.metrics.report import number
from trainer.metrics.written import WrittenEvaluation
from trainer.reports.figure_meanings import MEASURES
from trainer.reports.markdown import plain, spoken, table

# The names of the reference's own network stand for the same kinds.
_KINDS = {**{kind: kind for kind in MEASURES}, "fid": "fd", "kid": "kd", "is": "score"}
_LINES = ("real", "halves", "noise")


def kind_of(name: str) -> str:
    """Return what a figure measures by its name, such as fd of fd_tagger10k_heldout; or ""."""
    for start in sorted(_KINDS, key=len, reverse=True):
        rest = name.removeprefix(start)
        if rest != name and (not rest or rest[0] == "_" or rest[0].isdigit()):
            return _KINDS[start]
    return ""


def figure_tables(evaluation: WrittenEvaluation) -> list[str]:
    """Return Markdown lines: every figure with its protocol, and those to compare it with."""
    lines: dict[tuple[str, str], float] = {
        (one.line, one.name): one.value for one in evaluation.lines
    }
    common = _common([one.protocol for one in evaluation.metrics])
    whole = [one for one in evaluation.metrics if kind_of(one.name) != "class_precision"]
    rows = [
        [
            _title(one),
            _bold(one.value),
            *(_cell(lines.get((line, one.name))) for line in _LINES),
            _how(one.protocol, common),
        ]
        for one in whole
    ]
    notes = [line for note in evaluation.notes for line in (plain(note), "")]
    parts = notes + table(
        ["", "this model", "real", "halves", "noise", "how"], rows, words_last=True
    )
    parts += [
        "",
        "Real: real faces of the other part of the split against the same faces; for obedience, "
        "how often the tagger agrees with the labels of real faces. Halves: one half of the real "
        "faces against the other. Noise: uniform noise.",
    ]
    parts += _class_tables(evaluation, lines)
    if common:
        parts += ["", f"Common to all of them: {_words(common)}."]
    return parts


def _class_tables(
    evaluation: WrittenEvaluation, lines: Mapping[tuple[str, str], float]
) -> list[str]:
    """Return a table per attribute of how often each class is obeyed, the worst first."""
    asked: dict[str, list[Metric]] = {}
    for one in evaluation.metrics:
        if kind_of(one.name) == "class_precision":
            asked.setdefault(str(one.protocol.get("attribute", "")), []).append(one)
    parts = []
    for attribute, metrics in asked.items():
        rows = [
            [
                spoken(str(one.protocol.get("class", one.name))),
                _bold(one.value),
                _cell(lines.get(("real", one.name))),
                str(one.protocol.get("images", "")),
            ]
            for one in sorted(metrics, key=lambda one: one.value)
        ]
        parts += ["", f"Obedience by class, {spoken(attribute)}, the worst first:", ""]
        parts += table(["asked for", "this model", "real", "faces"], rows)
    return parts


def _title(metric: Metric) -> str:
    kind = kind_of(metric.name)
    words = MEASURES[kind].title if kind else ""
    if kind == "attribute_precision":
        words = f"Obeys, {metric.protocol.get('attribute', '')}".replace("_", " ")
    return f"{plain(words)} `{metric.name.replace('`', '').replace('|', '')}`".strip()


def _bold(value: float) -> str:
    return f"**{number(value)}**"


def _cell(value: float | None) -> str:
    return "" if value is None else number(value)


def _common(protocols: Sequence[Mapping[str, Value]]) -> dict[str, Value]:
    """Return what all protocols say alike, if there are several."""
    if len(protocols) < 2:
        return {}
    first, *others = protocols
    return {
        key: value
        for key, value in first.items()
        if all(key in one and one[key] == value for one in others)
    }


def _how(protocol: Mapping[str, Value], common: Mapping[str, Value]) -> str:
    return _words({key: value for key, value in protocol.items() if key not in common})


def _words(protocol: Mapping[str, Value]) -> str:
    return "; ".join(
        f"{plain(key.replace('_', ' '))}: {plain(_value(value))}" for key, value in protocol.items()
    )


def _value(value: Value) -> str:
    return number(value) if isinstance(value, float) and not value.is_integer() else f"{value}"
