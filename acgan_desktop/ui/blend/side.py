"""The side of the Blend page: how it plays, the child chosen, and what can be done with a face."""

from collections.abc import Callable

from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.ui.blend.controls import BlendControls
from acgan_desktop.ui.blend.export import BlendExport
from acgan_desktop.ui.blend.feed import BlendFeed
from acgan_desktop.ui.blend.stories import BlendStories
from acgan_desktop.ui.i18n.avatar_words import facts_of
from acgan_desktop.ui.page_parts.finished_view import FinishedView
from acgan_desktop.ui.page_parts.keep_button import ChosenOrLater, KeepButton
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.theme.tokens import GAP, GAP_L
from acgan_desktop.ui.widgets.base import TextButton, TranslatedWidget, frame, label, scroll_area
from acgan_desktop.ui.widgets.faces.portrait import Portrait
from acgan_desktop.ui.widgets.facts import Facts

_NARROWEST, _WIDEST = 264, 400
_ROOM_FOR_FACTS = 660


class BlendSide(TranslatedWidget, QWidget):
    """Controls or the chosen child above, buttons for the face that is shown below."""

    def __init__(
        self,
        context: AppContext,
        stories: BlendStories,
        feed: BlendFeed,
        chosen: Callable[[], Avatar | None],
        chosen_or_later: ChosenOrLater,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.controls = BlendControls()
        self.portrait = Portrait()
        self.add = TextButton("plus", "main")
        self._playing = False
        # While it plays, another frame is there every moment: the button says what it would do.
        self.keep = KeepButton(
            context, lambda: None if self._playing else chosen(), chosen_or_later
        )
        self.save = TextButton("save")
        self.open_in_create = TextButton("create")
        self.explore = TextButton("explore")
        self.export = BlendExport(context, stories, feed)
        self.facts = Facts()
        self._context = context
        self._large = FinishedView.of(context.finishing, self.portrait)
        self._title = label("heading")
        self.hint = label("soft")
        self.hint.setWordWrap(True)
        self.hint.hide()
        body = frame("side")
        column = QVBoxLayout(body)
        column.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        column.setSpacing(GAP)
        column.addWidget(self.controls)
        column.addWidget(self.portrait)
        column.addWidget(self.add)
        column.addSpacing(GAP)
        column.addWidget(self._title)
        for pair in ((self.keep, self.save), (self.open_in_create, self.explore)):
            row = QHBoxLayout()
            row.setSpacing(GAP)
            for button in pair:
                row.addWidget(button, 1)
            column.addLayout(row)
        column.addSpacing(GAP)
        column.addWidget(self.hint)
        column.addWidget(self.facts)
        column.addStretch(1)
        scroll = scroll_area("sideScroll", body)
        foot = frame("side")
        below = QVBoxLayout(foot)
        below.setContentsMargins(GAP_L, GAP, GAP_L, GAP_L)
        below.addWidget(self.export)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scroll, 1)
        layout.addWidget(foot)
        self.show_crossings(False)
        self._speak_all()

    def _speak_all(self) -> None:
        self.say(self.portrait.setAccessibleName, lambda: self.tr("The chosen child"))
        self.say(lambda _: self._show_title(), str)
        self.say(
            self.hint.setText,
            lambda: self.tr("Each button stops at the frame that is in view, and acts on it."),
        )
        self.say(self.add.setText, lambda: self.tr("Add to the blend"))
        self.say(self.add.setToolTip, lambda: self.tr("The child becomes a face of the strip"))
        self.say(self.save.setText, lambda: self.tr("Save…"))
        self.say(
            self.save.setToolTip,
            lambda: self.tr("For a chat, a profile or print (Ctrl+S)"),
        )
        self.say(self.open_in_create.setText, lambda: self.tr("Create"))
        self.say(
            self.open_in_create.setToolTip,
            lambda: self.tr("Go on from this face: other wishes, more like it (Return)"),
        )
        self.say(self.explore.setText, lambda: self.tr("Explore"))
        self.say(
            self.explore.setToolTip, lambda: self.tr("A map of faces with this one in the middle")
        )

    def show_crossings(self, crossings: bool) -> None:
        """Show the chosen child, or how the animation plays."""
        self._crossings = crossings
        self.controls.setVisible(not crossings)
        self.portrait.setVisible(crossings)
        self.add.setVisible(crossings)
        self.export.setVisible(not crossings or self.export.writer.is_busy)
        self._show_title()

    def show_playing(self, playing: bool) -> None:
        """Describe no frame while frames follow each other."""
        self._playing = playing
        self.keep.show_state()
        self._show_facts()

    def show_face(self, avatar: Avatar | None, image: QImage | None) -> None:
        """Offer what can be done with ``avatar``."""
        if image is not None:
            self._large.show(avatar if self._crossings else None, image)
        else:
            self._large.rest()
        for button in (self.keep, self.save, self.open_in_create, self.explore, self.add):
            button.setEnabled(avatar is not None)
        self.facts.set_facts(facts_of(self._context.manifest, avatar) if avatar is not None else [])
        self.keep.show_state()
        self.export.show_state()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave the facts out where there is no room for them."""
        super().resizeEvent(event)
        self._show_facts()

    def fit(self, window_width: int) -> None:
        """Take a fair share of the window."""
        self.setFixedWidth(max(_NARROWEST, min(_WIDEST, window_width * 24 // 100)))

    def _show_facts(self) -> None:
        self.hint.setVisible(self._playing)
        self.facts.setVisible(not self._playing and self.height() >= _ROOM_FOR_FACTS)

    def _show_title(self) -> None:
        self._title.setText(self.tr("This child") if self._crossings else self.tr("This frame"))
