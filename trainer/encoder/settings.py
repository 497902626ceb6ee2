"""Everything that decides the training of an encoder, typed; kept as TOML in its run folder."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from trainer.recipe.run_settings import RunSettings, read_run_settings

Share = Annotated[float, Field(ge=0, le=1)]
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]
NotNegative = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Width = Annotated[int, Field(ge=4, le=512)]


class EncoderSettings(RunSettings):
    """A training of :mod:`trainer.encoder.network`.

    Attributes:
        kind: tells an encoder's run from others.
        channels: of the network's stem and stages; each halves the picture.
        plane_channels: channels kept for each place of the last plane.
        feature_dim: numbers that z and classes are read from.
        fine: whether the stem has a block of its own.
        start_from: an encoder's or a tagger's file, or run, to take the first weights from.
        kimg: thousands of faces to show.
        batch: faces per step.
        real_share: share of a batch that is real faces, which are learned from through the
            generator.
        learning_rate: after a short rise; it falls along a cosine to 0.
        weight_decay: AdamW's.
        z_weight: of the distance of z, for generated faces.
        class_weight: of the classes' cross-entropy.
        pixel_weight: of the distance of pixels, for real faces.
        edge_weight: of the distance of neighbouring pixels' differences.
        feature_weight: of the distance of a tagger's features.
        chunk: generated faces drawn at a time.
        reuse: how often each is shown, changed otherwise each time.
        average_kimg: half-life of the averaged weights, in thousands of faces.
        checkpoint_kimg: distance between checkpoints.
        seed: of weights, faces and order.
        precision: of the multiplications.
    """

    kind: Literal["encoder"] = "encoder"
    channels: Annotated[tuple[Width, ...], Field(min_length=2, max_length=6)] = (32, 64, 128, 192)
    plane_channels: Width = 32
    feature_dim: Annotated[int, Field(ge=8, le=4096)] = 256
    fine: bool = True
    start_from: Annotated[str, Field(max_length=4096)] | None = None
    kimg: Positive = 400.0
    batch: Annotated[int, Field(ge=4, le=4096)] = 32
    real_share: Share = 0.25
    learning_rate: Positive = 1e-3
    weight_decay: NotNegative = 1e-4
    z_weight: NotNegative = 1.0
    class_weight: NotNegative = 0.3
    pixel_weight: NotNegative = 2.0
    edge_weight: NotNegative = 1.0
    feature_weight: NotNegative = 0.5
    chunk: Annotated[int, Field(ge=8, le=65536)] = 512
    reuse: Annotated[int, Field(ge=1, le=1000)] = 6
    average_kimg: NotNegative = 5.0
    checkpoint_kimg: Positive = 5.0
    seed: Annotated[int, Field(ge=0, le=2**32)] = 0
    precision: Literal["auto", "float32", "bfloat16", "float16"] = "auto"


def read_settings(path: Path, changes: Sequence[str] = ()) -> EncoderSettings:
    """Read a run's settings; see :func:`trainer.recipe.run_settings.read_run_settings`."""
    return read_run_settings(EncoderSettings, path, changes)
