"""Installed models: found, checked, and the default one chosen."""

from pathlib import Path

import pytest
from tiny_model import write_tiny_model
from tiny_tagger import write_tiny_tagger

from acgan_desktop.core import user_folders
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.model_file.manifest import MANIFEST_KEY, GeneratorManifest, read_manifest
from acgan_desktop.engine.model_file.protobuf_scan import ScanError, metadata_value
from acgan_desktop.library.models import installed as models
from acgan_desktop.library.models.installation import install_model
from acgan_desktop.library.models.installed import InstalledModel, UnusableModel


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Start every test with no model at all."""
    home = tmp_path / "home"
    monkeypatch.setenv(user_folders.HOME_VARIABLE, str(home))
    monkeypatch.setattr(models, "bundled_folder", lambda: tmp_path / "bundled")
    (tmp_path / "bundled").mkdir()
    return home


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    return tmp_path / "bundled"


@pytest.fixture
def added(home: Path) -> Path:
    models.added_folder().mkdir(parents=True)
    return models.added_folder()


def test_without_any_model_a_sentence_says_what_to_do(home: Path) -> None:
    assert models.installed_models() == []
    for ask in (models.bundled_model, models.default_model):
        with pytest.raises(UserError, match=r"--model FILE, or put one into .*models"):
            ask()
    assert not home.exists()  # looking makes nothing


def test_bundled_model_is_the_default(bundled: Path, added: Path) -> None:
    write_tiny_model(added / "a.onnx")
    with pytest.raises(UserError):
        models.bundled_model()
    assert models.default_model() == added / "a.onnx"
    path = write_tiny_model(bundled / "b.onnx")
    assert models.bundled_model() == models.default_model() == path


def test_first_usable_of_several_bundled_models(bundled: Path) -> None:
    (bundled / "a.onnx").write_bytes(b"broken")
    path = write_tiny_model(bundled / "b.onnx")
    write_tiny_model(bundled / "c.onnx")
    assert models.bundled_model() == path


def test_the_largest_pictures_come_first_then_the_name(bundled: Path) -> None:
    write_tiny_model(bundled / "a.onnx", resolution=16)
    write_tiny_model(bundled / "c.onnx", resolution=32)
    path = write_tiny_model(bundled / "b.onnx", resolution=32)
    assert models.bundled_model() == path


def test_a_tagger_costs_the_bundled_model_no_look_inside(
    bundled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tiny_tagger(bundled / "a.onnx")
    path = write_tiny_model(bundled / "b.onnx")
    monkeypatch.delattr(models, "look_at")
    assert models.bundled_model() == path


@pytest.mark.parametrize(
    "content", [b"", b"broken", b"\x72\xff\xff\xff", b"\x72\x02\x0a\x7f", b"\x00" * 50]
)
def test_files_that_are_no_models_are_no_taggers(content: bytes, bundled: Path) -> None:
    (bundled / "a.onnx").write_bytes(content)
    path = write_tiny_model(bundled / "b.onnx")
    assert models.bundled_model() == path
    assert models.tagger_for(models.generator_manifest(path)) is None


def test_metadata_is_read_without_parsing_the_model(bundled: Path) -> None:
    content = write_tiny_tagger(bundled / "a.onnx").read_bytes()
    text = metadata_value(content, MANIFEST_KEY)
    assert text is not None
    assert read_manifest(text).name == "tiny-tagger"
    assert metadata_value(content, "other") is None
    for cut in (1, len(content) // 2, len(content) - 1):
        with pytest.raises(ScanError):
            metadata_value(content[:cut], "other")
    with pytest.raises(ScanError):
        metadata_value(b"\x72\xff\xff\xff", MANIFEST_KEY)


def test_installed_models_come_with_their_manifests(bundled: Path, added: Path) -> None:
    write_tiny_model(bundled / "first.onnx", name="First")
    write_tiny_model(added / "mine.onnx", name="Mine")
    (added / "broken.onnx").write_bytes(b"\x00" * 100)
    (added / ".half.onnx.partial").touch()
    (added / ".hidden.onnx").touch()
    found = models.installed_models()
    assert [(model.manifest.name, model.bundled) for model in found] == [
        ("First", True),
        ("Mine", False),
    ]
    everything = models.look_for_models()
    assert [type(model) for model in everything] == [InstalledModel, UnusableModel, InstalledModel]
    assert isinstance(everything[1], UnusableModel)
    assert "broken.onnx" in str(everything[1].problem)


def test_model_by_path_or_by_name(bundled: Path, added: Path, tmp_path: Path) -> None:
    path = write_tiny_model(added / "mine.onnx")
    elsewhere = write_tiny_model(tmp_path / "elsewhere.onnx")
    assert models.model_called("mine") == path
    assert models.model_called(str(elsewhere)) == elsewhere
    with pytest.raises(UserError, match="no model file yours; installed are mine"):
        models.model_called("yours")


def test_generator_manifest_refuses_what_is_no_generator(tmp_path: Path) -> None:
    path = write_tiny_model(tmp_path / "tiny.onnx")
    assert isinstance(models.generator_manifest(path), GeneratorManifest)
    path.write_bytes(b"broken")
    with pytest.raises(UserError):
        models.generator_manifest(path)


def test_resources_folder_is_where_models_are_bundled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert models.bundled_folder().parent.joinpath("__init__.py").exists()


def test_a_tagger_that_knows_the_models_attributes_is_found(bundled: Path, added: Path) -> None:
    attributes = (("hair_color", ("red", "blue")),)
    generator = write_tiny_model(bundled / "a.onnx", attributes=attributes)
    manifest = models.generator_manifest(generator)
    write_tiny_tagger(added / "other.onnx", (("tone", ("dark", "light")),))
    (added / "broken.onnx").write_bytes(b"nothing")
    assert models.tagger_for(manifest) is None
    own = write_tiny_tagger(added / "mine.onnx", (("hair_color", ("red", "green", "blue")),))
    assert models.tagger_for(manifest) == own
    came_along = write_tiny_tagger(bundled / "tagger.onnx")
    assert models.tagger_for(manifest) == came_along
    assert models.bundled_model() == generator


def test_models_are_listed_in_any_case(bundled: Path, added: Path, tmp_path: Path) -> None:
    installed = install_model(write_tiny_model(tmp_path / "MODEL.ONNX", name="Loud"))
    assert installed.path == added / "MODEL.ONNX"
    hidden = write_tiny_model(tmp_path / ".Hidden.Onnx", name="Hidden", seed=1)
    assert install_model(hidden).path == added / "Hidden.Onnx"
    write_tiny_model(added / "by hand.OnnX", name="Copied", seed=2)
    found = {model.path.name for model in models.installed_models()}
    assert found == {"MODEL.ONNX", "Hidden.Onnx", "by hand.OnnX"}
    assert models.model_called("MODEL") == installed.path


@pytest.mark.parametrize("name", ["model.onnx.part", "model", "model.bin", "model.onnx "])
def test_other_names_are_refused(bundled: Path, added: Path, tmp_path: Path, name: str) -> None:
    path = write_tiny_model(tmp_path / "model.onnx").rename(tmp_path / name)
    with pytest.raises(UserError, match=r"does not end in \.onnx"):
        install_model(path)
    assert not added.exists() or list(added.iterdir()) == []
