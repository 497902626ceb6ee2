"""The AppImage: one file for any Linux, to make executable and double-click.

An AppImage is a small program, the runtime, followed by a squashfs of the files. The runtime is not
ours (https://github.com/AppImage/type2-runtime, MIT); whoever builds hands it in.
"""

import os
import platform
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from linux_tree import lay_tree, settle
from project import NAME, PACKAGE, source_date

_START: Final = """\
#!/bin/sh
# Opens the window, or does what it is told: "FILE generate --count 4" draws four faces.
exec "$(dirname "$(readlink -f "$0")")/usr/lib/{package}/{name}" "$@"
"""
_PACKING: Final = (
    *("-comp", "zstd", "-Xcompression-level", "19"),
    *("-root-owned", "-noappend", "-no-xattrs", "-quiet", "-no-progress"),
)
# At this place of its ELF header a runtime says that it is one, of type 2.
_MARK: Final = slice(8, 11)


def make_appimage(frozen: Path, icons: Path, runtime: Path, out: Path) -> Path:
    """Write the AppImage into ``out`` and return its path.

    Args:
        frozen: the folder that PyInstaller made.
        icons: what ``draw_icons`` made.
        runtime: the file ``runtime-x86_64`` of the runtime's makers, or of another machine's kind.
        out: a folder.
    """
    head = runtime.read_bytes()
    if head[:4] != b"\x7fELF" or head[_MARK] != b"AI\x02":
        raise SystemExit(f"{runtime} is no runtime of AppImages of type 2.")
    target = out / f"{PACKAGE}-{platform.machine()}.AppImage"
    with tempfile.TemporaryDirectory() as work:
        top = Path(work) / "AppDir"
        lay_tree(top, frozen, icons)
        # The name has a space, and a shell reads it between quotes.
        (top / "AppRun").write_text(_START.format(package=PACKAGE, name=NAME), "utf-8")
        (top / "AppRun").chmod(0o755)
        applications = top / "usr" / "share" / "applications"
        shutil.copyfile(applications / f"{PACKAGE}.desktop", top / f"{PACKAGE}.desktop")
        for name in (f"{PACKAGE}.png", ".DirIcon"):
            shutil.copyfile(icons / "app-256.png", top / name)
        settle(top)
        files = Path(work) / "files.squashfs"
        # Times are those of the files, which settle() set, and the variable's for the whole.
        subprocess.run(
            ["mksquashfs", top, files, *_PACKING],
            check=True,
            env=os.environ | {"SOURCE_DATE_EPOCH": str(source_date())},
        )
        target.write_bytes(head)
        with target.open("ab") as whole, files.open("rb") as squashed:
            shutil.copyfileobj(squashed, whole)
    target.chmod(0o755)
    return target


def can_make_appimage() -> bool:
    """Say whether this machine has the tool that packs a squashfs."""
    return shutil.which("mksquashfs") is not None
