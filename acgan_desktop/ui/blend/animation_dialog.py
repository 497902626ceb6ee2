"""How an animation is to be written: format, size, frames a second, quality."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QLocale, QTimer, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from acgan_desktop.library.animation import mp4
from acgan_desktop.library.animation.export import MAX_PIXELS, Kind, Look
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_XL
from acgan_desktop.ui.widgets.base import TextButton, TranslatedWidget, label
from acgan_desktop.ui.widgets.segment_choice import SegmentChoice
from acgan_desktop.ui.widgets.typical_slider import Slider

_SIZES: Final = (64, 128, 256, 512, 1024)
_RATES: Final = (12, 24, 30, 50)
_KEEP, _TRANSPARENT = "keep", "transparent"


class AnimationDialog(TranslatedWidget, QDialog):
    """Asks how to write an animation; never blocks the program.

    Attributes:
        frames_at: returns how many frames the animation has at a number of frames a second.

    Signals:
        wanted(Kind, Look): write it so.
        changed: something else is asked for; whoever can tells the size with ``show_size``.
    """

    wanted = Signal(object, object)
    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setMinimumWidth(460)
        self.frames_at: Callable[[int], int] = lambda _: 0
        self._seconds = 0.0
        self._repeats = True
        self._bytes = 0.0
        self.title = label("title")
        self.kind = SegmentChoice(
            {
                Kind.WEBP.value: lambda: "WebP",
                Kind.GIF.value: lambda: "GIF",
                Kind.APNG.value: lambda: "APNG",
                Kind.MP4.value: lambda: "MP4",
            }
        )
        self.size_choice = SegmentChoice({str(side): partial(str, side) for side in _SIZES})
        self.rate = SegmentChoice({str(rate): partial(str, rate) for rate in _RATES})
        self.background = SegmentChoice(
            {
                _KEEP: lambda: self.tr("As it is"),
                _TRANSPARENT: lambda: self.tr("Transparent"),
            }
        )
        self.quality = Slider()
        self.quality.setRange(10, 100)
        self.quality.setValue(90)
        self.quality.setSingleStep(5)
        self.size_choice.set_value("512")
        self.rate.set_value("24")
        self.about, self.facts = label("soft"), label("soft")
        self.about.setWordWrap(True)
        self.facts.setWordWrap(True)
        self.accept_button = TextButton("save", "main")
        self.accept_button.setDefault(True)
        self.cancel_button = TextButton()
        self._lay_out()
        self._connect()
        self._speak_all()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_L)
        grid.setVerticalSpacing(GAP)
        grid.setColumnStretch(1, 1)
        self._names: list[QLabel] = []
        rows = (self.kind, self.size_choice, self.rate, self.background, self.quality)
        for row, widget in enumerate(rows):
            name = label()
            self._names.append(name)
            grid.addWidget(name, row, 0)
            grid.addWidget(widget, row, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.accept_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_XL, GAP_XL, GAP_XL, GAP_XL)
        layout.setSpacing(GAP_L)
        layout.addWidget(self.title)
        layout.addLayout(grid)
        layout.addWidget(self.about)
        layout.addWidget(self.facts)
        layout.addLayout(buttons)

    def _connect(self) -> None:
        # One try of the size after a slider has come to rest.
        self._later = QTimer(self, singleShot=True, interval=250)
        self._later.timeout.connect(self.changed)
        for choice in (self.kind, self.size_choice, self.rate, self.background):
            choice.chosen.connect(lambda _: self._change())
        self.quality.valueChanged.connect(lambda _: self._change())
        self.accept_button.clicked.connect(self._accept)
        self.cancel_button.clicked.connect(self.reject)

    def _speak_all(self) -> None:
        self.say(self.setWindowTitle, lambda: self.tr("Export the animation"))
        self.say(self.title.setText, lambda: self.tr("Export the animation"))
        names = (
            lambda: self.tr("Format"),
            lambda: self.tr("Size in pixels"),
            lambda: self.tr("Frames a second"),
            lambda: self.tr("Background"),
            lambda: self.tr("Quality"),
        )
        for name, text in zip(self._names, names, strict=True):
            self.say(name.setText, text)
        self.say(self.background.setAccessibleName, names[3])
        self.say(self.quality.setAccessibleName, names[4])
        self.kind.explain(
            {
                Kind.WEBP.value: lambda: self.tr("Small and good; every browser shows it"),
                Kind.GIF.value: lambda: self.tr("Shown everywhere, with 256 colours"),
                Kind.APNG.value: lambda: self.tr("Without any loss, and large"),
                Kind.MP4.value: lambda: self.tr("A video, for where pictures do not move"),
            }
        )
        self.say(self.accept_button.setText, lambda: self.tr("Save as…"))
        self.say(self.cancel_button.setText, lambda: self.tr("Cancel"))
        self.say(lambda _: self._show(), str)

    def show_for(
        self, seconds: float, repeats: bool, frames_at: Callable[[int], int], native: int
    ) -> None:
        """Ask for an animation of ``seconds``.

        Args:
            seconds: how long it takes.
            repeats: whether it starts over at its end.
            frames_at: see :attr:`frames_at`.
            native: the side of the model's own pictures in pixels.
        """
        self._seconds, self._repeats, self.frames_at = seconds, repeats, frames_at
        for side in _SIZES:
            self.size_choice.segments[str(side)].setVisible(side >= min(native, 512))
        self._bytes = 0.0
        self._show()
        self._later.start()
        self.open()
        self.kind.segments[self.kind.value()].setFocus()

    def chosen_kind(self) -> Kind:
        """Return the format that is chosen."""
        return Kind(self.kind.value())

    def chosen_look(self) -> Look:
        """Return all else that is chosen."""
        return Look(
            size=int(self.size_choice.value()),
            rate=float(self.rate.value()),
            repeat=self._repeats,
            quality=self.quality.value(),
            transparent=self.is_transparent,
        )

    @property
    def is_transparent(self) -> bool:
        """Whether faces are to be cut out, which only some formats can hold."""
        return self._can_be_transparent and self.background.value() == _TRANSPARENT

    @property
    def _can_be_transparent(self) -> bool:
        return self.chosen_kind() in (Kind.WEBP, Kind.APNG)

    def frame_count(self) -> int:
        """Return how many frames it will have."""
        return self.frames_at(int(self.rate.value()))

    def show_size(self, size: float) -> None:
        """Say that the file will have about ``size`` bytes."""
        self._bytes = size
        self._show()

    def _change(self) -> None:
        self._bytes = 0.0
        self._show()
        self._later.start()

    def _show(self) -> None:
        kind, look = self.chosen_kind(), self.chosen_look()
        lossy = kind in (Kind.WEBP, Kind.MP4)
        self.quality.setEnabled(lossy)
        self._names[4].setEnabled(lossy)
        self.background.setEnabled(self._can_be_transparent)
        self._names[3].setEnabled(self._can_be_transparent)
        self.about.setText(self._about(kind))
        count = self.frame_count()
        fits = count * look.size**2 <= MAX_PIXELS
        self.accept_button.setEnabled(fits and (kind is not Kind.MP4 or mp4.is_available()))
        locale = QLocale()
        seconds = self.tr("{seconds} s").format(seconds=locale.toString(self._seconds, "f", 1))
        facts = [self.tr("%n frame(s)", "", count), seconds]
        if not fits:
            facts = [self.tr("Too many frames for this size: choose a smaller one.")]
        elif self._bytes:
            facts.append(
                self.tr("about {size}").format(
                    size=locale.formattedDataSize(
                        round(self._bytes), 1, QLocale.DataSizeFormat.DataSizeSIFormat
                    )
                )
            )
        self.facts.setText(" · ".join(facts))

    def _about(self, kind: Kind) -> str:
        match kind:
            case Kind.MP4 if not mp4.is_available():
                return self.tr(
                    "MP4 needs one more package: pip install 'acgan-desktop[video]'. "
                    "The other formats work as they are."
                )
            case _ if self.is_transparent:
                return self.tr("Every frame needs a face on plain ground, which is cut out.")
            case Kind.GIF:
                return self.tr("GIF has 256 colours and no quality to choose.")
            case Kind.APNG:
                return self.tr("APNG keeps every pixel as it is; its files are large.")
            case _:
                return ""

    def _accept(self) -> None:
        self.accept()
        self.wanted.emit(self.chosen_kind(), self.chosen_look())
