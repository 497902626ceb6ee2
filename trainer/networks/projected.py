"""Further judges that look through trained networks' eyes: projected discriminators.

Sauer et al. 2021, "Projected GANs converge faster": small discriminators judge the features that a
fixed, pretrained network makes of a picture, one a scale, so they need not learn first what eyes
and hair are. They stand beside the family's own discriminator, which still sees every pixel. The
networks are taggers, each scale of which is judged by itself (no random mixing of channels and
scales: a tagger's features are few and differ little in kind), and one that learned ImageNet
(:mod:`trainer.networks.imagenet_features`). Several are harder to fool than one (Kumari et al.
2022, "Ensembling off-the-shelf models for GAN training").
"""

from collections.abc import Iterable
from typing import Protocol, cast

from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.fusion import fuse_conv_bn_eval, fuse_linear_bn_eval

from trainer.networks.discriminator_output import DiscriminatorOutput
from trainer.networks.imagenet_features import freeze
from trainer.networks.layers import at_least_float32
from trainer.networks.spectral import spectrally_normalise
from trainer.networks.tagger import Block, TaggerNetwork

OWN = "own"  # what the family's discriminator is called beside the judges


class FixedFeatures(Protocol):
    """A fixed network's features; each is an ``nn.Module`` as well.

    Attributes:
        widths: channels of each plane.
        feature_dim: numbers that describe the whole picture.
    """

    widths: list[int]
    feature_dim: int

    def __call__(self, pictures: Tensor) -> tuple[list[Tensor], Tensor]:
        """Return planes [b, width, h, w] and [b, feature_dim] of [b, 3, h, w] in -1 to 1."""


class FrozenFeatures(nn.Module):
    """A tagger's features at every scale, fixed: its weights are buffers, its batch norms folded.

    Attributes:
        resolution: side of the pictures that the tagger reads, in pixels.
        widths: channels of each stage's plane.
        feature_dim: numbers that the tagger's heads read.
    """

    def __init__(self, tagger: TaggerNetwork) -> None:
        """Take over the weights of ``tagger``, which must be in evaluation mode and is spent."""
        super().__init__()
        self.resolution = tagger.resolution
        self.feature_dim = tagger.feature_dim
        self.stages = nn.ModuleList()
        self.widths: list[int] = []
        stage: list[nn.Module] = []
        for layer in _folded(tagger.plane):
            stage.append(layer)
            if isinstance(layer, Block):
                self.stages.append(nn.Sequential(*stage))
                self.widths.append(layer.second.out_channels)
                stage = []
        self.last = nn.Sequential(*stage)
        self.gather = fuse_linear_bn_eval(tagger.gather, cast(nn.BatchNorm1d, tagger.gather_norm))
        freeze(self)

    def forward(self, pictures: Tensor) -> tuple[list[Tensor], Tensor]:
        """Return each stage's plane [b, width, h, w], and [b, feature_dim].

        Args:
            pictures: [b, 3, h, w] in -1 to 1; larger ones than the tagger reads are averaged down.
        """
        planes = []
        features = functional.avg_pool2d(pictures, pictures.shape[-1] // self.resolution)
        for stage in self.stages:
            features = stage(features)
            planes.append(features)
        gathered = self.gather(self.last(features).flatten(1))
        return planes, functional.relu(gathered)


def _folded(layers: Iterable[nn.Module]) -> Iterable[nn.Module]:
    """Yield ``layers`` with each batch norm folded into the convolution before it."""
    before: nn.Module | None = None
    for layer in layers:
        if isinstance(layer, nn.BatchNorm2d):
            assert isinstance(before, nn.Conv2d), "a batch norm follows a convolution"
            before = fuse_conv_bn_eval(before, layer)
            continue
        if before is not None:
            yield before
        if isinstance(layer, Block):
            layer.first = fuse_conv_bn_eval(layer.first, cast(nn.BatchNorm2d, layer.first_norm))
            layer.second = fuse_conv_bn_eval(layer.second, cast(nn.BatchNorm2d, layer.second_norm))
            layer.first_norm, layer.second_norm = nn.Identity(), nn.Identity()
        before = layer
    if before is not None:
        yield before


class _PlaneJudge(nn.Module):
    """Scores every position of a plane."""

    def __init__(self, before: int, width: int) -> None:
        super().__init__()
        self.mix = nn.Conv2d(before, width, 1)
        self.look = nn.Conv2d(width, width, 3, padding=1)
        self.score = nn.Conv2d(width, 1, 1)

    def forward(self, plane: Tensor) -> Tensor:
        """Take [b, before, h, w], return scores [b, h · w]."""
        inner = functional.leaky_relu(self.mix(plane), 0.2)
        inner = functional.leaky_relu(self.look(inner), 0.2)
        return at_least_float32(self.score(inner)).flatten(1)


class _WholeJudge(nn.Module):
    """Scores the whole face, and whether it is what was asked for."""

    def __init__(self, before: int, width: int, classes: int) -> None:
        super().__init__()
        self.mix = nn.Linear(before, width)
        self.score = nn.Linear(width, 1)
        self.projection = nn.Linear(width, classes, bias=False) if classes else None

    def forward(self, features: Tensor, attributes: Tensor) -> Tensor:
        """Take [b, before] and [b, classes], return scores [b, 1]."""
        inner = functional.leaky_relu(self.mix(features), 0.2)
        score = at_least_float32(self.score(inner))
        if self.projection is not None:
            projected = at_least_float32(self.projection(inner)) * attributes
            score = score + projected.sum(dim=1, keepdim=True)
        return score


class _Eyes(nn.Module):
    """The judges that look through one fixed network's eyes."""

    def __init__(self, features: FixedFeatures, width: int, classes: int) -> None:
        super().__init__()
        self.features = features
        self.planes = nn.ModuleList(_PlaneJudge(before, width) for before in features.widths)
        self.whole = _WholeJudge(features.feature_dim, width, classes)
        for judge in (self.planes, self.whole):
            spectrally_normalise(judge)

    def forward(self, pictures: Tensor, attributes: Tensor) -> tuple[Tensor, ...]:
        """Return the scores of the judges, each [b, positions]."""
        planes, features = self.features(pictures)
        scores = [judge(plane) for judge, plane in zip(self.planes, planes, strict=True)]
        return (*scores, self.whole(features, attributes))


class ProjectedDiscriminator(nn.Module):
    """A family's discriminator beside judges of fixed networks' features."""

    def __init__(
        self, own: nn.Module, features: Iterable[FixedFeatures], width: int, classes: int
    ) -> None:
        """Put them together.

        Args:
            own: the family's.
            features: one for each network that is looked through.
            width: channels of each judge.
            classes: width of the attributes' vector that one judge of each compares with; 0 = none
                does.
        """
        super().__init__()
        self.own = own
        self.eyes = nn.ModuleList(_Eyes(one, width, classes) for one in features)

    def forward(self, pictures: Tensor, attributes: Tensor) -> DiscriminatorOutput:
        """Judge ``pictures`` [b, 3, h, w] in -1 to 1, said to have ``attributes`` [b, classes]."""
        verdict = cast(DiscriminatorOutput, self.own(pictures, attributes))
        scores = [score for eyes in self.eyes for score in eyes(pictures, attributes)]
        return verdict._replace(projected=tuple(scores))
