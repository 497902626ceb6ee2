"""Only faces that fit the wish: the wall searches, marks and tells, and never waits for it."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tiny_model import DEFAULT_ATTRIBUTES, write_tiny_model
from tiny_tagger import COLOURS, write_tiny_tagger
from ui_support import FakeBackend, OpenWindow, kept_in, manifest, wait_for_wall, wait_until

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.wishes import candidate
from acgan_desktop.engine.matching.wish_matching import WishMatcher
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.generator import Generator
from acgan_desktop.engine.runtime.renderer import DrawnFace
from acgan_desktop.engine.runtime.tagger import Tagger
from acgan_desktop.library.models.installed import added_folder
from acgan_desktop.ui.create.create_page import CreatePage
from acgan_desktop.ui.services.render_service import RenderService
from acgan_desktop.ui.services.wish_matching import Place
from acgan_desktop.ui.shell.window import Window
from acgan_desktop.ui.theme.images import pixels_of


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.onnx"
    write_tiny_model(path)
    return path


@pytest.fixture
def tagger(monkeypatch: pytest.MonkeyPatch) -> Path:
    """Install a tagger that reads the tiny model's attributes, rightly or not."""
    # Where in colour space the tiny model's faces lie apart; what they are called is all one.
    for at, name in enumerate(("short", "long", "blonde", "pink")):
        monkeypatch.setitem(COLOURS, name, (0.3 + 0.1 * at, 0.5, 0.5))
    folder = added_folder()
    folder.mkdir(parents=True, exist_ok=True)
    return write_tiny_tagger(folder / "reader.onnx", DEFAULT_ATTRIBUTES)


def checked_wall(qtbot: QtBot, window: Window, **wish: str) -> CreatePage:
    page = window.create_page
    wait_for_wall(qtbot, page)
    wait_until(qtbot, page.wishes.only_fitting.isVisible)
    for name, value in wish.items():
        page.wishes.attributes.controls[name].choice(value).click()
    rest(qtbot, page)
    return page


def rest(qtbot: QtBot, page: CreatePage) -> None:
    """Wait until nothing is being dragged or searched any more."""
    wait_until(qtbot, lambda: not page.checking.is_waiting)
    wait_for_wall(qtbot, page)


def test_the_wall_is_what_the_engine_finds(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path, tagger: Path
) -> None:
    window = open_window(model=tiny)
    page = checked_wall(qtbot, window, hair_color="blue")
    step = page.history.here
    with Generator.open(tiny, Device.CPU, threads=1) as generator, Tagger.open(tagger) as reader:
        verifier = WishMatcher(generator, reader)
        faces = list(verifier.faces(dict(step.wish), step.seed, range(16), step.truncation))
    assert len(faces) == 16
    for face in faces:
        assert page.faces.avatar(face.place) == face.avatar
        assert page.faces.tile(face.place).missed == face.missed
        image = page.faces.image(face.place)
        assert image is not None
        np.testing.assert_array_equal(pixels_of(image), face.pixels)
    marked = [face.place for face in faces if face.missed]
    passed = sum(face.passed_over for face in faces)
    assert passed > 0
    assert marked
    assert int(page.wishes.left_out.text().split()[0]) >= passed
    assert "left out" in page.wishes.left_out.text()
    for row in marked:
        index = page.faces.index(row)
        assert "not certain" in page.faces.data(index, Qt.ItemDataRole.ToolTipRole)
    page.wall.grab()  # marks and all


def test_the_switch_is_remembered_and_can_be_undone(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path, tagger: Path
) -> None:
    window = open_window(model=tiny)
    page = checked_wall(qtbot, window, hair_color="blue")
    switch = page.wishes.only_fitting
    assert switch.isChecked()
    checked = [page.faces.avatar(row) for row in range(16)]
    switch.click()
    rest(qtbot, page)
    plain = [page.faces.avatar(row) for row in range(16)]
    assert plain == page.history.here.avatars(page.context.manifest, 0, 16)  # type: ignore[arg-type]
    assert plain != checked
    assert page.wishes.left_out.isHidden()
    window.context.steps.undo()
    rest(qtbot, page)
    assert switch.isChecked()
    assert [page.faces.avatar(row) for row in range(16)] == checked
    switch.click()
    open_window.close(window)
    from acgan_desktop.library.settings.settings import load

    assert not load().only_fitting


