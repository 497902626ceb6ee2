"""Pictures and labels as docs/data.md speaks of them, drawn into a reader's folder."""

import json
import zipfile
from pathlib import Path

import numpy as np
from drawn_faces import EYE_COLORS, HAIR_COLORS, draw_face
from PIL import Image

from acgan_desktop.engine.latent.wishes import candidate
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.generator import Generator

_COUNT = 24


def draw_data(place: Path, model: Path) -> None:
    """Draw into ``place`` tagged faces, classes, a zip, grey faces, and pages with a face.

    Args:
        place: a reader's folder.
        model: a model file, whose faces are found in the pages.
    """
    random = np.random.default_rng(11)
    for folder in ("TAGGED", "MANGA", "ILLUSTRATIONS", "CLASSES/blue hair", "CLASSES/pink hair"):
        (place / folder).mkdir(parents=True)
    rows = []
    with zipfile.ZipFile(place / "FACES.zip", "w") as archive:
        for number in range(_COUNT):
            hair = ("blue", "pink")[number % 2]
            eyes = list(EYE_COLORS)[number % len(EYE_COLORS)]
            assert hair in HAIR_COLORS
            face = draw_face(random, "long", hair, eyes, size=64)
            name = f"tagged-{number:02}.png"
            face.save(place / "TAGGED" / name)
            (place / "TAGGED" / f"tagged-{number:02}.txt").write_text(
                f"1girl, {hair} hair, {eyes} eyes"
            )
            archive.write(place / "TAGGED" / name, f"face-{number:05}.png")
            face.save(place / "CLASSES" / f"{hair} hair" / name)
            face.convert("L").save(place / "MANGA" / name)
            rows.append({"file_name": f"face-{number:05}", "style": ("ink", "paint")[number % 2]})
    (place / "more.jsonl").write_text("\n".join(map(json.dumps, rows)))
    (place / "chosen.txt").write_text("".join(f"tagged-{n:02}.png\n" for n in range(10)))
    (place / "my-tags.toml").write_text('[hair]\nblue = ["blue hair"]\npink = ["pink hair"]\n')
    with Generator.open(model, Device.CPU, 1) as generator:
        wished = [candidate(generator.manifest, {}, 1, number, 0.6) for number in range(3)]
        for number, pixels in enumerate(generator.render(wished)):
            page = Image.new("RGB", (400, 300), (235, 235, 240))
            page.paste(Image.fromarray(pixels).resize((160, 160)), (60 + 30 * number, 70))
            page.save(place / "ILLUSTRATIONS" / f"page-{number}.png")
