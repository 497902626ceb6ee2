"""Colour words and what they look like, for swatches.

The window does not know which classes a model has; a class whose name is one of these words gets
a swatch, any other is written out. Several colours stand for a gradient.
"""

import colorsys

_WORDS: dict[str, tuple[str, ...]] = {
    "amber": ("#e8a33d",),
    "aqua": ("#6fd3d6",),
    "azure": ("#5aa9ee",),
    "beige": ("#e6d9bd",),
    "black": ("#2a2a30",),
    "blond": ("#f2d98c",),
    "blonde": ("#f2d98c",),
    "blue": ("#4d7fe0",),
    "brown": ("#7d5538",),
    "brunette": ("#6b4630",),
    "chestnut": ("#8a4b32",),
    "coral": ("#ff8a70",),
    "crimson": ("#c2274b",),
    "cyan": ("#57cfe0",),
    "emerald": ("#2fae77",),
    "ginger": ("#d9743a",),
    "gold": ("#e5b93c",),
    "golden": ("#e5b93c",),
    "gray": ("#8f939b",),
    "green": ("#5fb263",),
    "grey": ("#8f939b",),
    "hazel": ("#9a7645",),
    "indigo": ("#4f4bb8",),
    "lavender": ("#b9a6ea",),
    "lilac": ("#c9a5dd",),
    "lime": ("#a9d94a",),
    "magenta": ("#d944b3",),
    "maroon": ("#7d2638",),
    "mint": ("#9be0c0",),
    "multicolored": ("#f07fa8", "#f2d98c", "#6fd3d6", "#8a68d6"),
    "multicoloured": ("#f07fa8", "#f2d98c", "#6fd3d6", "#8a68d6"),
    "navy": ("#2c3d78",),
    "olive": ("#87883f",),
    "orange": ("#f0883a",),
    "peach": ("#ffc09c",),
    "pink": ("#f59ac0",),
    "platinum": ("#e4e2dc",),
    "purple": ("#8a68d6",),
    "red": ("#d6403f",),
    "rose": ("#e8638c",),
    "salmon": ("#f79482",),
    "silver": ("#c4c9d1",),
    "tan": ("#cfae86",),
    "teal": ("#2f9c9a",),
    "turquoise": ("#4fcdbf",),
    "violet": ("#9a5fd0",),
    "white": ("#f8f8f6",),
    "yellow": ("#f4d548",),
}


def colours_of(word: str) -> tuple[str, ...] | None:
    """Return the colours that ``word`` stands for as ``#rrggbb``, or None if it is no colour.

    Qualified colours such as "light blue" or "hair_pink" are read by their last or first word.
    """
    parts = word.lower().replace("-", " ").replace("_", " ").split()
    if not parts:
        return None
    return _WORDS.get("".join(parts)) or _WORDS.get(parts[-1]) or _WORDS.get(parts[0])


def place_in_row(colours: tuple[str, ...] | None) -> tuple[int, float]:
    """Return a key that sorts swatches: dark to light neutrals, then the hues, mixtures last."""
    if colours is None:
        return (3, 0.0)
    if len(colours) > 1:
        return (2, 0.0)
    red, green, blue = (int(colours[0][place : place + 2], 16) / 255 for place in (1, 3, 5))
    hue, lightness, _ = colorsys.rgb_to_hls(red, green, blue)
    if max(red, green, blue) - min(red, green, blue) < 0.1:
        return (0, lightness)
    return (1, (hue + 0.09) % 1.0)  # pink stands before red
