"""Mixing the weights of two runs: the mean, of what fits together, with norms of its own."""

from pathlib import Path

import numpy as np
import pytest
from families_support import OWN
from tests_support import SMALL, prepare_drawn_faces

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.generator import Generator
from trainer.cli import main as cli

pytest.importorskip("onnxscript")
torch = pytest.importorskip("torch")

from torch import nn  # noqa: E402

from trainer.export.weight_mixing import mix  # noqa: E402
from trainer.networks.spectral import spectrally_normalise  # noqa: E402


def network(seed: int, width: int = 3) -> nn.Module:
    torch.manual_seed(seed)
    made = nn.Sequential(nn.Linear(4, width), nn.BatchNorm1d(width))
    made(torch.randn(16, 4))  # running statistics
    return made.eval()


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_the_mean_of_weights_and_running_statistics(share: float) -> None:
    ours, theirs = network(1), network(2)
    before = {name: value.numpy().copy() for name, value in ours.state_dict().items()}
    other = {name: value.numpy().copy() for name, value in theirs.state_dict().items()}
    mix(ours, theirs, share)
    for name, value in ours.state_dict().items():
        wanted = (1 - share) * before[name] + share * other[name]
        np.testing.assert_allclose(value.numpy(), wanted, rtol=1e-6, atol=1e-7, err_msg=name)
    for name, value in theirs.state_dict().items():
        np.testing.assert_array_equal(value.numpy(), other[name])


def test_spectral_norms_are_those_of_the_mixed_weights() -> None:
    ours, theirs = nn.Sequential(nn.Linear(6, 5)), nn.Sequential(nn.Linear(6, 5))
    for each in (ours, theirs):
        spectrally_normalise(each)
        each.eval()
    mix(ours, theirs, 0.4)
    norm = np.linalg.svd(ours[0].weight.detach().numpy(), compute_uv=False)[0]
    assert norm == pytest.approx(1, abs=1e-5)


def test_what_is_built_differently_is_refused() -> None:
    with pytest.raises(UserError, match="built differently"):
        mix(network(1), network(2, width=5), 0.5)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("tensorboard")
    data = prepare_drawn_faces(tmp_path, count=60, size=24)
    changes = [*SMALL, *OWN["dcgan"], "resolution=24", "precision=float32"]
    fit = ["fit", "dcgan-64", "--data", str(data), "--device", "cpu", "--threads", "1"]
    fit += [part for one in changes for part in ("--set", one)]
    first, second, plain = (tmp_path / name for name in ("first", "second", "plain"))
    assert cli.main([*fit, "--run", str(first), "--kimg", "0.032"]) == 0
    going_on = [*fit, "--run", str(second), "--kimg", "0.032", "--set", f"start_from={first}"]
    assert cli.main(going_on) == 0
    assert (
        cli.main(
            [*fit, "--run", str(plain), "--kimg", "0.016", "--set", "conditioning.enabled=false"]
        )
        == 0
    )
    drawn = {}
    for share in ("0", "0.5", "1"):
        out = tmp_path / f"mixed-{share}.onnx"
        export = ["export", str(first), "--mix", str(second), "--mix-share", share]
        assert cli.main([*export, "--out", str(out)]) == 0
        with Generator.open(out, Device.CPU, 1) as generator:
            about = generator.manifest
            random = np.random.default_rng(1)
            z = random.standard_normal((2, about.z_dim)).astype("f4")
            wishes = np.zeros((2, about.classes), "f4")
            drawn[share] = generator.whole(z, wishes, np.ones(2, "f4"))[1].astype(int)
    assert (drawn["0"] != drawn["1"]).any()
    assert (drawn["0.5"] != drawn["0"]).any()
    assert (drawn["0.5"] != drawn["1"]).any()
    capsys.readouterr()
    none = ["--out", str(tmp_path / "none.onnx")]
    assert cli.main(["export", str(first), "--mix", str(plain), *none]) == 2
    assert "cannot be mixed" in capsys.readouterr().err
    with pytest.raises(SystemExit, match="2"):
        cli.main(["export", str(first), "--mix", str(second), "--mix-share", "1.5", *none])
    assert not (tmp_path / "none.onnx").exists()
