"""What it saves a training on a CPU to keep the memory that a step frees.

The same steps of a recipe, on faces drawn at random, in processes that take turns: with
:func:`trainer.training.memory_allocator.keep_freed_memory` and without. Prints images a second,
pages that the system had to make for a step, and the ratio of the medians.

    python benchmarks/memory_allocator.py [--recipe biggan-128] [--steps N] [--turns N]
"""

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import torch
from on_gpu.models import noise_faces

from trainer.networks.precision import choose_compute
from trainer.recipe.recipe import load_recipe
from trainer.training.memory_allocator import keep_freed_memory
from trainer.training.training import Training


def measure(args: argparse.Namespace) -> None:
    """Print images a second and pages made for a step, of this process."""
    if args.child == "kept":
        keep_freed_memory()
    torch.set_num_threads(args.threads)
    recipe = load_recipe(args.recipe, args.set)
    with tempfile.TemporaryDirectory() as folder:
        dataset = noise_faces(Path(folder), recipe.resolution, 256)
        training = Training(recipe, dataset, choose_compute("cpu", recipe.precision))
        for _ in range(3):
            training.step()
        start, faults = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_minflt
        for _ in range(args.steps):
            training.step()
        spent = time.process_time() - start
        made = resource.getrusage(resource.RUSAGE_SELF).ru_minflt - faults
    print(args.steps * recipe.schedule.batch / spent * args.threads, made / args.steps)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--recipe", default="biggan-128")
    parser.add_argument("--steps", type=int, default=6, help="steps a process (default: 6)")
    parser.add_argument("--turns", type=int, default=3, help="processes of each kind (default: 3)")
    parser.add_argument("--threads", type=int, default=1, help="processor threads (default: 1)")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE")
    parser.add_argument("--child", choices=("kept", "given back"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        measure(args)
        return
    found: dict[str, list[list[float]]] = {"kept": [], "given back": []}
    for _ in range(args.turns):
        for kind, values in found.items():
            done = subprocess.run(
                [sys.executable, __file__, *sys.argv[1:], "--child", kind],
                check=True,
                stdout=subprocess.PIPE,
                text=True,
            )
            values.append([float(word) for word in done.stdout.split()])
    speeds = {}
    for kind, values in found.items():
        speeds[kind], made = (statistics.median(column) for column in zip(*values, strict=True))
        print(f"memory {kind}: {speeds[kind]:.1f} images/s, {made:,.0f} pages made a step")
    print(f"ratio: {speeds['kept'] / speeds['given back']:.2f}")


if __name__ == "__main__":
    main()
