"""The Expressions page: one person smiling, with glasses, with other hair, and talking."""

from itertools import pairwise

from PySide6.QtCore import QPoint
from PySide6.QtGui import QHideEvent, QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from acgan_desktop.app.expression_sheet import ExpressionSheet
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.blend import MAX_KEYFRAMES
from acgan_desktop.ui.expressions.expressions_side import ExpressionsSide
from acgan_desktop.ui.expressions.file_writing import FileWriting
from acgan_desktop.ui.expressions.person_checking import PersonChecking
from acgan_desktop.ui.expressions.sheet_controls import SheetControls
from acgan_desktop.ui.expressions.sheet_head import SheetHead
from acgan_desktop.ui.expressions.sheet_wall import SheetWall
from acgan_desktop.ui.expressions.taking_away import TakingAway
from acgan_desktop.ui.expressions.talking_face import TalkingFace
from acgan_desktop.ui.i18n.avatar_words import details_of, facts_of
from acgan_desktop.ui.i18n.sentences import sentence_in_words
from acgan_desktop.ui.page_parts import drag_and_export
from acgan_desktop.ui.page_parts.face_actions import FaceActions
from acgan_desktop.ui.page_parts.finished_view import FinishedView
from acgan_desktop.ui.page_parts.page import Page
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.services.render_worker import Opened
from acgan_desktop.ui.theme.tokens import GAP, GAP_L
from acgan_desktop.ui.widgets.columns import fill, one_below_another, side_by_side
from acgan_desktop.ui.widgets.empty_page import EmptyPage
from acgan_desktop.ui.widgets.progress_line import ProgressLine


