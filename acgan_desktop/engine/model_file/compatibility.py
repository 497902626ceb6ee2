"""Does an avatar fit a model, and what styles does it ask for."""

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.core.avatar import Avatar, AvatarError, Source
from acgan_desktop.core.error_codes import AvatarCode
from acgan_desktop.engine.model_file.manifest import GeneratorManifest

_SUM_TOLERANCE = 1e-3


def check_fits(avatar: Avatar, manifest: GeneratorManifest) -> None:
    """Check that the model of ``manifest`` can draw ``avatar``.

    Raises:
        AvatarError: it was made for another model, or its numbers do not fit this one.
    """
    if avatar.model != manifest.model_id:
        raise AvatarError(AvatarCode.OTHER_MODEL, name=manifest.name)
    for source in avatar.sources:
        _check_source(source, manifest)
    if len(avatar.mix) not in (1, manifest.num_styles):
        raise AvatarError(
            AvatarCode.STYLE_LAYERS_DIFFER, mixed=len(avatar.mix), there=manifest.num_styles
        )
    for direction in avatar.directions:
        if len(direction.vector_array) != manifest.style_dim:
            raise AvatarError(
                AvatarCode.DIRECTION_LENGTH_DIFFERS,
                name=direction.name,
                numbers=len(direction.vector_array),
                there=manifest.style_dim,
            )
        if max(direction.layers) >= manifest.num_styles:
            raise AvatarError(
                AvatarCode.DIRECTION_LAYER_MISSING,
                name=direction.name,
                layer=max(direction.layers),
                there=manifest.num_styles,
            )


def mixed_styles(avatar: Avatar, styles: NDArray[np.float32]) -> NDArray[np.float32]:
    """Mix the styles of the avatar's sources by its weights and add its directions.

    Args:
        avatar: an avatar that fits the model.
        styles: the styles of its sources, float32 [sources, num_styles, style_dim].

    Returns:
        float32 [num_styles, style_dim]. The sums run in a fixed order, so that the result has the
        same bits every time; a single source passes through untouched.

    Raises:
        AvatarError: weights or steps are so large that the result is not finite.
    """
    if len(avatar.sources) == 1 and not avatar.directions:
        return np.asarray(styles[0], np.float32)
    mix = np.array(avatar.mix, np.float64)  # [layers or 1, sources]
    # In double precision, and rounded once: far out values overflow to infinity only there.
    with np.errstate(over="ignore", invalid="ignore"):
        mixed = np.zeros(styles.shape[1:], np.float64)
        for position, own in enumerate(styles):
            mixed += mix[:, position, None] * own
        for direction in avatar.directions:
            mixed[list(direction.layers)] += direction.amount * direction.vector_array
        result: NDArray[np.float32] = mixed.astype(np.float32)
    if not np.isfinite(result).all():
        raise AvatarError(AvatarCode.TOO_LARGE_TO_DRAW)
    return result


def _check_source(source: Source, manifest: GeneratorManifest) -> None:
    if len(source.z_array) != manifest.z_dim:
        raise AvatarError(
            AvatarCode.LATENT_LENGTH_DIFFERS, numbers=len(source.z_array), there=manifest.z_dim
        )
    if len(source.attributes) != manifest.classes:
        raise AvatarError(
            AvatarCode.CLASSES_DIFFER, asked=len(source.attributes), there=manifest.classes
        )
    for attribute in manifest.attributes:
        total = sum(source.attributes[manifest.block(attribute.name)])
        if abs(total) > _SUM_TOLERANCE and abs(total - 1) > _SUM_TOLERANCE:
            raise AvatarError(AvatarCode.WEIGHTS_DO_NOT_SUM, attribute=attribute.name, total=total)
