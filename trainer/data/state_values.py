"""What parts of a checkpoint's state are made of, as they are read back, whoever wrote them."""

from typing import Annotated, Any, Final

from pydantic import ConfigDict, Field

from acgan_desktop.core.file_model import FileModel

FOREIGN_STATE: Final = (
    ArithmeticError, AttributeError, AssertionError, IndexError, KeyError, RecursionError,
    TypeError, ValueError,
)  # fmt: skip
"""What restoring raises where values are missing or of another kind."""

Count = Annotated[int, Field(strict=True, ge=0, le=2**62)]
Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
RandomState = dict[str, Any]
"""The state of a bit generator of NumPy, which checks it."""


class State(FileModel):
    """What one object of a training remembers beside its tensors."""

    model_config = ConfigDict(frozen=True)
