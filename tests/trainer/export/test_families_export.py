"""Every family: trained a little, exported, and drawn by the program's engine."""

import copy
from pathlib import Path

import numpy as np
import pytest
import torch
from families_support import KINDS, NAMES, make, small
from tests_support import prepare_drawn_faces

from acgan_desktop.engine.model_file.manifest import Attribute, DatasetFacts
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.generator import Generator
from trainer.data.dataset import Dataset
from trainer.export.export_check import random_requests
from trainer.export.exporter import ModelFacts, export_generator
from trainer.export.generator_graph import to_pixels


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return Dataset.open(prepare_drawn_faces(tmp_path_factory.mktemp("faces")))


@pytest.mark.parametrize(("family", "changes"), KINDS, ids=NAMES)
def test_the_engine_draws_what_pytorch_draws(
    family: str, changes: tuple[str, ...], dataset: Dataset, tmp_path: Path
) -> None:
    training = make(dataset, small(family, *changes))
    for _ in range(4):
        training.step()
    average = copy.deepcopy(training.averaged_generator())
    facts = ModelFacts(
        name=family,
        family=family,
        attributes=tuple(
            Attribute(
                name=one.name,
                classes=one.classes,
                shares=tuple(1 / len(one.classes) for _ in one.classes),
            )
            for one in dataset.manifest.attributes
        ),
        dataset=DatasetFacts(name="drawn", images=120, sha256="0" * 64),
        kimg=0.032,
        licence="CC0",
    )
    manifest = export_generator(average, facts, tmp_path / "model.onnx")
    training.step()  # exporting took nothing away from the training
    rng = np.random.default_rng(5)
    with Generator.open(tmp_path / "model.onnx", Device.CPU) as engine:
        for batch in (1, 3, 16):
            z, attributes, _ = random_requests(manifest, batch, rng)
            psi = rng.uniform(0.3, 1.0, batch).astype(np.float32)
            psi[0] = (0.3, 1.0, 0.7)[batch % 3]
            request = [torch.from_numpy(array) for array in (z, attributes, psi)]
            with torch.no_grad():
                expected_styles = average.mapping(*request)
                expected = to_pixels(average.synthesis(expected_styles)).numpy().astype(int)
            styles, pixels = engine.whole(z, attributes, psi)
            assert np.abs(pixels - expected).max() <= 1
            assert styles == pytest.approx(expected_styles.numpy(), abs=1e-4)
            cut = engine.styles(z, attributes, psi)
            assert np.abs(engine.synthesize(cut) - expected).max() <= 1
            # Mixed at the seam: coarse layers of each, fine ones of the next.
            mixed = cut.copy()
            mixed[:, manifest.num_styles // 2 :] = np.roll(cut, 1, 0)[:, manifest.num_styles // 2 :]
            with torch.no_grad():
                expected = to_pixels(average.synthesis(torch.from_numpy(mixed))).numpy()
            assert np.abs(engine.synthesize(mixed) - expected.astype(int)).max() <= 1
            assert expected.std() > 1, "a blank picture proves nothing"
