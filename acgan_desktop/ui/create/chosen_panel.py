"""The panel at the right of a wall: the chosen face large, and all that can be done with it."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMenu, QWidget

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.latent.blend import MAX_KEYFRAMES
from acgan_desktop.ui.i18n.avatar_words import details_of, facts_of
from acgan_desktop.ui.page_parts.drag_and_export import Item
from acgan_desktop.ui.page_parts.face_actions import FaceActions
from acgan_desktop.ui.page_parts.finished_view import FinishedView
from acgan_desktop.ui.page_parts.keep_button import KeepButton
from acgan_desktop.ui.page_parts.page import Page
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.widgets.action import Action, add_action
from acgan_desktop.ui.widgets.base import TextButton
from acgan_desktop.ui.widgets.faces.side_panel import SidePanel


class PanelFaces(Protocol):
    """What the panel needs to know of the wall beside it."""

    def chosen(self) -> Avatar | None:
        """Return the chosen avatar."""

    def chosen_or_later(self, act: Callable[[], None]) -> tuple[Avatar | None, QImage | None]:
        """Return the chosen face; while it is being drawn, call ``act`` as soon as it is there."""

    def picked(self) -> list[Avatar]:
        """Return the picked avatars, the chosen one among them."""

    def collect_picked(self, done: Callable[[list[Item]], object]) -> None:
        """Call ``done`` with the picked faces, as soon as all of them are drawn."""

    def picked_items(self) -> list[Item]:
        """Return the picked faces as far as they are drawn."""


class ChosenPanel(SidePanel):
    """Keep, save, more like this, explore, blend, copy and share.

    Attributes:
        taking: saves, copies and drags.
        faces: the wall beside it.
        actions_of_face: the same as actions with their shortcuts, for menus.

    Signals:
        more_wanted: "more like this".
        change_wanted: sliders for the chosen face, or no more of them.
    """

    more_wanted = Signal()
    change_wanted = Signal()

    def __init__(
        self, context: AppContext, faces: PanelFaces, parent: QWidget | None = None
    ) -> None:
        self.keep = KeepButton(
            context, faces.chosen, faces.chosen_or_later, faces.picked, faces.collect_picked
        )
        self.save, self.more = TextButton("save"), TextButton("more")
        self.explore, self.blend = TextButton("explore"), TextButton("blend")
        self.change, self.express = TextButton("settings"), TextButton("smile")
        self.copy, self.share = TextButton("copy"), TextButton("share")
        super().__init__(
            [
                [self.keep, self.save],
                [self.more],
                [self.change],
                [self.express],
                [self.explore, self.blend],
                [self.copy, self.share],
            ],
            parent,
        )
        self._context, self.faces = context, faces
        self._is_changing = False
        self._large = FinishedView.of(context.finishing, self.portrait)
        self._large.finish_for_drag(self.portrait)
        self.actions_of_face: list[Action] = []
        self.taking = FaceActions(
            context, self.portrait, faces.chosen_or_later, faces.collect_picked, faces.picked
        )
        self.save.clicked.connect(self.taking.save)
        self.more.clicked.connect(self.more_wanted)
        self.change.clicked.connect(self.change_wanted)
        self.express.clicked.connect(self.express_chosen)
        self.explore.clicked.connect(self.explore_around)
        self.blend.clicked.connect(self.blend_picked)
        self.copy.clicked.connect(self.taking.copy)
        self.share.clicked.connect(self.taking.copy_code)
        self._speak_all()

    def buttons(self) -> list[TextButton]:
        """Return the buttons in the order of Tab."""
        first = [self.keep, self.save, self.more, self.change, self.express]
        first += [self.explore, self.blend]
        return [*first, self.copy, self.share]

    def _speak_all(self) -> None:
        self.say(self.save.setText, lambda: self.tr("Save…"))
        self.say(
            self.save.setToolTip,
            lambda: self.tr("For a chat, a profile or print; all that are picked (Ctrl+S)"),
        )
        self.say(self.more.setText, lambda: self.tr("More like this"))
        self.say(self.more.setToolTip, lambda: self.tr("See faces close to this one (Return)"))
        self.say(lambda _: self.show_changing(self._is_changing), str)
        self.say(self.express.setText, lambda: self.tr("Expressions"))
        self.say(
            self.express.setToolTip,
            lambda: self.tr("The same person smiling, with glasses, with other hair (Ctrl+I)"),
        )
        self.say(self.explore.setText, lambda: self.tr("Explore"))
        self.say(
            self.explore.setToolTip,
            lambda: self.tr("A map of faces with this one in the middle (Ctrl+E)"),
        )
        self.say(self.blend.setText, lambda: self.tr("Blend"))
        self.say(
            self.blend.setToolTip,
            lambda: self.tr("From this face to others; pick several with Ctrl (Ctrl+B)"),
        )
        self.say(self.copy.setText, lambda: self.tr("Copy"))
        self.say(self.copy.setToolTip, lambda: self.tr("Copy the picture (Ctrl+C)"))
        self.say(self.share.setText, lambda: self.tr("Share"))
        self.say(
            self.share.setToolTip,
            lambda: self.tr("Copy a line that draws this face again, to paste (Ctrl+Shift+K)"),
        )
        self.say(self.portrait.setAccessibleName, lambda: self.tr("The chosen face"))
        self.say(self.portrait.setToolTip, lambda: self.tr("Drag the picture to another program"))

    def add_actions(self, page: Page) -> None:
        """Give ``page`` the actions of the chosen face."""
        more, keep, change, express, explore, blend = (
            add_action(page, title, act, keys, icon) for title, act, keys, icon in self._table()
        )
        taken = self.taking.add_actions(page)
        self.actions_of_face = [more, keep, *taken, change, express, explore, blend]

    def _table(self) -> list[tuple[Callable[[], str], Callable[[], object], str, str]]:
        more, keep = self.more_wanted.emit, self.keep.toggle
        explore, blend = self.explore_around, self.blend_picked
        change = self.change_wanted.emit
        return [
            (lambda: self.tr("More like this face"), more, "", "more"),
            (lambda: self.tr("Keep this face, or not"), keep, "Ctrl+D", "heart"),
            (lambda: self.tr("Change this face by sliders"), change, "Ctrl+G", "settings"),
            (lambda: self.tr("Expressions of this face"), self.express_chosen, "Ctrl+I", "smile"),
            (lambda: self.tr("Explore around this face"), explore, "Ctrl+E", "explore"),
            (lambda: self.tr("Blend from this face"), blend, "Ctrl+B", "blend"),
        ]

    def open_menu(self, at: QWidget, place: QPoint) -> None:
        """Show the actions as a menu at ``place`` in ``at``."""
        menu = QMenu(at)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, action in enumerate(self.actions_of_face):
            if number in (2, 7):
                menu.addSeparator()
            menu.addAction(action)
        menu.popup(at.mapToGlobal(place))

    # What a person does.

    def express_chosen(self) -> None:
        """Show the chosen face with other expressions."""
        avatar = self.faces.chosen()
        if avatar is not None:
            self._context.express(avatar)

    def explore_around(self) -> None:
        """Show the map around the picked faces."""
        if picked := self.faces.picked():
            self._context.explore(picked)

    def blend_picked(self) -> None:
        """Take the picked faces into the blend."""
        if picked := self.faces.picked():
            self._context.blend(picked[:MAX_KEYFRAMES])

    # What is shown.

    def show_changing(self, on: bool) -> None:
        """Show whether the sliders of the face are open."""
        self._is_changing = on
        self.change.setText(self.tr("Change this face"))
        self.change.setToolTip(
            self.tr("Put the sliders away; the face stays as it is on the wall (Ctrl+G)")
            if on
            else self.tr("Sliders for what this model can change about it (Ctrl+G)")
        )
        self.change.set_kind("on" if on else "plain", "settings")

    def show_face(self, image: QImage | None, *, fresh: bool = True) -> None:
        """Show the chosen face and what there is to know of it.

        Args:
            image: its picture; what is shown stays if None.
            fresh: whether it shows the face as it is asked for now.
        """
        if image is not None:
            self._large.show(self.faces.chosen() if fresh else None, image)
        else:
            self._large.rest()
        self.show_facts()

    def show_facts(self) -> None:
        """Show the small facts about the chosen face."""
        avatar, count = self.faces.chosen(), len(self.faces.picked())
        facts = facts_of(self._context.manifest, avatar) if avatar is not None else []
        if count > 1:
            facts.insert(0, (self.tr("Picked"), self.tr("{count} faces").format(count=count)))
        self.set_facts(facts, details_of(avatar) if avatar is not None else ())
        self.keep.show_state()

    def allow(self, on: bool) -> None:
        """Let the buttons be used, or not."""
        for button in self.buttons():
            button.setEnabled(on)
