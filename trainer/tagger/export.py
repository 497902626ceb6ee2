"""From a trained tagger to a model file, compared with PyTorch by the program's own engine."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import helper
from pydantic import ValidationError
from torch import nn

from acgan_desktop import __version__
from acgan_desktop.core.avatar import first_fault
from acgan_desktop.engine.model_file.inspection import ModelFileError
from acgan_desktop.engine.model_file.manifest import MANIFEST_KEY, Metric, TaggerManifest
from acgan_desktop.engine.model_file.model_id import model_id_of
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.tagger import FEATURES, Reading, Tagger
from trainer.export.checked_file import write_checked
from trainer.export.generator_graph import ExportError
from trainer.export.model_facts import class_shares
from trainer.export.reader_graph import reader_model
from trainer.networks.from_files.folded_norms import compact
from trainer.tagger.loading import TrainedTagger
from trainer.tagger.reader import Reader

MAX_FILE_BYTES = 10_000_000
BATCHES = (1, 3, 16)
MAX_PROBABILITIES_APART = 1e-3
# Of the largest feature: single precision summed in another order.
MAX_FEATURES_APART = 1e-3
_THRESHOLD = 0.5


def export_tagger(
    trained: TrainedTagger,
    out: Path,
    *,
    name: str,
    licence: str,
    others: Sequence[TrainedTagger] = (),
    mirrored: bool = False,
    metrics: tuple[Metric, ...] = (),
    report: Callable[[str], None] = lambda _step: None,
) -> TaggerManifest:
    """Write a tagger to the model file ``out``.

    The file is written beside, opened with the engine, compared with PyTorch, and only then
    renamed.

    Args:
        trained: the tagger; the features are its.
        out: the file to write or to replace.
        name: what people call it.
        licence: the terms under which it may be used.
        others: taggers whose probabilities are averaged with its own.
        mirrored: whether the mean is taken over the mirror image too, which takes twice as long.
        metrics: measured figures.
        report: told in a few words what is being done.

    Returns:
        The manifest in the file.

    Raises:
        ExportError: the network cannot be expressed, is too large, or reads otherwise than in
            PyTorch, the taggers do not go together, or the file cannot be written; ``out`` is then
            as before.
    """
    if any(one.dataset != trained.dataset for one in others):
        raise ExportError("These taggers did not learn from the same data set.")
    report("tracing")
    networks = [compact(one.network) for one in (trained, *others)]
    reader = Reader(networks, mirrored).eval()
    model = _build(reader, trained)
    manifest = _manifest(model, trained, name, licence, metrics)
    helper.set_model_props(model, {MANIFEST_KEY: manifest.to_json()})
    content = model.SerializeToString()
    if len(content) > MAX_FILE_BYTES:
        raise ExportError(
            f"This tagger would take {len(content) / 1e6:.1f} MB, more than the 10 MB that a "
            "tagger may; train one with fewer channels."
        )

    def check(written: Path) -> None:
        report("comparing with PyTorch")
        check_tagger(written, reader)

    write_checked(out, content, check)
    return manifest


def check_tagger(path: Path, reader: nn.Module) -> None:
    """Compare the tagger file at ``path``, run by the engine, with ``reader`` in PyTorch.

    Random pictures, noisy and smooth, in batches of 1, 3 and 16; ``reader`` is on the CPU.

    Raises:
        ExportError: the engine refuses the file, or reads otherwise.
    """
    rng = np.random.default_rng(0)
    try:
        with Tagger.open(path, Device.CPU) as tagger:
            for count in BATCHES:
                pixels = _random_pictures(count, tagger.manifest.resolution, rng)
                with torch.inference_mode():
                    *said, features = reader(torch.from_numpy(pixels))
                _compare(tagger.read(pixels), [one.numpy() for one in said], features.numpy())
    except ModelFileError as error:
        raise ExportError(f"The engine refuses the exported tagger: {error}") from error


def _compare(
    reading: Reading, said: list[NDArray[np.float32]], features: NDArray[np.float32]
) -> None:
    for (name, found), expected in zip(reading.probabilities.items(), said, strict=True):
        if not np.abs(found - expected).max() <= MAX_PROBABILITIES_APART:
            raise ExportError(f"The exported tagger reads {name} otherwise than PyTorch.")
    apart = np.abs(reading.features - features).max()
    if not apart <= MAX_FEATURES_APART * max(1.0, float(np.abs(features).max())):
        raise ExportError("The exported tagger has other features than PyTorch.")


def _random_pictures(count: int, side: int, rng: np.random.Generator) -> NDArray[np.uint8]:
    noise = rng.integers(0, 256, (count, side, side, 3), dtype=np.uint8)
    coarse = rng.integers(0, 256, (count, 2, 2, 3), dtype=np.uint8)
    smooth = coarse.repeat(side // 2, axis=1).repeat(side // 2, axis=2)
    return np.where(rng.random((count, 1, 1, 1)) < 0.5, noise, smooth)


def _build(reader: Reader, trained: TrainedTagger) -> onnx.ModelProto:
    side, dataset = trained.dataset.resolution, trained.dataset
    outputs = {one.name: len(one.classes) for one in dataset.attributes}
    if taken := {"pixels", FEATURES} & outputs.keys():
        raise ExportError(
            f"An attribute of a tagger cannot be called {min(taken)}; rename that column of the "
            "labels."
        )
    outputs[FEATURES] = trained.network.feature_dim
    return reader_model(reader, "tagger", side, outputs, "networks")


def _manifest(
    model: onnx.ModelProto,
    trained: TrainedTagger,
    name: str,
    licence: str,
    metrics: tuple[Metric, ...],
) -> TaggerManifest:
    dataset = trained.dataset
    created = datetime.now(UTC).replace(microsecond=0)
    try:
        return TaggerManifest.model_validate(
            {
                "format": 1,
                "name": name,
                "model_id": model_id_of(model),
                "resolution": dataset.resolution,
                "attributes": [
                    {
                        "name": one.name,
                        "classes": one.classes,
                        "shares": class_shares(one.counts),
                        "thresholds": [_THRESHOLD] * len(one.classes),
                    }
                    for one in dataset.attributes
                ],
                "feature_dim": trained.network.feature_dim,
                "dataset": {
                    "name": dataset.name,
                    "images": dataset.images,
                    "sha256": dataset.sha256,
                },
                "metrics": metrics,
                "licence": licence,
                "program": f"acgan-desktop {__version__}",
                "created": created.isoformat().replace("+00:00", "Z"),
            }
        )
    except ValidationError as error:
        raise ExportError(f"This tagger cannot be described: {first_fault(error)}.") from error
