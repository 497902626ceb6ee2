"""The menu of presets: choose one, save, rename and remove."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from acgan_desktop.app.plain_text import caption
from acgan_desktop.library.settings.presets import LONGEST_NAME, Preset
from acgan_desktop.ui.create.presets_controller import PresetsController
from acgan_desktop.ui.services.commands import Command
from acgan_desktop.ui.widgets.base import TranslatedWidget
from acgan_desktop.ui.widgets.name_dialog import NameDialog


class PresetMenu(TranslatedWidget, QMenu):
    """What the presets button opens.

    Args:
        presets: what is listed.
        now: returns what is asked for at the moment, under a name.
        use: asks for what a preset holds.
    """

    def __init__(
        self,
        presets: PresetsController,
        now: Callable[[str], Preset],
        use: Callable[[Preset], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.presets, self._now, self._use = presets, now, use
        self._submenus: list[QMenu] = []
        self.dialog: NameDialog | None = None
        presets.changed.connect(self._rebuild)
        self.say(lambda _: self._rebuild(), str)

    def commands(self) -> Iterable[Command]:
        """Return what the command palette offers: every preset, and saving one."""
        group = self.tr("Presets")
        for preset in self.presets.all:
            yield Command(preset.name, lambda preset=preset: self._use(preset), group, "", "preset")  # type: ignore[misc]
        yield Command(self.tr("Save wishes as a preset"), self.ask_to_save, group, "", "preset")

    def ask_to_save(self) -> None:
        """Ask for a name, and save what is asked for at the moment."""
        number = len(self.presets.all) + 1
        suggestion = self.tr("Preset {number}").format(number=number)
        while self.presets.find(suggestion) is not None:
            number += 1
            suggestion = self.tr("Preset {number}").format(number=number)

        def remark(name: str) -> tuple[str, bool]:
            there = self.presets.find(name) is not None
            return (self.tr("This replaces the preset of that name.") if there else "", True)

        dialog = self._ask(self.tr("Save these wishes"), suggestion, remark)
        dialog.named.connect(lambda name: self.presets.save(self._now(name)))

    def ask_to_rename(self, old: str) -> None:
        """Ask for another name of a preset."""

        def remark(name: str) -> tuple[str, bool]:
            there = name != old and self.presets.find(name) is not None
            return (self.tr("Another preset has that name.") if there else "", not there)

        dialog = self._ask(self.tr("Rename the preset"), old, remark)
        dialog.named.connect(lambda name: self.presets.rename(old, name))

    def _ask(self, title: str, name: str, remark: Callable[[str], tuple[str, bool]]) -> NameDialog:
        owner = self.parentWidget()
        assert owner is not None
        dialog = NameDialog(title, name, LONGEST_NAME, remark, owner.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog = dialog
        dialog.destroyed.connect(self._forget_dialog)
        dialog.open()
        dialog.edit.setFocus()
        return dialog

    def _forget_dialog(self) -> None:
        self.dialog = None

    def _rebuild(self) -> None:
        self.clear()
        for old in self._submenus:
            old.deleteLater()
        self._submenus = []
        for preset in self.presets.all:
            self._add(self, preset.name, lambda preset=preset: self._use(preset))  # type: ignore[misc]
        if not self.presets.all:
            nothing = self.addAction(self.tr("No presets yet"))
            nothing.setEnabled(False)
        self.addSeparator()
        self._add(self, self.tr("Save these wishes…"), self.ask_to_save)
        if not self.presets.all:
            return
        for title, act in (
            (self.tr("Rename"), self.ask_to_rename),
            (self.tr("Remove"), self.presets.remove),
        ):
            submenu = self.addMenu(title)
            self._submenus.append(submenu)
            for preset in self.presets.all:
                self._add(submenu, preset.name, lambda act=act, name=preset.name: act(name))  # type: ignore[misc]

    @staticmethod
    def _add(menu: QMenu, text: str, act: Callable[[], object]) -> None:
        menu.addAction(caption(text)).triggered.connect(lambda *_: act())
