"""A tiny upscaler file for tests, built with onnx.helper alone: no torch, no training.

It blurs a picture a little and repeats each of its pixels four times both ways.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tiny_model import set_manifest

from acgan_desktop.engine.model_file.model_id import model_id_of

FACTOR = 4
_WINDOW = np.array([[1, 2, 1], [2, 4, 2], [1, 2, 1]], np.float32) / 16


def upscaler_manifest(**changes: Any) -> dict[str, Any]:
    """Return the manifest of the tiny upscaler as a plain dictionary, free to be spoiled."""
    return {
        "format": 1,
        "kind": "upscaler",
        "name": "tiny-upscaler",
        "model_id": "0" * 64,
        "factor": FACTOR,
        "sizes": {"min": 1, "max": 600, "best": [16]},
        "quality": "fast",
        "taught_by": {"name": "a teacher", "model_id": "1" * 64, "licence": "CC0"},
        "dataset": {"name": "drawn", "images": 12, "sha256": ""},
        "metrics": [],
        "precision": "float32",
        "licence": "CC0",
        "program": "acgan-desktop tests",
        "created": "2026-12-01T12:00:00Z",
        **changes,
    }


def upscaler_nodes() -> list[onnx.NodeProto]:
    """Return the nodes of the tiny upscaler, from ``pixels`` to ``upscaled``."""
    node = helper.make_node
    return [
        node("Transpose", ["pixels"], ["planes"], perm=[0, 3, 1, 2]),
        node("Cast", ["planes"], ["levels"], to=TensorProto.FLOAT),
        node("Conv", ["levels", "window"], ["blurred"], pads=[1, 1, 1, 1], group=3),
        node("Resize", ["blurred", "", "scales"], ["large"], mode="nearest",
             coordinate_transformation_mode="asymmetric", nearest_mode="floor"),
        node("Round", ["large"], ["rounded"]),
        node("Cast", ["rounded"], ["bytes"], to=TensorProto.UINT8),
        node("Transpose", ["bytes"], ["upscaled"], perm=[0, 2, 3, 1]),
    ]  # fmt: skip


def tiny_upscaler(
    nodes: Sequence[onnx.NodeProto] | None = None,
    sides: Sequence[object] = ("height", "width"),
    **changes: Any,
) -> onnx.ModelProto:
    """Return a model of the kind upscaler.

    Args:
        nodes: other nodes than the usual ones.
        sides: what the file states of its input's height and width.
        changes: what its manifest says otherwise.
    """
    value = helper.make_tensor_value_info
    weights = {
        "window": np.broadcast_to(_WINDOW, (3, 1, 3, 3)),
        "scales": np.array([1, 1, FACTOR, FACTOR], np.float32),
    }
    graph = helper.make_graph(
        nodes or upscaler_nodes(),
        "upscaler",
        [value("pixels", TensorProto.UINT8, ["batch", *sides, 3])],
        [value("upscaled", TensorProto.UINT8, ["batch", "tall", "wide", 3])],
        [numpy_helper.from_array(np.ascontiguousarray(one), key) for key, one in weights.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)
    set_manifest(model, upscaler_manifest(**{"model_id": model_id_of(model), **changes}))
    return model


def write_tiny_upscaler(path: Path, **changes: Any) -> Path:
    """Write a tiny valid upscaler to ``path`` and return the path."""
    path.write_bytes(tiny_upscaler(**changes).SerializeToString())
    return path


def enlarged(picture: np.ndarray) -> np.ndarray:
    """Return what the tiny upscaler makes of uint8 [h, w, 3], with NumPy alone."""
    height, width = picture.shape[:2]
    fed = [-(-side // 4) * 4 - side for side in (height, width)]
    # The engine repeats the edge to sides it can feed; around that the convolution sees zeros.
    inner = np.pad(picture.astype(np.float32), ((0, fed[0]), (0, fed[1]), (0, 0)), mode="edge")
    wide = np.pad(inner, ((1, 1), (1, 1), (0, 0)))
    sums = np.zeros((height, width, 3))
    for row in range(3):
        for column in range(3):
            sums += _WINDOW[row, column] * wide[row : row + height, column : column + width]
    return np.round(sums).astype(np.uint8).repeat(FACTOR, 0).repeat(FACTOR, 1)
