"""Models that are asked for one right after the other: each answer counts for what it answers."""

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tiny_model import tiny_manifest, write_tiny_model
from ui_support import PATIENCE_MS, FakeRenderer, OpenWindow, manifest, wait_for_wall, wait_until

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.wishes import candidates
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.engine.runtime.renderer import DrawnFace
from acgan_desktop.library.models.installed import InstalledModel, look_at
from acgan_desktop.library.settings.settings import Settings
from acgan_desktop.ui.explore.explore_page import ExplorePage
from acgan_desktop.ui.services.render_service import RenderService
from acgan_desktop.ui.shell.window import Window

FIRST = manifest()
SECOND = manifest(
    **{
        **tiny_manifest(
            name="second",
            model_id="2" * 64,
            attributes=[("hair_color", ("green", "black")), ("mood", ("calm", "wild", "shy"))],
        )
    }
)
A, B, DAMAGED = Path("a.onnx"), Path("b.onnx"), Path("damaged.onnx")


class ThreeFiles:
    """Opens two models and refuses a third; ``gate`` holds an opening while it is closed."""

    reads_files = False

    def __init__(self) -> None:
        self.gate, self.entered = threading.Event(), threading.Event()
        self.gate.set()
        self.made: list[FakeRenderer] = []

    def open(self, path: Path | None, device: str, cancelled: Callable[[], bool]) -> FakeRenderer:
        self.entered.set()
        self.gate.wait()
        if path == DAMAGED:
            raise UserError("damaged.onnx is not a usable model: it is empty.")
        self.made.append(FakeRenderer(SECOND if path == B else FIRST))
        return self.made[-1]


def is_open(window: Window, path: Path) -> bool:
    opened = window.context.opened
    return opened is not None and opened.path == path


@pytest.fixture
def backend() -> ThreeFiles:
    return ThreeFiles()


@pytest.fixture
def service(qapp: object, backend: ThreeFiles) -> Iterator[RenderService]:
    made = RenderService(backend)
    yield made
    backend.gate.set()
    assert made.shut_down()


def draws(qtbot: QtBot, service: RenderService, about: GeneratorManifest) -> bool:
    """Whether the service still draws with a model."""
    arrived: list[int] = []

    def take(drawn: Sequence[tuple[int, DrawnFace]]) -> None:
        arrived.extend(key for key, _ in drawn)

    service.operation(take).ask(list(enumerate(candidates(about, {}, 1, 0, 1, 0.7))))
    wait_until(qtbot, lambda: arrived)
    return arrived == [0]


def test_a_damaged_model_while_another_opens_leaves_the_one_that_draws(
    qtbot: QtBot, service: RenderService, backend: ThreeFiles
) -> None:
    with qtbot.waitSignal(service.opened, timeout=PATIENCE_MS):
        service.open_model(A)
    backend.entered.clear()
    backend.gate.clear()
    opened: list[object] = []
    service.opened.connect(opened.append)
    service.open_model(B)
    assert backend.entered.wait(PATIENCE_MS / 1000)
    with qtbot.waitSignal(service.opening_failed, timeout=PATIENCE_MS):
        service.open_model(DAMAGED)
        backend.gate.set()
    assert not opened
    assert [each.closed for each in backend.made] == [False, True]
    assert draws(qtbot, service, FIRST)
    assert service.activity[0] == "idle"


def test_a_model_that_opened_before_a_damaged_one_was_asked_for_is_told_of(
    qtbot: QtBot, service: RenderService, backend: ThreeFiles
) -> None:
    with qtbot.waitSignal(service.opened, timeout=PATIENCE_MS):
        service.open_model(A)
    first = backend.made[0]
    service.open_model(B)
    while not first.closed:  # and no event is taken meanwhile: nobody has heard of the second
        pass
    with qtbot.waitSignals(
        [service.opened, service.opening_failed], timeout=PATIENCE_MS, order="strict"
    ):
        service.open_model(DAMAGED)
    assert draws(qtbot, service, SECOND)


