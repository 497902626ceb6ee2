"""The attribute options of ``acgan generate``, made from a model's manifest, and what they say."""

import argparse
import difflib
import math
import re
from collections.abc import Collection

from acgan_desktop.cli.spelling import american, british
from acgan_desktop.engine.model_file.manifest import Attribute, GeneratorManifest

ANY = "any"
Asked = str | dict[str, float] | None


def printable(text: str) -> str:
    """Return ``text`` from a file of unknown origin without what could steer a terminal."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)


def option_of(name: str, taken: Collection[str]) -> str:
    """Return the option for the attribute ``name``: "--hair-color" for "hair_color".

    Args:
        name: as in the manifest; anything at all.
        taken: options that have another meaning; "--attribute-" then makes the difference.
    """
    word = re.sub(r"[^\w]+", "-", name.casefold().replace("_", "-")).strip("-") or "unnamed"
    option, number = f"--{word}", 1
    if option in taken:
        option = f"--attribute-{word}"
    while option in taken:
        number += 1
        option = f"--attribute-{word}-{number}"
    return option


def add_wish_options(
    group: argparse._ArgumentGroup, manifest: GeneratorManifest, taken: Collection[str]
) -> None:
    """Give ``group`` one option per attribute, none of them in ``taken``.

    :func:`wish_in` reads the values.
    """
    taken = set(taken)
    group.description = (
        f"What the model {printable(manifest.name)} knows. Blends are possible, such as "
        f"{_example(manifest)}. What is left open (any) varies from picture to picture."
    ).replace("%", "%%")
    for attribute in manifest.attributes:
        option = option_of(attribute.name, taken)
        taken.add(option)

        def read(text: str, attribute: Attribute = attribute) -> Asked:
            return read_asked(text, attribute)

        names = ", ".join(printable(name) for name in attribute.classes)
        group.add_argument(
            option,
            type=read,
            dest=f"wish:{attribute.name}",
            metavar="CLASS",
            help=f"{names}, or {ANY} (the default)".replace("%", "%%"),
        )
        others = {american(option), british(option)} - taken
        if others:
            taken |= others
            # The same by another spelling; the help names one.
            group.add_argument(
                *sorted(others),
                type=read,
                dest=f"wish:{attribute.name}",
                default=argparse.SUPPRESS,
                help=argparse.SUPPRESS,
            )


def wish_in(arguments: argparse.Namespace, manifest: GeneratorManifest) -> dict[str, Asked]:
    """Return the wish that the options of :func:`add_wish_options` gave."""
    return {
        attribute.name: getattr(arguments, f"wish:{attribute.name}")
        for attribute in manifest.attributes
    }


def read_asked(text: str, attribute: Attribute) -> Asked:
    """Read "pink", "any", or a blend such as "pink:0.7,blue:0.3" or "pink,blue".

    Returns:
        A class, a blend whose weights sum to 1, or ``None`` for any.

    Raises:
        argparse.ArgumentTypeError: it names a class that the model does not know (the sentence
            names the nearest one that it does), or a weight is no usable number.
    """
    if (whole := _known(text, attribute)) is not None:
        return whole
    if text.strip().casefold() == ANY:
        return None
    blend: dict[str, float] = {}
    for part in text.split(","):
        name, colon, number = part.rpartition(":")
        known = _known(part, attribute)
        weight = 1.0
        if known is None and colon:
            known = _known(name, attribute)
            weight = _weight(number, part)
        if known is None:
            if _plain(name if colon else part) == ANY:
                raise argparse.ArgumentTypeError(f"{ANY!r} cannot be a part of a blend")
            raise argparse.ArgumentTypeError(_unknown(name if colon else part, attribute))
        blend[known] = blend.get(known, 0.0) + weight
    total = sum(blend.values())
    if not 0 < total < math.inf:
        size = "be too large together" if total else "all be 0"
        raise argparse.ArgumentTypeError(f"the weights of a blend must not {size}")
    return {name: weight / total for name, weight in blend.items()}


def _example(manifest: GeneratorManifest) -> str:
    """Return a blend that this model understands, of the attribute with the most classes."""
    if not manifest.attributes:
        return "pink:0.7,blue:0.3"
    richest = max(manifest.attributes, key=lambda attribute: len(attribute.classes))
    first, second = map(printable, richest.classes[:2])
    return f"{option_of(richest.name, ())} {first}:0.7,{second}:0.3"


def _plain(name: str) -> str:
    """Return the form in which names are compared: "Light Blue" is "light-blue", grey is gray."""
    return american(re.sub(r"[\s_-]+", " ", name).strip().casefold())


def _known(text: str, attribute: Attribute) -> str | None:
    if text in attribute.classes:
        return text
    wanted = _plain(text)
    return next((name for name in attribute.classes if _plain(name) == wanted), None)


def _weight(text: str, part: str) -> float:
    try:
        weight = float(text)
    except ValueError:
        weight = -1.0
    if not (math.isfinite(weight) and weight >= 0):
        raise argparse.ArgumentTypeError(
            f"the weight in {printable(part)!r} must be a number that is not negative"
        )
    return weight


def _unknown(text: str, attribute: Attribute) -> str:
    names = {_plain(name): name for name in (*attribute.classes, ANY)}
    near = difflib.get_close_matches(_plain(text), names, n=1, cutoff=0.5)
    hint = f"did you mean {printable(names[near[0]])!r}? " if near else ""
    return (
        f"unknown {printable(attribute.name)} {printable(text)!r}; {hint}"
        f"the model knows {', '.join(map(printable, attribute.classes))}"
    )
