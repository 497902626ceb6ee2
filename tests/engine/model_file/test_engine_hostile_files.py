"""Model files that somebody made to break the program, or that a bad disk did."""

import random
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from tiny_model import set_manifest, tiny_manifest, tiny_model

from acgan_desktop.engine.model_file import inspection
from acgan_desktop.engine.model_file.inspection import ModelFileError, inspect_model, model_id_of
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.generator import Generator

Spoil = Callable[[onnx.ModelProto], None]


def refused(path: Path) -> str:
    """Return the sentence with which the file is refused, by both who open such files."""
    with pytest.raises(ModelFileError) as inspected:
        inspect_model(path)
    with pytest.raises(ModelFileError):
        Generator.open(path, Device.CPU, 1)
    sentence = str(inspected.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def written(path: Path, model: onnx.ModelProto, *, sign: bool = True) -> Path:
    """Write ``model``; with ``sign`` as a malicious author would, who names the right weights."""
    if sign:
        set_manifest(model, tiny_manifest(model_id=model_id_of(model)))
    path.write_bytes(model.SerializeToString())
    return path


def spoiled(path: Path, spoil: Spoil, *, sign: bool = True) -> str:
    model = tiny_model()
    spoil(model)
    return refused(written(path, model, sign=sign))


def initializer(model: onnx.ModelProto, name: str) -> onnx.TensorProto:
    return next(tensor for tensor in model.graph.initializer if tensor.name == name)


def node(model: onnx.ModelProto, operator: str) -> onnx.NodeProto:
    return next(node for node in model.graph.node if node.op_type == operator)


def replace(model: onnx.ModelProto, name: str, values: Any, dtype: Any = np.int64) -> None:
    initializer(model, name).CopyFrom(numpy_helper.from_array(np.array(values, dtype), name))


def insert(model: onnx.ModelProto, operator: str, extra: dict[str, Any], **attributes: Any) -> None:
    """Put an operator with further inputs between the styles and what reads them."""
    reader = next(node for node in model.graph.node if node.input[0] == "styles")
    for name, values in extra.items():
        model.graph.initializer.append(numpy_helper.from_array(values, name))
    inserted = helper.make_node(operator, ["styles", *extra], ["inserted"], **attributes)
    position = list(model.graph.node).index(reader)
    reader.input[0] = "inserted"
    model.graph.node.insert(position, inserted)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "hostile.onnx"


# --- no model at all ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 1000,
        b"\xff" * 1000,
        b"\x89PNG\r\n\x1a\n" + b"x" * 100,
        b"PK\x03\x04" + b"x" * 100,
        b"not a model\n" * 50,
        b"\x0a" + b"\xff" * 9 + b"\x01",
    ],
)
def test_other_files_are_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert refused(path).startswith("hostile.onnx")


def test_no_file_and_no_folder(path: Path, tmp_path: Path) -> None:
    assert "no such file" in refused(path)
    assert "not a file" in refused(tmp_path)


def test_every_kind_of_truncation(path: Path) -> None:
    whole = tiny_model().SerializeToString()
    for length in {*range(1, 200), *range(200, len(whole), 37), len(whole) - 1}:
        path.write_bytes(whole[:length])
        with pytest.raises(ModelFileError):
            inspect_model(path)


def test_flipped_bytes_never_crash(path: Path) -> None:
    whole = tiny_model().SerializeToString()
    rng = random.Random(7)
    usable = 0
    for _ in range(600):
        broken = bytearray(whole)
        for _ in range(rng.choice([1, 1, 2, 8])):
            broken[rng.randrange(len(broken))] ^= 1 << rng.randrange(8)
        path.write_bytes(broken)
        try:
            with Generator.open(path, Device.CPU, 1) as generator:
                usable += 1
                assert generator.synthesize(np.zeros((1, 1, 15))).shape == (1, 16, 16, 3)
        except ModelFileError:
            pass
    # A letter of the licence may flip; a weight may not.
    assert 0 < usable < 300


def test_a_flipped_weight_is_noticed(path: Path) -> None:
    def flip(model: onnx.ModelProto) -> None:
        tensor = initializer(model, "synthesis.paint")
        tensor.raw_data = bytes([tensor.raw_data[0] ^ 1]) + tensor.raw_data[1:]

    assert "damaged" in spoiled(path, flip, sign=False)


