"""Two models asked for the same."""

import numpy as np
import pytest
from ui_support import manifest

from acgan_desktop.engine.latent.pairing import common_attributes, pair
from acgan_desktop.engine.latent.wishes import candidate, wish_of
from acgan_desktop.engine.model_file.manifest import Attribute

ONE = manifest()


def attribute(name: str, *classes: str) -> dict[str, object]:
    shares = [1 / len(classes)] * len(classes)
    return {"name": name, "classes": list(classes), "shares": shares}


OTHER = manifest(
    model_id="e" * 64,
    name="other",
    attributes=[
        attribute("hair_color", "green", "blue", "pink"),
        attribute("glasses", "yes", "no"),
        attribute("eye_color", "violet", "red"),
    ],
)


def test_what_both_know() -> None:
    (hair,) = common_attributes(ONE, OTHER)  # of the eyes' classes only one is known to both
    assert isinstance(hair, Attribute)
    assert hair.classes == ("pink", "blue")
    assert sum(hair.shares) == pytest.approx(1)
    mine = dict(zip(ONE.attributes[1].classes, ONE.attributes[1].shares, strict=True))
    assert hair.shares[0] / hair.shares[1] == pytest.approx(mine["pink"] / mine["blue"])
    assert [each.name for each in common_attributes(ONE, ONE)] == [
        each.name for each in ONE.attributes
    ]


def test_both_draw_the_same_wish_and_the_same_z() -> None:
    for index in range(40):
        one, other = pair(ONE, OTHER, {}, 7, index, 0.5)
        assert one == candidate(ONE, {}, 7, index, 0.5)
        np.testing.assert_array_equal(one.sources[0].z_array, other.sources[0].z_array)
        asked, too = wish_of(ONE, one), wish_of(OTHER, other)
        if asked["hair_color"] in ("pink", "blue"):
            assert too["hair_color"] == asked["hair_color"]
        if asked["eye_color"] == "red":
            assert too["eye_color"] == "red"
        assert too["glasses"] in ("yes", "no")
    one, other = pair(ONE, OTHER, {"hair_color": {"pink": 0.5, "blue": 0.5}}, 7, 0, 0.5)
    for about, avatar in ((ONE, one), (OTHER, other)):
        assert wish_of(about, avatar)["hair_color"] == pytest.approx({"pink": 0.5, "blue": 0.5})


def test_each_stays_within_its_own_bounds() -> None:
    narrow = manifest(model_id="f" * 64, truncation={"default": 0.7, "min": 0.5, "max": 0.8})
    for psi, kept in ((0.1, 0.5), (0.6, 0.6), (1.0, 0.8)):
        one, other = pair(ONE, narrow, {}, 1, 0, psi)
        assert one.sources[0].truncation == psi
        assert other.sources[0].truncation == kept