class ExpressionsPage(Page):
    """A sheet of one person.

    Attributes:
        sheet: whose it is, and how much changes at once; None = nobody's yet.
        cells: the sheet as a wall.
        checking: whether the cells are the same person.
        talking: the chosen cell, talking.
        taking: files of all of it.
    """

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.sheet: ExpressionSheet | None = None
        self.cells = SheetWall(context, self)
        self.wall = self.cells.wall
        self.checking = PersonChecking(context, self)
        self.talking = TalkingFace(context, self)
        self.writing = FileWriting(context, self)
        self.controls = SheetControls()
        self.head = SheetHead(self.cells, self.checking)
        self.side = ExpressionsSide(context, self.cells.picked)
        self.taking = TakingAway(self, self.cells, self.talking, self.writing)
        self._large = FinishedView.of(context.finishing, self.side.portrait)
        self._large.finish_for_drag(self.side.portrait)
        picked = self.cells.picked
        self.face_actions = FaceActions(
            context, self.side.portrait, picked.chosen_or_later, picked.collect_picked
        )
        self.empty = EmptyPage("smile")
        self.line, self._progress = ProgressLine(), QFrame()
        centre = one_below_another(self.head, self.wall, tall=self.wall)
        full = side_by_side(self.controls, centre, self.side, wide=centre)
        margin = QHBoxLayout(self._progress)
        margin.setContentsMargins(GAP_L, GAP, GAP_L, GAP)
        margin.addWidget(self.line)
        self._progress.hide()
        self.stack = fill(self, self.empty, full, below=self._progress)
        self._connect()
        self._add_actions()
        self._speak_all()

    def _connect(self) -> None:
        context, cells, wall, side = self.context, self.cells, self.wall, self.side
        context.expressions_asked.connect(self.show_face)
        context.model_opened.connect(self._take_model)
        context.service.opening_failed.connect(lambda _: self._draw())
        self.empty.step_taken.connect(lambda: context.page_wanted.emit("create"))
        self.controls.together.chosen.connect(lambda count: self.change_together(int(count)))
        cells.arrived.connect(self._arrived)
        cells.all_drawn.connect(self._check)
        self.checking.checked.connect(cells.take)
        wall.chosen.connect(lambda _: self._show_chosen())
        wall.opened.connect(lambda _: self.go_on_from_chosen())
        wall.picked_changed.connect(self._show_facts)
        wall.dragged.connect(
            lambda: drag_and_export.drag_out(wall, cells.picked.picked_items(), context)
        )
        wall.menu_wanted.connect(self._open_menu)
        side.save.clicked.connect(self.face_actions.save)
        side.this.clicked.connect(self.go_on_from_chosen)
        side.more.clicked.connect(self.open_in_create)
        side.explore.clicked.connect(self.explore_picked)
        side.blend.clicked.connect(self.blend_picked)
        self.talking.shown.connect(self.controls.player.set_image)
        self.talking.changed.connect(self._show_talking)
        self.controls.player.clicked.connect(self.taking.save_loop)
        self.controls.loop.clicked.connect(self.taking.save_loop)
        self.controls.stills.clicked.connect(self.taking.save_stills)
        self.controls.sheet.clicked.connect(self.taking.save_sheet)
        self.writing.progressed.connect(self.line.set_share)
        self.writing.changed.connect(self._show_writing)
        self.line.cancelled.connect(self.writing.cancel)
        stops = [*self.controls.stops(), wall, *side.buttons()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _add_actions(self) -> None:
        keep, taking = self.side.keep, self.taking
        self.action(lambda: self.tr("Keep this face, or not"), keep.toggle, "Ctrl+D", "heart")
        self.face_actions.add_actions(self)
        self.action(
            lambda: self.tr("Expressions of the chosen face"),
            self.go_on_from_chosen,
            "Ctrl+I",
            "smile",
        )
        self.action(lambda: self.tr("Open in Create"), self.open_in_create, "", "create")
        self.action(
            lambda: self.tr("Explore around these faces"), self.explore_picked, "Ctrl+E", "explore"
        )
        self.action(lambda: self.tr("Blend these faces"), self.blend_picked, "Ctrl+B", "blend")
        self.action(
            lambda: self.tr("All on a sheet or as stickers…"),
            taking.save_sheet,
            "Ctrl+Shift+P",
            "print",
        )
        self.action(
            lambda: self.tr("Save the talking loop"), taking.save_loop, "Ctrl+Shift+L", "film"
        )
        self.action(lambda: self.tr("Save stills for streaming"), taking.save_stills, "", "save")

    def _speak_all(self) -> None:
        self.say(self.wall.setAccessibleName, lambda: self.tr("Expressions of one person"))
        self.say(self.empty.title.setText, lambda: self.tr("Nobody chosen yet"))
        self.say(
            self.empty.line.setText,
            lambda: self.tr("Choose a face and press Expressions: see the same person smile."),
        )
        self.say(self.empty.button.setText, lambda: self.tr("Find a face"))
        self.say(self.line.set_text, lambda: self.tr("Writing…"))
        self.say(lambda _: self._say_again(), str)

    # What the window asks of every page.

    def entered(self) -> None:
        """Put the keyboard on the sheet, and draw what is missing."""
        (self.wall if self.sheet is not None else self.empty.button).setFocus()
        self._draw()

    def fit(self, window_width: int) -> None:
        """Give the large view its share."""
        self.side.fit(window_width)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Play nothing while another page is in view."""
        self.talking.rest()
        super().hideEvent(event)

    # What a person does.

    def show_face(self, face: Avatar) -> None:
        """Show a sheet of ``face``; the one before is a step away."""
        together = self.sheet.together if self.sheet is not None else ExpressionSheet(face).together
        self._go(ExpressionSheet(face, together), self.tr("Expressions of another face"))

    def change_together(self, count: int) -> None:
        """Turn over so many switches at once."""
        if self.sheet is not None:
            self._go(ExpressionSheet(self.sheet.face, count), self.tr("Changes at once"))

    def go_on_from_chosen(self) -> None:
        """Show a sheet of the chosen cell."""
        face = self.cells.picked.chosen()
        if face is not None:
            self.show_face(face)

    def open_in_create(self) -> None:
        """Go on with the chosen cell on the Create page."""
        face, image = self.chosen()
        if face is not None:
            self.context.open_avatar(face, image)

    def explore_picked(self) -> None:
        """Show the map around the picked cells."""
        if picked := self.cells.picked.picked():
            self.context.explore(picked[:4])

    def blend_picked(self) -> None:
        """Take the picked cells into the blend."""
        if picked := self.cells.picked.picked():
            self.context.blend(picked[:MAX_KEYFRAMES])

    def chosen(self) -> tuple[Avatar | None, QImage | None]:
        """Return the chosen cell and its picture, as far as they are there."""
        row = self.wall.current_row()
        return self.cells.faces.avatar(row), self.cells.faces.image(row)

    # From what is asked to the sheet.

    def _go(self, to: ExpressionSheet, title: str) -> None:
        before = self.sheet
        if to != before and self._show(to) and before is not None:
            self.context.did(title, lambda: self._return(before), lambda: self._return(to))

    def _return(self, to: ExpressionSheet) -> None:
        """Undo or redo."""
        self.context.page_wanted.emit("expressions")
        self._show(to)

    def _show(self, sheet: ExpressionSheet) -> bool:
        """Show a sheet, if the open model can draw it; return whether it can."""
        manifest = self.context.manifest
        if manifest is None or manifest.model_id != sheet.face.model:
            return False
        try:
            cells = sheet.cells(manifest)
        except UserError as error:
            self.context.show_error(error)
            return False
        self.checking.cancel()
        self.sheet = sheet
        self.controls.together.set_value(str(sheet.together))
        self.stack.setCurrentIndex(1)
        self.cells.show(cells)
        self.head.show_state()
        self._show_chosen()
        if self.isVisible():
            self.wall.setFocus()
            self.talking.go_on()
        return True

    def _draw(self) -> None:
        if self.sheet is not None and self.isVisible():
            self.cells.draw()
            self.cells.feed.ask()
            self.talking.go_on()

    def _check(self) -> None:
        pictures = self.cells.pictures()
        if pictures:
            self.checking.start(pictures)

    def _take_model(self, opened: Opened) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        self.talking.again()
        if sheet.face.model == opened.manifest.model_id:
            self._draw()  # the same model, on another device
            return
        self.checking.cancel()
        self.sheet = None
        self.stack.setCurrentIndex(0)

    # What is shown.

    def _arrived(self, row: int) -> None:
        if row == self.wall.current_row():
            self._show_chosen()

    def _show_chosen(self) -> None:
        face, image = self.chosen()
        if image is not None:
            self._large.show(face, image)
        else:
            self._large.rest()
        self.side.keep.show_state()
        self._show_facts()
        self.talking.take(face)
        if face is not None and image is not None and self.isVisible():
            self.context.session_history.saw_face(face, image)

    def _show_facts(self) -> None:
        row, face = self.wall.current_row(), self.chosen()[0]
        if face is None:
            self.side.set_facts([])
            return
        facts = [(self.tr("Changed"), self.cells.caption(row))] if row > 0 else []
        found = self.cells.found.get(row)
        if found is not None and not found.same:
            facts.append((self.tr("Person"), self.tr("perhaps another")))
        elif found is not None and found.step < 1:
            facts.append(
                (
                    self.tr("Person"),
                    self.tr("the same, at {share} of the change").format(share=f"{found.step:.0%}"),
                )
            )
        count = len(self.cells.picked.picked())
        if count > 1:
            facts.insert(0, (self.tr("Picked"), self.tr("%n face(s)", "", count)))
        self.side.set_facts([*facts, *facts_of(self.context.manifest, face)], details_of(face))

    def _show_talking(self) -> None:
        problem = self.talking.problem
        words = sentence_in_words(problem.sentence) if problem is not None else ""
        image = self.controls.player.image() if self.talking.talk is not None else None
        self.controls.show_talking(
            image, words, ready=self.talking.is_ready and not self.writing.is_busy
        )

    def _show_writing(self) -> None:
        self._progress.setVisible(self.writing.is_busy)
        self._show_talking()

    def _say_again(self) -> None:
        self.cells.faces.refresh()
        self._show_facts()
        self._show_talking()

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self.wall)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addActions(self.actions())
        menu.popup(self.wall.viewport().mapToGlobal(place))
