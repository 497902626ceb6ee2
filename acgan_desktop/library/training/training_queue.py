"""Whose turn it is: one training at a time, the longest waiting first."""

import time
from collections.abc import Callable, Sequence

from acgan_desktop.library.training import trainer_jobs, training_project
from acgan_desktop.library.training.training_project import Project


def put_in(project: Project, now: Callable[[], float] = time.time) -> Project:
    """Let a training wait for its turn.

    Raises:
        UserError: that cannot be noted.
    """
    if project.file.queued is not None:
        return project
    return training_project.change(project, queued=now())


def take_out(project: Project) -> Project:
    """Let a training wait no more.

    Raises:
        UserError: that cannot be noted.
    """
    if project.file.queued is None:
        return project
    return training_project.change(project, queued=None)


def waiting(projects: Sequence[Project]) -> list[Project]:
    """Return the trainings that wait, whose turn comes first in front."""
    found = [project for project in projects if project.file.queued is not None]
    return sorted(found, key=lambda one: one.file.queued or 0.0)


def next_turn(
    projects: Sequence[Project],
    is_training: Callable[[Project], bool] = trainer_jobs.is_training,
) -> Project | None:
    """Return the training that may begin now; None while another trains or none waits.

    A paused one holds its turn: its memory is still taken.
    """
    if any(is_training(project) for project in projects):
        return None
    return next(iter(waiting(projects)), None)
