"""The tables of a recipe: what a training does with attributes, losses, pictures and time."""

from typing import Annotated, Literal, Self

from pydantic import (
    ConfigDict,
    Field,
    FiniteFloat,
    NonNegativeFloat,
    NonNegativeInt,
    PositiveFloat,
    PositiveInt,
    model_validator,
)

from acgan_desktop.core.file_model import FileModel

Probability = Annotated[FiniteFloat, Field(ge=0, le=1)]


class Table(FileModel):
    """A part of a recipe: frozen, and without keys that it does not know."""

    model_config = ConfigDict(frozen=True)


class Conditioning(Table):
    """How attributes take part.

    Attributes:
        enabled: False trains without attributes.
        balance: 0 shows classes as often as the data has them, 1 lifts rare ones to equal shares.
        labelled_share: share of the faces shown that have a label; 0 shows them as often as the
            data has them.
        drop: share of faces, real and generated alike, whose labels are hidden, so that "no wish"
            is learned.
        classifier_weight: of the auxiliary classifiers in the generator's loss; 0 leaves them out
            of both networks' losses.
        discriminator_classifier_weight: of the same in the discriminator's loss, where they learn
            from real faces, if they take part at all.
        label_smoothing: share of each classifier target that is spread, because labels are noisy.
        projection: whether the discriminator's score depends on the attributes asked for.
        filled_labels: what a label counts that a tagger filled in: 1 as much as any other, 0
            nothing (it is unknown then), and between them so much less in the classifiers' loss
            on real faces and in what balance takes for a class's frequency.
    """

    enabled: bool = True
    balance: Probability = 0.5
    labelled_share: Probability = 0.0
    drop: Probability = 0.1
    classifier_weight: NonNegativeFloat = 0.0
    discriminator_classifier_weight: PositiveFloat = 1.0
    label_smoothing: Probability = 0.0
    projection: bool = True
    filled_labels: Probability = 1.0


class Objective(Table):
    """What the networks are told to do.

    Attributes:
        loss: see :data:`trainer.objectives.losses.ADVERSARIAL_LOSSES`.
        r1_gamma: weight of the R1 penalty, on real faces; 0 leaves it out.
        r2_gamma: weight of the R2 penalty, the same on generated faces; 0 leaves it out.
        r1_interval: both are computed every so many steps, and weighted up as much (lazy
            regularisation, Karras et al. 2020, section 3.1).
        orthogonal: which form of orthogonal regularisation the generator's weights get.
        orthogonal_weight: of that penalty.
        path_length_weight: of the path length penalty, for families that have one; 0 leaves it out.
        path_length_interval: computed every so many steps, and weighted up as much.
        mode_seeking_weight: of the penalty on pairs of faces of one wish that look alike; 0 leaves
            it out (:func:`trainer.objectives.penalties.mode_seeking`).
        mode_seeking_interval: computed every so many steps, and weighted up as much.
        latent_threshold: numbers of the latents to learn from that lie beyond it are drawn anew
            (Brock et al. 2019, section 3.1), for the family biggan; 0 draws them as they come.
        track_singular_values: log the largest singular values of every weight.
    """

    loss: Literal["bce", "non_saturating", "least_squares", "hinge", "relativistic"] = (
        "non_saturating"
    )
    r1_gamma: NonNegativeFloat = 0.0
    r2_gamma: NonNegativeFloat = 0.0
    r1_interval: PositiveInt = 16
    orthogonal: Literal["none", "strict", "relaxed"] = "none"
    orthogonal_weight: NonNegativeFloat = 1e-4
    path_length_weight: NonNegativeFloat = 0.0
    path_length_interval: PositiveInt = 4
    mode_seeking_weight: NonNegativeFloat = 0.0
    mode_seeking_interval: PositiveInt = 4
    latent_threshold: NonNegativeFloat = 0.0
    track_singular_values: bool = False


class Projected(Table):
    """Judges that see fixed networks' features, beside the family's own discriminator.

    See :mod:`trainer.networks.projected`.

    Attributes:
        taggers: run folders or model files of taggers, or names of bundled ones, for pictures of
            the same size or of a part of it (pictures are averaged down then); none = no such
            judges. What they have learned is read when a run begins, and kept with its checkpoints.
        imagenet: whether judges also see features of EfficientNet-Lite0, which learned ImageNet
            (extra ``imagenet``). Beside taggers, not alone: such judges flatter distances over
            like features while faces look worse.
        imagenet_side: pixels to which smaller pictures are enlarged for it.
        weight: of their loss in the generator's, where the family's own discriminator counts 1.
        width: channels of each judge.
    """

    taggers: Annotated[tuple[Annotated[str, Field(max_length=4096)], ...], Field(max_length=8)] = ()
    imagenet: bool = False
    imagenet_side: Annotated[int, Field(ge=64, le=512)] = 128
    weight: PositiveFloat = 1.0
    width: Annotated[int, Field(ge=1, le=1024)] = 64


