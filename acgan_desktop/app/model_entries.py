"""One file of the list of models, and reading that list."""

from dataclasses import dataclass
from pathlib import Path

from acgan_desktop.app.plain_text import one_line
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.library.models.installed import (
    InstalledModel,
    UnusableModel,
    look_at,
    look_for_models,
)
from acgan_desktop.library.models.removal import can_remove


@dataclass(frozen=True)
class Entry:
    """One file of the list, with its size in bytes."""

    found: InstalledModel | UnusableModel
    size: int

    @property
    def path(self) -> Path:
        """The file."""
        return self.found.path

    @property
    def model_id(self) -> str:
        """Which model it is, or "" if it cannot be used."""
        return self.found.manifest.model_id if isinstance(self.found, InstalledModel) else ""

    @property
    def name(self) -> str:
        """What the model is called, or the file if it cannot be used."""
        found = self.found
        return one_line(
            found.manifest.name if isinstance(found, InstalledModel) else found.path.name
        )

    @property
    def generator(self) -> GeneratorManifest | None:
        """The manifest, if it is a generator that can be used."""
        found = self.found
        if isinstance(found, InstalledModel) and isinstance(found.manifest, GeneratorManifest):
            return found.manifest
        return None

    @property
    def can_draw(self) -> bool:
        """Whether it is a generator that can be used."""
        return self.generator is not None

    @property
    def can_go(self) -> bool:
        """Whether the person added it, and so can remove it."""
        return can_remove(self.path)


def read_entries(opened: Path | None) -> list[Entry]:
    """Return what is installed, and the open file if it lies elsewhere. Reads files."""
    found = look_for_models()
    if opened is not None and all(each.path != opened for each in found) and opened.is_file():
        extra = look_at(opened)
        ids = {each.manifest.model_id for each in found if isinstance(each, InstalledModel)}
        if not (isinstance(extra, InstalledModel) and extra.manifest.model_id in ids):
            found.append(extra)
    return [Entry(each, _size(each.path)) for each in found]


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # it has just gone
        return 0
