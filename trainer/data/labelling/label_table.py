"""Labels from outside, put together: which attributes and classes the tables speak of."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from acgan_desktop.core.errors import UserError
from trainer.data.labelling.label_files import read_label_file
from trainer.data.labelling.label_rows import (
    FILE_COLUMN,
    MAX_CELLS,
    MAX_ROWS,
    ColumnChoice,
    LabelRows,
    begun,
)
from trainer.data.labelling.label_words import Words, words_of
from trainer.data.labelling.picture_names import normal_name
from trainer.data.labelling.tag_words import TAG_COLUMNS, WordList, bundled_words, split_tags
from trainer.data.sources import visible

MAX_ATTRIBUTES = 64
MAX_CLASSES = 256
MAX_NAME_LENGTH = 100
UNKNOWN = -1
_CONFLICT = -2  # while reading: rows disagree, and no further row may decide it
ALL_COLUMNS = ColumnChoice()


@dataclass(frozen=True)
class AttributeClasses:
    """One attribute and its classes, sorted by name so that the order depends on nothing else."""

    name: str
    classes: tuple[str, ...]


@dataclass(frozen=True)
class LabelTable:
    """All labels of one or several tables.

    Attributes:
        attributes: those with at least two classes, in the order of the columns.
        rows: per picture name as written, the class index of each attribute, -1 = unknown.
        row_count: rows in the tables, repeated ones included.
        conflicting: names whose rows contradict each other; what they disagree on is unknown.
        constant: columns with fewer than two classes, which nothing can be learned from.
        notes: what a person should know of how the words were read, a line each.
        by_table: the names in each table, where there are several: each writes names in its way.
    """

    attributes: tuple[AttributeClasses, ...]
    rows: Mapping[str, tuple[int, ...]]
    row_count: int
    conflicting: tuple[str, ...]
    constant: tuple[str, ...]
    notes: tuple[str, ...] = ()
    by_table: tuple[frozenset[str], ...] = ()


NO_LABELS = LabelTable((), {}, 0, (), ())


def read_labels(
    path: Path,
    *,
    choice: ColumnChoice = ALL_COLUMNS,
    exact: bool = False,
    most_rows: int = MAX_ROWS,
    most_cells: int = MAX_CELLS,
) -> LabelTable:
    """Read a label file: CSV with a column ``file``, JSON, or JSON Lines.

    Args:
        path: the file; a byte-order mark at its beginning is allowed.
        choice: which columns are attributes.
        exact: take words as they are written; see :func:`~.label_words.words_of`.
        most_rows: how many rows it may have.
        most_cells: how many cells all its rows may have together.

    Raises:
        UserError: the file cannot be read, is too large, or does not say what its rows mean; one
            sentence.
    """
    rows = read_label_file(path, choice, most_rows, most_cells)
    return combined([rows], choice, exact=exact)


def combined(
    tables: Sequence[LabelRows],
    choice: ColumnChoice = ALL_COLUMNS,
    words: WordList | None = None,
    *,
    exact: bool = False,
) -> LabelTable:
    """Put tables together: columns of one name are one attribute.

    Args:
        tables: as they were read.
        choice: which columns are attributes.
        words: what tags mean, where a column holds tags; the trainer's own list if None.
        exact: as in :func:`read_labels`.

    Raises:
        UserError: a table has no rows, or what it says cannot be an attribute.
    """
    for table in tables:
        if not table.rows:
            raise UserError(f"{begun(table.where)} has no rows.")
    words = words or bundled_words()
    plain, tables = tables, [_tags_read(table, choice, words) for table in tables]
    choice.check([*plain, *tables])
    choice = _with_what_tags_mean(choice, words)
    where = tables[0].where if len(tables) == 1 else "the labels"
    places = _places(tables, choice)
    found = _Found()
    for name, at in places.items():
        found.add(name, at, words_of(_counts(tables, at), exact), choice, where)
    if len(found.attributes) > MAX_ATTRIBUTES:
        raise UserError(
            f"{begun(where)} has {len(found.attributes)} attributes, and at most "
            f"{MAX_ATTRIBUTES} can be learned; name those that you want: --columns A,B."
        )
    rows, conflicting = _rows(tables, found.places, found.numbers)
    return LabelTable(
        tuple(found.attributes),
        rows,
        sum(len(table.rows) for table in tables),
        conflicting,
        tuple(found.constant),
        tuple(found.notes),
        tuple(frozenset(normal_name(name) for name, _ in each.rows) for each in tables)
        if len(tables) > 1
        else (),
    )


@dataclass
class _Found:
    """The attributes as they are found: their columns, and the numbers of the words in them."""

    attributes: list[AttributeClasses] = field(default_factory=list)
    numbers: list[dict[str, int]] = field(default_factory=list)
    places: list[list[int | None]] = field(default_factory=list)
    constant: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(
        self, name: str, at: list[int | None], said: Words, choice: ColumnChoice, where: str
    ) -> None:
        """Add the attribute ``name``, or say why it is none."""
        if said.like_text and choice.chosen(name):
            said = replace(said, notes=(), like_text=False)
        self.notes += [f'"{name}": {note}' for note in said.notes]
        if said.like_text:
            return
        if len(said.classes) < 2:
            self.constant.append(name)
            return
        _check_classes(name, said, where)
        self.attributes.append(AttributeClasses(name, said.classes))
        index = {each: number for number, each in enumerate(said.classes)}
        self.numbers.append({word: index[each] for word, each in said.class_of.items()})
        self.places.append(at)


def _with_what_tags_mean(choice: ColumnChoice, words: WordList) -> ColumnChoice:
    """Return ``choice`` with the attributes in the place of a column of tags, if it takes one."""
    take = choice.take or {}
    tags = [column for column in take if _is_of_tags(column) and take[column] == column]
    if not tags:
        return choice
    others = {column: name for column, name in take.items() if column not in tags}
    return replace(choice, take=others | {name: name for name in words.classes})


def _is_of_tags(column: str) -> bool:
    return column.casefold() in TAG_COLUMNS


def _tags_read(table: LabelRows, choice: ColumnChoice, words: WordList) -> LabelRows:
    """Return ``table`` with the attributes that its columns of tags speak of in their place."""
    holding = [
        place
        for place, column in enumerate(table.columns)
        if _is_of_tags(column)
        and column not in choice.without
        and (choice.take or {}).get(column, column) == column
    ]
    if not holding:
        return table
    plain = [place for place in range(len(table.columns)) if place not in holding]
    read = LabelRows(table.where, table.most_rows, MAX_CELLS)
    added = [name for name in words.classes if name not in table.columns]
    read.columns = [table.columns[place] for place in plain] + added
    read.file_column = table.file_column
    for name, row in table.rows:
        tags = {tag for place in holding for tag in split_tags(_cell(row, place))}
        found = words.read(tags)
        cells = [_cell(row, place) for place in plain]
        read.add(name, [*cells, *(found.get(attribute, "") for attribute in added)])
    return read


def _places(tables: Sequence[LabelRows], choice: ColumnChoice) -> dict[str, list[int | None]]:
    """Return for each attribute in which column of each table it stands, None = in none."""
    places: dict[str, list[int | None]] = {}
    if choice.take is not None:
        wanted = [name for column in choice.take if (name := choice.name_of(column)) is not None]
        places = {name: [None] * len(tables) for name in wanted if name != FILE_COLUMN}
    for number, table in enumerate(tables):
        for place, column in enumerate(table.columns):
            name = choice.name_of(column)
            if name is None:
                continue
            if not name.isprintable() or not 1 <= len(name) <= MAX_NAME_LENGTH:
                raise UserError(
                    f'The attribute "{visible(name)[:40]}" in {table.where} needs a name of 1 to '
                    f"{MAX_NAME_LENGTH} visible characters."
                )
            at = places.setdefault(name, [None] * len(tables))
            if at[number] is not None:
                raise UserError(f'{begun(table.where)} has two columns for "{visible(name)[:40]}".')
            at[number] = place
    return places


def _counts(tables: Sequence[LabelRows], places: Sequence[int | None]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for table, place in zip(tables, places, strict=True):
        if place is not None:
            counts.update(_cell(row, place) for _, row in table.rows)
    return counts


def _check_classes(attribute: str, said: Words, where: str) -> None:
    if len(said.classes) > MAX_CLASSES:
        raise UserError(
            f'The attribute "{attribute}" in {where} has {len(said.classes):,} different values, '
            f"and an attribute can have {MAX_CLASSES} classes; leave the column out: "
            f"--without-columns {attribute}."
        )
    for name in said.classes:
        if not name.isprintable() or len(name) > MAX_NAME_LENGTH:
            raise UserError(
                f'The class "{visible(name)[:40]}" of "{attribute}" in {where} needs a name of 1 '
                f"to {MAX_NAME_LENGTH} visible characters."
            )


def _rows(
    tables: Sequence[LabelRows],
    places: Sequence[Sequence[int | None]],
    numbers: Sequence[Mapping[str, int]],
) -> tuple[dict[str, tuple[int, ...]], tuple[str, ...]]:
    """Return the numbers of the classes by picture name, and the names that contradict."""
    found: dict[str, tuple[int, ...]] = {}
    conflicting: set[str] = set()
    for number, table in enumerate(tables):
        columns = [at[number] for at in places]
        for name, row in table.rows:
            key = normal_name(name)
            new = tuple(
                UNKNOWN if place is None else own.get(_cell(row, place), UNKNOWN)
                for place, own in zip(columns, numbers, strict=True)
            )
            old = found.get(key)
            if old is not None:
                new = tuple(_agreed(o, n) for o, n in zip(old, new, strict=True))
                if _CONFLICT in new:
                    conflicting.add(key)
            found[key] = new
    for key in conflicting:
        found[key] = tuple(max(value, UNKNOWN) for value in found[key])
    return found, tuple(sorted(conflicting))


def _cell(row: tuple[str, ...], place: int) -> str:
    return row[place] if place < len(row) else ""


def _agreed(old: int, new: int) -> int:
    if _CONFLICT in (old, new):
        return _CONFLICT
    if UNKNOWN in (old, new):
        return max(old, new)
    return old if old == new else _CONFLICT
