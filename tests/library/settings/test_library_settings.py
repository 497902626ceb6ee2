"""Settings and folders: what was set is there again, whatever happens to the file."""

import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest
from pydantic import ValidationError

from acgan_desktop.core import user_folders
from acgan_desktop.core.errors import UserError
from acgan_desktop.library.settings import settings
from acgan_desktop.library.settings.settings import Settings


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
    names = {file.name for file in path.parent.iterdir()}
    assert names - {".settings.json.lock"} == {"settings.json"}


def test_own_file_follows_the_home_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(user_folders.HOME_VARIABLE, str(tmp_path))
    settings.save(Settings(theme="light"))
    assert settings.load().theme == "light"
    assert (tmp_path / "settings.json").exists()
    assert user_folders.user_data() == user_folders.user_config() == tmp_path


def test_own_folders_are_the_systems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(user_folders.HOME_VARIABLE, raising=False)
    assert user_folders.user_data() == platformdirs.user_data_path("acgan-desktop", appauthor=False)
    assert user_folders.user_config() == platformdirs.user_config_path(
        "acgan-desktop", appauthor=False
    )


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
    assert user_folders.unused_name(path) == path
    path.touch()
    assert user_folders.unused_name(path).name == "avatar (2).png"
    (tmp_path / "avatar (2).png").symlink_to(tmp_path / "missing")
    assert user_folders.unused_name(path).name == "avatar (3).png"


def test_two_windows_keep_what_each_of_them_changed(path: Path) -> None:
    settings.save(Settings(theme="dark", seed=3, wishes={"hair_color": "pink"}), path)
    one, other = settings.load(path), settings.load(path)
    one.theme = "light"
    one.wishes = {"eye_color": "blue"}
    other.seed = 9
    other.language = "ja"
    settings.save(one, path)
    settings.save(other, path)
    merged = settings.load(path)
    assert (merged.theme, merged.seed, merged.language) == ("light", 9, "ja")
    assert merged.wishes == {"eye_color": "blue"}
    # The one that writes last wins where both changed the same.
    one.seed = 20
    settings.save(one, path)
    assert settings.load(path).seed == 20
    assert settings.load(path).language == "ja"


def test_a_file_that_was_damaged_meanwhile_is_written_anew(path: Path) -> None:
    mine = Settings(theme="dark")
    settings.save(mine, path)
    path.write_bytes(b"{ torn")
    settings.save(mine, path)
    assert settings.load(path) == mine


def test_processes_that_write_at_once_leave_whole_settings(path: Path) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from acgan_desktop.library.settings import settings\n"
        "path, key, value = Path(sys.argv[1]), sys.argv[2], sys.argv[3]\n"
        "for turn in range(15):\n"
        "    mine = settings.load(path); setattr(mine, key, value if turn % 2 == 0 else None)\n"
        "    settings.save(mine, path)\n"
    )
    settings.save(Settings(seed=77), path)
    wanted = {"language": "ja", "save_folder": "/somewhere", "model": "/a/model.onnx"}
    running = [
        subprocess.Popen([sys.executable, "-c", script, str(path), key, value])
        for key, value in wanted.items()
    ]
    assert [process.wait(timeout=60) for process in running] == [0, 0, 0]
    merged = settings.load(path)
    assert merged.recovered is None
    assert {key: getattr(merged, key) for key in wanted} == wanted
    assert merged.seed == 77
