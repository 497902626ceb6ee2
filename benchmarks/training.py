"""Images per second of our training loop against plain PyTorch, in one process.

Both train the same networks of a recipe (dcgan-64 by default) with the same losses on the same
faces, drawn at random here. "Plain" is what one writes first: float32, the default memory layout,
the default Adam, the penalty as a step of its own pass. The two take turns, and the ratio is of
the medians.

    python benchmarks/training.py [--recipe NAME] [--steps N] [--threads N]
"""

import argparse
import statistics
import tempfile
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from trainer.data.dataset import Dataset
from trainer.data.prepare import prepare
from trainer.families import build_pair
from trainer.labels import one_hot_blocks
from trainer.losses import attribute_loss
from trainer.penalties import squared_gradient
from trainer.precision import choose_compute
from trainer.recipe import Recipe, load_recipe
from trainer.training import Training


class PlainTraining:
    """The same networks and losses, trained as in a tutorial."""

    def __init__(self, recipe: Recipe, dataset: Dataset) -> None:
        self.recipe = recipe
        self.images = dataset.images
        self.labels = dataset.labels
        self.sizes = tuple(len(a.classes) for a in dataset.manifest.attributes)
        self.generator, self.discriminator = build_pair(recipe, self.sizes)
        rates = recipe.optimiser
        betas = (rates.beta1, rates.beta2)
        self.adam_g = torch.optim.Adam(self.generator.parameters(), rates.generator_rate, betas)
        self.adam_d = torch.optim.Adam(
            self.discriminator.parameters(), rates.discriminator_rate, betas
        )
        self.steps = 0

    def step(self) -> None:
        objective = self.recipe.objective
        rows = torch.randint(len(self.images), (self.recipe.schedule.batch,)).numpy()
        real = torch.from_numpy(self.images[rows]).permute(0, 3, 1, 2).contiguous() / 127.5 - 1
        labels = torch.from_numpy(self.labels[rows].astype(np.int64))
        attributes = one_hot_blocks(labels, self.sizes)
        penalised = objective.r1_gamma > 0 and self.steps % objective.r1_interval == 0

        fake = self.draw(attributes).detach()
        real.requires_grad_(penalised)
        seen_real = self.discriminator(real, attributes)
        seen_fake = self.discriminator(fake, attributes)
        loss = functional.softplus(-seen_real.score).mean()
        loss = loss + functional.softplus(seen_fake.score).mean()
        loss = loss + attribute_loss(seen_real.classes, labels, 0.1)
        if penalised:
            gradient = squared_gradient(seen_real.score, real).mean()
            loss = loss + gradient * objective.r1_gamma / 2 * objective.r1_interval
        self.adam_d.zero_grad()
        loss.backward()
        self.adam_d.step()

        seen = self.discriminator(self.draw(attributes), attributes)
        loss = functional.softplus(-seen.score).mean() + 0.3 * attribute_loss(seen.classes, labels)
        self.adam_g.zero_grad()
        loss.backward()
        self.adam_g.step()
        self.steps += 1

    def draw(self, attributes: Tensor) -> Tensor:
        z = torch.randn(len(attributes), self.recipe.network.z_dim)
        return self.generator(z, attributes, torch.ones(len(z)))


def random_faces(folder: Path, resolution: int) -> Dataset:
    """Prepare a small data set of noise; what the pictures show does not change the speed."""
    from PIL import Image

    source = folder / "faces"
    source.mkdir()
    random = np.random.default_rng(0)
    lines = ["file,hair_length,hair_color,eye_color"]
    for number in range(256):
        pixels = random.integers(0, 256, (resolution, resolution, 3), dtype=np.uint8)
        Image.fromarray(pixels).save(source / f"{number}.png")
        lines.append(f"{number}.png,h{number % 2},c{number % 12},e{number % 11}")
    (folder / "labels.csv").write_text("\n".join(lines))
    prepare([source], folder / "labels.csv", resolution, folder / "dataset")
    return Dataset.open(folder / "dataset")


def seconds(step: object, steps: int) -> float:
    start = time.perf_counter()
    for _ in range(steps):
        step()  # type: ignore[operator]
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--recipe", default="dcgan-64")
    parser.add_argument("--steps", type=int, default=8, help="steps a turn (default: 8)")
    parser.add_argument("--turns", type=int, default=5, help="turns of each (default: 5)")
    parser.add_argument("--threads", type=int, help="processor threads (default: all)")
    args = parser.parse_args()
    if args.threads:
        torch.set_num_threads(args.threads)
    recipe = load_recipe(args.recipe)
    with tempfile.TemporaryDirectory() as folder:
        dataset = random_faces(Path(folder), recipe.resolution)
        compute = choose_compute("cpu", recipe.precision)
        ours, plain = Training(recipe, dataset, compute), PlainTraining(recipe, dataset)
        images = args.steps * recipe.schedule.batch
        speeds: dict[str, list[float]] = {"ours": [], "plain": []}
        for turn in range(args.turns + 1):
            for name, training in (("ours", ours), ("plain", plain)):
                measured = images / seconds(training.step, args.steps)
                if turn:  # the first turn warms up
                    speeds[name].append(measured)
    print(f"{recipe.name}, batch {recipe.schedule.batch}, {torch.get_num_threads()} threads")
    medians = {name: statistics.median(values) for name, values in speeds.items()}
    print(f"our loop, {compute}: {medians['ours']:.1f} images/s")
    print(f"plain PyTorch, float32: {medians['plain']:.1f} images/s")
    print(f"ratio: {medians['ours'] / medians['plain']:.2f}")


if __name__ == "__main__":
    main()
