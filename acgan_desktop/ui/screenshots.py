"""Takes the pictures of the window that the README shows, with the bundled model.

Run it anywhere, no screen is needed::

    python -m acgan_desktop.ui.screenshots --out docs/screenshots
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QEventLoop, QPoint, QTimer
from PySide6.QtGui import QCursor

from acgan_desktop.engine.wishes import candidates
from acgan_desktop.library.settings import Settings
from acgan_desktop.ui.app import application
from acgan_desktop.ui.first_start import FirstStart
from acgan_desktop.ui.images import pixels_of
from acgan_desktop.ui.page_table import PAGES
from acgan_desktop.ui.pages.blend import BlendPage
from acgan_desktop.ui.pages.explore import ExplorePage
from acgan_desktop.ui.pages.favourites import FavouritesPage
from acgan_desktop.ui.pages.models import ModelsPage
from acgan_desktop.ui.service import RenderService
from acgan_desktop.ui.window import Window

MOST_BYTES = 4 * 1024 * 1024
_PATIENCE_MS = 60_000


@dataclass(frozen=True)
class Shot:
    """One picture: how the window looks, and what is done before it is taken."""

    name: str
    act: Callable[[Window], None]
    theme: str = "light"
    language: str = "en"
    size: tuple[int, int] = (1280, 800)


def take(shot: Shot, out: Path, model: Path | None) -> Path:
    """Open a window, act, and save what it shows as WebP below ``out``."""
    settings = Settings.model_validate({"theme": shot.theme, "language": shot.language})
    QCursor.setPos(shot.size[0] // 2, shot.size[1] - 4)
    window = Window(RenderService(), settings)
    window.resize(*shot.size)
    window.show()
    window.start(model)
    _wait(lambda: window.desk.shelf is not None and _drawn(window))
    # A pointer that happens to rest on a button would light it up.
    QCursor.setPos(window.mapToGlobal(QPoint(window.width() // 2, window.height() - 4)))
    shot.act(window)
    _wait(lambda: _drawn(window))
    _rest()
    image = window.grab().toImage()
    window.close()
    window.deleteLater()
    path = out / f"{shot.name}.webp"
    Image.fromarray(pixels_of(image)).save(path, quality=90, method=6)
    return path


def _drawn(window: Window) -> bool:
    page = window.create_page
    return window.desk.service.activity[0] == "idle" and not page.faces.missing(
        page.wall.visible_rows()
    )


def _wish(window: Window, row: int, **wish: str) -> None:
    """Ask for the classes in ``wish`` as far as the model knows them, and choose ``row``."""
    controls = window.create_page.wishes.attributes.controls
    for name, value in wish.items():
        if name in controls and value in controls[name].attribute.classes:
            controls[name].choice(value).click()
    window.create_page.wall.choose(row)
    _wait(lambda: _drawn(window))


def _create(window: Window) -> None:
    _wish(window, 5)


def _pink(window: Window) -> None:
    _wish(window, 2, hair_color="pink")


def _trail(window: Window) -> None:
    _wish(window, 3, hair_color="blue")
    for row in (4, 6):
        window.create_page.more_like_this()
        window.create_page.wall.choose(row)
        _wait(lambda: _drawn(window))


def _favourites(window: Window) -> None:
    create = window.create_page
    for row in range(11):
        create.wall.choose(row)
        avatar = create.faces.avatar(row)
        assert avatar is not None
        if not window.desk.is_kept(avatar):
            create.keep.toggle()
            _wait(partial(window.desk.is_kept, avatar))
    window.toast.hide()
    window.show_page("favourites")
    page = window.page("favourites")
    assert isinstance(page, FavouritesPage)
    page.wall.choose(4)


def _explore(window: Window) -> None:
    window.show_page("explore")
    page = window.page("explore")
    assert isinstance(page, ExplorePage)
    _wait(lambda: _mapped(page))


def _explore_pink(window: Window) -> None:
    _explore(window)
    page = window.page("explore")
    assert isinstance(page, ExplorePage)
    controls = page.wishes.attributes.controls
    if "hair_color" in controls and "pink" in controls["hair_color"].attribute.classes:
        controls["hair_color"].choice("pink").click()
    page.view.zoom(1)
    page.view.walk(1, 1)
    _wait(lambda: _mapped(page))


def _explore_favourites(window: Window) -> None:
    _favourites(window)
    assert window.desk.shelf is not None
    window.desk.explore([item.avatar for item in window.desk.shelf.items[3:7]])
    page = window.page("explore")
    assert isinstance(page, ExplorePage)
    _wait(lambda: _mapped(page))


def _mapped(page: ExplorePage) -> bool:
    tiles = page.view.tiles
    return all(tiles.is_fresh(key) for key in page.view.in_view())


def _blend(window: Window) -> None:
    manifest = window.desk.manifest
    assert manifest is not None
    window.desk.blend(candidates(manifest, {}, 7, 0, 5, manifest.truncation.default))
    page = window.page("blend")
    assert isinstance(page, BlendPage)
    page.stage.playback.pause()
    _wait(lambda: len(page.stage.feed.cache) == page.stage.feed.cache.count)
    page.stage.go_to(0.3)


def _crossings(window: Window) -> None:
    _blend(window)
    page = window.page("blend")
    assert isinstance(page, BlendPage)
    page.other_mode()
    page.crossings.grid.choose(1, 2)
    _wait(lambda: window.desk.service.activity[0] == "idle")


def _models(window: Window) -> None:
    window.show_page("models")
    page = window.page("models")
    assert isinstance(page, ModelsPage)
    _wait(lambda: bool(page.sheet.images()))


def _palette(window: Window) -> None:
    _wish(window, 5)
    window.palette_commands.open()
    palette = window.palette_commands.palette
    _wait(lambda: len(window.pages) == len(PAGES))
    palette.field.setText("face")


def _seen(window: Window) -> None:
    create = window.create_page
    for seed, rows in ((5, 3), (9, 2), (12, 5)):
        create.set_seed(seed)
        _wait(lambda: _drawn(window))
        for row in range(rows):
            create.wall.choose(row)
            window.desk.sitting.take_in()
    window.drawer.toggle()


def _welcome(window: Window) -> None:
    page = FirstStart(window).page
    _wait(lambda: len(page.faces) > 0 and not page.faces.missing(range(len(page.faces))))


SHOTS = (
    Shot("welcome", _welcome),
    Shot("palette", _palette, theme="dark"),
    Shot("seen", _seen),
    Shot("create-light", _create),
    Shot("create-dark", _pink, theme="dark"),
    Shot("more-like-this", _trail, theme="dark", language="ja"),
    Shot("explore", _explore),
    Shot("explore-dark", _explore_pink, theme="dark", language="ja", size=(1920, 1080)),
    Shot("explore-favourites", _explore_favourites, language="zh_CN"),
    Shot("blend", _blend),
    Shot("crossings", _crossings, theme="dark"),
    Shot("favourites", _favourites, language="zh_CN"),
    Shot("models", _models),
    Shot("models-dark", _models, theme="dark", language="zh_CN", size=(1920, 1080)),
    Shot("create-large", _pink, size=(1920, 1080)),
)


def _wait(done: Callable[[], bool]) -> None:
    """Let the window work until ``done``."""
    loop, look_again, patience = QEventLoop(), QTimer(interval=10), QTimer(singleShot=True)
    look_again.timeout.connect(lambda: loop.quit() if done() else None)
    patience.timeout.connect(loop.quit)
    look_again.start()
    patience.start(_PATIENCE_MS)
    loop.exec()
    if not patience.isActive():
        raise SystemExit("The window did not finish drawing.")


def _rest() -> None:
    """Let everything that is still under way come to rest."""
    loop = QEventLoop()
    QTimer.singleShot(300, loop.quit)
    loop.exec()


def main() -> int:
    """Take all pictures."""
    parser = argparse.ArgumentParser(description="Takes the README's pictures of the window.")
    parser.add_argument("--out", type=Path, default=Path("docs/screenshots"))
    parser.add_argument("--model", type=Path, help="another model than the bundled one")
    parser.add_argument("--only", default="", help="only pictures whose names begin like this")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    arguments.out.mkdir(parents=True, exist_ok=True)
    application()
    written = []
    with tempfile.TemporaryDirectory() as home:
        os.environ["ACGAN_HOME"] = home
        for shot in SHOTS:
            if not shot.name.startswith(arguments.only):
                continue
            written.append(take(shot, arguments.out, arguments.model))
            print(written[-1], f"{written[-1].stat().st_size / 1024:.0f} KiB")
    total = sum(path.stat().st_size for path in written)
    if total > MOST_BYTES:
        print(f"The pictures take {total} bytes, more than {MOST_BYTES}.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
