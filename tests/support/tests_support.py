"""What several test files need: a small data set of drawn faces, and a recipe that fits it."""

from pathlib import Path

from drawn_faces import draw_faces

from trainer.data.preparation.prepare import prepare

# Changes that make the bundled recipe small enough to train in a test.
SMALL = (
    "resolution=16",
    "network.z_dim=8",
    "network.embedding_dim=6",
    "network.generator_channels=[16,12,8]",
    "network.discriminator_channels=[8,12,16]",
    "schedule.batch=8",
    "schedule.kimg=10",
)


def prepare_drawn_faces(folder: Path, count: int = 120, size: int = 16) -> Path:
    """Draw labelled faces, prepare them, and return the data set's folder."""
    faces = folder / "faces"
    labels = draw_faces(faces, count, size=2 * size)
    prepare([faces], labels, size, folder / "dataset")
    return folder / "dataset"
