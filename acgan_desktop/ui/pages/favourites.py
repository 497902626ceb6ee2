"""The Favourites page: what was kept, and the way back to each."""

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from acgan_desktop.avatar import Avatar
from acgan_desktop.library.favourites import Favourite
from acgan_desktop.ui.describing import facts_of, name_of
from acgan_desktop.ui.desk import Desk
from acgan_desktop.ui.pages.page import Page
from acgan_desktop.ui.saving import AskPath, ask_path, save_picture
from acgan_desktop.ui.theme import GAP, GAP_L, GAP_M
from acgan_desktop.ui.widgets.base import TextButton, frame, label
from acgan_desktop.ui.widgets.empty_page import EmptyPage
from acgan_desktop.ui.widgets.face_model import FaceModel
from acgan_desktop.ui.widgets.face_wall import FaceWall
from acgan_desktop.ui.widgets.side_panel import SidePanel


class FavouritesPage(Page):
    """A wall of kept faces.

    Attributes:
        faces: the wall; row i is ``items[i]``.
        items: the favourites shown, newest first.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.ask_path: AskPath = ask_path
        self.items: list[Favourite] = []
        self.faces = FaceModel(self)
        self.faces.provide = lambda row: self.items[row].avatar
        self.faces.describe = lambda row, avatar: name_of(desk.manifest, row, avatar)
        self.wall = FaceWall(self.faces)
        self.open_in_create = TextButton("create", "main")
        self.save = TextButton("save")
        self.remove = TextButton("remove")
        self.explore = TextButton("explore")
        self.side = SidePanel([[self.open_in_create], [self.explore], [self.save, self.remove]])
        self.empty = EmptyPage("heart")
        self.count = label("soft")
        self._lay_out()
        self._speak_all()
        desk.shelf_changed.connect(self._fill)
        desk.model_opened.connect(lambda _: self._show_chosen())
        self.wall.viewed.connect(self._show_pictures)
        self.wall.chosen.connect(lambda _: self._show_chosen())
        self.wall.opened.connect(lambda _: self.open_chosen())
        self.open_in_create.clicked.connect(self.open_chosen)
        self.explore.clicked.connect(self.explore_around)
        self.save.clicked.connect(self.save_chosen)
        self.remove.clicked.connect(self.remove_chosen)
        self.empty.step_taken.connect(lambda: desk.page_wanted.emit("create"))
        self.action(lambda: self.tr("Remove this face"), self.remove_chosen, "Delete", "remove")
        self.action(lambda: self.tr("Save this face"), self.save_chosen, "Ctrl+S", "save")
        self.action(
            lambda: self.tr("Explore around this face"), self.explore_around, "Ctrl+E", "explore"
        )
        self.action(lambda: self.tr("Open in Create"), self.open_chosen, "", "create")
        self._fill()

    def _lay_out(self) -> None:
        head = frame("wallArea")
        row = QHBoxLayout(head)
        row.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP)
        row.setSpacing(GAP)
        self._title: QLabel = label("heading")
        row.addWidget(self._title)
        row.addWidget(self.count)
        row.addStretch(1)
        head.setFixedHeight(56)
        walled = QWidget()
        column = QVBoxLayout(walled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.wall, 1)
        full = QWidget()
        both = QHBoxLayout(full)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(0)
        both.addWidget(walled, 1)
        both.addWidget(self.side)
        self.stack = QStackedWidget()
        self.stack.setObjectName("wallArea")
        self.stack.addWidget(self.empty)
        self.stack.addWidget(full)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)

    def _speak_all(self) -> None:
        self.say(self._title.setText, lambda: self.tr("Favourites"))
        self.say(self.count.setText, self._count_in_words)
        self.say(self.wall.setAccessibleName, lambda: self.tr("Wall of favourites"))
        self.say(self.side.portrait.setAccessibleName, lambda: self.tr("The chosen favourite"))
        self.say(self.open_in_create.setText, lambda: self.tr("Open in Create"))
        self.say(
            self.open_in_create.setToolTip,
            lambda: self.tr("Go on from this face: other wishes, more like it (Return)"),
        )
        self.say(self.explore.setText, lambda: self.tr("Explore around"))
        self.say(
            self.explore.setToolTip,
            lambda: self.tr("A map of faces with this one in the middle (Ctrl+E)"),
        )
        self.say(self.save.setText, lambda: self.tr("Save…"))
        self.say(
            self.save.setToolTip,
            lambda: self.tr("Save as a PNG that can be dropped back here (Ctrl+S)"),
        )
        self.say(self.remove.setText, lambda: self.tr("Remove"))
        self.say(self.remove.setToolTip, lambda: self.tr("Remove from the favourites (Delete)"))
        self.say(self.empty.title.setText, lambda: self.tr("Nothing kept yet"))
        self.say(
            self.empty.line.setText,
            lambda: self.tr("Choose a face you like and press Keep: it will wait for you here."),
        )
        self.say(self.empty.button.setText, lambda: self.tr("Find a face"))
        self.say(lambda _: self._show_chosen(), str)

    def entered(self) -> None:
        """Put the keyboard on the wall."""
        if self.items:
            self.wall.setFocus()
            if self.wall.current_row() < 0:
                self.wall.choose(0)
        else:
            self.empty.button.setFocus()

    def fit(self, window_width: int) -> None:
        """Give the large view its share."""
        self.side.fit(window_width)

    def chosen(self) -> Favourite | None:
        """Return the favourite that is shown large."""
        row = self.wall.current_row()
        return self.items[row] if 0 <= row < len(self.items) else None

    def open_chosen(self) -> None:
        """Go on with the chosen favourite on the Create page."""
        item = self.chosen()
        if item is not None:
            self.desk.open_avatar(item.avatar)

    def explore_around(self) -> None:
        """Show the map around the chosen favourite."""
        item = self.chosen()
        if item is not None:
            self.desk.explore([item.avatar])

    def save_chosen(self) -> None:
        """Save the chosen favourite as a PNG."""
        item = self.chosen()
        if item is not None:
            save_picture(self.desk, self, item.avatar, _picture(item), self.ask_path)

    def remove_chosen(self) -> None:
        """Remove the chosen favourite; undo brings it back."""
        item = self.chosen()
        if item is not None:
            self.desk.discard(item)

    def _fill(self) -> None:
        """Take over the shelf's list, moving as little as possible."""
        shelf = self.desk.shelf
        items = list(shelf.items) if shelf is not None else []
        old, new = {item.id for item in self.items}, {item.id for item in items}
        row = self.wall.current_row()
        if len(old ^ new) > 8:
            self.items = items
            self.faces.set_faces(len(items))
        else:
            for place in range(len(self.items) - 1, -1, -1):
                if self.items[place].id not in new:
                    del self.items[place]
                    self.faces.remove_face(place)
            for place, item in enumerate(items):
                if item.id not in old:
                    self.items.insert(place, item)
                    self.faces.insert_face(place)
                    row = place if self.wall.current_row() >= 0 and len(old) > 0 else row
        if self.stack.currentIndex() != (1 if items else 0):
            self.stack.setCurrentIndex(1 if items else 0)
            if self.isVisible():
                self.entered()
        self.count.setText(self._count_in_words())
        if items:
            self.wall.choose(min(max(row, 0), len(items) - 1))
        self._show_pictures()
        self._show_chosen()

    def _show_pictures(self) -> None:
        """Unpack the pictures in view."""
        for row in self.wall.visible_rows(margin=1):
            if self.faces.image(row) is None:
                self.faces.set_image(row, _picture(self.items[row]))

    def _show_chosen(self) -> None:
        item = self.chosen()
        avatar: Avatar | None = item.avatar if item is not None else None
        self.side.portrait.set_image(_picture(item) if item is not None else None)
        facts = facts_of(self.desk.manifest, avatar) if avatar is not None else []
        if item is not None:
            moment = QDateTime.fromSecsSinceEpoch(int(item.created.timestamp()))
            when = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
            facts.append((self.tr("Kept on"), when))
        self.side.set_facts(facts)

    def _count_in_words(self) -> str:
        return self.tr("%n face(s)", "", len(self.items)) if self.items else ""


def _picture(item: Favourite) -> QImage:
    return QImage.fromData(item.thumbnail).convertToFormat(QImage.Format.Format_RGB888)
