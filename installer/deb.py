"""The Debian package: for Debian, Ubuntu, Mint, and what else comes from them."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from linux_libraries import debian_depends, needs_of
from linux_tree import lay_tree, settle
from project import MAKER, NAME, PACKAGE, debian_version, source_date, version

RECOMMENDS: Final = "fonts-noto-cjk"  # the window speaks Chinese and Japanese
# What no file of it says that it needs: libraries that Qt opens by name, and the files that packed
# libraries read: which fonts there are (with one font at least), keys and how accents are typed.
OPENED_BY_NAME: Final = (
    "fontconfig-config",
    "libdbus-1-3",
    "libx11-data",
    "libxcb-cursor0",
    "xkb-data",
)
_DESCRIPTION: Final = """\
 Pick hair length, hair colour and eye colour, or leave any of them open; look
 at a wall of faces, wander to the ones near the one you like, let some turn
 into each other, keep the best, and save a picture that can be dropped back
 and edited again. Everything runs on this machine, with or without a graphics
 card.
"""


def make_deb(
    frozen: Path, icons: Path, out: Path, number: str | None = None, quick: bool = False
) -> Path:
    """Write the package into ``out`` and return its path.

    Args:
        frozen: the folder that PyInstaller made.
        icons: what ``draw_icons`` made.
        out: a folder.
        number: the version, if another than the sources' is wanted, to try upgrades with.
        quick: packed in a tenth of the time, and larger.
    """
    number = debian_version(number or version())
    machine = _output("dpkg", "--print-architecture")
    target = out / f"{PACKAGE}_{number}_{machine}.deb"
    with tempfile.TemporaryDirectory() as work:
        top = Path(work) / "root"
        lay_tree(top, frozen, icons)
        depends = sorted({*debian_depends(needs_of(frozen)), *OPENED_BY_NAME})
        control = top / "DEBIAN"
        control.mkdir()
        (control / "control").write_text(
            control_text(number, machine, depends, _kib(top)), encoding="utf-8"
        )
        settle(top)
        packing = ["-Zzstd", "-z10"] if quick else ["-Zxz", "-z6"]
        # No scripts: the packages that keep menus, icons and kinds of files see the new files.
        subprocess.run(
            ["dpkg-deb", "--root-owner-group", *packing, "--build", top, target],
            check=True,
            env=os.environ | {"SOURCE_DATE_EPOCH": str(source_date())},
        )
    return target


def control_text(number: str, machine: str, depends: list[str], kib: int) -> str:
    """Return the file that tells Debian what the package is."""
    return (
        f"Package: {PACKAGE}\n"
        f"Version: {number}\n"
        f"Architecture: {machine}\n"
        f"Maintainer: {MAKER} <developers@acgan.invalid>\n"
        f"Installed-Size: {kib}\n"
        f"Depends: {', '.join(depends)}\n"
        f"Recommends: {RECOMMENDS}\n"
        "Section: graphics\n"
        "Priority: optional\n"
        f"Description: draws anime avatars on your own machine ({NAME})\n"
        f"{_DESCRIPTION}"
    )


def _kib(top: Path) -> int:
    """Return the size of the files below ``top`` as Debian counts it: whole KiB of each."""
    files = [path for path in top.rglob("*") if path.is_file() and not path.is_symlink()]
    return sum(-(-path.stat().st_size // 1024) for path in files)


def can_make_deb() -> bool:
    """Say whether this machine has Debian's tools."""
    return shutil.which("dpkg-deb") is not None


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
