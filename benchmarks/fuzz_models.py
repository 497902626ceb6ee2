"""Feeds damaged and twisted model files to the check, and those it lets through to the engine.

    python benchmarks/fuzz_models.py --count 50000 --seed 1

Each file is a mutation of a healthy one: flipped bytes, cut or repeated pieces, and changes that
leave valid protobuf behind: other numbers in constants and attributes, other operators, inputs
exchanged, nodes repeated. What the check lets through is tried in a child process, as the program
does it; at most ``--trials`` of them, since each takes a second.

Prints one line of JSON: how many were opened and refused, and how many crashed, hung (took longer
than ``--slow`` seconds), took too much memory or raised anything but the program's own error. The
exit status is 0 if none did.
"""

import argparse
import json
import random
import sys
import tempfile
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

from acgan_desktop.engine.model_file.inspection import ModelFileError, check_model, model_id_of
from acgan_desktop.engine.model_file.manifest import MANIFEST_KEY
from acgan_desktop.engine.model_file.operators_network import RULES
from acgan_desktop.engine.runtime.trial_process import try_model
from acgan_desktop.library.models.installed import bundled_model

BAD = ("raised", "hung", "memory", "died")
_SLOW_SECONDS = 10.0
_MOST_BYTES = 256 * 1024 * 1024
# What a child may say at its end, beside sentences of its own.
_DIED = ("sudden end", "takes longer than")
_NUMBERS = (0, 1, -1, 2, 3, 4, 16, 255, 4096, 2**20, 2**31, 2**40, 2**62, 2**63 - 1, -(2**63))

Mutation = Callable[[random.Random, onnx.ModelProto], None]