def test_a_huge_file_is_refused_unread(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(onnx.ModelProto, "FromString", None)  # whoever parses it fails
    with path.open("wb") as stream:
        stream.truncate(inspection.MAX_FILE_BYTES + 1)  # sparse: takes no disk
    with pytest.raises(ModelFileError, match="larger than 512 MiB"):
        inspect_model(path)


def test_a_bomb_of_empty_parts_is_refused_unparsed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(onnx.ModelProto, "FromString", None)
    nodes = b"\x0a\x00" * 1_000_000  # a million empty nodes
    length = len(nodes)
    prefix = bytearray(b"\x3a")
    while length > 127:
        prefix.append(length & 127 | 128)
        length >>= 7
    prefix.append(length)
    path.write_bytes(bytes(prefix) + nodes)
    with pytest.raises(ModelFileError, match="far more parts"):
        inspect_model(path)


def test_much_beside_the_weights_is_refused(path: Path) -> None:
    def swell(model: onnx.ModelProto) -> None:
        model.doc_string = "x" * 5_000_000

    assert "more beside its weights" in spoiled(path, swell)


# --- manifests ------------------------------------------------------------------------------------


def test_without_a_manifest(path: Path) -> None:
    def forget(model: onnx.ModelProto) -> None:
        del model.metadata_props[:]

    assert "has no manifest" in spoiled(path, forget, sign=False)


def test_two_manifests(path: Path) -> None:
    def double(model: onnx.ModelProto) -> None:
        model.metadata_props.append(model.metadata_props[0])

    assert "more than one manifest" in spoiled(path, double, sign=False)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"format": 2}, "format"),
        ({"kind": "spell"}, "kind"),
        ({"z_dim": 0}, "z_dim"),
        ({"z_dim": "8"}, "z"),
        ({"resolution": 10**9}, "resolution"),
        ({"surprise": 1}, "surprise"),
        ({"kimg": float("nan")}, "manifest"),
        ({"z_dim": 9}, "'z'"),
        ({"num_styles": 2, "style_groups": [{"name": "a", "layers": [0, 1]}]}, "styles"),
        ({"style_dim": 14}, "styles"),
        ({"resolution": 32}, "pixels"),
        ({"attributes": []}, "attributes"),
        ({"model_id": "1" * 64}, "damaged"),
    ],
)
def test_broken_manifests(path: Path, change: dict[str, Any], words: str) -> None:
    model = tiny_model()
    manifest = tiny_manifest(model_id=model_id_of(model)) | change
    if change == {"z_dim": "8"}:  # a number as text is taken for the number: no harm
        manifest["z_dim"] = "eight"
    set_manifest(model, manifest)
    assert words in refused(written(path, model, sign=False))


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "{}", '"x"', "[" * 100_000, "{}" * 9999])
def test_manifests_that_are_no_json_object(path: Path, text: str) -> None:
    model = tiny_model()
    model.metadata_props[0].value = text
    assert "manifest" in refused(written(path, model, sign=False))


@pytest.mark.parametrize(
    "bomb",
    [
        {"metrics": [{}] * 350_000},
        {"metrics": [{}] * 8000},
        {"metrics": [1] * 50_000},
        {f"unknown{number}": 0 for number in range(8000)},
        {"style_groups": [{"name": "a", "layers": [-1] * 80_000}]},
        {"attributes": [{"name": "a", "classes": [0] * 80_000, "shares": [2] * 20_000}]},
    ],
)
def test_a_manifest_in_which_everything_is_wrong_costs_little(
    path: Path, bomb: dict[str, Any]
) -> None:
    model = tiny_model()
    set_manifest(model, tiny_manifest(model_id=model_id_of(model)) | bomb)
    written(path, model, sign=False)
    tracemalloc.start()
    try:
        with pytest.raises(ModelFileError, match="manifest"):
            inspect_model(path)
        assert tracemalloc.get_traced_memory()[1] < 48 * 1024 * 1024
    finally:
        tracemalloc.stop()


