"""Every reader of pictures and text files, each with a healthy file to spoil."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from acgan_desktop.avatar import Avatar, Source, latent
from acgan_desktop.engine.manifest import read_manifest
from acgan_desktop.library import pictures, presets, settings
from acgan_desktop.library.collection import export_collection, import_collection
from acgan_desktop.library.favourites import Entry, Favourites
from acgan_desktop.library.searching import Order, Query
from acgan_desktop.review_file import AnswerBook, AskedAttribute, AskedFace, Task, read_task
from acgan_desktop.run_state import RunState, read_state, utc_now
from trainer.card.training_record import record_of
from trainer.compare.plain_events import events_until
from trainer.data.dataset import Dataset
from trainer.data.labels import read_labels
from trainer.data.manifest import DatasetAttribute, DatasetManifest
from trainer.data.packed import read_packed
from trainer.data.person_labels import read_answers
from trainer.data.screening import decode
from trainer.metrics.written import read_evaluation
from trainer.paper_run import COLUMNS, read_epochs
from trainer.recipe import bundled_recipes, load_recipe
from trainer.run_folder import RunFolder
from trainer.tagger.settings import TaggerSettings, read_settings

MODEL = "0" * 64
CLASSES = {"hair": ("black", "blue"), "eyes": ("green", "red")}
PIXELS = np.random.default_rng(5).integers(0, 256, (24, 24, 3), dtype=np.uint8)
AVATAR = Avatar(
    model=MODEL, sources=(Source(z=latent(1, 2, 8), attributes=(0.5, 0.5), truncation=0.7),)
)


@dataclass(frozen=True)
class Reader:
    """One way to read a file.

    Attributes:
        name: of what is read.
        kind: how its files are spoiled.
        file: what they are called.
        healthy: their content before.
        read: reads the file; raises the program's own error or returns.
    """

    name: str
    kind: str
    file: str
    healthy: bytes
    read: Callable[[Path], object]


def _picture(form: str, **options: object) -> bytes:
    stream = io.BytesIO()
    Image.fromarray(PIXELS).save(stream, form, **options)
    return stream.getvalue()


def _palette() -> bytes:
    stream = io.BytesIO()
    Image.fromarray(PIXELS).quantize(16).save(stream, "PNG", transparency=3)
    return stream.getvalue()


def picture_readers() -> list[Reader]:
    """Return the readers of pictures."""
    png = pictures.png_bytes(PIXELS, AVATAR)

    def prepared(path: Path) -> object:
        return decode(path.read_bytes(), 16)

    def thumbnail(path: Path) -> object:
        return pictures.png_pixels(path.read_bytes())

    return [
        Reader("png with avatar", "png", "p.png", png, pictures.read_avatar),
        Reader("thumbnail", "png", "p.png", png, thumbnail),
        Reader("thumbnail, palette", "png", "p.png", _palette(), thumbnail),
        Reader("face, png", "png", "p.png", _palette(), prepared),
        Reader("face, jpeg", "bytes", "p.jpg", _picture("JPEG"), prepared),
        Reader("face, webp", "bytes", "p.webp", _picture("WEBP", lossless=True), prepared),
    ]


def text_readers(folder: Path) -> list[Reader]:
    """Return the readers of text files; ``folder`` is where they make what they need."""
    sha = "a" * 64
    manifest = DatasetManifest(
        name="faces", resolution=16, images=2, sha256=sha, held_out=0.1,
        attributes=tuple(DatasetAttribute(name=n, classes=c, counts=(1, 1)) for n, c in CLASSES.items()),
    )  # fmt: skip
    task = Task(
        title="faces", out="labels.csv",
        attributes=tuple(AskedAttribute(name=n, classes=c) for n, c in CLASSES.items()),
        faces=(AskedFace(name="a", path="a.png"), AskedFace(name="b", path="b.png")),
    )  # fmt: skip
    now = utc_now()
    state = RunState(status="running", pid=1, started=now, heartbeat=now, kimg=1.0)
    labels = b"file,hair,eyes\na.png,black,red\nb.png,blue,green\nc.png,,red\n"
    event = {"kimg": 0.5, "seconds": 2.0, "loss_g": 1.0, "loss_d": 1.0, "images_per_s": 3.0}
    events = b"".join(json.dumps({**event, "kimg": n / 2}).encode() + b"\n" for n in range(4))
    part = {"bytes": 3, "sha256": sha}
    packed = {
        "dataset": manifest.model_dump(mode="json"), "quality": 80, "psnr_db": 40.0, "codec": "webp",
        "unpacked_sha256": sha, "format": 1,
        "parts": [{"name": "faces-00.bin", "images": 2, **part}, {"name": "tables.zip", "images": 0, **part}],
    }  # fmt: skip
    metric = {"name": "fd", "value": 1.0, "reference": 0.5, "protocol": {"images": 10}}
    evaluation = {
        "format": 1, "kind": "evaluation", "metrics": [metric], "lines": [{**metric, "line": "real"}],
        "model": {"name": "m", "model_id": sha, "family": "dcgan", "kimg": 1.0}, "notes": ["n"],
        "program": "p", "created": "c",
    }  # fmt: skip
    model = {
        "format": 1, "kind": "tagger", "name": "m", "model_id": sha, "resolution": 16, "metrics": [metric],
        "attributes": [{"name": "hair", "classes": ["a", "b"], "shares": [0.5, 0.5]}], "licence": "l",
        "dataset": {"name": "d", "images": 3, "sha256": sha}, "program": "p", "created": "c", "feature_dim": 8,
    }  # fmt: skip
    preset = {"format": 1, "presets": [{"name": "n", "wish": {"hair": "a", "eyes": {"b": 0.5}}}]}
    recipe = bundled_recipes()["dcgan-64"].encode()
    epochs = ",".join(COLUMNS) + "\n1,0.5,0.5,0.5,0.5\n2,0.5,0.5,0.5,0.5\n"

    def answers(path: Path) -> object:
        path.with_name("labels.csv.journal").write_bytes(b'\n["a.png","hair","blue"]\n')
        return AnswerBook(path, CLASSES).answers

    def run_events(path: Path) -> object:
        run = RunFolder(path.parent)
        found = events_until(run.events(), 1.0)
        run.trim_after(1.0)
        return found

    def card(path: Path) -> object:
        return record_of(None, path.parent, "card", 1.0)

    def packed_set(path: Path) -> object:
        return read_packed(path.parent)

    def dataset(path: Path) -> object:
        return Dataset.open(path.parent)

    return [
        Reader(
            "avatar",
            "json",
            "a.json",
            AVATAR.to_json().encode(),
            lambda p: Avatar.from_json(p.read_bytes()),
        ),
        Reader(
            "manifest",
            "json",
            "m.json",
            json.dumps(model).encode(),
            lambda p: read_manifest(p.read_bytes()),
        ),
        Reader("collection", "lines", "c.jsonl", _collection(folder), _import_into(folder)),
        Reader(
            "settings",
            "json",
            "s.json",
            settings.Settings().model_dump_json().encode(),
            settings.load,
        ),
        Reader("presets", "json", "p.json", json.dumps(preset).encode(), presets.load),
        Reader(
            "run state",
            "json",
            "state.json",
            state.model_dump_json().encode(),
            lambda p: read_state(p.parent),
        ),
        Reader(
            "review task",
            "json",
            "t.json",
            task.model_dump_json(exclude_none=True).encode(),
            read_task,
        ),
        Reader("review table", "csv", "labels.csv", labels, answers),
        Reader("labels, csv", "csv", "l.csv", labels, read_labels),
        Reader(
            "labels, json",
            "json",
            "l.json",
            json.dumps([{"file": "a", "hair": "b"}, {"file": "c", "hair": 1}]).encode(),
            read_labels,
        ),
        Reader(
            "person's labels",
            "csv",
            "l.csv",
            labels,
            lambda p: read_answers(p, CLASSES, ["a.png", "b.png"]),
        ),
        Reader("recipe", "toml", "r.toml", recipe, lambda p: load_recipe(str(p))),
        Reader(
            "tagger's settings",
            "toml",
            "t.toml",
            TaggerSettings().to_toml().encode(),
            read_settings,
        ),
        Reader("run events", "lines", "events.jsonl", events, run_events),
        Reader("card's events", "lines", "card-events.jsonl", events, card),
        Reader("epochs", "csv", "epochs.csv", epochs.encode(), read_epochs),
        Reader("data set", "json", "dataset.json", manifest.model_dump_json().encode(), dataset),
        Reader("packed", "json", "packed.json", json.dumps(packed).encode(), packed_set),
        Reader("evaluation", "json", "e.json", json.dumps(evaluation).encode(), read_evaluation),
    ]


def _collection(folder: Path) -> bytes:
    with Favourites(folder / "first.db") as kept:
        kept.merge([Entry(AVATAR, pictures.png_bytes(PIXELS), utc_now())])
        numbers = kept.numbers(Query(order=Order.OLDEST))
        export_collection(folder / "c.jsonl", kept.walk(numbers), count=len(numbers))
    return (folder / "c.jsonl").read_bytes()


def _import_into(folder: Path) -> Callable[[Path], object]:
    kept = Favourites(folder / "imported.db")
    return lambda path: import_collection(path, kept)