def main() -> int:
    """Run the harness and return its exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--count", type=int, default=1000, help="how many files (1000)")
    parser.add_argument("--seed", type=int, default=0, help="of all random choices (0)")
    parser.add_argument("--trials", type=int, default=20, help="how many are drawn with (20)")
    parser.add_argument("--slow", type=float, default=_SLOW_SECONDS, help="seconds that are a hang")
    parser.add_argument("--model", type=Path, help="the healthy file (the bundled one)")
    parser.add_argument("--keep", type=Path, help="folder for the files at fault")
    asked = parser.parse_args()
    healthy = asked.model or bundled_model()
    found = fuzz(healthy, asked.count, asked.seed, asked.trials, asked.slow, asked.keep)
    print(json.dumps(found))
    return 1 if any(found[kind] for kind in BAD) else 0


def fuzz(
    healthy: Path,
    count: int,
    seed: int,
    trials: int = 0,
    slow: float = _SLOW_SECONDS,
    keep: Path | None = None,
) -> dict[str, int]:
    """Try ``count`` mutations of the model file ``healthy``.

    Args:
        healthy: a file that passes.
        count: how many mutations.
        seed: of all random choices.
        trials: how many of those that pass the check are drawn with in a child process.
        slow: seconds that count as a hang.
        keep: where files at fault are kept; nowhere if None.

    Returns:
        How many went which way, by name.
    """
    rng = random.Random(seed)
    content = healthy.read_bytes()
    found: Counter[str] = Counter()
    tracemalloc.start()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mutated.onnx"
        for number in range(count):
            mutated = twisted(rng, content) if rng.random() < 0.6 else damaged(rng, content)
            path.write_bytes(mutated)
            kinds = _one(path, slow, found["drawn"] < trials)
            found.update(kinds)
            if keep is not None and set(kinds) & set(BAD):
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{'-'.join(kinds)}-{seed}-{number}.onnx").write_bytes(mutated)
    tracemalloc.stop()
    names = ("files", "opened", "refused", "drawn", *BAD)
    return {"files": count} | {name: found[name] for name in names[1:]}


def _one(path: Path, slow: float, draw: bool) -> list[str]:
    kinds = []
    tracemalloc.reset_peak()
    before, started = tracemalloc.get_traced_memory()[0], time.perf_counter()
    try:
        checked = check_model(path)
        kinds.append("opened")
    except ModelFileError:
        kinds.append("refused")
        draw = False
    except Exception:
        kinds.append("raised")
        draw = False
    if time.perf_counter() - started > slow:
        kinds.append("hung")
    if tracemalloc.get_traced_memory()[1] - before > _MOST_BYTES:
        kinds.append("memory")
    if draw:
        kinds.append("drawn")
        try:
            try_model(path, checked)
        except ModelFileError as error:
            kinds += ["died"] if any(words in str(error) for words in _DIED) else []
    return kinds


def damaged(rng: random.Random, content: bytes) -> bytes:
    """Return ``content`` with flipped bytes, or a piece cut out, repeated or exchanged."""
    data = bytearray(content)
    # Most of a file is weights; what is worth damaging lies outside of them as often.
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        at = rng.randrange(len(data)) if rng.random() < 0.5 else rng.randrange(len(data) // 20)
        data[at] = rng.choice((0, 255, data[at] ^ 1 << rng.randrange(8), rng.randrange(256)))
    if rng.random() < 0.3:
        start = rng.randrange(len(data))
        length = rng.choice((1, 10, 1000, 100_000))
        piece = data[start : start + length]
        data[start : start + length] = rng.choice((b"", piece * 2, bytes(len(piece))))
    return bytes(data)


def twisted(rng: random.Random, content: bytes) -> bytes:
    """Return a model changed in its graph, signed anew as a malicious author would."""
    model = onnx.ModelProto.FromString(content)
    for _ in range(rng.choice((1, 1, 2, 4))):
        rng.choice(_MUTATIONS)(rng, model)
    with suppress(ValueError, TypeError, KeyError):  # if its weights can still be read
        entry = next(one for one in model.metadata_props if one.key == MANIFEST_KEY)
        manifest = json.loads(entry.value)
        manifest["model_id"] = model_id_of(model)
        entry.value = json.dumps(manifest)
    return model.SerializeToString()  # type: ignore[no-any-return]


def _number(rng: random.Random, model: onnx.ModelProto) -> None:
    """Change a whole number among the constants."""
    lists = [one for one in model.graph.initializer if one.data_type in (6, 7)]
    if lists:
        tensor = rng.choice(lists)
        try:
            values = numpy_helper.to_array(tensor).copy().reshape(-1)
        except ValueError:  # another mutation changed its size
            return
        if values.size:
            limits = np.iinfo(values.dtype)
            value = rng.choice(_NUMBERS)
            values[rng.randrange(values.size)] = max(limits.min, min(limits.max, value))
            tensor.CopyFrom(numpy_helper.from_array(values.reshape(tensor.dims), tensor.name))


def _attribute(rng: random.Random, model: onnx.ModelProto) -> None:
    """Change a number among the attributes."""
    found = [one for node in model.graph.node for one in node.attribute]
    if found:
        attribute = rng.choice(found)
        value = rng.choice(_NUMBERS)
        if attribute.ints:
            attribute.ints[rng.randrange(len(attribute.ints))] = value
        elif attribute.HasField("i"):
            attribute.i = value


def _operator(rng: random.Random, model: onnx.ModelProto) -> None:
    rng.choice(model.graph.node).op_type = rng.choice(sorted(RULES))


def _input(rng: random.Random, model: onnx.ModelProto) -> None:
    """Let a node read another tensor."""
    node = rng.choice(model.graph.node)
    names = [name for one in model.graph.node for name in one.output]
    names += [one.name for one in model.graph.initializer]
    if node.input:
        node.input[rng.randrange(len(node.input))] = rng.choice([*names, ""])


def _insert(rng: random.Random, model: onnx.ModelProto) -> None:
    """Put an operator between two others."""
    at = rng.randrange(len(model.graph.node))
    reader = model.graph.node[at]
    if not reader.input:
        return
    place = rng.randrange(len(reader.input))
    name = f"inserted{rng.randrange(10**9)}"
    others = [one.name for one in model.graph.initializer]
    more = rng.sample(others, k=min(len(others), rng.randrange(3)))
    inputs = [reader.input[place], *more]
    made = onnx.helper.make_node(rng.choice(sorted(RULES)), inputs, [name])
    reader.input[place] = name
    model.graph.node.insert(at, made)


def _remove(rng: random.Random, model: onnx.ModelProto) -> None:
    del model.graph.node[rng.randrange(len(model.graph.node))]
    if not model.graph.node:
        model.graph.node.add()


def _dimension(rng: random.Random, model: onnx.ModelProto) -> None:
    """Let a stored tensor claim another size."""
    tensor = rng.choice(model.graph.initializer)
    if tensor.dims:
        tensor.dims[rng.randrange(len(tensor.dims))] = rng.choice(_NUMBERS)


_MUTATIONS: tuple[Mutation, ...] = (
    _number,
    _number,
    _attribute,
    _operator,
    _input,
    _insert,
    _remove,
    _dimension,
)


if __name__ == "__main__":
    sys.exit(main())
