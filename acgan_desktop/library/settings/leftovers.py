"""Removing at the start what killed programs left half written in the person's own folders."""

from collections.abc import Iterable
from pathlib import Path

from acgan_desktop.core import durable
from acgan_desktop.core.user_folders import user_config, user_data
from acgan_desktop.library.models import installed


def sweep_own_folders(others: Iterable[Path] = ()) -> list[Path]:
    """Remove hidden unfinished files that nobody is writing any more, and return them.

    Args:
        others: more folders to look into, such as the one where pictures are saved.
    """
    sliders = user_data() / "sliders"
    folders = {
        user_data(),
        user_config(),
        installed.added_folder(),
        installed.kept_folder(),
        sliders,
        sliders / "found",
        *others,
    }
    return [path for folder in sorted(folders) for path in durable.sweep_leftovers(folder)]
