"""The line at the foot of the list: what the trainer runs with, and what can be done about it."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from acgan_desktop.app.plain_text import caption
from acgan_desktop.library.training.trainer_environment import card_notice
from acgan_desktop.ui.i18n.sentences import sentence_in_words
from acgan_desktop.ui.page_parts.ask_folder import ask_folder
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.theme.tokens import GAP
from acgan_desktop.ui.train.setup_view import AskFolder
from acgan_desktop.ui.train.trainer_setup import TrainerSetup
from acgan_desktop.ui.train.words import setup_words
from acgan_desktop.ui.widgets.base import IconButton, TranslatedWidget, label


class TrainerLine(TranslatedWidget, QWidget):
    """PyTorch's version, the card, and a menu.

    Attributes:
        ask: lets the person name an environment.
        more: opens the menu.
    """

    def __init__(
        self, context: AppContext, setup: TrainerSetup, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.ask: AskFolder = ask_folder
        self._context, self._setup = context, setup
        self.words, self.notice = label("small"), label("small")
        for text in (self.words, self.notice):
            text.setWordWrap(True)
        self.more = IconButton("dots")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.words, 1)
        row.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addLayout(row)
        column.addWidget(self.notice)
        self.more.clicked.connect(self._show_menu)
        setup.changed.connect(self._speak)
        self.say(self.more.set_label, lambda: self.tr("The trainer"))
        self.say(lambda _: self._speak(), str)

    def menu(self) -> QMenu:
        """Return what can be done with the trainer."""
        setup, menu = self._setup, QMenu(self)
        own = setup.environment is not None and setup.environment.kind == "own"
        ways = [
            (self.tr("Check it by a training step"), self._verify, True),
            (self.tr("Install it anew"), self._repair, own),
            (self.tr("Use an environment of mine…"), self._choose, True),
            (self.tr("Use the program's own again"), lambda: setup.point_to(None), not own),
            (self.tr("Remove it"), setup.remove, own),
        ]
        for text, act, enabled in ways:
            action = menu.addAction(caption(text))
            action.setEnabled(enabled)
            action.triggered.connect(lambda _=False, act=act: act())
        menu.addSeparator()
        battery = menu.addAction(caption(self.tr("Also train on the battery")))
        battery.setCheckable(True)
        battery.setChecked(self._context.settings.train_on_battery)
        battery.toggled.connect(self._set_battery)
        return menu

    def _show_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _set_battery(self, on: bool) -> None:
        self._context.settings.train_on_battery = on

    def _verify(self) -> None:
        said = self.tr("The trainer works")
        self._setup.verify(lambda: self._context.said.emit(said, "", None))

    def _repair(self) -> None:
        gpu = self._setup.gpu
        self._setup.set_up(gpu.build if gpu is not None else "cpu")

    def _choose(self) -> None:
        folder = self.ask(self, self.tr("The folder of a Python environment"))
        if folder is not None:
            self._setup.point_to(folder)

    def _speak(self) -> None:
        setup, facts = self._setup, self._setup.facts
        if setup.state == "working":
            self.words.setText(setup_words(setup.stage))
        elif facts is not None:
            where = facts.card or self.tr("on the processor")
            self.words.setText(f"PyTorch {facts.torch.partition('+')[0]}, {where}")
        told = None
        if facts is not None and setup.gpu is not None and setup.state == "ready":
            told = card_notice(facts, setup.gpu)
        self.notice.setText("" if told is None else sentence_in_words(told))
        self.notice.setVisible(told is not None)
