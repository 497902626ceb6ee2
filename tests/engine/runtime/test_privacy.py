"""Nothing is reported to anybody: ONNX Runtime's uploader is off before it is first imported."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from families_support import small
from tests_support import prepare_drawn_faces
from tiny_model import write_tiny_model

ROOT = Path(__file__).parents[3]
SWITCH = "ORT_DISABLE_TELEMETRY"
# The first import of onnxruntime, as seen by whatever imports it.
WATCH = f"""
import os, runpy, sys
class Watch:
    def find_spec(self, name, path=None, target=None):
        if name == "onnxruntime":
            print("onnxruntime with the switch at", os.environ.get({SWITCH!r}))
sys.meta_path.insert(0, Watch())
sys.argv = sys.argv[1:]
"""


@pytest.fixture
def fresh(tmp_path: Path) -> dict[str, str]:
    """The environment of somebody who has just installed the program, in an empty home."""
    home = tmp_path / "home"
    home.mkdir()
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("XDG_") and name not in ("ACGAN_HOME", SWITCH)
    }
    places = ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA")
    return kept | dict.fromkeys(places, str(home)) | {"OMP_NUM_THREADS": "1"}


@pytest.fixture
def generate(tmp_path: Path) -> list[str]:
    """The arguments of a command that draws two faces."""
    model = write_tiny_model(tmp_path / "tiny.onnx")
    return ["generate", "--model", str(model), "--count", "2", "--out", str(tmp_path / "drawn")]


@pytest.fixture
def fit(tmp_path: Path) -> list[str]:
    """The arguments of a command that trains two steps."""
    recipe = tmp_path / "tiny.toml"
    recipe.write_text(small("dcgan", "precision=float32").to_toml(), encoding="utf-8")
    data = prepare_drawn_faces(tmp_path, count=60)
    line = ["fit", str(recipe), "--data", str(data), "--run", str(tmp_path / "run")]
    return [*line, "--kimg", "0.016", "--device", "cpu", "--threads", "1"]


def run(command: list[str], environment: dict[str, str]) -> str:
    ended = subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_no_device_id_is_left_in_a_fresh_home(
    fresh: dict[str, str], generate: list[str], tmp_path: Path
) -> None:
    run([sys.executable, "-m", "acgan_desktop", *generate], fresh)
    assert len(list((tmp_path / "drawn").glob("*.png"))) >= 2
    left = [path for path in (tmp_path / "home").rglob("*") if path.is_file()]
    assert [path for path in left if "acgan-desktop" not in path.parts] == []


def test_the_switch_is_set_before_the_first_import(
    fresh: dict[str, str], generate: list[str]
) -> None:
    environment = fresh | {SWITCH: "0"}
    for start in (
        "runpy.run_module('acgan_desktop', run_name='__main__')",
        f"runpy.run_path({str(ROOT / 'installer' / 'start.py')!r}, run_name='__main__')",
    ):
        said = run([sys.executable, "-c", WATCH + start, "acgan", *generate], environment)
        assert "onnxruntime with the switch at 1" in said
    for start in ("trainer", "trainer.cli.compare_turn", "acgan_desktop.ui.review"):
        code = f"import {start}, os; print(os.environ[{SWITCH!r}])"
        assert run([sys.executable, "-c", code], environment) == "1\n"


def test_the_tests_themselves_report_nothing() -> None:
    assert os.environ[SWITCH] == "1"


def test_no_benchmark_imports_onnx_runtime_before_the_program() -> None:
    """The packages set the switch; a script that stands alone must leave the import to later."""
    for path in sorted((ROOT / "benchmarks").glob("*.py")):
        for statement in ast.parse(path.read_text(encoding="utf-8")).body:
            names = [one.name for one in getattr(statement, "names", [])]
            module = getattr(statement, "module", None) or ""
            found = [name for name in (*names, module) if name.split(".")[0] == "onnxruntime"]
            assert not found, f"{path.name} imports onnxruntime before the switch is set"


def may_trace() -> bool:
    if shutil.which("strace") is None:
        return False
    return (
        subprocess.run(["strace", "-f", "true"], capture_output=True, check=False).returncode == 0
    )


@pytest.mark.skipif(not may_trace(), reason="needs strace, and leave to trace processes")
@pytest.mark.parametrize("what", ["generate", "fit"])
def test_no_socket_is_opened(
    what: str, fresh: dict[str, str], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    module = "acgan_desktop" if what == "generate" else "trainer"
    command = [sys.executable, "-m", module, *request.getfixturevalue(what)]
    log = tmp_path / "calls"
    run(
        ["strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=socket", "-o", str(log), *command],
        fresh,
    )
    opened = [line for line in log.read_text().splitlines() if "AF_INET" in line]
    assert opened == []
