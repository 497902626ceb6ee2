"""``acgan-train`` as a person meets it, also where the packages for training are missing."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from drawn_faces import draw_faces

from acgan_desktop import __version__
from acgan_desktop.core.errors import UserError
from trainer.cli import main as cli
from trainer.cli.recipes_command import description_of
from trainer.export.model_facts import class_shares
from trainer.recipe.recipe import bundled_recipes

# Runs acgan-train as if the packages named first were not installed.
WITHOUT = """
import sys

class Missing:
    def __init__(self, finder, names):
        self.finder, self.names = finder, names
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in self.names:
            return None
        return self.finder.find_spec(name, path, target)
    def __getattr__(self, name):
        return getattr(self.finder, name)

sys.meta_path[:] = [Missing(finder, sys.argv[1].split(",")) for finder in sys.meta_path]
from trainer.cli.main import main
status = main(sys.argv[2:])
assert "torch" not in sys.modules
sys.exit(status)
"""
EXTRA = "torch,safetensors,filelock,tensorboard,onnxscript"


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *map(str, arguments)], capture_output=True, text=True, check=False
    )


def test_version_of_the_module() -> None:
    done = run("-m", "trainer", "--version")
    assert (done.returncode, done.stdout) == (0, f"acgan-train {__version__}\n")


@pytest.mark.parametrize("command", ["fit", "export"])
@pytest.mark.parametrize("missing", [EXTRA, "torch", "safetensors"])
def test_without_the_extra_it_is_one_sentence(command: str, missing: str, tmp_path: Path) -> None:
    if missing == "safetensors":
        pytest.importorskip("torch")
    commands: dict[str, list[str | Path]] = {
        "fit": ["fit", "dcgan-64", "--dry-run", "--trial", "0"],
        "export": ["export", tmp_path, "--out", tmp_path / "model.onnx"],
    }
    done = run("-c", WITHOUT, missing, *commands[command])
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith(f"acgan-train: {command} needs {missing.split(',')[0]}")
    assert done.stderr.endswith(": run pip install 'acgan-desktop[train]' first.\n")
    assert done.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["--version"], ["fit", "--help"], ["export", "--help"], ["prepare", "--help"]],
    ids=" ".join,
)
def test_what_answers_without_torch(arguments: list[str]) -> None:
    done = run("-c", WITHOUT, EXTRA, *arguments)
    assert done.returncode == 0, done.stderr
    assert "acgan-train" in done.stdout


def test_recipes_are_listed_without_torch() -> None:
    done = run("-c", WITHOUT, EXTRA, "recipes")
    assert done.returncode == 0, done.stderr
    names = [line.split(":")[0] for line in done.stdout.splitlines()]
    assert names == list(bundled_recipes())
    assert "dcgan-64" in names


def test_a_recipe_is_described_by_a_whole_sentence() -> None:
    text = "# One thing: first, with this,\n# and that. More.\nname = 'x'\n# Not this.\n"
    assert description_of(text) == "One thing: first, with this, and that."
    assert description_of("name = 'x'\n# Not this.\n") == ""
    for text in bundled_recipes().values():
        assert description_of(text).endswith(".")


def test_a_size_that_no_family_draws_is_refused_before_anything_is_prepared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert cli.main(["prepare", str(tmp_path), "--size", "100", "--out", str(out)]) == 2
    said = capsys.readouterr().err
    assert "The nearest are 96 and 112" in said
    assert ".." not in said
    assert not out.exists()


def test_prepare_works_without_torch(tmp_path: Path) -> None:
    labels = draw_faces(tmp_path / "faces", 24, size=32)
    out = tmp_path / "dataset"
    done = run(
        "-c",
        WITHOUT,
        EXTRA,
        "prepare",
        labels.parent,
        "--labels",
        labels,
        "--size",
        16,
        "--out",
        out,
    )
    assert done.returncode == 0, done.stderr
    assert (out / "dataset.json").is_file()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "COMMAND"),
        (["dance"], "dance"),
        (["fit"], "RECIPE"),
        (["fit", "dcgan-64", "--kimg", "-1"], "--kimg"),
        (["fit", "dcgan-64", "--kimg", "nan"], "--kimg"),
        (["fit", "dcgan-64", "--device", "abacus"], "abacus"),
        (["export", "run"], "--out"),
    ],
)
def test_wrong_arguments_are_status_2(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    assert caught.value.code == 2
    assert words in capsys.readouterr().err


def test_what_a_person_can_mend_is_one_sentence_and_status_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("torch")
    assert cli.main(["fit", "dcgan-46", "--dry-run"]) == 2
    assert "did you mean dcgan-64?" in capsys.readouterr().err
    assert cli.main(["fit", "dcgan-64"]) == 2
    assert "--data" in capsys.readouterr().err
    assert cli.main(["export", str(tmp_path), "--out", str(tmp_path / "m.onnx")]) == 2
    assert "not a run folder" in capsys.readouterr().err
    (tmp_path / "recipe.toml").touch()
    assert cli.main(["export", str(tmp_path), "--out", str(tmp_path / "model.zip")]) == 2
    assert "should end in .onnx" in capsys.readouterr().err


def test_a_run_without_a_checkpoint_cannot_be_exported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("torch")
    from trainer.recipe.recipe import load_recipe

    (tmp_path / "recipe.toml").write_text(load_recipe("dcgan-64").to_toml())
    assert cli.main(["export", str(tmp_path), "--out", str(tmp_path / "m.onnx")]) == 2
    assert "no checkpoint yet" in capsys.readouterr().err


def test_the_dry_run_prints_what_would_be_trained(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("torch")
    assert (
        cli.main(["fit", "dcgan-64", "--dry-run", "--trial", "0", "--set", "schedule.batch=6"]) == 0
    )
    shown = capsys.readouterr().out
    assert "batch = 6" in shown
    assert "parameters" in shown


def test_ctrl_c_is_status_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def interrupted(args: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "run_export", interrupted)
    monkeypatch.setattr(cli, "check_packages", lambda *_: None)
    assert cli.main(["export", str(tmp_path), "--out", "m.onnx"]) == 130
    assert capsys.readouterr().err == "acgan-train: stopped.\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT to send to a child")
def test_ctrl_c_while_preparing_leaves_nothing(tmp_path: Path) -> None:
    labels = draw_faces(tmp_path / "faces", 400, size=64)
    out = tmp_path / "dataset"
    child = subprocess.Popen(
        [sys.executable, "-m", "trainer", "prepare", labels.parent, "--size", "64", "--out", out],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with child:
        while child.poll() is None and not list(tmp_path.glob(".dataset.*.partial/*")):
            time.sleep(0.001)
        child.send_signal(signal.SIGINT)
        child.communicate()
    if child.returncode == 0:
        pytest.skip("it was done before it could be stopped")
    # CPython ends by the signal itself, although main has caught it, if it came while a string was
    # being executed, as dataclasses and named tuples do when a module is imported.
    assert child.returncode in (130, -signal.SIGINT)
    assert {path.name for path in tmp_path.iterdir()} == {"faces"}


def test_shares_of_classes() -> None:
    assert class_shares([1, 3]) == (0.25, 0.75)
    assert class_shares([0, 0]) == (0.5, 0.5)


def test_a_missing_package_is_named() -> None:
    with pytest.raises(UserError, match="fit needs no_such_package: run pip install"):
        cli.check_packages("fit", ("json", "no_such_package"))


def test_a_job_tells_how_far_it_is_and_how_it_ended(tmp_path: Path) -> None:
    from acgan_desktop.core.job_folder import read_job

    job, faces = tmp_path / "job", tmp_path / "faces"
    draw_faces(faces, 12, size=32)
    words = ["--job", str(job), "prepare", str(faces), "--processes", "1"]
    assert cli.main([*words, "--size", "32", "--out", str(tmp_path / "set")]) == 0
    good = read_job(job)
    assert good.is_good
    assert good.result is not None
    assert good.result.values == {"found": 12, "kept": 12}
    assert cli.main([*words, "--size", "100", "--out", str(tmp_path / "other")]) == 2
    bad = read_job(job)
    assert bad.result is not None
    assert bad.result.status == 2
    assert "100" in bad.result.sentence


def test_the_dry_run_tells_a_program_what_it_found(tmp_path: Path) -> None:
    from acgan_desktop.core.job_folder import read_job

    words = ["--job", str(tmp_path), "fit", "dcgan-64", "--dry-run", "--trial", "0"]
    assert cli.main([*words, "--device", "cpu", "--set", "schedule.batch=6"]) == 0
    result = read_job(tmp_path).result
    assert result is not None
    assert result.values["recipe"] == "dcgan-64"
    assert result.values["kimg"] == 340
    assert result.values["device"] == "cpu"
    assert isinstance(result.values["bytes"], int)
    assert "images_per_s" not in result.values
