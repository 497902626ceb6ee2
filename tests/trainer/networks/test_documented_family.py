"""The family of docs/add-a-family.md trains, goes on, is exported, and draws in the engine."""

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from tests_support import prepare_drawn_faces

pytest.importorskip("onnxscript")
pytest.importorskip("tensorboard")

from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.generator import Generator
from trainer.cli import main as cli
from trainer.networks.families import BUILDERS
from trainer.recipe.recipe import RECIPES

DOCUMENT = Path(__file__).parents[3] / "docs" / "add-a-family.md"


def block(language: str) -> str:
    found = re.findall(rf"^```{language}\n(.*?)^```$", DOCUMENT.read_text("utf-8"), re.M | re.S)
    assert len(found) == 1
    return str(found[0])


@pytest.fixture
def toy(tmp_path: Path) -> Iterator[Path]:
    """Add the family as the document does, and take it away again; return its recipe's path."""
    tables: tuple[dict[str, object], ...] = (RECIPES, BUILDERS)  # type: ignore[assignment]
    before = [dict(table) for table in tables]
    module = tmp_path / "documented_toy.py"
    module.write_text(block("python"), "utf-8")
    spec = importlib.util.spec_from_file_location(module.stem, module)
    assert spec is not None
    assert spec.loader is not None
    spec.loader.exec_module(importlib.util.module_from_spec(spec))
    recipe = tmp_path / "toy-16.toml"
    recipe.write_text(block("toml"), "utf-8")
    yield recipe
    for table, old in zip(tables, before, strict=True):
        table.clear()
        table.update(old)


def test_the_documented_family_goes_all_the_way(
    toy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = prepare_drawn_faces(tmp_path, count=60)
    run, model = tmp_path / "run", tmp_path / "toy.onnx"
    fit = ["fit", str(toy), "--data", str(data), "--run", str(run)]
    fit += ["--device", "cpu", "--threads", "1", "--set", "precision=float32"]
    assert cli.main([*fit, "--kimg", "0.016"]) == 0
    assert cli.main([*fit, "--kimg", "0.032"]) == 0
    assert "Going on from" in capsys.readouterr().err
    assert cli.main(["export", str(run), "--out", str(model)]) == 0
    with Generator.open(model, Device.CPU) as engine:
        assert engine.manifest.family == "toy"
        z = np.random.default_rng(1).standard_normal((2, engine.manifest.z_dim), dtype=np.float32)
        classes = sum(len(attribute.classes) for attribute in engine.manifest.attributes)
        wishes, psi = np.zeros((2, classes), np.float32), np.ones(2, np.float32)
        pixels = engine.whole(z, wishes, psi)[1]
    assert pixels.shape == (2, 16, 16, 3)
    assert np.any(pixels[0] != pixels[1])


def test_without_it_the_family_is_unknown(tmp_path: Path) -> None:
    assert "toy" not in RECIPES
    assert "toy" not in BUILDERS
