"""Checkpoints made small for carrying: a few files of a few MiB, and a checkpoint again.

Where the checkpoint as it is does not fit, the optimisers' moments go into half precision; where
that is not enough, the averaged generator becomes a half precision difference from the generator.
Weights, counters and random streams always come back exactly. Going on from such a checkpoint is
therefore approximate, and says so.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

import torch
from pydantic import ConfigDict, Field, FiniteFloat
from torch import Tensor

from acgan_desktop.core.file_model import FileFault, FileModel, check_values
from trainer.data.packing.packed_files import checked_content, read_description, write_folder
from trainer.runs.checkpoints.checkpoint import MAX_JSON_BYTES, MAX_VALUES
from trainer.runs.checkpoints.tensor_coding import (
    Coded,
    Coding,
    CodingError,
    RoundingError,
    decode,
    encode,
)
from trainer.training.checkpoint_values import Checkpoint, CheckpointError

CARRIED_FILE = "carried.json"
MAX_FILES = 8
MAX_FILE_BYTES = 16 * 1024 * 1024
MAX_BYTES = 64 * 1024 * 1024
# What unpacking may take in memory, whatever a description says.
_MAX_UNPACKED = 1024**3
_MAX_TENSORS = 100_000
CARRIED_KEY = "carried"
"""Where an approximate checkpoint's state says so in one sentence, until it is saved again."""

How = Literal["exact", "moments", "moments and average"]
HOWS: tuple[How, ...] = ("exact", "moments", "moments and average")


class _Strict(FileModel):
    model_config = ConfigDict(frozen=True)


