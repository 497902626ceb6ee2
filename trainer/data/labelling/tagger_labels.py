"""What a tagger reads off all faces of a data set, and how far that can be trusted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.engine.model_file.manifest import TaggerManifest
from acgan_desktop.engine.runtime.resizing import resized
from acgan_desktop.engine.runtime.tagger import Tagger
from trainer.data.dataset import Dataset
from trainer.data.labelling.completion import Probabilities, as_frequent_as, shares_of
from trainer.data.labelling.labelled_dataset import Attribute, attributes_of

_AT_ONCE = 256


def known_to_both(
    dataset: Dataset, tagger: TaggerManifest
) -> tuple[tuple[Attribute, ...], list[str], list[str]]:
    """Return the attributes of the data set to make, and of these the ones the tagger reads.

    Attributes that the data set lacks are added after its own. One whose classes differ cannot be
    read: a class that only one side knows has no probability on the other.

    Returns:
        (attributes, names of those that are read, sentences about those that are not).
    """
    own = list(attributes_of(dataset))
    names = {one.name: one for one in own}
    read, notes = [], []
    for theirs in tagger.attributes:
        mine = names.get(theirs.name)
        if mine is None:
            own.append(Attribute(theirs.name, theirs.classes))
        elif set(mine.classes) != set(theirs.classes):
            notes.append(
                f"{theirs.name} is left alone: the tagger's classes ({', '.join(theirs.classes)}) "
                f"are not the data set's ({', '.join(mine.classes)})."
            )
            continue
        read.append(theirs.name)
    unread = [one.name for one in own if one.name not in {t.name for t in tagger.attributes}]
    notes += [f"{name} is left alone: the tagger does not read it." for name in unread]
    return tuple(own), read, notes


def read_faces(
    dataset: Dataset, tagger: Tagger, advance: Callable[[int], None]
) -> dict[str, NDArray[np.float32]]:
    """Return what the tagger says of every face, float32 [images, its classes] by attribute."""
    side, parts = tagger.manifest.resolution, []
    for start in range(0, len(dataset), _AT_ONCE):
        pixels = np.asarray(dataset.images[start : start + _AT_ONCE])
        parts.append(tagger.read(resized(pixels, side)).probabilities)
        advance(len(pixels))
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def calibrated(
    said: dict[str, NDArray[np.float32]],
    tagger: TaggerManifest,
    attributes: Sequence[Attribute],
    read: Sequence[str],
    labels: NDArray[np.int16],
) -> list[Probabilities | None]:
    """Return the probabilities for faces of this data set, in the order of its classes.

    Args:
        said: what the tagger says of faces that are as likely to be of any class.
        tagger: its classes, and their shares where it learned.
        attributes: of the data set.
        read: names of those to return; None stands for the others.
        labels: known ones int16 [images, attributes], whose shares are taken where there are any.
    """
    theirs = {one.name: one for one in tagger.attributes}
    found: list[Probabilities | None] = []
    for column, attribute in enumerate(attributes):
        if attribute.name not in read:
            found.append(None)
            continue
        one = theirs[attribute.name]
        order = [one.classes.index(name) for name in attribute.classes]
        shares = shares_of(labels[:, column], len(order)) or [one.shares[i] for i in order]
        found.append(as_frequent_as(said[attribute.name][:, order], shares))
    return found


@dataclass(frozen=True)
class Agreement:
    """How often a tagger that is sure says what the source says, on faces it never learned from.

    Attributes:
        labelled: held-out faces with a label of the source's.
        sure: of these, the ones that it is sure of.
        agree: of these, the ones where both say the same.
        expected: mean of its confidence in these.
    """

    labelled: int
    sure: int
    agree: int
    expected: float


def agreement(
    probabilities: Probabilities,
    source: NDArray[np.int16],
    held_out: NDArray[np.bool_],
    confidence: float,
) -> Agreement:
    """Compare what is read off held-out faces with what the source [images] says of them."""
    rows = held_out & (source >= 0)
    sure = rows & (probabilities.max(axis=1) >= confidence)
    agree = sure & (probabilities.argmax(axis=1) == source)
    expected = float(probabilities.max(axis=1)[sure].mean()) if sure.any() else 0.0
    return Agreement(int(rows.sum()), int(sure.sum()), int(agree.sum()), expected)
