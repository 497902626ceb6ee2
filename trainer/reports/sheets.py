"""Sheets of faces for a card: as they come, and by class at several truncations."""

import io
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from acgan_desktop.engine.latent.wishes import candidates
from acgan_desktop.engine.model_file.manifest import Attribute, GeneratorManifest
from acgan_desktop.engine.runtime.renderer import Renderer
from acgan_desktop.engine.runtime.resizing import resized
from trainer.metrics.faces import Pixels
from trainer.reports.pictures import grid

MOST_BYTES = 300_000
MOST_CLASSES = 24
TRUNCATIONS = (0.5, 0.7, 1.0)
FACES, FACES_SEED = 64, 1
_A_ROW = 4
_SEED = 0
_MOST_SIDE = 128
_GAP = 8
_INK = (40, 40, 48)
_QUALITIES = (90, 82, 74, 64, 50, 35)


def any_faces(generator: Renderer) -> bytes:
    """Return a WebP of faces with every wish left open, none picked."""
    manifest = generator.manifest
    avatars = candidates(manifest, {}, FACES_SEED, 0, FACES, manifest.truncation.default)
    return bounded_webp(grid(_small(generator.render(avatars)), 8))


def truncations(manifest: GeneratorManifest) -> list[float]:
    """Return the truncations to show: those of the card that the model knows, or its largest."""
    bounds = manifest.truncation
    known = [psi for psi in TRUNCATIONS if bounds.min <= psi <= bounds.max]
    return known if known and known[-1] == 1 else [*known, bounds.max]


def shown_classes(attribute: Attribute) -> tuple[str, ...]:
    """Return the classes that a sheet has room for: all, or the most frequent."""
    by_share = sorted(zip(attribute.shares, attribute.classes, strict=True), reverse=True)
    kept = {name for _, name in by_share[:MOST_CLASSES]}
    return tuple(name for name in attribute.classes if name in kept)


def class_sheet(generator: Renderer, attribute: Attribute | None) -> bytes:
    """Return a WebP with a row of faces per class, the same seeds at each truncation.

    Args:
        generator: draws them.
        attribute: what is asked for, the others drawn by their shares; None = nothing, one row.
    """
    manifest = generator.manifest
    psis = truncations(manifest)
    rows = []
    for name in ("any",) if attribute is None else shown_classes(attribute):
        wish = {} if attribute is None else {attribute.name: name}
        avatars = [
            avatar for psi in psis for avatar in candidates(manifest, wish, _SEED, 0, _A_ROW, psi)
        ]
        rows.append((name, _small(generator.render(avatars))))
    return bounded_webp(_labelled(rows, [f"truncation {psi:g}" for psi in psis]))


def bounded_webp(pixels: NDArray[np.uint8], most: int = MOST_BYTES) -> bytes:
    """Return a picture [h, w, 3] as WebP of at most ``most`` bytes: less fine, then smaller."""
    picture = Image.fromarray(pixels)
    while True:
        for quality in _QUALITIES:
            stream = io.BytesIO()
            picture.save(stream, format="WEBP", quality=quality, method=4)
            if stream.tell() <= most or max(picture.size) < 64:
                return stream.getvalue()
        picture = picture.resize(
            (max(1, picture.width * 3 // 4), max(1, picture.height * 3 // 4)),
            Image.Resampling.LANCZOS,
        )


def _small(faces: Pixels) -> Pixels:
    return resized(faces, min(_MOST_SIDE, faces.shape[1]))


def _labelled(rows: Sequence[tuple[str, Pixels]], heads: Sequence[str]) -> NDArray[np.uint8]:
    """Draw the rows, each with its name above it, in as many groups as there are ``heads``."""
    side = rows[0][1].shape[1]
    size = max(11, side // 6)
    font = ImageFont.load_default(size)
    above, group = size + 6, _A_ROW * side
    width = len(heads) * (group + _GAP) - _GAP
    height = above + len(rows) * (above + side)
    whole = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(whole)
    for number, head in enumerate(heads):
        draw.text((2 + number * (group + _GAP), 2), head, font=font, fill=_INK)
    for number, (name, faces) in enumerate(rows):
        top = above + number * (above + side)
        draw.text((2, top + 2), name.replace("_", " "), font=font, fill=_INK)
        for place in range(len(heads)):
            some = faces[place * _A_ROW : (place + 1) * _A_ROW]
            whole.paste(Image.fromarray(grid(some, _A_ROW)), (place * (group + _GAP), top + above))
    return np.asarray(whole)
