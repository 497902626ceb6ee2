"""What the export dialog does on another thread: one picture under a name, or many in a folder."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from acgan_desktop.library.pictures.export import ExportOptions, export_into, export_picture
from acgan_desktop.ui.page_parts.picture_collection import Item
from acgan_desktop.ui.services.background import Operation
from acgan_desktop.ui.services.finishers import FinishingStopped
from acgan_desktop.ui.services.finishing_service import FinishingService
from acgan_desktop.ui.theme.images import pixels_of

Writing = Callable[[Operation[int]], list[Path]]
"""Writes pictures, says how far it is, and returns what it wrote."""
WHOLE: Final = 100
"""What is said of one picture that is done."""


def one(
    path: Path,
    item: Item,
    options: ExportOptions,
    finishing: FinishingService,
    given_up: Callable[[], bool],
) -> Writing:
    """Return what writes one picture, and says how far it is, up to :data:`WHOLE`.

    ``given_up`` is the person's wish alone: what is being saved when the window closes is saved.
    """
    avatar, image = item

    def work(operation: Operation[int]) -> list[Path]:
        enlarge = finishing.enlarger(given_up, lambda share: operation.show(round(WHOLE * share)))
        try:
            export_picture(path, avatar, pixels_of(image), options, enlarge)
        except FinishingStopped:
            return []
        return [path]

    return work


def many(
    folder: Path, items: Sequence[Item], options: ExportOptions, finishing: FinishingService
) -> Writing:
    """Return what writes many pictures, says how many are there, and stops with its operation."""

    def work(operation: Operation[int]) -> list[Path]:
        paths: list[Path] = []

        def written(path: Path) -> None:
            paths.append(path)
            operation.show(len(paths))

        with suppress(FinishingStopped):
            export_into(
                folder,
                ((avatar, pixels_of(image)) for avatar, image in items),
                options,
                enlarge=finishing.enlarger(operation.is_stopped),
                stopped=operation.is_stopped,
                written=written,
            )
        return paths

    return work
