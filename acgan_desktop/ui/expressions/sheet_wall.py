"""The sheet: a wall of one person's expressions, each with a few words of what was changed."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QObject, Signal

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.latent.expressions import Expression
from acgan_desktop.engine.matching.same_person import CheckedFace, Pixels
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.ui.i18n.vocabulary import listed, shown
from acgan_desktop.ui.page_parts.picture_collection import Item
from acgan_desktop.ui.page_parts.wall_faces import WallFaces
from acgan_desktop.ui.page_parts.wall_feed import WallFeed
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.theme.images import image_of, pixels_of
from acgan_desktop.ui.widgets.faces.face_model import FaceModel
from acgan_desktop.ui.widgets.faces.face_wall import FaceWall

translate = QCoreApplication.translate


class SheetWall(QObject):
    """Cells, their pictures, and what was found about them.

    Attributes:
        wall: shows them.
        faces: their pictures.
        feed: draws them.
        picked: the chosen and the picked ones.
        cells: what is shown, the face itself first.
        found: by row, what the check said.

    Signals:
        arrived(int): the picture of a row is there.
        all_drawn: all pictures of a sheet are there (once).
    """

    arrived = Signal(int)
    all_drawn = Signal()

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.cells: list[Expression] = []
        self.found: dict[int, CheckedFace] = {}
        self.faces = FaceModel(self)
        self.faces.provide = self._avatar
        self.faces.is_kept = context.is_kept
        self.faces.caption = self.caption
        self.faces.describe = lambda row, _: self.description(row)
        self.wall = FaceWall(self.faces)
        self.wall.allow_many()
        self.feed = WallFeed(context.service, self.wall)
        self.feed.grows = False
        self.feed.active = True
        self.picked = WallFaces(self.wall, self.feed)
        self._drawing = False
        self.feed.arrived.connect(lambda row, _: self._arrived(row))
        context.favourites_changed.connect(self.faces.refresh)

    def show(self, cells: list[Expression]) -> None:
        """Show other cells."""
        self.cells, self.found, self._drawing = cells, {}, True
        self.feed.show(len(cells), 0, None)
        self.draw()

    def draw(self) -> None:
        """Draw what is missing, in view or not: a sheet is taken away whole."""
        if self._drawing and self.cells:
            self.feed.collect(range(len(self.cells)), lambda _: None)

    def take(self, row: int, found: CheckedFace) -> None:
        """Take what was found about a cell: nearer to the person, or marked."""
        self.found[row] = found
        if found.step < 1 or not found.same:
            missed = () if found.same else tuple(self.cells[row].changes)
            self.faces.set_found(row, found.avatar, missed)
            self.faces.set_image(row, image_of(found.pixels))
            self.arrived.emit(row)

    def items(self) -> list[Item]:
        """Return all cells, if all are drawn, else none."""
        found = [(self.faces.avatar(row), self.faces.image(row)) for row in range(len(self.faces))]
        items = [(one, image) for one, image in found if one is not None and image is not None]
        return items if len(items) == len(self.cells) else []

    def pictures(self) -> list[tuple[Expression, Pixels]]:
        """Return all cells with their pictures; nothing until all are drawn."""
        items = self.items()
        return [
            (cell, pixels_of(image)) for cell, (_, image) in zip(self.cells, items, strict=False)
        ]

    def caption(self, row: int) -> str:
        """Return a few words about a cell."""
        if not 0 <= row < len(self.cells):
            return ""
        changes = self.cells[row].changes
        if not changes:
            return translate("SheetWall", "This face")
        return ", ".join(caption_of(self._context.manifest, changes))

    def description(self, row: int) -> str:
        """Return all there is to say of a cell, for a tool tip and a screen reader."""
        words = [self.caption(row)]
        found = self.found.get(row)
        if found is not None and not found.same:
            words.append(translate("SheetWall", "Perhaps another person"))
        elif found is not None and found.step < 1:
            text = translate("SheetWall", "Drawn nearer to this face: {share} of the change")
            words.append(text.format(share=f"{found.step:.0%}"))
        return "\n".join(words)

    def not_the_same(self) -> tuple[int, int]:
        """Return how many cells were drawn nearer, and how many are marked."""
        nearer = sum(1 for one in self.found.values() if one.same and one.step < 1)
        return nearer, sum(1 for one in self.found.values() if not one.same)

    def _avatar(self, row: int) -> Avatar | None:
        return self.cells[row].avatar if row < len(self.cells) else None

    def _arrived(self, row: int) -> None:
        self.arrived.emit(row)
        if self._drawing and not self.faces.missing(range(len(self.faces))):
            self._drawing = False
            self.all_drawn.emit()


def caption_of(manifest: GeneratorManifest | None, changes: Mapping[str, str]) -> list[str]:
    """Return each change in a few words: "Glasses", "Hat: no", "Hair colour: pink"."""
    switches = {
        one.name for one in (manifest.attributes if manifest is not None else ()) if one.is_switch
    }
    words = []
    for name, to in changes.items():
        if name not in switches:
            words.append(f"{shown(name)}: {listed([to])}")
        elif to == "yes":
            words.append(shown(name))
        else:
            words.append(translate("SheetWall", "{name}: no").format(name=shown(name)))
    return words
