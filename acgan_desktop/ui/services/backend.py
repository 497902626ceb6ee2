"""What the window needs of an engine, and the real engine behind it."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from acgan_desktop.engine.runtime.renderer import StyleRenderer


class RunsOnLike(Protocol):
    """The device that really runs (``engine.device.RunsOn``)."""

    @property
    def label(self) -> str:
        """Name for a person, such as "CPU"."""

    @property
    def reason(self) -> str:
        """Why not another device, or ""."""


class OpenRenderer(StyleRenderer, Protocol):
    """An open model (``engine.generator.Generator``, or a fake one in tests)."""

    @property
    def runs_on(self) -> RunsOnLike:
        """The device that really runs."""

    def close(self) -> None:
        """Give back all memory."""


class Backend(Protocol):
    """Opens models. It is called on other threads, so it may import what is heavy.

    Attributes:
        reads_files: its models are files, of which favourites keep copies.
    """

    reads_files: bool

    def open(self, path: Path | None, device: str, cancelled: Callable[[], bool]) -> OpenRenderer:
        """Open the model at ``path`` (``None``: the bundled one) on ``device``.

        Soon after ``cancelled`` returned True it may raise whatever it likes.
        """


class EngineBackend:
    """The real backend: ONNX Runtime through the program's engine, imported when first used."""

    reads_files = True

    def open(self, path: Path | None, device: str, cancelled: Callable[[], bool]) -> OpenRenderer:
        """Open the model at ``path``, or the bundled one; a stranger's is tried in a child first.

        Raises:
            UserError: there is no bundled model, or the file is not usable.
            TrialCancelled, RenderCancelled: ``cancelled`` returned True.
        """
        from acgan_desktop.engine.runtime.device import Device
        from acgan_desktop.engine.runtime.generator import Generator
        from acgan_desktop.library.models.installed import bundled_folder, default_model
        from acgan_desktop.library.models.passed_models import ensure_passed

        path = path if path is not None else default_model()
        ensure_passed(path, bundled_folder(), cancelled)
        return Generator.open(path, Device(device), cancelled=cancelled)
