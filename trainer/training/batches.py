"""What an update sees: real faces and wishes for generated ones, in parts of a batch.

Whatever is random is drawn for the whole batch, in every process alike, and then divided: so
neither micro-batches nor several processes change what a training sees.
"""

import math
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from acgan_desktop.core.errors import UserError
from trainer.data.dataset import Dataset
from trainer.data.label_vectors import one_hot_blocks, used_labels
from trainer.data.sampler import Sampler
from trainer.networks.precision import Compute
from trainer.networks.truncation import resampled_normal
from trainer.objectives.adaptive_augmentation import AugmentationControl
from trainer.objectives.augmentation import Changes, draw_changes, draw_mirrors
from trainer.objectives.batch import FakeBatch, Purpose, RealBatch
from trainer.recipe.recipe import Recipe
from trainer.training.distributed import Team
from trainer.training.pictures import Pictures


class Batches:
    """Draws the batches of a training, from streams that can be stopped and resumed.

    Attributes:
        sampler: which faces come next.
        random: CPU stream of latents and augmentation.
        control: how often pictures are changed.
        per_process: rows of a batch that are this process's.
    """

    def __init__(
        self,
        recipe: Recipe,
        dataset: Dataset,
        attribute_sizes: tuple[int, ...],
        compute: Compute,
        team: Team,
    ) -> None:
        """Start all streams from the recipe's seed.

        Raises:
            UserError: the batch cannot be divided evenly.
        """
        self._recipe = recipe
        self._pictures = Pictures(dataset.images, compute.device)
        self._sizes = attribute_sizes
        self._compute = compute
        self._team = team
        schedule, conditioning = recipe.schedule, recipe.conditioning
        rows = dataset.training_indices()
        labelled = bool(attribute_sizes)
        labels, self._weights = used_labels(
            dataset.labels[:, : len(attribute_sizes)],
            dataset.label_origin[:, : len(attribute_sizes)],
            conditioning.filled_labels,
        )
        self.sampler = Sampler(
            rows,
            labels[rows],
            attribute_sizes,
            balance=conditioning.balance if labelled else 0.0,
            labelled_share=conditioning.labelled_share if labelled else 0.0,
            drop=conditioning.drop if labelled else 0.0,
            seed=schedule.seed,
            label_weights=None if self._weights is None else self._weights[rows],
        )
        self.random = torch.Generator().manual_seed(schedule.seed)
        settings = recipe.augmentation
        self.control = AugmentationControl(
            settings.probability, settings.adaptive_target, settings.adaptive_kimg
        )
        self.per_process = schedule.batch // team.size
        micro = min(schedule.micro_batch or self.per_process, self.per_process)
        if schedule.batch % team.size or self.per_process % micro:
            raise UserError(
                f"A batch of {schedule.batch} cannot be divided evenly over {team.size} processes "
                f"in parts of {micro}; choose another schedule.batch or schedule.micro_batch."
            )
        self._parts = self.per_process // micro

    def for_discriminator(self, update: int) -> list[tuple[RealBatch, FakeBatch]]:
        """Return the parts of the next batch: real faces, and as many to generate.

        Args:
            update: number of the update, from which whatever rows draw besides is seeded.
        """
        rows, labels = self.sampler.real_batch(self._recipe.schedule.batch)
        mirrors = (
            draw_mirrors(len(rows), self.random) if self._recipe.augmentation.flip else Changes()
        )
        z, wanted = self._latents()
        real_changes, fake_changes = self._changes(), self._changes()
        pixels = self._pictures.rows(rows[self._team.rows])
        faces = [
            RealBatch(
                **self._part(labels, real_changes, number, rows),
                pixels=pixels[number :: self._parts],
                mirrors=mirrors.part(self._rows(number)),
                dtype=self._compute.weights,
            )
            for number in range(self._parts)
        ]
        return list(zip(faces, self._wishes(z, wanted, fake_changes, update, 0), strict=True))

    def for_generator(self, update: int) -> list[FakeBatch]:
        """Return the parts of the next batch to generate; see :meth:`for_discriminator`."""
        z, wanted = self._latents()
        return self._wishes(z, wanted, self._changes(), update, 1)

    def _latents(self) -> tuple[Tensor, NDArray[np.int64]]:
        batch = self._recipe.schedule.batch
        threshold = self._recipe.objective.latent_threshold or math.inf
        z = resampled_normal(batch, self._recipe.network.z_dim, threshold, self.random)
        return z, self.sampler.fake_labels(batch)

    def _changes(self) -> Changes:
        settings = self._recipe.augmentation
        if self.control.probability <= 0 and not self.control.adaptive:
            return Changes()
        return draw_changes(
            self._recipe.schedule.batch,
            self._recipe.resolution,
            self.control.probability,
            self.random,
            translation=settings.translation,
            cutout=settings.cutout,
            rotation=settings.rotation,
            scale=settings.scale,
        )

    def _wishes(
        self, z: Tensor, labels: NDArray[np.int64], changes: Changes, update: int, kind: int
    ) -> list[FakeBatch]:
        schedule = self._recipe.schedule
        seeds = _seeds(schedule.batch, schedule.seed, update, kind)
        # Rounded up, so that every process has equally many of these rows.
        half = -(-schedule.batch // (2 * self._team.size)) * self._team.size
        return [
            FakeBatch(
                **self._part(labels, changes, number),
                z=z[rows].to(self._compute.device, self._compute.weights),
                seeds=seeds[:, rows],
                halved=len(range(half)[rows]),
                half=half,
            )
            for number in range(self._parts)
            for rows in [self._rows(number)]
        ]

    def _part(
        self,
        labels: NDArray[np.int64],
        changes: Changes,
        number: int,
        faces: NDArray[np.int64] | None = None,
    ) -> dict[str, Any]:
        """Return what both kinds of parts have; ``faces`` are the rows of real ones."""
        rows = self._rows(number)
        counted = (labels >= 0).astype(np.float64)
        weights = None
        if self._weights is not None and faces is not None:
            own_weights = self._weights[faces] * (labels >= 0)
            counted = own_weights.astype(np.float64)
            weights = torch.from_numpy(own_weights[rows]).to(self._compute.device)
        share = 1 / (self._team.size * self._parts)
        own = torch.from_numpy(labels[rows]).to(self._compute.device)
        return {
            "share": share,
            "labels": own,
            "attributes": one_hot_blocks(own, self._sizes).to(self._compute.weights),
            "known": tuple(float(count) * share for count in counted.sum(axis=0)),
            "weights": weights,
            "changes": changes.part(rows),
        }

    def _rows(self, number: int) -> slice:
        """Return which rows of the whole batch are part ``number`` of this process.

        Strided, so that groups over the batch stay whole; see :attr:`Team.rows`.
        """
        start = self._team.rank + number * self._team.size
        return slice(start, None, self._team.size * self._parts)


def _seeds(batch: int, *words: int) -> NDArray[np.uint32]:
    """Return a seed for every purpose of every row of a whole batch: [purposes, batch]."""
    count = len(Purpose) * batch
    seeds = np.random.SeedSequence(words).generate_state(count, np.uint32)
    return seeds.astype(np.uint32, copy=False).reshape(-1, batch)
