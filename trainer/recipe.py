"""Recipes: everything that decides a training, typed."""

import difflib
import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    FiniteFloat,
    NonNegativeFloat,
    NonNegativeInt,
    PositiveFloat,
    PositiveInt,
    ValidationError,
    model_validator,
)

from acgan_desktop.avatar import first_fault
from acgan_desktop.errors import UserError
from trainer.networks.settings import (
    BigGANNetwork,
    DCGANNetwork,
    Network,
    SAGANNetwork,
    StyleGANNetwork,
)

MAX_RECIPE_BYTES = 1024 * 1024
Probability = Annotated[FiniteFloat, Field(ge=0, le=1)]


class RecipeError(UserError):
    """A recipe cannot be found, or does not say what a recipe must say."""


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Conditioning(_Table):
    """How attributes take part.

    Attributes:
        enabled: False trains without attributes.
        balance: 0 shows classes as often as the data has them, 1 lifts rare ones to equal shares.
        labelled_share: share of the faces shown that have a label; 0 shows them as often as the
            data has them.
        drop: share of faces, real and generated alike, whose labels are hidden, so that "no wish"
            is learned.
        classifier_weight: of the auxiliary classifiers in the generator's loss; 0 leaves them out.
        label_smoothing: share of each classifier target that is spread, because labels are noisy.
        projection: whether the discriminator's score depends on the attributes asked for.
    """

    enabled: bool = True
    balance: Probability = 0.5
    labelled_share: Probability = 0.0
    drop: Probability = 0.1
    classifier_weight: NonNegativeFloat = 0.0
    label_smoothing: Probability = 0.0
    projection: bool = True


class Objective(_Table):
    """What the networks are told to do.

    Attributes:
        loss: see :data:`trainer.losses.ADVERSARIAL_LOSSES`.
        r1_gamma: weight of the R1 penalty, on real faces; 0 leaves it out.
        r2_gamma: weight of the R2 penalty, the same on generated faces; 0 leaves it out.
        r1_interval: both are computed every so many steps, and weighted up as much (lazy
            regularisation, Karras et al. 2020, section 3.1).
        orthogonal: which form of orthogonal regularisation the generator's weights get.
        orthogonal_weight: of that penalty.
        path_length_weight: of the path length penalty, for families that have one; 0 leaves it out.
        path_length_interval: computed every so many steps, and weighted up as much.
        track_singular_values: log the largest singular values of every weight.
    """

    loss: Literal["bce", "non_saturating", "least_squares", "hinge", "relativistic"] = (
        "non_saturating"
    )
    r1_gamma: NonNegativeFloat = 0.0
    r2_gamma: NonNegativeFloat = 0.0
    r1_interval: PositiveInt = 16
    orthogonal: Literal["none", "strict", "relaxed"] = "none"
    orthogonal_weight: NonNegativeFloat = 1e-4
    path_length_weight: NonNegativeFloat = 0.0
    path_length_interval: PositiveInt = 4
    track_singular_values: bool = False


class Optimiser(_Table):
    """Adam for both networks.

    Attributes:
        generator_rate: learning rate of the generator.
        discriminator_rate: learning rate of the discriminator.
        beta1: decay of the mean of the gradient.
        beta2: decay of the mean of its square.
        decay_from: share of the training after which both rates fall linearly to 0; 1 = never.
        discriminator_steps: updates of the discriminator, each on new faces, for one of the
            generator.
    """

    generator_rate: PositiveFloat = 2e-4
    discriminator_rate: PositiveFloat = 2e-4
    beta1: Annotated[FiniteFloat, Field(ge=0, lt=1)] = 0.0
    beta2: Annotated[FiniteFloat, Field(ge=0, lt=1)] = 0.99
    decay_from: Probability = 1.0
    discriminator_steps: Annotated[int, Field(ge=1, le=100)] = 1


class Augmentation(_Table):
    """Changes to the pictures that leave hair and eye colours as they are.

    Attributes:
        flip: half of the real faces are shown mirrored.
        probability: of each of the next four, on real and generated faces alike; where it is
            adaptive, the one to start with.
        translation: shift by up to this share of the size.
        cutout: blank a square of this share of the size.
        rotation: turn by up to so many degrees.
        scale: enlarge or shrink by up to this share.
        adaptive_target: hold the mean sign of the discriminator's scores on real faces there by
            changing the probability (Karras et al. 2020, "Training generative adversarial networks
            with limited data", who use 0.6); 0 keeps the probability fixed.
        adaptive_kimg: the probability may rise from 0 to 1 within so many thousand images.
    """

    flip: bool = True
    probability: Probability = 0.0
    translation: Probability = 0.125
    cutout: Probability = 0.0
    rotation: Annotated[FiniteFloat, Field(ge=0, le=45)] = 0.0
    scale: Annotated[FiniteFloat, Field(ge=0, le=0.5)] = 0.0
    adaptive_target: Probability = 0.0
    adaptive_kimg: PositiveFloat = 500.0


