"""Presets: the file, and what happens to it."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from acgan_desktop.core import durable
from acgan_desktop.core.errors import UserError
from acgan_desktop.library.settings import presets
from acgan_desktop.library.settings.presets import Preset

PINK = Preset(name="Pink", wish={"hair_color": "pink"}, truncation=0.5)
BLEND = Preset(name="Blend", wish={"hair_color": {"pink": 0.25, "blue": 0.75}})


def names(path: Path) -> list[str]:
    return [each.name for each in presets.load(path).presets]


def test_presets_are_kept_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "presets.json"
    assert presets.load(path).presets == []
    presets.change(path, presets.put(PINK))
    presets.change(path, presets.put(BLEND))
    assert presets.load(path).presets == [PINK, BLEND]


def test_a_name_is_there_once(tmp_path: Path) -> None:
    path = tmp_path / "presets.json"
    for each in (PINK, BLEND, PINK.model_copy(update={"truncation": 0.9})):
        presets.change(path, presets.put(each))
    assert [(each.name, each.truncation) for each in presets.load(path).presets] == [
        ("Pink", 0.9),
        ("Blend", 0.7),
    ]
    presets.change(path, presets.rename("Blend", "Pink"))
    assert names(path) == ["Pink"]
    assert presets.load(path).presets[0].wish == BLEND.wish
    presets.change(path, presets.rename("Pink", "Pink"))
    assert names(path) == ["Pink"]


def test_what_was_removed_comes_back_where_it_was(tmp_path: Path) -> None:
    path = tmp_path / "presets.json"
    for name in "abc":
        presets.change(path, presets.put(PINK.model_copy(update={"name": name})))
    presets.change(path, presets.drop("b"))
    assert names(path) == ["a", "c"]
    presets.change(path, presets.put(PINK.model_copy(update={"name": "b"}), 1))
    assert names(path) == ["a", "b", "c"]
    presets.change(path, presets.drop("nobody"))
    assert names(path) == ["a", "b", "c"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"format": 2, "presets": []}',
        b'{"format": 1, "presets": [{"name": ""}]}',
        b'{"format": 1, "presets": [{"name": "a", "truncation": 7}]}',
        b'{"format": 1, "presets": [{"name": "a", "wish": {"hair": {"pink": "lots"}}}]}',
        b'{"format": 1, "presets": [' + b"[" * 5000,
        b"\xff" * 100,
        b" " * (5 * 1024 * 1024),
    ],
)
def test_a_broken_file_is_kept_aside(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "presets.json"
    path.write_bytes(content)
    found = presets.load(path)
    assert found.presets == []
    assert found.recovered is not None
    kept = [each for each in tmp_path.iterdir() if "damaged" in each.name]
    assert [each.read_bytes() for each in kept] == [content]
    assert presets.load(path).recovered is None
    presets.change(path, presets.put(PINK))
    assert names(path) == ["Pink"]


def test_a_full_disk_leaves_the_old_presets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "presets.json"
    presets.change(path, presets.put(PINK))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(durable, "write_text", full)
    with pytest.raises(UserError, match="No space left"):
        presets.change(path, presets.drop("Pink"))
    assert names(path) == ["Pink"]


def test_there_is_room_for_many_and_not_without_end(tmp_path: Path) -> None:
    path = tmp_path / "presets.json"
    many = [PINK.model_copy(update={"name": str(n)}) for n in range(presets.MOST)]
    presets.change(path, lambda _: many)
    with pytest.raises(UserError, match="room"):
        presets.change(path, presets.put(PINK))
    assert len(json.loads(path.read_text())["presets"]) == presets.MOST


@pytest.mark.skipif(not hasattr(os, "fork"), reason="two programs are forked")
def test_two_programs_keep_each_others_presets(tmp_path: Path) -> None:
    path = tmp_path / "presets.json"
    children = []
    for who in "ab":
        child = os.fork()
        if child == 0:
            status = 1
            with suppress(BaseException):
                for number in range(20):
                    one = PINK.model_copy(update={"name": f"{who}{number}"})
                    presets.change(path, presets.put(one))
                status = 0
            os._exit(status)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    assert sorted(names(path)) == sorted(f"{who}{number}" for who in "ab" for number in range(20))


def test_two_threads_keep_each_others_presets(tmp_path: Path) -> None:
    path = tmp_path / "presets.json"

    def save(name: str) -> None:
        presets.change(path, presets.put(PINK.model_copy(update={"name": name})))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(save, map(str, range(40))))
    assert sorted(names(path)) == sorted(map(str, range(40)))


def test_two_who_meet_a_broken_file_put_it_aside_once(tmp_path: Path) -> None:
    path = tmp_path / "presets.json"
    path.write_bytes(b"{")
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: presets.load(path), range(8)))
    assert sum(each.recovered is not None for each in found) == 1
    assert len(list(tmp_path.glob("*damaged*"))) == 1
