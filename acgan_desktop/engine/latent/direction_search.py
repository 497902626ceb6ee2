"""All directions that a model offers for sliders, found once.

What changes pictures most comes first, then what varies most in ``styles``, then the way towards
each class of each attribute. See :mod:`acgan_desktop.engine.latent.directions`.
"""

from typing import Final

from acgan_desktop.engine.latent.directions import (
    Cancelled,
    Progress,
    Slider,
    attribute_direction,
    principal_components,
    visible_components,
)
from acgan_desktop.engine.runtime.generator import RenderCancelled
from acgan_desktop.engine.runtime.renderer import StyleRenderer

VISIBLE: Final = 12
PRINCIPAL: Final = 8
_FACES_DRAWN: Final = 192
_MOST_TOWARDS: Final = 200
"""Classes beyond these have no slider: an unusual model should not keep a person waiting."""


def find_directions(
    generator: StyleRenderer,
    *,
    cancelled: Cancelled | None = None,
    progress: Progress | None = None,
) -> list[Slider]:
    """Return the sliders of a model, the same every time; a few seconds of work.

    Their names tell the kinds apart: "visible 1", "component 1", "hair_color: pink". An attribute
    of two classes has one slider, which leads from the first to the second.

    Args:
        generator: the model.
        cancelled: asked now and then; True gives up.
        progress: told the share of the work that is done, 0 to 1.

    Raises:
        RenderCancelled: ``cancelled`` returned True.
    """

    def tell(share: float) -> None:
        if progress is not None:
            progress(share)

    found = visible_components(
        generator,
        VISIBLE,
        samples=_FACES_DRAWN,
        cancelled=cancelled,
        progress=lambda share: tell(0.9 * share),
    )
    tell(0.9)
    found += principal_components(generator, PRINCIPAL)
    ways = [
        (attribute.name, towards)
        for attribute in generator.manifest.attributes
        for towards in (attribute.classes[1:] if len(attribute.classes) == 2 else attribute.classes)
    ]
    for number, (name, towards) in enumerate(ways[:_MOST_TOWARDS]):
        if cancelled is not None and cancelled():
            raise RenderCancelled
        tell(0.92 + 0.08 * number / len(ways))
        found.append(attribute_direction(generator, name, towards))
    tell(1.0)
    return found
