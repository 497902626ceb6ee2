"""Finding drawn faces with a cascade of local binary patterns, in NumPy alone.

The cascade is nagadomi's ``lbpcascade_animeface`` (MIT), trained with OpenCV's tools. What is
evaluated is what OpenCV 4's ``CascadeClassifier`` evaluates (OpenCV 5 has none): windows of 24
pixels at many scales, each of which has to pass 20 stages of weak classifiers.
"""

import importlib.resources
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

WINDOW = 24
# The longest side on which faces are looked for; smaller faces than a twentieth are not wanted.
_LOOKED_AT = 480
_SCALE = 1.1
_STEP = 2
_MOST_SIDE = 0.95  # of the shorter side: no face fills more
_NEIGHBOURS = 5  # so many windows have to agree on a face
_ALIKE = 0.2  # of a window's side: how far apart windows that agree may lie
_EPSILON = 1e-5


class FaceBox(NamedTuple):
    """Where a face is, in pixels of the picture."""

    left: int
    top: int
    side: int


@dataclass(frozen=True)
class _Weak:
    """A weak classifier: a grid of 3 x 3 cells, and what each of its 256 patterns is worth.

    Attributes:
        cell: left, top, width, height of the grid's first cell within the window.
        worth: float32 [256].
    """

    cell: tuple[int, int, int, int]
    worth: NDArray[np.float32]


@dataclass(frozen=True)
class _Stage:
    threshold: float
    weak: tuple[_Weak, ...]


def find_faces(picture: Image.Image) -> list[FaceBox]:
    """Return the faces in ``picture``, the largest first."""
    longest = max(picture.size)
    reduced = picture.convert("L")
    factor = max(1.0, longest / _LOOKED_AT)
    if factor > 1:
        size = tuple(max(1, round(side / factor)) for side in picture.size)
        reduced = reduced.resize((size[0], size[1]), Image.Resampling.BOX)
    reduced = ImageOps.equalize(reduced)
    windows: list[tuple[float, float, float]] = []
    scale = 1.0
    while WINDOW * scale <= _MOST_SIDE * min(reduced.size):
        small = reduced
        if scale > 1:
            width, height = (max(1, round(side / scale)) for side in reduced.size)
            small = reduced.resize((width, height), Image.Resampling.BILINEAR)
        at = passing(np.asarray(small), _STEP if scale <= 2 else 1)
        windows += [(x * scale, y * scale, WINDOW * scale) for y, x in at.tolist()]
        scale *= _SCALE
    boxes = [
        FaceBox(round(x * factor), round(y * factor), round(side * factor))
        for x, y, side in _agreed(windows)
    ]
    return sorted(boxes, key=lambda box: (-box.side, box.left, box.top))


def passing(grey: NDArray[np.uint8], step: int) -> NDArray[np.int64]:
    """Return the windows that pass all stages, int64 [n, 2]: top and left, in steps of ``step``.

    Args:
        grey: uint8 [h, w].
        step: distance of neighbouring windows in pixels.
    """
    height, width = grey.shape
    sums = np.zeros((height + 1, width + 1), np.int64)
    sums[1:, 1:] = grey.astype(np.int64).cumsum(axis=0).cumsum(axis=1)
    flat, row = sums.ravel(), width + 1
    tops, lefts = np.meshgrid(
        np.arange(0, height - WINDOW + 1, step), np.arange(0, width - WINDOW + 1, step),
        indexing="ij",
    )  # fmt: skip
    at = (tops * row + lefts).ravel()
    for stage in _cascade():
        if not len(at):
            break
        total = np.zeros(len(at), np.float32)
        for weak in stage.weak:
            total += weak.worth[_patterns(flat, row, at, weak.cell)]
        at = at[total >= stage.threshold]
    return np.stack([at // row, at % row], axis=1)


def _patterns(
    flat: NDArray[np.int64], row: int, at: NDArray[np.int64], cell: tuple[int, int, int, int]
) -> NDArray[np.int64]:
    """Return the local binary pattern of each window, int64 [n], 0 to 255.

    Clockwise from the upper left, each cell gives a bit: whether it is at least as bright as the
    one in the middle.
    """
    left, top, width, height = cell
    corners = [
        [flat[at + ((top + i * height) * row + left + j * width)] for j in range(4)]
        for i in range(4)
    ]

    def total(i: int, j: int) -> NDArray[np.int64]:
        lower, upper = corners[i + 1], corners[i]
        return lower[j + 1] - lower[j] - upper[j + 1] + upper[j]

    middle = total(1, 1)
    pattern = np.zeros(len(at), np.int64)
    for i, j in ((0, 0), (0, 1), (0, 2), (1, 2), (2, 2), (2, 1), (2, 0), (1, 0)):
        pattern = pattern * 2 + (total(i, j) >= middle)
    return pattern


def _agreed(windows: list[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Return the mean of each group of windows that lie alike, if there are enough of them."""
    groups: list[list[tuple[float, float, float]]] = []
    for window in sorted(windows, key=lambda one: -one[2]):
        for group in groups:
            if _alike(group[0], window) or _alike(group[-1], window):
                group.append(window)
                break
        else:
            groups.append([window])
    groups = sorted((each for each in groups if len(each) > _NEIGHBOURS), key=len, reverse=True)
    kept: list[tuple[float, float, float]] = []
    for group in groups:
        x, y, side = np.mean(np.array(group), axis=0).tolist()
        if not any(_overlap((x, y, side), other) > 0.3 for other in kept):
            kept.append((x, y, side))
    return kept


def _alike(a: tuple[float, float, float], b: tuple[float, float, float]) -> bool:
    near = _ALIKE * (a[2] + b[2]) / 2
    return (
        abs(a[0] - b[0]) <= near
        and abs(a[1] - b[1]) <= near
        and abs(a[0] + a[2] - b[0] - b[2]) <= near
    )


def _overlap(a: tuple[float, float, float], b: tuple[float, float, float]) -> float:
    """Return how much of the smaller square lies in the larger one."""
    width = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    height = min(a[1] + a[2], b[1] + b[2]) - max(a[1], b[1])
    return max(0.0, width) * max(0.0, height) / min(a[2], b[2]) ** 2


@cache
def _cascade() -> tuple[_Stage, ...]:
    """Return the stages of the cascade, read from the file that comes with the program."""
    file = importlib.resources.files("acgan_resources") / "detectors" / "lbpcascade_animeface.xml"
    root = ElementTree.fromstring(file.read_text(encoding="utf-8"))
    cells = [
        (cell[0], cell[1], cell[2], cell[3])
        for rect in root.findall("cascade/features/_/rect")
        for cell in [[int(part) for part in (rect.text or "").split()]]
    ]
    stages = []
    for stage in root.findall("cascade/stages/_"):
        weak = []
        for each in stage.findall("weakClassifiers/_"):
            nodes = [int(part) for part in each.findtext("internalNodes", "").split()]
            yes, no = (float(part) for part in each.findtext("leafValues", "").split())
            words = np.array(nodes[3:], np.int64).astype(np.uint32)
            in_set = (words[np.arange(256) >> 5] >> (np.arange(256) & 31).astype(np.uint32)) & 1
            weak.append(_Weak(cells[nodes[2]], np.where(in_set, yes, no).astype(np.float32)))
        threshold = float(stage.findtext("stageThreshold", "0")) - _EPSILON
        stages.append(_Stage(threshold, tuple(weak)))
    return tuple(stages)
