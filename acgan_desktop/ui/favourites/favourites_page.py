"""The Favourites page: what was kept, found again, sorted out, and taken along."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.library.favourites.favourite import MAX_RATING, Favourite
from acgan_desktop.library.opening.reading_faces import ReadFace
from acgan_desktop.ui.favourites.arriving_faces import ArrivingFaces
from acgan_desktop.ui.favourites.bar import FavouritesBar
from acgan_desktop.ui.favourites.collection_transfer import CollectionTransfer
from acgan_desktop.ui.favourites.compare_view import LEAST, MOST, Compared, CompareView
from acgan_desktop.ui.favourites.feed import FavouritesFeed
from acgan_desktop.ui.favourites.selection import MOST_READ, FavouritesSelection
from acgan_desktop.ui.favourites.side import FavouritesSide
from acgan_desktop.ui.i18n.avatar_words import name_of
from acgan_desktop.ui.page_parts.favourite_picture import picture_of
from acgan_desktop.ui.page_parts.page import Page
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.services.background import Operation
from acgan_desktop.ui.theme.tokens import GAP, GAP_L
from acgan_desktop.ui.widgets.base import TextButton, frame
from acgan_desktop.ui.widgets.columns import fill, one_below_another, side_by_side
from acgan_desktop.ui.widgets.empty_page import EmptyPage
from acgan_desktop.ui.widgets.faces.face_model import FaceModel
from acgan_desktop.ui.widgets.faces.face_wall import FaceWall
from acgan_desktop.ui.widgets.progress_line import ProgressLine


class FavouritesPage(Page):
    """A wall of kept faces.

    Attributes:
        faces: the wall's faces; row i is ``items[i]``.
        feed: what the wall shows.
        picked: what is done with the picked faces.
        bar: what is looked for.
        moving: whole collections in and out.
        arriving: keeps faces that come from outside.
    """

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.faces = FaceModel(self)
        self.wall = FaceWall(self.faces)
        self.wall.allow_many()
        self.feed = FavouritesFeed(context, self.faces, self.wall, self)
        self.picked = FavouritesSelection(context, self.feed, self.wall)
        self.bar, self.side = FavouritesBar(), FavouritesSide(context.finishing)
        self.compare = CompareView(context.finishing)
        self.empty, self.nothing_found = EmptyPage("heart"), EmptyPage("search")
        self.take_in = TextButton("drop")
        self.empty.add_step(self.take_in)
        self.line, self._progress = ProgressLine(), frame("wallArea")
        self.moving = CollectionTransfer(context, self.line, self._progress)
        self.arriving = ArrivingFaces(context, self)
        self.count, self.remove = self.bar.count, self.side.remove
        self.open_in_create = self.side.open_in_create
        self.faces.describe = self._describe
        self._reading: Operation[None] | None = None
        # One look at what is picked, however many faces that changed.
        self._look = QTimer(self, singleShot=True, interval=0)
        self._look.timeout.connect(self._show_picked)
        self._lay_out()
        self._speak_all()
        self._fill_menu()
        self._connect()
        self._add_actions()
        self._ask()

    def chosen(self) -> Favourite | None:
        """Return the favourite that is shown large, or None until it is read."""
        return self.feed.favourite(self.wall.current_row())

    def take_collections(self, paths: Sequence[Path]) -> bool:
        """Add the favourites of collections that were dropped."""
        self.moving.take_in_files(paths)
        return True

    def take_faces(self, faces: Sequence[ReadFace]) -> bool:
        """Keep the faces that were dropped here, in one step."""
        self.arriving.keep(faces)
        return True

    def entered(self) -> None:
        """Put the keyboard where one goes on."""
        page = self.stack.currentWidget()
        if page is self.empty:
            self.empty.button.setFocus()
        elif page is self.compare:
            self.compare.back.setFocus()
        elif self.found.currentWidget() is self.wall:
            self.wall.setFocus()
            if self.wall.current_row() < 0:
                self.wall.choose(0)
        else:
            self.nothing_found.button.setFocus()

    def fit(self, window_width: int) -> None:
        """Give the large view its share."""
        self.side.fit(window_width)

    def compare_picked(self) -> None:
        """Show two to four picked faces side by side."""
        count = len(self.picked.numbers())
        if not LEAST <= count <= MOST:
            self.context.said.emit(
                self.tr("Pick two to four faces with Ctrl or Shift to compare them"), "", None
            )
            return
        self.picked.read(MOST, self._begin_comparison)

    def _begin_comparison(self, items: Sequence[Favourite]) -> None:
        self._show_compared(items)
        self.stack.setCurrentWidget(self.compare)
        self.compare.back.setFocus()

    def _show_compared(self, items: Sequence[Favourite]) -> None:
        self.compare.show_faces(
            [
                Compared(
                    item.id,
                    item.labels.name or self.tr("Face {number}").format(number=place + 1),
                    item.labels.rating,
                    item.avatar,
                    picture_of(item),
                    self.side.facts(item, self._manifest_of(item.avatar)),
                )
                for place, item in enumerate(items)
            ]
        )

    def _compare_again(self) -> None:
        """Say what is side by side in another language."""
        if self.stack.currentWidget() is self.compare:
            self.picked.read(MOST, self._show_compared)

    def _lay_out(self) -> None:
        self.found = QStackedWidget()
        self.found.addWidget(self.wall)
        self.found.addWidget(self.nothing_found)
        margin = QHBoxLayout(self._progress)
        margin.setContentsMargins(GAP_L, GAP, GAP_L, GAP)
        margin.addWidget(self.line)
        walled = one_below_another(self.bar, self.found, tall=self.found)
        self._full = side_by_side(walled, self.side, wide=walled)
        self.stack = fill(self, self.empty, self._full, self.compare, below=self._progress)

    def _speak_all(self) -> None:
        self.say(self.count.setText, self._count_in_words)
        self.say(self.wall.setAccessibleName, lambda: self.tr("Wall of favourites"))
        self.say(self.empty.title.setText, lambda: self.tr("Nothing kept yet"))
        self.say(
            self.empty.line.setText,
            lambda: self.tr("Choose a face you like and press Keep: it will wait for you here."),
        )
        self.say(self.empty.button.setText, lambda: self.tr("Find a face"))
        self.say(self.take_in.setText, lambda: self.tr("Import a collection…"))
        self.say(self.nothing_found.title.setText, lambda: self.tr("Nothing found"))
        self.say(
            self.nothing_found.line.setText,
            lambda: self.tr(
                "None of your favourites is like that. Try fewer words, tags or stars."
            ),
        )
        self.say(self.nothing_found.button.setText, lambda: self.tr("Show all"))
        self.say(lambda _: self._look.start(), str)
        self.say(lambda _: self._compare_again(), str)

    def _fill_menu(self) -> None:
        menu, moving = self.bar.menu, self.moving
        steps = (
            (lambda: self.tr("Import a collection…"), moving.take_in),
            (lambda: self.tr("Export all favourites…"), moving.export),
            (
                lambda: self.tr("Export what is shown…"),
                lambda: moving.export(self.feed.numbers),
            ),
            (
                lambda: self.tr("Export the picked faces…"),
                lambda: moving.export(self.picked.numbers()),
            ),
        )
        for text, act in steps:
            step = menu.addAction("")
            step.triggered.connect(lambda _=False, act=act: act())
            self.say(step.setText, text)

    def _connect(self) -> None:
        context, wall, picked, labels = self.context, self.wall, self.picked, self.side.labels
        context.favourites_changed.connect(self._ask)
        context.model_opened.connect(lambda _: self._look.start())
        self.bar.asked.connect(self._ask)
        self.feed.answered.connect(self._answered)
        wall.chosen.connect(lambda _: self._look.start())
        wall.picked_changed.connect(self._look.start)
        wall.opened.connect(lambda _: picked.open())
        wall.dragged.connect(picked.drag)
        labels.renamed.connect(picked.rename)
        labels.rated.connect(picked.rate)
        labels.tagged.connect(picked.tag)
        labels.untagged.connect(picked.untag)
        for button, act in (
            (self.side.open_in_create, picked.open),
            (self.side.express, picked.express),
            (self.side.explore, picked.explore),
            (self.side.blend, picked.blend),
            (self.side.compare, self.compare_picked),
            (self.side.save, picked.save),
            (self.side.remove, picked.remove),
        ):
            button.clicked.connect(lambda _=False, act=act: act())
        self.compare.closed.connect(self._leave_comparison)
        self.compare.rated.connect(picked.rate_one)
        self.compare.opened.connect(self._open_compared)
        self.empty.step_taken.connect(lambda: context.page_wanted.emit("create"))
        self.take_in.clicked.connect(lambda: self.moving.take_in())
        self.bar.search.left.connect(self.entered)
        self.nothing_found.step_taken.connect(self._show_all)

    def _add_actions(self) -> None:
        picked, labels, add = self.picked, self.side.labels, self._add_action
        add(lambda: self.tr("Remove these faces"), picked.remove, "Delete", "remove")
        add(lambda: self.tr("Save these faces"), picked.save, "Ctrl+S", "save")
        add(lambda: self.tr("Sheet for print…"), picked.sheet, "Ctrl+Shift+S", "print")
        add(lambda: self.tr("Expressions of this face"), picked.express, "Ctrl+I", "smile")
        add(lambda: self.tr("Explore around these faces"), picked.explore, "Ctrl+E", "explore")
        add(lambda: self.tr("Blend these faces"), picked.blend, "Ctrl+B", "blend")
        add(lambda: self.tr("Compare these faces"), self.compare_picked, "Ctrl+L", "compare")
        add(lambda: self.tr("Open in Create"), picked.open, "", "create")
        add(lambda: self.tr("Copy this picture"), picked.copy, "Ctrl+C", "copy")
        add(lambda: self.tr("Copy as text"), picked.copy_text, "Ctrl+Shift+C", "copy")
        add(lambda: self.tr("Copy the share code"), picked.copy_code, "Ctrl+Shift+K", "share")
        add(lambda: self.tr("Search"), self.bar.search.setFocus, "Ctrl+F", "search")
        add(lambda: self.tr("Name this face"), labels.name.setFocus, "F2")
        add(lambda: self.tr("Tag these faces"), labels.new_tag.setFocus, "Ctrl+T")
        for stars in range(MAX_RATING + 1):
            add(partial(self._rating_title, stars), partial(picked.rate, stars), str(stars))
        add(lambda: self.tr("Import a collection"), self.moving.take_in)
        add(lambda: self.tr("Export all favourites"), self.moving.export, "", "export")

    def _rating_title(self, stars: int) -> str:
        return self.tr("Rate with %n star(s)", "", stars)

    def _add_action(
        self, title: Callable[[], str], act: Callable[[], object], keys: str = "", icon: str = ""
    ) -> None:
        """Add an action for the wall; while faces stand side by side it does nothing."""

        def on_the_wall() -> None:
            if self.stack.currentWidget() is not self.compare:
                act()

        self.action(title, on_the_wall, keys, icon)

    def _ask(self) -> None:
        cache = self.context.favourites_cache
        if cache is not None:
            self.bar.set_tags(cache.seen.tags)
            self.side.labels.set_known_tags(list(cache.seen.tags))
        self.feed.ask(self.bar.query())

    def _answered(self) -> None:
        cache = self.context.favourites_cache
        any_kept = cache is not None and len(cache) > 0
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        page = self.stack.currentWidget()
        if not any_kept:
            self.stack.setCurrentWidget(self.empty)
        elif page is self.empty:
            self.stack.setCurrentWidget(self._full)
        self.found.setCurrentWidget(self.wall if self.feed.numbers else self.nothing_found)
        if self.isVisible() and (page is not self.stack.currentWidget() or not had_focus):
            self.entered()
        self.count.setText(self._count_in_words())
        self._look.start()

    def _show_picked(self) -> None:
        row, rows = self.wall.current_row(), self.wall.picked_rows()
        if self._reading is not None:
            self._reading.cancel()

        def show(found: list[Favourite]) -> None:
            there = self.feed.numbers
            chosen = next((one for one in found if there[row : row + 1] == [one.id]), None)
            if chosen is None:
                self.side.show_nothing()
                return
            image = self.faces.image(row) or picture_of(chosen)
            numbers = {there[each] for each in rows if each < len(there)} or {chosen.id}
            picked = [one for one in found if one.id in numbers]
            manifest = self._manifest_of(chosen.avatar)
            self.side.show_picked(chosen, image, manifest, picked, max(1, len(rows)))

        self._reading = self.feed.read(list(dict.fromkeys([row, *rows[:MOST_READ]])), show)

    def _open_compared(self, number: int) -> None:
        def show(found: list[Favourite]) -> None:
            for each in found:
                self.context.open_avatar(each.avatar)

        self.context.favourites_controller.read([number], show)

    def _leave_comparison(self) -> None:
        self.stack.setCurrentWidget(self._full)
        self.entered()

    def _show_all(self) -> None:
        self.bar.clear()
        self.wall.setFocus()

    def _manifest_of(self, avatar: Avatar) -> GeneratorManifest | None:
        cache = self.context.favourites_cache
        known = cache.store.manifest_of(avatar) if cache is not None else None
        opened = self.context.manifest
        return known or (opened if opened and opened.model_id == avatar.model else None)

    def _describe(self, row: int, avatar: Avatar) -> str:
        words = [name_of(self._manifest_of(avatar), row, avatar)]
        item = self.feed.favourite(row)
        if item is not None:
            labels = item.labels
            words += filter(None, (labels.name, ", ".join(labels.tags)))
            if labels.rating:
                words.append(self.tr("%n star(s)", "", labels.rating))
        return "\n".join(words)

    def _count_in_words(self) -> str:
        cache = self.context.favourites_cache
        shown, there = len(self.feed.numbers), len(cache) if cache is not None else 0
        if shown < there:
            return self.tr("{shown} of {all}").format(shown=f"{shown:n}", all=f"{there:n}")
        return self.tr("%n face(s)", "", shown) if shown else ""
