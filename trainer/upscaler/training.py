"""The training of an upscaler as an object: networks, losses, random streams, and the step."""

from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from trainer.data.state_values import Count, State
from trainer.networks.precision import Compute
from trainer.networks.row_streams import seeded_weights
from trainer.networks.upscaler import FACTOR, PatchJudge, UpscalerNetwork
from trainer.objectives.losses import hinge_discriminator, hinge_generator
from trainer.training.checkpoint_values import OptimiserState
from trainer.training.ema import average_decay, averaged_copy, update_average
from trainer.training.training_state import (
    Tensors,
    flatten_module,
    flatten_optimizer,
    restore_module,
    restore_optimizer,
    restoring,
)
from trainer.upscaler.pairs import Pairs
from trainer.upscaler.settings import UpscalerSettings

_RISE = 2_000
_JUDGE_RISE = 10_000
_LEAST_PACE = 0.05
# Beside the border of a crop the network sees less than the teacher did, unless that is the
# picture's own.
_BORDER = 4
# Crops that would begin or end up to this far beyond the picture lie at its border instead, so that
# borders are learned as well.
_BEYOND = 4
Picture = NDArray[np.uint8]
_LOSSES = ("pixels", "gradients", "adversarial", "judge")


def build_network(settings: UpscalerSettings) -> UpscalerNetwork:
    """Return the network that ``settings`` describe, with fresh weights."""
    return UpscalerNetwork(settings.channels, settings.blocks, settings.tail_channels)


def gradient_loss(drawn: Tensor, wanted: Tensor) -> Tensor:
    """Return the mean distance between two pictures' differences of neighbours, both ways."""
    apart = drawn - wanted
    return apart.diff(dim=2).abs().mean() + apart.diff(dim=3).abs().mean()


class UpscalerState(State):
    """What an upscaler's training remembers beside its tensors.

    Attributes:
        optimizer: the network's.
        judge_optimizer: the patch discriminator's.
        crops_shown: so far.
    """

    optimizer: OptimiserState
    judge_optimizer: OptimiserState
    crops_shown: Count


