"""The Train page, used as a person would, with a trainer made of paper."""

import os
from pathlib import Path

import pytest
from fake_trainer import SLOW_FILE, make_environment
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui_support import FakeBackend, OpenWindow, wait_until

from acgan_desktop.app.training_look import TrainingLook
from acgan_desktop.library.models.installed import added_folder
from acgan_desktop.library.training import trainer_environment, trainer_jobs
from acgan_desktop.library.training.purposes import Trial, estimate
from acgan_desktop.library.training.trainer_environment import point_to
from acgan_desktop.ui.shell.window import Window
from acgan_desktop.ui.train.train_page import TrainPage
from acgan_desktop.ui.train.words import duration_words

pytestmark = pytest.mark.skipif(os.name == "nt", reason="its trainer is a script")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """The environment of a trainer made of paper, which the program uses."""
    folder = make_environment(tmp_path / "environment")
    point_to(folder)
    return folder


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = tmp_path / "Watercolours"
    folder.mkdir()
    for number in range(6):
        Image.new("RGB", (24, 24), (40 * number, 90, 200)).save(folder / f"face-{number}.png")
    Image.new("RGB", (8, 8), "pink").save(folder / "small.png")
    return folder


def train_page(qtbot: QtBot, window: Window) -> TrainPage:
    qtbot.mouseClick(window.rail.buttons["train"], LEFT)
    page = window.page("train")
    assert isinstance(page, TrainPage)
    wait_until(qtbot, lambda: page.service.setup.state in ("ready", "none", "unusable"))
    return page


def look(page: TrainPage) -> TrainingLook:
    found = page.look_here()
    assert found is not None
    return found


def stage(page: TrainPage) -> str:
    found = page.look_here()
    return found.stage if found is not None else ""


def drop(page: TrainPage, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), action, mime, LEFT, none)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(5, 5), action, mime, LEFT, none))


def prepare(qtbot: QtBot, page: TrainPage, pictures: Path) -> None:
    drop(page, pictures)
    wait_until(qtbot, lambda: page.guide.forward.isEnabled())
    qtbot.mouseClick(page.guide.forward, LEFT)
    wait_until(qtbot, lambda: page.guide.steps.value() == "check")


def test_from_dropped_pictures_to_a_model_that_draws(
    qtbot: QtBot, open_window: OpenWindow, paper: Path, pictures: Path
) -> None:
    window = open_window(FakeBackend())
    page = train_page(qtbot, window)
    prepare(qtbot, page, pictures)
    assert page.guide.title.text() == "Watercolours"
    assert page.guide.check.summary.text() == "6 of 7 pictures are kept."
    page.guide.go_to("labels")
    qtbot.mouseClick(page.guide.labels.fill, LEFT)
    wait_until(qtbot, lambda: page.guide.labels.summary.text().startswith("100 %"))
    qtbot.mouseClick(page.guide.forward, LEFT)
    assert page.guide.steps.value() == "start"
    quick = page.guide.start.cards["quick"]
    wanted = estimate("bundled", "quick", Trial(10.0, 1, "cpu"))  # what paper is as fast as
    wait_until(qtbot, lambda: quick.words()[1] == duration_words(wanted.seconds))
    qtbot.mouseClick(quick, LEFT)
    page.guide.start.name.setText("My style")
    qtbot.mouseClick(page.guide.forward, LEFT)
    wait_until(qtbot, lambda: stage(page) == "finished")
    assert look(page).project.file.kimg == wanted.kimg
    wait_until(qtbot, lambda: page.run.sheets.now.image() is not None)
    assert page.run.judgement.text()
    qtbot.mouseClick(page.run.make, LEFT)
    wait_until(qtbot, lambda: window.page_key == "create")
    assert [path.name for path in added_folder().glob("*.onnx")] == ["My style.onnx"]
    assert not window.error_box.isVisible()


