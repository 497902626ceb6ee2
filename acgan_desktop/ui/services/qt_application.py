"""The QApplication of this process: its name, its style and its icon."""

import sys
from importlib.resources import files

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from acgan_desktop import __version__
from acgan_desktop.ui.services.input_method import settle_input_method
from acgan_desktop.ui.services.steady_memory import few_arenas

_LOCK_SECONDS = 0.0005


def application() -> QApplication:
    """Return the QApplication of this process, made and named if there is none."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        few_arenas()
        settle_input_method()
        app = QApplication(sys.argv[:1])
    app.setApplicationName("acgan-desktop")
    app.setApplicationDisplayName("AcGAN Desktop")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("acgan-desktop")
    app.setStyle("Fusion")
    # Painting lets go of Python's lock and takes it again many times. While another thread computes
    # in Python (a collection is read), each time may last this long: 5 ms unless it is set.
    sys.setswitchinterval(_LOCK_SECONDS)
    app.setWindowIcon(_app_icon())
    return app


def _app_icon() -> QIcon:
    """Return the program's icon in the sizes that desktops ask for."""
    source = files("acgan_resources").joinpath("icons", "app.svg").read_bytes()
    renderer = QSvgRenderer(QByteArray(source))
    icon = QIcon()
    for side in (16, 32, 48, 64, 128, 256):
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        icon.addPixmap(pixmap)
    return icon
