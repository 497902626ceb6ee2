"""From a trained upscaler to a model file, compared with PyTorch by the program's own engine."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import onnx
import torch
from onnx import inliner

from acgan_desktop.core.file_model import FileFault, validated
from acgan_desktop.engine.model_file.manifest import (
    DatasetFacts,
    Metric,
    PictureSizes,
    TaughtBy,
    UpscalerManifest,
)
from trainer.export.generator_graph import (
    OPSET,
    ExportError,
    clean,
    first_line,
    frozen_copy,
    silenced,
)
from trainer.networks.upscaler import FACTOR, STEP, UpscalerNetwork
from trainer.runs.checkpoints.checkpoint import newest_for_use
from trainer.runs.checkpoints.run_values import split_state
from trainer.runs.run_folder import RunFolder
from trainer.training.checkpoint_values import CheckpointError
from trainer.training.training_state import restore_module
from trainer.upscaler.drawing import enlarged
from trainer.upscaler.model_file import PLANES, UpscalerFacts, bytes_to_bytes, write_upscaler
from trainer.upscaler.settings import read_settings
from trainer.upscaler.training import UpscalerState, build_network

MAX_FILE_BYTES = 2_500_000
_SIZES = PictureSizes(min=16, max=2048, best=(64, 128))
_RESULT = "drawn"
_MOST_STEPS = 4096


@dataclass(frozen=True)
class TrainedUpscaler:
    """What a run has learned.

    Attributes:
        network: the averaged network, on the CPU and for evaluation.
        taught_by: whose answers it learned from; None if from pictures.
        pairs: how many pairs it learned from.
        kimg: thousands of crops shown.
    """

    network: UpscalerNetwork
    taught_by: TaughtBy | None
    pairs: int
    kimg: float


def load_upscaler(run: RunFolder) -> TrainedUpscaler:
    """Load the upscaler of a run's newest intact checkpoint.

    Raises:
        UserError: it is not an upscaler's run, or has no usable checkpoint yet.
    """
    network = build_network(read_settings(run.recipe_path))
    checkpoint = newest_for_use(run.path, run.checkpoints)
    try:
        state = validated(UpscalerState, split_state(checkpoint.state)[1])
    except FileFault as error:
        raise CheckpointError(
            f"The checkpoint {checkpoint.path} is not one of an upscaler's training."
        ) from error
    restore_module("average", network, checkpoint.tensors)
    return TrainedUpscaler(
        network.eval().requires_grad_(False), state.taught_by, state.pairs, checkpoint.kimg
    )


def export_upscaler(
    trained: TrainedUpscaler,
    out: Path,
    *,
    name: str,
    licence: str,
    metrics: tuple[Metric, ...] = (),
    report: Callable[[str], None] = lambda _step: None,
) -> UpscalerManifest:
    """Write an upscaler to the model file ``out``, its weights in half precision.

    The file is written beside, opened with the engine, compared with PyTorch, and only then
    renamed.

    Args:
        trained: the upscaler.
        out: the file to write or to replace.
        name: what people call it.
        licence: the terms under which it may be used.
        metrics: measured figures.
        report: told in a few words what is being done.

    Returns:
        The manifest in the file.

    Raises:
        ExportError: the network cannot be expressed, is too large, or draws otherwise than in
            PyTorch, or the file cannot be written; ``out`` is then as before.
    """
    report("tracing")
    network = frozen_copy(trained.network)
    with torch.no_grad():
        for weights in network.parameters():
            if weights.ndim > 1:  # as the file will hold them, so that one level is the most
                weights.copy_(weights.half().float())
    nodes, tensors = clean(_traced(network), "upscaler", {PLANES, _RESULT})
    model = bytes_to_bytes(nodes, tensors, _RESULT, FACTOR)
    if model.ByteSize() > MAX_FILE_BYTES:
        raise ExportError(
            f"This upscaler would take {model.ByteSize() / 1e6:.2f} MB, more than the "
            f"{MAX_FILE_BYTES / 1e6:.1f} MB that one may; train one with fewer channels."
        )
    facts = UpscalerFacts(
        name=name,
        quality="fast",
        sizes=_SIZES,
        dataset=DatasetFacts(name="generated and real faces", images=trained.pairs, sha256=""),
        licence=licence,
        taught_by=trained.taught_by,
        metrics=metrics,
    )
    report("comparing with PyTorch")
    device = torch.device("cpu")
    return write_upscaler(
        model, FACTOR, facts, out, lambda pixels: enlarged(network, pixels, device)
    )


def _traced(network: torch.nn.Module) -> onnx.ModelProto:
    """Return what PyTorch makes of ``network``, for every batch, height and width.

    Raises:
        ExportError: PyTorch cannot express it in ONNX.
    """
    dims = torch.export.Dim
    height, width = (STEP * dims(name, min=1, max=_MOST_STEPS) for name in ("rows", "columns"))
    try:
        with silenced():
            program = torch.onnx.export(
                network.eval(),
                (torch.zeros(2, 3, 8 * STEP, 6 * STEP),),
                input_names=[PLANES],
                output_names=[_RESULT],
                opset_version=OPSET,
                dynamo=True,
                dynamic_shapes=({0: dims("batch", min=1, max=65536), 2: height, 3: width},),
                verbose=False,
            )
    except (torch.onnx.OnnxExporterError, RuntimeError, ValueError) as error:
        raise ExportError(f"PyTorch cannot export this network: {first_line(error)}") from error
    assert program is not None
    model = program.model_proto
    return inliner.inline_local_functions(model) if model.functions else model