def test_pictures_are_left_out_and_taken_back_by_clicks(
    qtbot: QtBot, open_window: OpenWindow, paper: Path, pictures: Path
) -> None:
    window = open_window(FakeBackend())
    page = train_page(qtbot, window)
    prepare(qtbot, page, pictures)
    check = page.guide.check
    wait_until(qtbot, lambda: all(one.image for one in check.kept.pictures()))
    check.kept.clicked.emit(check.kept.model().index(0, 0))
    qtbot.mouseClick(check.which.segments["left"], LEFT)
    assert "too small: 1" in check.hint.text()
    assert "too small" in check.left_out.pictures()[0].tip
    wait_until(qtbot, lambda: check.left_out.pictures()[0].image is not None)
    check.left_out.clicked.emit(check.left_out.model().index(0, 0))
    assert "2 are changed by you." in check.summary.text()
    assert page.guide.forward.text() == "Prepare again"
    qtbot.mouseClick(page.guide.forward, LEFT)
    wait_until(qtbot, lambda: not check.has_changes)
    prepared = look(page).prepared
    assert prepared is not None
    assert "Watercolours/face-0.png" not in prepared.names
    assert "Watercolours/small.png" in prepared.names


def test_labelling_by_keys_inside_the_page(
    qtbot: QtBot, open_window: OpenWindow, paper: Path, pictures: Path
) -> None:
    page = train_page(qtbot, open_window(FakeBackend()))
    prepare(qtbot, page, pictures)
    page.guide.go_to("labels")
    qtbot.mouseClick(page.guide.labels.review, LEFT)
    wait_until(qtbot, lambda: page.review.review is not None)
    assert page.whole.currentWidget() is page.review
    review = page.review.review
    assert review is not None
    qtbot.keyClick(review, Qt.Key.Key_1)
    qtbot.keyClick(review, Qt.Key.Key_Escape)
    wait_until(qtbot, lambda: look(page).project.file.labelled)
    assert "blue" in look(page).project.labels.read_text()
    assert page.whole.currentWidget() is not page.review


def test_preparing_is_cancelled(
    qtbot: QtBot, open_window: OpenWindow, paper: Path, pictures: Path
) -> None:
    (paper / "bin" / SLOW_FILE).touch()
    window = open_window(FakeBackend())
    page = train_page(qtbot, window)
    drop(page, pictures)
    wait_until(qtbot, lambda: page.guide.forward.isEnabled())
    qtbot.mouseClick(page.guide.forward, LEFT)
    wait_until(qtbot, lambda: page.guide.progress.text.text() == "Opening pictures…")
    qtbot.mouseClick(page.guide.progress.cancel, LEFT)
    wait_until(qtbot, lambda: not page.guide.progress.isVisible())
    assert look(page).prepared is None
    assert not window.error_box.isVisible()


def start(qtbot: QtBot, page: TrainPage, pictures: Path, kimg: float) -> None:
    prepare(qtbot, page, pictures)
    page.service.start(look(page).project, recipe="finetune-128", kimg=kimg)
    wait_until(qtbot, lambda: stage(page) == "running")


def test_another_window_finds_the_training_and_steers_it(
    qtbot: QtBot, open_window: OpenWindow, paper: Path, pictures: Path
) -> None:
    first = open_window(FakeBackend())
    start(qtbot, train_page(qtbot, first), pictures, 100_000)
    open_window.close(first)
    page = train_page(qtbot, open_window(FakeBackend()))
    wait_until(qtbot, lambda: stage(page) == "running")
    qtbot.mouseClick(page.run.buttons.pause, LEFT)
    wait_until(qtbot, lambda: stage(page) == "paused")
    assert page.run.buttons.pause.text() == "Resume"
    qtbot.mouseClick(page.run.buttons.pause, LEFT)
    wait_until(qtbot, lambda: stage(page) == "running")
    qtbot.mouseClick(page.run.buttons.stop, LEFT)
    wait_until(qtbot, lambda: stage(page) == "stopped")
    menu = page.run.buttons.menu_of_changes()
    longer = menu.actions()[0]
    assert longer.text() == "Twice as long"
    longer.trigger()
    wait_until(qtbot, lambda: stage(page) == "running")
    assert look(page).project.file.kimg == 200_000
    qtbot.mouseClick(page.run.buttons.stop, LEFT)
    wait_until(qtbot, lambda: stage(page) == "stopped")


