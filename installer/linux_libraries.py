"""Which of the system's libraries the frozen program needs, read from the files themselves."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

# The Debian package of each library that PyInstaller leaves to the system.
PACKAGES: Final = {
    "ld-linux-aarch64.so.1": "libc6",
    "ld-linux-x86-64.so.2": "libc6",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libc.so.6": "libc6",
    "libdl.so.2": "libc6",
    "libdrm.so.2": "libdrm2",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgbm.so.1": "libgbm1",
    "libgcc_s.so.1": "libgcc-s1",
    "libm.so.6": "libc6",
    "libpthread.so.0": "libc6",
    "libresolv.so.2": "libc6",
    "librt.so.1": "libc6",
    "libstdc++.so.6": "libstdc++6",
    "libutil.so.1": "libc6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-dri3.so.0": "libxcb-dri3-0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-present.so.0": "libxcb-present0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
}
_NEEDED: Final = re.compile(r"^\s*NEEDED\s+(\S+)", re.MULTILINE)
_GLIBC: Final = re.compile(r"GLIBC_(\d+(?:\.\d+)+)")


@dataclass(frozen=True)
class Needs:
    """What a folder of programs and libraries needs from the system.

    Attributes:
        libraries: by soname, the files that name it.
        glibc: the oldest glibc that has all they ask for, as (2, 35).
    """

    libraries: dict[str, list[str]]
    glibc: tuple[int, ...]


def needs_of(folder: Path) -> Needs:
    """Read every ELF file below ``folder``."""
    own = {path.name for path in folder.rglob("*")}
    libraries: dict[str, list[str]] = {}
    glibc: tuple[int, ...] = (0,)
    for path in elf_files(folder):
        shown = _shown(path)
        for soname in _NEEDED.findall(shown):
            if soname not in own:
                libraries.setdefault(soname, []).append(str(path.relative_to(folder)))
        found = [tuple(map(int, number.split("."))) for number in _GLIBC.findall(shown)]
        glibc = max([glibc, *found])
    return Needs(libraries, glibc)


def needed_by(path: Path) -> list[str]:
    """Return the sonames that an ELF file names as needed."""
    return _NEEDED.findall(_shown(path))


def elf_files(folder: Path) -> Iterator[Path]:
    """Yield the files below ``folder`` that are ELF programs or libraries, links left out."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as stream:
                if stream.read(4) == b"\x7fELF":
                    yield path


def debian_depends(needs: Needs) -> list[str]:
    """Return the Debian packages for ``needs``.

    Raises:
        SystemExit: a library that no line of ``PACKAGES`` knows; says which and whose.
    """
    unknown = {name: files for name, files in needs.libraries.items() if name not in PACKAGES}
    if unknown:
        lines = [f"{name} (needed by {files[0]})" for name, files in sorted(unknown.items())]
        raise SystemExit(
            "installer/linux_libraries.py knows no Debian package for " + ", ".join(lines) + "."
        )
    packages = {PACKAGES[name] for name in needs.libraries} - {"libc6"}
    glibc = ".".join(map(str, needs.glibc))
    return [f"libc6 (>= {glibc})", *sorted(packages)]


def _shown(path: Path) -> str:
    """Return what objdump, which PyInstaller needs as well, says of an ELF file."""
    command = ["objdump", "-p", str(path)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
