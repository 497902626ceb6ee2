"""The Models page: what is installed, used as a person would."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tiny_model import write_tiny_model
from ui_support import FakeBackend, OpenWindow, drop, files, wait_for_wall, wait_until

from acgan_desktop.engine import device
from acgan_desktop.engine.wishes import candidates
from acgan_desktop.errors import UserError
from acgan_desktop.library.installing import install_model
from acgan_desktop.library.models import added_folder, installed_models
from acgan_desktop.ui import language
from acgan_desktop.ui.app import application
from acgan_desktop.ui.device_words import REASONS, reason_in_words
from acgan_desktop.ui.pages.models import ModelsPage
from acgan_desktop.ui.portfolio import SHEET_FACES, make_portfolio
from acgan_desktop.ui.window import Window

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A model file, in a program that came without one."""
    monkeypatch.setattr("acgan_desktop.library.models.bundled_folder", lambda: tmp_path / "none")
    return write_tiny_model(tmp_path / "tiny.onnx")


def other_model(folder: Path) -> Path:
    return write_tiny_model(folder / "other.onnx", name="other", z_dim=6)


def models(qtbot: QtBot, window: Window) -> ModelsPage:
    wait_for_wall(qtbot, window.create_page, 4)
    qtbot.mouseClick(window.rail.buttons["models"], LEFT)
    page = window.page("models")
    assert isinstance(page, ModelsPage)
    wait_until(qtbot, lambda: page.entries)
    return page


def test_the_open_model_shows_its_card_its_faces_and_its_speed(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path
) -> None:
    window = open_window(model=tiny)
    page = models(qtbot, window)
    assert page.name.text() == "tiny"
    assert not page.use.isEnabled()
    facts = page.facts.texts()
    assert facts["Hair colour"] == "Blonde, Pink, Blue"
    assert facts["Pictures"] == "16 × 16 pixels"
    assert facts["File"] == str(tiny)
    assert "kimg" in facts["Training"]
    assert facts["Licence"]
    wait_until(qtbot, lambda: page.sheet.images())
    assert len(page.sheet.images()) == SHEET_FACES
    assert page.speed.text().endswith(" ms")
    assert float(page.pace.text()) > 0
    assert "CPU" in page.speed.toolTip()
    qtbot.mouseClick(page.again, LEFT)
    wait_until(qtbot, lambda: page.again.isEnabled())
    assert page.speed.text().endswith(" ms")
    assert not window.error_box.isVisible()


def test_add_by_file_choose_with_the_keyboard_and_use(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path, tmp_path: Path
) -> None:
    window = open_window(model=tiny)
    page = models(qtbot, window)
    assert len(page.rows) == 1
    source = other_model(tmp_path)
    page.ask_model = lambda parent, title, kinds: source
    qtbot.mouseClick(page.add, LEFT)
    wait_until(qtbot, lambda: len(page.rows) == 2)
    assert page.name.text() == "other"
    assert (added_folder() / "other.onnx").read_bytes() == source.read_bytes()
    assert "other" in window.toast.text.text()
    assert page.use.isEnabled()
    rows = {row.text(): row for row in page.rows}
    wait_until(qtbot, lambda: page.rows[0].y() < page.rows[1].y())  # the arrows go by the place
    rows["other"].setFocus()
    other_way = Qt.Key.Key_Down if page.rows[0] is rows["other"] else Qt.Key.Key_Up
    qtbot.keyClick(rows["other"], other_way)
    assert page.name.text() == "tiny"
    back = Qt.Key.Key_Up if other_way == Qt.Key.Key_Down else Qt.Key.Key_Down
    qtbot.keyClick(rows["tiny"], back)
    assert page.name.text() == "other"
    page.use.setFocus()
    qtbot.keyClick(page.use, Qt.Key.Key_Space)
    wait_until(qtbot, lambda: window.status.model.text() == "other")
    wait_until(qtbot, lambda: page.use.text() == "In use")
    assert window.desk.settings.model == str(added_folder() / "other.onnx")
    assert "in use" in rows["other"].accessibleName() or len(page.rows) == 1
    wait_until(qtbot, lambda: page.sheet.images())


def test_a_dropped_model_is_added_once(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path, tmp_path: Path
) -> None:
    window = open_window(model=tiny)
    page = models(qtbot, window)
    source = other_model(tmp_path)
    for _ in range(2):
        drop(window, files(source))
        wait_until(qtbot, lambda: page.name.text() == "other")
        page.choose(tiny)
    assert window.status.model.text() == "tiny"  # adding is not yet using
    wait_until(qtbot, lambda: "already" in window.toast.text.text())
    assert [path.name for path in added_folder().iterdir()] == ["other.onnx"]


def test_a_file_that_is_no_model_is_refused_with_a_sentence(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path, tmp_path: Path
) -> None:
    window = open_window(model=tiny)
    page = models(qtbot, window)
    broken = tmp_path / "broken.onnx"
    broken.write_bytes(tiny.read_bytes()[:500])
    drop(window, files(broken))
    wait_until(qtbot, window.error_box.isVisible)
    assert window.error_box.sentence.text()
    assert not added_folder().exists()
    assert len(page.rows) == 1


