"""The Blend page: faces that turn into each other, and the children they would have."""

import secrets
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from acgan_desktop.avatar import Avatar
from acgan_desktop.engine.blend import MAX_KEYFRAMES
from acgan_desktop.engine.wishes import candidates
from acgan_desktop.errors import UserError
from acgan_desktop.ui.desk import Desk
from acgan_desktop.ui.failure import Failure
from acgan_desktop.ui.pages.blend_crossings import BlendCrossings
from acgan_desktop.ui.pages.blend_side import BlendSide
from acgan_desktop.ui.pages.blend_stage import BlendStage
from acgan_desktop.ui.pages.blend_strip import BlendStrip
from acgan_desktop.ui.pages.page import Page
from acgan_desktop.ui.pages.picture_feed import PictureFeed
from acgan_desktop.ui.saving import AskPath, ask_path, save_picture
from acgan_desktop.ui.stories import Stories
from acgan_desktop.ui.story import Story
from acgan_desktop.ui.theme import GAP, GAP_L, GAP_M
from acgan_desktop.ui.widgets.base import frame, label
from acgan_desktop.ui.widgets.empty_page import EmptyPage
from acgan_desktop.ui.widgets.face_picker import FacePicker
from acgan_desktop.ui.widgets.segment_choice import SegmentChoice

ANIMATION, CROSSINGS = "animation", "crossings"
_FIRST_FACES = 3
_MOST_OFFERED = 120


