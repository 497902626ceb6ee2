"""The curves of a comparison: each family's own, and all families together."""

from collections.abc import Sequence

from trainer.reports.charts import Line, Range, common_range, line_chart
from trainer.reports.report import Run

# A score is the mean of sigmoid(score): at a half the discriminator cannot tell.
_UNDECIDED = 0.5
_SCORES = Range(0.0, 1.0)
_TOGETHER = (
    ("loss_d", "Discriminator's loss"),
    ("loss_g", "Generator's loss"),
    ("score_real", "Score of real faces"),
    ("score_fake", "Score of drawn faces"),
)


def family_charts(run: Run, runs: Sequence[Run]) -> list[str]:
    """Return a run's losses and its scores by kimg, to the same scale as those of all ``runs``."""
    if not run.events:
        return []
    losses = [_lines(one, "kimg", ("loss_g", "loss_d")) for one in runs]
    last = max((event["kimg"] for one in runs for event in one.events), default=1.0)
    across = Range(0.0, last)
    return [
        line_chart(
            _lines(run, "kimg", ("loss_g", "loss_d"), ("generator", "discriminator")),
            title="Losses",
            x_title="thousand faces shown",
            x_range=across,
            y_range=common_range([line for lines in losses for line in lines], from_zero=True),
        ),
        line_chart(
            _lines(run, "kimg", ("score_real", "score_fake"), ("real", "drawn")),
            title="Scores",
            x_title="thousand faces shown",
            x_range=across,
            y_range=_SCORES,
            marks=(_UNDECIDED,),
        ),
    ]


def together_charts(runs: Sequence[Run]) -> list[str]:
    """Return a chart of each curve by minutes of training, with a line for each run."""
    if not any(run.events for run in runs):
        return []
    charts = []
    for key, title in _TOGETHER:
        lines = [
            Line(run.name, line.x, line.y, colour)
            for colour, run in enumerate(runs)
            for line in _lines(run, "minutes", (key,))
            if line.x
        ]
        scores = key.startswith("score")
        charts.append(
            line_chart(
                lines,
                title=title,
                x_title="minutes of training",
                x_range=Range(0.0, max((line.x[-1] for line in lines), default=1.0)),
                y_range=_SCORES if scores else common_range(lines, from_zero=True),
                marks=(_UNDECIDED,) if scores else (),
            )
        )
    return charts


def _lines(
    run: Run, across: str, keys: Sequence[str], names: Sequence[str] | None = None
) -> list[Line]:
    """Return the curves ``keys`` of a run; a report that lacks one is left out."""
    lines = []
    for colour, (key, name) in enumerate(zip(keys, names or keys, strict=True)):
        events = [event for event in run.events if key in event]
        if across == "minutes":
            x = [event["seconds"] / 60 for event in events]
        else:
            x = [event[across] for event in events]
        lines.append(Line(name, x, [event[key] for event in events], colour))
    return lines
