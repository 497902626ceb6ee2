"""The trainer's environment: found, planned, made, refused, repaired and removed."""

import os
import shutil
import stat
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from fake_trainer import make_environment

from acgan_desktop import __version__
from acgan_desktop.core.errors import Message, UserError
from acgan_desktop.library.training import environment_setup, package_tool
from acgan_desktop.library.training.environment_setup import Plan, set_up, verify
from acgan_desktop.library.training.error_codes import GpuCode, SetupCode
from acgan_desktop.library.training.gpu_driver import find_gpu
from acgan_desktop.library.training.package_tool import Tool
from acgan_desktop.library.training.power import on_battery
from acgan_desktop.library.training.setup_failures import explain
from acgan_desktop.library.training.trainer_environment import (
    Environment,
    Facts,
    card_notice,
    check,
    find_environment,
    own_folder,
    point_to,
    probe,
    python_in,
)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="its programs are scripts")
_UV = """#!{python}
import sys
sys.path[:0] = {paths!r}
from pathlib import Path
words = sys.argv[1:]
if words[0] == "venv":
    from fake_trainer import make_environment
    make_environment(Path(words[-1]))
else:
    {install}
"""


def tool(folder: Path, install: str = "pass") -> Tool:
    """Return a uv of paper."""
    paths = [str(Path(make_environment.__code__.co_filename).parent), str(Path.cwd())]
    uv = folder / "uv"
    uv.write_text(_UV.format(python=sys.executable, paths=paths, install=install))
    uv.chmod(uv.stat().st_mode | stat.S_IXUSR)
    return Tool("uv", uv)


def plan(tmp_path: Path, install: str = "pass") -> Plan:
    own_folder().parent.mkdir(parents=True, exist_ok=True)
    return Plan("cpu", own_folder(), tool(tmp_path, install), "x[train]", 1, 1000, 10**9)


def facts(**changes: object) -> Facts:
    known = {"python": "3.12", "version": __version__, "missing": (), "torch": "2", "cuda": "",
             "card": "", "why": ""}  # fmt: skip
    return Facts.model_validate({**known, **changes})


def test_an_environment_is_made_checked_and_removed(tmp_path: Path) -> None:
    stages: list[str] = []
    made = set_up(plan(tmp_path), lambda stage, share: stages.append(stage), lambda: False)
    assert stages[0] == "making"
    assert stages[-2:] == ["checking", "finishing"]
    assert find_environment() == made
    assert probe(made).version == __version__
    again = set_up(plan(tmp_path), lambda stage, share: None, lambda: False)  # repaired
    assert again == made
    assert [path.name for path in own_folder().parent.iterdir()] == ["environment"]
    environment_setup.remove()
    assert list(own_folder().parent.iterdir()) == []


@pytest.mark.parametrize("before", [False, True])
def test_what_fails_leaves_what_was_there(tmp_path: Path, before: bool) -> None:
    if before:
        set_up(plan(tmp_path), lambda stage, share: None, lambda: False)
    failing = plan(tmp_path, "sys.exit('error: dns error: failed to lookup https://pypi.org/x')")
    with pytest.raises(UserError, match=r"no connection to pypi\.org"):
        set_up(failing, lambda stage, share: None, lambda: False)
    waiting = plan(tmp_path, "import time; time.sleep(600)")
    stages: list[str] = []
    with pytest.raises(UserError, match="cancelled"):
        set_up(waiting, lambda stage, share: stages.append(stage), lambda: "downloading" in stages)
    names = [path.name for path in own_folder().parent.iterdir()]
    assert names == (["environment"] if before else [])


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("error: No space left on device (os error 28)", SetupCode.DISK_FULL),
        ("OSError('Tunnel connection failed: 407 Proxy Authentication')", SetupCode.PROXY_REFUSED),
        ("invalid peer certificate: UnknownIssuer", SetupCode.NOT_TRUSTED),
        ("HTTPSConnectionPool(host='pypi.org', port=443): timed out", SetupCode.NO_NETWORK),
        ("error: client error (Connect): dns error", SetupCode.NO_NETWORK),
        ("  x No solution found when resolving: torch", SetupCode.NO_SUCH_PACKAGE),
        ("ERROR: a wheel is broken", SetupCode.NOT_INSTALLED),
        ("", SetupCode.NOT_INSTALLED),
    ],
)
def test_what_tools_say_becomes_a_sentence(said: str, code: SetupCode) -> None:
    assert explain(said).code is code


def test_no_room_is_told_before_anything_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=10**6))
    with pytest.raises(UserError, match=r"0\.0 GB left"):
        environment_setup.make_plan("cpu")


