"""How far real faces that show plainly what their tags say are from all real faces.

    python benchmarks/obedient_faces.py --data DATASET --extractor JUDGE.onnx [--images 2700]

A generator that always draws what it is asked for cannot be nearer to the held-out faces than real
faces that do: the tags of many are wrong, or can hardly be seen. So this is the least Fréchet
distance that perfect obedience allows. The training faces that know every attribute of
``--attributes`` are narrowed to those where the extractor reads what the tags say, and then to
those of which it is ever surer.
"""

import argparse
from pathlib import Path

import numpy as np

from acgan_desktop.engine.runtime.device import Device
from trainer.data.dataset import Dataset
from trainer.metrics import faces
from trainer.metrics.asked_faces import true_labels
from trainer.metrics.distances.frechet import frechet_distance
from trainer.metrics.extractors import open_extractor

SURE = (0.5, 0.7, 0.8)


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--extractor", type=Path, required=True)
    parser.add_argument("--attributes", nargs="+", default=["hair_color", "eye_color"])
    parser.add_argument("--images", type=int, default=2700)
    args = parser.parse_args()
    dataset = Dataset.open(args.data)
    extractor = open_extractor(args.extractor, Device.CPU, 1)
    held_out = dataset.held_out_indices()
    against = faces.look_at(extractor, faces.real(dataset, held_out), lambda done: None).features

    rows = dataset.training_indices()
    labels = true_labels(dataset, rows, extractor.attributes)
    columns = [labels[name] for name in args.attributes]
    known = np.all([column >= 0 for column in columns], axis=0)
    seen = faces.look_at(extractor, faces.real(dataset, rows[known]), lambda done: None)
    agrees = np.ones(int(known.sum()), bool)
    least = np.ones(len(agrees))
    for name, column in zip(args.attributes, columns, strict=True):
        probabilities = seen.probabilities[name]
        agrees &= probabilities.argmax(axis=1) == column[known]
        least = np.minimum(least, probabilities.max(axis=1))

    random = np.random.default_rng(0)
    kinds = {"tags known": np.ones_like(agrees), "and read likewise": agrees}
    kinds |= {f"and at least {sure} sure": agrees & (least >= sure) for sure in SURE}
    print(f"{'real faces':24} {'there are':>10} {'taken':>6} {'Fréchet':>8} {'variance':>9}")
    for name, chosen in kinds.items():
        if chosen.sum() < 2:
            print(f"{name:24} {chosen.sum():10,}      - too few")
            continue
        own = seen.features[random.permutation(np.flatnonzero(chosen))[: args.images]]
        distance = frechet_distance(against, own)
        spread = own.var(axis=0).sum() / against.var(axis=0).sum()
        print(f"{name:24} {chosen.sum():10,} {len(own):6,} {distance:8.2f} {spread:9.2f}")


if __name__ == "__main__":
    main()
