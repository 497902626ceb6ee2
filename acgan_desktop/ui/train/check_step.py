"""The second step of a training: what was kept of the pictures, and what was left out, and why."""

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from acgan_desktop.app.training_look import TrainingLook
from acgan_desktop.library.training.prepared_pictures import (
    Prepared,
    SourcePictures,
    kept_pictures,
)
from acgan_desktop.ui.theme.images import image_of
from acgan_desktop.ui.theme.tokens import GAP
from acgan_desktop.ui.train.picture_grid import SIDE, Picture, PictureGrid
from acgan_desktop.ui.train.words import reason_words
from acgan_desktop.ui.widgets.base import TranslatedWidget, label
from acgan_desktop.ui.widgets.segment_choice import SegmentChoice

Images = list[tuple[str, int, QImage | None]]
Read = Callable[[Callable[[], Images], Callable[[Images], object]], object]


class CheckStep(TranslatedWidget, QWidget):
    """Pictures in two heaps; a click moves one to the other, when they are prepared again.

    Attributes:
        kept, left_out: the grids.
        which: which of them is in view.

    Signals:
        changed: a picture was taken in or left out.
    """

    changed = Signal()

    def __init__(self, read: Read, parent: QWidget | None = None) -> None:
        """Show nothing; ``read`` does work off the window's thread and hands its answer over."""
        super().__init__(parent)
        self._read = read
        self._prepared: Prepared | None = None
        self._sources = SourcePictures(())
        self._changed: dict[str, bool] = {}
        self.summary = label("heading")
        self.summary.setWordWrap(True)
        self.hint = label("soft")
        self.hint.setWordWrap(True)
        self.which = SegmentChoice(
            {"kept": lambda: self.tr("Kept"), "left": lambda: self.tr("Left out")}
        )
        self.kept, self.left_out = PictureGrid(), PictureGrid()
        self.left_out.hide()
        self.none = label("soft")
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self.summary, 1)
        head.addWidget(self.which)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self.hint)
        column.addWidget(self.none)
        column.addWidget(self.kept, 1)
        column.addWidget(self.left_out, 1)
        self.which.chosen.connect(lambda _: self._show_grid())
        for grid, work in ((self.kept, self._kept_images), (self.left_out, self._left_images)):
            grid.wanted.connect(lambda rows, grid=grid, work=work: self._fetch(grid, rows, work))
            grid.toggled.connect(self._toggle)
        self.say(self.none.setText, lambda: self.tr("No picture was left out."))
        self.say(lambda _: self._speak(), str)

    @property
    def has_changes(self) -> bool:
        """Whether other pictures are wanted than were prepared."""
        return bool(self._changed)

    def names(self) -> list[str]:
        """Return the names of the pictures that are wanted."""
        if self._prepared is None:
            return []
        kept = [name for name in self._prepared.names if self._changed.get(name, True)]
        back = [o.name for o in self._prepared.left_out if self._changed.get(o.name, False)]
        return sorted({*kept, *back})

    def show_look(self, look: TrainingLook) -> None:
        """Show what was prepared."""
        prepared = look.prepared
        if prepared is self._prepared:
            return
        self._prepared = prepared
        self._sources = SourcePictures(look.project.file.sources)
        self._changed.clear()
        self._fill()

    def _fill(self) -> None:
        prepared = self._prepared
        names = prepared.names if prepared is not None else ()
        self.kept.set_pictures([Picture(name, name, True) for name in names])
        left = prepared.left_out if prepared is not None else ()
        self.left_out.set_pictures(
            [
                Picture(o.name, f"{o.name}\n{reason_words(o.reason, o.detail)}", False,
                        o.can_be_kept)
                for o in left
            ]
        )  # fmt: skip
        self._show_grid()

    def _show_grid(self) -> None:
        left = self.which.value() == "left"
        nothing = left and (self._prepared is None or not self._prepared.left_out)
        self.kept.setVisible(not left)
        self.left_out.setVisible(left and not nothing)
        self.none.setVisible(nothing)
        self.hint.setVisible(not nothing)
        self._speak()

    def _speak(self) -> None:
        prepared = self._prepared
        if prepared is None:
            self.summary.setText("")
            return
        words = self.tr("{kept} of {found} pictures are kept.")
        self.summary.setText(words.format(kept=prepared.kept, found=prepared.found))
        self.hint.setText(self._hint(prepared))
        if self._changed:
            more = self.tr("{count} are changed by you.").format(count=len(self._changed))
            self.summary.setText(f"{self.summary.text()} {more}")
        self._fill_tips()

    def _hint(self, prepared: Prepared) -> str:
        """Return what a click does, and for the pictures that were left out why they were."""
        if self.which.value() == "kept":
            return self.tr("A click leaves a picture out.")
        counts = Counter(one.reason for one in prepared.left_out)
        reasons = "; ".join(
            f"{reason_words(reason, '')}: {count}" for reason, count in counts.most_common()
        )
        takes = self.tr("A click takes a picture in.")
        return f"{reasons}. {takes}"

    def _fill_tips(self) -> None:
        """Say why pictures are left out in the language of now."""
        if self._prepared is not None and self.left_out.pictures():
            left = self._prepared.left_out
            tips = [f"{o.name}\n{reason_words(o.reason, o.detail)}" for o in left]
            self.left_out.set_tips(tips)

    def _toggle(self, name: str, goes_in: bool) -> None:
        assert self._prepared is not None
        if (name in set(self._prepared.names)) == goes_in:
            self._changed.pop(name, None)
        else:
            self._changed[name] = goes_in
        self._speak()
        self.changed.emit()

    def _fetch(
        self, grid: PictureGrid, rows: Sequence[int], work: Callable[[Sequence[int]], Images]
    ) -> None:
        def show(found: Images) -> None:
            for name, row, image in found:
                grid.set_image(name, row, image)

        self._read(lambda: work(rows), show)

    # On another thread.

    def _kept_images(self, rows: Sequence[int]) -> Images:
        prepared = self._prepared
        if prepared is None:
            return []
        found = kept_pictures(prepared, rows)
        return [
            (prepared.names[row], row, image_of(pixels))
            for row, pixels in zip(rows, found, strict=False)
        ]

    def _left_images(self, rows: Sequence[int]) -> Images:
        prepared, sources = self._prepared, self._sources
        if prepared is None:
            return []
        found: Images = []
        for row in rows:
            name = prepared.left_out[row].name
            pixels = sources.thumbnail(name, SIDE)
            found.append((name, row, None if pixels is None else image_of(pixels)))
        return found