class Optimiser(Table):
    """Adam for both networks.

    Attributes:
        generator_rate: learning rate of the generator.
        discriminator_rate: learning rate of the discriminator.
        beta1: decay of the mean of the gradient.
        beta2: decay of the mean of its square.
        decay_from: share of the training after which both rates fall linearly to 0; 1 = never.
        generator_rise_kimg: within so many thousand images the generator's rate rises from 0, so
            that a discriminator that knows nothing yet does not spoil a generator that does, as
            with a model file in ``start_from``; 0 = at once.
        discriminator_steps: updates of the discriminator, each on new faces, for one of the
            generator.
        frozen_stages: stages of the discriminator, from the picture on, that stay as they were in
            the run that this one starts from (Mo et al. 2020, "Freeze the discriminator"); without
            such a run none does. Not for the family dcgan.
    """

    generator_rate: PositiveFloat = 2e-4
    discriminator_rate: PositiveFloat = 2e-4
    beta1: Annotated[FiniteFloat, Field(ge=0, lt=1)] = 0.0
    beta2: Annotated[FiniteFloat, Field(ge=0, lt=1)] = 0.99
    decay_from: Probability = 1.0
    generator_rise_kimg: NonNegativeFloat = 0.0
    discriminator_steps: Annotated[int, Field(ge=1, le=100)] = 1
    frozen_stages: Annotated[int, Field(ge=0, le=10)] = 0


class Augmentation(Table):
    """Changes to the pictures that leave hair and eye colours as they are.

    Attributes:
        flip: half of the real faces are shown mirrored.
        probability: of each of the next four, on real and generated faces alike; where it is
            adaptive, the one to start with.
        translation: shift by up to this share of the size.
        cutout: blank a square of this share of the size.
        rotation: turn by up to so many degrees.
        scale: enlarge or shrink by up to this share.
        adaptive_target: hold the mean sign of the discriminator's scores on real faces there by
            changing the probability (Karras et al. 2020, "Training generative adversarial networks
            with limited data", who use 0.6); 0 keeps the probability fixed.
        adaptive_kimg: the probability may rise from 0 to 1 within so many thousand images.
    """

    flip: bool = True
    probability: Probability = 0.0
    translation: Probability = 0.125
    cutout: Probability = 0.0
    rotation: Annotated[FiniteFloat, Field(ge=0, le=45)] = 0.0
    scale: Annotated[FiniteFloat, Field(ge=0, le=0.5)] = 0.0
    adaptive_target: Probability = 0.0
    adaptive_kimg: PositiveFloat = 500.0


class Schedule(Table):
    """How long, in which portions, and how often to report.

    Attributes:
        kimg: thousands of real images to show; alternatively give ``epochs``.
        epochs: passes over the training part of the data set.
        batch: images per update, over all processes together.
        micro_batch: images that a process computes at once, so that large batches fit into little
            memory; 0 = its whole part of the batch. Batch norm sees one micro-batch at a time.
        seed: of every random stream of the run.
        ema_half_life_kimg: half-life of the generator's moving average; 0 switches it off.
        ema_ramp_up: at most this share of the images shown so far is the half-life; 0 = no ramp.
        event_kimg: distance of the lines in ``events.jsonl``.
        sample_kimg: distance of the sample grids.
        checkpoint_kimg: distance of the checkpoints.
    """

    kimg: PositiveFloat | None = None
    epochs: PositiveFloat | None = None
    batch: Annotated[int, Field(ge=2, le=65536)] = 32
    micro_batch: NonNegativeInt = 0
    seed: Annotated[int, Field(ge=0, lt=2**63)] = 1
    ema_half_life_kimg: NonNegativeFloat = 5.0
    ema_ramp_up: NonNegativeFloat = 0.05
    event_kimg: PositiveFloat = 1.0
    sample_kimg: PositiveFloat = 10.0
    checkpoint_kimg: PositiveFloat = 10.0

    @model_validator(mode="after")
    def _check(self) -> Self:
        if (self.kimg is None) == (self.epochs is None):
            raise ValueError("give either kimg or epochs")
        if self.micro_batch and self.batch % self.micro_batch:
            raise ValueError(f"micro_batch: must divide the batch of {self.batch}")
        return self


class Metrics(Table):
    """Measuring the averaged generator as the training goes, as ``evaluate`` does.

    None of this changes what is learned, so it may differ from sitting to sitting.

    Attributes:
        every_kimg: distance of the measurements; 0 = none.
        extractor: path of a tagger's .onnx or of the weights of the FID Inception-v3; empty = the
            tagger that comes with the program.
        images: faces to draw for the distances.
    """

    every_kimg: NonNegativeFloat = 0.0
    extractor: Annotated[str, Field(max_length=4096)] = ""
    images: Annotated[int, Field(ge=20, le=1_000_000)] = 2000
