"""The render service: newest first, stale dropped, one path for errors, a clean end."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from pytestqt.qtbot import QtBot
from ui_support import PATIENCE_MS, FakeBackend, FakeDevice, colour_of, manifest, wait_until

from acgan_desktop.app.failure import Failure
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.wishes import candidates
from acgan_desktop.engine.runtime.renderer import DrawnFace
from acgan_desktop.ui.services.drawing import FIRST_CHUNK, DrawOperation
from acgan_desktop.ui.services.render_service import RenderService


class Requester:
    """Asks for pictures and collects its own answers.

    Attributes:
        answers: what was drawn at a time, as pairs of (request, number) and pixels.
        failures: what went wrong.
        log: the names of all who share it, in the order in which they were answered.
    """

    def __init__(
        self, service: RenderService, name: str = "wall", log: list[str] | None = None
    ) -> None:
        self.answers: list[list[tuple[tuple[int, int], NDArray[np.uint8]]]] = []
        self.failures: list[Exception] = []
        self.log = log if log is not None else []
        self._name, self._request = name, 0
        self._operation = service.operation(self._take, self.failures.append)

    def _take(self, drawn: Sequence[tuple[tuple[int, int], DrawnFace]]) -> None:
        self.answers.append([(key, face.pixels) for key, face in drawn])
        self.log.append(self._name)

    def ask(self, request: int, pairs: Sequence[tuple[int, Avatar]]) -> None:
        """Ask once more, or for something else if the number is another."""
        if request != self._request:
            self._request = request
            self._operation.cancel()
        self._operation.ask([((request, key), avatar) for key, avatar in pairs])

    def cancel(self) -> None:
        self._operation.cancel()

    def keys(self, request: int) -> list[int]:
        found = (key for answer in self.answers for key, _ in answer)
        return [number for asked, number in found if asked == request]


@pytest.fixture
def backend() -> FakeBackend:
    return FakeBackend()


@pytest.fixture
def service(qapp: object, backend: FakeBackend) -> Iterator[RenderService]:
    made = RenderService(backend)
    yield made
    backend.renderer.gate.set()
    assert made.shut_down()
    assert not made.is_running


def open_and_wait(qtbot: QtBot, service: RenderService) -> None:
    with qtbot.waitSignal(service.opened, timeout=PATIENCE_MS):
        service.open_model(None)


def wanted(count: int, seed: int = 1) -> list[tuple[int, Avatar]]:
    return list(enumerate(candidates(manifest(), {}, seed, 0, count, 0.7)))


def test_nothing_is_drawn_before_all_who_hear_of_a_model_have_asked(
    qtbot: QtBot, service: RenderService, backend: FakeBackend
) -> None:
    first, second = wanted(4), wanted(4, seed=2)

    def ask_late() -> None:
        time.sleep(0.1)  # time enough for the render thread to draw what was asked for before
        in_view.ask(1, second)

    in_view, behind_it = Requester(service), Requester(service)
    service.opened.connect(lambda _: behind_it.ask(1, first))
    service.opened.connect(lambda _: ask_late())
    open_and_wait(qtbot, service)
    wait_until(qtbot, lambda: len(backend.renderer.asked) == 2)
    assert backend.renderer.asked == [[avatar for _, avatar in them] for them in (second, first)]


def test_pictures_arrive_for_every_key_in_order(
    qtbot: QtBot, service: RenderService, backend: FakeBackend
) -> None:
    wall = Requester(service)
    open_and_wait(qtbot, service)
    pairs = wanted(40)
    wall.ask(1, pairs)
    wait_until(qtbot, lambda: len(wall.keys(1)) == 40)
    assert wall.keys(1) == list(range(40))
    for answer in wall.answers:
        for (_, number), pixels in answer:
            np.testing.assert_array_equal(pixels, colour_of(pairs[number][1]))
    assert service.activity == ("idle", 0)


def test_every_request_begins_with_a_small_portion(
    qtbot: QtBot, service: RenderService, backend: FakeBackend
) -> None:
    wall = Requester(service)
    activities: list[tuple[str, int]] = []
    service.activity_changed.connect(lambda *now: activities.append(now))
    open_and_wait(qtbot, service)
    for generation in (1, 2, 3):  # by the second, the worker knows how quick it is
        drawn = len(backend.renderer.asked)
        wall.ask(generation, wanted(40, generation))
        wait_until(qtbot, lambda generation=generation: len(wall.keys(generation)) == 40)  # type: ignore[misc]
        assert 1 <= len(backend.renderer.asked[drawn]) <= FIRST_CHUNK
    assert max(count for _, count in activities) == 40


def test_requests_made_while_the_model_opens_are_served(
    qtbot: QtBot, service: RenderService
) -> None:
    wall = Requester(service)
    service.open_model(None)
    wall.ask(1, wanted(3))
    wait_until(qtbot, lambda: len(wall.keys(1)) == 3)


def test_the_newest_request_wins(
    qtbot: QtBot, service: RenderService, backend: FakeBackend
) -> None:
    wall = Requester(service)
    open_and_wait(qtbot, service)
    backend.renderer.gate.clear()
    wall.ask(1, wanted(20, seed=1))
    assert backend.renderer.entered.wait(10)
    for generation in range(2, 30):
        wall.ask(generation, wanted(20, seed=generation))
    backend.renderer.gate.set()
    wait_until(qtbot, lambda: len(wall.keys(29)) == 20)
    assert {request for answer in wall.answers for (request, _), _ in answer} == {29}


def test_a_stale_chunk_is_cancelled(
    qtbot: QtBot, service: RenderService, backend: FakeBackend
) -> None:
    wall = Requester(service)
    open_and_wait(qtbot, service)
    backend.renderer.gate.clear()
    wall.ask(1, wanted(4))
    assert backend.renderer.entered.wait(10)
    wall.ask(2, wanted(4, seed=2))
    wait_until(qtbot, lambda: backend.renderer.cancelled_calls == 1)
    backend.renderer.gate.set()
    wait_until(qtbot, lambda: len(wall.keys(2)) == 4)
    assert not wall.failures
    assert not wall.keys(1)


def test_the_channel_asked_last_comes_first(
    qtbot: QtBot, service: RenderService, backend: FakeBackend
) -> None:
    wall = Requester(service)
    portrait = Requester(service, "portrait", wall.log)
    open_and_wait(qtbot, service)
    backend.renderer.gate.clear()
    wall.ask(1, wanted(40))
    assert backend.renderer.entered.wait(10)
    portrait.ask(7, wanted(1, seed=9))
    backend.renderer.gate.set()
    wait_until(qtbot, lambda: len(wall.keys(1)) == 40 and len(portrait.keys(7)) == 1)
    # One chunk was on its way already; nothing else may come before the newest.
    assert wall.log.index("portrait") == 1


def test_asking_again_in_one_generation_draws_nothing_twice(
    qtbot: QtBot, service: RenderService, backend: FakeBackend
) -> None:
    wall = Requester(service)
    open_and_wait(qtbot, service)
    backend.renderer.gate.clear()
    pairs = wanted(12)
    wall.ask(1, pairs)
    assert backend.renderer.entered.wait(10)
    wall.ask(1, pairs)
    backend.renderer.gate.set()
    wait_until(qtbot, lambda: len(wall.keys(1)) == 12)
    assert sorted(wall.keys(1)) == list(range(12))
    assert sum(len(call) for call in backend.renderer.asked) == 12


def test_a_failure_reaches_who_asked_and_nobody_else(
    qtbot: QtBot, service: RenderService, backend: FakeBackend
) -> None:
    said: list[object] = []
    service.failed.connect(said.append)
    wall, portrait = Requester(service), Requester(service)
    open_and_wait(qtbot, service)
    backend.renderer.gate.clear()
    portrait.ask(1, wanted(1))
    wall.ask(1, wanted(40, seed=2))  # asked last, drawn first
    assert backend.renderer.entered.wait(10)
    backend.renderer.error = RuntimeError("the pencil broke")
    without_failures: DrawOperation[int] = service.operation(lambda _: None)
    backend.renderer.gate.set()
    wait_until(qtbot, lambda: wall.failures or portrait.failures)
    backend.renderer.error = None
    wait_until(qtbot, lambda: not service.has_work)
    failed = wall if wall.failures else portrait
    assert [str(error) for error in failed.failures] == ["the pencil broke"]
    assert said == []
    # Who takes no failures leaves them to the window.
    backend.renderer.error = RuntimeError("the paper tore")
    without_failures.ask(wanted(1))
    wait_until(qtbot, lambda: said)
    assert len(failed.failures) == 1


def test_what_is_cancelled_is_not_answered(
    qtbot: QtBot, service: RenderService, backend: FakeBackend
) -> None:
    wall, portrait = Requester(service), Requester(service)
    open_and_wait(qtbot, service)
    backend.renderer.gate.clear()
    wall.ask(1, wanted(4))
    assert backend.renderer.entered.wait(10)
    wall.cancel()
    portrait.ask(1, wanted(4, seed=2))
    backend.renderer.gate.set()
    wait_until(qtbot, lambda: len(portrait.keys(1)) == 4)
    assert wall.answers == []
    assert wall.failures == []


def test_errors_of_rendering_reach_who_asked(
    qtbot: QtBot, service: RenderService, backend: FakeBackend
) -> None:
    wall = Requester(service)
    open_and_wait(qtbot, service)
    backend.renderer.error = RuntimeError("the pencil broke")
    wall.ask(1, wanted(40))
    wait_until(qtbot, lambda: len(wall.failures) == 1)
    failure = Failure.of(wall.failures[0])
    assert "the pencil broke" in failure.details
    assert not failure.expected
    wait_until(qtbot, lambda: service.activity == ("idle", 0))
    backend.renderer.error = None
    wall.ask(2, wanted(2))
    wait_until(qtbot, lambda: len(wall.keys(2)) == 2)


def test_a_model_that_cannot_be_opened(
    qtbot: QtBot, service: RenderService, backend: FakeBackend
) -> None:
    backend.error = UserError("This is no model.")
    with qtbot.waitSignal(service.opening_failed, timeout=PATIENCE_MS) as failed:
        service.open_model(Path("nothing.onnx"))
    failure = failed.args[0]
    assert failure.sentence == "This is no model."
    assert failure.expected
    assert service.activity == ("none", 0)
    backend.error = None
    open_and_wait(qtbot, service)


def test_pictures_of_the_last_model_are_dropped(
    qtbot: QtBot, service: RenderService, backend: FakeBackend
) -> None:
    wall = Requester(service)
    open_and_wait(qtbot, service)
    backend.renderer.gate.clear()
    wall.ask(1, wanted(4))
    assert backend.renderer.entered.wait(10)
    old, backend.renderer = backend.renderer, FakeBackend().renderer
    open_and_wait(qtbot, service)
    assert old.closed
    wall.ask(1, wanted(1))
    wait_until(qtbot, lambda: len(wall.keys(1)) == 1)
    old.gate.set()


def test_closing_during_work_ends_the_thread(qtbot: QtBot, backend: FakeBackend) -> None:
    service = RenderService(backend)
    wall = Requester(service)
    open_and_wait(qtbot, service)
    backend.renderer.gate.clear()
    wall.ask(1, wanted(500))
    assert backend.renderer.entered.wait(10)
    assert service.shut_down()
    assert not service.is_running
    assert backend.renderer.closed
    wall.ask(2, wanted(1))  # too late: nothing happens
    assert service.shut_down()


def test_drawing_happens_on_one_other_thread(
    qtbot: QtBot, service: RenderService, backend: FakeBackend
) -> None:
    import threading

    wall = Requester(service)
    open_and_wait(qtbot, service)
    wall.ask(1, wanted(10))
    wait_until(qtbot, lambda: len(wall.keys(1)) == 10)
    assert len(backend.renderer.threads) == 1
    assert threading.get_ident() not in backend.renderer.threads


def test_a_change_of_the_device_is_told_once(
    qtbot: QtBot, service: RenderService, backend: FakeBackend
) -> None:
    wall = Requester(service)
    devices: list[FakeDevice] = []
    service.device_changed.connect(devices.append)
    open_and_wait(qtbot, service)
    wall.ask(1, wanted(3))
    wait_until(qtbot, lambda: len(wall.keys(1)) == 3)
    assert devices == []
    backend.renderer.runs_on = FakeDevice("Stone", "Paper tore.")
    wall.ask(2, wanted(40))
    wait_until(qtbot, lambda: len(wall.keys(2)) == 40)
    assert devices == [FakeDevice("Stone", "Paper tore.")]
