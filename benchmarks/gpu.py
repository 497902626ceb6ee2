"""What a GPU makes of drawing and training, in one command that needs no network.

    python benchmarks/gpu.py --out DIR [--wheels DIR] [--seconds 300] [--only drawing-dcgan-64]…
    python benchmarks/gpu.py --out DIR --device cpu --seconds 60

Needs this checkout and PyTorch with CUDA; ``--wheels`` brings what else is missing. The second one
tries everything with tiny networks where there is no card. Every section runs in a process of its
own with a limit of its own, so that one that fails or hangs takes no other along. What did not fit
into the seconds is named, and can be had with ``--only`` into the same folder, which keeps what was
measured before. ``--run`` and ``--data`` let a training that was carried here go on.
``docs/gpu.md`` says more.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from on_gpu.notes import Notes
    from on_gpu.task import Task

ROOT = Path(__file__).resolve().parents[1]
NEEDED = (
    *("filelock", "numpy", "onnx", "onnxruntime", "onnxscript", "PIL", "platformdirs", "pydantic"),
    *("rich", "safetensors", "tensorboard", "torch"),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark; returns the exit status: 2 where there is no GPU to measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, metavar="DIR", help="folder for what it writes")
    parser.add_argument("--wheels", type=Path, metavar="DIR", help="wheels, also in parts")
    parser.add_argument("--seconds", type=float, default=300.0, help="in which to end (300)")
    parser.add_argument(
        "--device",
        choices=("cuda", "cpu"),
        default="cuda",
        help="cpu: tiny networks, to try",
    )
    parser.add_argument("--run", type=Path, metavar="DIR", help="a packed training to go on")
    parser.add_argument("--data", type=Path, metavar="DIR", help="its data set, packed or not")
    parser.add_argument(
        "--train-seconds", type=float, default=480.0, help="how long that goes on (480)"
    )
    parser.add_argument(
        "--only", action="append", default=[], metavar="SECTION", help="and no other"
    )
    parser.add_argument("--no-compile", action="store_true", help="leave torch.compile out")
    parser.add_argument("--list", action="store_true", help="name the sections and measure nothing")
    parser.add_argument("--section", help=argparse.SUPPRESS)
    options = parser.parse_args(argv)
    sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]
    if options.section:
        return run_one(options.section)
    if options.out is None and not options.list:
        parser.error("--out is missing")
    if (options.run is None) != (options.data is None):
        parser.error("--run and --data go together")
    return run(options)


def run(options: argparse.Namespace) -> int:
    """Run all sections that are asked for, and write what they found."""
    from on_gpu.plan import all_sections, going_on, kept_outcomes, run_all
    from on_gpu.tables import as_markdown, as_text

    out = (options.out or Path("gpu")).absolute()
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    if options.wheels:
        from on_gpu.wheels import WheelsError, install

        try:
            paths.insert(0, str(install(options.wheels.absolute())))
        except WheelsError as error:
            print(f"gpu.py: {error}", file=sys.stderr)
            return 2
    environment["PYTHONPATH"] = os.pathsep.join(paths)
    # Compiled code of one section is there for the next, and for the next call.
    environment.setdefault("TORCHINDUCTOR_CACHE_DIR", str(out / "compiled"))
    device = options.device
    fault = find_fault(environment) if device == "cuda" else ""
    if fault and not options.list:
        print(f"gpu.py: {fault}", file=sys.stderr)
        return 2
    if (lacking := missing_packages(environment)) and not options.list:
        print(
            f"gpu.py: these packages are missing here: {', '.join(lacking)}; bring their wheels "
            "with --wheels DIR.",
            file=sys.stderr,
        )
        return 2
    tiny = device == "cpu"
    plan = all_sections(out, device, tiny=tiny, compiled=not options.no_compile and not tiny)
    if options.run is not None:
        carried, data = options.run.absolute(), options.data.absolute()
        plan.append(going_on(plan[0], carried, data, options.train_seconds))
    if options.list:
        print("\n".join(task.name for task in plan))
        return 0
    names = {task.name for task in plan}
    if unknown := sorted(set(options.only) - names):
        print(f"gpu.py: there is no section {unknown[0]}; --list names all.", file=sys.stderr)
        return 2
    out.mkdir(parents=True, exist_ok=True)
    chosen = [task for task in plan if not options.only or task.name in options.only]
    outcomes = run_all(chosen, options.seconds - min(10.0, options.seconds / 10), environment, say)
    ours = {outcome.name: outcome for outcome in (*kept_outcomes(plan), *outcomes)}
    for outcome in kept_outcomes(plan):  # what was measured before is not lost by skipping it now
        if ours[outcome.name].status == "skipped":
            ours[outcome.name] = outcome
    found = [ours[task.name] for task in plan if task.name in ours]
    words = {"device": device, "sections": [outcome.__dict__ for outcome in found]}
    (out / "gpu.json").write_text(json.dumps(words, indent=1) + "\n")
    (out / "gpu.md").write_text(as_markdown(found, device))
    print("\n" + as_text(found, device))
    print(f"{out / 'gpu.json'} and {out / 'gpu.md'} hold the same.")
    return (
        0 if all(outcome.status in ("done", "cut short", "skipped") for outcome in outcomes) else 1
    )


def find_fault(environment: dict[str, str]) -> str:
    """Return why CUDA cannot be used, "" where it can; asked in a process of its own."""
    code = "import torch; print(torch.cuda.is_available(), torch.version.cuda)"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason was given"])[-1]
        return f"PyTorch cannot be imported: {last}"
    available, _, build = done.stdout.strip().partition(" ")
    if available == "True":
        return ""
    if build == "None":
        return "This PyTorch was built without CUDA; install a CUDA build of torch."
    return "PyTorch sees no CUDA device here: it needs an NVIDIA GPU and a driver."


def missing_packages(environment: dict[str, str]) -> list[str]:
    """Return which of the packages that are needed are not installed."""
    code = (
        "import sys; from importlib.util import find_spec; "
        "print(' '.join(name for name in sys.argv[1:] if find_spec(name) is None))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *NEEDED],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.split()


def run_one(text: str) -> int:
    """Run one section in this process."""
    from on_gpu.notes import Notes
    from on_gpu.task import Task

    task = Task.from_json(text)
    notes = Notes(task.notes_path)
    measure(task, notes)
    return 0


def measure(task: "Task", notes: "Notes") -> None:
    """Do what ``task`` asks for; only what it needs is imported."""
    if task.kind == "machine":
        from on_gpu.machine import measure_machine as call
    elif task.kind == "prepare":
        from on_gpu.preparing import prepare_all as call
    elif task.kind == "drawing":
        from on_gpu.drawing import measure_drawing as call
    elif task.kind == "training":
        from on_gpu.training import measure_training as call
    elif task.kind == "comparison":
        from on_gpu.training import measure_comparison as call
    elif task.kind == "upscaling":
        from on_gpu.upscaling import measure_upscaling as call
    elif task.kind == "going-on":
        from on_gpu.going_on import measure_going_on as call
    elif task.kind == "resuming":
        from on_gpu.resuming import measure_resuming as call
    else:
        raise ValueError(f"there is no section of the kind {task.kind}")
    call(task, notes)


def say(sentence: str) -> None:
    """Tell at once how far it is."""
    print(sentence, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
