"""``acgan blend``: avatars that turn into each other, as an animation."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.cli.options.finishing import (
    FAST,
    add_quality_option,
    frame_enlarger,
    open_finisher,
)
from acgan_desktop.cli.options.shared import add_device_options, progress_bar, whole
from acgan_desktop.cli.options.wishes import printable
from acgan_desktop.cli.output_files import prepare_place
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.visible_text import print_text
from acgan_desktop.engine.latent.blend import MAX_KEYFRAMES, MIN_KEYFRAMES, Blend, Easing, Loop, Way
from acgan_desktop.library.animation.export import (
    SUFFIXES,
    Look,
    check_look,
    check_transparent,
    kind_of,
    save_animation,
)
from acgan_desktop.library.animation.gif import Dither
from acgan_desktop.library.models.installed import generator_manifest, model_called, model_of
from acgan_desktop.library.pictures.avatar_files import load_avatar

if TYPE_CHECKING:
    from rich.progress import Progress

    from acgan_desktop.engine.runtime.device import RunsOn

BATCH = 16
MAX_FRAMES = 4096


def add_options(parser: argparse.ArgumentParser) -> None:
    """Give ``parser`` the options of ``blend``."""
    parser.add_argument(
        "avatars",
        nargs="+",
        type=Path,
        metavar="AVATAR",
        help=f"{MIN_KEYFRAMES} to {MAX_KEYFRAMES} pictures with an avatar inside, or avatars "
        "as JSON, in the order in which they appear",
    )
    how = parser.add_argument_group("how they turn into each other")
    how.add_argument(
        "--way",
        choices=[way.value for way in Way],
        default=Way.SPHERICAL.value,
        help="spherical passes faces of their own, linear mixes those there are (spherical)",
    )
    how.add_argument(
        "--easing",
        choices=[easing.value for easing in Easing],
        default=Easing.SMOOTH.value,
        help="smooth slows down at each avatar, linger stops there for a while (smooth)",
    )
    how.add_argument(
        "--loop",
        choices=[loop.value for loop in Loop],
        default=Loop.CYCLE.value,
        help="after the last, cycle turns it into the first, bounce goes back the same way, and "
        "once ends there (cycle)",
    )
    file = parser.add_argument_group("the animation")
    file.add_argument(
        "--out",
        type=Path,
        default=Path("blend.webp"),
        metavar="FILE",
        help=f"file, ending in {', '.join(SUFFIXES)} (blend.webp)",
    )
    file.add_argument(
        "--frames", type=whole(2, MAX_FRAMES), default=60, metavar="N", help="how many (60)"
    )
    file.add_argument("--size", type=int, default=512, metavar="N", help="side in pixels (512)")
    add_quality_option(file, FAST, "--finish")
    file.add_argument(
        "--fps", type=float, default=24.0, metavar="N", help="frames a second, 1 to 60 (24)"
    )
    file.add_argument(
        "--quality", type=int, default=90, metavar="N", help="1 to 100, of WebP and MP4 (90)"
    )
    file.add_argument(
        "--dither",
        choices=[dither.value for dither in Dither],
        default=Dither.ORDERED.value,
        help="what GIF does about colours that it lacks (ordered)",
    )
    alone = "cut the faces out of their plain ground; .webp and .png only"
    file.add_argument("--transparent", action="store_true", help=alone)
    file.add_argument("--force", action="store_true", help="replace a file that is there")
    add_device_options(parser.add_argument_group("what draws it"))


def blend(arguments: argparse.Namespace) -> int:
    """Write the animation that ``arguments`` ask for, and print where it is and what drew it.

    Raises:
        UserError: avatars that do not go together, something in the way, a full disk.
    """
    count = arguments.frames
    look = Look(
        size=arguments.size,
        rate=arguments.fps,
        repeat=Loop(arguments.loop) is not Loop.ONCE,
        quality=arguments.quality,
        dither=Dither(arguments.dither),
        transparent=arguments.transparent,
    )
    check_look(look, kind_of(arguments.out), count)
    if arguments.transparent:
        check_transparent(kind_of(arguments.out))
    avatars = _avatars(arguments.avatars)
    model = model_of(avatars[0]) if arguments.model is None else model_called(arguments.model)
    manifest = generator_manifest(model)
    way = Blend(
        manifest,
        tuple(avatars),
        Way(arguments.way),
        Easing(arguments.easing),
        Loop(arguments.loop),
    )
    frames = way.frames(count)
    path = prepare_place(arguments.out, arguments.force)
    with open_finisher(arguments) as finisher, progress_bar() as progress:
        ran_on, pixels = _draw(model, arguments.device, frames, progress)
        task = progress.add_task("writing", total=None)
        prepare_place(path, arguments.force)
        save_animation(
            path,
            pixels,
            look,
            progress=lambda done, total: progress.update(task, completed=done, total=total),
            enlarge=frame_enlarger(finisher, look.size),
        )
    why = f" {ran_on.reason}" if ran_on.reason else ""
    print_text(
        f"Blended {len(avatars)} avatars in {count} frames with {printable(manifest.name)} on the "
        f"{ran_on.label}.{why}"
    )
    size = path.stat().st_size / 1e6
    print_text(f"Animation: {path} ({count / look.rate:.1f} seconds, {size:.1f} MB)")
    return 0


def _avatars(paths: Sequence[Path]) -> list[Avatar]:
    if not MIN_KEYFRAMES <= len(paths) <= MAX_KEYFRAMES:
        raise UserError(
            f"A blend needs {MIN_KEYFRAMES} to {MAX_KEYFRAMES} avatars, not {len(paths)}."
        )
    avatars = [load_avatar(path) for path in paths]
    for path, avatar in zip(paths, avatars, strict=True):
        if avatar.model != avatars[0].model:
            raise UserError(
                f"{paths[0].name} and {path.name} were made with different models; all avatars of "
                "a blend must come from the same."
            )
    return avatars


def _draw(
    model: Path, device: str, avatars: Sequence[Avatar], progress: "Progress"
) -> tuple["RunsOn", NDArray[np.uint8]]:
    """Draw the frames; return what drew them, and the pictures."""
    from acgan_desktop.engine.runtime.device import Device
    from acgan_desktop.engine.runtime.generator import Generator

    drawn = []
    with Generator.open(model, Device(device)) as generator:
        task = progress.add_task("drawing", total=len(avatars))
        for start in range(0, len(avatars), BATCH):
            drawn.append(generator.render(avatars[start : start + BATCH]))
            progress.advance(task, len(drawn[-1]))
        return generator.runs_on, np.concatenate(drawn)
