"""Bring the translation files up to date with the texts of the window and the codes of errors.

From the top of the tree, after a text or a code has changed, and again after translating::

    python tools/translations.py
    pyside6-linguist resources/translations/acgan_CODE.ts

The English of an error is in its code, so the English file has only the texts of the window.
"""

import json
import subprocess
import tempfile
from pathlib import Path

from acgan_desktop.app import error_codes as _of_app
from acgan_desktop.core import error_codes as _of_core
from acgan_desktop.core.errors import ErrorCode
from acgan_desktop.engine import error_codes as _of_engine
from acgan_desktop.library import error_codes as _of_library
from acgan_desktop.library.training import error_codes as _of_training
from acgan_desktop.ui.i18n.language import LANGUAGES
from acgan_desktop.ui.i18n.sentences import CONTEXT

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "resources" / "translations"
MODULES = (_of_core, _of_engine, _of_library, _of_training, _of_app)


def all_codes() -> list[ErrorCode]:
    """Return the codes of all rooms."""
    enumerations = [
        each
        for module in MODULES
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, ErrorCode) and each is not ErrorCode
    ]
    return [code for each in enumerations for code in each]


def main() -> None:
    """Run Qt's tools for each language."""
    window = [str(path) for path in sorted((ROOT / "acgan_desktop" / "ui").rglob("*.py"))]
    with tempfile.TemporaryDirectory() as folder:
        errors = Path(folder) / "errors.py"
        errors.write_text(
            "".join(
                f'QT_TRANSLATE_NOOP("{CONTEXT}", {json.dumps(code.value, ensure_ascii=False)})\n'
                for code in all_codes()
            ),
            encoding="utf-8",
        )
        for language in LANGUAGES:
            texts = window if language.code == "en" else [*window, str(errors)]
            file = str(FOLDER / f"acgan_{language.code}.ts")
            command = ["pyside6-lupdate", *texts, "-no-obsolete", "-locations", "none"]
            command += ["-source-language", "en", "-target-language", language.code, "-ts", file]
            subprocess.run(command, check=True)
            subprocess.run(["pyside6-lrelease", file], check=True)


if __name__ == "__main__":
    main()
