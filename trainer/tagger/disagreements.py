"""Where a tagger contradicts the labels and is sure of it: which of the two is wrong?

Most often the label is, so these faces are worth a person's look: as a list, and as a sheet of
pictures with what the label and the tagger say.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from trainer.data.dataset import Dataset
from trainer.tagger.accuracy import Logits, softmax

MOST = 200
_ON_A_SHEET = 48
_COLUMNS = 8
_SIDE = 112
_TEXT = 32
_INK, _PAPER = (20, 24, 40), (250, 250, 252)


@dataclass(frozen=True)
class Disagreement:
    """A face of which the tagger says something else than its label.

    Attributes:
        row: the face's row in the data set.
        file: its name in its source.
        attribute: what they disagree on.
        label: what the label says.
        read: what the tagger says.
        confidence: how sure it is, 0 to 1.
    """

    row: int
    file: str
    attribute: str
    label: str
    read: str
    confidence: float


def find_disagreements(
    logits: Logits, dataset: Dataset, rows: NDArray[np.int64], labels: NDArray[np.int16]
) -> tuple[Disagreement, ...]:
    """Return the surest contradictions, at most 200 per attribute, surest first in each.

    Args:
        logits: per attribute [rows, classes].
        dataset: names and classes.
        rows: the rows of the data set that were read.
        labels: int16 [rows, attributes], -1 = unknown.
    """
    found: list[Disagreement] = []
    for column, attribute in enumerate(dataset.manifest.attributes):
        given = labels[:, column]
        said = softmax(logits[column])
        read, confidence = said.argmax(axis=1), said.max(axis=1)
        wrong = np.flatnonzero((given >= 0) & (read != given))
        for at in wrong[np.argsort(-confidence[wrong], kind="stable")][:MOST]:
            row = int(rows[at])
            found.append(
                Disagreement(
                    row,
                    dataset.names[row],
                    attribute.name,
                    attribute.classes[given[at]],
                    attribute.classes[read[at]],
                    float(confidence[at]),
                )
            )
    return tuple(found)


def as_table(disagreements: Sequence[Disagreement]) -> str:
    """Return the list as CSV."""
    table = io.StringIO()
    rows = csv.writer(table, lineterminator="\n")
    rows.writerow(["file", "attribute", "label", "read", "confidence"])
    for one in disagreements:
        rows.writerow([one.file, one.attribute, one.label, one.read, f"{one.confidence:.4f}"])
    return table.getvalue()


def draw_sheet(disagreements: Sequence[Disagreement], images: NDArray[np.uint8]) -> Image.Image:
    """Draw the first 48 with what the label says, what the tagger says, and how sure it is.

    Args:
        disagreements: what to draw.
        images: the data set's pictures, uint8 [n, h, w, 3].
    """
    shown = disagreements[:_ON_A_SHEET]
    lines = max(1, -(-len(shown) // _COLUMNS))
    sheet = Image.new("RGB", (_COLUMNS * _SIDE, lines * (_SIDE + _TEXT)), _PAPER)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(size=11)
    for place, one in enumerate(shown):
        left, top = place % _COLUMNS * _SIDE, place // _COLUMNS * (_SIDE + _TEXT)
        face = Image.fromarray(np.asarray(images[one.row]))
        sheet.paste(face.resize((_SIDE - 4, _SIDE - 4), Image.Resampling.LANCZOS), (left, top))
        below = top + _SIDE - 3
        draw.text((left + 2, below), f"label {one.label}"[:22], fill=_INK, font=font)
        read = f"read {one.read} {one.confidence:.2f}"
        draw.text((left + 2, below + 14), read[:22], fill=_INK, font=font)
    return sheet
