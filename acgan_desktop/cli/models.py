"""``acgan models``: describes models in words and figures."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.filesize import decimal

from acgan_desktop.cli.options.wishes import option_of, printable
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.visible_text import print_problem, print_text
from acgan_desktop.engine.model_file.manifest import (
    Attribute,
    EncoderManifest,
    GeneratorManifest,
    Manifest,
    Metric,
    TaggerManifest,
    UpscalerManifest,
)
from acgan_desktop.library.models.installed import (
    InstalledModel,
    UnusableModel,
    added_folder,
    look_at,
    look_for_models,
)

_LABEL_WIDTH = 12


def describe(files: Sequence[Path], figures: bool = False) -> int:
    """Print what ``files``, or else the installed models, hold; return the exit status.

    Args:
        files: model files; the installed ones, in a few lines each, where there are none.
        figures: all that is known, every measured figure with its protocol too; this takes pages.

    Raises:
        UserError: no model is installed.
    """
    found = [look_at(path) for path in files] if files else look_for_models()
    if not found:
        raise UserError(
            f"No model is installed; name a model file, or put one into {added_folder()}."
        )
    usable = [model for model in found if isinstance(model, InstalledModel)]
    if usable:
        in_short = not files and not figures
        parts = [_summary(model) if in_short else _description(model, figures) for model in usable]
        print_text("\n\n".join("\n".join(part) for part in parts))
        if in_short:
            print_text("\nacgan models FILE says more of a model, acgan models --all all of all.")
    for model in found:
        if isinstance(model, UnusableModel):
            print_problem("acgan", model.problem)
    return 0 if len(usable) == len(found) else 2


def _summary(model: InstalledModel) -> Iterator[str]:
    manifest = model.manifest
    yield _title(model)
    if isinstance(manifest, UpscalerManifest):
        yield _line("enlarges", f"{manifest.factor} times, {manifest.quality}")
    else:
        names = [
            option_of(each.name, ())
            if isinstance(manifest, GeneratorManifest)
            else printable(each.name)
            for each in manifest.attributes
        ]
        what = "wishes" if isinstance(manifest, GeneratorManifest) else "reads"
        yield _line(what, ", ".join(names) or "none")
        yield _line("picture", f"{manifest.resolution} x {manifest.resolution} pixels")
    yield _line("file", f"{model.path} ({decimal(model.path.stat().st_size)})")


def _title(model: InstalledModel) -> str:
    bundled = ", bundled with the program" if model.bundled else ""
    return f"{printable(model.manifest.name)}: {_kind(model.manifest)}{bundled}"


def _description(model: InstalledModel, figures: bool) -> Iterator[str]:
    manifest = model.manifest
    yield _title(model)
    yield _line("file", f"{model.path} ({decimal(model.path.stat().st_size)})")
    yield from _abilities(manifest)
    yield _line("trained", _training(manifest))
    if manifest.metrics and not figures:
        count = len(manifest.metrics)
        yield _line("metrics", f"{count} measured; acgan models --all says which, and how")
    for number, metric in enumerate(manifest.metrics if figures else ()):
        yield _line("" if number else "metrics", _metric(metric))
    licence = printable(manifest.licence.strip().partition("\n")[0])
    yield _line("licence", licence or "not stated")
    yield _line("made", f"{printable(manifest.created)} with {printable(manifest.program)}")
    yield _line("model id", manifest.model_id[:12])


def _abilities(manifest: Manifest) -> Iterator[str]:
    """Say what a model takes and gives."""
    if isinstance(manifest, UpscalerManifest):
        best = ", ".join(map(str, manifest.sizes.best))
        yield _line("enlarges", f"{manifest.factor} times, made for {best} pixels")
        yield _line("quality", f"{manifest.quality}, {manifest.precision}")
        if manifest.taught_by is not None:
            teacher = manifest.taught_by
            yield _line("taught by", f"{printable(teacher.name)} ({printable(teacher.licence)})")
        return
    if isinstance(manifest, EncoderManifest):
        generator = manifest.generator
        yield _line("finds", f"latents of {printable(generator.name)} ({generator.model_id[:12]})")
    yield _line("picture", f"{manifest.resolution} x {manifest.resolution} pixels")
    for number, attribute in enumerate(manifest.attributes):
        yield _line("" if number else "attributes", _classes(attribute, manifest))
    if not manifest.attributes:
        yield _line("attributes", "none")
    if isinstance(manifest, GeneratorManifest):
        psi = manifest.truncation
        yield _line("truncation", f"{psi.default:g} ({psi.min:g} to {psi.max:g})")
        yield _line(
            "inside",
            f"latent of {manifest.z_dim}, {manifest.num_styles} style "
            f"{'layer' if manifest.num_styles == 1 else 'layers'} of {manifest.style_dim}, "
            f"{manifest.precision}",
        )
    elif isinstance(manifest, TaggerManifest):
        yield _line("inside", f"features of {manifest.feature_dim}")


def _line(label: str, text: str) -> str:
    return f"  {label:<{_LABEL_WIDTH}}{text}"


def _kind(manifest: Manifest) -> str:
    if isinstance(manifest, GeneratorManifest):
        return f"generator, {manifest.family}"
    return manifest.kind


def _classes(attribute: Attribute, manifest: Manifest) -> str:
    name = printable(attribute.name)
    if isinstance(manifest, GeneratorManifest):
        name = option_of(attribute.name, ())
    shares = ", ".join(
        f"{printable(label)} {100 * share:.0f} %"
        for label, share in zip(attribute.classes, attribute.shares, strict=True)
    )
    return f"{name} {shares}"


def _training(manifest: Manifest) -> str:
    dataset = manifest.dataset
    kimg = f"{manifest.kimg:g} kimg " if isinstance(manifest, GeneratorManifest) else ""
    count = f" ({dataset.images:,} pictures)" if dataset.images else ""
    return f"{kimg}on {printable(dataset.name)}{count}"


def _metric(metric: Metric) -> str:
    reference = "" if metric.reference is None else f", real pictures {metric.reference:g}"
    protocol = ", ".join(
        f"{printable(key)} {printable(str(value))}" for key, value in metric.protocol.items()
    )
    return f"{printable(metric.name)} {metric.value:g}{reference} ({protocol})"
