"""Everything that a report says of one run: sizes, speed, the exported model, and its faces."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from torch import nn

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.model_file.inspection import ModelFileError, inspect_model
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from trainer.compare.contestants import Contestant
from trainer.compare.run_progress import RunProgress
from trainer.compare.speed import render_times
from trainer.compare.wishes import COLUMNS, asked_avatars, asked_wishes, drawn, in_words
from trainer.export.exporter import export_generator
from trainer.networks.families import build_pair
from trainer.networks.precision import choose_compute
from trainer.recipe.tables import Projected
from trainer.reports.pictures import Pixels, grid, sheet
from trainer.reports.plain_events import events_until
from trainer.reports.report import Cell, Event, Sheet
from trainer.runs.checkpoints.checkpoint import newest_for_use
from trainer.runs.generator_of_run import load_generator
from trainer.runs.training_time import checkpoint_times, training_time
from trainer.training.projected_discriminators import LoadTagger
from trainer.training.sizing import measure_pair
from trainer.training.training_state import restore_module


@dataclass(frozen=True)
class Inspected:
    """What one run shows.

    Attributes:
        model: the exported model file.
        manifest: what it holds.
        costs: by their key in :data:`trainer.reports.figure_meanings.COSTS`.
        faces: of the averaged weights, [rows * columns, h, w, 3], as asked for by all.
        sheets: of the faces.
    """

    model: Path
    manifest: GeneratorManifest
    costs: Mapping[str, Cell]
    faces: Pixels
    sheets: tuple[Sheet, ...]


def inspect_run(
    contestant: Contestant,
    models: Path,
    threads: int | None,
    say: Callable[[str], None],
    load_tagger: LoadTagger,
) -> Inspected:
    """Export a run's newest checkpoint, measure it and draw the faces that all are asked for.

    Args:
        contestant: whose run; it has a checkpoint.
        models: the folder of the exported models.
        threads: processor threads for drawing; None = what suits the machine.
        say: told in a few words what is being done.
        load_tagger: loads the taggers that judged, to count what they cost.

    Raises:
        UserError: the run has nothing to export.
    """
    name = contestant.name
    say(f"{name}: reading the checkpoint")
    averaged, facts = load_generator(contestant.folder)
    model = models / f"{name}.onnx"
    manifest = _exported(model)
    if manifest is None or (manifest.kimg, manifest.dataset) != (facts.kimg, facts.dataset):
        models.mkdir(parents=True, exist_ok=True)
        say(f"{name}: exporting")
        manifest = export_generator(averaged, facts, model)
    say(f"{name}: drawing")
    wishes = asked_wishes(manifest.attributes)
    avatars = asked_avatars(manifest, wishes)
    faces = drawn(averaged, avatars)
    unaveraged, raw_kimg = _raw_generator(contestant, manifest)
    raw = drawn(unaveraged, avatars)
    how = f"{in_words(wishes)}; each column has its own seed."
    sheets = (
        sheet("Averaged weights", f"At {manifest.kimg:.1f} kimg; {how}", grid(faces, COLUMNS)),
        sheet(
            "Raw weights",
            f"The same without averaging, at {raw_kimg:.1f} kimg; {how}",
            grid(raw, COLUMNS),
        ),
    )
    say(f"{name}: measuring how fast it draws")
    return Inspected(
        model,
        manifest,
        model_costs(contestant, manifest, model, threads, load_tagger),
        faces,
        sheets,
    )


def standing_shown(contestant: Contestant, manifest: GeneratorManifest) -> RunProgress:
    """Return where a run stood when ``manifest`` was exported; it may have gone on since."""
    now = contestant.standing()
    if abs(now.kimg - manifest.kimg) < 5e-4:
        return now
    times = checkpoint_times(contestant.folder)
    time = training_time(manifest.kimg, times, plain_events(contestant, now))
    return RunProgress(manifest.kimg, time.seconds if time is not None else 0.0, now.dataset)


def progress_costs(standing: RunProgress) -> dict[str, Cell]:
    """Return how far a run has come and how fast."""
    costs = {
        "kimg": Cell(standing.kimg),
        "minutes": Cell(standing.seconds / 60),
    }
    if standing.seconds > 0:
        costs["images_per_s"] = Cell(
            1000 * standing.kimg / standing.seconds,
            {"over": "the whole run", "clock": "training steps, without waiting for a processor"},
        )
    return costs


def plain_events(contestant: Contestant, standing: RunProgress) -> tuple[Event, ...]:
    """Return the loop's reports up to the newest checkpoint, with numbers alone."""
    return events_until(contestant.folder.events(), standing.kimg)


def _raw_generator(contestant: Contestant, manifest: GeneratorManifest) -> tuple[nn.Module, float]:
    """Load the weights of the newest checkpoint as the last step left them, and its kimg."""
    checkpoint = newest_for_use(contestant.folder.path, contestant.folder.checkpoints)
    sizes = [len(attribute.classes) for attribute in manifest.attributes]
    generator = build_pair(contestant.recipe, sizes).generator
    restore_module("generator", generator, checkpoint.tensors)
    return generator, checkpoint.kimg


def _exported(model: Path) -> GeneratorManifest | None:
    """Return what is known of an earlier export, if it can still be used."""
    try:
        manifest = inspect_model(model)
    except (ModelFileError, OSError):
        return None
    return manifest if isinstance(manifest, GeneratorManifest) else None


def model_costs(
    contestant: Contestant,
    manifest: GeneratorManifest,
    model: Path,
    threads: int | None,
    load_tagger: LoadTagger,
) -> dict[str, Cell]:
    """Return how large networks and file are, and how much computing a face takes."""
    sizes = [len(attribute.classes) for attribute in manifest.attributes]
    recipe, compute = contestant.recipe, choose_compute("cpu", "float32")
    counted = {"counted": "convolutions and matrix products of one face"}
    costs: dict[str, Cell] = {}
    try:
        pair = measure_pair(recipe, sizes, compute, load_tagger)
        costs["discriminator_parameters"] = Cell(pair.discriminator.parameters / 1e6)
        costs["discriminator_multiply_adds"] = Cell(pair.discriminator.multiply_adds / 1e6, counted)
    except UserError:  # a tagger that judged is gone: what the judges cost is not known
        pair = measure_pair(recipe.model_copy(update={"projected": Projected()}), sizes, compute)
    costs |= {
        "parameters": Cell(pair.generator.parameters / 1e6),
        "multiply_adds": Cell(pair.generator.multiply_adds / 1e6, counted),
        "file_mib": Cell(model.stat().st_size / 2**20, {"precision": manifest.precision}),
    }
    for (kind, batch), cell in render_times(model, threads).items():
        costs[f"render_{kind}_{batch}"] = cell
    return costs