class BlendPage(Page):
    """A strip of faces; over it the animation of them, or the grid of their children.

    Attributes:
        stories: what is blended.
        stage: the animation.
        crossings: the children.
        strip: the faces.
        side: how it plays, and what can be done with the face that is shown.
    """

    most_avatars = MAX_KEYFRAMES

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.stories = Stories(desk, self)
        self.faces = PictureFeed(desk.service, "keyframes", self)
        self.ask_path: AskPath = ask_path
        self.mode = SegmentChoice(
            {
                ANIMATION: lambda: self.tr("Animation"),
                CROSSINGS: lambda: self.tr("Crossings"),
            }
        )
        self.stage = BlendStage(desk, self.faces)
        self.crossings = BlendCrossings(desk)
        self.strip = BlendStrip(self.faces)
        self.side = BlendSide(desk, self.stories, self.stage.feed, self._chosen, self._chosen_or)
        self.picker = FacePicker(_FIRST_FACES, self)
        self.empty, self.no_model = EmptyPage("blend"), EmptyPage("blend")
        self._offered: list[Avatar] = []
        self._lay_out()
        self._connect()
        self._add_actions()
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
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._views, 1)
        column.addWidget(self.strip)
        full = QWidget()
        row = QHBoxLayout(full)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(centre, 1)
        row.addWidget(self.side)
        self.stack = QStackedWidget()
        self.stack.setObjectName("wallArea")
        for widget in (full, self.empty, self.no_model):
            self.stack.addWidget(widget)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)

    def _connect(self) -> None:
        desk, side, film = self.desk, self.side, self.strip.film
        desk.model_opened.connect(lambda _: self._show_story())
        # What was being drawn was given up for the model that could not be opened.
        desk.service.opening_failed.connect(lambda _: self._wake())
        desk.blend_asked.connect(self.blend)
        self.stories.changed.connect(self._show_story)
        self.mode.chosen.connect(lambda _: self._show_mode())
        self.stage.settled.connect(self._show_chosen)
        self.crossings.chosen.connect(self._show_chosen)
        self.crossings.opened.connect(self.open_chosen)
        film.chosen.connect(self._go_to_face)
        film.opened.connect(lambda _: self.open_chosen())
        film.moved.connect(self.move_face)
        film.removed.connect(self.remove_face)
        self.strip.random.clicked.connect(self.add_random)
        self.strip.from_favourites.clicked.connect(self.ask_favourites)
        self.strip.duplicate.clicked.connect(self.duplicate_face)
        self.strip.remove.clicked.connect(lambda: self.remove_face())
        self.picker.picked.connect(lambda places: self.add([self._offered[i] for i in places]))
        side.controls.changed.connect(self._change_playing)
        side.save.clicked.connect(self.save_chosen)
        side.open_in_create.clicked.connect(self.open_chosen)
        side.explore.clicked.connect(self.explore_chosen)
        side.add.clicked.connect(self.add_child)
        self.empty.step_taken.connect(self.surprise)
        self.no_model.step_taken.connect(lambda: desk.page_wanted.emit("create"))

    def _add_actions(self) -> None:
        side = self.side
        self.action(
            lambda: self.tr("Play or pause (Space)"), self.stage.playback.toggle, "", "play"
        )
        self.action(lambda: self.tr("Add a random face"), self.add_random, "Ctrl+R", "reroll")
        self.action(
            lambda: self.tr("Add faces from the favourites"), self.ask_favourites, "Ctrl+F", "heart"
        )
        self.action(lambda: self.tr("Other random faces"), self.surprise, "Ctrl+U", "surprise")
        self.action(
            lambda: self.tr("Show this face twice"), self.duplicate_face, "Ctrl+Shift+D", "copy"
        )
        self.action(lambda: self.tr("Take this face out"), self.remove_face, "", "remove")
        self.action(lambda: self.tr("Turn the order around"), self.reverse, "", "back")
        self.action(lambda: self.tr("Keep this frame, or not"), side.keep.toggle, "Ctrl+D", "heart")
        self.action(lambda: self.tr("Save this frame"), self.save_chosen, "Ctrl+S", "save")
        self.action(
            lambda: self.tr("Export the animation"), side.export.show_dialog, "Ctrl+Shift+E", "film"
        )
        self.action(
            lambda: self.tr("Animation or crossings"), self.other_mode, "Ctrl+Shift+X", "wall"
        )

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
            lambda: self.tr(
                "Two to eight faces become an animation here. Send faces from the other pages, "
                "drop pictures, or begin with random ones."
            ),
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
            self.picker.line.setText, lambda: self.tr("Choose faces in the order they shall have.")
        )
        self.say(self.picker.accept.setText, lambda: self.tr("Add"))
        self.say(lambda _: self._show_lines(), str)

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

    def take_avatar(self, avatar: Avatar) -> bool:
        """Add a face that was dropped here, if it fits."""
        manifest = self.desk.manifest
        if manifest is None or avatar.model != manifest.model_id:
            return False
        self.add([avatar])
        return True

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Draw nothing while another page is in view."""
        self.stage.rest()
        self.faces.rest()
        self.crossings.feed.rest()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Space plays and pauses."""
        if event.key() == Qt.Key.Key_Space and self.mode.value() == ANIMATION:
            self.stage.playback.toggle()
        else:
            super().keyPressEvent(event)

    # What a person does with the faces.

    def blend(self, avatars: list[Avatar]) -> None:
        """Add one face to the blend, or begin another blend of several."""
        if len(avatars) == 1:
            self.add(avatars)
            return
        self._try(
            lambda: replace(self.stories.now, keyframes=()).with_faces(avatars),
            self.tr("Blend these faces"),
        )
        self.stage.playback.play()

    def add(self, avatars: list[Avatar]) -> None:
        """Add faces at the end."""
        if self._try(lambda: self.stories.now.with_faces(avatars), self.tr("Add a face")):
            self.strip.film.choose(len(self.stories.now.keyframes) - 1)
            if not self.stage.playback.is_running:
                self._go_to_face(self.strip.film.current)

    def add_random(self) -> None:
        """Add a random face."""
        drawn = self._draw(1)
        if drawn:
            self.add(drawn)

    def surprise(self) -> None:
        """Begin another blend of random faces."""
        count = max(_FIRST_FACES, len(self.stories.now.keyframes))
        drawn = self._draw(count)
        if drawn:
            story = replace(self.stories.now, keyframes=tuple(drawn))
            self.stories.change(story, self.tr("Random faces"))
            self.stage.view.setFocus()

    def duplicate_face(self) -> None:
        """Show the chosen face twice."""
        story, place = self.stories.now, self.strip.film.current
        if 0 <= place < len(story.keyframes) and self._try(
            lambda: story.with_faces([story.keyframes[place]], place + 1), self.tr("Copy a face")
        ):
            self.strip.film.choose(place + 1)

    def remove_face(self, place: int | None = None) -> None:
        """Take a face out, by default the chosen one."""
        place = self.strip.film.current if place is None else place
        story = self.stories.now
        if 0 <= place < len(story.keyframes):
            self.stories.change(story.without(place), self.tr("Take a face out"))
            left = len(self.stories.now.keyframes)
            self.strip.film.choose(min(place, left - 1))

    def move_face(self, place: int, to: int) -> None:
        """Move a face from one place to another."""
        self.stories.change(self.stories.now.moved(place, to), self.tr("Move a face"))

    def reverse(self) -> None:
        """Turn the order around."""
        self.stories.change(self.stories.now.reversed(), self.tr("Turn the order around"))

    def ask_favourites(self) -> None:
        """Let the person choose favourites to add."""
        manifest, shelf, story = self.desk.manifest, self.desk.shelf, self.stories.now
        if manifest is None or not story.room:
            return
        items = [] if shelf is None else shelf.items
        fitting = [each for each in items if each.avatar.model == manifest.model_id]
        fitting = fitting[:_MOST_OFFERED]
        if not fitting:
            self.desk.said.emit(self.tr("Keep a few faces first: then add them here"), "", None)
            return
        self._offered = [item.avatar for item in fitting]
        name = self.tr("Favourite {number}")
        faces = [
            (name.format(number=place + 1), QImage.fromData(item.thumbnail))
            for place, item in enumerate(fitting)
        ]
        self.picker.most = story.room
        self.picker.show_faces(faces, [], self.strip.from_favourites)

    # What a person does with the face that is shown.

    def open_chosen(self) -> None:
        """Go on with the face that is shown on the Create page."""
        avatar = self._chosen()
        if avatar is not None:
            self.desk.open_avatar(avatar, self._image())

    def explore_chosen(self) -> None:
        """Show the map around the face that is shown."""
        avatar = self._chosen()
        if avatar is not None:
            self.desk.explore([avatar])

    def save_chosen(self) -> None:
        """Save the face that is shown as a PNG."""
        avatar, image = self._chosen_or(self.save_chosen)
        if avatar is not None and image is not None:
            save_picture(self.desk, self, avatar, image, self.ask_path)

    def add_child(self) -> None:
        """Take the chosen child into the blend."""
        child = self.crossings.current()
        if child is not None:
            self.add([child])

    def other_mode(self) -> None:
        """Show the crossings instead of the animation, or the other way round."""
        self.mode.set_value(CROSSINGS if self.mode.value() == ANIMATION else ANIMATION)
        self._show_mode()
        self.entered()

    # From the story to what is shown.

    def _draw(self, count: int) -> list[Avatar]:
        """Return random faces."""
        manifest = self.desk.manifest
        if manifest is None:
            return []
        seed = secrets.randbelow(1_000_000)
        return candidates(manifest, {}, seed, 0, count, manifest.truncation.default)

    def _try(self, make: Callable[[], Story], title: str) -> bool:
        """Go on with the story that ``make`` returns, or say why that is not possible."""
        try:
            story = make()
            if self.desk.manifest is not None and story.can_play:
                story.blend(self.desk.manifest)
        except UserError as error:
            self.desk.failed.emit(Failure.of(error))
            return False
        self.stories.change(story, title)
        return True

    def _change_playing(self, what: dict[str, object]) -> None:
        story = replace(self.stories.now, **what)  # type: ignore[arg-type]
        merge = "blend seconds" if "seconds" in what else ""
        self.stories.change(story, self.tr("Other timing"), merge)

    def _show_story(self) -> None:
        manifest, story = self.desk.manifest, self.stories.now
        was = self.stack.currentIndex()
        self.stack.setCurrentIndex(2 if manifest is None else 0 if story.keyframes else 1)
        self.strip.show_story(manifest, story)
        self.side.controls.show_story(story)
        self.stage.show_story(story)
        self._show_lines()
        self._show_mode()
        if was != self.stack.currentIndex() and self.isVisible():
            self.entered()

    def _show_mode(self) -> None:
        crossings = self.mode.value() == CROSSINGS
        self._views.setCurrentIndex(int(crossings))
        self.side.show_crossings(crossings)
        if crossings:
            self.stage.playback.pause()
            manifest, story = self.desk.manifest, self.stories.now
            if manifest is not None:
                self.crossings.show_parents(manifest, story.keyframes)
        self._show_chosen()

    def _show_lines(self) -> None:
        story = self.stories.now
        alone = len(story.keyframes) == 1
        self.stage.view.set_line("")
        self.strip.hint.setText(self.tr("Add a second face") if alone else "")

    def _go_to_face(self, place: int) -> None:
        if self.mode.value() == ANIMATION:
            self.stage.choose(place)

    def _wake(self) -> None:
        self.faces.ask()
        self.stage.wake()
        if self.mode.value() == CROSSINGS:
            self.crossings.feed.ask()

    def _show_chosen(self) -> None:
        self.side.show_face(self._chosen(), self._image())

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