class CarriedPart(_Strict):
    """One of the files; their contents in this order are the payloads, one after another."""

    name: Annotated[str, Field(pattern=r"^part-\d\.bin$")]
    bytes: Annotated[int, Field(ge=1, le=MAX_FILE_BYTES)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Carried(_Strict):
    """``carried.json``: what is in the other files.

    Attributes:
        kimg: thousands of real images shown.
        how: what was rounded.
        errors: by what was rounded, how far it comes back from what it was.
        recipe: the run's recipe, TOML.
        texts: the run's other text files by name, and the payload bytes of each, before the
            tensors'.
        tensors: the checkpoint's tensors in the order of their payloads.
        parts: the files.
    """

    format: Literal[1] = 1
    kimg: Annotated[FiniteFloat, Field(ge=0)]
    how: How
    errors: dict[str, RoundingError]
    recipe: Annotated[str, Field(max_length=1024 * 1024)]
    texts: tuple[Coded, ...]
    tensors: Annotated[tuple[Coded, ...], Field(max_length=_MAX_TENSORS)]
    parts: Annotated[tuple[CarriedPart, ...], Field(min_length=1, max_length=MAX_FILES - 1)]


@dataclass(frozen=True)
class Unpacked:
    """What came out.

    Attributes:
        carried: its description.
        texts: the run's text files by name.
        tensors: the checkpoint's tensors.
        state: the checkpoint's other values; says under CARRIED_KEY that it is approximate.
    """

    carried: Carried
    texts: dict[str, bytes]
    tensors: dict[str, Tensor]
    state: dict[str, Any]


STATE = "state"


def pack_checkpoint(
    checkpoint: Checkpoint,
    recipe: str,
    texts: Mapping[str, bytes],
    out: Path,
    *,
    exact: bool = False,
    most: int = MAX_BYTES,
) -> Carried:
    """Write ``checkpoint`` into the folder ``out``, as exactly as fits.

    Args:
        checkpoint: what to carry.
        recipe: its run's recipe, TOML.
        texts: other text files of the run by name.
        out: the folder to make.
        exact: refuse rather than round.
        most: bytes of all files together.

    Raises:
        CheckpointError: it does not fit, or holds numbers that are not finite; or the folder exists
            or cannot be written.
    """
    _check_finite(checkpoint)
    written = {STATE: json.dumps(checkpoint.state).encode(), **texts}
    small = [_encoded_text(name, content) for name, content in written.items()]
    size = 0
    for how in HOWS[:1] if exact else HOWS:
        coded = [*_encoded(checkpoint, how)]
        payloads = b"".join(payload for _, payload in (*small, *coded))
        pieces = [
            payloads[start : start + MAX_FILE_BYTES]
            for start in range(0, len(payloads), MAX_FILE_BYTES)
        ]
        size = len(payloads)
        if len(pieces) > MAX_FILES - 1:
            continue
        carried = Carried(
            kimg=checkpoint.kimg,
            how=how,
            errors=_errors(checkpoint, coded),
            recipe=recipe,
            texts=tuple(one for one, _ in small),
            tensors=tuple(one for one, _ in coded),
            parts=tuple(_part(index, piece) for index, piece in enumerate(pieces)),
        )
        description = (carried.model_dump_json() + "\n").encode()
        size += len(description)
        if size <= most:
            contents = {part.name: piece for part, piece in zip(carried.parts, pieces, strict=True)}
            write_folder(out, {**contents, CARRIED_FILE: description}, CheckpointError)
            return carried
    rounded = "without rounding; leave out --exact" if exact else "even in half precision"
    raise CheckpointError(
        f"The checkpoint {checkpoint.path} needs {size / 2**20:.1f} MiB {rounded}, and "
        f"{most / 2**20:g} MiB may be used."
    )


def _check_finite(checkpoint: Checkpoint) -> None:
    for name, tensor in checkpoint.tensors.items():
        if tensor.is_floating_point() and not bool(torch.isfinite(tensor).all()):
            raise CheckpointError(f"{checkpoint.path} holds numbers that are not finite ({name}).")


def _part(index: int, content: bytes) -> CarriedPart:
    """Describe one of the files."""
    return CarriedPart(
        name=f"part-{index}.bin",
        bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )


def unpack_checkpoint(path: Path) -> Unpacked:
    """Read what :func:`pack_checkpoint` wrote into ``path``, after checking every byte.

    Raises:
        CheckpointError: a file is missing, damaged or belongs to another packing; it is named.
    """
    carried = _read_description(path)
    pieces = [checked_content(path, part, CheckpointError) for part in carried.parts]
    stream = b"".join(pieces)
    if sum(one.bytes for one in (*carried.texts, *carried.tensors)) != len(stream):
        raise CheckpointError(f"{path / CARRIED_FILE} does not fit the files beside it.")
    try:
        _check_sizes(carried)
        position = 0
        texts: dict[str, bytes] = {}
        for one in carried.texts:
            payload = stream[position : position + one.bytes]
            texts[one.name] = decode(one, payload).numpy().tobytes()
            position += one.bytes
        tensors: dict[str, Tensor] = {}
        for one in carried.tensors:
            payload = stream[position : position + one.bytes]
            tensors[one.name] = decode(one, payload, tensors.get(one.base))
            position += one.bytes
        content = texts.pop(STATE)
        check_values(content, MAX_VALUES)
        state = json.loads(content)
        if not isinstance(state, dict):
            raise CodingError("its state is not an object")
    except (FileFault, KeyError, ValueError, RuntimeError, OverflowError, TypeError) as error:
        raise CheckpointError(f"The carried checkpoint in {path} is damaged: {error}.") from error
    if carried.how != "exact":
        state[CARRIED_KEY] = sentence(carried)
    return Unpacked(carried, texts, tensors, state)


def sentence(carried: Carried) -> str:
    """Say in one sentence how exact a carried checkpoint is."""
    if carried.how == "exact":
        return "Carried exactly: going on gives the same numbers as never having stopped."
    return (
        f"Carried approximately: the optimisers' {carried.how} were rounded to half precision, so "
        "going on gives slightly other numbers than never having stopped."
    )


def _encoded(checkpoint: Checkpoint, how: How) -> Iterator[tuple[Coded, bytes]]:
    codings = {
        name: _coding(checkpoint, name, tensor, how) for name, tensor in checkpoint.tensors.items()
    }
    # What a difference is taken from comes before it.
    for name in sorted(codings, key=lambda name: codings[name][1] != ""):
        coding, base = codings[name]
        other = (base, checkpoint.tensors[base]) if base else None
        yield encode(name, checkpoint.tensors[name], coding, other)


def _coding(checkpoint: Checkpoint, name: str, tensor: Tensor, how: How) -> tuple[Coding, str]:
    """Return how a tensor is written, and the name of the one that it is a difference from."""
    if how == "exact" or tensor.dtype is not torch.float32:
        return "raw", ""
    if name.startswith("adam_") and name.endswith(".exp_avg_sq") and bool((tensor >= 0).all()):
        return "root", ""
    if name.startswith("adam_") and name.endswith(".exp_avg"):
        # With beta1 = 0 the next step puts the new gradient in its place.
        return ("zeros" if _first_beta(checkpoint.state, name) == 0 else "half"), ""
    base = name.replace("average.", "generator.", 1)
    if how == "moments and average" and name.startswith("average."):
        other = checkpoint.tensors.get(base)
        if other is not None and (other.shape, other.dtype) == (tensor.shape, tensor.dtype):
            return "difference", base
    return "raw", ""


def _first_beta(state: Mapping[str, Any], name: str) -> float | None:
    try:
        owner = name.split(".", 1)[0].removeprefix("adam_")
        betas = {group["betas"][0] for group in state["optimisers"][owner]["param_groups"]}
    except (KeyError, IndexError, TypeError):
        return None
    return float(betas.pop()) if len(betas) == 1 else None


def _errors(checkpoint: Checkpoint, coded: list[tuple[Coded, bytes]]) -> dict[str, RoundingError]:
    """Measure what rounding changed, by decoding; second moments by the root that Adam divides by.

    What is left out is not counted: it is never used.
    """
    worst: dict[str, float] = {}
    squares: dict[str, list[float]] = {}
    kinds = {"half": "first moments", "root": "second moments", "difference": "average"}
    for one, payload in coded:
        kind = kinds.get(one.coding)
        if kind is None:
            continue
        before = checkpoint.tensors[one.name]
        after = decode(one, payload, checkpoint.tensors.get(one.base))
        if one.coding == "root":
            before, after = before.double().sqrt(), after.double().sqrt()
        apart = (after.double() - before.double()).abs()
        largest = float(before.abs().max()) if before.numel() else 0.0
        share = float(apart.max()) / largest if largest > 0 else 0.0
        worst[kind] = max(worst.get(kind, 0.0), share)
        sums = squares.setdefault(kind, [0.0, 0.0])
        sums[0] += float(apart.square().sum())
        sums[1] += float(before.double().square().sum())
    return {
        kind: RoundingError(
            largest_share=share,
            rms_share=(squares[kind][0] / squares[kind][1]) ** 0.5 if squares[kind][1] > 0 else 0.0,
        )
        for kind, share in worst.items()
    }


def _encoded_text(name: str, content: bytes) -> tuple[Coded, bytes]:
    numbers = torch.zeros(0, dtype=torch.uint8)
    if content:
        numbers = torch.frombuffer(bytearray(content), dtype=torch.uint8)
    return encode(name, numbers, "raw")


def _read_description(path: Path) -> Carried:
    file = path / CARRIED_FILE
    carried = read_description(
        file, Carried, "a carried checkpoint", MAX_JSON_BYTES, CheckpointError
    )
    for names in (
        [part.name for part in carried.parts],
        [one.name for one in (*carried.texts, *carried.tensors)],
    ):
        if len(set(names)) != len(names):
            raise CheckpointError(f"{file} is not usable: it names something twice.")
    return carried


def _check_sizes(carried: Carried) -> None:
    """Refuse what would fill the memory, before anything is inflated."""
    if 8 * sum(one.numbers for one in (*carried.texts, *carried.tensors)) > _MAX_UNPACKED:
        raise CodingError("it would unpack to far too much")
    if any(one.dtype != "uint8" or one.coding != "raw" for one in carried.texts):
        raise CodingError("a text in it is not one")
    if any("/" in one.name or "\\" in one.name or one.name[0] == "." for one in carried.texts):
        raise CodingError("a text in it has a name that leads elsewhere")
