"""Models that come with the program, by their names."""

from importlib.resources import files
from pathlib import Path


def or_bundled(given: str | Path) -> Path:
    """Return the file of the bundled model called ``given`` if no file or folder is; else a path.

    So a recipe can name ``portraits-128``, and a person's own file of that name comes first.
    """
    path = Path(given)
    bundled = Path(str(files("acgan_resources"))) / "models" / f"{given}.onnx"
    if not path.exists() and path.name == str(given) and bundled.is_file():
        return bundled
    return path
