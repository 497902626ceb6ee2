"""The look: every colour, size and duration of the window.

No other file writes a colour. Widgets that paint themselves read :func:`tokens` while painting.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication
from PySide6.QtWidgets import QApplication

# Steps of 4; most often 8 and 16.
GAP_S: Final = 4
GAP: Final = 8
GAP_M: Final = 12
GAP_L: Final = 16
GAP_XL: Final = 24
RADIUS: Final = 8
TARGET: Final = 32
"""Smallest side of anything one can click, in logical pixels."""
RAIL_WIDTH: Final = 90
CONTROLS_WIDTH: Final = 284
SMALL: Final = 12
BODY: Final = 14
TITLE: Final = 20
"""The three type sizes, in logical pixels."""
FADE_MS: Final = 160


class Mode(StrEnum):
    """What a person chose: follow the system, or always one of the two."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class Tokens:
    """The named colours of one theme, as ``#rrggbb``."""

    dark: bool
    window: str
    surface: str
    raised: str
    sunken: str
    line: str
    hover: str
    text: str
    text_soft: str
    text_faint: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_wash: str
    scrim: str
    on_scrim: str
    toast: str
    toast_step: str

    def colour(self, name: str, alpha: float = 1.0) -> QColor:
        """Return the colour called ``name``, with ``alpha`` from 0 to 1."""
        colour = QColor(getattr(self, name))
        colour.setAlphaF(alpha)
        return colour


LIGHT = Tokens(
    dark=False,
    window="#f4f4f5",
    surface="#fcfcfc",
    raised="#ffffff",
    sunken="#e9e9ec",
    line="#d9d9de",
    hover="#ebebee",
    text="#1d1d20",
    text_soft="#5d5e66",
    text_faint="#73747d",
    accent="#cc2b63",
    accent_hover="#b52457",
    on_accent="#ffffff",
    accent_wash="#fbe6ed",
    scrim="#1d1d20",
    on_scrim="#ffffff",
    toast="#1d1d20",
    toast_step="#ff9dbd",
)
DARK = Tokens(
    dark=True,
    window="#19191b",
    surface="#131314",
    raised="#29292d",
    sunken="#222225",
    line="#38383e",
    hover="#2a2a2e",
    text="#ececef",
    text_soft="#a9aab2",
    text_faint="#8d8e97",
    accent="#f4719b",
    accent_hover="#f88bae",
    on_accent="#240a14",
    accent_wash="#41232e",
    scrim="#000000",
    on_scrim="#ffffff",
    toast="#29292d",
    toast_step="#f4719b",
)

_now = LIGHT
_less_motion: bool | None = None
_colour_names = False


def tokens() -> Tokens:
    """Return the colours to paint with now."""
    return _now


def set_tokens(now: Tokens) -> None:
    """Paint with ``now`` from here on; :class:`~acgan_desktop.ui.theme.appearance.Appearance` calls
    this."""
    global _now
    _now = now


def set_less_motion(less: bool | None) -> None:
    """Move less, or not less, or (None) as the system asks."""
    global _less_motion
    _less_motion = less


def set_colour_names(shown: bool) -> None:
    """Let new swatches wear the names of their colours, or not."""
    global _colour_names
    _colour_names = shown


def colour_names() -> bool:
    """Return whether swatches wear the names of their colours."""
    return _colour_names


def motion_ms(duration: int = FADE_MS) -> int:
    """Return how long a movement may take, in ms: 0 where less motion is wanted."""
    if QGuiApplication.platformName() in {"offscreen", "minimal"}:
        return 0
    less = _system_wants_less_motion() if _less_motion is None else _less_motion
    return 0 if less else duration


def _system_wants_less_motion() -> bool:
    accessibility = getattr(QGuiApplication.styleHints(), "accessibility", None)  # since Qt 6.10
    preference = getattr(accessibility() if accessibility else None, "motionPreference", None)
    if preference is not None and "Reduced" in str(preference()):
        return True
    # Windows tells it this way in all versions; elsewhere this says nothing about a wish.
    windows = QGuiApplication.platformName() == "windows"
    return windows and not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)


def font(size: int = BODY, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the program's font in one of its three sizes."""
    made = QFont(QGuiApplication.font())
    made.setPixelSize(size)
    made.setWeight(weight)
    return made
