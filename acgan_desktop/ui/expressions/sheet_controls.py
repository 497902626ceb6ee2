"""The left of the Expressions page: how much changes at once, talking, and taking all away."""

from typing import Final

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acgan_desktop.engine.latent.expressions import MAX_TOGETHER
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_M, GAP_S
from acgan_desktop.ui.widgets.base import TextButton, TranslatedWidget, frame, label
from acgan_desktop.ui.widgets.columns import lay_out_controls
from acgan_desktop.ui.widgets.player_view import PlayerView
from acgan_desktop.ui.widgets.segment_choice import SegmentChoice

_TALKING: Final = 168


class SheetControls(TranslatedWidget, QWidget):
    """Controls one below the other.

    Attributes:
        together: how many switches are turned over at once.
        player: the talking face.
        loop, stills: the buttons that write it.
        sheet: the one that puts all cells on a sheet, or makes stickers of them.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.together = SegmentChoice(
            {str(count): lambda count=count: str(count) for count in range(1, MAX_TOGETHER + 1)}  # type: ignore[misc]
        )
        self.player = PlayerView()
        self.player.setFixedSize(_TALKING, _TALKING)
        self.loop, self.stills = TextButton("film"), TextButton("save")
        self.sheet = TextButton("print")
        self._at_once, self._talk = label("heading"), label("heading")
        self.explained, self.line = label("small"), label("small")
        self._lay_out()
        self._speak_all()
        self.show_talking(None, "", ready=False)

    def stops(self) -> list[QWidget]:
        """Return what Tab visits, in order."""
        return [
            *self.together.segments.values(),
            self.player,
            self.loop,
            self.stills,
            self.sheet,
        ]

    def show_talking(self, image: QImage | None, problem: str, *, ready: bool) -> None:
        """Show the talking face.

        Args:
            image: what it looks like now; None = an empty place.
            problem: why it cannot talk, or "".
            ready: whether it can be saved.
        """
        self.player.set_image(image)
        self.player.setVisible(not problem)
        self.line.setText(problem or self.tr("A loop for chats, and stills for streaming."))
        self.loop.setEnabled(ready)
        self.stills.setEnabled(ready)

    def _lay_out(self) -> None:
        body = frame("controlsBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(GAP_L, GAP_M, GAP_S, GAP_L)
        column.setSpacing(GAP)
        for words in (self.explained, self.line):
            words.setWordWrap(True)
        column.addWidget(self._at_once)
        column.addWidget(self.together)
        column.addWidget(self.explained)
        column.addSpacing(GAP_L)
        column.addWidget(self._talk)
        column.addWidget(self.player)
        column.addWidget(self.line)
        column.addWidget(self.loop)
        column.addWidget(self.stills)
        column.addStretch(1)
        foot = frame("controls")
        below = QVBoxLayout(foot)
        below.setContentsMargins(GAP_L, GAP, GAP_L, GAP_L)
        below.setSpacing(GAP)
        below.addWidget(self.sheet)
        lay_out_controls(self, body, foot)

    def _speak_all(self) -> None:
        self.say(self._at_once.setText, lambda: self.tr("Changes at once"))
        self.say(self.together.setAccessibleName, lambda: self.tr("Changes at once"))
        self.say(
            self.explained.setText,
            lambda: self.tr("Smile and glasses together are two changes, for example."),
        )
        self.say(self._talk.setText, lambda: self.tr("Talk and blink"))
        self.say(self.player.setAccessibleName, lambda: self.tr("The chosen face, talking"))
        self.say(self.loop.setText, lambda: self.tr("Save the loop…"))
        self.say(
            self.loop.setToolTip, lambda: self.tr("As an animated WebP, PNG or GIF (Ctrl+Shift+L)")
        )
        self.say(self.stills.setText, lambda: self.tr("Stills for streaming…"))
        self.say(
            self.stills.setToolTip,
            lambda: self.tr("Mouth closed, mouth open, then with closed eyes where it can"),
        )
        self.say(self.sheet.setText, lambda: self.tr("All on a sheet…"))
        self.say(
            self.sheet.setToolTip,
            lambda: self.tr("As one picture with names, or as stickers (Ctrl+Shift+P)"),
        )
