"""Generators and an extractor for tests of metrics: drawn faces, and an eye for their colours."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from drawn_faces import EYE_COLORS, HAIR_COLORS, HAIR_LENGTHS, draw_face
from numpy.typing import NDArray
from tiny_model import tiny_manifest

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.latent.wishes import wish_of
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from trainer.metrics.extractors import Seen

SIZE = 32
ATTRIBUTES = (
    ("hair_length", HAIR_LENGTHS),
    ("hair_color", tuple(HAIR_COLORS)),
    ("eye_color", tuple(EYE_COLORS)),
)
Pixels = NDArray[np.uint8]


class DrawnFaces:
    """A generator that draws as the data set does, unless ``spoil`` changes what it is asked.

    Args:
        spoil: from the stream of the face and what is wished to what is drawn.
        faces: how many different faces it knows for each choice; None = no bound.
    """

    def __init__(
        self,
        spoil: Callable[[np.random.Generator, dict[str, str]], dict[str, str]] | None = None,
        faces: int | None = None,
    ) -> None:
        self.manifest = GeneratorManifest.model_validate(
            tiny_manifest(resolution=SIZE, attributes=ATTRIBUTES)
        )
        self._spoil = spoil
        self._faces = faces

    def render(
        self, avatars: Sequence[Avatar], *, cancelled: Callable[[], bool] | None = None
    ) -> Pixels:
        return np.stack([self._draw(avatar) for avatar in avatars])

    def _draw(self, avatar: Avatar) -> Pixels:
        seed = np.frombuffer(avatar.sources[0].z, np.uint32)
        if self._faces is not None:
            seed = seed[:1] % self._faces
        random = np.random.default_rng(seed)
        asked = wish_of(self.manifest, avatar)
        wish = {
            one.name: str(asked[one.name] or random.choice(one.classes))
            for one in self.manifest.attributes
        }
        if self._spoil is not None:
            wish = self._spoil(random, wish)
        return np.asarray(draw_face(random, **wish, size=SIZE))


class ColourEye:
    """An extractor that sees mean colours of 4 × 4 cells and reads two attributes off them."""

    name = "tagger"
    identity = "c0" * 32
    resize = "none"
    is_reference = False
    feature_dim = 48
    attributes: Mapping[str, tuple[str, ...]] = {
        # In another order than the model's, so that what goes by position fails.
        "eye_color": tuple(reversed(EYE_COLORS)),
        "hair_color": tuple(reversed(HAIR_COLORS)),
    }

    def __init__(self) -> None:
        self.closed = False

    def read(self, pixels: Pixels) -> Seen:
        n, side = len(pixels), pixels.shape[1]
        cells = pixels.reshape(n, 4, side // 4, 4, side // 4, 3).mean(axis=(2, 4)) / 255
        return Seen(
            cells.reshape(n, -1).astype(np.float32),
            {
                "hair_color": self._near(
                    pixels, HAIR_COLORS, "hair_color", (0.2, 0.36), (0.4, 0.6)
                ),
                "eye_color": self._near(pixels, EYE_COLORS, "eye_color", (0.42, 0.7), (0.36, 0.64)),
            },
        )

    def close(self) -> None:
        self.closed = True

    def _near(
        self,
        pixels: Pixels,
        colours: Mapping[str, tuple[int, ...]],
        attribute: str,
        rows: tuple[float, float],
        columns: tuple[float, float],
    ) -> NDArray[np.float32]:
        """Return for each colour the share of pixels in a window that are near it, [n, classes]."""
        side = pixels.shape[1]
        (top, bottom), (left, right) = (
            (round(low * side), round(high * side)) for low, high in (rows, columns)
        )
        window = pixels[:, top:bottom, left:right].astype(np.float64)
        wanted = np.array([colours[name] for name in self.attributes[attribute]])
        far = np.abs(window[:, :, :, None] - wanted).max(axis=-1)
        votes = (far < 70).mean(axis=(1, 2)) + 1e-3 / (1 + far.min(axis=(1, 2)))
        return np.asarray(votes / votes.sum(axis=1, keepdims=True), np.float32)


def labelled_dataset(folder: Path, count: int = 500) -> Path:
    """Prepare drawn faces of :data:`SIZE` pixels and return the data set's folder."""
    from drawn_faces import draw_faces

    from trainer.data.preparation.prepare import prepare

    labels = draw_faces(folder / "faces", count, size=SIZE, seed=5)
    prepare([labels.parent], labels, SIZE, folder / "dataset")
    return folder / "dataset"
