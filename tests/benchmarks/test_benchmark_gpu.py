# ruff: noqa: E402
"""The benchmark for GPUs, run where there is none: wheels, sections, tables, what it refuses."""

import json
import os
import shutil
import sys
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch")

import torch
from torch.utils.flop_counter import FlopCounterMode

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"

import gpu
from on_gpu import drawing, machine, models, plan, resuming, training, wheels
from on_gpu.arithmetic import operations_per_image
from on_gpu.notes import Notes, read_notes
from on_gpu.plan import Outcome, all_sections, kept_outcomes, run_all, run_section
from on_gpu.tables import as_markdown, as_text, goals
from on_gpu.task import Task
from on_gpu.timing import matrix_rate
from tiny_upscaler import write_tiny_upscaler

from acgan_desktop.library.models.installed import added_folder
from trainer.cli.main import main
from trainer.data.dataset import Dataset
from trainer.networks.precision import choose_compute
from trainer.training.training import Training


def tiny_task(out: Path, kind: str, family: str = "") -> Task:
    side = 16 if family else 0
    return Task(kind, out, "cpu", family, side, tiny=True, compiled=False)


def run_here(task: Task) -> Notes:
    notes = Notes(task.notes_path)
    gpu.measure(task, notes)
    return notes


# --- wheels ---------------------------------------------------------------------------------------


