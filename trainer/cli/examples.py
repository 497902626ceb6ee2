"""The examples in ``acgan-train``'s help."""

from collections.abc import Mapping, Sequence
from typing import Final

EXAMPLES: Final[Mapping[str, Sequence[str]]] = {
    "": (
        "acgan-train prepare FACES --size 64 --out dataset",
        "acgan-train fit dcgan-64 --data dataset --run run",
        "acgan-train export run --out mine.onnx",
    ),
    "prepare": (
        "acgan-train prepare FACES --out dataset",
        "    a folder of pictures; tags beside them (a.txt, a.json) are their labels",
        "acgan-train prepare CLASSES --labels folders --out dataset",
        "    a folder for each class",
        "acgan-train prepare A.zip B.zip --labels a.csv --labels b.json --out dataset",
        "    two zip files, two label files",
        "acgan-train prepare FACES --labels a.csv --columns hair,eyes=eye_color --out dataset",
        "    two of its columns, the second under another name",
        "acgan-train prepare ILLUSTRATIONS --crop faces --out dataset",
        "    the faces in whole pictures",
        "acgan-train prepare MANGA --keep grey,one-tint --held-out 0.2 --out dataset",
        "    pictures without colour too; a fifth is held out",
    ),
    "pack": ("acgan-train pack dataset --out packed --mib 40",),
    "unpack": ("acgan-train unpack packed --out dataset",),
    "fit": (
        "acgan-train fit dcgan-64 --data dataset --run run",
        "acgan-train fit biggan-64 --data dataset --run run --minutes 60",
        "acgan-train fit biggan-64 --dry-run --set schedule.batch=16",
    ),
    "export": (
        "acgan-train export run --out mine.onnx",
        "acgan-train export run --best --half-weights --out small.onnx",
    ),
    "checkpoint": ("acgan-train checkpoint pack run --out carried",),
    "checkpoint pack": ("acgan-train checkpoint pack run --out carried",),
    "checkpoint unpack": ("acgan-train checkpoint unpack carried --run run",),
    "tagger": (
        "acgan-train tagger fit --data dataset --run tagger",
        "acgan-train tagger export tagger --data dataset --out tagger.onnx",
    ),
    "tagger fit": ("acgan-train tagger fit --data dataset --run tagger --kimg 100",),
    "tagger evaluate": ("acgan-train tagger evaluate tagger.onnx --data dataset",),
    "tagger export": ("acgan-train tagger export tagger --data dataset --out tagger.onnx",),
    "tagger review": (
        "acgan-train tagger review dataset --which unlabelled --count 200 --out seen.csv",
    ),
    "evaluate": ("acgan-train evaluate mine.onnx --data dataset --extractor tagger.onnx",),
    "card": ("acgan-train card mine.onnx --run run --data dataset --out card",),
    "compare": (
        "acgan-train compare dcgan-64 stylegan-64 --data dataset --minutes 45 --out report",
    ),
    "label": (
        "acgan-train label dataset --tagger tagger.onnx --out filled",
        "acgan-train label dataset --labels seen.csv --out corrected",
    ),
    "paper": ("acgan-train paper run --out paper-dcgan.md",),
    "recipes": ("acgan-train recipes",),
}
