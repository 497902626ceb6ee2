"""What one can do with a training: pause, stop, keep a moment, go on, go on with changes."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from acgan_desktop.app.plain_text import caption
from acgan_desktop.app.training_look import TrainingLook
from acgan_desktop.library.training.error_codes import EndCode
from acgan_desktop.library.training.run_recipe import with_changes
from acgan_desktop.ui.theme.tokens import GAP
from acgan_desktop.ui.train.training_service import TrainingService
from acgan_desktop.ui.widgets.base import TextButton, TranslatedWidget


class RunButtons(TranslatedWidget, QWidget):
    """The buttons that fit the stage.

    Attributes:
        pause, stop, save: while it runs.
        go_on, changes: while it does not.
        leave: takes it out of the queue.

    Signals:
        saved: a moment is being saved.
    """

    saved = Signal()

    def __init__(self, service: TrainingService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._look: TrainingLook | None = None
        self.pause, self.stop, self.save = (
            TextButton("pause"),
            TextButton("close"),
            TextButton("save"),
        )
        self.go_on, self.changes = TextButton("play", "main"), TextButton("settings")
        self.leave = TextButton("close")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for button in (self.pause, self.stop, self.save, self.go_on, self.changes, self.leave):
            row.addWidget(button)
        row.addStretch(1)
        self._connect()

    def _connect(self) -> None:
        self.pause.clicked.connect(self.pause_or_resume)
        self.stop.clicked.connect(lambda: self._request("stop"))
        self.save.clicked.connect(self._save)
        self.go_on.clicked.connect(lambda: self._start())
        self.changes.clicked.connect(self._show_menu)
        self.leave.clicked.connect(self._leave)
        self.say(self.stop.setText, lambda: self.tr("Save and stop"))
        self.say(self.save.setText, lambda: self.tr("Keep this moment"))
        self.say(self.go_on.setText, lambda: self.tr("Go on"))
        self.say(self.changes.setText, lambda: self.tr("Go on with changes…"))
        self.say(self.leave.setText, lambda: self.tr("Take out of the queue"))
        self.say(lambda _: self._speak(), str)

    def show_look(self, look: TrainingLook) -> None:
        """Show what can be done with a training."""
        self._look = look
        self._speak()

    def pause_or_resume(self) -> None:
        """Pause the training, or let it go on."""
        if self._look is not None and self._look.stage in ("running", "paused"):
            self._request("resume" if self._look.stage == "paused" else "pause")

    def menu_of_changes(self) -> QMenu:
        """Return the menu of the ways to go on otherwise."""
        menu = QMenu(self)
        for text, act in self._ways():
            menu.addAction(caption(text)).triggered.connect(lambda _=False, act=act: act())
        return menu

    def _ways(self) -> list[tuple[str, Callable[[], object]]]:
        look = self._look
        if look is None or look.recipe is None:
            return []
        recipe, file = look.recipe, look.project.file
        faces = None
        if look.ended is not None and look.ended.code is EndCode.OUT_OF_MEMORY:
            faces = int(str(look.ended.values["faces"]))
        before = file.changes
        smaller = with_changes(before, recipe.in_smaller_portions(faces))
        slower = with_changes(before, recipe.slower())
        ways: list[tuple[str, Callable[[], object]]] = []
        target = file.kimg or recipe.kimg
        if target is not None:
            ways.append((self.tr("Twice as long"), lambda: self._start(kimg=2 * target)))
        ways.append((self.tr("With slower learning"), lambda: self._start(changes=slower)))
        ways.append((self.tr("With less memory at once"), lambda: self._start(changes=smaller)))
        return ways

    def _speak(self) -> None:
        look = self._look
        stage = look.stage if look is not None else "new"
        is_ours = look is not None and look.project.file.run is None
        runs = stage in ("running", "paused")
        rests = stage in ("stopped", "finished", "failed")
        ready = self._service.setup.state == "ready"
        self.pause.set_kind("main" if stage == "paused" else "plain",
                            "play" if stage == "paused" else "pause")  # fmt: skip
        self.pause.setText(self.tr("Resume") if stage == "paused" else self.tr("Pause"))
        for button in (self.pause, self.stop, self.save):
            button.setVisible(runs)
        self.go_on.setVisible(rests and stage != "finished" and is_ours and ready)
        self.changes.setVisible(rests and is_ours and ready and bool(self._ways()))
        self.leave.setVisible(stage == "waiting")

    def _show_menu(self) -> None:
        menu = self.menu_of_changes()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.changes.mapToGlobal(QPoint(0, self.changes.height())))

    def _start(self, **values: object) -> None:
        if self._look is not None:
            self._service.start(self._look.project, **values)

    def _save(self) -> None:
        self._request("checkpoint")
        self.saved.emit()

    def _request(self, what: str) -> None:
        if self._look is not None:
            self._service.request(self._look.project, what)  # type: ignore[arg-type]

    def _leave(self) -> None:
        if self._look is not None:
            self._service.leave_queue(self._look.project)
