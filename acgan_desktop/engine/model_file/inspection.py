"""Checking a model file of unknown origin before anything of it is used.

In order of cost: the size on the disk, the shape of the protobuf, the manifest, the graph, and last
the identity of the weights. ONNX Runtime sees only what has passed all of them.
"""

import mmap
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import onnx

from acgan_desktop.core.error_codes import WordCode
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.user_folders import reason
from acgan_desktop.engine.error_codes import GraphCode, ModelCode
from acgan_desktop.engine.model_file.graph_check import (
    Cost,
    check_model_frame,
    check_names,
    declared,
    follow,
)
from acgan_desktop.engine.model_file.interface import Interface, interface_of, largest_side
from acgan_desktop.engine.model_file.manifest import (
    MANIFEST_KEY,
    GeneratorManifest,
    Manifest,
    ManifestError,
    read_manifest,
)
from acgan_desktop.engine.model_file.model_id import model_id_of
from acgan_desktop.engine.model_file.protobuf_scan import ScanError, measure_model
from acgan_desktop.engine.model_file.sizes import BATCH, GraphError, size_of
from acgan_desktop.engine.model_file.skeleton import skeleton_of
from acgan_desktop.engine.model_file.split_graph import (
    MAPPING_INPUTS,
    SEAM,
    SYNTHESIS_OUTPUT,
    needed,
)
from acgan_desktop.engine.model_file.tensor_values import Value, stored_values

__all__ = [
    "CheckedFile",
    "ModelFileError",
    "check_model",
    "inspect_model",
    "load_checked",
    "model_id_of",
]

MAX_FILE_BYTES = 512 * 1024 * 1024
# What is not weights: nodes, names, the manifest. Real generators have a tenth of that.
_MAX_STRUCTURE_BYTES = 4 * 1024 * 1024
_MAX_FIELDS = 200_000
# Bytes per row of a batch that tensors may take at one time: 512 channels of float32 for each
# pixel, and what small pictures of large networks need beyond that. Published generators need at
# most a third.
_ROOM_PER_PIXEL = 2048
_ROOM = 256 * 1024 * 1024
Result = TypeVar("Result")


class ModelFileError(UserError):
    """A file is not a model that this program can use."""


@dataclass(frozen=True)
class CheckedFile:
    """A model file that passed the check.

    Attributes:
        manifest: what it says of itself.
        cost: what it costs to run, by each picture.
        size: bytes.
    """

    manifest: Manifest
    cost: Cost
    size: int


def inspect_model(path: Path) -> Manifest:
    """Check the model file at ``path`` without running anything of it; return its manifest.

    Raises:
        ModelFileError: the file cannot be read or breaks the contract; one sentence says how.
    """
    return check_model(path).manifest


def check_model(path: Path) -> CheckedFile:
    """Check the model file as :func:`inspect_model` does; say what it holds and what it costs.

    It is not copied into memory, however large its weights are.
    """
    return _explained(path, lambda: _with_file(path, _checked))


def load_checked(path: Path) -> tuple[onnx.ModelProto, Manifest]:
    """Check the file as :func:`inspect_model` does; return the parsed model and its manifest."""

    def load(data: mmap.mmap) -> tuple[onnx.ModelProto, Manifest]:
        manifest = _checked(data).manifest
        with memoryview(data) as view:
            return onnx.ModelProto.FromString(view), manifest

    return _explained(path, lambda: _with_file(path, load))


def _explained(path: Path, work: Callable[[], Result]) -> Result:
    """Do ``work`` on the file at ``path``; whatever goes wrong becomes one sentence about it."""
    try:
        return work()
    except ModelFileError:
        raise
    except OSError as error:
        raise ModelFileError(ModelCode.UNREADABLE, path=path, why=reason(error)) from error
    except ManifestError as error:
        raise ModelFileError(ModelCode.REFUSED, name=path.name, why=error) from error
    except (ScanError, GraphError) as error:
        raise ModelFileError(ModelCode.UNUSABLE, name=path.name, why=error) from error
    except Exception as error:
        # The file is hostile until proven otherwise: what the parser or a rule stumbles over in a
        # way nobody thought of is the file's fault, and never the end of the program.
        raise ModelFileError(ModelCode.DAMAGED, name=path.name) from error


