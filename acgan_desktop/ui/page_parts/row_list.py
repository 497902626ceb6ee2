"""A list at the left of a page: a heading, and rows of which one is checked."""

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from acgan_desktop.ui.page_parts.list_row import ListRow
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_S
from acgan_desktop.ui.widgets.base import TranslatedWidget, frame, label


class RowList(TranslatedWidget, QWidget):
    """Rows in an exclusive group, below a heading.

    Attributes:
        heading: says what they are.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        body = frame("controlsBody", self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(body)
        self._list = QVBoxLayout(body)
        self._list.setContentsMargins(GAP, GAP_L, 0, GAP_L)
        self._list.setSpacing(GAP_S)
        self.heading = label("heading")
        self.heading.setContentsMargins(GAP, 0, 0, GAP_S)
        self._list.addWidget(self.heading)
        self._list.addStretch(1)

    def add_row(self, icon_name: str, name: str) -> ListRow:
        """Add a row below the others."""
        row = ListRow(icon_name, name)
        self._group.addButton(row)
        self._list.insertWidget(self._list.count() - 1, row)  # before the stretch
        return row

    def clear_rows(self) -> None:
        """Take all rows away."""
        for row in self._group.buttons():
            self._group.removeButton(row)
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
