"""The head of the Favourites page: what to look for, how to sort, whole collections."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from acgan_desktop.library.favourites.favourite import folded
from acgan_desktop.library.favourites.search import Order, Query, words_of
from acgan_desktop.ui.favourites.tag_row import TagRow
from acgan_desktop.ui.i18n.vocabulary import WORDS, shown
from acgan_desktop.ui.theme.tokens import GAP, GAP_L, GAP_M
from acgan_desktop.ui.widgets.base import IconButton, TranslatedWidget, frame, label
from acgan_desktop.ui.widgets.search_field import SearchField
from acgan_desktop.ui.widgets.stars import Stars

TYPING_MS: Final = 15
"""How long somebody who types is waited for before anything is looked up."""


class FavouritesBar(TranslatedWidget, QWidget):
    """Search, order, tags, stars, and a menu.

    Attributes:
        search: the field.
        order: the button with the menu of orders.
        tags: the tags to look through by.
        stars: the fewest stars asked for.
        menu: what can be done with whole collections; the page fills it.
        count: how many favourites there are, in words.

    Signals:
        asked: something else is looked for.
    """

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.count = label("heading"), label("soft")
        self.search = SearchField()
        self.search.setMinimumWidth(120)
        self.search.setMaximumWidth(280)
        self.order, self.more = IconButton("sort"), IconButton("dots")
        self.menu = QMenu(self)
        self._orders = self._order_menu()
        for button, menu in ((self.order, self._orders), (self.more, self.menu)):
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            button.setMenu(menu)
        self.stars, self.tags, self._least = Stars(), TagRow(), label("small")
        self.filters = QWidget()
        self._lay_out()
        self._speak_all()
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self.asked)
        self.search.textChanged.connect(lambda _: self._typing.start())
        self.tags.changed.connect(self.asked)
        self.stars.rated.connect(lambda _: self.asked.emit())

    def query(self) -> Query:
        """Return what is asked for now."""
        words = tuple(
            tuple(dict.fromkeys((word, *_meant_by(word))))
            for spellings in words_of(self.search.text())
            for word in spellings
        )
        return Query(words, self.tags.on(), self.stars.value() or 0, order=self.chosen_order())

    def chosen_order(self) -> Order:
        """Return how the wall is sorted."""
        return Order(self._group.checkedAction().data())

    def clear(self) -> None:
        """Look for nothing in particular."""
        self.search.clear()
        self._typing.stop()
        self.tags.set_on(())
        self.stars.set_value(0)
        self.asked.emit()

    def set_tags(self, counts: dict[str, int]) -> None:
        """Offer these tags."""
        self.tags.set_tags(counts)

    def _order_menu(self) -> QMenu:
        menu = QMenu(self)
        self._group = QActionGroup(menu)
        words = {
            Order.NEWEST: lambda: self.tr("Newest first"),
            Order.OLDEST: lambda: self.tr("Oldest first"),
            Order.RATING: lambda: self.tr("Best rated first"),
            Order.NAME: lambda: self.tr("By name"),
            Order.COLOUR: lambda: self.tr("By colour"),
        }
        for order, text in words.items():
            action = menu.addAction("")
            action.setCheckable(True)
            action.setData(order.value)
            action.setChecked(order is Order.NEWEST)
            self._group.addAction(action)
            self.say(action.setText, text)
        self._group.triggered.connect(lambda _: self.asked.emit())
        return menu

    def _lay_out(self) -> None:
        head = frame("wallArea")
        head.setFixedHeight(56)
        row = QHBoxLayout(head)
        row.setContentsMargins(GAP_L, GAP_M, GAP_M, GAP)
        row.setSpacing(GAP)
        row.addWidget(self.title)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.search, 3)
        row.addWidget(self.order)
        row.addWidget(self.more)
        below = QHBoxLayout(self.filters)
        below.setContentsMargins(GAP_L, 0, GAP_M, GAP)
        below.setSpacing(GAP)
        below.addWidget(self._least)
        below.addWidget(self.stars)
        below.addWidget(self.tags, 1)
        self.filters.setObjectName("wallArea")
        self.filters.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.filters)

    def _speak_all(self) -> None:
        self.say(self.title.setText, lambda: self.tr("Favourites"))
        self.say(self.search.setPlaceholderText, lambda: self.tr("Search"))
        self.say(self.search.setAccessibleName, lambda: self.tr("Search the favourites"))
        self.say(
            self.search.setToolTip,
            lambda: self.tr("Names, tags, and what a face asks for, such as “pink” (Ctrl+F)"),
        )
        self.say(self.order.set_label, lambda: self.tr("Sort"))
        self.say(self.more.set_label, lambda: self.tr("Whole collections"))
        self.say(self._least.setText, lambda: self.tr("At least"))
        self.say(self.stars.setAccessibleName, lambda: self.tr("Fewest stars"))
        self.say(self.stars.setToolTip, lambda: self.tr("Show faces with at least so many stars"))


def _meant_by(word: str) -> list[str]:
    """Return the words of models that somebody may mean who writes in their own language."""
    return [known for known in map(str, WORDS) if word in folded(shown(known))]
