"""Recipes: everything that decides a training, typed."""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, Field, model_validator

from acgan_desktop.core.bounded_file import read_bounded_text
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.file_model import FileFault, validated
from acgan_desktop.core.visible_text import shortened
from trainer.recipe.network_tables import (
    BigGANNetwork,
    DCGANNetwork,
    Network,
    SAGANNetwork,
    StyleGANNetwork,
)
from trainer.recipe.tables import (
    Augmentation,
    Conditioning,
    Metrics,
    Objective,
    Optimiser,
    Projected,
    Schedule,
    Table,
)
from trainer.recipe.toml_reading import MAX_BYTES, TomlFault, plain_toml, plain_toml_value
from trainer.recipe.toml_values import toml_value

MAX_RECIPE_BYTES = MAX_BYTES
_MAX_NAME = 100


class RecipeError(UserError):
    """A recipe cannot be found, or does not say what a recipe must say."""


class Recipe(Table):
    """One training, resolved; each family has a kind of its own, see :data:`RECIPES`.

    Attributes:
        name: what the run is called.
        family: which generator.
        resolution: height and width of the pictures; must be the data set's.
        precision: "auto" is bfloat16 where the processor or the card computes in it; float16 is
            for older cards.
        compile: let torch.compile fuse the networks' operations; steps with a gradient penalty
            stay as they are.
        start_from: a run folder of the same family, whose newest weights to begin with where they
            fit; or a model file, or the name of a model that comes with the program, which have no
            discriminator; empty = begin at random.
    """

    name: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,60}$")]
    family: str  # each family's recipe narrows it to its own name
    resolution: Annotated[int, Field(ge=8, le=1024)]
    precision: Literal["auto", "float32", "bfloat16", "float16"] = "auto"
    compile: bool = False
    start_from: Annotated[str, Field(max_length=4096)] = ""
    network: Network
    conditioning: Conditioning = Conditioning()
    objective: Objective = Objective()
    projected: Projected = Projected()
    optimiser: Optimiser = Optimiser()
    augmentation: Augmentation = Augmentation()
    metrics: Metrics = Metrics()
    schedule: Schedule

    @model_validator(mode="after")
    def _check(self) -> Self:
        self.network.check(self.resolution)
        conditioning = self.conditioning
        if (
            conditioning.enabled
            and not conditioning.projection
            and conditioning.classifier_weight == 0
        ):
            raise ValueError(
                "conditioning.classifier_weight: must be positive without projection, or nothing "
                "tells the generator its attributes"
            )
        if self.optimiser.frozen_stages and self.family == "dcgan":
            raise ValueError("optimiser.frozen_stages: a dcgan has no stages to freeze")
        if self.objective.latent_threshold and self.family != "biggan":
            raise ValueError(
                "objective.latent_threshold: only the family biggan truncates latents by resampling"
            )
        return self

    def to_toml(self) -> str:
        """Return the recipe with every key, as a run folder keeps it."""
        plain: list[str] = []
        tables: list[str] = []
        for key, value in self.model_dump(mode="json", exclude_none=True).items():
            if isinstance(value, dict):
                lines = [f"{name} = {toml_value(inner)}" for name, inner in value.items()]
                tables.append("\n".join([f"[{key}]", *lines]))
            else:
                plain.append(f"{key} = {toml_value(value)}")
        return "\n\n".join(["\n".join(plain), *tables]) + "\n"


class DCGANRecipe(Recipe):
    """A training of :mod:`trainer.networks.dcgan`."""

    family: Literal["dcgan"]
    network: DCGANNetwork

    @model_validator(mode="after")
    def _check_plain(self) -> Self:
        if self.network.plain and (self.objective.r1_gamma or self.objective.r2_gamma):
            raise ValueError(
                "objective.r1_gamma: not with network.plain, whose batch norm it bends"
            )
        return self


class SAGANRecipe(Recipe):
    """A training of :mod:`trainer.networks.sagan`."""

    family: Literal["sagan"]
    network: SAGANNetwork


class BigGANRecipe(Recipe):
    """A training of :mod:`trainer.networks.biggan`."""

    family: Literal["biggan"]
    network: BigGANNetwork


class StyleGANRecipe(Recipe):
    """A training of :mod:`trainer.networks.stylegan`."""

    family: Literal["stylegan"]
    network: StyleGANNetwork


RECIPES: dict[str, type[Recipe]] = {
    "dcgan": DCGANRecipe,
    "sagan": SAGANRecipe,
    "biggan": BigGANRecipe,
    "stylegan": StyleGANRecipe,
}


