"""The buttons that lie on the map: nearer, farther, back to where it begins."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QVBoxLayout

from acgan_desktop.ui.explore.map_view import MapView
from acgan_desktop.ui.theme.tokens import GAP_L, GAP_S
from acgan_desktop.ui.widgets.base import IconButton, TranslatedWidget


class MapButtons(TranslatedWidget, QFrame):
    """Three buttons in the corner of a :class:`MapView`."""

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self.setObjectName("mapButtons")
        self._view = view
        self.nearer, self.farther = IconButton("plus"), IconButton("minus")
        self.home = IconButton("home")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP_S, GAP_S, GAP_S, GAP_S)
        layout.setSpacing(0)
        for button in (self.nearer, self.farther, self.home):
            layout.addWidget(button)
        self.nearer.clicked.connect(lambda: view.zoom(1))
        self.farther.clicked.connect(lambda: view.zoom(-1))
        self.home.clicked.connect(view.home_wanted)
        self.say(self.nearer.set_label, lambda: self.tr("Nearer: smaller differences (+)"))
        self.say(self.farther.set_label, lambda: self.tr("Farther: larger differences (-)"))
        self.say(self.home.set_label, lambda: self.tr("Back to the middle (Home)"))
        view.installEventFilter(self)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay in the corner."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.adjustSize()
        view = self._view
        self.move(view.width() - self.width() - GAP_L, view.height() - self.height() - GAP_L)