def test_a_tagger_is_recognised_and_not_opened_as_a_generator(path: Path) -> None:
    graph = helper.make_graph(
        [
            helper.make_node("Cast", ["pixels"], ["floats"], to=TensorProto.FLOAT),
            helper.make_node("ReduceMean", ["floats", "plane"], ["features"], keepdims=0),
            helper.make_node("MatMul", ["features", "weights"], ["scores"]),
            helper.make_node("Softmax", ["scores"], ["hair_length"]),
        ],
        "tagger",
        [helper.make_tensor_value_info("pixels", TensorProto.UINT8, ["batch", 16, 16, 3])],
        [
            helper.make_tensor_value_info("hair_length", TensorProto.FLOAT, ["batch", 2]),
            helper.make_tensor_value_info("features", TensorProto.FLOAT, ["batch", 3]),
        ],
        [
            numpy_helper.from_array(np.array([1, 2]), "plane"),
            numpy_helper.from_array(np.ones((3, 2), np.float32), "weights"),
        ],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)
    manifest = tiny_manifest(model_id=model_id_of(model))
    for key in ("family", "z_dim", "num_styles", "style_dim", "style_groups", "truncation"):
        del manifest[key]
    del manifest["kimg"], manifest["precision"]
    attribute = {"name": "hair_length", "classes": ["short", "long"], "shares": [0.5, 0.5]}
    manifest |= {"kind": "tagger", "feature_dim": 3, "attributes": [attribute]}
    set_manifest(model, manifest)
    path.write_bytes(model.SerializeToString())
    assert inspect_model(path).kind == "tagger"
    with pytest.raises(ModelFileError, match="is a tagger"):
        Generator.open(path, Device.CPU)


# --- the frame of the graph -----------------------------------------------------------------------


def _foreign_domain(model: onnx.ModelProto) -> None:
    model.opset_import.append(helper.make_opsetid("com.evil", 1))


def _foreign_node(model: onnx.ModelProto) -> None:
    node(model, "Tanh").domain = "com.evil"


def _old_opset(model: onnx.ModelProto) -> None:
    model.opset_import[0].version = 9


def _future_opset(model: onnx.ModelProto) -> None:
    model.opset_import[0].version = 999


def _no_opset(model: onnx.ModelProto) -> None:
    del model.opset_import[:]


def _function(model: onnx.ModelProto) -> None:
    model.functions.add(name="Tanh", domain="")


def _training(model: onnx.ModelProto) -> None:
    model.training_info.add()


def _sparse(model: onnx.ModelProto) -> None:
    model.graph.sparse_initializer.add()


def _no_nodes(model: onnx.ModelProto) -> None:
    del model.graph.node[:]


def _unknown_operator(model: onnx.ModelProto) -> None:
    node(model, "Tanh").op_type = "Spell"


def _random(model: onnx.ModelProto) -> None:
    insert(model, "RandomNormalLike", {})


def _dropout(model: onnx.ModelProto) -> None:
    insert(model, "Dropout", {"ratio": np.array(0.5, np.float32), "on": np.array(True)})


def _control_flow(model: onnx.ModelProto) -> None:
    body = helper.make_graph(
        [helper.make_node("Identity", ["styles"], ["same"])],
        "body",
        [],
        [helper.make_tensor_value_info("same", TensorProto.FLOAT, None)],
    )
    insert(model, "If", {"condition": np.array(True)}, then_branch=body, else_branch=body)


def _graph_in_attribute(model: onnx.ModelProto) -> None:
    body = helper.make_graph([helper.make_node("Identity", ["a"], ["b"])], "body", [], [])
    node(model, "Tanh").attribute.append(helper.make_attribute("body", body))


def _cycle(model: onnx.ModelProto) -> None:
    node(model, "Unsqueeze").input[0] = "pixels"


def _same_name_twice(model: onnx.ModelProto) -> None:
    node(model, "Tanh").output[0] = "styles"


def _initializer_twice(model: onnx.ModelProto) -> None:
    model.graph.initializer.append(model.graph.initializer[0])


