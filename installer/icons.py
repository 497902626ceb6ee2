"""The program's icon as each system wants it, drawn from resources/icons/app.svg."""

import os
from pathlib import Path
from typing import Final

from project import ROOT

SVG: Final = ROOT / "resources" / "icons" / "app.svg"
SIDE: Final = 1024
WINDOWS_SIDES: Final = (16, 24, 32, 48, 64, 256)
LINUX_SIDES: Final = (48, 64, 128, 256)


def draw_icons(folder: Path) -> None:
    """Write app.png, app.ico, app.icns and Linux's app-SIDE.png into the new ``folder``."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PIL import Image
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    folder.mkdir()
    application = QGuiApplication.instance() or QGuiApplication([])
    canvas = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    QSvgRenderer(str(SVG)).render(painter)
    painter.end()
    canvas.save(str(folder / "app.png"))
    del application
    with Image.open(folder / "app.png") as picture:
        picture.save(folder / "app.ico", sizes=[(side, side) for side in WINDOWS_SIDES])
        picture.save(folder / "app.icns")
        for side in LINUX_SIDES:
            small = picture.resize((side, side), Image.Resampling.LANCZOS)
            small.save(folder / f"app-{side}.png", optimize=True)
