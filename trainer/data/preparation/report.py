"""``report.json``: putting together what was found out on the way."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from trainer.data import manifest as contract
from trainer.data.labelling.label_table import LabelTable
from trainer.data.labelling.picture_labels import Matched, count_classes
from trainer.data.preparation.screening import Reason
from trainer.data.sources import Entry, Listing

# Below this many training images, what a class looks like cannot be told from what its few
# pictures happen to share.
RARE_BELOW = 100


@dataclass(frozen=True)
class Kept:
    """The images of a data set.

    Attributes:
        indices: int64 [images], their places in the listing.
        related: int64 [images], equal for variants of one picture.
        split: uint8 [images], 0 training, 1 held out.
    """

    indices: NDArray[np.int64]
    related: NDArray[np.int64]
    split: NDArray[np.uint8]


def make_report(
    listing: Listing,
    table: LabelTable,
    matched: Matched,
    kept: Kept,
    left_out: Mapping[int, tuple[Reason, str]],
    sides: Sequence[int],
    size: int,
    notes: Sequence[str] = (),
    read: Sequence[Entry] = (),
) -> contract.Report:
    """Put the report together.

    Args:
        listing: what the sources hold.
        table: the labels as read.
        matched: the labels put to the pictures of the listing.
        kept: the images of the data set.
        left_out: place in the listing -> why, and details.
        sides: the pictures' shorter sides in pixels, in the order of the listing.
        size: the side of the data set's images.
        notes: where the labels came from.
        read: files in the sources that held labels.
    """
    enlarged = sum(sides[index] < size for index in kept.indices.tolist())
    members = np.unique(kept.related, return_counts=True)[1]
    reasons = Counter(reason for reason, _ in left_out.values())
    return contract.Report(
        found=len(listing.entries),
        kept=len(kept.indices),
        held_out=int((kept.split == contract.HELD_OUT).sum()),
        reasons={reason.value: reasons[reason] for reason in Reason},
        enlarged=enlarged,
        enlarged_share=round(enlarged / len(kept.indices), 6),
        related_groups=int((members > 1).sum()),
        related_images=int(members[members > 1].sum()),
        other_files=listing.other_files,
        not_looked_at=_not_looked_at(listing, read),
        linked_folders=tuple(listing.linked_folders),
        zip_names=dict(sorted(listing.zip_names.items())),
        unreadable_archives=tuple(
            contract.LeftOut(file=file, reason="unreadable", detail=detail)
            for file, detail in listing.unreadable
        ),
        labels=_label_report(table, matched, kept, notes),
        rare_below=RARE_BELOW,
        rare_classes=_rare_classes(table, matched.labels[kept.indices], kept.split),
        left_out=tuple(
            contract.LeftOut(file=listing.entries[index].name, reason=reason.value, detail=detail)
            for index, (reason, detail) in sorted(left_out.items())
        ),
    )


def _label_report(
    table: LabelTable, matched: Matched, kept: Kept, notes: Sequence[str]
) -> contract.LabelReport:
    """Return what became of the labels."""
    return contract.LabelReport(
        rows=table.row_count,
        used=matched.matched_rows,
        images_without_row=int((~matched.has_row[kept.indices]).sum()),
        without_image=matched.without_image,
        ambiguous=matched.ambiguous,
        conflicting=table.conflicting,
        constant_columns=table.constant,
        notes=(*notes, *table.notes),
    )


def _not_looked_at(listing: Listing, read: Sequence[Entry]) -> dict[str, int]:
    """Return how many files were not looked at, by ending, the commonest first."""
    endings = Counter(listing.endings)
    endings.subtract(Path(entry.name).suffix.lower() for entry in read)
    return dict(sorted((+endings).items(), key=lambda pair: (-pair[1], pair[0])))


def _rare_classes(
    table: LabelTable, labels: NDArray[np.int16], split: NDArray[np.uint8]
) -> tuple[contract.RareClass, ...]:
    training = labels[split == contract.TRAINING]
    return tuple(
        contract.RareClass(attribute=attribute.name, name=name, training_images=count)
        for column, attribute in enumerate(table.attributes)
        for name, count in zip(
            attribute.classes,
            count_classes(training[:, column], len(attribute.classes)),
            strict=True,
        )
        if count < RARE_BELOW
    )


def no_pictures(listing: Listing) -> str:
    """Say that sources hold no picture, and what they hold instead."""
    said = "The sources hold no JPEG, PNG, WebP, AVIF, BMP or TIFF pictures"
    if listing.unreadable:
        name, why = listing.unreadable[0]
        return f"{said}: {name} {why}."
    if listing.linked_folders:
        said += f"; {listing.linked_folders[0]} is a link, which is not followed: name its folder"
    if listing.other_files:
        endings = ", ".join(
            f"{ending or 'no ending'} {count:,}" for ending, count in listing.endings.most_common(5)
        )
        said += f"; they hold other files ({endings})"
    return f"{said}."


def why_nothing_is_left(left_out: Mapping[int, tuple[Reason, str]]) -> str:
    """Say why every picture was left out, and which option keeps them."""
    reasons = Counter(reason for reason, _ in left_out.values())
    words = []
    for reason, count in reasons.most_common():
        details = Counter(detail for why, detail in left_out.values() if why is reason and detail)
        commonest = f" ({details.most_common(1)[0][0]})" if details else ""
        words.append(f"{count:,} {reason.words}{commonest}")
    sentence = f"None of the {len(left_out):,} pictures can be used: {', '.join(words)}."
    keep = ",".join(
        reason.value.replace("_", "-") for reason in reasons if reason is not Reason.BROKEN
    )
    return f"{sentence} Keep them all the same with --keep {keep}." if keep else sentence
