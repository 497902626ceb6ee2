"""Making a card: gather, draw, measure; and only then write."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PIL import Image

from acgan_desktop.core import durable
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.wishes import candidate
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.engine.runtime.generator import Generator
from acgan_desktop.engine.runtime.resizing import resized
from trainer.card.curves import CURVES, curve_files
from trainer.card.neighbours import SHOWN, Neighbours, find_neighbours
from trainer.card.text import Gathered, card_text
from trainer.card.training_record import RECORDS, record_of
from trainer.card.writing import write_card, written_by_hand
from trainer.data.dataset import Dataset
from trainer.metrics import faces
from trainer.metrics.evaluation import Means, Settings, evaluate
from trainer.metrics.extractors import Extractor
from trainer.metrics.faces import Pixels
from trainer.metrics.report import to_json
from trainer.metrics.written import WrittenEvaluation, read_evaluation
from trainer.reports.pictures import grid
from trainer.reports.sheets import any_faces, class_sheet

EVALUATION = "evaluation.json"
# Seeds of the faces that are held against the training faces.
_SEED = 0
_SEARCHED = 500

Begin = Callable[[str, int], faces.Report]


@dataclass(frozen=True)
class Wanted:
    """What card is asked for.

    Attributes:
        name: what the files' names begin with.
        out: their folder.
        run: the model's run; None = what an earlier card kept.
        metrics: its figures; None = an earlier card's, or measured now.
        images: how many faces to draw if they are measured now.
        neighbours_sheet: where faces beside real ones go, if they are asked for.
    """

    name: str
    out: Path
    run: Path | None
    metrics: Path | None
    images: int
    neighbours_sheet: Path | None


def make_card(
    generator: Generator, dataset: Dataset, extractor: Extractor, wanted: Wanted, begin: Begin
) -> list[Path]:
    """Write the card and the files that it shows; returns their paths.

    Raises:
        UserError: what is given does not fit together, or a file cannot be written.
    """
    manifest, name, out = generator.manifest, wanted.name, wanted.out
    card = out / f"{name}.md"
    written_by_hand(card)  # better refused now than after an hour of measuring
    record = record_of(wanted.run, out, name, manifest.kimg)
    if record.recipe is not None and record.recipe.family != manifest.family:
        raise UserError(
            f"The model is of the family {manifest.family}, but its run, as given or as an earlier "
            f"card in {out} kept it, follows the recipe {record.recipe.name}, of the family "
            f"{record.recipe.family}; name the model's own run with --run."
        )
    known = _known_figures(wanted, manifest)
    evaluation, figures = known or _measure(generator, dataset, extractor, wanted, begin)
    drawn, neighbours = _search(generator, dataset, extractor, begin)
    sheets, pictures = _sheets(generator, begin)
    curves = curve_files(record, manifest.name)
    gathered = Gathered(
        name=name,
        manifest=manifest,
        file_bytes=generator.path.stat().st_size,
        dataset=dataset,
        record=record,
        evaluation=evaluation,
        neighbours=neighbours,
        sheets=sheets,
        curves=tuple(curves),
        kept={},
    )
    contents: dict[str, bytes] = {
        **{f"{name}-{end}": content for end, content in pictures.items()},
        **{f"{name}-{end}": content.encode() for end, content in curves.items()},
        **{f"{name}-{end}": content.encode() for end, content in record.kept.items()},
        f"{name}-{EVALUATION}": figures.encode(),
    }
    _write(out, contents)
    # Last, since it shows the others.
    write_card(card, lambda kept: card_text(replace(gathered, kept=kept)))
    _remove(out, {f"{name}-{end}" for end in (*CURVES, *RECORDS)} - contents.keys())
    written = [*(out / one for one in contents), card]
    if wanted.neighbours_sheet is not None:
        _write_beside_real(wanted.neighbours_sheet, drawn, dataset, neighbours)
        written.append(wanted.neighbours_sheet)
    return written


def _known_figures(
    wanted: Wanted, manifest: GeneratorManifest
) -> tuple[WrittenEvaluation, str] | None:
    """Read the figures that are there, of this very model; None if there are none.

    Raises:
        UserError: those that were named are another model's.
    """
    path = wanted.metrics or wanted.out / f"{wanted.name}-{EVALUATION}"
    if wanted.metrics is None and not path.exists():
        return None
    evaluation = read_evaluation(path)
    # An export in half precision may hold the figures of its full weights, which it is close to.
    own = {manifest.model_id, *(one.protocol.get("model") for one in manifest.metrics)}
    if evaluation.model.model_id not in own:
        if wanted.metrics is None:
            return None
        raise UserError(
            f"The figures in {path} were measured of another model, {evaluation.model.name} at "
            f"{evaluation.model.kimg:.1f} kimg; measure this one with acgan-train evaluate."
        )
    return evaluation, path.read_text(encoding="utf-8")


def _measure(
    generator: Generator, dataset: Dataset, extractor: Extractor, wanted: Wanted, begin: Begin
) -> tuple[WrittenEvaluation, str]:
    settings = Settings(wanted.images, generator.manifest.truncation.max)
    found = evaluate(Means(generator, dataset, extractor, settings, begin))
    text = to_json(generator.manifest, found.figures, found.notes)
    return WrittenEvaluation.model_validate_json(text), text


def _search(
    generator: Generator, dataset: Dataset, extractor: Extractor, begin: Begin
) -> tuple[Pixels, Neighbours]:
    manifest = generator.manifest
    avatars = (
        candidate(manifest, {}, _SEED, index, manifest.truncation.max) for index in range(_SEARCHED)
    )
    drawn = np.concatenate(list(faces.drawn(generator, avatars)))
    return drawn, find_neighbours(drawn, dataset, extractor, begin)


def _sheets(generator: Generator, begin: Begin) -> tuple[dict[str, str], dict[str, bytes]]:
    """Draw the sheets: titles and pictures by the ends of their files' names."""
    attributes = generator.manifest.attributes
    advance = begin("Sheets of faces", 1 + max(1, len(attributes)))
    titles, pictures = {}, {"faces.webp": any_faces(generator)}
    advance(1)
    for number, attribute in enumerate(attributes or (None,), start=1):
        title = "Any face" if attribute is None else attribute.name.replace("_", " ").capitalize()
        # By number: two attributes may have names that are one to a file system.
        end = f"sheet-{number}.webp"
        titles[end] = f"{title}, at several truncations"
        pictures[end] = class_sheet(generator, attribute)
        advance(1)
    return titles, pictures


