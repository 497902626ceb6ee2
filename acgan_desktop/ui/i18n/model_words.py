"""Models in a person's words."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale

from acgan_desktop.app.plain_text import one_line
from acgan_desktop.engine.model_file.manifest import (
    GeneratorManifest,
    Manifest,
    Metric,
    TaggerManifest,
    UpscalerManifest,
)
from acgan_desktop.ui.i18n.vocabulary import listed, shown

_LONGEST_LICENCE = 600


def line_of(manifest: Manifest, bundled: bool) -> str:
    """Return one short line: family, size of the pictures, where it came from."""
    translate = QCoreApplication.translate
    size = (
        f"× {manifest.factor}"
        if isinstance(manifest, UpscalerManifest)
        else (f"{manifest.resolution} px")
    )
    parts = [_kind(manifest), size]
    if bundled:
        parts.append(translate("ModelWords", "bundled"))
    return " · ".join(parts)


def card_of(manifest: Manifest, path: Path, bundled: bool) -> list[tuple[str, str]]:
    """Return the facts of a model as pairs of name and value."""
    translate, locale = QCoreApplication.translate, QLocale()
    facts = [(translate("ModelWords", "Family"), _kind(manifest))]
    facts += _enlarging(manifest) if isinstance(manifest, UpscalerManifest) else _faces(manifest)
    if isinstance(manifest, GeneratorManifest):
        inside = translate("ModelWords", "latent {z}, style layers {layers} × {dim}, {precision}")
        facts.append(
            (
                translate("ModelWords", "Inside"),
                inside.format(
                    z=manifest.z_dim,
                    layers=manifest.num_styles,
                    dim=manifest.style_dim,
                    precision=manifest.precision,
                ),
            )
        )
        trained = translate("ModelWords", "{count} pictures seen ({kimg} kimg)")
        seen = locale.toString(round(1000 * manifest.kimg))
        facts.append(
            (
                translate("ModelWords", "Training"),
                trained.format(count=seen, kimg=f"{manifest.kimg:.4g}"),
            )
        )
    learned = translate("ModelWords", "{name}, {count} pictures")
    facts.append(
        (
            translate("ModelWords", "Learned from"),
            learned.format(
                name=one_line(manifest.dataset.name), count=locale.toString(manifest.dataset.images)
            ),
        )
    )
    facts += [(one_line(metric.name), _metric(metric)) for metric in manifest.metrics]
    licence = manifest.licence.strip() or translate("ModelWords", "not stated")
    if len(licence) > _LONGEST_LICENCE:
        licence = licence[:_LONGEST_LICENCE].rstrip() + "…"
    facts.append((translate("ModelWords", "Licence"), licence))
    facts.append(
        (translate("ModelWords", "Made"), one_line(f"{manifest.created[:10]}, {manifest.program}"))
    )
    facts.append((translate("ModelWords", "File"), path.name if bundled else str(path)))
    facts.append((translate("ModelWords", "Model number"), manifest.model_id[:12]))
    return facts


def _faces(manifest: GeneratorManifest | TaggerManifest) -> list[tuple[str, str]]:
    translate = QCoreApplication.translate
    facts = [(shown(one.name), listed(one.classes)) for one in manifest.attributes]
    if not manifest.attributes:
        none = translate("ModelWords", "none: it draws as it likes")
        facts.append((translate("ModelWords", "Attributes"), none))
    pixels = translate("ModelWords", "{side} × {side} pixels").format(side=manifest.resolution)
    return [*facts, (translate("ModelWords", "Pictures"), pixels)]


def _enlarging(manifest: UpscalerManifest) -> list[tuple[str, str]]:
    translate = QCoreApplication.translate
    larger = translate("ModelWords", "{factor} times as large, best from {sides} pixels")
    sides = ", ".join(map(str, manifest.sizes.best))
    said = larger.format(factor=manifest.factor, sides=sides)
    return [(translate("ModelWords", "Pictures"), said)]


def _kind(manifest: Manifest) -> str:
    match manifest:
        case GeneratorManifest():
            return manifest.family
        case TaggerManifest():
            return QCoreApplication.translate("ModelWords", "tagger")
        case UpscalerManifest():
            return QCoreApplication.translate("ModelWords", "upscaler")


def _metric(metric: Metric) -> str:
    value = f"{metric.value:g}"
    if metric.reference is not None:
        text = QCoreApplication.translate("ModelWords", "{value} (real pictures: {reference})")
        value = text.format(value=value, reference=f"{metric.reference:g}")
    return value
