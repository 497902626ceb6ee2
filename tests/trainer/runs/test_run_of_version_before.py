"""A data set and a run that the version before wrote open, and the run goes on."""

import shutil
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")

from acgan_desktop.core.run_state import read_state
from trainer.data.dataset import Dataset
from trainer.recipe.recipe import load_recipe
from trainer.runs.checkpoints.checkpoint import load_newest
from trainer.runs.loop import fit
from trainer.runs.run_folder import RunFolder

BEFORE = Path(__file__).parents[2] / "files" / "version-before"


def test_a_data_set_opens() -> None:
    dataset = Dataset.open(BEFORE / "dataset")
    manifest = dataset.manifest
    assert (manifest.images, manifest.resolution) == (40, 16)
    assert [one.name for one in manifest.attributes] == ["hair_length", "hair_color", "eye_color"]
    assert dataset.images.shape == (40, 16, 16, 3)
    assert dataset.images.dtype == np.uint8
    assert len(dataset.training_indices()) + len(dataset.held_out_indices()) == 40
    assert len(dataset.held_out_indices()) == 2
    assert (np.asarray(dataset.labels) >= -1).all()


def test_a_run_goes_on(tmp_path: Path) -> None:
    run = tmp_path / "run"
    shutil.copytree(BEFORE / "run", run)
    before = load_newest(run / "checkpoints")
    assert before is not None
    state = read_state(run)
    assert state is not None
    assert (state.status, state.kimg) == ("finished", 0.048)
    recipe = load_recipe(str(run / "recipe.toml"), ["schedule.kimg=0.08"])
    said: list[str] = []
    ended = fit(recipe, BEFORE / "dataset", run, device="cpu", say=said.append)
    assert (ended.status, ended.kimg) == ("finished", 0.08)
    assert "Going on from 0.0 kimg." in said
    kimg = [line["kimg"] for line in RunFolder.open(run).events()]
    assert kimg == [0.016, 0.032, 0.048, 0.064, 0.08]
    after = load_newest(run / "checkpoints")
    assert after is not None
    assert after.tensors.keys() == before.tensors.keys()
    assert after.state["steps"] == before.state["steps"] + 4
    assert after.state["loop"]["seconds"] > before.state["loop"]["seconds"]
