"""How long a blend takes from avatars to a file, drawing and packing apart.

    python benchmarks/animation.py [--model FILE] [--frames 120] [--size 512]

The wanted figure: 120 frames at 512 pixels as animated WebP in at most 20 seconds on two cores.
Besides the seconds it prints those of the processor, which other work on the machine does not
change, and how far the frames are from the ones that went in.
"""

import argparse
import io
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from acgan_desktop.engine.latent.blend import Blend
from acgan_desktop.engine.latent.wishes import candidates
from acgan_desktop.engine.runtime.device import Device, default_threads
from acgan_desktop.engine.runtime.generator import Generator
from acgan_desktop.library.animation.export import Kind, Look, animation_bytes
from acgan_desktop.library.animation.mp4 import is_available
from acgan_desktop.library.models.installed import default_model

WANTED_SECONDS = 20.0
KEYFRAMES = 4


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark and print its table; return 1 where the wanted figure is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, help="a model file (default: the bundled one)")
    parser.add_argument("--frames", type=int, default=120)
    parser.add_argument("--size", type=int, default=512)
    options = parser.parse_args(argv)
    with Generator.open(options.model or default_model(), Device.CPU) as generator:
        manifest = generator.manifest
        faces = candidates(manifest, {}, 3, 0, KEYFRAMES, manifest.truncation.default)
        wall, cpu = time.perf_counter(), time.process_time()
        frames = generator.render(Blend(manifest, tuple(faces)).frames(options.frames))
        drawn = time.perf_counter() - wall
        print(
            f"{manifest.name}: {options.frames} frames of {manifest.resolution} pixels drawn in "
            f"{drawn:.1f} s ({time.process_time() - cpu:.1f} s of {default_threads()} threads)"
        )
    look = Look(size=options.size)
    print(f"{'packed at ' + str(options.size):16}{'seconds':>9}{'cpu':>8}{'MB':>8}{'PSNR dB':>9}")
    total = 0.0
    for kind in Kind:
        if kind is Kind.MP4 and not is_available():
            print(f"{kind.name:16}{'PyAV is not installed':>25}")
            continue
        wall, cpu = time.perf_counter(), time.process_time()
        content = animation_bytes(kind, frames, look)
        seconds = time.perf_counter() - wall
        if kind is Kind.WEBP:
            total = drawn + seconds
        quality = "" if kind is Kind.MP4 else f"{psnr(content, frames, options.size):9.1f}"
        print(
            f"{kind.name:16}{seconds:9.1f}{time.process_time() - cpu:8.1f}"
            f"{len(content) / 1e6:8.1f}{quality}"
        )
    print(f"WebP with drawing: {total:.1f} s, wanted at most {WANTED_SECONDS:.0f} s")
    return int(total > WANTED_SECONDS)


def psnr(content: bytes, frames: np.ndarray, size: int) -> float:
    """Return how near every tenth frame is to the enlarged original, in decibel."""
    errors = []
    with Image.open(io.BytesIO(content)) as shown:
        for index in range(0, min(len(frames), shown.n_frames), 10):
            shown.seek(index)
            wanted = Image.fromarray(frames[index]).resize((size, size), Image.Resampling.LANCZOS)
            difference = np.asarray(shown.convert("RGB"), float) - np.asarray(wanted, float)
            errors.append((difference**2).mean())
    return float(10 * np.log10(255**2 / max(np.mean(errors), 1e-9)))


if __name__ == "__main__":
    raise SystemExit(main())