def _write(out: Path, contents: dict[str, bytes]) -> None:
    path = out
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            path = out / name
            durable.write_bytes(path, content)
    except OSError as error:
        raise UserError(f"{path} cannot be written: {error.strerror or error}.") from error


def _remove(out: Path, names: Iterable[str]) -> None:
    """Remove what an earlier card left there and this one does not show."""
    for name in names:
        try:
            (out / name).unlink(missing_ok=True)
        except OSError as error:
            raise UserError(f"{out / name} cannot be removed: {error.strerror}.") from error


def _write_beside_real(path: Path, drawn: Pixels, dataset: Dataset, neighbours: Neighbours) -> None:
    """Write rows of a drawn face, its nearest face by features, and that by pixels."""
    side = dataset.manifest.resolution
    rows = np.stack(
        [
            resized(drawn[:SHOWN], side),
            dataset.images[neighbours.features.nearest[:SHOWN]],
            dataset.images[neighbours.pixels.nearest[:SHOWN]],
        ],
        axis=1,
    )
    picture = Image.fromarray(grid(rows.reshape(-1, side, side, 3), 3))
    try:
        with durable.new_file(path) as stream:
            picture.save(stream, format=path.suffix[1:].upper())
    except OSError as error:
        raise UserError(f"{path} cannot be written: {error.strerror or error}.") from error
