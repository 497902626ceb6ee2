"""What a training costs: speed against plain PyTorch, where the time goes, and memory.

Both train the same networks of a recipe with the same losses on the same faces, drawn at random
here. "Plain" is what one writes first: float32, the default memory layout, the default Adam, no
lazy average. The two take turns, and the ratio is of the medians; both keep the memory that they
free, as ``acgan-train fit`` does (what that saves: ``memory_allocator.py``). The time of gradient
penalties is the difference to the same training without them.

    python benchmarks/training.py [--recipe NAME]… [--steps N] [--turns N] [--threads N]
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from on_gpu.models import noise_faces
from torch import Tensor

from trainer.data.dataset import Dataset
from trainer.data.label_vectors import one_hot_blocks
from trainer.networks.families import build_pair, training_pictures
from trainer.networks.precision import Compute, choose_compute
from trainer.objectives.losses import ADVERSARIAL_LOSSES, attribute_loss
from trainer.objectives.penalties import squared_gradient
from trainer.recipe.recipe import Recipe, bundled_recipes, load_recipe
from trainer.tagger.loading import load_tagger_network
from trainer.training.memory_allocator import keep_freed_memory
from trainer.training.sizing import measure_pair
from trainer.training.training import Training

WITHOUT_PENALTIES = (
    "objective.r1_gamma=0",
    "objective.r2_gamma=0",
    "objective.path_length_weight=0",
)


class PlainTraining:
    """The same networks and losses, trained as in a tutorial."""

    def __init__(self, recipe: Recipe, dataset: Dataset, device: torch.device) -> None:
        self.recipe = recipe
        self.images = dataset.images
        self.device = device
        sizes = tuple(len(a.classes) for a in dataset.manifest.attributes)
        self.sizes = sizes if recipe.conditioning.enabled else ()
        self.labels = dataset.labels[:, : len(self.sizes)]
        pair = build_pair(recipe, sizes)
        self.generator, self.discriminator = (
            pair.generator.to(device),
            pair.discriminator.to(device),
        )
        rates = recipe.optimiser
        betas = (rates.beta1, rates.beta2)
        self.adam_g = torch.optim.Adam(self.generator.parameters(), rates.generator_rate, betas)
        self.adam_d = torch.optim.Adam(
            self.discriminator.parameters(), rates.discriminator_rate, betas
        )
        self.steps = 0

    def step(self) -> None:
        objective, weight = self.recipe.objective, self.recipe.conditioning.classifier_weight
        loss_of = ADVERSARIAL_LOSSES[objective.loss]
        for _ in range(self.recipe.optimiser.discriminator_steps):
            rows = torch.randint(len(self.images), (self.recipe.schedule.batch,)).numpy()
            pixels = torch.from_numpy(self.images[rows]).to(self.device)
            real = pixels.permute(0, 3, 1, 2).contiguous() / 127.5 - 1
            labels = torch.from_numpy(self.labels[rows].astype(np.int64)).to(self.device)
            attributes = one_hot_blocks(labels, self.sizes)
            penalised = objective.r1_gamma > 0 and self.steps % objective.r1_interval == 0
            real.requires_grad_(penalised)
            seen_real = self.discriminator(real, attributes)
            seen_fake = self.discriminator(self.draw(attributes).detach(), attributes)
            loss = loss_of.discriminator(seen_real.score, seen_fake.score)
            if weight > 0:
                loss = loss + attribute_loss(seen_real.classes, labels, 0.1)
            if penalised:
                gradient = squared_gradient(seen_real.score, real).mean()
                loss = loss + gradient * objective.r1_gamma / 2 * objective.r1_interval
            self.adam_d.zero_grad()
            loss.backward()
            self.adam_d.step()

        seen = self.discriminator(self.draw(attributes), attributes)
        scores = (seen_real.score.detach(), seen.score) if loss_of.compares else (seen.score,)
        loss = loss_of.generator(*scores) + weight * attribute_loss(seen.classes, labels)
        self.adam_g.zero_grad()
        loss.backward()
        self.adam_g.step()
        self.steps += 1

    def draw(self, attributes: Tensor) -> Tensor:
        z = torch.randn(len(attributes), self.recipe.network.z_dim, device=self.device)
        return training_pictures(self.generator, z, attributes, torch.default_generator)


def seconds(step: Callable[[], object], steps: int, device: torch.device) -> float:
    if device.type == "cuda":
        torch.cuda.synchronize()
    start = time.perf_counter()
    for _ in range(steps):
        step()
    if device.type == "cuda":
        torch.cuda.synchronize()
    return time.perf_counter() - start


class Peak:
    """The highest memory in use since it was made, above what was in use then."""

    STATUS, RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")

    def __init__(self, device: torch.device) -> None:
        self.on_card = device.type == "cuda"
        self.start = 0
        if self.on_card:
            torch.cuda.reset_peak_memory_stats()
            self.start = torch.cuda.memory_allocated()
        elif self.RESET.exists():
            self.RESET.write_text("5")
            self.start = self._bytes("VmRSS")

    def mebibytes(self) -> float | None:
        """Return it; None where the system does not say."""
        if self.on_card:
            return (torch.cuda.max_memory_allocated() - self.start) / 2**20
        return (self._bytes("VmHWM") - self.start) / 2**20 if self.RESET.exists() else None

    def _bytes(self, key: str) -> int:
        lines = dict(line.split(":", 1) for line in self.STATUS.read_text().splitlines())
        return int(lines[key].split()[0]) * 1024


def milliseconds_a_step(recipe: Recipe, dataset: Dataset, compute: Compute, steps: int) -> dict:
    """Return where the time of a step goes; whole rounds of the lazy penalties are measured."""
    training = Training(recipe, dataset, compute, load_tagger=load_tagger_network)
    objective = recipe.objective
    gradients = objective.r1_gamma or objective.r2_gamma
    rounds = max(
        objective.r1_interval if gradients else 1,
        objective.path_length_interval if objective.path_length_weight else 1,
    )
    steps = -(-steps // rounds) * rounds
    for _ in range(2):
        training.step()
    training.steps = 0
    training.stopwatch.exact = True
    training.stopwatch.clear()
    for _ in range(steps):
        training.step()
    return {part: 1000 * spent / steps for part, spent in training.stopwatch.seconds.items()}


def split(name: str, overrides: list[str], dataset: Dataset, compute: Compute, steps: int) -> None:
    recipe = load_recipe(name, overrides)
    parts = milliseconds_a_step(recipe, dataset, compute, steps)
    objective = recipe.objective
    if objective.r1_gamma or objective.r2_gamma:
        without = load_recipe(name, [*overrides, *WITHOUT_PENALTIES])
        plain = milliseconds_a_step(without, dataset, compute, steps)
        penalty = max(0.0, parts["discriminator"] - plain["discriminator"])
        parts["penalties"] += penalty
        parts["discriminator"] -= penalty
    whole = sum(parts.values())
    shares = ", ".join(f"{part} {ms:.1f} ms ({ms / whole:.1%})" for part, ms in parts.items())
    print(f"  a step of {whole:.0f} ms: {shares}")


def compare(name: str, args: argparse.Namespace, folder: Path) -> None:
    recipe = load_recipe(name, args.set)
    dataset = noise_faces(folder, recipe.resolution, 256)
    compute = choose_compute(args.device, recipe.precision)
    sizes = tuple(len(a.classes) for a in dataset.manifest.attributes)
    expected = measure_pair(recipe, sizes, compute, load_tagger_network).training_bytes / 2**20
    peak = Peak(compute.device)
    ours = Training(recipe, dataset, compute, load_tagger=load_tagger_network)
    for _ in range(2):
        ours.step()
    used = peak.mebibytes()
    plain = PlainTraining(recipe, dataset, compute.device)
    shown = recipe.schedule.batch * recipe.optimiser.discriminator_steps
    speeds: dict[str, list[float]] = {"ours": [], "plain": []}
    for turn in range(args.turns + 1):
        for side, training in (("ours", ours), ("plain", plain)):
            spent = seconds(training.step, args.steps, compute.device)
            if turn:  # the first turn warms up
                speeds[side].append(args.steps * shown / spent)
    medians = {side: statistics.median(values) for side, values in speeds.items()}
    print(f"{recipe.name}, batch {recipe.schedule.batch}, {torch.get_num_threads()} threads")
    print(f"  our loop, {compute}: {medians['ours']:.1f} images/s")
    print(f"  plain PyTorch, float32: {medians['plain']:.1f} images/s")
    print(f"  ratio: {medians['ours'] / medians['plain']:.2f}")
    del ours, plain
    split(name, args.set, dataset, compute, args.steps)
    measured = "not known here" if used is None else f"{used:.0f} MiB"
    print(f"  peak memory beside the program: {measured}, expected {expected:.0f} MiB", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--recipe", action="append", help="which (repeatable; default: all)")
    parser.add_argument("--steps", type=int, default=8, help="steps a turn (default: 8)")
    parser.add_argument("--turns", type=int, default=5, help="turns of each (default: 5)")
    parser.add_argument("--threads", type=int, help="processor threads (default: all)")
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE")
    args = parser.parse_args()
    keep_freed_memory()
    if args.threads:
        torch.set_num_threads(args.threads)
    names = args.recipe or list(bundled_recipes())
    if len(names) == 1:
        with tempfile.TemporaryDirectory() as folder:
            compare(names[0], args, Path(folder))
        return
    # A process each: memory that one recipe gave back would hide what the next one needs.
    options = ["--steps", str(args.steps), "--turns", str(args.turns), "--device", args.device]
    options += ["--threads", str(args.threads)] if args.threads else []
    options += [word for change in args.set for word in ("--set", change)]
    for name in names:
        subprocess.run([sys.executable, __file__, "--recipe", name, *options], check=True)


if __name__ == "__main__":
    main()
