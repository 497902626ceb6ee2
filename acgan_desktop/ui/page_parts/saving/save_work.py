"""What the save dialog does on another thread: write one face, or many by a pattern."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from acgan_desktop.app.save_choice import SaveChoice
from acgan_desktop.core.avatar import Avatar, AvatarError
from acgan_desktop.engine.latent.wishes import wish_of
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.library.saving.file_names import FileNames, avatar_values
from acgan_desktop.library.saving.framing import FacePicture
from acgan_desktop.library.saving.writing import MakePicture, Saved, write_faces
from acgan_desktop.ui.page_parts.saving.face_pictures import FacePictures
from acgan_desktop.ui.services.background import Operation
from acgan_desktop.ui.services.finishers import FinishingStopped

Work = Callable[[Operation[float]], Saved]
"""Writes pictures, says which share is done, and returns what it wrote."""


class NamesOfFaces:
    """What a pattern can name of each face; attributes that one does not know are "none"."""

    def __init__(self, manifest: GeneratorManifest | None) -> None:
        """Know the attributes of the open model."""
        self._manifest = manifest

    def values(self, avatar: Avatar, number: int) -> dict[str, str | int]:
        """Return what a pattern can name of ``avatar``, the ``number``-th file from 1."""
        manifest = self._manifest
        if manifest is None:
            return avatar_values(avatar, {}, number)
        names = [attribute.name for attribute in manifest.attributes]
        if avatar.model == manifest.model_id:
            try:
                return avatar_values(avatar, wish_of(manifest, avatar), number)
            except AvatarError:
                pass
        return dict.fromkeys(names, "none") | avatar_values(avatar, {}, number)


def write_one(
    faces: FacePictures, choice: SaveChoice, path: Path, given_up: Callable[[], bool]
) -> Work:
    """Return what writes the only face to ``path``, replacing what is there.

    ``given_up`` is the person's wish alone: what is being saved when the window closes is saved.
    """

    def work(operation: Operation[float]) -> Saved:
        make = partial(_picture, faces, choice, 0, given_up, operation.show)
        return write_faces([(path, make)], choice.options(), replaces=True, stopped=given_up)

    return work


def write_many(
    faces: FacePictures, choice: SaveChoice, folder: Path, pattern: str, names: NamesOfFaces
) -> Work:
    """Return what writes all faces into ``folder``, and stops with its operation.

    No file that is there is touched.
    """

    def work(operation: Operation[float]) -> Saved:
        given, count = FileNames(pattern), len(faces)

        def show(number: int, share: float) -> None:
            operation.show((number + share) / count)

        def each() -> Iterator[tuple[Path, MakePicture]]:
            for number in range(count):
                name = given.name(names.values(faces.avatar(number), number + 1))
                path = folder / f"{name}.{choice.kind_taken}"
                progress = partial(show, number)
                stopped = operation.is_stopped
                yield path, partial(_picture, faces, choice, number, stopped, progress)

        return write_faces(
            each(),
            choice.options(),
            stopped=operation.is_stopped,
            written=lambda done: show(done, 0.0),
        )

    return work


def _picture(
    faces: FacePictures,
    choice: SaveChoice,
    number: int,
    stopped: Callable[[], bool],
    progress: Callable[[float], object],
) -> FacePicture | None:
    key = (number, choice.times(faces.side(number)), choice.resampler)
    try:
        return faces.picture(key, stopped, progress)
    except FinishingStopped:
        return None
