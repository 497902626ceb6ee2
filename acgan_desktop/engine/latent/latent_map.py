"""An endless map of avatars: a plane through the latent space, read like a street map.

The map stands on *sites*, the points (i, j) with whole numbers. Site by site, in a spiral around
(0, 0), stand the candidates 0, 1, 2, ... of a seed: the faces that the wall of this seed begins
with; favourites take the places around (0, 0). Between four sites A, B above and C, D below,

    z(i + u, j + v) = arc(arc(A, B, u), arc(C, D, u), v),

where arc turns a z along the great arc to another at constant speed and goes evenly from length to
length. Hence:

- *Every place is plausible.* If the sites' z are standard normal, turning all of them by one
  rotation turns z(x, y) by the same one, so its direction is uniform, as that of a standard normal
  vector is; and its length is a mean of theirs, so on average theirs. (Mixing the four z plainly
  would shrink them to half of that in the middle: faces like the average face.)
- *One scale everywhere.* For sites at right angles, which random z nearly are, the cell is
  z = A cos cos + B sin cos + C cos sin + D sin sin of the angles u pi/2 and v pi/2: a piece of a
  flat torus. Each step of one tile turns z by the same angle, wherever one is.
- *Continuous.* On the line between two sites only these two count, so cells meet without a seam.
- *Endless without repeating*, and any place is found at once, without those on the way to it.

Wishes, truncation and directions blend from site to site as the faces do.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, Self

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.wish import Wish
from acgan_desktop.engine.error_codes import LatentCode
from acgan_desktop.engine.latent.interpolation import spherical
from acgan_desktop.engine.latent.wishes import candidate, with_truncation, with_wish
from acgan_desktop.engine.model_file.compatibility import check_fits
from acgan_desktop.engine.model_file.manifest import GeneratorManifest

# How many tiles of level 0 lie between two sites; each level further in doubles them.
TILES_PER_SITE: Final = 4
MIN_LEVEL: Final = -2  # a site in each tile: unrelated faces side by side
MAX_LEVEL: Final = 8  # neighbours differ by less than one can see
MAX_FAVOURITES: Final = 4
# Where favourites stand: at the corners of the first cell.
_PLACES = ((0, 0), (1, 0), (0, 1), (1, 1))
_EDGE = 2**30  # sites from (0, 0) to the edge: numbers of candidates end at 2**64
_KEPT_SITES = 4096


class LatentMap:
    """A map, the same for the same arguments; what it returns depends on the place alone.

    Attributes:
        manifest: the model's manifest.
        seed: which random faces.
        favourites: up to four avatars around which the map lies; at (0, 0), (1, 0), (0, 1), (1, 1).
        wish: what the whole map is asked for. Attributes left open vary from site to site;
            favourites keep their own.
        truncation: psi of the whole map; where None, favourites keep their own, and the others
            have the model's default.
    """

    def __init__(
        self,
        manifest: GeneratorManifest,
        seed: int = 0,
        favourites: Sequence[Avatar] = (),
        wish: Wish | None = None,
        truncation: float | None = None,
    ) -> None:
        """Lay out a map.

        Raises:
            UserError: there are too many favourites; one was made for another model; the wish,
                the seed or the truncation does not fit the model.
        """
        if len(favourites) > MAX_FAVOURITES:
            raise UserError(
                LatentCode.MAP_AROUND_TOO_MANY, most=MAX_FAVOURITES, count=len(favourites)
            )
        for favourite in favourites:
            check_fits(favourite, manifest)
        self.manifest = manifest
        self.seed = seed
        self.favourites = tuple(favourites)
        self.wish = dict(wish or {})
        self.truncation = truncation
        self._placed = dict(zip(_PLACES, map(self._as_asked, favourites), strict=False))
        self._site = lru_cache(_KEPT_SITES)(self._new_site)
        self._site(_EDGE, _EDGE)  # what does not fit the model fails here

    def asking(self, wish: Wish | None = None, truncation: float | None = None) -> Self:
        """Return the same map asked for something else: each place keeps its face."""
        return type(self)(self.manifest, self.seed, self.favourites, wish, truncation)

    @property
    def home(self) -> tuple[float, float]:
        """The place, in sites, where a look at the map best begins: amid the favourites."""
        places = list(self._placed) or [(0, 0)]
        low, high = (min(places), max(places)) if len(places) < 3 else ((0, 0), (1, 1))
        return (low[0] + high[0]) / 2, (low[1] + high[1]) / 2

    def at(self, x: float, y: float) -> Avatar:
        """Return the avatar at the place (x, y), measured in sites, to the right and downwards.

        Raises:
            UserError: the place lies beyond the edge, more than a thousand million sites away.
        """
        return self._between_sites(*_split(x, 1), *_split(y, 1))

    def tile(self, column: int, row: int, level: int = 0) -> Avatar:
        """Return the avatar of one tile.

        Tile (column, row) of a level is tile (2 column, 2 row) of the next: the very same avatar,
        so that what was drawn for one level can be shown on others.

        Args:
            column: any whole number, growing to the right.
            row: any whole number, growing downwards.
            level: how near one is, ``MIN_LEVEL`` to ``MAX_LEVEL``; each step nearer halves the
                distance from tile to tile.

        Raises:
            UserError: the level is out of range, or the tile lies beyond the edge.
        """
        span = tiles_per_site(level)
        return self._between_sites(*_split(column, span), *_split(row, span))

    def tiles(self, columns: Iterable[int], rows: Sequence[int], level: int = 0) -> list[Avatar]:
        """Return the avatars of a rectangle of tiles, row by row from the top."""
        columns = list(columns)
        return [self.tile(column, row, level) for row in rows for column in columns]

    def _between_sites(self, i: int, u: float, j: int, v: float) -> Avatar:
        """Return the avatar at (i + u, j + v); u and v lie in [0, 1)."""
        upper = self._on_a_row(i, u, j)
        return upper if v == 0 else spherical(self.manifest, upper, self._on_a_row(i, u, j + 1), v)

    def _on_a_row(self, i: int, u: float, j: int) -> Avatar:
        left = self._site(i, j)
        return left if u == 0 else spherical(self.manifest, left, self._site(i + 1, j), u)

    def _new_site(self, i: int, j: int) -> Avatar:
        if (i, j) in self._placed:
            return self._placed[i, j]
        if max(abs(i), abs(j)) > _EDGE:
            raise UserError(LatentCode.MAP_ENDS)
        psi = self.manifest.truncation.default if self.truncation is None else self.truncation
        return candidate(self.manifest, self.wish, self.seed, site_number(i, j), psi)

    def _as_asked(self, favourite: Avatar) -> Avatar:
        asked = {name: value for name, value in self.wish.items() if value is not None}
        if asked:
            favourite = with_wish(self.manifest, favourite, asked)
        if self.truncation is not None:
            favourite = with_truncation(favourite, self.truncation)
        return favourite


def tiles_per_site(level: int) -> int:
    """Return how many tiles of ``level`` lie between two sites: 1 to 1024.

    Raises:
        UserError: the level is out of range.
    """
    if not MIN_LEVEL <= level <= MAX_LEVEL:
        raise UserError(LatentCode.MAP_LEVEL_OUTSIDE, least=MIN_LEVEL, most=MAX_LEVEL, level=level)
    return TILES_PER_SITE << level if level >= 0 else TILES_PER_SITE >> -level


def site_number(i: int, j: int) -> int:
    """Return which candidate stands at site (i, j), counted along a spiral around (0, 0)."""
    ring = max(abs(i), abs(j))
    if ring == 0:
        return 0
    first = (2 * ring - 1) ** 2
    if i == ring and j > -ring:
        return first + j + ring - 1
    if j == ring:
        return first + 3 * ring - 1 - i
    if i == -ring:
        return first + 5 * ring - 1 - j
    return first + 7 * ring - 1 + i


def _split(place: float, span: int) -> tuple[int, float]:
    """Return the site before ``place`` and the way from it to the next, in [0, 1)."""
    site, rest = divmod(place, span)
    return int(site), rest / span
