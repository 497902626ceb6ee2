"""How well faces are cut out of plain ground: the error of alpha over five known colours.

Two kinds of faces, both with an alpha that is known exactly, since what is cut out was made by
composing: drawn ones with hairs thinner than a pixel (alpha is how much of a pixel they cover), and
faces of a model, given soft borders by a mask that owes nothing to what is measured.
The border is where the true alpha lies between 0.02 and 0.98.

    python benchmarks/cutting_out.py --faces 30
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from acgan_desktop.library.pictures.cutting_out import cut_out
from acgan_desktop.library.pictures.plain_ground import connected, edge_of, find_ground

Floats = NDArray[np.float32]
GROUNDS: Final = {
    "white": (255, 255, 255),
    "black": (0, 0, 0),
    "green": (60, 190, 90),
    "sky": (120, 180, 235),
    "rose": (235, 120, 160),
}
MOST_MEAN, MOST_BORDER = 0.04, 0.12
_HAIR: Final = ((240, 214, 110), (70, 100, 220), (245, 130, 180), (90, 60, 45), (50, 45, 60))
_MODEL: Final = Path(__file__).resolve().parents[1] / "resources/models/portraits-64.onnx"
_FINE: Final = 4  # drawn so many times as large and then reduced


@dataclass(frozen=True)
class Known:
    """A face whose alpha is known: colours [h, w, 3] from 0 to 255 and alpha [h, w] from 0 to 1."""

    colours: Floats
    alpha: Floats

    def over(self, ground: tuple[int, int, int]) -> NDArray[np.uint8]:
        """Return the face on ``ground``."""
        share = self.alpha[..., None]
        mixed = share * self.colours + (1 - share) * np.array(ground, np.float32)
        picture: NDArray[np.uint8] = mixed.round().clip(0, 255).astype(np.uint8)
        return picture


@dataclass(frozen=True)
class Error:
    """Mean absolute errors of alpha, in the whole picture and on the border."""

    mean: float
    border: float


def drawn_face(random: np.random.Generator, size: int) -> Known:
    """Return a drawn face with loose hairs, ``size`` pixels wide and high."""
    side = size * _FINE
    picture = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    hair = tuple(int(level) for level in np.array(_HAIR[random.integers(len(_HAIR))]))
    line = tuple(level // 3 for level in hair)

    def oval(x: float, y: float, w: float, h: float, fill: tuple[int, ...]) -> None:
        box = ((x - w) * side, (y - h) * side, (x + w) * side, (y + h) * side)
        draw.ellipse(box, fill=fill, outline=line, width=max(1, side // 200))

    oval(0.5, 1.05, 0.36, 0.28, (90, 90, 130))
    oval(0.5, 0.5, random.uniform(0.28, 0.34), random.uniform(0.33, 0.4), hair)
    for _ in range(24):
        angle = random.uniform(-0.2, 1.2) * np.pi
        start = np.array([0.5 + 0.27 * np.cos(angle), 0.5 - 0.3 * np.sin(angle)])
        away = np.array([np.cos(angle), -np.sin(angle)])
        bend = np.array([-away[1], away[0]]) * random.uniform(-0.08, 0.08)
        along = np.linspace(0, 1, 12)[:, None]
        way = start + away * along * random.uniform(0.08, 0.16) + bend * along**2
        points = [(float(x * side), float(y * side)) for x, y in way]
        draw.line(points, fill=hair, width=int(random.integers(2, 9)), joint="curve")
    oval(0.5, 0.55, 0.22, 0.25, (250, 218, 196))
    for x in (0.42, 0.58):
        oval(x, 0.55, 0.05, 0.07, (255, 255, 255))
        oval(x, 0.56, 0.035, 0.055, (60, 120, 235))
    full = np.asarray(picture, np.float32)
    covered = full[..., 3] / 255
    shape = (size, _FINE, size, _FINE)
    alpha = covered.reshape(shape).mean(axis=(1, 3))
    summed = (full[..., :3] * covered[..., None]).reshape(*shape, 3).mean(axis=(1, 3))
    return Known(summed / np.maximum(alpha, 1e-6)[..., None], alpha)


def softened_face(pixels: NDArray[np.uint8], size: int) -> Known:
    """Return a face of a model, drawn on white, with a soft border of its own."""
    large = Image.fromarray(pixels).resize((size, size), Image.Resampling.LANCZOS)
    levels = np.asarray(large, np.float32)
    white = connected(levels.min(axis=2) > 236, edge_of(size, size))
    mask = Image.fromarray(np.where(white, 0, 255).astype(np.uint8))
    inside = mask.filter(ImageFilter.MinFilter(5))
    alpha = np.asarray(inside.filter(ImageFilter.GaussianBlur(1.2)), np.float32) / np.float32(255)
    # The border's colours come from farther inside, where no white is mixed into them.
    deep = np.asarray(mask.filter(ImageFilter.MinFilter(2 * (size // 32) + 1)))[..., None] > 0
    layers = np.dstack([np.where(deep, levels, 0), np.where(deep, 255, 0)]).astype(np.uint8)
    blurred = Image.fromarray(layers).filter(ImageFilter.GaussianBlur(size / 48))
    spread = np.asarray(blurred, np.float32)
    inner = spread[..., :3] * 255 / np.maximum(spread[..., 3:], 1)
    return Known(np.where(deep, levels, inner.clip(0, 255)).astype(np.float32), alpha)


def error_of(known: Known, ground: tuple[int, int, int]) -> Error | None:
    """Return how far the alpha that is found is from the true one; None = not called plain."""
    picture = known.over(ground)
    found = find_ground(picture)
    if not found.plain:
        return None
    away = np.abs(cut_out(picture, found)[..., 3] / 255.0 - known.alpha)
    border = (known.alpha > 0.02) & (known.alpha < 0.98)
    return Error(float(away.mean()), float(away[border].mean()))


def generated(model: Path, count: int, seed: int) -> NDArray[np.uint8]:
    """Return ``count`` faces that ``model`` draws on plain ground."""
    from acgan_desktop.engine.latent.wishes import candidates
    from acgan_desktop.engine.runtime.device import Device
    from acgan_desktop.engine.runtime.generator import Generator

    with Generator.open(model, Device.CPU) as generator:
        manifest = generator.manifest
        known = {attribute.name for attribute in manifest.attributes}
        wish = {"plain_background": "yes"} if "plain_background" in known else {}
        faces = candidates(manifest, wish, seed, 0, count, manifest.truncation.default)
        return generator.render(faces)


def rows(
    kind: str, faces: Iterator[Known], grounds: dict[str, tuple[int, int, int]]
) -> Iterator[tuple[str, str, int, int, float, float]]:
    """Yield for each ground: kind, ground, faces measured, not plain, mean error, on the border."""
    everything = list(faces)
    for name, ground in grounds.items():
        errors = [error_of(known, ground) for known in everything]
        told = [error for error in errors if error is not None]
        mean = float(np.mean([error.mean for error in told])) if told else float("nan")
        border = float(np.mean([error.border for error in told])) if told else float("nan")
        yield kind, name, len(told), len(errors) - len(told), mean, border


def main() -> int:
    """Measure, print a table, and return 1 where an error is larger than it may be."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--faces", type=int, default=30, help="of each kind (30)")
    parser.add_argument("--size", type=int, default=256, help="side in pixels (256)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--model", type=Path, default=_MODEL)
    arguments = parser.parse_args()
    random = np.random.default_rng(arguments.seed)
    kinds = {
        "drawn": (drawn_face(random, arguments.size) for _ in range(arguments.faces)),
        "model": (
            softened_face(pixels, arguments.size)
            for pixels in generated(arguments.model, arguments.faces, arguments.seed)
        ),
    }
    print("kind   ground  faces  not plain  error  at the border")
    means, borders = [], []
    for kind, faces in kinds.items():
        for _, ground, told, refused, mean, border in rows(kind, faces, GROUNDS):
            print(f"{kind:6} {ground:7} {told:5} {refused:10} {mean:6.4f} {border:14.4f}")
            means.append(mean)
            borders.append(border)
    print(
        f"mean of all: {np.mean(means):.4f} (at most {MOST_MEAN}), at the border "
        f"{np.mean(borders):.4f} (at most {MOST_BORDER})"
    )
    return int(not (np.mean(means) <= MOST_MEAN and np.mean(borders) <= MOST_BORDER))


if __name__ == "__main__":
    raise SystemExit(main())
