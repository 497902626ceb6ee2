"""The examples in ``acgan``'s help."""

from collections.abc import Mapping, Sequence
from typing import Final

EXAMPLES: Final[Mapping[str, Sequence[str]]] = {
    "": ("acgan", "acgan generate --count 16 --out faces", "acgan models"),
    "open": ("acgan open A.png B.png", "acgan open best.jsonl", "acgan open --model mine.onnx"),
    "generate": (
        "acgan generate --count 16 --seed 1 --out faces",
        "acgan generate --model mine.onnx --tagger mine-tagger.onnx --count 4",
    ),
    "find": ("acgan find me.png --out found", "acgan find group.jpg --face 2 --hair-color pink"),
    "explore": ("acgan explore --seed 1 --out map.png",),
    "blend": ("acgan blend A.png B.png --out blend.webp",),
    "favourites": (
        "acgan favourites list --search pink --tag best",
        "acgan favourites save pictures",
    ),
    "models": (
        "acgan models",
        "acgan models mine.onnx",
        "acgan models add mine.onnx",
        "acgan models remove mine",
    ),
}
