"""How fast a tagger's file reads, and what correcting labels buys when some of them are wrong.

    python benchmarks/tagger.py speed TAGGER.onnx
    python benchmarks/tagger.py noise [--swapped 0.2 0.4] [--seeds 2]

Speed is the processor time of one thread per face, so that a busy machine does not matter. Noise
trains small taggers on drawn faces some of whose labels were swapped on purpose, and judges them by
true labels, which real data does not have.
"""

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.tagger import Tagger
from trainer.data.dataset import Dataset
from trainer.networks.precision import choose_compute
from trainer.tagger.accuracy import measure_accuracy
from trainer.tagger.inference import logits_of
from trainer.tagger.settings import parse_settings
from trainer.tagger.training import TaggerTraining

WANTED_MS = 3.0
WAYS = {
    "cross-entropy": ("correction=0", "label_smoothing=0"),
    "with label smoothing": ("correction=0",),
    "with correction too": ("correction=0.2", "correction_from=0.3"),
}


def main() -> int:
    """Run what the command line asks for; 1 if the tagger is too slow."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    speed = commands.add_parser("speed")
    speed.add_argument("tagger", type=Path)
    noise = commands.add_parser("noise")
    noise.add_argument("--swapped", type=float, nargs="+", default=[0.2, 0.4])
    noise.add_argument("--seeds", type=int, default=2)
    noise.add_argument("--faces", type=int, default=900)
    noise.add_argument("--kimg", type=float, default=16.0)
    options = parser.parse_args()
    torch.set_num_threads(1)
    if options.command == "speed":
        return measure_speed(options.tagger)
    with tempfile.TemporaryDirectory() as folder:
        measure_noise(Path(folder), options)
    return 0


def measure_speed(path: Path) -> int:
    """Print the milliseconds that one face takes on one thread."""
    rng = np.random.default_rng(0)
    slowest = 0.0
    with Tagger.open(path, Device.CPU, threads=1) as tagger:
        side = tagger.manifest.resolution
        for batch in (1, 16, 64):
            pixels = rng.integers(0, 256, (batch, side, side, 3), dtype=np.uint8)
            times = []
            for _ in range(max(5, 320 // batch)):
                start = time.process_time()
                tagger.read(pixels)
                times.append((time.process_time() - start) / batch * 1000)
            median = statistics.median(times)
            slowest = max(slowest, median)
            print(f"batch {batch:>3}: {median:.2f} ms a face (at most {WANTED_MS})")
    return int(slowest > WANTED_MS)


def measure_noise(folder: Path, options: argparse.Namespace) -> None:
    """Print the balanced accuracy of each way to train, by share of swapped labels."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "support"))
    from tagger_support import SMALL
    from tests_support import prepare_drawn_faces

    path = prepare_drawn_faces(folder, options.faces, 32)
    length = f"kimg={options.kimg}"
    for share in options.swapped:
        for name, changes in WAYS.items():
            figures = []
            for seed in range(options.seeds):
                dataset = Dataset.open(path)
                truth = dataset.labels
                dataset.labels = swapped(dataset, share, seed)
                settings = parse_settings("", [*SMALL, length, f"seed={seed}", *changes])
                training = TaggerTraining(settings, dataset, choose_compute("cpu", "float32"))
                while training.progress < 1:
                    training.step()
                rows = dataset.held_out_indices()
                logits = logits_of(training.average, dataset.images, rows)
                judged = measure_accuracy(logits, truth[rows], dataset.manifest.attributes)
                figures += [one.balanced_accuracy for one in judged]
            print(f"{share:.0%} swapped, {name}: {statistics.mean(figures):.3f}", flush=True)


def swapped(dataset: Dataset, share: float, seed: int) -> NDArray[np.int16]:
    """Return the labels with a ``share`` of the training part's changed to another class."""
    rng = np.random.default_rng(seed + 10)
    labels, rows = dataset.labels.copy(), dataset.training_indices()
    for column, attribute in enumerate(dataset.manifest.attributes):
        classes = len(attribute.classes)
        chosen = rows[(rng.random(len(rows)) < share) & (labels[rows, column] >= 0)]
        others = rng.integers(1, classes, len(chosen))
        labels[chosen, column] = (labels[chosen, column] + others) % classes
    return labels


if __name__ == "__main__":
    sys.exit(main())
