"""From the runs of a comparison, as they are now, to its report."""

import os
import platform
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from acgan_desktop import __version__
from acgan_desktop.core.run_state import INTERRUPTED, RunStateError
from trainer.compare.contestants import Contestant
from trainer.compare.inspect_run import (
    Inspected,
    inspect_run,
    plain_events,
    progress_costs,
    standing_shown,
)
from trainer.compare.measured import Kept, Question, measured
from trainer.compare.rows import cost_rows, measure_rows
from trainer.compare.run_progress import RunProgress
from trainer.compare.schedule import Budget
from trainer.data.dataset import Dataset
from trainer.metrics.extractors import Extractor
from trainer.reports.figure_meanings import FAMILIES
from trainer.reports.pictures import grid, sheet
from trainer.reports.report import Event, Report, Run, Sheet
from trainer.reports.sample_history import last_common, minutes_at, read_grid, sample_grids, spread
from trainer.training.projected_discriminators import LoadTagger
from trainer.training.sample_grids import layout

MODELS, MEASURES = "models", "measures"
_GRID_ROWS = 6


@dataclass(frozen=True)
class Request:
    """What a report is made of.

    Attributes:
        contestants: whose runs, in the order of the report.
        dataset: what they learn from.
        out: the comparison's folder.
        budget: what each may use.
        failed: sentences on runs that failed.
        extractor: takes the measures, None = none are taken.
        images: faces drawn for them.
        threads: processor threads; None = what suits the machine.
        say: told in a few words what is being done.
        begin: told of measures; see :data:`trainer.metrics.measuring.Begin`.
        load_tagger: loads the taggers that recipes name, to count what they cost.
    """

    contestants: Sequence[Contestant]
    dataset: Dataset
    out: Path
    budget: Budget
    failed: Sequence[str]
    extractor: Extractor | None
    images: int
    threads: int | None
    say: Callable[[str], None]
    begin: Callable[[str, int], Callable[[int], None]]
    load_tagger: LoadTagger


def assemble(request: Request) -> tuple[Report, Mapping[str, Inspected]]:
    """Look at every run that has a checkpoint, and make the report.

    Returns:
        The report, and what each such run showed, by its name.

    Raises:
        UserError: a run cannot be exported or measured.
    """
    notes = [*request.failed]
    standings = {one.name: one.standing() for one in request.contestants}
    begun = [one for one in request.contestants if standings[one.name].dataset]
    for one in request.contestants:
        if one not in begun:
            notes.append(f"{one.name} has no checkpoint yet.")
    inspected = {
        one.name: inspect_run(
            one, request.out / MODELS, request.threads, request.say, request.load_tagger
        )
        for one in begun
    }
    standings = {one.name: standing_shown(one, inspected[one.name].manifest) for one in begun}
    notes += _uneven(request.budget, standings)
    costs = {
        one.name: {**progress_costs(standings[one.name]), **inspected[one.name].costs}
        for one in begun
    }
    kept = _measures(request, inspected)
    for name, found in kept.items():
        notes += [f"{name}: {note}" for note in found.notes]
    milestones = _milestone_sheets(begun, request.dataset)
    runs = tuple(
        _run(one, standings[one.name], (*inspected[one.name].sheets, *milestones[one.name]))
        for one in begun
    )
    report = Report(
        budget=_in_words(request.budget),
        dataset=_facts(request.dataset),
        machine=_machine(request.threads) + _eyes(request),
        runs=runs,
        rows=(
            *cost_rows(costs),
            *measure_rows({name: found.figures for name, found in kept.items()}),
        ),
        notes=tuple(dict.fromkeys(notes)),
        program=f"acgan-desktop {__version__}",
        created=datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
    )
    return report, inspected


def _run(contestant: Contestant, standing: RunProgress, sheets: tuple[Sheet, ...]) -> Run:
    return Run(
        name=contestant.name,
        family=contestant.recipe.family,
        words=FAMILIES.get(contestant.recipe.family, ""),
        kimg=standing.kimg,
        seconds=standing.seconds,
        status=_status(contestant, standing),
        events=plain_events(contestant, standing),
        sheets=sheets,
    )


def _facts(dataset: Dataset) -> dict[str, str | int]:
    """Return what is said of the faces that all learn from."""
    return {
        "name": dataset.manifest.name,
        "images": dataset.manifest.images,
        "held_out": len(dataset.held_out_indices()),
        "resolution": dataset.manifest.resolution,
        "sha256": dataset.manifest.sha256,
    }


def _measures(request: Request, inspected: Mapping[str, Inspected]) -> dict[str, Kept]:
    if request.extractor is None:
        return {}
    question = Question(request.extractor, request.dataset, request.images, request.threads)
    found = {}
    for name, one in inspected.items():
        request.say(f"{name}: measuring")
        keep = request.out / MEASURES / f"{name}.json"
        found[name] = measured(one.model, keep, question, request.begin)
    return found


