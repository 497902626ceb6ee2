"""``acgan generate``: draws avatars into a folder, with no screen."""

import argparse
import os
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.cli.matching_faces import (
    NO_TAGGER,
    FaceSource,
    MatchedFaces,
    PlainFaces,
    Request,
    tagger_for_matching,
)
from acgan_desktop.cli.options.finishing import Finishing, add_finishing_options, open_finisher
from acgan_desktop.cli.options.saving import PictureSaver, add_saving_options
from acgan_desktop.cli.options.shared import (
    add_device_options,
    add_model_wishes,
    add_seed_option,
    add_truncation_option,
    progress_bar,
    truncation_in,
    whole,
)
from acgan_desktop.cli.options.wishes import Asked, printable, wish_in
from acgan_desktop.cli.output_files import refuse_to_replace, write_picture
from acgan_desktop.cli.share_codes import add_code_option, draw_codes
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.user_folders import make_folder, unused_name
from acgan_desktop.core.visible_text import print_problem, print_text
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.library.pictures import picture_files
from acgan_desktop.library.saving.file_names import avatar_values
from acgan_desktop.library.saving.plain_wish import plain_ground_wish

if TYPE_CHECKING:
    from acgan_desktop.engine.runtime.device import RunsOn

# So many pictures are drawn between two looks at the progress bar.
BATCH = 16
MAX_COUNT = 100_000
_INSTEAD = "choose another --out, another --seed or --first"


def add_options(parser: argparse.ArgumentParser, argv: Sequence[str]) -> None:
    """Give ``parser`` the options of ``generate``, with those of the model that ``argv`` names.

    Raises:
        UserError: there is no model, or it is not usable. Where only help is asked for, the help
            says so instead.
    """
    wishes = parser.add_argument_group("what to draw")
    how = parser.add_argument_group("how many, where and how")
    how.add_argument(
        "--count", type=whole(1, MAX_COUNT), default=16, metavar="N", help="how many (16)"
    )
    add_seed_option(how)
    how.add_argument(
        "--first",
        type=whole(0, 2**63),
        default=0,
        metavar="I",
        help="number of the first face of the seed; 16 goes on after the first 16 (0)",
    )
    how.add_argument(
        "--out", type=Path, default=Path("avatars"), metavar="DIR", help="folder (avatars)"
    )
    add_truncation_option(how)
    add_finishing_options(how, "what the upscaler does, 1 where none is installed")
    add_device_options(how)
    how.add_argument(
        "--no-embed",
        action="store_true",
        help="leave the avatar out of the PNGs; they cannot be edited again then",
    )
    how.add_argument("--force", action="store_true", help="replace pictures that are there already")
    verify = how.add_mutually_exclusive_group()
    verify.add_argument(
        "--tagger",
        metavar="FILE",
        help="verify with this tagger, a file or a name",
    )
    verify.add_argument(
        "--no-verify",
        action="store_true",
        help="take faces as they come; otherwise a tagger, where one is installed, looks at them "
        "and others are drawn for those that are not what was asked for",
    )

    add_code_option(how)
    add_saving_options(parser)
    add_model_wishes(parser, wishes, argv)


def generate(arguments: argparse.Namespace) -> int:
    """Draw what ``arguments`` ask for, and print where it is and what drew it.

    Pictures that are in the folder already stay as they are: one that carries the very avatar
    asked for is accepted if it would be written with the same bytes; any other one in the way is
    an error before anything is drawn, unless ``--force`` allows to replace it. A contact sheet of
    another command is never replaced without ``--force``: the new one gets a number.

    Raises:
        UserError: something in the way, a full disk, a model that does not work.
    """
    if arguments.code:
        return draw_codes(arguments)
    manifest: GeneratorManifest = arguments.manifest
    asked = truncation_in(arguments, manifest)
    truncation = manifest.truncation.default if asked is None else asked
    first, count, seed = arguments.first, arguments.count, arguments.seed
    saver = PictureSaver(arguments)
    wish = _on_plain_ground(manifest, wish_in(arguments, manifest), saver)
    request = Request(wish, seed, truncation)
    places = range(first, first + count)
    tagger = tagger_for_matching(manifest, request, not arguments.no_verify, arguments.tagger)
    folder = make_folder(arguments.out)
    digits = max(3, len(str(first + count - 1)))
    paths = [folder / f"avatar-seed{seed}-{place:0{digits}d}{saver.ending}" for place in places]
    if tagger is None and not arguments.force and not saver.names:
        refuse_to_replace(paths, request.avatars(manifest, places), _INSTEAD)
    with open_finisher(arguments) as finisher:
        finishing = Finishing(finisher, arguments, manifest.resolution)
        ran_on, shown, verified = _draw(arguments, request, tagger, places, paths, finishing, saver)
        finished = finishing.report()
    sheet = _write_sheet(folder, shown, arguments.force)

    what = "1 avatar" if count == 1 else f"{count} avatars"
    why = f" {ran_on.reason}" if ran_on.reason else ""
    print_text(f"Drew {what} with {printable(manifest.name)} on the {ran_on.label}.{why}")
    if finished:
        print_text(finished)
    if verified:
        print_text(verified)
    elif request.promises and not arguments.no_verify:
        print_text(NO_TAGGER)
    print_text(f"Pictures:      {paths[0]}" + (f" to {paths[-1].name}" if count > 1 else ""))
    note = f" (the first {len(shown)})" if len(shown) < count else ""
    print_text(f"Contact sheet: {sheet}{note}")
    if saver.problem():
        print_problem("acgan", saver.problem())
        return 2
    return 0


