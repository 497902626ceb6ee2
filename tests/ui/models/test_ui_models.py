"""The Models page: what is installed, used as a person would."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tiny_model import write_tiny_model
from tiny_tagger import write_tiny_tagger
from ui_support import FakeBackend, OpenWindow, drop, files, kept_in, wait_for_wall, wait_until

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.wishes import candidates, wish_of
from acgan_desktop.library.models.installation import install_model
from acgan_desktop.library.models.installed import added_folder, installed_models
from acgan_desktop.ui.models.comparison import PAIRS
from acgan_desktop.ui.models.model_preview import SHEET_FACES, make_preview
from acgan_desktop.ui.models.models_page import ModelsPage
from acgan_desktop.ui.shell.window import Window
from acgan_desktop.ui.widgets.facts import Facts

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A model file, in a program that came without one."""
    monkeypatch.setattr(
        "acgan_desktop.library.models.installed.bundled_folder", lambda: tmp_path / "none"
    )
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
    assert page.card.name.text() == "tiny"
    assert not page.card.use.isEnabled()
    facts = page.card.facts.texts()
    assert facts["You can ask for"] == "Hair length, Hair colour, Eye colour"
    assert facts["Pictures"] == "16 × 16 pixels"
    assert facts["File"] == str(tiny)
    # The rest is there on demand.
    assert len(facts) <= 10
    details = page.card.details.body
    assert isinstance(details, Facts)
    assert not details.isVisible()
    qtbot.mouseClick(page.card.details.button, LEFT)
    assert details.isVisible()
    rest = details.texts()
    assert rest["Hair colour"] == "Blonde, Pink, Blue"
    assert "kimg" in rest["Training"]
    assert rest["Licence"]
    wait_until(qtbot, lambda: page.card.sheet.images())
    assert len(page.card.sheet.images()) == SHEET_FACES
    assert page.card.speed.text().endswith(" ms")
    assert float(page.card.pace.text()) > 0
    assert "CPU" in page.card.speed.toolTip()
    qtbot.mouseClick(page.card.again, LEFT)
    wait_until(qtbot, lambda: page.card.again.isEnabled())
    assert page.card.speed.text().endswith(" ms")
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
    assert page.card.name.text() == "other"
    assert (added_folder() / "other.onnx").read_bytes() == source.read_bytes()
    assert "other" in window.toast.text.text()
    assert page.card.use.isEnabled()
    rows = {row.text(): row for row in page.rows}
    wait_until(qtbot, lambda: page.rows[0].y() < page.rows[1].y())  # the arrows go by the place
    rows["other"].setFocus()
    other_way = Qt.Key.Key_Down if page.rows[0] is rows["other"] else Qt.Key.Key_Up
    qtbot.keyClick(rows["other"], other_way)
    assert page.card.name.text() == "tiny"
    back = Qt.Key.Key_Up if other_way == Qt.Key.Key_Down else Qt.Key.Key_Down
    qtbot.keyClick(rows["tiny"], back)
    assert page.card.name.text() == "other"
    page.card.use.setFocus()
    qtbot.keyClick(page.card.use, Qt.Key.Key_Space)
    wait_until(qtbot, lambda: window.status.model.text() == "other")
    wait_until(qtbot, lambda: page.card.use.text() == "In use")
    assert window.context.settings.model == str(added_folder() / "other.onnx")
    assert "in use" in rows["other"].accessibleName() or len(page.rows) == 1
    wait_until(qtbot, lambda: page.card.sheet.images())


def test_a_dropped_model_is_added_once(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path, tmp_path: Path
) -> None:
    window = open_window(model=tiny)
    page = models(qtbot, window)
    source = other_model(tmp_path)
    for _ in range(2):
        drop(window, files(source))
        wait_until(qtbot, lambda: page.card.name.text() == "other")
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
    assert page.card.name.text() == "broken.onnx"
    assert page.card.problem.isVisible()
    assert page.card.problem.text()
    assert not page.card.use.isVisible()
    assert not page.card.sheet.isVisible()


