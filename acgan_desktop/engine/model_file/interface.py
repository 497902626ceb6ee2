"""What a model file of each kind takes and gives, as contract 1 has it: names, types, sizes."""

import numpy as np

from acgan_desktop.engine.model_file.manifest import (
    EncoderManifest,
    GeneratorManifest,
    Manifest,
    TaggerManifest,
    UpscalerManifest,
)
from acgan_desktop.engine.model_file.sizes import Size, Symbol, size_of
from acgan_desktop.engine.model_file.split_graph import SEAM, SYNTHESIS_OUTPUT

UPSCALED = "upscaled"
"""An upscaler's output; ONNX does not allow the name of its input, ``pixels``, twice."""
TILE_STEP = 4
"""Height and width of what an upscaler is fed are multiples of this, so that it may have a path
down and up."""
MAX_TILE = 160
"""The largest height and width that an upscaler is fed at once."""

_FLOAT = np.dtype(np.float32)
_PIXEL = np.dtype(np.uint8)
Interface = dict[str, tuple[np.dtype[np.generic], tuple[Size, ...]]]
"""Type and size behind the batch, by name."""


def interface_of(manifest: Manifest) -> tuple[Interface, Interface]:
    """Return the inputs and the outputs of the file that ``manifest`` describes."""
    match manifest:
        case GeneratorManifest():
            return _generator(manifest)
        case TaggerManifest():
            return _reader(manifest, {"features": manifest.feature_dim})
        case EncoderManifest():
            return _reader(manifest, {"z": manifest.z_dim})
        case UpscalerManifest():
            return _upscaler(manifest)


def largest_side(manifest: Manifest) -> int:
    """Return height or width of the largest picture that the file works on at once."""
    if isinstance(manifest, UpscalerManifest):
        return MAX_TILE * manifest.factor
    return manifest.resolution


def _generator(manifest: GeneratorManifest) -> tuple[Interface, Interface]:
    side = manifest.resolution
    return (
        {
            "z": (_FLOAT, (manifest.z_dim,)),
            "attributes": (_FLOAT, (manifest.classes,)),
            "truncation": (_FLOAT, ()),
        },
        {
            SEAM: (_FLOAT, (manifest.num_styles, manifest.style_dim)),
            SYNTHESIS_OUTPUT: (_PIXEL, (side, side, 3)),
        },
    )


def _reader(
    manifest: TaggerManifest | EncoderManifest, beside: dict[str, int]
) -> tuple[Interface, Interface]:
    """Return the interface of what reads attributes, and some numbers ``beside`` these."""
    side = manifest.resolution
    widths = {one.name: len(one.classes) for one in manifest.attributes} | beside
    outputs: Interface = {name: (_FLOAT, (width,)) for name, width in widths.items()}
    return {"pixels": (_PIXEL, (side, side, 3))}, outputs


def _upscaler(manifest: UpscalerManifest) -> tuple[Interface, Interface]:
    most = MAX_TILE // TILE_STEP
    height, width = (size_of(Symbol(name, 1, most)) * TILE_STEP for name in ("height/4", "width/4"))
    by = manifest.factor
    return (
        {"pixels": (_PIXEL, (height, width, 3))},
        {UPSCALED: (_PIXEL, (height * by, width * by, 3))},
    )
