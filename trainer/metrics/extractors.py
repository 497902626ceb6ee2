"""Feature extractors: what faces are turned into before they are compared."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.resizing import LANCZOS, resized

if TYPE_CHECKING:
    from acgan_desktop.engine.runtime.tagger import Tagger
    from trainer.metrics.inception import FIDInception

_INCEPTION_AT_ONCE = 16


@dataclass(frozen=True)
class Seen:
    """What an extractor sees in n faces.

    Attributes:
        features: float32 [n, d].
        probabilities: per attribute that it reads, float32 [n, classes].
        logits: float32 [n, classes] of a general classifier, if it is one.
    """

    features: NDArray[np.float32]
    probabilities: Mapping[str, NDArray[np.float32]] = field(default_factory=dict)
    logits: NDArray[np.float32] | None = None


class Extractor(Protocol):
    """Turns faces into features.

    Attributes:
        name: how figures name it, such as tagger.
        identity: what tells it from every other one: a model's id or a file's SHA-256.
        resize: the filter that brings faces to its size, in words.
        attributes: the classes of each attribute that it reads off faces, by the attribute's name.
        is_reference: whether it is the network of FID, KID and IS, with its own weights.
        feature_dim: how many numbers it makes of a face.
    """

    name: str
    identity: str
    resize: str
    attributes: Mapping[str, tuple[str, ...]]
    is_reference: bool
    feature_dim: int

    def read(self, pixels: NDArray[np.uint8]) -> Seen:
        """Look at faces uint8 [n, h, w, 3] of any size."""

    def close(self) -> None:
        """Give back what it holds."""


class TaggerExtractor:
    """A tagger's features and probabilities; see :class:`Extractor`."""

    name = "tagger"
    is_reference = False

    def __init__(self, tagger: "Tagger") -> None:
        self._tagger = tagger
        self._side = tagger.manifest.resolution
        self.feature_dim = tagger.manifest.feature_dim
        self.identity = tagger.manifest.model_id
        self.resize = f"{LANCZOS} to {self._side} px"
        self.attributes: Mapping[str, tuple[str, ...]] = {
            one.name: one.classes for one in tagger.manifest.attributes
        }

    def read(self, pixels: NDArray[np.uint8]) -> Seen:
        """Look at faces uint8 [n, h, w, 3] of any size."""
        reading = self._tagger.read(resized(pixels, self._side))
        return Seen(reading.features, reading.probabilities)

    def close(self) -> None:
        """Close the tagger."""
        self._tagger.close()


class InceptionExtractor:
    """Inception-v3's features and logits; see :class:`Extractor`."""

    name = "inception"
    feature_dim = 2048
    attributes: Mapping[str, tuple[str, ...]] = {}

    def __init__(self, network: "FIDInception", sha256: str, device: str = "cpu") -> None:
        from trainer.metrics.inception import REFERENCE_SHA256, RESIZE

        self._network = network.to(device)
        self._device = device
        self.identity = sha256
        self.resize = RESIZE
        self.is_reference = sha256 == REFERENCE_SHA256

    def read(self, pixels: NDArray[np.uint8]) -> Seen:
        """Look at faces uint8 [n, h, w, 3] of any size."""
        import torch

        seen: list[tuple[NDArray[np.float32], NDArray[np.float32]]] = []
        with torch.inference_mode():
            for some in torch.split(torch.from_numpy(pixels.copy()), _INCEPTION_AT_ONCE):
                both = self._network(some.permute(0, 3, 1, 2).to(self._device))
                seen.append((both[0].cpu().numpy(), both[1].cpu().numpy()))
        features, logits = zip(*seen, strict=True)
        return Seen(np.concatenate(features), logits=np.concatenate(logits))

    def close(self) -> None:
        """Nothing is held but memory."""


def open_extractor(
    path: Path, device: Device = Device.AUTO, threads: int | None = None
) -> Extractor:
    """Open a tagger (.onnx) or the weights of Inception-v3 (any other file).

    Raises:
        UserError: the file cannot be used as what its name says.
    """
    if path.suffix.lower() == ".onnx":
        from acgan_desktop.engine.runtime.tagger import Tagger

        return TaggerExtractor(Tagger.open(path, device, threads))
    import torch

    from trainer.metrics.inception import load_inception

    network, sha256 = load_inception(path)
    on_gpu = device is not Device.CPU and torch.cuda.is_available()
    return InceptionExtractor(network, sha256, "cuda" if on_gpu else "cpu")