def test_the_device_can_be_chosen_and_the_wall_stays(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path
) -> None:
    window = open_window(model=tiny)
    create = window.create_page
    wait_for_wall(qtbot, create)
    create.wall.choose(4)
    create.more_like_this()
    wait_for_wall(qtbot, create, 4)
    steps, faces = create.history.steps, create.faces.avatar(2)
    page = models(qtbot, window)
    assert page.device.devices["auto"].isChecked()
    opened = window.context.opened
    qtbot.mouseClick(page.device.devices["cpu"], LEFT)
    wait_until(qtbot, lambda: window.context.opened is not opened)
    assert window.context.settings.device == "cpu"
    assert page.device.devices["cpu"].isChecked()
    assert page.device.runs_on.text() == "Runs on: CPU"
    wait_until(qtbot, lambda: page.card.sheet.images())
    window.show_page("create")
    assert create.history.steps == steps
    assert create.faces.avatar(2) == faces
    wait_for_wall(qtbot, create, 4)


def test_it_says_why_not_another_device(qtbot: QtBot, open_window: OpenWindow, tiny: Path) -> None:
    window = open_window(FakeBackend(), model=tiny)
    page = models(qtbot, window)
    assert page.device.runs_on.text() == "Runs on: Paper\nNothing else is in the drawer."


def test_a_model_that_fails_to_draw_says_so_on_its_card(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path
) -> None:
    backend = FakeBackend()
    window = open_window(backend, model=tiny)
    wait_for_wall(qtbot, window.create_page)
    backend.error = UserError("The file is gone.")
    page = models(qtbot, window)
    wait_until(qtbot, page.card.problem.isVisible)
    assert page.card.problem.text() == "The file is gone."
    assert page.card.speed.text() == "–"
    assert not window.error_box.isVisible()


def test_closing_while_a_model_is_measured(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path
) -> None:
    backend = FakeBackend()
    window = open_window(backend, model=tiny)
    wait_for_wall(qtbot, window.create_page, 16)
    wait_until(qtbot, lambda: window.context.service.activity[0] == "idle")
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
    wait_until(qtbot, lambda: page.card.sheet.images())
    tiny.unlink()
    window.show_page("create")
    window.show_page("models")
    wait_until(qtbot, lambda: not page.entries)
    assert page.chosen() is None
    assert page.card.name.text() == ""
    assert not page.card.use.isVisible()
    assert not window.error_box.isVisible()


def test_a_portfolio_shows_the_same_seeds_for_every_model() -> None:
    backend = FakeBackend()
    made = make_preview(backend, Path("x.onnx"), "auto", lambda: False)
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


def two_models(qtbot: QtBot, window: Window, folder: Path) -> ModelsPage:
    """Add another model to the one in use, as the chosen one."""
    page = models(qtbot, window)
    page.add_file(other_model(folder))
    wait_until(qtbot, lambda: page.card.name.text() == "other")
    return page


def test_removed_with_the_mouse_and_back_by_undo(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path, tmp_path: Path
) -> None:
    window = open_window(model=tiny)
    page = two_models(qtbot, window, tmp_path)
    installed = added_folder() / "other.onnx"
    qtbot.mouseClick(page.card.remove, LEFT)
    wait_until(qtbot, lambda: len(page.rows) == 1)
    assert not installed.exists()
    assert page.card.name.text() == "tiny"
    assert not page.card.remove.isVisible()  # it lies elsewhere, and was not added here
    assert "other was removed" in window.toast.text.text()
    window.context.steps.undo()
    wait_until(qtbot, lambda: page.card.name.text() == "other")
    assert installed.is_file()
    window.context.steps.redo()
    wait_until(qtbot, lambda: len(page.rows) == 1)
    assert not installed.exists()
    window.context.steps.undo()
    wait_until(qtbot, lambda: len(page.rows) == 2)
    assert not window.error_box.isVisible()


def test_the_one_that_draws_cannot_be_removed(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path, tmp_path: Path
) -> None:
    window = open_window(model=tiny)
    page = two_models(qtbot, window, tmp_path)
    assert page.card.remove.isEnabled()
    qtbot.mouseClick(page.card.use, LEFT)
    wait_until(qtbot, lambda: window.status.model.text() == "other")
    wait_until(qtbot, lambda: not page.card.remove.isEnabled())
    page.remove_chosen()
    assert (added_folder() / "other.onnx").is_file()
    assert len(page.rows) == 1 or page.rows


