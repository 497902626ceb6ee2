"""Labels that come with the pictures: tags beside them, a folder for each class, tables inside."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from acgan_desktop.core.errors import UserError
from trainer.data.labelling.json_labels import CLASS_COLUMN
from trainer.data.labelling.label_files import read_label_file, read_table_in
from trainer.data.labelling.label_rows import MAX_CELLS, MAX_ROWS, ColumnChoice, LabelRows
from trainer.data.labelling.label_table import NO_LABELS, LabelTable, combined
from trainer.data.labelling.tag_words import (
    WordList,
    bundled_words,
    read_words,
    split_tags,
    tags_of_object,
)
from trainer.data.sources import Entry, Listing, Reader, UnreadableError

MAX_TEXT_BYTES = 1024 * 1024
_ENDINGS = (".txt", ".caption", ".json")
# Tables that picture collections carry under these names.
_TABLES = frozenset({"dataset.json", "metadata.csv", "metadata.jsonl"})
# Folders that sort by use and not by what is shown.
_PARTS = frozenset({"train", "training", "test", "testing", "val", "valid", "validation", "images"})
_MOST_CLASSES_TO_OFFER = 50


@dataclass(frozen=True)
class LabelWishes:
    """Where labels come from.

    Attributes:
        files: label files.
        tags: read the tags beside the pictures.
        folders: make each folder a class of the attribute of this name; "" = a name is found.
        inside: read the tables that the sources hold.
        nothing: read none of these, even where ``files`` is empty. Otherwise tags and tables that
            come with the pictures are read where nothing else is asked for.
        columns: which columns of tables are attributes.
        words: what tags mean; None = the list that comes with the trainer.
        exact: take the words of tables as they are written.
    """

    files: tuple[Path, ...] = ()
    tags: bool = False
    folders: str | None = None
    inside: bool = False
    nothing: bool = False
    columns: ColumnChoice = field(default_factory=ColumnChoice)
    words: Path | None = None
    exact: bool = False

    @property
    def says_something(self) -> bool:
        """Whether a person said where labels come from."""
        return bool(self.files or self.tags or self.inside or self.nothing) or (
            self.folders is not None
        )


@dataclass(frozen=True)
class SourceLabels:
    """What was read.

    Attributes:
        table: the labels.
        notes: where they came from, and what could have been read and was not; a line each.
        used: the files in the sources that were read.
    """

    table: LabelTable
    notes: tuple[str, ...] = ()
    used: tuple[Entry, ...] = ()


def read_source_labels(wishes: LabelWishes, listing: Listing) -> SourceLabels:
    """Read all labels that ``wishes`` name, of the pictures in ``listing``.

    Raises:
        UserError: what was asked for is not there, or cannot be used.
    """
    words = read_words(wishes.words) if wishes.words else bundled_words()
    tables = [read_label_file(path, wishes.columns, MAX_ROWS, MAX_CELLS) for path in wishes.files]
    notes: list[str] = []
    used: list[Entry] = []
    automatic = not wishes.says_something
    beside = _texts_beside(listing)
    inside = [entry for entry in listing.texts if _last(entry.name) in _TABLES]
    with Reader() as reader:
        if wishes.inside or (automatic and inside):
            found, read = _tables_inside(inside, wishes.columns, reader)
            if wishes.inside and not found:
                raise UserError(f"The sources hold no {', '.join(sorted(_TABLES))} with labels.")
            tables += found
            used += read
            notes += [f"labels read from {table.where}" for table in found]
        if wishes.tags or (automatic and beside and not tables):
            if not beside:
                raise UserError(
                    "No tags lie beside the pictures: a.png needs a.txt, a.png.txt or a.json."
                )
            table, failed = _tags_beside(beside, listing, words, reader)
            tables.append(table)
            used += {text.name: text for text in beside.values()}.values()
            notes.append(f"tags read beside {len(beside):,} of {len(listing.entries):,} pictures")
            if failed:
                notes.append(f"tags that cannot be read: {len(failed):,}, such as {failed[0]}")
        elif beside and not automatic:
            notes.append(
                f"tags beside {len(beside):,} pictures were not read; --labels tags reads them"
            )
    if wishes.folders is not None:
        tables.append(_classes_of_folders(listing, wishes.folders, words))
    elif automatic and not tables:
        notes += _folders_offered(listing)
    if not tables:
        wishes.columns.check(tables)
        return SourceLabels(NO_LABELS, tuple(notes))
    labels = combined(tables, wishes.columns, words, exact=wishes.exact)
    if not labels.attributes:
        notes.append("nothing in the labels can be learned: no attribute has two classes")
    return SourceLabels(labels, tuple(notes), tuple(used))


def _last(name: str) -> str:
    return name.rpartition("/")[2].casefold()


def _texts_beside(listing: Listing) -> dict[str, Entry]:
    """Return by picture name the file beside it that holds its tags."""
    texts = {
        entry.name.casefold(): entry
        for entry in listing.texts
        if entry.name.casefold().endswith(_ENDINGS) and _last(entry.name) not in _TABLES
    }
    found: dict[str, Entry] = {}
    if not texts:
        return found
    for entry in listing.entries:
        name = entry.name.casefold()
        for base in (name.rpartition(".")[0], name):
            text = next((texts[base + end] for end in _ENDINGS if base + end in texts), None)
            if text is not None:
                found.setdefault(entry.name, text)
    return found


def _tags_beside(
    beside: dict[str, Entry], listing: Listing, words: WordList, reader: Reader
) -> tuple[LabelRows, list[str]]:
    """Return the attributes of the pictures, and the texts that cannot be read."""
    rows = LabelRows("the tags beside the pictures")
    rows.columns = list(words.classes)
    failed: list[str] = []
    for entry in listing.entries:
        text = beside.get(entry.name)
        if text is None:
            continue
        try:
            found = words.read(_tags(text, reader))
        except (UnreadableError, ValueError, RecursionError):
            failed.append(text.name)
            continue
        rows.add(entry.name, [found.get(attribute, "") for attribute in rows.columns])
    if not rows.rows:
        raise UserError(f"None of the tags beside the pictures can be read, such as {failed[0]}.")
    return rows, failed


def _tags(text: Entry, reader: Reader) -> set[str]:
    content = reader.read(text)
    if len(content) > MAX_TEXT_BYTES:
        raise UnreadableError("is too large")
    decoded = content.decode("utf-8-sig")
    if text.name.casefold().endswith(".json"):
        return tags_of_object(json.loads(decoded))
    return split_tags(decoded)


def _tables_inside(
    inside: Sequence[Entry], choice: ColumnChoice, reader: Reader
) -> tuple[list[LabelRows], list[Entry]]:
    """Read tables that lie in the sources; their names begin where they lie."""
    found, used = [], []
    for entry in inside:
        folder, _, file = entry.name.rpartition("/")
        try:
            content = reader.read(entry)
        except UnreadableError as error:
            raise UserError(f"The labels {entry.name} cannot be read: {error}.") from error
        if file.casefold() == "dataset.json" and not _holds_labels(content):
            continue
        suffix = Path(file).suffix.lower()
        table = read_table_in(content, suffix, choice, f"the labels {entry.name}")
        table.rows = [(f"{folder}/{name.replace(chr(92), '/')}", row) for name, row in table.rows]
        if table.rows:
            found.append(table)
            used.append(entry)
    return found, used


def _holds_labels(content: bytes) -> bool:
    """Say whether a ``dataset.json`` is StyleGAN's and has labels: without any, they are null."""
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        return True  # read as a table, it says what is wrong with it
    return isinstance(value, dict) and bool(value.get("labels"))


