"""The Create page: wishes at the left, the wall of candidates, the chosen face at the right."""

import secrets
from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from acgan_desktop.avatar import Avatar
from acgan_desktop.engine.wishes import candidate, wish_of
from acgan_desktop.ui.describing import facts_of, name_of
from acgan_desktop.ui.desk import Desk
from acgan_desktop.ui.pages.keep_button import KeepButton
from acgan_desktop.ui.pages.page import Page
from acgan_desktop.ui.pages.wall_feed import WallFeed
from acgan_desktop.ui.render_worker import Opened
from acgan_desktop.ui.saving import AskPath, ask_path, save_picture
from acgan_desktop.ui.trail import FAR, FIRST_WALL, NEAR, Step, Trail
from acgan_desktop.ui.widgets.base import TextButton
from acgan_desktop.ui.widgets.empty_page import EmptyPage
from acgan_desktop.ui.widgets.face_model import FaceModel
from acgan_desktop.ui.widgets.face_wall import FaceWall
from acgan_desktop.ui.widgets.side_panel import SidePanel
from acgan_desktop.ui.widgets.trail_bar import TrailBar
from acgan_desktop.ui.widgets.wish_panel import WishPanel


class CreatePage(Page):
    """Wish, look, choose, keep.

    Attributes:
        trail: the steps that led to the present wall.
        faces: the present wall.

    Signals:
        first_wall_shown: the first sixteen faces are on the screen (once).
        model_file_wanted: there is no model, and the person wants to name one.
    """

    first_wall_shown = Signal()
    model_file_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.trail = Trail([Step(seed=desk.settings.seed)])
        self.ask_path: AskPath = ask_path
        self._anchors: list[QImage | None] = [None]
        self._model_id = ""

        self.wishes = WishPanel()
        self.faces = FaceModel(self)
        self.faces.provide = self._avatar_of_row
        self.faces.is_kept = desk.is_kept
        self.faces.describe = lambda row, avatar: name_of(desk.manifest, row, avatar)
        self.wall = FaceWall(self.faces)
        self.feed = WallFeed(desk.service, self.wall, "wall")
        self.trail_bar = TrailBar()
        self.no_model = EmptyPage("model")
        self.keep = KeepButton(desk, self._chosen_avatar, self._chosen_or_later)
        self.save = TextButton("save")
        self.more = TextButton("more")
        self.explore = TextButton("explore")
        self.side = SidePanel([[self.keep, self.save], [self.more], [self.explore]])
        self._lay_out()
        self._connect()
        self._speak_all()
        self._enable(False)
        self.faces.set_faces(FIRST_WALL)

    def _lay_out(self) -> None:
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.trail_bar)
        column.addWidget(self.wall, 1)
        full = QWidget()
        row = QHBoxLayout(full)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.wishes)
        row.addWidget(centre, 1)
        row.addWidget(self.side)
        self.stack = QStackedWidget()
        self.stack.setObjectName("wallArea")
        self.stack.addWidget(full)
        self.stack.addWidget(self.no_model)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)

    def _connect(self) -> None:
        desk = self.desk
        desk.model_opened.connect(self._take_model)
        desk.service.opening_failed.connect(self._model_failed)
        self.feed.arrived.connect(self._take_picture)
        self.feed.first_wall_shown.connect(self.first_wall_shown)
        desk.shelf_changed.connect(self._shelf_changed)
        desk.avatar_opened.connect(self._open_avatar)
        self.wishes.wish_changed.connect(self._wish)
        self.wishes.truncation_changed.connect(lambda psi: self._change(truncation=psi))
        self.wishes.seed_changed.connect(self.set_seed)
        self.wishes.surprise_wanted.connect(self.surprise)
        self.wall.chosen.connect(self._choose)
        self.wall.opened.connect(lambda _: self.more_like_this())
        self.trail_bar.went_back.connect(self.go_back_to)
        self.trail_bar.distance_chosen.connect(
            lambda value: self._other_faces(distance=NEAR if value == "near" else FAR)
        )
        self.save.clicked.connect(self.save_chosen)
        self.more.clicked.connect(self.more_like_this)
        self.explore.clicked.connect(self.explore_around)
        self.no_model.step_taken.connect(self.model_file_wanted)
        self.action(lambda: self.tr("Back one step"), self._back, "Alt+Left", "back")
        self.action(lambda: self.tr("Keep this face, or not"), self.keep.toggle, "Ctrl+D", "heart")
        self.action(lambda: self.tr("Save this face"), self.save_chosen, "Ctrl+S", "save")
        self.action(
            lambda: self.tr("Explore around this face"), self.explore_around, "Ctrl+E", "explore"
        )
        self.action(lambda: self.tr("Other faces"), self.wishes.reroll, "Ctrl+R", "reroll")
        self.action(lambda: self.tr("Surprise me"), self.surprise, "Ctrl+U", "surprise")
        self.action(lambda: self.tr("More like this face"), self.more_like_this, "", "more")

    def _speak_all(self) -> None:
        self.say(self.save.setText, lambda: self.tr("Save…"))
        self.say(
            self.save.setToolTip,
            lambda: self.tr("Save as a PNG that can be dropped back here (Ctrl+S)"),
        )
        self.say(self.more.setText, lambda: self.tr("More like this"))
        self.say(self.more.setToolTip, lambda: self.tr("See faces close to this one (Return)"))
        self.say(self.explore.setText, lambda: self.tr("Explore around"))
        self.say(
            self.explore.setToolTip,
            lambda: self.tr("A map of faces with this one in the middle (Ctrl+E)"),
        )
        self.say(self.wall.setAccessibleName, lambda: self.tr("Wall of faces"))
        self.say(self.side.portrait.setAccessibleName, lambda: self.tr("The chosen face"))
        self.say(self.no_model.title.setText, lambda: self.tr("No model is open"))
        self.say(
            self.no_model.line.setText,
            lambda: self.tr("Faces appear here as soon as a model file is open."),
        )
        self.say(self.no_model.button.setText, lambda: self.tr("Open a model…"))
        self.say(lambda _: self._show_facts(), str)

    # What the window asks of every page.

    def entered(self) -> None:
        """Put the keyboard on the wall, and draw what is missing."""
        self.wall.setFocus()
        self.feed.ask()

    def fit(self, window_width: int) -> None:
        """Give the large view its share."""
        self.side.fit(window_width)

    def remember(self) -> None:
        """Remember wishes, truncation and seed."""
        if self.desk.manifest is None:
            return
        step = self.trail.steps[0]
        settings = self.desk.settings
        settings.seed = step.seed
        settings.truncation = step.truncation
        settings.wishes = {k: v for k, v in step.wish.items() if isinstance(v, str)}

    # What a person does.

    def set_seed(self, seed: int) -> None:
        """Show the faces of another seed."""
        self._other_faces(seed=seed)

    def surprise(self) -> None:
        """Draw new wishes and new faces."""
        manifest = self.desk.manifest
        if manifest is None:
            return
        seed = secrets.randbelow(1_000_000)
        drawn = wish_of(manifest, candidate(manifest, {}, seed, 0, 1.0))
        wish = {name: value for name, value in drawn.items() if secrets.randbelow(5) < 3}
        step = Step(seed=seed, wish=wish, truncation=self.trail.here.truncation)
        self.trail.start_again(step)
        self._anchors = [None]
        self._show_step()

    def more_like_this(self) -> None:
        """Go on to the neighbours of the chosen face."""
        manifest, avatar = self.desk.manifest, self.faces.avatar(self.wall.current_row())
        if manifest is None or avatar is None:
            return
        self._go_on(avatar, self.faces.image(self.wall.current_row()))

    def go_back_to(self, step: int) -> None:
        """Go back along the trail."""
        if 0 <= step < len(self.trail.steps) - 1:
            self.trail.back_to(step)
            del self._anchors[step + 1 :]
            self._show_step()

    def explore_around(self) -> None:
        """Show the map around the chosen face."""
        avatar = self._chosen_avatar()
        if avatar is not None:
            self.desk.explore([avatar])

    def save_chosen(self) -> None:
        """Save the chosen face as a PNG."""
        avatar, image = self._chosen_or_later(self.save_chosen)
        if avatar is not None and image is not None:
            save_picture(self.desk, self, avatar, image, self.ask_path)

    def _chosen_avatar(self) -> Avatar | None:
        return self.faces.avatar(self.wall.current_row()) if self.desk.manifest else None

    def _chosen_or_later(self, act: Callable[[], None]) -> tuple[Avatar | None, QImage | None]:
        """Return the chosen face; while it is still being drawn, ``act`` waits for it."""
        row = self.wall.current_row()
        avatar, image = self.faces.avatar(row), self.faces.image(row)
        if avatar is not None and image is None:
            self.feed.when_drawn(avatar, act)
        return avatar, image

    # From the steps to the wall.

    def _avatar_of_row(self, row: int) -> Avatar | None:
        manifest = self.desk.manifest
        return None if manifest is None else self.trail.here.avatars(manifest, row, 1)[0]

    def _wish(self, name: str, value: object) -> None:
        self._change(wish={**self.trail.here.wish, name: value})

    def _change(self, **what: object) -> None:
        """Change wishes or truncation: the faces stay who they are."""
        self.trail.change(**what)
        if self.desk.manifest is None:
            return
        self.feed.change()
        self._show_facts()
        self.keep.show_state()

    def _other_faces(self, **what: object) -> None:
        """Change what makes the faces others."""
        self.trail.change(**what, chosen=0)
        self._show_step()

    def _go_on(self, avatar: Avatar, image: QImage | None) -> None:
        assert self.desk.manifest is not None
        self.trail.change(chosen=max(0, self.wall.current_row()))
        self.trail.more_like(self.desk.manifest, avatar, self.trail.here.seed + 1)
        self._anchors.append(image)
        del self._anchors[1 : len(self._anchors) - len(self.trail.steps) + 1]
        self._show_step(image)

    def _show_step(self, first: QImage | None = None) -> None:
        """Show the wall of the present step from its beginning."""
        step = self.trail.here
        self.wishes.show_step(step)
        self._show_trail()
        if self.desk.manifest is None:
            return
        rows = max(FIRST_WALL, self.wall.rows_that_fit(), step.chosen + self.wall.columns)
        self.feed.show(rows, step.chosen, first)

    def _show_trail(self) -> None:
        near = self.trail.here.distance == NEAR
        self.trail_bar.set_steps(self._anchors, "near" if near else "far")

    def _take_picture(self, row: int) -> None:
        if row == self.wall.current_row():
            self._show_chosen()
        if row == 0 and len(self._anchors) > 1 and self._anchors[-1] is None:
            self._anchors[-1] = self.faces.image(0)
            self._show_trail()

    # What the rest of the program says.

    def _take_model(self, opened: Opened) -> None:
        manifest = opened.manifest
        first = self.feed.first_wall_due
        self.feed.active = True
        self.wishes.set_manifest(manifest)
        # The new controls stand last in the chain of Tab: what is right of them follows them.
        chain = [self.wishes.surprise, *self.trail_bar.stops(), self.wall]
        for before, after in pairwise([*chain, self.keep, self.save, self.more, self.explore]):
            QWidget.setTabOrder(before, after)
        if self._model_id == manifest.model_id:  # the same model, on another device
            self._show_step()
            return
        self._model_id = manifest.model_id
        settings = self.desk.settings
        known = {each.name: each.classes for each in manifest.attributes}
        wish = {k: v for k, v in settings.wishes.items() if v in known.get(k, ())} if first else {}
        low, high = manifest.truncation.min, manifest.truncation.max
        psi = settings.truncation if first else None
        psi = manifest.truncation.default if psi is None else min(max(psi, low), high)
        self.trail.start_again(Step(seed=self.trail.steps[0].seed, wish=wish, truncation=psi))
        self._anchors = [None]
        self.stack.setCurrentIndex(0)
        self._enable(True)
        self._show_step()

    def _model_failed(self, _: object) -> None:
        if self.desk.manifest is None:
            self.stack.setCurrentIndex(1)
        self.feed.ask()

    def _open_avatar(self, avatar: Avatar, image: QImage | None) -> None:
        self._go_on(avatar, image)

    def _shelf_changed(self) -> None:
        self.faces.refresh()

    # What is shown of the chosen face.

    def _choose(self, row: int) -> None:
        self.trail.change(chosen=row)
        self._show_chosen()

    def _show_chosen(self) -> None:
        image = self.faces.latest_image(self.wall.current_row())
        if image is not None:
            self.side.portrait.set_image(image)
        self._show_facts()
        self.keep.show_state()

    def _show_facts(self) -> None:
        avatar = self._chosen_avatar()
        self.side.set_facts(facts_of(self.desk.manifest, avatar) if avatar is not None else [])

    def _enable(self, on: bool) -> None:
        for widget in (self.wishes, self.keep, self.save, self.more, self.explore):
            widget.setEnabled(on)

    def _back(self) -> None:
        self.go_back_to(len(self.trail.steps) - 2)
