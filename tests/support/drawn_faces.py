"""Cartoon faces that the tests draw themselves, with labels that are true by construction."""

import csv
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

HAIR_COLORS = {"blonde": (240, 214, 110), "blue": (70, 100, 220), "pink": (245, 130, 180)}
HAIR_LENGTHS = ("long", "short")
EYE_COLORS = {"blue": (60, 120, 235), "green": (40, 170, 80), "red": (210, 40, 50)}
ATTRIBUTES = ("hair_length", "hair_color", "eye_color")
# Drawn this much larger and then reduced, which softens the edges as a real picture's are.
_OVERSAMPLING = 2


def draw_face(
    random: np.random.Generator, hair_length: str, hair_color: str, eye_color: str, size: int = 96
) -> Image.Image:
    """Draw one face, size x size RGB; what the labels leave open comes from ``random``."""
    full = size * _OVERSAMPLING
    ground = tuple(int(v) for v in random.integers(60, 256, 3))
    picture = Image.new("RGB", (full, full), ground)
    draw = ImageDraw.Draw(picture)
    for _ in range(random.integers(2, 6)):  # something behind the head, so that no two are alike
        x, y, r = random.uniform((0, 0, 0.08), (1, 1, 0.3)) * full
        draw.ellipse((x - r, y - r, x + r, y + r), fill=tuple(random.integers(40, 256, 3).tolist()))
    middle_x, middle_y = random.uniform((0.42, 0.45), (0.58, 0.58)) * full
    radius = random.uniform(0.24, 0.32) * full
    hair = _shaded(random, HAIR_COLORS[hair_color])

    def oval(x: float, y: float, w: float, h: float, colour: tuple[int, ...]) -> None:
        """Draw an oval; the coordinates are in head radii from the middle of the head."""
        left, top = middle_x + (x - w) * radius, middle_y + (y - h) * radius
        draw.ellipse((left, top, left + 2 * w * radius, top + 2 * h * radius), fill=colour)

    oval(0, -0.3, 1.25, 1.1, hair)
    if hair_length == "long":
        for side in (-1, 1):
            oval(side * 0.95, 0.7, random.uniform(0.32, 0.45), 1.4, hair)
    skin = _shaded(random, (250, 218, 196))
    oval(0, 0.1, 0.95, 1.0, skin)
    oval(random.uniform(-0.3, 0.3), -0.65, 0.9, random.uniform(0.3, 0.45), hair)  # the fringe
    eye = _shaded(random, EYE_COLORS[eye_color])
    spread, height = random.uniform(0.36, 0.46), random.uniform(0.0, 0.2)
    opened = random.uniform(0.2, 0.3)
    for side in (-1, 1):
        oval(side * spread, height, 0.26, opened + 0.05, (30, 24, 32))
        oval(side * spread, height + 0.04, 0.21, opened, eye)
        oval(side * spread - 0.06, height - 0.08, 0.06, 0.07, (255, 255, 255))
    oval(0, 0.68, random.uniform(0.08, 0.22), random.uniform(0.03, 0.1), (190, 70, 80))
    return picture.resize((size, size), Image.Resampling.LANCZOS)


def draw_faces(folder: Path, count: int, size: int = 96, seed: int = 0) -> Path:
    """Draw ``count`` faces into ``folder`` (made if missing) and write their labels beside them.

    About a fifth of the labels is unknown, and about a tenth of the faces has no row at all.

    Returns:
        The path of ``labels.csv``: ``file,hair_length,hair_color,eye_color``, empty = unknown.
    """
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(seed)
    labels = folder / "labels.csv"
    with labels.open("w", newline="", encoding="utf-8") as stream:
        rows = csv.writer(stream)
        rows.writerow(["file", *ATTRIBUTES])
        for index in range(count):
            asked = (
                str(random.choice(HAIR_LENGTHS)),
                str(random.choice(list(HAIR_COLORS))),
                str(random.choice(list(EYE_COLORS))),
            )
            name = f"face-{index:05d}.png"
            draw_face(random, *asked, size=size).save(folder / name, compress_level=1)
            known = random.random(len(asked)) > 0.2
            if random.random() > 0.1:
                rows.writerow([name, *(a if k else "" for a, k in zip(asked, known, strict=True))])
    return labels


def _shaded(random: np.random.Generator, colour: tuple[int, ...]) -> tuple[int, ...]:
    shaded = np.asarray(colour) * random.uniform(0.85, 1.0) + random.uniform(-10, 10, 3)
    return tuple(int(v) for v in shaded.clip(0, 255))
