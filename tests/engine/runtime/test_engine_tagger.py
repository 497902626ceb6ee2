"""The engine's tagger: reads what the file says, refuses what does not fit, disturbs no model."""

from pathlib import Path

import numpy as np
import pytest
from tiny_model import set_manifest, write_tiny_model
from tiny_tagger import COLOURS, tagger_manifest, tiny_tagger, write_tiny_tagger

from acgan_desktop.engine.model_file.inspection import ModelFileError, inspect_model
from acgan_desktop.engine.model_file.manifest import GeneratorManifest, TaggerManifest
from acgan_desktop.engine.model_file.model_id import model_id_of
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.generator import Generator
from acgan_desktop.engine.runtime.tagger import Tagger
from acgan_desktop.library.models import installed


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_tiny_tagger(tmp_path / "tagger.onnx")


def pictures(*names: str) -> np.ndarray:
    """One picture of one colour for each name."""
    colours = np.array([COLOURS[name] for name in names]) * 255
    return np.broadcast_to(colours.round().astype(np.uint8)[:, None, None], (len(names), 16, 16, 3))


def test_it_reads_the_attributes_by_name(path: Path) -> None:
    with Tagger.open(path, Device.CPU, threads=1) as tagger:
        reading = tagger.read(pictures("red", "green", "blue", "red"))
    assert tagger.runs_on.label == "CPU"
    assert list(reading.probabilities) == ["hair_color", "tone"]
    assert reading.probabilities["hair_color"].argmax(axis=1).tolist() == [0, 1, 2, 0]
    assert reading.probabilities["tone"].shape == (4, 2)
    for values in reading.probabilities.values():
        assert values.dtype == np.float32
        np.testing.assert_allclose(values.sum(axis=1), 1, atol=1e-5)
    assert reading.features.shape == (4, 3)
    np.testing.assert_allclose(reading.features[0], COLOURS["red"], atol=0.01)


def test_many_pictures_read_like_few_and_none_at_all_is_fine(path: Path) -> None:
    rng = np.random.default_rng(0)
    many = rng.integers(0, 256, (70, 16, 16, 3), dtype=np.uint8)
    with Tagger.open(path, Device.CPU, threads=1) as tagger:
        whole = tagger.read(many)
        single = [tagger.read(one[None]) for one in many]
        nothing = tagger.read(many[:0])
    np.testing.assert_allclose(
        whole.features, np.concatenate([one.features for one in single]), atol=1e-6
    )
    for name, values in whole.probabilities.items():
        alone = np.concatenate([one.probabilities[name] for one in single])
        np.testing.assert_allclose(values, alone, atol=1e-6)
    assert nothing.features.shape == (0, 3)
    assert nothing.probabilities["hair_color"].shape == (0, 3)


@pytest.mark.parametrize(
    "wrong",
    [
        np.zeros((1, 8, 8, 3), np.uint8),
        np.zeros((16, 16, 3), np.uint8),
        np.zeros((1, 16, 16, 3), np.float32),
        np.zeros((1, 3, 16, 16), np.uint8),
    ],
)
def test_it_refuses_other_pictures(path: Path, wrong: np.ndarray) -> None:
    with Tagger.open(path, Device.CPU) as tagger, pytest.raises(ValueError, match="reads uint8"):
        tagger.read(wrong)


def test_closed_twice_is_fine_and_reading_then_is_not(path: Path) -> None:
    tagger = Tagger.open(path, Device.CPU)
    tagger.close()
    tagger.close()
    with pytest.raises(ValueError, match="closed"):
        tagger.read(pictures("red"))


def test_a_generator_is_not_a_tagger_nor_the_other_way_round(path: Path, tmp_path: Path) -> None:
    drawing = write_tiny_model(tmp_path / "drawing.onnx")
    with pytest.raises(ModelFileError, match="is a generator"):
        Tagger.open(drawing, Device.CPU)
    with pytest.raises(ModelFileError, match="is a tagger"):
        Generator.open(path, Device.CPU)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"feature_dim": 4}, "features"),
        ({"resolution": 32}, "pixels"),
        ({"attributes": tagger_manifest()["attributes"][:1]}, "outputs"),
        ({"model_id": "1" * 64}, "damaged"),
    ],
)
def test_a_tagger_that_is_not_what_its_manifest_says_is_refused(
    path: Path, changes: dict[str, object], words: str
) -> None:
    model = tiny_tagger()
    set_manifest(model, tagger_manifest(model_id=model_id_of(model)) | changes)
    path.write_bytes(model.SerializeToString())
    with pytest.raises(ModelFileError, match=words):
        inspect_model(path)


@pytest.mark.parametrize("name", ["features", "pixels"])
def test_an_attribute_cannot_be_called_like_an_output(path: Path, name: str) -> None:
    model = tiny_tagger()
    manifest = tagger_manifest(model_id=model_id_of(model))
    manifest["attributes"][1]["name"] = name
    set_manifest(model, manifest)
    path.write_bytes(model.SerializeToString())
    with pytest.raises(ModelFileError, match=f"none may be called {name}"):
        inspect_model(path)


def test_a_tagger_beside_the_bundled_models_leaves_the_program_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "bundled"
    folder.mkdir()
    # By name the tagger comes first.
    write_tiny_tagger(folder / "a-tagger.onnx")
    drawing = write_tiny_model(folder / "b-model.onnx")
    monkeypatch.setattr(installed, "bundled_folder", lambda: folder)
    kinds = [type(model.manifest) for model in installed.installed_models()]
    assert kinds == [TaggerManifest, GeneratorManifest]
    assert installed.bundled_model() == drawing
    assert installed.default_model() == drawing
