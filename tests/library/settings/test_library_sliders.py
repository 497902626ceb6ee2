"""Named sliders on the disk: kept whole, apart for each model, and never lost to damage."""

import json
from pathlib import Path

import numpy as np
import pytest
from ui_support import manifest

from acgan_desktop.core.avatar import Direction
from acgan_desktop.core.errors import UserError
from acgan_desktop.library.settings import sliders
from acgan_desktop.library.settings.sliders import NamedSlider

ABOUT = manifest()


def slider(key: str, name: str = "") -> NamedSlider:
    vector = np.full(ABOUT.style_dim, len(key), "<f4").tobytes()
    return NamedSlider(
        name=name, directions=(Direction(name=key, layers=(0,), vector=vector, amount=1.0),)
    )


def test_what_is_named_is_there_again_exactly() -> None:
    assert sliders.load(ABOUT).sliders == []
    sliders.change(ABOUT, sliders.put(slider("visible 1", "Light")))
    sliders.change(ABOUT, sliders.put(slider("visible 2", "Turned")))
    sliders.change(ABOUT, sliders.put(slider("visible 1", "Sunny")))
    again = sliders.load(ABOUT)
    assert [(each.key, each.name) for each in again.sliders] == [
        ("visible 1", "Sunny"),
        ("visible 2", "Turned"),
    ]
    assert again.sliders[0] == slider("visible 1", "Sunny")
    assert again.recovered is None
    gone = sliders.change(ABOUT, sliders.drop("visible 1"))
    assert [each.key for each in gone.sliders] == ["visible 2"]
    back = sliders.change(ABOUT, sliders.put(slider("visible 1", "Sunny"), 0))
    assert [each.key for each in back.sliders] == ["visible 1", "visible 2"]


def test_each_model_has_its_own() -> None:
    other = manifest(model_id="e" * 64)
    sliders.change(ABOUT, sliders.put(slider("visible 1", "Light")))
    assert sliders.load(other).sliders == []
    sliders.change(other, sliders.put(slider("visible 1", "Dark")))
    assert sliders.load(ABOUT).sliders[0].name == "Light"


@pytest.mark.parametrize("number", ["../../../etc/passwd", "a/b", "C:\\x", "..", "x" * 190])
def test_the_number_of_a_model_never_leads_elsewhere(number: str, acgan_home: Path) -> None:
    for path in (sliders.named_path(number), sliders.found_path(number)):
        assert path.resolve().is_relative_to((acgan_home / "sliders").resolve())
        assert len(path.name) < 100


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[]" * 9,
        b'{"format": 2, "model": "x", "sliders": []}',
        b'{"format": 1, "model": "another", "sliders": []}',
        b"\xff\xfe\x00",
    ],
)
def test_a_damaged_file_is_kept_aside(damage: bytes) -> None:
    path = sliders.named_path(ABOUT.model_id)
    path.parent.mkdir(parents=True)
    path.write_bytes(damage)
    found = sliders.load(ABOUT)
    assert found.sliders == []
    assert found.recovered is not None
    (aside,) = path.parent.glob("*damaged*")
    assert aside.name in found.recovered
    assert aside.read_bytes() == damage
    assert not path.exists()
    assert sliders.change(ABOUT, sliders.put(slider("visible 1", "Light"))).recovered is None


def test_directions_that_do_not_fit_the_model_are_refused() -> None:
    sliders.change(ABOUT, sliders.put(slider("visible 1", "Light")))
    path = sliders.named_path(ABOUT.model_id)
    wrong: tuple[tuple[str, object], ...]
    wrong = (("layers", [63]), ("layers", 5), ("layers", []), ("vector", "AACAPw=="))
    numbers = (("vector", 5), ("vector", None), ("vector", [1.0]), ("vector", "\N{BULLET}"))
    for key, value in (*wrong, *numbers):
        packed = json.loads(path.read_text(encoding="utf-8"))
        packed["sliders"][0]["directions"][0][key] = value
        path.write_text(json.dumps(packed), encoding="utf-8")
        assert sliders.load(ABOUT).recovered is not None
        sliders.change(ABOUT, sliders.put(slider("visible 1", "Light")))


def test_a_slider_has_one_key() -> None:
    one, other = slider("visible 1").directions + slider("visible 2").directions
    with pytest.raises(ValueError, match="alike"):
        NamedSlider(directions=(one, other))


def test_there_is_an_end_to_how_many() -> None:
    many = [slider(f"visible {number}", "x") for number in range(sliders.MOST)]
    sliders.change(ABOUT, lambda _: many)
    with pytest.raises(UserError, match="room for"):
        sliders.change(ABOUT, sliders.put(slider("one too many", "x")))
    assert len(sliders.load(ABOUT).sliders) == sliders.MOST


def test_what_was_found_is_remembered_and_never_in_the_way(acgan_home: Path) -> None:
    assert sliders.read_found(ABOUT) == []
    sliders.write_found(ABOUT, [slider("visible 1"), slider("component 1")])
    assert [each.key for each in sliders.read_found(ABOUT)] == ["visible 1", "component 1"]
    sliders.found_path(ABOUT.model_id).write_bytes(b"nothing")
    assert sliders.read_found(ABOUT) == []
    sliders.found_path(ABOUT.model_id).unlink()
    sliders.found_path(ABOUT.model_id).mkdir()
    sliders.write_found(ABOUT, [slider("visible 1")])  # a place that cannot be written
    assert sliders.read_found(ABOUT) == []


def test_a_folder_that_cannot_be_made_is_said(acgan_home: Path) -> None:
    (acgan_home / "sliders").write_text("in the way", encoding="utf-8")
    with pytest.raises(UserError, match="sliders"):
        sliders.change(ABOUT, sliders.put(slider("visible 1", "Light")))
