"""The dialog that takes pictures away: how large, how, and where to."""

from pathlib import Path
from threading import Event

from PySide6.QtCore import QRegularExpression, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QRegularExpressionValidator
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from acgan_desktop.app.plain_text import tool_tip
from acgan_desktop.core.user_folders import unused_name
from acgan_desktop.library.pictures.export import ExportOptions, picture_stem
from acgan_desktop.library.pictures.picture_files import Resampler
from acgan_desktop.ui.page_parts import export_writing
from acgan_desktop.ui.page_parts.picture_collection import Item
from acgan_desktop.ui.page_parts.save_picture import picture_folder
from acgan_desktop.ui.page_parts.size_preview import SizePreview
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.services.background import Operation
from acgan_desktop.ui.theme.images import pixels_of, resampled
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_M, GAP_S, GAP_XL
from acgan_desktop.ui.widgets.base import TextButton, TranslatedWidget, label
from acgan_desktop.ui.widgets.progress_line import QuietBar
from acgan_desktop.ui.widgets.segment_choice import SegmentChoice
from acgan_desktop.ui.widgets.switch import Switch

SCALES = (1, 2, 4, 8)
_NOT_IN_NAMES = r'[^/\\:*?"<>|]{1,120}'


class ExportDialog(TranslatedWidget, QDialog):
    """Export of one picture under a name, or of many into a folder.

    Attributes:
        export: what is being written, or None.
    """

    def __init__(
        self, context: AppContext, items: list[Item], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._finishing = context, context.finishing
        self._items = items
        self._pixels = pixels_of(items[0][1])
        self.export: Operation[int] | None = None
        self._given_up = Event()
        self.folder = picture_folder(context.settings)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.preview = SizePreview()
        self.scale = SegmentChoice(
            {str(scale): lambda scale=scale: f"{scale}×" for scale in SCALES}  # type: ignore[misc]
        )
        self.pixels = label("soft")
        self.resampler = SegmentChoice(
            {
                Resampler.LANCZOS: lambda: (
                    self.tr("Sharp") if self._finishing.sharpens else self.tr("Smooth")
                ),
                Resampler.NEAREST: lambda: self.tr("Pixels"),
            }
        )
        self.resampler.explain(
            {
                Resampler.LANCZOS: lambda: (
                    self.tr("Finished by an upscaler, which takes a moment")
                    if self._finishing.sharpens
                    else self.tr("As a photo is enlarged (Lanczos)")
                ),
                Resampler.NEAREST: lambda: self.tr("Every pixel becomes a square (nearest)"),
            }
        )
        self.embed = Switch()
        self.file_name = QLineEdit()
        pattern = QRegularExpression(_NOT_IN_NAMES)
        self.file_name.setValidator(QRegularExpressionValidator(pattern, self.file_name))
        self.where = label("soft")
        self.change_folder = TextButton()
        self.note = label("small")
        self.note.setWordWrap(True)
        self.progress = QuietBar()
        self.cancel = TextButton()
        self.go = TextButton("save", "main")
        self.go.setDefault(True)
        self._lay_out()
        self._show_last_choice()
        self._connect()
        self._speak_all()
        self.go.setFocus()
        self._sharpening = self._finishing.operation(lambda *_: self._show_preview(self.options))
        if self._finishing.there(items[0][0]) is None:
            self._sharpening.ask(*items[0])

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(GAP_L)
        self._form.setVerticalSpacing(GAP_M)
        self._titles = {key: label() for key in ("size", "resampler", "name", "folder")}
        sizes = QHBoxLayout()
        sizes.setSpacing(GAP_M)
        sizes.addWidget(self.scale)
        sizes.addWidget(self.pixels, 1)
        folder = QHBoxLayout()
        folder.setSpacing(GAP)
        folder.addWidget(self.where, 1)
        folder.addWidget(self.change_folder)
        ways = QHBoxLayout()
        ways.addWidget(self.resampler)
        ways.addStretch(1)
        self._form.addRow(self._titles["size"], sizes)
        self._form.addRow(self._titles["resampler"], ways)
        if self._one:
            self._form.addRow(self._titles["name"], self.file_name)
        self._form.addRow(self._titles["folder"], folder)
        right = QVBoxLayout()
        right.setSpacing(GAP_M)
        right.addLayout(self._form)
        right.addWidget(self.embed)
        right.addStretch(1)
        upper = QHBoxLayout()
        upper.setSpacing(GAP_XL)
        upper.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignTop)
        upper.addLayout(right, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.note, 1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go)
        self._title = label("title")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_XL, GAP_XL, GAP_XL, GAP_XL)
        layout.setSpacing(GAP_L)
        layout.addWidget(self._title)
        layout.addLayout(upper)
        layout.addWidget(self.progress)
        layout.addSpacing(-GAP_S)
        layout.addLayout(buttons)
        self.progress.setRange(0, len(self._items))
        self.progress.hide()
        self.setFixedWidth(640)

    def _show_last_choice(self) -> None:
        settings = self._context.settings
        self.scale.set_value(str(min(SCALES, key=lambda scale: abs(scale - settings.save_scale))))
        self.resampler.set_value(settings.save_resampler)
        self.embed.setChecked(settings.embed_avatar)
        stem = picture_stem(self._items[0][0])
        self.file_name.setText(unused_name(self.folder / f"{stem}.png").stem)

    def _connect(self) -> None:
        self.scale.chosen.connect(self._show_choice)
        self.resampler.chosen.connect(self._show_choice)
        self.file_name.textChanged.connect(self._show_choice)
        self.change_folder.clicked.connect(self._ask_folder)
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self.save)

    def _speak_all(self) -> None:
        self.say(self._titles["size"].setText, lambda: self.tr("Size"))
        self.say(self.scale.setAccessibleName, lambda: self.tr("Size"))
        self.say(self._titles["resampler"].setText, lambda: self.tr("Enlarged"))
        self.say(self.resampler.setAccessibleName, lambda: self.tr("Enlarged"))
        self.say(self._titles["name"].setText, lambda: self.tr("Name"))
        self.say(self.file_name.setAccessibleName, lambda: self.tr("Name"))
        self.say(self._titles["folder"].setText, lambda: self.tr("Folder"))
        self.say(self.change_folder.setText, lambda: self.tr("Change…"))
        self.say(self.embed.setText, lambda: self.tr("Can be dropped back here"))
        self.say(
            self.embed.setToolTip,
            lambda: self.tr("The avatar itself lies unseen inside the picture"),
        )
        self.say(self.cancel.setText, lambda: self.tr("Cancel"))
        self.say(self.preview.setAccessibleName, lambda: self.tr("How the picture will look"))
        self.say(lambda _: self._show_choice(), str)

    # What is chosen.

    @property
    def _one(self) -> bool:
        return len(self._items) == 1

    @property
    def options(self) -> ExportOptions:
        """How the pictures are to be written."""
        resampler = Resampler(self.resampler.value())
        return ExportOptions(int(self.scale.value()), resampler, self.embed.isChecked())

    @property
    def path(self) -> Path:
        """Where one picture goes."""
        name = self.file_name.text().strip()
        return self.folder / (name if name.lower().endswith(".png") else f"{name}.png")

    def _size(self, scale: int) -> str:
        height, width = (side * scale for side in self._pixels.shape[:2])
        return self.tr("{width} × {height} pixels").format(width=width, height=height)

    def _show_choice(self) -> None:
        options, count = self.options, len(self._items)
        self.pixels.setText(self._size(options.scale))
        self.resampler.setEnabled(options.scale > 1)
        self._show_preview(options)
        room = self.width() - self.preview.width() - 240
        folder = str(self.folder)
        shown = self.where.fontMetrics().elidedText(folder, Qt.TextElideMode.ElideMiddle, room)
        self.where.setText(shown)
        self.where.setToolTip(tool_tip(folder))
        there = self._one and self.path.exists()
        title = self.tr("Export {count} pictures").format(count=count)
        self._title.setText(self.tr("Export picture") if self._one else title)
        self.setWindowTitle(self._title.text())
        self.note.setText(self.tr("A picture of this name is there already.") if there else "")
        self.go.setText(self.tr("Replace it") if there else self.tr("Export"))
        self.go.setEnabled(not self._one or bool(self.file_name.text().strip(" .")))

    def _show_preview(self, options: ExportOptions) -> None:
        """Show the picture as it will be, finished as soon as it is."""
        found = None
        if options.scale > 1 and options.resampler is Resampler.LANCZOS:
            found = self._finishing.there(self._items[0][0])
        if found is None:
            self.preview.show_pixels(self._pixels, options.scale, options.resampler)
            return
        side = max(self._pixels.shape[:2]) * options.scale
        finished = max(found.image.width(), found.image.height())
        image = resampled(found.image, min(side, finished))
        times = max(1, side // finished)
        self.preview.show_pixels(pixels_of(image), times, options.resampler)

    def done(self, result: int) -> None:
        """Close."""
        self._sharpening.cancel()
        super().done(result)

    def _ask_folder(self) -> None:
        title = self.tr("Folder for pictures")
        chosen = QFileDialog.getExistingDirectory(self, title, str(self.folder))
        if chosen:
            self.folder = Path(chosen)
            self._show_choice()

    # What is done.

    def save(self) -> None:
        """Write the pictures, and remember how."""
        options, settings = self.options, self._context.settings
        settings.save_scale, settings.save_resampler = options.scale, options.resampler
        settings.embed_avatar, settings.save_folder = options.embed, str(self.folder)
        self._allow(False)
        self._given_up.clear()
        sharpens = options.resampler is Resampler.LANCZOS and self._finishing.sharpens
        if self._one:
            background = self._finishing.saving if sharpens else self._context.background
            given_up, item = self._given_up.is_set, self._items[0]
            work = export_writing.one(self.path, item, options, self._finishing, given_up)
            if sharpens:
                self.progress.setRange(0, export_writing.WHOLE)
                self.progress.setValue(0)
                self.progress.show()
                self.note.setText(self.tr("Sharpening the picture…"))
        else:
            self.progress.setValue(0)
            self.progress.show()
            # The workshop is for what takes long: keeping a face does not wait for it.
            background = self._context.workshop
            work = export_writing.many(self.folder, self._items, options, self._finishing)
        self.export = background.start(work, self._ended, self._failed, self._progressed)

    def reject(self) -> None:
        """Close; while pictures are being written, write no more first."""
        if self.export is None:
            super().reject()
            return
        self._given_up.set()
        self.export.stop()
        self.cancel.setEnabled(False)

    def _progressed(self, count: int) -> None:
        self.progress.setValue(count)
        if self._one:
            return
        text = self.tr("{count} of {all} pictures").format(count=count, all=len(self._items))
        self.note.setText(text)

    def _failed(self, error: Exception) -> None:
        """Stay, so that another folder can be chosen."""
        self.export = None
        self._allow(True)
        self.progress.hide()
        self._show_choice()
        self._context.show_error(error)

    def _ended(self, paths: list[Path]) -> None:
        self.export = None
        if paths:
            self._tell(paths)
        self.accept()

    def _tell(self, paths: list[Path]) -> None:
        if self._one:
            text = self.tr("Saved as {name}").format(name=paths[0].name)
        elif len(paths) == len(self._items):
            text = self.tr("{count} pictures saved").format(count=len(paths))
        else:
            text = self.tr("Stopped: {count} of {all} pictures are saved")
            text = text.format(count=len(paths), all=len(self._items))
        url = QUrl.fromLocalFile(str(paths[0].parent))
        self._context.said.emit(text, self.tr("Show folder"), lambda: QDesktopServices.openUrl(url))

    def _allow(self, on: bool) -> None:
        for widget in (self.scale, self.resampler, self.embed, self.file_name, self.change_folder):
            widget.setEnabled(on)
        self.go.setEnabled(on)
        self.cancel.setEnabled(True)
