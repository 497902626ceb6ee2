"""Directions found in a model itself, for sliders that change a face.

All work on ``styles`` alone, so they fit every family. A slider is a tuple of
:class:`~acgan_desktop.core.avatar.Direction` of one name: one for all layers that move alike,
several where layers have meanings of their own. Amount 1 of a component is one standard deviation
among random faces; amount 1 of an attribute goes the whole way from other classes to that one.

- *Principal components* are what varies most in ``styles``. Where styles are little more than z,
  as in dcgan and sagan, all of z varies alike and says little;
- *visible components* are therefore ordered by what varies most in the pictures: the directions in
  ``styles`` with the largest covariance with the pixels (partial least squares).
- *Attribute directions* are the mean change of ``styles`` from one class to another, z kept.

Components leave out what the attributes change, since these have controls of their own.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from acgan_desktop.core.avatar import Avatar, Direction
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.error_codes import LatentCode
from acgan_desktop.engine.latent.mixture import MAX_DIRECTIONS
from acgan_desktop.engine.latent.wishes import WishError, candidates
from acgan_desktop.engine.model_file.compatibility import check_fits
from acgan_desktop.engine.runtime.renderer import StyleRenderer

Slider = tuple[Direction, ...]
Cancelled = Callable[[], bool]
Progress = Callable[[float], object]
_Floats = NDArray[np.float64]

# Pictures are compared at this size: enough for hair, pose and light, and averages out noise.
_SEEN_AT = 16
_BATCH = 16


def principal_components(
    generator: StyleRenderer, count: int = 12, *, seed: int = 0, samples: int = 1000
) -> list[Slider]:
    """Return the principal components of ``styles`` over random faces, strongest first.

    Args:
        generator: the model.
        count: how many at most; styles that vary in fewer ways have fewer.
        seed: which random faces.
        samples: over how many, at least 2.
    """
    faces = candidates(generator.manifest, {}, seed, 0, samples, _psi(generator))
    varied, layers = _varied_styles(generator, faces)
    _, spreads, components = np.linalg.svd(varied, full_matrices=False)
    found = []
    for number in range(min(count, len(spreads))):
        if not spreads[number] > 1e-6 * max(spreads[0], 1e-30):
            break
        component = components[number]
        # Its sign is arbitrary, but must not depend on the machine.
        component = component * np.sign(component[np.argmax(np.abs(component))])
        step = component * spreads[number] / np.sqrt(samples - 1)
        found.append(_slider(f"component {number + 1}", step, layers))
    return found


def visible_components(
    generator: StyleRenderer,
    count: int = 12,
    *,
    seed: int = 0,
    samples: int = 500,
    cancelled: Cancelled | None = None,
    progress: Progress | None = None,
) -> list[Slider]:
    """Return the directions in ``styles`` that change the pictures most, strongest first.

    It draws ``samples`` pictures, which takes as long as it takes to show them. Positive amounts
    make pictures brighter.

    Args:
        generator: the model.
        count: how many at most.
        seed: which random faces.
        samples: over how many, at least 2.
        cancelled: asked before every few pictures; True gives up.
        progress: told the share of the pictures that is drawn, 0 to 1, every few pictures.

    Raises:
        RenderCancelled: ``cancelled`` returned True.
    """
    faces = candidates(generator.manifest, {}, seed, 0, samples, _psi(generator))
    varied, layers = _varied_styles(generator, faces)
    seen: list[_Floats] = []
    for start in range(0, samples, _BATCH):
        if progress is not None:
            progress(start / samples)
        drawn = generator.render(faces[start : start + _BATCH], cancelled=cancelled)
        seen += [_small(picture) for picture in drawn]
    pictures = np.stack(seen)
    pictures -= pictures.mean(axis=0)
    components, strengths, patterns = np.linalg.svd(varied.T @ pictures, full_matrices=False)
    found = []
    for number in range(min(count, len(strengths))):
        if not strengths[number] > 1e-6 * max(strengths[0], 1e-30):
            break
        component = components[:, number] * (1 if patterns[number].sum() >= 0 else -1)
        step = component * np.std(varied @ component, ddof=1)
        found.append(_slider(f"visible {number + 1}", step, layers))
    return found


def attribute_direction(
    generator: StyleRenderer,
    attribute: str,
    towards: str,
    away_from: str | None = None,
    *,
    seed: int = 0,
    samples: int = 200,
) -> Slider:
    """Return the mean change of ``styles`` when ``attribute`` turns to the class ``towards``.

    Args:
        generator: the model.
        attribute: its name in the manifest.
        towards: where amount 1 leads.
        away_from: where it starts; all other classes with the data set's shares if None.
        seed: which random faces.
        samples: over how many.

    Raises:
        WishError: the model knows no such attribute or class, or both classes are one.
    """
    if towards == away_from:
        raise WishError(LatentCode.DIRECTION_LEADS_NOWHERE, towards=towards, away_from=away_from)
    manifest = generator.manifest
    after = candidates(manifest, {attribute: towards}, seed, 0, samples, _psi(generator))
    if away_from is None:
        known = next(one for one in manifest.attributes if one.name == attribute)
        others = {
            name: share + 1e-6  # a class that no face of the data set has still counts a little
            for name, share in zip(known.classes, known.shares, strict=True)
            if name != towards
        }
        before = candidates(manifest, {attribute: others}, seed, 0, samples, _psi(generator))
    else:
        before = candidates(manifest, {attribute: away_from}, seed, 0, samples, _psi(generator))
    step = (_styles(generator, after) - _styles(generator, before)).mean(axis=0)
    start = "" if away_from is None else f" from {away_from}"
    return _slider(f"{attribute}: {towards}{start}", step.ravel(), list(range(len(step))))


def with_slider(avatar: Avatar, slider: Slider, amount: float) -> Avatar:
    """Return ``avatar`` with ``slider`` at ``amount``, in place of where it was; 0 takes it off.

    Raises:
        UserError: the avatar would carry more directions than it can hold.
    """
    names = {direction.name for direction in slider}
    others = tuple(one for one in avatar.directions if one.name not in names)
    moved = tuple(one.model_copy(update={"amount": amount}) for one in slider) if amount else ()
    if len(others + moved) > MAX_DIRECTIONS:
        raise UserError(LatentCode.TOO_MANY_DIRECTIONS, most=MAX_DIRECTIONS)
    return avatar.model_copy(update={"directions": others + moved})


def amount_of(avatar: Avatar, slider: Slider) -> float:
    """Return where ``slider`` stands for ``avatar``; 0 where it carries it not."""
    name = slider[0].name
    return next((one.amount for one in avatar.directions if one.name == name), 0.0)


def _psi(generator: StyleRenderer) -> float:
    # Found where the avatars of a person usually are.
    return generator.manifest.truncation.default


def _styles(generator: StyleRenderer, avatars: Sequence[Avatar]) -> _Floats:
    """Return the styles of candidates, float64 [n, num_styles, style_dim]."""
    for avatar in avatars:
        check_fits(avatar, generator.manifest)
    sources = [avatar.sources[0] for avatar in avatars]
    return generator.styles(
        np.stack([source.z_array for source in sources]),
        np.array([source.attributes for source in sources]).reshape(
            len(sources), generator.manifest.classes
        ),
        np.array([source.truncation for source in sources]),
    ).astype(np.float64)


def _varied_styles(
    generator: StyleRenderer, avatars: Sequence[Avatar]
) -> tuple[_Floats, list[int]]:
    """Return what varies in the styles for reasons other than the attributes.

    Returns:
        [n, different layers * style_dim], centred; and for each layer, which of these it equals.
    """
    styles = _styles(generator, avatars)
    different: list[int] = []
    alike: list[int] = []
    for layer in range(styles.shape[1]):
        for place, earlier in enumerate(different):
            if np.array_equal(styles[:, layer], styles[:, earlier]):
                alike.append(place)
                break
        else:
            alike.append(len(different))
            different.append(layer)
    flat = styles[:, different].reshape(len(styles), -1)
    flat -= flat.mean(axis=0)
    asked = np.array([avatar.sources[0].attributes for avatar in avatars])
    if asked.size:
        asked = asked - asked.mean(axis=0)
        flat -= asked @ np.linalg.lstsq(asked, flat, rcond=None)[0]
    return flat, alike


def _slider(name: str, step: _Floats, places: Sequence[int]) -> Slider:
    """Return the directions that move layer i by part ``places[i]`` of ``step``.

    Layers that move alike share a direction; one that does not move at all has none, unless none
    moves.
    """
    parts = step.reshape(max(places) + 1, -1).astype("<f4")
    layers: dict[bytes, list[int]] = {}
    for layer, place in enumerate(places):
        layers.setdefault(parts[place].tobytes(), []).append(layer)
    moving = {vector: own for vector, own in layers.items() if any(vector)} or layers
    return tuple(
        Direction(name=name[:200], layers=tuple(own), vector=vector, amount=1.0)
        for vector, own in moving.items()
    )


def _small(picture: NDArray[np.uint8]) -> _Floats:
    """Return ``picture`` [h, w, 3] shrunk and flat."""
    side = min(_SEEN_AT, *picture.shape[:2])
    small = Image.fromarray(picture).resize((side, side), Image.Resampling.BOX)
    return np.asarray(small, np.float64).ravel()
