"""From folders and zips of pictures to one verified data set on disk (contract 4)."""

import json
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from acgan_desktop.core.durable import new_folder, remove_leftovers_beside
from acgan_desktop.core.errors import UserError
from trainer.data import manifest as contract
from trainer.data.labelling.label_table import AttributeClasses
from trainer.data.labelling.picture_labels import Matched, count_classes, match
from trainer.data.labelling.source_labels import LabelWishes, SourceLabels, read_source_labels
from trainer.data.pixel_file import PixelFile
from trainer.data.preparation.duplicates import Choice, choose
from trainer.data.preparation.face_crops import with_heads
from trainer.data.preparation.fingerprint import THUMBNAIL
from trainer.data.preparation.plain_background import ATTRIBUTE, CLASSES
from trainer.data.preparation.report import Kept, make_report, no_pictures, why_nothing_is_left
from trainer.data.preparation.screening import Reason, Screened
from trainer.data.preparation.selection import MAX_HELD_OUT, Selection
from trainer.data.preparation.sizes import check_size
from trainer.data.preparation.split import split_by_content
from trainer.data.preparation.workers import (
    Processes,
    available_processors,
    find_faces_in_all,
    screen_all,
)
from trainer.data.sources import Listing, list_sources, visible

MAX_PROCESSES = 60  # Windows cannot wait for more

# Told the stage, how much of it is done, and how much there is.
Progress = Callable[[str, int, int], None]


def prepare(
    sources: Sequence[Path],
    labels: Path | LabelWishes | None,
    size: int,
    out: Path,
    *,
    name: str | None = None,
    progress: Progress | None = None,
    processes: int | Processes | None = None,
    plain_background: bool = False,
    selection: Selection | None = None,
    zip_encoding: str | None = None,
) -> contract.Report:
    """Build the data set ``out`` from the pictures in ``sources``.

    The result depends on the pictures, their names and the labels alone: not on the number of
    processes, nor on the order in which a folder lists its files. Classes are sorted by name.

    Args:
        sources: folders (searched through, zip files in them included) and zip files.
        labels: a label file, or where labels come from; None = from what lies beside or among the
            pictures, if anything does.
        size: side of the images in pixels, 16-1024, that some family of generators can draw.
        out: the folder to make; it must not exist, or be empty.
        name: what the data set is called; the name of ``out`` if None.
        progress: told how far it is.
        processes: how many to use; as many as there are processors if None.
        plain_background: whether to add the switch of that name, told from the pictures, where the
            labels have no such column; see :mod:`trainer.data.preparation.plain_background`.
        selection: what a person decides about which pictures go in, over the screening.
        zip_encoding: what the names in zip files are in that do not say so; guessed if None.

    Raises:
        UserError: an argument, a source or the labels are not usable; nothing was made.
    """
    if not isinstance(processes, Processes):
        default = min(available_processors(), MAX_PROCESSES)
        processes = Processes(default if processes is None else processes)
    name = visible(out.resolve().name if name is None else name)
    selection = selection or Selection()
    _check_arguments(sources, size, name, processes, selection)
    tell = progress or (lambda stage, done, total: None)
    wishes = LabelWishes(files=(labels,)) if isinstance(labels, Path) else labels or LabelWishes()
    tell("Listing", 0, 1)
    listing = list_sources(sources, known=wishes.files, zip_encoding=zip_encoding)
    if not listing.entries:
        raise UserError(no_pictures(listing))
    tell("Reading labels", 0, 1)
    labelled = read_source_labels(wishes, listing)
    try:
        _clear(out)
        with new_folder(out) as folder:
            work = _Preparation(
                folder, listing, labelled, selection, size, name, tell, plain_background
            )
            return work.run(processes)
    except FileExistsError as error:
        raise UserError(f"{out} cannot be made: something of that name exists.") from error
    except OSError as error:
        raise UserError(f"{out} cannot be written: {error.strerror or error}.") from error