def _initializer_over_input(model: onnx.ModelProto) -> None:
    model.graph.initializer.append(numpy_helper.from_array(np.zeros((1, 8), np.float32), "z"))


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (_foreign_domain, "com.evil"),
        (_foreign_node, "com.evil"),
        (_old_opset, "version 9 "),
        (_future_opset, "version 999"),
        (_no_opset, "version 0"),
        (_function, "functions"),
        (_training, "training"),
        (_sparse, "sparse"),
        (_no_nodes, "0 operators"),
        (_unknown_operator, "Spell"),
        (_random, "RandomNormalLike"),
        (_dropout, "Dropout"),
        (_control_flow, "If"),
        (_graph_in_attribute, "graphs inside"),
        (_cycle, "before it is computed"),
        (_same_name_twice, "twice"),
        (_initializer_twice, "twice"),
        (_initializer_over_input, "twice"),
    ],
)
def test_foreign_graphs(path: Path, spoil: Spoil, words: str) -> None:
    assert words in spoiled(path, spoil)


# --- inputs and outputs ---------------------------------------------------------------------------


def _more_inputs(model: onnx.ModelProto) -> None:
    model.graph.input.append(helper.make_tensor_value_info("more", TensorProto.FLOAT, ["batch"]))


def _no_styles(model: onnx.ModelProto) -> None:
    del model.graph.output[0]


def _pixels_as_float(model: onnx.ModelProto) -> None:
    model.graph.output[1].type.tensor_type.elem_type = TensorProto.FLOAT


def _pixels_really_float(model: onnx.ModelProto) -> None:
    node(model, "Cast").attribute[0].i = TensorProto.FLOAT


def _z_as_double(model: onnx.ModelProto) -> None:
    model.graph.input[0].type.tensor_type.elem_type = TensorProto.DOUBLE


def _fixed_batch(model: onnx.ModelProto) -> None:
    model.graph.input[0].type.tensor_type.shape.dim[0].dim_value = 4


def _batch_fixed_inside(model: onnx.ModelProto) -> None:
    replace(model, "cells_shape", [1, 3, 4, 4])


def _no_shape(model: onnx.ModelProto) -> None:
    model.graph.input[0].type.tensor_type.ClearField("shape")


def _input_sequence(model: onnx.ModelProto) -> None:
    model.graph.input[0].type.sequence_type.elem_type.tensor_type.elem_type = 1


def _past_the_seam(model: onnx.ModelProto) -> None:
    position = list(model.graph.node).index(node(model, "Add"))
    largest = helper.make_node("ReduceMax", ["psi"], ["largest"], keepdims=0)
    model.graph.node.insert(position, largest)
    node(model, "Add").input[1] = "largest"


def _seam_left_out(model: onnx.ModelProto) -> None:
    reader = next(node for node in model.graph.node if node.input[0] == "styles")
    reader.input[0] = "spread"


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (_more_inputs, "inputs z, attributes, truncation, more"),
        (_no_styles, "outputs pixels instead of"),
        (_pixels_as_float, "'pixels'"),
        (_pixels_really_float, "'pixels'"),
        (_z_as_double, "'z'"),
        (_fixed_batch, "fixed batch"),
        (_batch_fixed_inside, "Reshape"),
        (_no_shape, "'z'"),
        (_input_sequence, "'z'"),
        (_past_the_seam, "'styles' alone"),
        (_seam_left_out, "'styles' alone"),
    ],
)
def test_interfaces_that_break_the_contract(path: Path, spoil: Spoil, words: str) -> None:
    assert words in spoiled(path, spoil)


# --- absurd sizes ---------------------------------------------------------------------------------


def _external(model: onnx.ModelProto) -> None:
    tensor = initializer(model, "synthesis.paint")
    tensor.ClearField("raw_data")
    tensor.data_location = TensorProto.EXTERNAL
    tensor.external_data.add(key="location", value="../../etc/passwd")


def _external_without_location(model: onnx.ModelProto) -> None:
    initializer(model, "synthesis.paint").data_location = TensorProto.EXTERNAL


def _promised_weights(model: onnx.ModelProto) -> None:
    initializer(model, "synthesis.paint").dims[:] = [1_000_000, 1_000_000]


def _overflowing_weights(model: onnx.ModelProto) -> None:
    initializer(model, "synthesis.paint").dims[:] = [2**62, 4]


def _negative_weights(model: onnx.ModelProto) -> None:
    initializer(model, "synthesis.paint").dims[:] = [-15, -48]


