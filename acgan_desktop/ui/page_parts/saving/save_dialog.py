"""The one dialog that saves pictures: what for, how they look, how large the file is, where to."""

from collections.abc import Sequence
from threading import Event

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from acgan_desktop.app.save_choice import SaveChoice
from acgan_desktop.core.errors import CodedError
from acgan_desktop.core.user_folders import unused_name
from acgan_desktop.library.pictures.export import picture_stem
from acgan_desktop.library.saving.file_names import FileNames
from acgan_desktop.library.saving.writing import Saved
from acgan_desktop.ui.i18n.sentences import sentence_in_words
from acgan_desktop.ui.page_parts.picture_collection import Item
from acgan_desktop.ui.page_parts.save_picture import picture_folder
from acgan_desktop.ui.page_parts.saving import save_words
from acgan_desktop.ui.page_parts.saving.face_pictures import FacePictures
from acgan_desktop.ui.page_parts.saving.looks import Looks
from acgan_desktop.ui.page_parts.saving.name_and_folder import NameAndFolder, align_titles
from acgan_desktop.ui.page_parts.saving.plain_ground_offer import PlainGroundOffer
from acgan_desktop.ui.page_parts.saving.save_form import SaveForm
from acgan_desktop.ui.page_parts.saving.save_looks import SaveLooks
from acgan_desktop.ui.page_parts.saving.save_view import SaveView
from acgan_desktop.ui.page_parts.saving.save_work import NamesOfFaces, write_many, write_one
from acgan_desktop.ui.page_parts.show_folder import say_saved
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.services.background import Operation
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_M, GAP_S, GAP_XL
from acgan_desktop.ui.widgets.base import TextButton, TranslatedWidget, label, scroll_area
from acgan_desktop.ui.widgets.progress_line import QuietBar

translate = QCoreApplication.translate

_WHOLE = 1000
_FORM_WIDTH = 380
_AROUND = 190
"""So much of the screen's height is not the form's."""


