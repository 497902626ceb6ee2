"""Takes out of the frozen folder what PyInstaller packs and the program never loads."""

import shutil
import subprocess
from pathlib import Path
from typing import Final

from linux_libraries import elf_files, needed_by
from project import NAME, SYSTEM

# Qt's plugins for screens without a desktop, for another toolkit, for encrypted networks.
PLUGINS: Final = (
    "egldeviceintegrations",
    "generic",
    "networkinformation",
    "platforms/*eglfs*",
    "platforms/*linuxfb*",
    "platforms/*minimal*",
    "platforms/*vkkhrdisplay*",
    "platforms/*vnc*",
    # It brings GTK and thirty libraries; the desktop's portal shows the same dialogs.
    "platformthemes/*gtk3*",
    "tls",
)
LANGUAGES: Final = ("en", "ja", "zh_CN")


def trim(frozen: Path) -> None:
    """Remove plugins, translations and libraries that are not wanted from PyInstaller's folder."""
    inside = frozen / "_internal"
    for plugins in inside.glob("PySide6/**/plugins"):
        for pattern in PLUGINS:
            for path in plugins.glob(pattern):
                _remove(path)
    for path in inside.glob("PySide6/**/translations/*.qm"):
        if not path.stem.endswith(tuple(f"_{language}" for language in LANGUAGES)):
            path.unlink()
    if SYSTEM == "linux":
        remove_unneeded(inside)
        strip_python(inside)
        _one_starter(frozen)


def remove_unneeded(folder: Path) -> None:
    """Remove the libraries of system and Qt in ``folder`` that no file below it names.

    PyInstaller put them there for a plugin that has gone; what they alone needed goes with them.
    """
    names = {path: set(needed_by(path)) for path in elf_files(folder)}
    libraries = [*folder.glob("lib*.so*"), *folder.glob("PySide6/Qt/lib/lib*.so*")]
    libraries = [path for path in libraries if not path.name.startswith("libpython")]
    while True:
        named = set().union(*names.values())
        lost = [path for path in libraries if path.name not in named and path in names]
        if not lost:
            return
        for path in lost:
            path.unlink()
            del names[path]


def strip_python(folder: Path) -> None:
    """Take the names for debuggers out of Python's own library, which is half of it.

    Not out of others: strip breaks those that wheels bring along, since auditwheel has moved parts.
    """
    for path in folder.glob("libpython*.so*"):
        if not path.is_symlink():
            subprocess.run(["strip", "--strip-unneeded", str(path)], check=True)


def _one_starter(frozen: Path) -> None:
    """Let both names start one file: on Linux a program with a window is no other kind."""
    command = frozen / "acgan"
    command.unlink()
    command.symlink_to(NAME)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
