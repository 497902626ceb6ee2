"""The Create page: wishes at the left, the wall of candidates, the chosen face at the right."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QWidget

from acgan_desktop.app.create_history import FIRST_WALL, NEAR, CreateHistory, Step
from acgan_desktop.app.known_wishes import known_wish
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.library.settings.presets import Preset
from acgan_desktop.ui.create.chosen_panel import ChosenPanel
from acgan_desktop.ui.create.commands import wish_commands
from acgan_desktop.ui.create.create_state import (
    MOST_LOCKED,
    CreateSnapshot,
    CreateState,
    fitting_truncation,
    plain_wish,
)
from acgan_desktop.ui.create.create_steps import CreateSteps
from acgan_desktop.ui.create.face_changing import ChangedWallFaces, FaceChanging
from acgan_desktop.ui.create.history_bar import HistoryBar
from acgan_desktop.ui.create.preset_menu import PresetMenu
from acgan_desktop.ui.create.presets_controller import PresetsController
from acgan_desktop.ui.create.session_recording import SessionRecording
from acgan_desktop.ui.create.wall_matching import WallMatching
from acgan_desktop.ui.i18n.avatar_words import name_of
from acgan_desktop.ui.page_parts import drag_and_export
from acgan_desktop.ui.page_parts.page import Page
from acgan_desktop.ui.page_parts.wall_feed import WallFeed
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.services.render_worker import Opened
from acgan_desktop.ui.widgets.base import TextButton
from acgan_desktop.ui.widgets.columns import fill, one_below_another, side_by_side
from acgan_desktop.ui.widgets.empty_page import EmptyPage
from acgan_desktop.ui.widgets.faces.face_model import FaceModel
from acgan_desktop.ui.widgets.faces.face_wall import FaceWall
from acgan_desktop.ui.widgets.wishes.wish_panel import WishPanel

_MORE = 100


class CreatePage(Page):
    """Wish, look, choose, keep.

    Attributes:
        state: the steps that led to the present wall, and what is locked.
        steps: changes the state.
        faces: the present wall.
        changing: sliders for the chosen face.
        keep: the button that keeps the chosen face.

    Signals:
        first_wall_shown: the first sixteen faces are on the screen (once).
        model_file_wanted: there is no model, and the person wants to name one.
        bundled_model_wanted: there is no model, and the person wants the bundled one.
    """

    first_wall_shown = Signal()
    model_file_wanted = Signal()
    bundled_model_wanted = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.state = CreateState(context.settings.seed)
        self.steps = CreateSteps(context, self.state, self)
        self.wishes = WishPanel()
        self.faces = FaceModel(self)
        self.faces.provide = self._avatar_of_row
        self.faces.is_kept = context.is_kept
        self.faces.describe = lambda row, avatar: name_of(
            context.manifest, row, avatar, self.faces.tile(row).missed
        )
        self.wall = FaceWall(self.faces)
        self.wall.allow_many()
        self.feed = WallFeed(context.service, self.wall)
        self.checking = WallMatching(context, self.feed, lambda: self.history.here, self)
        self.history_bar = HistoryBar()
        self.no_model = EmptyPage("model")
        self.open_model_file = TextButton()
        self.no_model.add_step(self.open_model_file)
        self.changing = FaceChanging(context, self.wishes, self.wall, self.feed)
        self.side = ChosenPanel(context, ChangedWallFaces(self.wall, self.feed, self.changing))
        self.keep = self.side.keep
        self.presets = PresetMenu(
            PresetsController(context), self.steps.preset, self.use_preset, self.wishes.presets
        )
        self.wishes.offer_presets(self.presets)
        context.command_sources += [
            self.presets.commands,
            lambda: wish_commands(context.manifest, self.wish),
        ]
        centre = one_below_another(self.history_bar, self.wall, tall=self.wall)
        full = side_by_side(self.changing.sliders.area, centre, self.side, wide=centre)
        self.stack = fill(self, full, self.no_model)
        self._connect()
        SessionRecording(context, self.state, self.faces, self.wall, self.feed, self.come_back)
        self._add_actions()
        self._speak_all()
        self._enable(False)
        self.faces.set_faces(FIRST_WALL)

    @property
    def history(self) -> CreateHistory:
        """The steps that led to the present wall."""
        return self.state.history

    def _connect(self) -> None:
        context, wall = self.context, self.wall
        context.model_opened.connect(self._take_model)
        context.service.opening_failed.connect(self._model_failed)
        context.favourites_changed.connect(self.faces.refresh)
        context.avatars_opened.connect(self._open_avatars)
        self.feed.arrived.connect(self._take_picture)
        self.feed.first_wall_shown.connect(self.first_wall_shown)
        self.steps.went.connect(self._show)
        self.steps.returned.connect(self._come_into_view)
        self.wishes.attributes.changed.connect(self.steps.set_wish)
        self.wishes.typical.changed.connect(self.steps.set_truncation)
        self.wishes.only_fitting.setChecked(context.settings.only_fitting)
        self.wishes.only_fitting_changed.connect(self._set_only_fitting)
        self.checking.possible_changed.connect(self.wishes.only_fitting.setVisible)
        self.wishes.attributes.lock_changed.connect(self._lock)
        self.wishes.seed_changed.connect(self.steps.set_seed)
        self.wishes.surprise_wanted.connect(self.steps.surprise)
        wall.chosen.connect(self._choose)
        wall.opened.connect(self.more_like_this)
        wall.picked_changed.connect(self.side.show_facts)
        wall.dragged.connect(self._drag_out)
        wall.menu_wanted.connect(lambda place: self.side.open_menu(wall.viewport(), place))
        self.history_bar.went_back.connect(self.steps.back_to)
        self.history_bar.distance_chosen.connect(self.steps.set_distance)
        self.side.more_wanted.connect(self.more_like_this)
        self.side.change_wanted.connect(self.changing.sliders.toggle)
        self.changing.show = self._show_changed
        self.changing.show_chosen = lambda: self._show_chosen(self.wall.current_row())
        self.changing.come_into_view = self._come_into_view
        self.no_model.step_taken.connect(self.bundled_model_wanted)
        self.open_model_file.clicked.connect(self.model_file_wanted)

    def _add_actions(self) -> None:
        self.side.add_actions(self)
        self.action(lambda: self.tr("Surprise me"), self.surprise, "Ctrl+U", "surprise")
        self.action(lambda: self.tr("Other faces"), self.wishes.reroll, "Ctrl+R", "reroll")
        self.action(lambda: self.tr("Draw 100 more faces"), self.draw_more, "Ctrl+M")
        self.action(lambda: self.tr("Back one step"), self._back, "Alt+Left", "back")

    def _speak_all(self) -> None:
        self.say(self.wall.setAccessibleName, lambda: self.tr("Wall of faces"))
        self.say(self.no_model.title.setText, lambda: self.tr("No model is open"))
        self.say(
            self.no_model.line.setText,
            lambda: self.tr("Faces appear here as soon as a model file is open."),
        )
        self.say(self.no_model.button.setText, lambda: self.tr("Use the bundled model"))
        self.say(self.open_model_file.setText, lambda: self.tr("Open a model…"))
        self.say(lambda _: self.side.show_facts(), str)

    # What the window asks of every page.

    def entered(self) -> None:
        """Put the keyboard on the wall, and draw what is missing."""
        self.wall.setFocus()
        self.feed.ask()
        self.changing.sliders.draw()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Draw nothing for the sliders while another page is in view."""
        self.changing.sliders.rest()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape closes the sliders."""
        if event.key() == Qt.Key.Key_Escape and self.changing.close():
            self.wall.setFocus()
        else:
            super().keyPressEvent(event)

    def fit(self, window_width: int) -> None:
        """Give the large view its share."""
        self.side.fit(window_width)

    def remember(self) -> None:
        """Remember wishes, locks, truncation and seed."""
        if self.context.manifest is None:
            return
        step, settings = self.history.steps[0], self.context.settings
        settings.seed, settings.truncation = step.seed, step.truncation
        settings.wishes = plain_wish(step.wish)
        settings.locked = tuple(sorted(self.state.all_locked))[:MOST_LOCKED]

    # What a person does.

    def set_seed(self, seed: int) -> None:
        """Show the faces of another seed."""
        self.steps.set_seed(seed)

    def surprise(self) -> None:
        """Draw new wishes and new faces; what is locked stays."""
        self.steps.surprise()

    def wish(self, name: str, value: str | None) -> None:
        """Ask for one class of an attribute, from whichever page."""
        self._come_into_view()
        self.steps.set_wish(name, value)

    def use_preset(self, preset: Preset) -> None:
        """Ask for what a preset holds, from whichever page."""
        self._come_into_view()
        self.steps.use_preset(preset)

    def more_like_this(self) -> None:
        """Go on to the neighbours of the chosen face."""
        row = self.wall.current_row()
        changed = self.changing.face()
        if changed is not None:
            self.steps.more_like(changed, self.changing.image(), row)
            return
        avatar = self.faces.avatar(row)
        if avatar is not None:
            self.steps.more_like(avatar, self.faces.image(row), row)

    def go_back_to(self, step: int) -> None:
        """Go back along the history."""
        self.steps.back_to(step)

    def draw_more(self) -> None:
        """Let the wall grow by a hundred faces and draw them all, in view or not."""
        if self.feed.active:
            rows = range(len(self.faces), len(self.faces) + _MORE)
            self.faces.append_faces(_MORE)
            self.feed.collect(rows, lambda _: None)

    def come_back(self, moment: CreateSnapshot) -> None:
        """Show what was shown at an earlier moment of this session."""
        self.steps.come_back(moment)
        self._come_into_view()

    def _open_avatars(self, avatars: Sequence[Avatar], image: QImage | None) -> None:
        self.steps.open_avatars(avatars, image, self.wall.current_row())

    def _set_only_fitting(self, on: bool) -> None:
        self._show_only_fitting(on)
        title = self.tr("Only faces that fit")
        show = self._show_only_fitting
        self.context.did(title, lambda: show(not on), lambda: show(on))

    def _show_only_fitting(self, on: bool) -> None:
        self._come_into_view()
        self.wishes.only_fitting.setChecked(on)
        self.checking.set_on(on)

    def _lock(self, *_: object) -> None:
        if self.context.manifest is not None:
            self.state.lock(self.context.manifest, self.wishes.attributes.locked())

    def _back(self) -> None:
        self.steps.back_to(len(self.history.steps) - 2)

    def _drag_out(self) -> None:
        drag_and_export.drag_out(self.wall, self.side.faces.picked_items(), self.context)

    def _come_into_view(self) -> None:
        if not self.isVisible():
            self.context.page_wanted.emit("create")

    # From the steps to the wall.

    def _avatar_of_row(self, row: int) -> Avatar | None:
        manifest = self.context.manifest
        if manifest is None or manifest.model_id != self.state.model:
            return None
        return self.history.here.avatars(manifest, row, 1)[0]

    def _show(self, before: CreateSnapshot, after: CreateSnapshot) -> None:
        """Show the present step; people who were there before stay who they are."""
        if not after.shows_same_people(before):
            self._show_step()
            return
        self.wishes.show_step(self.history.here)
        if self.context.manifest is not None:
            self.checking.hurry()
            self.feed.change()
            self.changing.sliders.take()
            self.side.show_face(None)

    def _show_step(self) -> None:
        """Show the wall of the present step from its beginning."""
        step = self.history.here
        self.wishes.show_step(step)
        self._show_trail()
        self.wishes.say_left_out(0)
        if self.context.manifest is None:
            return
        opened = range(1 + len(step.others))
        rows = max(FIRST_WALL, self.wall.rows_that_fit(), step.chosen + self.wall.columns)
        self.feed.show(max(rows, len(opened)), step.chosen, self.state.pictures[-1])
        if step.others:
            self.wall.pick(opened)
        self.changing.sliders.take()

    def _show_trail(self) -> None:
        near = self.history.here.distance == NEAR
        self.history_bar.set_steps(self.state.pictures, "near" if near else "far")

    def _take_picture(self, row: int) -> None:
        self.wishes.say_left_out(self.feed.passed_over)
        if row == self.wall.current_row():
            self._show_chosen(row)
        pictures = self.state.pictures
        if row == 0 and len(pictures) > 1 and pictures[-1] is None:
            pictures[-1] = self.faces.image(0)
            self._show_trail()

    def _choose(self, row: int) -> None:
        self.history.change(chosen=row)
        self.changing.sliders.take()
        self._show_chosen(row)

    def _show_chosen(self, row: int) -> None:
        self.side.show_changing(self.changing.sliders.is_open)
        if self.changing.face() is not None:
            self.side.show_face(self.changing.image())
            return
        image = self.faces.latest_image(row)
        self.side.show_face(image, fresh=self.faces.image(row) is not None)

    def _show_changed(self, image: QImage) -> None:
        """Show the face that the sliders change, or how it was a moment ago."""
        face, fresh = self.changing.face(), self.changing.image()
        self.side.show_face(image, fresh=fresh is image)
        if face is not None and fresh is not None and self.isVisible():
            self.context.session_history.saw_face(face, fresh)

    # What the rest of the program says.

    def _take_model(self, opened: Opened) -> None:
        manifest = opened.manifest
        if self.state.model != manifest.model_id:
            self.changing.sliders.forget()
        first = self.feed.first_wall_due
        self.feed.active = True
        self.wishes.set_manifest(manifest)
        # The new controls stand last in the chain of Tab: what is right of them follows them.
        drawer = self.changing.sliders.drawer
        drawn = [drawer.back, drawer.more, drawer.reset]
        chain = [*self.wishes.last_stops(), *drawn, *self.history_bar.stops(), self.wall]
        chain += [*self.side.buttons(), self.side.details.button]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)
        self.stack.setCurrentIndex(0)
        self._enable(True)
        same = self.state.model == manifest.model_id  # on another device
        if not same and not self.state.change_model(manifest.model_id):
            settings = self.context.settings
            wish = known_wish(manifest, settings.wishes) if first else {}
            psi = fitting_truncation(manifest, settings.truncation if first else None)
            seed = self.history.steps[0].seed
            self.state.start_again(Step(seed=seed, wish=wish, truncation=psi))
        # What is locked of one model is so again when it comes back.
        remembered = self.context.settings.locked if first else ()
        self.state.lock(manifest, {*remembered, *self.state.all_locked})
        self.wishes.attributes.set_locked(self.state.locked)
        self._show_step()

    def _model_failed(self, _: object) -> None:
        if self.context.manifest is None:
            self.stack.setCurrentIndex(1)
        self.feed.ask()

    def _enable(self, on: bool) -> None:
        self.wishes.setEnabled(on)
        self.side.allow(on)
