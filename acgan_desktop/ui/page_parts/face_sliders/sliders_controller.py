"""The sliders of the open model: found off the window's thread, once; named ones kept."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from acgan_desktop.app.failure import Failure
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.library.settings import sliders
from acgan_desktop.library.settings.sliders import Change, Named, NamedSlider
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.services.backend import Backend
from acgan_desktop.ui.services.background import Operation

FIRST_SHOWN: Final = 6
"""How many of those that were found stand there unasked."""


class SlidersController(QObject):
    """What can be changed about the faces of the open model.

    Attributes:
        named: sliders that the person named, in that order.
        bundled: sliders that came with the model, looked at and named by whoever made it.
        found: what was found in the model, what shows most first; empty until it is there.
        problem: why nothing could be found, or None.
        added: keys of those that the person asked for besides the first.

    Signals:
        changed: sliders came, went or are called otherwise.
        progressed(float): how much of the search is done, 0 to 1.
    """

    changed = Signal()
    progressed = Signal(float)

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._manifest: GeneratorManifest | None = None
        self._number = 0
        self._search: Operation[float] | None = None
        self.named: list[NamedSlider] = []
        self.bundled: list[NamedSlider] = []
        self.found: list[NamedSlider] = []
        self.problem: Failure | None = None
        self.added: list[str] = []

    @property
    def is_looking(self) -> bool:
        """Whether the search is under way."""
        return self._manifest is not None and not self.found and self.problem is None

    def look(self) -> None:
        """Find the sliders of the open model, if that has not been done."""
        opened = self._context.opened
        if opened is None or (opened.manifest == self._manifest and self.problem is None):
            return
        self._forget()
        manifest = self._manifest = opened.manifest
        number, context, path = self._number, self._context, opened.path
        backend, device = context.service.backend, context.settings.device
        context.background.run(
            lambda: sliders.read_bundled(manifest), lambda them: self._show_bundled(number, them)
        )
        context.background.run(lambda: sliders.load(manifest), lambda it: self._take(number, it))
        self._search = context.workshop.start(
            lambda operation: _look(backend, path, device, manifest, operation),
            self._show_found,
            self._failed,
            self.progressed.emit,
        )
        self.changed.emit()

    def _show_bundled(self, number: int, bundled: list[NamedSlider]) -> None:
        if number == self._number and bundled:
            self.bundled = bundled
            self.changed.emit()

    def _show_found(self, found: list[NamedSlider]) -> None:
        self.found = found
        self.changed.emit()

    def _failed(self, error: Exception) -> None:
        self.problem = Failure.of(error)
        self.changed.emit()

    def forget_others(self) -> None:
        """Give up what was found in a model that is not the open one any more."""
        if self._manifest is not None and self._manifest != self._context.manifest:
            self._forget()
            self.changed.emit()

    def shown(self) -> list[NamedSlider]:
        """Return the sliders to show: named ones, those of the model, those asked for.

        Of a model that came without any, those that show most.
        """
        named = {each.key for each in self.named}
        first = 0 if self.bundled else FIRST_SHOWN
        usual = self.bundled or self.found[:FIRST_SHOWN]
        usual = [each for each in usual if each.key not in named]
        asked = [
            each for each in self.found[first:] if each.key in self.added and each.key not in named
        ]
        return [*self.named, *usual, *asked]

    def others(self) -> list[NamedSlider]:
        """Return what was found and is not shown."""
        here = {each.key for each in self.shown()}
        return [each for each in self.found if each.key not in here]

    def is_named(self, key: str) -> bool:
        """Say whether the person named this slider."""
        return any(each.key == key for each in self.named)

    # What a person does.

    def add(self, key: str) -> None:
        """Show one more of what was found."""
        if key not in self.added:
            self._show(key, True)
            title = self.tr("Another slider")
            self._context.did(title, lambda: self._show(key, False), lambda: self._show(key, True))

    def put_away(self, key: str) -> None:
        """Forget the name of a slider, or do not show one any more that was asked for."""
        old = next((each for each in self.named if each.key == key), None)
        if old is not None:
            place = self.named.index(old)
            title = self.tr("Remove the slider {name}").format(name=old.name)
            self._do(title, sliders.drop(key), sliders.put(old, place), self.tr("Name removed"))
        elif key in self.added:
            self._show(key, False)
            self._context.did(
                self.tr("Hide a slider"),
                lambda: self._show(key, True),
                lambda: self._show(key, False),
            )

    def name(self, key: str, name: str) -> None:
        """Call a slider ``name`` from now on, and keep it."""
        slider = next((each for each in self.shown() if each.key == key), None)
        name = name.strip()[: sliders.LONGEST_NAME]
        if slider is None or not name or name == slider.name:
            return
        new = slider.model_copy(update={"name": name})
        back = sliders.put(slider) if slider.name else sliders.drop(key)
        self._do(self.tr("Name the slider {name}").format(name=name), sliders.put(new), back)

    def _show(self, key: str, on: bool) -> None:
        self.added = [each for each in self.added if each != key] + ([key] if on else [])
        self.changed.emit()

    def _do(self, title: str, how: Change, back: Change, said: str = "") -> None:
        manifest, number = self._manifest, self._number
        if manifest is None:
            return

        def done(named: Named) -> None:
            self._take(number, named)
            self._context.did(
                title, lambda: self._change(manifest, back), lambda: self._change(manifest, how)
            )
            if said:
                self._context.said.emit(said, self.tr("Undo"), self._context.steps.undo)

        self._context.background.run(lambda: sliders.change(manifest, how), done)

    def _change(self, manifest: GeneratorManifest, how: Change) -> None:
        def done(named: Named) -> None:
            if manifest == self._manifest:
                self._take(self._number, named)

        self._context.background.run(lambda: sliders.change(manifest, how), done)

    def _take(self, number: int, named: Named) -> None:
        if named.recovered:
            self._context.warned.emit(named.recovered)
        if number == self._number:
            self.named = named.sliders
            self.changed.emit()

    def _forget(self) -> None:
        self._number += 1
        if self._search is not None:
            self._search.cancel()
        self._manifest = None
        self.named, self.bundled, self.found, self.added = [], [], [], []
        self.problem = None


def _look(
    backend: Backend,
    path: Path | None,
    device: str,
    manifest: GeneratorManifest,
    operation: Operation[float],
) -> list[NamedSlider]:
    """Return what was found in a model, today or earlier; nothing if its file is another by now.

    Raises:
        RenderCancelled: ``operation`` was stopped.
    """
    from acgan_desktop.engine.latent.direction_search import find_directions

    remembered = sliders.read_found(manifest)
    if remembered:
        return remembered
    renderer = backend.open(path, device, operation.is_stopped)
    try:
        found = find_directions(renderer, cancelled=operation.is_stopped, progress=operation.show)
        usable = renderer.manifest == manifest
    finally:
        renderer.close()
    named = [NamedSlider(directions=each) for each in found]
    if not usable:
        return []
    sliders.write_found(manifest, named)
    return named
