"""Languages: finding, installing and switching translations without a restart.

After a text has changed, run ``tools/translations.py``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLibraryInfo, QLocale, QTranslator


@dataclass(frozen=True)
class Language:
    """One language of the program: its code, and its name in itself."""

    code: str
    name: str


LANGUAGES: Final = (
    Language("en", "English"),
    Language("zh_CN", "简体中文"),
    Language("ja", "日本語"),
)
SYSTEM: Final = "system"
QT_WORDS: Final = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
)
"""What Qt's own translations lack of its file dialog in Chinese and Japanese."""
_TRADITIONAL: Final = frozenset({"Hant", "TW", "HK", "MO"})

_installed: list[QTranslator] = []
_contents: list[bytes] = []  # QTranslator reads the bytes where they lie: they must stay alive
_current = "en"


def resolve(choice: str) -> str:
    """Return the code of the language that ``choice`` ("system" or a code) means here."""
    if choice in {language.code for language in LANGUAGES}:
        return choice
    return nearest(QLocale.system().uiLanguages() if choice == SYSTEM else [choice])


def nearest(wanted: Sequence[str]) -> str:
    """Return the code of the first language in ``wanted`` that the program speaks, or "en".

    Who reads Traditional Chinese ("zh_TW", "zh-Hant-HK") never gets Simplified without asking.
    """
    for name in wanted:
        first, *rest = name.replace("-", "_").split("_")
        if first == "zh" and "Hans" not in rest and _TRADITIONAL.intersection(rest):
            continue
        for language in LANGUAGES:
            if first == language.code.split("_")[0]:
                return language.code
    return "en"


def current() -> str:
    """Return the code of the language in force."""
    return _current


def install(choice: str) -> str:
    """Switch the program to ``choice`` and return the code of the language in force.

    Every widget is told through ``QEvent.LanguageChange``.
    """
    global _current
    code = resolve(choice)
    app = QCoreApplication.instance()
    assert app is not None
    for translator in _installed:
        app.removeTranslator(translator)
    _installed.clear()
    _contents.clear()
    _current = code
    QLocale.setDefault(QLocale(code))
    # Qt's own words (the buttons of its dialogs) first: what is installed last is asked first.
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    theirs = QTranslator(app)
    if theirs.load(f"qtbase_{code}", folder):
        _install(app, theirs)
    file = files("acgan_resources").joinpath("translations", f"acgan_{code}.qm")
    if file.is_file():
        content = file.read_bytes()
        ours = QTranslator(app)
        if ours.load(content):
            _contents.append(content)
            _install(app, ours)
    return code


def is_installed() -> bool:
    """Say whether a language was installed in this program's QApplication."""
    return bool(_installed)


def _install(app: QCoreApplication, translator: QTranslator) -> None:
    app.installTranslator(translator)
    _installed.append(translator)
