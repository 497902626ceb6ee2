"""Models, collections and faces that come into the window: who takes them."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject
from shiboken6 import isValid

from acgan_desktop.core.avatar import Avatar, AvatarError
from acgan_desktop.core.errors import Message, UserError
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.library.error_codes import OpeningCode
from acgan_desktop.library.opening.face_sources import FaceSource, Incoming, KnownModels
from acgan_desktop.library.opening.reading_faces import ReadFace, read_faces, recognise
from acgan_desktop.ui.page_parts.page import Page
from acgan_desktop.ui.services.background import Background, Operation
from acgan_desktop.ui.shell.incoming.known_pictures import known_pictures
from acgan_desktop.ui.shell.incoming.slow_notice import SlowNotice
from acgan_desktop.ui.shell.shell import Shell

MOST_FACES: Final = 2000


class IncomingFiles(QObject):
    """Gives what comes in to the page in view, or to the page that is for it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.widget)
        self._shell = shell
        self._context = shell.context
        self._when_opened: Callable[[], object] | None = None
        self._context.model_opened.connect(lambda _: self._go_on())
        self._context.service.opening_failed.connect(lambda _: self._go_on())

    def open(self, paths: Sequence[Path], model: Path | None = None) -> None:
        """Open files that another start was given, ``model`` first: faces on Create."""
        files = Incoming.of(paths)
        models = dict.fromkeys([*([model] if model is not None else []), *files.models])
        self.take(list(models), files.collections, _faces(files), None)

    def open_at_start(self, paths: Sequence[Path], model: Path | None) -> None:
        """Open files that this start was given, of which ``model`` is being opened already."""
        files = Incoming.of(paths)
        others = [path for path in files.models if path != model]
        refused = [UserError(OpeningCode.ONE_MODEL, name=path.name) for path in others]
        self._take_rest(files.collections, _faces(files), None, refused, opening=True)

    def take(
        self,
        models: Sequence[Path],
        collections: Sequence[Path],
        faces: Sequence[FaceSource],
        page: Page | None,
    ) -> None:
        """Take all of it.

        Args:
            models: model files; the first is opened where the page does not add them.
            collections: collections of favourites.
            faces: faces that are to be read.
            page: the page they were dropped on; None where they were not.
        """
        refused: list[UserError] = []
        opening = bool(models) and not self._added(models, page)
        if opening:
            self._shell.open_model(models[0])  # one can be open, so no other
            refused += [UserError(OpeningCode.ONE_MODEL, name=path.name) for path in models[1:]]
        self._take_rest(collections, faces, page, refused, opening=opening)

    def _take_rest(
        self,
        collections: Sequence[Path],
        faces: Sequence[FaceSource],
        page: Page | None,
        refused: list[UserError],
        *,
        opening: bool,
    ) -> None:
        """Take what is no model, and say what is ``refused``; faces wait for a model to open."""
        if collections and not (page is not None and page.take_collections(collections)):
            self._shell.show_page("favourites")
            self._shell.page("favourites").take_collections(collections)
        if len(faces) > MOST_FACES:
            refused.append(UserError(OpeningCode.TOO_MANY, most=MOST_FACES, count=len(faces)))
        if not faces:
            self._context.show_refused(refused, 1 + len(refused) + len(collections))
            return
        faces = faces[:MOST_FACES]

        def read() -> None:
            self._read(faces, page, refused)

        if opening:  # they may be that model's
            self._when_opened = read
        else:
            read()

    def _added(self, models: Sequence[Path], page: Page | None) -> bool:
        """Let the page add the models, if that is what it is for."""
        if page is None or not page.take_model_file(models[0]):
            return False
        for path in models[1:]:
            page.take_model_file(path)
        return True

    def _go_on(self) -> None:
        act, self._when_opened = self._when_opened, None
        if act is not None:
            act()

    # From sources to faces.

    def _read(
        self, faces: Sequence[FaceSource], page: Page | None, refused: list[UserError]
    ) -> None:
        models = KnownModels(self._context.manifest, _installed)

        def work(operation: Operation[None]) -> list[ReadFace]:
            return read_faces(faces, models, stopped=operation.is_stopped)

        def done(read: list[ReadFace]) -> None:
            if all(face.avatar is not None for face in read):
                self._take_read(read, page, refused)
            else:
                self._recognise(read, page, refused)

        text = self.tr("Reading %n file(s)…", "", len(faces))
        self._start(self._context.background, work, done, text)

    def _recognise(
        self, read: Sequence[ReadFace], page: Page | None, refused: list[UserError]
    ) -> None:
        cache = self._context.favourites_cache
        store = cache.store if cache is not None else None
        seen = [(one.avatar, one.picture) for one in self._context.session_history.faces()]

        def known() -> Iterable[tuple[Avatar, NDArray[np.uint8]]]:
            return known_pictures(store, seen)

        def work(operation: Operation[None]) -> list[ReadFace]:
            return recognise(read, known, stopped=operation.is_stopped)

        def done(found: list[ReadFace]) -> None:
            self._take_read(found, page, refused)

        text = self.tr("Looking for this face among those that you kept…")
        self._start(self._context.workshop, work, done, text)

    def _start(
        self,
        where: Background,
        work: Callable[[Operation[None]], list[ReadFace]],
        done: Callable[[list[ReadFace]], object],
        text: str,
    ) -> None:
        notice = SlowNotice(self._context, text, lambda: operation.stop())

        def ended(read: list[ReadFace]) -> None:
            notice.end()
            done(read)

        def failed(error: Exception) -> None:
            notice.end()
            self._context.show_error(error)

        operation: Operation[None] = where.start(work, ended, failed)

    # From faces to pages.

    def _take_read(
        self, read: Sequence[ReadFace], page: Page | None, refused: list[UserError]
    ) -> None:
        found: dict[Avatar, ReadFace] = {}
        problems = list(refused)
        for face in read:
            if face.avatar is not None:
                found.setdefault(face.avatar, face)
            elif face.problem is not None:
                problems.append(face.problem)
        faces = list(found.values())
        if faces and not (page is not None and isValid(page) and page.take_faces(faces)):
            problems += self._open_on_create(faces)
            if any(face.recognised for face in faces):
                self._context.said.emit(
                    self.tr("The picture had lost its avatar; it was recognised by its looks."),
                    "",
                    None,
                )
        self._context.show_refused(problems, len(read) + len(refused))

    def _open_on_create(self, faces: Sequence[ReadFace]) -> list[UserError]:
        """Show faces of one model together, and return why others are not among them."""
        avatars = [(face.name, face.avatar) for face in faces if face.avatar is not None]
        model = avatars[0][1].model
        self._context.open_avatars([avatar for _, avatar in avatars if avatar.model == model])
        return [
            AvatarError(OpeningCode.OTHER_MODEL, name=name or Message(OpeningCode.PASTED))
            for name, avatar in avatars
            if avatar.model != model
        ]


def _faces(files: Incoming) -> list[FaceSource]:
    return [FaceSource(path) for path in files.others]


def _installed() -> list[GeneratorManifest]:
    """Return the generators that are there. Takes a moment."""
    from acgan_desktop.library.models.installed import installed_models

    found = [model.manifest for model in installed_models()]
    return [each for each in found if isinstance(each, GeneratorManifest)]
