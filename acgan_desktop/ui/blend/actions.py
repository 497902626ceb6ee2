"""What one can do on the Blend page, for the command palette and the page of shortcuts."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication

from acgan_desktop.ui.blend.face_actions import BlendFaceActions
from acgan_desktop.ui.blend.faces import BlendFaces
from acgan_desktop.ui.blend.side import BlendSide
from acgan_desktop.ui.blend.stage import BlendStage
from acgan_desktop.ui.page_parts.page import Page
from acgan_desktop.ui.widgets.faces.filmstrip import Filmstrip

translate = QCoreApplication.translate

# Its title, what it does, its keys and its icon, as Page.action takes them.
_Row = tuple[Callable[[], str], Callable[[], object], str, str]


def add_blend_actions(
    page: Page,
    *,
    stage: BlendStage,
    side: BlendSide,
    faces: BlendFaces,
    film: Filmstrip,
    taking: BlendFaceActions,
    other_mode: Callable[[], object],
    ask_favourites: Callable[[], object],
) -> None:
    """Give ``page`` its actions.

    Args:
        page: what they are done on.
        stage: plays the animation.
        side: exports it, and keeps the frame that is shown.
        faces: changes the faces of the blend.
        film: says which of them is chosen.
        taking: takes away the frame that is shown.
        other_mode: shows the crossings instead of the animation, or the other way round.
        ask_favourites: lets the person choose favourites to add.
    """
    for row in (
        *_of_the_animation(stage, side, other_mode),
        *_of_the_faces(faces, film, ask_favourites),
        *_of_the_frame(side, taking),
    ):
        page.action(*row)


def _of_the_animation(
    stage: BlendStage, side: BlendSide, other_mode: Callable[[], object]
) -> Iterator[_Row]:
    yield (
        lambda: translate("BlendPage", "Play or pause (Space)"),
        stage.playback.toggle,
        "",
        "play",
    )
    yield (
        lambda: translate("BlendPage", "Animation or crossings"),
        other_mode,
        "Ctrl+Shift+X",
        "wall",
    )
    yield (
        lambda: translate("BlendPage", "Export the animation"),
        side.export.show_dialog,
        "Ctrl+Shift+E",
        "film",
    )


def _of_the_faces(
    faces: BlendFaces, film: Filmstrip, ask_favourites: Callable[[], object]
) -> Iterator[_Row]:
    yield lambda: translate("BlendPage", "Add a random face"), faces.add_random, "Ctrl+R", "reroll"
    yield (
        lambda: translate("BlendPage", "Add faces from the favourites"),
        ask_favourites,
        "Ctrl+F",
        "heart",
    )
    yield lambda: translate("BlendPage", "Other random faces"), faces.surprise, "Ctrl+U", "surprise"
    yield (
        lambda: translate("BlendPage", "Show this face twice"),
        lambda: faces.duplicate(film.current),
        "Ctrl+Shift+D",
        "copy",
    )
    yield (
        lambda: translate("BlendPage", "Take this face out"),
        lambda: faces.remove(film.current),
        "",
        "remove",
    )
    yield lambda: translate("BlendPage", "Reverse the order"), faces.reverse, "", "back"


def _of_the_frame(side: BlendSide, taking: BlendFaceActions) -> Iterator[_Row]:
    yield (
        lambda: translate("BlendPage", "Keep this frame, or not"),
        side.keep.toggle,
        "Ctrl+D",
        "heart",
    )
    yield lambda: translate("BlendPage", "Save this frame…"), taking.save, "Ctrl+S", "save"
    yield lambda: translate("BlendPage", "Copy the picture"), taking.copy_picture, "Ctrl+C", "copy"
    yield lambda: translate("BlendPage", "Copy as text"), taking.copy_text, "Ctrl+Shift+C", "copy"
    yield (
        lambda: translate("BlendPage", "Copy the share code"),
        taking.copy_code,
        "Ctrl+Shift+K",
        "share",
    )
    yield lambda: translate("BlendPage", "Open this frame in Create"), taking.open, "", "create"
    yield (
        lambda: translate("BlendPage", "Explore around this frame"),
        taking.explore,
        "Ctrl+E",
        "explore",
    )