def test_a_second_training_waits_for_its_turn(
    qtbot: QtBot, open_window: OpenWindow, paper: Path, pictures: Path
) -> None:
    page = train_page(qtbot, open_window(FakeBackend()))
    start(qtbot, page, pictures, 100_000)
    first = look(page).project
    page.new_training()
    wait_until(qtbot, lambda: page.here != first.folder and page.look_here() is not None)
    page.guide.pictures.add([pictures])
    wait_until(qtbot, lambda: bool(look(page).project.file.sources))
    page.service.start(look(page).project, recipe="finetune-128", kimg=2)
    wait_until(qtbot, lambda: stage(page) == "waiting")
    assert page.run.buttons.leave.isVisible()
    page.service.request(first, "stop")
    wait_until(qtbot, lambda: stage(page) == "finished")


def test_what_ended_it_is_said_in_words(
    qtbot: QtBot, open_window: OpenWindow, paper: Path, pictures: Path
) -> None:
    page = train_page(qtbot, open_window(FakeBackend()))
    start(qtbot, page, pictures, 100_000)
    trainer_jobs.cancel(look(page).project, "fit")  # as the system would for want of memory
    wait_until(qtbot, lambda: stage(page) == "stopped")
    assert page.run.judgement.text().startswith("It was ended from outside")
    assert page.run.buttons.go_on.isVisible()


def test_one_is_removed_and_brought_back(
    qtbot: QtBot, open_window: OpenWindow, paper: Path, tmp_path: Path
) -> None:
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "recipe.toml").write_text('name = "x"\nresolution = 16\n')
    window = open_window(FakeBackend())
    page = train_page(qtbot, window)
    drop(page, tmp_path / "run")
    wait_until(qtbot, lambda: page.look_here() is not None)
    project = look(page).project
    assert project.run == tmp_path / "run"
    page.run.removal_wanted.emit(project)
    wait_until(qtbot, lambda: page.look_here() is None)
    assert window.toast.button.text() == "Undo"
    qtbot.mouseClick(window.toast.button, LEFT)
    wait_until(qtbot, lambda: page.look_here() is not None)
    assert (tmp_path / "run" / "recipe.toml").exists()


def test_without_a_trainer_the_page_says_what_to_do(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    broken = make_environment(tmp_path / "broken")
    python = trainer_environment.python_in(broken)
    python.write_text("#!/bin/sh\nexit 1\n")
    point_to(broken)
    page = train_page(qtbot, open_window(FakeBackend()))
    wait_until(qtbot, lambda: page.setup.amount.isVisible())
    assert page.setup.install.text() == "Repair it"
    assert "holds no Python environment" in page.setup.problem.text()
    assert "on the disk" in page.setup.amount.text()
    page.setup.ask = lambda parent, title: make_environment(tmp_path / "good")
    qtbot.mouseClick(page.setup.other, LEFT)
    wait_until(qtbot, lambda: page.service.setup.state == "ready")
    assert page.empty.isVisible()
    assert "on the processor" in page.trainer.words.text()
    said: list[str] = []
    page.context.said.connect(lambda text, step, act: said.append(text))
    page.trainer.menu().actions()[0].trigger()
    wait_until(qtbot, lambda: said == ["The trainer works"])


def test_a_curve_chart_has_round_ticks() -> None:
    from acgan_desktop.ui.train.curve_chart import nice_ticks

    assert nice_ticks(0, 1) == [0, 0.5, 1.0]
    assert nice_ticks(-3.2, 41) == [-20, 0, 20, 40, 60]
    for low, high in ((5, 5), (0, 0), (-1e-9, 1e-9), (1e12, 2e12)):
        ticks = nice_ticks(low, high)
        assert 2 <= len(ticks) <= 9
        assert ticks[0] <= low
        assert ticks[-1] >= high
