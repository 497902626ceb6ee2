"""Training: images a second of a family, and how well that uses the card."""

import contextlib
import time
from collections.abc import Iterator

import torch

from on_gpu.arithmetic import operations_per_image
from on_gpu.machine import RATE
from on_gpu.models import SIZES, STYLEGAN2_SIZE, noise_faces, recipe_of
from on_gpu.notes import Notes, read_notes
from on_gpu.task import Task
from on_gpu.timing import wait_for
from trainer.networks.precision import choose_compute
from trainer.recipe.recipe import Recipe
from trainer.training.sizing import measure_pair
from trainer.training.training import Training

PUBLISHED = 147.0  # images/s of StyleGAN2 at 128 px on an A100, as its authors publish it
WANTED = 3.0
LARGE_BATCH = 256


def measure_training(task: Task, notes: Notes) -> None:
    """Measure a family at its recipe's batch, eager and compiled, and at a large one."""
    large = f"schedule.batch={LARGE_BATCH if not task.tiny else 16}"
    _measure(task, notes, "eager", recipe_of(task.family, task.resolution, tiny=task.tiny))
    _try(task, notes, "eager, large batch", large)
    if task.compiled:
        _try(task, notes, "compiled", "compile=true")


def measure_comparison(task: Task, notes: Notes) -> None:
    """Measure a StyleGAN of StyleGAN2-ADA's size at 128 px against its published speed."""
    changes = STYLEGAN2_SIZE if not task.tiny else ()
    resolution = task.resolution if task.tiny else 128
    recipe = recipe_of("stylegan", resolution, *changes, tiny=task.tiny)
    compute = choose_compute(task.device, recipe.precision)
    pair = measure_pair(recipe, SIZES, compute)
    notes.row(
        "size",
        resolution=resolution,
        batch=recipe.schedule.batch,
        generator_m=pair.generator.parameters / 1e6,
        discriminator_m=pair.discriminator.parameters / 1e6,
        generator_m_multiply_adds=pair.generator.multiply_adds / 1e6,
        discriminator_m_multiply_adds=pair.discriminator.multiply_adds / 1e6,
    )
    ways = [("eager", recipe)]
    if task.compiled:
        ways.append(("compiled", recipe.model_copy(update={"compile": True})))
    for way, one in ways:
        with _noting(notes, way):
            speed = _measure(task, notes, way, one)
            notes.row(
                f"against {PUBLISHED:g} images/s, {way}",
                times_as_fast=speed / PUBLISHED,
                met=bool(speed >= WANTED * PUBLISHED),
            )


def _try(task: Task, notes: Notes, way: str, change: str) -> None:
    with _noting(notes, way):
        recipe = recipe_of(task.family, task.resolution, change, tiny=task.tiny)
        _measure(task, notes, way, recipe)


@contextlib.contextmanager
def _noting(notes: Notes, way: str) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        notes.skip(way, error)


def _measure(task: Task, notes: Notes, way: str, recipe: Recipe) -> float:
    """Note one way's figures; returns images a second."""
    faces = 64 if task.tiny else 2 * LARGE_BATCH
    dataset = noise_faces(task.out / "faces" / str(recipe.resolution), recipe.resolution, faces)
    compute = choose_compute(task.device, recipe.precision)
    if task.device == "cuda":
        torch.cuda.empty_cache()
        torch.cuda.reset_peak_memory_stats()
    training = Training(recipe, dataset, compute)
    rounds = _round(recipe)
    started = time.perf_counter()
    for _ in range(min(rounds, 2) if task.tiny else rounds + 2):  # every kind of step is compiled
        training.step()
    wait_for(task.device)
    warm_up = time.perf_counter() - started
    speed, steps = _speed(training, rounds, task)
    shares = _shares(training, rounds if not task.tiny else 2)
    rate = speed * operations_per_image(recipe, SIZES, compute.dtype)
    best = _best_rate(task)
    cuda = task.device == "cuda"
    notes.row(
        f"training, {way}",
        precision=str(compute.dtype).removeprefix("torch."),
        batch=recipe.schedule.batch,
        images_per_s=speed,
        steps=steps,
        warm_up_s=warm_up,
        data_share=shares.get("data", 0.0),
        peak_mib=torch.cuda.max_memory_allocated() / 2**20 if cuda else None,
        reserved_mib=torch.cuda.max_memory_reserved() / 2**20 if cuda else None,
        tflops=rate / 1e12,
        share_of_matrix_rate=rate / best if best else None,
    )
    return speed


def _round(recipe: Recipe) -> int:
    """Return after how many steps the lazy penalties begin anew."""
    objective = recipe.objective
    penalised = objective.r1_gamma or objective.r2_gamma
    return max(
        objective.r1_interval if penalised else 1,
        objective.path_length_interval if objective.path_length_weight else 1,
    )


def _speed(training: Training, rounds: int, task: Task) -> tuple[float, int]:
    """Return images a second over whole rounds of the penalties, and how many steps those were."""
    steps, shown = 0, training.images_shown
    start = time.perf_counter()
    while time.perf_counter() - start < 5 * task.seconds_each:
        for _ in range(rounds):
            training.step()
        steps += rounds
        wait_for(task.device)
    return (training.images_shown - shown) / (time.perf_counter() - start), steps


def _shares(training: Training, steps: int) -> dict[str, float]:
    """Return which share of the time each part takes; while data are prepared the card waits."""
    training.stopwatch.exact = True
    training.stopwatch.clear()
    for _ in range(steps):
        training.step()
    training.stopwatch.exact = False
    spent = training.stopwatch.seconds
    return {part: seconds / sum(spent.values()) for part, seconds in spent.items()}


def _best_rate(task: Task) -> float | None:
    """Return what the section on the machine measured, in operations a second."""
    rows = read_notes(Task("machine", task.out).notes_path)["rows"]
    for row in rows:
        if row["what"] == RATE:
            return float(row["tflops"]) * 1e12
    return None
