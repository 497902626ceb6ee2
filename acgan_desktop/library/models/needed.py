"""The models that favourites need, kept in the person's own folder.

A new version of the program may bring another model in the place of the bundled one, and a file
from elsewhere may be moved or deleted; a favourite must open all the same. So the first favourite
of a model brings a copy of the model's file into a folder of its own, where it stays for as long as
a favourite needs it.
"""

import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from acgan_desktop.core import durable
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.user_folders import make_folder, reason
from acgan_desktop.library.error_codes import ModelsCode
from acgan_desktop.library.models import installed

MAX_BYTES: Final = 8 * 1024**3
"""What the copies may take together, so that a disk is not filled unasked."""


def keep_model(path: Path, model_id: str) -> Path:
    """Keep a copy of the model at ``path``; one that is there already costs one look at a name.

    Returns:
        The copy.

    Raises:
        UserError: there is no room, the file cannot be read, or it is not that model any more.
    """
    target = installed.kept_path(model_id)
    if target.is_file():
        return target
    folder = make_folder(target.parent)
    try:
        taken = sum(each.stat().st_size for each in folder.glob("*.onnx"))
        if taken + path.stat().st_size > MAX_BYTES:
            raise UserError(
                ModelsCode.NO_ROOM_ASIDE, name=path.name, folder=folder, size=taken / 1024**3
            )
        with path.open("rb") as source, durable.new_file(target) as stream:
            shutil.copyfileobj(source, stream, 1024 * 1024)
    except OSError as error:
        raise UserError(
            ModelsCode.NOT_PUT_ASIDE, name=path.name, folder=folder, why=reason(error)
        ) from error
    # It was checked when it was opened, and is again when the copy is: its name is enough here.
    stated = installed.stated_manifest(target)
    if stated is None or stated.model_id != model_id:
        target.unlink(missing_ok=True)
        raise UserError(ModelsCode.CHANGED, path=path)
    return target


def keep_needed(needed: Iterable[str]) -> list[Path]:
    """Keep a copy of each installed model that is in ``needed``; return those that are new.

    Raises:
        UserError: as :func:`keep_model`.
    """
    missing = {each for each in needed if not installed.kept_path(each).is_file()}
    new: list[Path] = []
    if missing:  # looking into models takes a while
        for model in installed.installed_models():
            if model.manifest.model_id in missing:
                new.append(keep_model(model.path, model.manifest.model_id))
                missing.discard(model.manifest.model_id)
    return new


def let_go(needed: Iterable[str]) -> list[Path]:
    """Delete the copies that no favourite needs any more, and return them."""
    stay = {installed.kept_path(each) for each in needed}
    gone = []
    for path in installed.kept_folder().glob("*.onnx"):
        if path not in stay:
            with suppress(OSError):
                path.unlink()
                gone.append(path)
    return gone
