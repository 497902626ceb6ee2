"""One training: networks, optimisers, average and random streams, and the step they take together.

The step is the same for every family; what differs comes from the recipe. Everything that a step
depends on is saved by :meth:`Training.save` and restored by :meth:`Training.restore`, bit by bit.
"""

import math
from collections.abc import Mapping, Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from trainer.data.dataset import Dataset
from trainer.data.label_vectors import one_hot_blocks
from trainer.networks.families import build_pair, settle_average
from trainer.networks.precision import Compute
from trainer.networks.row_streams import seeded_weights
from trainer.networks.spectral import top_singular_values
from trainer.objectives.batch import RealBatch
from trainer.objectives.measures import Measures, StepReport
from trainer.objectives.network_pair import NetworkPair
from trainer.objectives.objective import (
    discriminator_loss,
    generator_loss,
    generator_penalties,
)
from trainer.recipe.recipe import Recipe
from trainer.training.batches import Batches
from trainer.training.checkpoint_values import TrainingState
from trainer.training.distributed import Team
from trainer.training.ema import average_decay, averaged_copy, update_average
from trainer.training.optimiser_step import OptimiserStep
from trainer.training.projected_discriminators import (
    LoadTagger,
    no_tagger,
    with_projected_discriminators,
)
from trainer.training.sample_grids import sample_grid
from trainer.training.standing_statistics import measure_statistics
from trainer.training.stopwatch import Stopwatch
from trainer.training.synchronised_batch_norm import share_statistics
from trainer.training.trainable import Intervals
from trainer.training.training_state import (
    Tensors,
    flatten_module,
    flatten_random,
    restore_module,
    restore_random,
    restoring,
)

EVENT_KEYS = ("loss_g", "loss_d", "score_real", "score_fake")


