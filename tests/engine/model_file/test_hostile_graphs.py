"""Graphs that compute their sizes, divide, cost more than they seem to, or need much memory."""

import tracemalloc
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from tiny_model import set_manifest, tiny_manifest, tiny_model

from acgan_desktop.engine.model_file.graph_check import follow
from acgan_desktop.engine.model_file.inspection import ModelFileError, check_model, model_id_of
from acgan_desktop.engine.model_file.sizes import (
    BATCH,
    GraphError,
    Symbol,
    per_row,
    product_of,
    size_of,
)
from acgan_desktop.engine.model_file.tensor_values import Value, stored_values

FLOAT = np.dtype(np.float32)
SMALLEST = -(2**63)
node = helper.make_node


def with_nodes(
    path: Path, nodes: Sequence[onnx.NodeProto], resolution: int = 16, **constants: Any
) -> Path:
    """Write a healthy model that computes ``nodes``, too, from z, truncation and ``constants``."""
    return with_numbers(path, nodes, constants, resolution)


def with_numbers(
    path: Path,
    nodes: Sequence[onnx.NodeProto],
    constants: Mapping[str, Any],
    resolution: int = 16,
) -> Path:
    model = tiny_model(resolution=resolution)
    for name, values in constants.items():
        array = np.asarray(values)
        model.graph.initializer.append(numpy_helper.from_array(array, name))
    for position, one in enumerate(nodes):
        model.graph.node.insert(position, one)
    set_manifest(model, tiny_manifest(resolution=resolution, model_id=model_id_of(model)))
    path.write_bytes(model.SerializeToString())
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "hostile.onnx"


def batch_then(*nodes: onnx.NodeProto) -> list[onnx.NodeProto]:
    """Return nodes that follow one which makes ``batch``, the number of rows."""
    return [node("Shape", ["truncation"], ["batch"]), *nodes]


# --- whole numbers --------------------------------------------------------------------------------


def test_seven_by_zero_at_batch_four(path: Path) -> None:
    nodes = batch_then(
        node("Sub", ["batch", "four"], ["far"]),
        node("Mul", ["far", "far"], ["square"]),
        node("Div", ["seven", "square"], ["boom"]),
    )
    with pytest.raises(ModelFileError, match="Div that divides whole numbers"):
        check_model(with_nodes(path, nodes, four=[4], seven=[7]))


def test_a_rest_by_zero_at_batch_four(path: Path) -> None:
    nodes = batch_then(
        node("Equal", ["batch", "four"], ["is_four"]),
        node("Cast", ["is_four"], ["number"], to=TensorProto.INT64),
        node("Sub", ["one_more", "number"], ["zero_at_four"]),
        node("Mod", ["seven", "zero_at_four"], ["boom"]),
    )
    with pytest.raises(ModelFileError, match="Mod that divides whole numbers"):
        check_model(with_nodes(path, nodes, four=[4], seven=[7], one_more=[1]))


@pytest.mark.parametrize(
    ("a", "b"), [(7, 0), (SMALLEST, -1), (7, -1), (2**53 + 1, 0), (SMALLEST, 0)]
)
@pytest.mark.parametrize("operator", ["Div", "Mod"])
def test_constants_are_divided_by_positive_ones_only(
    path: Path, operator: str, a: int, b: int
) -> None:
    with pytest.raises(ModelFileError, match="may divide by 0"):
        check_model(with_nodes(path, [node(operator, ["a", "b"], ["boom"])], a=[a], b=[b]))


def test_a_divisor_that_rounding_would_hide(path: Path) -> None:
    """(2^53 + 1) / 1 - 2^53 is 1, and 0 for whoever divides as floating point."""
    nodes = [
        node("Div", ["large", "single"], ["same_large"]),
        node("Sub", ["same_large", "even"], ["rest"]),
        node("ConstantOfShape", ["rest"], ["filled"]),
        node("Reshape", ["filled", "one_place"], ["fits"]),
    ]
    numbers = {"large": [2**53 + 1], "single": [1], "even": [2**53], "one_place": [1]}
    check_model(with_numbers(path, nodes, numbers))


def test_a_size_that_rounding_would_hide(path: Path) -> None:
    nodes = [
        node("Div", ["large", "single"], ["same_large"]),
        node("Sub", ["same_large", "even"], ["rest"]),
        node("Mul", ["rest", "many"], ["size"]),
        node("ConstantOfShape", ["size"], ["filled"]),
    ]
    numbers = {"large": [2**53 + 1], "single": [1], "even": [2**53], "many": [2**30]}
    with pytest.raises(ModelFileError, match="absurd size"):
        check_model(with_numbers(path, nodes, numbers))


def test_numbers_that_run_over_are_refused(path: Path) -> None:
    with pytest.raises(ModelFileError, match="absurdly large numbers"):
        check_model(with_nodes(path, [node("Mul", ["a", "a"], ["over"])], a=[2**40]))