class SaveDialog(TranslatedWidget, QDialog):
    """Saves one face under a name, or many into a folder by a pattern.

    Attributes:
        form: what is chosen.
        view: the crop, and how it looks to others.
        naming: the name or pattern, and the folder.
        looks: what is known of the face that is shown.
        plain: draws faces on plain ground.
        saving: what is being written, or None.
        as_sheet: goes on to a sheet for print, where there are many.
        go, cancel: the buttons.
        note: what goes on.
        progress: how far it is.

    Signals:
        sheet_wanted: the person would rather have a sheet; the dialog has closed.
    """

    sheet_wanted = Signal()

    def __init__(
        self, context: AppContext, items: Sequence[Item], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.faces = FacePictures(items, context.finishing)
        self._names = NamesOfFaces(context.manifest)
        self.saving: Operation[float] | None = None
        self._given_up = Event()
        self._problem = ""
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = SaveForm(context.finishing.sharpens, self.faces.side(0))
        self.view = SaveView(len(items))
        self.naming = self._name_and_folder()
        self.looks = SaveLooks(context, self.faces, self.devicePixelRatioF, self)
        self.plain = PlainGroundOffer(context, self.faces, self)
        self.note = label("small")
        self.note.setWordWrap(True)
        self.progress = QuietBar()
        self.as_sheet = TextButton("print")
        self.as_sheet.setVisible(len(items) > 1)
        self.cancel, self.go = TextButton(), TextButton("save", "main")
        self.go.setDefault(True)
        self._lay_out()
        self.form.show_choice(SaveChoice.remembered(context.settings))
        self.view.show_round(context.settings.saving.preview_round)
        self._connect()
        self._speak_all()
        self.go.setFocus()
        self._change()

    def _name_and_folder(self) -> NameAndFolder:
        settings = self._context.settings
        folder = picture_folder(settings)
        if not self._one:
            return NameAndFolder(settings.saving.pattern, folder, self._first_name)
        stem = picture_stem(self.faces.avatar(0))
        suffix = SaveChoice.remembered(settings).kind_taken
        return NameAndFolder(unused_name(folder / f"{stem}.{suffix}").stem, folder)

    def _lay_out(self) -> None:
        body = QWidget()
        body.setObjectName("controlsBody")
        fields = QVBoxLayout(body)
        fields.setContentsMargins(0, 0, GAP_M, GAP)
        fields.setSpacing(GAP)
        fields.addWidget(self.form)
        fields.addWidget(self.naming)
        fields.addStretch(1)
        scroll = scroll_area("controlsScroll", body)
        scroll.setFixedWidth(_FORM_WIDTH)
        self._body, self._scroll = body, scroll
        middle = QHBoxLayout()
        middle.setSpacing(GAP_L)
        middle.addWidget(self.view, 0, Qt.AlignmentFlag.AlignTop)
        middle.addWidget(scroll, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.setContentsMargins(0, 0, GAP_M, 0)
        buttons.addWidget(self.as_sheet)
        buttons.addWidget(self.note, 1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go)
        self._title = label("title")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_XL, GAP_L, GAP_XL - GAP_M, GAP_L)
        layout.setSpacing(GAP_M)
        layout.addWidget(self._title)
        layout.addLayout(middle, 1)
        layout.addWidget(self.progress)
        layout.addSpacing(-GAP_S)
        layout.addLayout(buttons)
        self.progress.setRange(0, _WHOLE)
        self.progress.hide()

    def _connect(self) -> None:
        self.form.changed.connect(self._change)
        self.form.purpose.chosen.connect(
            lambda _: self.view.show_round(self.choice.purpose.round or self.choice.round)
        )
        self.view.changed.connect(self._change)
        self.form.draw_plain.clicked.connect(self.plain.draw)
        self.naming.changed.connect(self._show_state)
        self.looks.seen.connect(self._seen)
        self.looks.told.connect(self._show_state)
        self.looks.failed.connect(self._cannot)
        self.plain.changed.connect(self._show_state)
        self.plain.redrawn.connect(self.looks.show_again)
        self.as_sheet.clicked.connect(self._go_on_to_sheet)
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self.save)

    def _speak_all(self) -> None:
        self.say(self.as_sheet.setText, lambda: translate("SaveDialog", "As a sheet…"))
        self.say(self.cancel.setText, lambda: translate("SaveDialog", "Cancel"))
        self.say(lambda _: self._show_state(), str)

    # What is chosen.

    @property
    def _one(self) -> bool:
        return len(self.faces) == 1

    @property
    def choice(self) -> SaveChoice:
        """How the pictures are to be written."""
        return self.form.choice(self.view.crop)

    def _first_name(self, pattern: str) -> str:
        values = self._names.values(self.faces.avatar(0), 1)
        return f"{FileNames(pattern).name(values)}.{self.choice.kind_taken}"

    def _change(self) -> None:
        """Show the face as it is asked for now."""
        choice = self.choice
        self.view.show_margin(choice.margin)
        self._problem = ""
        self.naming.show_state()
        self.looks.show(self.view.number, choice)
        if choice.background.background().cuts:
            self.plain.look()

    def _seen(self, looks: Looks) -> None:
        self.view.show_looks(looks, self.choice.round)
        self.view.show_facts(self._problem or self._facts())

    def _cannot(self, error: Exception) -> None:
        """Say why the face cannot be saved so."""
        if not isinstance(error, CodedError):
            self._context.show_error(error)
            return
        self._problem = sentence_in_words(error.sentence)
        self._show_state()

    def _show_state(self) -> None:
        choice, count = self.choice, len(self.faces)
        title = translate("SaveDialog", "Save {count} pictures").format(count=count)
        self._title.setText(translate("SaveDialog", "Save picture") if self._one else title)
        self.setWindowTitle(self._title.text())
        align_titles([*self.form.titles, *self.naming.titles])
        uneven = len(self.plain.uneven) if choice.background.background().cuts else 0
        remark = self._kept_line(uneven) if uneven else ""
        self.view.show_facts(self._problem or self._facts())
        self.form.show_remark(remark, bool(uneven) and self.plain.can_draw(), self._one)
        self._fit()
        if self.saving is not None:
            return
        path = self.naming.path(f".{choice.kind_taken}")
        there = self._one and self.naming.is_good and path.exists()
        said = translate("SaveDialog", "A picture of this name is there already.")
        self.note.setText(said if there else "")
        save = translate("SaveDialog", "Save")
        self.go.setText(translate("SaveDialog", "Replace it") if there else save)
        self.go.setEnabled(self.naming.is_good and not self._problem and not self.plain.is_drawing)

    def _kept_line(self, kept: int) -> str:
        """Return that so many faces keep their background because it is not plain."""
        if self._one:
            return self.tr("What is behind this face is not plain, so the background stays.")
        return self.tr("%n face(s) are not on plain ground and keep their background.", "", kept)

    def _facts(self) -> str:
        measured = self.looks.measured
        if measured is None:
            if self.looks.is_finishing and self._context.finishing.sharpens:
                return translate("SaveDialog", "Sharpening the picture…")
            return translate("SaveDialog", "Measuring the file…")
        remark = save_words.remark_line(measured, self.choice.purpose)
        return "\n".join(filter(None, (save_words.file_line(measured), remark)))

    # What is done.

    def save(self) -> None:
        """Write the pictures, and remember how."""
        choice, context = self.choice, self._context
        settings = context.settings
        choice.remember(settings)
        settings.save_folder = str(self.naming.folder)
        update: dict[str, object] = {"preview_round": self.view.is_round}
        if not self._one:
            update["pattern"] = self.naming.field.text()
        settings.saving = settings.saving.model_copy(update=update)
        self._allow(False)
        self.looks.rest()
        self._given_up.clear()
        self.progress.setValue(0)
        self.progress.show()
        if self._one:
            finishing = context.finishing
            background = finishing.saving if finishing.sharpens else context.background
            path = self.naming.path(f".{choice.kind_taken}")
            work = write_one(self.faces, choice, path, self._given_up.is_set)
        else:
            # The workshop is for what takes long: keeping a face does not wait for it.
            background = context.workshop
            pattern = self.naming.field.text()
            work = write_many(self.faces, choice, self.naming.folder, pattern, self._names)
        self.saving = background.start(work, self._ended, self._failed, self._progressed)
        self._progressed(0.0)

    def reject(self) -> None:
        """Close; while pictures are being written, write no more first."""
        if self.saving is None:
            super().reject()
            return
        self._given_up.set()
        self.looks.cancel()
        self.saving.stop()
        self.cancel.setEnabled(False)

    def _go_on_to_sheet(self) -> None:
        self.reject()
        self.sheet_wanted.emit()

    def done(self, result: int) -> None:
        """Close."""
        self.looks.cancel()
        self.plain.cancel()
        super().done(result)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Take the height that the form needs."""
        self._fit()
        super().showEvent(event)

    def _fit(self) -> None:
        """Be as high as the form needs, as far as the screen has room; then it scrolls."""
        room = self.screen().availableGeometry().height() - _AROUND
        layout = self._body.layout()
        needed = layout.totalHeightForWidth(_FORM_WIDTH - GAP_M) if layout is not None else 0
        self._scroll.setMinimumHeight(min(needed, max(240, room)))

    def _progressed(self, share: float) -> None:
        self.progress.setValue(round(_WHOLE * share))
        if self._one:
            self.note.setText(translate("SaveDialog", "Saving…"))
            return
        count = len(self.faces)
        text = translate("SaveDialog", "{count} of {all} pictures")
        self.note.setText(text.format(count=int(share * count + 1e-6), all=count))

    def _failed(self, error: Exception) -> None:
        """Stay, so that another folder can be chosen."""
        self.saving = None
        self._allow(True)
        self.progress.hide()
        self._change()
        self._context.show_error(error)

    def _ended(self, saved: Saved) -> None:
        self.saving = None
        if saved.paths:
            line = save_words.saved_line(saved, len(self.faces))
            if saved.kept:
                line += " · " + self._kept_line(saved.kept)
            say_saved(self._context, line, saved.paths[0])
        self.accept()

    def _allow(self, on: bool) -> None:
        for widget in (self.form, self.view, self.naming, self.as_sheet):
            widget.setEnabled(on)
        self.go.setEnabled(on)
        self.cancel.setEnabled(True)
