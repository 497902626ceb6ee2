"""The training of an upscaler as an object: networks, losses, random streams, and the step."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from acgan_desktop.engine.model_file.manifest import TaughtBy
from trainer.data.state_values import Count, State
from trainer.networks.precision import Compute
from trainer.networks.row_streams import seeded_weights
from trainer.networks.upscaler import FACTOR, PatchJudge, UpscalerNetwork
from trainer.objectives.losses import hinge_discriminator, hinge_generator
from trainer.objectives.measures import StepMeasures
from trainer.training.checkpoint_values import OptimiserState
from trainer.training.distributed import Team
from trainer.training.ema import average_decay, averaged_copy, update_average
from trainer.training.trainable import Intervals
from trainer.training.training_state import (
    Tensors,
    flatten_module,
    flatten_optimizer,
    restore_module,
    restore_optimizer,
    restoring,
)
from trainer.upscaler.drawing import enlarged
from trainer.upscaler.measures import gradient_energy, psnr
from trainer.upscaler.pairs import Pairs
from trainer.upscaler.settings import UpscalerSettings

_EVENTS_PER_CHECKPOINT = 5
_JUDGED = 64
_SHOWN = 4
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
        taught_by: whose answers it learned from; None if from pictures.
        pairs: how many pairs it learned from.
    """

    optimizer: OptimiserState
    judge_optimizer: OptimiserState
    crops_shown: Count
    taught_by: TaughtBy | None
    pairs: Count


@dataclass(frozen=True)
class UpscalerStep(StepMeasures):
    """What one step measured, of pictures in 0 to 1.

    Attributes:
        pixels: mean distance from the large pictures.
        gradients: that of neighbouring pixels' differences, see :func:`gradient_loss`.
        adversarial: loss of the network by its judge; None before there is one.
        judge: loss of the judge.
    """

    pixels: Tensor
    gradients: Tensor
    adversarial: Tensor | None = None
    judge: Tensor | None = None