def _with_file(path: Path, work: Callable[[mmap.mmap], Result]) -> Result:
    """Do ``work`` with the file at ``path``, mapped."""
    if not path.is_file():
        why = ModelCode.NOT_A_FILE if path.exists() else ModelCode.MISSING
        raise ModelFileError(ModelCode.UNREADABLE, path=path, why=why)
    with path.open("rb") as stream:
        size = path.stat().st_size
        if not 0 < size <= MAX_FILE_BYTES:
            raise GraphError(GraphCode.FILE_TOO_LARGE if size else GraphCode.EMPTY)
        with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return work(data)


def _checked(data: mmap.mmap) -> CheckedFile:
    measure = measure_model(data, _MAX_FIELDS)
    if len(data) - measure.raw_bytes > _MAX_STRUCTURE_BYTES:
        raise GraphError(GraphCode.STRUCTURE_TOO_LARGE)
    skeleton = skeleton_of(data)
    manifest = _manifest_of(skeleton.model)
    raw_bytes = {place: end - begin for place, (begin, end) in skeleton.left.items()}
    stored = stored_values(skeleton.model.graph, raw_bytes)
    cost = _check_graph(skeleton.model, manifest, stored)
    if model_id_of(skeleton.model, skeleton.left, data) != manifest.model_id:
        raise GraphError(GraphCode.WEIGHTS_DIFFER)
    return CheckedFile(manifest, cost, len(data))


def _manifest_of(model: onnx.ModelProto) -> Manifest:
    found = [entry.value for entry in model.metadata_props if entry.key == MANIFEST_KEY]
    if len(found) != 1:
        raise GraphError(GraphCode.MANY_MANIFESTS if found else GraphCode.NO_MANIFEST)
    return read_manifest(found[0])


def _check_graph(
    model: onnx.ModelProto,
    manifest: Manifest,
    stored: dict[str, Value],
) -> Cost:
    opset = check_model_frame(model)
    wanted_in, wanted_out = interface_of(manifest)
    _check_declared(GraphCode.INPUTS_DIFFER, model.graph.input, wanted_in)
    _check_declared(GraphCode.OUTPUTS_DIFFER, model.graph.output, wanted_out)
    check_names(model.graph, stored, wanted_in)
    room = _ROOM + _ROOM_PER_PIXEL * largest_side(manifest) ** 2
    batch = size_of(BATCH)
    inputs = {name: Value(dtype, (batch, *dims)) for name, (dtype, dims) in wanted_in.items()}
    followed = follow(model.graph, opset, stored, inputs, room)
    for name, (dtype, dims) in wanted_out.items():
        made = followed.values.get(name)
        if made is None or made.dtype != dtype or made.shape != (batch, *dims):
            raise GraphError(
                GraphCode.OUTPUT_DIFFERS, name=name, type=dtype, size=", ".join(map(str, dims))
            )
    if isinstance(manifest, GeneratorManifest):
        _check_seam(model)
    return followed.cost


def _check_seam(model: onnx.ModelProto) -> None:
    _, names = needed(model, (SEAM,), SYNTHESIS_OUTPUT)
    if names & set(MAPPING_INPUTS) or SEAM not in names:
        raise GraphError(GraphCode.PIXELS_PASS_SEAM, seam=SEAM)


def _check_declared(
    code: GraphCode, values: Iterable[onnx.ValueInfoProto], wanted: Interface
) -> None:
    values = list(values)
    names = [value.name for value in values]
    if sorted(names) != sorted(wanted):
        there = ", ".join(names)[:200] or WordCode.NONE
        raise GraphError(code, names=there, wanted=", ".join(wanted))
    for value in values:
        dtype, dims = declared(value)
        wanted_type, wanted_dims = wanted[value.name]
        sizes_fit = len(dims) == len(wanted_dims) + 1 and all(
            dim in (None, wanted) for dim, wanted in zip(dims[1:], wanted_dims, strict=True)
        )
        if dtype != wanted_type or not sizes_fit:
            raise GraphError(
                GraphCode.INTERFACE_SIZE_DIFFERS,
                name=value.name,
                type=wanted_type,
                size=", ".join(map(str, wanted_dims)),
            )
        if dims[0] is not None:
            raise GraphError(GraphCode.BATCH_FIXED, name=value.name)
