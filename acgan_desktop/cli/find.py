"""``acgan find``: a person's own pictures become avatars of a model that is like them."""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from acgan_desktop.cli.options.shared import (
    add_device_options,
    add_model_wishes,
    add_scale_option,
    add_seed_option,
    progress_bar,
    whole,
)
from acgan_desktop.cli.options.wishes import printable, wish_in
from acgan_desktop.cli.output_files import prepare_place
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.user_folders import make_folder
from acgan_desktop.core.visible_text import print_text
from acgan_desktop.engine.finding import ALTERNATIVES, DEFAULT_TRIES

if TYPE_CHECKING:
    from acgan_desktop.engine.finding.crop import FaceCrop
    from acgan_desktop.engine.finding.search import FaceSearch
    from acgan_desktop.library.pictures.face_finding import FaceFinder


def add_options(parser: argparse.ArgumentParser, argv: Sequence[str]) -> None:
    """Give ``parser`` the options of ``find``; the model's attributes are options too.

    Raises:
        UserError: there is no model, or it is not usable.
    """
    parser.add_argument("pictures", type=Path, nargs="+", metavar="PICTURE", help="whom to find")
    place = parser.add_argument_group("where and what")
    place.add_argument(
        "--out", type=Path, default=Path("found"), metavar="DIR", help="folder (found)"
    )
    place.add_argument(
        "--alternatives",
        type=whole(0, ALTERNATIVES),
        default=0,
        metavar="N",
        help="write so many other faces that are like the picture, too (0)",
    )
    add_scale_option(place)
    face = parser.add_argument_group("which part of a picture")
    face.add_argument(
        "--face", type=whole(1, 99), metavar="N", help="of several faces, which; 1 is the largest"
    )
    face.add_argument(
        "--crop",
        type=_square,
        metavar="LEFT,TOP,SIDE",
        help="the square around the head, in pixels of the picture as it stands upright",
    )
    face.add_argument(
        "--turn", type=float, default=0.0, metavar="DEGREES", help="turn it counter-clockwise"
    )
    face.add_argument("--mirror", action="store_true", help="mirror it")
    how = parser.add_argument_group("how")
    how.add_argument(
        "--tries",
        type=whole(1, 1_000_000),
        default=DEFAULT_TRIES,
        metavar="N",
        help=f"how many faces to draw at most; more come nearer ({DEFAULT_TRIES})",
    )
    how.add_argument(
        "--encoder",
        type=Path,
        metavar="ENCODER.onnx",
        help="what to begin with; an installed one that belongs to the model",
    )
    add_seed_option(how)
    add_device_options(how)
    how.add_argument("--force", action="store_true", help="replace files that are there already")
    wishes = parser.add_argument_group(
        "wishes", "what the face shall have, whatever was read off the picture"
    )
    add_model_wishes(parser, wishes, argv)


def find(arguments: argparse.Namespace) -> int:
    """Write for each picture the face that is like it; returns the exit status, 0.

    All pictures are read before the first search, so that a wrong name costs no work.

    Raises:
        UserError: a picture or a model cannot be used, or something is in the way.
    """
    from acgan_desktop.engine.runtime.device import Device
    from acgan_desktop.library.pictures.face_finding import FaceFinder, read_picture

    wish = _classes(wish_in(arguments, arguments.manifest))
    places: dict[Path, Path] = {}
    for path in arguments.pictures:
        read_picture(path)
        place = prepare_place(
            make_folder(arguments.out) / f"{path.stem}-found.png", arguments.force
        )
        if place in places.values():
            raise UserError(f"Two of the pictures would become {place}; find them one by one.")
        places[path] = place
    with FaceFinder.open(
        arguments.model_path, Device(arguments.device), encoder=arguments.encoder
    ) as finder:
        for path, place in places.items():
            _find(finder, path, place, wish, arguments)
    return 0


def _find(
    finder: "FaceFinder",
    path: Path,
    place: Path,
    wish: Mapping[str, str],
    arguments: argparse.Namespace,
) -> None:
    """Search for one picture and write what was found."""
    from acgan_desktop.engine.finding.crop import cut_out
    from acgan_desktop.engine.finding.search import run_search
    from acgan_desktop.library.pictures.face_finding import read_picture

    picture = read_picture(path)
    crop, said = _crop_of(picture, arguments)
    face = cut_out(picture, crop, finder.manifest.resolution)
    read = {**finder.read(face), **wish}
    search = finder.search(face, wish, arguments.seed, arguments.tries)
    with progress_bar() as progress:
        task = progress.add_task(printable(path.name), total=arguments.tries)

        def show(now: "FaceSearch") -> None:
            progress.update(task, completed=now.tried)

        found = run_search(search, show=show)
    _write(place, found.face.avatar, found.face.pixels, arguments)
    asked = ", ".join(f"{printable(name)} {printable(value)}" for name, value in read.items())
    print_text(f"{path}: {said} Asked for: {asked or 'nothing'}. {search.tried:,} faces drawn.")
    print_text(f"Picture: {place}")
    others = [one for one in search.candidates if one.distance > found.distance]
    for number, other in enumerate(others[: arguments.alternatives], 1):
        beside = prepare_place(place.with_name(f"{place.stem}-{number}.png"), arguments.force)
        _write(beside, other.face.avatar, other.face.pixels, arguments)
        print_text(f"Picture: {beside}")


def _write(
    place: Path, avatar: Avatar, pixels: NDArray[np.uint8], arguments: argparse.Namespace
) -> None:
    from acgan_desktop.library.pictures.picture_files import save_png

    save_png(place, pixels, avatar, arguments.scale)


def _crop_of(picture: Image.Image, arguments: argparse.Namespace) -> "tuple[FaceCrop, str]":
    """Return the square to cut out of ``picture``, and what to say of it.

    Raises:
        UserError: there are fewer faces than asked for.
    """
    from acgan_desktop.engine.finding.crop import FaceCrop, proposed_crops

    if arguments.crop is not None:
        crop, said = FaceCrop(*arguments.crop), "The part that --crop names."
    else:
        crops = proposed_crops(picture)
        number = arguments.face or 1
        if number > len(crops):
            raise UserError(f"--face {number}: the picture shows {len(crops)}.")
        crop = crops[number - 1]
        if not crop.found:
            said = "No face was seen, so the middle was taken; --crop names another part."
        elif len(crops) > 1 and arguments.face is None:
            said = f"The largest of {len(crops)} faces; --face takes another."
        else:
            said = f"The face at {crop.left:.0f},{crop.top:.0f},{crop.side:.0f}."
    return replace(crop, turn=arguments.turn, mirrored=arguments.mirror), said


def _classes(wish: Mapping[str, object]) -> dict[str, str]:
    """Return the wished classes.

    Raises:
        UserError: a blend is wished.
    """
    for name, asked in wish.items():
        if asked is not None and not isinstance(asked, str):
            raise UserError(f"find takes one class for {name}, not a blend.")
    return {name: asked for name, asked in wish.items() if isinstance(asked, str)}


def _square(text: str) -> tuple[float, float, float]:
    try:
        left, top, side = (float(part) for part in text.split(","))
    except ValueError:
        left, top, side = 0.0, 0.0, 0.0
    if not (2 <= side <= 100_000 and abs(left) <= 100_000 and abs(top) <= 100_000):
        raise argparse.ArgumentTypeError(
            f"{printable(text)!r} is not LEFT,TOP,SIDE in pixels, such as 120,40,300"
        )
    return left, top, side
