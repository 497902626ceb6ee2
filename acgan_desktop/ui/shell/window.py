"""The window: the rail, the pages, the status line, and what belongs to none of the pages."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from acgan_desktop.library.opening.face_sources import Incoming
from acgan_desktop.library.settings.settings import Settings
from acgan_desktop.ui.create.create_page import CreatePage
from acgan_desktop.ui.i18n import language
from acgan_desktop.ui.page_parts.page import Page
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.services.backend import RunsOnLike
from acgan_desktop.ui.services.render_service import RenderService
from acgan_desktop.ui.services.render_worker import Opened
from acgan_desktop.ui.services.steady_memory import GivingBack
from acgan_desktop.ui.shell import window_memory
from acgan_desktop.ui.shell.dialogs.notice_box import NoticeBox
from acgan_desktop.ui.shell.dialogs.settings_opener import SettingsOpener
from acgan_desktop.ui.shell.history_drawer import HistoryDrawer
from acgan_desktop.ui.shell.incoming.drop_handling import DropHandler
from acgan_desktop.ui.shell.incoming.incoming_files import IncomingFiles
from acgan_desktop.ui.shell.model_choice import ModelChoice
from acgan_desktop.ui.shell.model_steps import ModelSteps
from acgan_desktop.ui.shell.page_table import PAGES, load_modules
from acgan_desktop.ui.shell.palette_commands import PaletteCommands
from acgan_desktop.ui.shell.rail import Rail
from acgan_desktop.ui.shell.settings_menu import SettingsMenu
from acgan_desktop.ui.shell.status_line import StatusLine
from acgan_desktop.ui.shell.window_actions import add_window_actions
from acgan_desktop.ui.theme.appearance import appearance
from acgan_desktop.ui.theme.tokens import Mode, set_colour_names, set_less_motion
from acgan_desktop.ui.widgets.base import TranslatedWidget
from acgan_desktop.ui.widgets.drop_veil import DropVeil
from acgan_desktop.ui.widgets.error_box import ErrorBox
from acgan_desktop.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from acgan_desktop.ui.shell.shortcut_sheet import ShortcutSheet

_SMALLEST = (900, 460)
"""What a screen of 1920 x 1080 has at 200 %, less the frame of a window and a panel."""


class Window(TranslatedWidget, QMainWindow):
    """The program's one window.

    Attributes:
        context: what the pages share.
        incoming: takes files that are opened, dropped or pasted.
        pages: those made so far, by key.
        page_key: the key of the page in view.
    """

    def __init__(self, service: RenderService, settings: Settings | None = None) -> None:
        super().__init__()
        self.setObjectName("window")
        self._notice = ""
        if settings is None:
            settings, self._notice = window_memory.read_settings()
        self.context = AppContext(service, settings, self)
        self._dress()
        self.rail = Rail()
        self.status = StatusLine()
        self._stack = QStackedWidget()
        self.pages: dict[str, Page] = {}
        self.page_key = "create"
        self._cover: Page | None = None
        self._makers = {entry.key: entry.make for entry in PAGES}
        for entry in PAGES:
            self.rail.add_page(entry.key, entry.icon, entry.title)
        self.menu = SettingsMenu(self)
        self.menu.show_choices(
            settings.theme, settings.language or language.SYSTEM, bool(settings.less_motion)
        )
        self.rail.settings.setMenu(self.menu)
        self._lay_out()
        self.shortcut_sheet: ShortcutSheet | None = None
        self.settings = SettingsOpener(self)
        self.drawer = HistoryDrawer(self.context, self)
        self.rail.history.clicked.connect(self.drawer.toggle)
        self.toast = Toast(self)
        self.incoming = IncomingFiles(self)
        self.reception = DropHandler(self, self.incoming)
        self.error_box = ErrorBox(self)
        self.notice_box = NoticeBox(self)
        self._connect()
        self.setMinimumSize(*_SMALLEST)
        window_memory.restore_place(self)
        self.say(self.setWindowTitle, lambda: self.tr("AcGAN Desktop"))
        self.show_page(settings.page if settings.page in self._makers else "create")

    def page(self, key: str) -> Page:
        """Return the page of ``key``, made if it is wanted for the first time."""
        page = self.pages.get(key)
        if page is None:
            page = self._makers[key](self.context)
            self.pages[key] = page
            self._stack.addWidget(page)
            page.fit(self.width())
        return page

    @property
    def widget(self) -> TranslatedWidget:
        """This window, as the parent of what lies over it."""
        return self

    @property
    def shown_page(self) -> Page:
        """The page in view."""
        page = self._stack.currentWidget()
        assert isinstance(page, Page)
        return page

    @property
    def veil(self) -> DropVeil:
        """What covers the window while something is held over it."""
        return self.reception.veil

    @property
    def create_page(self) -> CreatePage:
        """The Create page."""
        page = self.page("create")
        assert isinstance(page, CreatePage)
        return page

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(0)
        above.addWidget(self.rail)
        above.addWidget(self._stack, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        context = self.context
        context.failed.connect(self.error_box.show_failure)
        context.said.connect(self.toast.show_message)
        context.unsaid.connect(self.toast.withdraw)
        context.warned.connect(self.notice_box.show_notice)
        context.page_wanted.connect(self.show_page)
        context.model_opened.connect(self._model_opened)
        context.service.activity_changed.connect(self.status.set_activity)
        context.device_changed.connect(self._device_changed)
        self.rail.page_chosen.connect(self.show_page)
        self.create_page.model_file_wanted.connect(self.ask_model)
        self.create_page.bundled_model_wanted.connect(lambda: self.open_model(None))
        self.create_page.first_wall_shown.connect(self._load_pages)
        self.menu.theme_chosen.connect(self.set_theme)
        self.menu.language_chosen.connect(self.set_language)
        self.menu.less_motion_chosen.connect(self.set_less_motion)
        self.menu.settings_wanted.connect(self.settings.open)
        self.menu.sharpen_chosen.connect(self.set_sharpening)
        context.finishing.changed.connect(self._show_sharpening)
        self.menu.model_file_wanted.connect(self.ask_model)
        self.menu.bundled_model_wanted.connect(lambda: self.open_model(None))
        context.steps.changed.connect(self._steps_changed)
        self.rail.undo.clicked.connect(context.steps.undo)
        self.rail.redo.clicked.connect(context.steps.redo)
        self._model_choice = ModelChoice(context)
        ModelSteps(context, self.open_model)
        GivingBack(context)
        self.palette_commands = PaletteCommands(self)
        self.menu.commands_wanted.connect(self.show_commands)
        self.menu.shortcuts_wanted.connect(self.show_shortcuts)
        add_window_actions(self)

    # What a person does.

    def start(self, model: Path | None = None, files: Sequence[Path] = ()) -> None:
        """Open a model, read the favourites, and open ``files``.

        Args:
            model: the model; by default the first among the files, or the one used last, or the
                bundled one.
            files: pictures with avatars, collections, models.
        """
        model = model or next(iter(Incoming.of(files).models), None)
        if self._notice:
            self.notice_box.show_notice(self._notice)
        self._model_choice.start(model)
        self.context.fetch_favourites()
        if files:
            self.incoming.open_at_start(files, model)

    def come_forward(self) -> None:
        """Come to the front, where the desktop allows it; else ask for attention."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)

    def cover(self, page: Page) -> None:
        """Show ``page`` in place of all others until :meth:`uncover`, or until one is wanted."""
        self.uncover()
        self._cover = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.rail.hide()
        page.entered()

    def uncover(self) -> None:
        """Let go of the page that covers the others, if one does, and show them again."""
        page, self._cover = self._cover, None
        if page is not None:
            window_memory.save_choices(self.context)
            self._stack.removeWidget(page)
            page.deleteLater()
            self.rail.show()
            self.show_page(self.page_key)

    def show_page(self, key: str) -> None:
        """Show a page."""
        self.page_key = key
        self.drawer.close_up()
        self.palette_commands.palette.close_up()
        self.uncover()
        page = self.page(key)
        self._stack.setCurrentWidget(page)
        self.rail.show_page(key)
        page.entered()

    def set_theme(self, mode: str) -> None:
        """Dress the window in another theme."""
        self.context.settings.theme = Mode(mode).value
        self._dress()
        window_memory.save_choices(self.context)

    def set_language(self, code: str) -> None:
        """Speak another language from now on."""
        self.context.settings.language = None if code == language.SYSTEM else code
        self._dress()
        window_memory.save_choices(self.context)

    def set_less_motion(self, less: bool) -> None:
        """Move less from now on, or as the system asks."""
        self.context.settings.less_motion = True if less else None
        self.menu.less_motion.setChecked(less)
        self._dress()
        window_memory.save_choices(self.context)

    def set_sharpening(self, on: bool) -> None:
        """Finish pictures with an upscaler from now on, or leave them as they are drawn."""
        self.context.finishing.turn(on)
        window_memory.save_choices(self.context)

    def open_model(self, path: Path | None) -> None:
        """Open a model file, or the bundled model."""
        self._model_choice.open(path)

    def ask_model(self) -> None:
        """Let the person name a model file."""
        title, kinds = self.tr("Open a model"), self.tr("Model files (*.onnx)")
        chosen, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        if chosen:
            self.open_model(Path(chosen))

    def show_commands(self) -> None:
        """Show the command palette, or hide it if it is there."""
        self.palette_commands.open()

    def show_shortcuts(self) -> None:
        """Show all shortcuts."""
        # Imported when asked for: the window is there sooner without.
        from acgan_desktop.ui.shell.shortcut_list import all_shortcuts
        from acgan_desktop.ui.shell.shortcut_sheet import ShortcutSheet

        if self.shortcut_sheet is None:
            self.shortcut_sheet = ShortcutSheet(self)
        self.shortcut_sheet.show_groups(all_shortcuts(self))

    def paste(self) -> None:
        """Take the avatar from the clipboard."""
        held = QGuiApplication.clipboard().mimeData()
        # Where nothing was ever copied, some systems hold nothing at all.
        if held is None or not self.reception.take(held):
            self.toast.show_message(self.tr("The clipboard holds no avatar"))

    # What the window does by itself.

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Let the pages divide the width anew."""
        super().resizeEvent(event)
        for page in self.pages.values():
            page.fit(self.width())

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Remember everything, finish what is being written, and end the threads."""
        self.hide()
        window_memory.remember(self)
        self.context.shut_down()
        event.accept()

    def _load_pages(self) -> None:
        """Make the first visits of the pages quick, now that nobody waits for the first faces."""
        self.context.workshop.run(load_modules)

    def _steps_changed(self) -> None:
        steps = self.context.steps
        self.rail.show_steps(steps.undo_title, steps.redo_title)
        # A message that offers undo means the step it tells of, and that is not the last any more.
        self.toast.withdraw(steps.undo)

    def _model_opened(self, opened: Opened) -> None:
        manifest = opened.manifest
        facts = self.tr("{family}, {resolution} px, {kimg} kimg").format(
            family=manifest.family, resolution=manifest.resolution, kimg=f"{manifest.kimg:g}"
        )
        self.status.set_model(manifest.name, facts)
        self.status.set_device(opened.runs_on.label, opened.runs_on.reason)

    def _show_sharpening(self) -> None:
        finishing = self.context.finishing
        self.menu.show_sharpening(finishing.is_installed, finishing.is_on)

    def _device_changed(self, runs_on: RunsOnLike) -> None:
        self.status.set_device(runs_on.label, runs_on.reason)

    def _dress(self) -> None:
        settings = self.context.settings
        code = language.resolve(settings.language or language.SYSTEM)
        if code != language.current() or not language.is_installed():
            language.install(code)
        set_less_motion(settings.less_motion)
        set_colour_names(settings.colour_names)
        appearance().apply(Mode(settings.theme), code)
