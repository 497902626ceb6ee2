"""What is sought of a face, as plain numbers: z, and how much of which class where that is open."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.engine.finding.least_squares import Bounds, Floats
from acgan_desktop.engine.model_file.manifest import GeneratorManifest

# Further out, hardly any face was ever drawn while the generator learned.
_FURTHEST_Z, _Z_STEP = 2.6, 0.35
_FURTHEST_SHARE, _SHARE_STEP = 5.0, 0.6
_OPEN_CLASSES = 3
_LEAST_OPEN = 0.04


@dataclass(frozen=True)
class Latents:
    """What a generator draws faces of.

    Attributes:
        z: float32 [n, z_dim].
        weights: float32 [n, classes], the attributes' blocks in manifest order; each sums to 1.
    """

    z: NDArray[np.float32]
    weights: NDArray[np.float32]


class Unknowns:
    """Turns latents into points that can be searched, and back.

    Of each attribute at most three classes stay open: those that a reader thinks likely. Their
    shares are sought as logarithms, relative to the likeliest.

    Attributes:
        bounds: where points may lie.
    """

    def __init__(
        self,
        manifest: GeneratorManifest,
        weights: NDArray[np.float32],
        fixed: Mapping[str, int],
    ) -> None:
        """Begin from what was read.

        Args:
            manifest: of the generator.
            weights: class weights [classes] that a reader gave the picture.
            fixed: the class, by its number, of attributes that are not to be searched.
        """
        self._z_dim = manifest.z_dim
        self._base = weights.astype(np.float64).copy()
        self._open: list[NDArray[np.int64]] = []
        for attribute in manifest.attributes:
            block = manifest.block(attribute.name)
            shares = self._base[block]
            if attribute.name in fixed:
                shares[:] = 0
                shares[fixed[attribute.name]] = 1
                continue
            order = np.argsort(-shares, kind="stable")[:_OPEN_CLASSES]
            chosen = order[(shares[order] >= _LEAST_OPEN) | (np.arange(len(order)) == 0)]
            kept = shares[chosen] / shares[chosen].sum() if shares[chosen].sum() > 0 else 1.0
            shares[:] = 0
            shares[chosen] = kept
            if len(chosen) > 1:
                self._open.append(chosen + block.start)
        sides = sum(len(columns) - 1 for columns in self._open)
        self.bounds = Bounds(
            np.repeat([-_FURTHEST_Z, -_FURTHEST_SHARE], [self._z_dim, sides]),
            np.repeat([_FURTHEST_Z, _FURTHEST_SHARE], [self._z_dim, sides]),
            np.repeat([_Z_STEP, _SHARE_STEP], [self._z_dim, sides]),
        )

    def point(self, z: NDArray[np.float32]) -> Floats:
        """Return the point of ``z`` [z_dim] with the classes as they were read."""
        shares = [
            np.log(self._base[columns[1:]] / self._base[columns[0]]) for columns in self._open
        ]
        whole = np.concatenate([z.astype(np.float64), *shares])
        inside: Floats = np.clip(whole, self.bounds.low, self.bounds.high)
        return inside

    def latents(self, points: Floats) -> Latents:
        """Return what is drawn at ``points`` [n, numbers]."""
        weights = np.repeat(self._base[None], len(points), axis=0)
        at = self._z_dim
        for columns in self._open:
            logs = points[:, at : at + len(columns) - 1]
            at += len(columns) - 1
            shares = np.exp(np.concatenate([np.zeros((len(points), 1)), logs], axis=1))
            weights[:, columns] = shares / shares.sum(axis=1, keepdims=True)
        return Latents(points[:, : self._z_dim].astype(np.float32), weights.astype(np.float32))
