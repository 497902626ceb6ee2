"""Settings and folders: what was set is there again, whatever happens to the file."""

from pathlib import Path

import platformdirs
import pytest
from pydantic import ValidationError

from acgan_desktop.errors import UserError
from acgan_desktop.library import folders, settings
from acgan_desktop.library.settings import Settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new folder" / "settings.json"


def test_first_start_has_the_defaults_and_writes_nothing(path: Path) -> None:
    loaded = settings.load(path)
    assert loaded == Settings()
    assert loaded.recovered is None
    assert not path.parent.exists()


def test_what_was_set_is_there_again(path: Path) -> None:
    changed = Settings(theme="dark", wishes={"hair_color": "pink"}, save_scale=8)
    changed.window_geometry = b"\x00\xff raw \x80"
    changed.seed = 2**64 - 1
    settings.save(changed, path)
    loaded = settings.load(path)
    assert loaded == changed
    assert loaded.window_geometry == b"\x00\xff raw \x80"
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_own_file_follows_the_home_variable(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv(folders.HOME_VARIABLE, str(tmp_path))
    settings.save(Settings(theme="light"))
    assert settings.load().theme == "light"
    assert (tmp_path / "settings.json").exists()
    assert folders.user_data() == folders.user_config() == tmp_path


def test_own_folders_are_the_systems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(folders.HOME_VARIABLE, raising=False)
    assert folders.user_data() == platformdirs.user_data_path("acgan-desktop", appauthor=False)
    assert folders.user_config() == platformdirs.user_config_path("acgan-desktop", appauthor=False)


@pytest.mark.parametrize(
    "change", [{"theme": "pink"}, {"save_scale": 0}, {"seed": -1}, {"truncation": float("nan")}]
)
def test_values_out_of_range_cannot_be_set(change: dict[str, object]) -> None:
    (name, value) = next(iter(change.items()))
    with pytest.raises(ValidationError):
        setattr(Settings(), name, value)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[1, 2]",
        b"null",
        b"\xff\xfe\x00",
        b"[" * 500_000,
        b'{"format": 99}',
        b'{"window_geometry": "%%%"}',
        b'{"theme": 7}',
        b'{"seed": ' + b"9" * 5000 + b"}",
        b" " * (2 << 20),
    ],
)
def test_broken_file_gives_defaults_and_is_kept_aside(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    loaded = settings.load(path)
    assert loaded.model_dump() == Settings().model_dump()
    (aside,) = path.parent.iterdir()
    assert aside.read_bytes() == content
    assert loaded.recovered is not None
    assert aside.name in loaded.recovered
    settings.save(loaded, path)
    assert settings.load(path).recovered is None


def test_keys_that_fit_survive_those_that_do_not(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"theme": "dark", "save_scale": 99, "invented": true, "seed": 5}')
    loaded = settings.load(path)
    assert (loaded.theme, loaded.seed, loaded.save_scale) == ("dark", 5, 4)
    assert loaded.recovered is not None


def test_second_damage_on_one_day_overwrites_nothing(path: Path) -> None:
    path.parent.mkdir()
    for content in ("one", "two"):
        path.write_text(content)
        settings.load(path)
    assert sorted(file.read_text() for file in path.parent.iterdir()) == ["one", "two"]


def test_refusals_of_the_system_are_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UserError, match="cannot be made"):
        settings.save(Settings(), tmp_path / "file" / "settings.json")
    (tmp_path / "settings.json").mkdir()
    with pytest.raises(UserError, match="cannot be read"):
        settings.load(tmp_path / "settings.json")
    with pytest.raises(UserError, match="cannot be saved"):
        settings.save(Settings(), tmp_path / "settings.json")


def test_unused_name_never_names_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "avatar.png"
    assert folders.unused_name(path) == path
    path.touch()
    assert folders.unused_name(path).name == "avatar (2).png"
    (tmp_path / "avatar (2).png").symlink_to(tmp_path / "missing")
    assert folders.unused_name(path).name == "avatar (3).png"
