"""Checkpoints: all that a training needs to go on, exactly, after any kill.

A checkpoint is a folder with ``weights.safetensors`` (every tensor), ``state.json`` (every other
number) and ``index.json`` (size and sha256 of both). It is built beside and renamed; nothing in it
is ever unpickled.
"""

import hashlib
import json
import re
import shutil
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal

import safetensors
import safetensors.torch
from pydantic import ConfigDict, Field, FiniteFloat
from torch import Tensor

from acgan_desktop.core import durable
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.file_model import FileFault, FileModel, check_values, read_json
from acgan_desktop.core.visible_text import print_text
from trainer.runs.run_folder import kimg_name
from trainer.training.checkpoint_values import Checkpoint, CheckpointError

WEIGHTS_FILE = "weights.safetensors"
STATE_FILE = "state.json"
INDEX_FILE = "index.json"
MAX_JSON_BYTES = 64 * 1024 * 1024
MAX_VALUES = 2_000_000
# "-2", "-3" … tell checkpoints of the same moment apart, so that none must be replaced in place.
_NAME = re.compile(r"(kimg-(\d{6,12}\.\d{1,3}))(?:-(\d{1,6}))?")


class _Frozen(FileModel):
    model_config = ConfigDict(frozen=True)


class _File(_Frozen):
    bytes: Annotated[int, Field(ge=0)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class _Index(_Frozen):
    format: Literal[1] = 1
    kimg: Annotated[FiniteFloat, Field(ge=0)]
    files: dict[Literal["weights.safetensors", "state.json"], _File]


def save_checkpoint(
    folder: Path,
    kimg: float,
    tensors: Mapping[str, Tensor],
    state: Mapping[str, Any],
    keep: int = 2,
) -> Path:
    """Save a checkpoint in ``folder`` and remove all but the last ``keep`` there.

    Checkpoints later than ``kimg`` are removed too: they were damaged, or the run went back behind
    them. Only one process may save in a folder.

    Args:
        folder: the run's checkpoints.
        kimg: thousands of real images shown.
        tensors: any dtypes and devices; what shares memory is saved apart.
        state: values that JSON can hold; Python floats come back exactly.
        keep: how many to keep, at least 1.

    Returns:
        The checkpoint's folder.

    Raises:
        CheckpointError: the disk is full or cannot be written; the older checkpoints are then
            untouched.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for leftover in folder.glob(".*.partial"):
            shutil.rmtree(leftover, ignore_errors=True)
        target = _unused_path(folder, kimg_name(kimg))
    except OSError as error:
        raise _unsaved(folder, error) from error
    write_checkpoint(target, kimg, tensors, state)
    present = list_checkpoints(folder)
    position = present.index(target)
    for path in [*present[:position], *present[position + max(1, keep) :]]:
        shutil.rmtree(path, ignore_errors=True)
    return target


def write_checkpoint(
    target: Path, kimg: float, tensors: Mapping[str, Tensor], state: Mapping[str, Any]
) -> None:
    """Write one checkpoint as the new folder ``target``; see :func:`save_checkpoint`.

    Raises:
        CheckpointError: the disk is full or cannot be written; nothing is left behind then.
    """
    try:
        with durable.new_folder(target) as partial:
            _save_tensors(partial / WEIGHTS_FILE, tensors)
            (partial / STATE_FILE).write_text(json.dumps(state), encoding="utf-8")
            # safetensors lets only the owner read its file; it shall be like every other one.
            shutil.copymode(partial / STATE_FILE, partial / WEIGHTS_FILE)
            files = {name: _measure(partial / name) for name in (WEIGHTS_FILE, STATE_FILE)}
            index = _Index.model_validate({"kimg": kimg, "files": files})
            (partial / INDEX_FILE).write_text(index.model_dump_json(indent=2), encoding="utf-8")
    except (OSError, safetensors.SafetensorError) as error:  # the latter for a full disk too
        raise _unsaved(target.parent, error) from error


def _unsaved(folder: Path, error: Exception) -> CheckpointError:
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return CheckpointError(f"The checkpoint in {folder} cannot be saved: {reason}.")


def list_checkpoints(folder: Path) -> list[Path]:
    """Return the checkpoints in ``folder``, newest first, intact or not."""
    found: list[tuple[float, int, Path]] = []
    if folder.is_dir():
        for path in folder.iterdir():
            if (match := _NAME.fullmatch(path.name)) and path.is_dir():
                found.append((float(match[2]), int(match[3] or 1), path))
    return [path for _, _, path in sorted(found, reverse=True)]


def load_newest(folder: Path) -> Checkpoint | None:
    """Load the newest intact checkpoint in ``folder``; None if there never was one.

    Raises:
        CheckpointError: there are checkpoints, but every one is damaged. Starting over would throw
            a training away, so a person has to decide that.
    """
    for _ in range(5):
        skipped: list[str] = []
        gone = False
        for path in list_checkpoints(folder):
            try:
                loaded = load_checkpoint(path)
            except CheckpointError as error:
                gone = gone or not path.exists()
                skipped.append(str(error))
                continue
            return replace(loaded, skipped=tuple(skipped))
        if not gone:
            break
        # A training that goes on beside us has replaced it: look again.
    if skipped:
        raise CheckpointError(
            f"No checkpoint in {folder} is intact; remove them to start over. {' '.join(skipped)}"
        )
    return None


def newest_for_use(run: Path, folder: Path) -> Checkpoint:
    """Load the newest intact checkpoint of the run ``run``, naming on stderr what was skipped.

    Raises:
        UserError: there is none yet.
        CheckpointError: every one is damaged.
    """
    checkpoint = load_newest(folder)
    if checkpoint is None:
        raise UserError(f"{run} has no checkpoint yet; train a little longer first.")
    for sentence in checkpoint.skipped:
        print_text(sentence, sys.stderr)
    return checkpoint


def load_checkpoint(path: Path) -> Checkpoint:
    """Load one checkpoint, after checking every byte of it.

    Raises:
        CheckpointError: it is damaged; the message names the file and what is wrong with it.
    """
    try:
        index = read_json(_Index, _read_small(path / INDEX_FILE))
        for name in (WEIGHTS_FILE, STATE_FILE):
            if name not in index.files:
                raise ValueError(f"{INDEX_FILE} does not list {name}")
            if _measure(path / name) != index.files[name]:
                raise ValueError(f"{name} has changed since it was written")
        state = read_checkpoint_state(path / STATE_FILE)
        tensors = safetensors.torch.load_file(path / WEIGHTS_FILE, device="cpu")
    except FileFault as error:
        fault = f"{INDEX_FILE}: {error}"
    except OSError as error:
        name = Path(str(error.filename)).name if error.filename else path.name
        fault = f"{name}: {error.strerror or error}"
    except (ValueError, KeyError, safetensors.SafetensorError) as error:
        fault = str(error)
    else:
        return Checkpoint(path, index.kimg, tensors, state)
    raise CheckpointError(f"The checkpoint {path} is damaged ({fault}).")


def read_checkpoint_state(path: Path) -> dict[str, Any]:
    """Read the values of a checkpoint that are no tensors, from its file ``path``.

    Raises:
        ValueError: it is no object of JSON, or larger than any.
        OSError: it cannot be read.
    """
    content = _read_small(path)
    try:
        check_values(content, MAX_VALUES)
        state = json.loads(content)
    except FileFault as fault:
        raise ValueError(f"{path.name}: {fault}") from fault
    except RecursionError as error:
        raise ValueError(f"{path.name} is nested too deeply") from error
    if not isinstance(state, dict):
        raise ValueError(f"{path.name} does not hold an object")
    return state


def _unused_path(folder: Path, name: str) -> Path:
    """Return ``name`` in ``folder``, numbered after all that have this name already."""
    numbers = [
        int(match[3] or 1)
        for path in folder.iterdir()
        if (match := _NAME.fullmatch(path.name)) and match[1] == name
    ]
    return folder / (f"{name}-{max(numbers) + 1}" if numbers else name)


def _save_tensors(path: Path, tensors: Mapping[str, Tensor]) -> None:
    seen: set[int] = set()
    alone: dict[str, Tensor] = {}
    for name, tensor in tensors.items():
        plain = tensor.detach().cpu().contiguous()
        # safetensors refuses tensors that share memory or see only a part of theirs.
        storage = plain.untyped_storage()
        if storage.data_ptr() in seen or storage.nbytes() != plain.nbytes:
            plain = plain.clone()
        seen.add(plain.untyped_storage().data_ptr())
        alone[name] = plain
    safetensors.torch.save_file(alone, path)


def _measure(path: Path) -> _File:
    if not path.is_file():
        raise ValueError(f"{path.name} is missing")
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return _File(bytes=stream.tell(), sha256=digest)


def _read_small(path: Path) -> bytes:
    if not path.is_file():
        raise ValueError(f"{path.name} is missing")
    with path.open("rb") as stream:
        content = stream.read(min(MAX_JSON_BYTES, path.stat().st_size) + 1)
    if len(content) > MAX_JSON_BYTES:
        raise ValueError(f"{path.name} is too large")
    return content
