"""Removing folders that the trainer can make again."""

import shutil
from pathlib import Path

from acgan_desktop.core import durable
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.user_folders import reason
from acgan_desktop.library.training.error_codes import SetupCode


def remove_folder(folder: Path) -> None:
    """Remove ``folder`` if it is there; renamed first, so that no half of it is taken for a whole.

    Raises:
        UserError: the system does not let us.
    """
    durable.remove_leftovers_beside(folder)
    if not folder.exists():
        return
    gone = durable.temporary_name_beside(folder)
    try:
        folder.rename(gone)
        shutil.rmtree(gone)
    except OSError as error:
        raise UserError(SetupCode.NOT_REMOVED, path=folder, why=reason(error)) from error
