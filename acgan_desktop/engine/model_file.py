"""Checking a model file of unknown origin before anything of it is used."""

from acgan_desktop.engine.model_id import model_id_of
from acgan_desktop.errors import UserError

__all__ = ["ModelFileError", "model_id_of"]


class ModelFileError(UserError):
    """A file is not a model that this program can use."""
