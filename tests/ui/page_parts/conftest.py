"""A context without a window, for dialogs that save."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from finishing_support import FakeFinisher
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from saving_support import Place
from ui_support import FakeBackend, manifest, wait_until

from acgan_desktop.library.pictures.finishing import Finisher
from acgan_desktop.library.settings.settings import Settings
from acgan_desktop.ui.i18n import language
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.services.finishing_service import FinishingService
from acgan_desktop.ui.services.render_service import RenderService

SWITCH: Final = {"name": "plain_background", "classes": ["no", "yes"], "shares": [0.5, 0.5]}


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Place]:
    """What a dialog needs; ``request.param`` says whether the model knows plain backgrounds."""
    from acgan_desktop.ui.services.qt_application import application

    application()
    language.install("en")  # for plurals
    base = manifest()
    known = [each.model_dump(mode="json") for each in base.attributes]
    about = manifest(attributes=[*known, SWITCH]) if getattr(request, "param", False) else base
    backend, finisher = FakeBackend(about), FakeFinisher()
    context = AppContext(RenderService(backend), Settings(save_folder=str(tmp_path)))

    def open_finisher(_: object) -> Finisher:
        return finisher

    context.finishing.shut_down()
    context.finishing = FinishingService(context.settings, open_finisher, context)
    made = Place(context, backend, finisher)
    context.said.connect(lambda text, *_: made.said.append(text))
    context.failed.connect(made.failures.append)
    context.open_model(None)
    wait_until(qtbot, lambda: context.opened is not None)
    yield made
    finisher.gate.set()
    for dialog in list(made.dialogs):
        dialog.done(0)
    made.close()
    for dialog in list(made.dialogs):
        dialog.deleteLater()
    context.deleteLater()
    QApplication.processEvents()
