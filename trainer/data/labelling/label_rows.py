"""The rows of a table of labels, and which of its columns are wanted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from acgan_desktop.core.errors import UserError
from trainer.data.sources import visible

FILE_COLUMN = "file"
# What other programs call it; the first that is there is taken.
FILE_COLUMNS = (
    *(FILE_COLUMN, "file_name", "filename", "file name", "filepath", "file_path", "path"),
    *("image", "image_path", "image_name", "image_id", "img", "img_path"),
)
MAX_ROWS = 2_000_000
MAX_COLUMNS = 1000
MAX_CELLS = 20_000_000


@dataclass(frozen=True)
class ColumnChoice:
    """Which columns are attributes, and what they are called.

    Attributes:
        take: column -> name of its attribute; None = all columns under their own names. A column
            called "file" by it names the pictures.
        without: columns that are passed over.
    """

    take: Mapping[str, str] | None = None
    without: frozenset[str] = frozenset()

    def file_column(self, columns: Sequence[str]) -> str | None:
        """Return which of ``columns`` names the pictures, if any does."""
        for column, name in (self.take or {}).items():
            if name == FILE_COLUMN and column in columns:
                return column
        by_word = {column.casefold(): column for column in reversed(columns)}
        return next((by_word[word] for word in FILE_COLUMNS if word in by_word), None)

    def name_of(self, column: str) -> str | None:
        """Return what the attribute of ``column`` is called; None = it is not wanted."""
        if column in self.without:
            return None
        if self.take is None or not set(self.take.values()) - {FILE_COLUMN}:
            return column
        return self.take.get(column)

    def chosen(self, name: str) -> bool:
        """Say whether the attribute ``name`` was asked for by its name."""
        return self.take is not None and name in self.take.values()

    def check(self, tables: "Sequence[LabelRows]") -> None:
        """Check that every column that is named is there.

        Raises:
            UserError: one is not.
        """
        there = {column for table in tables for column in (*table.columns, table.file_column)}
        for column in (*(self.take or {}), *sorted(self.without)):
            if column not in there:
                known = ", ".join(sorted(visible(each) for each in there if each)) or "none"
                raise UserError(
                    f'The labels have no column "{visible(column)[:40]}"; they have: {known[:400]}.'
                )


@dataclass
class LabelRows:
    """The rows of one table as they are read, not more than it may have.

    Attributes:
        where: what the table is, in a sentence, such as "the label file labels.csv".
        columns: their names, without the one that names the pictures.
        rows: a picture's name, and a cell for each column; later ones may lack at the end.
        file_column: what the column is called that names the pictures.
    """

    where: str
    most_rows: int = MAX_ROWS
    most_cells: int = MAX_CELLS
    columns: list[str] = field(default_factory=list)
    rows: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    file_column: str = FILE_COLUMN
    _cells: int = 0
    _values: dict[str, str] = field(default_factory=dict)  # each text once, however many say it

    def check_columns(self, count: int) -> None:
        """Check that the table has not more than ``count`` allows.

        Raises:
            UserError: it has.
        """
        if count > MAX_COLUMNS:
            raise UserError(
                f"{begun(self.where)} has more than {MAX_COLUMNS:,} columns; remove those "
                "that are no attributes."
            )

    def add(self, name: str, cells: Iterable[str]) -> None:
        """Add a row.

        Raises:
            UserError: there are too many.
        """
        kept = tuple(self._values.setdefault(cell, cell) for cell in cells)
        self.rows.append((name, kept))
        self._cells += len(kept)
        if len(self.rows) > self.most_rows or self._cells > self.most_cells:
            raise UserError(
                f"{begun(self.where)} has more than {self.most_rows:,} rows or "
                f"{self.most_cells:,} cells; remove the rows of pictures that are not used, and "
                "the columns that are no attributes."
            )


def begun(where: str) -> str:
    """Return ``where`` as it begins a sentence."""
    return where[:1].upper() + where[1:]
