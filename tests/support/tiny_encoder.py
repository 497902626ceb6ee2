"""A tiny encoder file for tests, built with onnx.helper alone: no torch, no training.

It reads the mean colour of a picture: z is linear in it, and so are the logits of each class.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tiny_model import DEFAULT_ATTRIBUTES, set_manifest

from acgan_desktop.engine.model_file.model_id import model_id_of

Attributes = Sequence[tuple[str, Sequence[str]]]


def encoder_manifest(
    attributes: Attributes = DEFAULT_ATTRIBUTES,
    resolution: int = 16,
    z_dim: int = 8,
    **changes: Any,
) -> dict[str, Any]:
    """Return the manifest of the tiny encoder as a plain dictionary, free to be spoiled."""
    return {
        "format": 1,
        "kind": "encoder",
        "name": "tiny-encoder",
        "model_id": "0" * 64,
        "generator": {"name": "tiny", "model_id": "1" * 64},
        "resolution": resolution,
        "z_dim": z_dim,
        "attributes": [
            {"name": name, "classes": list(classes), "shares": [1 / len(classes)] * len(classes)}
            for name, classes in attributes
        ],
        "dataset": {"name": "drawn", "images": 12, "sha256": ""},
        "metrics": [],
        "precision": "float32",
        "licence": "CC0",
        "program": "acgan-desktop tests",
        "created": "2026-12-01T12:00:00Z",
        **changes,
    }


def tiny_encoder(
    attributes: Attributes = DEFAULT_ATTRIBUTES,
    resolution: int = 16,
    z_dim: int = 8,
    normed: bool = True,
    **changes: Any,
) -> onnx.ModelProto:
    """Return a model of the kind encoder.

    Args:
        attributes: names and classes.
        resolution: side of the pictures.
        z_dim: length of z.
        normed: whether its class weights sum to 1, as they should.
        changes: what its manifest says otherwise.
    """
    rng = np.random.default_rng(0)
    weights: dict[str, np.ndarray] = {"scale": np.array(1 / 255, np.float32)}
    node = helper.make_node
    nodes = [
        node("Cast", ["pixels"], ["levels"], to=TensorProto.FLOAT),
        node("Mul", ["levels", "scale"], ["colours"]),
        node("Transpose", ["colours"], ["planes"], perm=[0, 3, 1, 2]),
        node("GlobalAveragePool", ["planes"], ["mean"]),
        node("Flatten", ["mean"], ["flat"], axis=1),
    ]
    for name, width in (("z", z_dim), *((name, len(own)) for name, own in attributes)):
        weights[f"{name}.weight"] = rng.standard_normal((3, width)).astype(np.float32)
        out = name if name == "z" or not normed else f"{name}.logits"
        nodes.append(node("MatMul", ["flat", f"{name}.weight"], [out]))
        if out != name:
            nodes.append(node("Softmax", [out], [name], axis=1))
    value = helper.make_tensor_value_info
    graph = helper.make_graph(
        nodes,
        "encoder",
        [value("pixels", TensorProto.UINT8, ["batch", resolution, resolution, 3])],
        [
            *(value(name, TensorProto.FLOAT, ["batch", len(own)]) for name, own in attributes),
            value("z", TensorProto.FLOAT, ["batch", z_dim]),
        ],
        [numpy_helper.from_array(array, key) for key, array in weights.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)
    told = {"model_id": model_id_of(model), **changes}
    set_manifest(model, encoder_manifest(attributes, resolution, z_dim, **told))
    return model


def write_tiny_encoder(path: Path, generator_id: str, **more: Any) -> Path:
    """Write a tiny encoder for the generator of that model_id to ``path``; return the path."""
    model = tiny_encoder(generator={"name": "tiny", "model_id": generator_id}, **more)
    path.write_bytes(model.SerializeToString())
    return path
