"""How surely a picture that was saved anew elsewhere is recognised, and how seldom another one is.

    python benchmarks/same_picture.py [--model NAME] [--faces N] [--asked N]

Draws faces with an installed model: N candidates of one seed, as many of one wish (who look alike),
and neighbours of those that are asked for. Each that is asked for is changed as chat programs,
editors and screenshots do, and looked for. Printed per change: how many were found, the least
correlation of the right face, the greatest of another candidate, and of a neighbour at distances
0.1 and 0.3 where the right face is not among the known ones; and seconds of one core a picture.
"""

import argparse
import io
import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.latent.neighbours import neighbours
from acgan_desktop.engine.latent.wishes import candidates
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.generator import Generator
from acgan_desktop.library.models.installed import model_called
from acgan_desktop.library.pictures.same_picture import SAME, most_alike

Picture = NDArray[np.uint8]
BATCH = 16


def packed(picture: Picture, kind: str, quality: int) -> Picture:
    stream = io.BytesIO()
    Image.fromarray(picture).save(stream, kind, quality=quality)
    return np.asarray(Image.open(stream).convert("RGB"))


def resized(picture: Picture, side: int) -> Picture:
    return np.asarray(Image.fromarray(picture).resize((side, side), Image.Resampling.LANCZOS))


def framed(picture: Picture, level: int) -> Picture:
    return np.pad(picture, ((60, 40), (30, 80), (0, 0)), constant_values=level)


CHANGES: dict[str, Callable[[Picture], Picture]] = {
    "JPEG 60": lambda one: packed(one, "JPEG", 60),
    "JPEG 75": lambda one: packed(one, "JPEG", 75),
    "JPEG 95": lambda one: packed(one, "JPEG", 95),
    "256 px, JPEG 60": lambda one: packed(resized(one, 256), "JPEG", 60),
    "400 px, WebP 50": lambda one: packed(resized(one, 400), "WEBP", 50),
    "48 px": lambda one: resized(one, 48),
    "32 px, JPEG 80": lambda one: packed(resized(one, 32), "JPEG", 80),
    "80 % of it": lambda one: packed(resized(one, 256)[30:235, 20:225], "JPEG", 80),
    "65 % of it": lambda one: packed(resized(one, 256)[10:176, 50:216], "JPEG", 80),
    "on white": lambda one: packed(framed(resized(one, 256), 255), "JPEG", 80),
    "on dark": lambda one: packed(framed(resized(one, 256), 30), "JPEG", 80),
    "a part on grey": lambda one: packed(framed(resized(one, 256), 128)[:250], "JPEG", 80),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", default="portraits-64")
    parser.add_argument("--faces", type=int, default=300)
    parser.add_argument("--asked", type=int, default=20)
    arguments = parser.parse_args()
    with Generator.open(model_called(arguments.model), Device.CPU) as generator:
        manifest = generator.manifest
        psi = manifest.truncation.default
        faces = candidates(manifest, {}, 1, 0, arguments.faces, psi)
        wish = {each.name: each.classes[0] for each in manifest.attributes}
        alike = candidates(manifest, wish, 2, 0, arguments.faces, psi)
        known = drawn(generator, [*faces, *alike])
        near = [
            [drawn(generator, neighbours(manifest, face, 5, 0, 2, far)) for far in (0.1, 0.3)]
            for face in faces[: arguments.asked]
        ]
    print(f"{arguments.model}: {len(known)} known faces, the same from {SAME} on")
    print("change            found  right   other   near 0.1  near 0.3  seconds")
    for name, change in CHANGES.items():
        print(f"{name:16}", row(change, list(enumerate(known)), near), flush=True)


def row(
    change: Callable[[Picture], Picture],
    known: list[tuple[int, Picture]],
    near: list[list[list[Picture]]],
) -> str:
    right, other, nearest, spent = [], [], ([], []), 0.0
    for number, around in enumerate(near):
        picture = change(known[number][1])
        begun = time.process_time()
        (best,) = most_alike([picture], known)
        spent += time.process_time() - begun
        assert best is not None
        right.append(best.score if best.key == number else -1.0)
        (best,) = most_alike([picture], [one for one in known if one[0] != number])
        other.append(best.score if best is not None else -1.0)
        for scores, pictures in zip(nearest, around, strict=True):
            (best,) = most_alike([picture], list(enumerate(pictures)))
            scores.append(best.score if best is not None else -1.0)
    found = sum(score >= SAME for score in right)
    return (
        f"{found:3} of {len(near):<3} {min(right):.3f}   {max(other):.3f}   {max(nearest[0]):.3f}"
        f"     {max(nearest[1]):.3f}     {spent / len(near):.2f}"
    )


def drawn(generator: Generator, avatars: list[Avatar]) -> list[Picture]:
    batches = range(0, len(avatars), BATCH)
    return [one for at in batches for one in generator.render(avatars[at : at + BATCH])]


if __name__ == "__main__":
    main()