def _folder_classes(listing: Listing) -> list[str]:
    """Return for each picture the first folder in which pictures lie apart; "" = in none."""
    paths = [
        [part for part in entry.name.split("/")[:-1] if part.casefold() not in _PARTS]
        for entry in listing.entries
    ]
    shared = 0
    while paths and all(len(path) > shared and path[shared] == paths[0][shared] for path in paths):
        shared += 1
    return [_class_name(path[shared]) if len(path) > shared else "" for path in paths]


def _class_name(folder: str) -> str:
    return folder[:-4] if folder.casefold().endswith(".zip") else folder


def _classes_of_folders(listing: Listing, attribute: str, words: WordList) -> LabelRows:
    classes = _folder_classes(listing)
    if len(set(classes) - {""}) < 2:
        raise UserError("All pictures lie in one folder, so folders tell no classes apart.")
    if not attribute:
        attribute, classes = _named_by_words(classes, words)
    rows = LabelRows("the folders")
    rows.columns = [attribute]
    for entry, name in zip(listing.entries, classes, strict=True):
        if name:
            rows.add(entry.name, [name])
    return rows


def _named_by_words(classes: list[str], words: WordList) -> tuple[str, list[str]]:
    """Return the attribute of which all folders are tags, with its classes, or "class"."""
    for attribute in words.classes:
        own = {name: words.read({name}).get(attribute, "") for name in set(classes) - {""}}
        if all(each not in ("", "no") for each in own.values()):
            return attribute, [own.get(name, "") for name in classes]
    return CLASS_COLUMN, classes


def _folders_offered(listing: Listing) -> list[str]:
    names = sorted(set(_folder_classes(listing)) - {""})
    if not 2 <= len(names) <= _MOST_CLASSES_TO_OFFER:
        return []
    more = ", …" if len(names) > 4 else ""
    return [
        f"pictures lie in {len(names)} folders ({', '.join(names[:4])}{more}); --labels folders "
        "makes a class of each"
    ]
