"""The manifest: the JSON inside a model file that says what the file holds.

Contract 1 of the design. It is read from files of unknown origin, so every bound is checked here,
before anything else of the file is used.
"""

import math
from typing import Annotated, Final, Literal, Self

from pydantic import ConfigDict, Field, FiniteFloat, TypeAdapter, model_validator

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.file_model import FileFault, FileModel, read_json
from acgan_desktop.engine.error_codes import KindCode, ManifestCode

MANIFEST_KEY = "acgan.manifest"
MAX_MANIFEST_BYTES = 256 * 1024
_MAX_METRICS = 256
_MAX_PROTOCOL = 64
MAX_PICTURE_SIDE = 4096

Name = Annotated[str, Field(min_length=1, max_length=100)]
ModelId = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Share = Annotated[FiniteFloat, Field(ge=0, le=1)]


class ManifestError(UserError):
    """A model file's manifest is missing or does not fit its contract."""


class _Strict(FileModel):
    model_config = ConfigDict(frozen=True)


class Attribute(_Strict):
    """One thing that can be asked for, its classes, and how frequent each is in the data set."""

    name: Name
    classes: Annotated[tuple[Name, ...], Field(min_length=2, max_length=256)]
    shares: Annotated[tuple[Share, ...], Field(max_length=256)]
    thresholds: Annotated[tuple[Share, ...], Field(max_length=256)] | None = None

    @property
    def is_switch(self) -> bool:
        """Whether it is on or off."""
        return set(self.classes) == {"no", "yes"}

    @model_validator(mode="after")
    def _check(self) -> Self:
        if len(set(self.classes)) != len(self.classes):
            raise FileFault(ManifestCode.CLASSES_REPEATED)
        if len(self.shares) != len(self.classes):
            raise FileFault(ManifestCode.SHARES_COUNT)
        if not math.isclose(sum(self.shares), 1.0, abs_tol=0.02):
            raise FileFault(ManifestCode.SHARES_SUM)
        if self.thresholds is not None and len(self.thresholds) != len(self.classes):
            raise FileFault(ManifestCode.THRESHOLDS_COUNT)
        return self


class StyleGroup(_Strict):
    """Style layers that belong together for a person, such as "shape" or "colours"."""

    name: Name
    layers: Annotated[
        tuple[Annotated[int, Field(ge=0, lt=64)], ...],
        Field(min_length=1, max_length=64),
    ]


class Truncation(_Strict):
    """The range of psi that makes sense for a model, and where to start."""

    default: Share
    min: Share
    max: Share

    @model_validator(mode="after")
    def _check(self) -> Self:
        if not self.min <= self.default <= self.max:
            raise FileFault(ManifestCode.DEFAULT_OUTSIDE)
        return self


class DatasetFacts(_Strict):
    """Which data set a model learned from."""

    name: Name
    images: Annotated[int, Field(ge=0)]
    sha256: Annotated[str, Field(max_length=100)]


class Metric(_Strict):
    """One measured figure; without its protocol it cannot be written."""

    name: Name
    value: FiniteFloat
    reference: FiniteFloat | None = None
    protocol: Annotated[dict[str, str | int | float], Field(min_length=1, max_length=_MAX_PROTOCOL)]


class _Manifest(_Strict):
    format: Literal[1]
    name: Name
    model_id: ModelId
    dataset: DatasetFacts
    metrics: Annotated[tuple[Metric, ...], Field(max_length=_MAX_METRICS)] = ()
    licence: Annotated[str, Field(max_length=20_000)]
    program: Annotated[str, Field(max_length=200)]
    created: Annotated[str, Field(max_length=40)]

    def to_json(self) -> str:
        """Return the manifest as the JSON that goes into ``metadata_props``."""
        return self.model_dump_json(exclude_none=True)


class _FaceManifest(_Manifest):
    """What generators, taggers and encoders have in common: faces of one size, with attributes."""

    resolution: Annotated[int, Field(ge=4, le=1024)]
    attributes: Annotated[tuple[Attribute, ...], Field(max_length=64)]

    @model_validator(mode="after")
    def _check_attributes(self) -> Self:
        names = [attribute.name for attribute in self.attributes]
        if len(set(names)) != len(names):
            raise FileFault(ManifestCode.ATTRIBUTES_REPEATED)
        return self

    @property
    def classes(self) -> int:
        """Width of the ``attributes`` input: the classes of all attributes together."""
        return sum(len(attribute.classes) for attribute in self.attributes)

    def block(self, name: str) -> slice:
        """Return where the block of attribute ``name`` lies in the ``attributes`` input.

        Raises:
            KeyError: the model has no such attribute.
        """
        start = 0
        for attribute in self.attributes:
            if attribute.name == name:
                return slice(start, start + len(attribute.classes))
            start += len(attribute.classes)
        raise KeyError(name)


