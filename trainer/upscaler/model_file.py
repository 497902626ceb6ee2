"""An upscaler's model file: nodes from planes to planes, bytes at both ends, and the manifest."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from pydantic import ValidationError

from acgan_desktop import __version__
from acgan_desktop.core.avatar import first_fault
from acgan_desktop.engine.model_file.inspection import ModelFileError
from acgan_desktop.engine.model_file.interface import UPSCALED
from acgan_desktop.engine.model_file.manifest import (
    MANIFEST_KEY,
    DatasetFacts,
    Metric,
    PictureSizes,
    TaughtBy,
    UpscalerManifest,
)
from acgan_desktop.engine.model_file.model_id import model_id_of
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.upscaler import Upscaler
from trainer.export.checked_file import write_checked
from trainer.export.generator_graph import ExportError, finished_model
from trainer.export.half_weights import with_half_weights

PLANES = "planes"
"""What the network takes: float32 [batch, 3, h, w], red first, in 0 to 1."""
_CHECKED_SIZES = ((1, 1), (3, 5), (16, 16), (37, 64))
_APART = 1


@dataclass(frozen=True)
class UpscalerFacts:
    """What the manifest of an upscaler says beyond its factor.

    Attributes:
        name: what people call it.
        quality: fast for what is live, best for what is saved.
        sizes: which pictures it takes.
        dataset: what it learned from.
        licence: under which terms it may be used.
        taught_by: whose answers it learned from, if another upscaler's.
        metrics: measured figures.
    """

    name: str
    quality: Literal["fast", "best"]
    sizes: PictureSizes
    dataset: DatasetFacts
    licence: str
    taught_by: TaughtBy | None = None
    metrics: tuple[Metric, ...] = ()


def bytes_to_bytes(
    nodes: Sequence[onnx.NodeProto], tensors: Sequence[onnx.TensorProto], result: str, factor: int
) -> onnx.ModelProto:
    """Return a model from ``pixels`` to ``upscaled``, both uint8, with weights in half precision.

    Args:
        nodes: what makes ``result`` of :data:`PLANES`.
        tensors: their weights.
        result: the name of planes float32 [batch, 3, f·h, f·w], in 0 to 1.
        factor: f.
    """
    before = [
        helper.make_node("Transpose", ["pixels"], ["pixel_planes"], "to_planes", perm=[0, 3, 1, 2]),
        helper.make_node("Cast", ["pixel_planes"], ["levels"], "to_float", to=TensorProto.FLOAT),
        helper.make_node("Div", ["levels", "white"], [PLANES], "to_one"),
    ]
    after = [
        helper.make_node("Mul", [result, "white"], ["exact"], "to_levels"),
        helper.make_node("Round", ["exact"], ["rounded"], "to_whole"),
        helper.make_node("Clip", ["rounded", "black", "white"], ["clipped"], "to_range"),
        helper.make_node("Cast", ["clipped"], ["byte_planes"], "to_bytes", to=TensorProto.UINT8),
        helper.make_node("Transpose", ["byte_planes"], [UPSCALED], "to_pixels", perm=[0, 2, 3, 1]),
    ]
    ends = [
        numpy_helper.from_array(np.array(value, np.float32), name)
        for name, value in (("black", 0), ("white", 255))
    ]
    byte, large = TensorProto.UINT8, ["batch", f"{factor}*height", f"{factor}*width", 3]
    graph = helper.make_graph(
        [*before, *nodes, *after],
        "upscaler",
        [helper.make_tensor_value_info("pixels", byte, ["batch", "height", "width", 3])],
        [helper.make_tensor_value_info(UPSCALED, byte, large)],
        [*ends, *tensors],
    )
    return with_half_weights(finished_model(graph))


def write_upscaler(
    model: onnx.ModelProto,
    factor: int,
    facts: UpscalerFacts,
    out: Path,
    expected: Callable[[NDArray[np.uint8]], NDArray[np.uint8]] | None = None,
) -> UpscalerManifest:
    """Write ``model`` to the file ``out``, after opening it with the engine.

    Args:
        model: from bytes to bytes, without a manifest.
        factor: how many times as large as its input its output is.
        facts: what the manifest says.
        out: the file to write or to replace.
        expected: draws uint8 [n, h, w, 3] with sides that are multiples of 4, as the file should;
            random pictures may then lie one level apart.

    Returns:
        The manifest in the file.

    Raises:
        ExportError: the facts do not fit, the engine refuses the file or draws otherwise, or it
            cannot be written; ``out`` is then as before.
    """
    manifest = _manifest(model, factor, facts)
    helper.set_model_props(model, {MANIFEST_KEY: manifest.to_json()})

    def check(written: Path) -> None:
        try:
            with Upscaler.open(written, Device.CPU) as upscaler:
                _compare(upscaler, expected)
        except ModelFileError as error:
            raise ExportError(f"The engine refuses the exported upscaler: {error}") from error

    write_checked(out, model.SerializeToString(), check)
    return manifest


def _compare(
    upscaler: Upscaler, expected: Callable[[NDArray[np.uint8]], NDArray[np.uint8]] | None
) -> None:
    rng = np.random.default_rng(0)
    for height, width in _CHECKED_SIZES:
        pixels = rng.integers(0, 256, (2, height, width, 3), dtype=np.uint8)
        drawn = upscaler.upscale(pixels)
        if expected is None or height % 4 or width % 4:
            continue
        apart = np.abs(drawn.astype(int) - expected(pixels)).max()
        if apart > _APART:
            raise ExportError(
                f"The exported upscaler draws pixels {apart} levels away from PyTorch's."
            )


def _manifest(model: onnx.ModelProto, factor: int, facts: UpscalerFacts) -> UpscalerManifest:
    created = datetime.now(UTC).replace(microsecond=0)
    try:
        return UpscalerManifest(
            format=1,
            name=facts.name,
            model_id=model_id_of(model),
            factor=factor,
            sizes=facts.sizes,
            quality=facts.quality,
            taught_by=facts.taught_by,
            dataset=facts.dataset,
            metrics=facts.metrics,
            precision="float16",
            licence=facts.licence,
            program=f"acgan-desktop {__version__}",
            created=created.isoformat().replace("+00:00", "Z"),
        )
    except ValidationError as error:
        raise ExportError(f"This upscaler cannot be described: {first_fault(error)}.") from error
