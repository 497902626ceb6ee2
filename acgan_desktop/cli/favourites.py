"""``acgan favourites``: lists them, moves them between machines, and saves their pictures."""

import argparse
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from acgan_desktop.cli.favourites_import import favourites_in_words, import_files
from acgan_desktop.cli.options.finishing import Finishing, add_finishing_options, open_finisher
from acgan_desktop.cli.options.saving import PictureSaver, add_saving_options
from acgan_desktop.cli.options.shared import progress_bar
from acgan_desktop.cli.options.wishes import printable
from acgan_desktop.cli.output_files import prepare_place, refuse_to_replace, write_picture
from acgan_desktop.core.avatar import Avatar, AvatarError
from acgan_desktop.core.user_folders import make_folder, user_data
from acgan_desktop.core.visible_text import print_problem, print_text
from acgan_desktop.engine.latent.wishes import wish_of
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.library.favourites import maintenance
from acgan_desktop.library.favourites.collection import export_collection
from acgan_desktop.library.favourites.favourite import MAX_RATING, Favourite, Labels, tidy_tag
from acgan_desktop.library.favourites.search import Order, Query, words_of
from acgan_desktop.library.favourites.store import FILE_NAME, Favourites
from acgan_desktop.library.models.installed import installed_models
from acgan_desktop.library.pictures import picture_files
from acgan_desktop.library.saving.file_names import avatar_values

if TYPE_CHECKING:
    from acgan_desktop.library.pictures.finishing import Finisher

_INSTEAD = "choose another folder"
_NONE = "No favourites are kept yet."


