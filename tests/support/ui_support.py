"""What the tests of the window share: a scriptable model, and ways to wait for faces."""

import json
import threading
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tiny_model import tiny_manifest

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.user_folders import user_config
from acgan_desktop.engine.model_file.manifest import GeneratorManifest, read_manifest
from acgan_desktop.library.favourites.favourite import Favourite
from acgan_desktop.library.settings.settings import FILE_NAME, Settings
from acgan_desktop.ui.create.create_page import CreatePage
from acgan_desktop.ui.services.backend import Backend
from acgan_desktop.ui.services.render_service import RenderService
from acgan_desktop.ui.shell.window import Window

PATIENCE_MS = 40_000
LEFT = Qt.MouseButton.LeftButton


def manifest(**changes: object) -> GeneratorManifest:
    found = read_manifest(json.dumps({**tiny_manifest(), **changes}))
    assert isinstance(found, GeneratorManifest)
    return found


@dataclass
class FakeDevice:
    label: str = "Paper"
    reason: str = "Nothing else is in the drawer."


class FakeRenderer:
    """Paints each avatar in one colour made from its z and attributes.

    Attributes:
        asked: the avatars of every call.
        gate: calls wait here while it is closed.
        entered: set when a call has begun.
        error: raised by the next calls.
    """

    def __init__(self, about: GeneratorManifest) -> None:
        self.manifest = about
        self.runs_on = FakeDevice()
        self.asked: list[list[Avatar]] = []
        self.cancelled_calls = 0
        self.gate = threading.Event()
        self.gate.set()
        self.entered = threading.Event()
        self.error: Exception | None = None
        self.closed = False
        self.threads: set[int] = set()

    def render(
        self, avatars: Sequence[Avatar], *, cancelled: Callable[[], bool] | None = None
    ) -> NDArray[np.uint8]:
        self.threads.add(threading.get_ident())
        self.asked.append(list(avatars))
        self.entered.set()
        while not self.gate.wait(0.005):
            if cancelled is not None and cancelled():
                self.cancelled_calls += 1
                raise RuntimeError("cancelled")
        if self.error is not None:
            raise self.error
        return np.stack([colour_of(avatar) for avatar in avatars])

    def styles(
        self, z: ArrayLike, attributes: ArrayLike, truncation: ArrayLike
    ) -> NDArray[np.float32]:
        wide = np.concatenate(
            [np.asarray(z, np.float32), np.asarray(attributes, np.float32)], axis=1
        )
        return wide[:, None, :] * np.ones((1, self.manifest.num_styles, 1), np.float32)

    def close(self) -> None:
        self.closed = True


def colour_of(avatar: Avatar) -> NDArray[np.uint8]:
    """What :class:`FakeRenderer` paints for ``avatar``: uint8 [16, 16, 3]."""
    source = avatar.sources[0]
    mixed = abs(hash((source.z, source.attributes, source.truncation)))
    colour = [mixed % 251, mixed // 251 % 251, mixed // 63001 % 251]
    return np.full((16, 16, 3), colour, np.uint8)


class FakeBackend:
    """Opens fake models; ``error`` makes that fail."""

    reads_files = False

    def __init__(self, about: GeneratorManifest | None = None) -> None:
        self.renderer = FakeRenderer(about or manifest())
        self.error: Exception | None = None
        self.opened: list[Path | None] = []

    def open(self, path: Path | None, device: str, cancelled: Callable[[], bool]) -> FakeRenderer:
        self.opened.append(path)
        if self.error is not None:
            raise self.error
        return self.renderer


class OpenWindow:
    """Opens windows one after the other, as starting the program again would."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.windows: list[Window] = []

    def __call__(
        self,
        backend: Backend | None = None,
        model: Path | None = None,
        settings: Settings | None = None,
    ) -> Window:
        from acgan_desktop.ui.services.qt_application import application

        application()
        if settings is None and not (user_config() / FILE_NAME).exists():
            settings = Settings()  # with the first seed, where the program draws one by chance
        window = Window(RenderService(backend), settings)
        self.windows.append(window)
        window.resize(1280, 800)
        window.show()
        window.start(model)
        wait_until(self._qtbot, lambda: window.context.favourites_cache is not None)
        return window

    def close(self, window: Window) -> None:
        window.close()
        assert not window.context.service.is_running
        self.windows.remove(window)
        window.deleteLater()
        QApplication.processEvents()

    def close_all(self) -> None:
        for window in list(self.windows):
            self.close(window)


def kept_in(window: Window) -> list[Favourite]:
    """What a window keeps, newest first, as its file has it."""
    cache = window.context.favourites_cache
    assert cache is not None
    return cache.store.some(cache.seen.numbers)


def wait_until(qtbot: QtBot, done: Callable[[], object]) -> None:
    """Wait until ``done``; a busy machine may take its time."""
    qtbot.waitUntil(lambda: bool(done()), timeout=PATIENCE_MS)


def wait_for_wall(qtbot: QtBot, page: CreatePage, count: int = 16) -> None:
    """Wait until the first ``count`` faces of the wall are there and up to date."""
    wait_until(qtbot, lambda: all(page.faces.image(row) is not None for row in range(count)))


def drop(window: Window, mime: QMimeData) -> None:
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    at = QPoint(400, 300)
    with warnings.catch_warnings():  # newer versions of Qt want a QPointF, older ones refuse it
        warnings.simplefilter("ignore", DeprecationWarning)
        enter = QDragEnterEvent(at, action, mime, LEFT, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    assert window.veil.isVisible()
    event = QDropEvent(QPointF(at), action, mime, LEFT, none)
    QApplication.sendEvent(window, event)
    assert not window.veil.isVisible()


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime
