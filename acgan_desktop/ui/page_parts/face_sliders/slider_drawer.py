"""The drawer with the sliders of the chosen face."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from acgan_desktop.app.plain_text import caption
from acgan_desktop.library.settings.sliders import NamedSlider
from acgan_desktop.ui.i18n.slider_words import group_of, name_of, reach_of, towards
from acgan_desktop.ui.i18n.vocabulary import shown
from acgan_desktop.ui.page_parts.face_sliders.slider_row import SliderRow
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_M, GAP_S
from acgan_desktop.ui.widgets.base import (
    IconButton,
    TextButton,
    TranslatedWidget,
    frame,
    label,
)
from acgan_desktop.ui.widgets.columns import lay_out_controls
from acgan_desktop.ui.widgets.progress_line import QuietBar

_STEPS = 1000
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class SliderDrawer(TranslatedWidget, QWidget):
    """Sliders one under the other; while they are looked for, how far that is.

    Attributes:
        rows: the sliders that are shown, by key.

    Signals:
        moved(str, float, int): the slider of this key to this amount, in this stroke of the hand.
        renamed(str, str): the slider of this key is called so.
        put_away(str): the slider of this key is not wanted any more.
        added(str): the slider of this key is wanted, too.
        reset_wanted, closed, again_wanted: the buttons.
    """

    moved = Signal(str, float, int)
    renamed = Signal(str, str)
    put_away = Signal(str)
    added = Signal(str)
    reset_wanted = Signal()
    closed = Signal()
    again_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, SliderRow] = {}
        self._others: list[NamedSlider] = []
        self._stroke = 0
        self.back = IconButton("back")
        self.title, self.line = label("heading"), label("small")
        self.bar = QuietBar()
        self.bar.setRange(0, _STEPS)
        self.again = TextButton("reroll")
        self.more = TextButton("plus")
        self.reset = TextButton()
        self._lay_out()
        self.back.clicked.connect(self.closed)
        self.reset.clicked.connect(self.reset_wanted)
        self.again.clicked.connect(self.again_wanted)
        self.more.clicked.connect(self._offer)
        self.say(self.back.set_label, lambda: self.tr("Back to the wishes (Esc)"))
        self.say(self.title.setText, lambda: self.tr("Change this face"))
        self.say(self.reset.setText, lambda: self.tr("Reset all sliders"))
        self.say(self.more.setText, lambda: self.tr("More sliders…"))
        self.say(
            self.more.setToolTip,
            lambda: self.tr("Other ways in which this model's faces differ"),
        )
        self.say(self.again.setText, lambda: self.tr("Try again"))
        self.set_state("looking")

    def _lay_out(self) -> None:
        head = frame("controls")
        line = QHBoxLayout(head)
        line.setContentsMargins(GAP, GAP_M, GAP, GAP_S)
        line.setSpacing(GAP_S)
        line.addWidget(self.back)
        line.addWidget(self.title, 1)
        body = frame("controlsBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(GAP_L, GAP_S, GAP_S, GAP_L)
        column.setSpacing(GAP)
        self.line.setWordWrap(True)
        column.addWidget(self.line)
        column.addWidget(self.bar)
        column.addWidget(self.again)
        self._column = QVBoxLayout()
        self._column.setSpacing(GAP_S)
        column.addLayout(self._column)
        column.addWidget(self.more)
        column.addStretch(1)
        foot = frame("controls")
        row = QHBoxLayout(foot)
        row.setContentsMargins(GAP_L, GAP, GAP_L, GAP_L)
        row.addWidget(self.reset)
        self._scroll = lay_out_controls(self, body, foot, head)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    # What it shows.

    def set_state(self, state: str, problem: str = "") -> None:
        """Show that sliders are looked for ("looking"), are there ("there"), or not ("failed")."""
        self._state = state
        self.bar.setVisible(state == "looking")
        self.again.setVisible(state == "failed")
        self.reset.setVisible(bool(self.rows))
        self.more.setVisible(bool(self._others))
        if state == "looking":
            text = self.tr("Looking for what this model can change about a face…")
        elif state == "failed":
            text = problem
        else:
            text = self.tr("Rename a slider, and it stays as yours.")
        self.line.setText(text)
        self.bar.setAccessibleName(text)

    def set_share(self, share: float) -> None:
        """Show how much of the search is done, 0 to 1."""
        self.bar.setValue(round(_STEPS * share))

    def set_sliders(
        self,
        sliders: Sequence[NamedSlider],
        removable: Mapping[str, bool],
        others: list[NamedSlider],
    ) -> None:
        """Show these sliders, in this order; ``others`` are offered.

        Args:
            sliders: what to show.
            removable: by key, those that can be put away; True where the person named it.
            others: what else there is.
        """
        self._others = others
        keys = [each.key for each in sliders]
        for key in [key for key in self.rows if key not in keys]:
            row = self.rows.pop(key)
            if row.isAncestorOf(self.focusWidget() or row) and self.isVisible():
                self.more.setFocus()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, slider in enumerate(sliders):
            row = self.rows.get(slider.key) or self._new_row(slider)
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
                row.show()  # now, not when the layout comes round to it: Tab skips what is hidden
            named = removable.get(slider.key, False)
            row.show_name(name_of(slider), named, slider.key in removable)
        self.rows = {key: self.rows[key] for key in keys}
        last: QWidget = self.back
        for row in self.rows.values():
            for stop in (row.name, row.away, row.slider):
                QWidget.setTabOrder(last, stop)
                last = stop
        QWidget.setTabOrder(last, self.more)
        QWidget.setTabOrder(self.more, self.reset)

    def set_amounts(self, amounts: Mapping[str, float], changed: bool) -> None:
        """Show where each slider stands, and whether there is anything to bring back."""
        for key, row in self.rows.items():
            row.set_amount(amounts.get(key, 0.0))
        self.reset.setEnabled(changed)

    def last_stop(self) -> QWidget:
        """Return what Tab visits last."""
        return self.reset

    def menu(self) -> QMenu:
        """Return the menu of the sliders that are not shown, those of a kind together."""
        menu = QMenu(self)
        groups: dict[str, QMenu] = {}
        for slider in self._others:
            group = group_of(slider)
            if group not in groups:
                groups[group] = menu.addMenu(caption(group))
            class_ = towards(slider)[1]
            text = shown(class_) if class_ and not slider.name else name_of(slider)
            action = groups[group].addAction(caption(text))
            action.triggered.connect(lambda _=False, key=slider.key: self.added.emit(key))
        return menu

    def _offer(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _new_row(self, slider: NamedSlider) -> SliderRow:
        key = slider.key
        row = SliderRow(key, reach_of(slider), self)
        row.moved.connect(lambda amount: self.moved.emit(key, amount, self._stroke))
        row.stroke_begun.connect(self._begin_stroke)
        row.renamed.connect(lambda name: self.renamed.emit(key, name))
        row.put_away.connect(lambda: self.put_away.emit(key))
        for stop in (row.name, row.slider, row.away):
            stop.installEventFilter(self)
        self.rows[key] = row
        return row

    def _begin_stroke(self) -> None:
        self._stroke += 1

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Bring what the keyboard reaches into view."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            assert isinstance(event, QFocusEvent)
            if event.reason() in _BY_TAB:
                self._scroll.ensureWidgetVisible(watched.parentWidget() or watched)
        return super().eventFilter(watched, event)
