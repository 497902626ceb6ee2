"""What every installer says of the program: its name, its version, the day of its sources."""

import ast
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from archive import FIRST_DAY

ROOT: Final = Path(__file__).resolve().parent.parent
NAME: Final = "AcGAN Desktop"
PACKAGE: Final = "acgan-desktop"
MAKER: Final = "The AcGAN Desktop developers"
SYSTEM: Final = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")


def version() -> str:
    """Return the version, read from where it stands: acgan_desktop/__init__.py."""
    tree = ast.parse((ROOT / "acgan_desktop" / "__init__.py").read_text("utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name, value = node.targets[0].id, node.value
            if name == "__version__" and isinstance(value, ast.Constant):
                return str(value.value)
    raise SystemExit("acgan_desktop/__init__.py says no __version__.")


def source_date() -> int:
    """Return the time, in seconds since 1970, that built files carry.

    It is ``SOURCE_DATE_EPOCH`` where that is set, else the last commit's time, so that two builds
    of one state of the sources are the same byte for byte.
    """
    if told := os.environ.get("SOURCE_DATE_EPOCH"):
        return max(int(told), FIRST_DAY)
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    try:
        answer = subprocess.run(command, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        return FIRST_DAY
    return max(int(answer.stdout), FIRST_DAY)


def debian_version(of: str) -> str:
    """Return a version of Python's (1.2.0rc1) as Debian orders them (1.2.0~rc1)."""
    for mark in ("a", "b", "rc", ".dev"):
        head, found, tail = of.partition(mark)
        if found and head[-1:].isdigit() and tail.isdigit():
            return f"{head}~{mark.lstrip('.')}{tail}"
    return of
