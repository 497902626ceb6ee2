"""The right of the Explore page: the chosen face, and what can be done with it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.ui.page_parts.keep_button import ChosenOrLater, KeepButton
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.widgets.base import TextButton
from acgan_desktop.ui.widgets.faces.side_panel import SidePanel

translate = QCoreApplication.translate


class ExploreSide(SidePanel):
    """Portrait, steps to take, facts.

    Attributes:
        keep, save, tune, more, express, blend: the steps.
    """

    def __init__(
        self,
        context: AppContext,
        chosen: Callable[[], Avatar | None],
        chosen_or_later: ChosenOrLater,
        parent: QWidget | None = None,
    ) -> None:
        self.keep = KeepButton(context, chosen, chosen_or_later)
        self.save, self.tune = TextButton("save"), TextButton("settings")
        self.more, self.blend = TextButton("more"), TextButton("blend")
        self.express = TextButton("smile")
        rows = [[self.keep, self.save], [self.tune], [self.express], [self.more], [self.blend]]
        super().__init__(rows, parent)
        self._is_tuning = False
        self._speak_all()

    def show_tuning(self, on: bool) -> None:
        """Show whether the sliders of the face are open."""
        self._is_tuning = on
        self.tune.setText(translate("ExplorePage", "Change this face"))
        self.tune.setToolTip(
            translate(
                "ExplorePage", "Hide the sliders; the face on the map stays as it is (Ctrl+G)"
            )
            if on
            else translate(
                "ExplorePage", "Sliders for what this model can change about it (Ctrl+G)"
            )
        )
        self.tune.set_kind("on" if on else "plain", "settings")

    def _speak_all(self) -> None:
        self.say(self.save.setText, lambda: translate("ExplorePage", "Save…"))
        self.say(
            self.save.setToolTip,
            lambda: translate("ExplorePage", "For a chat, a profile or print (Ctrl+S)"),
        )
        self.say(lambda _: self.show_tuning(self._is_tuning), str)
        self.say(self.express.setText, lambda: translate("ChosenPanel", "Expressions"))
        self.say(
            self.express.setToolTip,
            lambda: translate(
                "ChosenPanel", "The same person smiling, with glasses, with other hair (Ctrl+I)"
            ),
        )
        self.say(self.more.setText, lambda: translate("ExplorePage", "More like this"))
        self.say(
            self.more.setToolTip,
            lambda: translate("ExplorePage", "Go on from this face on the Create page (Return)"),
        )
        self.say(self.blend.setText, lambda: translate("ExplorePage", "Blend"))
        self.say(
            self.blend.setToolTip,
            lambda: translate(
                "ExplorePage", "Turn this face into others on the Blend page (Ctrl+B)"
            ),
        )
        self.say(
            self.portrait.setAccessibleName, lambda: translate("ExplorePage", "The chosen face")
        )
