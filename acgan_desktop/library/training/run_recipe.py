"""What a run follows, as far as a person may change it while it goes on."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from acgan_desktop.core.bounded_file import read_bounded_text
from acgan_desktop.core.errors import UserError
from acgan_desktop.library.training.error_codes import ProjectCode

_MOST_BYTES: Final = 256 * 1024


@dataclass(frozen=True)
class RunRecipe:
    """Some of a run's resolved recipe.

    Attributes:
        name: of the recipe.
        side: of a picture, in pixels.
        kimg: where it ends, thousands of images; None = by its data.
        batch: faces in a batch.
        generator_rate: how fast the generator learns.
        discriminator_rate: how fast the discriminator does.
    """

    name: str
    side: int
    kimg: float | None
    batch: int
    generator_rate: float
    discriminator_rate: float

    def slower(self) -> tuple[str, ...]:
        """Return the changes that let both learn half as fast."""
        return (
            f"optimiser.generator_rate={self.generator_rate / 2:g}",
            f"optimiser.discriminator_rate={self.discriminator_rate / 2:g}",
        )

    def in_smaller_portions(self, faces: int | None = None) -> tuple[str, ...]:
        """Return the change that computes so many ``faces`` at once; by default half a batch."""
        return (f"schedule.micro_batch={faces or max(1, self.batch // 2)}",)


def read_run_recipe(run: Path) -> RunRecipe:
    """Read the recipe of the run in the folder ``run``.

    Raises:
        UserError: it is not there, or is no recipe.
    """
    path = run / "recipe.toml"
    text = read_bounded_text(path, _MOST_BYTES, "a recipe")
    try:
        found = tomllib.loads(text)
        schedule, optimiser = found.get("schedule", {}), found.get("optimiser", {})
        kimg = schedule.get("kimg")
        return RunRecipe(
            str(found.get("name", ""))[:100],
            _within(found.get("resolution", 64), 4, 1024),
            None if kimg is None else float(kimg),
            _within(schedule.get("batch", 32), 1, 100_000),
            float(optimiser.get("generator_rate", 1e-4)),
            float(optimiser.get("discriminator_rate", 1e-4)),
        )
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise UserError(ProjectCode.UNUSABLE, folder=path, why=error) from error


def with_changes(before: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    """Return the changes of ``before`` with ``more`` of them; a key's last value counts."""
    values = dict(change.split("=", 1) for change in (*before, *more))
    return tuple(f"{key}={value}" for key, value in values.items())


def _within(value: Any, least: int, most: int) -> int:
    return min(most, max(least, int(value)))