def write_wheel(path: Path, name: str) -> bytes:
    """Write the smallest wheel that pip installs."""
    info = f"{name}-1.0.dist-info"
    record = f"{name}.py,,\n{info}/METADATA,,\n{info}/WHEEL,,\n{info}/RECORD,,\n"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}.py", "VALUE = 7\n")
        archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        archive.writestr(
            f"{info}/WHEEL",
            "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        )
        archive.writestr(f"{info}/RECORD", record)
    return path.read_bytes()


def test_wheels_and_their_parts_are_installed_beside(tmp_path: Path) -> None:
    pytest.importorskip("pip")
    folder = tmp_path / "wheels"
    folder.mkdir()
    write_wheel(folder / "first-1.0-py3-none-any.whl", "first")
    whole = folder / "second-1.0-py3-none-any.whl"
    content = write_wheel(whole, "second")
    whole.unlink()
    for number in range(3):
        size = len(content) // 3 + 1
        part = content[number * size : (number + 1) * size]
        (folder / f"{whole.name}.part{number:02}").write_bytes(part)
    target = wheels.install(folder)
    assert target == tmp_path / "wheels-installed"
    assert {file.name for file in target.glob("*.py")} == {"first.py", "second.py"}
    assert sorted(file.name for file in tmp_path.iterdir()) == ["wheels", "wheels-installed"]


def test_wheels_that_cannot_be_used_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "wheels"
    with pytest.raises(wheels.WheelsError, match="not a folder"):
        wheels.install(folder)
    folder.mkdir()
    with pytest.raises(wheels.WheelsError, match="no wheel"):
        wheels.install(folder)
    (folder / "big-1.0-py3-none-any.whl.part00").write_bytes(b"a")
    (folder / "big-1.0-py3-none-any.whl.part02").write_bytes(b"c")
    with pytest.raises(wheels.WheelsError, match="lacks its part 01"):
        wheels.install(folder)


def test_parts_are_joined_by_number(tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"x.whl.part{number}").write_bytes(bytes([number]))
    (joined,) = wheels.join_parts(tmp_path, tmp_path / "out")
    assert joined.read_bytes() == bytes(range(12))


# --- sections -------------------------------------------------------------------------------------


def number(figure: object) -> float:
    assert isinstance(figure, int | float)
    return figure


def test_the_machine_is_described(tmp_path: Path) -> None:
    notes = run_here(tiny_task(tmp_path, "machine"))
    rates = {row["what"]: number(row["tflops"]) for row in notes.rows[1:]}
    assert rates[machine.RATE] > 0
    assert read_notes(tiny_task(tmp_path, "machine").notes_path)["rows"] == notes.rows
    assert matrix_rate("cpu", torch.float32, 64, 0.01) > 0


def test_drawing_is_compared_with_the_cpu_and_pytorch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = drawing.drawn_by_torch

    def without_bfloat16(task: Task, **ways: Any) -> Any:
        if ways.get("dtype"):
            raise ValueError("no such numbers")
        return real(task, **ways)

    monkeypatch.setattr(drawing, "drawn_by_torch", without_bfloat16)
    notes = run_here(tiny_task(tmp_path, "drawing", "dcgan"))
    rows = {row["what"]: row for row in notes.rows}
    for way in ("engine", "bare ONNX Runtime", "bare ONNX Runtime, bound", "PyTorch eager"):
        assert rows[f"pixels, {way}"]["within_one_level"] is True
        assert number(rows[f"speed, {way}"]["faces_per_s"]) > 0
    assert rows["device, engine"]["label"] == "CPU"
    assert number(rows["operators by provider"]["CPUExecutionProvider"]) > 0
    # What fails is noted, and the rest goes on.
    remarks = {remark.split(":")[0] for remark in notes.remarks}
    assert remarks == {*drawing.WAYS, "PyTorch eager, bfloat16, channels last"} - {"engine"}
    assert "PyTorch eager, bfloat16, channels last: no such numbers" in notes.remarks


def test_what_the_cpu_takes_over_is_not_measured() -> None:
    from acgan_desktop.engine.runtime.device import RunsOn

    with pytest.raises(RuntimeError, match="it broke"):
        drawing.give_up(RunsOn("CPUExecutionProvider", "CPU", "it broke"))


def test_training_is_held_against_the_matrix_rate(tmp_path: Path) -> None:
    run_here(tiny_task(tmp_path, "machine"))
    notes = run_here(tiny_task(tmp_path, "training", "dcgan"))
    assert [row["what"] for row in notes.rows] == [
        "training, eager",
        "training, eager, large batch",
    ]
    for row in notes.rows:
        assert number(row["images_per_s"]) > 0
        assert 0 < number(row["share_of_matrix_rate"]) < 1
        assert 0 <= number(row["data_share"]) < 1
        assert row["peak_mib"] is None  # the card's


def test_the_comparison_states_sizes(tmp_path: Path) -> None:
    notes = run_here(tiny_task(tmp_path, "comparison", "stylegan"))
    size, _, against = notes.rows
    assert number(size["generator_m"]) > 0
    assert against["what"] == "against 147 images/s, eager"
    assert number(against["times_as_fast"]) > 0


def test_the_recipes_fit_their_sizes() -> None:
    for family in ("dcgan", "sagan", "biggan", "stylegan"):
        for side in (64, 96, 128):
            assert models.recipe_of(family, side).resolution == side
    recipe = models.recipe_of("stylegan", 128, *models.STYLEGAN2_SIZE)
    assert recipe.network.generator_channels == (512, 512, 512, 512, 256, 128)


def test_operations_are_those_that_a_step_does(tmp_path: Path) -> None:
    """Counted by PyTorch while a training without penalties takes a step."""
    for family in ("dcgan", "sagan"):
        recipe = models.recipe_of(family, 16, "objective.r1_gamma=0", tiny=True)
        faces = models.noise_faces(tmp_path / "faces", 16, 64)
        step = Training(recipe, faces, choose_compute("cpu", "float32"))
        counter = FlopCounterMode(display=False)
        with counter:
            step.step()
        counted = counter.get_total_flops() / recipe.schedule.batch
        expected = operations_per_image(recipe, models.SIZES, torch.float32)
        # First layers need no gradient for what is put in, which is not told apart here.
        assert 0.8 < counted / expected <= 1.05


# --- the plan -------------------------------------------------------------------------------------


def test_everything_that_was_asked_for_is_in_the_plan(tmp_path: Path) -> None:
    names = [task.name for task in all_sections(tmp_path, "cuda", tiny=False, compiled=True)]
    assert len(names) == len(set(names)) == 29
    assert names[:3] == ["machine", "prepare", "upscaling"]
    for family in ("dcgan", "sagan", "biggan", "stylegan"):
        for side in (64, 96, 128):
            assert {f"drawing-{family}-{side}", f"training-{family}-{side}"} <= set(names)
    assert {"comparison-stylegan-128", "resuming-dcgan-64"} <= set(names)
    task = all_sections(tmp_path, "cuda", tiny=False, compiled=True)[6]
    assert Task.from_json(task.to_json()) == task


def outcome(task: Task, seconds: float) -> Outcome:
    return Outcome(task.name, "done", "", seconds, [], [])


def test_sections_that_do_not_fit_are_skipped_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])

    def run(task: Task, limit: float, _: Mapping[str, str]) -> Outcome:
        assert limit <= plan.LIMITS[task.kind][0]
        now[0] += limit
        return outcome(task, limit)

    sections = all_sections(tmp_path, "cuda", tiny=False, compiled=True)
    found = run_all(sections, 470, {}, lambda sentence: None, run)
    assert now[0] <= 470
    assert len(found) == len(sections)
    skipped = [one for one in found if one.status == "skipped"]
    assert skipped
    assert skipped[0].why.endswith(f"run again with --only {skipped[0].name}")