def test_the_window_goes_on_after_a_damaged_model(
    qtbot: QtBot, open_window: OpenWindow, backend: ThreeFiles
) -> None:
    window = open_window(backend, A, Settings(language="en", less_motion=True))
    wait_for_wall(qtbot, window.create_page)
    backend.entered.clear()
    backend.gate.clear()
    window.open_model(B)
    assert backend.entered.wait(PATIENCE_MS / 1000)
    window.open_model(DAMAGED)
    window.create_page.set_seed(77)
    backend.gate.set()
    wait_until(qtbot, window.error_box.isVisible)
    window.error_box.accept()
    wait_until(qtbot, lambda: window.context.service.activity[0] == "idle")
    wait_for_wall(qtbot, window.create_page)
    manifest_now = window.context.manifest
    assert manifest_now is not None
    assert manifest_now.name == FIRST.name
    assert window.context.settings.model == str(A)


def test_clicks_between_two_models_ask_only_what_the_open_one_knows(
    qtbot: QtBot, open_window: OpenWindow, backend: ThreeFiles
) -> None:
    window = open_window(backend, A, Settings(language="en", less_motion=True))
    create = window.create_page
    explore = window.page("explore")
    assert isinstance(explore, ExplorePage)
    wait_for_wall(qtbot, create)
    pages = (create, explore)

    def click_what_goes() -> None:
        for controls in before:
            for control in controls:
                control.choices()[-1].click()

    for path in (B, A, B):
        before = [list(page.wishes.attributes.controls.values()) for page in pages]
        window.context.model_opened.connect(click_what_goes)
        window.open_model(A if path == B else B)
        window.open_model(path)
        wait_until(qtbot, lambda path=path: is_open(window, path))  # type: ignore[misc]
        window.context.model_opened.disconnect(click_what_goes)
        for page in pages:
            for control in page.wishes.attributes.controls.values():
                control.choices()[-1].click()
    create.wish("hair_length", "long")
    create.wish("hair_color", "pink")
    create.wish("no such thing", None)
    explore.wishes.attributes.changed.emit("eye_color", "red")
    assert create.history.here.wish == {"hair_color": "green", "mood": "shy"}
    assert explore.asked.wish == {"hair_color": "green", "mood": "shy"}
    wait_for_wall(qtbot, create)


def test_undo_that_was_overtaken_by_another_model_is_not_mistaken_for_it(
    qtbot: QtBot, open_window: OpenWindow, backend: ThreeFiles
) -> None:
    window = open_window(backend, A, Settings(language="en", less_motion=True))
    wait_for_wall(qtbot, window.create_page)
    window.open_model(B)
    wait_until(qtbot, lambda: window.context.manifest == SECOND)
    window.context.steps.undo()
    window.open_model(None)
    wait_until(qtbot, lambda: window.context.manifest == FIRST)
    assert window.context.steps.undo_title == f"Open the model {FIRST.name}"
    window.context.steps.undo()
    wait_until(qtbot, lambda: window.context.manifest == SECOND)


def test_an_avatar_that_waits_for_its_model_does_not_take_back_another(
    qtbot: QtBot, open_window: OpenWindow, backend: ThreeFiles, acgan_home: Path
) -> None:
    window = open_window(backend, A, Settings(language="en", less_motion=True))
    wait_for_wall(qtbot, window.create_page)
    installed = acgan_home / "models" / "other.onnx"
    installed.parent.mkdir(exist_ok=True)
    write_tiny_model(installed, name="other")
    about = look_at(installed)
    assert isinstance(about, InstalledModel)
    (avatar,) = candidates(FIRST, {}, 5, 0, 1, 0.7)
    came: list[bool] = []
    done: list[None] = []
    other = avatar.model_copy(update={"model": about.manifest.model_id})
    window.context.with_model_of(other, lambda: came.append(True))
    window.open_model(B)
    window.context.background.run(lambda: None, done.append)
    wait_until(qtbot, lambda: done and window.context.manifest == SECOND)
    assert window.context.wanted == B
    assert not came
