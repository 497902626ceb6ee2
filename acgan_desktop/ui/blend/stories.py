"""The blends of this session and of the last: one per model, each change of which can be undone."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from acgan_desktop.app.blend_story import BlendStory
from acgan_desktop.core import durable
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.file_model import FileFault, plain_json
from acgan_desktop.core.user_folders import make_folder, user_data
from acgan_desktop.ui.services.app_context import AppContext

FILE_NAME: Final = "blends.json"
_MAX_BYTES: Final = 32 * 1024 * 1024
_MOST: Final = 4
_MAX_VALUES: Final = 5_000_000
_SAVE_AFTER_MS: Final = 1500


class BlendStories(QObject):
    """Model to story.

    Signals:
        changed: the story of the open model is another than before.
        returned: so it is by undoing or redoing, perhaps while another page is in view.
    """

    changed = Signal()
    returned = Signal()

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stories: dict[str, BlendStory] = read_stories(user_data() / FILE_NAME)
        self._later = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._later.timeout.connect(self._save_later)

    @property
    def now(self) -> BlendStory:
        """The story of the open model."""
        manifest = self._context.manifest
        return (
            self._stories.get(manifest.model_id, BlendStory())
            if manifest is not None
            else BlendStory()
        )

    def change(self, story: BlendStory, title: str, merge: str = "") -> None:
        """Go on with ``story`` from here on; ``title`` says what was done."""
        manifest, before = self._context.manifest, self.now
        if manifest is None or story == before:
            return
        model = manifest.model_id
        self._put(model, story)
        self._context.did(
            title, lambda: self._return(model, before), lambda: self._return(model, story), merge
        )

    def save(self) -> None:
        """Write them for the next start; what cannot be written is left."""
        self._later.stop()
        _write(user_data() / FILE_NAME, self._packed())

    def _return(self, model: str, story: BlendStory) -> None:
        """Undo or redo."""
        self._put(model, story)
        self.returned.emit()

    def _put(self, model: str, story: BlendStory) -> None:
        # The one that was changed last comes last: the oldest are dropped first.
        self._stories.pop(model, None)
        self._stories[model] = story
        while len(self._stories) > _MOST:
            del self._stories[next(iter(self._stories))]
        self._later.start()
        manifest = self._context.manifest
        if manifest is not None and manifest.model_id == model:
            self.changed.emit()

    def _save_later(self) -> None:
        content, path = self._packed(), user_data() / FILE_NAME
        self._context.background.run(lambda: _write(path, content))

    def _packed(self) -> str:
        packed = {model: json.loads(story.to_json()) for model, story in self._stories.items()}
        return json.dumps({"format": 1, "stories": packed})


def _write(path: Path, content: str) -> None:
    with suppress(OSError, UserError):
        make_folder(path.parent)
        durable.write_text(path, content)


def read_stories(path: Path) -> dict[str, BlendStory]:
    """Return the stories in ``path``, those of them that are usable, trusting nothing in it."""
    try:
        with path.open("rb") as stream:
            content = stream.read(_MAX_BYTES + 1)
        found = plain_json(content, most_values=_MAX_VALUES) if len(content) <= _MAX_BYTES else None
    except (OSError, FileFault):
        return {}
    if not isinstance(found, dict) or found.get("format") != 1:
        return {}
    packed = found.get("stories")
    stories: dict[str, BlendStory] = {}
    for model, one in list(packed.items())[-_MOST:] if isinstance(packed, dict) else []:
        with suppress(UserError):
            story = BlendStory.from_json(json.dumps(one))
            if all(face.model == model for face in story.keyframes):
                stories[model] = story
    return stories
