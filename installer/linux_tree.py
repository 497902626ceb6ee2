"""The files of the program as a Linux system lays them: what .deb and AppImage have in common."""

import datetime
import os
import shutil
from pathlib import Path
from typing import Final

from icons import LINUX_SIDES, SVG
from project import NAME, PACKAGE, ROOT, source_date, version

LINUX: Final = ROOT / "installer" / "linux"


def lay_tree(top: Path, frozen: Path, icons: Path) -> None:
    """Write ``usr/`` into the folder ``top``: program, commands, menu entry, icons, kinds of files.

    Args:
        top: where it goes; ``usr`` in it must be new.
        frozen: the folder that PyInstaller made.
        icons: what ``draw_icons`` made.
    """
    usr = top / "usr"
    program = usr / "lib" / PACKAGE
    program.parent.mkdir(parents=True)
    shutil.copytree(frozen, program, symlinks=True)
    share = usr / "share"
    _put(menu_entry(PACKAGE), share / "applications" / f"{PACKAGE}.desktop")
    _put((LINUX / f"{PACKAGE}.xml").read_text("utf-8"), share / "mime/packages" / f"{PACKAGE}.xml")
    _put(_metainfo(), share / "metainfo" / "org.acgan.desktop.metainfo.xml")
    _put(_copyright(), share / "doc" / PACKAGE / "copyright")
    drawn = share / "icons" / "hicolor"
    _copy(SVG, drawn / "scalable" / "apps" / f"{PACKAGE}.svg")
    for side in LINUX_SIDES:
        _copy(icons / f"app-{side}.png", drawn / f"{side}x{side}" / "apps" / f"{PACKAGE}.png")
    (usr / "bin").mkdir()
    (usr / "bin" / "acgan").symlink_to(f"../lib/{PACKAGE}/acgan")
    (usr / "bin" / PACKAGE).symlink_to(f"../lib/{PACKAGE}/{NAME}")
    settle(usr)


def menu_entry(program: str) -> str:
    """Return the menu entry that starts ``program``, which is written as an entry wants it."""
    return (LINUX / f"{PACKAGE}.desktop").read_text("utf-8").replace("@PROGRAM@", program)


def settle(top: Path) -> None:
    """Give all below ``top`` plain rights and the sources' time, so that builds are the same."""
    when = source_date()
    for path in [top, *sorted(top.rglob("*"))]:
        if not path.is_symlink():
            runs = path.is_dir() or os.access(path, os.X_OK)
            path.chmod(0o755 if runs and not _is_library(path) else 0o644)
        os.utime(path, (when, when), follow_symlinks=False)


def _is_library(path: Path) -> bool:
    return path.is_file() and ".so" in path.suffixes


def _metainfo() -> str:
    day = datetime.datetime.fromtimestamp(source_date(), datetime.UTC).date().isoformat()
    text = (LINUX / "org.acgan.desktop.metainfo.xml").read_text("utf-8")
    return text.replace("@VERSION@", version()).replace("@DATE@", day)


def _copyright() -> str:
    """Return the licences of what is packed, as plain text."""
    parts = [(ROOT / name).read_text("utf-8") for name in ("LICENSE", "NOTICE.md")]
    return f"{NAME}\n\n" + "\n\n".join(parts)


def _put(text: str, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _copy(source: Path, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, path)
