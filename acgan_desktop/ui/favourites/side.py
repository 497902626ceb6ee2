"""The right of the Favourites page: the chosen face, what is written on it, what can be done."""

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from acgan_desktop.app.plain_text import one_line
from acgan_desktop.engine.latent.blend import MAX_KEYFRAMES
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.library.favourites.favourite import Favourite
from acgan_desktop.ui.favourites.compare_view import LEAST, MOST
from acgan_desktop.ui.favourites.label_editor import LabelEditor
from acgan_desktop.ui.i18n.avatar_words import details_of, facts_of
from acgan_desktop.ui.page_parts.finished_view import FinishedView
from acgan_desktop.ui.services.finishing_service import FinishingService
from acgan_desktop.ui.widgets.base import TextButton
from acgan_desktop.ui.widgets.faces.side_panel import SidePanel


class FavouritesSide(SidePanel):
    """Portrait, labels, steps to take, facts.

    Attributes:
        labels: name, stars and tags.
        open_in_create, express, explore, blend, compare, save, remove: the steps.
    """

    def __init__(self, finishing: FinishingService, parent: QWidget | None = None) -> None:
        self.labels = LabelEditor()
        self.open_in_create = TextButton("create", "main")
        self.express = TextButton("smile")
        self.explore, self.blend = TextButton("explore"), TextButton("blend")
        self.compare, self.save = TextButton("compare"), TextButton("save")
        self.remove = TextButton("remove")
        super().__init__(
            [
                [self.open_in_create],
                [self.express],
                [self.explore, self.blend],
                [self.compare, self.save],
                [self.remove],
            ],
            parent,
            below_portrait=self.labels,
        )
        self._large = FinishedView.of(finishing, self.portrait)
        self._speak_all()

    def show_nothing(self) -> None:
        """Show that nothing is picked."""
        self._large.forget()
        self.portrait.set_image(None)
        self.labels.show_labels([])
        self.set_facts([])
        self._allow(0)

    def show_picked(
        self,
        chosen: Favourite,
        image: QImage,
        manifest: GeneratorManifest | None,
        picked: Sequence[Favourite],
        count: int,
    ) -> None:
        """Show what is picked.

        Args:
            chosen: the one to show large.
            image: its picture.
            manifest: that of its model, if it is known.
            picked: all that are picked, or the first few of very many.
            count: how many are picked.
        """
        self._large.show(chosen.avatar, image)
        self.labels.show_labels([each.labels for each in picked])
        facts = self.facts(chosen, manifest)
        if count > 1:
            facts.insert(0, (self.tr("Picked"), self.tr("%n face(s)", "", count)))
        self.set_facts(facts, details_of(chosen.avatar))
        self._allow(count)

    def facts(self, item: Favourite, manifest: GeneratorManifest | None) -> list[tuple[str, str]]:
        """Return small facts about a favourite."""
        facts = facts_of(manifest, item.avatar)
        model = one_line(manifest.name) if manifest is not None else self.tr("not installed here")
        facts.append((self.tr("Model"), model))
        moment = QDateTime.fromSecsSinceEpoch(int(item.created.timestamp()))
        facts.append((self.tr("Kept on"), QLocale().toString(moment, _SHORT)))
        return facts

    def _allow(self, count: int) -> None:
        self.open_in_create.setEnabled(count > 0)
        self.express.setEnabled(count > 0)
        self.explore.setEnabled(0 < count <= MOST)
        self.blend.setEnabled(LEAST <= count <= MAX_KEYFRAMES)
        self.compare.setEnabled(LEAST <= count <= MOST)
        self.save.setEnabled(count > 0)
        self.remove.setEnabled(count > 0)

    def _speak_all(self) -> None:
        self.say(self.portrait.setAccessibleName, lambda: self.tr("The chosen favourite"))
        self.say(self.open_in_create.setText, lambda: self.tr("Open in Create"))
        self.say(
            self.open_in_create.setToolTip,
            lambda: self.tr("Go on from this face: other wishes, more like it (Return)"),
        )
        self.say(self.express.setText, lambda: self.tr("Expressions"))
        self.say(
            self.express.setToolTip,
            lambda: self.tr("The same person smiling, with glasses, with other hair (Ctrl+I)"),
        )
        self.say(self.explore.setText, lambda: self.tr("Explore"))
        self.say(
            self.explore.setToolTip,
            lambda: self.tr("A map around the picked faces, at most four (Ctrl+E)"),
        )
        self.say(self.blend.setText, lambda: self.tr("Blend"))
        self.say(
            self.blend.setToolTip,
            lambda: self.tr("From face to face: pick two to eight with Ctrl or Shift (Ctrl+B)"),
        )
        self.say(self.compare.setText, lambda: self.tr("Compare"))
        self.say(
            self.compare.setToolTip,
            lambda: self.tr("Side by side: pick two to four with Ctrl or Shift (Ctrl+L)"),
        )
        self.say(self.save.setText, lambda: self.tr("Save…"))
        self.say(
            self.save.setToolTip,
            lambda: self.tr("Save as pictures that can be dropped back here (Ctrl+S)"),
        )
        self.say(self.remove.setText, lambda: self.tr("Remove"))
        self.say(self.remove.setToolTip, lambda: self.tr("Remove from the favourites (Delete)"))


_SHORT = QLocale.FormatType.ShortFormat
