"""Drawing: the engine on CUDA against the engine on the CPU and PyTorch on the same card."""

import functools
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray

from acgan_desktop.engine.latent.wishes import candidates
from acgan_desktop.engine.runtime.cuda_settings import CudaSettings
from acgan_desktop.engine.runtime.device import (
    CPU_PROVIDER,
    CUDA_PROVIDER,
    Device,
    RunsOn,
    preload_cuda_libraries,
)
from acgan_desktop.engine.runtime.generator import Generator
from acgan_desktop.engine.runtime.io_binding import IoBoundBatches
from on_gpu.models import export_fresh, fresh_generator, recipe_of
from on_gpu.notes import Notes
from on_gpu.task import Task
from on_gpu.timing import median_ms
from trainer.export.generator_graph import frozen_copy, to_pixels

Pixels = NDArray[np.uint8]
Feeds = dict[str, NDArray[np.float32]]
Draw = Callable[[Feeds], Pixels]

BATCHES = (1, 16, 256)
WAYS = {
    "engine": CudaSettings(),
    "engine, one portion at a time": CudaSettings(in_flight=1),
    "engine, exhaustive search": CudaSettings(search="EXHAUSTIVE"),
    "engine, graphs": CudaSettings(graphs=True),
    "engine, half": CudaSettings(half=True),
    "engine, half and graphs": CudaSettings(half=True, graphs=True),
}


def model_path(task: Task) -> Path:
    """Return the section's model file; exported if it is not there yet."""
    path = task.out / "models" / f"{task.family}-{task.resolution}.onnx"
    if not path.is_file():
        export_fresh(recipe_of(task.family, task.resolution, tiny=task.tiny), path)
    return path


def measure_drawing(task: Task, notes: Notes) -> None:
    """Compare pixels and speeds of all ways to draw; what fails is noted, and the others go on."""
    path = model_path(task)
    batches = (1, 4) if task.tiny else BATCHES
    with Generator.open(path, Device.CPU) as engine:
        avatars = candidates(engine.manifest, {}, 1, 0, max(batches), 0.7)
        sources = [avatar.sources[0] for avatar in avatars]
        feeds: Feeds = {
            "z": np.stack([source.z_array for source in sources]),
            "attributes": np.array([source.attributes for source in sources], np.float32),
            "truncation": np.array([source.truncation for source in sources], np.float32),
        }
        compared = {name: array[: batches[1]] for name, array in feeds.items()}
        wanted = engine.synthesize(engine.styles(**compared))
    _note_providers(path, task, feeds, notes)

    def race(way: str, draw: Draw, exact: bool) -> None:
        # Compiled code is made anew for every length: compare one that is timed as well.
        drawn = draw(compared)
        apart = np.abs(drawn.astype(np.int16) - wanted)
        notes.row(
            f"pixels, {way}",
            largest=int(apart.max()),
            p99_9=float(np.percentile(apart, 99.9)),
            within_one_level=bool(apart.max() <= 1) if exact else None,
        )
        for batch in batches:
            some = {name: array[:batch] for name, array in feeds.items()}
            ms = median_ms(lambda some=some: draw(some), task.seconds_each, task.device)  # type: ignore[misc]
            notes.row(f"speed, {way}", batch=batch, ms=ms, faces_per_s=1e3 * batch / ms)

    for way, settings in WAYS.items():
        if task.device == "cpu" and way != "engine":
            notes.skip(way, "needs CUDA")
            continue
        try:
            with Generator.open(path, Device(task.device), cuda=settings) as engine:
                engine.on_change = give_up
                runs_on = engine.runs_on
                notes.row(f"device, {way}", label=runs_on.label, reason=runs_on.reason)
                if runs_on.label == "CPU" and task.device == "cuda":
                    notes.skip(way, f"ran on the CPU: {runs_on.reason}")
                    continue
                race(
                    way,
                    lambda some, engine=engine: engine.synthesize(engine.styles(**some)),  # type: ignore[misc]
                    exact=not settings.half,
                )
                if way == "engine":
                    for batch in batches:
                        ms = median_ms(
                            lambda batch=batch: engine.render(avatars[:batch]),  # type: ignore[misc]
                            task.seconds_each,
                            task.device,
                        )
                        rate = 1e3 * batch / ms
                        notes.row("speed, avatars", batch=batch, ms=ms, faces_per_s=rate)
        except Exception as error:
            notes.skip(way, error)
    for way, make, exact in _bare_and_torch(path, task):
        try:
            race(way, make(), exact)
        except Exception as error:
            notes.skip(way, error)