def section_that(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: str) -> Outcome:
    script = tmp_path / "section.py"
    script.write_text(code)
    monkeypatch.setattr(plan, "BENCHMARK", script)
    return run_section(tiny_task(tmp_path / "out", "machine"), 5, os.environ)


def test_a_section_that_fails_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = section_that(monkeypatch, tmp_path, "raise SystemExit('the card is on fire')")
    assert (found.status, found.why) == ("failed", "the card is on fire")


def test_a_section_that_hangs_is_ended_and_leaves_its_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = tiny_task(tmp_path / "out", "machine")
    child = "import time; time.sleep(60)"
    script = tmp_path / "section.py"
    script.write_text(
        "import json, subprocess, sys, time\n"
        "from pathlib import Path\n"
        f"child = subprocess.Popen([sys.executable, '-c', {child!r}])\n"
        f"path = Path({str(task.notes_path)!r})\n"
        "path.parent.mkdir(parents=True, exist_ok=True)\n"
        "rows = [{'what': 'first', 'child': child.pid}]\n"
        "path.write_text(json.dumps({'rows': rows, 'remarks': []}))\n"
        "time.sleep(60)\n"
    )
    monkeypatch.setattr(plan, "BENCHMARK", script)
    found = run_section(task, 1.5, os.environ)
    assert (found.status, found.why) == ("timed out", "it was ended after 2 s")
    assert found.rows[0]["what"] == "first"
    for _ in range(200):  # whoever adopts the grandchild has to notice that it ended
        if not _lives(found.rows[0]["child"]):
            break
        time.sleep(0.01)
    assert not _lives(found.rows[0]["child"])
    assert kept_outcomes([task]) == [found]


