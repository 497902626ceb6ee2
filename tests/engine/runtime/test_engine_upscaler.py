"""The engine's upscaler: any size, the same pixels whatever the batch, broken files refused."""

import json
import subprocess
import sys
import threading
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from onnx import TensorProto, helper
from tiny_model import set_manifest, write_tiny_model
from tiny_upscaler import (
    enlarged,
    tiny_upscaler,
    upscaler_manifest,
    upscaler_nodes,
    write_tiny_upscaler,
)

from acgan_desktop.engine.model_file.inspection import ModelFileError, inspect_model
from acgan_desktop.engine.model_file.interface import MAX_TILE
from acgan_desktop.engine.model_file.manifest import (
    ManifestError,
    UpscalerManifest,
    read_manifest,
)
from acgan_desktop.engine.model_file.model_id import model_id_of
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.generator import Generator
from acgan_desktop.engine.runtime.interruptible import RunInterrupted
from acgan_desktop.engine.runtime.tiles import tiles_of
from acgan_desktop.engine.runtime.upscaler import Upscaler
from acgan_desktop.library.models import installed


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_tiny_upscaler(tmp_path / "upscaler.onnx")


def noise(*shape: int) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (*shape, 3), dtype=np.uint8)


@pytest.mark.parametrize("size", [(1, 1), (1, 9), (7, 5), (16, 16), (64, 61), (128, 128)])
def test_it_enlarges_pictures_of_any_size(path: Path, size: tuple[int, int]) -> None:
    picture = noise(*size)
    with Upscaler.open(path, Device.CPU, threads=1) as upscaler:
        drawn = upscaler.upscale(picture[None])
    assert drawn.dtype == np.uint8
    np.testing.assert_array_equal(drawn[0], enlarged(picture))


def test_a_large_picture_is_drawn_in_tiles_without_seams(path: Path) -> None:
    picture = noise(MAX_TILE + 90, 2 * MAX_TILE + 3)
    told: list[tuple[int, int]] = []
    with Upscaler.open(path, Device.CPU, threads=1) as upscaler:
        drawn = upscaler.upscale(picture[None], progress=lambda done, of: told.append((done, of)))
    np.testing.assert_array_equal(drawn[0], enlarged(picture))
    tiles = tiles_of(*picture.shape[:2])
    assert len(tiles) > 4
    assert told == [(done, len(tiles)) for done in range(1, len(tiles) + 1)]


@pytest.mark.parametrize("size", [(1, 1), (160, 161), (500, 333)])
def test_tiles_cover_every_pixel_once_and_are_small(size: tuple[int, int]) -> None:
    covered = np.zeros(size, int)
    for tile in tiles_of(*size):
        covered[tile.written_to(1)] += 1
        read, kept = covered[tile.read], covered[tile.read][tile.kept_of(1)]
        assert max(read.shape) <= MAX_TILE
        assert kept.shape == covered[tile.written_to(1)].shape
    assert (covered == 1).all()


def test_a_picture_is_the_same_in_any_batch(path: Path) -> None:
    many = noise(7, 20, 24)
    with Upscaler.open(path, Device.CPU, threads=1) as upscaler:
        together = upscaler.upscale(many)
        for number, picture in enumerate(many):
            np.testing.assert_array_equal(upscaler.upscale(picture[None])[0], together[number])
        assert upscaler.upscale(many[:0]).shape == (0, 80, 96, 3)


@pytest.mark.parametrize(
    "wrong",
    [
        np.zeros((16, 16, 3), np.uint8),
        np.zeros((1, 16, 16, 3), np.float32),
        np.zeros((1, 16, 16, 4), np.uint8),
        np.zeros((1, 0, 16, 3), np.uint8),
        np.zeros((1, 601, 16, 3), np.uint8),
    ],
)
def test_it_refuses_other_pictures(path: Path, wrong: np.ndarray) -> None:
    with Upscaler.open(path, Device.CPU) as upscaler, pytest.raises(ValueError, match="takes"):
        upscaler.upscale(wrong)


def test_closed_twice_is_fine_and_upscaling_then_is_not(path: Path) -> None:
    upscaler = Upscaler.open(path, Device.CPU)
    upscaler.close()
    upscaler.close()
    with pytest.raises(ValueError, match="closed"):
        upscaler.upscale(noise(1, 8, 8))


def test_a_run_can_be_cancelled_between_tiles(path: Path) -> None:
    stop = threading.Event()
    told: list[int] = []

    def progress(done: int, of: int) -> None:
        told.append(done)
        stop.set()

    with Upscaler.open(path, Device.CPU) as upscaler:
        with pytest.raises(RunInterrupted):
            upscaler.upscale(noise(5, 8, 8), stop.is_set, progress)
        assert told == [1]
        assert upscaler.upscale(noise(1, 8, 8)).shape == (1, 32, 32, 3)  # it still works