def _many_dims(model: onnx.ModelProto) -> None:
    initializer(model, "synthesis.bias").dims[:] = [3] + [1] * 50


def _typed_and_raw(model: onnx.ModelProto) -> None:
    initializer(model, "synthesis.bias").float_data.extend([1.0] * 3)


def _text_weights(model: onnx.ModelProto) -> None:
    initializer(model, "synthesis.bias").data_type = TensorProto.STRING


def _scale_bomb(model: onnx.ModelProto) -> None:
    replace(model, "scales", [1, 1, 1e6, 1e6], np.float32)


def _scale_nan(model: onnx.ModelProto) -> None:
    replace(model, "scales", [1, 1, np.nan, 4], np.float32)


def _scale_to_nothing(model: onnx.ModelProto) -> None:
    replace(model, "scales", [1, 1, 0.01, 4], np.float32)


def _tile_bomb(model: onnx.ModelProto) -> None:
    insert(model, "Tile", {"repeats": np.array([1, 2**20, 2**20])})


def _tile_overflow(model: onnx.ModelProto) -> None:
    insert(model, "Tile", {"repeats": np.array([1, 2**62, 4])})


def _tile_by_input(model: onnx.ModelProto) -> None:
    insert(model, "Tile", {})
    inserted = node(model, "Tile")
    model.graph.node.insert(0, helper.make_node("Cast", ["truncation"], ["times"], to=7))
    inserted.input.append("times")


def _expand_bomb(model: onnx.ModelProto) -> None:
    insert(model, "Expand", {"size": np.array([2**20, 2**20, 1, 15])})


def _fill_bomb(model: onnx.ModelProto) -> None:
    model.graph.initializer.append(numpy_helper.from_array(np.array([2**25, 2**25]), "size"))
    model.graph.node.insert(0, helper.make_node("ConstantOfShape", ["size"], ["bomb"]))


def _pad_bomb(model: onnx.ModelProto) -> None:
    insert(model, "Pad", {"pads": np.array([0, 0, 0, 0, 2**40, 0])})


def _negative_pad(model: onnx.ModelProto) -> None:
    insert(model, "Pad", {"pads": np.array([0, 0, 0, 0, 0, -5])})


def _padding_bomb(model: onnx.ModelProto) -> None:
    node(model, "Conv").attribute[0].ints[:] = [2**30] * 4


def _kernel_lie(model: onnx.ModelProto) -> None:
    node(model, "Conv").attribute.append(helper.make_attribute("kernel_shape", [2**20, 2**20]))


def _stride_of_nothing(model: onnx.ModelProto) -> None:
    node(model, "Conv").attribute.append(helper.make_attribute("strides", [0, 0]))


def _no_groups(model: onnx.ModelProto) -> None:
    node(model, "Conv").attribute.append(helper.make_attribute("group", 0))


def _divide_by_zero(model: onnx.ModelProto) -> None:
    for name, values in (("seven", [7]), ("zero", [0])):
        model.graph.initializer.append(numpy_helper.from_array(np.array(values), name))
    model.graph.node.insert(0, helper.make_node("Div", ["seven", "zero"], ["boom"]))


def _gather_outside(model: onnx.ModelProto) -> None:
    insert(model, "Gather", {"which": np.array([2**40])}, axis=2)


def _steps_of_nothing(model: onnx.ModelProto) -> None:
    names = ("starts", "ends", "axes", "steps")
    insert(model, "Slice", {name: np.array([0]) for name in names})


def _long_list(model: onnx.ModelProto) -> None:
    node(model, "Transpose").attribute[0].ints[:] = [0] * 100_000


def _doubling_chain(model: onnx.ModelProto) -> None:
    model.graph.node.insert(0, helper.make_node("Concat", ["z", "z"], ["d0"], axis=0))
    for step in range(60):
        doubled = helper.make_node("Concat", [f"d{step}", f"d{step}"], [f"d{step + 1}"], axis=0)
        model.graph.node.insert(step + 1, doubled)


