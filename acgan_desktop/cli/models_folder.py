"""``acgan models add`` and ``acgan models remove``: the person's own models folder."""

from collections.abc import Sequence
from pathlib import Path

from acgan_desktop.cli.options.wishes import printable
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.user_folders import user_data
from acgan_desktop.core.visible_text import print_text
from acgan_desktop.library.models.installation import install_model
from acgan_desktop.library.models.installed import added_folder, is_model_name, look_for_models
from acgan_desktop.library.models.removal import KEPT_AFTER_REMOVAL, remove_model


def add(files: Sequence[Path]) -> int:
    """Check ``files``, copy them into the folder of added models, and say where they are.

    Returns:
        The exit status, 0.

    Raises:
        UserError: no file was named, or one cannot be used; those before it were added.
    """
    if not files:
        raise UserError("acgan models add needs a model file: acgan models add FILE.onnx.")
    there = {model.path for model in look_for_models()}
    for file in files:
        model = install_model(file)
        name = printable(model.manifest.name)
        if model.path in there:
            print_text(f"{name} is installed already: {model.path}")
        else:
            print_text(f"Added {name}: {model.path}")
        there.add(model.path)
    return 0


def remove(names: Sequence[str]) -> int:
    """Take added models off the list, by path or by the name of their file.

    Their files stay aside for a month. What favourites need is kept for them.

    Returns:
        The exit status, 0.

    Raises:
        UserError: no model was named, or one of them was not added here; those before it are gone.
    """
    from acgan_desktop.library.favourites.maintenance import needed_models
    from acgan_desktop.library.favourites.store import FILE_NAME, Favourites

    if not names:
        raise UserError("acgan models remove needs the name of a model that was added.")
    needed: set[str] = set()
    shelf = user_data() / FILE_NAME
    if shelf.is_file():
        with Favourites(shelf) as favourites:
            needed = needed_models(favourites)
    for name in names:
        removed = remove_model(_added(name), needed)
        kept = "; your favourites keep a copy" if removed.needed else ""
        days = KEPT_AFTER_REMOVAL.days
        print_text(f"Removed {removed.path.name}{kept}. For {days} days it stays {removed.aside}")
    return 0


def _added(name: str) -> Path:
    """Return the added model called ``name``.

    Raises:
        UserError: none is called so.
    """
    folder = added_folder()
    there = sorted(path for path in _files(folder) if is_model_name(path.name))
    given = Path(name).absolute()
    for path in there:
        if name in (path.name, path.stem) or given == path:
            return path
    known = ", ".join(path.stem for path in there)
    raise UserError(
        f"No model called {name} was added here"
        + (f"; added are {known}." if known else ", nor any other.")
    )


def _files(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []
