"""The outcomes as a table for a terminal and as Markdown for the documentation."""

from collections.abc import Sequence
from typing import Any

from on_gpu.plan import Outcome

WANTED = (
    ("128 px, batch 1, latent to host pixels: under 2 ms", "drawing", "-128", 1, 2.0),
    ("64 px, batch 256: at least 20,000 faces/s", "drawing", "-64", 256, 20_000.0),
)


def as_text(outcomes: Sequence[Outcome], device: str = "cuda") -> str:
    """Return everything for a terminal."""
    lines: list[str] = []
    for outcome in outcomes:
        why = f": {outcome.why}" if outcome.why else ""
        lines.append(f"{outcome.name} ({outcome.status}, {outcome.seconds:.0f} s){why}")
        for row in outcome.rows:
            figures = ", ".join(f"{name} {_word(value)}" for name, value in _figures(row))
            lines.append(f"  {row['what']}: {figures}")
        lines += [f"  not measured, {remark}" for remark in outcome.remarks]
    lines += ["", *(f"{goal}: {verdict}" for goal, verdict in goals(outcomes, device))]
    return "\n".join(lines) + "\n"


def as_markdown(outcomes: Sequence[Outcome], device: str = "cuda") -> str:
    """Return tables for the documentation: one per section and kind of row."""
    lines = ["# Measured on a GPU", ""]
    for goal, verdict in goals(outcomes, device):
        lines.append(f"- {goal}: {verdict}")
    for outcome in outcomes:
        lines += ["", f"## {outcome.name}: {outcome.status}", ""]
        if outcome.why:
            lines += [f"{outcome.why}", ""]
        columns: tuple[str, ...] | None = None
        for row in outcome.rows:
            names = tuple(name for name, _ in _figures(row))
            if names != columns:
                columns = names
                lines += [] if lines[-1] == "" else [""]
                lines.append("| | " + " | ".join(name.replace("_", " ") for name in names) + " |")
                lines.append("|---" * (len(names) + 1) + "|")
            cells = " | ".join(_word(value).replace("|", "/") for _, value in _figures(row))
            lines.append(f"| {row['what']} | {cells} |")
        for remark in outcome.remarks:
            lines += ["", f"Not measured: {remark}"]
    return "\n".join(lines) + "\n"


def goals(outcomes: Sequence[Outcome], device: str = "cuda") -> list[tuple[str, str]]:
    """Return each goal and whether it is met, missed or was not measured, as on a CPU."""
    found = []
    if device == "cpu":
        outcomes = ()
    for goal, kind, end, batch, limit in WANTED:
        speeds = [
            (row["ms"] if limit < 100 else row["faces_per_s"], f"{outcome.name}, {row['what']}")
            for outcome in outcomes
            if outcome.name.startswith(kind) and outcome.name.endswith(end)
            for row in outcome.rows
            if row["what"] == "speed, engine" and row["batch"] == batch
        ]
        if not speeds:
            found.append((goal, "not measured"))
            continue
        worst = max(speeds) if limit < 100 else min(speeds)
        met = worst[0] < limit if limit < 100 else worst[0] >= limit
        found.append((goal, f"{'met' if met else 'MISSED'}, {_word(worst[0])} in {worst[1]}"))
    exact = [
        (outcome.name, row)
        for outcome in outcomes
        for row in outcome.rows
        if row.get("within_one_level") is not None and row["what"].startswith("pixels, engine")
    ]
    wrong = [f"{name}, {row['what']}" for name, row in exact if not row["within_one_level"]]
    verdict = "MISSED in " + "; ".join(wrong) if wrong else f"met in all {len(exact)}"
    goal = "fp32 pixels of CUDA within 1 level of the CPU's"
    found.append((goal, verdict if exact else "not measured"))
    against = [
        row for outcome in outcomes for row in outcome.rows if row["what"].startswith("against ")
    ]
    found.append(_upscaling(outcomes))
    best = max(against, key=lambda row: row["times_as_fast"], default=None)
    goal = "stylegan at 128 px and StyleGAN2's size: 3 times its published images/s"
    if best is None:
        found.append((goal, "not measured"))
    else:
        met = "met" if best["met"] else "MISSED"
        found.append((goal, f"{met}, {_word(best['times_as_fast'])} times ({best['what']})"))
    return found


def _upscaling(outcomes: Sequence[Outcome]) -> tuple[str, str]:
    goal = "128 to 512 px by the fast upscaler: under 3 ms"
    times = [
        float(row["ms"])
        for outcome in outcomes
        for row in outcome.rows
        if row["what"].startswith("upscaling, fast") and row["side"] == 128
    ]
    if not times:
        return goal, "not measured"
    return goal, f"{'met' if max(times) < 3 else 'MISSED'}, {_word(max(times))}"


def _figures(row: dict[str, Any]) -> list[tuple[str, Any]]:
    return [(name, value) for name, value in row.items() if name != "what"]


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"
    return "–" if value is None else str(value)
