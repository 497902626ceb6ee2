"""The controls at the left: attributes, how typical, seed, surprise me."""

from typing import Protocol

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from acgan_desktop.app.surprise import random_seed
from acgan_desktop.core.wish import Wish
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_S
from acgan_desktop.ui.widgets.base import (
    IconButton,
    TextButton,
    TranslatedWidget,
    frame,
    label,
)
from acgan_desktop.ui.widgets.columns import lay_out_controls
from acgan_desktop.ui.widgets.disclosure import Disclosure
from acgan_desktop.ui.widgets.switch import Switch
from acgan_desktop.ui.widgets.text_field import TextField
from acgan_desktop.ui.widgets.typical_slider import TypicalSlider
from acgan_desktop.ui.widgets.wishes.attributes import AttributeControls

_LARGEST_SEED = 2**63 - 1


class StepLike(Protocol):
    """What the panel shows of a step."""

    @property
    def wish(self) -> Wish:
        """What is asked for."""

    @property
    def truncation(self) -> float:
        """Psi."""

    @property
    def seed(self) -> int:
        """Which random faces."""


class WishPanel(TranslatedWidget, QWidget):
    """All that decides the wall.

    Attributes:
        attributes: what is wished, and what is locked.
        typical: psi.
        details: shows the seed, and how many faces were left out.

    Signals:
        seed_changed(object): another seed (int).
        surprise_wanted: "surprise me".
        only_fitting_changed(bool): whether only faces that fit the wish are wanted.
    """

    seed_changed = Signal(object)
    surprise_wanted = Signal()
    only_fitting_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.attributes = AttributeControls()
        self.typical = TypicalSlider()
        self.seed = TextField()
        self.seed.setValidator(
            QRegularExpressionValidator(QRegularExpression(r"\d{1,19}"), self.seed)
        )
        self.seed.setAcceptDrops(False)  # a picture dropped here is for the window
        self.dice = IconButton("reroll")
        self.surprise = TextButton("surprise", "main")
        self.presets = IconButton("preset")
        self.presets.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.presets.hide()
        # After a click, Tab goes on from where one clicked.
        for button in (self.dice, self.presets):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.only_fitting = Switch()
        self.only_fitting.hide()
        self.left_out = label("small")
        self.left_out.hide()
        self._left_out = 0
        self._seed = 0
        self.details = Disclosure(self._figures())
        self._lay_out()
        self.seed.editingFinished.connect(self._typed)
        self.dice.clicked.connect(self.reroll)
        self.only_fitting.clicked.connect(self.only_fitting_changed)
        self.surprise.clicked.connect(self.surprise_wanted)
        self.say(self.surprise.setText, lambda: self.tr("Surprise me"))
        self.say(self.surprise.setToolTip, lambda: self.tr("Other wishes and other faces (Ctrl+U)"))
        self.say(self.only_fitting.setText, lambda: self.tr("Only faces that fit"))
        self.say(
            self.only_fitting.setToolTip,
            lambda: self.tr("Others are left out; a tagger looks at each face"),
        )
        self.say(lambda _: self.say_left_out(self._left_out), str)
        self.say(self.presets.set_label, lambda: self.tr("Presets: wishes saved under a name"))
        self.say(self.dice.set_label, lambda: self.tr("Other faces (Ctrl+R)"))
        self.say(self.seed.setAccessibleName, lambda: self.tr("Seed"))
        self.say(
            self.seed.setToolTip, lambda: self.tr("The same number brings the same faces again")
        )

    def _lay_out(self) -> None:
        body = frame("controlsBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(GAP_L, GAP_L, GAP_S, GAP_L)
        column.setSpacing(GAP_L)
        column.addWidget(self.attributes)
        column.addWidget(self.only_fitting)
        column.addWidget(self.typical)
        column.addWidget(self.details)
        column.addStretch(1)
        foot = frame("controls")
        foot_row = QHBoxLayout(foot)
        foot_row.setContentsMargins(GAP_L, GAP, GAP_L, GAP_L)
        foot_row.setSpacing(GAP)
        foot_row.addWidget(self.surprise, 1)
        foot_row.addWidget(self.dice)
        foot_row.addWidget(self.presets)
        lay_out_controls(self, body, foot)

    def _figures(self) -> QWidget:
        """Return what only some people look for: the seed, and what was left out."""
        title = label("small")
        self.say(title.setText, lambda: self.tr("Seed"))
        self.left_out.setWordWrap(True)
        figures = QWidget()
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(title)
        row.addWidget(self.seed, 1)
        column = QVBoxLayout(figures)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(row)
        column.addWidget(self.left_out)
        return figures

    def offer_presets(self, menu: QMenu) -> None:
        """Show a button that opens ``menu``, the presets."""
        self.presets.setMenu(menu)
        self.presets.show()

    def set_manifest(self, manifest: GeneratorManifest) -> None:
        """Draw the controls of another model."""
        self.attributes.set_attributes(manifest.attributes)
        self.typical.set_bounds(manifest.truncation.min, manifest.truncation.max)
        # New controls come last in the chain of Tab; they belong before what is below them.
        last = self.attributes.order_tabs()
        below: list[QWidget] = [
            self.only_fitting,
            self.typical.slider,
            self.details.button,
            self.seed,
            self.surprise,
            self.dice,
        ]
        for widget in below:
            if last is not None:
                QWidget.setTabOrder(last, widget)
            last = widget

    def last_stops(self) -> list[QWidget]:
        """Return what Tab visits last."""
        return [self.surprise, self.dice, self.presets]

    def say_left_out(self, count: int) -> None:
        """Say how many faces were left out because they did not fit the wish."""
        self._left_out = count
        self.left_out.setText(self.tr("%n face(s) did not fit and were left out", "", count))
        self.left_out.setVisible(count > 0)

    def show_step(self, step: StepLike) -> None:
        """Show what ``step`` asks for, without telling anybody."""
        self.attributes.set_wish(step.wish)
        self.typical.set_value(step.truncation)
        self._seed = step.seed
        self.seed.setText(str(step.seed))

    def reroll(self) -> None:
        """Draw another seed, short enough to be remembered."""
        self._set_seed(random_seed())

    def _typed(self) -> None:
        text = self.seed.text()
        if text:
            self._set_seed(min(int(text), _LARGEST_SEED))
        else:
            self.seed.setText(str(self._seed))

    def _set_seed(self, seed: int) -> None:
        self.seed.setText(str(seed))
        if seed != self._seed:
            self._seed = seed
            self.seed_changed.emit(seed)
