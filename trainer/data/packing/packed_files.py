"""The files of something packed for carrying, each written down with its size and SHA-256."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol, TypeVar

from acgan_desktop.core import durable
from acgan_desktop.core.bounded_file import read_bounded
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.file_model import FileFault, FileModel, read_json

_MAX_VALUES = 2_000_000

Description = TypeVar("Description", bound=FileModel)


class PackedFile(Protocol):
    """What is written down about a file."""

    @property
    def name(self) -> str:
        """Its name in the folder."""
        ...

    @property
    def bytes(self) -> int:
        """Its length."""
        ...

    @property
    def sha256(self) -> str:
        """Of its content, in hex."""
        ...


def write_folder(out: Path, contents: Mapping[str, bytes], error_type: type[UserError]) -> None:
    """Make the folder ``out`` with files of these contents by name, whole or not at all.

    Raises:
        UserError: of ``error_type``: it exists, or cannot be written.
    """
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with durable.new_folder(out) as folder:
            for name, content in contents.items():
                (folder / name).write_bytes(content)
    except OSError as error:
        raise error_type(f"{out} cannot be written: {error.strerror or error}.") from error


def checked_content(folder: Path, wanted: PackedFile, error_type: type[UserError]) -> bytes:
    """Return the content of a file in ``folder`` after comparing it with what is written down.

    Raises:
        UserError: of ``error_type``: it is missing, damaged or belongs to another packing.
    """
    file = folder / wanted.name
    if not file.is_file():
        raise error_type(f"{folder} lacks {wanted.name}.")
    if file.stat().st_size != wanted.bytes:
        raise error_type(
            f"{file} is damaged: it has {file.stat().st_size:,} bytes instead of {wanted.bytes:,}."
        )
    content = file.read_bytes()
    if hashlib.sha256(content).hexdigest() != wanted.sha256:
        raise error_type(f"{file} is damaged, or belongs to another packing.")
    return content


def read_description(
    file: Path, kind: type[Description], what: str, most: int, error_type: type[UserError]
) -> Description:
    """Read the file that describes the others of its folder.

    Args:
        file: the file, JSON.
        kind: what it holds.
        what: what its folder should be, such as "a packed data set".
        most: how many bytes it may have.
        error_type: what is raised.

    Raises:
        UserError: of ``error_type``: it is missing, too large or not of this kind.
    """
    try:
        content = read_bounded(file, most, f"the description of {what}")
    except UserError as error:
        raise error_type(f"{file.parent} is not {what}: {error}") from error
    try:
        return read_json(kind, content, most_values=_MAX_VALUES)
    except FileFault as fault:
        raise error_type(f"{file} is not usable: {fault}.") from fault
