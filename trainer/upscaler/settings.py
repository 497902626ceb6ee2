"""Everything that decides the training of an upscaler, typed; kept as TOML in its run folder."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from trainer.recipe.run_settings import RunSettings, read_run_settings

Share = Annotated[float, Field(ge=0, le=1)]
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]
NotNegative = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Width = Annotated[int, Field(ge=4, le=512)]
Depth = Annotated[int, Field(ge=0, le=32)]


class UpscalerSettings(RunSettings):
    """A training of :mod:`trainer.networks.upscaler`.

    Attributes:
        kind: tells an upscaler's run from others.
        channels: at full, half and quarter size.
        blocks: residual blocks at full size, half size on the way down, quarter size, and half
            size on the way up.
        tail_channels: at twice the size.
        kimg: thousands of crops to show.
        batch: crops per step.
        crop: side of what is cut from a pair's small picture.
        learning_rate: after a short rise; it falls in a straight line to a twentieth at the end.
        decay_from: where it begins to fall, as a share of the training.
        gradient_weight: of the difference of neighbouring pixels' differences, beside the pixels'
            own.
        adversarial_from: thousands of crops after which the judge joins in; 0 = from the start.
        adversarial_weight: of what the judge says; 0 = no judge.
        judge_channels: of the judge's layers.
        judge_learning_rate: of the judge.
        average_kimg: half-life of the averaged weights, in thousands of crops.
        checkpoint_kimg: distance between checkpoints.
        seed: of weights and order.
        precision: of the multiplications.
    """

    kind: Literal["upscaler"] = "upscaler"
    channels: Annotated[tuple[Width, ...], Field(min_length=3, max_length=3)] = (48, 64, 96)
    blocks: Annotated[tuple[Depth, ...], Field(min_length=4, max_length=4)] = (3, 3, 3, 3)
    tail_channels: Width = 32
    kimg: Positive = 1200.0
    batch: Annotated[int, Field(ge=1, le=1024)] = 16
    crop: Annotated[int, Field(ge=8, le=512, multiple_of=4)] = 48
    learning_rate: Positive = 1e-3
    decay_from: Share = 0.6
    gradient_weight: NotNegative = 0.5
    adversarial_from: NotNegative = 800.0
    adversarial_weight: NotNegative = 0.005
    judge_channels: Annotated[tuple[Width, ...], Field(min_length=1, max_length=5)] = (32, 64, 128)
    judge_learning_rate: Positive = 2e-4
    average_kimg: NotNegative = 5.0
    checkpoint_kimg: Positive = 10.0
    seed: Annotated[int, Field(ge=0)] = 0
    precision: Literal["auto", "float32", "bfloat16", "float16"] = "auto"


def read_settings(path: Path, changes: Sequence[str] = ()) -> UpscalerSettings:
    """Read a run's settings; see :func:`trainer.recipe.run_settings.read_run_settings`."""
    return read_run_settings(UpscalerSettings, path, changes)
