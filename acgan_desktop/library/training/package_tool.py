"""What makes environments and installs into them: uv where there is one, else venv and pip."""

import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final, Literal
from urllib.parse import unquote, urlparse

from acgan_desktop.core.errors import UserError
from acgan_desktop.library.training.error_codes import SetupCode

TORCH_INDEX: Final = "https://download.pytorch.org/whl/"
_CUDA: Final = "cu128"
_PYTHONS: Final = ("3.13", "3.12", "3.11")
PYTHON_FOR_UV: Final = "3.12"


@dataclass(frozen=True)
class Tool:
    """One way to make an environment.

    Attributes:
        kind: which.
        program: uv itself, or the Python whose venv is used.
    """

    kind: Literal["uv", "pip"]
    program: Path

    def make(self, folder: Path) -> list[str]:
        """Return what makes an empty environment in ``folder``."""
        if self.kind == "uv":
            return [str(self.program), "venv", "--python", PYTHON_FOR_UV, str(folder)]
        return [str(self.program), "-m", "venv", str(folder)]

    def install(self, python: Path, build: str, package: str) -> list[str]:
        """Return what installs ``package`` into the environment of ``python``.

        Args:
            python: the environment's interpreter.
            build: of PyTorch, "cpu" or "cuda".
            package: what to install, as pip takes it.
        """
        if self.kind == "uv":
            torch = [f"--torch-backend={_CUDA if build == 'cuda' else 'cpu'}"]
            if "UV_TORCH_BACKEND" in os.environ:  # somebody knows better
                torch = []
            return [str(self.program), "pip", "install", "--python", str(python), *torch, package]
        index = f"{TORCH_INDEX}{_CUDA if build == 'cuda' else 'cpu'}"
        words = ["-m", "pip", "install", "--no-input", "--progress-bar", "off"]
        return [str(python), *words, "--extra-index-url", index, package]


def find_tool() -> Tool:
    """Return what can make an environment here.

    Raises:
        UserError: nothing can.
    """
    uv = _beside("uv.exe" if os.name == "nt" else "uv") or shutil.which("uv") or _uv_package()
    if uv is not None:
        return Tool("uv", Path(uv))
    for python in _pythons():
        if _has_venv(python):
            return Tool("pip", python)
    raise UserError(SetupCode.NO_PYTHON)


def own_package() -> str:
    """Return what is installed to have this program's trainer, with its extra, as pip takes it.

    A packed program carries a wheel of itself beside its executable; one that runs from a source
    tree is that tree; one that was installed from a folder knows the folder.

    Raises:
        UserError: there is nothing to install from.
    """
    wheels = sorted(
        path
        for folder in _program_folders()
        for place in (folder, folder / "wheels")
        for path in place.glob("acgan_desktop-*.whl")
    )
    if wheels:
        return f"{wheels[-1]}[train]"
    root = Path(__file__).parents[3]
    for folder in (root, *_installed_from()):
        if (folder / "pyproject.toml").is_file() and (folder / "trainer").is_dir():
            return f"{folder}[train]"
    raise UserError(SetupCode.NO_TRAINER_HERE)


def _program_folders() -> Iterable[Path]:
    if getattr(sys, "frozen", False):
        yield Path(sys.executable).parent
        inside = getattr(sys, "_MEIPASS", None)
        if inside:
            yield Path(inside)


def _beside(name: str) -> str | None:
    for folder in _program_folders():
        path = folder / name
        if path.is_file():
            return str(path)
    return None


def _uv_package() -> str | None:
    """Return the program of the package ``uv``, if that is installed."""
    with suppress(Exception):  # its files may have been taken away
        return str(import_module("uv").find_uv_bin())
    return None


def _pythons() -> Iterable[Path]:
    if not getattr(sys, "frozen", False):
        yield Path(sys.executable)
    for name in (*(f"python{version}" for version in _PYTHONS), "python3", "python"):
        found = shutil.which(name)
        if found:
            yield Path(found)


def _has_venv(python: Path) -> bool:
    """Say whether a Python is of a fitting version and can make environments."""
    asks = "import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))"
    hidden: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    with suppress(OSError, subprocess.TimeoutExpired):
        words = [str(python), "-c", asks]
        ended = subprocess.run(
            words, capture_output=True, timeout=30, check=False, creationflags=hidden
        )
        return ended.returncode == 0
    return False


def _installed_from() -> Iterable[Path]:
    with suppress(importlib.metadata.PackageNotFoundError, ValueError, TypeError, AttributeError):
        text = importlib.metadata.distribution("acgan-desktop").read_text("direct_url.json")
        url = urlparse(str(json.loads(text or "{}").get("url", "")))
        if url.scheme == "file":
            yield Path(unquote(url.path))
