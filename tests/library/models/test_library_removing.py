"""Removing models: only one's own, never what favourites need, and always with a way back."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tiny_model import write_tiny_model

from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.latent.wishes import candidate
from acgan_desktop.library.models.installation import install_model
from acgan_desktop.library.models.installed import (
    InstalledModel,
    added_folder,
    kept_path,
    look_for_models,
    model_of,
)
from acgan_desktop.library.models.removal import (
    forget_removed,
    remove_model,
    removed_folder,
    restore_model,
)


@pytest.fixture
def added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> InstalledModel:
    monkeypatch.setattr(
        "acgan_desktop.library.models.installed.bundled_folder", lambda: tmp_path / "came"
    )
    return install_model(write_tiny_model(tmp_path / "tiny.onnx"))


def test_removed_and_back_again(added: InstalledModel) -> None:
    content = added.path.read_bytes()
    removed = remove_model(added.path)
    assert not removed.needed
    assert look_for_models() == []
    assert not added.path.exists()
    assert restore_model(removed) == added.path
    assert added.path.read_bytes() == content
    assert look_for_models() == [added]
    with pytest.raises(UserError, match="brought back"):
        restore_model(removed)


def test_what_favourites_need_is_put_aside_first(added: InstalledModel) -> None:
    model = added.manifest.model_id
    avatar = candidate(added.manifest, {}, 1, 0, 0.7)  # type: ignore[arg-type]
    assert remove_model(added.path, {model}).needed
    assert look_for_models() == []
    assert model_of(avatar) == kept_path(model)


def test_it_stays_if_it_cannot_be_put_aside(
    added: InstalledModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("acgan_desktop.library.models.needed.MAX_BYTES", 0)
    with pytest.raises(UserError, match="put aside"):
        remove_model(added.path, {added.manifest.model_id})
    assert look_for_models() == [added]


def test_only_what_the_person_added_can_go(added: InstalledModel, tmp_path: Path) -> None:
    (tmp_path / "came").mkdir()
    came = write_tiny_model(tmp_path / "came" / "bundled.onnx")
    elsewhere = tmp_path / "tiny.onnx"
    kept = kept_path(added.manifest.model_id)
    kept.parent.mkdir(parents=True)
    kept.write_bytes(added.path.read_bytes())
    dots = added_folder() / ".." / "models" / "kept" / kept.name
    for path in (came, elsewhere, kept, dots):
        with pytest.raises(UserError, match="stays where it is"):
            remove_model(path)
        assert path.exists()


def test_a_broken_file_can_go_and_its_name_may_be_taken_meanwhile(added: InstalledModel) -> None:
    broken = added_folder() / "broken.onnx"
    broken.write_bytes(b"nothing of a model")
    first = remove_model(broken)
    broken.write_bytes(b"nothing once more")
    second = remove_model(broken)
    assert first.aside != second.aside
    assert restore_model(second) == broken
    assert restore_model(first).name == "broken (2).onnx"
    with pytest.raises(UserError, match="cannot be removed"):
        remove_model(added_folder() / "missing.onnx")


def test_it_is_forgotten_after_thirty_days(added: InstalledModel) -> None:
    old = datetime.now(UTC) - timedelta(days=400)
    os.utime(added.path, (old.timestamp(), old.timestamp()))  # added long ago, removed today
    removed = remove_model(added.path)
    assert forget_removed() == []
    assert forget_removed(datetime.now(UTC) + timedelta(days=29)) == []
    assert forget_removed(datetime.now(UTC) + timedelta(days=31)) == [removed.aside]
    assert list(removed_folder().iterdir()) == []