def test_only_an_upscaler_enlarges(path: Path, tmp_path: Path) -> None:
    drawing = write_tiny_model(tmp_path / "drawing.onnx")
    with pytest.raises(ModelFileError, match="is a generator, which draws; an upscaler"):
        Upscaler.open(drawing, Device.CPU)
    with pytest.raises(ModelFileError, match="is an upscaler"):
        Generator.open(path, Device.CPU)


def test_the_manifest_makes_the_round_trip() -> None:
    document = upscaler_manifest()
    manifest = read_manifest(json.dumps(document))
    assert isinstance(manifest, UpscalerManifest)
    assert json.loads(manifest.to_json()) == document


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"factor": 5}, "factor"),
        ({"factor": 4.5}, "factor"),
        ({"quality": "good"}, "quality"),
        ({"sizes": {"min": 16, "max": 8, "best": [16]}}, "best"),
        ({"sizes": {"min": 1, "max": 10**9, "best": [16]}}, "max"),
        ({"sizes": {"min": 1, "max": 64, "best": []}}, "best"),
        ({"taught_by": {"name": "x", "model_id": "short", "licence": ""}}, "model_id"),
        ({"resolution": 64}, "resolution"),
    ],
)
def test_a_manifest_that_breaks_the_contract_is_refused(
    changes: dict[str, Any], words: str
) -> None:
    with pytest.raises(ManifestError, match=words):
        read_manifest(json.dumps(upscaler_manifest(**changes)))


def test_a_file_that_is_not_what_its_manifest_says_is_refused(tmp_path: Path) -> None:
    for changes, words in (
        ({"factor": 2}, "upscaled"),
        ({"model_id": "1" * 64}, "damaged"),
        ({"sides": (64, 64)}, "another type or size"),
    ):
        path = write_tiny_upscaler(tmp_path / "broken.onnx", **changes)
        with pytest.raises(ModelFileError, match=words):
            inspect_model(path)


def test_hostile_graphs_are_refused(tmp_path: Path) -> None:
    node = helper.make_node
    path = tmp_path / "hostile.onnx"
    for at, instead, words in (
        (2, [node("Conv", ["levels", "window"], ["blurred"], pads=[1] * 4, group=3,
                  strides=[3, 3])],
         "divides a size"),
        (3, [node("Expand", ["blurred", "scales"], ["large"])], "usable"),
        (4, [node("NonZero", ["large"], ["rounded"])], "NonZero"),
        (5, [node("Cast", ["rounded"], ["bytes"], to=TensorProto.INT8)], "not what its manifest"),
        (3, [node("Resize", ["blurred", "", "scales"], ["huge"], mode="nearest"),
             node("Resize", ["huge", "", "scales"], ["large"], mode="nearest")],
         "usable"),
    ):  # fmt: skip
        nodes = upscaler_nodes()
        nodes[at : at + 1] = instead
        path.write_bytes(tiny_upscaler(nodes).SerializeToString())
        with pytest.raises(ModelFileError, match=words):
            inspect_model(path)


def test_a_file_cut_anywhere_is_refused(path: Path) -> None:
    whole = path.read_bytes()
    for end in range(0, len(whole), 97):
        path.write_bytes(whole[:end])
        with pytest.raises(ModelFileError):
            Upscaler.open(path, Device.CPU)


def test_installed_upscalers_are_found_broken_ones_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "bundled"
    folder.mkdir()
    write_tiny_model(folder / "a-model.onnx")
    good = write_tiny_upscaler(folder / "b-good.onnx")
    broken = folder / "c-broken.onnx"
    model = tiny_upscaler()
    set_manifest(model, upscaler_manifest(model_id="2" * 64))
    assert model_id_of(model) != "2" * 64
    broken.write_bytes(model.SerializeToString())
    monkeypatch.setattr(installed, "bundled_folder", lambda: folder)
    found = installed.upscalers()
    assert [one.path for one in found] == [good, broken]
    assert [type(one) for one in found] == [installed.InstalledModel, installed.UnusableModel]


MEMORY = """
import sys
from pathlib import Path
import numpy as np
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.upscaler import Upscaler

def resident():
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024

with Upscaler.open(Path(sys.argv[1]), Device.CPU, threads=1) as upscaler:
    before = resident()
    upscaler.upscale(np.zeros((1, 96, 96, 3), np.uint8))
    print(resident() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_the_best_upscaler_gives_its_memory_back_after_each_picture() -> None:
    model = Path(str(files("acgan_resources"))) / "models" / "realesrgan-x4plus-anime.onnx"
    done = subprocess.run(
        [sys.executable, "-c", MEMORY, str(model)],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    assert float(done.stdout) < 120  # MiB; it held 400 when it kept what a run had needed
