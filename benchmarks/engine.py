"""How fast the engine draws, against PyTorch and against bare ONNX Runtime, as ratios of one run.

    python benchmarks/engine.py [--recipe NAME] [--model FILE] [--threads N]

The network is the model file's, by default its family's bundled recipe; without a file it is the
recipe's, by default dcgan-64, with fresh random weights. The same network goes through all of them,
from latents to uint8 pixels, on the same CPU threads. Contenders take turns in short blocks, in
another order each time, and the median of all repetitions counts, so that whatever else the machine
does hits all of them alike.
"""

import argparse
import contextlib
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from on_gpu.models import export_fresh, fresh_generator

from acgan_desktop.engine.latent.wishes import candidates
from acgan_desktop.engine.model_file.inspection import inspect_model
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.engine.runtime.device import Device, default_threads
from acgan_desktop.engine.runtime.generator import Generator
from trainer.export.generator_graph import frozen_copy, to_pixels
from trainer.networks.families import build_pair
from trainer.recipe.recipe import bundled_recipes, load_recipe

BATCHES = (1, 16, 64)
SEED = 1
# Issue targets: eager fp32 PyTorch / engine at each batch, and engine / bare ONNX Runtime.
WANTED_SPEEDUP = {1: 1.8, 16: 1.2, 64: 1.2}
WANTED_OVERHEAD = 1.10
PAUSE_SECONDS, WARM_SECONDS, BLOCK_SECONDS = 0.05, 0.03, 0.12

Contender = Callable[[], object]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--recipe", help="the network to build in PyTorch (default: the model's)")
    parser.add_argument(
        "--model", type=Path, help="a model file of that network (default: fresh random weights)"
    )
    parser.add_argument(
        "--set", action="append", default=[], metavar="KEY=VALUE", help="change the recipe"
    )
    parser.add_argument("--batches", type=int, nargs="+", default=BATCHES, choices=BATCHES)
    parser.add_argument("--no-compile", action="store_true", help="leave torch.compile out")
    parser.add_argument("--threads", type=int, default=default_threads())
    parser.add_argument("--seconds", type=float, default=3.0, help="per contender and batch")
    options = parser.parse_args(argv)
    torch.set_num_threads(options.threads)
    with tempfile.TemporaryDirectory() as folder:
        path, network = network_and_file(options.recipe, options.set, options.model, Path(folder))
        measure(path, network, options)
    return 0


def network_and_file(
    recipe_name: str | None, changes: Sequence[str], model: Path | None, folder: Path
) -> tuple[Path, torch.nn.Module]:
    """Return a model file and the same network in PyTorch, ready for drawing.

    Of a file that is given, the network has the sizes and not the weights, which cost no time.
    """
    if recipe_name is None:
        recipe_name = recipe_of(model) if model else "dcgan-64"
    recipe = load_recipe(recipe_name, changes)
    if model is None:
        path = folder / "random.onnx"
        export_fresh(recipe, path)
        return path, frozen_copy(fresh_generator(recipe))
    manifest = inspect_model(model)
    if not isinstance(manifest, GeneratorManifest):
        sys.exit(f"{model} draws no faces.")
    sizes = [len(one.classes) for one in manifest.attributes]
    generator = build_pair(recipe, sizes).generator
    weights = sum(np.prod(tensor.dims) for tensor in onnx.load(model).graph.initializer)
    expected = sum(parameter.numel() for parameter in generator.parameters())
    if not 0.99 < weights / expected < 1.01:
        sys.exit(f"{model} is not a network of the recipe {recipe_name}; name its own, --recipe.")
    return model, frozen_copy(generator)


def recipe_of(model: Path) -> str:
    """Return the bundled recipe of a model file's family and size."""
    manifest = inspect_model(model)
    if not isinstance(manifest, GeneratorManifest):
        sys.exit(f"{model} draws no faces.")
    name = f"{manifest.family}-{manifest.resolution}"
    if name not in bundled_recipes():
        sys.exit(f"No bundled recipe is called {name}; name that of {model}, --recipe.")
    return name


def measure(path: Path, network: torch.nn.Module, options: argparse.Namespace) -> None:
    """Measure all contenders at all batches and print the table."""
    import onnxruntime

    threads: int = options.threads
    size = sum(parameter.numel() for parameter in network.parameters()) / 1e6
    print(f"{path.name}: {size:.1f} M parameters, {threads} threads, {processor_name()}")
    print(
        f"PyTorch {torch.__version__}, ONNX Runtime {onnxruntime.__version__}; "
        "ms per batch (median), and how many times as fast the engine is\n"
    )
    bare = bare_session(path, threads)
    with Generator.open(path, Device.CPU, threads) as engine:
        for batch in options.batches:
            avatars = candidates(engine.manifest, {}, SEED, 0, batch, 0.7)
            feeds = request(engine.manifest, batch)
            contenders: dict[str, Contender] = {
                "engine": lambda avatars=avatars: engine.render(avatars),
                "bare ONNX Runtime": lambda feeds=feeds: bare.run(None, feeds),
                **torch_contenders(network, feeds, compiled=not options.no_compile),
            }
            report(batch, race(contenders, options.seconds))


def request(manifest: GeneratorManifest, batch: int) -> dict[str, NDArray[np.float32]]:
    """Return the inputs of the file for the avatars that the engine draws."""
    sources = [one.sources[0] for one in candidates(manifest, {}, SEED, 0, batch, 0.7)]
    attributes = np.array([source.attributes for source in sources], np.float32)
    return {
        "z": np.stack([source.z_array for source in sources]),
        "attributes": attributes.reshape(batch, manifest.classes),
        "truncation": np.array([source.truncation for source in sources], np.float32),
    }


def bare_session(path: Path, threads: int) -> Any:
    """Return an ``InferenceSession`` for the uncut file as anybody would open it."""
    import onnxruntime  # after the program, which keeps it from reporting to its maker

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    # As in the engine: threads that spin would slow down whoever's turn is next.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def torch_contenders(
    network: torch.nn.Module, feeds: dict[str, NDArray[np.float32]], *, compiled: bool
) -> dict[str, Contender]:
    """Return PyTorch in its several ways to run ``network``; those that work here."""
    arguments = [torch.from_numpy(array) for array in feeds.values()]
    channels_last = frozen_copy(network).to(memory_format=torch.channels_last)

    def eager(module: Callable[..., torch.Tensor], bf16: bool = False) -> Contender:
        @torch.inference_mode()
        def draw() -> NDArray[np.uint8]:
            with torch.autocast("cpu", torch.bfloat16, enabled=bf16):
                return to_pixels(module(*arguments).float()).contiguous().numpy()

        return draw

    contenders = {
        "PyTorch eager fp32": eager(network),
        "PyTorch eager fp32, channels last": eager(channels_last),
        "PyTorch eager bf16, channels last": eager(channels_last, bf16=True),
    }
    if compiled:
        fast = eager(torch.compile(network))
        with contextlib.suppress(Exception):  # needs a C++ compiler
            fast()
            contenders["PyTorch compiled fp32"] = fast
    return contenders


