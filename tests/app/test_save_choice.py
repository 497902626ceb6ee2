"""What is chosen where pictures are saved: sides, kinds, and what is remembered of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from acgan_desktop.app.save_choice import BackgroundChoice, SaveChoice
from acgan_desktop.library.pictures.picture_files import Resampler
from acgan_desktop.library.saving.options import Background, BackgroundKind, Crop
from acgan_desktop.library.saving.purposes import AS_DRAWN, OWN_SIZE, PURPOSES, FileKind
from acgan_desktop.library.settings.settings import Settings, load, save


def test_sides_and_how_much_larger_a_picture_is_made() -> None:
    assert SaveChoice(scale=2).side(64) == 128
    assert SaveChoice(scale=2).times(64) == 2
    assert SaveChoice(scale=8).side(1000) == 4096
    emoji = SaveChoice(purpose=PURPOSES["discord-emoji"])
    assert (emoji.side(64), emoji.times(64)) == (128, 4)
    own = SaveChoice(purpose=OWN_SIZE, own_size=300)
    assert (own.side(64), own.options().size) == (300, 300)
    assert replace(own, crop=Crop(zoom=2.0)).times(64) == 8  # half the picture fills all of it
    assert replace(own, resampler=Resampler.NEAREST).times(64) == 1


def test_a_kind_that_is_not_taken_gives_way_and_comes_back() -> None:
    choice = SaveChoice(kind=FileKind.WEBP)
    sticker = replace(choice, purpose=PURPOSES["discord-sticker"])
    assert sticker.options().kind is FileKind.PNG
    assert replace(choice, purpose=PURPOSES["favicon"]).options().kind is FileKind.ICO
    assert replace(sticker, purpose=AS_DRAWN).options().kind is FileKind.WEBP


def test_a_background_without_its_picture_is_none_yet() -> None:
    choice = BackgroundChoice(BackgroundKind.PICTURE)
    assert choice.background() == Background()
    path = Path("wall.png")
    assert replace(choice, picture=path).background().picture == path


@pytest.mark.parametrize(
    "choice",
    [
        SaveChoice(),
        SaveChoice(
            purpose=OWN_SIZE,
            kind=FileKind.WEBP,
            own_size=333,
            scale=8,
            resampler=Resampler.NEAREST,
            margin=0.12,
            round=True,
            background=BackgroundChoice(
                BackgroundKind.GRADIENT, (1, 2, 3), ((4, 5, 6), (255, 0, 7)), 45.0, Path("a b.png")
            ),
            embed=False,
        ),
    ],
)
def test_the_last_choice_is_there_at_the_next_start(choice: SaveChoice, tmp_path: Path) -> None:
    settings = Settings()
    choice.remember(settings)
    save(settings, tmp_path / "settings.json")
    assert SaveChoice.remembered(load(tmp_path / "settings.json")) == choice


def test_a_crop_belongs_to_its_picture_and_is_not_remembered() -> None:
    settings = Settings()
    SaveChoice(crop=Crop(0.2, 0.2, 2.0, 5.0)).remember(settings)
    assert SaveChoice.remembered(settings).crop == Crop()


@pytest.mark.parametrize(
    "broken",
    ['{"margin": 9}', '{"colour": "red"}', '{"gradient": ["#000000"]}', "[]", '{"invented": 1}'],
)
def test_a_damaged_choice_is_the_usual_one_and_the_rest_stays(broken: str, tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(f'{{"theme": "dark", "saving": {broken}}}')
    settings = load(path)
    assert settings.theme == "dark"
    assert settings.recovered
    assert SaveChoice.remembered(settings) == SaveChoice()


def test_a_purpose_of_another_version_counts_as_drawn(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"saving": {"purpose": "holograms"}}')
    assert SaveChoice.remembered(load(path)).purpose is AS_DRAWN
