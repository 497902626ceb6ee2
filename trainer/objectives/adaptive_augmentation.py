"""Adaptive augmentation: how often to change pictures, steered by how sure the discriminator is.

Karras et al. 2020, "Training generative adversarial networks with limited data", section 3: r_t,
the mean sign of the discriminator's scores on real faces, is near 0 while it can hardly tell, and
near 1 once it knows the training faces by heart. Every few batches the probability goes up if r_t
is above its target and down if it is below, by a step of fixed size in images.
"""

from torch import Tensor

from trainer.data.state_values import Count, Number, State

INTERVAL = 4  # batches between two steps, as in the paper


class AugmentationState(State):
    """What a controller remembers; see :class:`AugmentationControl`."""

    probability: Number
    last_sign: Number | None
    signs: Number
    images: Count
    batches: Count


class AugmentationControl:
    """The controller and its state.

    Attributes:
        probability: of each change now, 0 to 1.
        last_sign: r_t when the probability was last moved; None before.
    """

    def __init__(self, probability: float, target: float, kimg: float) -> None:
        """Start at ``probability``.

        Args:
            probability: to start with, or for good where ``target`` is 0.
            target: of r_t, 0 to 1; 0 switches the controller off.
            kimg: thousands of real images in which the probability may rise from 0 to 1.
        """
        self.probability = probability
        self.last_sign: float | None = None
        self._target = target
        self._images_for_one = kimg * 1000
        self._signs: Tensor | float = 0.0  # stays on its device until the probability moves
        self._images = 0
        self._batches = 0

    @property
    def adaptive(self) -> bool:
        """Whether the probability moves at all."""
        return self._target > 0

    def add(self, mean_sign: Tensor | float, images: int) -> None:
        """Note the mean sign of the scores on ``images`` real faces; every fourth time, move."""
        self._signs += mean_sign * images
        self._images += images
        self._batches += 1
        if self._batches < INTERVAL:
            return
        self.last_sign = float(self._signs) / self._images
        step = self._images / self._images_for_one
        if self.last_sign < self._target:
            step = -step
        elif self.last_sign == self._target:
            step = 0.0
        self.probability = min(1.0, max(0.0, self.probability + step))
        self._signs, self._images, self._batches = 0.0, 0, 0

    def state(self) -> AugmentationState:
        """Return everything that it remembers."""
        return AugmentationState(
            probability=self.probability,
            last_sign=self.last_sign,
            signs=float(self._signs),
            images=self._images,
            batches=self._batches,
        )

    def restore(self, state: AugmentationState) -> None:
        """Go on from :meth:`state`."""
        self.probability, self.last_sign = state.probability, state.last_sign
        self._signs, self._images, self._batches = state.signs, state.images, state.batches
