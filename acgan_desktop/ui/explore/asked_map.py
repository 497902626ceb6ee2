"""What the map is asked for: every change of it is shown at once, and is a step."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from acgan_desktop.app.map_camera import WANTED_SIDE, key_of
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.latent_map import LatentMap
from acgan_desktop.ui.explore.map_feed import MapFeed
from acgan_desktop.ui.explore.map_steps import Asked, Place, merge_word, same_map, step_title
from acgan_desktop.ui.explore.map_view import MapView
from acgan_desktop.ui.services.app_context import AppContext

_FIRST_SCALE: Final = 2 * WANTED_SIDE  # two tiles from site to site: kin, and yet clearly others


class AskedMap(QObject):
    """From what a person asks to the map that is shown.

    Attributes:
        asked: what the map is asked for.

    Signals:
        another: another map is shown, or the controls must say anew what is asked.
        changed: the same map is asked for something else.
    """

    another = Signal()
    changed = Signal()

    def __init__(self, context: AppContext, view: MapView, feed: MapFeed, parent: QObject) -> None:
        super().__init__(parent)
        self.asked = Asked(seed=context.settings.seed)
        self._context, self._view, self._feed = context, view, feed
        self._noted_model = ""

    def change(self, **what: object) -> None:
        """Ask the same map for something else."""
        before = self._place()
        self.asked = replace(self.asked, **what)  # type: ignore[arg-type]
        self._show_same()
        self._did(before)

    def ask_for(self, **what: object) -> None:
        """Show another map from where it begins."""
        here = self._place()
        self.asked = replace(self.asked, **what)  # type: ignore[arg-type]
        if self._show_another(here.asked):
            self._did(here)

    def go_home(self) -> None:
        """Go back to where the map begins."""
        plane = self._feed.plane
        if plane is not None:
            self._view.go_to(*plane.home, _FIRST_SCALE)

    def _plane(self) -> LatentMap | None:
        manifest, asked = self._context.manifest, self.asked
        if manifest is None:
            return None
        own = asked.own_truncation and bool(asked.around)
        psi = None if own else asked.truncation
        return LatentMap(manifest, asked.seed, asked.around, asked.wish, psi)

    def _show_same(self) -> None:
        plane = self._plane()
        if plane is not None:
            self._feed.change(plane)
            self.changed.emit()

    def _show_another(self, before: Asked) -> bool:
        """Show what is asked for; return False, asking for ``before`` again, if it cannot be."""
        try:
            plane = self._plane()
        except UserError as error:  # a favourite that does not fit the model
            self.asked = before
            self._context.show_error(error)
            return False
        self.another.emit()
        self._feed.show(plane)
        self.go_home()
        if plane is not None:
            camera = self._view.camera
            span = 2 ** (camera.level + 2)
            x, y = (0, 0) if self.asked.around else plane.home
            self._view.choose(key_of(camera.level, round(x * span), round(y * span)))
            self._feed.ask()
        return True

    # There and back.

    def _place(self) -> Place:
        manifest, camera = self._context.manifest, self._view.camera
        model = manifest.model_id if manifest is not None else ""
        return Place(model, self.asked, camera.x, camera.y, camera.scale, self._view.current())

    def _did(self, before: Place) -> None:
        """Note the step from ``before`` to here."""
        after = self._place()
        if before.asked != after.asked and before.model == self._noted_model == after.model:
            title = step_title(before.asked, after.asked)
            merge = merge_word(before.asked, after.asked)
            self._context.did(
                title, lambda: self._return_to(before), lambda: self._return_to(after), merge
            )
        self._noted_model = after.model

    def _return_to(self, place: Place) -> None:
        if place.model != self._place().model:
            return
        before, self.asked = self.asked, place.asked
        self._context.page_wanted.emit("explore")
        if same_map(before, place.asked):
            self.another.emit()
            self._show_same()
        elif self._show_another(before):
            self._view.go_to(place.x, place.y, place.scale)
            self._view.choose(place.chosen)
            self._feed.ask()
