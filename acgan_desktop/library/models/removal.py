"""Taking an added model off the list, so that it can come back.

Its file moves into a folder beside, where it stays for as long as removed favourites do. A model
that favourites need is put aside for them before, so that they open all the same.
"""

import os
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.user_folders import make_folder, reason, unused_name
from acgan_desktop.library.error_codes import ModelsCode
from acgan_desktop.library.models import installed
from acgan_desktop.library.models.needed import keep_model

KEPT_AFTER_REMOVAL: Final = timedelta(days=30)


@dataclass(frozen=True)
class Removed:
    """A model that was taken off the list.

    Attributes:
        path: where it was, and where it comes back to.
        aside: where it is now.
        needed: favourites need it, and have a copy.
    """

    path: Path
    aside: Path
    needed: bool


def removed_folder() -> Path:
    """Return the folder of the models that were removed lately; it need not exist yet."""
    return installed.added_folder() / "removed"


def can_remove(path: Path) -> bool:
    """Say whether the file at ``path`` was added by the person, and so can be removed."""
    return path.parent == installed.added_folder()


def remove_model(path: Path, needed: Collection[str] = ()) -> Removed:
    """Take the model at ``path`` off the list; a file that cannot be used may go, too.

    Args:
        path: a file in the folder of added models.
        needed: ids of the models that favourites need.

    Raises:
        UserError: it did not come from the person, favourites need it and it cannot be put aside
            for them, or the system does not let us; it is then where it was.
    """
    if not can_remove(path):
        raise UserError(ModelsCode.NOT_ADDED_HERE, name=path.name)
    found = installed.look_at(path)
    model_id = found.manifest.model_id if isinstance(found, installed.InstalledModel) else ""
    is_needed = model_id in needed
    if is_needed:
        keep_model(path, model_id)
    forget_removed()
    aside = unused_name(make_folder(removed_folder()) / path.name)
    try:
        os.utime(path)  # its days are counted from today
        path.rename(aside)
    except OSError as error:
        raise UserError(ModelsCode.NOT_REMOVED, path=path, why=reason(error)) from error
    return Removed(path, aside, is_needed)


def restore_model(removed: Removed) -> Path:
    """Bring a removed model back, under another name if its own was taken; return where it is.

    Raises:
        UserError: it is not there any more, or the system does not let us.
    """
    target = unused_name(removed.path)
    try:
        make_folder(target.parent)
        removed.aside.rename(target)
    except OSError as error:
        raise UserError(
            ModelsCode.NOT_BROUGHT_BACK, name=removed.path.name, why=reason(error)
        ) from error
    return target


def forget_removed(now: datetime | None = None) -> list[Path]:
    """Delete for good what was removed more than 30 days before ``now``, and return it."""
    before = ((now or datetime.now(UTC)) - KEPT_AFTER_REMOVAL).timestamp()
    gone = []
    folder = removed_folder()
    for path in folder.iterdir() if folder.is_dir() else ():
        with suppress(OSError):
            if installed.is_model_name(path.name) and path.stat().st_mtime < before:
                path.unlink()
                gone.append(path)
    return gone
