"""Models in a person's words."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale

from acgan_desktop.app.plain_text import one_line
from acgan_desktop.engine.model_file.manifest import GeneratorManifest, Metric, TaggerManifest
from acgan_desktop.ui.i18n.vocabulary import listed, shown

_LONGEST_LICENCE = 600


def line_of(manifest: GeneratorManifest | TaggerManifest, bundled: bool) -> str:
    """Return one short line: family, size of the pictures, where it came from."""
    translate = QCoreApplication.translate
    parts = [_kind(manifest), f"{manifest.resolution} px"]
    if bundled:
        parts.append(translate("ModelWords", "bundled"))
    return " · ".join(parts)


def card_of(
    manifest: GeneratorManifest | TaggerManifest, path: Path, bundled: bool
) -> list[tuple[str, str]]:
    """Return the facts of a model as pairs of name and value."""
    translate, locale = QCoreApplication.translate, QLocale()
    facts = [(translate("ModelWords", "Family"), _kind(manifest))]
    for attribute in manifest.attributes:
        facts.append((shown(attribute.name), listed(attribute.classes)))
    if not manifest.attributes:
        none = translate("ModelWords", "none: it draws as it likes")
        facts.append((translate("ModelWords", "Attributes"), none))
    pixels = translate("ModelWords", "{side} × {side} pixels").format(side=manifest.resolution)
    facts.append((translate("ModelWords", "Pictures"), pixels))
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


def _kind(manifest: GeneratorManifest | TaggerManifest) -> str:
    if isinstance(manifest, GeneratorManifest):
        return manifest.family
    return QCoreApplication.translate("ModelWords", "tagger")


def _metric(metric: Metric) -> str:
    value = f"{metric.value:g}"
    if metric.reference is not None:
        text = QCoreApplication.translate("ModelWords", "{value} (real pictures: {reference})")
        value = text.format(value=value, reference=f"{metric.reference:g}")
    return value
