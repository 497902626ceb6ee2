"""The device to draw with: what the person wants, what really runs, and why not another."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from acgan_desktop.app.plain_text import tool_tip
from acgan_desktop.ui.i18n.sentences import sentence_in_words
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.theme.tokens import GAP
from acgan_desktop.ui.widgets.base import TranslatedWidget, label
from acgan_desktop.ui.widgets.choices import Segment, Segments

DEVICES = ("auto", "cuda", "cpu")


class DeviceChoice(TranslatedWidget, QWidget):
    """Three segments, and under them the truth.

    Attributes:
        devices: the segments by name.
        runs_on: what really runs, and why not another.

    Signals:
        chosen: the person chose another device.
    """

    chosen = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.devices: dict[str, Segment] = {}
        self.runs_on = label("small")
        self.runs_on.setWordWrap(True)
        title = label("heading")
        trough = Segments()
        line = QHBoxLayout(trough)
        line.setContentsMargins(2, 2, 2, 2)
        line.setSpacing(2)
        group = QButtonGroup(self)
        for name in DEVICES:
            segment = self.devices[name] = Segment(name, trough)
            segment.clicked.connect(lambda _=False, name=name: self.choose(name))
            group.addButton(segment)
            line.addWidget(segment, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(title)
        column.addWidget(trough)
        column.addWidget(self.runs_on)
        context.device_changed.connect(lambda _: self.show_device())
        context.model_opened.connect(lambda _: self.show_device())
        self.say(title.setText, lambda: self.tr("Draw with"))
        self.say(self.devices["auto"].setText, lambda: self.tr("Automatic"))
        self.say(self.devices["cuda"].setText, lambda: self.tr("GPU"))
        self.say(self.devices["cpu"].setText, lambda: self.tr("CPU"))
        self.say(
            self.devices["auto"].setToolTip,
            lambda: self.tr("The GPU where one works, else the CPU"),
        )
        self.say(lambda _: self._name_devices(), str)
        self.say(lambda _: self.show_device(), str)

    def choose(self, name: str) -> None:
        """Draw on another device from now on; the same once more tries it again."""
        context = self._context
        opened = context.opened
        # A GPU that was lost may be there again: asking for it once more is a try.
        fell_back = opened is not None and bool(opened.runs_on.reason)
        if name == context.settings.device and not fell_back:
            return
        context.settings.device = name  # type: ignore[assignment]
        if opened is not None:
            context.open_model(opened.path)
        self.show_device()
        self.chosen.emit()

    def show_device(self) -> None:
        """Show what is chosen and what really runs."""
        self.devices[self._context.settings.device].setChecked(True)
        opened = self._context.opened
        if opened is None:
            self.runs_on.setText("")
            return
        text = self.tr("Runs on: {device}").format(device=opened.runs_on.label)
        reason = sentence_in_words(opened.runs_on.reason)
        self.runs_on.setText(f"{text}\n{reason}" if reason else text)
        provider = getattr(opened.runs_on, "provider", "")
        said = self.tr("ONNX Runtime's provider: {name}").format(name=provider)
        self.runs_on.setToolTip(tool_tip(said) if provider else "")

    def _name_devices(self) -> None:
        for segment in self.devices.values():
            name = self.tr("Draw with: {device}").format(device=segment.text())
            segment.setAccessibleName(name)
