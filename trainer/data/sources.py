"""Finding the pictures: folders and zip files, listed without opening a single picture."""

import os
import stat
import unicodedata
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from acgan_desktop.core.errors import UserError

IMAGE_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp"})
MAX_FILE_BYTES = 64 * 1024 * 1024
MAX_IMAGES = 20_000_000
# What every zip program writes. The others only widen what a hostile archive can ask for (LZMA
# lets it choose a dictionary of gigabytes).
_COMPRESSIONS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED = 0x1


class UnreadableError(Exception):
    """One picture's bytes cannot be had; the message says why."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Where one picture's bytes are.

    Attributes:
        name: what a person calls it: source / path inside it, unique over all sources.
        container: the zip file or, for a picture in a folder, the picture's own path.
        member: position in the zip's directory, or -1. Positions, not names: a zip may hold one
            name twice.
    """

    name: str
    container: str
    member: int


@dataclass(slots=True)
class Listing:
    """What the sources hold: pictures in the order of their names, and everything else by count."""

    entries: list[Entry] = field(default_factory=list)
    other_files: int = 0
    unreadable: list[tuple[str, str]] = field(default_factory=list)


def list_sources(sources: Sequence[Path]) -> Listing:
    """List every picture in ``sources``; zip files inside folders are sources themselves.

    The order is that of the names, whatever order the file system lists them in.

    Raises:
        UserError: a source is missing, is neither folder nor zip, or is given twice.
    """
    listing = Listing()
    seen: set[Path] = set()
    names: set[str] = set()
    for source in sources:
        real = source.resolve()
        if real in seen:
            raise UserError(f"The source {source} is given twice.")
        seen.add(real)
        title = base = visible(real.name or "root")
        number = 2
        while title in names:  # two sources of one name, in the order they were given
            title, number = f"{base}#{number}", number + 1
        names.add(title)
        if real.is_dir():
            _list_folder(real, title, listing)
        elif not real.exists():
            raise UserError(f"The source {source} does not exist.")
        elif not zipfile.is_zipfile(real):
            raise UserError(f"The source {source} is neither a folder nor a zip file.")
        else:
            try:
                _list_zip(real, title, listing)
            except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
                raise UserError(f"The zip file {source} cannot be read: {error}.") from error
        if len(listing.entries) > MAX_IMAGES:
            raise UserError(f"The sources hold more than {MAX_IMAGES:,} pictures.")
    listing.entries.sort(key=lambda entry: (entry.name, entry.member))
    listing.unreadable.sort()
    return listing


def visible(name: str) -> str:
    """Return ``name`` in composed Unicode, with what cannot stand in a line of text escaped.

    Composed, because macOS writes file names decomposed, and labels are mostly not.
    """
    name = unicodedata.normalize("NFC", name)
    if name.isprintable():
        return name
    return "".join(
        c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in name
    )


def _list_folder(folder: Path, title: str, listing: Listing) -> None:
    def refused(error: OSError) -> None:
        inside = Path(error.filename or folder).relative_to(folder).as_posix()
        listing.unreadable.append(
            (visible(f"{title}/{inside}"), f"folder cannot be read: {error.strerror}")
        )

    # Does not follow links to folders: no loops.
    for parent, _, files in os.walk(folder, onerror=refused):
        for file in files:
            path = Path(parent, file)
            name = visible(f"{title}/{path.relative_to(folder).as_posix()}")
            suffix = path.suffix.lower()
            if suffix in IMAGE_SUFFIXES:
                listing.entries.append(Entry(name, str(path), -1))
            elif suffix == ".zip":
                try:
                    _list_zip(path, name, listing)
                except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
                    listing.unreadable.append((name, f"zip file cannot be read: {error}"))
            else:
                listing.other_files += 1


def _list_zip(path: Path, title: str, listing: Listing) -> None:
    with zipfile.ZipFile(path) as archive:
        for position, info in enumerate(archive.infolist()):
            # Nothing is ever extracted, so a name such as ../../x is only a name.
            inside = info.filename.replace("\\", "/")
            if info.is_dir() or inside.startswith("__MACOSX/"):
                continue
            if Path(inside).suffix.lower() in IMAGE_SUFFIXES:
                listing.entries.append(Entry(visible(f"{title}/{inside}"), str(path), position))
            else:
                listing.other_files += 1


class Reader:
    """Reads the bytes of entries, and keeps the zip that it used last open."""

    def __init__(self) -> None:
        self._archive: zipfile.ZipFile | None = None
        self._members: list[zipfile.ZipInfo] = []
        self._path = ""

    def read(self, entry: Entry) -> bytes:
        """Return the bytes of one picture, at most :data:`MAX_FILE_BYTES`.

        Raises:
            UnreadableError: they cannot be read, or are too many.
        """
        try:
            return self._file(entry) if entry.member < 0 else self._member(entry)
        except UnreadableError:
            raise
        except Exception as error:  # zipfile raises many kinds for damaged archives
            raise UnreadableError(f"cannot be read ({type(error).__name__})") from error

    def _file(self, entry: Entry) -> bytes:
        # A pipe or device named x.png would block for ever: look before opening.
        facts = os.stat(entry.container)  # noqa: PTH116
        if not stat.S_ISREG(facts.st_mode):
            raise UnreadableError("is not a regular file")
        if facts.st_size > MAX_FILE_BYTES:
            raise UnreadableError("file is too large")
        with open(entry.container, "rb") as stream:  # noqa: PTH123
            return _bounded(stream.read(MAX_FILE_BYTES + 1))

    def _member(self, entry: Entry) -> bytes:
        if self._path != entry.container:
            self.close()
            self._archive = zipfile.ZipFile(entry.container)
            self._members = self._archive.infolist()
            self._path = entry.container
        assert self._archive is not None
        info = self._members[entry.member]
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableError("is encrypted")
        if info.compress_type not in _COMPRESSIONS:
            raise UnreadableError("is compressed in a way that is not supported")
        if info.file_size > MAX_FILE_BYTES:
            raise UnreadableError("file is too large")
        with self._archive.open(info) as stream:
            return _bounded(stream.read(MAX_FILE_BYTES + 1))

    def close(self) -> None:
        """Close the open zip, if there is one."""
        if self._archive is not None:
            self._archive.close()
        self._archive, self._path, self._members = None, "", []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _bounded(content: bytes) -> bytes:
    if len(content) > MAX_FILE_BYTES:
        raise UnreadableError("file is too large")
    return content
