"""``acgan save``: makes pictures that are there already fit for what they are wanted for."""

import argparse
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.cli.options.saving import PictureSaver, add_saving_options
from acgan_desktop.cli.output_files import write_picture
from acgan_desktop.core.avatar import Avatar, AvatarError
from acgan_desktop.core.bounded_file import read_bounded
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.picture_file import PNG_SIGNATURE, PictureError, decoded
from acgan_desktop.core.user_folders import make_folder
from acgan_desktop.core.visible_text import print_problem, print_text
from acgan_desktop.engine.latent.wishes import wish_of
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.library.models.installed import installed_models
from acgan_desktop.library.pictures.picture_files import read_avatar
from acgan_desktop.library.saving.file_names import avatar_values

_MOST_BYTES: Final = 64 * 1024 * 1024
_MOST_PIXELS: Final = 1 << 24
_INSTEAD = "choose another --out or --names"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Give ``parser`` the options of ``save``."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="PNG, JPEG or WebP")
    add_saving_options(parser)
    where = parser.add_argument_group("where")
    where.add_argument(
        "--out", type=Path, default=Path("saved"), metavar="DIR", help="folder (saved)"
    )
    where.add_argument("--force", action="store_true", help="replace files that are there already")
    where.add_argument("--no-embed", action="store_true", help="leave the avatar out of the PNGs")


def save(arguments: argparse.Namespace) -> int:
    """Save each picture as ``arguments`` ask for, and print the files with their sizes.

    The picture is taken as it is, so no model is needed; an avatar inside stays inside a PNG.

    Raises:
        UserError: a picture cannot be read or made so; those before it are saved.
    """
    saver = PictureSaver(arguments)
    wishes = _Wishes()
    folder = make_folder(arguments.out)
    suffix = f"-{arguments.purpose}" if arguments.purpose else ""
    taken: set[str] = set()
    for number, path in enumerate(arguments.files, 1):
        pixels, avatar = read_picture(path)
        values: dict[str, str | int] = {"name": path.stem}
        if saver.names:
            values |= wishes.values(avatar, number)
        name = saver.name(values, f"{path.stem}{suffix}")
        if name.casefold() in taken:
            name = f"{Path(name).stem} ({number}){saver.ending}"
        taken.add(name.casefold())
        content = saver.content(pixels, avatar)
        write_picture(folder / name, content, arguments.force, _INSTEAD)
        print_text(f"{folder / name} ({len(content) / 1000:.1f} kB)")
    if saver.problem():
        print_problem("acgan", saver.problem())
        return 2
    return 0


def read_picture(path: Path) -> tuple[NDArray[np.uint8], Avatar | None]:
    """Return the pixels [h, w, 4] of the picture at ``path``, and the avatar inside, if any.

    Raises:
        UserError: it cannot be read.
    """
    content = read_bounded(path, _MOST_BYTES, "a picture")
    try:
        pixels = decoded(
            content, lambda one: np.asarray(one.convert("RGBA")), most_pixels=_MOST_PIXELS
        )
    except PictureError as error:
        raise UserError(f"{path} {error}.") from error
    avatar = None
    if content.startswith(PNG_SIGNATURE):
        with suppress(AvatarError):
            avatar = read_avatar(path)
    return pixels, avatar


class _Wishes:
    """What names can say of avatars; the models are looked at only when one is needed."""

    @cached_property
    def _manifests(self) -> dict[str, GeneratorManifest]:
        manifests = (model.manifest for model in installed_models())
        return {one.model_id: one for one in manifests if isinstance(one, GeneratorManifest)}

    def values(self, avatar: Avatar | None, number: int) -> dict[str, str | int]:
        """Return what a pattern can name of one picture, the ``number``-th from 1."""
        if avatar is None:
            return {"n": number, "seed": "none", "index": "none"}
        wish: dict[str, str | dict[str, float] | None] = {}
        if avatar.model in self._manifests:
            with suppress(AvatarError):
                wish = wish_of(self._manifests[avatar.model], avatar)
        return avatar_values(avatar, wish, number)
