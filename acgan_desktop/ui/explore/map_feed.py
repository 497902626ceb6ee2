"""Feeds the map with pictures: asks for what is in view, nearest first, and takes what arrives."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from acgan_desktop.app.map_camera import TileKey
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.latent.latent_map import LatentMap
from acgan_desktop.engine.runtime.renderer import DrawnFace
from acgan_desktop.ui.explore.map_view import MapView
from acgan_desktop.ui.services.render_service import RenderService
from acgan_desktop.ui.theme.images import image_of

_ASKED_AT_ONCE: Final = 24  # an avatar of the map takes half a millisecond to lay out
_AVATARS_KEPT: Final = 2000


class MapFeed(QObject):
    """Keeps one map filled with what the render service draws for it.

    Signals:
        arrived(TileKey): the picture of a tile is there.
    """

    arrived = Signal(object)

    def __init__(self, service: RenderService, view: MapView) -> None:
        super().__init__(view)
        self._service = service
        self._view = view
        self._plane: LatentMap | None = None
        self._avatars: OrderedDict[TileKey, Avatar] = OrderedDict()
        self._drawing = service.operation(self._take, self._failed)
        self._drawing_large = service.operation(self._take)
        self._change = 0
        self._to_come: set[TileKey] = set()
        self._large: tuple[TileKey, int, QImage] | None = None
        self._when_drawn: tuple[Avatar, Callable[[], object]] | None = None
        view.viewed.connect(self.ask)

    @property
    def plane(self) -> LatentMap | None:
        """The map that is shown."""
        return self._plane

    def show(self, plane: LatentMap | None) -> None:
        """Show another map."""
        self._drawing.cancel()
        self._drawing_large.cancel()
        self._plane = plane
        self._view.tiles.clear()
        self._forget()

    def change(self, plane: LatentMap) -> None:
        """Show the same map asked for something else: the faces in view change where they are."""
        self._change += 1
        self._plane = plane
        self._view.tiles.make_stale()
        self._forget()
        self.ask()

    def avatar(self, key: TileKey | None) -> Avatar | None:
        """Return the avatar of a tile."""
        if self._plane is None or key is None:
            return None
        avatar = self._avatars.get(key)
        if avatar is None:
            avatar = self._plane.tile(key.column, key.row, key.level)
            self._avatars[key] = avatar
            if len(self._avatars) > _AVATARS_KEPT:
                self._avatars.popitem(last=False)
        return avatar

    def avatar_laid_out(self, key: TileKey) -> Avatar | None:
        """Return the avatar of a tile if it was asked for lately; costs next to nothing."""
        return self._avatars.get(key)

    def image(self, key: TileKey | None) -> QImage | None:
        """Return the picture of a tile as it was drawn, if it is there and up to date."""
        if key is None:
            return None
        if self._large is not None and self._large[:2] == (key, self._change):
            return self._large[2]
        tile = self._view.tiles.get(key)
        return tile.image if tile is not None and tile.fresh and not tile.reduced else None

    def fetch(self, key: TileKey) -> None:
        """Draw the whole picture of a tile that is kept reduced."""
        tile, avatar = self._view.tiles.get(key), self.avatar(key)
        if tile is not None and tile.fresh and self.image(key) is None and avatar is not None:
            self._drawing_large.ask([((self._change, key), avatar)])

    def when_drawn(self, avatar: Avatar, act: Callable[[], object]) -> None:
        """Call ``act`` as soon as ``avatar`` is drawn, if it is still the chosen one then."""
        self._when_drawn = (avatar, act)

    def rest(self) -> None:
        """Draw nothing while nobody looks."""
        self._drawing.cancel()
        self._to_come.clear()

    @Slot()
    def ask(self) -> None:
        """Ask for the nearest of what is in view and has not arrived, then for what is around."""
        if self._plane is None or not self._view.isVisible():
            return
        tiles = self._view.tiles
        chosen = self._view.current()
        keys = [] if chosen is None else [chosen]
        keys += self._view.in_view()
        missing = [key for key in dict.fromkeys(keys) if not tiles.is_fresh(key)]
        if not missing:
            around = self._view.in_view(margin=1)
            if tiles.has_room_for(len(around)):
                missing = [key for key in around if not tiles.is_fresh(key)]
        wanted = []
        for key in missing[:_ASKED_AT_ONCE]:
            avatar = self.avatar(key)
            if avatar is not None:
                wanted.append(((self._change, key), avatar))
        self._to_come = {key for (_, key), _ in wanted}
        self._drawing.ask(wanted)

    def _forget(self) -> None:
        self._avatars.clear()
        self._to_come.clear()
        self._large = None

    def _failed(self, error: Exception) -> None:
        self._to_come.clear()
        self._service.show_error(error)

    def _take(self, drawn: Sequence[tuple[tuple[int, TileKey], DrawnFace]]) -> None:
        for (change, key), face in drawn:
            image, fresh = image_of(face.pixels), change == self._change
            self._view.tiles.put(key, image, fresh=fresh)
            self._to_come.discard(key)
            if fresh and key == self._view.current():
                self._large = (key, change, image)
            self.arrived.emit(key)
        self._view.update()
        if not self._to_come:
            self.ask()
        self._catch_up()

    def _catch_up(self) -> None:
        """Do what waited for the chosen face."""
        key = self._view.current()
        if self._when_drawn is not None and self.image(key) is not None:
            avatar, act = self._when_drawn
            self._when_drawn = None
            if avatar == self.avatar(key):
                act()
