"""Making, checking, repairing and removing the program's own environment for the trainer.

It is built beside its place and put there when a real training step has gone well in it, so that
a cancelled or failed installation leaves what was there before.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final, Literal

from acgan_desktop.core import durable
from acgan_desktop.core.errors import Message, UserError
from acgan_desktop.core.user_folders import make_folder, reason
from acgan_desktop.library.training import trainer_environment
from acgan_desktop.library.training.detached_process import end_tree, own_group
from acgan_desktop.library.training.error_codes import SetupCode
from acgan_desktop.library.training.gpu_driver import Build
from acgan_desktop.library.training.package_tool import Tool, find_tool, own_package
from acgan_desktop.library.training.removal import remove_folder
from acgan_desktop.library.training.setup_failures import explain, last_words
from acgan_desktop.library.training.trainer_environment import Environment, python_in

Stage = Literal["making", "downloading", "checking", "finishing"]
Progress = Callable[[Stage, float | None], object]

_GIB: Final = 2**30
SIZES: Final[dict[Build, tuple[int, int]]] = {
    "cpu": (int(0.45 * _GIB), int(1.7 * _GIB)),
    "cuda": (int(3.3 * _GIB), int(7.5 * _GIB)),
}
"""Bytes to download and on the disk, by build; measured for the processor's, of PyTorch's wheels
for the other."""
_LOOK_S: Final = 0.2
_MEASURE_S: Final = 2.0
_KEPT_OUTPUT: Final = 20_000


@dataclass(frozen=True)
class Plan:
    """What an installation will do.

    Attributes:
        build: of PyTorch.
        folder: where it goes.
        tool: what installs.
        package: what is installed.
        download: bytes to fetch, about.
        installed: bytes on the disk, about.
        free: bytes left on that disk.
    """

    build: Build
    folder: Path
    tool: Tool
    package: str
    download: int
    installed: int
    free: int


def make_plan(build: Build) -> Plan:
    """Return what setting up takes.

    Raises:
        UserError: there is nothing to install with or from, or no room.
    """
    folder = trainer_environment.own_folder()
    download, installed = SIZES[build]
    make_folder(folder.parent)
    free = shutil.disk_usage(folder.parent).free
    plan = Plan(build, folder, find_tool(), own_package(), download, installed, free)
    if free < installed:
        raise UserError(
            SetupCode.NO_ROOM,
            folder=folder.parent,
            free=_gigabytes(free),
            needed=_gigabytes(installed),
        )
    return plan


def set_up(plan: Plan, progress: Progress, cancelled: Callable[[], bool]) -> Environment:
    """Make the environment, try it, and put it in the place of the one before.

    Args:
        plan: from :func:`make_plan`.
        progress: told the stage, and how much of it is done, 0 to 1, where that is known.
        cancelled: asked again and again; True ends it.

    Raises:
        UserError: it did not work, or was cancelled; what was there before is there still.
    """
    durable.remove_leftovers_beside(plan.folder)
    partial = durable.temporary_name_beside(plan.folder)
    try:
        progress("making", None)
        _run(plan.tool.make(partial), cancelled)
        python = python_in(partial)

        def measure() -> None:
            progress("downloading", min(0.99, _bytes_in(partial) / plan.installed))

        measure()
        _run(plan.tool.install(python, plan.build, plan.package), cancelled, measure)
        progress("checking", None)
        verify(Environment(python, "own"), cancelled)
        progress("finishing", None)
        _put(partial, plan.folder)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return Environment(python_in(plan.folder), "own")


def verify(environment: Environment, cancelled: Callable[[], bool]) -> None:
    """Check an environment, last by real training steps in it, on noise.

    Raises:
        UserError: something is missing, or the steps failed.
    """
    trainer_environment.check(trainer_environment.probe(environment))
    words = environment.command(
        *("fit", "dcgan-64", "--dry-run", "--trial", "0.1", "--set", "schedule.batch=8")
    )
    _run(
        words,
        cancelled,
        variables=environment.variables(),
        sentence=lambda said: Message(SetupCode.NOT_VERIFIED, why=last_words(said)),
    )


def remove() -> None:
    """Remove the program's own environment, and what an ended installation left.

    Raises:
        UserError: the system does not let us.
    """
    remove_folder(trainer_environment.own_folder())


def _put(made: Path, folder: Path) -> None:
    try:
        if folder.exists():
            old = durable.temporary_name_beside(folder)
            folder.rename(old)
            shutil.rmtree(old, ignore_errors=True)
        made.rename(folder)
    except OSError as error:
        raise UserError(SetupCode.NOT_REMOVED, path=folder, why=reason(error)) from error


def _run(
    command: Sequence[str],
    cancelled: Callable[[], bool],
    looked: Callable[[], object] = lambda: None,
    variables: dict[str, str] | None = None,
    sentence: Callable[[str], Message] = explain,
) -> None:
    """Run a command to its end; ``looked`` is called now and then meanwhile.

    Raises:
        UserError: it failed, with the ``sentence`` of what it printed, or was cancelled.
    """
    with TemporaryFile() as output:
        try:
            process = subprocess.Popen(
                list(command),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env={**os.environ, **(variables or {})},
                **own_group(),
            )
        except OSError as error:
            raise UserError(
                SetupCode.NOT_STARTED, program=Path(command[0]).name, why=reason(error)
            ) from error
        try:
            measured = time.monotonic()
            while process.poll() is None:
                if cancelled():
                    raise UserError(SetupCode.CANCELLED)
                if time.monotonic() - measured >= _MEASURE_S:
                    looked()
                    measured = time.monotonic()
                time.sleep(_LOOK_S)
        finally:
            if process.poll() is None:
                end_tree(process.pid)
                process.wait()
        if process.returncode:
            output.seek(max(0, output.seek(0, os.SEEK_END) - _KEPT_OUTPUT))
            said = output.read().decode(errors="replace")
            found = sentence(said)
            raise UserError(found.code, **found.values)


def _bytes_in(folder: Path) -> int:
    total = 0
    for parent, _, files in os.walk(folder):
        for name in files:
            try:
                total += os.lstat(os.path.join(parent, name)).st_size  # noqa: PTH118
            except OSError:
                continue
    return total


def _gigabytes(count: int) -> str:
    return f"{count / 1e9:.1f} GB"