def add_options(parser: argparse.ArgumentParser) -> None:
    """Give ``parser`` the actions of ``favourites``."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    show = actions.add_parser(
        "list",
        help="list them, newest first (also without an action)",
        description="Lists the favourites with what they ask for and what is written on them.",
        allow_abbrev=False,
    )
    _add_which(show)
    export = actions.add_parser(
        "export",
        help="write all, or some, into one file",
        description="Writes favourites into one file, for safety or for another machine.",
        allow_abbrev=False,
    )
    export.add_argument("file", type=Path, metavar="FILE", help="such as favourites.jsonl")
    export.add_argument("--force", action="store_true", help="replace a file that is there")
    _add_which(export)
    take = actions.add_parser(
        "import",
        help="take in those of such files, or saved pictures",
        description="Adds the favourites of files that export wrote, and faces that were saved as "
        "PNG with the avatar inside; none is kept twice.",
        allow_abbrev=False,
    )
    take.add_argument(
        "files", type=Path, nargs="+", metavar="FILE", help="what export wrote, or a saved picture"
    )
    save = actions.add_parser(
        "save",
        help="save their pictures into a folder",
        description="Saves each favourite as a PNG with its avatar inside.",
        allow_abbrev=False,
    )
    save.add_argument("folder", type=Path, metavar="DIR", help="the folder")
    add_finishing_options(
        save.add_argument_group("how"), "what the upscaler does, 1 where none is installed"
    )
    save.add_argument(
        "--no-embed",
        action="store_true",
        help="leave the avatar out of the PNGs; they cannot be edited again then",
    )
    save.add_argument("--force", action="store_true", help="replace pictures that are there")
    add_saving_options(save)
    _add_which(save)


def _add_which(parser: argparse.ArgumentParser) -> None:
    which = parser.add_argument_group("which favourites")
    which.add_argument(
        "--search",
        metavar="WORDS",
        default="",
        help="those with all these words in their name, tags, classes or model's name",
    )
    which.add_argument(
        "--tag", metavar="TAG", action="append", default=[], help="those with this tag (repeatable)"
    )
    which.add_argument(
        "--rating",
        metavar="STARS",
        type=int,
        choices=range(MAX_RATING + 1),
        default=0,
        help=f"those with at least so many stars, up to {MAX_RATING}",
    )


def favourites(arguments: argparse.Namespace) -> int:
    """Do what ``arguments`` ask for and return the exit status: 2 where something was left out.

    Raises:
        UserError: the favourites or a file cannot be used, or something is in the way.
    """
    with Favourites(user_data() / FILE_NAME) as kept:
        if kept.recovered:
            print_problem("acgan", kept.recovered)
        match arguments.action:
            case "export":
                path = prepare_place(arguments.file, arguments.force)
                return _export(kept, path, _numbers(kept, arguments, Order.OLDEST))
            case "import":
                return import_files(kept, arguments.files)
            case "save":
                return _save(kept, arguments)
            case _:
                return _list(kept, _numbers(kept, arguments, Order.NEWEST))


def _numbers(kept: Favourites, arguments: argparse.Namespace, order: Order) -> list[int]:
    """Return the favourites that ``arguments`` ask for; all, where they say nothing."""
    words = words_of(getattr(arguments, "search", ""))
    tags = tuple(map(tidy_tag, getattr(arguments, "tag", ())))
    maintenance.describe_all(kept)
    if words:
        # Classes are found once their model is known, which the window sees to as well.
        for model in installed_models():
            if isinstance(model.manifest, GeneratorManifest):
                maintenance.learn(kept, model.manifest)
    return kept.numbers(Query(words, tags, getattr(arguments, "rating", 0), order=order))


def _list(kept: Favourites, numbers: list[int]) -> int:
    manifests = {
        model.manifest.model_id: model.manifest
        for model in (installed_models() if numbers else ())
        if isinstance(model.manifest, GeneratorManifest)
    }
    read = 0
    for one in kept.walk(numbers):
        read += 1
        when = one.created.astimezone().strftime("%Y-%m-%d %H:%M")
        written = "".join(f"  {printable(text)}" for text in _written_on(one.labels))
        print_text(f"{one.id:>6}  {when}  {_description(one.avatar, manifests)}{written}")
    if not numbers:
        print_text("None of the favourites is like that." if len(kept) else _NONE)
    return _status(_unreadable(kept, len(numbers) - read))


def _written_on(labels: Labels) -> list[str]:
    stars = "\N{BLACK STAR}" * labels.rating
    return [text for text in (stars, labels.name, *(f"#{tag}" for tag in labels.tags)) if text]


def _export(kept: Favourites, path: Path, numbers: list[int]) -> int:
    with progress_bar() as progress:
        task = progress.add_task("writing", total=len(numbers))
        written = export_collection(
            path,
            kept.walk(numbers),
            count=len(numbers),
            progress=lambda *_: progress.advance(task),
        )
    print_text(f"Exported {favourites_in_words(written)} to {path}.")
    return _status(_unreadable(kept, len(numbers) - written))


def _unreadable(kept: Favourites, missing: int) -> str:
    """Say how many favourites cannot be read, "" for none."""
    if missing:
        return (
            f"{missing} of {len(kept)} favourites cannot be shown, because their entries are "
            f"damaged; they stay in {kept.path}."
        )
    return maintenance.unreadable_entries(kept)


def _save(kept: Favourites, arguments: argparse.Namespace) -> int:
    saver = PictureSaver(arguments)
    numbers = _numbers(kept, arguments, Order.NEWEST)
    everything = list(kept.walk(numbers))
    folder = make_folder(arguments.folder)
    paths = [folder / name for name in _names(everything, saver)]
    if not arguments.force:
        refuse_to_replace(paths, [one.avatar for one in everything], _INSTEAD)
    damaged = 0
    with open_finisher(arguments) as finisher, progress_bar() as progress:
        task = progress.add_task("saving", total=len(everything))
        for path, one in zip(paths, everything, strict=True):
            progress.advance(task)
            try:
                content = _picture(one, arguments, saver, finisher)
            except ValueError:
                damaged += 1
                continue
            write_picture(path, content, arguments.force, _INSTEAD)
    print_text(f"Saved {favourites_in_words(len(everything) - damaged)} into {folder}.")
    problem = (
        f"{favourites_in_words(damaged)} could not be saved, because the picture is damaged."
        if damaged
        else ""
    )
    return _status(
        " ".join(
            filter(
                None,
                (problem, saver.problem(), _unreadable(kept, len(numbers) - len(everything))),
            )
        )
    )


def _names(everything: Sequence[Favourite], saver: PictureSaver) -> list[str]:
    if not saver.names:
        return [f"favourite-{one.id:05d}{saver.ending}" for one in everything]
    manifests = {
        model.manifest.model_id: model.manifest
        for model in installed_models()
        if isinstance(model.manifest, GeneratorManifest)
    }
    names = []
    for number, one in enumerate(everything, 1):
        wish: dict[str, str | dict[str, float] | None] = {}
        if one.avatar.model in manifests:
            with suppress(AvatarError):
                wish = wish_of(manifests[one.avatar.model], one.avatar)
        values = avatar_values(one.avatar, wish, number)
        names.append(saver.name(values | {"name": one.labels.name or f"favourite-{one.id}"}))
    return names


def _picture(
    favourite: Favourite,
    arguments: argparse.Namespace,
    saver: PictureSaver,
    finisher: "Finisher",
) -> bytes:
    pixels = picture_files.png_pixels(favourite.thumbnail)
    finishing = Finishing(finisher, arguments, max(pixels.shape[:2]))
    finished = finishing.finish(pixels)
    if saver.asked:
        return saver.content(finished, favourite.avatar)
    inside = None if arguments.no_embed else favourite.avatar
    return picture_files.png_bytes(finished, inside, finished_by=finishing.finished_by())


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


def _status(problem: str | None) -> int:
    if problem:
        print_problem("acgan", problem)
        return 2
    return 0
