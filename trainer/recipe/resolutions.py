"""Which picture sizes the families can draw."""

from acgan_desktop.core.errors import UserError

_DRAWABLE = sorted(base << doublings for base in (4, 5, 6, 7) for doublings in range(1, 9))


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
        below = max((one for one in _DRAWABLE if one < resolution), default=_DRAWABLE[0])
        above = min((one for one in _DRAWABLE if one > resolution), default=_DRAWABLE[-1])
        raise ResolutionError(
            f"A resolution of {resolution} cannot be drawn by any family, since it is not 4, 5, 6 "
            f"or 7 doubled at least once; choose {' or '.join(map(str, sorted({below, above})))}."
        )
    return base, doublings
