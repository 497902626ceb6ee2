"""Every command that README and docs show runs: in their order, small, in real processes."""

import csv
import itertools
import os
import shlex
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from documented_commands import ROOT, Documented, all_commands, commands_of
from documented_data import draw_data
from documented_table import CARDS, COMMANDS, OF_CARDS, NotHere, Read, Run
from drawn_faces import draw_faces

pytest.importorskip("onnxscript")
pytest.importorskip("tensorboard")
pytest.importorskip("torchmetrics")
pytest.importorskip("PySide6")

from acgan_desktop.cli import main as acgan
from acgan_desktop.engine.latent.wishes import candidate
from acgan_desktop.engine.model_file.inspection import inspect_model
from acgan_desktop.engine.model_file.manifest import GeneratorManifest, TaggerManifest
from acgan_desktop.library.favourites.favourite import Labels
from acgan_desktop.library.favourites.store import FILE_NAME, Entry, Favourites
from acgan_desktop.library.pictures import picture_files
from trainer.cli.main import build_parser
from trainer.recipe.recipe import load_recipe
from trainer.tagger.settings import parse_settings

SUBCOMMANDS = frozenset(
    {"card", "checkpoint", "compare", "encoder", "evaluate", "export", "fit", "label"}
    | {"pack", "paper", "prepare", "recipes", "tagger", "unpack", "upscaler"}
)
DOCUMENTED = all_commands(SUBCOMMANDS)
FACES = 320  # a tenth is held out, of which an evaluation needs twenty


def how(command: Documented) -> Run | Read | NotHere | None:
    found = COMMANDS.get(command.text)
    return OF_CARDS if found is None and command.document in CARDS else found


def test_every_documented_command_has_a_line_in_the_table() -> None:
    unknown = [f"{one.document}: {one.text}" for one in DOCUMENTED if how(one) is None]
    assert unknown == [], "say in tests/support/documented_table.py how each is run small"


def test_the_table_has_no_line_that_no_document_shows() -> None:
    assert sorted(set(COMMANDS) - {one.text for one in DOCUMENTED}) == []


def test_commands_are_found_as_a_shell_reads_them() -> None:
    markdown = (
        "See `acgan\nmodels` and `export RUN --best`, not `words` or `acgan-train`.\n"
        "```\npip install . && acgan # go\n\n# nothing\n"
        'F="acgan-train fit --set a=[\\"b\\"]"\nF="$F --set c=1"\n$F --run \\\n  \'x y\'\n```\n'
    )
    assert list(commands_of(markdown, frozenset({"export"}))) == [
        "acgan models",
        "acgan-train export RUN --best",
        "pip install .",
        "acgan",
        "acgan-train fit --set 'a=[\"b\"]' --set c=1 --run 'x y'",
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder like that of a reader: faces, labels, a tagger to judge by, and a favourite."""
    place = tmp_path_factory.mktemp("reader")
    draw_faces(place / "FACES", FACES, size=64)
    (place / "FACES" / "labels.csv").unlink()
    bundled = ROOT / "resources" / "models" / "anime-tagger.onnx"
    (place / "judge.onnx").write_bytes(bundled.read_bytes())
    judge = inspect_model(bundled)
    assert isinstance(judge, TaggerManifest)
    attributes = judge.attributes
    names = sorted(path.name for path in (place / "FACES").glob("*.png"))
    with zipfile.ZipFile(place / "LABELLED.zip", "w") as archive:
        for name in names[FACES // 2 :]:
            archive.write(place / "FACES" / name, name)
            (place / "FACES" / name).unlink()
    (place / "FACES" / "again.png").write_bytes((place / "FACES" / names[0]).read_bytes())
    with (place / "labels.csv").open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["file", *(one.name for one in attributes)])
        for number, name in enumerate(names):
            labels = (one.classes[number % len(one.classes)] for one in attributes)
            rows.writerow([name, *labels])
    draw_data(place, ROOT / "resources" / "models" / "anime-64.onnx")
    keep_a_favourite(place / "home")
    return place


def keep_a_favourite(home: Path) -> None:
    home.mkdir()
    manifest = inspect_model(ROOT / "resources" / "models" / "anime-64.onnx")
    assert isinstance(manifest, GeneratorManifest)
    picture = picture_files.png_bytes(np.zeros((64, 64, 3), np.uint8))
    labels = Labels("A pink one", 3, ("best",))
    with Favourites(home / FILE_NAME) as kept:
        kept.merge([Entry(candidate(manifest, {}, 1, 0, 0.8), picture, datetime.now(UTC), labels)])


@pytest.fixture(scope="module")
def environment(folder: Path) -> dict[str, str]:
    """No screen, a home of its own, and windows that close once they show faces."""
    own = {
        "ACGAN_HOME": str(folder / "home"),
        "ACGAN_START_MARK": "quit",
        "QT_QPA_PLATFORM": "offscreen",
        "OMP_NUM_THREADS": "1",
    }
    screens = ("DISPLAY", "WAYLAND_DISPLAY")
    return {name: value for name, value in os.environ.items() if name not in screens} | own


RUN_HERE = [one for one in DOCUMENTED if isinstance(how(one), Run)]
ONLY_READ = [one for one in DOCUMENTED if isinstance(how(one), Read)]


@pytest.mark.parametrize("command", RUN_HERE, ids=lambda one: one.text[:60])
def test_it_runs(command: Documented, folder: Path, environment: dict[str, str]) -> None:
    run = how(command)
    assert isinstance(run, Run)
    for line in (run.small or command.text).replace("{root}", str(ROOT)).split(" && "):
        words = shlex.split(line)
        if words[0] == "python":
            words[1] = str(ROOT / words[1])
        ended = subprocess.run(
            [*STARTS[words[0]], *words[1:]],
            cwd=folder, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        said = f"{ended.stdout[-2000:]}\n{ended.stderr[-4000:]}"
        assert ended.returncode in run.statuses, said
        assert "Traceback" not in said


STARTS = {
    "acgan": [sys.executable, "-m", "acgan_desktop"],
    "acgan-train": [sys.executable, "-m", "trainer"],
    "python": [sys.executable],
}


@pytest.mark.parametrize("command", ONLY_READ, ids=lambda one: one.text[-60:])
def test_it_is_understood(command: Documented, capsys: pytest.CaptureFixture[str]) -> None:
    program, *words = shlex.split(command.text)
    named = [word for word in words if word.startswith("--")]
    depth = 2 if words[0] in ("tagger", "checkpoint", "upscaler") else 1
    read = acgan.main if program == "acgan" else build_parser().parse_args
    with pytest.raises(SystemExit) as ended:
        read([*words[:depth], "--help"])
    assert ended.value.code == 0
    options = capsys.readouterr().out.replace(",", " ").split()
    assert [name for name in named if name not in options and f"[{name}" not in options] == []
    changes = [value for name, value in itertools.pairwise(words) if name == "--set"]
    if words[:2] == ["tagger", "fit"]:
        parse_settings("", changes)
    elif words[0] == "fit" and len(words) > 3:
        load_recipe(words[1], changes)
