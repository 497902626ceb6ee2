"""What holds for all tests: no screen is needed, and nobody's own files are touched."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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


@pytest.fixture
def open_window(qtbot: Any) -> Iterator[Any]:
    """Opens windows (``ui_support.OpenWindow``), and closes them after the test."""
    from ui_support import OpenWindow

    opener = OpenWindow(qtbot)
    yield opener
    opener.close_all()