def test_without_a_tagger_there_is_no_switch(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path
) -> None:
    window = open_window(model=tiny)
    page = window.create_page
    wait_for_wall(qtbot, page)
    window.context.workshop.wait_for_done()
    assert not page.wishes.only_fitting.isVisible()
    page.wishes.attributes.controls["hair_color"].choice("blue").click()
    wait_for_wall(qtbot, page)


def test_open_wishes_and_neighbours_are_not_searched(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path, tagger: Path
) -> None:
    window = open_window(model=tiny)
    page = checked_wall(qtbot, window)
    checking: list[bool] = [page.checking.is_on]
    page.wishes.attributes.controls["hair_color"].choice("blue").click()
    checking.append(page.checking.is_on)
    assert checking == [False, True]
    rest(qtbot, page)
    page.wall.choose(2)
    avatar = page.faces.avatar(2)
    page.more_like_this()
    assert page.faces.avatar(0) == avatar  # the face that was found, not its place's first
    assert not page.checking.is_on


def test_a_tagger_that_breaks_is_told_once_and_the_wall_goes_on(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path, tagger: Path
) -> None:
    window = open_window(model=tiny)
    page = checked_wall(qtbot, window)
    tagger.write_bytes(b"no longer a model")
    page.wishes.attributes.controls["hair_color"].choice("blue").click()
    wait_until(qtbot, window.error_box.isVisible)
    window.error_box.accept()
    # As when more was asked for before the window had heard of it.
    page.feed.matching_failed.emit(UserError("It is no model."))
    assert not window.error_box.isVisible()
    rest(qtbot, page)
    assert not page.wishes.only_fitting.isVisible()
    assert not window.error_box.isVisible()


def test_a_tagger_that_is_taken_away_is_no_failure(qtbot: QtBot) -> None:
    about = manifest()
    service = RenderService(FakeBackend(about))
    told: list[object] = []
    arrived: list[str] = []

    def take(drawn: Sequence[tuple[str, DrawnFace]]) -> None:
        arrived.extend(key for key, _ in drawn)

    wall = service.operation(take, told.append)
    with qtbot.waitSignal(service.opened):
        service.open_model(None)
    # As while the same model is opened once more, and nobody knows yet whether a tagger fits it.
    place = Place(about.model_id, {"hair_color": "pink"}, 1, 0, 0.7)
    wall.ask([("place", place)])
    wait_until(qtbot, lambda: not service.has_work)
    wall.ask([("plain", candidate(about, {}, 1, 0, 0.7))])
    wait_until(qtbot, lambda: arrived)
    assert arrived == ["plain"]
    assert service.shut_down()
    assert told == []


def test_a_face_is_kept_as_soon_as_it_is_found(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path, tagger: Path
) -> None:
    window = open_window(model=tiny)
    page = checked_wall(qtbot, window)
    page.wall.choose(5)
    page.wishes.attributes.controls["hair_color"].choice("blue").click()
    page.keep.toggle()  # while it is being searched for
    wait_until(qtbot, lambda: len(kept_in(window)) == 1)
    rest(qtbot, page)
    assert kept_in(window)[0].avatar == page.faces.avatar(5)


def test_dragging_stays_quick_and_is_checked_at_rest(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path, tagger: Path
) -> None:
    window = open_window(model=tiny)
    page = checked_wall(qtbot, window, hair_color="blue")
    for value in range(70, 40, -1):
        page.wishes.typical.slider.setValue(value)
    assert page.checking.seek(0) is None
    rest(qtbot, page)
    assert page.checking.seek(0) is not None
    again, seed = [page.faces.avatar(row) for row in range(16)], page.history.here.seed
    page.set_seed(seed + 1)
    page.set_seed(seed)
    rest(qtbot, page)
    assert [page.faces.avatar(row) for row in range(16)] == again