class GeneratorManifest(_FaceManifest):
    """The manifest of a generator; ``precision`` is what its weights are stored in."""

    kind: Literal["generator"] = "generator"
    family: Annotated[str, Field(pattern=r"^[a-z0-9_]{1,40}$")]
    z_dim: Annotated[int, Field(ge=1, le=4096)]
    num_styles: Annotated[int, Field(ge=1, le=64)]
    style_dim: Annotated[int, Field(ge=1, le=8192)]
    style_groups: Annotated[tuple[StyleGroup, ...], Field(min_length=1, max_length=64)]
    truncation: Truncation
    kimg: Annotated[FiniteFloat, Field(ge=0)]
    precision: Literal["float32", "float16"]

    @model_validator(mode="after")
    def _check_style_groups(self) -> Self:
        layers = sorted(layer for group in self.style_groups for layer in group.layers)
        if layers != list(range(self.num_styles)):
            raise FileFault(ManifestCode.STYLE_GROUPS_INCOMPLETE)
        return self


class TaggerManifest(_FaceManifest):
    """The manifest of a tagger, the network that reads attributes off a picture."""

    kind: Literal["tagger"] = "tagger"
    feature_dim: Annotated[int, Field(ge=1, le=8192)]

    @model_validator(mode="after")
    def _check_names(self) -> Self:
        # Attributes are outputs by their names, beside these two.
        taken = {"pixels", "features"} & {attribute.name for attribute in self.attributes}
        if taken:
            raise FileFault(ManifestCode.ATTRIBUTE_RESERVED, name=min(taken))
        return self


class EncodedGenerator(_Strict):
    """The generator whose latents an encoder finds."""

    name: Name
    model_id: ModelId


class EncoderManifest(_FaceManifest):
    """The manifest of an encoder, the network that finds one generator's latents of a picture.

    What it gives draws the picture at the generator's default truncation.
    """

    kind: Literal["encoder"] = "encoder"
    generator: EncodedGenerator
    z_dim: Annotated[int, Field(ge=1, le=4096)]
    precision: Literal["float32", "float16"]

    @model_validator(mode="after")
    def _check_names(self) -> Self:
        # Attributes are outputs by their names, beside these two.
        taken = {"pixels", "z"} & {attribute.name for attribute in self.attributes}
        if taken:
            raise FileFault(ManifestCode.ATTRIBUTE_RESERVED, name=min(taken))
        return self


class PictureSizes(_Strict):
    """Which pictures an upscaler takes, by height and width in pixels.

    Attributes:
        min: smaller ones are enlarged no better than by resampling.
        max: the largest height or width; large pictures are drawn in tiles.
        best: what it was made for.
    """

    min: Annotated[int, Field(ge=1, le=MAX_PICTURE_SIDE)]
    max: Annotated[int, Field(ge=1, le=MAX_PICTURE_SIDE)]
    best: Annotated[
        tuple[Annotated[int, Field(ge=1, le=MAX_PICTURE_SIDE)], ...],
        Field(min_length=1, max_length=16),
    ]

    @model_validator(mode="after")
    def _check(self) -> Self:
        if not all(self.min <= side <= self.max for side in self.best):
            raise ValueError("best: must lie between min and max")
        return self


class TaughtBy(_Strict):
    """The upscaler whose answers another one learned from."""

    name: Name
    model_id: ModelId
    licence: Annotated[str, Field(max_length=200)]


class UpscalerManifest(_Manifest):
    """The manifest of an upscaler, the network that makes a picture larger and sharp."""

    kind: Literal["upscaler"] = "upscaler"
    factor: Annotated[int, Field(ge=2, le=4)]
    sizes: PictureSizes
    quality: Literal["fast", "best"]
    taught_by: TaughtBy | None = None
    precision: Literal["float32", "float16"]


Manifest = GeneratorManifest | TaggerManifest | UpscalerManifest | EncoderManifest
"""What a model file may say of itself."""
WHAT_IT_IS: Final = {
    "generator": KindCode.GENERATOR,
    "tagger": KindCode.TAGGER,
    "upscaler": KindCode.UPSCALER,
    "encoder": KindCode.ENCODER,
}
"""Each kind in words, for messages."""

_READER: TypeAdapter[Manifest] = TypeAdapter(Annotated[Manifest, Field(discriminator="kind")])


def read_manifest(text: str | bytes) -> Manifest:
    """Read a manifest, trusting nothing in it.

    Raises:
        ManifestError: it does not fit the contract; the message names the first key at fault.
    """
    if len(text) > MAX_MANIFEST_BYTES:
        raise ManifestError(ManifestCode.TOO_LARGE)
    try:
        return read_json(_READER, text)
    except FileFault as fault:
        raise ManifestError(ManifestCode.UNUSABLE, why=fault) from fault
