"""Two models side by side: the same wishes, the same seeds, a wall of pairs."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from acgan_desktop.app.failure import Failure
from acgan_desktop.app.plain_text import one_line, tool_tip
from acgan_desktop.app.surprise import surprise
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.wish import Wish, WishValue
from acgan_desktop.engine.latent.pairing import common_attributes, pair
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.ui.i18n.avatar_words import name_of
from acgan_desktop.ui.i18n.sentences import sentence_in_words
from acgan_desktop.ui.models.model_preview import SHEET_SEED
from acgan_desktop.ui.models.pair_feed import PairFeed
from acgan_desktop.ui.models.pair_wall import PairWall
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_M
from acgan_desktop.ui.widgets.base import (
    TextButton,
    TranslatedWidget,
    frame,
    label,
)
from acgan_desktop.ui.widgets.columns import one_below_another, quiet_scroll_area, side_by_side
from acgan_desktop.ui.widgets.wishes.wish_panel import WishPanel

PAIRS: Final = 48
# What the head needs besides the names, and the least that is left for each of these.
_TAKEN, _LEAST_FOR_NAME = 680, 96


@dataclass(frozen=True)
class Side:
    """One of the two models."""

    path: Path
    manifest: GeneratorManifest


@dataclass(frozen=True)
class Question:
    """What both are asked for."""

    sides: tuple[Side, Side]
    wish: Wish = field(default_factory=dict)
    truncation: float = 0.7
    seed: int = SHEET_SEED

    @property
    def common(self) -> GeneratorManifest:
        """The first model's manifest with what both can be asked for."""
        one, other = (side.manifest for side in self.sides)
        return one.model_copy(update={"attributes": common_attributes(one, other)})


