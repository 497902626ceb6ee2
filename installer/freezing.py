"""From the tree to a folder that runs without Python: PyInstaller, and a first try of its work."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from project import NAME, ROOT, SYSTEM, source_date, version
from trimming import trim


def freeze(out: Path, work: Path, icons: Path, with_cuda: bool) -> Path:
    """Run PyInstaller on installer/acgan.spec and return the folder that it made in ``out``."""
    notes = work / "version.txt"
    notes.write_text(windows_version_info(version()), "utf-8")
    environment = {
        "ACGAN_BUILD_ICONS": str(icons),
        "ACGAN_BUILD_CUDA": "1" if with_cuda else "0",
        "ACGAN_BUILD_VERSION": version(),
        "ACGAN_BUILD_VERSION_INFO": str(notes),
        "SOURCE_DATE_EPOCH": str(source_date()),
        "PYTHONHASHSEED": "1",  # the order of sets in compiled modules
    }
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean"]
    command += ["--log-level", "WARN", "--distpath", str(out), "--workpath", str(work / "build")]
    command.append(str(ROOT / "installer" / "acgan.spec"))
    subprocess.run(command, check=True, env=os.environ | environment)
    trim(out / NAME)
    return out / NAME


def try_out(frozen: Path) -> None:
    """Ask the frozen program for its version and, if a model is bundled, for a picture."""
    program = frozen / ("acgan.exe" if SYSTEM == "windows" else "acgan")
    subprocess.run([program, "--version"], check=True)
    if any((ROOT / "resources" / "models").glob("*.onnx")):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([program, "generate", "--count", "1", "--out", folder], check=True)


def windows_version_info(number: str) -> str:
    """Return what Windows shows of a program in its properties, as PyInstaller reads it."""
    digits = [int("".join(filter(str.isdigit, part)) or 0) for part in number.split(".")]
    four = tuple([*digits, 0, 0, 0, 0][:4])
    strings = {
        "CompanyName": "The AcGAN Desktop developers",
        "FileDescription": NAME,
        "FileVersion": number,
        "ProductName": NAME,
        "ProductVersion": number,
        "LegalCopyright": "MIT licence",
    }
    rows = ",\n".join(f"        StringStruct({key!r}, {text!r})" for key, text in strings.items())
    return (
        "VSVersionInfo(\n"
        f"  ffi=FixedFileInfo(filevers={four}, prodvers={four}, mask=0x3F, flags=0, OS=0x40004,"
        " fileType=1, subtype=0, date=(0, 0)),\n"
        "  kids=[\n"
        "    StringFileInfo([StringTable('040904B0', [\n"
        f"{rows}\n"
        "    ])]),\n"
        "    VarFileInfo([VarStruct('Translation', [1033, 1200])]),\n"
        "  ],\n"
        ")\n"
    )