def test_the_plan_of_this_machine() -> None:
    found = environment_setup.make_plan("cpu")
    assert found.package.endswith("[train]")
    assert found.installed > found.download > 0
    assert found.folder == own_folder()


def test_the_commands_of_both_tools(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("UV_TORCH_BACKEND", raising=False)
    python = Path("p")
    uv = Tool("uv", Path("uv")).install(python, "cuda", "x")
    assert uv == ["uv", "pip", "install", "--python", "p", "--torch-backend=cu128", "x"]
    pip = Tool("pip", Path("python")).install(python, "cpu", "x")
    assert pip[:4] == ["p", "-m", "pip", "install"]
    assert f"{package_tool.TORCH_INDEX}cpu" in pip


def test_uv_beside_a_packed_program_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "uv").touch()
    wheel = tmp_path / "acgan_desktop-9.9.9-py3-none-any.whl"
    wheel.touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "program"))
    assert package_tool.find_tool() == Tool("uv", tmp_path / "uv")
    assert package_tool.own_package() == f"{wheel}[train]"
    assert find_environment() is None


def test_pointing_to_an_environment(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="holds no Python environment"):
        point_to(tmp_path)
    folder = make_environment(tmp_path / "mine")
    point_to(folder)
    assert find_environment() == Environment(python_in(folder), "pointed")
    verify(Environment(python_in(folder), "pointed"), lambda: False)
    shutil.rmtree(folder)
    assert find_environment() != Environment(python_in(folder), "pointed")
    point_to(None)


def test_what_is_no_interpreter_is_said(tmp_path: Path) -> None:
    for content in ("#!/bin/sh\nexit 1\n", "#!/bin/sh\necho '{}'\n", "#!/bin/sh\necho [\n"):
        path = tmp_path / "python"
        path.write_text(content)
        path.chmod(0o755)
        with pytest.raises(UserError, match="holds no Python environment"):
            probe(Environment(path, "pointed"))


def test_what_an_environment_lacks_is_named() -> None:
    check(facts())
    with pytest.raises(UserError, match="lacks torch"):
        check(facts(missing=("torch",)))
    with pytest.raises(UserError, match=r"has trainer 0\.0\.1"):
        check(facts(version="0.0.1"))


def test_this_interpreter_tells_what_it_has() -> None:
    pytest.importorskip("torch")
    found = probe(Environment(Path(sys.executable), "this"))
    check(found)
    assert found.torch


@pytest.mark.parametrize(
    ("answer", "card", "build", "code"),
    [
        (None, False, "cpu", GpuCode.NONE),
        (None, True, "cpu", GpuCode.NO_DRIVER),
        ("470.223.02, Tesla K80\n", True, "cpu", GpuCode.DRIVER_TOO_OLD),
        ("580.65.06, NVIDIA H200\n", True, "cuda", GpuCode.READY),
        ("nonsense", True, "cpu", GpuCode.DRIVER_TOO_OLD),
    ],
)
def test_the_build_follows_card_and_driver(
    answer: str | None, card: bool, build: str, code: GpuCode
) -> None:
    gpu = find_gpu(lambda: answer, lambda: card)
    assert (gpu.build, gpu.sentence.code) == (build, code)
    assert find_gpu().sentence


def test_a_card_that_is_not_used_is_told_of() -> None:
    good = find_gpu(lambda: "580.1, Card", lambda: True)
    assert card_notice(facts(), good) == Message(GpuCode.CPU_BUILD)
    assert card_notice(facts(card="Card"), good) is None
    assert card_notice(facts(), find_gpu(lambda: None, lambda: False)) is None
    old = find_gpu(lambda: "470.1, Card", lambda: True)
    assert card_notice(facts(cuda="12.8"), old) == old.sentence


@pytest.mark.skipif(sys.platform != "linux", reason="of its files")
def test_on_battery_only_where_the_machines_own_discharges(tmp_path: Path) -> None:
    def supply(name: str, **words: str) -> None:
        (tmp_path / name).mkdir(exist_ok=True)
        for word, value in words.items():
            (tmp_path / name / word).write_text(f"{value}\n")

    assert not on_battery(tmp_path / "none")
    supply("mouse", type="Battery", scope="Device", status="Discharging")
    assert not on_battery(tmp_path)
    supply("BAT0", type="Battery", status="Discharging")
    assert on_battery(tmp_path)
    supply("AC", type="Mains", online="1")
    assert not on_battery(tmp_path)


def test_environments_of_others_get_none_of_our_variables() -> None:
    variables = Environment(Path("p"), "own").variables()
    assert variables["PYTHONPATH"] == ""
