"""Contract 4 in types: ``dataset.json`` and ``report.json`` of a prepared data set."""

from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, FiniteFloat, model_validator

from acgan_desktop.core.file_model import FileModel

DATASET_FORMAT: Literal[1] = 1
MAX_RESOLUTION = 1024
# label_origin.npy
ORIGIN_NONE, ORIGIN_SOURCE, ORIGIN_PERSON, ORIGIN_TAGGER = range(4)
# split.npy
TRAINING, HELD_OUT = range(2)

IMAGES_FILE = "images.npy"
LABELS_FILE = "labels.npy"
ORIGIN_FILE = "label_origin.npy"
CONFIDENCE_FILE = "label_confidence.npy"
SPLIT_FILE = "split.npy"
NAMES_FILE = "names.txt"
REPORT_FILE = "report.json"
MANIFEST_FILE = "dataset.json"
# Besides these, where `label` made the data set:
SOURCE_LABELS_FILE = "source_labels.npy"
CANNOT_TELL_FILE = "cannot_tell.npy"
PROPOSALS_FILE = "proposals.csv"
LABELLING_FILE = "labelling.json"
# Where `pack` made the folder, or `unpack` did:
PACKED_FILE = "packed.json"

Name = Annotated[str, Field(min_length=1, max_length=100)]
Count = Annotated[int, Field(ge=0)]
Share = Annotated[FiniteFloat, Field(ge=0, le=1)]


class _Strict(FileModel):
    model_config = ConfigDict(frozen=True)


class DatasetFiles(_Strict):
    """What lies in the folder, in words for whoever reads it without this program."""

    images: str = f"{IMAGES_FILE}: uint8 [images, height, width, 3]"
    labels: str = f"{LABELS_FILE}: int16 [images, attributes], -1 = unknown"
    origin: str = f"{ORIGIN_FILE}: uint8 [images, attributes], 0 none, 1 source, 2 person, 3 tagger"
    confidence: str = f"{CONFIDENCE_FILE}: float32 [images, attributes]"
    split: str = f"{SPLIT_FILE}: uint8 [images], 0 training, 1 held out"
    names: str = f"{NAMES_FILE}: one source path per image"
    report: str = REPORT_FILE


class DatasetAttribute(_Strict):
    """One attribute: its classes, and how many images have each (held-out ones included)."""

    name: Name
    classes: Annotated[tuple[Name, ...], Field(min_length=2, max_length=256)]
    counts: tuple[Count, ...]

    @model_validator(mode="after")
    def _check(self) -> Self:
        if len(set(self.classes)) != len(self.classes):
            raise ValueError("classes: a class is named twice")
        if len(self.counts) != len(self.classes):
            raise ValueError("counts: needs one count per class")
        return self


class DatasetManifest(_Strict):
    """``dataset.json``.

    Attributes:
        sha256: over the bytes of the image array in C order, without the file's header.
        held_out: the share that the split aims at.
    """

    format: Literal[1] = DATASET_FORMAT
    name: Name
    resolution: Annotated[int, Field(ge=4, le=MAX_RESOLUTION)]
    images: Annotated[int, Field(ge=1, le=1_000_000_000)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    files: DatasetFiles = DatasetFiles()
    attributes: Annotated[tuple[DatasetAttribute, ...], Field(max_length=64)]
    held_out: Share

    @model_validator(mode="after")
    def _check_attributes(self) -> Self:
        names = [attribute.name for attribute in self.attributes]
        if len(set(names)) != len(names):
            raise ValueError("attributes: an attribute is named twice")
        return self


class LeftOut(_Strict):
    """One picture that is not in the data set, and why."""

    file: str
    reason: str
    detail: str = ""


class LabelReport(_Strict):
    """What became of the label file.

    Attributes:
        rows: rows in the file.
        used: names in it that were put to a picture.
        images_without_row: kept images that no row names.
        without_image: names that no source has.
        ambiguous: names that several different pictures have; their labels are not used.
        conflicting: names whose rows contradict each other; what they disagree on is unknown.
        constant_columns: columns with fewer than two classes, which are not attributes.
        notes: where labels came from and how their words were read, a line each.
    """

    rows: Count
    used: Count
    images_without_row: Count
    without_image: tuple[str, ...]
    ambiguous: tuple[str, ...]
    conflicting: tuple[str, ...]
    constant_columns: tuple[str, ...]
    notes: tuple[str, ...] = ()


class RareClass(_Strict):
    """A class with too few training images to learn it from."""

    attribute: str
    name: str
    training_images: Count


class Report(_Strict):
    """``report.json``: what went in, what was left out and why, and what to know about the rest.

    Attributes:
        found: pictures in the sources.
        kept: images in the data set.
        held_out: of these, the ones that no training reads.
        reasons: how many were left out for each reason.
        enlarged: kept images whose shorter side was below the resolution.
        related_groups: groups of kept images that are variants of one picture; each is on one
            side of the split.
        related_images: kept images in these groups.
        other_files: files in the sources that are not pictures by their names.
        not_looked_at: of these, those that held no labels either, by their endings ("" = none).
        linked_folders: links to folders in the sources, which are not followed.
        zip_names: zip files that do not say what their names are written in, and what they were
            read as.
        not_named: pictures that a list of those to take does not name.
        names_without_picture: names in such a list that mean no picture.
        rare_classes: classes with fewer than ``rare_below`` training images.
        left_out: every picture left out, in the order of the names.
    """

    format: Literal[1] = DATASET_FORMAT
    found: Count
    kept: Count
    held_out: Count
    reasons: dict[str, Count]
    enlarged: Count
    enlarged_share: Share
    related_groups: Count
    related_images: Count
    other_files: Count
    not_looked_at: dict[str, Count] = Field(default_factory=dict)
    linked_folders: tuple[str, ...] = ()
    zip_names: dict[str, str] = Field(default_factory=dict)
    not_named: Count = 0
    names_without_picture: Count = 0
    unreadable_archives: tuple[LeftOut, ...]
    labels: LabelReport
    rare_below: Count
    rare_classes: tuple[RareClass, ...]
    left_out: tuple[LeftOut, ...]
