"""The training of a tagger as an object: networks, targets, random streams, and the step."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import torch
from numpy.typing import NDArray
from pydantic import Field
from torch import Tensor, nn

from acgan_desktop.core.errors import UserError
from trainer.data.dataset import Dataset
from trainer.data.sampler import Sampler, SamplerState
from trainer.data.state_values import Count, RandomState, State
from trainer.networks.precision import Compute
from trainer.networks.row_streams import seeded_weights
from trainer.networks.tagger import TaggerNetwork, to_pictures
from trainer.objectives.augmentation import change, draw_changes, draw_mirrors
from trainer.objectives.measures import StepMeasures
from trainer.tagger.accuracy import fit_temperatures, measure_accuracy
from trainer.tagger.distillation import as_drawn, read_teachers
from trainer.tagger.inference import logits_of
from trainer.tagger.initial_weights import averaged_weights
from trainer.tagger.known_labels import known_labels, said_by_person, surest_labels
from trainer.tagger.schedule import pace, parameter_groups
from trainer.tagger.settings import TaggerSettings
from trainer.tagger.targets import Targets, log_priors, masked_cross_entropy, smoothed
from trainer.training.checkpoint_values import OptimiserState, ScalerState
from trainer.training.distributed import Team
from trainer.training.ema import average_decay, averaged_copy, update_average
from trainer.training.trainable import Intervals
from trainer.training.training_state import (
    Tensors,
    flatten_module,
    flatten_optimizer,
    flatten_random,
    restore_module,
    restore_optimizer,
    restore_random,
    restoring,
)

_EVENTS_PER_CHECKPOINT = 4
_Temperature = Annotated[float, Field(strict=True, gt=0, allow_inf_nan=False)]


class TaggerState(State):
    """What a tagger's training remembers beside its tensors.

    Attributes:
        faces_shown: so far.
        optimizer: AdamW's.
        scaler: the loss scale.
        random: streams by name.
        sampler: which faces come next.
        temperatures: what each attribute's logits are to be divided by.
    """

    faces_shown: Count
    optimizer: OptimiserState
    scaler: ScalerState
    random: dict[str, RandomState]
    sampler: SamplerState
    temperatures: list[_Temperature]


@dataclass(frozen=True)
class TaggerStep(StepMeasures):
    """What one step measured.

    Attributes:
        loss: the mean over the attributes.
    """

    loss: Tensor


def build_network(
    settings: TaggerSettings, resolution: int, attribute_sizes: tuple[int, ...]
) -> TaggerNetwork:
    """Return the network that ``settings`` describe, with fresh weights."""
    return TaggerNetwork(
        resolution,
        attribute_sizes,
        channels=settings.channels,
        plane_channels=settings.plane_channels,
        feature_dim=settings.feature_dim,
        dropout=settings.dropout,
        fine=settings.fine,
    )


def training_rows(
    dataset: Dataset, settings: TaggerSettings
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the rows to learn from and the rows to watch progress on, both with a label.

    Both come from the data set's training part; held-out faces are in neither.

    Raises:
        UserError: the data set has no attributes, or too few labelled faces.
    """
    rows = dataset.training_indices()
    labels = known_labels(dataset, filled=settings.filled_labels)
    rows = rows[(labels[rows] >= 0).any(axis=1)]
    if len(rows) < 2 * settings.batch:
        raise UserError(
            f"The data set {dataset.manifest.name} has {len(rows):,} labelled faces to train on, "
            f"fewer than two batches of {settings.batch}; label more, or set a smaller batch. "
            "Labels that a tagger filled in count only with filled_labels=true."
        )
    seed = settings.seed if settings.validation_seed is None else settings.validation_seed
    order = np.random.Generator(np.random.PCG64([seed, 5])).permutation(len(rows))
    watched = round(settings.validation * len(rows))
    return np.sort(rows[order[watched:]]), np.sort(rows[order[:watched]])


