"""From folders and zips of pictures to one verified data set on disk (contract 4)."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.durable import new_folder, remove_leftovers_beside
from acgan_desktop.errors import UserError
from trainer.data import manifest as contract
from trainer.data.fingerprint import THUMBNAIL
from trainer.data.labels import NO_LABELS, LabelTable, Matched, count_classes, match, read_labels
from trainer.data.neighbours import groups, similar_pairs
from trainer.data.screening import Reason, Screened
from trainer.data.sources import Listing, list_sources, visible
from trainer.data.split import HELD_OUT_SHARE, split_by_content
from trainer.data.workers import available_processors, screen_all

MIN_SIZE, MAX_SIZE = 16, contract.MAX_RESOLUTION
# Shares of the pictures' own deviation; see neighbours.similar_pairs. Up to the first a pair is
# one picture saved twice; up to the second, variants of one picture (another expression, colours
# graded anew), both worth having, but not on both sides of the split.
SAME_PICTURE = 0.2
SAME_ORIGIN = 0.45
RARE_BELOW = 100

# Told the stage, how much of it is done, and how much there is.
Progress = Callable[[str, int, int], None]


@dataclass
class _Found:
    """What was learned about every picture, in the order of the listing."""

    names: list[str]
    contents: list[bytes] = field(default_factory=list)
    pixel_hashes: list[bytes] = field(default_factory=list)
    sides: list[int] = field(default_factory=list)
    thumbnails: bytearray = field(default_factory=bytearray)
    left_out: dict[int, tuple[Reason, str]] = field(default_factory=dict)
    # Position in the file of pixels -> position in the listing.
    stored: list[int] = field(default_factory=list)


def prepare(
    sources: Sequence[Path],
    labels: Path | None,
    size: int,
    out: Path,
    *,
    name: str | None = None,
    progress: Progress | None = None,
    processes: int | None = None,
) -> contract.Report:
    """Build the data set ``out`` from the pictures in ``sources``.

    The result depends on the pictures, their names and the labels alone: not on the number of
    processes, nor on the order in which a folder lists its files.

    Args:
        sources: folders (searched through) and zip files.
        labels: a CSV or JSON file, or None.
        size: side of the images in pixels, 16-1024.
        out: the folder to make; it must not exist, or be empty.
        name: what the data set is called; the name of ``out`` if None.
        progress: told how far it is.
        processes: how many to use; as many as there are processors if None.

    Raises:
        UserError: an argument, a source or the labels are not usable; nothing was made.
    """
    name = visible(out.resolve().name if name is None else name)
    if not 1 <= len(name) <= 100:
        raise UserError("The name of a data set has 1 to 100 characters.")
    if not MIN_SIZE <= size <= MAX_SIZE:
        raise UserError(f"The size must be {MIN_SIZE} to {MAX_SIZE} pixels, not {size}.")
    if not sources:
        raise UserError("No sources were given: name at least one folder or zip file of pictures.")
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise UserError(f"{out} exists already; choose another folder or remove it first.")
    tell = progress or (lambda stage, done, total: None)
    table = read_labels(labels) if labels else NO_LABELS
    tell("Listing", 0, 1)
    listing = list_sources(sources)
    if not listing.entries:
        raise UserError("The sources hold no JPEG, PNG or WebP pictures.")
    remove_leftovers_beside(out)
    try:
        with new_folder(out) as folder:
            return _build(
                folder,
                listing,
                table,
                labels,
                size,
                name,
                tell,
                processes or available_processors(),
            )
    except FileExistsError as error:
        raise UserError(f"{out} was made by another program meanwhile.") from error
    except OSError as error:
        raise UserError(f"{out} cannot be written: {error.strerror or error}.") from error


def _build(
    folder: Path,
    listing: Listing,
    table: LabelTable,
    labels_path: Path | None,
    size: int,
    name: str,
    tell: Progress,
    processes: int,
) -> contract.Report:
    images_path = folder / contract.IMAGES_FILE
    with images_path.open("wb+") as stream:
        found = _screen(stream, listing, size, processes, tell)
        matched = match(table, found.names, found.contents)
        if table.rows and not matched.matched_rows:
            raise UserError(
                f"None of the {table.row_count:,} rows of {labels_path} names a picture in the "
                'sources: the column "file" must hold names such as '
                f'"{found.names[0].rpartition("/")[2]}".'
            )
        tell("Looking for duplicates", 0, 1)
        kept, related = _without_duplicates(found, matched)
        if not len(kept):
            raise UserError(
                f"None of the {len(found.names):,} pictures is usable: "
                f"{_in_words(Counter(reason for reason, _ in found.left_out.values()))}."
            )
        digest = _compact(stream, found, kept, size, tell)
    hashes = np.array(
        [int.from_bytes(found.pixel_hashes[i][:8], "big") for i in kept.tolist()], np.uint64
    )
    split = split_by_content(hashes, related)
    labels = matched.labels[kept]
    known = labels >= 0
    np.save(folder / contract.LABELS_FILE, labels)
    np.save(
        folder / contract.ORIGIN_FILE,
        np.where(known, contract.ORIGIN_SOURCE, contract.ORIGIN_NONE).astype(np.uint8),
    )
    np.save(folder / contract.CONFIDENCE_FILE, known.astype(np.float32))
    np.save(folder / contract.SPLIT_FILE, split)
    names = "".join(f"{found.names[index]}\n" for index in kept.tolist())
    (folder / contract.NAMES_FILE).write_bytes(names.encode())
    report = _report(listing, table, found, matched, kept, related, split, size)
    _write_json(folder / contract.REPORT_FILE, report)
    _write_json(
        folder / contract.MANIFEST_FILE,
        contract.DatasetManifest(
            name=name,
            resolution=size,
            images=len(kept),
            sha256=digest,
            attributes=tuple(
                contract.DatasetAttribute(
                    name=attribute.name,
                    classes=attribute.classes,
                    counts=tuple(count_classes(labels[:, column], len(attribute.classes))),
                )
                for column, attribute in enumerate(table.attributes)
            ),
            held_out=HELD_OUT_SHARE,
        ),
    )
    return report


def _screen(
    stream: BinaryIO, listing: Listing, size: int, processes: int, tell: Progress
) -> _Found:
    """Open every picture; write the pixels of the good ones one after another to ``stream``."""
    total = len(listing.entries)
    found = _Found([entry.name for entry in listing.entries])
    stream.write(_header(total, size))
    tell("Opening pictures", 0, total)
    with closing(screen_all(listing.entries, size, processes)) as portions:
        for portion in portions:
            for screened in portion:
                _note(found, screened)
                stream.write(screened.pixels)
            tell("Opening pictures", len(found.contents), total)
    return found


def _note(found: _Found, screened: Screened) -> None:
    index = len(found.contents)
    found.contents.append(screened.content)
    found.pixel_hashes.append(screened.pixel_hash)
    found.sides.append(screened.shorter_side)
    if screened.reason is None:
        found.stored.append(index)
        found.thumbnails += screened.thumbnail
    else:
        found.left_out[index] = (screened.reason, screened.detail)


def _without_duplicates(
    found: _Found, matched: Matched
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Choose one of each group of duplicates and note the others as left out.

    Returns:
        The kept pictures' places in the listing, int64 [kept], and for each the number of its
        group of related pictures, int64 [kept].
    """
    stored = np.array(found.stored, np.int64)
    known = (matched.labels >= 0).sum(axis=1)

    # The best of a group comes first: most labels, then most pixels, then the name.
    def rank(index: int) -> tuple[int, int, int]:
        return -int(known[index]), -found.sides[index], index

    first_with: dict[bytes, int] = {}
    for index in sorted(found.stored, key=rank):
        best = first_with.setdefault(found.pixel_hashes[index], index)
        if best != index:
            found.left_out[index] = (Reason.DUPLICATE, f"of {found.names[best]}")
    unique = np.isin(stored, np.fromiter(first_with.values(), np.int64, len(first_with)))
    stored = stored[unique]
    thumbnails = np.frombuffer(bytes(found.thumbnails), np.uint8)
    thumbnails = thumbnails.reshape(-1, THUMBNAIL, THUMBNAIL, 3)[unique]
    pairs, distances = similar_pairs(thumbnails, SAME_ORIGIN)
    related = groups(len(stored), pairs)

    # Not by groups: a chain of small steps leads to pictures that differ. Each picture is left
    # out only for one that stays and is itself that near.
    partners: dict[int, list[int]] = {}
    for a, b in pairs[distances <= SAME_PICTURE].tolist():
        partners.setdefault(a, []).append(b)
        partners.setdefault(b, []).append(a)
    keep = np.ones(len(stored), np.bool_)
    decided: set[int] = set()
    for place in sorted(partners, key=lambda place: rank(int(stored[place]))):
        if keep[place]:
            decided.add(place)
            for partner in partners[place]:
                if partner not in decided and keep[partner]:
                    keep[partner] = False
                    better = found.names[int(stored[place])]
                    found.left_out[int(stored[partner])] = (Reason.NEAR_DUPLICATE, f"of {better}")
    return stored[keep], related[keep]