class Schedule(_Table):
    """How long, in which portions, and how often to report.

    Attributes:
        kimg: thousands of real images to show; alternatively give ``epochs``.
        epochs: passes over the training part of the data set.
        batch: images per update, over all processes together.
        micro_batch: images that a process computes at once, so that large batches fit into little
            memory; 0 = its whole part of the batch. Batch norm sees one micro-batch at a time.
        seed: of every random stream of the run.
        ema_half_life_kimg: half-life of the generator's moving average; 0 switches it off.
        ema_ramp_up: at most this share of the images shown so far is the half-life; 0 = no ramp.
        event_kimg: distance of the lines in ``events.jsonl``.
        sample_kimg: distance of the sample grids.
        checkpoint_kimg: distance of the checkpoints.
    """

    kimg: PositiveFloat | None = None
    epochs: PositiveFloat | None = None
    batch: Annotated[int, Field(ge=2, le=65536)] = 32
    micro_batch: NonNegativeInt = 0
    seed: Annotated[int, Field(ge=0, lt=2**63)] = 1
    ema_half_life_kimg: NonNegativeFloat = 5.0
    ema_ramp_up: NonNegativeFloat = 0.05
    event_kimg: PositiveFloat = 1.0
    sample_kimg: PositiveFloat = 10.0
    checkpoint_kimg: PositiveFloat = 10.0

    @model_validator(mode="after")
    def _check(self) -> Self:
        if (self.kimg is None) == (self.epochs is None):
            raise ValueError("give either kimg or epochs")
        if self.micro_batch and self.batch % self.micro_batch:
            raise ValueError(f"micro_batch: must divide the batch of {self.batch}")
        return self


class Recipe(_Table):
    """One training, resolved; each family has a kind of its own, see :data:`RECIPES`.

    Attributes:
        name: what the run is called.
        family: which generator.
        resolution: height and width of the pictures; must be the data set's.
        precision: "auto" is bfloat16 where the processor or the card computes in it; float16 is
            for older cards.
        compile: let torch.compile fuse the networks' operations; steps with a gradient penalty
            stay as they are.
    """

    name: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,60}$")]
    family: Literal["dcgan", "sagan", "biggan", "stylegan"]
    resolution: Annotated[int, Field(ge=8, le=1024)]
    precision: Literal["auto", "float32", "bfloat16", "float16"] = "auto"
    compile: bool = False
    network: Network
    conditioning: Conditioning = Conditioning()
    objective: Objective = Objective()
    optimiser: Optimiser = Optimiser()
    augmentation: Augmentation = Augmentation()
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
        return self

    def to_toml(self) -> str:
        """Return the recipe with every key, as a run folder keeps it."""
        plain: list[str] = []
        tables: list[str] = []
        for key, value in self.model_dump(mode="json", exclude_none=True).items():
            if isinstance(value, dict):
                lines = [f"{name} = {json.dumps(inner)}" for name, inner in value.items()]
                tables.append("\n".join([f"[{key}]", *lines]))
            else:
                plain.append(f"{key} = {json.dumps(value)}")
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


RECIPES: Mapping[str, type[Recipe]] = {
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
        try:
            if path.stat().st_size > MAX_RECIPE_BYTES:
                raise RecipeError(f"{path} is too large to be a recipe.")
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise RecipeError(f"The recipe {path} cannot be read: {error}.") from error
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
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RecipeError(f"The recipe {source} is not TOML: {error}.") from error
    for override in overrides:
        _override(values, override)
    family = str(values.get("family", "missing"))
    if family not in RECIPES:
        raise RecipeError(
            f"The recipe {source} has the unknown family {family}{_nearest(family, RECIPES)}; "
            f"known are {', '.join(RECIPES)}."
        )
    kind = RECIPES[family]
    _refuse_unknown(values, kind, "", source)
    try:
        return kind.model_validate_json(json.dumps(values, default=str))
    except ValidationError as error:
        raise RecipeError(f"The recipe {source} is not usable: {first_fault(error)}.") from error


def _override(values: dict[str, Any], override: str) -> None:
    key, separator, given = override.partition("=")
    *tables, name = key.strip().split(".")
    if not separator or not name:
        raise RecipeError(f"{override!r} is not a change to a recipe; write KEY=VALUE.")
    try:
        value = tomllib.loads(f"value = {given}")["value"]
    except tomllib.TOMLDecodeError:
        value = given.strip()
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
