"""One training: networks, optimisers, average and random streams, and the step they take together.

The step is the same for every family; what differs comes from the recipe. Everything that a step
depends on is saved by :meth:`Training.save` and restored by :meth:`Training.restore`, bit by bit.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple

import torch
from torch import Tensor

from trainer import augment
from trainer.data.dataset import Dataset
from trainer.ema import average_decay, averaged_copy, update_average
from trainer.families import build_pair, training_pictures
from trainer.labels import one_hot_blocks
from trainer.losses import ADVERSARIAL_LOSSES, attribute_loss
from trainer.penalties import squared_gradient
from trainer.precision import Compute
from trainer.recipe import Recipe
from trainer.sampler import Sampler
from trainer.training_state import (
    flatten_module,
    flatten_optimizer,
    flatten_random,
    restore_module,
    restore_optimizer,
    restore_random,
)


@dataclass(frozen=True)
class StepReport:
    """What one step measured; each a scalar tensor on the training's device.

    Attributes:
        loss_g: adversarial loss of the generator.
        loss_d: adversarial loss of the discriminator.
        score_real: mean of sigmoid(score) on real faces: how sure it is that they are real.
        score_fake: the same on generated faces.
        classes_real: loss of the auxiliary classifiers on real faces, 0 without them.
        classes_fake: the same on generated faces.
        r1: mean squared gradient on real faces; None on steps without the penalty.
    """

    loss_g: Tensor
    loss_d: Tensor
    score_real: Tensor
    score_fake: Tensor
    classes_real: Tensor
    classes_fake: Tensor
    r1: Tensor | None


class _Batch(NamedTuple):
    """Pictures [b, 3, h, w] in -1 to 1 with labels [b, attributes] and their blocks."""

    pictures: Tensor
    labels: Tensor
    attributes: Tensor


class Training:
    """The state of a training and its step.

    Attributes:
        recipe: what decides everything.
        compute: device and precision.
        attribute_sizes: classes per attribute, empty when unconditional.
        generator: the network as it is trained.
        average: its moving average, in evaluation mode.
        discriminator: the judge.
        sampler: which faces come next.
        images_shown: real images shown so far.
        steps: steps taken so far.
    """

    def __init__(self, recipe: Recipe, dataset: Dataset, compute: Compute) -> None:
        """Build a fresh training; equal arguments give equal weights."""
        self.recipe = recipe
        self.compute = compute
        self._images = dataset.images
        sizes = tuple(len(attribute.classes) for attribute in dataset.manifest.attributes)
        self.attribute_sizes = sizes if recipe.conditioning.enabled else ()
        torch.manual_seed(recipe.schedule.seed)
        pair = build_pair(recipe, sizes)
        self.generator = compute.place(pair.generator)
        self.discriminator = compute.place(pair.discriminator)
        self.average = averaged_copy(self.generator)
        rates = recipe.optimiser
        self._optimisers = {
            name: torch.optim.Adam(
                network.parameters(), lr=rate, betas=(rates.beta1, rates.beta2), fused=True
            )
            for name, network, rate in (
                ("generator", self.generator, rates.generator_rate),
                ("discriminator", self.discriminator, rates.discriminator_rate),
            )
        }
        training_rows = dataset.training_indices()
        self.sampler = Sampler(
            training_rows,
            dataset.labels[training_rows][:, : len(self.attribute_sizes)],
            self.attribute_sizes,
            balance=recipe.conditioning.balance if self.attribute_sizes else 0.0,
            labelled_share=recipe.conditioning.labelled_share if self.attribute_sizes else 0.0,
            drop=recipe.conditioning.drop if self.attribute_sizes else 0.0,
            seed=recipe.schedule.seed,
        )
        self.images_per_epoch = len(training_rows)
        self._random = torch.Generator().manual_seed(recipe.schedule.seed)
        self.images_shown = 0
        self.steps = 0

    @property
    def target_images(self) -> int:
        """Real images that the recipe asks for."""
        schedule = self.recipe.schedule
        if schedule.kimg is not None:
            return round(schedule.kimg * 1000)
        assert schedule.epochs is not None
        return round(schedule.epochs * self.images_per_epoch)

    def step(self) -> StepReport:
        """Show one batch of real faces: update the discriminator, the generator, the average."""
        self._set_rates()
        real = self._real_batch()
        loss_d, score_real, score_fake, classes_real, r1 = self._update_discriminator(real)
        loss_g, classes_fake = self._update_generator(len(real.pictures))
        self.images_shown += len(real.pictures)
        self.steps += 1
        schedule = self.recipe.schedule
        decay = average_decay(
            schedule.batch,
            self.images_shown,
            schedule.ema_half_life_kimg,
            schedule.ema_ramp_up,
        )
        update_average(self.average, self.generator, decay)
        return StepReport(loss_g, loss_d, score_real, score_fake, classes_real, classes_fake, r1)

    def _update_discriminator(
        self, real: _Batch
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor | None]:
        objective, conditioning = self.recipe.objective, self.recipe.conditioning
        with_penalty = objective.r1_gamma > 0 and self.steps % objective.r1_interval == 0
        z, _, attributes = self._wishes(len(real.pictures))
        pictures = self._augmented(real.pictures).detach().requires_grad_(with_penalty)
        with self.compute.autocast():
            with torch.no_grad():
                drawn = training_pictures(self.generator, z, attributes, self._random)
            seen_real = self.discriminator(pictures, real.attributes)
            # Apart, so that batch norm, where there is any, sees one kind at a time.
            seen_fake = self.discriminator(self._augmented(drawn), attributes)
        loss = ADVERSARIAL_LOSSES[objective.loss].discriminator(seen_real.score, seen_fake.score)
        classes = attribute_loss(
            seen_real.classes, real.labels, smoothing=conditioning.label_smoothing
        )
        total = loss + classes if conditioning.classifier_weight > 0 else loss
        r1: Tensor | None = None
        if with_penalty:
            r1 = squared_gradient(seen_real.score, pictures).mean()
            total = total + r1 * (objective.r1_gamma / 2 * objective.r1_interval)
        self._descend("discriminator", total)
        return (
            loss.detach(),
            seen_real.score.detach().sigmoid().mean(),
            seen_fake.score.detach().sigmoid().mean(),
            classes.detach(),
            None if r1 is None else r1.detach(),
        )

    def _update_generator(self, batch: int) -> tuple[Tensor, Tensor]:
        objective, conditioning = self.recipe.objective, self.recipe.conditioning
        z, labels, attributes = self._wishes(batch)
        self.discriminator.requires_grad_(False)
        with self.compute.autocast():
            drawn = training_pictures(self.generator, z, attributes, self._random)
            seen = self.discriminator(self._augmented(drawn), attributes)
        loss = ADVERSARIAL_LOSSES[objective.loss].generator(seen.score)
        classes = attribute_loss(seen.classes, labels)
        self._descend("generator", loss + conditioning.classifier_weight * classes)
        self.discriminator.requires_grad_(True)
        return loss.detach(), classes.detach()

    def _descend(self, name: str, loss: Tensor) -> None:
        optimiser = self._optimisers[name]
        optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()

    def _set_rates(self) -> None:
        """Let the learning rates fall linearly to 0 over the last part of the training."""
        rates = self.recipe.optimiser
        done = self.images_shown / self.target_images
        left = 1.0
        if rates.decay_from < 1:
            left = min(1.0, max(0.0, (1 - done) / (1 - rates.decay_from)))
        for name, rate in (
            ("generator", rates.generator_rate),
            ("discriminator", rates.discriminator_rate),
        ):
            for group in self._optimisers[name].param_groups:
                group["lr"] = rate * left

    def _real_batch(self) -> _Batch:
        rows, labels = self.sampler.real_batch(self.recipe.schedule.batch)
        pixels = torch.from_numpy(self._images[rows]).to(self.compute.device)
        # [b, h, w, 3] seen as [b, 3, h, w] is channels_last already; uint8 to -1 … 1.
        pictures = pixels.permute(0, 3, 1, 2).float() / 127.5 - 1
        if self.recipe.augmentation.flip:
            pictures = augment.flip(pictures, self._random)
        known = torch.from_numpy(labels).to(self.compute.device)
        return _Batch(pictures, known, one_hot_blocks(known, self.attribute_sizes))

    def _wishes(self, batch: int) -> tuple[Tensor, Tensor, Tensor]:
        """Return z [b, z_dim], labels [b, attributes] and their blocks for generated faces."""
        z = torch.randn(batch, self.recipe.network.z_dim, generator=self._random)
        labels = torch.from_numpy(self.sampler.fake_labels(batch)).to(self.compute.device)
        return z.to(self.compute.device), labels, one_hot_blocks(labels, self.attribute_sizes)

    def _augmented(self, pictures: Tensor) -> Tensor:
        settings = self.recipe.augmentation
        if settings.probability <= 0:
            return pictures
        if settings.translation > 0:
            pictures = augment.translate(
                pictures, settings.translation, settings.probability, self._random
            )
        if settings.cutout > 0:
            pictures = augment.cutout(pictures, settings.cutout, settings.probability, self._random)
        return pictures

    def averaged_generator(self) -> torch.nn.Module:
        """Return the average with batch statistics of its own, in evaluation mode.

        Averaged weights need statistics that fit them: they are measured anew over 16 batches
        ("standing statistics", Brock et al. 2019, section 2.1), from a random stream apart, so
        that looking at the average never changes the training.
        """
        norms = [m for m in self.average.modules() if isinstance(m, torch.nn.BatchNorm2d)]
        if not norms:
            return self.average
        for norm in norms:
            norm.reset_running_stats()
            norm.momentum = None  # a plain mean over the batches to come
            norm.train()
        random = torch.Generator().manual_seed(self.recipe.schedule.seed)
        labels = torch.from_numpy(self.sampler.peek_labels(1024)).to(self.compute.device)
        attributes = one_hot_blocks(labels, self.attribute_sizes)
        with torch.no_grad(), self.compute.autocast():
            for block in torch.split(attributes, 64):
                z = torch.randn(len(block), self.recipe.network.z_dim, generator=random)
                z = z.to(self.compute.device)
                self.average(z, block, torch.ones_like(z[:, 0]))
        for norm in norms:
            norm.eval()
        return self.average

    def save(self) -> tuple[dict[str, Tensor], dict[str, Any]]:
        """Return everything the next step depends on: tensors by name, and JSON values."""
        tensors = flatten_module("generator", self.generator)
        tensors |= flatten_module("discriminator", self.discriminator)
        tensors |= flatten_module("average", self.averaged_generator())
        state: dict[str, Any] = {"optimisers": {}}
        for name, optimiser in self._optimisers.items():
            more, state["optimisers"][name] = flatten_optimizer(f"adam_{name}", optimiser)
            tensors |= more
        more, state["random"] = flatten_random({"training": self._random})
        tensors |= more
        state |= {
            "images_shown": self.images_shown,
            "steps": self.steps,
            "sampler": self.sampler.state(),
        }
        return tensors, state

    def restore(self, tensors: dict[str, Tensor], state: dict[str, Any]) -> None:
        """Go on exactly where :meth:`save` was called.

        Raises:
            CheckpointError: the checkpoint does not fit the recipe.
        """
        restore_module("generator", self.generator, tensors)
        restore_module("discriminator", self.discriminator, tensors)
        restore_module("average", self.average, tensors)
        for name, optimiser in self._optimisers.items():
            restore_optimizer(f"adam_{name}", optimiser, tensors, state["optimisers"][name])
        restore_random(tensors, state["random"], {"training": self._random})
        self.images_shown = int(state["images_shown"])
        self.steps = int(state["steps"])
        self.sampler.restore(state["sampler"])
