"""Finding the pictures: folders and zip files, listed without opening a single picture."""

import os
import stat
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from acgan_desktop.core.closed_on_exit import ClosedOnExit
from acgan_desktop.core.errors import UserError
from trainer.data.zip_names import member_names

IMAGE_SUFFIXES = frozenset(
    {".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".avif", ".bmp", ".dib", ".tif", ".tiff"}
)
# What may say something about the picture beside which it lies.
TEXT_SUFFIXES = frozenset({".txt", ".caption", ".json", ".jsonl", ".csv"})
# What macOS and Windows leave in folders and zip files; nobody put it there.
_LEFTOVER_FOLDERS = frozenset({"__macosx", ".appledouble", ".trashes", ".spotlight-v100"})
_LEFTOVER_FILES = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
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
        chosen: a person named it: its size and colours are no reason to leave it out.
        square: the part of the picture that is meant: left, top and side; None = its middle.
        faceless: a face was looked for in it, and none was found.
    """

    name: str
    container: str
    member: int
    chosen: bool = False
    square: tuple[int, int, int] | None = None
    faceless: bool = False


@dataclass(slots=True)
class Listing:
    """What the sources hold.

    Attributes:
        entries: the pictures, in the order of their names.
        texts: files that may hold labels, in the order of their names.
        endings: how many files are not pictures by their names, by the ending in lower case
            ("" = none); the texts among them.
        linked_folders: links to folders, which are not followed.
        zip_names: zip files whose names had to be guessed, and the encoding they were read in.
        unreadable: folders and zip files that cannot be read, and why.
    """

    entries: list[Entry] = field(default_factory=list)
    texts: list[Entry] = field(default_factory=list)
    endings: Counter[str] = field(default_factory=Counter)
    linked_folders: list[str] = field(default_factory=list)
    zip_names: dict[str, str] = field(default_factory=dict)
    unreadable: list[tuple[str, str]] = field(default_factory=list)

    @property
    def other_files(self) -> int:
        """How many files are not pictures by their names."""
        return self.endings.total()

    def add(self, name: str, container: str, member: int, suffix: str) -> None:
        """Add a file by its ``suffix``, unless it is a leftover that nobody put there."""
        parts = name.casefold().split("/")
        if (
            parts[-1].startswith("._")
            or parts[-1] in _LEFTOVER_FILES
            or not _LEFTOVER_FOLDERS.isdisjoint(parts[1:-1])
        ):
            return
        suffix = suffix.lower()
        entry = Entry(name, container, member)
        if suffix in IMAGE_SUFFIXES:
            self.entries.append(entry)
            return
        self.endings[visible(suffix)] += 1
        if suffix in TEXT_SUFFIXES:
            self.texts.append(entry)


def list_sources(
    sources: Sequence[Path], *, known: Collection[Path] = (), zip_encoding: str | None = None
) -> Listing:
    """List every picture in ``sources``; zip files inside folders are sources themselves.

    The order is that of the names, whatever order the file system lists them in.

    Args:
        sources: folders and zip files.
        known: files that are read otherwise, such as label files; they are passed over.
        zip_encoding: what the names in zip files are in that do not say so; guessed if None.

    Raises:
        UserError: a source is missing, is neither folder nor zip, or is given twice.
    """
    listing = Listing()
    walk = _Walk(listing, frozenset(path.resolve() for path in known), zip_encoding)
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
            walk.folder(real, title)
        elif not real.exists():
            raise UserError(f"The source {source} does not exist.")
        elif not zipfile.is_zipfile(real):
            raise UserError(f"The source {source} {_no_source(real)}.")
        else:
            try:
                walk.zip(real, title)
            except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
                raise UserError(f"The zip file {source} cannot be read: {error}.") from error
        if len(listing.entries) > MAX_IMAGES:
            raise UserError(f"The sources hold more than {MAX_IMAGES:,} pictures.")
    listing.entries.sort(key=lambda entry: (entry.name, entry.member))
    listing.texts.sort(key=lambda entry: (entry.name, entry.member))
    listing.linked_folders.sort()
    listing.unreadable.sort()
    return listing


def _no_source(path: Path) -> str:
    """Say of a file that is no zip what is wrong with it."""
    kinds = {b"Rar!": "RAR", b"7z\xbc\xaf": "7z", b"\x1f\x8b": "gzip"}
    try:
        with path.open("rb") as stream:
            start = stream.read(4)
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    if start == b"PK\x03\x04":
        return _CUT_OFF
    for mark, name in kinds.items():
        if start.startswith(mark):
            return f"is a {name} archive, which is not read; unpack it, and name the folder"
    return "is neither a folder nor a zip file"


_CUT_OFF = "is a zip file that was cut off: its end is missing, so copy or download it again"


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


@dataclass(frozen=True)
class _Walk:
    """Goes through folders and zip files, and fills a listing."""

    listing: Listing
    known: frozenset[Path]
    zip_encoding: str | None

    def folder(self, folder: Path, title: str) -> None:
        listing = self.listing

        def shown(path: Path) -> str:
            return visible(f"{title}/{path.relative_to(folder).as_posix()}")

        def refused(error: OSError) -> None:
            where = shown(Path(error.filename or folder))
            listing.unreadable.append((where, f"folder cannot be read: {error.strerror}"))

        # Does not follow links to folders: no loops.
        for parent, folders, files in os.walk(folder, onerror=refused):
            links = [Path(parent, name) for name in folders if Path(parent, name).is_symlink()]
            listing.linked_folders += map(shown, links)
            for file in files:
                path = Path(parent, file)
                if self.known and path.resolve() in self.known:
                    continue
                name = shown(path)
                if path.suffix.lower() == ".zip" and not file.startswith("._"):
                    self._zip_inside(path, name)
                else:
                    listing.add(name, str(path), -1, path.suffix)

    def _zip_inside(self, path: Path, name: str) -> None:
        try:
            self.zip(path, name)
        except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            why = f"zip file cannot be read: {error}"
            if path.is_file() and not zipfile.is_zipfile(path):
                why = _no_source(path)
            self.listing.unreadable.append((name, why))

    def zip(self, path: Path, title: str) -> None:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
            names, encoding = member_names(infos, self.zip_encoding)
            if encoding is not None:
                self.listing.zip_names[title] = encoding
            for position, (info, name) in enumerate(zip(infos, names, strict=True)):
                # Nothing is ever extracted, so a name such as ../../x is only a name.
                inside = name.replace("\\", "/")
                if not info.is_dir() and not inside.endswith("/"):
                    shown = visible(f"{title}/{inside}")
                    self.listing.add(shown, str(path), position, Path(inside).suffix)


class Reader(ClosedOnExit):
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


def _bounded(content: bytes) -> bytes:
    if len(content) > MAX_FILE_BYTES:
        raise UnreadableError("file is too large")
    return content
