"""What draws avatars: whoever needs no more than that takes a renderer, not the whole generator.

:class:`acgan_desktop.engine.runtime.generator.Generator` is one; so is the trainer's averaged
network, and so are the small ones of tests.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.model_file.manifest import GeneratorManifest


@dataclass(frozen=True)
class DrawnFace:
    """A face and what draws it.

    Attributes:
        avatar: a plain avatar that draws this picture.
        pixels: uint8 [h, w, 3].
        missed: the attributes that were wished and that a tagger does not confirm; a face with
            any is the nearest of all that were tried, and should be marked.
        passed_over: how many candidates were drawn for it and are not shown.
        place: number of the place that it was searched for; 0 where none was.
    """

    avatar: Avatar
    pixels: NDArray[np.uint8]
    missed: tuple[str, ...] = ()
    passed_over: int = 0
    place: int = 0

    @property
    def confirmed(self) -> bool:
        """Whether nothing that was wished is missed."""
        return not self.missed


class Renderer(Protocol):
    """Draws avatars."""

    @property
    def manifest(self) -> GeneratorManifest:
        """What it can be asked for."""

    def render(
        self, avatars: Sequence[Avatar], *, cancelled: Callable[[], bool] | None = None
    ) -> NDArray[np.uint8]:
        """Return the pictures of ``avatars``, uint8 [n, h, w, 3].

        Raises:
            RenderCancelled: ``cancelled`` returned True.
        """


class StyleRenderer(Renderer, Protocol):
    """Draws avatars, and shows the styles on the way to them."""

    def styles(
        self, z: ArrayLike, attributes: ArrayLike, truncation: ArrayLike
    ) -> NDArray[np.float32]:
        """Return the per-layer latents, float32 [n, num_styles, style_dim].

        Args:
            z: latents [n, z_dim].
            attributes: blocks of class weights [n, classes] in manifest order.
            truncation: [n], 1 = off.
        """