def test_a_broken_file_in_the_folder_says_what_is_wrong(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path
) -> None:
    added_folder().mkdir(parents=True)
    broken = added_folder() / "broken.onnx"
    broken.write_bytes(b"\x08\x07 nothing of a model")
    window = open_window(model=tiny)
    page = models(qtbot, window)
    page.choose(broken)
    assert page.name.text() == "broken.onnx"
    assert page.problem.isVisible()
    assert page.problem.text()
    assert not page.use.isVisible()
    assert not page.sheet.isVisible()


def test_the_device_can_be_chosen_and_the_wall_stays(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path
) -> None:
    window = open_window(model=tiny)
    create = window.create_page
    wait_for_wall(qtbot, create)
    create.wall.choose(4)
    create.more_like_this()
    wait_for_wall(qtbot, create, 4)
    steps, faces = create.trail.steps, create.faces.avatar(2)
    page = models(qtbot, window)
    assert page.devices["auto"].isChecked()
    opened = window.desk.opened
    qtbot.mouseClick(page.devices["cpu"], LEFT)
    wait_until(qtbot, lambda: window.desk.opened is not opened)
    assert window.desk.settings.device == "cpu"
    assert page.devices["cpu"].isChecked()
    assert page.runs_on.text() == "Runs on: CPU"
    wait_until(qtbot, lambda: page.sheet.images())
    window.show_page("create")
    assert create.trail.steps == steps
    assert create.faces.avatar(2) == faces
    wait_for_wall(qtbot, create, 4)


def test_it_says_why_not_another_device(qtbot: QtBot, open_window: OpenWindow, tiny: Path) -> None:
    window = open_window(FakeBackend(), model=tiny)
    page = models(qtbot, window)
    assert page.runs_on.text() == "Runs on: Paper\nNothing else is in the drawer."


def test_the_engine_s_reasons_are_translated(qtbot: QtBot) -> None:
    application()
    for code in ("zh_CN", "ja"):
        language.install(code)
        assert all(reason_in_words(each) != each for each in REASONS)
        assert reason_in_words("Something new.") == "Something new."
    language.install("en")


def test_every_reason_is_one_that_the_engine_gives() -> None:
    source = Path(device.__file__).read_text(encoding="utf-8").replace('"\n            "', "")
    assert all(each in source for each in REASONS)


def test_a_model_that_fails_to_draw_says_so_on_its_card(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path
) -> None:
    backend = FakeBackend()
    window = open_window(backend, model=tiny)
    wait_for_wall(qtbot, window.create_page)
    backend.error = UserError("The file is gone.")
    page = models(qtbot, window)
    wait_until(qtbot, page.problem.isVisible)
    assert page.problem.text() == "The file is gone."
    assert page.speed.text() == "–"
    assert not window.error_box.isVisible()


def test_closing_while_a_model_is_measured(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path
) -> None:
    backend = FakeBackend()
    window = open_window(backend, model=tiny)
    wait_for_wall(qtbot, window.create_page, 16)
    wait_until(qtbot, lambda: window.desk.service.activity[0] == "idle")
    backend.renderer.entered.clear()
    backend.renderer.gate.clear()
    models(qtbot, window)
    wait_until(qtbot, backend.renderer.entered.is_set)
    open_window.close(window)


def test_a_model_that_is_gone_leaves_the_list(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path
) -> None:
    window = open_window(model=tiny)
    page = models(qtbot, window)
    wait_until(qtbot, lambda: page.sheet.images())
    tiny.unlink()
    window.show_page("create")
    window.show_page("models")
    wait_until(qtbot, lambda: not page.entries)
    assert page.chosen() is None
    assert page.name.text() == ""
    assert not page.use.isVisible()
    assert not window.error_box.isVisible()


def test_a_portfolio_shows_the_same_seeds_for_every_model() -> None:
    backend = FakeBackend()
    made = make_portfolio(backend, Path("x.onnx"), "auto", lambda: False)
    about = backend.renderer.manifest
    assert backend.renderer.asked[0] == candidates(about, {}, 1, 0, SHEET_FACES, 0.7)
    assert made.pixels.shape == (SHEET_FACES, 16, 16, 3)
    assert made.milliseconds > 0
    assert made.faces_per_second > 0
    assert backend.renderer.closed


def test_installing_checks_copies_and_knows_its_own(tiny: Path, tmp_path: Path) -> None:
    first = install_model(tiny)
    assert first.path == added_folder() / "tiny.onnx"
    assert install_model(tiny) == first
    other = other_model(tmp_path)
    renamed = tmp_path / "sub" / "tiny.onnx"
    renamed.parent.mkdir()
    other.rename(renamed)
    assert install_model(renamed).path.name == "tiny (2).onnx"
    assert len(installed_models()) == 2
    with pytest.raises(UserError):
        install_model(tmp_path / "missing.onnx")
