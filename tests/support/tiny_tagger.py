"""A tiny tagger file for tests, built with onnx.helper alone: no torch, no training.

It reads the mean colour of a picture: its features are the mean red, green and blue (0 to 1), and
each class is the likelier the nearer that colour is to the class's own.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tiny_model import set_manifest

from acgan_desktop.engine.model_file.model_id import model_id_of

COLOURS = {
    "red": (0.9, 0.1, 0.1),
    "green": (0.1, 0.8, 0.2),
    "blue": (0.1, 0.2, 0.9),
    "dark": (0.1, 0.1, 0.1),
    "light": (0.9, 0.9, 0.9),
}
DEFAULT_ATTRIBUTES = (("hair_color", ("red", "green", "blue")), ("tone", ("dark", "light")))
_SHARPNESS = 20.0


def tagger_manifest(
    attributes: Sequence[tuple[str, Sequence[str]]] = DEFAULT_ATTRIBUTES,
    resolution: int = 16,
    **changes: Any,
) -> dict[str, Any]:
    """Return the manifest of the tiny tagger as a plain dictionary, free to be spoiled."""
    return {
        "format": 1,
        "kind": "tagger",
        "name": "tiny-tagger",
        "model_id": "0" * 64,
        "resolution": resolution,
        "attributes": [
            {
                "name": name,
                "classes": list(classes),
                "shares": [1 / len(classes)] * len(classes),
                "thresholds": [0.5] * len(classes),
            }
            for name, classes in attributes
        ],
        "feature_dim": 3,
        "dataset": {"name": "drawn", "images": 12, "sha256": "0" * 64},
        "metrics": [],
        "licence": "CC0",
        "program": "acgan-desktop tests",
        "created": "2026-11-21T12:00:00Z",
        **changes,
    }


def tiny_tagger(
    attributes: Sequence[tuple[str, Sequence[str]]] = DEFAULT_ATTRIBUTES, resolution: int = 16
) -> onnx.ModelProto:
    """Return the model that :func:`write_tiny_tagger` writes."""
    weights: dict[str, np.ndarray] = {"scale": np.array(1 / 255, np.float32)}
    node = helper.make_node
    nodes = [
        node("Cast", ["pixels"], ["levels"], to=TensorProto.FLOAT),
        node("Mul", ["levels", "scale"], ["colours"]),
        node("Transpose", ["colours"], ["planes"], perm=[0, 3, 1, 2]),
        node("GlobalAveragePool", ["planes"], ["mean"]),
        node("Flatten", ["mean"], ["features"], axis=1),
    ]
    for name, classes in attributes:
        own = np.array([COLOURS[one] for one in classes], np.float32)
        # The distance to each colour, squared, but for what all classes have in common.
        weights[f"{name}.weight"] = 2 * _SHARPNESS * own.T
        weights[f"{name}.bias"] = -_SHARPNESS * (own**2).sum(axis=1)
        nodes += [
            node("Gemm", ["features", f"{name}.weight", f"{name}.bias"], [f"{name}.logits"]),
            node("Softmax", [f"{name}.logits"], [name], axis=1),
        ]
    value = helper.make_tensor_value_info
    graph = helper.make_graph(
        nodes,
        "tagger",
        [value("pixels", TensorProto.UINT8, ["batch", resolution, resolution, 3])],
        [
            *(value(name, TensorProto.FLOAT, ["batch", len(own)]) for name, own in attributes),
            value("features", TensorProto.FLOAT, ["batch", 3]),
        ],
        [numpy_helper.from_array(array, key) for key, array in weights.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)
    set_manifest(model, tagger_manifest(attributes, resolution, model_id=model_id_of(model)))
    return model


def write_tiny_tagger(
    path: Path,
    attributes: Sequence[tuple[str, Sequence[str]]] = DEFAULT_ATTRIBUTES,
    resolution: int = 16,
) -> Path:
    """Write a tiny valid tagger to ``path`` and return the path."""
    path.write_bytes(tiny_tagger(attributes, resolution).SerializeToString())
    return path