def test_whole_numbers_made_of_inputs_are_not_divided(path: Path) -> None:
    nodes = [
        node("Cast", ["truncation"], ["whole"], to=TensorProto.INT64),
        node("Div", ["seven", "whole"], ["boom"]),
    ]
    with pytest.raises(ModelFileError, match="that it computes"):
        check_model(with_nodes(path, nodes, seven=[7]))


def test_the_mean_of_whole_numbers_is_refused(path: Path) -> None:
    nodes = [
        node("Cast", ["z"], ["whole"], to=TensorProto.INT64),
        node("ReduceMean", ["whole"], ["boom"]),
    ]
    with pytest.raises(ModelFileError, match="ReduceMean"):
        check_model(with_nodes(path, nodes))


def test_a_size_is_not_chosen_by_the_batch(path: Path) -> None:
    nodes = batch_then(
        node("Equal", ["batch", "four"], ["is_four"]),
        node("Where", ["is_four", "many", "few"], ["size"]),
        node("ConstantOfShape", ["size"], ["filled"]),
    )
    with pytest.raises(ModelFileError, match="depend on the values"):
        check_model(with_nodes(path, nodes, four=[4], many=[2**30], few=[1]))


def test_sizes_grow_evenly_with_the_batch(path: Path) -> None:
    nodes = [
        node("Transpose", ["z"], ["turned"]),
        node("MatMul", ["z", "turned"], ["square"]),
    ]
    with pytest.raises(ModelFileError, match="outgrows its batch"):
        check_model(with_nodes(path, nodes))


# --- cost -----------------------------------------------------------------------------------------


def chain(operator: str, count: int, *more: str) -> list[onnx.NodeProto]:
    return [node(operator, [f"c{at}", *more], [f"c{at + 1}"]) for at in range(count)]


def start_of_a_chain() -> list[onnx.NodeProto]:
    return [
        node("ReduceMax", ["truncation"], ["largest"], keepdims=0),
        node("Expand", ["largest", "size"], ["c0"]),
    ]


@pytest.mark.parametrize("operator", ["Pow", "Exp", "Sin", "Softplus", "Erf"])
def test_dear_functions_are_counted_as_such(path: Path, operator: str) -> None:
    more = ("power",) if operator == "Pow" else ()
    nodes = [*start_of_a_chain(), *chain(operator, 2000, *more)]
    constants = {"size": [2048, 2048], "power": np.float32(1.5)}
    with pytest.raises(ModelFileError, match="absurdly long to run"):
        check_model(with_numbers(path, nodes, constants))


def test_a_chain_of_products(path: Path) -> None:
    nodes = start_of_a_chain()
    nodes += [node("MatMul", [f"c{at}", f"c{at}"], [f"c{at + 1}"]) for at in range(140)]
    with pytest.raises(ModelFileError, match="absurdly long to run"):
        check_model(with_nodes(path, nodes, size=[2048, 2048]))


def test_one_operator_must_not_take_long(path: Path) -> None:
    nodes = [
        *start_of_a_chain(),
        node("Reshape", ["c0", "turned_size"], ["turned"]),
        node("MatMul", ["c0", "turned"], ["product"]),
    ]
    sizes = {"size": [4096, 8192], "turned_size": [8192, 4096]}
    with pytest.raises(ModelFileError, match="absurdly long to run"):
        check_model(with_nodes(path, nodes, 512, **sizes))


def test_reductions_count_what_they_read(path: Path) -> None:
    nodes = start_of_a_chain()
    nodes += [node("ReduceMean", ["c0"], [f"mean{at}"], keepdims=0) for at in range(3000)]
    with pytest.raises(ModelFileError, match="absurdly long to run"):
        check_model(with_nodes(path, nodes, size=[4096, 4096]))


def test_what_is_computed_while_opening_must_be_quick(path: Path) -> None:
    nodes = [node("ConstantOfShape", ["size"], ["c0"])]
    nodes += [node("MatMul", [f"c{at}", f"c{at}"], [f"c{at + 1}"]) for at in range(5)]
    with pytest.raises(ModelFileError, match="absurdly long to run"):
        check_model(with_nodes(path, nodes, size=[2048, 2048]))


def test_one_channel_takes_the_memory_of_sixteen(path: Path) -> None:
    nodes = [
        *start_of_a_chain(),
        node("Conv", ["c0", "window"], ["c1"]),
        node("Conv", ["c1", "window"], ["c2"]),
    ]
    window = np.ones((1, 1, 1, 1), np.float32)
    with pytest.raises(ModelFileError, match="absurdly much memory"):
        check_model(with_nodes(path, nodes, 1024, size=[1, 1, 8192, 8192], window=window))


def test_the_check_itself_gathers_nothing_large(path: Path) -> None:
    nodes = [
        node("Gather", ["numbers", "places"], ["wide"]),
        node("Gather", ["wide", "places"], ["wider"]),
        node("Gather", ["wider", "places"], ["widest"]),
    ]
    numbers, places = np.arange(4096), np.zeros((64, 64), np.int64)
    with_nodes(path, nodes, numbers=numbers, places=places)
    tracemalloc.start()
    try:
        check_model(path)  # 2^24 numbers, had they been computed
        assert tracemalloc.get_traced_memory()[1] < 32 * 1024 * 1024
    finally:
        tracemalloc.stop()


