"""Buttons for one class of an attribute: a swatch for a colour, a chip for any other word.

All are checkable, live in an exclusive QButtonGroup (arrow keys walk it) and paint themselves.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QConicalGradient,
    QFont,
    QFontMetrics,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from acgan_desktop.app.plain_text import one_line
from acgan_desktop.ui.theme.tokens import RADIUS, SMALL, TARGET, colour_names, tokens


class Choice(QAbstractButton):
    """A class that can be asked for.

    Attributes:
        value: the class as the model spells it, or "" for "any".
        partial: it is one part of a blend.
    """

    def __init__(self, value: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = value
        self.partial = False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def setText(self, text: str) -> None:  # noqa: N802
        """Show ``text``; no "&" in it becomes a key, as it would on another button."""
        super().setText(one_line(text))
        self.setShortcut(QKeySequence())

    def set_partial(self, partial: bool) -> None:
        """Mark as one part of a blend."""
        if partial != self.partial:
            self.partial = partial
            self.update()


class Swatch(Choice):
    """A disc in the colour of its class; several colours make a wheel.

    Under it stands the colour's name, where a person wants names: not everybody sees colours.
    """

    def __init__(self, value: str, colours: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(value, parent)
        self._colours = [QColor(colour) for colour in colours]
        self.fit_name()

    def setText(self, text: str) -> None:  # noqa: N802
        """Take the colour's name."""
        super().setText(text)
        self.fit_name()

    def fit_name(self) -> None:
        """Make room for the name, if names are wanted."""
        width = height = TARGET
        if colour_names():
            metrics = QFontMetrics(self._small_font())
            width = max(width, metrics.horizontalAdvance(self.text()) + 2)
            height += metrics.height()
        self.setFixedSize(width, height)
        self.update()

    def _small_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(SMALL)
        return font

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the disc, ringed when chosen."""
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(self.width() / 2, TARGET / 2)
        chosen = self.isChecked() or self.partial
        radius = 10.0 if chosen else 12.5 if self.underMouse() else 11.5
        if len(self._colours) == 1:
            painter.setBrush(self._colours[0])
        else:
            wheel = QConicalGradient(centre, 90)
            ring = [*self._colours, self._colours[0]]
            for place, colour in enumerate(ring):
                wheel.setColorAt(place / len(self._colours), colour)
            painter.setBrush(wheel)
        # A hairline keeps white on white and black on black visible.
        painter.setPen(QPen(t.colour("text", 0.22), 1))
        painter.drawEllipse(centre, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if chosen:
            width = 2.5 if self.isChecked() else 1.5
            painter.setPen(QPen(t.colour("accent"), width))
            painter.drawEllipse(centre, 13.5, 13.5)
        if colour_names():
            painter.setFont(self._small_font())
            painter.setPen(t.colour("text" if chosen else "text_soft"))
            words = self.rect().adjusted(0, TARGET, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            painter.setPen(QPen(t.colour("text"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.end()


class Chip(Choice):
    """A word in a rounded outline."""

    def __init__(self, value: str, parent: QWidget | None = None, *, quiet: bool = False) -> None:
        super().__init__(value, parent)
        self._quiet = quiet
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for the word."""
        width = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(max(TARGET, width + (20 if self._quiet else 24)), TARGET)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same as the hint: words are not cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the word, washed in the accent when chosen."""
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = 3 if self._quiet else 1
        box = QRectF(self.rect()).adjusted(1, inset, -1, -inset)
        radius = box.height() / 2 if self._quiet else RADIUS
        chosen = self.isChecked() or self.partial
        if chosen:
            painter.setBrush(t.colour("accent_wash"))
            painter.setPen(QPen(t.colour("accent"), 1.5))
        else:
            painter.setBrush(t.colour("hover" if self.underMouse() else "raised"))
            painter.setPen(QPen(t.colour("line"), 1))
        painter.drawRoundedRect(box, radius, radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(t.colour("text"), 2))
            painter.drawRoundedRect(box, radius, radius)
        painter.setPen(t.colour("text" if chosen or not self._quiet else "text_soft"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class Segment(Choice):
    """One part of a segmented control; :class:`Segments` draws the trough around it.

    Attributes:
        narrow: whether it has little room beside its word.
    """

    narrow = False

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for the word."""
        least, beside = (28, 6) if self.narrow else (40, 20)
        word = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(max(least, word + beside), TARGET)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same as the hint: words are not cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the word, raised when chosen."""
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        chosen = self.isChecked() or self.partial
        if chosen:
            painter.setBrush(t.colour("raised"))
            marked = self.value and self.isEnabled()
            painter.setPen(QPen(t.colour("accent" if marked else "line"), 1.5))
            painter.drawRoundedRect(box, RADIUS - 2, RADIUS - 2)
        elif self.underMouse():
            painter.setBrush(t.colour("line", 0.5))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box, RADIUS - 2, RADIUS - 2)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(t.colour("text"), 2))
            painter.drawRoundedRect(box, RADIUS - 2, RADIUS - 2)
        ink = "text" if chosen else "text_soft"
        painter.setPen(t.colour(ink if self.isEnabled() else "text_faint"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class Segments(QWidget):
    """The trough of a segmented control."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the trough."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(tokens().colour("sunken"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.end()
