"""The head of a card that model hubs read: YAML between two lines of three dashes.

Each key has a value in JSON, which YAML contains, so nothing that comes from outside can end the
head or change another key.
"""

import json
from collections.abc import Sequence
from typing import Final

from acgan_desktop.engine.model_file.manifest import GeneratorManifest, Manifest, Metric
from trainer.card.figures import kind_of

_TASKS: Final = {
    "generator": "unconditional-image-generation",
    "tagger": "image-classification",
    "upscaler": "image-to-image",
}
# What hubs call a licence, by what people write, in small letters; longer ones say why.
_LICENCES: Final = {
    "apache-2.0": "apache-2.0",
    "bsd-3-clause": "bsd-3-clause",
    "cc by 4.0": "cc-by-4.0",
    "cc by-nc 4.0": "cc-by-nc-4.0",
    "cc by-nc-sa 4.0": "cc-by-nc-sa-4.0",
    "cc by-sa 4.0": "cc-by-sa-4.0",
    "cc0 1.0": "cc0-1.0",
    "cc0-1.0": "cc0-1.0",
    "mit": "mit",
    "not stated by whoever trained this model.": "unknown",
}
_SHOWN: Final = ("fd", "kd", "precision", "recall", "coverage")


def hub_head(manifest: Manifest, metrics: Sequence[Metric] = ()) -> list[str]:
    """Return the lines of the head, the dashes included.

    Args:
        manifest: of the model.
        metrics: what was measured of it; distances and coverage are said.
    """
    values: dict[str, object] = licence_keys(manifest.licence)
    values["library_name"] = "onnx"
    values["pipeline_tag"] = _TASKS[manifest.kind]
    family = [manifest.family, "gan"] if isinstance(manifest, GeneratorManifest) else []
    values["tags"] = ["onnx", "anime", *family]
    figures = [
        {"type": kind_of(one.name), "name": one.name, "value": round(one.value, 6)}
        for one in metrics
        if kind_of(one.name) in _SHOWN
    ]
    if figures:
        dataset = {"type": "private", "name": manifest.dataset.name}
        task = {"type": _TASKS[manifest.kind]}
        results = [{"task": task, "dataset": dataset, "metrics": figures}]
        values["model-index"] = [{"name": manifest.name, "results": results}]
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return ["---", *lines, "---"]


def licence_keys(licence: str) -> dict[str, object]:
    """Return the keys that tell a hub the licence: its own name for it, or other and the words."""
    words = " ".join(licence.split())
    known = _LICENCES.get(words.lower())
    return {"license": known} if known else {"license": "other", "license_name": words}