class UpscalerTraining:
    """An upscaler in training.

    Attributes:
        settings: what decides the training.
        network: what learns.
        average: its moving average, which is the result.
        pairs: what it learns from.
        crops_shown: how many so far.
    """

    def __init__(self, settings: UpscalerSettings, pairs: Pairs, compute: Compute) -> None:
        """Start from the settings' seed."""
        self.settings, self.pairs, self.compute = settings, pairs, compute
        with seeded_weights(settings.seed):
            self.network = compute.place(build_network(settings))
            self.judge = compute.place(PatchJudge(settings.judge_channels))
        self.average = averaged_copy(self.network)
        self._optimizer = torch.optim.Adam(
            self.network.parameters(), settings.learning_rate, (0.9, 0.99)
        )
        self._judge_optimizer = torch.optim.Adam(
            self.judge.parameters(), settings.judge_learning_rate, (0.5, 0.99)
        )
        self.crops_shown = 0

    @property
    def kimg(self) -> float:
        """Thousands of crops shown so far."""
        return self.crops_shown / 1000

    def step(self) -> dict[str, float]:
        """Learn from one batch; return its losses by name."""
        settings = self.settings
        small, large, counts = self._batch()
        for group in self._optimizer.param_groups:
            group["lr"] = settings.learning_rate * self._pace()
        with self.compute.autocast():
            drawn = self.network(small)
        drawn = torch.where(counts, drawn.float(), large)
        pixels = functional.l1_loss(drawn, large)
        gradients = gradient_loss(drawn, large)
        losses = dict.fromkeys(_LOSSES, 0.0)
        loss = pixels + settings.gradient_weight * gradients
        if weight := self._adversarial_weight():
            losses["judge"] = self._judge_step(drawn.detach(), large, small)
            self.judge.requires_grad_(False)
            with self.compute.autocast():
                scores = self.judge(drawn, small)
            self.judge.requires_grad_(True)
            adversarial = hinge_generator(scores.float())
            losses["adversarial"] = float(adversarial.detach())
            loss = loss + weight * adversarial
        self._optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self._optimizer.step()
        self.crops_shown += settings.batch
        decay = average_decay(settings.batch, self.crops_shown, settings.average_kimg, 0.2)
        update_average(self.average, self.network, decay)
        losses["pixels"], losses["gradients"] = float(pixels.detach()), float(gradients.detach())
        return losses

    def _judge_step(self, drawn: Tensor, large: Tensor, small: Tensor) -> float:
        with self.compute.autocast():
            scores = self.judge(torch.cat((large, drawn)), torch.cat((small, small))).float()
        real, fake = scores.chunk(2)
        loss = hinge_discriminator(real, fake)
        self._judge_optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        self._judge_optimizer.step()
        return float(loss.detach())

    def _batch(self) -> tuple[Tensor, Tensor, Tensor]:
        """Return crops and their large pictures in 0 to 1, and which pixels of these count.

        The last is bool [b, 1, f * crop, f * crop]. Which crops depends on the seed and on how many
        were shown, so a run that goes on sees the same ones.
        """
        settings, facts = self.settings, self.pairs.facts
        rng = np.random.Generator(np.random.Philox(key=[settings.seed, self.crops_shown]))
        crop, most = settings.crop, facts.side - settings.crop
        batch: list[list[Picture]] = [[], [], []]
        for _ in range(settings.batch):
            small, large = self.pairs.pair(int(rng.integers(len(self.pairs))))
            top, left = rng.integers(-_BEYOND, most + _BEYOND + 1, size=2).clip(0, most)
            parts = (
                small[top : top + crop, left : left + crop],
                large[FACTOR * top :, FACTOR * left :][: FACTOR * crop, : FACTOR * crop],
                counting_pixels(top, left, crop, most),
            )
            mirror, turn = rng.random() < 0.5, rng.random() < 0.1
            for place, part in zip(batch, parts, strict=True):
                place.append(_changed(part, mirror, turn))
        return self._planes(batch[0]), self._planes(batch[1]), self._planes(batch[2]) > 0

    def _planes(self, pictures: list[Picture]) -> Tensor:
        planes = torch.from_numpy(np.stack(pictures)).to(self.compute.device)
        return planes.permute(0, 3, 1, 2).float() / 255  # channels_last as it lies

    def _pace(self) -> float:
        """Return which share of the learning rate is used now."""
        done = self.kimg / self.settings.kimg
        fall = (1 - done) / max(1e-9, 1 - self.settings.decay_from)
        return max(_LEAST_PACE, min(1.0, fall, (self.crops_shown + 1) / _RISE))

    def _adversarial_weight(self) -> float:
        since = self.crops_shown - 1000 * self.settings.adversarial_from
        if since < 0:
            return 0.0
        return self.settings.adversarial_weight * min(1.0, since / _JUDGE_RISE + 1e-3)

    def save(self) -> tuple[Tensors, dict[str, Any]]:
        """Return all that :meth:`restore` needs: tensors by name and JSON values."""
        mine, my_values = flatten_optimizer("optimizer", self._optimizer)
        its, its_values = flatten_optimizer("judge_optimizer", self._judge_optimizer)
        tensors = {
            **flatten_module("network", self.network),
            **flatten_module("average", self.average),
            **flatten_module("judge", self.judge),
            **mine,
            **its,
        }
        values = UpscalerState(
            optimizer=my_values, judge_optimizer=its_values, crops_shown=self.crops_shown
        )
        return tensors, values.model_dump(mode="json")

    def restore(self, tensors: Tensors, state: dict[str, Any]) -> None:
        """Go on from what :meth:`save` returned.

        Raises:
            CheckpointError: it belongs to another training.
        """
        with restoring("The checkpoint"):
            values = UpscalerState.model_validate(
                {name: state[name] for name in UpscalerState.model_fields}
            )
            restore_module("network", self.network, tensors)
            restore_module("average", self.average, tensors)
            restore_module("judge", self.judge, tensors)
            restore_optimizer("optimizer", self._optimizer, tensors, values.optimizer)
            restore_optimizer(
                "judge_optimizer", self._judge_optimizer, tensors, values.judge_optimizer
            )
            self.crops_shown = values.crops_shown


def counting_pixels(top: int, left: int, crop: int, most: int) -> Picture:
    """Return uint8 [f * crop, f * crop, 1], 0 beside borders of a crop that are not the picture's.

    Args:
        top: first row of the crop in the small picture.
        left: first column.
        crop: its side.
        most: the last place where a crop can begin.
    """
    counts = np.zeros((crop, crop, 1), np.uint8)
    rows, columns = (slice(_BORDER * (at > 0), crop - _BORDER * (at < most)) for at in (top, left))
    counts[rows, columns] = 1
    return counts.repeat(FACTOR, 0).repeat(FACTOR, 1)


def _changed(picture: Picture, mirror: bool, turn: bool) -> Picture:
    picture = picture[:, ::-1] if mirror else picture
    return np.rot90(picture) if turn else picture
