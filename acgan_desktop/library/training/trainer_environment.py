"""The Python environment that the trainer runs in: which there are, and what one can do."""

import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import ConfigDict, Field

from acgan_desktop import __version__
from acgan_desktop.core import durable
from acgan_desktop.core.bounded_file import read_bounded
from acgan_desktop.core.errors import Message, UserError
from acgan_desktop.core.file_model import FileFault, FileModel, read_json
from acgan_desktop.core.user_folders import make_folder, reason, user_data
from acgan_desktop.library.training.error_codes import GpuCode, ProjectCode, SetupCode
from acgan_desktop.library.training.gpu_driver import Gpu

Kind = Literal["own", "pointed", "this"]

NEEDED: Final = ("torch", "safetensors", "onnxscript", "tensorboard", "torchmetrics")
_PROBE_SECONDS: Final = 180.0
_MOST_BYTES: Final = 64 * 1024

# Runs in the other environment: nothing of this program can be counted on there.
_PROBE: Final = """
import importlib.metadata as m, importlib.util as u, json, sys, warnings
found = {"python": sys.version.split()[0], "missing": [], "version": "", "torch": "", "cuda": "",
         "why": "", "card": ""}
for name in sys.argv[1:]:
    if u.find_spec(name) is None:
        found["missing"].append(name)
try:
    import acgan_desktop
    found["version"] = acgan_desktop.__version__
except Exception as error:
    found["why"] = str(error)
if u.find_spec("trainer") is None:
    found["missing"].append("acgan-desktop")
if "torch" not in found["missing"]:
    try:
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            import torch
            found["torch"] = torch.__version__
            found["cuda"] = torch.version.cuda or ""
            if torch.cuda.is_available():
                found["card"] = torch.cuda.get_device_name(0)
        found["why"] = found["why"] or " ".join(str(one.message) for one in told)[:600]
    except Exception as error:
        found["missing"].append("torch")
        found["why"] = str(error)[:600]
print("\\n" + json.dumps(found))
"""


class Facts(FileModel):
    """What an environment says of itself.

    Attributes:
        python: its version.
        version: of the trainer; "" where there is none.
        missing: packages that the trainer needs and that are not there.
        torch: PyTorch's version.
        cuda: the CUDA that PyTorch was built for; "" for none.
        card: the card that PyTorch can use; "" for none.
        why: what PyTorch said of a card that it cannot use.
    """

    model_config = ConfigDict(frozen=True)

    python: str
    version: str
    missing: tuple[str, ...]
    torch: str
    cuda: str
    card: str
    why: Annotated[str, Field(max_length=4000)]


@dataclass(frozen=True)
class Environment:
    """A place that the trainer may run in.

    Attributes:
        python: its interpreter.
        kind: made by this program ("own"), named by the person, or the one this program runs in.
    """

    python: Path
    kind: Kind

    def command(self, *words: str) -> list[str]:
        """Return what runs ``acgan-train`` with these arguments in it."""
        # -P: nothing is imported from the folder that somebody happens to stand in.
        return [str(self.python), "-P", "-m", "trainer", *words]

    def variables(self) -> dict[str, str]:
        """Return the environment variables that the trainer is started with."""
        own = {"PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}
        if self.kind == "this":  # a source tree need not be installed
            root = str(Path(__file__).parents[3])
            own["PYTHONPATH"] = os.pathsep.join(
                filter(None, [root, os.environ.get("PYTHONPATH", "")])
            )
        else:  # what this program was started with means nothing there
            own |= {"PYTHONPATH": "", "PYTHONHOME": ""}
        return own


class _Pointed(FileModel):
    format: Literal[1] = 1
    python: Annotated[str, Field(max_length=4096)]


def training_folder() -> Path:
    """Return the folder of everything around training; it need not exist yet."""
    return user_data() / "training"


def own_folder() -> Path:
    """Return the folder of the environment that this program makes."""
    return training_folder() / "environment"


def python_in(folder: Path) -> Path:
    """Return where the interpreter of the environment in ``folder`` lies."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def find_environment() -> Environment | None:
    """Return the environment to train in: the one pointed at, the program's own, or this one.

    Nothing is started for it; whether it works says :func:`probe`.
    """
    pointed = _read_pointed()
    if pointed is not None:
        return Environment(pointed, "pointed")
    own = python_in(own_folder())
    if own.exists():
        return Environment(own, "own")
    if not getattr(sys, "frozen", False) and all(find_spec(n) for n in ("trainer", *NEEDED)):
        return Environment(Path(sys.executable), "this")
    return None


def point_to(folder: Path | None) -> None:
    """Use the environment in ``folder`` (or its interpreter) from now on; None = the own one again.

    Raises:
        UserError: there is none, or that cannot be noted.
    """
    path = _pointer_file()
    try:
        if folder is None:
            path.unlink(missing_ok=True)
            return
        python = folder if folder.is_file() else python_in(folder)
        if not python.is_file():
            raise UserError(SetupCode.NOT_AN_ENVIRONMENT, path=folder)
        make_folder(path.parent)
        # Not resolved: the link of an environment's python leads out of it.
        durable.write_text(path, _Pointed(python=str(python.absolute())).model_dump_json())
    except OSError as error:
        raise UserError(ProjectCode.NOT_WRITTEN, path=path, why=reason(error)) from error


def probe(environment: Environment) -> Facts:
    """Ask an environment what is in it; takes seconds.

    Raises:
        UserError: it cannot be started, or says nothing usable.
    """
    hidden: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    command = [str(environment.python), "-P", "-c", _PROBE, *NEEDED]
    try:
        ended = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PROBE_SECONDS,
            check=False,
            env={**os.environ, **environment.variables()},
            creationflags=hidden,
        )
        # Some packages greet when they are imported; the facts are the last line.
        return read_json(Facts, ended.stdout[-_MOST_BYTES:].strip().rpartition(b"\n")[2])
    except (OSError, subprocess.TimeoutExpired, FileFault) as error:
        raise UserError(SetupCode.NOT_AN_ENVIRONMENT, path=environment.python) from error


def check(facts: Facts) -> None:
    """Check that the trainer can work with what an environment has.

    Raises:
        UserError: it cannot; the sentence says what to do.
    """
    if facts.missing:
        raise UserError(SetupCode.MISSING_PACKAGES, packages=", ".join(facts.missing))
    if facts.version != __version__:
        raise UserError(SetupCode.OTHER_VERSION, theirs=facts.version, ours=__version__)


def card_notice(facts: Facts, gpu: Gpu) -> Message | None:
    """Return what to say where a card is there that PyTorch does not use; else None."""
    if facts.card or not gpu.has_card:
        return None
    return Message(GpuCode.CPU_BUILD) if gpu.build == "cuda" and not facts.cuda else gpu.sentence


def _pointer_file() -> Path:
    return training_folder() / "environment.json"


def _read_pointed() -> Path | None:
    with suppress(UserError, FileFault):
        found = read_json(_Pointed, read_bounded(_pointer_file(), _MOST_BYTES, "an environment"))
        python = Path(found.python)
        return python if python.is_file() else None
    return None
