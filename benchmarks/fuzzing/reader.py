"""One way to read a file, with a healthy one to spoil."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from acgan_desktop.core.avatar import Avatar, Source, latent
from trainer.data.manifest import DatasetAttribute, DatasetManifest

SHA: Final = "a" * 64
CLASSES: Final = {"hair": ("black", "blue"), "eyes": ("green", "red")}
LABELS: Final = b"file,hair,eyes\na.png,black,red\nb.png,blue,green\n"
AVATAR: Final = Avatar(
    model=SHA, sources=(Source(z=latent(1, 2, 8).tobytes(), attributes=(0.5, 0.5), truncation=0.7),)
)
METRIC: Final[dict[str, Any]] = {
    "name": "fd", "value": 1.0, "reference": 0.5, "protocol": {"images": 10},
}  # fmt: skip


@dataclass(frozen=True)
class Reader:
    """One way to read a file.

    Attributes:
        name: of what is read.
        kind: how its files are spoiled, see :func:`fuzzing.mutating.spoil`.
        file: what they are called.
        healthy: their content before.
        read: reads the file; raises the program's own error or returns.
    """

    name: str
    kind: str
    file: str
    healthy: bytes
    read: Callable[[Path], object]


def dataset_manifest(images: int) -> DatasetManifest:
    """Return what a data set of so many faces of 16 pixels says of itself."""
    counts = (images // 2, images - images // 2)
    attributes = tuple(
        DatasetAttribute(name=name, classes=classes, counts=counts)
        for name, classes in CLASSES.items()
    )
    return DatasetManifest(
        name="faces", resolution=16, images=images, sha256=SHA, held_out=0.1, attributes=attributes
    )
