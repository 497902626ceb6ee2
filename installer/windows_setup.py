"""Windows: a setup program made by Inno Setup, and a zip for whoever installs nothing."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

from project import MAKER, NAME, PACKAGE, ROOT, version

SCRIPT: Final = ROOT / "installer" / "windows" / "acgan-desktop.iss"
SIGN_VARIABLE: Final = "ACGAN_SIGN_COMMAND"
"""The command that signs a file, with ``$f`` where its name goes; nothing is signed without it."""


def sign_programs(frozen: Path) -> None:
    """Sign the program's own starters, if the environment says how."""
    command = os.environ.get(SIGN_VARIABLE)
    if command:
        for program in sorted(frozen.glob("*.exe")):
            subprocess.run(command.replace("$f", f'"{program}"'), check=True, shell=True)


def make_setup(frozen: Path, icons: Path, out: Path) -> Path:
    """Run Inno Setup's compiler, and return the setup program's path."""
    compiler = setup_compiler()
    if compiler is None:
        raise SystemExit("Inno Setup's compiler, ISCC.exe, is not installed.")
    command = [str(compiler), "/Qp"]
    values = {
        "AppName": NAME,
        "AppVersion": version(),
        "Maker": MAKER,
        "Frozen": frozen,
        "IconFile": icons / "app.ico",
        "OutFolder": out,
        "OutName": f"{PACKAGE}-setup",
    }
    command += [f"/D{key}={value}" for key, value in values.items()]
    if sign := os.environ.get(SIGN_VARIABLE):
        command += [f"/Sacgan={sign}", "/DSigned"]
    subprocess.run([*command, str(SCRIPT)], check=True)
    return out / f"{PACKAGE}-setup.exe"


def make_zip(frozen: Path, out: Path) -> Path:
    """Pack the folder as it is, to unpack anywhere."""
    return Path(shutil.make_archive(str(out / f"{PACKAGE}-windows"), "zip", frozen.parent, NAME))


def setup_compiler() -> Path | None:
    """Return where Inno Setup's compiler is, or None."""
    if found := shutil.which("ISCC"):
        return Path(found)
    for variable in ("ProgramFiles(x86)", "ProgramFiles"):
        path = Path(os.environ.get(variable, "")) / "Inno Setup 6" / "ISCC.exe"
        if path.is_file():
            return path
    return None
