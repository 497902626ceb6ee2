"""Trainings to look at, made of files alone: no trainer is needed, and nothing trains."""

import json
import os

import numpy as np
from PIL import Image, ImageFilter

from acgan_desktop.core.run_state import RunState, utc_now, write_state
from acgan_desktop.library.models.installed import bundled_folder
from acgan_desktop.library.training import trainer_environment, training_project
from acgan_desktop.library.training.training_project import Project

_SIDE = 64
_KIMG = 120


def no_trainer() -> None:
    """Point to an environment that does not answer, as after half of it was deleted."""
    folder = trainer_environment.training_folder() / "broken"
    python = trainer_environment.python_in(folder)
    python.parent.mkdir(parents=True, exist_ok=True)
    python.write_text("#!/bin/sh\nexit 1\n")
    python.chmod(0o755)
    trainer_environment.point_to(folder)


def prepared(name: str) -> Project:
    """Make a training whose pictures are prepared: faces of the bundled model's card."""
    folder = training_project.projects_folder().parent / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    project = training_project.change(training_project.create(name), sources=(str(folder),))
    size, dataset = 128, project.dataset(128)
    dataset.mkdir()
    card = Image.open(bundled_folder() / "portraits-128-faces.webp").convert("RGB")
    cells = [
        card.crop((x, y, x + 256, y + 256)).resize((size, size))
        for y in range(0, card.height - 255, 256)
        for x in range(0, card.width - 255, 256)
    ]
    np.save(dataset / "images.npy", np.stack([np.asarray(cell) for cell in cells]))
    labels = np.full((len(cells), 1), -1, np.int16)
    labels[::2] = 0
    np.save(dataset / "labels.npy", labels)
    names = [f"pictures/{number:03}.png" for number in range(len(cells))]
    (dataset / "names.txt").write_text("".join(f"{each}\n" for each in names))
    left_out = [
        {"file": "pictures/small.png", "reason": "too_small", "detail": "40 px"},
        {"file": "pictures/again.png", "reason": "duplicate", "detail": f"of {names[0]}"},
    ]
    report = {"found": len(cells) + 2, "kept": len(cells), "left_out": left_out}
    (dataset / "report.json").write_text(json.dumps(report))
    counts = [len(cells) // 2, 0]
    attribute = {"name": "hair_color", "classes": ["blonde", "pink"], "counts": counts}
    found = {"resolution": size, "images": len(cells), "attributes": [attribute]}
    (dataset / "dataset.json").write_text(json.dumps(found))
    return project


def stopped(name: str) -> Project:
    """Make a training that was stopped half way, with the reports of the bundled anime-64."""
    project = training_project.change(training_project.create(name), recipe="dcgan-64")
    run = project.run
    (run / "samples").mkdir(parents=True)
    rates = "[optimiser]\ngenerator_rate = 0.0004\ndiscriminator_rate = 0.0004\n"
    text = f'name = "dcgan-64"\nresolution = {_SIDE}\n{rates}[schedule]\nkimg = 340\nbatch = 32\n'
    (run / "recipe.toml").write_text(text)
    lines = (bundled_folder() / "anime-64-events.jsonl").read_text().splitlines()
    kept = [line for line in lines if json.loads(line)["kimg"] <= _KIMG]
    (run / "events.jsonl").write_text("".join(f"{line}\n" for line in kept))
    figures = [{"kimg": k, "name": "fd_tagger", "value": 90 - k / 3} for k in (40, 80, 120)]
    (run / "metrics.jsonl").write_text("".join(f"{json.dumps(each)}\n" for each in figures))
    card = Image.open(bundled_folder() / "portraits-128-faces.webp").convert("RGB")
    sheet = card.crop((0, 0, 1024, 1024)).resize((4 * _SIDE, 4 * _SIDE))
    for kimg, blur in ((0, 14), (40, 5), (80, 2), (120, 1)):
        path = run / "samples" / f"kimg-{kimg:08.1f}.png"
        sheet.filter(ImageFilter.GaussianBlur(blur)).save(path)
    now = utc_now()
    write_state(run, RunState(status="stopped", pid=os.getpid(), started=now, heartbeat=now,
                              kimg=_KIMG, target_kimg=340))  # fmt: skip
    return project
