"""The engine's encoder: what it gives, what it belongs to, and files not to be believed."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from onnx import numpy_helper
from tiny_encoder import encoder_manifest, tiny_encoder, write_tiny_encoder
from tiny_model import set_manifest, write_tiny_model

from acgan_desktop.engine.model_file.inspection import ModelFileError, inspect_model
from acgan_desktop.engine.model_file.manifest import (
    EncoderManifest,
    GeneratorManifest,
    ManifestError,
    read_manifest,
)
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.encoder import Encoder, check_belongs
from acgan_desktop.engine.runtime.generator import Generator
from acgan_desktop.library.models import installed


def generator_at(path: Path, **more: Any) -> GeneratorManifest:
    manifest = inspect_model(write_tiny_model(path, **more))
    assert isinstance(manifest, GeneratorManifest)
    return manifest


def noise(count: int, side: int = 16) -> np.ndarray:
    return np.random.default_rng(1).integers(0, 256, (count, side, side, 3), dtype=np.uint8)


def test_it_finds_what_its_graph_says(tmp_path: Path) -> None:
    path = write_tiny_encoder(tmp_path / "encoder.onnx", "1" * 64)
    weights = {one.name: numpy_helper.to_array(one) for one in tiny_encoder().graph.initializer}
    pixels = noise(40)
    means = pixels.reshape(40, -1, 3).mean(axis=1) / 255
    with Encoder.open(path, Device.CPU, 1) as encoder:
        found = encoder.encode(pixels)
        assert encoder.encode(pixels[:0]).z.shape == (0, 8)
        with pytest.raises(ValueError, match="encoder reads uint8"):
            encoder.encode(noise(1, 8))
    with pytest.raises(ValueError, match="closed"):
        encoder.encode(pixels)
    np.testing.assert_allclose(found.z, means @ weights["z.weight"], atol=1e-5)
    logits = means @ weights["hair_color.weight"]
    share = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    np.testing.assert_allclose(found.weights[:, 2:5], share, atol=1e-5)


def test_weights_that_break_their_word_are_mended(tmp_path: Path) -> None:
    path = write_tiny_encoder(tmp_path / "encoder.onnx", "1" * 64, normed=False)
    with Encoder.open(path, Device.CPU, 1) as encoder:
        found = encoder.encode(noise(5)).weights
    assert (found >= 0).all()
    for block in (found[:, :2], found[:, 2:5], found[:, 5:]):
        np.testing.assert_allclose(block.sum(axis=1), 1, atol=1e-5)


def test_encoder_and_generator_that_do_not_belong_together_are_refused(tmp_path: Path) -> None:
    mine, other = generator_at(tmp_path / "a.onnx"), generator_at(tmp_path / "b.onnx", seed=1)
    path = write_tiny_encoder(tmp_path / "encoder.onnx", mine.model_id)
    encoder = inspect_model(path)
    assert isinstance(encoder, EncoderManifest)
    check_belongs(encoder, mine)
    with pytest.raises(ModelFileError, match="was made for the model tiny"):
        check_belongs(encoder, other)
    with pytest.raises(ModelFileError, match="was made for"):
        check_belongs(encoder.model_copy(update={"z_dim": 9}), mine)


def test_other_kinds_are_refused_in_words(tmp_path: Path) -> None:
    generator = write_tiny_model(tmp_path / "tiny.onnx")
    with pytest.raises(ModelFileError, match="is a generator, which draws; an encoder is needed"):
        Encoder.open(generator, Device.CPU)
    encoder = write_tiny_encoder(tmp_path / "encoder.onnx", "1" * 64)
    with pytest.raises(ModelFileError, match="is an encoder"):
        Generator.open(encoder, Device.CPU)


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"z_dim": 0}, "z_dim"),
        ({"generator": {"name": "x", "model_id": "short"}}, "model_id"),
        ({"generator": None}, "generator"),
        ({"attributes": [["z", ["a", "b"]]]}, "called z"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_manifests_that_break_the_contract(changes: dict[str, Any], named: str) -> None:
    with pytest.raises(ManifestError, match=named):
        read_manifest(json.dumps(encoder_manifest(**changes)))


def test_hostile_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "encoder.onnx"
    model = tiny_encoder()
    set_manifest(model, encoder_manifest(model_id="2" * 64))
    path.write_bytes(model.SerializeToString())
    with pytest.raises(ModelFileError, match="weights"):
        inspect_model(path)
    whole = tiny_encoder().SerializeToString()
    for end in (10, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:end])
        with pytest.raises(ModelFileError):
            inspect_model(path)
    wrong = tiny_encoder(z_dim=8)
    set_manifest(wrong, encoder_manifest(z_dim=9))
    path.write_bytes(wrong.SerializeToString())
    with pytest.raises(ModelFileError, match="9"):
        inspect_model(path)


def test_the_installed_encoder_of_a_generator_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installed, "bundled_folder", lambda: tmp_path)
    mine, other = generator_at(tmp_path / "a.onnx"), generator_at(tmp_path / "b.onnx", seed=1)
    assert installed.encoder_for(mine) is None
    path = write_tiny_encoder(tmp_path / "encoder.onnx", mine.model_id)
    assert installed.encoder_for(mine) == path
    assert installed.encoder_for(other) is None
    assert installed.default_model().name == "a.onnx"
