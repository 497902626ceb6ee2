"""The line at the bottom: the model, the device that really runs, what is going on now."""

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from acgan_desktop.app.plain_text import one_line, tool_tip
from acgan_desktop.ui.i18n.sentences import sentence_in_words
from acgan_desktop.ui.theme import icons
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_XL, tokens
from acgan_desktop.ui.widgets.base import TranslatedWidget, label

STATUS_HEIGHT: Final = 32


class StatusLine(TranslatedWidget, QFrame):
    """Three things and no more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.model, self.device, self.activity = label(), label(), label()
        self._marks = {"model": label(), "device": label()}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GAP_L, 0, GAP_L, 0)
        layout.setSpacing(GAP - 2)
        for name, text in (("model", self.model), ("device", self.device)):
            layout.addWidget(self._marks[name])
            layout.addWidget(text)
            layout.addSpacing(GAP_XL)
        layout.addStretch(1)
        layout.addWidget(self.activity)
        self.setFixedHeight(STATUS_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._model, self._device = "", ("", "")
        self._activity: tuple[str, int] = ("none", 0)
        self._draw_marks()
        self.say(lambda _: self._speak(), str)

    def set_model(self, name: str, details: str = "") -> None:
        """Show the model's name; ``details`` is its tooltip."""
        self._model = one_line(name)
        self.model.setToolTip(tool_tip(details))
        self._speak()

    def set_device(self, name: str, reason: str) -> None:
        """Show the device that runs, and in the tooltip why no other."""
        self._device = (name, reason)
        self._speak()

    def set_activity(self, kind: str, count: int) -> None:
        """Show what is going on: "opening", "drawing", "idle" or "none"."""
        self._activity = (kind, count)
        self._speak()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow theme and language."""
        if event.type() == QEvent.Type.StyleChange:
            self._draw_marks()
        super().changeEvent(event)

    def _speak(self) -> None:
        kind, count = self._activity
        says = {
            "opening": self.tr("Opening the model…"),
            "drawing": self.tr("Drawing %n face(s)…", "", count),
            "idle": self.tr("Ready"),
            "none": self.tr("No model is open"),
        }
        self.activity.setText(says[kind])
        self.model.setText(self._model or self.tr("No model"))
        name, reason = self._device
        self.device.setText(name or "–")
        where = self.tr("The device that draws the faces")
        text = f"{where}\n{sentence_in_words(reason)}" if reason else where
        self.device.setToolTip(tool_tip(text))

    def _draw_marks(self) -> None:
        for name, mark in self._marks.items():
            ratio = self.devicePixelRatioF()
            mark.setPixmap(icons.pixmap(name, tokens().text_faint, 16, ratio))
