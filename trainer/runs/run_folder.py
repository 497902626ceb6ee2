"""The run folder: one training and all that it writes, so that a kill at any moment resumes.

Contract 3 of the design. Needs neither torch nor Qt.
"""

import json
import math
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self

from acgan_desktop.core import durable
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.run_state import (
    CONTROL_FOLDER,
    LOCK_FILE,
    REQUESTS,
    STATE_FILE,
    Request,
    RunState,
    RunStateError,
    read_state,
    write_state,
)
from trainer.runs.json_lines import Line, number_of, read_lines

RECIPE_FILE = "recipe.toml"
_LOCK_SECONDS = 1.0
FOLDERS = ("samples", "checkpoints", "tensorboard", "export", CONTROL_FOLDER)
FILES = (RECIPE_FILE, STATE_FILE, "events.jsonl", "metrics.jsonl", LOCK_FILE)


def kimg_name(kimg: float) -> str:
    """Name a moment of a run: "kimg-000123.0", with three decimals where one is not exact."""
    images = round(kimg * 1000)
    return f"kimg-{images / 1000:08.1f}" if images % 100 == 0 else f"kimg-{images / 1000:010.3f}"


class RunFolder:
    """One training's folder.

    Attributes:
        path: the folder itself.
        recipe_path: the resolved recipe, TOML.
        events_path: one JSON line per report of the loop, each with its ``kimg``.
        metrics_path: one JSON line per measured metric, each with its ``kimg``.
        samples: sample grids, ``kimg-000123.0.png``.
        checkpoints: one folder per checkpoint.
        tensorboard: TensorBoard's event files.
        export: model files made along the way.
        control: requests from outside, see :meth:`take_requests`.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.recipe_path = path / RECIPE_FILE
        self.events_path = path / "events.jsonl"
        self.metrics_path = path / "metrics.jsonl"
        self.samples = path / "samples"
        self.checkpoints = path / "checkpoints"
        self.tensorboard = path / "tensorboard"
        self.export = path / "export"
        self.control = path / CONTROL_FOLDER

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make a run folder, or open the one that is there (also one half made before a kill).

        Raises:
            UserError: ``path`` holds something else, or cannot be written.
        """
        try:
            if path.is_dir():
                for entry in path.iterdir():
                    known = entry.name in FOLDERS or entry.name in FILES
                    if not (path / RECIPE_FILE).exists() and not known and not _leftover(entry):
                        raise UserError(
                            f"{path} is not a run folder: it holds {entry.name}. "
                            "Choose a new or an empty folder."
                        )
            for name in FOLDERS:
                (path / name).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(
                f"The run folder {path} cannot be written: {error.strerror}."
            ) from error
        return cls(path)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open an existing run folder, for reading or to go on with it.

        Raises:
            UserError: there is no run in ``path``.
        """
        if not (path / RECIPE_FILE).is_file():
            raise UserError(f"{path} is not a run folder: it has no {RECIPE_FILE}.")
        return cls(path)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Keep other trainers out of the folder; the system lets go when the process dies.

        Also removes what a killed trainer left half written.

        Raises:
            UserError: another process trains in this folder.
        """
        from filelock import FileLock, Timeout

        lock = FileLock(self.path / LOCK_FILE)
        try:
            # Whoever reads the state may have it for a moment.
            lock.acquire(timeout=_LOCK_SECONDS, poll_interval=0.05)
        except Timeout as error:
            raise UserError(
                f"Another process{self._owner()} is training in {self.path}. "
                "Stop it first, or choose another run folder."
            ) from error
        try:
            for path in (self.recipe_path, self.path / STATE_FILE):
                durable.remove_leftovers_beside(path)
            for path in (self.events_path, self.metrics_path):
                durable.remove_leftovers_beside(path)
                cut_torn_line(path)
            yield
        finally:
            lock.release()

    def _owner(self) -> str:
        with suppress(RunStateError):
            if state := self.read_state():
                return f" (number {state.pid})"
        return ""

    def write_recipe(self, text: str) -> None:
        """Keep the resolved recipe, TOML, that this run follows."""
        durable.write_text(self.recipe_path, text)

    def write_state(self, state: RunState) -> None:
        """Say how the run stands; whoever reads sees the old state or this one, never half."""
        write_state(self.path, state)

    def read_state(self) -> RunState | None:
        """Return how the run stands; None before it first said so.

        One whose process was killed is "stopped"; see
        :func:`acgan_desktop.core.run_state.read_state`.

        Raises:
            RunStateError: the file does not fit its contract.
        """
        return read_state(self.path)

    def append_event(self, event: Mapping[str, Any]) -> None:
        """Add one line to the events; numbers that are not finite are written as null."""
        append_line(self.events_path, event)

    def append_metric(self, metric: Mapping[str, Any]) -> None:
        """Add one line to the metrics."""
        append_line(self.metrics_path, metric)

    def events(self) -> list[Line]:
        """Return all whole events, oldest first."""
        return read_lines(self.events_path)

    def metrics(self) -> list[Line]:
        """Return all whole metrics, oldest first."""
        return read_lines(self.metrics_path)

    def trim_after(self, kimg: float) -> None:
        """Drop events and metrics later than ``kimg``, so that resuming there repeats no point."""
        for path in (self.events_path, self.metrics_path):
            # Half an image of slack: kimg is a decimal fraction of whole images.
            lines = read_lines(path)
            kept = [line for line in lines if number_of(line, "kimg") <= kimg + 0.0005]
            if len(kept) < len(lines):
                durable.write_text(path, "".join(_to_line(line) for line in kept))

    def sample_path(self, kimg: float) -> Path:
        """Return where the sample grid of that moment goes."""
        return self.samples / f"{kimg_name(kimg)}.png"

    def asked(self, request: Request) -> bool:
        """Say whether ``request`` was made from outside and not yet taken."""
        return (self.control / request).exists()

    def take_requests(self) -> list[Request]:
        """Return what was asked from outside since the last call, oldest first, and remove it."""
        found: list[tuple[int, Request]] = []
        for name in REQUESTS:
            path = self.control / name
            with suppress(OSError):
                asked = path.stat().st_mtime_ns
                path.unlink()
                found.append((asked, name))
        return [name for _, name in sorted(found, key=lambda pair: pair[0])]


def append_line(path: Path, line: Mapping[str, Any]) -> None:
    """Append one JSON line to ``path`` and hand it to the system at once."""
    with path.open("ab") as stream:
        stream.write(_to_line(line).encode())


def cut_torn_line(path: Path) -> None:
    """Cut off what follows the last line break: a kill or a full disk stopped it half way."""
    with suppress(FileNotFoundError), path.open("rb+") as stream:
        end = position = stream.seek(0, os.SEEK_END)
        while position > 0:
            start = max(0, position - 4096)
            stream.seek(start)
            block = stream.read(position - start)
            if (found := block.rfind(b"\n")) >= 0:
                position = start + found + 1
                break
            position = start
        if position < end:
            stream.truncate(position)


def _to_line(line: Mapping[str, Any]) -> str:
    plain = {key: _plain(value) for key, value in line.items()}
    return json.dumps(plain, ensure_ascii=False, allow_nan=False) + "\n"


def _plain(value: Any) -> Any:
    """Turn NumPy and torch scalars into Python numbers, and NaN and infinity into null."""
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def _leftover(path: Path) -> bool:
    return path.name.startswith(".") and path.name.endswith(".partial")
