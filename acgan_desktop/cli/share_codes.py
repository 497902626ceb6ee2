"""Share codes: ``acgan code`` says them, ``acgan generate --code`` draws them."""

import argparse
from pathlib import Path

from acgan_desktop.cli.options.finishing import Finishing, open_finisher
from acgan_desktop.cli.options.saving import PictureSaver
from acgan_desktop.cli.output_files import refuse_to_replace, write_picture
from acgan_desktop.core.avatar import AvatarError
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.user_folders import make_folder
from acgan_desktop.core.visible_text import print_problem, print_text
from acgan_desktop.engine.latent.share_code import decode, encode
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.library.models.installed import generator_manifest, model_called
from acgan_desktop.library.pictures.avatar_files import load_avatar
from acgan_desktop.library.pictures.export import picture_stem
from acgan_desktop.library.saving.file_names import FileNames
from acgan_desktop.library.saving.shared_codes import generators_there

_INSTEAD = "choose another --out"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Give ``parser`` the options of ``code``."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a PNG or an avatar")


def code(arguments: argparse.Namespace) -> int:
    """Print the share code of each file, a line each.

    Raises:
        UserError: a file has no avatar inside, or its model is not there.
    """
    known = _models(None)
    for path in arguments.files:
        avatar = load_avatar(path)
        for manifest, _ in known:
            if manifest.model_id == avatar.model:
                print_text(encode(avatar, manifest))
                break
        else:
            raise UserError(f"The model that drew {path.name} is not installed.")
    return 0


def add_code_option(group: argparse._ArgumentGroup) -> None:
    """Give ``group`` the option --code of ``generate``."""
    group.add_argument(
        "--code",
        action="append",
        metavar="CODE",
        help="draw the face of this share code instead (repeatable)",
    )


def draw_codes(arguments: argparse.Namespace) -> int:
    """Draw the faces of ``arguments.code`` into the folder, and print where they are.

    Raises:
        UserError: a code cannot be read, its model is not there, or something is in the way.
    """
    from acgan_desktop.engine.runtime.device import Device
    from acgan_desktop.engine.runtime.generator import Generator

    models = _models(arguments.model)
    avatars = [decode(line, [manifest for manifest, _ in models]) for line in arguments.code]
    saver, names = PictureSaver(arguments), FileNames("{name}")
    folder = make_folder(arguments.out)
    paths = [
        folder / f"{names.name({'name': picture_stem(avatar)})}{saver.ending}" for avatar in avatars
    ]
    if not arguments.force:
        refuse_to_replace(paths, avatars, _INSTEAD)
    with open_finisher(arguments) as finisher:
        for manifest, model in models:
            mine = [at for at, avatar in enumerate(avatars) if avatar.model == manifest.model_id]
            if not mine:
                continue
            finishing = Finishing(finisher, arguments, manifest.resolution)
            with Generator.open(model, Device(arguments.device)) as generator:
                pictures = generator.render([avatars[at] for at in mine])
            for at, pixels in zip(mine, pictures, strict=True):
                large = finishing.finish(pixels)
                content = saver.content(large, avatars[at], finishing.finished_by())
                write_picture(paths[at], content, arguments.force, _INSTEAD)
    for path in paths:
        print_text(f"{path}")
    if saver.problem():
        print_problem("acgan", saver.problem())
        return 2
    return 0


def _models(named: str | None) -> list[tuple[GeneratorManifest, Path]]:
    """Return the generators that are there, the one called ``named`` first, with their files."""
    models: dict[str, tuple[GeneratorManifest, Path]] = {}
    if named is not None:
        path = model_called(named)
        manifest = generator_manifest(path)
        models[manifest.model_id] = manifest, path
    for found, path in generators_there():
        models.setdefault(found.model_id, (found, path))
    if not models:
        raise AvatarError("No model is installed, so no share code can be read.")
    return list(models.values())