class ModelComparison(TranslatedWidget, QWidget):
    """Wishes at the left, pairs at the right.

    Attributes:
        question: what is asked of which models, or None before the first comparison.
        avatars: the pairs, one avatar for each model.

    Signals:
        closed: the person has seen enough.
        use_wanted(Path): draw with this model from now on.
        returned: undo or redo came back to a comparison.
    """

    closed = Signal()
    use_wanted = Signal(object)
    returned = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.question: Question | None = None
        self.feed = PairFeed(context.service.backend, self)
        self.wishes = WishPanel()
        self.wall = PairWall(PAIRS)
        self.back = TextButton("back")
        self.names = (label("heading"), label("heading"))
        self.uses = (TextButton("model"), TextButton("model"))
        self.problem = label("soft")
        self.avatars: list[tuple[Avatar, Avatar]] = []
        self._problems: dict[int, str] = {}
        self._lay_out()
        self._connect()
        self._speak_all()

    def _lay_out(self) -> None:
        head = frame("wallArea")
        line = QHBoxLayout(head)
        line.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP)
        line.setSpacing(GAP)
        line.addWidget(self.back)
        for name, use in zip(self.names, self.uses, strict=True):
            line.addSpacing(GAP)
            line.addWidget(name)
            line.addWidget(use)
        line.addStretch(1)
        self.problem.setWordWrap(True)
        self.problem.setContentsMargins(GAP_L, 0, GAP_L, GAP)
        body = frame("wallArea")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(GAP, 0, 0, GAP)
        inside.addWidget(self.wall)
        inside.addStretch(1)
        self._scroll = scroll = quiet_scroll_area("faceWall", body)
        right = frame("wallArea")
        one_below_another(head, self.problem, scroll, tall=scroll, owner=right)
        side_by_side(self.wishes, right, wide=right, owner=self)

    def _connect(self) -> None:
        wishes, wall = self.wishes, self.wall
        self.context.ending.connect(self.feed.shut_down)
        self.context.model_opened.connect(lambda _: self._show_heads())
        self.feed.arrived.connect(wall.update)
        self.feed.failed.connect(self._failed)
        self.back.clicked.connect(self.closed)
        wall.image = self.feed.image
        wall.describe = self._describe
        wall.chosen.connect(self._bring_into_view)
        wall.opened.connect(self.open_face)
        wishes.attributes.changed.connect(self._wished)
        wishes.typical.changed.connect(
            lambda psi: self._change(self.tr("Character"), "compared character", truncation=psi)
        )
        wishes.seed_changed.connect(lambda seed: self._change(self.tr("Other faces"), seed=seed))
        wishes.surprise_wanted.connect(self.surprise)
        for side, use in enumerate(self.uses):
            use.clicked.connect(lambda _=False, side=side: self._use(side))

    def _speak_all(self) -> None:
        self.say(self.back.setText, lambda: self.tr("Back"))
        self.say(self.back.setToolTip, lambda: self.tr("Back to the list of models (Esc)"))
        self.say(
            self.wall.setAccessibleName, lambda: self.tr("The same faces as both models draw them")
        )
        self.say(
            self.wall.setToolTip,
            lambda: self.tr("Double-click a face to open it on the Create page"),
        )
        self.say(lambda _: self._show_heads(), str)

    # What a person does.

    def compare(self, one: Side, other: Side) -> None:
        """Show two models side by side."""
        psi = one.manifest.truncation.default
        self._show(Question((one, other), {}, psi))
        self.wall.choose(0, 0)

    def close_down(self) -> None:
        """Let both models go."""
        self.feed.close()

    def surprise(self) -> None:
        """Ask both for something else."""
        if self.question is None:
            return
        locked = self.wishes.attributes.locked()
        seed, wish = surprise(self.question.common, self.question.wish, locked)
        self._change(self.tr("Surprise me"), seed=seed, wish=wish)

    def open_face(self, side: int, place: int) -> None:
        """Go on with a face on the Create page, with the model that drew it."""
        if place < len(self.avatars):
            fresh = self.feed.is_fresh(side, place)
            image = self.feed.image(side, place) if fresh else None
            self.context.open_avatar(self.avatars[place][side], image)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the names of the models what room there is."""
        super().resizeEvent(event)
        self._show_heads()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _use(self, side: int) -> None:
        if self.question is not None:
            self.use_wanted.emit(self.question.sides[side].path)

    def _wished(self, name: str, value: WishValue) -> None:
        if self.question is not None:
            wish = {**self.question.wish, name: value}
            self._change(self.tr("Another wish for both"), wish=wish)

    # From the question to the pairs.

    def _change(self, title: str, merge: str = "", **what: object) -> None:
        before = self.question
        if before is None:
            return
        after = replace(before, **what)  # type: ignore[arg-type]
        if after != before:
            self._show(after)
            self.context.did(
                title, lambda: self._return_to(before), lambda: self._return_to(after), merge
            )

    def _return_to(self, question: Question) -> None:
        self.context.page_wanted.emit("models")
        self._show(question)
        self.returned.emit()

    def _show(self, question: Question) -> None:
        before, self.question = self.question, question
        one, other = (each.manifest for each in question.sides)
        if before is None or before.sides != question.sides:
            self.wishes.set_manifest(question.common)
        if not self.feed.is_open or before is None or before.sides != question.sides:
            self._problems.clear()
            paths = (question.sides[0].path, question.sides[1].path)
            self.feed.open(paths, self.context.settings.device)
        self.wishes.show_step(question)
        self.avatars = [
            pair(one, other, question.wish, question.seed, index, question.truncation)
            for index in range(PAIRS)
        ]
        self.feed.want([[each[side] for each in self.avatars] for side in (0, 1)])
        self._show_heads()
        self.wall.update()

    def _failed(self, side: int, failure: Failure) -> None:
        if self.question is not None:
            name = one_line(self.question.sides[side].manifest.name)
            self._problems[side] = f"{name}: {sentence_in_words(failure.sentence)}"
            self._show_heads()

    def _describe(self, side: int, place: int) -> str:
        if self.question is None or place >= len(self.avatars):
            return ""
        manifest = self.question.sides[side].manifest
        return f"{one_line(manifest.name)}: {name_of(manifest, place, self.avatars[place][side])}"

    def _bring_into_view(self, side: int, place: int) -> None:
        box = self.wall.place(side, place).center().toPoint()
        self._scroll.ensureVisible(box.x(), box.y(), 80, 100)

    def _show_heads(self) -> None:
        self.problem.setText("\n".join(self._problems.values()))
        self.problem.setVisible(bool(self._problems))
        if self.question is None:
            return
        texts = (self.tr("Left: {name}"), self.tr("Right: {name}"))
        opened = self.context.manifest
        for side, each in enumerate(self.question.sides):
            name, text = self.names[side], texts[side].format(name=one_line(each.manifest.name))
            room = max(_LEAST_FOR_NAME, (self.width() - _TAKEN) // 2)
            elide = Qt.TextElideMode.ElideRight
            name.setText(name.fontMetrics().elidedText(text, elide, room))
            name.setToolTip(tool_tip(each.manifest.name))
            in_use = opened is not None and opened.model_id == each.manifest.model_id
            use = self.uses[side]
            use.setEnabled(not in_use)
            use.setText(self.tr("In use") if in_use else self.tr("Use this model"))
            use.setAccessibleName(f"{use.text()}: {each.manifest.name}")
