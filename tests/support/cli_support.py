"""Fixtures for tests that type commands: ``acgan`` runs one, ``bundled`` gives it a tiny model."""

from pathlib import Path

import pytest
from acgan_command import Acgan, Ran
from tiny_model import write_tiny_model

from acgan_desktop.cli import main as cli
from acgan_desktop.core import user_folders
from acgan_desktop.library.models import installed


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(user_folders.HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


@pytest.fixture
def bundled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Bundle a tiny model with the program, and nothing else."""
    folder = tmp_path / "bundled"
    folder.mkdir()
    monkeypatch.setattr(installed, "bundled_folder", lambda: folder)
    return write_tiny_model(folder / "tiny.onnx", name="Tiny")


@pytest.fixture
def acgan(capsys: pytest.CaptureFixture[str]) -> Acgan:
    def run(line: str, *more: str) -> Ran:
        try:
            status = cli.main([*line.split(), *more])
        except SystemExit as stop:  # argparse, after --help and --version
            status = int(stop.code or 0)
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return run
