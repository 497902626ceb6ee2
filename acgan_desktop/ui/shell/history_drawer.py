"""The drawer at the left of the window with all that was seen in this session."""

from typing import Final

from PySide6.QtCore import QDateTime, QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.services.session_history import Seen
from acgan_desktop.ui.shell.status_line import STATUS_HEIGHT
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_M, RAIL_WIDTH, tokens
from acgan_desktop.ui.widgets.base import IconButton, TranslatedWidget, give_keyboard_back, label
from acgan_desktop.ui.widgets.faces.face_model import FaceModel
from acgan_desktop.ui.widgets.faces.face_wall import FaceWall

_WIDTH: Final = 472


class HistoryDrawer(TranslatedWidget, QWidget):
    """A veil over the page with a drawer beside the rail.

    Attributes:
        wall: the pictures, newest first.

    Signals:
        opening: it will come into view.
    """

    opening = Signal()

    def __init__(self, context: AppContext, host: QWidget) -> None:
        super().__init__(host)
        self._context = context
        self._host = host
        self._focus_before: QWidget | None = None
        self._shown: list[Seen] = []
        self.drawer = QFrame(self)
        self.drawer.setObjectName("drawer")
        self.title, self.line = label("heading"), label("small")
        self.line.setWordWrap(True)
        self.empty = label("soft")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.close_button = IconButton("close")
        self.close_button.clicked.connect(self.close_up)
        self.faces = FaceModel(self)
        self.faces.provide = lambda row: self._shown[row].avatar
        self.faces.describe = self._describe
        self.faces.is_kept = context.is_kept
        self.wall = FaceWall(self.faces)
        self.wall.opened.connect(self._go_back_to)
        self.wall.clicked.connect(lambda index: self._go_back_to(index.row()))
        self._lay_out()
        self.say(self.title.setText, lambda: self.tr("Seen since the start"))
        self.say(
            self.line.setText,
            lambda: self.tr("Newest first. Return goes back to a face or a wall."),
        )
        self.say(
            self.empty.setText,
            lambda: self.tr("The faces and walls that you look at gather here until you leave."),
        )
        self.say(self.close_button.set_label, lambda: self.tr("Close (Esc)"))
        self.say(self.wall.setAccessibleName, lambda: self.tr("Seen since the start"))
        context.session_history.changed.connect(self._fill)
        host.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(GAP_L, GAP_M, GAP, 0)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.line)
        head.addLayout(words, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self.drawer)
        column.setContentsMargins(1, 0, 1, 0)
        column.setSpacing(GAP_M)
        column.addLayout(head)
        column.addWidget(self.wall, 1)
        self.empty.setContentsMargins(GAP_L, 0, GAP_L, 0)
        column.addWidget(self.empty, 1)

    def toggle(self) -> None:
        """Open the drawer, or close it."""
        if self.isVisible():
            self.close_up()
            return
        self.opening.emit()
        self._context.session_history.take_in()
        self._focus_before = QApplication.focusWidget()
        self._cover()
        self.show()
        self.raise_()
        self._fill()
        self.wall.choose(0)
        (self.wall if self._shown else self.close_button).setFocus()

    def close_up(self) -> None:
        """Close the drawer, and give the keyboard back."""
        if not self.isVisible():
            return
        self.hide()
        before, self._focus_before = self._focus_before, None
        give_keyboard_back(before)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click beside the drawer closes it."""
        if not self.drawer.geometry().contains(event.position().toPoint()):
            self.close_up()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Cover the window as it grows."""
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self._cover()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the veil."""
        QPainter(self).fillRect(self.rect(), tokens().colour("scrim", 0.32))

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        """Keep the keyboard in the drawer."""
        stops: list[QWidget] = [self.wall, self.close_button] if self._shown else []
        for stop in stops:
            if not stop.hasFocus():
                stop.setFocus()
                break
        return True

    def _cover(self) -> None:
        # The rail stays free: its button that opened the drawer closes it again.
        self.setGeometry(self._host.rect().adjusted(RAIL_WIDTH, 0, 0, -STATUS_HEIGHT))
        self.drawer.setGeometry(0, 0, min(_WIDTH, self.width()), self.height())

    def _fill(self) -> None:
        if not self.isVisible():
            return
        self._shown = list(self._context.session_history.seen)
        self.faces.set_faces(len(self._shown))
        for row, seen in enumerate(self._shown):
            self.faces.set_image(row, seen.picture)
        self.wall.setVisible(bool(self._shown))
        self.line.setVisible(bool(self._shown))
        self.empty.setVisible(not self._shown)

    def _describe(self, row: int, _: Avatar) -> str:
        seen = self._shown[row]
        moment = QDateTime.fromSecsSinceEpoch(int(seen.moment.timestamp())).time()
        at = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
        title = seen.title or self.tr("Face")
        return self.tr("{title}, seen at {time}").format(title=title, time=at)

    def _go_back_to(self, row: int) -> None:
        if not 0 <= row < len(self._shown):
            return
        seen = self._shown[row]
        self._focus_before = None
        self.close_up()
        if seen.back is not None:
            seen.back()
        else:
            self._context.open_avatar(seen.avatar, None)
