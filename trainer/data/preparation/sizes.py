"""Which sizes a data set can have: those that a family of generators can draw."""

from acgan_desktop.core.errors import UserError
from trainer.data.manifest import MAX_RESOLUTION
from trainer.recipe.resolutions import ResolutionError, stages_for

MIN_SIZE, MAX_SIZE = 16, MAX_RESOLUTION


def check_size(size: int) -> None:
    """Check that generators can draw pictures of ``size`` pixels.

    Raises:
        UserError: they cannot; the sentence names the nearest sizes that they can draw.
    """
    if not MIN_SIZE <= size <= MAX_SIZE:
        raise UserError(f"The size must be {MIN_SIZE} to {MAX_SIZE} pixels, not {size}.")
    if _can_be_drawn(size):
        return
    below = next(each for each in range(size, MIN_SIZE - 1, -1) if _can_be_drawn(each))
    above = next((each for each in range(size, MAX_SIZE + 1) if _can_be_drawn(each)), below)
    raise UserError(
        f"No family of generators can draw pictures of {size} pixels: a size is 4, 5, 6 or 7 "
        f"doubled several times. The nearest are {below} and {above}: --size {above}."
    )


def _can_be_drawn(size: int) -> bool:
    try:
        stages_for(size)
    except ResolutionError:
        return False
    return True
