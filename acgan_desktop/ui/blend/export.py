"""Exporting the blend: how, where to, how far it is, and how it ended."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.user_folders import unused_name
from acgan_desktop.engine.latent.blend import Loop
from acgan_desktop.library.animation.export import Kind, Look
from acgan_desktop.ui.blend.animation_dialog import AnimationDialog
from acgan_desktop.ui.blend.animation_writer import AnimationOrder, AnimationWriter, estimate
from acgan_desktop.ui.blend.feed import BlendFeed
from acgan_desktop.ui.blend.stories import BlendStories
from acgan_desktop.ui.page_parts.save_picture import picture_folder
from acgan_desktop.ui.page_parts.show_folder import say_saved
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.theme.images import pixels_of
from acgan_desktop.ui.widgets.base import TextButton, TranslatedWidget
from acgan_desktop.ui.widgets.progress_line import ProgressLine

AskAnimation = Callable[[QWidget, Path], Path | None]
_SAMPLE = 5


class BlendExport(TranslatedWidget, QWidget):
    """A button; while something is written, how far it is.

    Attributes:
        writer: writes.
        ask_path: asks where to, with a suggestion; None if the person changed their mind.
    """

    def __init__(
        self,
        context: AppContext,
        stories: BlendStories,
        feed: BlendFeed,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.writer = AnimationWriter(context, self)
        self.button = TextButton("film", "main")
        self.progress = ProgressLine()
        self.progress.hide()
        self.ask_path: AskAnimation = self._ask
        self.dialog: AnimationDialog | None = None
        self._stories = stories
        self._feed = feed
        self._sampling = False
        self._sample_again = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.button)
        column.addWidget(self.progress)
        self.button.clicked.connect(self.show_dialog)
        self.progress.cancelled.connect(self.writer.cancel)
        self.writer.progressed.connect(self.progress.set_share)
        self.writer.ended.connect(self._ended)
        self.say(self.button.setText, lambda: self.tr("Export…"))
        self.say(
            self.button.setToolTip,
            lambda: self.tr("Save as GIF, WebP, APNG or MP4 (Ctrl+Shift+E)"),
        )

    def show_dialog(self) -> None:
        """Ask how to write the present blend."""
        story, manifest = self._stories.now, self.context.manifest
        if not story.can_play or manifest is None or self.writer.is_busy:
            return
        if self.dialog is None:
            self.dialog = AnimationDialog(self.window())
            self.dialog.wanted.connect(self._export)
            self.dialog.changed.connect(self._sample)
        self.dialog.show_for(
            story.duration, self._repeats(), story.frame_count, manifest.resolution
        )

    def show_state(self) -> None:
        """Offer the button where there is something to export."""
        busy = self.writer.is_busy
        self.button.setVisible(not busy)
        self.progress.setVisible(busy)
        self.button.setEnabled(self._stories.now.can_play)

    def _repeats(self) -> bool:
        return self._stories.now.loop is not Loop.ONCE

    def _export(self, kind: Kind, look: Look) -> None:
        story, manifest = self._stories.now, self.context.manifest
        if manifest is None or not story.can_play or self.writer.is_busy:
            return
        folder = picture_folder(self.context.settings)
        path = self.ask_path(self, unused_name(folder / f"blend{kind.value}"))
        if path is None:
            return
        if path.suffix.lower() != kind.value:
            # Nobody was asked whether a file of this name may be replaced.
            path = unused_name(path.with_name(path.name + kind.value))
        self.context.settings.save_folder = str(path.parent)
        try:
            blend = story.blend(manifest)
        except UserError as error:
            self.context.show_error(error)
            return
        self.progress.set_text(self.tr("Writing {name}").format(name=path.name))
        self.progress.set_share(0.0)
        had_focus = self.button.hasFocus()
        self.writer.start(AnimationOrder(path, blend, story.frame_count(look.rate), look))
        self.show_state()
        if had_focus:
            self.progress.cancel.setFocus()

    def _ended(self, path: Path | None) -> None:
        had_focus = self.progress.cancel.hasFocus()
        self.show_state()
        if had_focus:
            self.button.setFocus()
        if path is None:
            return
        text = self.tr("Saved as {name}").format(name=path.name)
        say_saved(self.context, text, path)

    def _ask(self, parent: QWidget, suggestion: Path) -> Path | None:
        kinds = self.tr("Animations (*{suffix})").format(suffix=suggestion.suffix)
        title = self.tr("Save the animation")
        chosen, _ = QFileDialog.getSaveFileName(parent, title, str(suggestion), kinds)
        return Path(chosen) if chosen else None

    # How large the file will be.

    def _sample(self) -> None:
        """Pack a few frames that are there, to tell the size; one try at a time."""
        dialog = self.dialog
        if dialog is None or not dialog.isVisible():
            return
        if self._sampling:
            self._sample_again = True
            return
        kind, look, count = dialog.chosen_kind(), dialog.chosen_look(), dialog.frame_count()
        images: list[QImage] = []
        cache = self._feed.cache
        for frame in range(cache.count):
            image = cache.get(frame)
            if image is None:
                images = []
            else:
                images.append(image)
            if len(images) == _SAMPLE:
                break
        if len(images) < _SAMPLE or (kind is Kind.MP4 and not dialog.accept_button.isEnabled()):
            return
        frames = np.stack([pixels_of(image) for image in images])
        self._sampling = True

        def done(size: float) -> None:
            self._sampling = False
            if self._sample_again:
                self._sample_again = False
                self._sample()
            elif size:
                dialog.show_size(size)

        def failed(error: Exception) -> None:
            if not isinstance(error, UserError):
                self.context.show_error(error)
            done(0.0)

        self.context.workshop.run(lambda: estimate(frames, kind, look, count), done, failed)
