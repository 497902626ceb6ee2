"""The FID Inception-v3 with random weights: its layout, its protocol, and what it refuses."""

import hashlib
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")

import torch.nn.functional as F  # noqa: E402, N812

from acgan_desktop.core.errors import UserError  # noqa: E402
from trainer.metrics.extractors import InceptionExtractor, open_extractor  # noqa: E402
from trainer.metrics.inception import (  # noqa: E402
    REFERENCE_SHA256,
    FIDInception,
    load_inception,
)
from trainer.metrics.protocol import distance_name  # noqa: E402


@pytest.fixture(scope="module")
def network() -> FIDInception:
    torch.manual_seed(0)
    return FIDInception().eval().requires_grad_(False)


def test_the_number_of_parameters_is_the_published_one(network: FIDInception) -> None:
    # torchvision's Inception-v3 without its auxiliary classifier has 23,834,568 with 1000 classes.
    expected = 23_834_568 + 8 * (2048 + 1)
    assert sum(one.numel() for one in network.parameters()) == expected


def test_names_and_shapes_are_those_of_the_weights_file(network: FIDInception) -> None:
    shapes = {name: list(tensor.shape) for name, tensor in network.state_dict().items()}
    for name, shape in {
        "Conv2d_1a_3x3.conv.weight": [32, 3, 3, 3],
        "Conv2d_4a_3x3.bn.running_var": [192],
        "Mixed_5b.branch5x5_2.conv.weight": [64, 48, 5, 5],
        "Mixed_5b.branch_pool.conv.weight": [32, 192, 1, 1],
        "Mixed_6a.branch3x3dbl_3.conv.weight": [96, 96, 3, 3],
        "Mixed_6b.branch7x7dbl_4.conv.weight": [128, 128, 7, 1],
        "Mixed_6e.branch7x7_2.conv.weight": [192, 192, 1, 7],
        "Mixed_7a.branch7x7x3_4.conv.weight": [192, 192, 3, 3],
        "Mixed_7b.branch3x3_2a.conv.weight": [384, 384, 1, 3],
        "Mixed_7c.branch1x1.conv.weight": [320, 2048, 1, 1],
        "fc.weight": [1008, 2048],
        "fc.bias": [1008],
    }.items():
        assert shapes[name] == shape, name
    convolutions = [one for one in network.modules() if isinstance(one, torch.nn.Conv2d)]
    assert len(convolutions) == 94
    assert all(one.bias is None for one in convolutions)
    norms = [one for one in network.modules() if isinstance(one, torch.nn.BatchNorm2d)]
    assert {one.eps for one in norms} == {0.001}


def test_pictures_are_enlarged_and_scaled_as_the_reference_does(network: FIDInception) -> None:
    seen = []
    hook = network.Conv2d_1a_3x3.register_forward_pre_hook(lambda _, args: seen.append(args[0]))
    pixels = torch.randint(0, 256, (2, 3, 16, 20), dtype=torch.uint8)
    features, logits = network(pixels)
    hook.remove()
    assert (features.shape, logits.shape) == ((2, 2048), (2, 1008))
    assert features.min() >= 0
    torch.testing.assert_close(logits, features @ network.fc.weight.T)
    expected = F.interpolate(pixels / 255, (299, 299), mode="bilinear", align_corners=False) * 2 - 1
    torch.testing.assert_close(seen[0], expected)
    corners = seen[0][:, :, [0, 0, -1, -1], [0, -1, 0, -1]]
    known = pixels[:, :, [0, 0, -1, -1], [0, -1, 0, -1]].float() / 127.5 - 1
    torch.testing.assert_close(corners, known)


def test_the_three_ways_in_which_it_differs_from_the_usual_network(network: FIDInception) -> None:
    ones = torch.ones(1, 192, 35, 35)
    pooled = []
    hook = network.Mixed_5b.branch_pool.register_forward_pre_hook(
        lambda _, args: pooled.append(args[0])
    )
    network.Mixed_5b(ones)
    hook.remove()
    torch.testing.assert_close(pooled[0], ones)  # the padding does not count
    pooled.clear()
    spiky = torch.zeros(1, 2048, 8, 8)
    spiky[:, :, 4, 4] = 9
    hook = network.Mixed_7c.branch_pool.register_forward_pre_hook(
        lambda _, args: pooled.append(args[0])
    )
    network.Mixed_7c(spiky)
    hook.remove()
    assert pooled[0][0, 0, 3, 3] == 9, "the maximum, not the mean"


def test_weights_are_loaded_strictly(network: FIDInception, tmp_path: Path) -> None:
    path = tmp_path / "weights.pth"
    weights = network.state_dict()
    older = {name: one for name, one in weights.items() if "num_batches" not in name}
    torch.save(older, path)
    loaded, digest = load_inception(path)
    assert digest == hashlib.sha256(path.read_bytes()).hexdigest()
    for name, tensor in loaded.state_dict().items():
        assert torch.equal(tensor, weights[name]), name
    assert not any(one.training for one in loaded.modules())

    torch.save({name: one for name, one in older.items() if name != "fc.weight"}, path)
    with pytest.raises(UserError, match=r"lacks fc\.weight"):
        load_inception(path)
    torch.save({**older, "extra": torch.zeros(1)}, path)
    with pytest.raises(UserError, match="extra"):
        load_inception(path)
    torch.save({**older, "fc.bias": torch.zeros(1000)}, path)
    with pytest.raises(UserError, match=r"\[1000\] instead of \[1008\]"):
        load_inception(path)


def test_what_is_no_file_of_weights_is_refused_and_never_run(tmp_path: Path) -> None:
    path = tmp_path / "weights.pth"
    with pytest.raises(UserError, match="cannot be read"):
        load_inception(path)
    path.write_bytes(b"nonsense")
    with pytest.raises(UserError, match="not a file of weights"):
        load_inception(path)
    torch.save({"a": Path}, path)  # more than tensors
    with pytest.raises(UserError, match="not a file of weights"):
        open_extractor(path)
    torch.save([torch.zeros(1)], path)
    with pytest.raises(UserError, match="not a table"):
        load_inception(path)
    (tmp_path / "weights.safetensors").write_bytes(b"nonsense")
    with pytest.raises(UserError, match="not a file of weights"):
        load_inception(tmp_path / "weights.safetensors")


def test_only_the_reference_s_own_weights_make_it_fid(network: FIDInception) -> None:
    other = InceptionExtractor(network, "ab" * 32)
    assert distance_name("fd", other, 10_000, "held-out") == "fd_inception10k_heldout"
    reference = InceptionExtractor(network, REFERENCE_SHA256)
    assert distance_name("fd", reference, 10_000, "held-out") == "fid10k_heldout"
    assert distance_name("kd", reference, 2500, "training") == "kid2500_training"
    assert distance_name("recall", reference, 1000, "held-out") == "recall_inception1k_heldout"
    assert "299" in other.resize


def test_the_extractor_sees_the_same_in_any_batch(network: FIDInception) -> None:
    eye = InceptionExtractor(network, "ab" * 32)
    pixels = np.random.default_rng(0).integers(0, 256, (3, 16, 16, 3), np.uint8)
    together = eye.read(pixels)
    assert together.logits is not None
    assert together.features.shape == (3, 2048)
    apart = np.concatenate([eye.read(pixels[i : i + 1]).features for i in range(3)])
    np.testing.assert_allclose(apart, together.features, rtol=1e-4, atol=1e-5)
