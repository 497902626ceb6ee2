"""Which picture sizes the families can draw."""

from acgan_desktop.core.errors import UserError


class ResolutionError(UserError, ValueError):
    """No network of these families can draw pictures of that size."""


def stages_for(resolution: int) -> tuple[int, int]:
    """Split ``resolution`` into base · 2ᵏ and return (base, k), with a base from 4 to 7.

    Raises:
        ResolutionError: no such pair exists.
    """
    base, doublings = resolution, 0
    while base > 7 and base % 2 == 0:
        base, doublings = base // 2, doublings + 1
    if not 4 <= base <= 7 or doublings < 1:
        raise ResolutionError(
            f"A resolution of {resolution} cannot be built: it must be 4, 5, 6 or 7 doubled at "
            "least once, such as 28, 64, 80, 96, 112 or 128."
        )
    return base, doublings
