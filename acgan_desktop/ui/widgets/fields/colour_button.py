"""A button that shows a colour, with a menu of others by their names."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QMenu, QWidget

from acgan_desktop.app.plain_text import caption
from acgan_desktop.app.save_choice import colour_text
from acgan_desktop.ui.theme.tokens import tokens
from acgan_desktop.ui.widgets.base import TextButton, TranslatedWidget

_SIDE = 18

Colour = tuple[int, int, int]


class ColourButton(TranslatedWidget, TextButton):
    """One colour; its name, or "#rrggbb", stands beside it.

    Signals:
        changed: a person chose another one.
    """

    changed = Signal()

    def __init__(
        self,
        named: Mapping[str, Colour],
        name_of: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        """Show the first of ``named``.

        Args:
            named: the colours of the menu by their keys.
            name_of: returns what a person reads for a key, in the language of the moment.
            parent: the widget it lies in.
        """
        super().__init__(parent=parent)
        self._named, self._name_of = dict(named), name_of
        self._colour: Colour = next(iter(self._named.values()))
        self.setIconSize(QSize(_SIDE, _SIDE))
        self.colours = QMenu(self)
        self.lines = {}
        for key, colour in self._named.items():
            line = self.colours.addAction(_swatch(colour), "")
            line.triggered.connect(lambda _=False, colour=colour: self.choose(colour))
            self.lines[key] = line
        self.colours.addSeparator()
        self._other = self.colours.addAction("")
        self._other.triggered.connect(lambda _=False: self._ask())
        self.clicked.connect(self._open)
        self.say(self._other.setText, lambda: caption(self.tr("Other…")))
        self.say(lambda _: self._show(), str)

    def colour(self) -> Colour:
        """Return the colour: three levels from 0 to 255."""
        return self._colour

    def set_colour(self, colour: Colour) -> None:
        """Show another colour, without telling anybody."""
        self._colour = colour
        self._show()

    def choose(self, colour: Colour) -> None:
        """Take another colour, as a person does."""
        if colour != self._colour:
            self.set_colour(colour)
            self.changed.emit()

    def _ask(self) -> None:
        dialog = QColorDialog(QColor(*self._colour), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(
            lambda chosen: self.choose((chosen.red(), chosen.green(), chosen.blue()))
        )
        dialog.open()

    def _open(self) -> None:
        self.colours.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _show(self) -> None:
        for key, line in self.lines.items():
            line.setText(caption(self._name_of(key)))
        keys = [key for key, colour in self._named.items() if colour == self._colour]
        name = self._name_of(keys[0]) if keys else colour_text(self._colour)
        self.setText(caption(name))
        self.setIcon(_swatch(self._colour))


def _swatch(colour: Colour) -> QIcon:
    made = QPixmap(2 * _SIDE, 2 * _SIDE)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(*colour))
    painter.setPen(tokens().colour("text", 0.3))
    painter.drawEllipse(QRectF(3, 3, 2 * _SIDE - 6, 2 * _SIDE - 6))
    painter.end()
    return QIcon(made)
