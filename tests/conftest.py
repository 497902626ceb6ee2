"""What holds for all tests: no screen is needed, and nobody's own files are touched."""

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Networks as small as those here are slower on several threads, and crawl on a busy machine.
os.environ.setdefault("OMP_NUM_THREADS", "1")


@pytest.fixture(autouse=True)
def acgan_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home for settings, favourites and added models."""
    home = tmp_path_factory.mktemp("acgan-home")
    monkeypatch.setenv("ACGAN_HOME", str(home))
    return home
