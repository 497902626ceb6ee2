"""``acgan-train recipes``: which recipes there are."""

import argparse
import re
from itertools import takewhile

from acgan_desktop.core.visible_text import print_text


def run_recipes(args: argparse.Namespace) -> int:
    """Print each bundled recipe's name with the first sentence of the comment in it.

    Returns:
        The exit status, 0.
    """
    from trainer.recipe.recipe import bundled_recipes

    for name, text in bundled_recipes().items():
        print_text(f"{name}: {described}" if (described := description_of(text)) else name)
    return 0


def description_of(recipe: str) -> str:
    """Return the first sentence of the comment that a recipe's text begins with; "" without one."""
    comment = takewhile(lambda line: line.startswith("#"), recipe.strip().splitlines())
    words = " ".join(line.lstrip("# ") for line in comment)
    return re.split(r"(?<=[.!?])\s", words, maxsplit=1)[0]
