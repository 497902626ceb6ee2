"""What a person does with the faces of a blend; each of it can be undone."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from acgan_desktop.app.blend_story import BlendStory
from acgan_desktop.app.surprise import random_seed
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.wishes import candidates
from acgan_desktop.ui.blend.stories import BlendStories
from acgan_desktop.ui.services.app_context import AppContext

_FIRST_FACES = 3


class BlendFaces(QObject):
    """Changes the present story.

    Signals:
        went_to(int): the face of this place is the one to look at now.
        began: another blend of several faces has begun.
    """

    went_to = Signal(int)
    began = Signal()

    def __init__(self, context: AppContext, stories: BlendStories, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._stories = stories

    @property
    def count(self) -> int:
        """How many faces there are."""
        return len(self._stories.now.keyframes)

    def blend(self, avatars: list[Avatar]) -> None:
        """Add one face to the blend, or begin another blend of several."""
        if len(avatars) == 1:
            self.add(avatars)
        elif self._try(
            lambda: replace(self._stories.now, keyframes=()).with_faces(avatars),
            self.tr("Blend these faces"),
        ):
            self.began.emit()

    def add(self, avatars: list[Avatar]) -> None:
        """Add faces at the end."""
        if self._try(lambda: self._stories.now.with_faces(avatars), self.tr("Add a face")):
            self.went_to.emit(self.count - 1)

    def add_random(self) -> None:
        """Add a random face."""
        if drawn := self._draw(1):
            self.add(drawn)

    def surprise(self) -> None:
        """Begin another blend of as many random faces, at least three."""
        if drawn := self._draw(max(_FIRST_FACES, self.count)):
            story = replace(self._stories.now, keyframes=tuple(drawn))
            self._stories.change(story, self.tr("Random faces"))
            self.began.emit()

    def duplicate(self, place: int) -> None:
        """Show a face twice."""
        story = self._stories.now
        if 0 <= place < self.count and self._try(
            lambda: story.with_faces([story.keyframes[place]], place + 1), self.tr("Copy a face")
        ):
            self.went_to.emit(place + 1)

    def remove(self, place: int) -> None:
        """Take a face out."""
        if 0 <= place < self.count:
            self._stories.change(self._stories.now.without(place), self.tr("Take a face out"))
            if self.count:
                self.went_to.emit(min(place, self.count - 1))

    def move(self, place: int, to: int) -> None:
        """Move a face from one place to another."""
        self._stories.change(self._stories.now.moved(place, to), self.tr("Move a face"))

    def reverse(self) -> None:
        """Turn the order around."""
        self._stories.change(self._stories.now.reversed(), self.tr("Reverse the order"))

    def play_otherwise(self, what: dict[str, object]) -> None:
        """Change these fields of the story."""
        story = replace(self._stories.now, **what)  # type: ignore[arg-type]
        merge = "blend seconds" if "seconds" in what else ""
        self._stories.change(story, self.tr("Other timing"), merge)

    def _draw(self, count: int) -> list[Avatar]:
        """Return random faces."""
        manifest = self._context.manifest
        if manifest is None:
            return []
        return candidates(manifest, {}, random_seed(), 0, count, manifest.truncation.default)

    def _try(self, make: Callable[[], BlendStory], title: str) -> bool:
        """Go on with the story that ``make`` returns, or say why that is not possible."""
        manifest = self._context.manifest
        if manifest is None:
            return False
        try:
            story = make()
            if story.can_play:
                story.blend(manifest)
        except UserError as error:
            self._context.show_error(error)
            return False
        self._stories.change(story, title)
        return True
