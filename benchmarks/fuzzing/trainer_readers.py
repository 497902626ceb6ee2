"""The readers of the trainer's text files, of its arrays and of what a checkpoint says."""

import io
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from fuzzing.reader import CLASSES, LABELS, METRIC, SHA, Reader, dataset_manifest
from numpy.typing import NDArray

from acgan_desktop.core.file_model import validated
from trainer.card.training_record import record_of
from trainer.data.dataset import Dataset
from trainer.data.labelling.label_table import read_labels
from trainer.data.labelling.person_labels import read_answers
from trainer.data.packing.packed import read_packed
from trainer.metrics.written import read_evaluation
from trainer.networks.precision import Compute
from trainer.paper.run import COLUMNS, read_epochs
from trainer.recipe.recipe import bundled_recipes, load_recipe
from trainer.reports.plain_events import events_until
from trainer.runs.checkpoints.checkpoint import read_checkpoint_state
from trainer.runs.run_folder import RunFolder
from trainer.tagger.settings import TaggerSettings, read_settings
from trainer.training.checkpoint_values import CheckpointError, TrainingState
from trainer.training.training import Training
from trainer.training.training_state import restoring

_FACES = 20
_SMALL = (
    "resolution=16", "network.z_dim=8", "network.embedding_dim=6", "schedule.batch=8",
    "network.generator_channels=[8,8,8]", "network.discriminator_channels=[8,8,8]",
)  # fmt: skip
_PART = {"bytes": 3, "sha256": SHA}
_EVALUATION: dict[str, Any] = {
    "format": 1, "kind": "evaluation", "metrics": [METRIC], "lines": [{**METRIC, "line": "real"}],
    "model": {"name": "m", "model_id": SHA, "family": "dcgan", "kimg": 1.0}, "notes": ["n"],
    "program": "p", "created": "c",
}  # fmt: skip
_JSON_LABELS = [{"file": "a", "hair": "b", "eyes": 2}, {"file": "c", "hair": 1, "eyes": None}]


def trainer_readers(folder: Path) -> list[Reader]:
    """Return them; ``folder`` is where they keep what they need."""
    manifest = dataset_manifest(_FACES)
    packed = {
        "format": 1, "dataset": manifest.model_dump(mode="json"), "quality": 80, "psnr_db": 40.0,
        "codec": "webp", "unpacked_sha256": SHA,
        "parts": [
            {"name": "faces-00.bin", "images": _FACES, **_PART},
            {"name": "tables.zip", "images": 0, **_PART},
        ],
    }  # fmt: skip
    event = {"seconds": 2.0, "loss_g": 1.0, "loss_d": 1.0, "images_per_s": 3.0}
    lines = b"".join(json.dumps({"kimg": n / 2, **event}).encode() + b"\n" for n in range(4))
    epochs = ",".join(COLUMNS) + "\n1,0.5,0.5,0.5,0.5\n2,0.5,0.5,0.5,0.5\n"
    recipe, tagger = bundled_recipes()["dcgan-64"], TaggerSettings().to_toml()
    facts, labels = manifest.model_dump_json().encode(), _arrays()["labels"]
    return [
        Reader("labels, csv", "csv", "l.csv", LABELS, read_labels),
        Reader("labels, json", "json", "l.json", json.dumps(_JSON_LABELS).encode(), read_labels),
        Reader("person's labels", "csv", "l.csv", LABELS, _person),
        Reader("recipe", "toml", "r.toml", recipe.encode(), lambda path: load_recipe(str(path))),
        Reader("tagger's settings", "toml", "t.toml", tagger.encode(), read_settings),
        Reader("run events", "lines", "events.jsonl", lines, _events),
        Reader("card's events", "lines", "card-events.jsonl", lines, _card),
        Reader("epochs", "csv", "epochs.csv", epochs.encode(), read_epochs),
        Reader("data set", "json", "dataset.json", facts, _dataset),
        Reader("array", "bytes", "labels.npy", _npy(labels), _dataset),
        Reader("packed", "json", "packed.json", json.dumps(packed).encode(), _packed),
        Reader("evaluation", "json", "e.json", json.dumps(_EVALUATION).encode(), read_evaluation),
        _checkpoint(folder),
    ]


def _person(path: Path) -> object:
    return read_answers(path, CLASSES, ["a.png", "b.png"])


def _events(path: Path) -> object:
    run = RunFolder(path.parent)
    found = events_until(run.events(), 1.0)
    run.trim_after(1.0)
    return found


def _card(path: Path) -> object:
    return record_of(None, path.parent, "card", 1.0)


def _packed(path: Path) -> object:
    return read_packed(path.parent)


def _dataset(path: Path) -> object:
    _write_dataset(path.parent, but=path.name)
    return Dataset.open(path.parent)


def _arrays() -> dict[str, NDArray[Any]]:
    classes = np.arange(_FACES, dtype=np.int16) % 2
    table = (_FACES, len(CLASSES))
    return {
        "images": np.random.default_rng(3).integers(0, 256, (_FACES, 16, 16, 3), dtype=np.uint8),
        "labels": np.stack([classes] * len(CLASSES), axis=1),
        "label_origin": np.ones(table, np.uint8),
        "label_confidence": np.ones(table, np.float32),
        "split": np.zeros(_FACES, np.uint8),
    }


def _write_dataset(folder: Path, but: str = "") -> None:
    contents = {f"{name}.npy": _npy(array) for name, array in _arrays().items()}
    contents["dataset.json"] = dataset_manifest(_FACES).model_dump_json().encode()
    for name, content in contents.items():
        if name != but:
            (folder / name).write_bytes(content)


def _npy(array: NDArray[Any]) -> bytes:
    stream = io.BytesIO()
    np.save(stream, array)
    return stream.getvalue()


def _checkpoint(folder: Path) -> Reader:
    """Return the reader of a checkpoint's state: into a training that goes on from it."""
    data = folder / "data"
    data.mkdir()
    _write_dataset(data)
    compute = Compute(torch.device("cpu"), torch.float32)
    training = Training(load_recipe("dcgan-64", _SMALL), Dataset.open(data), compute)
    tensors, state = training.save()

    def read(path: Path) -> None:
        try:
            found = read_checkpoint_state(path)
        except ValueError as error:  # load_checkpoint says it in a sentence of its own
            raise CheckpointError(str(error)) from error
        with restoring("The checkpoint"):
            training.restore(tensors, validated(TrainingState, found))

    return Reader("checkpoint state", "json", "state.json", state.model_dump_json().encode(), read)
