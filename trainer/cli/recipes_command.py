"""``acgan-train recipes``: which recipes there are."""

import argparse

from acgan_desktop.core.visible_text import print_text


def run_recipes(args: argparse.Namespace) -> int:
    """Print each bundled recipe's name with the first comment in it.

    Returns:
        The exit status, 0.
    """
    from trainer.recipe.recipe import bundled_recipes

    for name, text in bundled_recipes().items():
        first = text.lstrip().split("\n", 1)[0]
        print_text(f"{name}: {first.lstrip('# ')}" if first.startswith("#") else name)
    return 0
