"""The render service: newest first, stale dropped, one path for errors, a clean end."""

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from ui_support import PATIENCE_MS, FakeBackend, FakeDevice, colour_of, manifest, wait_until

from acgan_desktop.app.failure import Failure
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.wishes import candidates
from acgan_desktop.ui.services.render_service import RenderService
from acgan_desktop.ui.services.render_worker import FIRST_CHUNK, Pictures


class Listener:
    """Collects what the service says."""

    def __init__(self, service: RenderService) -> None:
        self.pictures: list[Pictures] = []
        self.failures: list[Failure] = []
        self.activities: list[tuple[str, int]] = []
        service.arrived.connect(self.pictures.append)
        service.failed.connect(self.failures.append)
        service.activity_changed.connect(lambda *now: self.activities.append(now))

    def keys(self, generation: int) -> list[object]:
        return [
            key
            for pictures in self.pictures
            if pictures.generation == generation
            for key in pictures.keys
        ]


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
        service.ask("in view", 1, second)

    service.opened.connect(lambda _: service.ask("behind it", 1, first))
    service.opened.connect(lambda _: ask_late())
    open_and_wait(qtbot, service)
    wait_until(qtbot, lambda: len(backend.renderer.asked) == 2)
    assert backend.renderer.asked == [[avatar for _, avatar in them] for them in (second, first)]


def test_pictures_arrive_for_every_key_in_order(
    qtbot: QtBot, service: RenderService, backend: FakeBackend
) -> None:
    heard = Listener(service)
    open_and_wait(qtbot, service)
    pairs = wanted(40)
    service.ask("wall", 1, pairs)
    wait_until(qtbot, lambda: len(heard.keys(1)) == 40)
    assert heard.keys(1) == list(range(40))
    for pictures in heard.pictures:
        for key, pixels in zip(pictures.keys, pictures.pixels, strict=True):
            assert isinstance(key, int)
            np.testing.assert_array_equal(pixels, colour_of(pairs[key][1]))
    assert service.activity == ("idle", 0)


def test_every_request_begins_with_a_small_portion(
    qtbot: QtBot, service: RenderService, backend: FakeBackend
) -> None:
    heard = Listener(service)
    open_and_wait(qtbot, service)
    for generation in (1, 2, 3):  # by the second, the worker knows how quick it is
        drawn = len(backend.renderer.asked)
        service.ask("wall", generation, wanted(40, generation))
        wait_until(qtbot, lambda generation=generation: len(heard.keys(generation)) == 40)  # type: ignore[misc]
        assert 1 <= len(backend.renderer.asked[drawn]) <= FIRST_CHUNK
    assert max(count for _, count in heard.activities) == 40


def test_requests_made_while_the_model_opens_are_served(
    qtbot: QtBot, service: RenderService
) -> None:
    heard = Listener(service)
    service.open_model(None)
    service.ask("wall", 1, wanted(3))
    wait_until(qtbot, lambda: len(heard.keys(1)) == 3)


def test_the_newest_request_wins(
    qtbot: QtBot, service: RenderService, backend: FakeBackend
) -> None:
    heard = Listener(service)
    open_and_wait(qtbot, service)
    backend.renderer.gate.clear()
    service.ask("wall", 1, wanted(20, seed=1))
    assert backend.renderer.entered.wait(10)
    for generation in range(2, 30):
        service.ask("wall", generation, wanted(20, seed=generation))
    backend.renderer.gate.set()
    wait_until(qtbot, lambda: len(heard.keys(29)) == 20)
    assert {pictures.generation for pictures in heard.pictures} == {29}


def test_a_stale_chunk_is_cancelled(
    qtbot: QtBot, service: RenderService, backend: FakeBackend
) -> None:
    heard = Listener(service)
    open_and_wait(qtbot, service)
    backend.renderer.gate.clear()
    service.ask("wall", 1, wanted(4))
    assert backend.renderer.entered.wait(10)
    service.ask("wall", 2, wanted(4, seed=2))
    wait_until(qtbot, lambda: backend.renderer.cancelled_calls == 1)
    backend.renderer.gate.set()
    wait_until(qtbot, lambda: len(heard.keys(2)) == 4)
    assert not heard.failures
    assert not heard.keys(1)


