"""Modules, optimisers and random streams as named tensors and JSON values, and back, bit by bit."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import numpy as np
import torch
from pydantic import TypeAdapter
from torch import Tensor, nn
from torch.optim import Optimizer

from trainer.data.state_values import FOREIGN_STATE, Number, RandomState
from trainer.training.checkpoint_values import CheckpointError, OptimiserState

Tensors = dict[str, Tensor]
Values = dict[str, Any]
_number = TypeAdapter(Number).validate_python


@contextmanager
def restoring(what: str) -> Iterator[None]:
    """Turn what restoring raises where values are missing or of another kind into one sentence.

    Args:
        what: is restored, such as "The checkpoint".

    Raises:
        CheckpointError: it was not written by this trainer.
    """
    try:
        yield
    except FOREIGN_STATE as error:
        fault = f"it lacks {error}" if isinstance(error, KeyError) else str(error) or "damaged"
        raise CheckpointError(
            f"{what} was not written by this trainer ({fault}). Choose a new run folder."
        ) from error


def flatten_module(prefix: str, module: nn.Module) -> Tensors:
    """Return the parameters and buffers of ``module``, each named ``prefix.name``."""
    return {f"{prefix}.{name}": value for name, value in module.state_dict().items()}


def restore_module(prefix: str, module: nn.Module, tensors: Mapping[str, Tensor]) -> None:
    """Load what :func:`flatten_module` returned into ``module``.

    Raises:
        CheckpointError: names, shapes or dtypes differ from the module's.
    """
    saved = _under(prefix, tensors)
    expected = module.state_dict()
    if missing := sorted(expected.keys() - saved.keys()):
        raise CheckpointError(f"The checkpoint lacks {prefix}.{missing[0]}.")
    if foreign := sorted(saved.keys() - expected.keys()):
        raise CheckpointError(
            f"The checkpoint holds {prefix}.{foreign[0]}, which the recipe's network lacks."
        )
    for name, want in expected.items():
        have = saved[name]
        if have.shape != want.shape or have.dtype != want.dtype:
            raise CheckpointError(
                f"The checkpoint's {prefix}.{name} is {have.dtype} {tuple(have.shape)}, "
                f"but the recipe asks for {want.dtype} {tuple(want.shape)}."
            )
    module.load_state_dict(saved)


def flatten_optimizer(prefix: str, optimizer: Optimizer) -> tuple[Tensors, OptimiserState]:
    """Return an optimiser's tensors, named ``prefix.index.name``, and its other values."""
    saved = optimizer.state_dict()
    tensors: Tensors = {}
    values = OptimiserState(state={}, param_groups=[])
    for index, entries in saved["state"].items():
        others = {}
        for name, value in entries.items():
            if isinstance(value, Tensor):
                tensors[f"{prefix}.{index}.{name}"] = value
            else:
                others[name] = value
        values.state[str(index)] = others
    for number, group in enumerate(saved["param_groups"]):
        others = {}
        for name, value in group.items():
            if isinstance(value, Tensor):
                tensors[f"{prefix}.group{number}.{name}"] = value
            else:
                others[name] = value
        values.param_groups.append(others)
    return tensors, values


def restore_optimizer(
    prefix: str, optimizer: Optimizer, tensors: Mapping[str, Tensor], values: OptimiserState
) -> None:
    """Load what :func:`flatten_optimizer` returned into ``optimizer``.

    Raises:
        CheckpointError: it does not belong to such an optimiser.
    """
    own = optimizer.state_dict()
    try:
        state: dict[int, Values] = {
            int(index): dict(entries) for index, entries in values.state.items()
        }
        groups: list[Values] = [dict(group) for group in values.param_groups]
        for name, tensor in _under(prefix, tensors).items():
            owner, key = name.split(".", 1)
            if owner.startswith("group"):
                groups[int(owner.removeprefix("group"))][key] = tensor
            else:
                state[int(owner)][key] = tensor
        for group, own_group in zip(groups, own["param_groups"], strict=True):
            for key, own_value in own_group.items():
                if isinstance(own_value, tuple):  # JSON has only lists
                    group[key] = tuple(map(_number, group[key]))
                elif key != "params" and not isinstance(group[key], (Tensor, bool, type(None))):
                    _number(group[key])
        if len({frozenset(entries) for entries in state.values() if entries}) > 1:
            raise ValueError("something of a parameter is missing")
        parameters = [p for group in optimizer.param_groups for p in group["params"]]
        for index, entries in state.items():
            for key, value in entries.items():
                shape = value.shape if isinstance(value, Tensor) and value.ndim else None
                if shape not in (None, parameters[index].shape):
                    raise ValueError(f"{prefix}.{index}.{key} has the shape {tuple(shape or ())}")
        optimizer.load_state_dict({"state": state, "param_groups": groups})
        _lay_out_like_parameters(optimizer)
    except FOREIGN_STATE as error:
        raise CheckpointError(
            f"The checkpoint's {prefix} does not fit the recipe ({error})."
        ) from error


