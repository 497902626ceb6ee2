"""What the command palette offers in this window: actions, models, settings, and more."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.ui.services import commands
from acgan_desktop.ui.services.background import Operation
from acgan_desktop.ui.services.commands import Command
from acgan_desktop.ui.shell.command_palette import CommandPalette
from acgan_desktop.ui.shell.page_table import PAGES, PageEntry
from acgan_desktop.ui.shell.shell import Shell

if TYPE_CHECKING:
    from acgan_desktop.library.models.installed import InstalledModel

translate = QCoreApplication.translate

_PAUSE_MS: Final = 250


class PaletteCommands(QObject):
    """Opens the palette with all there is to do.

    What takes a moment comes after the palette is in view: pages that were not visited yet are
    made one at a time while nobody types, and the installed models are looked up off the window's
    thread.
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.widget)
        self._shell = shell
        self.palette = CommandPalette(shell.widget)
        shell.drawer.opening.connect(self.palette.close_up)
        self._unvisited: list[PageEntry] = []
        self._search: Operation[None] | None = None
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._add_next_page)
        self.palette.field.textChanged.connect(lambda _: self._make_pages_soon())

    def open(self) -> None:
        """Show the palette, or hide it if it is there."""
        shell, palette = self._shell, self.palette
        if palette.isVisible():
            palette.close_up()
            return
        shell.drawer.close_up()
        here = shell.page_key
        # What can be done here comes first, then what can be done everywhere.
        found = self._of_page(*(entry for entry in PAGES if entry.key == here))
        found.extend(commands.of_widget(shell.widget, "", lambda: None))
        others = [entry for entry in PAGES if entry.key != here]
        for entry in others:
            if entry.key in shell.pages:
                found.extend(self._of_page(entry))
        found.extend(self._settings())
        for source in shell.context.command_sources:
            found.extend(source())
        palette.open_with(found)
        self._unvisited = [entry for entry in others if entry.key not in shell.pages]
        self._make_pages_soon()
        if self._search is not None:  # what was looked up for an earlier palette is there twice
            self._search.cancel()
        # Not in the workshop, where an animation may be being written.
        self._search = shell.context.reading.run(_generators, self._add_models)

    def _of_page(self, entry: PageEntry) -> list[Command]:
        shell = self._shell
        page = shell.page(entry.key)
        return commands.of_widget(page, entry.title(), lambda: shell.show_page(entry.key))

    def _add_next_page(self) -> None:
        if self._unvisited and self.palette.isVisible() and not self._shell.context.closing:
            self.palette.add(self._of_page(self._unvisited.pop(0)))
            self._make_pages_soon()

    def _make_pages_soon(self) -> None:
        """Make the next page when nobody is typing, or at once where nothing was found so far."""
        if self._unvisited:
            self._later.start(_PAUSE_MS if self.palette.list.count() else 0)

    def _add_models(self, found: Sequence["InstalledModel"]) -> None:
        shell = self._shell
        group = translate("Palette", "Model")
        opened = shell.context.manifest

        def command(model: "InstalledModel", about: GeneratorManifest) -> Command:
            title = translate("Palette", "Open the model {name}").format(name=about.name)
            words = f"{model.path.stem} {about.resolution} px"
            return Command(title, lambda: shell.open_model(model.path), group, "", "model", words)

        self.palette.add(
            command(model, about)
            for model in found
            if isinstance(about := model.manifest, GeneratorManifest)
            and (opened is None or about.model_id != opened.model_id)
        )

    def _settings(self) -> Iterable[Command]:
        """Return the choices of the settings menu."""
        menu = self._shell.menu

        def choose(group: str, icon: str, name: str, act: Callable[[], object]) -> Command:
            return Command(f"{group}: {name}", act, translate("Palette", "Settings"), "", icon)

        theme = translate("Palette", "Theme")
        for action in menu.themes.values():
            yield choose(theme, "theme", action.text(), action.trigger)
        language = translate("Palette", "Language")
        for action in menu.languages.values():
            yield choose(language, "language", action.text(), action.trigger)
        motion = menu.less_motion
        yield Command(motion.text(), motion.trigger, translate("Palette", "Settings"), "", "theme")
        sharpen = menu.sharpen
        if sharpen.isVisible():
            yield Command(
                sharpen.text(), sharpen.trigger, translate("Palette", "Settings"), "", "theme"
            )


def _generators() -> "list[InstalledModel]":
    """Return every installed generator. Runs off the window's thread."""
    from acgan_desktop.library.models.installed import installed_models

    return [model for model in installed_models() if isinstance(model.manifest, GeneratorManifest)]
