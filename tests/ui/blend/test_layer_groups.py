"""Crossings by layers: groups are named by what they change, and those that change nothing hide."""

from collections.abc import Callable, Sequence

import numpy as np
from blend_support import LEFT, blended, keys
from families_of_styles import GROUPS
from numpy.typing import NDArray
from pytestqt.qtbot import QtBot
from ui_support import FakeBackend, FakeRenderer, OpenWindow, manifest, wait_until

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.ui.blend.layer_groups import group_words


class LayeredRenderer(FakeRenderer):
    """Layer 0 decides how bright a face is, layer 3 its tint, and the others nothing."""

    def render(
        self, avatars: Sequence[Avatar], *, cancelled: Callable[[], bool] | None = None
    ) -> NDArray[np.uint8]:
        self.asked.append(list(avatars))
        return np.stack([_layered(avatar) for avatar in avatars])


class LayeredBackend(FakeBackend):
    """A model of four layers in three groups, whose names promise too much."""

    def __init__(self, about: GeneratorManifest) -> None:
        super().__init__(about)
        self.renderer = LayeredRenderer(about)


def _layered(avatar: Avatar) -> NDArray[np.uint8]:
    def number(layer: int) -> float:
        place = int(np.argmax(avatar.mix[layer])) if len(avatar.sources) > 1 else 0
        return (abs(hash(avatar.sources[place].z)) % 100) / 100

    brightness, tint = 40 + 120 * number(0), 90 * number(3) - 45
    # What is added to red is taken from green and blue, so that the brightness stays.
    colour = brightness + np.array([tint, -tint * 0.299 / 0.701, -tint * 0.299 / 0.701])
    return np.full((16, 16, 3), np.clip(colour, 0, 255), np.uint8)


def test_layers_are_shared_out(qtbot: QtBot, open_window: OpenWindow) -> None:
    groups = [{"name": name, "layers": list(own)} for name, own in GROUPS]
    about = manifest(num_styles=4, style_groups=groups)
    window = open_window(LayeredBackend(about))
    page = blended(qtbot, window)
    qtbot.mouseClick(page.mode.segments["crossings"], LEFT)
    crossings = page.crossings
    assert crossings.kind.value() == "wishes"
    assert "as a whole" not in crossings.line.text()
    qtbot.mouseClick(crossings.kind.segments["layers"], LEFT)
    # "features" changes nothing and is not offered; what changes most comes first.
    wait_until(qtbot, lambda: [chip.value for chip in crossings.chips] == ["shape", "colours"])
    assert [chip.text() for chip in crossings.chips] == ["Shape", "Colours"]
    assert crossings.taken["layers"] == ["shape"]
    assert "with the shape of its column" in crossings.line.text()
    child = crossings.child(0, 1)
    assert child is not None
    assert child.mix == ((0.0, 1.0),) + ((1.0, 0.0),) * 3

    # A click on a child shows it large; it can be kept, and join the blend.
    grid = crossings.grid
    qtbot.mouseClick(grid, LEFT, pos=grid.place(2, 1).center().toPoint())
    assert grid.current == (2, 1)
    chosen = crossings.current()
    assert chosen is not None
    wait_until(qtbot, lambda: crossings.feed.image(chosen))
    assert page.side.portrait.image() is crossings.feed.image(chosen)
    qtbot.mouseClick(page.side.keep, LEFT)
    wait_until(qtbot, lambda: window.context.is_kept(chosen))
    qtbot.mouseClick(page.side.add, LEFT)
    assert keys(page)[-1] == chosen
    assert grid.count == 4


def test_a_model_whose_layers_change_nothing_says_so(qtbot: QtBot, open_window: OpenWindow) -> None:
    groups = [{"name": name, "layers": list(own)} for name, own in GROUPS]
    # The fake renderer reads the first source alone, so no group carries anything over.
    window = open_window(FakeBackend(manifest(num_styles=4, style_groups=groups)))
    page = blended(qtbot, window)
    qtbot.mouseClick(page.mode.segments["crossings"], LEFT)
    crossings = page.crossings
    qtbot.mouseClick(crossings.kind.segments["layers"], LEFT)
    assert "Finding out" in crossings.line.text()
    wait_until(qtbot, lambda: "change nothing" in crossings.line.text())
    assert crossings.chips == []


def test_groups_that_change_the_same_are_told_apart() -> None:
    from acgan_desktop.engine.latent.group_effects import GroupEffect

    same = [GroupEffect(name, 0.5, {"shape": 0.9, "colours": 0.1, "details": 0.8}) for name in "ab"]
    other = GroupEffect("c", 0.4, {"shape": 0.9, "colours": 0.9, "details": 0.9})
    assert group_words([*same, other]) == {
        "a": "shape and details 1",
        "b": "shape and details 2",
        "c": "shape, colours and details",
    }
