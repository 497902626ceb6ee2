"""What the tests of finished pictures share: an upscaler that waits at a gate."""

import json
import threading
from collections.abc import Callable
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from tiny_upscaler import enlarged, upscaler_manifest

from acgan_desktop.engine.model_file.manifest import UpscalerManifest
from acgan_desktop.engine.runtime.interruptible import RunInterrupted
from acgan_desktop.library.pictures.finishing import Finisher


class FakeUpscaler:
    """What a finisher knows of its upscaler."""

    def __init__(self, **changes: Any) -> None:
        text = json.dumps({**upscaler_manifest(), **changes})
        self.manifest = UpscalerManifest.model_validate_json(text)
        self.closed = False

    def close(self) -> None:
        self.closed = True


class FakeFinisher(Finisher):
    """Enlarges as the tiny upscaler does.

    Attributes:
        gate: pictures wait here while it is closed.
        began: the first level of each picture that was begun.
        interrupted: how many were given up.
        error: raised by the next picture.
    """

    def __init__(self, **changes: Any) -> None:
        super().__init__(cast("Any", FakeUpscaler(**changes)))
        self.gate = threading.Event()
        self.gate.set()
        self.began: list[int] = []
        self.interrupted = 0
        self.error: Exception | None = None

    def finish(
        self,
        pixels: NDArray[np.uint8],
        times: int,
        cancelled: Callable[[], bool] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> NDArray[np.uint8]:
        self.began.append(int(pixels[0, 0, 0, 0]))
        while not self.gate.wait(0.002):
            if cancelled is not None and cancelled():
                self.interrupted += 1
                raise RunInterrupted
        if self.error is not None:
            raise self.error
        if progress is not None:
            progress(1, 1)
        return np.stack([enlarged(one) for one in pixels])
