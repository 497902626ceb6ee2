"""What the tests of the Blend page share: a page with faces on it."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from ui_support import (
    wait_for_wall,
    wait_until,
)

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.latent.blend import Blend
from acgan_desktop.engine.latent.wishes import candidates
from acgan_desktop.ui.blend.blend_page import BlendPage
from acgan_desktop.ui.shell.window import Window

LEFT = Qt.MouseButton.LeftButton


CTRL = Qt.KeyboardModifier.ControlModifier


SHIFT = Qt.KeyboardModifier.ShiftModifier


def open_page(qtbot: QtBot, window: Window) -> BlendPage:
    wait_for_wall(qtbot, window.create_page, 4)
    qtbot.mouseClick(window.rail.buttons["blend"], LEFT)
    page = window.page("blend")
    assert isinstance(page, BlendPage)
    return page


def blended(qtbot: QtBot, window: Window, count: int = 3) -> BlendPage:
    page = open_page(qtbot, window)
    assert window.context.manifest is not None
    window.context.blend(candidates(window.context.manifest, {}, 5, 0, count, 0.7))
    page.stage.playback.pause()
    wait_until(qtbot, lambda: drawn(page))
    return page


def drawn(page: BlendPage) -> bool:
    cache = page.stage.feed.cache
    return len(cache) == cache.count and all(tile.image() for tile in page.strip.film.tiles)


def keys(page: BlendPage) -> tuple[Avatar, ...]:
    return page.stories.now.keyframes


def blend_of(window: Window, page: BlendPage) -> Blend:
    """Return what the page's story draws on the window's model."""
    assert window.context.manifest is not None
    return page.stories.now.blend(window.context.manifest)