def _on_plain_ground(
    manifest: GeneratorManifest, wish: dict[str, Asked], saver: PictureSaver
) -> dict[str, Asked]:
    """Return ``wish`` for faces on plain ground, where they are to be cut out of it."""
    if not saver.cuts:
        return wish
    return {name: asked or plain_ground_wish(manifest).get(name) for name, asked in wish.items()}


def _name(
    paths: list[Path],
    batch: slice,
    avatars: Sequence[Avatar],
    manifest: GeneratorManifest,
    saver: PictureSaver,
) -> None:
    """Name the pictures of a batch by the pattern that was given, if one was."""
    if not saver.names:
        return
    from acgan_desktop.engine.latent.wishes import wish_of

    for number, avatar in enumerate(avatars, batch.start):
        values = avatar_values(avatar, wish_of(manifest, avatar), number + 1)
        paths[number] = paths[number].with_name(saver.name(values))


def _draw(
    arguments: argparse.Namespace,
    request: Request,
    tagger: Path | None,
    places: range,
    paths: list[Path],
    finishing: Finishing,
    saver: PictureSaver,
) -> tuple["RunsOn", NDArray[np.uint8], str]:
    """Draw the faces of ``places`` into ``paths``, verified if there is a ``tagger``.

    Returns:
        What drew them, the pictures for the contact sheet, and what is to be said of verifying.
    """
    # Not at the top: --help needs no engine.
    from acgan_desktop.engine.matching.wish_matching import WishMatcher
    from acgan_desktop.engine.runtime.device import Device
    from acgan_desktop.engine.runtime.generator import Generator
    from acgan_desktop.engine.runtime.tagger import Tagger

    shown = []
    with ExitStack() as stack:
        device = Device(arguments.device)
        generator = stack.enter_context(Generator.open(arguments.model_path, device))
        faces: FaceSource = PlainFaces(generator, request)
        checked: MatchedFaces | None = None
        if tagger is not None:
            # The processor reads the same whatever draws, and quickly enough.
            reader = stack.enter_context(Tagger.open(tagger, Device.CPU, threads=1))
            faces = checked = MatchedFaces(WishMatcher(generator, reader), request)
            if not arguments.force and not saver.names:
                _refuse_to_replace(faces, places, paths)
        side = generator.manifest.resolution
        room = picture_files.contact_sheet_room(side, side)
        progress = stack.enter_context(progress_bar())
        task = progress.add_task("drawing", total=len(places))
        for start in range(0, len(places), BATCH):
            batch = slice(start, start + BATCH)
            avatars, pixels = faces.draw(places[batch])
            shown.append(pixels[: max(0, room - start)])
            _name(paths, batch, avatars, generator.manifest, saver)
            for path, avatar, picture in zip(paths[batch], avatars, pixels, strict=True):
                inside = None if arguments.no_embed else avatar
                finished = finishing.finish(picture)
                if saver.asked:
                    content = saver.content(finished, avatar, finishing.finished_by())
                else:
                    content = picture_files.png_bytes(
                        finished, inside, finished_by=finishing.finished_by()
                    )
                write_picture(path, content, arguments.force, _INSTEAD)
                progress.advance(task)
        verified = checked.report() if checked is not None else ""
        return generator.runs_on, np.concatenate(shown), verified


def _refuse_to_replace(faces: FaceSource, places: range, paths: Sequence[Path]) -> None:
    """Refuse as for plain faces; which avatars are asked for shows only when they are drawn."""
    there = [
        (place, path) for place, path in zip(places, paths, strict=True) if os.path.lexists(path)
    ]
    avatars = []
    for start in range(0, len(there), BATCH):
        avatars += faces.draw([place for place, _ in there[start : start + BATCH]])[0]
    refuse_to_replace([path for _, path in there], avatars, _INSTEAD)


def _write_sheet(folder: Path, shown: NDArray[np.uint8], force: bool) -> Path:
    """Write the contact sheet and return where; a different one that is there is kept."""
    content = picture_files.png_bytes(picture_files.contact_sheet(shown))
    path = folder / "contact-sheet.png"
    if not force and os.path.lexists(path):
        with suppress(OSError):
            if path.read_bytes() == content:
                return path
        path = unused_name(path)
    write_picture(path, content, force, _INSTEAD)
    return path
