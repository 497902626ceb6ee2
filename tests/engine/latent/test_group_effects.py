"""What style groups change, against pictures whose difference is known."""

import json

import numpy as np
import pytest
from numpy.typing import NDArray
from tiny_model import tiny_manifest

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.latent.group_effects import (
    COLOURS,
    DETAILS,
    SHAPE,
    Sample,
    effects_of,
    sample_of,
)
from acgan_desktop.engine.latent.wishes import candidates
from acgan_desktop.engine.model_file.manifest import GeneratorManifest, read_manifest

_LUMA = (0.299, 0.587, 0.114)


def about(**changes: object) -> GeneratorManifest:
    found = read_manifest(json.dumps({**tiny_manifest(), **changes}))
    assert isinstance(found, GeneratorManifest)
    return found


def noise(seed: int, side: int = 16) -> NDArray[np.uint8]:
    return np.random.default_rng(seed).integers(40, 200, (side, side, 3), dtype=np.uint8)


def by_hand(some: NDArray[np.uint8], other: NDArray[np.uint8]) -> dict[str, float]:
    """The three distances, block by block and pixel by pixel."""
    side, blocks = len(some), 8
    step = side // blocks
    forms, colours, details = [], [], []
    for top in range(0, side, step):
        for left in range(0, side, step):
            light, tints = [], []
            for picture in (some, other):
                block = picture[top : top + step, left : left + step].astype(float).reshape(-1, 3)
                lights = [sum(w * c for w, c in zip(_LUMA, pixel, strict=True)) for pixel in block]
                light.append(lights)
                tints.append(
                    [
                        np.mean([pixel[at] - y for pixel, y in zip(block, lights, strict=True)])
                        for at in (0, 2)
                    ]
                )
            means = [np.mean(lights) for lights in light]
            forms.append(abs(means[0] - means[1]))
            colours += [abs(a - b) for a, b in zip(*tints, strict=True)]
            details += [abs((a - means[0]) - (b - means[1])) for a, b in zip(*light, strict=True)]
    return {SHAPE: np.mean(forms), COLOURS: np.mean(colours), DETAILS: np.mean(details)}


def test_shares_are_distances_over_the_distance_of_the_parents() -> None:
    mother, father, child = candidates(about(), {}, 1, 0, 3, 0.7)
    pictures = {mother: noise(1), father: noise(2), child: noise(3)}
    (effect,) = effects_of(Sample([mother], [father], {"one": [child]}), pictures)
    moved = by_hand(pictures[mother], pictures[child])
    apart = by_hand(pictures[mother], pictures[father])
    assert effect.shares == pytest.approx({k: moved[k] / apart[k] for k in moved}, rel=1e-4)
    whole = [
        np.abs(pictures[mother].astype(float) - pictures[each]).mean() for each in (child, father)
    ]
    assert effect.whole == pytest.approx(whole[0] / whole[1], rel=1e-4)


def test_groups_are_told_by_what_they_change() -> None:
    mother, father, tinted, detailed = candidates(about(), {}, 1, 0, 4, 0.7)
    plain = np.full((32, 32, 3), 100, np.uint8)
    tint = (plain + np.array([0, 10, 120])).astype(np.uint8)
    fine = plain.copy()
    fine[::2] += 40
    fine[1::2] -= 40
    pictures = {mother: plain, father: noise(1, 32), tinted: tint, detailed: fine}
    children: dict[str, list[Avatar]] = {
        "nothing": [mother],
        "all": [father],
        "tint": [tinted],
        "fine": [detailed],
    }
    effects = {one.name: one for one in effects_of(Sample([mother], [father], children), pictures)}
    assert not effects["nothing"].is_seen
    assert effects["nothing"].whole == 0
    assert effects["all"].is_seen
    assert set(effects["all"].main_kinds) == {SHAPE, COLOURS, DETAILS}
    assert effects["all"].whole == pytest.approx(1)
    assert effects["tint"].main_kinds == (COLOURS,)
    assert effects["fine"].main_kinds == (DETAILS,)


def test_parents_who_look_alike_measure_nothing() -> None:
    mother, father = candidates(about(), {}, 1, 0, 2, 0.7)
    same = dict.fromkeys((mother, father), noise(1))
    (effect,) = effects_of(Sample([mother], [father], {"one": [father]}), same)
    assert not effect.is_seen


def test_the_sample_takes_each_group_from_the_father() -> None:
    groups = [{"name": "shape", "layers": [0]}, {"name": "colours", "layers": [1]}]
    sample = sample_of(about(num_styles=2, style_groups=groups))
    assert sample.children.keys() == {"shape", "colours"}
    assert not set(sample.mothers) & set(sample.fathers)
    child = sample.children["colours"][0]
    assert child.mix == ((1.0, 0.0), (0.0, 1.0))
    assert set(sample.avatars()) >= {child, *sample.mothers, *sample.fathers}
