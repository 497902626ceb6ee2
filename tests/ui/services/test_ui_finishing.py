"""Finished pictures: newest first, stale ones dropped, and Lanczos where no upscaler works."""

from collections.abc import Iterator

import numpy as np
import pytest
from finishing_support import FakeFinisher
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from tiny_upscaler import enlarged
from ui_support import manifest, wait_until

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.latent.wishes import candidates
from acgan_desktop.library.pictures.finishing import Finisher, Quality
from acgan_desktop.library.settings.settings import Settings
from acgan_desktop.ui.services.finishers import Finishers, FinishingStopped
from acgan_desktop.ui.services.finishing_service import FinishedPicture, FinishingService
from acgan_desktop.ui.theme.images import image_of, pixels_of

FACES = candidates(manifest(), {}, 7, 0, 6, 0.7)


def drawn(level: int) -> QImage:
    return image_of(np.full((8, 8, 3), level, np.uint8))


class Opener:
    """Opens finishers that the test made; Lanczos where it made none."""

    def __init__(self, **finishers: Finisher) -> None:
        self.finishers = finishers
        self.opened: list[Quality] = []

    def __call__(self, quality: Quality) -> Finisher:
        self.opened.append(quality)
        return self.finishers.get(quality) or Finisher(None)


class Taken:
    """Takes what is finished."""

    def __init__(self) -> None:
        self.faces: list[Avatar] = []
        self.pictures: list[FinishedPicture] = []

    def __call__(self, avatar: Avatar, picture: FinishedPicture) -> None:
        self.faces.append(avatar)
        self.pictures.append(picture)


class Services:
    """Makes services, and ends them after the test."""

    def __init__(self) -> None:
        self.made: list[FinishingService] = []

    def __call__(self, opener: Opener, settings: Settings | None = None) -> FinishingService:
        service = FinishingService(settings or Settings(), opener)
        self.made.append(service)
        return service


@pytest.fixture
def services(qapp: object) -> Iterator[Services]:
    found = Services()
    yield found
    for service in found.made:
        service.shut_down()


def test_pictures_are_finished_and_remembered(qtbot: QtBot, services: Services) -> None:
    fast, taken = FakeFinisher(), Taken()
    opener = Opener(fast=fast)
    service = services(opener)
    operation = service.operation(taken)
    operation.ask(FACES[0], drawn(3))
    assert opener.opened == []  # nothing is opened while the first faces are drawn
    service.begin()
    wait_until(qtbot, lambda: taken.faces)
    assert taken.faces == [FACES[0]]
    expected = enlarged(np.full((8, 8, 3), 3, np.uint8))
    np.testing.assert_array_equal(pixels_of(taken.pictures[0].image), expected)
    found = service.there(FACES[0])
    assert found is taken.pictures[0]
    assert found.by is not None
    assert found.by.name == "tiny-upscaler"
    assert service.there(FACES[1]) is None
    service.turn(False)
    assert service.there(FACES[0]) is None
    operation.ask(FACES[1], drawn(4))
    service.turn(True)
    wait_until(qtbot, lambda: len(taken.faces) == 2)
    assert fast.began == [3, 4]
    assert opener.opened == ["fast"]


def test_the_newest_is_finished_first_and_stale_ones_are_dropped(
    qtbot: QtBot, services: Services
) -> None:
    fast = FakeFinisher()
    fast.gate.clear()
    service = services(Opener(fast=fast))
    service.begin()
    wait_until(qtbot, lambda: service.is_on)
    one, other = Taken(), Taken()
    mine, others = service.operation(one), service.operation(other)
    mine.ask(FACES[0], drawn(10))
    wait_until(qtbot, lambda: fast.began == [10])
    mine.ask(FACES[1], drawn(11))  # the first is stale: it is given up at once
    wait_until(qtbot, lambda: fast.began == [10, 11])
    assert fast.interrupted == 1
    others.ask(FACES[2], drawn(12))  # newer, so it goes first; the other one waits for it
    wait_until(qtbot, lambda: fast.began == [10, 11, 12])
    fast.gate.set()
    wait_until(qtbot, lambda: one.faces)
    assert other.faces == [FACES[2]]
    assert one.faces == [FACES[1]]
    assert fast.began == [10, 11, 12, 11]


