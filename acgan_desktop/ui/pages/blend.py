"""The Blend page: faces that turn into each other, and their children."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from acgan_desktop.avatar import Avatar
from acgan_desktop.ui.desk import Desk
from acgan_desktop.ui.pages.page import Page
from acgan_desktop.ui.widgets.empty_page import EmptyPage


class BlendPage(Page):
    """A strip of faces, and the way from each to the next."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.keyframes: list[Avatar] = []
        self.empty = EmptyPage("blend")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.empty)
        self.say(self.empty.title.setText, lambda: self.tr("Turn one face into another"))
        self.say(
            self.empty.line.setText,
            lambda: self.tr("Two to eight faces become an animation here."),
        )
        self.say(self.empty.button.setText, lambda: self.tr("Find a face"))
        self.empty.step_taken.connect(lambda: desk.page_wanted.emit("create"))
        desk.blend_asked.connect(self.blend)

    def blend(self, avatars: list[Avatar]) -> None:
        """Take ``avatars`` into the blend."""
        self.keyframes.extend(avatars)