class TaggerTraining:
    """A tagger in training.

    Attributes:
        settings: what decides the training.
        network: what learns.
        average: its moving average, which is the result.
        rows: rows of the data set that it learns from, int64 ascending; with teachers also those
            without a label.
        validation_rows: rows of the training part that it never learns from.
        targets: what it is told to say of ``rows``.
        sampler: draws the rows of each batch.
        images_shown: faces so far.
        temperatures: what each attribute's logits are to be divided by, as last measured.
    """

    state_kind = TaggerState
    rate_settings = "--set learning_rate"
    images_per_epoch: int | None = None

    def __init__(self, settings: TaggerSettings, dataset: Dataset, compute: Compute) -> None:
        """Start from the settings' seed.

        Raises:
            UserError: the data set does not suit the settings.
        """
        self.settings = settings
        self.team = Team()
        self.compute = compute
        self._dataset = dataset
        self.sizes = tuple(len(one.classes) for one in dataset.manifest.attributes)
        self.rows, self.validation_rows = training_rows(dataset, settings)
        if settings.teachers:
            self.rows = np.setdiff1d(dataset.training_indices(), self.validation_rows)
        known = known_labels(dataset, filled=settings.filled_labels)
        self._labels = labels = known[self.rows]
        with seeded_weights(settings.seed):
            network = build_network(settings, dataset.manifest.resolution, self.sizes)
        self.network = compute.place(network)
        self.average = averaged_copy(self.network)
        person = said_by_person(dataset)[self.rows]
        self.targets = Targets(labels, self.sizes, person)
        self.sampler = Sampler(
            self.rows,
            labels,
            self.sizes,
            balance=settings.balance,
            labelled_share=settings.labelled_share if settings.teachers else 0.0,
            drop=0.0,
            seed=settings.seed,
            preferred=np.asarray(person.any(axis=1)),
            preferred_share=settings.person_share,
        )
        self._priors = tuple(
            (settings.prior_weight * prior).to(compute.device)
            for prior in log_priors(labels, self.sampler.weights, self.sizes)
        )
        self._random = torch.Generator().manual_seed(settings.seed)
        self._optimizer = torch.optim.AdamW(parameter_groups(self.network, settings))
        self._scaler = compute.scaler()
        self.images_shown = 0
        self.temperatures = [1.0] * len(self.sizes)

    @property
    def target_images(self) -> int:
        """Faces that the settings ask for."""
        return math.ceil(self.settings.kimg * 1000 - 1e-6)

    @property
    def intervals(self) -> Intervals:
        """When the loop reports and saves."""
        between = self.settings.checkpoint_kimg
        return Intervals(event_kimg=between / _EVENTS_PER_CHECKPOINT, checkpoint_kimg=between)

    @property
    def progress(self) -> float:
        """Share of the training that is done, 0 to 1."""
        return min(1.0, self.images_shown / 1000 / self.settings.kimg)

    def begin(self) -> str:
        """Take over weights and learn from teachers, as the settings say: once, before any step.

        Returns:
            Nothing to be said.

        Raises:
            UserError: a tagger named there cannot be read, or does not suit.
        """
        if self.settings.start_from:
            weights = averaged_weights(Path(self.settings.start_from))
            for network in (self.network, self.average):
                restore_module("average", network, weights)
        if not self.settings.teachers:
            return ""
        said = read_teachers(
            [Path(name) for name in self.settings.teachers], self._dataset, self.rows
        )
        drawn = as_drawn(said, [prior.cpu() for prior in self._priors])
        self.targets.teach(drawn, self.settings.teacher_share)
        return ""

    def step(self) -> TaggerStep:
        """Learn from one batch."""
        settings, device = self.settings, self.compute.device
        rows, _ = self.sampler.real_batch(settings.batch)
        places = torch.from_numpy(np.searchsorted(self.rows, rows))
        pictures = self._pictures(rows)
        for group in self._optimizer.param_groups:
            group["lr"] = settings.learning_rate * pace(self.progress)
        self.network.train()
        with self.compute.autocast():
            logits = self.network(pictures, self._random)
        losses, said = [], []
        for raw, prior, target in zip(logits, self._priors, self.targets.of(places), strict=True):
            # As often as it is drawn; without the priors the logits are what the tagger will say.
            drawn = raw.float() + prior
            wanted = smoothed(target.to(device), settings.label_smoothing)
            losses.append(masked_cross_entropy(drawn, wanted))
            said.append(torch.softmax(drawn.detach(), dim=1))
        loss = torch.stack(losses).mean()
        self._optimizer.zero_grad(set_to_none=True)
        self._scaler.scale(loss).backward()  # type: ignore[no-untyped-call]
        self._scaler.unscale_(self._optimizer)
        nn.utils.clip_grad_norm_(self.network.parameters(), 5.0)
        self._scaler.step(self._optimizer)
        self._scaler.update()
        self.images_shown += settings.batch
        update_average(
            self.average,
            self.network,
            average_decay(settings.batch, self.images_shown, settings.average_kimg, 0.2),
        )
        if settings.correction and self.progress >= settings.correction_from:
            self.targets.move(places, said, settings.correction)
        return TaggerStep(loss.detach())

    def event(self, means: Mapping[str, float]) -> dict[str, float]:
        """Return what a report says: the loss, and how many labels are no longer believed."""
        corrected = round(self.corrected_share(), 5)
        return {"loss": round(means["loss"], 5), "corrected_labels": corrected}

    def samples(self) -> None:
        """Draw nothing: a tagger reads."""

    def diagnostics(self) -> dict[str, float]:
        """Return nothing more."""
        return {}

    def validate(self) -> Sequence[Mapping[str, Any]]:
        """Judge the average on faces it did not learn from, and fit the temperatures to them."""
        rows = self.validation_rows
        if not len(rows):
            return ()
        logits = logits_of(self.average, self._dataset.images, rows)
        self.temperatures = fit_temperatures(logits, surest_labels(self._dataset, rows))
        labels, attributes = known_labels(self._dataset)[rows], self._dataset.manifest.attributes
        judged = measure_accuracy(logits, labels, attributes)
        line = {
            "kimg": self.images_shown / 1000,
            "protocol": {"split": "training, never learned from", "images": len(rows)},
            "balanced_accuracy": {one.name: one.balanced_accuracy for one in judged},
        }
        return (line,)

    def corrected_share(self) -> float:
        """Return the share of the known labels that are no longer their target's largest class."""
        changed = known = 0
        for column, now in enumerate(self.targets.readings()):
            before = torch.from_numpy(self._labels[:, column].astype(np.int64))
            labelled = before >= 0
            known += int(labelled.sum())
            changed += int((now != before)[labelled].sum())
        return changed / max(1, known)

    def save(self) -> tuple[Tensors, TaggerState]:
        """Return all that :meth:`restore` needs: tensors by name, and all else."""
        optimizer_tensors, optimizer_values = flatten_optimizer("optimizer", self._optimizer)
        random_tensors, random_values = flatten_random({"changes": self._random})
        tensors = {
            **flatten_module("network", self.network),
            **flatten_module("average", self.average),
            **optimizer_tensors,
            **random_tensors,
            "targets": self.targets.table,
        }
        return tensors, TaggerState(
            faces_shown=self.images_shown,
            optimizer=optimizer_values,
            scaler=dict(self._scaler.state_dict()),
            random=random_values,
            sampler=self.sampler.state(),
            temperatures=self.temperatures,
        )

    def restore(self, tensors: Tensors, state: TaggerState) -> None:
        """Go on from what :meth:`save` returned.

        Raises:
            CheckpointError: it belongs to another training.
        """
        with restoring("The checkpoint"):
            if tensors["targets"].shape != self.targets.table.shape:
                raise ValueError("targets of other faces")
            restore_module("network", self.network, tensors)
            restore_module("average", self.average, tensors)
            restore_optimizer("optimizer", self._optimizer, tensors, state.optimizer)
            restore_random(tensors, state.random, {"changes": self._random})
            self.targets.table = tensors["targets"].clone()
            self.sampler.restore(state.sampler)
            self._scaler.load_state_dict(state.scaler)
        self.images_shown, self.temperatures = state.faces_shown, state.temperatures

    def _pictures(self, rows: NDArray[np.int64]) -> Tensor:
        settings = self.settings
        pixels = torch.from_numpy(self._dataset.images[rows]).to(self.compute.device)
        pictures = change(to_pictures(pixels), draw_mirrors(len(rows), self._random))
        changes = draw_changes(
            len(rows),
            pictures.shape[2],
            settings.change_probability,
            self._random,
            translation=settings.translation,
            cutout=settings.cutout,
            rotation=settings.rotation,
            scale=settings.scale,
        )
        return change(pictures, changes).to(memory_format=torch.channels_last)
