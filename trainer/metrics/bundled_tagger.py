"""The tagger that comes with the program, as an extractor of features."""

from pathlib import Path
from typing import TYPE_CHECKING

from acgan_desktop.core.errors import UserError

if TYPE_CHECKING:
    pass


def bundled_tagger() -> Path:
    """Return the tagger that comes with the program.

    Raises:
        UserError: none does.
    """
    from importlib.resources import files

    from acgan_desktop.engine.model_file.inspection import ModelFileError, inspect_model
    from acgan_desktop.engine.model_file.manifest import TaggerManifest

    folder = Path(str(files("acgan_resources"))) / "models"
    for path in sorted(folder.glob("*.onnx")):
        try:
            if isinstance(inspect_model(path), TaggerManifest):
                return path
        except ModelFileError:
            continue
    raise UserError("No tagger comes with this program yet; name one with --extractor FILE.")
