"""How well a picture becomes an avatar: generated faces, held-out real ones, and finding the crop.

    python benchmarks/finding.py [--model FILE] [--data DATASET] [--faces 500] [--tries 1000]
        [--nearest 20000] [--pasted 500] [--threads 2] [--look FOLDER]

Generated faces come from seeds that no training draws from, at the default truncation; real ones
are held-out faces of ``--data``. Every found face is compared with its picture: PSNR at 64 px,
whether the tagger reads the same, and whether its features lie nearer than those of the nearest of
``--nearest`` candidates. The crop is looked for in faces of ``--data`` pasted at 15 to 90 % of a
picture. ``--look`` writes pairs, picture and found face, to look at.
"""

import argparse
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.finding.crop import FaceCrop, overlap, proposed_crops
from acgan_desktop.engine.finding.likeness import reduced
from acgan_desktop.engine.finding.search import run_search
from acgan_desktop.engine.latent.wishes import candidates
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.resizing import resized
from acgan_desktop.library.models.installed import bundled_model
from acgan_desktop.library.pictures.face_finding import FaceFinder
from trainer.data.dataset import Dataset

Pixels = NDArray[np.uint8]
_SEED = 987_654_321
_AT_ONCE = 32


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, help="a generator (the bundled one)")
    parser.add_argument("--data", type=Path, help="a data set of the generator's size")
    parser.add_argument("--faces", type=int, default=500, help="of each sort")
    parser.add_argument("--tries", type=int, default=1000, help="faces drawn for each")
    parser.add_argument("--nearest", type=int, default=20_000, help="candidates to be nearer than")
    parser.add_argument("--pasted", type=int, default=500, help="pictures to find a crop in")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--look", type=Path, help="write pairs into this folder")
    options = parser.parse_args()
    with ExitStack() as stack:
        finder = stack.enter_context(
            FaceFinder.open(options.model or bundled_model(), Device.CPU, options.threads)
        )
        if finder.tagger is None:
            raise UserError("No tagger is installed that knows this generator's attributes.")
        begins = finder.encoder.manifest.name if finder.encoder else "no encoder"
        print(f"{finder.manifest.name}, {begins}, {options.tries} tries, {options.threads} threads")
        features = features_of_candidates(finder, options.nearest)
        measure(finder, "generated", generated(finder, options.faces), features, options)
        if options.data:
            dataset = Dataset.open(options.data)
            rows = dataset.held_out_indices()
            real = dataset.images[rows[: options.faces]]
            measure(finder, "real", real, features, options)
            measure_crops(dataset.images[rows], options.pasted)
    return 0


def generated(finder: FaceFinder, count: int) -> Pixels:
    """Return faces of candidates, uint8 [count, side, side, 3]."""
    psi = finder.manifest.truncation.default
    return finder.generator.render(candidates(finder.manifest, {}, _SEED, 0, count, psi))


def features_of_candidates(finder: FaceFinder, count: int) -> NDArray[np.float32]:
    """Return the tagger's features of other candidates, float32 [count, feature_dim]."""
    psi = finder.manifest.truncation.default
    parts = []
    for start in range(0, count, _AT_ONCE):
        some = min(_AT_ONCE, count - start)
        avatars = candidates(finder.manifest, {}, _SEED + 1, start, some, psi)
        parts.append(features_of(finder, finder.generator.render(avatars)))
    return np.concatenate(parts)


def features_of(finder: FaceFinder, pixels: Pixels) -> NDArray[np.float32]:
    """Return the tagger's features of pictures."""
    assert finder.tagger is not None
    return finder.tagger.read(resized(pixels, finder.tagger.manifest.resolution)).features


def measure(
    finder: FaceFinder,
    sort: str,
    faces: Pixels,
    candidates_features: NDArray[np.float32],
    options: argparse.Namespace,
) -> None:
    """Find each of ``faces`` and print how near what was found is."""
    kept: dict[str, list[bool]] = {one.name: [] for one in finder.manifest.attributes}
    decibels, nearer, seconds, first = [], [], [], []
    for number, face in enumerate(faces):
        begin = time.perf_counter()
        search = finder.search(face, tries=options.tries)
        found = run_search(search).face.pixels
        seconds.append(time.perf_counter() - begin)
        first.append(psnr(search.candidates[0].face.pixels, face))
        decibels.append(psnr(found, face))
        before, after = finder.read(face), finder.read(found)
        for name in kept:
            kept[name].append(before[name] == after[name])
        wanted, made = features_of(finder, np.stack([face, found]))
        apart = np.square(candidates_features - wanted).sum(axis=1).min()
        nearer.append(bool(np.square(made - wanted).sum() < apart))
        if options.look:
            options.look.mkdir(parents=True, exist_ok=True)
            pair = np.concatenate([face, found], axis=1)
            Image.fromarray(pair).save(options.look / f"{sort}-{number:03}.png")
    print(f"\n{len(faces)} {sort} faces, {np.median(seconds):.1f} s each (median)")
    print(
        f"  PSNR at 64 px, median   {np.median(decibels):6.2f} dB (begun: {np.median(first):.2f})"
    )
    print(f"  nearer than candidates  {100 * np.mean(nearer):6.1f} %")
    for name, same in kept.items():
        print(f"  {name:22}  {100 * np.mean(same):6.1f} % as in the picture")


def psnr(drawn: Pixels, wanted: Pixels) -> float:
    """Return the PSNR of two pictures at 64 px, in dB."""
    apart = np.square(reduced(drawn[None], 64) - reduced(wanted[None], 64)).mean()
    return float(-10 * np.log10(max(float(apart), 1e-10)))


def measure_crops(faces: Pixels, count: int) -> None:
    """Paste faces into larger pictures, look for them, and print in how many they are found."""
    rng = np.random.default_rng(_SEED)
    good = 0
    for number in range(count):
        side = int(rng.integers(300, 900))
        head = max(16, round(side * float(rng.uniform(0.15, 0.9))))
        picture = Image.fromarray(rng.integers(0, 256, (3, 3, 3), dtype=np.uint8))
        picture = picture.resize((side, side), Image.Resampling.BICUBIC)
        left, top = (int(one) for one in rng.integers(0, side - head + 1, 2))
        face = Image.fromarray(faces[int(rng.integers(len(faces)))])
        picture.paste(face.resize((head, head), Image.Resampling.LANCZOS), (left, top))
        there = FaceCrop(left, top, head)
        good += overlap(proposed_crops(picture)[0], there) >= 0.6
        if number % 50 == 49:
            print(f"  {number + 1} pictures, {good} found", file=sys.stderr)
    if count:
        print(f"\ncrop found (overlap at least 0.6) in {100 * good / count:.1f} % of {count}")


if __name__ == "__main__":
    sys.exit(main())