def _lives(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def trained(command: list[str], run: Path, *more: str) -> None:
    """Run a trainer's command in this process."""
    assert command[1:3] == ["-m", "trainer"]
    assert main([*command[3:], *more]) == 0


def test_a_training_is_killed_and_resumed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(command: list[str], run: Path) -> float:
        trained(command, run, "--kimg", "0.016")
        kept = run.with_name("kept")
        shutil.copytree(run, kept)
        code = f"import shutil, time; shutil.copytree({str(kept)!r}, {str(run)!r}); time.sleep(60)"
        shutil.rmtree(run)
        return real([sys.executable, "-c", code], run)  # what is killed is a process all the same

    real = resuming.run_until_killed
    monkeypatch.setattr(resuming, "run_until_killed", killed)
    monkeypatch.setattr(resuming, "run_to_the_end", trained)
    killed_row, resumed, on_cpu = run_here(tiny_task(tmp_path, "resuming", "dcgan")).rows
    assert killed_row["checkpoint_kimg"] == 0.016
    assert resumed["finished"] is True
    assert resumed["events_in_order"] is True
    assert (on_cpu["device"], on_cpu["finished"]) == ("cpu", True)
    assert on_cpu["to_kimg"] == pytest.approx(0.032)


def test_upscalers_are_compared_with_the_cpu(tmp_path: Path) -> None:
    added_folder().mkdir(parents=True)
    write_tiny_upscaler(added_folder() / "mine.onnx")
    notes = run_here(tiny_task(tmp_path, "upscaling"))
    (row,) = notes.rows
    assert (row["side"], row["within_one_level"]) == (16, True)
    assert number(row["ms"]) > 0


def test_a_carried_training_goes_on_and_comes_back(tmp_path: Path) -> None:
    faces = models.noise_faces(tmp_path / "faces", 16, 64).path
    changes = ("schedule.kimg=100", "schedule.checkpoint_kimg=0.016")
    recipe = models.recipe_of("dcgan", 16, *changes, tiny=True)
    (tmp_path / "recipe.toml").write_text(recipe.to_toml())
    run = tmp_path / "run"
    words = ["--data", str(faces), "--run", str(run), "--minutes", "0.005", "--device", "cpu"]
    assert main(["fit", str(tmp_path / "recipe.toml"), *words]) == 0
    assert main(["checkpoint", "pack", str(run), "--out", str(tmp_path / "carried")]) == 0
    base = tiny_task(tmp_path / "out", "machine")
    task = plan.going_on(base, tmp_path / "carried", faces, seconds=1.5)
    (row,) = run_here(task).rows
    assert 0 < number(row["from_kimg"]) < number(row["to_kimg"])
    assert any((task.out / "carried").iterdir())


def test_a_training_that_ends_by_itself_is_told(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "raise SystemExit('no data')"]
    with pytest.raises(resuming.ResumingError, match="ended by itself: no data"):
        resuming.run_until_killed(command, tmp_path / "run")
    with pytest.raises(resuming.ResumingError, match="Going on failed: no data"):
        resuming.run_to_the_end(command, tmp_path / "run")


# --- tables ---------------------------------------------------------------------------------------


def rows_of(**figures: Any) -> list[dict[str, Any]]:
    return [
        {"what": "speed, engine", "batch": 1, "ms": figures["ms"], "faces_per_s": 500.0},
        {"what": "speed, engine", "batch": 256, "ms": 9.0, "faces_per_s": figures["rate"]},
        {"what": "pixels, engine", "largest": 1, "p99_9": 0.0, "within_one_level": figures["near"]},
    ]


def test_goals_are_judged_by_the_worst_family() -> None:
    good = Outcome("drawing-dcgan-64", "done", "", 1.0, rows_of(ms=1.5, rate=3e4, near=True), [])
    slow = Outcome("drawing-sagan-64", "done", "", 1.0, rows_of(ms=2.5, rate=1e4, near=False), [])
    against = [{"what": "against 147 images/s, eager", "times_as_fast": 3.4, "met": True}]
    compared = Outcome("comparison-stylegan-128", "done", "", 1.0, against, [])
    for nothing in (goals([]), goals([good], "cpu")):
        assert [verdict for _, verdict in nothing] == ["not measured"] * 5
    quick = [{"what": "upscaling, fast (x)", "side": 128, "ms": 2.0}]
    enlarged = Outcome("upscaling", "done", "", 1.0, quick, [])
    also = Outcome("drawing-dcgan-128", "done", "", 1.0, rows_of(ms=1.9, rate=1, near=True), [])
    found = goals([good, also, compared, enlarged])
    met = [verdict.split(",")[0].split(" ")[0] for _, verdict in found]
    assert met == ["met"] * 5
    missed = [verdict for _, verdict in goals([good, slow])]
    assert missed[0] == "not measured"
    large = Outcome("drawing-sagan-128", "done", "", 1.0, rows_of(ms=2.5, rate=1, near=True), [])
    assert goals([large])[0][1] == "MISSED, 2.5 in drawing-sagan-128, speed, engine"
    assert missed[1].startswith("MISSED, 10,000")
    assert missed[2] == "MISSED in drawing-sagan-64, pixels, engine"


def test_tables_hold_every_figure_and_every_gap() -> None:
    done = Outcome("drawing-dcgan-64", "done", "", 1.0, rows_of(ms=1.5, rate=3e4, near=True), ["x"])
    skipped = Outcome("training-dcgan-64", "skipped", "no time", 0.0, [], [])
    for text in (as_text([done, skipped]), as_markdown([done, skipped])):
        assert "30,000" in text
        assert "no time" in text
        assert "x" in text
    table = as_markdown([done, skipped])
    widths = {line.count("|") for line in table.splitlines() if line.startswith("| speed")}
    assert widths == {5}


# --- the command ----------------------------------------------------------------------------------


def test_without_a_gpu_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(gpu, "find_fault", lambda _: "PyTorch sees no CUDA device here")
    assert gpu.main(["--out", str(tmp_path / "out")]) == 2
    assert "sees no CUDA device" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    assert gpu.main(["--out", str(tmp_path / "out"), "--wheels", str(tmp_path / "none")]) == 2
    assert "not a folder" in capsys.readouterr().err
    assert gpu.main(["--list", "--device", "cpu"]) == 0
    assert "resuming-dcgan-16" in capsys.readouterr().out


def test_results_of_several_calls_are_kept_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(gpu, "missing_packages", lambda _: [])
    ended = "done"

    def run(task: Task, limit: float, environment: Mapping[str, str]) -> Outcome:
        assert environment["PYTHONPATH"].startswith(str(BENCHMARKS.parent))
        found = Outcome(task.name, ended, "", 1.0, [{"what": "a", "n": 1}], [])
        (task.out / "logs").mkdir(parents=True, exist_ok=True)
        plan.keep(task, found)
        return found

    monkeypatch.setattr(plan, "run_section", run)
    words = ["--out", str(tmp_path / "out"), "--device", "cpu", "--only"]
    assert gpu.main([*words, "machine"]) == 0
    assert gpu.main([*words, "prepare"]) == 0
    found = json.loads((tmp_path / "out" / "gpu.json").read_text())
    assert [section["name"] for section in found["sections"]] == ["machine", "prepare"]
    assert "## prepare: done" in (tmp_path / "out" / "gpu.md").read_text()
    assert gpu.main([*words, "machine", "--seconds", "1"]) == 0  # no time: what was there stays
    found = json.loads((tmp_path / "out" / "gpu.json").read_text())
    assert [section["status"] for section in found["sections"]] == ["done", "done"]
    ended = "failed"
    assert gpu.main([*words, "prepare"]) == 1
    assert gpu.main([*words, "nothing"]) == 2
    assert "no section nothing" in capsys.readouterr().err
    monkeypatch.setattr(gpu, "missing_packages", lambda _: ["pydantic"])
    assert gpu.main([*words, "machine"]) == 2
    assert "missing here: pydantic" in capsys.readouterr().err


def test_devices_and_packages_are_found_in_a_process_of_its_own(tmp_path: Path) -> None:
    broken = tmp_path / "torch.py"
    broken.write_text("raise ImportError('libcudart is missing')")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    assert "libcudart is missing" in gpu.find_fault(environment)
    assert gpu.missing_packages(environment) == []


def test_noise_faces_are_made_once(tmp_path: Path) -> None:
    made = models.noise_faces(tmp_path, 16, 40)
    assert isinstance(made, Dataset)
    before = (tmp_path / "dataset" / "images.npy").stat().st_mtime_ns
    models.noise_faces(tmp_path, 16, 40)
    assert (tmp_path / "dataset" / "images.npy").stat().st_mtime_ns == before
    assert training.PUBLISHED == 147
