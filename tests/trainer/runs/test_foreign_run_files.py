"""What lies in a run folder, a recipe or a table, written by others: a sentence, or left out."""

import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests_support import SMALL, prepare_drawn_faces

from acgan_desktop.core.errors import UserError
from trainer.card.training_record import record_of
from trainer.compare.run_progress import progress_of
from trainer.paper.run import COLUMNS, read_epochs
from trainer.recipe.recipe import Recipe, RecipeError, load_recipe, parse_recipe
from trainer.reports.plain_events import events_until
from trainer.runs.checkpoints.checkpoint import load_newest, save_checkpoint
from trainer.runs.json_lines import read_lines
from trainer.runs.loop import fit
from trainer.runs.run_folder import RunFolder
from trainer.tagger.settings import parse_settings, read_settings
from trainer.training.checkpoint_values import CheckpointError

QUICK = (*SMALL, "precision=float32", "schedule.kimg=0.04", "schedule.checkpoint_kimg=0.04")


def recipe(*changes: str) -> Recipe:
    return load_recipe("dcgan-64", [*QUICK, *changes])


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return a data set and a run on it."""
    folder = tmp_path_factory.mktemp("trained")
    data, run = prepare_drawn_faces(folder), folder / "run"
    fit(recipe(), data, run)
    return data, run


def put(state: Any, keys: str, value: object) -> None:
    *owners, last = keys.split("/")
    for owner in owners:
        state = state[int(owner)] if isinstance(state, list) else state[owner]
    state[last] = value


FOREIGN: tuple[tuple[str, object], ...] = (
    ("sampler/fake/has_uint32", 2**63),
    ("sampler/real/state", {"state": -1, "inc": 2**200}),
    ("sampler/rows_drawn", 10**400),
    ("sampler", "text"),
    ("scalers", "y" * 20_000),
    ("optimisers", []),
    ("optimisers/generator/param_groups/0/lr", "fast"),
    ("optimisers/generator/param_groups/0/lr", math.inf),
    ("optimisers/generator/param_groups/0/betas", [0.5, "a"]),
    ("optimisers/discriminator/state", 5),
    ("images_shown", 1e300),
    ("images_shown", math.nan),
    ("images_shown", -8),
    ("images_shown", "40"),
    ("steps", 2**80),
    ("random", None),
    ("path_mean", [1]),
    ("augmentation/probability", "often"),
    ("augmentation/last_sign", {}),
    ("loop", "text"),
    ("loop/seconds", None),
    ("loop/seconds", math.inf),
    ("loop/means/sums", {"loss_g": "a"}),
    ("loop/means/counts", {"steps": 10**30}),
    ("loop/event_images", "0"),
    ("loop/event_seconds", "0"),
    ("dataset", "text"),
    ("dataset/sha256", ["text"]),
)


@pytest.mark.parametrize(
    ("keys", "value"), FOREIGN, ids=[f"{k}-{i}" for i, (k, _) in enumerate(FOREIGN)]
)
def test_a_checkpoint_whose_state_holds_something_else(
    trained: tuple[Path, Path], tmp_path: Path, keys: str, value: object
) -> None:
    data, source = trained
    kept = load_newest(source / "checkpoints")
    assert kept is not None
    state = json.loads(json.dumps(kept.state))
    put(state, keys, value)
    run = RunFolder.create(tmp_path / "run")
    save_checkpoint(run.checkpoints, kept.kimg, kept.tensors, state)
    with pytest.raises(UserError) as caught:
        fit(recipe("schedule.kimg=0.08"), data, run.path)
    assert isinstance(caught.value, CheckpointError) or keys.startswith("dataset")
    assert len(str(caught.value)) < 1000
    progress_of(run)


def test_a_moment_of_a_text_is_no_standing(trained: tuple[Path, Path], tmp_path: Path) -> None:
    kept = load_newest(trained[1] / "checkpoints")
    assert kept is not None
    run = RunFolder.create(tmp_path / "run")
    state = {**kept.state, "images_shown": math.inf}
    save_checkpoint(run.checkpoints, kept.kimg, kept.tensors, state)
    assert progress_of(run).kimg == 0


LINES = (
    b'{"kimg": ' + b"1" + b"0" * 400 + b', "seconds": 1}',
    b'{"kimg": ' + b"7" * 5000 + b', "seconds": 1}',
    b'{"kimg": 1e999, "seconds": 1}',
    b'{"kimg": NaN, "seconds": 1}',
    b'{"kimg": -Infinity, "seconds": 1}',
    b'{"kimg": {"a": 18446744073709551616}, "seconds": 1}',
    b'{"kimg": ' + b"[" * 100_000,
    b'["kimg", 1]',
    b"\xff\xfe",
    b'{"kimg": "1", "x": "' + b"y" * 2_000_000 + b'"}',
)


def test_a_line_with_a_number_that_nobody_wrote_is_left_out(tmp_path: Path) -> None:
    run = RunFolder.create(tmp_path / "run")
    good = [{"kimg": n / 2, "seconds": 2.0 * n, "loss_g": 0.1} for n in range(4)]
    content = b"\n".join([*LINES, *(json.dumps(one).encode() for one in good), *LINES]) + b"\n"
    run.events_path.write_bytes(content)
    run.metrics_path.write_bytes(content)
    assert read_lines(run.events_path) == good
    assert len(events_until(run.events(), math.inf)) == 4
    run.trim_after(1.0)
    assert run.events() == run.metrics() == good[:3]
    (tmp_path / "card-events.jsonl").write_bytes(content)
    assert len(record_of(None, tmp_path, "card", 1.0).events) == 3


def test_numbers_that_are_texts_are_no_numbers(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    path.write_text('{"kimg": "1", "seconds": 2}\n{"kimg": true, "seconds": 2}\n{"kimg": 1}\n')
    assert events_until(read_lines(path), math.inf) == ()
    with pytest.raises(UserError, match="not a file"):
        read_lines(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 5000,
        "a = " + "[" * 5000 + "]" * 5000,
        "a = " + "{a=" * 5000,
        "[" + "a." * 5000 + "a]",
        "seed = " + "9" * 5000,
        "seed = 0x" + "f" * 5000,
        "seed = 18446744073709551616",
        'name = "x\\ud800"',
        "name = 1979-05-27T07:32:00Z",
        "x = 07:32:00",
        "name = inf",
        "name = '''",
        "k" * 100_000 + " = 1",
        'family = "' + "d" * 100_000 + '"',
        'family = "dcgan"\n' + "k" * 100_000 + " = 1",
        'family = {a = "dcgan"}',
        "[[family]]\n[family.a]\n",
        "\x00",
    ],
)
def test_odd_toml_is_refused_in_a_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "recipe.toml"
    path.write_text(text, encoding="utf-8", errors="surrogatepass")
    with pytest.raises(RecipeError) as caught:
        parse_recipe(text)
    assert len(str(caught.value)) < 1500
    for read in (lambda: load_recipe(str(path)), lambda: read_settings(path)):
        refused(read)
    refused(lambda: parse_settings(text))


def refused(read: Callable[[], object]) -> None:
    with pytest.raises(UserError):
        read()


@pytest.mark.parametrize("value", ["9" * 5000, "[" * 5000, "0x" + "f" * 300])
def test_a_change_on_the_command_line(value: str) -> None:
    with pytest.raises(RecipeError):
        recipe(f"schedule.seed={value}")
    refused(lambda: parse_settings("", [f"seed={value}"]))


@pytest.mark.parametrize(
    "row",
    [
        "²,1,1,1,1",
        "9" * 5000 + ",1,1,1,1",
        "9" * 400 + ",1,1,1,1",
        "1," + "x" * 200_000,
        '1,"',
        "1,inf,1,1,1",
        "1,1",
        "1,\x00,1,1,1",
    ],
)
def test_a_table_of_epochs(tmp_path: Path, row: str) -> None:
    path = tmp_path / "epochs.csv"
    path.write_text(",".join(COLUMNS) + f"\n{row}\n", encoding="utf-8")
    refused(lambda: read_epochs(path))
    path.write_bytes(b"\xff")
    refused(lambda: read_epochs(path))
