"""A tiny generator file for tests, built with onnx.helper alone: no torch, no training.

Its picture depends on everything asked for: each attribute colours its own band of the picture
(the colour of ``hair_color`` also sets the mean colour of the whole), and z adds a pattern.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from acgan_desktop.engine.model_file.model_id import model_id_of

DEFAULT_ATTRIBUTES = (
    ("hair_length", ("short", "long")),
    ("hair_color", ("blonde", "pink", "blue")),
    ("eye_color", ("blue", "red")),
)
# Colours in [-1, 1] for the class names that the tests use; other classes get drawn ones.
_COLOURS = {
    "blonde": (0.8, 0.7, -0.3),
    "pink": (0.9, -0.1, 0.4),
    "blue": (-0.7, -0.4, 0.8),
    "red": (0.8, -0.8, -0.8),
    "green": (-0.7, 0.6, -0.6),
    "black": (-0.9, -0.9, -0.9),
    "short": (-0.5, -0.5, -0.5),
    "long": (0.5, 0.5, 0.5),
}
_GRID = 4  # the picture is a grid of 4 x 4 coloured cells before it is enlarged


def tiny_manifest(
    *,
    resolution: int = 16,
    z_dim: int = 8,
    attributes: Sequence[tuple[str, Sequence[str]]] = DEFAULT_ATTRIBUTES,
    num_styles: int = 1,
    name: str = "tiny",
    shares: Mapping[str, Sequence[float]] | None = None,
    model_id: str = "0" * 64,
) -> dict[str, Any]:
    """Return the manifest of the tiny model as a plain dictionary, free to be spoiled by a test."""
    classes = sum(len(names) for _, names in attributes)
    shares = shares or {}
    return {
        "format": 1,
        "kind": "generator",
        "name": name,
        "family": "dcgan",
        "model_id": model_id,
        "resolution": resolution,
        "z_dim": z_dim,
        "num_styles": num_styles,
        "style_dim": z_dim + classes,
        "style_groups": [{"name": "all", "layers": list(range(num_styles))}],
        "truncation": {"default": 0.7, "min": 0.0, "max": 1.0},
        "attributes": [
            {
                "name": attribute,
                "classes": list(names),
                "shares": list(shares.get(attribute, [1 / len(names)] * len(names))),
            }
            for attribute, names in attributes
        ],
        "dataset": {"name": "drawn", "images": 12, "sha256": "0" * 64},
        "kimg": 1.0,
        "metrics": [],
        "precision": "float32",
        "licence": "CC0",
        "program": "acgan-desktop tests",
        "created": "2026-11-21T12:00:00Z",
    }


def _paint(
    z_dim: int, attributes: Sequence[tuple[str, Sequence[str]]], rng: np.random.Generator
) -> NDArray[np.float32]:
    """Return the matrix from one style [style_dim] to the cells [3 * grid * grid]."""
    rows = [rng.standard_normal((z_dim, 3, _GRID, _GRID)) * 0.4 / np.sqrt(z_dim)]
    for position, (attribute, names) in enumerate(attributes):
        cells = np.zeros((1, 1, _GRID, _GRID))
        cells[:, :, position % _GRID] = 0.3
        if attribute == "hair_color":
            cells += 0.5
        colours = [_COLOURS.get(name, tuple(rng.uniform(-0.8, 0.8, 3))) for name in names]
        rows.append(np.array(colours)[:, :, None, None] * cells)
    return np.concatenate(rows).reshape(-1, 3 * _GRID * _GRID).astype(np.float32)


def tiny_model(
    *,
    resolution: int = 16,
    z_dim: int = 8,
    attributes: Sequence[tuple[str, Sequence[str]]] = DEFAULT_ATTRIBUTES,
    num_styles: int = 1,
    name: str = "tiny",
    shares: Mapping[str, Sequence[float]] | None = None,
    seed: int = 0,
) -> onnx.ModelProto:
    """Return the model that :func:`write_tiny_model` writes."""
    if resolution % _GRID:
        raise ValueError("the resolution must be a multiple of 4")
    rng = np.random.default_rng(seed)
    style_dim = z_dim + sum(len(names) for _, names in attributes)
    # One style for all layers, as in a fresh model; the layers share the painting between them.
    spread = np.tile(np.eye(style_dim, dtype=np.float32), (1, num_styles))
    paint = np.tile(_paint(z_dim, attributes, rng) / num_styles, (num_styles, 1))
    blur = np.zeros((3, 3, 3, 3), np.float32)
    blur[range(3), range(3)] = np.array([[1, 2, 1], [2, 4, 2], [1, 2, 1]]) / 16

    weights = {
        "mapping.spread": spread,
        "synthesis.paint": paint.astype(np.float32),
        "synthesis.blur": blur,
        "synthesis.bias": np.zeros(3, np.float32),
    }
    constants = {
        "last_axis": np.array([1], np.int64),
        "styles_shape": np.array([0, num_styles, style_dim], np.int64),
        "flat_shape": np.array([0, num_styles * style_dim], np.int64),
        "cells_shape": np.array([0, 3, _GRID, _GRID], np.int64),
        "scales": np.array([1, 1, resolution // _GRID, resolution // _GRID], np.float32),
        "one": np.array(1, np.float32),
        "half_range": np.array(127.5, np.float32),
        "low": np.array(0, np.float32),
        "high": np.array(255, np.float32),
    }
    node = helper.make_node
    nodes = [
        node("Unsqueeze", ["truncation", "last_axis"], ["psi"]),
        node("Mul", ["z", "psi"], ["z_truncated"]),
        node("Concat", ["z_truncated", "attributes"], ["asked"], axis=1),
        node("MatMul", ["asked", "mapping.spread"], ["spread"]),
        node("Reshape", ["spread", "styles_shape"], ["styles"]),
        node("Reshape", ["styles", "flat_shape"], ["flat"]),
        node("MatMul", ["flat", "synthesis.paint"], ["painted"]),
        node("Reshape", ["painted", "cells_shape"], ["cells"]),
        node("Resize", ["cells", "", "scales"], ["enlarged"], mode="nearest"),
        node("Conv", ["enlarged", "synthesis.blur", "synthesis.bias"], ["soft"], pads=[1, 1, 1, 1]),
        node("Tanh", ["soft"], ["image"]),
        node("Add", ["image", "one"], ["shifted"]),
        node("Mul", ["shifted", "half_range"], ["scaled"]),
        node("Round", ["scaled"], ["rounded"]),
        node("Clip", ["rounded", "low", "high"], ["clipped"]),
        node("Transpose", ["clipped"], ["channels_last"], perm=[0, 2, 3, 1]),
        node("Cast", ["channels_last"], ["pixels"], to=TensorProto.UINT8),
    ]
    value = helper.make_tensor_value_info
    classes = style_dim - z_dim
    graph = helper.make_graph(
        nodes,
        "tiny",
        [
            value("z", TensorProto.FLOAT, ["batch", z_dim]),
            value("attributes", TensorProto.FLOAT, ["batch", classes]),
            value("truncation", TensorProto.FLOAT, ["batch"]),
        ],
        [
            value("styles", TensorProto.FLOAT, ["batch", num_styles, style_dim]),
            value("pixels", TensorProto.UINT8, ["batch", resolution, resolution, 3]),
        ],
        [numpy_helper.from_array(array, key) for key, array in (weights | constants).items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)
    set_manifest(
        model,
        tiny_manifest(
            resolution=resolution,
            z_dim=z_dim,
            attributes=attributes,
            num_styles=num_styles,
            name=name,
            shares=shares,
            model_id=model_id_of(model),
        ),
    )
    return model


def set_manifest(model: onnx.ModelProto, manifest: Mapping[str, Any]) -> None:
    """Put ``manifest`` into the model in place of the one that is there."""
    del model.metadata_props[:]
    helper.set_model_props(model, {"acgan.manifest": json.dumps(manifest)})


def write_tiny_model(
    path: Path,
    *,
    resolution: int = 16,
    z_dim: int = 8,
    attributes: Sequence[tuple[str, Sequence[str]]] = DEFAULT_ATTRIBUTES,
    num_styles: int = 1,
    name: str = "tiny",
    shares: Mapping[str, Sequence[float]] | None = None,
    seed: int = 0,
) -> Path:
    """Write a tiny valid generator to ``path`` and return the path.

    Args:
        resolution: side of the picture, a multiple of 4.
        attributes: pairs of an attribute's name and its classes.
        shares: frequencies of the classes per attribute; equal ones where not given.
        seed: another seed gives other weights, hence another ``model_id``.
    """
    model = tiny_model(
        resolution=resolution,
        z_dim=z_dim,
        attributes=attributes,
        num_styles=num_styles,
        name=name,
        shares=shares,
        seed=seed,
    )
    path.write_bytes(model.SerializeToString())
    return path