def _compact(
    stream: BinaryIO, found: _Found, kept: NDArray[np.int64], size: int, tell: Progress
) -> str:
    """Move the kept images together at the front of the file, and return their SHA-256."""
    head = len(_header(len(kept), size))
    item = size * size * 3
    digest = hashlib.sha256()
    wanted = set(kept.tolist())
    written = 0
    for place, index in enumerate(found.stored):
        if index not in wanted:
            continue
        stream.seek(head + place * item)
        pixels = stream.read(item)
        digest.update(pixels)
        if written != place:
            stream.seek(head + written * item)
            stream.write(pixels)
        written += 1
        if written % 1000 == 0 or written == len(kept):
            tell("Writing", written, len(kept))
    stream.truncate(head + written * item)
    stream.seek(0)
    stream.write(_header(written, size))
    return digest.hexdigest()


def _header(images: int, size: int) -> bytes:
    """Return the header of a .npy file: 128 bytes for every possible number of images."""
    shape = (images, size, size, 3)
    words = f"{{'descr': '|u1', 'fortran_order': False, 'shape': {shape}, }}"
    return b"\x93NUMPY\x01\x00" + (118).to_bytes(2, "little") + words.ljust(117).encode() + b"\n"


def _report(
    listing: Listing,
    table: LabelTable,
    found: _Found,
    matched: Matched,
    kept: NDArray[np.int64],
    related: NDArray[np.int64],
    split: NDArray[np.uint8],
    size: int,
) -> contract.Report:
    enlarged = sum(found.sides[index] < size for index in kept.tolist())
    members = np.unique(related, return_counts=True)[1]
    training = matched.labels[kept][split == contract.TRAINING]
    rare = [
        contract.RareClass(attribute=attribute.name, name=class_name, training_images=count)
        for column, attribute in enumerate(table.attributes)
        for class_name, count in zip(
            attribute.classes,
            count_classes(training[:, column], len(attribute.classes)),
            strict=True,
        )
        if count < RARE_BELOW
    ]
    reasons = Counter(reason for reason, _ in found.left_out.values())
    return contract.Report(
        found=len(found.names),
        kept=len(kept),
        held_out=int((split == contract.HELD_OUT).sum()),
        reasons={reason.value: reasons[reason] for reason in Reason},
        enlarged=enlarged,
        enlarged_share=round(enlarged / len(kept), 6),
        related_groups=int((members > 1).sum()),
        images_in_related_groups=int(members[members > 1].sum()),
        other_files=listing.other_files,
        unreadable_archives=tuple(
            contract.LeftOut(file=file, reason="unreadable", detail=detail)
            for file, detail in listing.unreadable
        ),
        labels=contract.LabelReport(
            rows=table.row_count,
            used=matched.matched_rows,
            images_without_row=int((~matched.has_row[kept]).sum()),
            without_image=matched.without_image,
            ambiguous=matched.ambiguous,
            conflicting=table.conflicting,
            constant_columns=table.constant,
        ),
        rare_below=RARE_BELOW,
        rare_classes=tuple(rare),
        left_out=tuple(
            contract.LeftOut(file=found.names[index], reason=reason.value, detail=detail)
            for index, (reason, detail) in sorted(found.left_out.items())
        ),
    )


def _in_words(reasons: Counter[Reason]) -> str:
    return ", ".join(
        f"{count:,} {reason.value.replace('_', ' ')}" for reason, count in reasons.most_common()
    )


def _write_json(path: Path, content: contract.DatasetManifest | contract.Report) -> None:
    text = json.dumps(content.model_dump(mode="json"), indent=1, ensure_ascii=False)
    path.write_bytes(f"{text}\n".encode())
