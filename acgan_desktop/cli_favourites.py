"""``acgan favourites``: lists them, moves them between machines, and saves their pictures."""

import argparse
import sys
from pathlib import Path

from acgan_desktop.avatar import Avatar, AvatarError
from acgan_desktop.cli_options import add_scale_option, progress_bar
from acgan_desktop.cli_wishes import printable
from acgan_desktop.cli_writing import prepare_place, refuse_to_replace, write_picture
from acgan_desktop.engine.manifest import GeneratorManifest
from acgan_desktop.engine.wishes import wish_of
from acgan_desktop.library import pictures
from acgan_desktop.library.collection import export_collection, import_collection
from acgan_desktop.library.favourites import FILE_NAME, Favourite, Favourites
from acgan_desktop.library.folders import make_folder, user_data
from acgan_desktop.library.models import installed_models

_INSTEAD = "choose another folder"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Give ``parser`` the actions of ``favourites``."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    actions.add_parser("list", help="list them, newest first (also without an action)")
    export = actions.add_parser(
        "export",
        help="write all into one file",
        description="Writes all favourites into one file, for safety or for another machine.",
        allow_abbrev=False,
    )
    export.add_argument("file", type=Path, metavar="FILE", help="such as favourites.jsonl")
    export.add_argument("--force", action="store_true", help="replace a file that is there")
    take = actions.add_parser(
        "import",
        help="take in those of such a file",
        description="Adds the favourites of a file that export wrote; none is kept twice.",
        allow_abbrev=False,
    )
    take.add_argument("file", type=Path, metavar="FILE", help="what export wrote")
    save = actions.add_parser(
        "save",
        help="save their pictures into a folder",
        description="Saves each favourite as a PNG with its avatar inside.",
        allow_abbrev=False,
    )
    save.add_argument("folder", type=Path, metavar="DIR", help="the folder")
    add_scale_option(save.add_argument_group("how"))
    save.add_argument(
        "--no-embed",
        action="store_true",
        help="leave the avatar out of the PNGs; they cannot be edited again then",
    )
    save.add_argument("--force", action="store_true", help="replace pictures that are there")


def favourites(arguments: argparse.Namespace) -> int:
    """Do what ``arguments`` ask for and return the exit status: 2 where something was left out.

    Raises:
        UserError: the favourites or a file cannot be used, or something is in the way.
    """
    with Favourites(user_data() / FILE_NAME) as kept:
        if kept.recovered:
            print(f"acgan: {kept.recovered}", file=sys.stderr)
        match arguments.action:
            case "export":
                return _export(kept, prepare_place(arguments.file, arguments.force))
            case "import":
                return _import(kept, arguments.file)
            case "save":
                return _save(kept, arguments)
            case _:
                return _list(kept)


def _list(kept: Favourites) -> int:
    everything = kept.all()
    manifests = {
        model.manifest.model_id: model.manifest
        for model in (installed_models() if everything else ())
        if isinstance(model.manifest, GeneratorManifest)
    }
    for one in everything:
        when = one.created.astimezone().strftime("%Y-%m-%d %H:%M")
        print(f"{one.id:>6}  {when}  {_description(one.avatar, manifests)}")
    if not everything:
        print("No favourites are kept yet.")
    return _status(kept.unreadable)


def _export(kept: Favourites, path: Path) -> int:
    everything = kept.all()
    with progress_bar() as progress:
        task = progress.add_task("writing", total=len(everything))
        export_collection(path, everything, progress=lambda *_: progress.advance(task))
    print(f"Exported {_count(len(everything))} to {path}.")
    return _status(kept.unreadable)


def _import(kept: Favourites, path: Path) -> int:
    with progress_bar() as progress:
        task = progress.add_task("reading", total=None)
        result = import_collection(
            path,
            kept,
            progress=lambda done, total: progress.update(task, completed=done, total=total),
        )
    already = f"; {result.known} were kept already" if result.known else ""
    print(f"Added {_count(result.added)}{already}.")
    return _status(result.problem)


def _save(kept: Favourites, arguments: argparse.Namespace) -> int:
    everything = kept.all()
    folder = make_folder(arguments.folder)
    paths = [folder / f"favourite-{one.id:05d}.png" for one in everything]
    if not arguments.force:
        refuse_to_replace(paths, [one.avatar for one in everything], _INSTEAD)
    damaged = 0
    with progress_bar() as progress:
        task = progress.add_task("saving", total=len(everything))
        for path, one in zip(paths, everything, strict=True):
            progress.advance(task)
            try:
                content = _picture(one, arguments)
            except ValueError:
                damaged += 1
                continue
            write_picture(path, content, arguments.force, _INSTEAD)
    print(f"Saved {_count(len(everything) - damaged)} into {folder}.")
    problem = (
        f"{_count(damaged)} could not be saved, because the picture is damaged." if damaged else ""
    )
    return _status(" ".join(filter(None, (problem, kept.unreadable))))


def _picture(favourite: Favourite, arguments: argparse.Namespace) -> bytes:
    pixels = pictures.png_pixels(favourite.thumbnail)
    inside = None if arguments.no_embed else favourite.avatar
    return pictures.png_bytes(pixels, inside, arguments.scale)


def _description(avatar: Avatar, manifests: dict[str, GeneratorManifest]) -> str:
    """Say which model drew ``avatar`` and what it asks for."""
    manifest = manifests.get(avatar.model)
    if manifest is None:
        return f"model {printable(avatar.model[:12])} (not installed)"
    try:
        wish = wish_of(manifest, avatar)
    except AvatarError as error:
        return f"{printable(manifest.name)}: {error}"
    return f"{printable(manifest.name)}: " + ", ".join(
        f"{printable(name)} {_words(asked)}" for name, asked in wish.items() if asked
    )


def _words(asked: str | dict[str, float] | None) -> str:
    if isinstance(asked, dict):
        return " + ".join(f"{100 * share:.0f} % {printable(name)}" for name, share in asked.items())
    return printable(str(asked))


def _count(number: int) -> str:
    return "1 favourite" if number == 1 else f"{number} favourites"


def _status(problem: str | None) -> int:
    if problem:
        print(f"acgan: {problem}", file=sys.stderr)
        return 2
    return 0
