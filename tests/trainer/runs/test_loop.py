"""The training loop: what it writes, how it stops, and that it goes on after any end."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from tests_support import SMALL, prepare_drawn_faces

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.run_state import leave_request, read_state
from trainer.card.training_record import record_of
from trainer.objectives.measures import StepReport
from trainer.recipe.recipe import Recipe, RecipeError, load_recipe
from trainer.runs.checkpoints.checkpoint import load_newest, save_checkpoint
from trainer.runs.loop import Limits, fit
from trainer.runs.progress import Progress
from trainer.runs.run_failures import TrainingFailedError
from trainer.runs.run_folder import RunFolder
from trainer.training.checkpoint_values import CheckpointError
from trainer.training.training import Training

QUICK = (
    *SMALL,
    "precision=float32",
    "schedule.kimg=0.08",
    "schedule.event_kimg=0.016",
    "schedule.sample_kimg=0.04",
    "schedule.checkpoint_kimg=0.04",
)


def recipe(*changes: str) -> Recipe:
    return load_recipe("dcgan-64", [*QUICK, *changes])


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare_drawn_faces(tmp_path_factory.mktemp("faces"))


def test_a_run_writes_all_that_its_folder_promises(data: Path, tmp_path: Path) -> None:
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    run = tmp_path / "run"
    state = fit(recipe(), data, run)
    assert (state.status, state.kimg) == ("finished", 0.08)
    assert read_state(run) == state
    events = RunFolder.open(run).events()
    assert [line["kimg"] for line in events] == pytest.approx([0.016, 0.032, 0.048, 0.064, 0.08])
    keys = "kimg seconds loss_g loss_d score_real score_fake images_per_s"
    assert list(events[0]) == keys.split()
    assert load_recipe(str(run / "recipe.toml")) == recipe()
    names = sorted(path.name for path in (run / "samples").iterdir())
    assert names == ["kimg-000000.0.png", "kimg-000000.040.png", "kimg-000000.080.png"]
    board = EventAccumulator(str(run / "tensorboard"), {"images": 0}).Reload()
    assert [sheet.step for sheet in board.Images("samples")] == [0, 40, 80]


def test_singular_values_are_logged_when_asked_for(data: Path, tmp_path: Path) -> None:
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    run = tmp_path / "run"
    fit(recipe("objective.track_singular_values=true", "schedule.kimg=0.04"), data, run)
    board = EventAccumulator(str(run / "tensorboard")).Reload()
    tags = [tag for tag in board.Tags()["scalars"] if tag.startswith("singular_values/")]
    assert {tag.split("/")[2] for tag in tags} == {"1", "2", "3"}
    assert any(tag.startswith("singular_values/generator.start") for tag in tags)
    for tag in tags[:5]:
        assert [event.step for event in board.Scalars(tag)] == [0, 40]
        assert all(event.value > 0 for event in board.Scalars(tag))


def test_a_finished_run_can_be_made_longer_but_not_other(data: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    fit(recipe(), data, run)
    with pytest.raises(RecipeError, match=r"schedule\.batch differs"):
        fit(recipe("schedule.batch=4"), data, run)
    state = fit(recipe("schedule.kimg=0.12"), data, run)
    assert (state.status, state.kimg) == ("finished", 0.12)
    kimg = [line["kimg"] for line in RunFolder.open(run).events()]
    assert kimg == sorted(set(kimg))


def test_rates_augmentation_and_intervals_may_change_and_are_told(
    data: Path, tmp_path: Path
) -> None:
    run = tmp_path / "run"
    fit(recipe(), data, run)
    changes = ("optimiser.generator_rate=1e-5", "augmentation.probability=0.5")
    said: list[str] = []
    longer = recipe(*changes, "schedule.checkpoint_kimg=0.02", "schedule.kimg=0.12")
    assert fit(longer, data, run, say=said.append).status == "finished"
    told = next(words for words in said if words.startswith("Changed from 0.1 kimg on: "))
    assert "optimiser.generator_rate from 0.0004 to 1e-05" in told
    assert "schedule.checkpoint_kimg from 0.04 to 0.02" in told
    assert "schedule.kimg" not in told
    (event,) = [line for line in RunFolder.open(run).events() if "changed" in line]
    assert event["kimg"] == 0.08
    assert event["changed"]["augmentation.probability"] == [0.0, 0.5]
    kept = load_newest(run / "checkpoints")
    assert kept is not None
    assert 0 < kept.state["optimisers"]["generator"]["param_groups"][0]["lr"] <= 1e-5
    assert kept.state["augmentation"]["probability"] == 0.5
    assert load_recipe(str(run / "recipe.toml")) == longer
    changed = record_of(run, tmp_path, "m", 0.12).changes
    assert (0.08, "augmentation.probability", 0.0, 0.5) in changed


def test_stopping_and_going_on_gives_the_same_weights(data: Path, tmp_path: Path) -> None:
    fit(recipe(), data, tmp_path / "whole")

    def stop_half_way(progress: Progress) -> None:
        if progress.kimg == pytest.approx(0.024):
            leave_request(tmp_path / "halves", "stop")

    assert fit(recipe(), data, tmp_path / "halves", show=stop_half_way).status == "stopped"
    assert fit(recipe(), data, tmp_path / "halves").status == "finished"
    whole = load_newest(tmp_path / "whole" / "checkpoints")
    halves = load_newest(tmp_path / "halves" / "checkpoints")
    assert whole is not None
    assert halves is not None
    for name, tensor in whole.tensors.items():
        assert torch.equal(tensor, halves.tensors[name]), name


def test_minutes_bound_all_sittings_together(data: Path, tmp_path: Path) -> None:
    limits = Limits(minutes=1e-6)
    assert fit(recipe(), data, tmp_path / "run", limits=limits).kimg == pytest.approx(0.008)
    assert fit(recipe(), data, tmp_path / "run", limits=limits).kimg == pytest.approx(0.008)


def test_pause_waits_for_resume(data: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    seen: list[str] = []

    def watch(progress: Progress) -> None:
        if progress.kimg == pytest.approx(0.016) and not seen:
            leave_request(run, "pause")
            seen.append("asked")
            waiter.start()

    def resume_when_paused() -> None:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if (state := read_state(run)) is not None and state.status == "paused":
                seen.append("paused")
                leave_request(run, "resume")
                return
            time.sleep(0.05)

    waiter = threading.Thread(target=resume_when_paused)
    assert fit(recipe(), data, run, show=watch).status == "finished"
    waiter.join()
    assert seen == ["asked", "paused"]


def test_a_loss_that_is_not_finite_ends_the_run_and_keeps_the_checkpoint(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = Training.step

    def broken(training: Training) -> StepReport:
        report = step(training)
        if training.images_shown > 48:
            return replace(report, loss_g=torch.tensor(float("nan")))
        return report

    monkeypatch.setattr(Training, "step", broken)
    run = tmp_path / "run"
    with pytest.raises(TrainingFailedError, match="loss_g was no longer a finite number"):
        fit(recipe(), data, run)
    state = read_state(run)
    assert state is not None
    assert state.status == "failed"
    assert "loss_g" in state.message
    kept = load_newest(run / "checkpoints")
    assert kept is not None
    assert kept.kimg == pytest.approx(0.04)
    assert f"last good checkpoint is {kept.path}." in state.message
    assert f"a new run with --set start_from={run}," in state.message
    monkeypatch.undo()
    other = recipe(f"start_from={run}", "optimiser.generator_rate=1e-5", "schedule.kimg=0.016")
    assert fit(other, data, tmp_path / "other").status == "finished", "as the sentence says"


def test_a_run_that_diverged_before_its_first_checkpoint_says_so(
    data: Path, tmp_path: Path
) -> None:
    run = tmp_path / "run"
    with pytest.raises(TrainingFailedError) as caught:
        fit(recipe("optimiser.generator_rate=1e30"), data, run)
    assert "no checkpoint yet" in str(caught.value)
    assert "start_from" not in str(caught.value)
    assert not list((run / "checkpoints").iterdir())
    state = read_state(run)
    assert state is not None
    assert (state.status, state.message) == ("failed", str(caught.value))


@pytest.mark.parametrize(
    ("error", "changes", "advice"),
    [
        (torch.OutOfMemoryError("CUDA out of memory."), (), "schedule.micro_batch=4,"),
        (RuntimeError("[enforce fail at alloc_cpu.cpp:127] data."), (), "schedule.micro_batch=4,"),
        (
            RuntimeError("DefaultCPUAllocator: can't allocate memory"),
            ("schedule.batch=12", "schedule.micro_batch=6"),
            "schedule.micro_batch=3,",
        ),
        (MemoryError(), ("schedule.micro_batch=1",), "smaller networks"),
    ],
)
def test_too_little_memory_is_a_sentence_with_a_way_out(
    error: Exception,
    changes: tuple[str, ...],
    advice: str,
    data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    step = Training.step

    def short(training: Training) -> StepReport:
        if training.images_shown > 48:
            raise error
        return step(training)

    monkeypatch.setattr(Training, "step", short)
    run = tmp_path / "run"
    with pytest.raises(UserError) as caught:
        fit(recipe(*changes), data, run, device="cpu")
    message = str(caught.value)
    assert "memory of the CPU" in message
    assert advice in message
    state = read_state(run)
    assert state is not None
    assert (state.status, state.message) == ("failed", message)
    monkeypatch.undo()
    # The same run goes on as it says.
    again = recipe(*changes, "schedule.micro_batch=1")
    assert fit(again, data, run, device="cpu").status == "finished"


def test_other_errors_stay_what_they_are(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(training: Training) -> StepReport:
        raise RuntimeError("shapes cannot be multiplied")

    monkeypatch.setattr(Training, "step", broken)
    with pytest.raises(RuntimeError, match="shapes"):
        fit(recipe(), data, tmp_path / "run")


def test_no_moment_is_saved_twice(data: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"

    def names() -> list[str]:
        return sorted(path.name for path in (run / "checkpoints").iterdir())

    def ask(progress: Progress) -> None:
        if progress.kimg == pytest.approx(0.04):
            leave_request(run, "checkpoint")

    fit(recipe(), data, run, show=ask)
    assert names() == ["kimg-000000.040", "kimg-000000.080"]
    fit(recipe(), data, run)
    fit(recipe("schedule.kimg=0.2"), data, run, limits=Limits(minutes=1e-6))
    assert names() == ["kimg-000000.040", "kimg-000000.080"]


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX modes")
def test_files_are_for_whom_the_umask_lets(data: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    before = os.umask(0o027)
    try:
        fit(recipe(), data, run)
    finally:
        os.umask(before)
    modes = {path.name: path.stat().st_mode & 0o777 for path in run.rglob("*") if path.is_file()}
    modes.pop(".lock")  # holds nothing
    assert set(modes.values()) == {0o640}, modes


def test_an_interruption_in_a_step_is_not_called_running(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(training: Training) -> StepReport:
        raise KeyboardInterrupt

    monkeypatch.setattr(Training, "step", interrupted)
    with pytest.raises(KeyboardInterrupt):
        fit(recipe(), data, tmp_path / "run")
    state = read_state(tmp_path / "run")
    assert state is not None
    assert state.status == "stopped"


def test_a_run_belongs_to_its_data(data: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    fit(recipe(), data, run)
    other = prepare_drawn_faces(tmp_path, count=60)
    with pytest.raises(UserError, match="another data set"):
        fit(recipe("schedule.kimg=0.2"), other, run)
    with pytest.raises(UserError, match="--size 32"):
        fit(
            recipe(
                "resolution=32",
                "network.generator_channels=[8,8,8,8]",
                "network.discriminator_channels=[8,8,8,8]",
            ),
            data,
            tmp_path / "large",
        )


def test_the_papers_table_has_a_row_per_epoch(data: Path, tmp_path: Path) -> None:
    paper = load_recipe(
        "paper-dcgan",
        [
            "resolution=16",
            "network.generator_channels=[8,8]",
            "network.discriminator_channels=[4,8,8]",
            "schedule.batch=16",
            "schedule.epochs=3",
        ],
    )
    said: list[str] = []
    fit(paper, data, tmp_path / "run", say=said.append)
    rows = (tmp_path / "run" / "epochs.csv").read_text().splitlines()
    assert rows[0] == "epoch,generator_loss,discriminator_loss,real_score,fake_score"
    assert [row.split(",")[0] for row in rows[1:]] == ["1", "2", "3"]
    assert sum(sentence.startswith("Epoch ") for sentence in said) == 3


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT], ids=["killed", "interrupted"])
@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
def test_the_command_goes_on_after_its_process_was_ended(
    sign: signal.Signals, data: Path, tmp_path: Path
) -> None:
    run = tmp_path / "run"
    command = [sys.executable, "-m", "trainer", "fit", "dcgan-64", "--device", "cpu"]
    command += ["--data", str(data), "--run", str(run), "--threads", "1"]
    for change in (*QUICK[:-4], "schedule.event_kimg=0.016", "schedule.checkpoint_kimg=0.016"):
        command += ["--set", change]
    child = subprocess.Popen(
        [*command, "--kimg", "1000"], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    )
    deadline = time.monotonic() + 120
    while len(RunFolder(run).events()) < 5 and time.monotonic() < deadline:
        assert child.poll() is None, child.stderr and child.stderr.read()
        time.sleep(0.02)
    child.send_signal(sign)
    child.communicate(timeout=60)
    kept = load_newest(run / "checkpoints")
    assert kept is not None
    if sign == signal.SIGINT:
        state = read_state(run)
        assert child.returncode == 0
        assert state is not None
        assert (state.status, state.kimg) == ("stopped", kept.kimg)
    target = kept.kimg + 0.048
    again = subprocess.run(
        [*command, "--kimg", str(target)], capture_output=True, text=True, timeout=120
    )
    assert again.returncode == 0, again.stderr
    assert "Going on from" in again.stderr
    kimg = [line["kimg"] for line in RunFolder.open(run).events()]
    assert kimg == sorted(set(kimg))
    assert json.loads((run / "state.json").read_text())["status"] == "finished"


def test_dry_run_prints_the_recipe_and_sizes(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from trainer.cli.main import main

    assert main(["fit", "dcgan-64", "--dry-run", "--trial", "0"]) == 0
    printed = capsys.readouterr().out
    assert "faces a second" not in printed
    assert "resolution = 64" in printed
    assert "million parameters" in printed
    assert (
        main(
            [
                "fit",
                "dcgan-64",
                "--dry-run",
                "--data",
                str(data),
                "--set",
                "resolution=16",
                "--set",
                "network.generator_channels=[8,8,8]",
                "--set",
                "network.discriminator_channels=[8,8,8]",
                "--trial",
                "0.1",
            ]
        )
        == 0
    )
    printed = capsys.readouterr().out
    assert "hair_color: blonde, blue, pink" in printed
    assert re.search(r"about [\d.,]+ faces a second, so the whole takes about [\d.]+ ", printed)
    assert main(["fit", "dcgan-64"]) == 2
    assert "--data and --run" in capsys.readouterr().err


def test_a_foreign_checkpoint_is_refused_in_a_sentence(data: Path, tmp_path: Path) -> None:
    run = tmp_path / "run"
    fit(recipe(), data, run)
    kept = load_newest(run / "checkpoints")
    assert kept is not None
    save_checkpoint(run / "checkpoints", kept.kimg, kept.tensors, {"images_shown": 3})
    with pytest.raises(CheckpointError, match="was not written by this trainer"):
        fit(recipe("schedule.kimg=0.2"), data, run)
