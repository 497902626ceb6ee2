"""Turns the tree into a program that one double-clicks, for the system that this runs on.

    python installer/build.py [--without-cuda] [--out DIR]

It needs the base install of the program and PyInstaller (``pip install . pyinstaller``).
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = "AcGAN Desktop"
SYSTEM = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")


def main() -> int:
    """Build, try what was built, pack it, and print where it is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--without-cuda", action="store_true", help="leave out ONNX Runtime's CUDA part (280 MB)"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "dist", metavar="DIR")
    options = parser.parse_args()
    out: Path = options.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        icons = Path(work) / "icons"
        draw_icons(icons)
        freeze(out, Path(work), icons, with_cuda=not options.without_cuda)
    try_out(out)
    print(f"Built {pack(out)}")
    return 0


def draw_icons(folder: Path) -> None:
    """Draw the program's icon as Windows and macOS want it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PIL import Image
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    folder.mkdir()
    application = QGuiApplication.instance() or QGuiApplication([])
    canvas = QImage(1024, 1024, QImage.Format.Format_ARGB32)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    QSvgRenderer(str(ROOT / "resources" / "icons" / "app.svg")).render(painter)
    painter.end()
    canvas.save(str(folder / "app.png"))
    del application
    with Image.open(folder / "app.png") as picture:
        picture.save(folder / "app.ico", sizes=[(side, side) for side in (16, 32, 48, 64, 256)])
        picture.save(folder / "app.icns")


def freeze(out: Path, work: Path, icons: Path, with_cuda: bool) -> None:
    """Run PyInstaller on installer/acgan.spec."""
    environment = {
        "ACGAN_BUILD_ICONS": str(icons),
        "ACGAN_BUILD_CUDA": "1" if with_cuda else "0",
    }
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean"]
    command += ["--log-level", "WARN", "--distpath", str(out), "--workpath", str(work / "build")]
    command.append(str(ROOT / "installer" / "acgan.spec"))
    subprocess.run(command, check=True, env=os.environ | environment)


def try_out(out: Path) -> None:
    """Ask the frozen program for its version and, if a model is bundled, for a picture."""
    program = out / NAME / ("acgan.exe" if SYSTEM == "windows" else "acgan")
    subprocess.run([program, "--version"], check=True)
    if any((ROOT / "resources" / "models").glob("*.onnx")):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([program, "generate", "--count", "1", "--out", folder], check=True)


def pack(out: Path) -> Path:
    """Pack what was built into the one file that people download."""
    name = f"acgan-desktop-{SYSTEM}"
    if SYSTEM == "macos":
        target = out / f"{name}.zip"
        bundle = out / f"{NAME}.app"
        # Only ditto keeps the links inside a bundle.
        subprocess.run(["ditto", "-c", "-k", "--keepParent", bundle, target], check=True)
        return target
    if SYSTEM == "windows":
        return Path(shutil.make_archive(str(out / name), "zip", out, NAME))
    with tempfile.TemporaryDirectory() as work:
        top = Path(work) / name
        shutil.copytree(out / NAME, top / NAME, symlinks=True)
        for file in ("install.sh", "acgan-desktop.desktop"):
            shutil.copy(ROOT / "installer" / file, top)
        shutil.copy(ROOT / "resources" / "icons" / "app.svg", top / "acgan-desktop.svg")
        return Path(shutil.make_archive(str(out / name), "gztar", work, name))


if __name__ == "__main__":
    sys.exit(main())
