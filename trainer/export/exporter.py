"""From a trained generator to a model file, verified with the program's own engine.

Contract 1 of the design.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, cast

from onnx import helper
from pydantic import ValidationError
from torch import nn

from acgan_desktop import __version__
from acgan_desktop.core.avatar import first_fault
from acgan_desktop.engine.model_file.manifest import (
    MANIFEST_KEY,
    Attribute,
    DatasetFacts,
    GeneratorManifest,
    Metric,
    Truncation,
)
from acgan_desktop.engine.model_file.model_id import model_id_of
from trainer.export.checked_file import write_checked
from trainer.export.export_check import HALF_WEIGHTS, SAME_WEIGHTS, check_export
from trainer.export.generator_graph import ExportError, build_model, frozen_copy
from trainer.export.half_weights import with_half_weights
from trainer.networks.families import Generator

__all__ = ["ExportError", "ModelFacts", "export_generator", "manifest_of"]

Precision = Literal["float32", "float16"]


@dataclass(frozen=True)
class ModelFacts:
    """What the manifest says beyond the generator's own sizes.

    Attributes:
        name: what people call the model.
        family: dcgan, sagan, biggan or stylegan.
        attributes: what can be asked for, in the order of the generator's input.
        dataset: what it learned from.
        kimg: thousands of real images shown.
        licence: under which terms the model may be used.
        truncation: the range of psi that makes sense.
        metrics: measured figures.
        measured: the id of the model that they were measured of; this one's, or that of its
            weights in full precision.
    """

    name: str
    family: str
    attributes: tuple[Attribute, ...]
    dataset: DatasetFacts
    kimg: float
    licence: str
    truncation: Truncation = field(
        default_factory=lambda: Truncation(default=0.7, min=0.0, max=1.0)
    )
    metrics: tuple[Metric, ...] = ()
    measured: str | None = None


def export_generator(
    generator: nn.Module,
    facts: ModelFacts,
    out: Path,
    report: Callable[[str], None] = lambda _step: None,
    *,
    half_weights: bool = False,
) -> GeneratorManifest:
    """Write ``generator`` (see :class:`Generator`) to the model file ``out``.

    The file is written beside, opened with the engine, compared with PyTorch, and only then
    renamed. ``generator`` itself is left as it is.

    Args:
        generator: a module with ``mapping`` and ``synthesis``, on any device, in any mode.
        facts: what the manifest says.
        out: the file to write or to replace.
        report: told in a few words what is being done.
        half_weights: whether to store the weights in half precision, which takes half the room;
            refused if a pixel then lies more than two levels apart.

    Returns:
        The manifest in the file.

    Raises:
        ExportError: the generator cannot be expressed, its facts do not fit, the file cannot be
            written, or it does not draw what PyTorch draws; ``out`` is then as before.
    """
    report("tracing")
    frozen = frozen_copy(generator)
    model = build_model(frozen)
    known = {model_id_of(model)}
    if half_weights:
        model = with_half_weights(model)
    model_id = model_id_of(model)
    if facts.measured is not None and facts.measured not in {*known, model_id}:
        raise ExportError(
            "The figures given were measured of another model, so they cannot stand in this one; "
            "measure this one with acgan-train evaluate."
        )
    precision: Precision = "float16" if half_weights else "float32"
    manifest = manifest_of(cast(Generator, frozen), facts, model_id, precision)
    helper.set_model_props(model, {MANIFEST_KEY: manifest.to_json()})

    def check(written: Path) -> None:
        report("comparing with PyTorch")
        if not half_weights:
            check_export(written, frozen, SAME_WEIGHTS)
            return
        try:
            check_export(written, frozen, HALF_WEIGHTS)
        except ExportError as error:
            raise ExportError(
                f"{error} In half precision it cannot be exported; leave out --half-weights."
            ) from error

    write_checked(out, model.SerializeToString(), check)
    return manifest


def manifest_of(
    generator: Generator, facts: ModelFacts, model_id: str, precision: Precision = "float32"
) -> GeneratorManifest:
    """Return what is to be said of ``generator``.

    Args:
        generator: its sizes.
        facts: what they do not say.
        model_id: what tells its weights from others, 64 hexadecimal digits.
        precision: what the weights are stored in.

    Raises:
        ExportError: the facts do not fit the generator or the contract.
    """
    created = datetime.now(UTC).replace(microsecond=0)
    try:
        manifest = GeneratorManifest.model_validate(
            {
                "format": 1,
                "name": facts.name,
                "family": facts.family,
                "model_id": model_id,
                "resolution": generator.resolution,
                "z_dim": generator.z_dim,
                "num_styles": generator.num_styles,
                "style_dim": generator.style_dim,
                "style_groups": [
                    {"name": name, "layers": layers} for name, layers in generator.style_groups
                ],
                "truncation": facts.truncation,
                "attributes": facts.attributes,
                "dataset": facts.dataset,
                "kimg": facts.kimg,
                "metrics": facts.metrics,
                "precision": precision,
                "licence": facts.licence,
                "program": f"acgan-desktop {__version__}",
                "created": created.isoformat().replace("+00:00", "Z"),
            }
        )
    except ValidationError as error:
        raise ExportError(f"This model cannot be described: {first_fault(error)}.") from error
    if manifest.classes != generator.classes:
        raise ExportError(
            f"The attributes named have {manifest.classes} classes, "
            f"but the generator was built for {generator.classes}."
        )
    return manifest
