"""``acgan favourites import``: collections, and pictures with an avatar inside."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from acgan_desktop.cli.options.shared import progress_bar
from acgan_desktop.core.avatar import Avatar, AvatarError
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.visible_text import print_problem, print_text
from acgan_desktop.engine.model_file.compatibility import check_fits
from acgan_desktop.library.favourites.collection import import_collection
from acgan_desktop.library.favourites.store import Favourites
from acgan_desktop.library.models.installed import model_of
from acgan_desktop.library.opening.face_sources import FACE_SUFFIXES, FaceSource, KnownModels
from acgan_desktop.library.opening.reading_faces import (
    ReadFace,
    kept_pictures,
    own_picture,
    read_faces,
    recognise,
)

_SIDE = 128  # of a picture whose model is not there to say how large it draws
_BATCH = 16

Pictured = tuple[Avatar, NDArray[np.uint8]]


def import_files(kept: Favourites, paths: Sequence[Path]) -> int:
    """Take in the favourites of ``paths``, print how many, and return the exit status.

    Pictures end in .png, .jpg, .jpeg or .webp, avatars in .json; anything else is a collection.
    What cannot be taken in is told of one by one, and makes the status 2.
    """
    problems: list[object] = []
    added = known = 0
    faces = [path for path in paths if path.suffix.lower() in FACE_SUFFIXES]
    if faces:
        read = read_faces([FaceSource(path) for path in faces], KnownModels(None, lambda: []))
        read = recognise(read, lambda: kept_pictures(kept))
        problems += [face.problem for face in read if face.problem is not None]
        found = {face.avatar: face for face in read if face.avatar is not None}
        # What is kept already needs no picture.
        new, faults = _with_pictures([face for one, face in found.items() if one not in kept])
        problems += faults
        added = len(kept.add_all(new))
        known = len(found) - len(new) - len(faults)
    for path in paths:
        if path in faces:
            continue
        try:
            took, there, problem = _import_collection(kept, path)
        except UserError as error:
            problems.append(error)
            continue
        added, known = added + took, known + there
        problems += [problem] if problem else []
    if added or known or not problems:
        print_text(
            f"Added {favourites_in_words(added)}{f'; {known} were kept already' if known else ''}."
        )
    for each in problems:
        print_problem("acgan", each)
    return 2 if problems else 0


def favourites_in_words(count: int) -> str:
    """Return "1 favourite", "2 favourites"."""
    return "1 favourite" if count == 1 else f"{count} favourites"


def _import_collection(kept: Favourites, path: Path) -> tuple[int, int, str | None]:
    with progress_bar() as progress:
        task = progress.add_task("reading", total=None)
        result = import_collection(
            path,
            kept,
            progress=lambda done, total: progress.update(task, completed=done, total=total),
        )
    return result.added, result.known, result.problem


def _with_pictures(faces: Sequence[ReadFace]) -> tuple[list[Pictured], list[UserError]]:
    """Return faces with their pictures, drawn where their model is there, and what is wrong."""
    found: list[Pictured] = []
    faults: list[UserError] = []
    models = {face.avatar.model for face in faces if face.avatar is not None}
    for model in sorted(models):
        own = {face.avatar: face for face in faces if face.avatar and face.avatar.model == model}
        try:
            path = model_of(next(iter(own)))
        except UserError as missing:
            for avatar, face in own.items():
                picture = own_picture(face, _SIDE)
                if picture is None:
                    faults.append(missing)
                else:
                    found.append((avatar, picture))
            continue
        drawn, unfit = _drawn(path, list(own))
        found, faults = found + drawn, faults + unfit
    order = [face.avatar for face in faces]
    return sorted(found, key=lambda each: order.index(each[0])), faults


def _drawn(path: Path, avatars: Sequence[Avatar]) -> tuple[list[Pictured], list[UserError]]:
    from acgan_desktop.engine.runtime.device import Device
    from acgan_desktop.engine.runtime.generator import Generator

    fitting, faults = [], list[UserError]()
    pictures: list[NDArray[np.uint8]] = []
    with Generator.open(path, Device.AUTO) as generator, progress_bar() as progress:
        for avatar in avatars:
            try:
                check_fits(avatar, generator.manifest)
                fitting.append(avatar)
            except AvatarError as error:
                faults.append(error)
        task = progress.add_task("drawing", total=len(fitting))
        for start in range(0, len(fitting), _BATCH):
            drawn = generator.render(fitting[start : start + _BATCH])
            pictures += list(drawn)
            progress.advance(task, len(drawn))
    return list(zip(fitting, pictures, strict=True)), faults
