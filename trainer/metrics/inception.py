"""The Inception-v3 of the Fréchet inception distance, for a weights file that the user supplies.

The weights are those of TensorFlow's graph of 2015-12-05 in PyTorch's layout, known as
``pt_inception-2015-12-05-6726825d.pth`` (pytorch-fid) and
``weights-inception-2015-12-05-6726825d.pth`` (torch-fidelity): the same file, with the SHA-256
below. It differs from torchvision's network in three ways: average pooling in the branches leaves
out the padding, the last block pools by the maximum instead, and there are 1008 classes.

Nothing here downloads, and the file was not at hand when this was written. The names and shapes of
the layers follow the published sources of pytorch-fid and torchvision, and the tests check them
with random weights: the number of parameters, the shapes, that loading is strict. That the figures
agree with the reference's to the last digit has not been seen. A file with another SHA-256 is used
all the same if it fits, but its figures are then not called FID, KID and IS.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812 - as everywhere
from torch import Tensor, nn

from acgan_desktop.core.errors import UserError

REFERENCE_SHA256 = "6726825d0af5f729cebd5821db510b11b1cfad8faad88a03f1befd49fb9129b2"
SIDE = 299
CLASSES = 1008
FEATURE_DIM = 2048
RESIZE = f"bilinear to {SIDE} px, half-pixel centres, no antialiasing (as pytorch-fid)"
_MAX_BYTES = 512 * 1024 * 1024

Size = int | tuple[int, int]


class ConvNorm(nn.Module):
    """Convolution without bias, batch norm, rectification; the names are the weights file's."""

    def __init__(
        self, inside: int, out: int, kernel: Size = 1, stride: int = 1, padding: Size = 0
    ) -> None:
        super().__init__()
        self.conv = nn.Conv2d(inside, out, kernel, stride=stride, padding=padding, bias=False)
        self.bn = nn.BatchNorm2d(out, eps=0.001)

    def forward(self, x: Tensor) -> Tensor:
        """Return maps [n, out, h', w'] of ``x`` [n, inside, h, w]."""
        return F.relu(self.bn(self.conv(x)), inplace=True)


def _mean_around(x: Tensor) -> Tensor:
    return F.avg_pool2d(x, 3, stride=1, padding=1, count_include_pad=False)


class BlockA(nn.Module):
    """35 px: branches 1 × 1, 5 × 5, twice 3 × 3, and pooling."""

    def __init__(self, inside: int, pooled: int) -> None:
        super().__init__()
        self.branch1x1 = ConvNorm(inside, 64)
        self.branch5x5_1 = ConvNorm(inside, 48)
        self.branch5x5_2 = ConvNorm(48, 64, 5, padding=2)
        self.branch3x3dbl_1 = ConvNorm(inside, 64)
        self.branch3x3dbl_2 = ConvNorm(64, 96, 3, padding=1)
        self.branch3x3dbl_3 = ConvNorm(96, 96, 3, padding=1)
        self.branch_pool = ConvNorm(inside, pooled)

    def forward(self, x: Tensor) -> Tensor:
        """Return the branches side by side, [n, 224 + pooled, h, w]."""
        double = self.branch3x3dbl_3(self.branch3x3dbl_2(self.branch3x3dbl_1(x)))
        five = self.branch5x5_2(self.branch5x5_1(x))
        return torch.cat([self.branch1x1(x), five, double, self.branch_pool(_mean_around(x))], 1)


class BlockB(nn.Module):
    """From 35 to 17 px."""

    def __init__(self, inside: int) -> None:
        super().__init__()
        self.branch3x3 = ConvNorm(inside, 384, 3, stride=2)
        self.branch3x3dbl_1 = ConvNorm(inside, 64)
        self.branch3x3dbl_2 = ConvNorm(64, 96, 3, padding=1)
        self.branch3x3dbl_3 = ConvNorm(96, 96, 3, stride=2)

    def forward(self, x: Tensor) -> Tensor:
        """Return the branches side by side, [n, 480 + inside, h', w']."""
        double = self.branch3x3dbl_3(self.branch3x3dbl_2(self.branch3x3dbl_1(x)))
        return torch.cat([self.branch3x3(x), double, F.max_pool2d(x, 3, stride=2)], 1)


