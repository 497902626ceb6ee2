"""``acgan expressions`` and ``acgan talk``: one saved face with other expressions."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.cli.options.finishing import (
    FAST,
    Finishing,
    add_finishing_options,
    add_quality_option,
    frame_enlarger,
    open_finisher,
)
from acgan_desktop.cli.options.shared import (
    add_device_options,
    progress_bar,
    whole,
)
from acgan_desktop.cli.output_files import prepare_place, refuse_to_replace, write_picture
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.user_folders import make_folder
from acgan_desktop.core.visible_text import print_text
from acgan_desktop.engine.latent.expressions import MAX_TOGETHER, expressions, talking
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.library.animation.export import Look, check_look, kind_of, save_animation
from acgan_desktop.library.models.installed import generator_manifest, model_called, model_of
from acgan_desktop.library.pictures import picture_files
from acgan_desktop.library.pictures.avatar_files import load_avatar
from acgan_desktop.library.saving.file_names import safe_name

if TYPE_CHECKING:
    from collections.abc import Sequence

_INSTEAD = "choose another --out"
_AT_ONCE = 16


def add_expression_options(parser: argparse.ArgumentParser) -> None:
    """Give ``parser`` the options of ``expressions``."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a PNG with its avatar inside")
    parser.add_argument(
        "--out", type=Path, default=Path("expressions"), metavar="DIR", help="folder (expressions)"
    )
    parser.add_argument(
        "--together",
        type=whole(1, MAX_TOGETHER),
        default=2,
        metavar="N",
        help="so many changes at once, at most (2)",
    )
    how = parser.add_argument_group("how")
    add_finishing_options(how, "what the upscaler does, 1 where none is installed")
    _add_common(how)


def add_talk_options(parser: argparse.ArgumentParser) -> None:
    """Give ``parser`` the options of ``talk``."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a PNG with its avatar inside")
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("talk.webp"),
        metavar="FILE",
        help="the loop, .webp, .png or .gif (talk.webp)",
    )
    parser.add_argument(
        "--poses", type=Path, metavar="DIR", help="a folder for the stills that stream tools take"
    )
    parser.add_argument("--frames", type=whole(8, 240), default=24, metavar="N", help="(24)")
    parser.add_argument("--fps", type=float, default=12.0, metavar="N", help="frames a second (12)")
    side = "side of the loop and of the stills, in pixels (512)"
    parser.add_argument("--size", type=whole(16, 2048), default=512, metavar="N", help=side)
    how = parser.add_argument_group("how")
    add_quality_option(how, FAST)
    how.set_defaults(scale=None)
    _add_common(how)


def _add_common(how: argparse._ArgumentGroup) -> None:
    add_device_options(how)
    how.add_argument("--force", action="store_true", help="replace files that are there already")


def draw_expressions(arguments: argparse.Namespace) -> int:
    """Write a PNG for each expression of a face, and a contact sheet of all.

    Raises:
        UserError: the file has no avatar, the model nothing to change, or something is in the way.
    """
    avatar, model, manifest = _face(arguments)
    cells = expressions(manifest, avatar, together=arguments.together)
    folder = make_folder(arguments.out)
    names = [
        safe_name(
            "-".join([f"{number:03d}", *(f"{name}-{to}" for name, to in one.changes.items())])
        )
        for number, one in enumerate(cells)
    ]
    avatars = [one.avatar for one in cells]
    paths = [folder / f"{name}.png" for name in names]
    if not arguments.force:
        refuse_to_replace(paths, avatars, _INSTEAD)
    pixels = _drawn(model, arguments.device, avatars)
    with open_finisher(arguments) as finisher, progress_bar() as progress:
        finishing = Finishing(finisher, arguments, manifest.resolution)
        task = progress.add_task("finishing", total=len(cells))
        for path, one, picture in zip(paths, avatars, pixels, strict=True):
            _write(path, picture, one, finishing, arguments.force)
            progress.advance(task)
    sheet = folder / "contact-sheet.png"
    content = picture_files.png_bytes(picture_files.contact_sheet(pixels))
    write_picture(sheet, content, arguments.force, _INSTEAD)
    print_text(f"Drew {len(cells)} expressions into {folder}.")
    print_text(f"Contact sheet: {sheet}")
    return 0


def draw_talk(arguments: argparse.Namespace) -> int:
    """Write the loop of a talking face and, where asked for, its stills.

    Raises:
        UserError: the file has no avatar, the model opens no mouth, or something is in the way.
    """
    avatar, model, manifest = _face(arguments)
    talk = talking(manifest, avatar, frames=arguments.frames)
    look = Look(size=arguments.size, rate=arguments.fps)
    check_look(look, kind_of(arguments.out), len(talk.loop))
    out = prepare_place(arguments.out, arguments.force)
    stills = [avatar for _, avatar in talk.poses] if arguments.poses else []
    pixels = _drawn(model, arguments.device, [*talk.loop, *stills])
    with open_finisher(arguments) as finisher:
        loop = pixels[: len(talk.loop)]
        save_animation(out, loop, look, enlarge=frame_enlarger(finisher, look.size))
        print_text(f"Animation: {out}")
        if arguments.poses:
            folder = make_folder(arguments.poses)
            finishing = Finishing(finisher, arguments, manifest.resolution)
            for (name, still), picture in zip(talk.poses, pixels[len(talk.loop) :], strict=True):
                _write(folder / f"{name}.png", picture, still, finishing, arguments.force)
            print_text(f"Stills: {len(stills)} in {folder}")
    if not talk.blinks:
        print_text(f"The eyes stay open: the model {manifest.name} cannot close them.")
    return 0


def _write(
    path: Path, picture: NDArray[np.uint8], avatar: Avatar, finishing: Finishing, force: bool
) -> None:
    finished = finishing.finish(picture)
    content = picture_files.png_bytes(finished, avatar, finished_by=finishing.finished_by())
    write_picture(path, content, force, _INSTEAD)


def _face(arguments: argparse.Namespace) -> tuple[Avatar, Path, GeneratorManifest]:
    avatar = load_avatar(arguments.file)
    model = model_of(avatar) if arguments.model is None else model_called(arguments.model)
    return avatar, model, generator_manifest(model)


def _drawn(model: Path, device: str, avatars: "Sequence[Avatar]") -> NDArray[np.uint8]:
    from acgan_desktop.engine.runtime.device import Device
    from acgan_desktop.engine.runtime.generator import Generator

    drawn = []
    with Generator.open(model, Device(device)) as generator, progress_bar() as progress:
        task = progress.add_task("drawing", total=len(avatars))
        for start in range(0, len(avatars), _AT_ONCE):
            drawn.append(generator.render(avatars[start : start + _AT_ONCE]))
            progress.advance(task, len(drawn[-1]))
    return np.concatenate(drawn)
