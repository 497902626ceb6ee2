"""Files in which everything is wrong: one sentence, in little memory, by every reader of JSON."""

import json
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import pytest
from pydantic import Field

from acgan_desktop.app.blend_story import BlendStory
from acgan_desktop.core.avatar import Avatar, AvatarError
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.file_model import FileFault, FileModel, read_json
from acgan_desktop.core.review_file import read_task
from acgan_desktop.core.run_state import read_state
from acgan_desktop.engine.model_file.manifest import ManifestError, read_manifest
from acgan_desktop.library.settings import presets, settings
from acgan_desktop.ui.blend.stories import read_stories
from trainer.data.dataset import Dataset
from trainer.data.packing.packed import read_packed
from trainer.metrics.written import read_evaluation

BOUND = 80 * 1024 * 1024
AVATAR = '{"model":"a","sources":[{"z":"AAAAAA==","truncation":1,"attributes":[%s]}]}'


class Row(FileModel):
    numbers: tuple[Annotated[float, Field(ge=0, le=1)], ...]
    words: dict[str, str] = Field(default_factory=dict)


class Table(FileModel):
    rows: tuple[Row, ...] = ()


def peak_of(read: Callable[[], object]) -> int:
    """Return the most bytes that Python took while it read."""
    tracemalloc.start()
    try:
        read()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


BOMBS = {
    "numbers": '{"rows":[{"numbers":[' + ",".join(["2"] * 90_000) + "]}]}",
    "objects": '{"rows":[' + ",".join(["{}"] * 90_000) + "]}",
    "lists": '{"rows":[' + ",".join(["[]"] * 90_000) + "]}",
    "keys": "{" + ",".join(f'"{n}":[]' for n in range(90_000)) + "}",
    "values": '{"rows":[{"numbers":[],"words":{'
    + ",".join(f'"{n}":1' for n in range(90_000))
    + "}}]}",
    "far too many": '{"rows":[' + ",".join(["[]"] * 3_000_000) + "]}",
    "deep": "[" * 1_000_000,
    "digits": '{"rows":[{"numbers":[' + "9" * 1_000_000 + "]}]}",
    "long key": '{"' + "k" * 4_000_000 + '":1}',
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_the_first_fault_is_enough(bomb: str) -> None:
    def read() -> None:
        with pytest.raises(FileFault) as caught:
            read_json(Table, BOMBS[bomb])
        assert 0 < len(str(caught.value)) < 1300

    assert peak_of(read) < BOUND


def test_what_fits_is_read() -> None:
    table = read_json(Table, '{"rows":[{"numbers":[0,0.5,1],"words":{"a":"b"}}]}')
    assert table.rows[0].numbers == (0.0, 0.5, 1.0)
    assert table.rows[0].words == {"a": "b"}


def test_the_key_at_fault_is_named() -> None:
    with pytest.raises(FileFault, match=r"^rows\.1\.numbers\.2: Input should be less"):
        read_json(Table, '{"rows":[{"numbers":[]},{"numbers":[0,0,2,3]}]}')


FILES: dict[str, tuple[str, str, Callable[[Path], object]]] = {
    "settings": ("s.json", '{"locked":[%s]}', settings.load),
    "presets": ("p.json", '{"presets":[%s]}', presets.load),
    "run state": ("state.json", '{"statuses":[%s]}', lambda path: read_state(path.parent)),
    "review task": ("t.json", '{"title":"t","out":"o","attributes":[],"faces":[%s]}', read_task),
    "blends": ("b.json", '{"format":1,"stories":{"a":{"keyframes":[%s]}}}', read_stories),
    "data set": ("dataset.json", '{"attributes":[%s]}', lambda path: Dataset.open(path.parent)),
    "packed": ("packed.json", '{"parts":[%s]}', lambda path: read_packed(path.parent)),
    "evaluation": ("e.json", '{"metrics":[%s]}', read_evaluation),
}


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("value", ["2", "{}", '"x"'])
def test_every_file_of_json(tmp_path: Path, kind: str, value: str) -> None:
    name, text, read = FILES[kind]
    path = tmp_path / name
    path.write_text(text % ",".join([value] * 60_000))

    def quietly() -> None:
        # Their own settings and presets are kept aside, and the program goes on.
        if kind in ("settings", "presets", "blends"):
            read(path)
        else:
            with pytest.raises(UserError):
                read(path)

    assert peak_of(quietly) < BOUND


def test_avatar(tmp_path: Path) -> None:
    def read() -> None:
        with pytest.raises(AvatarError, match="values"):
            Avatar.from_json(AVATAR % ",".join(["2"] * 2_000_000))

    assert peak_of(read) < BOUND
    with pytest.raises(AvatarError, match=r"sources\.0\.attributes\.0"):
        Avatar.from_json(AVATAR % ",".join(["2"] * 100_000))
    with pytest.raises(UserError):
        BlendStory.from_json('{"keyframes":[' + ",".join(["{}"] * 100_000) + "]}")


@pytest.mark.parametrize("z", ["5", "null", "[1]", "{}", "true", '"é"', '"AAA"', '"////fw=="'])
def test_an_avatar_whose_z_is_something_else(z: str) -> None:
    with pytest.raises(AvatarError, match=r"sources\.0\.z"):
        Avatar.from_json('{"model":"a","sources":[{"z":' + z + ',"attributes":[],"truncation":1}]}')


def test_manifest() -> None:
    text = '{"kind":"tagger","metrics":[' + ",".join(["{}"] * 350_000) + "]}"
    assert len(text) > 1024 * 1024 - 200

    def read() -> None:
        with pytest.raises(ManifestError):
            read_manifest(text[:20] + text[20:])

    assert peak_of(read) < BOUND


def test_memory_of_a_whole_process(tmp_path: Path) -> None:
    """What pydantic's own code takes is not Python's, so a child process is measured as a whole."""
    resource = pytest.importorskip("resource")
    assert resource
    line = {"created": "2024-01-01T00:00:00Z", "thumbnail": ""}
    text = json.dumps(line)[:-1] + ',"avatar":' + AVATAR % ",".join(["2"] * 8_000_000) + "}"
    header = {
        "format": 2, "kind": "acgan-favourites", "program": "p", "created": "2024-01-01T00:00:00Z",
        "favourites": 1,
    }  # fmt: skip
    (tmp_path / "bomb.jsonl").write_text(json.dumps(header) + "\n" + text + "\n")
    (tmp_path / "bomb.json").write_text(AVATAR % ",".join(["2"] * 500_000))
    code = """
import resource, sys
from pathlib import Path
from acgan_desktop.core.avatar import Avatar
from acgan_desktop.engine.model_file.manifest import read_manifest
from acgan_desktop.core.errors import UserError
from acgan_desktop.library.favourites.collection import import_collection
from acgan_desktop.library.favourites.store import Favourites

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

before = peak()
with Favourites(Path("f.db")) as kept:
    print(import_collection(Path("bomb.jsonl"), kept).problem)
for read in (
    lambda: Avatar.from_json(Path("bomb.json").read_bytes()),
    lambda: read_manifest('{"kind":"tagger","metrics":[' + "{}," * 95_000 + "{}]}"),
    lambda: read_manifest('{"kind":"tagger","metrics":[' + "{}," * 349_000 + "{}]}"),
):
    try:
        read()
    except UserError as error:
        print(error)
print(peak() - before)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    *sentences, grown = done.stdout.splitlines()
    assert len(sentences) == 4
    assert all(len(sentence) < 300 for sentence in sentences)
    assert "1 favourite in bomb.jsonl cannot be used" in sentences[0]
    assert int(grown) < 150
