"""What can be said of a favourite without asking anybody: words to find it by, and its colour."""

import colorsys
from collections.abc import Iterable

from acgan_desktop.core.avatar import Avatar, AvatarError
from acgan_desktop.core.wish import Wish, WishValue
from acgan_desktop.engine.latent.wishes import wish_of
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.library.favourites.favourite import Labels, check_thumbnail, folded
from acgan_desktop.library.pictures import picture_files

# A class that has less than this share of a blend is not what one would look for.
_LEAST_SHARE = 0.15
_NO_COLOUR = 3600


def description_of(manifest: GeneratorManifest, avatar: Avatar) -> str:
    """Return the classes that ``avatar`` asks for and its model's name, as words.

    An avatar that does not fit the model has the model's name alone.
    """
    words: list[str] = []
    try:
        wish: Wish = wish_of(manifest, avatar)
    except AvatarError:
        wish = {}
    for name, asked in wish.items():
        words += [f"{name} {each}".replace("_", " ") for each in _classes(asked)]
    return "\n".join([*words, manifest.name])


def search_text_of(labels: Labels, looks: str) -> str:
    """Return all that a search looks into, as :func:`~.favourite.folded` text."""
    return folded("\n".join([labels.name, *labels.tags, looks]))


def colour_place(thumbnail: object) -> int:
    """Return the place of a picture among the colours: 0 to 3599 by hue, then greys by light.

    It is that of the strongest colour, so that hair counts for more than skin. Pictures that
    cannot be read come last.
    """
    try:
        check_thumbnail(thumbnail)
        assert isinstance(thumbnail, bytes)
        pixels = picture_files.png_pixels(thumbnail).reshape(-1, 3)[::3] / 255.0
    except ValueError:
        return _NO_COLOUR + 1001
    strength = pixels.max(axis=1) - pixels.min(axis=1)
    if strength.mean() < 0.06:
        return _NO_COLOUR + round(1000 * float(pixels.mean()))
    red, green, blue = (pixels * strength[:, None] ** 2).sum(axis=0) / (strength**2).sum()
    hue, _, _ = colorsys.rgb_to_hls(float(red), float(green), float(blue))
    return min(round(hue * _NO_COLOUR), _NO_COLOUR - 1)


def _classes(asked: WishValue) -> Iterable[str]:
    if asked is None:
        return ()
    if isinstance(asked, str):
        return (asked,)
    return (name for name, share in asked.items() if share >= _LEAST_SHARE)
