"""What was asked of the map, for undo and redo: where one was, and what each step is called."""

from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from acgan_desktop.app.map_camera import TileKey
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.wish import Wish
from acgan_desktop.ui.i18n.vocabulary import shown

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Asked:
    """What the map is asked for.

    Attributes:
        seed: which random faces.
        wish: what all faces are asked to be.
        truncation: psi of all faces.
        around: the favourites that the map lies around.
        own_truncation: ``around`` keep the psi that each was made with.
    """

    seed: int
    wish: Wish = field(default_factory=dict)
    truncation: float = 0.7
    around: tuple[Avatar, ...] = ()
    own_truncation: bool = True


@dataclass(frozen=True)
class Place:
    """Where one is on which map.

    Attributes:
        model: the ``model_id`` that it was seen with.
        asked: which map.
        x, y, scale: where on it, as the camera measures.
        chosen: the chosen face.
    """

    model: str
    asked: Asked
    x: float
    y: float
    scale: float
    chosen: TileKey | None


def same_map(one: Asked, other: Asked) -> bool:
    """Whether both maps show the same people in the same places."""
    return (one.seed, one.around) == (other.seed, other.around)


def step_title(before: Asked, after: Asked) -> str:
    """Say what changed from ``before`` to ``after``."""
    if not same_map(before, after):
        if after.around:
            return translate("MapSteps", "A map around faces")
        return translate("MapSteps", "Another map")
    if before.truncation != after.truncation:
        return translate("MapSteps", "Character")
    changed = [
        name
        for name in (*before.wish, *after.wish)
        if before.wish.get(name) != after.wish.get(name)
    ]
    if not changed:
        return translate("MapSteps", "Another map")
    value = after.wish.get(changed[0])
    if isinstance(value, str):
        says = shown(value)
    elif value is None:
        says = translate("MapSteps", "any")
    else:
        says = " + ".join(shown(name) for name in value)
    return f"{shown(changed[0])}: {says}"


def merge_word(before: Asked, after: Asked) -> str:
    """Return the word by which steps in a row are one: only the slider is dragged."""
    dragged = same_map(before, after) and before.truncation != after.truncation
    return "map character" if dragged else ""
