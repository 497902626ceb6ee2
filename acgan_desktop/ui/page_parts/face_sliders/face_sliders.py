"""The sliders of a page: the chosen face changes, the wall or map it stands on stays as it is."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget, QWidget

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.directions import amount_of, with_slider
from acgan_desktop.ui.i18n.sentences import sentence_in_words
from acgan_desktop.ui.i18n.slider_words import name_of
from acgan_desktop.ui.page_parts.face_sliders.slider_drawer import SliderDrawer
from acgan_desktop.ui.page_parts.face_sliders.slider_editing import EditedFace, SliderEditing
from acgan_desktop.ui.page_parts.face_sliders.sliders_controller import SlidersController
from acgan_desktop.ui.page_parts.picture_feed import PictureFeed
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.theme.tokens import CONTROLS_WIDTH

ChosenFace = Callable[[], tuple[Hashable | None, Avatar | None, QImage | None]]
"""Returns where the chosen face stands, the face, and its picture as far as they are there."""
_MOST_FACTS = 6


class FaceSliders(QObject):
    """Opens the drawer in the place of the wishes, and takes what its sliders say.

    Attributes:
        area: the place at the left, with the wishes or with the drawer.
        drawer: the sliders.
        sliders: which sliders there are.
        tuning: what they make of the face.

    Signals:
        changed: the face is another one, or the drawer was opened or closed.
        drawn(QImage): a picture of it.
        returned(EditedFace): undo or redo came back to this face.
    """

    changed = Signal()
    drawn = Signal(object)
    returned = Signal(object)

    def __init__(
        self, context: AppContext, wishes: QWidget, chosen_face: ChosenFace, parent: QObject
    ) -> None:
        """Make the drawer.

        Args:
            context: what all pages share.
            wishes: what stands in its place while it is closed.
            chosen_face: the face that is chosen on the wall or map.
            parent: the page.
        """
        super().__init__(parent)
        self._context, self._chosen_face = context, chosen_face
        self.sliders = SlidersController(context, self)
        self.tuning = SliderEditing(context, self)
        self.drawer = SliderDrawer()
        self._ends = PictureFeed(context.service, self)
        self._ends_of: tuple[Avatar, tuple[str, ...]] | None = None
        self._ends.arrived.connect(self._show_ends)
        self.area = QStackedWidget()
        self.area.setFixedWidth(CONTROLS_WIDTH)
        self.area.addWidget(wishes)
        self.area.addWidget(self.drawer)
        self.sliders.changed.connect(self._show_sliders)
        self.sliders.progressed.connect(self.drawer.set_share)
        self.tuning.changed.connect(self._show_amounts)
        self.tuning.drawn.connect(self._pass_on)
        self.tuning.returned.connect(self._came_back)
        self.drawer.moved.connect(self._move)
        self.drawer.renamed.connect(self.sliders.name)
        self.drawer.put_away.connect(self.sliders.put_away)
        self.drawer.added.connect(self._add)
        self.drawer.reset_wanted.connect(self.tuning.reset)
        self.drawer.again_wanted.connect(self.sliders.look)
        self.drawer.closed.connect(self.close)
        self.drawer.say(lambda _: self._say_again(), str)

    @property
    def is_open(self) -> bool:
        """Whether the drawer is open."""
        return self.area.currentIndex() == 1

    def toggle(self) -> None:
        """Open or close the drawer."""
        if self.is_open:
            self.close()
        else:
            self.open()

    def open(self) -> None:
        """Take the chosen face into the drawer."""
        key, face, image = self._chosen_face()
        if key is None or face is None:
            return
        self.sliders.look()
        self.area.setCurrentIndex(1)
        self._show_sliders()
        self.tuning.begin(key, face, image)
        self.draw()
        self._focus()
        self.changed.emit()

    def close(self) -> None:
        """Show the wishes again; what became of the face is there when the drawer opens again."""
        if self.is_open:
            self.area.setCurrentIndex(0)
            self.rest()
            self.changed.emit()

    def draw(self) -> None:
        """Draw what has not been drawn, if the drawer is open."""
        if self.is_open:
            self._ends.ask()
            self.tuning.draw()

    def rest(self) -> None:
        """Draw nothing while nobody looks."""
        self._ends.rest()
        self.tuning.rest()

    def take(self) -> None:
        """Another face is chosen, or the page shows it otherwise."""
        key, face, image = self._chosen_face()
        if self.is_open and key is not None and face is not None:
            self.tuning.take_another(key, face, image)

    def forget(self) -> None:
        """Another model draws: what was found in the one before is of no use."""
        self.tuning.forget()
        self.sliders.forget_others()
        if self.is_open:
            self.close()

    def face(self) -> Avatar | None:
        """Return the face as the sliders have it, or None while the drawer is closed."""
        return self.tuning.now.face if self.is_open and self.tuning.now is not None else None

    def facts(self) -> list[tuple[str, str]]:
        """Return which sliders are out of the middle, as pairs of name and amount."""
        face = self.face()
        if face is None:
            return []
        moved = [
            (name_of(each), f"{amount:+.1f}")
            for each in self.sliders.shown()
            if (amount := amount_of(face, each.directions))
        ]
        return moved[:_MOST_FACTS]

    def _focus(self) -> None:
        rows = list(self.drawer.rows.values())
        (rows[0].slider if rows else self.drawer.back).setFocus()

    def _add(self, key: str) -> None:
        self.sliders.add(key)
        row = self.drawer.rows.get(key)
        if row is not None:
            row.slider.setFocus()

    def _move(self, key: str, amount: float, stroke: int) -> None:
        slider = next((each for each in self.sliders.shown() if each.key == key), None)
        if slider is not None:
            self.tuning.move(slider, amount, name_of(slider), stroke)

    def _say_again(self) -> None:
        """Call everything by its name in another language."""
        if self.is_open:
            self._show_sliders()

    def _show_sliders(self) -> None:
        sliders = self.sliders
        removable = {each.key: True for each in sliders.named}
        removable |= {key: False for key in sliders.added if key not in removable}
        had_none, waits = not self.drawer.rows, self.drawer.back.hasFocus()
        self.drawer.set_sliders(sliders.shown(), removable, sliders.others())
        if sliders.problem is not None:
            self.drawer.set_state("failed", sentence_in_words(sliders.problem.sentence))
        else:
            self.drawer.set_state("looking" if sliders.is_looking else "there")
        self._show_amounts()
        if had_none and waits and self.drawer.rows:
            self._focus()

    def _show_amounts(self) -> None:
        now = self.tuning.now
        if now is not None:
            shown = self.sliders.shown()
            amounts = {each.key: amount_of(now.face, each.directions) for each in shown}
            self.drawer.set_amounts(amounts, self.tuning.is_changed)
            self._want_ends(now.base)
        if self.is_open:
            self.changed.emit()

    def _want_ends(self, base: Avatar) -> None:
        """Draw what each slider does to the face as the page shows it."""
        rows = self.drawer.rows
        if not self.is_open or self._ends_of == (base, tuple(rows)):
            return
        self._ends_of = (base, tuple(rows))
        self._ends.want([each for pair in self._end_faces(base).values() for each in pair])
        self._ends.ask()
        self._show_ends()
        self.tuning.draw()  # the face itself comes first

    def _end_faces(self, base: Avatar) -> dict[str, list[Avatar]]:
        rows = self.drawer.rows
        try:
            return {
                each.key: [
                    with_slider(base, each.directions, amount)
                    for amount in rows[each.key].end_amounts()
                ]
                for each in self.sliders.shown()
                if each.key in rows
            }
        except UserError:  # the face carries all that it can
            return {}

    def _show_ends(self) -> None:
        if self._ends_of is None:
            return
        for key, faces in self._end_faces(self._ends_of[0]).items():
            for which, face in enumerate(faces):
                self.drawer.rows[key].show_end(which, self._ends.image(face))

    def _pass_on(self, image: QImage) -> None:
        if self.is_open:
            self.drawn.emit(image)

    def _came_back(self, to: EditedFace) -> None:
        self.returned.emit(to)
        self.sliders.look()
        self.area.setCurrentIndex(1)
        self._show_sliders()
