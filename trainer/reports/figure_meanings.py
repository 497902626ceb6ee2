"""What the figures of a comparison are called, which way is better, and what they mean."""

from collections.abc import Mapping
from typing import NamedTuple

from trainer.reports.report import Better

FAMILIES: Mapping[str, str] = {
    "dcgan": "Plain convolutions, doubled step by step; small and quick, every layer easy to read.",
    "sagan": "Residual blocks with self-attention, so that distant parts of a face agree; its "
    "weights are bounded by spectral normalisation, which keeps training steady.",
    "biggan": "Built on SAGAN: each block also hears a part of the latent of its own, and "
    "truncating the latent trades variety for neatness.",
    "stylegan": "A mapping network first turns the latent into a style, which then steers each "
    "layer; best suited to mixing faces and to wandering between them.",
}


class Meaning(NamedTuple):
    """What a figure is: title, unit, which way is better, a sentence; whether it is a detail."""

    title: str
    unit: str
    better: Better
    words: str
    detail: bool = False


COSTS: Mapping[str, Meaning] = {
    "kimg": Meaning(
        "Faces shown", "thousand", "", "How many real faces the run has seen; with equal time, a "
        "quick family sees more.",
    ),
    "minutes": Meaning(
        "Training time", "minutes", "", "Time spent on training steps, over all sittings, without "
        "waiting for a processor.",
    ),
    "images_per_s": Meaning(
        "Training speed", "faces/s", "more", "Real faces shown a second of training, over the "
        "whole run.",
    ),
    "parameters": Meaning(
        "Generator's parameters", "million", "less", "Numbers that the generator learns; they "
        "decide the size of the model file.",
    ),
    "multiply_adds": Meaning(
        "Generator's work", "million multiply-adds", "less", "Multiplications for one face; they "
        "decide how long drawing takes.",
    ),
    "discriminator_parameters": Meaning(
        "Discriminator's parameters", "million", "", "Numbers that the judge learns; only "
        "training needs them.", True,
    ),
    "discriminator_multiply_adds": Meaning(
        "Discriminator's work", "million multiply-adds", "", "Multiplications for judging one "
        "face; they count in training alone.", True,
    ),
    "file_mib": Meaning(
        "Model file", "MiB", "less", "Size of the exported model, as the program opens it.",
    ),
    "render_cpu_1": Meaning(
        "Drawing 1 face", "ms", "less", "Time from the wish to the picture in the program's "
        "engine on this processor.",
    ),
    "render_cpu_16": Meaning(
        "Drawing 16 faces", "ms", "less", "The same for sixteen faces in one request.",
    ),
    "render_gpu_1": Meaning(
        "Drawing 1 face, GPU", "ms", "less", "The same for one face on the graphics card.",
    ),
    "render_gpu_16": Meaning(
        "Drawing 16 faces, GPU", "ms", "less", "The same for sixteen faces on the graphics card.",
    ),
}  # fmt: skip

MEASURES: Mapping[str, Meaning] = {
    "fd": Meaning(
        "Fréchet distance", "", "less", "How far the crowd of drawn faces lies from the crowd of "
        "real ones; 0 is the same.",
    ),
    "kd": Meaning(
        "Kernel distance", "", "less", "Likewise, without assuming that crowds are bell-shaped, "
        "and fair to few faces.",
    ),
    "precision": Meaning(
        "Precision", "", "more", "Share of drawn faces that could be real ones.",
    ),
    "recall": Meaning(
        "Recall", "", "more", "Share of real faces that the model could draw.",
    ),
    "density": Meaning(
        "Density", "", "more", "How deep drawn faces lie among real ones; outliers count little.",
    ),
    "coverage": Meaning(
        "Coverage", "", "more", "Share of real faces that have a drawn one near them.",
    ),
    "score": Meaning(
        "Inception score", "", "more", "How sure and how varied a general classifier is; said "
        "little about faces.",
    ),
    "attribute_precision": Meaning(
        "Obeys", "", "more", "Share of drawn faces in which the tagger reads what was asked for; "
        "the figure of real faces is read off their labels.",
    ),
    "diversity": Meaning(
        "Variety", "", "as real", "How different faces of one and the same wish are; best is as "
        "varied as real ones.",
    ),
    "pixel_deviation": Meaning(
        "Variety of pixels", "", "as real", "Likewise, seen pixel by pixel.", True,
    ),
    "class_precision": Meaning(
        "Obeys, by class", "", "more", "Share of faces asked for this class in which the tagger "
        "reads it.", True,
    ),
}  # fmt: skip
