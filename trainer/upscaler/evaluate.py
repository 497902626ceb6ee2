"""Judging an upscaler on pairs that no training read."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.model_file.manifest import Metric
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.upscaler import Upscaler
from trainer.upscaler.measures import colour_shift, gradient_energy, psnr
from trainer.upscaler.pairs import HELD_OUT, Pairs, open_pairs

Pixels = NDArray[np.uint8]


@dataclass(frozen=True)
class Judged:
    """Figures of one way to enlarge.

    Attributes:
        psnr: against what the pictures should become, in dB.
        gradient_energy: see :func:`trainer.upscaler.measures.gradient_energy`.
        colour_shift: of the mean colour against the small pictures, in levels.
    """

    psnr: float
    gradient_energy: float
    colour_shift: float


@dataclass(frozen=True)
class Evaluation:
    """An upscaler judged beside Lanczos.

    Attributes:
        images: how many pairs.
        ours: the upscaler.
        lanczos: resampling.
        wanted_gradient_energy: of what the pictures should become.
        teacher: whose answers these are; "" for pictures.
    """

    images: int
    ours: Judged
    lanczos: Judged
    wanted_gradient_energy: float
    teacher: str

    def metrics(self) -> tuple[Metric, ...]:
        """Return the figures as a model file carries them."""
        protocol: dict[str, str | int | float] = {
            "teacher": self.teacher or "none: pictures",
            "images": self.images,
            "split": "heldout",
        }
        return (
            Metric(
                name="psnr_teacher_heldout" if self.teacher else "psnr_heldout",
                value=round(self.ours.psnr, 3),
                protocol={**protocol, "lanczos": round(self.lanczos.psnr, 3)},
            ),
            Metric(
                name="gradient_energy_heldout",
                value=round(self.ours.gradient_energy, 5),
                protocol={**protocol, "wanted": round(self.wanted_gradient_energy, 5)},
            ),
        )

    def summary(self) -> str:
        """Return the figures as a small table."""
        lines = [
            f"{self.images} held-out pairs"
            + (f", answers of {self.teacher}" if self.teacher else ""),
            f"{'':12}{'PSNR dB':>9}{'gradients':>11}{'colour':>8}",
        ]
        for name, one in (("Lanczos", self.lanczos), ("upscaler", self.ours)):
            lines.append(
                f"{name:12}{one.psnr:9.2f}{one.gradient_energy:11.4f}{one.colour_shift:8.2f}"
            )
        lines.append(f"{'wanted':12}{'':9}{self.wanted_gradient_energy:11.4f}")
        return "\n".join(lines) + "\n"


def evaluate_upscaler(model: Path, pairs: Path, count: int, threads: int | None) -> Evaluation:
    """Judge the model file ``model`` on the held-out pairs of the folder ``pairs``.

    Args:
        model: an upscaler.
        pairs: what :func:`trainer.upscaler.pairs.make_pairs` made.
        count: how many pairs at most.
        threads: processor threads; what suits the machine if None.

    Raises:
        UserError: the file is no upscaler, or enlarges by another factor than the pairs.
    """
    judged = open_pairs(pairs / HELD_OUT)
    with Upscaler.open(model, Device.AUTO, threads) as upscaler:
        if upscaler.manifest.factor != judged.facts.factor:
            raise UserError(
                f"{model.name} enlarges {upscaler.manifest.factor} times, but the pairs in {pairs} "
                f"are for {judged.facts.factor} times."
            )
        small, large = judged.first(count)
        drawn = upscaler.upscale(small)
    taught_by = judged.facts.taught_by
    return Evaluation(
        len(small),
        _judged(drawn, small, large),
        _judged(lanczos(small, judged), small, large),
        gradient_energy(large),
        taught_by.name if taught_by else "",
    )


def lanczos(small: Pixels, pairs: Pairs) -> Pixels:
    """Return uint8 [n, h, w, 3] enlarged by the pairs' factor, by resampling."""
    by = pairs.facts.factor
    return np.stack(
        [
            np.asarray(
                Image.fromarray(one).resize(
                    (one.shape[1] * by, one.shape[0] * by), Image.Resampling.LANCZOS
                )
            )
            for one in small
        ]
    )


def _judged(drawn: Pixels, small: Pixels, large: Pixels) -> Judged:
    return Judged(psnr(drawn, large), gradient_energy(drawn), colour_shift(drawn, small))
