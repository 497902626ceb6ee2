"""The measures of ``acgan-train evaluate``, kept beside the report so that none is taken twice."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, FiniteFloat

from acgan_desktop.core import durable
from acgan_desktop.core.bounded_file import read_bounded
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.file_model import FileFault, FileModel, read_json
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.generator import Generator
from trainer.data.dataset import Dataset
from trainer.metrics.evaluation import Means, Settings, evaluate
from trainer.metrics.extractors import Extractor

_MAX_BYTES = 4 * 1024 * 1024
_MAX_VALUES = 400_000


class Measured(FileModel):
    """One figure of one model.

    Attributes:
        kind: what is measured; see :class:`trainer.metrics.protocol.Figure`.
        name: with extractor, count and split.
        value: the figure.
        reference: of real faces, if there is one.
        protocol: how it was taken.
    """

    model_config = ConfigDict(frozen=True)

    kind: str
    name: str
    value: FiniteFloat
    reference: FiniteFloat | None = None
    protocol: dict[str, str | int | float]


class Kept(FileModel):
    """All figures of one model, and what they depend on."""

    model_config = ConfigDict(frozen=True)

    format: Literal[1] = 1
    of: dict[str, str | int | float]
    figures: Annotated[tuple[Measured, ...], Field(max_length=10_000)]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """How models are measured: with what, on what, how many faces."""

    extractor: Extractor
    dataset: Dataset
    images: int
    threads: int | None = None


def measured(
    model: Path, keep: Path, question: Question, begin: Callable[[str, int], Callable[[int], None]]
) -> Kept:
    """Measure a model, or return what is kept of an earlier measurement.

    Args:
        model: a model file.
        keep: where the figures are kept.
        question: how to measure.
        begin: told of progress; see :data:`trainer.metrics.measuring.Begin`.

    Raises:
        UserError: there are too few faces.
    """
    with Generator.open(model, Device.AUTO, question.threads) as generator:
        of: dict[str, str | int | float] = {
            "model": generator.manifest.model_id,
            "extractor": question.extractor.identity,
            "dataset": question.dataset.manifest.sha256,
            "images": question.images,
            "truncation": generator.manifest.truncation.max,
        }
        kept = _read(keep)
        if kept is not None and kept.of == of:
            return kept
        settings = Settings(question.images, generator.manifest.truncation.max)
        found = evaluate(Means(generator, question.dataset, question.extractor, settings, begin))
    figures = tuple(
        Measured(
            kind=figure.kind,
            name=figure.metric.name,
            value=figure.metric.value,
            reference=figure.metric.reference,
            protocol=dict(figure.metric.protocol),
        )
        for figure in found.figures
        if figure.faces == "generated"
    )
    kept = Kept(of=of, figures=figures, notes=found.notes)
    keep.parent.mkdir(parents=True, exist_ok=True)
    durable.write_text(keep, kept.model_dump_json(indent=1))
    return kept


def _read(path: Path) -> Kept | None:
    with suppress(UserError, FileFault):
        content = read_bounded(path, _MAX_BYTES, "kept measurements")
        return read_json(Kept, content, most_values=_MAX_VALUES)
    return None
