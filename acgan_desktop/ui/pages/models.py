"""The Models page: what is installed, what each can do, and what it all runs on."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from acgan_desktop.engine.manifest import GeneratorManifest
from acgan_desktop.library.installing import install_model
from acgan_desktop.library.models import InstalledModel, UnusableModel, look_at, look_for_models
from acgan_desktop.ui.desk import Desk
from acgan_desktop.ui.device_words import reason_in_words
from acgan_desktop.ui.failure import Failure
from acgan_desktop.ui.images import image_of
from acgan_desktop.ui.pages.model_words import card_of, line_of
from acgan_desktop.ui.pages.page import Page
from acgan_desktop.ui.portfolio import Portfolio, make_portfolio
from acgan_desktop.ui.theme import CONTROLS_WIDTH, GAP, GAP_L, GAP_S, GAP_XL
from acgan_desktop.ui.widgets.base import TextButton, frame, label, quiet_scroll_bar
from acgan_desktop.ui.widgets.choices import Segment, Segments
from acgan_desktop.ui.widgets.facts import Facts
from acgan_desktop.ui.widgets.model_row import ModelRow
from acgan_desktop.ui.widgets.sample_sheet import SampleSheet

AskModel = Callable[[QWidget, str, str], Path | None]
DEVICES = ("auto", "cuda", "cpu")


@dataclass(frozen=True)
class Entry:
    """One file of the list, with its size in bytes."""

    found: InstalledModel | UnusableModel
    size: int

    @property
    def path(self) -> Path:
        """The file."""
        return self.found.path

    @property
    def model_id(self) -> str:
        """Which model it is, or "" if it cannot be used."""
        return self.found.manifest.model_id if isinstance(self.found, InstalledModel) else ""

    @property
    def can_draw(self) -> bool:
        """Whether it is a generator that can be used."""
        found = self.found
        return isinstance(found, InstalledModel) and isinstance(found.manifest, GeneratorManifest)


def ask_model(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Let the person name a model file; None if they changed their mind."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(chosen) if chosen else None


class ModelsPage(Page):
    """Look at models, add some, choose one and the device.

    Attributes:
        entries: the files in the list.
        rows: their rows, in the same order.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.ask_model: AskModel = ask_model
        self.entries: list[Entry] = []
        self.rows: list[ModelRow] = []
        self._here: Entry | None = None
        self._wanted: Path | None = None
        self._portfolios: dict[tuple[str, str], Portfolio | Failure] = {}
        self._in_work: set[tuple[str, str]] = set()
        self._sheet_of: Portfolio | None = None
        self._group = QButtonGroup(self)
        self.add = TextButton("plus", "main")
        self.use = TextButton("model", "main")
        self.again = TextButton("reroll")
        self.sheet = SampleSheet()
        self.name, self.line = label("title"), label("soft")
        self.problem = label("soft")
        self.speed, self.pace, self.room = label("title"), label("title"), label("title")
        self.facts = Facts()
        self.devices: dict[str, Segment] = {}
        self.runs_on = label("small")
        self._lay_out()
        self._connect()
        self._speak_all()
        self._show_device()
        self._show_entry()

    # What it looks like.

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._left())
        layout.addWidget(self._right(), 1)

    def _left(self) -> QWidget:
        body = frame("controlsBody")
        self._list = QVBoxLayout(body)
        self._list.setContentsMargins(GAP, GAP_L, 0, GAP_L)
        self._list.setSpacing(GAP_S)
        self._heading = label("heading")
        self._heading.setContentsMargins(GAP, 0, 0, GAP_S)
        self._list.addWidget(self._heading)
        self._list.addStretch(1)
        foot = frame("controls")
        column = QVBoxLayout(foot)
        column.setContentsMargins(GAP_L, GAP, GAP_L, GAP_L)
        column.setSpacing(GAP)
        self._device_title = label("heading")
        column.addWidget(self._device_title)
        trough = Segments()
        line = QHBoxLayout(trough)
        line.setContentsMargins(2, 2, 2, 2)
        line.setSpacing(2)
        group = QButtonGroup(self)
        for name in DEVICES:
            self.devices[name] = Segment(name, trough)
            group.addButton(self.devices[name])
            line.addWidget(self.devices[name], 1)
        column.addWidget(trough)
        self.runs_on.setWordWrap(True)
        column.addWidget(self.runs_on)
        column.addSpacing(GAP)
        column.addWidget(self.add)
        left = QWidget()
        left.setFixedWidth(CONTROLS_WIDTH)
        whole = QVBoxLayout(left)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(_scroll(body, "controlsScroll"), 1)
        whole.addWidget(foot)
        return left

    def _right(self) -> QWidget:
        body = frame("wallArea")
        column = QVBoxLayout(body)
        column.setContentsMargins(GAP_XL, GAP_XL, GAP_XL, GAP_XL)
        column.setSpacing(GAP)
        head = QHBoxLayout()
        head.setSpacing(GAP)
        words = QVBoxLayout()
        words.setSpacing(2)
        for text in (self.name, self.line):
            text.setTextFormat(Qt.TextFormat.PlainText)
            words.addWidget(text)
        head.addLayout(words, 1)
        head.addWidget(self.use, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(head)
        column.addSpacing(GAP)
        self.problem.setWordWrap(True)
        column.addWidget(self.problem)
        column.addWidget(self.sheet)
        figures = QHBoxLayout()
        figures.setSpacing(GAP_XL + GAP)
        self._captions = [label("small") for _ in range(3)]
        values = (self.speed, self.pace, self.room)
        for value, caption in zip(values, self._captions, strict=True):
            pair = QVBoxLayout()
            pair.setSpacing(0)
            pair.addWidget(value)
            pair.addWidget(caption)
            figures.addLayout(pair)
        figures.addStretch(1)
        figures.addWidget(self.again, 0, Qt.AlignmentFlag.AlignVCenter)
        self._figures = QWidget()
        self._figures.setLayout(figures)
        figures.setContentsMargins(0, GAP_L, 0, GAP_L)
        column.addWidget(self._figures)
        column.addWidget(self.facts)
        column.addStretch(1)
        return _scroll(body, "faceWall")

    def _connect(self) -> None:
        desk = self.desk
        desk.model_opened.connect(lambda _: self._model_opened())
        desk.device_changed.connect(lambda _: self._show_device())
        self.add.clicked.connect(self.ask_and_add)
        self.use.clicked.connect(self.use_chosen)
        self.again.clicked.connect(self.measure_again)
        for name, segment in self.devices.items():
            segment.clicked.connect(lambda _=False, name=name: self.choose_device(name))
        self.action(lambda: self.tr("Add a model"), self.ask_and_add, "Ctrl+O", "plus")

    def _speak_all(self) -> None:
        self.say(self._heading.setText, lambda: self.tr("Installed models"))
        self.say(self._device_title.setText, lambda: self.tr("Draw with"))
        self.say(self.devices["auto"].setText, lambda: self.tr("Automatic"))
        self.say(self.devices["cuda"].setText, lambda: self.tr("GPU"))
        self.say(self.devices["cpu"].setText, lambda: self.tr("CPU"))
        self.say(
            self.devices["auto"].setToolTip,
            lambda: self.tr("The GPU where one works, else the CPU"),
        )
        self.say(lambda _: self._name_devices(), str)
        self.say(lambda _: self._show_device(), str)
        self.say(self.add.setText, lambda: self.tr("Add a model…"))
        self.say(
            self.add.setToolTip,
            lambda: self.tr("Check a model file and copy it here; dropping one does the same"),
        )
        self.say(self._captions[0].setText, lambda: self.tr("for one face"))
        self.say(self._captions[1].setText, lambda: self.tr("faces a second, sixteen at a time"))
        self.say(self._captions[2].setText, lambda: self.tr("on the disk"))
        self.say(self.again.setText, lambda: self.tr("Measure again"))
        self.say(
            self.again.setToolTip, lambda: self.tr("Measure the speed on this machine once more")
        )
        self.say(self.sheet.setAccessibleName, lambda: self.tr("Faces that this model draws"))
        self.say(
            self.sheet.setToolTip,
            lambda: self.tr("The same seeds for every model, so that sheets can be compared"),
        )
        self.say(lambda _: self._show_rows(), str)
        self.say(lambda _: self._show_entry(), str)

    def _name_devices(self) -> None:
        for segment in self.devices.values():
            name = self.tr("Draw with: {device}").format(device=segment.text())
            segment.setAccessibleName(name)

    # What the window asks of every page.

    def entered(self) -> None:
        """Look into the folders again."""
        self.look_again()
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
        opened = self.desk.opened
        path = opened.path if opened is not None else None
        self.desk.workshop.run(lambda: _entries(path), self._take_entries)

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
            self.desk.said.emit(text.format(name=model.manifest.name), "", None)
            self._wanted = model.path
            self.look_again()

        self.desk.workshop.run(lambda: install_model(path), added)

    def choose(self, path: Path) -> None:
        """Show the model at ``path``."""
        for entry, row in zip(self.entries, self.rows, strict=True):
            if entry.path == path:
                row.setChecked(True)
                self._here = entry
                self._show_entry()
                self._measure()

    def use_chosen(self) -> None:
        """Draw with the chosen model from now on."""
        if self._here is not None and self._here.can_draw and not self._is_open(self._here):
            self.desk.settings.model = str(self._here.path)
            self.desk.open_model(self._here.path)

    def choose_device(self, name: str) -> None:
        """Draw on another device from now on."""
        if name == self.desk.settings.device:
            return
        self.desk.settings.device = name  # type: ignore[assignment]
        if self.desk.opened is not None:
            self.desk.open_model(self.desk.opened.path)
        self._show_device()

    def measure_again(self) -> None:
        """Measure the chosen model once more."""
        if self._here is not None:
            self._portfolios.pop(self._key(self._here), None)
            self._show_entry()
            self._measure()

    def chosen(self) -> Entry | None:
        """Return the entry that is shown."""
        return self._here

    # Measuring, away from the window's thread.

    def _key(self, entry: Entry) -> tuple[str, str]:
        return entry.model_id, self.desk.settings.device

    def _measure(self) -> None:
        entry = self._here
        if entry is None or not entry.can_draw:
            return
        key = self._key(entry)
        if key in self._portfolios or key in self._in_work:
            return
        self._in_work.add(key)
        desk, path, device = self.desk, entry.path, key[1]

        def work() -> Portfolio | Failure:
            try:
                return make_portfolio(desk.service.backend, path, device, lambda: desk.closing)
            except Exception as error:  # it belongs to this model, and is shown there
                return Failure.of(error)

        def done(result: Portfolio | Failure) -> None:
            self._in_work.discard(key)
            self._portfolios[key] = result
            self._show_entry()

        desk.workshop.run(work, done)

    # What the rest of the program says.

    def _model_opened(self) -> None:
        self._show_rows()
        self._show_device()
        self._show_entry()
        if self.isVisible():
            self.look_again()

    def _take_entries(self, entries: list[Entry]) -> None:
        if entries != self.entries:
            self.entries = entries
            for old in self.rows:
                self._group.removeButton(old)
                self._list.removeWidget(old)
                old.hide()
                old.deleteLater()
            self.rows = []
            for place, entry in enumerate(entries):
                usable = isinstance(entry.found, InstalledModel)
                name = entry.found.manifest.name if usable else entry.path.name  # type: ignore[union-attr]
                row = ModelRow("model" if usable else "alert", name)
                row.toggled.connect(lambda on, path=entry.path: self.choose(path) if on else None)
                self._group.addButton(row)
                self._list.insertWidget(place + 1, row)
                self.rows.append(row)
            self._show_rows()
        open_now = next((each.path for each in entries if self._is_open(each)), None)
        here = self._here.path if self._here is not None else None
        wanted, self._wanted = self._wanted or here or open_now, None
        if not entries:
            self._here = None
            self._show_entry()
        else:
            paths = [entry.path for entry in entries]
            place = paths.index(wanted) if wanted in paths else 0
            had_focus = any(row.hasFocus() for row in self.rows)
            self.choose(paths[place])
            if not had_focus and self.isVisible() and not self.add.hasFocus():
                self.rows[place].setFocus()

    # What is shown.

    def _is_open(self, entry: Entry) -> bool:
        manifest = self.desk.manifest
        return manifest is not None and entry.model_id == manifest.model_id

    def _show_rows(self) -> None:
        for entry, row in zip(self.entries, self.rows, strict=True):
            found = entry.found
            if isinstance(found, InstalledModel):
                line = line_of(found.manifest, found.bundled)
            else:
                line = self.tr("cannot be used")
            row.set_line(line, self.tr("in use") if self._is_open(entry) else "")

    def _show_device(self) -> None:
        self.devices[self.desk.settings.device].setChecked(True)
        opened = self.desk.opened
        if opened is None:
            self.runs_on.setText("")
            return
        text = self.tr("Runs on: {device}").format(device=opened.runs_on.label)
        reason = reason_in_words(opened.runs_on.reason)
        self.runs_on.setText(f"{text}\n{reason}" if reason else text)

    def _show_entry(self) -> None:
        entry = self._here
        found = entry.found if entry is not None else None
        usable = isinstance(found, InstalledModel)
        can_draw = entry is not None and entry.can_draw
        for widget in (self.sheet, self._figures, self.use):
            widget.setVisible(can_draw)
        self.problem.setVisible(not can_draw and entry is not None)
        if entry is None or found is None:
            self.name.setText("")
            self.line.setText("")
            self.facts.set_facts([])
            return
        if isinstance(found, UnusableModel):
            self.name.setText(entry.path.name)
            self.line.setText(self.tr("This file cannot be used."))
            self.problem.setText(str(found.problem))
            self.facts.set_facts([])
            return
        assert usable
        self.name.setText(found.manifest.name)
        self.line.setText(line_of(found.manifest, found.bundled))
        self.problem.setText(self.tr("A tagger reads faces; it draws none."))
        self.facts.set_facts(card_of(found.manifest, entry.path, found.bundled))
        if can_draw:
            self._show_use(entry)
            self._show_portfolio(entry)

    def _show_use(self, entry: Entry) -> None:
        is_open = self._is_open(entry)
        self.use.setEnabled(not is_open)
        self.use.setText(self.tr("In use") if is_open else self.tr("Use this model"))
        self.use.setToolTip(
            self.tr("The faces are drawn by this model")
            if is_open
            else self.tr("Draw with this model from now on")
        )

    def _show_portfolio(self, entry: Entry) -> None:
        made = self._portfolios.get(self._key(entry))
        self.room.setText(QLocale().formattedDataSize(entry.size, 1))
        self.again.setEnabled(made is not None)
        self.problem.setVisible(isinstance(made, Failure))
        if isinstance(made, Portfolio):
            if not self.sheet.images() or self._sheet_of is not made:
                self.sheet.set_images([image_of(pixels) for pixels in made.pixels])
                self._sheet_of = made
            milliseconds = self.tr("{number} ms").format(number=_short(made.milliseconds))
            self.speed.setText(milliseconds)
            self.pace.setText(_short(made.faces_per_second))
            measured = self.tr("Measured on this machine: {device}").format(device=made.device)
            for figure in (self.speed, self.pace):
                figure.setToolTip(measured)
            return
        if isinstance(made, Failure):
            self.problem.setText(made.sentence)
        self.sheet.set_images([])
        for figure in (self.speed, self.pace):
            figure.setText("–" if made is not None else "…")


def _entries(opened: Path | None) -> list[Entry]:
    """Return what is installed, and the open file if it lies elsewhere. Reads files."""
    found = look_for_models()
    if opened is not None and all(each.path != opened for each in found) and opened.is_file():
        extra = look_at(opened)
        ids = {each.manifest.model_id for each in found if isinstance(each, InstalledModel)}
        if not (isinstance(extra, InstalledModel) and extra.manifest.model_id in ids):
            found.append(extra)
    return [Entry(each, each.path.stat().st_size if each.path.exists() else 0) for each in found]


def _short(number: float) -> str:
    return f"{number:.1f}" if number < 10 else f"{number:.0f}"


def _scroll(body: QWidget, name: str) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setObjectName(name)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(body)
    quiet_scroll_bar(scroll)
    return scroll