def _clear(out: Path) -> None:
    """Check that the folder can be made, and remove what a killed run left beside it."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise UserError(f"{out} exists already; choose another folder or remove it first.")
    remove_leftovers_beside(out)


def _check_arguments(
    sources: Sequence[Path], size: int, name: str, processes: Processes, selection: Selection
) -> None:
    if not 1 <= len(name) <= 100:
        raise UserError("The name of a data set has 1 to 100 characters.")
    check_size(size)
    if not 0 <= selection.held_out <= MAX_HELD_OUT:
        raise UserError(
            f"The held-out share must be 0 to {MAX_HELD_OUT}, not {selection.held_out:g}."
        )
    if not 1 <= processes.count <= MAX_PROCESSES:
        raise UserError(
            f"The number of processes must be 1 to {MAX_PROCESSES}, not {processes.count}."
        )
    if not sources:
        raise UserError("No sources were given: name at least one folder or zip file of pictures.")


@dataclass
class _Preparation:
    """The steps from a listing to a filled folder.

    The lists below are in the order of the listing; ``stored`` is in the order of the pixels on
    disk, and holds places in the listing.
    """

    folder: Path
    found: Listing
    labelled: SourceLabels
    selection: Selection
    size: int
    name: str
    tell: Progress
    plain_background: bool
    contents: list[bytes] = field(default_factory=list)
    sides: list[int] = field(default_factory=list)
    plain: list[int] = field(default_factory=list)
    left_out: dict[int, tuple[Reason, str]] = field(default_factory=dict)
    stored: list[int] = field(default_factory=list)
    pixel_hashes: list[bytes] = field(default_factory=list)
    thumbnails: bytearray = field(default_factory=bytearray)

    def __post_init__(self) -> None:
        self.table = self.labelled.table
        self.listing, self.names_without_picture = self.selection.applied_to(self.found)
        self.not_named = len(self.found.entries) - len(self.listing.entries)

    def run(self, processes: Processes) -> contract.Report:
        if self.selection.crop_faces:
            self._cut_faces(processes)
        names = [entry.name for entry in self.listing.entries]
        with (self.folder / contract.IMAGES_FILE).open("wb+") as stream:
            pixels = PixelFile(stream, self.size)
            self._screen(pixels, processes)
            matched = match(self.table, names, self.contents)
            if self.table.rows and not matched.matched_rows:
                raise UserError(
                    f"None of the {self.table.row_count:,} rows of the labels names a picture in "
                    "the sources: the column of names must hold such as "
                    f'"{names[0].rpartition("/")[2]}", and holds such as '
                    f'"{visible(next(iter(self.table.rows)))[:80]}".'
                )
            if self.plain_background:
                matched = self._with_plain_background(matched)
            choice = self._choose(matched, names)
            if not len(choice.kept):
                raise UserError(why_nothing_is_left(self.left_out))
            total = len(choice.kept)
            digest = pixels.keep(
                choice.kept.tolist(), lambda written: self.tell("Writing", written, total)
            )
        indices = np.array(self.stored, np.int64)[choice.kept]
        # Of the files, not of the pixels: sets of two sizes hold out the same faces.
        contents = b"".join(self.contents[index] for index in indices)
        hashes = np.frombuffer(contents, ">u8").astype(np.uint64).reshape(-1, 2)
        split = split_by_content(hashes, choice.related, self.selection.held_out)
        kept = Kept(indices, choice.related, split)
        self._write_arrays(kept, matched, names)
        report = make_report(
            self.listing,
            self.table,
            matched,
            kept,
            self.left_out,
            self.sides,
            self.size,
            self.labelled.notes,
            self.labelled.used,
        ).model_copy(
            update={
                "not_named": self.not_named,
                "names_without_picture": self.names_without_picture,
            }
        )
        self._write_json(contract.REPORT_FILE, report)
        self._write_json(contract.MANIFEST_FILE, self._manifest(kept, matched, digest))
        return report

    def _cut_faces(self, processes: Processes) -> None:
        """Put the faces of each picture in its place in the listing."""
        entries = self.listing.entries
        found: list[list[tuple[int, int, int]] | None] = []
        self.tell("Looking for faces", 0, len(entries))
        with closing(find_faces_in_all(entries, processes)) as portions:
            for portion in portions:
                found += portion
                self.tell("Looking for faces", len(found), len(entries))
        self.listing = replace(self.listing, entries=with_heads(entries, found))

    def _screen(self, pixels: PixelFile, processes: Processes) -> None:
        """Open every picture, and write the pixels of the good ones one after another."""
        total = len(self.listing.entries)
        self.tell("Opening pictures", 0, total)
        with closing(self._screened(processes)) as portions:
            for portion in portions:
                for screened in portion:
                    self._note(screened, pixels)
                self.tell("Opening pictures", len(self.contents), total)

    def _screened(self, processes: Processes) -> Generator[list[Screened], None, None]:
        return screen_all(self.listing.entries, self.size, processes, self.selection.keep)

    def _note(self, screened: Screened, pixels: PixelFile) -> None:
        index = len(self.contents)
        self.contents.append(screened.content)
        self.sides.append(screened.shorter_side)
        self.plain.append(screened.plain)
        if screened.reason is not None:
            self.left_out[index] = (screened.reason, screened.detail)
            return
        pixels.append(screened.pixels)
        self.stored.append(index)
        self.pixel_hashes.append(screened.pixel_hash)
        self.thumbnails += screened.thumbnail

    def _with_plain_background(self, matched: Matched) -> Matched:
        """Add the switch to the table's attributes and to the labels."""
        if any(attribute.name == ATTRIBUTE for attribute in self.table.attributes):
            return matched
        switch = AttributeClasses(ATTRIBUTE, CLASSES)
        self.table = replace(self.table, attributes=(*self.table.attributes, switch))
        column = np.array(self.plain, np.int16)[:, None]
        return replace(matched, labels=np.hstack([matched.labels, column]))

    def _choose(self, matched: Matched, names: Sequence[str]) -> Choice:
        self.tell("Looking for duplicates", 0, 1)
        known = (matched.labels >= 0).sum(axis=1)

        def rank(place: int) -> tuple[int, int, int]:
            """Most labels first, then most pixels, then the name."""
            index = self.stored[place]
            return -int(known[index]), -self.sides[index], index

        thumbnails = np.frombuffer(bytes(self.thumbnails), np.uint8)
        entries, keep = self.listing.entries, self.selection.keep

        def keeps(place: int, exact: bool) -> bool:
            reason = Reason.DUPLICATE if exact else Reason.NEAR_DUPLICATE
            return reason in keep or (entries[self.stored[place]].chosen and not exact)

        choice = choose(
            self.pixel_hashes, thumbnails.reshape(-1, THUMBNAIL, THUMBNAIL, 3), rank, keeps
        )
        for reason, pairs in (
            (Reason.DUPLICATE, choice.exact),
            (Reason.NEAR_DUPLICATE, choice.near),
        ):
            for place, stays in pairs.items():
                self.left_out[self.stored[place]] = (reason, f"of {names[self.stored[stays]]}")
        return choice

    def _write_arrays(self, kept: Kept, matched: Matched, names: Sequence[str]) -> None:
        labels = matched.labels[kept.indices]
        known = labels >= 0
        origin = np.where(known, contract.ORIGIN_SOURCE, contract.ORIGIN_NONE)
        for file, array in (
            (contract.LABELS_FILE, labels),
            (contract.ORIGIN_FILE, origin.astype(np.uint8)),
            (contract.CONFIDENCE_FILE, known.astype(np.float32)),
            (contract.SPLIT_FILE, kept.split),
        ):
            np.save(self.folder / file, array)
        lines = "".join(f"{names[index]}\n" for index in kept.indices.tolist())
        (self.folder / contract.NAMES_FILE).write_bytes(lines.encode())

    def _manifest(self, kept: Kept, matched: Matched, digest: str) -> contract.DatasetManifest:
        return contract.DatasetManifest(
            name=self.name,
            resolution=self.size,
            images=len(kept.indices),
            sha256=digest,
            attributes=tuple(
                contract.DatasetAttribute(
                    name=attribute.name,
                    classes=attribute.classes,
                    counts=count_classes(
                        matched.labels[kept.indices, column], len(attribute.classes)
                    ),
                )
                for column, attribute in enumerate(self.table.attributes)
            ),
            held_out=self.selection.held_out,
        )

    def _write_json(self, file: str, content: contract.DatasetManifest | contract.Report) -> None:
        text = json.dumps(content.model_dump(mode="json"), indent=1, ensure_ascii=False)
        (self.folder / file).write_bytes(f"{text}\n".encode())
