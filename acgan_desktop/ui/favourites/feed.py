"""What a wall of favourites shows: the answer to a question, read and unpacked as it is seen."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from acgan_desktop.app.favourites_cache import REMEMBERED
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.library.favourites.search import Order, Query
from acgan_desktop.library.favourites.store import Favourite
from acgan_desktop.ui.page_parts.favourite_picture import unpacked_thumbnail
from acgan_desktop.ui.services.app_context import AppContext
from acgan_desktop.ui.services.background import Operation
from acgan_desktop.ui.widgets.faces.face_model import FaceModel
from acgan_desktop.ui.widgets.faces.face_wall import FaceWall

_TOGETHER: Final = 48
"""So many favourites are read at a time: what somebody who scrolls on waits for at most."""
_PICTURES: Final = 24 * 1024 * 1024
"""Bytes of pictures that are kept: they are read again in no time."""
_FEW: Final = 8
"""So many changes move the wall face by face; more lay it out anew."""


class FavouritesFeed(QObject):
    """From a question to faces on a wall.

    Attributes:
        numbers: the favourites on the wall, in order; row i is ``numbers[i]``.
        query: the question.

    Signals:
        answered: the wall shows another answer, or the same favourites with other labels.
    """

    answered = Signal()

    def __init__(
        self, context: AppContext, faces: FaceModel, wall: FaceWall, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._faces, self._wall = context, faces, wall
        self.numbers: list[int] = []
        self.query = Query()
        self._search: Operation[None] | None = None
        self._reading = False
        faces.provide = self._avatar
        faces.stars = self._stars
        faces.picture_budget = _PICTURES
        # Scrolling quickly through thousands should not read what is gone from view at once.
        self._settled = QTimer(self, singleShot=True, interval=15)
        self._settled.timeout.connect(self._read_more)
        wall.viewed.connect(self._settled.start)

    def ask(self, query: Query) -> None:
        """Show what ``query`` asks for, as soon as it is found."""
        self.query = query
        cache = self._context.favourites_cache
        if self._search is not None:
            self._search.cancel()
        if cache is None:
            self._take([])
        elif query.asks_for_all and query.order is Order.NEWEST:
            self._take(cache.seen.numbers)
        else:
            self._search = self._context.reading.run(lambda: cache.store.numbers(query), self._take)

    def favourite(self, row: int) -> Favourite | None:
        """Return the favourite in ``row``, or None while it is not in memory."""
        found = self.favourites([row])
        return found[0] if found else None

    def favourites(self, rows: Sequence[int]) -> list[Favourite]:
        """Return the favourites in ``rows`` as far as they are in memory."""
        cache = self._context.favourites_cache
        return cache.remembered(self._numbers_in(rows)) if cache is not None else []

    def read(
        self, rows: Sequence[int], done: Callable[[list[Favourite]], object]
    ) -> Operation[None] | None:
        """Call ``done`` with the favourites in ``rows`` as far as they can be read."""
        return self._context.favourites_controller.read(self._numbers_in(rows), done)

    def _numbers_in(self, rows: Sequence[int]) -> list[int]:
        return [self.numbers[row] for row in rows if 0 <= row < len(self.numbers)]

    def _avatar(self, row: int) -> Avatar | None:
        found = self.favourite(row)
        if found is None:  # it is there when it is asked for again
            self.read([row], lambda _: None)
        return found.avatar if found is not None else None

    def _stars(self, row: int) -> int:
        cache = self._context.favourites_cache
        if cache is None or row >= len(self.numbers):
            return 0
        return cache.seen.ratings.get(self.numbers[row], 0)

    def _take(self, numbers: Sequence[int]) -> None:
        numbers = list(numbers)
        picked = [self.numbers[row] for row in self._wall.picked_rows()]
        row = self._wall.current_row()
        current = self.numbers[row] if row >= 0 else None
        if numbers != self.numbers:
            new = self._move(numbers)
            # What has just been kept or brought back is what one wants to see.
            current = new if new is not None and row >= 0 else current
            picked = [new] if new is not None else picked
            self._pick(picked, current, row)
        self._faces.refresh()
        self._read_more()
        self._settled.start()
        self.answered.emit()

    def _move(self, numbers: list[int]) -> int | None:
        """Change the wall, face by face if few came or went; return one that alone came."""
        old, new = set(self.numbers), set(numbers)
        came, went = new - old, old - new
        stay = [number for number in self.numbers if number in new]
        few = len(came) + len(went) <= _FEW and bool(stay)
        if not few or stay != [number for number in numbers if number in old]:
            self.numbers = numbers
            self._faces.set_faces(len(numbers))
            return None
        for place in range(len(self.numbers) - 1, -1, -1):
            if self.numbers[place] in went:
                del self.numbers[place]
                self._faces.remove_face(place)
        for place, number in enumerate(numbers):
            if number in came:
                self.numbers.insert(place, number)
                self._faces.insert_face(place)
        return next(iter(came)) if len(came) == 1 and not went else None

    def _pick(self, picked: Sequence[int], current: int | None, row: int) -> None:
        """Choose the same favourites as before, or what stands in the place of the chosen one."""
        if not self.numbers:
            return
        places = {number: place for place, number in enumerate(self.numbers)}
        there = places.get(current, -1) if current is not None else -1
        self._wall.choose(there if there >= 0 else min(max(row, 0), len(self.numbers) - 1))
        if len(picked) > 1:
            self._wall.pick([places[number] for number in picked if number in places])

    def _read_more(self) -> None:
        """Read favourites in view whose pictures are missing, then look again."""
        cache = self._context.favourites_cache
        if cache is None or self._reading:
            return
        # Far off the view nothing is wanted; near it, what comes next.
        rows = [*self._wall.visible_rows(), *self._wall.visible_rows(margin=2)]
        rows = [row for row in dict.fromkeys(rows) if self._faces.image(row) is None]
        wanted = self._numbers_in(rows[:_TOGETHER])
        if not wanted:
            self._read_in_view()
            return
        self._reading = True

        def read() -> dict[int, QImage | None]:
            thumbnails = cache.store.thumbnails(wanted)
            return {number: unpacked_thumbnail(content) for number, content in thumbnails.items()}

        def failed(error: Exception) -> None:
            self._reading = False  # scrolling on tries again
            self._context.show_error(error)

        def show(images: dict[int, QImage | None]) -> None:
            self._reading = False
            places = {number: row for row, number in enumerate(self.numbers)}
            for number in wanted:
                if number not in places:
                    continue
                image = images.get(number)
                if image is not None:
                    self._faces.set_image(places[number], image)
                else:  # and it is not asked for again and again
                    self._faces.set_unreadable(places[number])
            self._read_more()

        self._context.reading.run(read, show, failed)

    def _read_in_view(self) -> None:
        """Read what is in view, so that what a person does with it need not wait."""
        rows = list(self._wall.visible_rows())[: REMEMBERED // 2]
        self.read(rows, lambda _: None)
