"""From a trained encoder to a model file, compared with PyTorch by the program's own engine."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import torch
from onnx import helper
from pydantic import ValidationError
from torch import Tensor, nn

from acgan_desktop import __version__
from acgan_desktop.core.avatar import first_fault
from acgan_desktop.engine.model_file.inspection import ModelFileError
from acgan_desktop.engine.model_file.manifest import (
    MANIFEST_KEY,
    DatasetFacts,
    EncodedGenerator,
    EncoderManifest,
    Metric,
)
from acgan_desktop.engine.model_file.model_id import model_id_of
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.encoder import Encoder, Z
from trainer.encoder.loading import TrainedEncoder
from trainer.encoder.network import EncoderNetwork
from trainer.export.checked_file import write_checked
from trainer.export.generator_graph import ExportError
from trainer.export.reader_graph import reader_model
from trainer.networks.from_files.folded_norms import compact
from trainer.networks.tagger import to_pictures

MAX_FILE_BYTES = 6_000_000
BATCHES = (1, 3, 16)
_APART = 2e-3


class _Reader(nn.Module):
    """What an encoder's file does: bytes in; class weights and z out."""

    def __init__(self, network: EncoderNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, pixels: Tensor) -> tuple[Tensor, ...]:
        z, logits = self.network.latents(to_pictures(pixels))
        return (*(torch.softmax(one, dim=1) for one in logits), z)


def export_encoder(
    trained: TrainedEncoder,
    out: Path,
    *,
    name: str,
    licence: str,
    metrics: tuple[Metric, ...] = (),
    report: Callable[[str], None] = lambda _step: None,
) -> EncoderManifest:
    """Write an encoder to the model file ``out``, its weights in half precision.

    The file is written beside, opened with the engine, compared with PyTorch, and only then
    renamed.

    Args:
        trained: the encoder.
        out: the file to write or to replace.
        name: what people call it.
        licence: the terms under which it may be used.
        metrics: measured figures.
        report: told in a few words what is being done.

    Returns:
        The manifest in the file.

    Raises:
        ExportError: the network cannot be expressed, is too large, or finds otherwise than in
            PyTorch, or the file cannot be written; ``out`` is then as before.
    """
    report("tracing")
    generator = trained.generator
    reader = _Reader(compact(trained.network)).eval()
    outputs = {one.name: len(one.classes) for one in generator.attributes}
    if taken := {"pixels", Z} & outputs.keys():
        raise ExportError(f"An encoder cannot find an attribute called {min(taken)}.")
    outputs[Z] = generator.z_dim
    model = reader_model(reader, "encoder", generator.resolution, outputs, "network")
    manifest = _manifest(model_id_of(model), trained, name, licence, metrics)
    helper.set_model_props(model, {MANIFEST_KEY: manifest.to_json()})
    content = model.SerializeToString()
    if len(content) > MAX_FILE_BYTES:
        raise ExportError(
            f"This encoder would take {len(content) / 1e6:.1f} MB, more than the "
            f"{MAX_FILE_BYTES / 1e6:.0f} MB that one may; train one with fewer channels."
        )

    def check(written: Path) -> None:
        report("comparing with PyTorch")
        check_encoder(written, reader)

    write_checked(out, content, check)
    return manifest


def check_encoder(path: Path, reader: nn.Module) -> None:
    """Compare the file at ``path``, run by the engine, with ``reader``, on random pictures.

    Raises:
        ExportError: the engine refuses the file, or finds otherwise.
    """
    rng = np.random.default_rng(0)
    try:
        with Encoder.open(path, Device.CPU) as encoder:
            side = encoder.manifest.resolution
            for count in BATCHES:
                pixels = rng.integers(0, 256, (count, side, side, 3), dtype=np.uint8)
                with torch.inference_mode():
                    *weights, z = (one.numpy() for one in reader(torch.from_numpy(pixels)))
                found = encoder.encode(pixels)
                joined = np.concatenate([np.zeros((count, 0), np.float32), *weights], axis=1)
                for ours, theirs in ((found.z, z), (found.weights, joined)):
                    most = _APART * max(1.0, float(np.abs(theirs).max(initial=0)))
                    if not np.abs(ours - theirs).max(initial=0) <= most:
                        raise ExportError("The exported encoder finds otherwise than PyTorch.")
    except ModelFileError as error:
        raise ExportError(f"The engine refuses the exported encoder: {error}") from error


def _manifest(
    model_id: str, trained: TrainedEncoder, name: str, licence: str, metrics: tuple[Metric, ...]
) -> EncoderManifest:
    generator, dataset = trained.generator, trained.dataset
    created = datetime.now(UTC).replace(microsecond=0)
    try:
        return EncoderManifest(
            format=1,
            name=name,
            model_id=model_id,
            generator=EncodedGenerator(name=generator.name, model_id=generator.model_id),
            resolution=generator.resolution,
            z_dim=generator.z_dim,
            attributes=generator.attributes,
            dataset=DatasetFacts(
                name=f"generated faces and {dataset.name}"[:100],
                images=round(1000 * trained.kimg),
                sha256=dataset.sha256,
            ),
            metrics=metrics,
            precision="float16",
            licence=licence,
            program=f"acgan-desktop {__version__}",
            created=created.isoformat().replace("+00:00", "Z"),
        )
    except ValidationError as error:
        raise ExportError(f"This encoder cannot be described: {first_fault(error)}.") from error
