"""What the window can be seen doing: each scene brings a fresh window to one state."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QDialog
from trainings import no_trainer, prepared, stopped

from acgan_desktop.app.failure import Failure
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.wishes import candidate
from acgan_desktop.ui.blend.blend_page import BlendPage
from acgan_desktop.ui.explore.explore_page import ExplorePage
from acgan_desktop.ui.expressions.expressions_page import ExpressionsPage
from acgan_desktop.ui.favourites.favourites_page import FavouritesPage
from acgan_desktop.ui.models.comparison import PAIRS, Side
from acgan_desktop.ui.models.models_page import ModelsPage
from acgan_desktop.ui.page_parts.page import Page
from acgan_desktop.ui.page_parts.picture_collection import Item
from acgan_desktop.ui.shell.first_start import FirstStart
from acgan_desktop.ui.shell.page_table import PAGES
from acgan_desktop.ui.shell.window import Window
from acgan_desktop.ui.train.train_page import TrainPage

_PATIENCE_MS = 60_000
_BLENDED: Final = ((13, 0), (10, 6), (6, 4), (17, 11), (7, 0))
"""Seeds and places of faces that look well together."""
_P = TypeVar("_P", bound=Page)


def _nothing(_: Window) -> None:
    """Do nothing more."""


@dataclass(frozen=True)
class Scene:
    """One state of the window.

    Attributes:
        name: what the picture's file is called by.
        act: brings a fresh window to it.
        again: what must be done anew after the language or the size has changed, because what is
            shown lives only for a moment; a dialog that lies over the window is returned.
    """

    name: str
    act: Callable[[Window], object]
    again: Callable[[Window], QDialog | None] = _nothing


def wait(done: Callable[[], bool]) -> None:
    """Let the window work until ``done``.

    Raises:
        SystemExit: that takes too long.
    """
    loop, look_again, patience = QEventLoop(), QTimer(interval=10), QTimer(singleShot=True)
    look_again.timeout.connect(lambda: loop.quit() if done() else None)
    patience.timeout.connect(loop.quit)
    look_again.start()
    patience.start(_PATIENCE_MS)
    loop.exec()
    if not patience.isActive():
        raise SystemExit("The window did not finish drawing.")


def drawn(window: Window) -> bool:
    """Say whether everything in view is drawn."""
    if window.context.service.activity[0] != "idle" or window.context.finishing.has_work:
        return False
    explore = window.pages.get("explore")
    if isinstance(explore, ExplorePage) and explore.isVisible():
        return all(explore.view.tiles.is_fresh(key) for key in explore.view.in_view())
    page = window.create_page
    return not page.isVisible() or not page.faces.missing(page.wall.visible_rows())


def _page(window: Window, kind: type[_P], key: str) -> _P:
    page = window.page(key)
    assert isinstance(page, kind)
    return page


def _wish(window: Window, row: int, **wish: str) -> None:
    """Ask for the classes in ``wish`` as far as the model knows them, and choose ``row``."""
    controls = window.create_page.wishes.attributes.controls
    for name, value in wish.items():
        if name in controls and value in controls[name].attribute.classes:
            controls[name].choice(value).click()
    window.create_page.wall.choose(row)
    wait(lambda: drawn(window))


def _create(window: Window) -> None:
    window.create_page.set_seed(16)
    wait(lambda: drawn(window))
    _wish(window, 4)


def _pink(window: Window) -> None:
    _wish(window, 2, hair_color="pink")


def _history(window: Window) -> None:
    window.create_page.set_seed(16)
    wait(lambda: drawn(window))
    _wish(window, 4, hair_color="pink")
    for row in (4, 6):
        window.create_page.more_like_this()
        window.create_page.wall.choose(row)
        wait(lambda: drawn(window))


def _seen(window: Window) -> None:
    create = window.create_page
    for seed, rows in ((5, 3), (9, 2), (12, 5)):
        create.set_seed(seed)
        wait(lambda: drawn(window))
        for row in range(rows):
            create.wall.choose(row)
            window.context.session_history.take_in()


def _open_drawer(window: Window) -> None:
    window.drawer.close_up()
    window.drawer.toggle()


def _open_palette(window: Window) -> None:
    window.palette_commands.palette.close_up()
    window.palette_commands.open()
    wait(lambda: len(window.pages) == len(PAGES))
    name = QCoreApplication.translate("Pages", "Blend")
    window.palette_commands.palette.field.setText(name)


def _open_shortcuts(window: Window) -> QDialog | None:
    window.show_shortcuts()
    return window.shortcut_sheet


def _open_save(window: Window) -> QDialog | None:
    from acgan_desktop.ui.page_parts.saving.save_dialog import SaveDialog

    create = window.create_page
    avatar, image = create.faces.avatar(4), create.faces.image(4)
    assert avatar is not None
    assert image is not None
    dialog = SaveDialog(window.context, [(avatar, image)], window)
    dialog.show()
    return dialog


def _open_save_many(window: Window) -> QDialog | None:
    from acgan_desktop.ui.page_parts.saving.save_dialog import SaveDialog

    dialog = SaveDialog(window.context, _some_faces(window), window)
    dialog.form.background.kind.choose("gradient")
    dialog.show()
    wait(lambda: dialog.looks.measured is not None)
    return dialog


def _open_sheet(window: Window) -> QDialog | None:
    from acgan_desktop.ui.page_parts.saving.sheet_dialog import SheetDialog

    items = _some_faces(window)
    names = [f"{number}" for number in range(1, len(items) + 1)]
    dialog = SheetDialog(window.context, items, names, window)
    dialog.form.kind.segments["stickers"].click()
    dialog.show()
    wait(lambda: not dialog.preview.is_empty())
    return dialog


def _some_faces(window: Window) -> list[Item]:
    faces = window.create_page.faces
    found = ((faces.avatar(row), faces.image(row)) for row in range(12))
    return [(one, image) for one, image in found if one is not None and image is not None]


def _open_error(window: Window) -> QDialog | None:
    window.error_box.accept()
    sentence = "The settings cannot be saved in /media/stick/settings.toml: Permission denied."
    window.error_box.show_failure(Failure.of(UserError(sentence)))
    return window.error_box


def _open_settings(window: Window) -> QDialog | None:
    window.settings.open()
    return window.settings.dialog


def _open_notice(window: Window) -> QDialog | None:
    window.notice_box.accept()
    window.notice_box.show_notice(
        "The favourites were damaged: 812 could be recovered, and the damaged file is kept as "
        "favourites.damaged-2026-12-01.db."
    )
    return window.notice_box


def _welcome(window: Window) -> None:
    page = FirstStart(window).page
    wait(lambda: len(page.faces) > 0 and not page.faces.missing(range(len(page.faces))))


def _welcome_step(window: Window, steps: int) -> None:
    page = FirstStart(window).page
    for _ in range(steps):
        wait(lambda: len(page.faces) > 0 and not page.faces.missing(range(len(page.faces))))
        page.wall.opened.emit(1)
    wait(lambda: drawn(window))


def _favourites(window: Window) -> None:
    create = window.create_page
    create.set_seed(17)
    wait(lambda: drawn(window))
    for row in range(16):
        create.wall.choose(row)
        avatar = create.faces.avatar(row)
        assert avatar is not None
        if not window.context.is_kept(avatar):
            create.keep.toggle()
            wait(partial(window.context.is_kept, avatar))
    window.toast.hide()
    window.show_page("favourites")
    page = _page(window, FavouritesPage, "favourites")
    wait(lambda: len(page.feed.numbers) == len(window.context.favourites_cache or ()))
    for rows, stars, tag in (((2, 4, 7), 5, "sora"), ((5, 8), 4, "pink"), ((1, 11), 3, "")):
        page.wall.choose(rows[0])
        page.wall.pick(rows)
        page.picked.rate(stars)
        if tag:
            page.picked.tag(tag)
    page.wall.choose(4)


def _compare(window: Window) -> None:
    _favourites(window)
    page = _page(window, FavouritesPage, "favourites")
    page.wall.choose(2)
    page.wall.pick([4, 7])
    page.compare_picked()
    wait(lambda: page.stack.currentWidget() is page.compare)


def _explore(window: Window) -> None:
    window.show_page("explore")
    wait(lambda: drawn(window))


def _explore_pink(window: Window) -> None:
    _explore(window)
    page = _page(window, ExplorePage, "explore")
    controls = page.wishes.attributes.controls
    if "hair_color" in controls and "pink" in controls["hair_color"].attribute.classes:
        controls["hair_color"].choice("pink").click()
    page.view.zoom(1)
    page.view.walk(1, 1)
    wait(lambda: drawn(window))


def _explore_favourites(window: Window) -> None:
    _favourites(window)
    cache = window.context.favourites_cache
    assert cache is not None
    window.context.explore([item.avatar for item in cache.store.some(cache.seen.numbers[3:7])])
    wait(lambda: drawn(window))


def _explore_sliders(window: Window) -> None:
    _explore(window)
    page = _page(window, ExplorePage, "explore")
    page.sliders.toggle()
    drawer = page.sliders.drawer
    wait(lambda: len(drawer.rows) > 0)
    for row, share in zip(drawer.rows.values(), (0.4, 0.0, -0.3), strict=False):
        row.slider.setValue(round(share * row.slider.maximum()))
    wait(lambda: drawn(window))


def _create_sliders(window: Window) -> None:
    _create(window)
    sliders = window.create_page.changing.sliders
    sliders.toggle()
    wait(lambda: len(sliders.drawer.rows) > 0)
    for row, share in zip(sliders.drawer.rows.values(), (0.4, 0.0, -0.3), strict=False):
        row.slider.setValue(round(share * row.slider.maximum()))
    wait(lambda: drawn(window))


def _expressions(window: Window) -> None:
    manifest = window.context.manifest
    assert manifest is not None
    face = candidate(manifest, {}, 16, 4, manifest.truncation.default)
    window.context.express(face)
    page = _page(window, ExpressionsPage, "expressions")
    wait(lambda: bool(page.cells.items()) and page.checking.state != "checking")
    page.wall.choose(2)
    wait(lambda: drawn(window) and (page.talking.is_ready or page.talking.problem is not None))


def _blend(window: Window) -> None:
    manifest = window.context.manifest
    assert manifest is not None
    psi = manifest.truncation.default
    window.context.blend([candidate(manifest, {}, seed, index, psi) for seed, index in _BLENDED])
    page = _page(window, BlendPage, "blend")
    page.stage.playback.pause()
    wait(lambda: len(page.stage.feed.cache) == page.stage.feed.cache.count)
    page.stage.go_to(0.3)


def _open_animation_export(window: Window) -> QDialog | None:
    page = _page(window, BlendPage, "blend")
    page.side.export.show_dialog()
    return page.side.export.dialog


def _crossings(window: Window) -> None:
    _blend(window)
    page = _page(window, BlendPage, "blend")
    page.other_mode()
    page.crossings.grid.choose(1, 2)
    wait(lambda: drawn(window))


def _models(window: Window) -> None:
    window.show_page("models")
    page = _page(window, ModelsPage, "models")
    wait(lambda: bool(page.sheet.images()))


def _models_compare(window: Window) -> None:
    _models(window)
    page = _page(window, ModelsPage, "models")
    here = page.chosen()
    if here is None or here.generator is None:
        raise SystemExit("No model can be compared.")
    # A model beside itself: there may be no other.
    side = Side(here.path, here.generator)
    page.stack.setCurrentIndex(1)
    page.comparison.compare(side, side)
    image = page.comparison.wall.image
    wait(lambda: all(image(0, place) and image(1, place) for place in range(PAIRS)))


def _train(window: Window) -> TrainPage:
    window.show_page("train")
    page = _page(window, TrainPage, "train")
    wait(lambda: page.service.setup.state != "looking")
    return page


def _train_setup(window: Window) -> None:
    no_trainer()
    page = _train(window)
    wait(lambda: page.setup.amount.isVisible())


def _train_guide(window: Window, step: str) -> None:
    no_trainer()
    project = prepared("Watercolours")
    page = _train(window)
    wait(lambda: page.guide.project is not None and page.guide.project.folder == project.folder)
    page.guide.go_to(step)


def _train_run(window: Window) -> None:
    no_trainer()
    stopped("Watercolours")
    page = _train(window)
    wait(lambda: page.run.sheets.now.image() is not None and bool(page.run.losses.series()))


SCENES: Final = (
    Scene("welcome", _welcome),
    Scene("welcome-wish", partial(_welcome_step, steps=1)),
    Scene("welcome-end", partial(_welcome_step, steps=3)),
    Scene("create", _create),
    Scene("create-wish", _pink),
    Scene("more-like-this", _history),
    Scene("seen", _seen, _open_drawer),
    Scene("palette", _create, _open_palette),
    Scene("shortcuts", _create, _open_shortcuts),
    Scene("save", _create, _open_save),
    Scene("save-many", _create, _open_save_many),
    Scene("sheet", _create, _open_sheet),
    Scene("error", _create, _open_error),
    Scene("notice", _create, _open_notice),
    Scene("settings", _create, _open_settings),
    Scene("explore", _explore),
    Scene("explore-wish", _explore_pink),
    Scene("explore-favourites", _explore_favourites),
    Scene("explore-sliders", _explore_sliders),
    Scene("create-sliders", _create_sliders),
    Scene("expressions-empty", lambda window: window.show_page("expressions")),
    Scene("expressions", _expressions),
    Scene("blend-empty", lambda window: window.show_page("blend")),
    Scene("blend", _blend),
    Scene("blend-export", _blend, _open_animation_export),
    Scene("crossings", _crossings),
    Scene("favourites-empty", lambda window: window.show_page("favourites")),
    Scene("favourites", _favourites),
    Scene("compare", _compare),
    Scene("models", _models),
    Scene("models-compare", _models_compare),
    Scene("train-setup", _train_setup),
    Scene("train-pictures", partial(_train_guide, step="pictures")),
    Scene("train-check", partial(_train_guide, step="check")),
    Scene("train-labels", partial(_train_guide, step="labels")),
    Scene("train-start", partial(_train_guide, step="start")),
    Scene("train-run", _train_run),
)


def scene(name: str) -> Scene:
    """Return a scene by its name."""
    return next(each for each in SCENES if each.name == name)
