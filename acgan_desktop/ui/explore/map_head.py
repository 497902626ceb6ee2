"""What stands over the map: where one is, the way back, and a map around favourites."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.latent.latent_map import MAX_FAVOURITES
from acgan_desktop.ui.page_parts.favourite_picker import FavouritePicker
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_M
from acgan_desktop.ui.widgets.base import IconButton, TextButton, TranslatedWidget, label

translate = QCoreApplication.translate
_HEIGHT = 56


class MapHead(TranslatedWidget, QFrame):
    """A title and two buttons.

    Attributes:
        anywhere: back to a map of random faces.
        around: choose favourites for the map.
        picker: where they are chosen.
        title: where one is.

    Signals:
        around_wanted(list[Avatar]): a map around these.
    """

    around_wanted = Signal(object)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.setObjectName("wallArea")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_HEIGHT)
        self.title, self.anywhere = label("heading"), IconButton("back")
        self.around = TextButton("heart")
        self.picker = FavouritePicker(context, MAX_FAVOURITES, self)
        self.picker.avatars_picked.connect(self.around_wanted)
        self._count = 0
        line = QHBoxLayout(self)
        line.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP)
        line.setSpacing(GAP)
        line.addWidget(self.anywhere)
        line.addWidget(self.title)
        line.addStretch(1)
        line.addWidget(self.around)
        self._speak_all()

    def show_around(self, count: int) -> None:
        """Show around how many faces the map lies."""
        self._count = count
        self.title.setText(
            self.tr("Around %n face(s)", "", count)
            if count
            else translate("ExplorePage", "Map of faces")
        )
        self.anywhere.setVisible(count > 0)

    def ask_around(self, chosen: Sequence[Avatar]) -> None:
        """Let the person choose favourites, of which ``chosen`` are chosen already."""
        none_yet = translate(
            "ExplorePage", "Keep a few faces first: the map then lies between them"
        )
        self.picker.ask(self.around, none_yet, chosen)

    def _speak_all(self) -> None:
        picker = self.picker
        self.say(lambda _: self.show_around(self._count), str)
        self.say(
            self.anywhere.set_label,
            lambda: translate("ExplorePage", "Back to a map of random faces"),
        )
        self.say(self.around.setText, lambda: translate("ExplorePage", "Around favourites…"))
        self.say(
            self.around.setToolTip,
            lambda: translate("ExplorePage", "Spread the map between up to four favourites"),
        )
        self.say(picker.title.setText, lambda: translate("ExplorePage", "Around favourites"))
        self.say(
            picker.line.setText,
            lambda: translate(
                "ExplorePage", "Choose one to four faces. The map shows what lies between them."
            ),
        )
        self.say(picker.accept.setText, lambda: translate("ExplorePage", "Show the map"))
