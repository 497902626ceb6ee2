"""Archives that are the same byte for byte whoever packs them, and whenever."""

import gzip
import tarfile
from pathlib import Path
from typing import Final

FIRST_DAY: Final = 315532800  # 1980-01-01: a zip file knows no day before


def write_tar(top: Path, target: Path, when: int) -> None:
    """Pack the folder ``top`` so that the same files are always the same archive, byte for byte.

    Args:
        top: the folder; the archive's names begin with its own.
        target: the archive to write, a .tar.gz.
        when: seconds since 1970 that every file gets.
    """

    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        """Take out of ``entry`` who packed it, when, and with which habits about rights."""
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = ""
        entry.mtime = when
        if not entry.issym():
            entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
        return entry

    with (
        target.open("wb") as file,
        gzip.GzipFile("", "wb", 9, file, mtime=when) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path in [top, *sorted(top.rglob("*"))]:
            archive.add(path, str(path.relative_to(top.parent)), recursive=False, filter=plain)