def bundled_recipes() -> dict[str, str]:
    """Return the recipes that ship with the trainer: name to TOML text."""
    folder = resources.files("acgan_resources") / "recipes"
    found = {
        entry.name.removesuffix(".toml"): entry.read_text(encoding="utf-8")
        for entry in folder.iterdir()
        if entry.name.endswith(".toml")
    }
    return dict(sorted(found.items()))


def load_recipe(name_or_path: str, overrides: Sequence[str] = ()) -> Recipe:
    """Read a recipe by the NAME of a bundled one or by the path of a TOML file.

    Args:
        name_or_path: what to read.
        overrides: changes such as ``schedule.batch=16``; values as in TOML, bare words as strings.

    Raises:
        RecipeError: it is not there, not TOML, or not a recipe; the message names the key and the
            nearest known one.
    """
    path = Path(name_or_path)
    bundled = bundled_recipes()
    if path.suffix == ".toml" or path.is_file():
        text = read_bounded_text(path, MAX_RECIPE_BYTES, "a recipe", RecipeError)
    elif name_or_path in bundled:
        text = bundled[name_or_path]
    else:
        raise RecipeError(
            f"There is no recipe called {name_or_path}{_nearest(name_or_path, bundled)}. "
            f"Bundled are {', '.join(bundled)}; or give the path of a .toml file."
        )
    return parse_recipe(text, overrides, source=name_or_path)


def parse_recipe(text: str, overrides: Sequence[str] = (), *, source: str = "recipe") -> Recipe:
    """Read a recipe from TOML text; see :func:`load_recipe`.

    Raises:
        RecipeError: the text is not a recipe.
    """
    try:
        values = plain_toml(text)
    except TomlFault as fault:
        raise RecipeError(f"The recipe {source} is not TOML: {fault}.") from fault
    for override in overrides:
        _override(values, override)
    family = shortened(str(values.get("family", "missing")), _MAX_NAME)
    if family not in RECIPES:
        raise RecipeError(
            f"The recipe {source} has the unknown family {family}{_nearest(family, RECIPES)}; "
            f"known are {', '.join(RECIPES)}."
        )
    kind = RECIPES[family]
    _refuse_unknown(values, kind, "", source)
    try:
        return validated(kind, values)
    except FileFault as fault:
        hint, words = "", str(fault).removesuffix(".")
        if any(override.partition("=")[0].strip() == "resolution" for override in overrides):
            name = recipe_for(family, values.get("resolution"))
            hint = f"; use the recipe {name}" if name else ""
        raise RecipeError(f"The recipe {source} is not usable: {words}{hint}.") from fault


def recipe_for(family: str, resolution: object) -> str | None:
    """Return the name of the bundled recipe of a family for that size, or None."""
    name = f"{family}-{resolution}"
    return name if name in bundled_recipes() else None


def _override(values: dict[str, Any], override: str) -> None:
    key, separator, given = override.partition("=")
    *tables, name = key.strip().split(".")
    if not separator or not name:
        raise RecipeError(f"{override!r} is not a change to a recipe; write KEY=VALUE.")
    try:
        value = plain_toml_value(given)
    except TomlFault as fault:
        raise RecipeError(f"{override!r} is not a change to a recipe: {fault}.") from fault
    for table in tables:
        values = values.setdefault(table, {})
        if not isinstance(values, dict):
            raise RecipeError(f"{table} in {override!r} is a value, not a table of the recipe.")
    if name in ("kimg", "epochs"):  # the two exclude each other
        values.pop("epochs" if name == "kimg" else "kimg", None)
    values[name] = value


def _refuse_unknown(
    values: Mapping[str, Any], table: type[BaseModel], prefix: str, source: str
) -> None:
    for key, value in values.items():
        if key not in table.model_fields:
            key = shortened(key, _MAX_NAME)
            known = [prefix + name for name in _all_keys(table)]
            raise RecipeError(
                f"The recipe {source} has the unknown key {prefix}{key}"
                f"{_nearest(prefix + key, known)}."
            )
        inner = table.model_fields[key].annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel) and isinstance(value, dict):
            _refuse_unknown(value, inner, f"{prefix}{key}.", source)


def _all_keys(table: type[BaseModel]) -> list[str]:
    keys: list[str] = []
    for name, field in table.model_fields.items():
        keys.append(name)
        inner = field.annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            keys += [f"{name}.{below}" for below in _all_keys(inner)]
    return keys


def _nearest(given: str, known: Iterable[str]) -> str:
    nearest = difflib.get_close_matches(given, list(known), n=1, cutoff=0.5)
    return f" (did you mean {nearest[0]}?)" if nearest else ""
