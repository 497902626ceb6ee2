"""Models in a person's words."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale

from acgan_desktop.app.plain_text import one_line
from acgan_desktop.engine.model_file.manifest import (
    EncoderManifest,
    GeneratorManifest,
    Manifest,
    Metric,
    TaggerManifest,
    UpscalerManifest,
)
from acgan_desktop.ui.i18n.metric_words import metrics_in_words
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
    """Return what most people want to know of a model, in words, as pairs of name and value."""
    translate, locale = QCoreApplication.translate, QLocale()
    facts = [(translate("ModelWords", "Pictures"), _pictures(manifest))]
    if not isinstance(manifest, UpscalerManifest):
        none = translate("ModelWords", "none: it draws as it likes")
        what = (
            translate("ModelWords", "You can ask for")
            if isinstance(manifest, GeneratorManifest)
            else translate("ModelWords", "It reads")
        )
        facts.append((what, listed(each.name for each in manifest.attributes) or none))
    if isinstance(manifest, EncoderManifest):
        found = translate("ModelWords", "faces of {model}")
        name = one_line(manifest.generator.name)
        facts.append((translate("ModelWords", "Finds"), found.format(model=name)))
    learned = translate("ModelWords", "{name}, {count} pictures")
    facts.append(
        (
            translate("ModelWords", "Learned from"),
            learned.format(
                name=one_line(manifest.dataset.name), count=locale.toString(manifest.dataset.images)
            ),
        )
    )
    attributes = () if isinstance(manifest, UpscalerManifest) else manifest.attributes
    facts += metrics_in_words(manifest.metrics, attributes)
    facts.append((translate("ModelWords", "File"), path.name if bundled else str(path)))
    return facts


def details_of(manifest: Manifest) -> list[tuple[str, str]]:
    """Return all else that a model's file says: classes, networks, training, every figure."""
    translate, locale = QCoreApplication.translate, QLocale()
    facts = [(translate("ModelWords", "Family"), _kind(manifest))]
    if not isinstance(manifest, UpscalerManifest):
        facts += [
            (shown(one.name), listed(one.classes))
            for one in manifest.attributes
            if not one.is_switch
        ]
    if isinstance(manifest, GeneratorManifest):
        inside = translate("ModelWords", "latent {z}, style layers {layers} × {dim}, {precision}")
        said = inside.format(
            z=manifest.z_dim,
            layers=manifest.num_styles,
            dim=manifest.style_dim,
            precision=manifest.precision,
        )
        facts.append((translate("ModelWords", "Inside"), said))
        trained = translate("ModelWords", "{count} pictures seen ({kimg} kimg)")
        seen = locale.toString(round(1000 * manifest.kimg))
        said = trained.format(count=seen, kimg=f"{manifest.kimg:.4g}")
        facts.append((translate("ModelWords", "Training"), said))
    facts += [(one_line(metric.name), _metric(metric)) for metric in manifest.metrics]
    licence = manifest.licence.strip() or translate("ModelWords", "not stated")
    if len(licence) > _LONGEST_LICENCE:
        licence = licence[:_LONGEST_LICENCE].rstrip() + "…"
    facts.append((translate("ModelWords", "Licence"), licence))
    facts.append(
        (translate("ModelWords", "Made"), one_line(f"{manifest.created[:10]}, {manifest.program}"))
    )
    facts.append((translate("ModelWords", "Model number"), manifest.model_id[:12]))
    return facts


def _pictures(manifest: Manifest) -> str:
    if isinstance(manifest, UpscalerManifest):
        return _enlarging(manifest)
    text = QCoreApplication.translate("ModelWords", "{side} × {side} pixels")
    return text.format(side=manifest.resolution)


def _enlarging(manifest: UpscalerManifest) -> str:
    translate = QCoreApplication.translate
    larger = translate("ModelWords", "{factor} times as large, best from {sides} pixels")
    sides = ", ".join(map(str, manifest.sizes.best))
    return larger.format(factor=manifest.factor, sides=sides)


def _kind(manifest: Manifest) -> str:
    match manifest:
        case GeneratorManifest():
            return manifest.family
        case TaggerManifest():
            return QCoreApplication.translate("ModelWords", "tagger")
        case UpscalerManifest():
            return QCoreApplication.translate("ModelWords", "upscaler")
        case EncoderManifest():
            return QCoreApplication.translate("ModelWords", "encoder")


def _metric(metric: Metric) -> str:
    value = f"{metric.value:g}"
    if metric.reference is not None:
        text = QCoreApplication.translate("ModelWords", "{value} (real pictures: {reference})")
        value = text.format(value=value, reference=f"{metric.reference:g}")
    return value