def test_favourites_of_a_removed_model_still_open(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path, tmp_path: Path
) -> None:
    window = open_window(model=install_model(other_model(tmp_path)).path)
    create = window.create_page
    wait_for_wall(qtbot, create, 4)
    create.wall.choose(1)
    create.keep.toggle()
    wait_until(
        qtbot,
        lambda: (
            window.context.favourites_cache is not None
            and len(window.context.favourites_cache) == 1
        ),
    )
    avatar = kept_in(window)[0].avatar
    window.open_model(tiny)
    wait_until(qtbot, lambda: window.status.model.text() == "tiny")
    window.show_page("models")
    page = window.page("models")
    assert isinstance(page, ModelsPage)
    wait_until(qtbot, lambda: page.list.row_of(added_folder() / "other.onnx"))
    page.choose(added_folder() / "other.onnx")
    page.remove_chosen()
    wait_until(qtbot, lambda: not (added_folder() / "other.onnx").exists())
    wait_until(qtbot, lambda: "keep a copy" in window.toast.text.text())
    window.context.open_avatar(avatar)
    wait_until(qtbot, lambda: window.status.model.text() == "other")
    assert not window.error_box.isVisible()


def all_pairs_drawn(page: ModelsPage) -> bool:
    feed = page.comparison.feed
    return all(feed.is_fresh(side, place) for side in (0, 1) for place in range(PAIRS))


def test_mouse_only_compare_wish_open_and_back(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path, tmp_path: Path
) -> None:
    window = open_window(model=tiny)
    page = two_models(qtbot, window, tmp_path)
    qtbot.mouseClick(page.card.compare, LEFT)
    comparison = page.comparison
    assert comparison.isVisible()
    assert comparison.names[0].text() == "Left: other"
    assert comparison.names[1].text() == "Right: tiny"
    wait_until(qtbot, lambda: all_pairs_drawn(page))
    wishes = comparison.wishes
    qtbot.mouseClick(wishes.attributes.controls["hair_color"].choice("pink"), LEFT)
    assert not comparison.feed.is_fresh(0, 0)
    assert comparison.feed.image(0, 0) is not None  # nothing goes dark meanwhile
    wait_until(qtbot, lambda: all_pairs_drawn(page))
    for pair in comparison.avatars:
        for avatar, about in zip(pair, comparison.question.sides, strict=True):  # type: ignore[union-attr]
            assert wish_of(about.manifest, avatar)["hair_color"] == "pink"
    qtbot.mouseClick(wishes.dice, LEFT)
    seed = comparison.question.seed  # type: ignore[union-attr]
    window.context.steps.undo()
    assert comparison.question.seed == 1 != seed  # type: ignore[union-attr]
    window.context.steps.undo()
    assert not comparison.question.wish.get("hair_color")  # type: ignore[union-attr]
    wait_until(qtbot, lambda: all_pairs_drawn(page))
    wall = comparison.wall
    wait_until(qtbot, lambda: wall.width() > 400)
    qtbot.mouseClick(wall, LEFT, pos=wall.place(1, 1).center().toPoint())
    assert wall.current == (1, 1)
    assert "tiny" in wall.accessibleDescription()
    qtbot.mouseDClick(wall, LEFT, pos=wall.place(0, 2).center().toPoint())
    wait_until(qtbot, lambda: window.status.model.text() == "other")  # the one that drew it
    wait_until(qtbot, window.create_page.isVisible)
    assert window.create_page.faces.avatar(0) == comparison.avatars[2][0]
    qtbot.mouseClick(window.rail.buttons["models"], LEFT)
    assert not comparison.uses[0].isEnabled()
    qtbot.mouseClick(comparison.uses[1], LEFT)
    wait_until(qtbot, lambda: window.status.model.text() == "tiny")
    qtbot.mouseClick(comparison.back, LEFT)
    assert page.card.isVisible()
    assert not comparison.feed.is_open
    assert not window.error_box.isVisible()


