"""What is known of the training behind a model: from its run, or from what lies beside the card."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import Field, FiniteFloat, TypeAdapter

from acgan_desktop.core.bounded_file import read_bounded_text
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.file_model import FileFault, FileModel, read_json
from trainer.recipe.recipe import Recipe, load_recipe, parse_recipe
from trainer.reports.plain_events import events_until
from trainer.reports.report import Event
from trainer.runs.json_lines import read_lines
from trainer.runs.run_folder import RunFolder
from trainer.runs.training_time import SAME_KIMG, TrainingTime, checkpoint_times, training_time

EVENTS, METRICS, RECIPE = "events.jsonl", "metrics.jsonl", "recipe.toml"
BEFORE, TIME = "before.json", "training-time.json"
RECORDS = (EVENTS, METRICS, RECIPE, BEFORE, TIME)
_MOST_BEFORE = 100
_MAX_BYTES = 1024 * 1024
_MAX_VALUES = 10 * _MOST_BEFORE


@dataclass(frozen=True)
class Before:
    """A run whose weights a later one began with.

    Attributes:
        name: of its folder.
        kimg: thousands of real images that it had been shown when the card is made.
        hours: of its training steps up to there.
    """

    name: str
    kimg: float
    hours: float


class Change(NamedTuple):
    """A key of the recipe that got another value on the way."""

    kimg: float
    key: str
    before: object
    after: object


_BEFORE = TypeAdapter(tuple[Before, ...])


class _KeptTime(FileModel):
    """The time of a model's training, where reports alone do not say it."""

    format: Literal[1] = 1
    kimg: Annotated[FiniteFloat, Field(ge=0)]
    seconds: Annotated[FiniteFloat, Field(ge=0)]


@dataclass(frozen=True)
class TrainingRecord:
    """A training up to the moment of a model.

    Attributes:
        recipe: what it followed, if that is known.
        events: the loop's reports up to then.
        metrics: what was measured on the way up to then.
        time: how long it had trained, at the model or at the last moment before it that is known;
            None = nothing is known.
        last_kimg: where the run's reports and checkpoints end; it may have gone on after the model.
        before: the run whose weights it began with, the one that this began with, and so on.
        changes: what was changed on the way: kimg, key, before, after.
        kept: the files to lie beside the card, by the ends of their names.
    """

    recipe: Recipe | None
    events: tuple[Event, ...]
    metrics: tuple[Mapping[str, Any], ...]
    time: TrainingTime | None
    last_kimg: float
    before: tuple[Before, ...]
    changes: tuple[Change, ...]
    kept: Mapping[str, str]


def record_of(run: Path | None, folder: Path, name: str, kimg: float) -> TrainingRecord:
    """Read the training of a model that was exported at ``kimg``.

    Args:
        run: the run's folder; None = what an earlier card left beside it.
        folder: where the card lies.
        name: what its files' names begin with.
        kimg: thousands of real images shown to the model.

    Raises:
        UserError: there is no run in ``run``, or it has not come so far.
    """
    checkpoints: list[TrainingTime] = []
    if run is not None:
        source = RunFolder.open(run)
        checkpoints = checkpoint_times(source)
        events_path, metrics_path = source.events_path, source.metrics_path
        recipe_path = source.recipe_path
    else:
        events_path, metrics_path, recipe_path = (
            folder / f"{name}-{end}" for end in (EVENTS, METRICS, RECIPE)
        )
        if (kept_time := _read_time(folder / f"{name}-{TIME}")) is not None:
            checkpoints = [kept_time]
    lines, measured = read_lines(events_path), read_lines(metrics_path)
    text = _text(recipe_path)
    recipe = parse_recipe(text, source=str(recipe_path)) if text else None
    events = events_until(lines, kimg)
    reported = events_until(lines, float("inf"))
    last = max((one["kimg"] for one in reported), default=0.0)
    last = max(last, *(one.kimg for one in checkpoints), 0.0)
    time = training_time(kimg, checkpoints, reported)
    # The last report may be one interval older than the checkpoint.
    if run is not None and recipe is not None and last + 2 * recipe.schedule.event_kimg < kimg:
        raise UserError(
            f"The model was exported at {kimg:.1f} kimg, but the run {run} has come to "
            f"{last:.1f}: it is another run's model."
        )
    metrics = tuple(one for one in measured if _is_until(one, kimg))
    kept = {EVENTS: _jsonl(line for line in lines if _is_until(line, kimg))}
    if metrics:
        kept[METRICS] = _jsonl(metrics)
    if recipe is not None:
        kept[RECIPE] = _without_places(recipe).to_toml()
    if time is not None and time != training_time(kimg, (), events):
        kept[TIME] = _KeptTime(kimg=time.kimg, seconds=time.seconds).model_dump_json() + "\n"
    before = _read_before(folder / f"{name}-{BEFORE}") if run is None else _runs_before(recipe)
    if before:
        kept[BEFORE] = json.dumps([asdict(one) for one in before], ensure_ascii=False) + "\n"
    return TrainingRecord(
        recipe,
        events,
        metrics,
        time,
        last,
        before,
        _changes(lines, kimg),
        {end: content for end, content in kept.items() if content},
    )


