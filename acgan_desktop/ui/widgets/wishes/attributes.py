"""The attribute controls, drawn from the model's manifest alone."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acgan_desktop.core.wish import Wish, WishValue
from acgan_desktop.engine.model_file.manifest import Attribute
from acgan_desktop.ui.theme.tokens import GAP_S
from acgan_desktop.ui.widgets.wishes.attribute_control import AttributeControl


class AttributeControls(QWidget):
    """The controls of all attributes of a model, one under the other.

    Signals:
        changed(str, object): an attribute's name and its new class, blend, or None for any.
        lock_changed(str, bool): an attribute's name, and whether it is locked now.
    """

    changed = Signal(str, object)
    lock_changed = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.controls: dict[str, AttributeControl] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP_S)

    def set_attributes(self, attributes: tuple[Attribute, ...]) -> None:
        """Draw the controls of ``attributes``, all open ("any")."""
        for control in self.controls.values():
            self._layout.removeWidget(control)
            # Until it is gone it must not speak for a model that is not there any more.
            control.hide()
            control.blockSignals(True)
            control.deleteLater()
        self.controls = {}
        for attribute in attributes:
            control = AttributeControl(attribute, self)
            control.chosen.connect(self.changed)
            control.locked.connect(self.lock_changed)
            self._layout.addWidget(control)
            self.controls[attribute.name] = control

    def order_tabs(self, after: QWidget | None = None) -> QWidget | None:
        """Let Tab visit the controls in their order, ``after`` a widget; return the last one."""
        for control in self.controls.values():
            for stop in control.stops():
                if after is not None:
                    QWidget.setTabOrder(after, stop)
                after = stop
        return after

    def wish(self) -> dict[str, WishValue]:
        """Return what is asked for of each attribute."""
        return {name: control.value() for name, control in self.controls.items()}

    def set_wish(self, wish: Wish) -> None:
        """Show ``wish`` without telling anybody; missing attributes are open."""
        for name, control in self.controls.items():
            control.set_value(wish.get(name))

    def locked(self) -> frozenset[str]:
        """Return the attributes that only the person's own hand may change."""
        return frozenset(
            name for name, control in self.controls.items() if control.lock.isChecked()
        )

    def set_locked(self, names: Collection[str]) -> None:
        """Lock exactly ``names``."""
        for name, control in self.controls.items():
            control.lock.setChecked(name in names)