def race(contenders: dict[str, Contender], seconds: float) -> dict[str, float]:
    """Return the median time of each contender in ms; they take turns in blocks.

    The order is another one in every round, and each block begins with a pause and some drawing
    that does not count: it lets the threads of the one before go to sleep (PyTorch's go on spinning
    for a while), so that nobody is measured in the wake of another.
    """
    times: dict[str, list[float]] = {name: [] for name in contenders}
    order = list(contenders)
    shuffle = random.Random(SEED)
    end = time.perf_counter() + seconds * len(contenders)
    while time.perf_counter() < end:
        shuffle.shuffle(order)
        for name in order:
            time.sleep(PAUSE_SECONDS)
            repeat(contenders[name], WARM_SECONDS, 1)
            times[name] += repeat(contenders[name], BLOCK_SECONDS, 3)
    return {name: statistics.median(values) for name, values in times.items()}


def repeat(draw: Contender, seconds: float, at_least: int) -> list[float]:
    """Draw for ``seconds``, at least so many times, and return the time of each in ms."""
    times: list[float] = []
    end = time.perf_counter() + seconds
    while len(times) < at_least or time.perf_counter() < end:
        start = time.perf_counter()
        draw()
        times.append((time.perf_counter() - start) * 1e3)
    return times


def report(batch: int, medians: dict[str, float]) -> None:
    """Print one batch's rows and whether the targets are met."""
    engine = medians["engine"]
    print(f"batch {batch}")
    for name, median in medians.items():
        ratio = f"{median / engine:6.2f} x" if name != "engine" else ""
        print(f"  {name:36}{median:9.2f} ms {ratio}")
    speedup = medians["PyTorch eager fp32"] / engine
    overhead = engine / medians["bare ONNX Runtime"]
    print(
        f"  eager fp32 / engine: {speedup:.2f}, wanted {WANTED_SPEEDUP[batch]}: "
        f"{verdict(speedup >= WANTED_SPEEDUP[batch])}"
    )
    print(
        f"  engine / bare ONNX Runtime: {overhead:.3f}, wanted at most {WANTED_OVERHEAD}: "
        f"{verdict(overhead <= WANTED_OVERHEAD)}\n",
        flush=True,
    )


def verdict(met: bool) -> str:
    return "met" if met else "NOT MET"


def processor_name() -> str:
    with contextlib.suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return f"{line.split(':', 1)[1].strip()}, {os.cpu_count()} processors"
    return f"{os.cpu_count()} processors"


if __name__ == "__main__":
    raise SystemExit(main())
