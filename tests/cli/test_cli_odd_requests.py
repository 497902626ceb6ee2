"""Requests to the command acgan that are odd, and what it says instead of a traceback."""

import sys
from pathlib import Path

import pytest
from tiny_model import write_tiny_model

from acgan_desktop.cli import main as cli
from acgan_desktop.cli import models as cli_models
from acgan_desktop.core import user_folders
from acgan_desktop.library.models import installed


@pytest.fixture(autouse=True)
def bundled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(user_folders.HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(installed, "bundled_folder", lambda: tmp_path)
    write_tiny_model(tmp_path / "tiny.onnx")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--model", "a" * 300], "a" * 300),
        (["--hair-color", "pink:1e308,blue:1e308"], "must not be too large together"),
        (["--hair-color", "pink:0,blue:0"], "must not all be 0"),
        (["--hair-color", "any,pink"], "'any' cannot be a part of a blend"),
    ],
)
def test_one_sentence(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["generate", *arguments]) == 2
    shown = capsys.readouterr().err
    assert words in shown
    assert shown.startswith("acgan: ")
    assert shown.count("\n") == 1


def test_a_home_of_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(user_folders.HOME_VARIABLE, "~nobody-of-this-name/acgan")
    assert user_folders.user_data() == Path("~nobody-of-this-name/acgan")
    assert user_folders.user_config() == Path("~nobody-of-this-name/acgan")
    assert cli.main(["models"]) == 0


@pytest.mark.parametrize(("platform", "hint"), [("linux", False), ("win32", True)])
def test_a_part_that_cannot_be_loaded(
    platform: str,
    hint: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def describe(paths: object, figures: bool) -> int:
        raise ImportError("DLL load failed while importing onnxruntime_pybind11_state")

    monkeypatch.setattr(cli_models, "describe", describe)
    monkeypatch.setattr(sys, "platform", platform)
    assert cli.main(["models"]) == 2
    shown = capsys.readouterr().err
    assert "onnxruntime_pybind11_state" in shown
    assert ("Redistributable" in shown) == hint


def test_a_model_of_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["generate", "--model", "~nobody-of-this-name/x.onnx"]) == 2
    assert "There is no model file ~nobody-of-this-name/x.onnx" in capsys.readouterr().err
