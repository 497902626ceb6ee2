"""The layer groups of the open model, named by what they were measured to change."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QObject, Signal

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.latent.crossing import can_cross
from acgan_desktop.engine.latent.group_effects import (
    COLOURS,
    DETAILS,
    SHAPE,
    GroupEffect,
    Sample,
    effects_of,
    sample_of,
)
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.engine.runtime.renderer import DrawnFace
from acgan_desktop.ui.i18n.vocabulary import joined
from acgan_desktop.ui.services.render_service import RenderService


class LayerGroups(QObject):
    """Draws a few children of each group once per model, and measures what the groups change.

    Signals:
        changed: the groups of the model that was asked for are measured.
    """

    changed = Signal()

    def __init__(self, service: RenderService, parent: QObject) -> None:
        super().__init__(parent)
        self._drawing = service.operation(self._take)
        self._known: dict[str, tuple[GroupEffect, ...]] = {}
        self._model = ""
        self._sample: Sample | None = None
        self._pictures: dict[Avatar, NDArray[np.uint8]] = {}

    def seen(self, manifest: GeneratorManifest) -> tuple[GroupEffect, ...] | None:
        """Return the groups that change something, those that change most first, if measured."""
        known = self._known.get(manifest.model_id)
        if known is None:
            return None
        return tuple(sorted((each for each in known if each.is_seen), key=lambda one: -one.whole))

    def measure(self, manifest: GeneratorManifest) -> None:
        """Measure the groups of a model, if that was not done yet."""
        if manifest.model_id in self._known or not can_cross(manifest):
            return
        if self._model != manifest.model_id or self._sample is None:
            self._model, self._sample, self._pictures = manifest.model_id, sample_of(manifest), {}
        missing = [each for each in self._sample.avatars() if each not in self._pictures]
        self._drawing.ask([(each, each) for each in missing])

    def rest(self) -> None:
        """Draw nothing until :meth:`measure`."""
        self._drawing.cancel()

    def _take(self, drawn: Sequence[tuple[Avatar, DrawnFace]]) -> None:
        self._pictures.update((avatar, face.pixels) for avatar, face in drawn)
        sample = self._sample
        if sample is not None and all(each in self._pictures for each in sample.avatars()):
            self._known[self._model] = effects_of(sample, self._pictures)
            self._sample, self._pictures = None, {}
            self.changed.emit()


def group_words(effects: Sequence[GroupEffect]) -> dict[str, str]:
    """Return what each group is called; numbers tell apart those that change the same."""
    translate = QCoreApplication.translate
    words = {
        SHAPE: translate("LayerGroups", "shape"),
        COLOURS: translate("LayerGroups", "colours"),
        DETAILS: translate("LayerGroups", "details"),
    }
    called = {one.name: joined([words[kind] for kind in one.main_kinds]) for one in effects}
    often = Counter(called.values())
    numbers: Counter[str] = Counter()
    for name, text in called.items():
        if often[text] > 1:
            numbers[text] += 1
            called[name] = f"{text} {numbers[text]}"
    return called
