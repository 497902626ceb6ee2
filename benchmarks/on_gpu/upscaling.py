"""Upscaling: the bundled upscalers on CUDA against the CPU, and how long a picture takes."""

import numpy as np

from acgan_desktop.engine.model_file.manifest import UpscalerManifest
from acgan_desktop.engine.runtime.device import Device
from acgan_desktop.engine.runtime.upscaler import Upscaler
from acgan_desktop.library.models.installed import InstalledModel, upscalers
from on_gpu.notes import Notes
from on_gpu.task import Task
from on_gpu.timing import median_ms


def measure_upscaling(task: Task, notes: Notes) -> None:
    """Enlarge one picture of each size with every bundled upscaler, there and on the CPU."""
    random = np.random.default_rng(0)
    for installed in upscalers():
        if not isinstance(installed, InstalledModel):
            continue
        manifest = installed.manifest
        assert isinstance(manifest, UpscalerManifest)
        name = f"upscaling, {manifest.quality} ({manifest.name})"
        device = Device.CUDA if task.device == "cuda" else Device.CPU
        try:
            with (
                Upscaler.open(installed.path, device) as there,
                Upscaler.open(installed.path, Device.CPU) as here,
            ):
                for side in (16,) if task.tiny else (64, 128):
                    coarse = random.integers(0, 256, (1, side // 8, side // 8, 3), dtype=np.uint8)
                    small = coarse.repeat(8, axis=1).repeat(8, axis=2)
                    apart = np.abs(there.upscale(small).astype(int) - here.upscale(small))
                    spent = median_ms(
                        lambda small=small: there.upscale(small),  # type: ignore[misc]
                        task.seconds_each,
                        task.device,
                    )
                    notes.row(
                        name,
                        side=side,
                        ms=spent,
                        largest=int(apart.max()),
                        within_one_level=bool(apart.max() <= 1),
                        provider=there.runs_on.provider,
                    )
        except Exception as error:
            notes.skip(name, error)
