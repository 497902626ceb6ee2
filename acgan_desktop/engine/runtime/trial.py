"""The child process in which a model file of a stranger is opened and drawn with first.

The check of a file (``model_file``) is meant to refuse everything that ONNX Runtime must not see.
What gets past it ends here, in a process with little memory and time of its own, and not in the
window. It is started by :mod:`acgan_desktop.engine.runtime.trial_process` as ``acgan try-model``.
"""

import json
import os
import sys
import threading
from contextlib import suppress
from pathlib import Path

MEGABYTE = 1024 * 1024
READY, RESULT = "ready", "result"
"""Files that the child writes into its folder: it has begun, and how it ended."""
OUT_OF_TIME = 3
ORPHANED = 4
# Memory for the check, and beyond what the model itself needs for running it.
_FOR_CHECK = 256 * MEGABYTE
_FOR_RUNTIME = 768 * MEGABYTE
# Copies of the weights while a model is opened: parsed, serialised, in the session, packed.
_COPIES = 5
_ROWS = 4
# Height and width of what an upscaler is tried with; its largest tile may take it long.
_UPSCALED = 64
# A model that takes longer for one picture is drawn with once.
_SLOW_SECONDS = 2
# ONNX Runtime's memory grows in steps of twice the size.
_SLACK = 2


def run(path: Path, folder: Path) -> int:
    """Try the model file at ``path``; leave what there is to say in ``folder``.

    Returns:
        The exit status: 0 if ``folder`` holds a result.
    """
    _end_with_parent()
    _forbid_core_files()
    # Imported before the time counts, which a cold disk may make long.
    import acgan_desktop.engine.runtime.encoder
    import acgan_desktop.engine.runtime.generator
    import acgan_desktop.engine.runtime.tagger
    import acgan_desktop.engine.runtime.upscaler  # noqa: F401
    from acgan_desktop.core.errors import Message
    from acgan_desktop.engine.error_codes import ModelCode
    from acgan_desktop.engine.model_file.inspection import ModelFileError, check_model

    (folder / READY).touch()
    limit_memory(_FOR_CHECK)
    result: dict[str, object] = {"passed": True}
    try:
        checked = check_model(path)
        _limit_time(seconds_allowed(checked.size, checked.cost.seconds))
        needed = _COPIES * checked.size + _SLACK * _ROWS * checked.cost.memory
        limit_memory(_FOR_RUNTIME + needed)
        _draw(path, 1 if checked.cost.seconds > _SLOW_SECONDS else _ROWS)
    except (ModelFileError, MemoryError) as error:
        problem = error.sentence if isinstance(error, ModelFileError) else None
        problem = problem or Message(ModelCode.NEEDS_MEMORY, name=path.name)
        result = {"passed": False, "problem": problem}
        if isinstance(problem, Message):
            values = {name: str(value) for name, value in problem.values.items()}
            result |= {"code": problem.code.name, "values": values}
    partial = folder / f"{RESULT}.partial"
    partial.write_text(json.dumps(result))
    partial.replace(folder / RESULT)
    # Not by the usual way: what a broken model left behind could still fall over.
    os._exit(0)


def seconds_allowed(size: int, cost: float) -> float:
    """Return how long a model may take to be opened and to draw a few pictures.

    Args:
        size: of the file in bytes.
        cost: seconds for a picture, as the check estimates it for a slow core.
    """
    pictures = 1 if cost > _SLOW_SECONDS else 2 * _ROWS + 1  # alone and together
    return 10 + size / (25 * MEGABYTE) + max(4, pictures) * cost


def _draw(path: Path, rows: int) -> None:
    """Open the model on the CPU, which runs it for one row, and run it for several if asked to."""
    import numpy as np

    from acgan_desktop.engine.model_file.inspection import inspect_model
    from acgan_desktop.engine.model_file.manifest import (
        EncoderManifest,
        TaggerManifest,
        UpscalerManifest,
    )
    from acgan_desktop.engine.runtime.device import Device
    from acgan_desktop.engine.runtime.encoder import Encoder
    from acgan_desktop.engine.runtime.generator import Generator
    from acgan_desktop.engine.runtime.tagger import Tagger
    from acgan_desktop.engine.runtime.upscaler import Upscaler

    manifest = inspect_model(path)
    if isinstance(manifest, UpscalerManifest):
        with Upscaler.open(path, Device.CPU) as upscaler:
            upscaler.upscale(np.full((1, _UPSCALED, _UPSCALED, 3), 127, np.uint8))
        return
    if isinstance(manifest, TaggerManifest):
        with Tagger.open(path, Device.CPU) as tagger:
            side = manifest.resolution
            if rows > 1:
                tagger.read(np.full((rows, side, side, 3), 127, np.uint8))
        return
    if isinstance(manifest, EncoderManifest):
        with Encoder.open(path, Device.CPU) as encoder:
            side = manifest.resolution
            if rows > 1:
                encoder.encode(np.full((rows, side, side, 3), 127, np.uint8))
        return
    with Generator.open(path, Device.CPU) as generator:
        if rows > 1:
            random = np.random.default_rng(0)
            z = random.standard_normal((rows, manifest.z_dim), dtype=np.float32)
            attributes = np.zeros((rows, manifest.classes), np.float32)
            generator.synthesize(generator.styles(z, attributes, np.ones(rows)))


def _end_with_parent() -> None:
    """End when the process that started this one does: its end of the pipe closes."""

    def watch() -> None:
        with suppress(OSError):
            while os.read(0, 1):
                pass
            os._exit(ORPHANED)

    threading.Thread(target=watch, daemon=True).start()


def _limit_time(seconds: float) -> None:
    timer = threading.Timer(seconds, os._exit, [OUT_OF_TIME])
    timer.daemon = True
    timer.start()


def _forbid_core_files() -> None:
    if sys.platform != "win32":
        import resource

        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_memory(more: int) -> None:
    """Allow this process so many bytes beyond what it has, where the system can do that."""
    if sys.platform == "win32":
        return
    import resource

    # What a program writes to, not what it only reserves: threads and allocators reserve a lot.
    what, now = resource.RLIMIT_DATA, _data_bytes()
    _, hard = resource.getrlimit(what)
    soft = now + more
    if hard != resource.RLIM_INFINITY:
        soft = min(soft, hard)
    with suppress(OSError, ValueError):
        resource.setrlimit(what, (soft, hard))


def _data_bytes() -> int:
    """Return how much memory counts against the limit now; a guess where that cannot be told."""
    with suppress(OSError, ValueError, IndexError):
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmData:"):
                return int(line.split()[1]) * 1024
    return 1024 * MEGABYTE
