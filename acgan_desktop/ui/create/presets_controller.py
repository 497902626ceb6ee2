"""The person's presets in the window: kept off its thread, and every change can be undone."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from acgan_desktop.core.user_folders import user_data
from acgan_desktop.library.settings import presets
from acgan_desktop.library.settings.presets import FILE_NAME, Found, Preset
from acgan_desktop.ui.services.app_context import AppContext

Change = Callable[[list[Preset]], list[Preset]]


class PresetsController(QObject):
    """All presets, in the order in which they were saved.

    Attributes:
        all: the presets as they were read or written last.

    Signals:
        changed: presets came, went or are called otherwise.
    """

    changed = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._context = context
        self._path = user_data() / FILE_NAME
        self.all: list[Preset] = []
        context.background.run(lambda: presets.load(self._path), self._take)

    def find(self, name: str) -> Preset | None:
        """Return the preset called ``name``."""
        return next((each for each in self.all if each.name == name), None)

    def save(self, preset: Preset) -> None:
        """Keep ``preset``, instead of one of the same name."""
        before = self.find(preset.name)
        back = presets.put(before) if before is not None else presets.drop(preset.name)
        title = self.tr("Save the preset {name}").format(name=preset.name)
        self._do(title, presets.put(preset), back, self.tr("Preset saved"))

    def rename(self, old: str, new: str) -> None:
        """Call a preset otherwise."""
        if old == new or self.find(old) is None or self.find(new) is not None:
            return
        title = self.tr("Rename the preset {name}").format(name=old)
        self._do(title, presets.rename(old, new), presets.rename(new, old))

    def remove(self, name: str) -> None:
        """Remove a preset, and offer to bring it back."""
        preset = self.find(name)
        if preset is None:
            return
        place = self.all.index(preset)
        title = self.tr("Remove the preset {name}").format(name=name)
        self._do(title, presets.drop(name), presets.put(preset, place), self.tr("Preset removed"))

    def _do(self, title: str, change: Change, back: Change, said: str = "") -> None:
        def done(found: Found) -> None:
            self._take(found)
            self._context.did(title, lambda: self._change(back), lambda: self._change(change))
            if said:
                self._context.said.emit(said, self.tr("Undo"), self._context.steps.undo)

        self._context.background.run(lambda: presets.change(self._path, change), done)

    def _change(self, change: Change) -> None:
        self._context.background.run(lambda: presets.change(self._path, change), self._take)

    def _take(self, found: Found) -> None:
        self.all = found.presets
        self.changed.emit()
        if found.recovered:
            self._context.warned.emit(found.recovered)
