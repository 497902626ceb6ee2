"""Line icons from SVG files, drawn in the colour of the text around them."""

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from acgan_desktop.ui.theme.tokens import Tokens, tokens

_RATIOS = (1, 1.25, 1.5, 1.75, 2, 2.5, 3)
"""How many pixels of the screen a logical one has on the desktops one meets."""


@cache
def _source(name: str) -> str:
    return files("acgan_resources").joinpath("icons", f"{name}.svg").read_text(encoding="utf-8")


@cache
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return icon ``name`` in ``colour`` (``#rrggbb``), ``size`` logical pixels square."""
    real = round(size * ratio)
    made = QPixmap(real, real)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    data = _source(name).replace("currentColor", colour)
    QSvgRenderer(QByteArray(data.encode())).render(painter, QRectF(0, 0, real, real))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def spaced(name: str, role: str) -> QIcon:
    """Return icon ``name`` in the token ``role`` with room at its right, for before a text."""
    return QIcon(_spaced(name, role, tokens()))


# A page has dozens of buttons, each of which asks again as soon as it is dressed. Drawing its icon
# in all sizes every time took most of the time in which a page was made.
@cache
def _spaced(name: str, role: str, t: Tokens) -> QIcon:
    colours = {QIcon.Mode.Normal: role, QIcon.Mode.Disabled: "text_faint"}
    made = QIcon()
    for ratio in _RATIOS:
        for mode, token in colours.items():
            wide = QPixmap(_whole(22 * ratio), _whole(18 * ratio))
            wide.fill(Qt.GlobalColor.transparent)
            painter = QPainter(wide)
            painter.drawPixmap(0, 0, pixmap(name, getattr(t, token), _whole(18 * ratio)))
            painter.end()
            made.addPixmap(wide, mode)
    return made


def icon(
    name: str, role: str = "text", on: str | None = None, on_name: str = "", side: int = 20
) -> QIcon:
    """Return icon ``name`` in the token ``role``; checked, icon ``on_name`` in the token ``on``.

    It is drawn, not scaled, where it is shown ``side`` logical pixels wide.
    """
    return QIcon(_icon(name, role, on, on_name, side, tokens()))


@cache
def _icon(name: str, role: str, on: str | None, on_name: str, side: int, t: Tokens) -> QIcon:
    made = QIcon()
    faint = t.colour("text_faint").name()
    for size in (_whole(side * ratio) for ratio in _RATIOS):
        normal = pixmap(name, getattr(t, role), size)
        made.addPixmap(normal, QIcon.Mode.Normal, QIcon.State.Off)
        made.addPixmap(pixmap(name, faint, size), QIcon.Mode.Disabled, QIcon.State.Off)
        if on is not None:
            checked = pixmap(on_name or name, getattr(t, on), size)
            made.addPixmap(checked, QIcon.Mode.Normal, QIcon.State.On)
    return made


def _whole(pixels: float) -> int:
    """Round as Qt does: halves up."""
    return int(pixels + 0.5)