def test_the_channel_asked_last_comes_first(
    qtbot: QtBot, service: RenderService, backend: FakeBackend
) -> None:
    heard = Listener(service)
    open_and_wait(qtbot, service)
    backend.renderer.gate.clear()
    service.ask("wall", 1, wanted(40))
    assert backend.renderer.entered.wait(10)
    service.ask("portrait", 7, wanted(1, seed=9))
    backend.renderer.gate.set()
    wait_until(qtbot, lambda: len(heard.keys(1)) == 40 and len(heard.keys(7)) == 1)
    # One chunk was on its way already; nothing else may come before the newest.
    assert [pictures.channel for pictures in heard.pictures].index("portrait") == 1


def test_asking_again_in_one_generation_draws_nothing_twice(
    qtbot: QtBot, service: RenderService, backend: FakeBackend
) -> None:
    heard = Listener(service)
    open_and_wait(qtbot, service)
    backend.renderer.gate.clear()
    pairs = wanted(12)
    service.ask("wall", 1, pairs)
    assert backend.renderer.entered.wait(10)
    service.ask("wall", 1, pairs)
    backend.renderer.gate.set()
    wait_until(qtbot, lambda: len(heard.keys(1)) == 12)
    assert sorted(heard.keys(1)) == list(range(12))  # type: ignore[type-var]
    assert sum(len(call) for call in backend.renderer.asked) == 12


def test_errors_of_rendering_come_through_one_signal(
    qtbot: QtBot, service: RenderService, backend: FakeBackend
) -> None:
    heard = Listener(service)
    open_and_wait(qtbot, service)
    backend.renderer.error = RuntimeError("the pencil broke")
    service.ask("wall", 1, wanted(40))
    wait_until(qtbot, lambda: len(heard.failures) == 1)
    assert "the pencil broke" in heard.failures[0].details
    assert not heard.failures[0].expected
    wait_until(qtbot, lambda: service.activity == ("idle", 0))
    backend.renderer.error = None
    service.ask("wall", 2, wanted(2))
    wait_until(qtbot, lambda: len(heard.keys(2)) == 2)


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
    heard = Listener(service)
    open_and_wait(qtbot, service)
    backend.renderer.gate.clear()
    service.ask("wall", 1, wanted(4))
    assert backend.renderer.entered.wait(10)
    old, backend.renderer = backend.renderer, FakeBackend().renderer
    open_and_wait(qtbot, service)
    assert old.closed
    service.ask("wall", 1, wanted(1))
    wait_until(qtbot, lambda: len(heard.keys(1)) == 1)
    old.gate.set()


def test_closing_during_work_ends_the_thread(qtbot: QtBot, backend: FakeBackend) -> None:
    service = RenderService(backend)
    open_and_wait(qtbot, service)
    backend.renderer.gate.clear()
    service.ask("wall", 1, wanted(500))
    assert backend.renderer.entered.wait(10)
    assert service.shut_down()
    assert not service.is_running
    assert backend.renderer.closed
    service.ask("wall", 2, wanted(1))  # too late: nothing happens
    assert service.shut_down()


def test_drawing_happens_on_one_other_thread(
    qtbot: QtBot, service: RenderService, backend: FakeBackend
) -> None:
    import threading

    heard = Listener(service)
    open_and_wait(qtbot, service)
    service.ask("wall", 1, wanted(10))
    wait_until(qtbot, lambda: len(heard.keys(1)) == 10)
    assert len(backend.renderer.threads) == 1
    assert threading.get_ident() not in backend.renderer.threads


def test_a_change_of_the_device_is_told_once(
    qtbot: QtBot, service: RenderService, backend: FakeBackend
) -> None:
    heard = Listener(service)
    devices: list[FakeDevice] = []
    service.device_changed.connect(devices.append)
    open_and_wait(qtbot, service)
    service.ask("wall", 1, wanted(3))
    wait_until(qtbot, lambda: len(heard.keys(1)) == 3)
    assert devices == []
    backend.renderer.runs_on = FakeDevice("Stone", "Paper tore.")
    service.ask("wall", 2, wanted(40))
    wait_until(qtbot, lambda: len(heard.keys(2)) == 40)
    assert devices == [FakeDevice("Stone", "Paper tore.")]
