"""The first start: a few small steps that end with keeping an avatar of one's own."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from acgan_desktop.app.welcome_faces import asked_attributes, first_faces, variants
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.model_file.manifest import Attribute
from acgan_desktop.ui.i18n.vocabulary import shown
from acgan_desktop.ui.page_parts.drag_and_export import copy_picture
from acgan_desktop.ui.page_parts.finished_view import FinishedView
from acgan_desktop.ui.page_parts.page import Page
from acgan_desktop.ui.page_parts.save_picture import AskPath, ask_path, save_picture
from acgan_desktop.ui.page_parts.wall_feed import WallFeed
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.services.render_worker import Opened
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_S, GAP_XL, TARGET
from acgan_desktop.ui.widgets.base import TextButton, label
from acgan_desktop.ui.widgets.faces.face_model import FaceModel
from acgan_desktop.ui.widgets.faces.face_wall import FaceWall
from acgan_desktop.ui.widgets.faces.portrait import Portrait

_COLUMNS, _LINES = 6, 3
_LEAST_CELL, _LARGEST_CELL = 96, 240
_BESIDE_THE_CELLS: Final = 36
_PORTRAIT: Final = 480
_BUTTONS: Final = 260
_AROUND_THE_WALL: Final = 228


class _StillFeed(WallFeed):
    """Feeds a wall that does not grow."""

    def _grow(self) -> None:
        return


class WelcomePage(Page):
    """Choose a face, change it, keep it.

    Attributes:
        wall: the faces of the present step.
        step: 0 for the choice of a face, then one per question, then the end.
        asked: what is asked for after the face; nothing where the model knows no attributes.

    Signals:
        left: the person is done with it, or would rather not.
    """

    left = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("wallArea")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.ask_path: AskPath = ask_path
        self.step = 0
        self.asked: tuple[Attribute | None, ...] = ()
        self._faces_of_step: list[list[Avatar]] = [[]]
        self._chosen: Avatar | None = None
        self._picture: QImage | None = None
        self._wanted_row = -1  # chosen before it was drawn
        self._keeping = False
        self.faces = FaceModel(self)
        self.faces.provide = self._avatar_of_row
        self.wall = FaceWall(self.faces)
        self.feed = _StillFeed(context.service, self.wall)
        self.portrait = Portrait()
        self.where, self.title, self.line = label("small"), label("title"), label("soft")
        self.back = TextButton("back")
        self.skip = TextButton()
        self.keep = TextButton("heart", "main")
        self.save, self.copy = TextButton("save"), TextButton("copy")
        self._large = FinishedView.of(context.finishing, self.portrait)
        self._lay_out()
        self._connect()
        self._speak_all()
        if context.opened is not None:
            self._take_model(context.opened)

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        self.stack.addWidget(self.wall)
        self.stack.addWidget(self._last_step())
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.skip)
        self._centre = QWidget()
        column = QVBoxLayout(self._centre)
        column.setSpacing(GAP_S)
        middle = Qt.AlignmentFlag.AlignHCenter
        for words in (self.where, self.title, self.line):
            column.addWidget(words, 0, middle)
        column.addSpacing(GAP_L)
        column.addWidget(self.stack)
        column.addSpacing(GAP_L)
        column.addLayout(foot)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._centre, 1000)
        across.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_XL, GAP_XL, GAP_XL, GAP_XL)
        layout.addStretch(1)
        layout.addLayout(across)
        layout.addStretch(1)

    def _last_step(self) -> QWidget:
        """Return the face with what can be done with it."""
        last = QWidget()
        buttons = QVBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addStretch(1)
        for button in (self.keep, self.save, self.copy):
            button.setFixedWidth(_BUTTONS)
            buttons.addWidget(button)
        buttons.addStretch(1)
        line = QHBoxLayout(last)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP_XL)
        line.addStretch(1)
        line.addWidget(self.portrait, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(buttons)
        line.addStretch(1)
        return last

    def _connect(self) -> None:
        self.context.model_opened.connect(self._take_model)
        self.context.service.opening_failed.connect(self._model_failed)
        self.feed.arrived.connect(self._arrived)
        self.wall.opened.connect(self._choose)
        self.wall.clicked.connect(lambda index: self._choose(index.row()))
        self.back.clicked.connect(self.go_back)
        self.skip.clicked.connect(self.left)
        self.keep.clicked.connect(self.keep_chosen)
        self.save.clicked.connect(self.keep_and_save)
        self.copy.clicked.connect(self.keep_and_copy)

    def _speak_all(self) -> None:
        self.say(self.back.setText, lambda: self.tr("Back"))
        self.say(self.skip.setText, lambda: self.tr("Skip the welcome"))
        self.say(self.keep.setText, lambda: self.tr("Keep this face"))
        self.say(self.save.setText, lambda: self.tr("Keep it and save a picture…"))
        self.say(self.copy.setText, lambda: self.tr("Keep it and copy the picture"))
        self.say(self.wall.setAccessibleName, lambda: self.tr("Wall of faces"))
        self.say(self.portrait.setAccessibleName, lambda: self.tr("The chosen face"))
        self.say(lambda _: self._show_words(), str)

    # What the window asks of every page.

    def entered(self) -> None:
        """Put the keyboard where the step is taken."""
        (self.keep if self.is_last else self.wall).setFocus()
        self.feed.ask()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Finish nothing any more: the welcome is left."""
        self._large.rest()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Take the room there is: larger faces in a large window, fewer lines in a low one."""
        super().resizeEvent(event)
        height = max(3 * (TARGET + 4) + 2 * GAP, self.height() - _AROUND_THE_WALL)
        width = self.width() - 2 * GAP_XL - _BESIDE_THE_CELLS
        cell = min(max(_LEAST_CELL, height // _LINES), _LARGEST_CELL, width // _COLUMNS)
        self.wall.wanted_cell = cell
        self._centre.setMaximumWidth(_COLUMNS * cell + _BESIDE_THE_CELLS)
        self.stack.setFixedHeight(min(height, _LINES * cell + GAP))
        side = min(_PORTRAIT, self.stack.height())
        self.portrait.setFixedSize(side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape skips; Return presses the button that has the keyboard."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            focused, TextButton
        ):
            focused.click()
        else:
            super().keyPressEvent(event)

    @property
    def is_last(self) -> bool:
        """Whether all was asked, and the face can be kept."""
        return self.step > len(self.asked)

    # What a person does.

    def go_back(self) -> None:
        """Go back one step."""
        if self.step > 0:
            self._show_step(self.step - 1)

    def keep_chosen(self) -> None:
        """Keep the face, and go on with it on the Create page."""
        if self._chosen is not None and self._picture is not None:
            self._keep()

    def keep_and_save(self) -> None:
        """Keep the face, and save its picture where the person says."""

        def ask(parent: QWidget, suggestion: Path) -> Path | None:
            path = self.ask_path(parent, suggestion)
            if path is not None:
                self._keep()
            return path

        if self._chosen is not None and self._picture is not None:
            save_picture(self.context, self, self._chosen, self._picture, ask)

    def keep_and_copy(self) -> None:
        """Keep the face, and put its picture on the clipboard."""
        if self._chosen is not None and self._picture is not None:
            copy_picture(self.context, self._chosen, self._picture)
            self._keep()

    def _keep(self) -> None:
        avatar, picture = self._chosen, self._picture
        assert avatar is not None
        assert picture is not None
        if self._keeping:  # pressed twice
            return
        self._keeping, context = True, self.context
        # Going to the face leaves the welcome, if the person has not left it in the meantime.
        context.keep(
            avatar, picture, lambda: context.open_avatar(avatar, picture), self._keeping_failed
        )

    def _keeping_failed(self, error: Exception) -> None:
        self._keeping = False
        self.context.show_error(error)

    def _choose(self, row: int) -> None:
        avatar, image = self.faces.avatar(row), self.faces.image(row)
        if avatar is None or self.is_last:
            return
        if image is None:
            self._wanted_row = row
            return
        self._wanted_row = -1
        self._chosen, self._picture = avatar, image
        manifest = self.context.manifest
        if self.step < len(self.asked) and manifest is not None:
            del self._faces_of_step[self.step + 1 :]
            self._faces_of_step.append(variants(manifest, avatar, self.asked[self.step]))
        self._show_step(self.step + 1)

    def _arrived(self, row: int) -> None:
        if row == self._wanted_row:
            self._choose(row)

    # From the steps to what is shown.

    def _avatar_of_row(self, row: int) -> Avatar | None:
        faces = self._faces_of_step[min(self.step, len(self._faces_of_step) - 1)]
        return faces[row] if row < len(faces) else None

    def _show_step(self, step: int) -> None:
        self.step = step
        self._wanted_row = -1
        self.stack.setCurrentIndex(1 if self.is_last else 0)
        if self.is_last and self._picture is not None:
            self._large.show(self._chosen, self._picture)
        else:
            self._large.rest()
            faces = self._faces_of_step[step]
            place = faces.index(self._chosen) if self._chosen in faces else 0
            self.feed.show(len(faces), place)
        self.back.setVisible(step > 0)
        self._show_words()
        if self.isVisible():
            self.entered()

    def _show_words(self) -> None:
        last = len(self.asked) + 1
        if self.step == 0:
            title = self.tr("Choose a face that you like")
            line = self.tr("None of them existed a moment ago: they are drawn for you.")
        elif self.step < last:
            attribute = self.asked[self.step - 1]
            title = self.tr("One of these, perhaps?")
            if attribute is not None:
                title = self.tr("{attribute}: which one?").format(attribute=shown(attribute.name))
            line = self.tr("It is the same face each time, asked for differently.")
        else:
            title = self.tr("Keep it?")
            line = self.tr("A face that you keep waits under Favourites; change it at any time.")
        where = self.tr("Step {number} of {count}")
        self.where.setText(where.format(number=self.step + 1, count=last + 1))
        self.title.setText(title)
        self.line.setText(line)
        self.back.setVisible(self.step > 0)

    # What the rest of the program says.

    def _take_model(self, opened: Opened) -> None:
        self.feed.active = True
        self.asked = asked_attributes(opened.manifest) or (None,)
        self._faces_of_step = [first_faces(opened.manifest, self.context.settings.seed)]
        self._chosen = self._picture = None
        self._show_step(0)

    def _model_failed(self, _: object) -> None:
        if self.context.manifest is None:
            self.left.emit()
