"""The strip under the Blend page: its faces, and what one does with them."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from acgan_desktop.app.blend_story import BlendStory
from acgan_desktop.engine.latent.blend import MAX_KEYFRAMES
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.ui.i18n.avatar_words import name_of
from acgan_desktop.ui.page_parts.picture_feed import PictureFeed
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_M
from acgan_desktop.ui.widgets.base import IconButton, TextButton, TranslatedWidget, frame, label
from acgan_desktop.ui.widgets.faces.filmstrip import Filmstrip


class BlendStrip(TranslatedWidget, QWidget):
    """A head with buttons over the filmstrip.

    Attributes:
        film: the faces.
        hint: what to do next, where there is something to say.
    """

    def __init__(self, faces: PictureFeed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.film = Filmstrip()
        self.from_favourites = TextButton("heart")
        self.random = TextButton("reroll")
        self.duplicate, self.remove = IconButton("copy"), IconButton("remove")
        self.title, self.count = label("heading"), label("soft")
        self.hint = label("soft")
        self.film.tab_after = self.from_favourites
        self._faces = faces
        self._story = BlendStory()
        self._manifest: GeneratorManifest | None = None
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self.title)
        head.addWidget(self.count)
        head.addWidget(self.hint)
        head.addStretch(1)
        head.addWidget(self.duplicate)
        head.addWidget(self.remove)
        head.addWidget(self.random)
        head.addWidget(self.from_favourites)
        area = frame("wallArea")
        column = QVBoxLayout(area)
        column.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP_M)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self.film)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        faces.arrived.connect(self._show)
        texts: list[tuple[Callable[[str], object], Callable[[], str]]] = [
            (self.title.setText, lambda: self.tr("Faces")),
            (self.random.setText, lambda: self.tr("Random")),
            (self.random.setToolTip, lambda: self.tr("Add a random face (Ctrl+R)")),
            (self.from_favourites.setText, lambda: self.tr("Favourites…")),
            (self.from_favourites.setToolTip, lambda: self.tr("Add faces that you kept (Ctrl+F)")),
            (self.duplicate.set_label, lambda: self.tr("Show this face twice (Ctrl+Shift+D)")),
            (self.remove.set_label, lambda: self.tr("Take this face out (Delete)")),
            (self.film.setAccessibleName, lambda: self.tr("Faces of the blend")),
            (
                self.film.setAccessibleDescription,
                lambda: self.tr("Arrows walk, Ctrl and arrows move a face, Delete takes it out."),
            ),
        ]
        for setter, text in texts:
            self.say(setter, text)
        self.say(lambda _: self._show(), str)

    def show_story(self, manifest: GeneratorManifest | None, story: BlendStory) -> None:
        """Show the faces of ``story``."""
        self._manifest, self._story = manifest, story
        self._faces.want(story.keyframes)
        self._show()

    def show_film(self, shown: bool) -> None:
        """Show the faces and what is done with the chosen one, or only how to add others."""
        for widget in (self.film, self.duplicate, self.remove):
            widget.setVisible(shown)

    def _show(self) -> None:
        faces = self._story.keyframes
        self.film.set_faces(
            [
                (name_of(self._manifest, place, face), self._faces.image(face))
                for place, face in enumerate(faces)
            ]
        )
        if self.film.current < 0 and faces:
            self.film.choose(0)
        self.count.setText(
            self.tr("{count} of {most}").format(count=len(faces), most=MAX_KEYFRAMES)
        )
        self.hint.setText(self.tr("Add a second face") if len(faces) == 1 else "")
        has_room = self._story.room > 0
        for button in (self.random, self.from_favourites):
            button.setEnabled(has_room)
        self.duplicate.setEnabled(has_room and bool(faces))
        self.remove.setEnabled(bool(faces))
