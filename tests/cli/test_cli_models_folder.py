"""``acgan models add`` and ``remove``, and ``acgan generate --tagger``."""

from pathlib import Path

import pytest
from acgan_command import Acgan
from tiny_model import DEFAULT_ATTRIBUTES, write_tiny_model
from tiny_tagger import COLOURS, write_tiny_tagger

pytest_plugins = ["cli_support"]
pytestmark = pytest.mark.usefixtures("bundled")


def test_a_model_is_added_once_and_removed(acgan: Acgan, home: Path, tmp_path: Path) -> None:
    write_tiny_model(tmp_path / "mine.onnx", name="Mine", num_styles=2)
    added = acgan("models add mine.onnx")
    assert (added.status, added.out) == (0, f"Added Mine: {home / 'models' / 'mine.onnx'}\n")
    assert "installed already" in acgan("models add mine.onnx").out
    assert "Mine: generator" in acgan("models").out
    removed = acgan("models remove mine")
    assert removed.status == 0
    assert "Removed mine.onnx" in removed.out
    assert (home / "models" / "removed" / "mine.onnx").is_file()
    assert "Mine" not in acgan("models").out
    assert (
        "No model called mine was added here, nor any other"
        in acgan("models remove mine").sentence()
    )


def test_what_cannot_be_added_or_removed(acgan: Acgan, home: Path, tmp_path: Path) -> None:
    assert "needs a model file" in acgan("models add").sentence()
    assert "needs the name" in acgan("models remove").sentence()
    (tmp_path / "broken.onnx").write_bytes(b"broken")
    assert "broken.onnx" in acgan("models add broken.onnx").sentence()
    assert "missing.onnx" in acgan("models add missing.onnx").sentence()
    assert "No model called tiny was added" in acgan("models remove tiny").sentence()
    write_tiny_model(tmp_path / "mine.onnx", name="Mine", num_styles=2)
    acgan("models add mine.onnx")
    assert "added are mine" in acgan("models remove other").sentence()


def test_a_tagger_is_named(
    acgan: Acgan, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for at, name in enumerate(("short", "long", "blonde", "pink")):
        monkeypatch.setitem(COLOURS, name, (0.3 + 0.1 * at, 0.5, 0.5))
    write_tiny_tagger(tmp_path / "reader.onnx", DEFAULT_ATTRIBUTES)
    ran = acgan("generate --count 2 --hair-color pink --tagger reader.onnx --out out")
    assert (ran.status, ran.err) == (0, "")
    assert "says tiny-tagger: 2 of 2" in ran.out
    write_tiny_tagger(tmp_path / "other.onnx", DEFAULT_ATTRIBUTES[:1])
    line = "generate --hair-color pink --out more --tagger"
    assert "does not read all that Tiny" in acgan(line, "other.onnx").sentence()
    assert "draws pictures" in acgan(line, str(tmp_path / "bundled" / "tiny.onnx")).sentence()
    assert "no model file nobody" in acgan(line, "nobody").sentence()
    assert "not allowed with" in acgan(f"{line} reader.onnx --no-verify").sentence()
    assert not (tmp_path / "more").exists()
