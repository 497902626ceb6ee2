"""Everything that decides the training of a tagger, typed; kept as TOML in its run folder."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from trainer.recipe.run_settings import RunSettings, parse_run_settings, read_run_settings

Share = Annotated[float, Field(ge=0, le=1)]
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Width = Annotated[int, Field(ge=1, le=2048)]


class TaggerSettings(RunSettings):
    """A training of :mod:`trainer.networks.tagger`.

    Attributes:
        kind: tells a tagger's run from a generator's.
        channels: of the stem and the stages, each of which halves the picture.
        plane_channels: channels kept for each place of the last plane.
        feature_dim: numbers that the heads read.
        dropout: share of the features hidden in training.
        fine: whether the stem has a block of its own, at half the picture's size.
        kimg: thousands of labelled faces to show.
        batch: faces per step.
        learning_rate: largest; it rises over the first twentieth and falls in a cosine to 0.
        weight_decay: of AdamW, for convolutions and heads.
        balance: how much more often faces of rare classes are drawn, 0 as in the data, 1 equally.
        prior_weight: how much of the frequencies that remain is taken out of the logits; 1 asks
            for the best mean recall over classes.
        label_smoothing: share of each target spread over all classes.
        correction: share of a face's target that its running prediction takes over each time the
            face is shown; 0 believes all labels. See :mod:`trainer.tagger.targets`.
        correction_from: when correcting starts, as a share of the training.
        teachers: files of taggers to learn from, see :mod:`trainer.tagger.distillation`; read once,
            when the training begins.
        teacher_share: share of what is told of a labelled face that comes from the teachers.
        filled_labels: whether labels count that a tagger filled in (``acgan-train label``); else
            they are unknown.
        labelled_share: with teachers, share of the faces shown that have a label.
        person_share: share of the faces shown that a person labelled by looking, where the data set
            has such; 0 = as in the data. The others keep their proportions, so more faces than
            ``labelled_share`` have a label. Teachers and corrections do not change what a person
            said.
        start_from: folder of a tagger's run whose result is where the weights start, so that a
            training can be finished gently; read once, when the training begins. "" = at random.
        translation: largest shift, as a share of the size.
        cutout: side of the blanked square, as a share of the size.
        rotation: largest turn in degrees.
        scale: largest change of size.
        change_probability: of each of these changes.
        average_kimg: half-life of the averaged weights, in thousands of faces.
        validation: share of the *training* faces kept from learning, for watching progress and for
            the heads' temperature; held-out faces are not read at all.
        checkpoint_kimg: distance between checkpoints.
        seed: of weights, order and changes, and of the validation faces too if these have no seed
            of their own.
        validation_seed: of the validation faces; taggers that share it never learned from the
            same faces, so that they can be compared and averaged.
        precision: of the multiplications.
    """

    kind: Literal["tagger"] = "tagger"
    channels: Annotated[tuple[Width, ...], Field(min_length=1, max_length=6)] = (32, 64, 128)
    plane_channels: Width = 32
    feature_dim: Annotated[int, Field(ge=1, le=512)] = 256
    dropout: Annotated[float, Field(ge=0, lt=1)] = 0.3
    fine: bool = False
    kimg: Positive = 400.0
    batch: Annotated[int, Field(ge=2, le=4096)] = 128
    learning_rate: Positive = 2e-3
    weight_decay: Annotated[float, Field(ge=0, le=1)] = 0.05
    balance: Share = 0.5
    prior_weight: Annotated[float, Field(ge=0, le=2)] = 1.0
    label_smoothing: Annotated[float, Field(ge=0, lt=1)] = 0.05
    correction: Annotated[float, Field(ge=0, lt=1)] = 0.1
    correction_from: Share = 0.3
    teachers: Annotated[tuple[str, ...], Field(max_length=16)] = ()
    teacher_share: Share = 0.3
    filled_labels: bool = False
    labelled_share: Annotated[float, Field(gt=0, le=1)] = 0.6
    person_share: Annotated[float, Field(ge=0, lt=1)] = 0.0
    start_from: str = ""
    translation: Share = 0.08
    cutout: Share = 0.3
    rotation: Annotated[float, Field(ge=0, le=180)] = 10.0
    scale: Share = 0.1
    change_probability: Share = 0.7
    average_kimg: Annotated[float, Field(ge=0)] = 10.0
    validation: Annotated[float, Field(ge=0, le=0.5)] = 0.05
    checkpoint_kimg: Positive = 20.0
    seed: Annotated[int, Field(ge=0)] = 0
    validation_seed: Annotated[int, Field(ge=0)] | None = None
    precision: Literal["auto", "float32", "bfloat16", "float16"] = "auto"


def parse_settings(text: str = "", changes: Sequence[str] = ()) -> TaggerSettings:
    """Read settings from TOML; see :func:`trainer.recipe.run_settings.parse_run_settings`."""
    return parse_run_settings(TaggerSettings, text, changes)


def read_settings(path: Path, changes: Sequence[str] = ()) -> TaggerSettings:
    """Read a run's settings; see :func:`trainer.recipe.run_settings.read_run_settings`."""
    return read_run_settings(TaggerSettings, path, changes)
