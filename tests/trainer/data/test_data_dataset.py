import json
import os
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from drawn_faces import draw_faces

from trainer.data.dataset import Dataset, DatasetError
from trainer.data.preparation.prepare import prepare


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("prepared")
    labels = draw_faces(folder / "faces", 24, size=40)
    prepare([folder / "faces"], labels, 32, folder / "set")
    return folder / "set"


@pytest.fixture
def spoiled(prepared: Path, tmp_path: Path) -> Path:
    """A copy of a good data set, to be spoiled."""
    return Path(shutil.copytree(prepared, tmp_path / "set"))


def refused(folder: Path, words: str) -> None:
    with pytest.raises(DatasetError, match=words) as caught:
        Dataset.open(folder)
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith(".")


def test_a_good_one_opens(prepared: Path) -> None:
    dataset = Dataset.open(prepared)
    dataset.verify()
    assert isinstance(dataset.images, np.memmap)
    assert not dataset.labels.flags.writeable
    assert len(dataset.names) == len(dataset) == 24


def change(folder: Path, key: str, value: object) -> None:
    path = folder / "dataset.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest[key] = value
    path.write_text(json.dumps(manifest), encoding="utf-8")


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("format", 2, "format"),
        ("name", "", "name"),
        ("resolution", 2, "resolution"),
        ("resolution", 16, "images.npy is damaged: it holds uint8"),
        ("resolution", 10**9, "resolution"),
        ("images", 0, "images"),
        ("images", 25, "images.npy is damaged"),
        ("images", 10**30, "images"),
        ("sha256", "x", "sha256"),
        ("held_out", 2, "held_out"),
        ("held_out", float("nan"), "held_out"),
        ("surprise", 1, "surprise"),
        ("files", {"images": "../../etc/passwd", "more": ""}, "files"),
        ("attributes", [], "labels.npy is damaged: it holds int16"),
        ("attributes", [{"name": "a", "classes": ["x"], "counts": [1]}], "classes"),
        ("attributes", [{"name": "a", "classes": ["x", "x"], "counts": [1, 2]}], "twice"),
        ("attributes", [{"name": "a", "classes": ["x", "y"], "counts": [1]}], "count"),
        ("attributes", [{"name": "a", "classes": ["x", "y"], "counts": [1, 2]}] * 2, "twice"),
        (
            "attributes",
            [{"name": n, "classes": list("abcdefg"), "counts": [0] * 7} for n in "xyz"],
            'counts of "x" differ',
        ),
        (
            "attributes",
            [{"name": n, "classes": ["a", "b"], "counts": [0, 0]} for n in "xyz"],
            "labels.npy is damaged: image .* names a class",
        ),
    ],
)
def test_a_manifest_that_does_not_fit(spoiled: Path, key: str, value: object, words: str) -> None:
    change(spoiled, key, value)
    refused(spoiled, words)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b"[" * 200_000])
def test_a_manifest_that_is_none(spoiled: Path, content: bytes) -> None:
    (spoiled / "dataset.json").write_bytes(content)
    refused(spoiled, "dataset.json is not usable")


def test_folders_that_are_no_data_sets(spoiled: Path, tmp_path: Path) -> None:
    refused(tmp_path / "missing", "not a folder")
    refused(spoiled / "names.txt", "not a folder")
    refused(tmp_path, "has no dataset.json")
    (spoiled / "dataset.json").write_bytes(b" " * (4 * 1024 * 1024 + 1))
    refused(spoiled, "too large to be")


ARRAYS = ["images", "labels", "label_origin", "label_confidence", "split"]


@pytest.mark.parametrize("array", ARRAYS)
def test_a_damaged_array(spoiled: Path, array: str) -> None:
    path = spoiled / f"{array}.npy"
    whole = path.read_bytes()
    for content in (
        b"",
        whole[:5],
        whole[:60],
        whole[:-1],
        whole + b"\0",
        whole.replace(b"NUMPY\x01", b"NUMPY\x03"),
        whole.replace(b"'shape'", b"'shale'"),
        whole.replace(b"False", b"1+1j*"),
        b"PK\x03\x04" + whole,
        pickle.dumps([1, 2, 3]),
    ):
        path.write_bytes(content)
        refused(spoiled, f"{array}.npy is damaged")
    path.unlink()
    refused(spoiled, f"{array}.npy cannot be read")
    path.mkdir()
    refused(spoiled, f"{array}.npy is not a file")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_does_not_block(spoiled: Path) -> None:
    (spoiled / "labels.npy").unlink()
    os.mkfifo(spoiled / "labels.npy")
    refused(spoiled, "labels.npy is not a file")


def test_objects_are_never_unpickled(spoiled: Path) -> None:
    shape = np.load(spoiled / "labels.npy").shape
    np.save(spoiled / "labels.npy", np.full(shape, None, object), allow_pickle=True)
    refused(spoiled, "labels.npy is damaged: it holds object")


def with_value(value: float) -> Callable[[np.ndarray[Any, Any]], np.ndarray[Any, Any]]:
    def spoil(array: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        array[3] = value
        return array

    return spoil


@pytest.mark.parametrize(
    ("array", "spoil", "words"),
    [
        ("labels", with_value(-2), "image 3 names a class"),
        ("labels", with_value(300), "image 3 names a class"),
        ("labels", lambda a: a.astype(np.int32), "holds int32"),
        ("labels", lambda a: np.asfortranarray(a), "is damaged"),
        ("labels", lambda a: a.astype(">i2"), "holds >i2"),
        ("label_origin", with_value(4), "image 3 holds an origin"),
        ("label_origin", lambda a: a * 0, "gives an unknown label an origin"),
        ("label_confidence", with_value(float("nan")), "image 3 holds a confidence"),
        ("label_confidence", with_value(1.5), "image 3 holds a confidence"),
        ("split", with_value(2), "image 3 holds a split"),
        ("split", lambda a: a[1:], "holds uint8"),
    ],
)
def test_values_out_of_range(
    spoiled: Path,
    array: str,
    spoil: Callable[[np.ndarray[Any, Any]], np.ndarray[Any, Any]],
    words: str,
) -> None:
    path = spoiled / f"{array}.npy"
    np.save(path, spoil(np.load(path)))
    refused(spoiled, words)


def test_changed_pixels_and_names_are_found_when_asked(spoiled: Path) -> None:
    images = np.load(spoiled / "images.npy")
    images[5, 0, 0, 0] ^= 1
    np.save(spoiled / "images.npy", images)
    dataset = Dataset.open(spoiled)
    with pytest.raises(DatasetError, match="not the ones that were prepared"):
        dataset.verify()
    for content, words in (
        (b"one\ntwo\n", "2 names for 24 images"),
        (b"\xff\n" * 24, "not UTF-8"),
        (b"x" * (24 * 32 * 1024 + 1), "too large to be"),
    ):
        (spoiled / "names.txt").write_bytes(content)
        with pytest.raises(DatasetError, match=words):
            _ = Dataset.open(spoiled).names
