"""How a blend plays: its path, its pace, its end, and how long each face takes."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from acgan_desktop.app.blend_story import QUICKEST, SLOWEST, BlendStory
from acgan_desktop.engine.latent.blend import Easing, Loop, Way
from acgan_desktop.ui.theme.tokens import GAP_L, GAP_S
from acgan_desktop.ui.widgets.base import TranslatedWidget, label
from acgan_desktop.ui.widgets.segment_choice import SegmentChoice
from acgan_desktop.ui.widgets.typical_slider import Slider

_STEP = 0.1


class BlendControls(TranslatedWidget, QWidget):
    """Controls for everything about a story but its faces.

    Signals:
        changed(dict): these of its fields a person chose anew.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.way = SegmentChoice(
            {
                Way.SPHERICAL.value: lambda: self.tr("Curved"),
                Way.LINEAR.value: lambda: self.tr("Straight"),
            }
        )
        self.easing = SegmentChoice(
            {
                Easing.LINEAR.value: lambda: self.tr("Even"),
                Easing.SMOOTH.value: lambda: self.tr("Smooth"),
                Easing.LINGER.value: lambda: self.tr("Linger"),
            }
        )
        self.loop = SegmentChoice(
            {
                Loop.CYCLE.value: lambda: self.tr("Loop"),
                Loop.BOUNCE.value: lambda: self.tr("Back"),
                Loop.ONCE.value: lambda: self.tr("Stop"),
            }
        )
        self.seconds = Slider()
        self.seconds.setRange(round(QUICKEST / _STEP), round(SLOWEST / _STEP))
        self.seconds.setPageStep(5)
        self._value = label("small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_S)
        self._titles = [label("heading") for _ in range(4)]
        for place, widget in enumerate((self.way, self.easing, self.loop, self.seconds)):
            if place:
                column.addSpacing(GAP_L - GAP_S)
            head = QHBoxLayout()
            head.addWidget(self._titles[place])
            head.addStretch(1)
            if widget is self.seconds:
                head.addWidget(self._value)
            column.addLayout(head)
            column.addWidget(widget)
        self.way.chosen.connect(lambda value: self.changed.emit({"way": Way(value)}))
        self.easing.chosen.connect(lambda value: self.changed.emit({"easing": Easing(value)}))
        self.loop.chosen.connect(lambda value: self.changed.emit({"loop": Loop(value)}))
        self.seconds.valueChanged.connect(self._slide)
        self._speak_all()

    def _speak_all(self) -> None:
        for title, text in zip(
            self._titles,
            (
                lambda: self.tr("Path"),
                lambda: self.tr("Pace"),
                lambda: self.tr("At the end"),
                lambda: self.tr("Time per face"),
            ),
            strict=True,
        ):
            self.say(title.setText, text)
        self.way.explain(
            {
                Way.SPHERICAL.value: lambda: self.tr(
                    "Every frame is a face of its own (spherical in z)"
                ),
                Way.LINEAR.value: lambda: self.tr(
                    "The shortest way, over more average faces (linear in styles)"
                ),
            }
        )
        self.easing.explain(
            {
                Easing.LINEAR.value: lambda: self.tr("Always at the same speed"),
                Easing.SMOOTH.value: lambda: self.tr("Slower near each face"),
                Easing.LINGER.value: lambda: self.tr("Rests at each face for a moment"),
            }
        )
        self.loop.explain(
            {
                Loop.CYCLE.value: lambda: self.tr("The last face turns into the first"),
                Loop.BOUNCE.value: lambda: self.tr("There and back again (boomerang)"),
                Loop.ONCE.value: lambda: self.tr("Ends at the last face"),
            }
        )
        self.say(self.seconds.setAccessibleName, lambda: self.tr("Seconds from face to face"))
        self.say(self.seconds.setToolTip, lambda: self.tr("Seconds from face to face"))
        self.say(lambda _: self._show_value(), str)

    def show_story(self, story: BlendStory) -> None:
        """Show how ``story`` plays, without telling anybody."""
        self.way.set_value(story.way.value)
        self.easing.set_value(story.easing.value)
        self.loop.set_value(story.loop.value)
        self.seconds.blockSignals(True)
        self.seconds.setValue(round(story.seconds / _STEP))
        self.seconds.blockSignals(False)
        self.seconds.update()
        self._show_value()

    def _slide(self, value: int) -> None:
        self._show_value()
        self.changed.emit({"seconds": round(value * _STEP, 1)})

    def _show_value(self) -> None:
        seconds = QLocale().toString(self.seconds.value() * _STEP, "f", 1)
        text = self.tr("{seconds} s").format(seconds=seconds)
        self._value.setText(text)
        self.seconds.setAccessibleDescription(text)
