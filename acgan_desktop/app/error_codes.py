"""The codes of errors about the window's own state."""

from acgan_desktop.core.errors import ErrorCode


class BlendCode(ErrorCode):
    """The window's blends, and pictures that are dragged out of it."""

    FULL = "A blend holds at most {most} faces: remove one to make room."
    MODELS_DIFFER = "All faces of a blend must come from the same model."
    TOO_LARGE = "This blend is too large to be one that the program wrote."
    UNUSABLE = "This is not a usable blend: {why}."
    NOT_DRAGGED = "The picture cannot be dragged out: {why}."