def test_large_weights_stay_in_the_file(path: Path) -> None:
    weights = np.ones((16, 1024, 1024), np.float32)
    with_nodes(path, [node("Identity", ["weights"], ["same"])], weights=weights)
    tracemalloc.start()
    try:
        assert check_model(path).size > weights.nbytes
        assert tracemalloc.get_traced_memory()[1] < weights.nbytes / 8
    finally:
        tracemalloc.stop()


def test_a_flipped_byte_of_large_weights_is_noticed(path: Path) -> None:
    weights = np.ones((64, 1024), np.float32)
    with_nodes(path, [node("Identity", ["weights"], ["same"])], weights=weights)
    content = bytearray(path.read_bytes())
    content[content.index(weights.tobytes()) + 1000] ^= 1
    path.write_bytes(content)
    with pytest.raises(ModelFileError, match="damaged"):
        check_model(path)


# --- what exporters write -------------------------------------------------------------------------


def test_expanding_to_the_batch_as_exporters_write_it(path: Path) -> None:
    """The pattern of TorchScript for ``constant.expand(len(z), 8)``."""
    nodes = [
        node("Shape", ["z"], ["shape"]),
        node("Gather", ["shape", "first"], ["rows"]),
        node("Unsqueeze", ["rows", "axes"], ["row_list"]),
        node("Concat", ["row_list", "eight"], ["size"], axis=0),
        node("ConstantOfShape", ["two"], ["ones"], value=numpy_helper.from_array(np.array([1]))),
        node("Mul", ["ones", "minus"], ["minuses"]),
        node("Equal", ["size", "minuses"], ["is_open"]),
        node("Where", ["is_open", "ones", "size"], ["closed"]),
        node("Expand", ["constant", "closed"], ["expanded"]),
        node("Add", ["expanded", "z"], ["sum"]),
        node("Slice", ["sum", "first_place", "far", "axes"], ["all"]),
        node("Reshape", ["all", "open_shape"], ["in_cells"]),
    ]
    numbers: dict[str, Any] = {
        "first": np.array(0), "axes": [0], "eight": [8], "two": [2], "minus": [-1],
        "first_place": [0], "far": [2**63 - 1], "open_shape": [-1, 2, 4],
    }  # fmt: skip
    check_model(with_numbers(path, nodes, numbers | {"constant": np.ones((1, 8), np.float32)}))


def test_pictures_of_any_size_can_be_followed() -> None:
    """What an upscaler does: height and width are symbols with bounds that the caller gives."""
    height, width = Symbol("height", 8, 256), Symbol("width", 8, 256)
    graph = helper.make_graph(
        [
            node("Transpose", ["pixels"], ["planes"], perm=[0, 3, 1, 2]),
            node("Cast", ["planes"], ["floats"], to=TensorProto.FLOAT),
            node("Conv", ["floats", "window"], ["wide"], pads=[1, 1, 1, 1]),
            node("DepthToSpace", ["wide"], ["large"], blocksize=2),
            node("Resize", ["large", "", "scales"], ["larger"], mode="nearest"),
        ],
        "upscaler",
        [],
        [helper.make_tensor_value_info("larger", TensorProto.FLOAT, None)],
        [
            numpy_helper.from_array(np.ones((12, 3, 3, 3), np.float32), "window"),
            numpy_helper.from_array(np.array([1, 1, 2, 2], np.float32), "scales"),
        ],
    )
    shape = (size_of(BATCH), size_of(height), size_of(width), 3)
    inputs = {"pixels": Value(np.dtype(np.uint8), shape)}
    followed = follow(graph, 20, stored_values(graph, {}), inputs, 2**30)
    larger = followed.values["larger"].shape
    assert larger == (size_of(BATCH), 3, size_of(height) * 4, size_of(width) * 4)
    assert followed.cost.memory >= 3 * 4 * (256 * 4) ** 2
    with pytest.raises(GraphError, match="much memory"):
        follow(graph, 20, stored_values(graph, {}), inputs, 2**20)


def test_sizes_against_numbers() -> None:
    height = Symbol("height", 2, 100)
    batch, tall = size_of(BATCH), size_of(height)
    size = (batch * 4 + 2) * 3
    assert size == batch * 12 + 6
    assert size // 6 == batch * 2 + 1
    assert size % 6 == 0
    assert product_of([batch, tall, 5]) // tall == batch * 5
    assert batch - batch == 0
    assert batch * 2 > batch
    assert batch >= 1
    assert per_row(product_of([batch, tall, 5])) == 500
    questions: list[Callable[[], object]] = [
        lambda: batch > 5,
        lambda: size // 4,
        lambda: 12 // batch,
        lambda: (batch + 1) % batch,
    ]
    for undecided in questions:
        with pytest.raises(GraphError):
            undecided()
