"""How commands write files: whole or not at all, and never over what somebody may still want."""

import os
from collections.abc import Sequence
from pathlib import Path

from acgan_desktop.core import durable
from acgan_desktop.core.avatar import Avatar, AvatarError
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.user_folders import make_folder, reason
from acgan_desktop.library.pictures import picture_files


def prepare_place(path: Path, force: bool) -> Path:
    """Make the folder of ``path`` and return ``path``, before long work is done for it.

    Raises:
        UserError: something is there already and may not be replaced, or no file can be there.
    """
    if path.is_dir():
        raise UserError(f"{path} is a folder; name a file with --out.")
    if not force and os.path.lexists(path):
        raise UserError(
            f"{path} is there already; choose another name, or replace it with --force."
        )
    make_folder(path.parent)
    return path


def refuse_to_replace(paths: Sequence[Path], avatars: Sequence[Avatar], instead: str) -> None:
    """Refuse while nothing is written yet, unless what is there is what was asked for.

    Args:
        paths: where pictures shall be.
        avatars: which.
        instead: what else a person can do, as "choose another --out".
    """
    in_the_way = [
        path
        for path, avatar in zip(paths, avatars, strict=True)
        if os.path.lexists(path) and not _holds(path, avatar)
    ]
    if in_the_way:
        more = f" and {len(in_the_way) - 1} more" if len(in_the_way) > 1 else ""
        raise _in_the_way(f"{in_the_way[0]}{more}", instead)


def write_picture(path: Path, content: bytes, force: bool, instead: str) -> None:
    """Write one picture; one that is there with the same bytes is left alone.

    Raises:
        UserError: another one is there and may not be replaced, or the disk is full.
    """
    try:
        if not force and os.path.lexists(path):
            if path.read_bytes() != content:
                raise _in_the_way(str(path), instead)
            return
        durable.write_bytes(path, content)
    except OSError as error:
        raise UserError(f"The picture {path} cannot be saved: {reason(error)}.") from error


def _holds(path: Path, avatar: Avatar) -> bool:
    try:
        return picture_files.read_avatar(path) == avatar
    except AvatarError:
        return False


def _in_the_way(what: str, instead: str) -> UserError:
    return UserError(
        f"Other pictures are there already: {what}; {instead}, or replace them with --force."
    )
