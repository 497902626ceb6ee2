"""The slider from typical to unusual faces: truncation in a person's words."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QVBoxLayout, QWidget

from acgan_desktop.app.plain_text import tool_tip
from acgan_desktop.ui.theme.tokens import GAP_S, TARGET, tokens
from acgan_desktop.ui.widgets.base import TranslatedWidget, label

_STEPS = 100


class Slider(QSlider):
    """A quiet slider: a line, the part chosen in the accent, a round handle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFixedHeight(TARGET)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a comfortable width."""
        return QSize(160, TARGET)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw line and handle."""
        t = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, x = self.height() / 2, self._handle_x()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.colour("line"))
        painter.drawRoundedRect(QRectF(2, middle - 2, self.width() - 4, 4), 2, 2)
        painter.setBrush(t.colour("accent" if self.isEnabled() else "text_faint"))
        start, end = sorted((self._start_x(), x))
        painter.drawRoundedRect(QRectF(start, middle - 2, end - start, 4), 2, 2)
        painter.setBrush(t.colour("raised"))
        painter.setPen(QPen(t.colour("accent" if self.isEnabled() else "text_faint"), 2))
        radius = 8.5 if self.underMouse() or self.isSliderDown() else 7.5
        painter.drawEllipse(QPointF(x, middle), radius, radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(t.colour("text"), 1.5))
            painter.drawEllipse(QPointF(x, middle), 11.5, 11.5)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Jump to where one clicks, and drag from there."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._go_to(event.position().x())
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Drag."""
        if self.isSliderDown():
            self._go_to(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Stop dragging."""
        self.setSliderDown(False)
        self.update()

    def _start_x(self) -> float:
        """Return where the part in the accent begins."""
        return 2

    def _handle_x(self) -> float:
        return self._x_of(self.value())

    def _x_of(self, value: int) -> float:
        span = max(1, self.maximum() - self.minimum())
        return 12 + (self.width() - 24) * (value - self.minimum()) / span

    def _go_to(self, x: float) -> None:
        share = min(1.0, max(0.0, (x - 12) / max(1, self.width() - 24)))
        self.setValue(round(self.minimum() + share * (self.maximum() - self.minimum())))


class TypicalSlider(TranslatedWidget, QWidget):
    """Truncation between the bounds that make sense for the model.

    Signals:
        changed(float): the new psi.
    """

    changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low, self._high = 0.0, 1.0
        self.slider = Slider(self)
        self.slider.setRange(0, _STEPS)
        self.slider.setPageStep(10)
        self.slider.valueChanged.connect(self._moved)
        typical, unusual = label("small"), label("small")
        self.say(typical.setText, lambda: self.tr("Typical"))
        self.say(unusual.setText, lambda: self.tr("Unusual"))
        ends = QHBoxLayout()
        ends.addWidget(typical)
        ends.addStretch(1)
        ends.addWidget(unusual)
        self._title = label("heading")
        self.say(self._title.setText, lambda: self.tr("Character"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._title)
        layout.addWidget(self.slider)
        layout.addSpacing(-GAP_S)
        layout.addLayout(ends)
        self.say(self._describe, lambda: self.tr("How typical or unusual the faces are"))

    def set_bounds(self, low: float, high: float) -> None:
        """Let the slider run from psi ``low`` to ``high``."""
        value = self.value()
        self._low, self._high = low, max(high, low + 1e-6)
        self.set_value(value)

    def value(self) -> float:
        """Return psi."""
        share = self.slider.value() / _STEPS
        return round(self._low + share * (self._high - self._low), 4)

    def set_value(self, psi: float) -> None:
        """Show ``psi`` without telling anybody."""
        self.slider.blockSignals(True)
        self.slider.setValue(round(_STEPS * (psi - self._low) / (self._high - self._low)))
        self.slider.blockSignals(False)
        self.slider.update()
        self._explain()

    def _moved(self) -> None:
        self._explain()
        self.changed.emit(self.value())

    def _describe(self, name: str) -> None:
        self.slider.setAccessibleName(name)
        self._explain()

    def _explain(self) -> None:
        text = self.tr("Truncation ψ = {psi}: lower is safer, higher is more varied")
        says = text.format(psi=f"{self.value():.2f}")
        self.slider.setToolTip(tool_tip(says))
        self.slider.setAccessibleDescription(says)