def give_up(runs_on: RunsOn) -> None:
    """Measure nothing more where the CPU has taken over."""
    raise RuntimeError(runs_on.reason)


def _session(path: Path, task: Task, profiled: bool = False) -> onnxruntime.InferenceSession:
    """Return a session for the uncut file as anybody would open it, but without TF32."""
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    if profiled:
        options.enable_profiling = True
        options.profile_file_prefix = str(path.with_suffix(""))
    if task.device == "cpu":
        return onnxruntime.InferenceSession(path, options, providers=[CPU_PROVIDER])
    preload_cuda_libraries()
    cuda = (CUDA_PROVIDER, CudaSettings().provider_options())
    return onnxruntime.InferenceSession(path, options, providers=[cuda, CPU_PROVIDER])


def _note_providers(path: Path, task: Task, feeds: Feeds, notes: Notes) -> None:
    """Note on which provider each operator of the file really ran."""
    try:
        session = _session(path, task, profiled=True)
        session.run(["pixels"], {name: array[:1] for name, array in feeds.items()})
        profile = Path(session.end_profiling())
        events = json.loads(profile.read_text())
        profile.unlink()
        counts: dict[str, int] = {}
        for event in events:
            provider = event.get("args", {}).get("provider")
            if provider and event.get("name", "").endswith("_kernel_time"):
                counts[provider] = counts.get(provider, 0) + 1
        notes.row("operators by provider", **counts)
    except Exception as error:
        notes.skip("operators by provider", error)


def _bare_way(path: Path, task: Task) -> Draw:
    session = _session(path, task)
    return lambda some: session.run(["pixels"], some)[0]


def _bound_way(path: Path, task: Task) -> Draw:
    """Return the same with inputs and outputs bound, the whole batch as one portion."""
    session, side = _session(path, task), task.resolution
    portions: dict[int, IoBoundBatches] = {}

    def draw(some: Feeds) -> Pixels:
        count = len(some["z"])
        if count not in portions:
            portions[count] = IoBoundBatches(session, "pixels", size=count, in_flight=1)
        out = np.empty((count, side, side, 3), np.uint8)
        portions[count].run(some, out)
        return out

    return draw


def _bare_and_torch(path: Path, task: Task) -> list[tuple[str, Callable[[], Draw], bool]]:
    """Return bare ONNX Runtime and PyTorch's ways: name, what makes it, and whether it is exact."""
    torch_way = functools.partial(drawn_by_torch, task)
    bfloat16 = functools.partial(torch_way, dtype=torch.bfloat16)
    ways: list[tuple[str, Callable[[], Draw], bool]] = [
        ("bare ONNX Runtime", lambda: _bare_way(path, task), True),
        ("bare ONNX Runtime, bound", lambda: _bound_way(path, task), True),
        ("PyTorch eager", torch_way, True),
        ("PyTorch eager, bfloat16, channels last", bfloat16, False),
    ]
    if task.device == "cuda":
        float16 = functools.partial(torch_way, dtype=torch.float16)
        ways.append(("PyTorch eager, float16, channels last", float16, False))
    if task.compiled:
        compiled = functools.partial(torch_way, compiled=True)
        ways.append(("PyTorch compiled", compiled, True))
    return ways


def drawn_by_torch(task: Task, *, dtype: torch.dtype | None = None, compiled: bool = False) -> Draw:
    """Return PyTorch on the same device, from NumPy to NumPy; float32 unless there is a dtype."""
    recipe = recipe_of(task.family, task.resolution, tiny=task.tiny)
    network = frozen_copy(fresh_generator(recipe)).to(task.device)
    if dtype is not None:
        network = network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    call = torch.compile(network, dynamic=False) if compiled else network

    def draw(some: Feeds) -> Pixels:
        mixed = torch.autocast(task.device, dtype or torch.bfloat16, enabled=dtype is not None)
        with torch.inference_mode(), _exact_products():
            inputs = [torch.from_numpy(array).to(task.device) for array in some.values()]
            with mixed:
                pictures = call(*inputs)
            return to_pixels(pictures.float()).contiguous().cpu().numpy()

    return draw


@contextmanager
def _exact_products() -> Iterator[None]:
    """Multiply and convolve in full float32, as the engine does."""
    before = torch.backends.cuda.matmul.allow_tf32, torch.backends.cudnn.allow_tf32
    torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = False
    try:
        yield
    finally:
        torch.backends.cuda.matmul.allow_tf32, torch.backends.cudnn.allow_tf32 = before