def _changes(lines: Iterable[Mapping[str, Any]], kimg: float) -> tuple[Change, ...]:
    """Return what the loop's lines up to ``kimg`` say was changed."""
    return tuple(
        Change(float(line["kimg"]), str(key), *pair)
        for line in lines
        if _is_until(line, kimg) and isinstance(changed := line.get("changed"), Mapping)
        for key, pair in changed.items()
        if isinstance(pair, list) and len(pair) == 2
    )


def _runs_before(recipe: Recipe | None) -> tuple[Before, ...]:
    """Follow ``start_from`` from run to run, as far as their folders are still there."""
    found: list[Before] = []
    while recipe is not None and recipe.start_from and len(found) < _MOST_BEFORE:
        folder = Path(recipe.start_from)
        if not (folder / RECIPE).is_file():
            break
        run = RunFolder.open(folder)
        events = events_until(read_lines(run.events_path), float("inf"))
        time = training_time(float("inf"), checkpoint_times(run), events)
        if time is None:
            break
        found.append(Before(folder.name, time.kimg, time.seconds / 3600))
        recipe = load_recipe(str(run.recipe_path))
    return tuple(found)


def _read_time(path: Path) -> TrainingTime | None:
    text = _text(path)
    try:
        kept = read_json(_KeptTime, text) if text else None
    except FileFault as fault:
        raise UserError(f"{path} is damaged: {fault}.") from fault
    return None if kept is None else TrainingTime(kept.kimg, kept.seconds)


def _read_before(path: Path) -> tuple[Before, ...]:
    text = _text(path)
    try:
        return read_json(_BEFORE, text, most_values=_MAX_VALUES) if text else ()
    except FileFault as fault:
        raise UserError(f"{path} is damaged: {fault}.") from fault


def _without_places(recipe: Recipe) -> Recipe:
    """Return the recipe without the folders that files lay in: they are nobody's business."""
    judges, measured = recipe.projected, recipe.metrics
    taggers = tuple(Path(one).name for one in judges.taggers)
    return recipe.model_copy(
        update={
            "start_from": Path(recipe.start_from).name if recipe.start_from else "",
            "projected": judges.model_copy(update={"taggers": taggers}),
            "metrics": measured.model_copy(
                update={"extractor": Path(measured.extractor).name if measured.extractor else ""}
            ),
        }
    )


def _text(path: Path) -> str:
    try:
        return read_bounded_text(path, _MAX_BYTES, "a record of a training")
    except UserError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return ""
        raise


def _is_until(line: Mapping[str, Any], kimg: float) -> bool:
    value = line.get("kimg")
    return (
        isinstance(value, (int, float))
        and not isinstance(value, bool)
        and value <= kimg + SAME_KIMG
    )


def _jsonl(lines: Any) -> str:
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
