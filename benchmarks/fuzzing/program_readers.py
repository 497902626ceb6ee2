"""The readers of the program's own text files."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from fuzzing.reader import AVATAR, CLASSES, LABELS, METRIC, SHA, Reader

from acgan_desktop.core.avatar import Avatar
from acgan_desktop.core.review_file import AnswerBook, AskedAttribute, AskedFace, Task, read_task
from acgan_desktop.core.run_state import RunState, read_state, utc_now
from acgan_desktop.engine.model_file.manifest import read_manifest
from acgan_desktop.library.favourites.collection import export_collection, import_collection
from acgan_desktop.library.favourites.search import Order, Query
from acgan_desktop.library.favourites.store import Entry, Favourites
from acgan_desktop.library.pictures import picture_files
from acgan_desktop.library.settings import presets, settings

_MANIFEST: dict[str, Any] = {
    "format": 1, "kind": "tagger", "name": "m", "model_id": SHA, "resolution": 16,
    "attributes": [{"name": "hair", "classes": ["a", "b"], "shares": [0.5, 0.5]}],
    "dataset": {"name": "d", "images": 3, "sha256": SHA}, "metrics": [METRIC], "licence": "l",
    "program": "p", "created": "c", "feature_dim": 8,
}  # fmt: skip
_PRESETS = {"format": 1, "presets": [{"name": "n", "wish": {"hair": "a", "eyes": {"b": 0.5}}}]}


def program_readers(folder: Path) -> list[Reader]:
    """Return them; ``folder`` is where they keep what they need."""
    now = utc_now()
    state = RunState(status="running", pid=1, started=now, heartbeat=now, kimg=1.0)
    task = Task(
        title="faces",
        out="labels.csv",
        attributes=tuple(AskedAttribute(name=n, classes=c) for n, c in CLASSES.items()),
        faces=(AskedFace(name="a", path="a.png"), AskedFace(name="b", path="b.png")),
    )
    texts = {
        "avatar": AVATAR.to_json(),
        "manifest": json.dumps(_MANIFEST),
        "settings": settings.Settings().model_dump_json(),
        "presets": json.dumps(_PRESETS),
        "state": state.model_dump_json(),
        "task": task.model_dump_json(exclude_none=True),
    }
    healthy = {name: text.encode() for name, text in texts.items()}
    return [
        Reader("avatar", "json", "a.json", healthy["avatar"], _avatar),
        Reader("manifest", "json", "m.json", healthy["manifest"], _manifest),
        Reader("collection", "lines", "c.jsonl", _collection(folder), _import_into(folder)),
        Reader("settings", "json", "s.json", healthy["settings"], settings.load),
        Reader("presets", "json", "p.json", healthy["presets"], presets.load),
        Reader("run state", "json", "state.json", healthy["state"], _state),
        Reader("review task", "json", "t.json", healthy["task"], read_task),
        Reader("review table", "csv", "labels.csv", LABELS, _answers),
    ]


def _avatar(path: Path) -> object:
    return Avatar.from_json(path.read_bytes())


def _manifest(path: Path) -> object:
    return read_manifest(path.read_bytes())


def _state(path: Path) -> object:
    return read_state(path.parent)


def _answers(path: Path) -> object:
    path.with_name("labels.csv.journal").write_bytes(b'\n["a.png","hair","blue"]\n')
    return AnswerBook(path, CLASSES).answers


def _collection(folder: Path) -> bytes:
    with Favourites(folder / "first.db") as kept:
        thumbnail = picture_files.png_bytes(np.zeros((8, 8, 3), np.uint8))
        kept.merge([Entry(AVATAR, thumbnail, utc_now())])
        numbers = kept.numbers(Query(order=Order.OLDEST))
        export_collection(folder / "c.jsonl", kept.walk(numbers), count=len(numbers))
    return (folder / "c.jsonl").read_bytes()


def _import_into(folder: Path) -> Callable[[Path], object]:
    def read(path: Path) -> object:
        with Favourites(folder / "imported.db") as kept:
            return import_collection(path, kept)

    return read