class BlockC(nn.Module):
    """17 px: 7 × 7 taken apart into rows and columns."""

    def __init__(self, inside: int, middle: int) -> None:
        super().__init__()
        self.branch1x1 = ConvNorm(inside, 192)
        self.branch7x7_1 = ConvNorm(inside, middle)
        self.branch7x7_2 = ConvNorm(middle, middle, (1, 7), padding=(0, 3))
        self.branch7x7_3 = ConvNorm(middle, 192, (7, 1), padding=(3, 0))
        self.branch7x7dbl_1 = ConvNorm(inside, middle)
        self.branch7x7dbl_2 = ConvNorm(middle, middle, (7, 1), padding=(3, 0))
        self.branch7x7dbl_3 = ConvNorm(middle, middle, (1, 7), padding=(0, 3))
        self.branch7x7dbl_4 = ConvNorm(middle, middle, (7, 1), padding=(3, 0))
        self.branch7x7dbl_5 = ConvNorm(middle, 192, (1, 7), padding=(0, 3))
        self.branch_pool = ConvNorm(inside, 192)

    def forward(self, x: Tensor) -> Tensor:
        """Return the branches side by side, [n, 768, h, w]."""
        single = self.branch7x7_3(self.branch7x7_2(self.branch7x7_1(x)))
        double = self.branch7x7dbl_3(self.branch7x7dbl_2(self.branch7x7dbl_1(x)))
        double = self.branch7x7dbl_5(self.branch7x7dbl_4(double))
        pooled = self.branch_pool(_mean_around(x))
        return torch.cat([self.branch1x1(x), single, double, pooled], 1)


class BlockD(nn.Module):
    """From 17 to 8 px."""

    def __init__(self, inside: int) -> None:
        super().__init__()
        self.branch3x3_1 = ConvNorm(inside, 192)
        self.branch3x3_2 = ConvNorm(192, 320, 3, stride=2)
        self.branch7x7x3_1 = ConvNorm(inside, 192)
        self.branch7x7x3_2 = ConvNorm(192, 192, (1, 7), padding=(0, 3))
        self.branch7x7x3_3 = ConvNorm(192, 192, (7, 1), padding=(3, 0))
        self.branch7x7x3_4 = ConvNorm(192, 192, 3, stride=2)

    def forward(self, x: Tensor) -> Tensor:
        """Return the branches side by side, [n, 512 + inside, h', w']."""
        seven = self.branch7x7x3_3(self.branch7x7x3_2(self.branch7x7x3_1(x)))
        three = self.branch3x3_2(self.branch3x3_1(x))
        return torch.cat([three, self.branch7x7x3_4(seven), F.max_pool2d(x, 3, stride=2)], 1)


class BlockE(nn.Module):
    """8 px: branches that fork once more. ``by_maximum`` is the reference's last block."""

    def __init__(self, inside: int, by_maximum: bool) -> None:
        super().__init__()
        self.by_maximum = by_maximum
        self.branch1x1 = ConvNorm(inside, 320)
        self.branch3x3_1 = ConvNorm(inside, 384)
        self.branch3x3_2a = ConvNorm(384, 384, (1, 3), padding=(0, 1))
        self.branch3x3_2b = ConvNorm(384, 384, (3, 1), padding=(1, 0))
        self.branch3x3dbl_1 = ConvNorm(inside, 448)
        self.branch3x3dbl_2 = ConvNorm(448, 384, 3, padding=1)
        self.branch3x3dbl_3a = ConvNorm(384, 384, (1, 3), padding=(0, 1))
        self.branch3x3dbl_3b = ConvNorm(384, 384, (3, 1), padding=(1, 0))
        self.branch_pool = ConvNorm(inside, 192)

    def forward(self, x: Tensor) -> Tensor:
        """Return the branches side by side, [n, 2048, h, w]."""
        single = self.branch3x3_1(x)
        double = self.branch3x3dbl_2(self.branch3x3dbl_1(x))
        pooled = F.max_pool2d(x, 3, stride=1, padding=1) if self.by_maximum else _mean_around(x)
        return torch.cat(
            [
                self.branch1x1(x),
                self.branch3x3_2a(single),
                self.branch3x3_2b(single),
                self.branch3x3dbl_3a(double),
                self.branch3x3dbl_3b(double),
                self.branch_pool(pooled),
            ],
            1,
        )


