"""Takes pictures of the window, with the bundled model. Run it anywhere, no screen is needed.

The few that the README shows, and every page in every language, theme, size and scale::

    python tools/screenshots.py
    python tools/screenshots.py --all --out FOLDER
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Final

from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, QRect, QTimer
from PySide6.QtGui import QColor, QCursor, QGuiApplication, QPainter
from PySide6.QtWidgets import QWidget
from scenes import SCENES, Scene, drawn, scene, wait

from acgan_desktop.library.settings.settings import Settings
from acgan_desktop.ui.i18n.language import LANGUAGES
from acgan_desktop.ui.services.qt_application import application
from acgan_desktop.ui.services.render_service import RenderService
from acgan_desktop.ui.shell.window import Window
from acgan_desktop.ui.theme.images import pixels_of

MOST_BYTES: Final = 2_500_000
SIZES: Final = ((1280, 800), (1920, 1080))
SCALES: Final = (1, 2)
_THEMES: Final = ("light", "dark")
_SCREEN: Final = (1920, 1080)
_REST_MS: Final = 120


@dataclass(frozen=True)
class Variant:
    """How the window looks in a picture."""

    theme: str = "light"
    language: str = "en"
    size: tuple[int, int] = SIZES[0]
    scale: int = 1

    @property
    def name(self) -> str:
        """Return the variant as a part of a file's name."""
        return f"{self.language}-{self.theme}-{self.size[0]}-{self.scale}x"


@dataclass(frozen=True)
class Shot:
    """One picture of the README."""

    name: str
    scene: str
    variant: Variant = Variant()


SHOTS: Final = (
    Shot("create", "create"),
    Shot("sliders", "explore-sliders", Variant("dark")),
    Shot("blend", "blend"),
    Shot("crossings", "crossings", Variant("dark", "zh_CN")),
    Shot("favourites", "favourites", Variant("light", "ja")),
    Shot("more-like-this", "more-like-this", Variant("dark", "ja")),
    Shot("palette", "palette", Variant("light")),
)


def variants() -> list[Variant]:
    """Return every look of the window."""
    languages = [language.code for language in LANGUAGES]
    # What takes longest to change comes first.
    return [
        Variant(theme, language, size, scale)
        for scale, size, theme, language in product(SCALES, SIZES, _THEMES, languages)
    ]


def take(shot: Shot, out: Path, model: Path | None) -> Path:
    """Write one picture for the README, as WebP below ``out``."""
    path = out / f"{shot.name}.webp"
    for picture in pictures(scene(shot.scene), [shot.variant], model):
        picture.save(path, quality=88, method=6)
    return path


def pictures(what: Scene, looks: list[Variant], model: Path | None) -> Iterator[Image.Image]:
    """Play a scene in a fresh window of a fresh home, and yield a picture for each of ``looks``."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["ACGAN_HOME"] = home
        yield from _played(what, looks, model)


def _played(what: Scene, looks: list[Variant], model: Path | None) -> Iterator[Image.Image]:
    window = _window(looks[0], model)
    what.act(window)
    for look in looks:
        _dress(window, look)
        _rest()
        dialog = what.again(window)
        _rest()
        wait(lambda: drawn(window))
        window.toast.hide()
        _rest()
        yield _picture(window, dialog)
        if dialog is not None:
            dialog.close()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _window(look: Variant, model: Path | None) -> Window:
    settings = Settings.model_validate(
        {"theme": look.theme, "language": look.language, "less_motion": True}
    )
    window = Window(RenderService(), settings)
    _place(window, look)
    window.show()
    window.start(model)
    wait(lambda: window.context.favourites_cache is not None and drawn(window))
    return window


def _dress(window: Window, look: Variant) -> None:
    _place(window, look)
    if window.context.settings.theme != look.theme:
        window.set_theme(look.theme)
    if window.context.settings.language != look.language:
        window.set_language(look.language)


def _place(window: Window, look: Variant) -> None:
    """Put the window on the screen with the right scale, and the pointer out of the way."""
    screens = [each for each in QGuiApplication.screens() if each.devicePixelRatio() == look.scale]
    if not screens:
        raise SystemExit(f"There is no screen with {look.scale} pixels to a point.")
    window.setGeometry(QRect(screens[0].geometry().topLeft(), window.size()))
    window.resize(*look.size)
    # A pointer that happens to rest on a button would light it up.
    QCursor.setPos(window.mapToGlobal(QPoint(look.size[0] // 2, look.size[1] - 4)))


def _picture(window: Window, dialog: QWidget | None) -> Image.Image:
    """Return what the window shows, with the dialog that lies over it."""
    image = window.grab().toImage()
    if dialog is not None:
        over = dialog.grab()
        painter = QPainter(image)
        painter.fillRect(image.rect(), QColor(0, 0, 0, 90))
        size = over.deviceIndependentSize()
        painter.drawPixmap(
            round((window.width() - size.width()) / 2),
            round((window.height() - size.height()) / 2),
            over,
        )
        painter.end()
    return Image.fromarray(pixels_of(image))


def _rest() -> None:
    """Let what is still under way come to rest."""
    loop = QEventLoop()
    QTimer.singleShot(_REST_MS, loop.quit)
    loop.exec()


def _screens(folder: Path) -> None:
    """Use two screens that are not there, of which one has two pixels to a point."""
    screens = [
        {
            "name": f"{scale} to 1",
            "x": place * 2 * _SCREEN[0],
            "y": 0,
            "width": _SCREEN[0] * scale,
            "height": _SCREEN[1] * scale,
            "logicalDpi": 96 * scale,
            "logicalBaseDpi": 96,
            "dpr": 1,
        }
        for place, scale in enumerate(SCALES)
    ]
    path = folder / "screens.json"
    path.write_text(json.dumps({"screens": screens}), "utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={path}"


def _take_all(out: Path, model: Path | None, only: str) -> None:
    looks = variants()
    for what in SCENES:
        if what.name.startswith(only):
            for look, picture in zip(looks, pictures(what, looks, model), strict=True):
                picture.save(out / f"{what.name}-{look.name}.webp", quality=85, method=0)
            print(what.name, flush=True)


def _take_shots(out: Path, model: Path | None, only: str) -> int:
    taken = [take(shot, out, model) for shot in SHOTS if shot.name.startswith(only)]
    sizes = {path: path.stat().st_size for path in taken}
    for path, size in sizes.items():
        print(path, f"{size / 1000:.0f} kB")
    total = sum(sizes.values())
    if total > MOST_BYTES:
        print(f"The pictures take {total} bytes, more than {MOST_BYTES}.", file=sys.stderr)
        return 1
    return 0


def main() -> int:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description="Takes pictures of the window.")
    parser.add_argument("--out", type=Path, default=Path("docs/screenshots"))
    parser.add_argument("--all", action="store_true", help="every page in every look")
    parser.add_argument("--model", type=Path, help="another model than the bundled one")
    parser.add_argument("--only", default="", help="only pictures whose names begin like this")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        _screens(Path(folder))
        application()
        if arguments.all:
            _take_all(arguments.out, arguments.model, arguments.only)
            return 0
        return _take_shots(arguments.out, arguments.model, arguments.only)


if __name__ == "__main__":
    sys.exit(main())
