"""Whose faces a tagger's word counts for."""

from pathlib import Path

import pytest
from tiny_model import write_tiny_model

from acgan_desktop.engine.matching.measured_faces import LEAST_RECALL, draws_faces
from acgan_desktop.engine.model_file.inspection import inspect_model
from acgan_desktop.engine.model_file.manifest import GeneratorManifest, Metric


@pytest.mark.parametrize(
    ("name", "value", "draws"),
    [
        ("recall_tagger10k_heldout", 0.6, True),
        ("recall_tagger10k_heldout", LEAST_RECALL, True),
        ("recall_tagger10k_heldout", 0.01, False),
        ("precision_tagger10k_heldout", 0.96, False),
        ("fd_tagger500_heldout", 47.3, False),
    ],
)
def test_faces_are_what_real_faces_lie_among(
    name: str, value: float, draws: bool, tmp_path: Path
) -> None:
    manifest = inspect_model(write_tiny_model(tmp_path / "tiny.onnx"))
    assert isinstance(manifest, GeneratorManifest)
    assert not draws_faces(manifest), "nobody measured it"
    metric = Metric(name=name, value=value, protocol={"images": 500})
    assert draws_faces(manifest.model_copy(update={"metrics": (metric,)})) == draws
