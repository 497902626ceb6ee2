"""The look in force: dresses the program in a theme and a font, and follows the system."""

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontInfo, QGuiApplication
from PySide6.QtWidgets import QApplication

from acgan_desktop.ui.theme.style_sheet import palette, stylesheet
from acgan_desktop.ui.theme.tokens import BODY, DARK, LIGHT, Mode, Tokens, set_tokens

# What a bare Linux calls its default is rarely what it shows best; anything a person chose stays.
_PLAIN_FAMILIES = {"DejaVu Sans", "Sans Serif", "Bitstream Vera Sans", "Nimbus Sans"}
_NICER = ["Inter", "Noto Sans", "Cantarell", "Ubuntu", "Open Sans"]
_HAN = {
    "zh": ["Noto Sans CJK SC", "Microsoft YaHei UI", "PingFang SC", "Source Han Sans SC"],
    "ja": ["Noto Sans CJK JP", "Yu Gothic UI", "Hiragino Sans", "Source Han Sans JP"],
}


class Appearance(QObject):
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
        set_tokens(self.tokens)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setFont(_font(app, language))
        app.setPalette(palette(self.tokens))
        app.setStyleSheet(stylesheet(self.tokens))
        self.changed.emit()

    def _follow_system(self) -> None:
        if self.mode is Mode.SYSTEM and self._applied is not None:
            self.apply(Mode.SYSTEM, self._applied[1])


_look: Appearance | None = None


def appearance() -> Appearance:
    """Return the one look of this process; needs a QApplication."""
    global _look
    app = QCoreApplication.instance()
    if _look is None:
        _look = Appearance(app)
        _look.setObjectName("look")
    return _look


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