def _lay_out_like_parameters(optimizer: Optimizer) -> None:
    """Give moments the memory layout of their parameters.

    Fused optimisers walk both side by side in memory; a moment loaded in rows beside a weight in
    channels last would be applied to the wrong places.
    """
    for parameter, entries in optimizer.state.items():
        for name, value in entries.items():
            if isinstance(value, Tensor) and value.ndim and value.shape == parameter.shape:
                entries[name] = torch.empty_like(parameter, dtype=value.dtype).copy_(value)


def flatten_random(
    generators: Mapping[str, np.random.Generator | torch.Generator] | None = None,
) -> tuple[Tensors, dict[str, RandomState]]:
    """Return torch's global random states (CPU, every CUDA device) and those of ``generators``."""
    tensors: Tensors = {"random.torch": torch.get_rng_state()}
    if torch.cuda.is_available():
        for index, state in enumerate(torch.cuda.get_rng_state_all()):
            tensors[f"random.cuda.{index}"] = state
    values: dict[str, RandomState] = {}
    for name, generator in (generators or {}).items():
        if isinstance(generator, torch.Generator):
            tensors[f"random.generator.{name}"] = generator.get_state()
        else:
            values[name] = _to_json(generator.bit_generator.state)
    return tensors, values


def restore_random(
    tensors: Mapping[str, Tensor],
    values: Mapping[str, RandomState],
    generators: Mapping[str, np.random.Generator | torch.Generator] | None = None,
) -> None:
    """Set the random states to what :func:`flatten_random` returned.

    CUDA states are set for the devices that are there: a run may move to another machine.

    Raises:
        CheckpointError: a stream is missing or of another kind.
    """
    try:
        torch.set_rng_state(tensors["random.torch"])
        if torch.cuda.is_available():
            for index in range(torch.cuda.device_count()):
                if (state := tensors.get(f"random.cuda.{index}")) is not None:
                    torch.cuda.set_rng_state(state, index)
        for name, generator in (generators or {}).items():
            if isinstance(generator, torch.Generator):
                generator.set_state(tensors[f"random.generator.{name}"])
            else:
                generator.bit_generator.state = _from_json(values[name])
    except (*FOREIGN_STATE, RuntimeError) as error:
        raise CheckpointError(f"The checkpoint's random state is not usable ({error}).") from error


def _under(prefix: str, tensors: Mapping[str, Tensor]) -> Tensors:
    start = f"{prefix}."
    return {name[len(start) :]: t for name, t in tensors.items() if name.startswith(start)}


def _to_json(value: Any) -> Any:
    """Turn a bit generator's state (nested, with integer arrays) into JSON values."""
    if isinstance(value, Mapping):
        return {key: _to_json(inner) for key, inner in value.items()}
    if isinstance(value, np.ndarray):
        return {"dtype": value.dtype.name, "array": value.tolist()}
    return value.item() if isinstance(value, np.generic) else value


def _from_json(value: Any) -> Any:
    if isinstance(value, dict):
        if value.keys() == {"dtype", "array"}:
            return np.array(value["array"], dtype=value["dtype"])
        return {key: _from_json(inner) for key, inner in value.items()}
    return value