def _milestone_sheets(
    contestants: Sequence[Contestant], dataset: Dataset
) -> dict[str, list[Sheet]]:
    """Make the sheets of earlier moments, from the sample grids that the loop keeps."""
    side = dataset.manifest.resolution
    grids = {one.name: sample_grids(one.folder.samples) for one in contestants}
    sheets: dict[str, list[Sheet]] = {one.name: [] for one in contestants}
    for name, (kimg, path) in last_common(grids).items():
        cells = read_grid(path, side)
        if cells is not None:
            rows = _rows(len(cells))
            words = f"At {kimg:.1f} kimg{_row_names(rows, len(cells), dataset)}."
            laid = cells[rows].reshape(-1, side, side, 3)
            sheets[name].append(sheet("At equal kimg", words, grid(laid, cells.shape[1])))
    for one in contestants:
        events: tuple[Event, ...] = plain_events(one, one.standing())
        strips, words_of = [], []
        for kimg in spread(list(grids[one.name])):
            cells = read_grid(grids[one.name][kimg], side)
            if cells is not None:
                strips.append(cells[0])
                words_of.append(f"{kimg:.0f} kimg ({minutes_at(events, kimg):.0f} min)")
        if strips:
            words = f"One row per moment: {', '.join(words_of)}; without a wish."
            columns = min(map(len, strips))  # sheets of an earlier version may be wider
            faces = np.concatenate([strip[:columns] for strip in strips])
            sheets[one.name].append(sheet("As they learned", words, grid(faces, columns)))
    return sheets


def _row_names(rows: Sequence[int], count: int, dataset: Dataset) -> str:
    """Say what the rows of a sample grid wish for; nothing where they wish for nothing."""
    attributes = dataset.manifest.attributes
    _, wishes = layout(dataset.manifest.resolution, tuple(len(one.classes) for one in attributes))
    if not attributes or len(wishes) != count:
        return ""
    names = ["no wish" if wish is None else _wish_name(dataset, *wish) for wish in wishes]
    return "; " + "; ".join(f"row {at}: {names[row]}" for at, row in enumerate(rows, start=1))


def _wish_name(dataset: Dataset, attribute: int, place: int) -> str:
    one = dataset.manifest.attributes[attribute]
    return f"{one.name.replace('_', ' ')} {one.classes[place]}"


def _rows(count: int) -> list[int]:
    """Choose rows of a sample grid, evenly from the first to the last."""
    if count <= _GRID_ROWS:
        return list(range(count))
    return [round(number * (count - 1) / (_GRID_ROWS - 1)) for number in range(_GRID_ROWS)]


def _uneven(budget: Budget, standings: Mapping[str, RunProgress]) -> list[str]:
    """Say so where the runs have not had the same yet."""
    if len(standings) < 2 or budget == Budget():
        return []
    shares = {name: min(1.0, budget.used(standing)) for name, standing in standings.items()}
    if max(shares.values()) - min(shares.values()) <= 0.02:
        return []
    had = ", ".join(f"{name} {share:.0%}" for name, share in shares.items())
    return [
        f"The runs have not had the same yet ({had} of the budget), so figures that depend on "
        "training are not to be compared."
    ]


def _status(contestant: Contestant, standing: RunProgress) -> str:
    words = f"{standing.kimg:.1f} kimg in {standing.seconds / 60:.1f} minutes."
    try:
        state = contestant.folder.read_state()
    except RunStateError:
        state = None
    if state is not None and state.status == "failed":
        return f"{words} It failed: {state.message}"
    if state is not None and state.message == INTERRUPTED:
        return f"{words} {INTERRUPTED}"
    return words


def _in_words(budget: Budget) -> str:
    if budget.minutes is not None:
        return f"{budget.minutes:g} minutes of training each."
    if budget.kimg is not None:
        return f"{budget.kimg:g} thousand faces shown each."
    return "As far as the runs have come."


def _eyes(request: Request) -> str:
    """Say with what the measures were taken, and on how many faces."""
    if request.extractor is None:
        return ""
    name = f"{request.extractor.name} {request.extractor.identity[:12]}"
    return f" The measures are of {request.images:,} drawn faces, seen by the {name}."


def _machine(threads: int | None) -> str:
    """Describe this machine, on which drawing was measured."""
    name = platform.processor() or platform.machine()
    try:
        with open("/proc/cpuinfo", encoding="utf-8", errors="replace") as lines:  # noqa: PTH123
            models = (line.split(":", 1)[1] for line in lines if line.startswith("model name"))
            name = next(models, name).strip()
    except OSError:
        pass
    drawing = "one thread" if threads == 1 else f"{threads} threads" if threads else "its threads"
    return f"Drawing was measured on {name}, {os.cpu_count()} cores, with {drawing}."
