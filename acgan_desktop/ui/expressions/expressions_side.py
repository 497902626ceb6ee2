"""The right of the Expressions page: the chosen cell, and what can be done with it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from acgan_desktop.ui.page_parts.keep_button import KeepButton
from acgan_desktop.ui.page_parts.wall_faces import WallFaces
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.widgets.base import TextButton
from acgan_desktop.ui.widgets.faces.side_panel import SidePanel


class ExpressionsSide(SidePanel):
    """Portrait, steps to take, facts.

    Attributes:
        keep, save, this, more, explore, blend: the steps.
    """

    def __init__(
        self, context: AppContext, faces: WallFaces, parent: QWidget | None = None
    ) -> None:
        self.keep = KeepButton(context, faces.chosen, faces.chosen_or_later)
        self.save, self.this, self.more = (
            TextButton("save"),
            TextButton("smile"),
            TextButton("create"),
        )
        self.explore, self.blend = TextButton("explore"), TextButton("blend")
        rows = [[self.keep, self.save], [self.this], [self.more], [self.explore, self.blend]]
        super().__init__(rows, parent)
        self._speak_all()

    def buttons(self) -> list[TextButton]:
        """Return the buttons in the order of Tab."""
        return [self.keep, self.save, self.this, self.more, self.explore, self.blend]

    def _speak_all(self) -> None:
        translate = QCoreApplication.translate
        self.say(self.save.setText, lambda: translate("ChosenPanel", "Save…"))
        self.say(
            self.save.setToolTip,
            lambda: translate("ExplorePage", "For a chat, a profile or print (Ctrl+S)"),
        )
        self.say(self.this.setText, lambda: self.tr("Expressions of this one"))
        self.say(
            self.this.setToolTip,
            lambda: self.tr("A sheet that begins with the chosen face (Return)"),
        )
        self.say(self.more.setText, lambda: translate("FavouritesSide", "Open in Create"))
        self.say(
            self.more.setToolTip,
            lambda: self.tr("Go on from the chosen face: other wishes, more like it"),
        )
        self.say(self.explore.setText, lambda: translate("ChosenPanel", "Explore"))
        self.say(
            self.explore.setToolTip,
            lambda: translate("ChosenPanel", "A map of faces with this one in the middle (Ctrl+E)"),
        )
        self.say(self.blend.setText, lambda: translate("ChosenPanel", "Blend"))
        self.say(
            self.blend.setToolTip,
            lambda: translate(
                "ChosenPanel", "From this face to others; pick several with Ctrl (Ctrl+B)"
            ),
        )
        self.say(
            self.portrait.setAccessibleName,
            lambda: translate("ChosenPanel", "The chosen face"),
        )
