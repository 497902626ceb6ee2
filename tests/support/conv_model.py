"""A generator file of real size and shape for tests: Gemm, then transposed and plain convolutions.

The tiny model is too small to show what ONNX Runtime does differently for other batches; this one
has the layers and sizes of a 64 px DCGAN with random weights. Like the tiny one, no torch.
"""

from itertools import pairwise
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tiny_model import DEFAULT_ATTRIBUTES, set_manifest, tiny_manifest

from acgan_desktop.engine.model_file.model_id import model_id_of

Z_DIM = 128
CLASSES = sum(len(names) for _, names in DEFAULT_ATTRIBUTES)
STYLE_DIM = Z_DIM + 96
CHANNELS = (256, 128, 64, 32, 16)
RESOLUTION = 64


def write_conv_model(path: Path) -> Path:
    """Write the model to ``path`` and return the path."""
    rng = np.random.default_rng(5)
    weights: dict[str, np.ndarray] = {}
    nodes: list[onnx.NodeProto] = []

    def weight(name: str, *shape: int, fan_in: int) -> str:
        values = rng.standard_normal(shape, dtype=np.float32) * np.sqrt(2 / fan_in)
        weights[name] = values.astype(np.float32)
        return name

    def constant(name: str, values: object, dtype: type) -> str:
        weights[name] = np.array(values, dtype)
        return name

    def add(operator: str, *inputs: str, to: str, **attributes: object) -> str:
        nodes.append(helper.make_node(operator, list(inputs), [to], **attributes))
        return to

    psi = add("Unsqueeze", "truncation", constant("one_axis", [1], np.int64), to="psi")
    z = add("Mul", "z", psi, to="z_truncated")
    asked = add("Gemm", "attributes", weight("embed", CLASSES, 96, fan_in=CLASSES), to="embedded")
    flat = add("Concat", z, asked, to="flat", axis=1)
    add("Unsqueeze", flat, "one_axis", to="styles")

    flat = add("Squeeze", "styles", "one_axis", to="style")
    first = CHANNELS[0] * 16
    start = add("Gemm", flat, weight("start", STYLE_DIM, first, fan_in=STYLE_DIM), to="started")
    cells = constant("cells", [0, CHANNELS[0], 4, 4], np.int64)
    image = add("Reshape", start, cells, to="image0")
    scales = constant("scales", [1, 1, 2, 2], np.float32)
    for stage, (before, after) in enumerate(pairwise(CHANNELS)):
        if stage % 2:
            kernel = weight(f"conv{stage}", after, before, 3, 3, fan_in=9 * before)
            image = add("Resize", image, "", scales, to=f"large{stage}", mode="nearest")
            image = add("Conv", image, kernel, to=f"grown{stage}", pads=[1] * 4)
        else:
            kernel = weight(f"deconv{stage}", before, after, 4, 4, fan_in=4 * before)
            image = add(
                "ConvTranspose", image, kernel, to=f"grown{stage}", strides=[2, 2], pads=[1] * 4
            )
        image = add("LeakyRelu", image, to=f"image{stage + 1}", alpha=0.2)
    last = weight("to_rgb", 3, CHANNELS[-1], 3, 3, fan_in=9 * CHANNELS[-1])
    image = add("Conv", image, last, to="rgb", pads=[1] * 4)
    image = add("Tanh", image, to="tanh")
    image = add("Add", image, constant("one", 1, np.float32), to="shifted")
    image = add("Mul", image, constant("half", 127.5, np.float32), to="scaled")
    image = add("Round", image, to="rounded")
    low, high = constant("low", 0, np.float32), constant("high", 255, np.float32)
    image = add("Clip", image, low, high, to="clipped")
    image = add("Transpose", image, to="channels_last", perm=[0, 2, 3, 1])
    nodes.append(helper.make_node("Cast", [image], ["pixels"], to=TensorProto.UINT8))

    value = helper.make_tensor_value_info
    graph = helper.make_graph(
        nodes,
        "conv",
        [
            value("z", TensorProto.FLOAT, ["batch", Z_DIM]),
            value("attributes", TensorProto.FLOAT, ["batch", CLASSES]),
            value("truncation", TensorProto.FLOAT, ["batch"]),
        ],
        [
            value("styles", TensorProto.FLOAT, ["batch", 1, STYLE_DIM]),
            value("pixels", TensorProto.UINT8, ["batch", RESOLUTION, RESOLUTION, 3]),
        ],
        [numpy_helper.from_array(array, name) for name, array in weights.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)
    manifest = tiny_manifest(resolution=RESOLUTION, z_dim=Z_DIM, model_id=model_id_of(model))
    set_manifest(model, manifest | {"style_dim": STYLE_DIM, "name": "conv"})
    path.write_bytes(model.SerializeToString())
    return path