class UpscalerTraining:
    """An upscaler in training.

    Attributes:
        settings: what decides the training.
        network: what learns.
        average: its moving average, which is the result.
        pairs: what it learns from.
        judged: pairs to watch progress on, which it never learns from.
        images_shown: crops so far.
    """

    state_kind = UpscalerState
    rate_settings = "--set learning_rate"
    images_per_epoch: int | None = None

    def __init__(
        self, settings: UpscalerSettings, pairs: Pairs, judged: Pairs, compute: Compute
    ) -> None:
        """Start from the settings' seed."""
        self.settings, self.pairs, self.judged, self.compute = settings, pairs, judged, compute
        self.team = Team()
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
        self.images_shown = 0

    @property
    def target_images(self) -> int:
        """Crops that the settings ask for."""
        return math.ceil(self.settings.kimg * 1000 - 1e-6)

    @property
    def intervals(self) -> Intervals:
        """When the loop reports, shows pictures and saves."""
        between = self.settings.checkpoint_kimg
        return Intervals(between / _EVENTS_PER_CHECKPOINT, between, sample_kimg=between)

    def step(self) -> UpscalerStep:
        """Learn from one batch."""
        settings = self.settings
        small, large, counts = self._batch()
        for group in self._optimizer.param_groups:
            group["lr"] = settings.learning_rate * self._pace()
        with self.compute.autocast():
            drawn = self.network(small)
        drawn = torch.where(counts, drawn.float(), large)
        pixels = functional.l1_loss(drawn, large)
        gradients = gradient_loss(drawn, large)
        adversarial, judged = None, None
        loss = pixels + settings.gradient_weight * gradients
        if weight := self._adversarial_weight():
            judged = self._judge_step(drawn.detach(), large, small)
            self.judge.requires_grad_(False)
            with self.compute.autocast():
                scores = self.judge(drawn, small)
            self.judge.requires_grad_(True)
            adversarial = hinge_generator(scores.float())
            loss = loss + weight * adversarial
        self._optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self._optimizer.step()
        self.images_shown += settings.batch
        decay = average_decay(settings.batch, self.images_shown, settings.average_kimg, 0.2)
        update_average(self.average, self.network, decay)
        return UpscalerStep(
            pixels.detach(),
            gradients.detach(),
            None if adversarial is None else adversarial.detach(),
            judged,
        )

    def event(self, means: Mapping[str, float]) -> dict[str, float]:
        """Return what a report says: the means."""
        return {name: round(mean, 6) for name, mean in means.items()}

    def samples(self) -> NDArray[np.uint8]:
        """Return a row for each of some held-out pairs: small, drawn, wanted, all in one size."""
        small, large = self.judged.first(_SHOWN)
        drawn = enlarged(self.average, small, self.compute.device)
        blocks = small.repeat(FACTOR, axis=1).repeat(FACTOR, axis=2)
        return np.concatenate(
            [np.concatenate(row, axis=1) for row in zip(blocks, drawn, large, strict=True)]
        )

    def diagnostics(self) -> dict[str, float]:
        """Return nothing more."""
        return {}

    def validate(self) -> Sequence[Mapping[str, Any]]:
        """Judge the average on pairs that it did not learn from."""
        count = min(_JUDGED, len(self.judged))
        small, large = self.judged.first(count)
        drawn = enlarged(self.average, small, self.compute.device)
        line = {
            "kimg": self.images_shown / 1000,
            "protocol": {"split": "held out", "images": count},
            "psnr": round(psnr(drawn, large), 3),
            "gradient_energy": round(gradient_energy(drawn), 5),
            "wanted_gradient_energy": round(gradient_energy(large), 5),
        }
        return (line,)

    def _judge_step(self, drawn: Tensor, large: Tensor, small: Tensor) -> Tensor:
        with self.compute.autocast():
            scores = self.judge(torch.cat((large, drawn)), torch.cat((small, small))).float()
        real, fake = scores.chunk(2)
        loss = hinge_discriminator(real, fake)
        self._judge_optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        self._judge_optimizer.step()
        return loss.detach()

    def _batch(self) -> tuple[Tensor, Tensor, Tensor]:
        """Return crops and their large pictures in 0 to 1, and which pixels of these count.

        The last is bool [b, 1, f * crop, f * crop]. Which crops depends on the seed and on how many
        were shown, so a run that goes on sees the same ones.
        """
        settings, facts = self.settings, self.pairs.facts
        rng = np.random.Generator(np.random.Philox(key=[settings.seed, self.images_shown]))
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
        done = self.images_shown / 1000 / self.settings.kimg
        fall = (1 - done) / max(1e-9, 1 - self.settings.decay_from)
        return max(_LEAST_PACE, min(1.0, fall, (self.images_shown + 1) / _RISE))

    def _adversarial_weight(self) -> float:
        since = self.images_shown - 1000 * self.settings.adversarial_from
        if since < 0:
            return 0.0
        return self.settings.adversarial_weight * min(1.0, since / _JUDGE_RISE + 1e-3)

    def save(self) -> tuple[Tensors, UpscalerState]:
        """Return all that :meth:`restore` needs: tensors by name, and all else."""
        mine, my_values = flatten_optimizer("optimizer", self._optimizer)
        its, its_values = flatten_optimizer("judge_optimizer", self._judge_optimizer)
        tensors = {
            **flatten_module("network", self.network),
            **flatten_module("average", self.average),
            **flatten_module("judge", self.judge),
            **mine,
            **its,
        }
        return tensors, UpscalerState(
            optimizer=my_values,
            judge_optimizer=its_values,
            crops_shown=self.images_shown,
            taught_by=self.pairs.facts.taught_by,
            pairs=len(self.pairs),
        )

    def restore(self, tensors: Tensors, state: UpscalerState) -> None:
        """Go on from what :meth:`save` returned.

        Raises:
            CheckpointError: it belongs to another training.
        """
        with restoring("The checkpoint"):
            restore_module("network", self.network, tensors)
            restore_module("average", self.average, tensors)
            restore_module("judge", self.judge, tensors)
            restore_optimizer("optimizer", self._optimizer, tensors, state.optimizer)
            restore_optimizer(
                "judge_optimizer", self._judge_optimizer, tensors, state.judge_optimizer
            )
        self.images_shown = state.crops_shown


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