class Training:
    """The state of a training and its step.

    Attributes:
        recipe: what decides everything.
        dataset: what is said of the faces.
        compute: device and precision.
        attribute_sizes: classes per attribute, empty when unconditional.
        generator: the network as it is trained.
        average: its moving average, in evaluation mode.
        discriminator: the judge.
        network_pair: both, as the objective sees them.
        optimiser_steps: how "generator" and "discriminator" are moved.
        batches: what comes next.
        images_shown: real images shown so far, by all processes together.
        steps: steps taken so far.
        stopwatch: where the time goes.
        frozen: names of the discriminator's parameters that stay as they are.
    """

    state_kind = TrainingState
    rate_settings = "--set optimiser.generator_rate and --set optimiser.discriminator_rate"

    def __init__(
        self,
        recipe: Recipe,
        dataset: Dataset,
        compute: Compute,
        team: Team | None = None,
        *,
        load_tagger: LoadTagger = no_tagger,
    ) -> None:
        """Build a fresh training; equal arguments give equal weights.

        Args:
            recipe: what decides everything.
            dataset: the faces.
            compute: device and precision.
            team: the processes that train together; None = this one alone.
            load_tagger: loads the taggers that a recipe's ``projected`` names.

        Raises:
            UserError: the batch cannot be divided as the recipe asks, or the tagger whose features
                are judged cannot be used.
        """
        self.recipe = recipe
        self.dataset = dataset.manifest
        self.compute = compute
        self.team = team or Team()
        sizes = tuple(len(attribute.classes) for attribute in dataset.manifest.attributes)
        self.attribute_sizes = sizes if recipe.conditioning.enabled else ()
        with seeded_weights(recipe.schedule.seed):
            pair = build_pair(recipe, sizes)
            judge = with_projected_discriminators(pair.discriminator, recipe, sizes, load_tagger)
        self.generator = compute.place(pair.generator)
        self.discriminator = compute.place(judge)
        # Before statistics are shared: whoever draws with the average draws alone.
        self.average = averaged_copy(self.generator)
        for network in (self.generator, self.discriminator):
            share_statistics(network, self.team)
        self.network_pair = NetworkPair(
            self.generator, self.discriminator, compute, compiled=recipe.compile
        )
        rates = recipe.optimiser
        betas = (rates.beta1, rates.beta2)
        self.optimiser_steps = {
            name: OptimiserStep(name, network, rate, betas, compute, self.team)
            for name, network, rate in (
                ("generator", self.generator, rates.generator_rate),
                ("discriminator", self.discriminator, rates.discriminator_rate),
            )
        }
        self.batches = Batches(recipe, dataset, self.attribute_sizes, compute, self.team)
        counts_epochs = recipe.schedule.epochs is not None
        self.images_per_epoch = len(dataset.training_indices()) if counts_epochs else None
        self.images_shown = 0
        self.steps = 0
        self._path_mean = torch.zeros((), device=compute.device, dtype=compute.weights)
        self.stopwatch = Stopwatch(compute.device)
        self.frozen: tuple[str, ...] = ()

    @property
    def target_images(self) -> int:
        """Real images that the recipe asks for."""
        schedule = self.recipe.schedule
        if schedule.kimg is not None:
            return round(schedule.kimg * 1000)
        assert schedule.epochs is not None
        assert self.images_per_epoch is not None
        return round(schedule.epochs * self.images_per_epoch)

    @property
    def intervals(self) -> Intervals:
        """When the loop reports, draws and saves."""
        schedule = self.recipe.schedule
        return Intervals(schedule.event_kimg, schedule.checkpoint_kimg, schedule.sample_kimg)

    def freeze(self, names: Sequence[str]) -> None:
        """Let those of the discriminator's parameters that ``names`` name stay as they are."""
        parameters = dict(self.discriminator.named_parameters())
        self.frozen = tuple(name for name in names if name in parameters)
        self.optimiser_steps["discriminator"].frozen = [parameters[name] for name in self.frozen]

    def step(self) -> StepReport:
        """Update the discriminator on new real faces (as often as asked), then the generator."""
        self._set_rates()
        measures: Measures = {}
        updates = self.recipe.optimiser.discriminator_steps
        for update in range(self.steps * updates, (self.steps + 1) * updates):
            measured, faces = self._update_discriminator(update)
            measures |= measured  # of the last update, and a penalty of any
        measures |= self._update_generator(faces)
        self.steps += 1
        schedule = self.recipe.schedule
        decay = average_decay(
            schedule.batch * updates,
            self.images_shown,
            schedule.ema_half_life_kimg,
            schedule.ema_ramp_up,
        )
        update_average(self.average, self.generator, decay)
        control = self.batches.control
        if control.adaptive:
            measures["augmentation"] = torch.tensor(control.probability)
        return StepReport(**measures)

    def _update_discriminator(self, update: int) -> tuple[Measures, list[RealBatch]]:
        objective, optimiser_step = self.recipe.objective, self.optimiser_steps["discriminator"]
        penalised = update % objective.r1_interval == 0
        with self.stopwatch("data"):
            parts = self.batches.for_discriminator(update)
        with self.stopwatch("discriminator"):
            for faces, wishes in parts:
                loss, measures = discriminator_loss(
                    self.network_pair, self.recipe, faces, wishes, penalised=penalised
                )
                optimiser_step.add(loss, faces.share, measures)
            measures = optimiser_step.finish()
        self.images_shown += self.recipe.schedule.batch
        if self.batches.control.adaptive:
            self.batches.control.add(measures["sign_real"], self.recipe.schedule.batch)
        return measures, [faces for faces, _ in parts]

    def _update_generator(self, real: list[RealBatch]) -> Measures:
        optimiser_step = self.optimiser_steps["generator"]
        with self.stopwatch("data"):
            parts = self.batches.for_generator(self.steps)
        with self.stopwatch("generator"):
            self.discriminator.requires_grad_(False)
            for wishes, faces in zip(parts, real, strict=True):
                loss, measures = generator_loss(self.network_pair, self.recipe, wishes, faces)
                optimiser_step.add(loss, wishes.share, measures)
            self.discriminator.requires_grad_(True)
        with self.stopwatch("penalties"):
            for penalty, share, measures in generator_penalties(
                self.network_pair, self.recipe, parts, self.steps, self._path_mean, self.team.add_up
            ):
                optimiser_step.add(penalty, share, measures)
        with self.stopwatch("generator"):
            return optimiser_step.finish()

    def _set_rates(self) -> None:
        """Let the generator's rate rise at first, and both fall linearly to 0 at last."""
        settings = self.recipe.optimiser
        decay_from, rise = settings.decay_from, 1000 * settings.generator_rise_kimg
        left = 1.0
        if decay_from < 1:
            done = self.images_shown / self.target_images
            left = min(1.0, max(0.0, (1 - done) / (1 - decay_from)))
        risen = min(1.0, self.images_shown / rise) if rise else 1.0
        self.optimiser_steps["generator"].set_rate(left * risen)
        self.optimiser_steps["discriminator"].set_rate(left)

    def averaged_generator(self) -> torch.nn.Module:
        """Return the average in evaluation mode, with batch statistics that fit its weights."""
        settle_average(self.average)
        labels = torch.from_numpy(self.batches.sampler.peek_labels(1024)).to(self.compute.device)
        attributes = one_hot_blocks(labels, self.attribute_sizes).to(self.compute.weights)
        return measure_statistics(
            self.average,
            self.recipe.network.z_dim,
            attributes,
            self.compute,
            self.recipe.schedule.seed,
            self.recipe.objective.latent_threshold or math.inf,
        )

    def event(self, means: Mapping[str, float]) -> dict[str, float]:
        """Return what a report says: losses and scores."""
        return {key: round(means[key], 5) for key in EVENT_KEYS}

    def samples(self) -> NDArray[np.uint8]:
        """Draw the sample grid with the averaged generator."""
        z_dim = self.recipe.network.z_dim
        return sample_grid(
            self.averaged_generator(),
            self.recipe.resolution,
            z_dim,
            self.attribute_sizes,
            self.compute,
        )

    def diagnostics(self) -> dict[str, float]:
        """Return the largest singular values of every weight, if the recipe asks for them.

        By them one sees a collapse coming.
        """
        if not self.recipe.objective.track_singular_values:
            return {}
        sides = (("generator", self.generator), ("discriminator", self.discriminator))
        return {
            f"singular_values/{side}.{layer}/{number}": value
            for side, network in sides
            for layer, values in top_singular_values(network).items()
            for number, value in enumerate(values.tolist(), start=1)
        }

    def validate(self) -> tuple[()]:
        """Judge nothing: what measures generators does so at moments of its own."""
        return ()

    def save(self) -> tuple[Tensors, TrainingState]:
        """Return everything the next step depends on: tensors by name, and all else."""
        tensors = flatten_module("generator", self.generator)
        tensors |= flatten_module("discriminator", self.discriminator)
        tensors |= flatten_module("average", self.averaged_generator())
        optimisers = {}
        for name, optimiser_step in self.optimiser_steps.items():
            more, optimisers[name] = optimiser_step.save()
            tensors |= more
        streams, random = flatten_random({"training": self.batches.random})
        return tensors | streams, TrainingState(
            images_shown=self.images_shown,
            steps=self.steps,
            optimisers=optimisers,
            scalers={name: step.scaler_state() for name, step in self.optimiser_steps.items()},
            random=random,
            sampler=self.batches.sampler.state(),
            augmentation=self.batches.control.state(),
            path_mean=float(self._path_mean),
            frozen=list(self.frozen),
        )

    def restore(self, tensors: Tensors, state: TrainingState) -> None:
        """Go on exactly where :meth:`save` was called.

        Raises:
            CheckpointError: the checkpoint does not fit the recipe.
        """
        with restoring("The checkpoint"):
            restore_module("generator", self.generator, tensors)
            restore_module("discriminator", self.discriminator, tensors)
            restore_module("average", self.average, tensors)
            for name, optimiser_step in self.optimiser_steps.items():
                optimiser_step.restore(tensors, state.optimisers[name])
                optimiser_step.restore_scaler(state.scalers.get(name, {}))
            restore_random(tensors, state.random, {"training": self.batches.random})
            self.batches.sampler.restore(state.sampler)
            # A fixed probability is the recipe's, which may change from sitting to sitting.
            if state.augmentation is not None and self.batches.control.adaptive:
                self.batches.control.restore(state.augmentation)
        self.images_shown, self.steps = state.images_shown, state.steps
        self._path_mean.fill_(state.path_mean)
        self.freeze(state.frozen)
