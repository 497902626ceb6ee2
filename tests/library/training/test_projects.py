"""Trainings: their folders, the trainer's commands, whose turn it is, what they are for."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from drawn_faces import draw_faces
from fake_trainer import make_environment
from PIL import Image

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.job_folder import JobResult
from acgan_desktop.core.run_state import leave_request
from acgan_desktop.library.training import trainer_jobs, training_project, training_queue
from acgan_desktop.library.training.power import PowerSaving
from acgan_desktop.library.training.prepared_pictures import (
    SourcePictures,
    kept_pictures,
    read_prepared,
)
from acgan_desktop.library.training.purposes import (
    COURSES,
    Trial,
    estimate,
    recipe_size,
    recipes,
    trial_of,
)
from acgan_desktop.library.training.run_reader import RunReader
from acgan_desktop.library.training.trainer_environment import Environment, python_in
from acgan_desktop.library.training.training_project import JobName, Project

pytestmark = pytest.mark.skipif(os.name == "nt", reason="its interpreter is a script")


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    folder = make_environment(tmp_path_factory.mktemp("paper") / "environment")
    return Environment(python_in(folder), "pointed")


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = tmp_path / "faces"
    folder.mkdir()
    for name in ("a", "b", "c", "small-d"):
        Image.new("RGB", (8, 8), "pink").save(folder / f"{name}.png")
    return folder


def until(done: Callable[[], bool]) -> None:
    last = time.monotonic() + 60
    while not done():
        assert time.monotonic() < last
        time.sleep(0.01)


def run(environment: Environment, project: Project, job: JobName, words: list[str]) -> None:
    process = trainer_jobs.start(environment, project, job, words)
    until(lambda: not trainer_jobs.job_of(project, job, process).is_busy)
    assert trainer_jobs.job_of(project, job).is_good
    process.wait()


def test_a_training_is_found_again(acgan_home: Path) -> None:
    assert training_project.find_projects() == ([], [])
    one = training_project.create("Mine / yours: *?")
    other = training_project.create("Mine / yours: *?")
    assert one.folder != other.folder
    one = training_project.change(one, sources=("/a",), crop_faces=True)
    found, problems = training_project.find_projects()
    assert problems == []
    assert {each.folder for each in found} == {one.folder, other.folder}
    assert training_project.read(one.folder) == one
    gone = training_project.remove(one)
    assert [each.folder for each in training_project.find_projects()[0]] == [other.folder]
    training_project.restore(gone, one)
    assert training_project.read(one.folder) == one
    training_project.remove(one)
    training_project.sweep_removed()
    assert len(list(training_project.projects_folder().iterdir())) == 1


@pytest.mark.parametrize("name", ["", " ", "...", "CON", "a" * 500, "../../x", "猫 顔", "\0\n"])
def test_every_name_becomes_a_folder(name: str) -> None:
    project = training_project.create(name)
    assert project.folder.parent == training_project.projects_folder()
    assert training_project.read(project.folder) == project


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"name": "x", "more": 1}', "\xff"])
def test_a_spoiled_training_is_told_of(content: str) -> None:
    project = training_project.create("x")
    (project.folder / training_project.PROJECT_FILE).write_bytes(content.encode("latin-1"))
    found, problems = training_project.find_projects()
    assert found == []
    assert str(project.folder) in str(problems[0])


def test_a_run_from_elsewhere_is_picked_up_once(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"recipe\.toml"):
        training_project.adopt(tmp_path)
    (tmp_path / "recipe.toml").write_text("")
    project = training_project.adopt(tmp_path)
    assert project.run == tmp_path
    assert project.has_run
    assert training_project.adopt(tmp_path) == project


def test_from_pictures_to_a_model_file(paper: Environment, pictures: Path) -> None:
    project = training_project.create("mine")
    project = training_project.change(
        project, sources=(str(pictures),), recipe="finetune-128", kimg=2, changes=("a=1",)
    )
    run(paper, project, "prepare", trainer_jobs.prepare_words(project, 128))
    assert trainer_jobs.take_prepared(project, 128)
    assert not trainer_jobs.take_prepared(project, 128)
    prepared = read_prepared(project.dataset(128))
    assert prepared.names == ("faces/a.png", "faces/b.png", "faces/c.png")
    assert [(each.name, each.reason) for each in prepared.left_out] == [
        ("faces/small-d.png", "too_small")
    ]
    assert prepared.left_out[0].can_be_kept
    assert kept_pictures(prepared, [0, 2, 9])[1].shape == (128, 128, 3)
    assert prepared.labelled == 0
    training_project.write_chosen(project, ["faces/a.png", "faces/small-d.png"])
    words = trainer_jobs.prepare_words(project, 128)
    assert words[-2:] == ["--only", str(project.chosen)]
    run(paper, project, "prepare", words)
    trainer_jobs.take_prepared(project, 128)
    assert read_prepared(project.dataset(128)).kept == 2
    run(paper, project, "label", trainer_jobs.label_words(project, 128, tagger=True))
    assert read_prepared(project.labelled_dataset(128)).labelled == 1
    project = training_project.change(project, labelled=True)
    fit = trainer_jobs.fit_words(project)
    assert str(project.labelled_dataset(128)) in fit
    assert fit[-4:] == ["--kimg", "2", "--set", "a=1"]
    run(paper, project, "fit", fit)
    seen = RunReader(project.run).read()
    assert seen.state is not None
    assert seen.state.status == "finished"
    assert len(seen.sheets) == 2
    run(paper, project, "export", trainer_jobs.export_words(project, best=False))
    assert project.model_file.is_file()


def test_a_training_outlives_who_started_it_and_obeys_its_folder(
    paper: Environment, pictures: Path
) -> None:
    project = training_project.change(
        training_project.create("long"), sources=(str(pictures),), recipe="finetune-128", kimg=1e6
    )
    run(paper, project, "prepare", trainer_jobs.prepare_words(project, 128))
    trainer_jobs.take_prepared(project, 128)
    process = trainer_jobs.start(paper, project, "fit", trainer_jobs.fit_words(project))
    again = training_project.read(project.folder)  # as another window would
    reader = RunReader(again.run)
    until(lambda: len(reader.read().curve("loss_g")) >= 2)
    assert trainer_jobs.is_training(again)
    assert os.getsid(process.pid) != os.getsid(0)
    battery = [True]
    saving = PowerSaving(lambda: battery[0])
    assert not saving.keep([again], train_on_battery=True)
    assert saving.keep([again], train_on_battery=False)
    until(lambda: getattr(reader.read().state, "status", "") == "paused")
    battery[0] = False
    assert not PowerSaving(lambda: battery[0]).keep([again], train_on_battery=False)
    until(lambda: getattr(reader.read().state, "status", "") == "running")
    leave_request(again.run, "pause")
    until(lambda: getattr(reader.read().state, "status", "") == "paused")
    leave_request(again.run, "stop")
    until(lambda: not trainer_jobs.is_training(again))
    assert getattr(reader.read().state, "status", "") == "stopped"
    process.wait()


def test_preparing_is_cancelled_with_nothing_half_made(
    paper: Environment, pictures: Path, tmp_path: Path
) -> None:
    slow = make_environment(tmp_path / "slow-one")
    (slow / "bin" / "slow").touch()
    project = training_project.change(training_project.create("x"), sources=(str(pictures),))
    words = trainer_jobs.prepare_words(project, 64)
    process = trainer_jobs.start(Environment(python_in(slow), "pointed"), project, "prepare", words)
    until(lambda: trainer_jobs.job_of(project, "prepare", process).progress is not None)
    progress = trainer_jobs.job_of(project, "prepare", process).progress
    assert progress is not None
    trainer_jobs.cancel(project, "prepare")
    process.wait(timeout=30)
    assert trainer_jobs.job_of(project, "prepare", process).state == "killed"
    assert not trainer_jobs.take_prepared(project, 64)


def test_a_source_or_data_set_that_vanished_is_named(pictures: Path) -> None:
    project = training_project.change(
        training_project.create("x"), sources=(str(pictures / "gone"),), recipe="dcgan-64"
    )
    with pytest.raises(UserError, match="gone is not there"):
        trainer_jobs.prepare_words(project, 64)
    with pytest.raises(UserError, match="pictures-64"):
        trainer_jobs.fit_words(project)
    with pytest.raises(UserError, match="prepare them again"):
        read_prepared(project.dataset(64))


def test_an_interpreter_that_is_gone_is_one_sentence(tmp_path: Path) -> None:
    gone = Environment(tmp_path / "none", "pointed")
    with pytest.raises(UserError, match="none cannot be started"):
        trainer_jobs.start(gone, training_project.create("x"), "trial", [])


def test_whose_turn_it_is() -> None:
    first, second = (training_project.create(name) for name in "ab")
    assert training_queue.next_turn([first, second]) is None
    second = training_queue.put_in(second, now=lambda: 5.0)
    first = training_queue.put_in(first, now=lambda: 9.0)
    assert training_queue.put_in(first) is first
    assert training_queue.waiting([first, second]) == [second, first]
    assert training_queue.next_turn([first, second]) == second
    assert training_queue.next_turn([first, second], lambda one: one == first) is None
    second = training_queue.take_out(second)
    assert training_queue.next_turn([first, second]) == first


def test_purposes_fit_their_hours() -> None:
    trial = Trial(images_per_s=5.0, bytes=1, device="cpu")
    fast = Trial(images_per_s=1e6, bytes=1, device="cuda")
    for (begin, purpose), course in COURSES.items():
        most = estimate(begin, purpose, fast)
        assert most.kimg == course.most_kimg  # more would fit, and be of little use
        assert most.seconds == course.most_kimg * 1000 / 1e6
        assert estimate(begin, purpose, Trial(1e-9, 1, "cpu")).kimg == course.least_kimg
    good = COURSES["nothing", "good"]
    assert good.hours is not None
    assert estimate("nothing", "good", Trial(2.0, 1, "cpu")).kimg == round(2.0 * good.hours * 3.6)
    assert not estimate("bundled", "best", trial).is_long
    assert estimate("nothing", "best", Trial(1.0, 1, "cpu")).is_long
    assert recipes("bundled") == ["finetune-128"]


def test_purposes_name_recipes_that_there_are() -> None:
    pytest.importorskip("torch")
    from trainer.recipe.recipe import load_recipe

    for course in COURSES.values():
        assert load_recipe(course.recipe).resolution == recipe_size(course.recipe)


def test_a_trial_that_did_not_get_so_far_is_none() -> None:
    assert trial_of(JobResult(status=2)) is None
    assert trial_of(JobResult(status=0, values={"images_per_s": "x", "bytes": 1})) is None
    good = JobResult(status=0, values={"images_per_s": 2, "bytes": 1, "device": "cuda"})
    assert trial_of(good) == Trial(2.0, 1, "cuda")


def test_pictures_are_found_by_the_trainers_names(tmp_path: Path) -> None:
    from zipfile import ZipFile

    from trainer.data.sources import list_sources

    draw_faces(tmp_path / "one" / "deep", 1, size=24)
    draw_faces(tmp_path / "two" / "one", 1, size=24)
    inner = tmp_path / "one" / "more.zip"
    for archive in (inner, tmp_path / "three.zip"):
        with ZipFile(archive, "w") as opened:
            opened.write(tmp_path / "one" / "deep" / "face-00000.png", "x/é.png")
    sources = [tmp_path / "one", tmp_path / "two" / "one", tmp_path / "three.zip"]
    found = SourcePictures([str(source) for source in sources])
    names = [entry.name for entry in list_sources(sources).entries]
    assert len(names) == 4
    for name in names:
        pixels = found.thumbnail(name, 16)
        assert pixels is not None, name
        assert pixels.shape == (16, 16, 3)
    for name in ("", "one", "one/none.png", "one/../two/one/face-00000.png", "three.zip/none", "/"):
        assert found.thumbnail(name, 16) is None