def test_the_best_quality_waits_for_what_is_live(qtbot: QtBot, services: Services) -> None:
    fast, best = FakeFinisher(), FakeFinisher(quality="best")
    fast.gate.clear()
    service, live, ahead = services(Opener(fast=fast, best=best)), Taken(), Taken()
    service.begin()
    wait_until(qtbot, lambda: service.is_on)
    service.operation(live).ask(FACES[0], drawn(1))
    service.operation(ahead, "best").ask(FACES[0], drawn(1))
    wait_until(qtbot, lambda: fast.began == [1])
    fast.gate.set()
    wait_until(qtbot, lambda: ahead.faces)
    assert live.faces == [FACES[0]]
    assert fast.interrupted == 0
    assert service.there(FACES[0]) is service.there(FACES[0], "best") is ahead.pictures[0]


def test_what_is_cancelled_never_comes(qtbot: QtBot, services: Services) -> None:
    fast, taken, last = FakeFinisher(), Taken(), Taken()
    fast.gate.clear()
    service = services(Opener(fast=fast))
    service.begin()
    wait_until(qtbot, lambda: service.is_on)
    operation = service.operation(taken)
    operation.ask(FACES[0], drawn(1))
    wait_until(qtbot, lambda: fast.began == [1])
    operation.cancel()
    wait_until(qtbot, lambda: fast.interrupted == 1)
    fast.gate.set()
    service.operation(last).ask(FACES[1], drawn(2))
    wait_until(qtbot, lambda: last.faces)
    assert taken.faces == []


def test_requests_in_a_row_wait_until_they_stop(qtbot: QtBot, services: Services) -> None:
    fast, taken = FakeFinisher(), Taken()
    fast.gate.clear()
    service = services(Opener(fast=fast))
    service.begin()
    wait_until(qtbot, lambda: service.is_on)
    operation = service.operation(taken)
    for number in range(5):  # far quicker than one after the other is finished
        operation.ask(FACES[number], drawn(number))
    fast.gate.set()
    wait_until(qtbot, lambda: taken.faces)
    assert taken.faces == [FACES[4]]
    assert 4 in fast.began
    assert len(fast.began) <= 2


def test_without_an_upscaler_nothing_is_finished(qtbot: QtBot, services: Services) -> None:
    service, taken = services(Opener()), Taken()
    said: list[str] = []
    service.broken.connect(said.append)
    operation = service.operation(taken)
    operation.ask(FACES[0], drawn(1))
    with qtbot.waitSignal(service.changed):
        service.begin()
    assert not service.is_installed
    assert service.enlarger(lambda: False) is None
    operation.ask(FACES[1], drawn(2))
    assert service.there(FACES[1]) is None
    assert (taken.faces, said) == ([], [])


@pytest.mark.parametrize("when", ["opening", "working"])
def test_a_broken_upscaler_is_told_of_once_and_lanczos_goes_on(
    qtbot: QtBot, services: Services, when: str
) -> None:
    sentence = "The upscaler is broken."
    working = FakeFinisher()
    working.error = RuntimeError(sentence)
    broken = Finisher(None, sentence) if when == "opening" else working
    service, taken = services(Opener(fast=broken, best=broken)), Taken()
    said: list[str] = []
    service.broken.connect(said.append)
    operation = service.operation(taken)
    operation.ask(FACES[0], drawn(50))
    enlarge = service.enlarger(lambda: False)
    assert enlarge is not None  # nobody knows yet
    service.begin()
    wait_until(qtbot, lambda: said)
    large, by = enlarge(np.full((8, 8, 3), 50, np.uint8), 4)
    assert (large.shape, by) == ((32, 32, 3), None)
    assert (large == 50).all()
    wait_until(qtbot, lambda: not service.is_on)
    operation.ask(FACES[1], drawn(51))
    QCoreApplication.processEvents()
    assert said == [sentence]
    assert taken.faces == []


def test_the_only_upscaler_is_opened_once() -> None:
    best = FakeFinisher(quality="best")
    opener = Opener(fast=best, best=best)
    finishers = Finishers(opener, lambda _: None)
    assert finishers.get("fast") is finishers.get("best")
    assert opener.opened == ["fast"]
    finishers.close()


def test_what_is_saved_can_be_stopped() -> None:
    best = FakeFinisher(quality="best")
    best.gate.clear()
    finishers = Finishers(Opener(best=best), lambda _: None)
    asked: list[int] = []

    def stopped() -> bool:
        asked.append(1)
        return len(asked) > 1

    with pytest.raises(FinishingStopped):
        finishers.finish("best", np.zeros((8, 8, 3), np.uint8), 4, stopped)
    assert best.interrupted == 1
    finishers.close()
