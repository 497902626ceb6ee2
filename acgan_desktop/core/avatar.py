"""The avatar: one frozen, serialisable request that holds everything that decides a picture.

The same value is the render request, the history entry, the favourite's row, and the JSON inside
every PNG that the program writes.
"""

import base64
import math
from typing import Annotated, Literal, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import (
    BeforeValidator,
    ConfigDict,
    Field,
    FiniteFloat,
    PlainSerializer,
    model_validator,
)

from acgan_desktop.core.error_codes import AvatarCode
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.file_model import FileFault, FileModel, read_json
from acgan_desktop.core.file_model import first_fault as first_fault

# Bounds for avatars from outside: wide enough for any model, small enough to be harmless.
MAX_SOURCES = 64
MAX_LAYERS = 64
MAX_JSON_BYTES = 4 * 1024 * 1024
# Almost all of them attributes: 64 sources of 8,192 classes each.
MAX_VALUES = 600_000


class AvatarError(UserError):
    """An avatar from outside (a file, a picture, the clipboard) does not fit its contract."""


def _decode_vector(value: object) -> object:
    """Turn base64 text or an array into the little-endian float32 bytes that are stored."""
    if isinstance(value, np.ndarray):
        return np.ascontiguousarray(value, dtype="<f4").tobytes()
    if isinstance(value, str):
        try:
            return base64.b64decode(value, validate=True)
        except ValueError as error:  # binascii.Error is one, and so is a letter beyond ASCII
            raise FileFault(AvatarCode.NOT_BASE64) from error
    return value


def _check_vector(value: object) -> bytes:
    if not isinstance(value, bytes):
        raise FileFault(AvatarCode.NOT_BASE64_TEXT)
    if not value or len(value) % 4:
        raise FileFault(AvatarCode.NOT_FLOATS)
    if not np.isfinite(np.frombuffer(value, dtype="<f4")).all():
        raise FileFault(AvatarCode.NOT_FINITE)
    return value


# A vector of float32 as immutable bytes: hashable, exact, and base64 in JSON. Arrays go in as well.
Float32Vector = Annotated[
    bytes,
    BeforeValidator(lambda value: _check_vector(_decode_vector(value))),
    PlainSerializer(lambda value: base64.b64encode(value).decode("ascii"), return_type=str),
]


class _Frozen(FileModel):
    model_config = ConfigDict(frozen=True)


class Source(_Frozen):
    """One point of latent space with what was asked for there.

    Attributes:
        z: ``z_dim`` standard normal numbers, as little-endian float32 bytes.
        attributes: one number per class, the attributes' blocks side by side in manifest order;
            each block is non-negative and sums to 1, or is all 0 for "no wish".
        truncation: psi from 0 (typical) to 1 (off).
    """

    z: Float32Vector
    attributes: tuple[Annotated[FiniteFloat, Field(ge=0, le=1)], ...]
    truncation: Annotated[FiniteFloat, Field(ge=0, le=1)]

    @property
    def z_array(self) -> NDArray[np.float32]:
        """The latent as a read-only float32 array [z_dim]."""
        return np.frombuffer(self.z, dtype="<f4")


class Direction(_Frozen):
    """A step through ``styles``: ``amount`` times ``vector``, added to the layers named."""

    name: Annotated[str, Field(max_length=200)]
    layers: Annotated[tuple[Annotated[int, Field(ge=0, lt=MAX_LAYERS)], ...], Field(min_length=1)]
    vector: Float32Vector
    amount: FiniteFloat

    @property
    def vector_array(self) -> NDArray[np.float32]:
        """The direction as a read-only float32 array [style_dim]."""
        return np.frombuffer(self.vector, dtype="<f4")


class Origin(_Frozen):
    """Where an avatar came from: candidate ``index`` of ``seed``."""

    seed: Annotated[int, Field(ge=0, lt=2**64)]
    index: Annotated[int, Field(ge=0, lt=2**64)]


class Avatar(_Frozen):
    """Everything that decides one picture; equal avatars draw equal pixels.

    Attributes:
        format: version of this contract.
        model: ``model_id`` of the model that it was made for.
        sources: the points of latent space that are mixed.
        mix: one row per style layer of the model, or a single row for all layers; each row holds
            one weight per source and sums to 1.
        directions: steps added to the mixed styles.
        origin: where it came from, if it came from a seed.
    """

    format: Literal[1] = 1
    model: Annotated[str, Field(min_length=1, max_length=200)]
    sources: Annotated[tuple[Source, ...], Field(min_length=1, max_length=MAX_SOURCES)]
    mix: Annotated[
        tuple[tuple[FiniteFloat, ...], ...], Field(min_length=1, max_length=MAX_LAYERS)
    ] = ((1.0,),)
    directions: Annotated[tuple[Direction, ...], Field(max_length=64)] = ()
    origin: Origin | None = None

    @model_validator(mode="after")
    def _check_mix(self) -> Self:
        for row in self.mix:
            if len(row) != len(self.sources):
                raise FileFault(AvatarCode.MIX_ROW_LENGTH)
            if not math.isclose(sum(row), 1.0, abs_tol=1e-4):
                raise FileFault(AvatarCode.MIX_ROW_SUM)
        return self

    def to_json(self) -> str:
        """Return the avatar as JSON on one line, as it is stored everywhere."""
        return self.model_dump_json()

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Read an avatar written by :meth:`to_json`, trusting nothing in it.

        Raises:
            AvatarError: it does not fit the contract; the message names the first key at fault.
        """
        if len(text) > MAX_JSON_BYTES:
            raise AvatarError(AvatarCode.TOO_LARGE)
        try:
            return read_json(cls, text, most_values=MAX_VALUES)
        except FileFault as fault:
            raise AvatarError(AvatarCode.UNUSABLE, why=fault) from fault


def latent(seed: int, index: int, z_dim: int) -> NDArray[np.float32]:
    """Return z of candidate ``index`` of ``seed``: float32 [z_dim], standard normal.

    Each candidate has a random stream of its own, so asking for more never changes the first ones.
    """
    stream = np.random.Generator(np.random.Philox(key=np.array([seed, index], dtype=np.uint64)))
    return stream.standard_normal(z_dim, dtype=np.float32)
