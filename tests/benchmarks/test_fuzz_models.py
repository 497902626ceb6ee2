"""A short part of ``benchmarks/fuzz_models.py``: damaged and twisted model files."""

import random
from pathlib import Path

from fuzz_models import BAD, damaged, fuzz, twisted
from tiny_model import write_tiny_model


def test_no_mutated_model_does_harm(tmp_path: Path) -> None:
    healthy = write_tiny_model(tmp_path / "healthy.onnx")
    found = fuzz(healthy, count=300, seed=7, trials=3, slow=60)
    assert found["opened"] + found["refused"] == found["files"] == 300
    assert found["opened"] > 0
    assert found["drawn"] == 3
    assert {kind: found[kind] for kind in BAD} == dict.fromkeys(BAD, 0)


def test_the_same_seed_makes_the_same_files(tmp_path: Path) -> None:
    content = write_tiny_model(tmp_path / "healthy.onnx").read_bytes()
    for mutate in (damaged, twisted):
        first = [mutate(random.Random(seed), content) for seed in range(5)]
        assert first == [mutate(random.Random(seed), content) for seed in range(5)]
        assert len(set(first)) > 1
