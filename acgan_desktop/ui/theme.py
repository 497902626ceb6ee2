"""The look: every colour, size and duration of the window, and the style sheet made from them.

No other file writes a colour. Widgets that paint themselves read :func:`tokens` while painting.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QPalette
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
RAIL_WIDTH: Final = 80
CONTROLS_WIDTH: Final = 272
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
)

# What a bare Linux calls its default is rarely what it shows best; anything a person chose stays.
_PLAIN_FAMILIES = {"DejaVu Sans", "Sans Serif", "Bitstream Vera Sans", "Nimbus Sans"}
_NICER = ["Inter", "Noto Sans", "Cantarell", "Ubuntu", "Open Sans"]
_HAN = {
    "zh": ["Noto Sans CJK SC", "Microsoft YaHei UI", "PingFang SC", "Source Han Sans SC"],
    "ja": ["Noto Sans CJK JP", "Yu Gothic UI", "Hiragino Sans", "Source Han Sans JP"],
}


class Look(QObject):
    """The theme in force.

    Attributes:
        tokens: the colours to paint with now.
        mode: what was chosen.

    Signals:
        changed: the tokens are others than before.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tokens = LIGHT
        self.mode = Mode.SYSTEM
        self._applied: tuple[Tokens, str] | None = None
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)

    def apply(self, mode: Mode, language: str = "en") -> None:
        """Dress the whole program in ``mode``, with a font that suits ``language``."""
        self.mode = mode
        system_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        dark = mode is Mode.DARK or (mode is Mode.SYSTEM and system_dark)
        self.tokens = DARK if dark else LIGHT
        if self._applied == (self.tokens, language):
            return
        self._applied = (self.tokens, language)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setFont(_font(app, language))
        app.setPalette(_palette(self.tokens))
        app.setStyleSheet(stylesheet(self.tokens))
        self.changed.emit()

    def _follow_system(self) -> None:
        if self.mode is Mode.SYSTEM and self._applied is not None:
            self.apply(Mode.SYSTEM, self._applied[1])


_look: Look | None = None


def look() -> Look:
    """Return the one look of this process; needs a QApplication."""
    global _look
    app = QCoreApplication.instance()
    if _look is None:
        _look = Look(app)
        _look.setObjectName("look")
    return _look


def tokens() -> Tokens:
    """Return the colours to paint with now."""
    return _look.tokens if _look is not None else LIGHT


def motion_ms(duration: int = FADE_MS) -> int:
    """Return how long a movement may take: 0 where the system asks for less motion."""
    if QGuiApplication.platformName() in {"offscreen", "minimal"}:
        return 0
    hints = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)  # since Qt 6.10
    preference = getattr(accessibility() if accessibility else None, "motionPreference", None)
    if preference is not None and "Reduced" in str(preference()):
        return 0
    if not QApplication.isEffectEnabled(Qt.UIEffect.UI_General):
        return 0
    return duration