def _endless_work(model: onnx.ModelProto) -> None:
    model.graph.initializer.append(numpy_helper.from_array(np.array([2**11, 2**11]), "size"))
    nodes = [
        helper.make_node("ConstantOfShape", ["size"], ["filled"]),
        helper.make_node("ReduceMax", ["truncation"], ["largest"], keepdims=0),
        helper.make_node("Add", ["filled", "largest"], ["w0"]),
    ]
    nodes += [helper.make_node("MatMul", [f"w{n}", f"w{n}"], [f"w{n + 1}"]) for n in range(1500)]
    for position, one in enumerate(nodes):
        model.graph.node.insert(position, one)


def _hoard(model: onnx.ModelProto) -> None:
    """Each tensor is harmless; that all are needed in the end is not."""
    model.graph.initializer.append(numpy_helper.from_array(np.array([1, 2**21]), "times"))
    nodes = [helper.make_node("Tile", ["z", "times"], ["h0"])]
    nodes += [helper.make_node("Sin", [f"h{at}"], [f"h{at + 1}"]) for at in range(100)]
    nodes.append(helper.make_node("Sum", [f"h{at}" for at in range(101)], ["hoard"]))
    for position, one in enumerate(nodes):
        model.graph.node.insert(position, one)


def _kept_constants(model: onnx.ModelProto) -> None:
    """ONNX Runtime computes these when it opens the model, and keeps every one."""
    model.graph.initializer.append(numpy_helper.from_array(np.array([2**22]), "size"))
    for number in range(40):
        filled = helper.make_node("ConstantOfShape", ["size"], [f"kept{number}"])
        model.graph.node.insert(0, filled)


def _columns_of_a_window(model: onnx.ModelProto) -> None:
    shape = np.array([1, 1, 512, 512])
    weights = np.zeros((1, 1, 64, 64), np.float32)
    for name, values in (("shape", shape), ("window", weights)):
        model.graph.initializer.append(numpy_helper.from_array(values, name))
    nodes = [
        helper.make_node("ConstantOfShape", ["shape"], ["plane"]),
        helper.make_node("ConvTranspose", ["plane", "window"], ["columns"]),
    ]
    for position, one in enumerate(nodes):
        model.graph.node.insert(position, one)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (_promised_weights, "other data than that"),
        (_overflowing_weights, "absurd size"),
        (_negative_weights, "absurd size"),
        (_many_dims, "absurd size"),
        (_typed_and_raw, "other data than that"),
        (_text_weights, "element type"),
        (_scale_bomb, "absurd size"),
        (_scale_nan, "absurd factor"),
        (_scale_to_nothing, "absurd size"),
        (_tile_bomb, "absurd size"),
        (_tile_overflow, "absurd size"),
        (_tile_by_input, "depend on the values"),
        (_expand_bomb, "absurd size"),
        (_fill_bomb, "absurd size"),
        (_pad_bomb, "absurd size"),
        (_negative_pad, "absurd size"),
        (_padding_bomb, "absurd"),
        (_kernel_lie, "weights that do not fit"),
        (_stride_of_nothing, "absurd strides"),
        (_no_groups, "weights that do not fit"),
        (_divide_by_zero, "divide by 0"),
        (_gather_outside, "does not exist"),
        (_steps_of_nothing, "steps of 0"),
        (_long_list, "absurdly long"),
        (_doubling_chain, "absurdly much memory"),
        (_endless_work, "absurdly long to run"),
        (_hoard, "absurdly much memory"),
        (_kept_constants, "absurdly much memory"),
        (_columns_of_a_window, "absurdly much memory"),
    ],
)
def test_absurd_sizes(path: Path, spoil: Spoil, words: str) -> None:
    # Unsigned, since nobody could compute the identity of weights that are not there.
    assert words in spoiled(path, spoil, sign=False)


@pytest.mark.parametrize("spoil", [_external, _external_without_location])
def test_weights_elsewhere_are_not_looked_for(path: Path, spoil: Spoil) -> None:
    assert "another file" in spoiled(path, spoil, sign=False)


def test_what_onnx_runtime_refuses_is_a_clear_error(path: Path) -> None:
    model = tiny_model()
    replace(model, "low", [0, 0], np.float32)  # Clip wants a scalar; the sizes do not show it
    written(path, model)
    with pytest.raises(ModelFileError, match="ONNX Runtime cannot run hostile"):
        Generator.open(path, Device.CPU, 1)