def test_keyboard_only_compare_walk_open_and_back(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path, tmp_path: Path
) -> None:
    window = open_window(model=tiny)
    page = two_models(qtbot, window, tmp_path)
    qtbot.keyClick(page, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    comparison, wall = page.comparison, page.comparison.wall
    assert wall.hasFocus()
    wait_until(qtbot, lambda: all_pairs_drawn(page))
    columns = wall.columns()
    for key, face in (
        (Qt.Key.Key_Right, (1, 0)),
        (Qt.Key.Key_Right, (0, 1)),
        (Qt.Key.Key_Down, (0, 1 + columns)),
        (Qt.Key.Key_Left, (1, columns)),
        (Qt.Key.Key_Up, (1, 0)),
        (Qt.Key.Key_Up, (1, 0)),
        (Qt.Key.Key_End, (1, PAIRS - 1)),
        (Qt.Key.Key_Home, (0, 0)),
    ):
        qtbot.keyClick(wall, key)
        assert wall.current == face
    qtbot.keyClick(wall, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert comparison.question.seed != 1  # type: ignore[union-attr]
    qtbot.keyClick(wall, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert comparison.question.seed == 1  # type: ignore[union-attr]
    qtbot.keyClick(wall, Qt.Key.Key_Escape)
    assert page.card.isVisible()
    assert window.focusWidget() in page.rows
    qtbot.keyClick(page, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(wall, Qt.Key.Key_Right)
    qtbot.keyClick(wall, Qt.Key.Key_Return)
    wait_until(qtbot, window.create_page.isVisible)
    assert window.create_page.faces.avatar(0) == comparison.avatars[0][1]


def test_of_several_others_one_is_chosen(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path, tmp_path: Path
) -> None:
    window = open_window(model=tiny)
    page = two_models(qtbot, window, tmp_path)
    page.add_file(write_tiny_model(tmp_path / "third.onnx", name="third", z_dim=5))
    wait_until(qtbot, lambda: page.card.name.text() == "third")
    menu = page.menu_of_others()
    assert {action.text() for action in menu.actions()} == {"tiny", "other"}
    next(action for action in menu.actions() if action.text() == "other").trigger()
    assert page.comparison.names[1].text() == "Right: other"
    drop(window, files(tiny))  # a model that is dropped leads back to the list
    wait_until(qtbot, page.card.isVisible)


def test_a_compared_model_that_is_gone_says_so_and_the_other_draws(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path, tmp_path: Path
) -> None:
    window = open_window(model=tiny)
    page = two_models(qtbot, window, tmp_path)
    (added_folder() / "other.onnx").unlink()
    page.ask_and_compare()
    wait_until(qtbot, page.comparison.problem.isVisible)
    assert page.comparison.problem.text().startswith("other: ")
    wait_until(qtbot, lambda: page.comparison.feed.is_fresh(1, PAIRS - 1))
    assert not window.error_box.isVisible()


def test_closing_the_window_in_the_middle_of_a_comparison(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path, tmp_path: Path
) -> None:
    window = open_window(model=tiny)
    page = two_models(qtbot, window, tmp_path)
    page.ask_and_compare()
    page.end_comparison()
    page.ask_and_compare()
    services = page.comparison.feed.services
    open_window.close(window)
    # One that is deleted has ended: Qt aborts the program if a running thread is deleted.
    assert not any(isValid(each) and each.is_running for each in services)


def test_taggers_are_listed_as_what_they_are(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path
) -> None:
    path = added_folder() / "tagger.onnx"
    path.parent.mkdir(parents=True)
    write_tiny_tagger(path)
    window = open_window(model=tiny)
    page = models(qtbot, window)
    page.choose(path)
    assert "tagger" in page.card.line.text()
    assert page.card.problem.isVisible()
    assert "fit" in page.card.problem.text()
    assert not page.card.use.isVisible()
    assert not page.card.compare.isVisible()
    page.choose(tiny)
    assert not page.card.compare.isVisible()  # there is none to compare with


def test_the_same_device_once_more_tries_the_gpu_again(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path
) -> None:
    backend = FakeBackend()  # its device says why it is not another
    window = open_window(backend, model=tiny)
    page = models(qtbot, window)
    times = len(backend.opened)
    qtbot.mouseClick(page.device.devices["auto"], LEFT)
    wait_until(qtbot, lambda: len(backend.opened) > times)


def test_long_names_never_widen_the_window(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path, tmp_path: Path
) -> None:
    window = open_window(model=tiny)
    window.resize(960, 600)
    page = models(qtbot, window)
    page.add_file(write_tiny_model(tmp_path / "long.onnx", name="Wide" * 14, z_dim=6))
    wait_until(qtbot, lambda: len(page.rows) == 2)
    page.ask_and_compare()
    QApplication.processEvents()
    assert page.comparison.isVisible()
    assert page.comparison.minimumSizeHint().width() <= 880
    assert window.width() == 960


def test_the_keyboard_stays_on_the_chosen_model_when_the_list_changes(
    qtbot: QtBot, open_window: OpenWindow, tiny: Path, tmp_path: Path
) -> None:
    window = open_window(model=tiny)
    page = two_models(qtbot, window, tmp_path)
    chosen = next(row for row in page.rows if row.isChecked())
    wait_until(qtbot, lambda: window.focusWidget() is chosen)  # a new row is shown a turn later
