"""The dialog that puts picked faces on sheets for print: whole, or as stickers to cut out."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.user_folders import unused_name
from acgan_desktop.library.pictures.picture_files import Resampler
from acgan_desktop.library.saving.framing import FacePicture
from acgan_desktop.library.saving.sheet_writing import SavedSheet, page_count, write_sheet
from acgan_desktop.library.saving.sheets import SheetOptions
from acgan_desktop.library.saving.writing import times_for
from acgan_desktop.ui.i18n.sentences import sentence_in_words
from acgan_desktop.ui.page_parts.picture_collection import Item
from acgan_desktop.ui.page_parts.save_picture import picture_folder
from acgan_desktop.ui.page_parts.saving.face_pictures import FacePictures
from acgan_desktop.ui.page_parts.saving.name_and_folder import NameAndFolder, align_titles
from acgan_desktop.ui.page_parts.saving.newest_work import NewestWork
from acgan_desktop.ui.page_parts.saving.plain_ground_offer import PlainGroundOffer
from acgan_desktop.ui.page_parts.saving.sheet_form import SheetForm
from acgan_desktop.ui.page_parts.saving.sheet_preview import SheetPreview, first_page, preview_dpi
from acgan_desktop.ui.page_parts.show_folder import say_saved
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.services.background import Operation
from acgan_desktop.ui.services.finishers import FinishingStopped
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_S, GAP_XL
from acgan_desktop.ui.widgets.base import TextButton, TranslatedWidget, label
from acgan_desktop.ui.widgets.progress_line import QuietBar

translate = QCoreApplication.translate

_WHOLE = 1000
_FORM_WIDTH = 380


class SheetDialog(TranslatedWidget, QDialog):
    """Writes a sheet of faces.

    Attributes:
        form: what is chosen.
        preview: the first page.
        naming: the file's name, and the folder.
        plain: draws faces on plain ground.
        writing: what is being written, or None.
        go, cancel: the buttons.
        note: what goes on, or what is wrong.
        progress: how far it is.
    """

    def __init__(
        self,
        context: AppContext,
        items: Sequence[Item],
        names: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        """Ask how ``items``, which are called ``names``, are to lie on sheets."""
        super().__init__(parent)
        self._context, self._face_names = context, list(names)
        self.faces = FacePictures(items, context.finishing)
        self.writing: Operation[float] | None = None
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        folder = picture_folder(context.settings)
        stem = translate("SheetDialog", "sheet", "name of a file")
        self.form, self.preview = SheetForm(context.settings.saving), SheetPreview()
        self.naming = NameAndFolder(unused_name(folder / f"{stem}.png").stem, folder)
        self.plain = PlainGroundOffer(context, self.faces, self)
        self._seeing: NewestWork[QImage] = NewestWork(
            context.reading, self.preview.show_page, context.show_error
        )
        self.note, self.facts = label("small"), label("small")
        self.note.setWordWrap(True)
        self.progress = QuietBar()
        self.cancel, self.go = TextButton(), TextButton("print", "main")
        self.go.setDefault(True)
        self._lay_out()
        self.form.changed.connect(self._change)
        self.form.draw_plain.clicked.connect(self.plain.draw)
        self.naming.changed.connect(self._show_state)
        self.plain.changed.connect(self._change)
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self.save)
        self.say(self.cancel.setText, lambda: translate("SaveDialog", "Cancel"))
        self.say(lambda _: self._show_state(), str)
        self.go.setFocus()
        self._change()

    def _lay_out(self) -> None:
        fields = QVBoxLayout()
        fields.setSpacing(GAP)
        fields.addWidget(self.form)
        fields.addWidget(self.naming)
        fields.addWidget(self.facts)
        fields.addStretch(1)
        self.form.setFixedWidth(_FORM_WIDTH)
        middle = QHBoxLayout()
        middle.setSpacing(GAP_XL)
        middle.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignTop)
        middle.addLayout(fields, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.note, 1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go)
        self._title = label("title")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_XL, GAP_L, GAP_XL, GAP_L)
        layout.setSpacing(GAP_L)
        layout.addWidget(self._title)
        layout.addLayout(middle)
        layout.addWidget(self.progress)
        layout.addSpacing(-GAP_S)
        layout.addLayout(buttons)
        self.progress.setRange(0, _WHOLE)
        self.progress.hide()

    # What is chosen.

    def _options(self) -> SheetOptions | UserError:
        """Return how the sheet looks, or why it is not possible."""
        try:
            return self.form.options()
        except UserError as error:
            return error

    def _left(self) -> list[int]:
        """Return the faces that will be on the sheet."""
        out = self.plain.uneven if self.form.stickers else ()
        return [number for number in range(len(self.faces)) if number not in out]

    def _change(self) -> None:
        """Show the first page as it is asked for now."""
        if self.form.stickers:
            self.plain.look()
        self._show_state()
        options = self._options()
        if isinstance(options, UserError):
            self._seeing.cancel()
            self.preview.show_page(QImage())
            return
        small = replace(options, dpi=preview_dpi(options, self.devicePixelRatioF()))
        shown = self._left()[: options.columns * options.rows]
        names = [self._face_names[n] for n in shown] if self.form.names.isChecked() else []

        def work(_: Operation[float]) -> QImage:
            there = [self.faces.drawn(number) for number in shown]
            if options.stickers:
                kept = [place for place, face in enumerate(there) if face.can_cut]
                there = [there[place] for place in kept]
                return first_page(there, [names[place] for place in kept] if names else [], small)
            return first_page(there, names, small)

        self._seeing.ask(work)

    def _show_state(self) -> None:
        count, options = len(self.faces), self._options()
        title = self.tr("Sheet of %n face(s)", "", count)
        self._title.setText(title)
        self.setWindowTitle(title)
        align_titles([*self.form.titles, *self.naming.titles])
        left_out = count - len(self._left())
        said = self._left_out_line(left_out) if left_out else ""
        self.form.show_remark(said, bool(left_out) and self.plain.can_draw())
        if self.writing is not None:
            return
        there = self.naming.is_good and self._path().exists()
        replaced = translate("SaveDialog", "A picture of this name is there already.")
        self.note.setText(replaced if there else "")
        save = translate("SaveDialog", "Save")
        self.go.setText(translate("SaveDialog", "Replace it") if there else save)
        if isinstance(options, UserError):
            self.facts.setText("")
            self.note.setText(sentence_in_words(options.sentence))
        else:
            pages = page_count(max(1, len(self._left())), options)
            side = options.cell(self.form.names.isChecked()) / options.pixels(1000) * 1000
            facts = translate("SheetDialog", "{pages} · faces of {side} mm").format(
                pages=self.tr("%n page(s)", "", pages), side=round(side)
            )
            self.facts.setText(facts)
        possible = not isinstance(options, UserError) and bool(self._left())
        self.go.setEnabled(possible and self.naming.is_good and not self.plain.is_drawing)

    def _left_out_line(self, count: int) -> str:
        return self.tr("%n face(s) are not on plain ground and are left out.", "", count)

    def _path(self) -> Path:
        return self.naming.path(f".{self.form.file.value()}")

    # What is done.

    def save(self) -> None:
        """Write the sheet, and remember how."""
        options, settings = self.form.options(), self._context.settings
        settings.saving = self.form.remembered(settings.saving)
        settings.save_folder = str(self.naming.folder)
        path, named, count = self._path(), self.form.names.isChecked(), len(self.faces)
        names, cell = self._face_names, options.cell(named)

        def work(operation: Operation[float]) -> SavedSheet:
            def face(number: int) -> FacePicture | None:
                times = times_for(self.faces.side(number), cell, Resampler.LANCZOS)
                try:
                    return self.faces.picture(
                        (number, times, Resampler.LANCZOS),
                        operation.is_stopped,
                        lambda share: operation.show((number + share) / count),
                    )
                except FinishingStopped:
                    return None

            return write_sheet(
                path,
                [(names[number], partial(face, number)) for number in range(count)],
                options,
                named=named,
                stopped=operation.is_stopped,
                placed=lambda done: operation.show(done / count),
            )

        self._allow(False)
        self._seeing.cancel()
        self.progress.setValue(0)
        self.progress.show()
        self.writing = self._context.workshop.start(
            work, self._ended, self._failed, self._progressed
        )
        self._progressed(0.0)

    def reject(self) -> None:
        """Close; while the sheet is being made, give it up first."""
        if self.writing is None:
            super().reject()
            return
        self.writing.stop()
        self.cancel.setEnabled(False)

    def done(self, result: int) -> None:
        """Close."""
        self._seeing.cancel()
        self.plain.cancel()
        super().done(result)

    def _progressed(self, share: float) -> None:
        self.progress.setValue(round(_WHOLE * share))
        count = len(self.faces)
        text = translate("SaveDialog", "{count} of {all} pictures")
        self.note.setText(text.format(count=int(share * count + 1e-6), all=count))

    def _failed(self, error: Exception) -> None:
        """Stay, so that something else can be chosen."""
        self.writing = None
        self._allow(True)
        self.progress.hide()
        self._change()
        self._context.show_error(error)

    def _ended(self, saved: SavedSheet) -> None:
        self.writing = None
        if saved.paths:
            text = translate("SaveDialog", "Saved as {name}").format(name=saved.paths[0].name)
            if saved.left_out:
                text += " · " + self._left_out_line(saved.left_out)
            say_saved(self._context, text, saved.paths[0])
        self.accept()

    def _allow(self, on: bool) -> None:
        for widget in (self.form, self.naming):
            widget.setEnabled(on)
        self.go.setEnabled(on)
        self.cancel.setEnabled(True)
