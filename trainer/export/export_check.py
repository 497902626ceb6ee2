"""Does a model file draw what PyTorch draws? Asked of the program's own engine."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray
from torch import nn

from acgan_desktop.engine.model_file.inspection import ModelFileError, load_checked
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.engine.model_file.split_graph import cut_mapping, cut_synthesis
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.generator import Generator
from trainer.export.generator_graph import ExportError, first_line, to_pixels
from trainer.networks import families

BATCHES = (1, 3, 16)


@dataclass(frozen=True)
class Tolerance:
    """How far a model file may be from PyTorch.

    Attributes:
        levels: of a pixel.
        styles: of a style, as a share of the largest style's value.
        batches: how many random avatars are drawn at a time.
    """

    levels: int
    styles: float
    batches: tuple[int, ...]


# Single precision summed in another order.
SAME_WEIGHTS = Tolerance(1, 1e-3, BATCHES)
# Rounded weights are 2^-12 off; more avatars, since a promise on pixels rests on them alone.
HALF_WEIGHTS = Tolerance(2, 1e-2, (*BATCHES, 44))

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]
Request = tuple[Floats, Floats, Floats]


def random_requests(manifest: GeneratorManifest, count: int, rng: np.random.Generator) -> Request:
    """Draw z [count, z_dim], attributes [count, classes] and truncation [count].

    Each attribute's block is one-hot, a blend of its classes, or 0 for no wish, at random;
    truncation covers 0 to 1 with both ends.
    """
    z = rng.standard_normal((count, manifest.z_dim), dtype=np.float32)
    attributes = np.zeros((count, manifest.classes), dtype=np.float32)
    for row in attributes:
        for attribute in manifest.attributes:
            block = row[manifest.block(attribute.name)]
            kind = rng.integers(3)
            if kind == 0:
                block[rng.integers(len(block))] = 1
            elif kind == 1:
                block[:] = rng.dirichlet(np.ones(len(block)))
    truncation = rng.choice([0.0, 1.0, *rng.uniform(size=4)], size=count).astype(np.float32)
    return z, attributes, truncation


def check_export(path: Path, generator: nn.Module, tolerance: Tolerance = SAME_WEIGHTS) -> None:
    """Compare the model file at ``path``, whole and cut at ``styles``, with ``generator``.

    Random requests in batches of several sizes; ``generator`` is on the CPU in evaluation mode. The
    cut halves run twice: as the engine runs them, in portions of its own choice, and with all rows
    at once, for whoever uses the file otherwise.

    Raises:
        ExportError: the engine refuses the file, or a pixel lies further apart than tolerated.
    """
    rng = np.random.default_rng(0)
    with _engine(path) as (engine, halves):
        for count in tolerance.batches:
            request = random_requests(engine.manifest, count, rng)
            styles, pixels = _pytorch_draws(generator, request)
            for how, (other_styles, other_pixels) in _onnx_draws(engine, halves, request).items():
                _compare_styles(how, other_styles, styles, tolerance.styles)
                _compare_pixels(how, other_pixels, pixels, tolerance.levels)


@contextmanager
def _engine(path: Path) -> Iterator[tuple[Generator, "_Halves"]]:
    try:
        engine = Generator.open(path, Device.CPU)
    except ModelFileError as error:
        raise ExportError(f"The engine refuses the exported model: {error}") from error
    with engine:
        yield engine, _Halves(path)


def _onnx_draws(
    engine: Generator, halves: "_Halves", request: Request
) -> dict[str, tuple[Floats, Bytes]]:
    try:
        cut_styles = engine.styles(*request)
        return {
            "whole": engine.whole(*request),
            "cut by the engine": (cut_styles, engine.synthesize(cut_styles)),
            "cut": halves.draw(request),
        }
    except Exception as error:  # ONNX Runtime's have no base of their own
        raise ExportError(
            f"ONNX Runtime cannot run a batch of {len(request[0])}: {first_line(error)}"
        ) from error


class _Halves:
    """The two halves of a cut file in plain ONNX Runtime."""

    def __init__(self, path: Path) -> None:
        model, _ = load_checked(path)
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 4
        self._mapping, self._synthesis = (
            onnxruntime.InferenceSession(
                half.SerializeToString(), options, providers=["CPUExecutionProvider"]
            )
            for half in (cut_mapping(model), cut_synthesis(model))
        )

    def draw(self, request: Request) -> tuple[Floats, Bytes]:
        feeds = dict(zip(("z", "attributes", "truncation"), request, strict=True))
        (styles,) = self._mapping.run(None, feeds)
        (pixels,) = self._synthesis.run(None, {"styles": styles})
        return styles, pixels


def _pytorch_draws(generator: nn.Module, request: Request) -> tuple[Floats, Bytes]:
    module = cast(families.Generator, generator)
    try:
        with torch.inference_mode(), _exact_products():
            styles = module.mapping(*(torch.from_numpy(array) for array in request))
            images = module.synthesis(styles)
    except RuntimeError as error:
        raise ExportError(
            f"PyTorch cannot draw a batch of {len(request[0])}: {first_line(error)}"
        ) from error
    if not bool(torch.isfinite(images).all()):
        raise ExportError("The generator draws numbers that are not finite; it cannot be exported.")
    return styles.numpy(), to_pixels(images).numpy()


def _compare_styles(how: str, other: Floats, styles: Floats, most: float) -> None:
    if other.shape != styles.shape:
        raise ExportError(f"The exported model, {how}, has styles of another shape than PyTorch.")
    apart = float(np.abs(other - styles).max())
    if not apart <= most * max(1.0, float(np.abs(styles).max())):
        raise ExportError(
            f"The exported model, {how}, maps to other styles than PyTorch "
            f"({apart:.2g} apart in a batch of {len(styles)})."
        )


def _compare_pixels(how: str, other: Bytes, pixels: Bytes, most: int) -> None:
    if other.shape != pixels.shape or other.dtype != pixels.dtype:
        raise ExportError(f"The exported model, {how}, draws pictures of another shape.")
    levels = int(np.abs(other.astype(np.int16) - pixels).max())
    if levels > most:
        raise ExportError(
            f"The exported model, {how}, draws other pictures than PyTorch "
            f"({levels} levels apart in a batch of {len(pixels)})."
        )


@contextmanager
def _exact_products() -> Iterator[None]:
    """Multiply in full float32, whatever a training has allowed itself."""
    before = torch.get_float32_matmul_precision()
    torch.set_float32_matmul_precision("highest")
    try:
        yield
    finally:
        torch.set_float32_matmul_precision(before)