def font(size: int = BODY, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the program's font in one of its three sizes."""
    made = QFont(QGuiApplication.font())
    made.setPixelSize(size)
    made.setWeight(weight)
    return made


_system_family: str | None = None


def _font(app: QApplication, language: str) -> QFont:
    global _system_family
    if _system_family is None:
        _system_family = QFontInfo(app.font()).family()
    han = _HAN["ja" if language.startswith("ja") else "zh"]
    if _system_family in _PLAIN_FAMILIES:
        families = [*_NICER, *han, _system_family]
    else:
        families = [_system_family, *han]
    made = QFont()
    made.setFamilies(families)
    made.setPixelSize(BODY)
    return made


def _palette(t: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for name, roles in {
        "window": (role.Window,),
        "surface": (role.Base,),
        "hover": (role.AlternateBase,),
        "raised": (role.Button, role.ToolTipBase, role.Light),
        "text": (role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText),
        "text_faint": (role.PlaceholderText,),
        "line": (role.Mid, role.Midlight, role.Dark),
        "scrim": (role.Shadow,),
        "accent": (role.Highlight, role.Link, role.Accent),
        "on_accent": (role.HighlightedText,),
    }.items():
        for each in roles:
            palette.setColor(each, t.colour(name))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, t.colour("text_faint", 0.7))
    return palette


def stylesheet(t: Tokens) -> str:
    """Return the style sheet of the whole program for the tokens ``t``."""
    disabled = t.colour("text_faint", 0.55).name(QColor.NameFormat.HexArgb)
    return f"""
* {{ outline: none; }}
QWidget {{ color: {t.text}; font-size: {BODY}px; }}
QMainWindow, QDialog, #controls, #side, #rail, #status, #controlsBody {{ background: {t.window}; }}
#wallArea, #faceWall {{ background: {t.surface}; border: none; }}
#controlsScroll, #sideScroll {{ background: {t.window}; border: none; }}
#status {{ border-top: 1px solid {t.line}; }}
#status QLabel {{ color: {t.text_soft}; font-size: {SMALL}px; }}
QLabel[role="title"] {{ font-size: {TITLE}px; font-weight: 600; }}
QLabel[role="heading"] {{ font-weight: 600; }}
QLabel[role="soft"] {{ color: {t.text_soft}; }}
QLabel[role="value"] {{ font-size: {SMALL}px; }}
QLabel[role="small"] {{ color: {t.text_soft}; font-size: {SMALL}px; }}
QToolTip {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.line};
    padding: 4px 8px; font-size: {SMALL}px; }}

QPushButton {{ background: {t.raised}; border: 1px solid {t.line}; border-radius: {RADIUS}px;
    padding: 0 12px; min-height: {TARGET + 2}px; font-weight: 500; }}
QPushButton:hover {{ background: {t.hover}; }}
QPushButton:pressed {{ background: {t.sunken}; }}
QPushButton:focus {{ border: 2px solid {t.accent}; padding: 0 11px; min-height: {TARGET}px; }}
QPushButton:disabled {{ color: {disabled}; }}
QPushButton[kind="main"] {{ background: {t.accent}; border: 1px solid {t.accent};
    color: {t.on_accent}; font-weight: 600; }}
QPushButton[kind="main"]:hover {{ background: {t.accent_hover}; border-color: {t.accent_hover}; }}
QPushButton[kind="main"]:focus {{ border: 2px solid {t.text}; }}
QPushButton[kind="main"]:disabled {{ background: {t.sunken}; border-color: {t.line};
    color: {disabled}; }}
QPushButton[kind="on"] {{ background: {t.accent_wash}; border-color: {t.accent}; }}

QToolButton {{ background: transparent; border: 2px solid transparent; border-radius: {RADIUS}px;
    min-width: {TARGET}px; min-height: {TARGET}px; padding: 0; }}
QToolButton:hover {{ background: {t.hover}; }}
QToolButton:pressed {{ background: {t.sunken}; }}
QToolButton:focus {{ border-color: {t.accent}; }}
QToolButton::menu-indicator {{ image: none; }}
QToolButton[here="true"] {{ border-color: {t.accent}; }}
#rail QToolButton {{ color: {t.text_soft}; font-size: {SMALL}px; padding: 6px 0 4px 0; }}
#rail QToolButton:checked {{ color: {t.text}; background: {t.sunken}; font-weight: 600; }}

QLineEdit {{ background: {t.raised}; border: 1px solid {t.line}; border-radius: {RADIUS}px;
    padding: 0 8px; min-height: {TARGET + 2}px; selection-background-color: {t.accent};
    selection-color: {t.on_accent}; }}
QLineEdit:focus {{ border: 2px solid {t.accent}; padding: 0 7px; min-height: {TARGET}px; }}
QPlainTextEdit {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: {RADIUS}px;
    padding: 8px; font-size: {SMALL}px; selection-background-color: {t.accent};
    selection-color: {t.on_accent}; }}
QPlainTextEdit:focus {{ border: 1px solid {t.accent}; }}

QMenu {{ background: {t.raised}; border: 1px solid {t.line}; border-radius: {RADIUS}px;
    padding: 6px; }}
QMenu::item {{ padding: 7px 28px 7px 10px; border-radius: 6px; min-height: 18px; }}
QMenu::item:selected {{ background: {t.hover}; }}
QMenu::item:disabled {{ color: {t.text_soft}; font-size: {SMALL}px; }}
QMenu::indicator {{ width: 8px; height: 8px; margin-left: 10px; }}
QMenu::indicator:checked {{ background: {t.accent}; border-radius: 4px; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 6px 4px; }}

QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {t.line}; border-radius: 3px; min-height: 40px;
    margin: 3px; }}
QScrollBar::handle:vertical:hover {{ background: {t.text_faint}; }}
QScrollBar[idle="true"]::handle:vertical {{ background: transparent; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QScrollBar:horizontal {{ height: 0; }}

#toast {{ background: {t.scrim if not t.dark else t.raised}; border-radius: {RADIUS}px; }}
#toast QLabel {{ color: {t.on_scrim}; }}
#toast QPushButton {{ background: transparent; border: 1px solid transparent;
    color: {"#ff9dbd" if not t.dark else t.accent}; font-weight: 600; padding: 0 8px; }}
#toast QPushButton:focus {{ border: 1px solid {t.on_scrim}; }}
"""