class FIDInception(nn.Module):
    """The whole network; see the module."""

    def __init__(self) -> None:
        super().__init__()
        self.Conv2d_1a_3x3 = ConvNorm(3, 32, 3, stride=2)
        self.Conv2d_2a_3x3 = ConvNorm(32, 32, 3)
        self.Conv2d_2b_3x3 = ConvNorm(32, 64, 3, padding=1)
        self.Conv2d_3b_1x1 = ConvNorm(64, 80)
        self.Conv2d_4a_3x3 = ConvNorm(80, 192, 3)
        self.Mixed_5b = BlockA(192, 32)
        self.Mixed_5c = BlockA(256, 64)
        self.Mixed_5d = BlockA(288, 64)
        self.Mixed_6a = BlockB(288)
        self.Mixed_6b = BlockC(768, 128)
        self.Mixed_6c = BlockC(768, 160)
        self.Mixed_6d = BlockC(768, 160)
        self.Mixed_6e = BlockC(768, 192)
        self.Mixed_7a = BlockD(768)
        self.Mixed_7b = BlockE(1280, by_maximum=False)
        self.Mixed_7c = BlockE(2048, by_maximum=True)
        self.fc = nn.Linear(FEATURE_DIM, CLASSES)

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor]:
        """Return features [n, 2048] and logits [n, 1008] of pictures uint8 [n, 3, h, w].

        The logits are without the bias of the last layer, as the inception score takes them.
        """
        x = F.interpolate(
            pixels.float() / 255, size=(SIDE, SIDE), mode="bilinear", align_corners=False
        )
        x = self.Conv2d_2b_3x3(self.Conv2d_2a_3x3(self.Conv2d_1a_3x3(2 * x - 1)))
        x = self.Conv2d_4a_3x3(self.Conv2d_3b_1x1(F.max_pool2d(x, 3, stride=2)))
        x = self.Mixed_5d(self.Mixed_5c(self.Mixed_5b(F.max_pool2d(x, 3, stride=2))))
        x = self.Mixed_6c(self.Mixed_6b(self.Mixed_6a(x)))
        x = self.Mixed_7a(self.Mixed_6e(self.Mixed_6d(x)))
        features = self.Mixed_7c(self.Mixed_7b(x)).mean(dim=(2, 3))
        return features, F.linear(features, self.fc.weight)


def load_inception(path: Path) -> tuple[FIDInception, str]:
    """Load the network from a weights file, in evaluation mode, and return its SHA-256 as well.

    Takes PyTorch's own format, of which nothing but tensors is unpickled, and safetensors.

    Raises:
        UserError: the file cannot be read, or holds other weights than the network's.
    """
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise UserError(f"{path} is far too large to hold the weights of Inception-v3.")
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        weights = _read_weights(path)
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror or error}.") from error
    network = FIDInception()
    own = network.state_dict()
    # How many batches were seen in training: the reference's file is older than this entry.
    counters = {name for name in own if name.endswith("num_batches_tracked")}
    missing = own.keys() - weights.keys() - counters
    foreign = weights.keys() - own.keys()
    if missing or foreign:
        name = min(missing or foreign)
        what = "lacks" if missing else "has a layer that the network has not:"
        raise UserError(f"{path} does not hold the weights of the FID Inception-v3: {what} {name}.")
    for name, tensor in weights.items():
        if tensor.shape != own[name].shape:
            raise UserError(
                f"{path} does not hold the weights of the FID Inception-v3: {name} is "
                f"{list(tensor.shape)} instead of {list(own[name].shape)}."
            )
    network.load_state_dict({**{name: own[name] for name in counters}, **weights})
    return network.eval().requires_grad_(False), digest


def _read_weights(path: Path) -> Mapping[str, Tensor]:
    content: Any
    try:
        if path.suffix == ".safetensors":
            from safetensors.torch import load_file

            content = load_file(path)
        else:
            content = torch.load(path, map_location="cpu", weights_only=True)
    except OSError:
        raise
    except Exception as error:
        # Hostile bytes raise many kinds in both readers.
        raise UserError(f"{path} is not a file of weights that can be read safely.") from error
    if not isinstance(content, Mapping) or not all(
        isinstance(name, str) and isinstance(tensor, Tensor) for name, tensor in content.items()
    ):
        raise UserError(f"{path} is not a table of named weights.")
    return content
