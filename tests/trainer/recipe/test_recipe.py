"""Recipes: the bundled ones, changes on the command line, and what is refused."""

from pathlib import Path

import pytest

from trainer.recipe.recipe import RecipeError, bundled_recipes, load_recipe, parse_recipe
from trainer.recipe.resolutions import stages_for
from trainer.recipe.toml_reading import TomlFault, plain_toml
from trainer.recipe.toml_values import toml_value


@pytest.mark.parametrize("name", bundled_recipes())
def test_bundled_recipes_survive_a_round_trip(name: str) -> None:
    recipe = load_recipe(name)
    assert recipe.name == name
    assert parse_recipe(recipe.to_toml()) == recipe


@pytest.mark.parametrize("name", ["a b'c\"d\\e.onnx", "髪 ü 😀.onnx", "line\nbreak\x7f\t.onnx"])
def test_every_path_survives_a_round_trip(name: str) -> None:
    recipe = load_recipe("dcgan-64", [f"metrics.extractor={toml_value(name)}"])
    assert recipe.metrics.extractor == name
    assert parse_recipe(recipe.to_toml()) == recipe


def test_a_change_is_taken_and_typed() -> None:
    recipe = load_recipe(
        "dcgan-64", ["schedule.batch=16", "precision=float32", "schedule.epochs=2"]
    )
    assert (recipe.schedule.batch, recipe.precision) == (16, "float32")
    assert (recipe.schedule.epochs, recipe.schedule.kimg) == (2.0, None)


def test_the_first_papers_literal_size_is_an_option() -> None:
    recipe = load_recipe(
        "paper-dcgan",
        [
            "resolution=28",
            "network.generator_channels=[256,128]",
            "network.discriminator_channels=[64,128,256]",
        ],
    )
    assert (recipe.resolution, recipe.network.z_dim) == (28, 128)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("schedule.bach=3", "did you mean schedule.batch"),
        ("objetive.loss='bce'", "did you mean objective"),
        ("schedule.batch=many", "schedule.batch"),
        ("schedule.batch=1", "schedule.batch"),
        ("resolution=72.5", "resolution"),
        ("resolution=44", "4, 5, 6 or 7 doubled"),
        ("objective.r1_gamma=nan", "r1_gamma"),
        ("network.generator_channels=[8, 8]", "network.generator_channels"),
        ("nonsense", "KEY=VALUE"),
        ("name.first='x'", "name"),
    ],
)
def test_a_wrong_key_or_value_is_named(change: str, words: str) -> None:
    with pytest.raises(RecipeError) as refused:
        load_recipe("dcgan-64", [change])
    assert words in str(refused.value)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"name = ", b"", b"[schedule]\nkimg = 1\n"])
def test_a_broken_file_is_one_sentence(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(content)
    with pytest.raises(RecipeError, match=r"mine\.toml"):
        load_recipe(str(path))


def test_an_unknown_name_gets_the_nearest() -> None:
    with pytest.raises(RecipeError, match="did you mean dcgan-64"):
        load_recipe("dcgan64")


@pytest.mark.parametrize("family", ["biggan", "dcgan", "sagan", "stylegan"])
def test_another_resolution_is_answered_with_the_recipe_for_it(family: str) -> None:
    with pytest.raises(RecipeError, match=rf"use the recipe {family}-128\.$"):
        load_recipe(f"{family}-64", ["resolution=128"])
    assert load_recipe(f"{family}-128").resolution == 128


def test_either_kimg_or_epochs() -> None:
    text = load_recipe("dcgan-64").to_toml() + "epochs = 3\n"
    with pytest.raises(RecipeError, match="either kimg or epochs"):
        parse_recipe(text)


@pytest.mark.parametrize(
    ("resolution", "stages"),
    [(28, (7, 2)), (64, (4, 4)), (96, (6, 4)), (128, (4, 5)), (80, (5, 4))],
)
def test_resolutions_are_a_base_doubled(resolution: int, stages: tuple[int, int]) -> None:
    assert stages_for(resolution) == stages


@pytest.mark.parametrize("text", ["a" + ".a" * 300_000 + " = 1", "x = {" + "a." * 300 + "b = 1}"])
def test_a_key_of_very_many_parts_is_refused_at_once(text: str) -> None:
    with pytest.raises(TomlFault, match="nested too deeply"):
        plain_toml(text)


def test_dots_in_values_are_no_parts_of_keys() -> None:
    assert plain_toml("x = [" + "0.5, " * 1000 + "]") == {"x": [0.5] * 1000}
