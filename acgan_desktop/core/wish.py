"""A wish: what a person asks a face to be, attribute by attribute."""

from collections.abc import Mapping

WishValue = str | Mapping[str, float] | None
"""A class, a blend {class: weight}, or None for any."""

Wish = Mapping[str, WishValue]
"""Attribute to what is wished of it; an attribute that is absent may be anything, too."""
