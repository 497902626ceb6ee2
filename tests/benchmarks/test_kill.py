"""Nothing saved is ever lost: a few kills here, a hundred with benchmarks/kill.py."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "kill.py"
ENVIRONMENT = dict(os.environ, OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1")

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="the program is forked to be killed"
)


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("kill_script", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_kills_under_writing_load_lose_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            *(sys.executable, str(SCRIPT), "--kills", "5", "--recoveries", "6", "--lists", "4"),
            *("--seed", "3", "--folder", str(tmp_path)),
        ],
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "5 kills" in done.stdout
    assert "6 kills of a recovery" in done.stdout
    assert "4 kills of two who change presets and sliders" in done.stdout
    assert "Nothing that was said to be saved was lost" in done.stdout


def test_the_check_itself_finds_what_is_lost(tmp_path: Path) -> None:
    kill = script()
    (tmp_path / "pictures").mkdir()
    truth = kill.Truth()
    with kill.Favourites(tmp_path / "favourites.db") as kept:
        ids = [kept.add(kill.avatar_of(number), kill.pixels_of(number)).id for number in range(3)]
        kill.settings_file.save(kill.settings_file.Settings(seed=7), tmp_path / "settings.json")
        for number, each in enumerate(ids):
            truth.hear({"kept": number, "id": each})
        truth.hear({"settings": 7})
        truth.check(tmp_path)
        kept.relabel(ids[:1], lambda *_: kill.labels_of(0, 1))
        with pytest.raises(SystemExit, match="labels of"):
            truth.check(tmp_path)
        truth.hear({"labelled": ids[:1], "turn": 1})
        kept.relabel(ids[:1], lambda *_: kill.labels_of(ids[0], 1))
        truth.check(tmp_path)
        kept.remove(ids[1])
    with pytest.raises(SystemExit, match="other favourites"):
        truth.check(tmp_path)
    truth.hear({"removed": ids[1:2]})
    truth.check(tmp_path)
    truth.hear({"picture": "01.png", "number": 1})
    with pytest.raises(SystemExit, match="pictures"):
        truth.check(tmp_path)
    kill.picture_files.save_png(
        tmp_path / "pictures" / "01.png", kill.pixels_of(2), kill.avatar_of(1), scale=2
    )
    with pytest.raises(SystemExit, match="other pixels"):
        truth.check(tmp_path)
    kill.picture_files.save_png(
        tmp_path / "pictures" / "01.png", kill.pixels_of(1), kill.avatar_of(1), scale=2
    )
    truth.check(tmp_path)
    truth.hear({"settings": 8})
    with pytest.raises(SystemExit, match="settings"):
        truth.check(tmp_path)
