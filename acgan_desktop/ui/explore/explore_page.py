"""The Explore page: an endless map of faces, wishes at the left, the chosen face at the right."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QWidget

from acgan_desktop.app.known_wishes import knows
from acgan_desktop.app.map_camera import TileKey
from acgan_desktop.app.surprise import surprise
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.wish import WishValue
from acgan_desktop.ui.explore.asked_map import AskedMap
from acgan_desktop.ui.explore.explore_side import ExploreSide
from acgan_desktop.ui.explore.map_buttons import MapButtons
from acgan_desktop.ui.explore.map_feed import MapFeed
from acgan_desktop.ui.explore.map_head import MapHead
from acgan_desktop.ui.explore.map_steps import Asked
from acgan_desktop.ui.explore.map_tiles import MapTiles
from acgan_desktop.ui.explore.map_view import MapView
from acgan_desktop.ui.i18n.avatar_words import details_of, facts_of
from acgan_desktop.ui.page_parts.face_actions import FaceActions
from acgan_desktop.ui.page_parts.face_sliders.face_sliders import FaceSliders
from acgan_desktop.ui.page_parts.face_sliders.slider_editing import EditedFace
from acgan_desktop.ui.page_parts.finished_view import FinishedView
from acgan_desktop.ui.page_parts.page import Page
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.services.render_worker import Opened
from acgan_desktop.ui.widgets.columns import fill, one_below_another, side_by_side
from acgan_desktop.ui.widgets.empty_page import EmptyPage
from acgan_desktop.ui.widgets.wishes.wish_panel import WishPanel

_ROOM_FOR_TITLE = 1120


class ExplorePage(Page):
    """Wander through the faces that a model knows.

    Attributes:
        map: what the map is asked for.
        view: the map.
    """

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.wishes = WishPanel()
        self.view = MapView(MapTiles())
        self.buttons = MapButtons(self.view)
        self.feed = MapFeed(context.service, self.view)
        self.map = AskedMap(context, self.view, self.feed, self)
        self.head = MapHead(context)
        self.around, self.anywhere = self.head.around, self.head.anywhere
        self.picker = self.head.picker
        self.no_model = EmptyPage("explore")
        self.sliders = FaceSliders(context, self.wishes, self._map_face, self)
        self.side = ExploreSide(context, lambda: self.chosen_face()[0], self._chosen_or_later)
        self.keep, self.tune = self.side.keep, self.side.tune
        self._large = FinishedView.of(context.finishing, self.side.portrait)
        self._large.finish_for_drag(self.side.portrait)
        self.taking = FaceActions(context, self.side.portrait, self._chosen_or_later)
        self._kept: dict[TileKey, bool] = {}
        centre = one_below_another(self.head, self.view, tall=self.view)
        full = side_by_side(self.sliders.area, centre, self.side, wide=centre)
        self.stack = fill(self, full, self.no_model)
        self._connect()
        self._speak_all()
        if context.opened is not None:
            self._take_model(context.opened)
        else:
            self.stack.setCurrentIndex(1)

    @property
    def asked(self) -> Asked:
        """What the map is asked for."""
        return self.map.asked

    def _connect(self) -> None:
        context, view = self.context, self.view
        context.model_opened.connect(self._take_model)
        # What was being drawn was given up for the model that could not be opened.
        context.service.opening_failed.connect(lambda _: self._draw())
        context.favourites_changed.connect(self._look_up_kept)
        context.explore_asked.connect(self.explore)
        self.wishes.attributes.changed.connect(self._wish)
        self.wishes.typical.changed.connect(
            lambda psi: self.map.change(truncation=psi, own_truncation=False)
        )
        self.wishes.seed_changed.connect(lambda seed: self.map.ask_for(seed=seed))
        self.wishes.surprise_wanted.connect(self.surprise)
        self.map.another.connect(self._ask_again)
        self.map.changed.connect(self._changed)
        view.chosen.connect(self._choose)
        view.opened.connect(lambda _: self.more_like_this())
        view.home_wanted.connect(self.map.go_home)
        view.is_kept = self._is_kept
        self.feed.arrived.connect(self._take_picture)
        self.around.clicked.connect(self.ask_around)
        self.anywhere.clicked.connect(lambda: self.map.ask_for(around=()))
        self.head.around_wanted.connect(self.explore)
        self.side.save.clicked.connect(self.taking.save)
        self.side.tune.clicked.connect(self.sliders.toggle)
        self.sliders.changed.connect(self._show_chosen)
        self.sliders.drawn.connect(self._show_tuned)
        self.sliders.returned.connect(self._return_to_face)
        self.side.express.clicked.connect(self.express_chosen)
        self.side.more.clicked.connect(self.more_like_this)
        self.side.blend.clicked.connect(self.blend_chosen)
        self.no_model.step_taken.connect(lambda: context.page_wanted.emit("create"))
        self.action(lambda: self.tr("Keep this face, or not"), self.keep.toggle, "Ctrl+D", "heart")
        self.taking.add_actions(self)
        self.action(lambda: self.tr("Other faces"), self.wishes.reroll, "Ctrl+R", "reroll")
        self.action(lambda: self.tr("Surprise me"), self.surprise, "Ctrl+U", "surprise")
        self.action(
            lambda: self.tr("Change this face by sliders"),
            self.sliders.toggle,
            "Ctrl+G",
            "settings",
        )
        self.action(
            lambda: self.tr("Expressions of this face"), self.express_chosen, "Ctrl+I", "smile"
        )
        self.action(lambda: self.tr("A map around this face"), self.explore_chosen, "", "explore")
        self.action(lambda: self.tr("More like this face"), self.more_like_this, "", "more")
        self.action(lambda: self.tr("Blend from this face"), self.blend_chosen, "Ctrl+B", "blend")
        self.action(lambda: self.tr("A map around favourites"), self.ask_around, "", "heart")
        self.action(lambda: self.tr("To the middle of the map"), self.map.go_home, "", "home")

    def _speak_all(self) -> None:
        self.say(self.view.setAccessibleName, lambda: self.tr("Map of faces"))
        self.say(
            self.view.setAccessibleDescription,
            lambda: self.tr(
                "Arrows walk from face to face, Shift and arrows move the map, + and - zoom."
            ),
        )
        self.say(self.no_model.title.setText, lambda: self.tr("No model is open"))
        self.say(
            self.no_model.line.setText,
            lambda: self.tr("A map of its faces appears here as soon as a model is open."),
        )
        self.say(self.no_model.button.setText, lambda: self.tr("Go to Create"))
        self.say(lambda _: self._show_facts(), str)

    # What the window asks of every page.

    def entered(self) -> None:
        """Put the keyboard on the map, and draw what is missing."""
        self.view.setFocus()
        self._draw()

    def fit(self, window_width: int) -> None:
        """Give the large view its share; on a narrow map the head has room for buttons only."""
        self.side.fit(window_width)
        self.head.title.setVisible(window_width >= _ROOM_FOR_TITLE)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Draw nothing while another page is in view."""
        self.feed.rest()
        self.sliders.rest()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape closes the drawer."""
        if event.key() == Qt.Key.Key_Escape and self.sliders.is_open:
            self.sliders.close()
            self.view.setFocus()
        else:
            super().keyPressEvent(event)

    def _draw(self) -> None:
        """Draw what is missing."""
        self.feed.ask()
        if self.isVisible():
            self.sliders.draw()

    # What a person does.

    def _wish(self, name: str, value: WishValue) -> None:
        """Ask all faces for ``value``, as far as the open model knows it."""
        manifest = self.context.manifest
        if manifest is not None and knows(manifest, name, value):
            self.map.change(wish={**self.asked.wish, name: value})

    def surprise(self) -> None:
        """Draw new wishes and another map."""
        manifest = self.context.manifest
        if manifest is None:
            return
        seed, wish = surprise(manifest, self.asked.wish, self.wishes.attributes.locked())
        self.map.ask_for(seed=seed, wish=wish, around=())

    def explore(self, around: list[Avatar]) -> None:
        """Lay the map around ``around``; they keep what they are until something is wished."""
        seed = self.asked.seed
        # The wall of the same seed would stand around them once more.
        while any(each.origin is not None and each.origin.seed == seed for each in around):
            seed += 1
        self.map.ask_for(seed=seed, around=tuple(around), wish={}, own_truncation=True)

    def ask_around(self) -> None:
        """Let the person choose favourites for the map."""
        self.head.ask_around(self.asked.around)

    def more_like_this(self) -> None:
        """Go on with the chosen face on the Create page."""
        avatar, image = self.chosen_face()
        if avatar is not None:
            self.context.open_avatar(avatar, image)

    def explore_chosen(self) -> None:
        """Lay the map around the chosen face."""
        avatar, _ = self.chosen_face()
        if avatar is not None:
            self.explore([avatar])

    def express_chosen(self) -> None:
        """Show the chosen face with other expressions."""
        avatar, _ = self.chosen_face()
        if avatar is not None:
            self.context.express(avatar)

    def blend_chosen(self) -> None:
        """Take the chosen face into the blend."""
        avatar, _ = self.chosen_face()
        if avatar is not None:
            self.context.blend([avatar])

    def chosen_face(self) -> tuple[Avatar | None, QImage | None]:
        """Return the face in the large view: as the sliders have it, or else as on the map."""
        tuned = self.sliders.face()
        if tuned is not None:
            return tuned, self.sliders.tuning.image()
        return self._map_face()[1:]

    def _map_face(self) -> tuple[TileKey | None, Avatar | None, QImage | None]:
        key = self.view.current()
        return key, self.feed.avatar(key), self.feed.image(key)

    def _chosen_or_later(self, act: Callable[[], None]) -> tuple[Avatar | None, QImage | None]:
        """Return the chosen face; while it is still being drawn, ``act`` waits for it."""
        avatar, image = self.chosen_face()
        if avatar is not None and image is None:
            waits = self.sliders.tuning if self.sliders.face() is not None else self.feed
            waits.when_drawn(avatar, act)
        return avatar, image

    def _is_kept(self, key: TileKey) -> bool:
        """Say whether a tile is kept; looked up once, since comparing avatars takes its time."""
        kept = self._kept.get(key)
        if kept is None:
            avatar = self.feed.avatar_laid_out(key)
            if avatar is None:
                return False
            kept = self._kept[key] = self.context.is_kept(avatar)
        return kept

    def _look_up_kept(self) -> None:
        self._kept.clear()
        self.view.update()

    # From what is asked to the map.

    def _ask_again(self) -> None:
        """Show in the controls what the map is asked for."""
        self.wishes.show_step(self.asked)
        self.head.show_around(len(self.asked.around))
        self._kept.clear()

    def _changed(self) -> None:
        """Another look of the same map, and so of the chosen face."""
        self._kept.clear()
        self.sliders.take()
        self._show_facts()
        self.keep.show_state()

    # What the rest of the program says.

    def _take_model(self, opened: Opened) -> None:
        manifest = opened.manifest
        if self.feed.plane is not None and self.feed.plane.manifest == manifest:
            self._draw()  # the same model, on another device
            return
        self.sliders.forget()
        self.wishes.set_manifest(manifest)
        drawer = self.sliders.drawer
        below: list[QWidget] = [self.wishes.surprise, drawer.back, drawer.more, drawer.reset]
        below += [self.anywhere, self.around, self.view]
        below += [self.buttons.nearer, self.buttons.farther, self.buttons.home]
        for before, after in zip(below, [*below[1:], self.keep], strict=True):
            QWidget.setTabOrder(before, after)
        self.stack.setCurrentIndex(0)
        self.map.ask_for(
            wish={}, around=(), truncation=manifest.truncation.default, own_truncation=True
        )

    def _take_picture(self, key: TileKey) -> None:
        if key == self.view.current():
            self._show_chosen()

    # What is shown of the chosen face.

    def _choose(self, key: TileKey) -> None:
        self.feed.fetch(key)
        self.sliders.take()
        self._show_chosen()

    def _return_to_face(self, to: EditedFace) -> None:
        self.context.page_wanted.emit("explore")
        key = to.key
        if not isinstance(key, TileKey) or key == self.view.current():
            return
        if self.feed.avatar(key) == to.base:
            self.view.choose(key)

    def _show_tuned(self, image: QImage) -> None:
        avatar, fresh = self.chosen_face()
        self._large.show(
            avatar if fresh is image else None,
            image,
            lambda shown: self.side.portrait.set_image(shown, at_once=True),
        )
        if avatar is not None and fresh is not None and self.isVisible():
            self.context.session_history.saw_face(avatar, fresh)

    def _show_chosen(self) -> None:
        self.side.show_tuning(self.sliders.is_open)
        if self.sliders.face() is not None:
            if self.chosen_face()[1] is None:
                self._large.rest()
            self._show_facts()
            self.keep.show_state()
            return
        key = self.view.current()
        avatar, fresh = self.chosen_face()
        image = fresh
        if image is None and key is not None:
            tile = self.view.tiles.get(key)
            image = tile.image if tile is not None else None
        if image is not None:
            self._large.show(avatar if fresh is not None else None, image)
        else:
            self._large.rest()
        self._show_facts()
        self.keep.show_state()
        if avatar is not None and fresh is not None and self.isVisible():
            self.context.session_history.saw_face(avatar, fresh)

    def _show_facts(self) -> None:
        avatar, _ = self.chosen_face()
        facts = facts_of(self.context.manifest, avatar) if avatar is not None else []
        details = details_of(avatar) if avatar is not None else []
        self.side.set_facts([*facts, *self.sliders.facts()], details)
