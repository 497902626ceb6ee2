"""The models that favourites need stay, whatever becomes of the file they were opened from."""

from pathlib import Path

import numpy as np
import onnx
import pytest
from tiny_model import write_tiny_model

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.wishes import candidate
from acgan_desktop.engine.model_file.inspection import inspect_model
from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.library.favourites import maintenance
from acgan_desktop.library.favourites.store import Favourites
from acgan_desktop.library.models import installed
from acgan_desktop.library.models import needed as needed_models
from acgan_desktop.library.models.needed import keep_model, keep_needed, let_go

PIXELS = np.zeros((16, 16, 3), np.uint8)


@pytest.fixture
def bundled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the bundled models, with one in it."""
    folder = tmp_path / "bundled"
    folder.mkdir()
    monkeypatch.setattr(installed, "bundled_folder", lambda: folder)
    write_tiny_model(folder / "faces.onnx", z_dim=8)
    return folder


def manifest_of(path: Path) -> GeneratorManifest:
    found = inspect_model(path)
    assert isinstance(found, GeneratorManifest)
    return found


def test_old_favourites_open_after_an_update_brought_another_model(bundled: Path) -> None:
    path = bundled / "faces.onnx"
    manifest = manifest_of(path)
    avatar = candidate(manifest, {}, 1, 0, 0.7)
    assert installed.model_of(avatar) == path
    kept = keep_model(path, manifest.model_id)
    assert kept.read_bytes() == path.read_bytes()
    assert installed.model_of(avatar) == path  # the installed one comes first

    write_tiny_model(path, z_dim=9)  # the update
    assert manifest_of(path).model_id != manifest.model_id
    assert installed.model_of(avatar) == kept
    assert [model.path for model in installed.installed_models()] == [path]  # it is not listed
    assert keep_model(path, manifest.model_id) == kept  # there already: one look at a name


def test_models_of_favourites_from_before_are_put_aside_at_the_start(
    bundled: Path, tmp_path: Path
) -> None:
    path = bundled / "faces.onnx"
    manifest = manifest_of(path)
    with Favourites(tmp_path / "favourites.db") as favourites:
        one = favourites.add(candidate(manifest, {}, 1, 0, 0.7), PIXELS)
        needed = maintenance.needed_models(favourites)
        assert needed == {manifest.model_id}
        (new,) = keep_needed(needed | {"e" * 64})  # what is not installed cannot be kept
        assert new == installed.kept_path(manifest.model_id)
        assert keep_needed(needed) == []
        assert let_go(maintenance.needed_models(favourites)) == []
        favourites.remove(one.id)  # it can still come back
        assert let_go(maintenance.needed_models(favourites)) == []
        assert let_go(()) == [new]
        assert not new.exists()


def test_a_file_that_has_changed_since_it_was_opened_is_not_kept(bundled: Path) -> None:
    with pytest.raises(UserError, match="has changed since it was opened"):
        keep_model(bundled / "faces.onnx", "a" * 64)
    (bundled / "faces.onnx").write_bytes(b"no model")
    with pytest.raises(UserError, match="has changed since it was opened"):
        keep_model(bundled / "faces.onnx", "a" * 64)
    assert list(installed.kept_folder().iterdir()) == []


def test_keeping_checks_the_name_and_opening_the_copy_all_of_it(bundled: Path) -> None:
    """The file was checked when it was opened; a favourite need not wait for that once more."""
    path = bundled / "faces.onnx"
    manifest = manifest_of(path)
    model = onnx.load(path)
    del model.graph.node[:]  # it still calls itself the same
    onnx.save(model, path)
    kept = keep_model(path, manifest.model_id)
    assert isinstance(installed.look_at(kept), installed.UnusableModel)


def test_copies_are_bounded(bundled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(needed_models, "MAX_BYTES", 100)
    path = bundled / "faces.onnx"
    with pytest.raises(UserError, match="keep its file yourself"):
        keep_model(path, manifest_of(path).model_id)


def test_refusals_of_the_system_are_one_sentence(
    bundled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = bundled / "faces.onnx"
    with pytest.raises(UserError, match="cannot be put aside"):
        keep_model(bundled / "gone.onnx", manifest_of(path).model_id)
    installed.kept_folder().rmdir()
    installed.kept_folder().write_text("in the way")
    with pytest.raises(UserError, match="cannot be made"):
        keep_model(path, manifest_of(path).model_id)


def test_ids_from_strangers_lead_nowhere_else() -> None:
    for hostile in ("../../evil", "a/b", "/etc/passwd", "x" * 200, "A" * 64, "nul\x00"):
        path = installed.kept_path(hostile)
        assert path.parent == installed.kept_folder()
        assert path.name.removesuffix(".onnx").isalnum()
    assert installed.kept_path("../a") != installed.kept_path("../b")


def test_a_damaged_copy_is_not_opened(bundled: Path) -> None:
    path = bundled / "faces.onnx"
    manifest = manifest_of(path)
    kept = keep_model(path, manifest.model_id)
    kept.write_bytes(b"damaged")
    path.unlink()
    with pytest.raises(UserError, match="not installed"):
        installed.model_of(candidate(manifest, {}, 1, 0, 0.7))
