"""The training of an encoder as an object: networks, losses, and the step.

Of generated faces z and classes are known, so they are learned directly. Of real faces nothing is:
what the encoder finds is drawn, and compared with the face by pixels, edges and a tagger's features
(as in the in-domain inversion of Zhu and others, 2020).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from trainer.data.dataset import Dataset
from trainer.data.state_values import Count, State
from trainer.encoder.changes import changed
from trainer.encoder.faces import Chunk, GeneratedFaces, to_bytes
from trainer.encoder.frozen import FrozenGenerator, FrozenTagger
from trainer.encoder.network import EncoderNetwork
from trainer.encoder.settings import EncoderSettings
from trainer.networks.precision import Compute
from trainer.networks.row_streams import seeded_weights
from trainer.networks.tagger import TaggerNetwork, to_pictures
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

_EVENTS_PER_CHECKPOINT = 5
_WATCHED = 64
_SHOWN = 8
_WARM_UP = 0.03
_COMPARED = 64  # side of the pictures whose pixels are compared
_WATCHED_CHUNK = 2**31  # no training comes this far


class EncoderState(State):
    """What an encoder's training remembers beside its tensors.

    Attributes:
        optimizer: AdamW's.
        faces_shown: so far.
        generator: model_id of the generator whose latents it finds.
    """

    optimizer: OptimiserState
    faces_shown: Count
    generator: str


@dataclass(frozen=True)
class EncoderStep(StepMeasures):
    """What one step measured.

    Attributes:
        z: mean squared distance of z, of generated faces; 1 is what saying 0 always has.
        classes: cross-entropy of the attributes' classes, the mean over these.
        redrawn: mean distance of pixels of real faces and what is drawn of them, in 0 to 2.
        features: mean squared distance of their features, as a share of these' own.
    """

    z: Tensor
    classes: Tensor | None = None
    redrawn: Tensor | None = None
    features: Tensor | None = None


def build_network(settings: EncoderSettings, generator: GeneratorManifest) -> EncoderNetwork:
    """Return the network that ``settings`` describe, with fresh weights."""
    return EncoderNetwork(
        generator.resolution,
        [len(one.classes) for one in generator.attributes],
        generator.z_dim,
        channels=settings.channels,
        plane_channels=settings.plane_channels,
        feature_dim=settings.feature_dim,
        fine=settings.fine,
    )


class EncoderTraining:
    """An encoder in training.

    Attributes:
        settings: what decides the training.
        generator: whose latents are found.
        network: what learns.
        average: its moving average, which is the result.
        rows: real faces to learn from, rows of the data set.
        images_shown: faces so far, generated and real.
    """

    state_kind = EncoderState
    rate_settings = "--set learning_rate"
    images_per_epoch: int | None = None

    def __init__(
        self,
        settings: EncoderSettings,
        generator: FrozenGenerator,
        tagger: FrozenTagger | None,
        dataset: Dataset,
        compute: Compute,
    ) -> None:
        """Start from the settings' seed.

        Raises:
            UserError: the data set's faces are of another size than the generator's.
        """
        manifest = generator.manifest
        if dataset.manifest.resolution != manifest.resolution:
            raise UserError(
                f"The data set {dataset.manifest.name} holds {dataset.manifest.resolution} px, but "
                f"{manifest.name} draws {manifest.resolution} px; prepare it with --size "
                f"{manifest.resolution}."
            )
        self.settings, self.generator, self.compute = settings, generator, compute
        self.team = Team()
        self._tagger, self._dataset = tagger, dataset
        self._sizes = [len(one.classes) for one in manifest.attributes]
        rows = dataset.training_indices()
        order = np.random.Generator(np.random.PCG64([settings.seed, 5])).permutation(len(rows))
        self._watched, self.rows = rows[order[:_WATCHED]], np.sort(rows[order[_WATCHED:]])
        if not len(self.rows):
            raise UserError(f"The data set {dataset.manifest.name} has too few faces to train on.")
        self._faces = GeneratedFaces(
            generator, compute.device, settings.seed, settings.chunk, settings.reuse
        )
        with seeded_weights(settings.seed):
            self.network = cast(EncoderNetwork, compute.place(build_network(settings, manifest)))
        self.average = cast(EncoderNetwork, averaged_copy(self.network))
        decays = [one for one in self.network.parameters() if one.ndim > 1]
        others = [one for one in self.network.parameters() if one.ndim <= 1]
        self._optimizer = torch.optim.AdamW(
            [
                {"params": decays, "weight_decay": settings.weight_decay},
                {"params": others, "weight_decay": 0.0},
            ],
            settings.learning_rate,
        )
        self.images_shown = 0

    @property
    def target_images(self) -> int:
        """Faces that the settings ask for."""
        return math.ceil(self.settings.kimg * 1000 - 1e-6)

    @property
    def intervals(self) -> Intervals:
        """When the loop reports, shows pictures and saves."""
        between = self.settings.checkpoint_kimg
        return Intervals(between / _EVENTS_PER_CHECKPOINT, between, sample_kimg=between)

    def start_from(self, other: TaggerNetwork) -> str:
        """Take over the weights of another encoder or of a tagger, where they fit.

        Returns:
            What to say about it.

        Raises:
            UserError: none fits.
        """
        offered = other.state_dict()
        taken = 0
        for network in (self.network, self.average):
            state = network.state_dict()
            for name, weight in state.items():
                found = offered.get(name)
                if found is not None and found.shape == weight.shape:
                    weight.copy_(found)
                    taken += 1
        if not taken:
            raise UserError(
                "No weight of start_from fits; set channels and feature_dim to those of the "
                "network to begin with."
            )
        return f"Beginning with {taken // 2} of {len(self.network.state_dict())} tensors."

    def step(self) -> EncoderStep:
        """Learn from one batch."""
        settings = self.settings
        rng = np.random.Generator(np.random.Philox(key=[settings.seed, 2 * self.images_shown]))
        real_count = round(settings.batch * settings.real_share)
        drawn_count = settings.batch - real_count
        so_far = round(self.images_shown * (1 - settings.real_share))
        faces = self._faces.batch(so_far, max(1, drawn_count), rng)
        real = self._dataset.images[np.sort(rng.choice(self.rows, real_count))]
        pictures = self._pictures(np.concatenate([faces.pixels, real]))
        seen = changed(pictures, rng).to(memory_format=torch.channels_last)
        for group in self._optimizer.param_groups:
            group["lr"] = settings.learning_rate * self._pace()
        self.network.train()
        with self.compute.autocast():
            z, logits = self.network.latents(seen)
        z, logits = z.float(), [one.float() for one in logits]
        known = len(faces.z)
        wanted = torch.from_numpy(faces.z).to(z)
        z_loss = functional.mse_loss(z[:known], wanted)
        loss = settings.z_weight * z_loss
        class_loss = self._class_loss([one[:known] for one in logits], faces.classes)
        if class_loss is not None:
            loss = loss + settings.class_weight * class_loss
        redrawn = features = None
        if real_count:
            weights = [torch.softmax(one[known:], dim=1) for one in logits]
            through, redrawn, features = self._through_generator(
                pictures[known:], z[known:], weights
            )
            loss = loss + through
        self._optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.network.parameters(), 5.0)
        self._optimizer.step()
        self.images_shown += settings.batch
        decay = average_decay(settings.batch, self.images_shown, settings.average_kimg, 0.2)
        update_average(self.average, self.network, decay)
        return EncoderStep(
            z_loss.detach(),
            None if class_loss is None else class_loss.detach(),
            redrawn,
            features,
        )

    def event(self, means: Mapping[str, float]) -> dict[str, float]:
        """Return what a report says: the means."""
        return {name: round(mean, 6) for name, mean in means.items()}

    def samples(self) -> NDArray[np.uint8]:
        """Return two rows: real faces it never learns from, and what is drawn of them."""
        pixels = self._dataset.images[np.sort(self._watched[:_SHOWN])]
        redrawn = self._redrawn(self._pictures(pixels))
        rows = [np.concatenate(list(row), axis=1) for row in (pixels, to_bytes(redrawn))]
        return np.concatenate(rows)

    def diagnostics(self) -> dict[str, float]:
        """Return nothing more."""
        return {}

    def validate(self) -> Sequence[Mapping[str, Any]]:
        """Judge the average on real and generated faces that it never learns from."""
        real = self._pictures(self._dataset.images[np.sort(self._watched)])
        apart = (self._redrawn(real) - real).abs().mean()
        faces = self._watched_faces
        z, _ = self._found(self._pictures(faces.pixels))
        z_apart = functional.mse_loss(z, torch.from_numpy(faces.z).to(z))
        line = {
            "kimg": self.images_shown / 1000,
            "protocol": {"split": "training, never learned from", "images": len(real)},
            "redrawn": round(float(apart), 5),
            "z": round(float(z_apart), 5),
        }
        return (line,)

    @cached_property
    def _watched_faces(self) -> Chunk:
        """Generated faces that it never learns from."""
        drawn, few = self._faces.chunk(_WATCHED_CHUNK), slice(_WATCHED)
        return Chunk(drawn.pixels[few].copy(), drawn.z[few].copy(), drawn.classes[few].copy())

    def save(self) -> tuple[Tensors, EncoderState]:
        """Return all that :meth:`restore` needs: tensors by name, and all else."""
        tensors, values = flatten_optimizer("optimizer", self._optimizer)
        tensors |= flatten_module("network", self.network)
        tensors |= flatten_module("average", self.average)
        return tensors, EncoderState(
            optimizer=values,
            faces_shown=self.images_shown,
            generator=self.generator.manifest.model_id,
        )

    def restore(self, tensors: Tensors, state: EncoderState) -> None:
        """Go on from what :meth:`save` returned.

        Raises:
            UserError: it belongs to another training, or to another generator.
        """
        if state.generator != self.generator.manifest.model_id:
            raise UserError(
                "The run was begun for another generator, or for other weights of it; give a new "
                "run folder, and --set start_from to this run."
            )
        with restoring("The checkpoint"):
            restore_module("network", self.network, tensors)
            restore_module("average", self.average, tensors)
            restore_optimizer("optimizer", self._optimizer, tensors, state.optimizer)
        self.images_shown = state.faces_shown

    def _pictures(self, pixels: NDArray[np.uint8]) -> Tensor:
        return to_pictures(torch.from_numpy(np.ascontiguousarray(pixels)).to(self.compute.device))

    def _class_loss(self, logits: list[Tensor], classes: NDArray[np.int64]) -> Tensor | None:
        if not logits:
            return None
        targets = torch.from_numpy(classes).to(logits[0].device)
        each = [functional.cross_entropy(one, targets[:, at]) for at, one in enumerate(logits)]
        return torch.stack(each).mean()

    def _through_generator(
        self, wanted: Tensor, z: Tensor, weights: list[Tensor]
    ) -> tuple[Tensor, Tensor, Tensor | None]:
        """Return the loss of what is drawn of ``z``, and its pixels' and features' distances."""
        settings = self.settings
        drawn = self.generator.draw(z, self._joined(z, weights))
        less, goal = _reduced(drawn), _reduced(wanted)
        pixels = functional.l1_loss(less, goal)
        apart = less - goal
        edges = apart.diff(dim=2).abs().mean() + apart.diff(dim=3).abs().mean()
        # Beyond a standard normal's own length no face was ever drawn.
        long = functional.relu(z.square().mean(dim=1) - 1).mean()
        loss = settings.pixel_weight * pixels + settings.edge_weight * edges + 0.1 * long
        features = None
        if self._tagger is not None:
            said = self._tagger.read(drawn)
            with torch.no_grad():
                true = self._tagger.read(wanted)
            own = true.features.square().mean().clamp(min=1e-6)
            features = (said.features - true.features).square().mean() / own
            loss = loss + settings.feature_weight * features
            # What the tagger reads of the face is what should be asked for.
            read = [
                -(target * weight.clamp(min=1e-6).log()).sum(dim=1).mean()
                for target, weight in zip(true.probabilities, weights, strict=True)
            ]
            if read:
                loss = loss + settings.class_weight * torch.stack(read).mean()
        return loss, pixels.detach(), None if features is None else features.detach()

    def _joined(self, z: Tensor, weights: list[Tensor]) -> Tensor:
        return torch.cat([z.new_zeros(len(z), 0), *weights], dim=1)

    @torch.no_grad()
    def _found(self, pictures: Tensor) -> tuple[Tensor, Tensor]:
        """Return z and class weights that the average finds."""
        self.average.eval()
        z, logits = self.average.latents(pictures)
        return z.float(), self._joined(z, [torch.softmax(one.float(), dim=1) for one in logits])

    @torch.no_grad()
    def _redrawn(self, pictures: Tensor) -> Tensor:
        return self.generator.draw(*self._found(pictures))

    def _pace(self) -> float:
        """Return which share of the learning rate is used now."""
        done = self.images_shown / 1000 / self.settings.kimg
        if done < _WARM_UP:
            return (done + 1e-3) / (_WARM_UP + 1e-3)
        return max(0.02, 0.5 * (1 + math.cos(math.pi * min(1.0, done))))


def _reduced(pictures: Tensor) -> Tensor:
    """Return ``pictures`` at 64 px at most, by the mean of blocks."""
    by = max(1, pictures.shape[2] // _COMPARED)
    return functional.avg_pool2d(pictures, by) if by > 1 else pictures
