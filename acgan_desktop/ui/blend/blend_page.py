"""The Blend page: faces that turn into each other, and the children they would have."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.latent.blend import MAX_KEYFRAMES
from acgan_desktop.library.opening.reading_faces import ReadFace
from acgan_desktop.ui.blend.actions import add_blend_actions
from acgan_desktop.ui.blend.crossings import BlendCrossings
from acgan_desktop.ui.blend.face_actions import BlendFaceActions
from acgan_desktop.ui.blend.faces import BlendFaces
from acgan_desktop.ui.blend.side import BlendSide
from acgan_desktop.ui.blend.stage import BlendStage
from acgan_desktop.ui.blend.stories import BlendStories
from acgan_desktop.ui.blend.strip import BlendStrip
from acgan_desktop.ui.page_parts.favourite_picker import FavouritePicker
from acgan_desktop.ui.page_parts.page import Page
from acgan_desktop.ui.page_parts.picture_feed import PictureFeed
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_M, motion_ms
from acgan_desktop.ui.widgets.base import frame, label
from acgan_desktop.ui.widgets.columns import fill, one_below_another, side_by_side
from acgan_desktop.ui.widgets.empty_page import EmptyPage
from acgan_desktop.ui.widgets.segment_choice import SegmentChoice

ANIMATION, CROSSINGS = "animation", "crossings"


class BlendPage(Page):
    """A strip of faces; over it the animation of them, or the grid of their children.

    Attributes:
        stories: what is blended.
        editing: changes its faces.
        taking: takes away what is shown.
        stage: the animation.
        crossings: the children.
        strip: the faces.
        side: how it plays, and what can be done with the face that is shown.
    """

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.stories = BlendStories(context, self)
        self.editing = BlendFaces(context, self.stories, self)
        self.taking = BlendFaceActions(self, self._chosen, self._chosen_or)
        self.faces = PictureFeed(context.service, self)
        self.mode = SegmentChoice(
            {
                ANIMATION: lambda: self.tr("Animation"),
                CROSSINGS: lambda: self.tr("Crossings"),
            }
        )
        self.stage = BlendStage(context, self.faces)
        self.crossings = BlendCrossings(context)
        self.strip = BlendStrip(self.faces)
        self.side = BlendSide(context, self.stories, self.stage.feed, self._chosen, self._chosen_or)
        self.picker = FavouritePicker(context, MAX_KEYFRAMES, self)
        self.empty, self.no_model = EmptyPage("blend"), EmptyPage("blend")
        self._lay_out()
        self._connect()
        add_blend_actions(
            self,
            stage=self.stage,
            side=self.side,
            faces=self.editing,
            film=self.strip.film,
            taking=self.taking,
            other_mode=self.other_mode,
            ask_favourites=self.ask_favourites,
        )
        self._speak_all()
        self._show_story()

    def _lay_out(self) -> None:
        head = frame("wallArea")
        line = QHBoxLayout(head)
        line.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP)
        line.setSpacing(GAP_L)
        self._title = label("heading")
        line.addWidget(self._title)
        line.addWidget(self.mode)
        line.addStretch(1)
        head.setFixedHeight(56)
        self._views = QStackedWidget()
        self._views.addWidget(self.stage)
        self._views.addWidget(self.crossings)
        centre = one_below_another(head, self._views, self.strip, tall=self._views)
        full = side_by_side(centre, self.side, wide=centre)
        self.stack = fill(self, full, self.empty, self.no_model)

    def _connect(self) -> None:
        context, side = self.context, self.side
        context.model_opened.connect(lambda _: self._show_story())
        # What was being drawn was given up for the model that could not be opened.
        context.service.opening_failed.connect(lambda _: self._wake())
        context.blend_asked.connect(self.editing.blend)
        self.stories.changed.connect(self._show_story)
        self.stories.returned.connect(self._come_into_view)
        self.mode.chosen.connect(lambda _: self._show_mode())
        self.faces.arrived.connect(self._note_blend)
        self.stage.playback.running_changed.connect(side.show_playing)
        self.stage.settled.connect(self._show_chosen)
        self.crossings.chosen.connect(self._show_chosen)
        self.crossings.opened.connect(self.taking.open)
        faces, film, strip = self.editing, self.strip.film, self.strip
        film.chosen.connect(self._go_to_face)
        film.opened.connect(lambda _: self.taking.open())
        film.moved.connect(faces.move)
        film.removed.connect(faces.remove)
        strip.random.clicked.connect(faces.add_random)
        strip.from_favourites.clicked.connect(self.ask_favourites)
        strip.duplicate.clicked.connect(lambda: faces.duplicate(film.current))
        strip.remove.clicked.connect(lambda: faces.remove(film.current))
        self.picker.avatars_picked.connect(faces.add)
        faces.went_to.connect(self._show_face)
        faces.began.connect(self._begin)
        self.stage.view.dragged.connect(lambda: self.taking.drag(self.stage.view))
        side.controls.changed.connect(faces.play_otherwise)
        side.save.clicked.connect(self.taking.save)
        side.open_in_create.clicked.connect(self.taking.open)
        side.explore.clicked.connect(self.taking.explore)
        side.add.clicked.connect(self.add_child)
        self.empty.step_taken.connect(faces.surprise)
        self.no_model.step_taken.connect(lambda: context.page_wanted.emit("create"))

    def _speak_all(self) -> None:
        self.say(self._title.setText, lambda: self.tr("Blend"))
        self.mode.explain(
            {
                ANIMATION: lambda: self.tr("The faces turn into each other"),
                CROSSINGS: lambda: self.tr("The children that the faces would have"),
            }
        )
        self.say(self.empty.title.setText, lambda: self.tr("Turn one face into another"))
        self.say(
            self.empty.line.setText,
            lambda: self.tr("Two to eight faces of your choice become an animation here."),
        )
        self.say(self.empty.button.setText, lambda: self.tr("Begin with three faces"))
        self.say(self.no_model.title.setText, lambda: self.tr("No model is open"))
        self.say(
            self.no_model.line.setText,
            lambda: self.tr("Faces can be blended here as soon as a model is open."),
        )
        self.say(self.no_model.button.setText, lambda: self.tr("Go to Create"))
        self.say(self.picker.title.setText, lambda: self.tr("Add favourites"))
        self.say(
            self.picker.line.setText, lambda: self.tr("Choose faces in the order you want them.")
        )
        self.say(self.picker.accept.setText, lambda: self.tr("Add"))

    # What the window asks of every page.

    def entered(self) -> None:
        """Draw what is missing, and put the keyboard where it is of use."""
        self._wake()
        current = self.stack.currentWidget()
        if isinstance(current, EmptyPage):
            current.button.setFocus()
        elif self.mode.value() == ANIMATION:
            self.stage.view.setFocus()
        else:
            self.crossings.grid.setFocus()

    def fit(self, window_width: int) -> None:
        """Give the side its share."""
        self.side.fit(window_width)

    def remember(self) -> None:
        """Keep the blends for the next start."""
        self.stories.save()

    def take_faces(self, faces: Sequence[ReadFace]) -> bool:
        """Add the faces that were dropped here, if the open model drew them."""
        manifest = self.context.manifest
        avatars = [
            face.avatar
            for face in faces
            if face.avatar is not None and manifest and face.avatar.model == manifest.model_id
        ]
        if avatars:
            room = max(1, self.stories.now.room)  # where there is none, adding says so
            self.editing.add(avatars[:room])
            if len(avatars) > room:
                left_out = self.tr("%n face(s) had no room in this blend", "", len(avatars) - room)
                self.context.said.emit(left_out, "", None)
        return bool(avatars)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Draw nothing while another page is in view."""
        self.stage.rest()
        self.faces.rest()
        self.crossings.rest()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Space plays and pauses."""
        if event.key() == Qt.Key.Key_Space and self.mode.value() == ANIMATION:
            self.stage.playback.toggle()
        else:
            super().keyPressEvent(event)

    # What a person does.

    def ask_favourites(self) -> None:
        """Let the person choose favourites to add."""
        room = self.stories.now.room
        if room and self.context.manifest is not None:
            self.picker.most = room
            none_yet = self.tr("Keep a few faces first: then add them here")
            self.picker.ask(self.strip.from_favourites, none_yet)

    def add_child(self) -> None:
        """Take the chosen child into the blend."""
        child = self.crossings.current()
        if child is not None:
            self.editing.add([child])

    def other_mode(self) -> None:
        """Show the crossings instead of the animation, or the other way round."""
        self.mode.set_value(CROSSINGS if self.mode.value() == ANIMATION else ANIMATION)
        self._show_mode()
        self.entered()

    # From the story to what is shown.

    def _show_story(self) -> None:
        manifest, story = self.context.manifest, self.stories.now
        was = self.stack.currentIndex()
        self.stack.setCurrentIndex(2 if manifest is None else 0 if story.keyframes else 1)
        self.strip.show_story(manifest, story)
        self._note_blend()
        self.side.controls.show_story(story)
        self.stage.show_story(story)
        self._show_mode()
        if was != self.stack.currentIndex() and self.isVisible():
            self.entered()

    def _come_into_view(self) -> None:
        if not self.isVisible():
            self.context.page_wanted.emit("blend")

    def _show_mode(self) -> None:
        crossings = self.mode.value() == CROSSINGS
        self._views.setCurrentIndex(int(crossings))
        self.side.show_crossings(crossings)
        self.strip.show_film(not crossings)
        manifest = self.context.manifest
        if crossings and manifest is not None:
            self.stage.rest()
            self.crossings.show_parents(manifest, self.stories.now.keyframes)
        else:
            self.crossings.rest()
        if self.isVisible():
            self._wake()
        self._show_chosen()

    def _go_to_face(self, place: int) -> None:
        if self.mode.value() == ANIMATION:
            self.stage.choose(place)

    def _show_face(self, place: int) -> None:
        """Mark a face that came, and show it if nothing else is going on."""
        self.strip.film.choose(place)
        if not self.stage.playback.is_running:
            self._go_to_face(place)

    def _begin(self) -> None:
        """Play a blend from its start."""
        self.stage.playback.seek(0.0)
        self.strip.film.choose(0)
        if self.isVisible():
            self.entered()
        if self.mode.value() == ANIMATION and motion_ms():
            self.stage.playback.play()

    def _wake(self) -> None:
        self.faces.ask()
        if self.mode.value() == CROSSINGS:
            self.crossings.ask()
        else:
            self.stage.wake()

    def _show_chosen(self) -> None:
        avatar, image = self._chosen(), self._image()
        self.side.show_face(avatar, image)
        if avatar is not None and image is not None and self.isVisible():
            self.context.session_history.saw_face(avatar, image)

    def _note_blend(self) -> None:
        """Let the person come back to this blend later in this session."""
        faces = list(self.stories.now.keyframes)
        pictures = [(face, self.faces.image(face)) for face in faces]
        drawn = [(face, image) for face, image in pictures if image is not None]
        if self.isVisible() and len(drawn) == len(faces) > 1:
            context, title = self.context, self.tr("Blend")
            context.session_history.saw_wall(
                tuple(faces), title, drawn, lambda: context.blend(faces)
            )

    def _chosen(self) -> Avatar | None:
        """Return the avatar that is shown."""
        if self.mode.value() == CROSSINGS:
            return self.crossings.current()
        return self.stage.avatar()

    def _image(self) -> QImage | None:
        """Return the picture of that avatar, if it is drawn."""
        if self.mode.value() == CROSSINGS:
            return self.crossings.feed.image(self.crossings.current())
        return self.stage.image()

    def _chosen_or(self, act: Callable[[], None]) -> tuple[Avatar | None, QImage | None]:
        """Stop at what is shown and return it; while it is still being drawn, ``act`` waits."""
        self.stage.playback.pause()
        avatar, image = self._chosen(), self._image()
        if avatar is not None and image is None:
            if self.mode.value() == CROSSINGS:
                self.crossings.feed.when_drawn(avatar, act)
            else:
                self.stage.when_drawn(act)
        return avatar, image
