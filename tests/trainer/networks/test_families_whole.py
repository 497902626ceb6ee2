"""Every family by commands alone: prepare, fit, go on, export, and draw with the program's engine.

At 24, 20 and 28 pixels, whose bases are 6, 5 and 7: as 96 is 6 · 2⁴, and 64 is 4 · 2⁴.
"""

from pathlib import Path

import numpy as np
import pytest
import torch
from families_support import FAMILIES, OWN
from tests_support import SMALL, prepare_drawn_faces

pytest.importorskip("onnxscript")
pytest.importorskip("tensorboard")

from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.generator import Generator
from trainer.cli import main as cli
from trainer.export.export_check import random_requests
from trainer.export.generator_graph import to_pixels
from trainer.runs.generator_of_run import load_generator
from trainer.runs.run_folder import RunFolder

SIDES = {"dcgan": 24, "sagan": 20, "biggan": 24, "stylegan": 28}


@pytest.mark.parametrize("family", FAMILIES)
def test_from_a_data_set_to_pictures(
    family: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    side = SIDES[family]
    data = prepare_drawn_faces(tmp_path, count=60, size=side)
    run, model = tmp_path / "run", tmp_path / "model.onnx"
    fit = ["fit", f"{family}-64", "--data", str(data), "--run", str(run)]
    fit += ["--device", "cpu", "--threads", "1"]
    for change in (*SMALL, *OWN[family], f"resolution={side}", "precision=float32"):
        fit += ["--set", change]
    assert cli.main([*fit, "--kimg", "0.016"]) == 0
    assert cli.main([*fit, "--kimg", "0.032"]) == 0
    assert "Going on from 0.0 kimg" in capsys.readouterr().err
    assert cli.main(["export", str(run), "--out", str(model)]) == 0

    network, facts = load_generator(RunFolder.open(run))
    assert facts.kimg == 0.032
    network.eval()
    rng = np.random.default_rng(3)
    with Generator.open(model, Device.CPU) as engine:
        manifest = engine.manifest
        assert (manifest.family, manifest.resolution) == (family, side)
        for batch in (1, 3, 16):
            z, attributes, _ = random_requests(manifest, batch, rng)
            psi = np.linspace(0.3, 1.0, batch, dtype=np.float32)
            with torch.no_grad():
                styles = network.mapping(*map(torch.from_numpy, (z, attributes, psi)))
                expected = to_pixels(network.synthesis(styles)).numpy().astype(int)
            assert np.abs(engine.whole(z, attributes, psi)[1] - expected).max() <= 1
            cut = engine.styles(z, attributes, psi)
            assert np.abs(engine.synthesize(cut) - expected).max() <= 1
            joined = np.concatenate([cut[:, :1], np.roll(cut, 1, 0)[:, 1:]], axis=1)
            with torch.no_grad():
                expected = to_pixels(network.synthesis(torch.from_numpy(joined))).numpy()
            assert np.abs(engine.synthesize(joined) - expected.astype(int)).max() <= 1
            assert expected.std() > 1
