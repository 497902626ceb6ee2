"""Adding a model: a checked file is copied into the person's own models folder."""

import shutil
from pathlib import Path

from acgan_desktop.core import durable
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.user_folders import make_folder, reason, unused_name
from acgan_desktop.library.error_codes import ModelsCode
from acgan_desktop.library.models.installed import (
    SUFFIX,
    InstalledModel,
    UnusableModel,
    added_folder,
    installed_models,
    look_at,
)


def install_model(path: Path) -> InstalledModel:
    """Check the model file at ``path`` and copy it into the folder of added models.

    One that is installed already, under whatever name, is not copied again.

    Returns:
        The installed model.

    Raises:
        UserError: the file cannot be used, or the folder cannot be written.
    """
    if not path.name.lower().endswith(SUFFIX):
        raise UserError(ModelsCode.SUFFIX_UNKNOWN, name=path.name)
    found = look_at(path)
    if isinstance(found, UnusableModel):
        raise found.problem
    for model in installed_models():
        if model.manifest.model_id == found.manifest.model_id:
            return model
    folder = make_folder(added_folder())
    name, end = path.name[: -len(SUFFIX)], path.name[-len(SUFFIX) :]
    target = unused_name(folder / f"{name.lstrip('.') or 'model'}{end}")  # hidden is not listed
    try:
        with path.open("rb") as source, durable.new_file(target) as stream:
            shutil.copyfileobj(source, stream, 1024 * 1024)
    except OSError as error:
        raise UserError(ModelsCode.NOT_COPIED, path=target, why=reason(error)) from error
    copied = look_at(target)  # what was checked may have changed while it was copied
    if isinstance(copied, UnusableModel):
        target.unlink(missing_ok=True)
        raise copied.problem
    return copied
