"""What is written on one favourite or on several: a name, stars, tags."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QSizePolicy, QVBoxLayout, QWidget

from acgan_desktop.app.plain_text import tool_tip
from acgan_desktop.library.favourites.favourite import MAX_NAME, MAX_TAG, Labels
from acgan_desktop.ui.theme.tokens import GAP, GAP_S
from acgan_desktop.ui.widgets.base import TranslatedWidget
from acgan_desktop.ui.widgets.choices import Chip
from acgan_desktop.ui.widgets.flow_layout import FlowLayout
from acgan_desktop.ui.widgets.stars import Stars
from acgan_desktop.ui.widgets.text_field import TextField

_MOST_SHOWN = 24
_WIDEST_TAG = 170


class LabelEditor(TranslatedWidget, QWidget):
    """Name, stars and tags of the picked favourites.

    Attributes:
        name: the field of the name; hidden where several are picked.
        stars: the rating that all have in common.
        chips: the tags, by name; a click takes one away.
        new_tag: the field in which a tag is written.

    Signals:
        renamed(str), rated(int), tagged(str), untagged(str): a person wrote something.
    """

    renamed = Signal(str)
    rated = Signal(int)
    tagged = Signal(str)
    untagged = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = TextField()
        self.name.setMaxLength(MAX_NAME)
        self.stars = Stars()
        self.new_tag = TextField()
        self.new_tag.setMaxLength(MAX_TAG)
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.new_tag.setCompleter(completer)
        self.chips: dict[str, Chip] = {}
        self._tags = QWidget()
        self._tags.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._flow = FlowLayout(self._tags, GAP_S)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for widget in (self.name, self.stars, self._tags, self.new_tag):
            column.addWidget(widget)
        self._shown_name = ""
        self._shown_tags: list[tuple[str, bool]] = []
        self.name.editingFinished.connect(self._rename)
        self.new_tag.returnPressed.connect(self._tag)
        self.stars.rated.connect(self.rated)
        self._tags.hide()
        self.say(self.name.setPlaceholderText, lambda: self.tr("Name"))
        self.say(self.name.setAccessibleName, lambda: self.tr("Name"))
        self.say(self.stars.setAccessibleName, lambda: self.tr("Rating"))
        self.say(self.stars.setToolTip, lambda: self.tr("Rate with the keys 1 to 5; 0 for none"))
        self.say(self.new_tag.setPlaceholderText, lambda: self.tr("Add a tag"))
        self.say(self.new_tag.setAccessibleName, lambda: self.tr("Add a tag"))

    def show_labels(self, labels: Sequence[Labels]) -> None:
        """Show what is written on the picked favourites."""
        self.name.setVisible(len(labels) == 1)
        shown = labels[0].name if len(labels) == 1 else ""
        if shown != self._shown_name or not self.name.hasFocus():
            self._shown_name = shown
            self.name.setText(shown)
        ratings = {each.rating for each in labels}
        self.stars.set_value(ratings.pop() if len(ratings) == 1 else None)
        tags: dict[str, int] = {}
        for each in labels:
            for tag in each.tags:
                tags[tag] = tags.get(tag, 0) + 1
        wanted = [(tag, count == len(labels)) for tag, count in tags.items()][:_MOST_SHOWN]
        if wanted != self._shown_tags:
            self._shown_tags = wanted
            self._show_tags()
        self.setEnabled(bool(labels))

    def set_known_tags(self, tags: Sequence[str]) -> None:
        """Offer tags that are in use while one is written."""
        self._known.setStringList(list(tags))

    def _show_tags(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.chips = {}
        for tag, on_all in self._shown_tags:
            chip = Chip(tag, self._tags, quiet=True)
            shown = self.fontMetrics().elidedText(tag, Qt.TextElideMode.ElideRight, _WIDEST_TAG)
            chip.setText(f"{shown}  ×")
            chip.setCheckable(False)
            chip.set_partial(on_all)
            chip.setAccessibleName(self.tr("Remove the tag {name}").format(name=tag))
            chip.setToolTip(tool_tip(self.tr("Remove the tag {name}").format(name=tag)))
            chip.clicked.connect(lambda _=False, tag=tag: self.untagged.emit(tag))
            self._flow.addWidget(chip)
            chip.show()
            self.chips[tag] = chip
        self._tags.setVisible(bool(self.chips))
        self._flow.invalidate()
        self._tags.updateGeometry()

    def _rename(self) -> None:
        text = self.name.text()
        if text != self._shown_name and self.name.isVisible():
            self._shown_name = text
            self.renamed.emit(text)

    def _tag(self) -> None:
        text = self.new_tag.text().strip()
        self.new_tag.setText("")  # not clear(), which Ctrl+Z would take back before the tag
        if text:
            self.tagged.emit(text)
