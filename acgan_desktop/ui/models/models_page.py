"""The Models page: what is installed, what each can do, and what it all runs on."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QFileDialog,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from acgan_desktop.app.model_entries import Entry, read_entries
from acgan_desktop.app.plain_text import caption, one_line
from acgan_desktop.library.models.installation import install_model
from acgan_desktop.library.models.installed import InstalledModel
from acgan_desktop.ui.models.card import ModelCard
from acgan_desktop.ui.models.comparison import ModelComparison, Side
from acgan_desktop.ui.models.device_choice import DeviceChoice
from acgan_desktop.ui.models.model_list import ModelList
from acgan_desktop.ui.models.previews import ModelPreviews
from acgan_desktop.ui.models.removal import ModelRemoving
from acgan_desktop.ui.models.sample_sheet import SampleSheet
from acgan_desktop.ui.page_parts.list_row import ListRow
from acgan_desktop.ui.page_parts.page import Page
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.theme.tokens import GAP, GAP_L
from acgan_desktop.ui.widgets.base import TextButton, frame
from acgan_desktop.ui.widgets.columns import fill, lay_out_controls, quiet_scroll_area, side_by_side

AskModel = Callable[[QWidget, str, str], Path | None]


def ask_model(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Let the person name a model file; None if they changed their mind."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(chosen) if chosen else None


class ModelsPage(Page):
    """Look at models, add some, compare two, choose one and the device.

    Attributes:
        list: the models at the left.
        card: the chosen one.
        device: what to draw with.
        comparison: two of them side by side.
    """

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.ask_model: AskModel = ask_model
        self._here: Entry | None = None
        self._wanted: Path | None = None
        self._wants_focus = False
        self.previews = ModelPreviews(context, self)
        self.list = ModelList(self._is_open)
        self.card = ModelCard()
        self.device = DeviceChoice(context)
        self.add = TextButton("plus", "main")
        self.comparison = ModelComparison(context)
        self.removing = ModelRemoving(context, self)
        self._lay_out()
        self._connect()
        self.say(self.add.setText, lambda: self.tr("Add a model…"))
        self.say(
            self.add.setToolTip,
            lambda: self.tr("Check a model file and copy it here; dropping one does the same"),
        )
        self.say(lambda _: self._show_entry(), str)

    @property
    def entries(self) -> list[Entry]:
        """The files in the list."""
        return self.list.entries

    @property
    def rows(self) -> list[ListRow]:
        """Their rows, in the same order."""
        return self.list.rows

    @property
    def sheet(self) -> SampleSheet:
        """The faces of the chosen one."""
        return self.card.sheet

    def _lay_out(self) -> None:
        foot = frame("controls")
        column = QVBoxLayout(foot)
        column.setContentsMargins(GAP_L, GAP, GAP_L, GAP_L)
        column.setSpacing(GAP)
        column.addWidget(self.device)
        column.addSpacing(GAP)
        column.addWidget(self.add)
        left, card = QWidget(), quiet_scroll_area("faceWall", self.card)
        lay_out_controls(left, self.list, foot)
        self.stack = fill(self, side_by_side(left, card, wide=card), self.comparison)
        self.stack.setObjectName("")

    def _connect(self) -> None:
        self.context.model_opened.connect(lambda _: self._model_opened())
        self.previews.changed.connect(self._show_entry)
        self.list.chosen.connect(self.choose)
        self.device.chosen.connect(self._show_entry)
        self.add.clicked.connect(self.ask_and_add)
        self.card.use.clicked.connect(self.use_chosen)
        self.card.again.clicked.connect(self.measure_again)
        self.card.compare.clicked.connect(self.ask_and_compare)
        self.card.remove.clicked.connect(self.remove_chosen)
        self.comparison.closed.connect(self.end_comparison)
        self.comparison.returned.connect(lambda: self.stack.setCurrentIndex(1))
        self.comparison.use_wanted.connect(self._use)
        self.removing.removed.connect(self.look_again)
        self.removing.restored.connect(self._restored)
        self.action(lambda: self.tr("Add a model"), self.ask_and_add, "Ctrl+O", "plus")
        self.action(lambda: self.tr("Use this model"), self.use_chosen, "", "model")
        self.action(
            lambda: self.tr("Compare with another model"), self.ask_and_compare, "Ctrl+G", "compare"
        )
        self.action(
            lambda: self.tr("Compare on other faces"),
            lambda: self._comparing(self.comparison.wishes.reroll),
            "Ctrl+R",
            "reroll",
        )
        self.action(
            lambda: self.tr("Compare on a surprise"),
            lambda: self._comparing(self.comparison.surprise),
            "Ctrl+U",
            "surprise",
        )
        self.action(lambda: self.tr("Measure again"), self.measure_again, "", "reroll")
        self.action(lambda: self.tr("Remove this model"), self.remove_chosen, "", "remove")

    # What the window asks of every page.

    def entered(self) -> None:
        """Look into the folders again."""
        self.look_again()
        if self.stack.currentIndex() == 1:
            self.comparison.wall.setFocus()
            return
        self._wants_focus = not self.rows
        for row in self.rows:
            if row.isChecked():
                row.setFocus()

    def take_model_file(self, path: Path) -> bool:
        """Add a model file that was dropped."""
        self.add_file(path)
        return True

    # What a person does.

    def look_again(self) -> None:
        """Read the list of models anew."""
        opened = self.context.opened
        path = opened.path if opened is not None else None
        self.context.workshop.run(lambda: read_entries(path), self._take_entries)

    def ask_and_add(self) -> None:
        """Let the person name a model file, and add it."""
        path = self.ask_model(self, self.tr("Add a model"), self.tr("Model files (*.onnx)"))
        if path is not None:
            self.add_file(path)

    def add_file(self, path: Path) -> None:
        """Check a model file and copy it into the person's folder."""
        before = {entry.model_id for entry in self.entries}

        def added(model: InstalledModel) -> None:
            new = model.manifest.model_id not in before
            text = self.tr("{name} was added") if new else self.tr("{name} is installed already")
            self.context.said.emit(text.format(name=one_line(model.manifest.name)), "", None)
            self._wanted = model.path
            self.look_again()

        self.end_comparison()
        self.context.workshop.run(lambda: install_model(path), added)

    def choose(self, path: Path) -> None:
        """Show the model at ``path``."""
        found = self.list.row_of(path)
        if found is not None:
            entry, row = found
            row.setChecked(True)
            self._here = entry
            self._show_entry()
            self.previews.measure(entry)

    def use_chosen(self) -> None:
        """Draw with the chosen model from now on."""
        if self._here is not None and self._here.can_draw and not self._is_open(self._here):
            self._use(self._here.path)

    def remove_chosen(self) -> None:
        """Take the chosen model off the list, if the person added it and it does not draw now."""
        here = self._here
        if here is not None and here.can_go and not self._is_open(here):
            self.removing.remove(here)

    def measure_again(self) -> None:
        """Measure the chosen model once more."""
        if self._here is not None:
            self.previews.forget(self._here)
            self._show_entry()
            self.previews.measure(self._here)

    def ask_and_compare(self) -> None:
        """Compare the chosen model with the other one, or with one of the others."""
        others = self._others()
        if self._here is None or not self._here.can_draw or self.stack.currentIndex() == 1:
            return
        if len(others) == 1:
            self.compare_with(others[0])
        elif others:
            menu = self.menu_of_others()
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.card.compare.mapToGlobal(QPoint(0, self.card.compare.height())))

    def menu_of_others(self) -> QMenu:
        """Return the menu of the models to compare with."""
        menu = QMenu(self)
        for entry in self._others():
            action = menu.addAction(caption(entry.name))
            action.triggered.connect(lambda _=False, entry=entry: self.compare_with(entry))
        return menu

    def compare_with(self, other: Entry) -> None:
        """Show the chosen model and another one side by side."""
        here = self._here
        if here is None or here.generator is None or other.generator is None:
            return
        self.stack.setCurrentIndex(1)
        self.comparison.compare(Side(here.path, here.generator), Side(other.path, other.generator))
        self.comparison.wall.setFocus()

    def end_comparison(self) -> None:
        """Go back to the list."""
        if self.stack.currentIndex() == 1:
            self.stack.setCurrentIndex(0)
            self.comparison.close_down()
            self.entered()

    def chosen(self) -> Entry | None:
        """Return the entry that is shown."""
        return self._here

    def _comparing(self, act: Callable[[], object]) -> None:
        """Do what makes sense only while two models are side by side."""
        if self.stack.currentIndex() == 1:
            act()

    def _use(self, path: Path) -> None:
        self.context.settings.model = str(path)
        self.context.open_model(path)

    def _others(self) -> list[Entry]:
        return [each for each in self.entries if each.can_draw and each != self._here]

    # What the rest of the program says.

    def _model_opened(self) -> None:
        self.list.show_rows()
        self._show_entry()
        if self.isVisible():
            self.look_again()

    def _restored(self, path: Path) -> None:
        self._wanted = path
        self.look_again()

    def _take_entries(self, entries: list[Entry]) -> None:
        # A row that goes hands the keyboard on to wherever it comes.
        had_focus = self.window().focusWidget() in self.rows
        if entries != self.entries:
            self.list.set_entries(entries)
        open_now = next((each.path for each in entries if self._is_open(each)), None)
        here = self._here.path if self._here is not None else None
        paths = [entry.path for entry in entries]
        wanted, self._wanted = self._wanted or here, None
        if wanted not in paths:
            wanted = open_now
        if not entries:
            self._here = None
            self._show_entry()
            return
        place = paths.index(wanted) if wanted in paths else 0
        self.choose(paths[place])
        is_list = self.stack.currentIndex() == 0
        if (had_focus or self._wants_focus) and is_list and self.isVisible():
            self.rows[place].setFocus()
        self._wants_focus = False

    def _is_open(self, entry: Entry) -> bool:
        manifest = self.context.manifest
        return manifest is not None and entry.model_id == manifest.model_id

    def _show_entry(self) -> None:
        here = self._here
        made = self.previews.get(here) if here is not None else None
        is_open = here is not None and self._is_open(here)
        self.card.show_entry(here, is_open, bool(self._others()), made)
