"""An evaluation as ``acgan-train evaluate --out`` wrote it, read back."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, FiniteFloat

from acgan_desktop.core.bounded_file import read_bounded
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.file_model import FileFault, FileModel, read_json
from acgan_desktop.engine.model_file.manifest import Metric

MAX_BYTES = 4 * 1024 * 1024
_MAX_VALUES = 400_000


class _Strict(FileModel):
    model_config = ConfigDict(frozen=True)


class MeasuredModel(_Strict):
    """Which model was measured."""

    name: str
    model_id: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    family: str
    kimg: FiniteFloat


class Line(Metric):
    """A figure to compare with: of real faces or of noise."""

    line: Literal["real", "halves", "noise"]


class WrittenEvaluation(_Strict):
    """The whole file.

    Attributes:
        model: which was measured.
        metrics: its figures, each with its protocol.
        lines: those of real faces and of noise, under the same names.
        notes: what could not be measured.
    """

    format: Literal[1]
    kind: Literal["evaluation"]
    model: MeasuredModel
    metrics: Annotated[tuple[Metric, ...], Field(max_length=2000)]
    lines: Annotated[tuple[Line, ...], Field(max_length=10_000)]
    notes: tuple[str, ...]
    program: str
    created: str


def read_evaluation(path: Path) -> WrittenEvaluation:
    """Read the figures in ``path``.

    Raises:
        UserError: it cannot be read, or was not written by ``evaluate``.
    """
    try:
        content = read_bounded(path, MAX_BYTES, "what evaluate --out writes")
    except UserError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            raise UserError(
                f"There are no figures at {path}; evaluate --out writes them."
            ) from error
        raise
    try:
        return read_json(WrittenEvaluation, content, most_values=_MAX_VALUES)
    except FileFault as fault:
        raise UserError(f"{path} is not what evaluate --out writes: {fault}.") from fault
