"""What holds for all tests: no screen is needed, and nobody's own files are touched."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

# Before the first test imports ONNX Runtime, whose uploader starts with that.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Networks as small as those here are slower on several threads, and crawl on a busy machine.
os.environ.setdefault("OMP_NUM_THREADS", "1")


@pytest.fixture(autouse=True)
def acgan_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home for settings, favourites and added models.

    What is remembered of models that were tried in a child process lasts for all tests.
    """
    home = tmp_path_factory.mktemp("acgan-home")
    monkeypatch.setenv("ACGAN_HOME", str(home))
    monkeypatch.setenv("ACGAN_CACHE", str(tmp_path_factory.getbasetemp() / "acgan-cache"))
    return home


@pytest.fixture(autouse=True)
def no_shipped_upscalers(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if no upscaler came with the program: it would take its time for every tiny picture."""
    from acgan_desktop.engine.model_file.manifest import Manifest, UpscalerManifest
    from acgan_desktop.library.models import installed

    shipped, stated_manifest = installed.bundled_folder(), installed.stated_manifest

    def without_them(path: Path) -> Manifest | None:
        found = stated_manifest(path)
        return None if path.parent == shipped and isinstance(found, UpscalerManifest) else found

    monkeypatch.setattr(installed, "stated_manifest", without_them)


@pytest.fixture
def no_shipped_tagger(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if no tagger came with the program: it would look at the faces of tiny models, too."""
    from acgan_desktop.engine.model_file.manifest import Manifest, TaggerManifest
    from acgan_desktop.library.models import installed

    shipped, stated_manifest = installed.bundled_folder(), installed.stated_manifest

    def without_it(path: Path) -> Manifest | None:
        found = stated_manifest(path)
        return None if path.parent == shipped and isinstance(found, TaggerManifest) else found

    monkeypatch.setattr(installed, "stated_manifest", without_it)


@pytest.fixture
def open_window(qtbot: Any, no_shipped_tagger: None) -> Iterator[Any]:
    """Opens windows (``ui_support.OpenWindow``), and closes them after the test."""
    from ui_support import OpenWindow

    opener = OpenWindow(qtbot)
    yield opener
    opener.close_all()
