"""The archive for any Linux, whose install.sh puts the program into the menu without root."""

import shutil
import tempfile
from pathlib import Path

from archive import write_tar
from icons import SVG
from linux_tree import LINUX, settle
from project import NAME, PACKAGE, source_date


def make_tarball(frozen: Path, out: Path) -> Path:
    """Write the archive into ``out`` and return its path; ``frozen`` is what PyInstaller made."""
    name = f"{PACKAGE}-linux"
    target = out / f"{name}.tar.gz"
    with tempfile.TemporaryDirectory() as work:
        top = Path(work) / name
        shutil.copytree(frozen, top / NAME, symlinks=True)
        for file in ("install.sh", f"{PACKAGE}.desktop", f"{PACKAGE}.xml"):
            shutil.copy(LINUX / file, top)
        shutil.copyfile(SVG, top / f"{PACKAGE}.svg")
        settle(top)
        write_tar(top, target, source_date())
    return target
