"""What the other sections need, made beforehand by several processes at once."""

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor, as_completed

from on_gpu.drawing import model_path
from on_gpu.models import noise_faces
from on_gpu.notes import Notes
from on_gpu.task import FAMILIES, RESOLUTIONS, TINY, Task

WORKERS = 6


def prepare_all(task: Task, notes: Notes) -> None:
    """Export every family at every size, and draw the faces; nothing is measured here."""
    sides = (TINY,) if task.tiny else RESOLUTIONS
    for side in sides:
        noise_faces(task.out / "faces" / str(side), side, 64 if task.tiny else 512)
    families = [task.family] if task.family else FAMILIES
    wanted = [(family, side) for side in sides for family in families]
    workers = max(1, min(WORKERS, (os.cpu_count() or 1) // 2))
    if workers == 1:
        for family, side in wanted:
            _export(task, family, side)
            notes.row("exported", family=family, resolution=side)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_one_thread) as pool:
        futures = {pool.submit(_export, task, *one): one for one in wanted}
        for future in as_completed(futures):
            family, side = futures[future]
            try:
                future.result()
                notes.row("exported", family=family, resolution=side)
            except Exception as error:
                notes.skip(f"export of {family} at {side} px", error)


def _one_thread() -> None:
    import torch

    torch.set_num_threads(2)


def _export(task: Task, family: str, side: int) -> None:
    model_path(Task("drawing", task.out, "cpu", family, side, task.tiny))
