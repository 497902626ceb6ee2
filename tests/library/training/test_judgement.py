"""How a training goes, and why it has ended, as a person is told."""

from pathlib import Path

import pytest

from acgan_desktop.core.errors import Message
from acgan_desktop.core.run_state import INTERRUPTED
from acgan_desktop.library.training.error_codes import EndCode, Judgement
from acgan_desktop.library.training.judgement import judge, smaller_portion, why_it_ended
from acgan_desktop.library.training.run_reader import Curve, RunSnapshot


def curve(*values: float) -> Curve:
    return tuple((float(place), value) for place, value in enumerate(values))


def run(*, reports: int = 8, fd: tuple[float, ...] = (), **curves: float) -> RunSnapshot:
    values = {"loss_g": 1.0, "score_real": 0.6, "score_fake": 0.4, **curves}
    return RunSnapshot(
        curves={name: curve(*[value] * reports) for name, value in values.items()},
        measured={"fd_tagger": curve(*fd)} if fd else {},
        deciding="fd_tagger",
    )


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        (run(reports=2), Judgement.BEGUN),
        (run(), Judgement.LEARNING),
        (run(score_real=0.99, score_fake=0.01), Judgement.JUDGE_WINS),
        (run(score_real=0.4, score_fake=0.7), Judgement.DRAWER_WINS),
        (run(score_real=0.9, score_fake=0.2, sign_real=0.95), Judgement.BY_HEART),
        (run(fd=(9, 8, 7, 6, 5)), Judgement.BETTER),
        (run(fd=(9, 5, 5.2, 5.3, 5.1, 5.2)), Judgement.STILL),
        (run(fd=(9, 5, 6, 7, 8, 9)), Judgement.WORSE),
    ],
)
def test_by_the_reports(found: RunSnapshot, wanted: Judgement) -> None:
    assert judge(found) is wanted


@pytest.mark.parametrize(
    ("varieties", "changes", "wanted"),
    [
        ((0.1, 0.4, 0.42, 0.41), (9, 8, 7, 6), Judgement.LEARNING),
        ((0.1, 0.4, 0.42, 0.15, 0.12), (9, 8, 7, 6), Judgement.COLLAPSING),
        ((0.5, 0.1, 0.2, 0.3, 0.35), (9, 8, 7, 6), Judgement.LEARNING),  # the first is of blots
        ((0.1, *[0.03] * 8), (9, 8, 7, 6), Judgement.COLLAPSING),
        ((0.1, 0.4, 0.4, 0.4), (9, 0.5, 0.4, 0.4, 0.6), Judgement.STILL),
        ((0.1, 0.4, 0.4, 0.4), (0.5, 0.4, 3.0, 0.4), Judgement.LEARNING),
    ],
)
def test_by_the_sheets(
    varieties: tuple[float, ...], changes: tuple[float, ...], wanted: Judgement
) -> None:
    assert judge(run(), curve(*varieties), curve(*changes)) is wanted


def test_a_run_of_a_bundled_model_was_learning(tmp_path: Path) -> None:
    from acgan_desktop.library.training.run_reader import RunReader

    events = Path(__file__).parents[3] / "resources" / "models" / "anime-64-events.jsonl"
    (tmp_path / "events.jsonl").write_bytes(events.read_bytes())
    assert judge(RunReader(tmp_path).read()) is Judgement.LEARNING


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (INTERRUPTED, EndCode.KILLED),
        ("OSError: [Errno 28] No space left on device", EndCode.DISK_FULL),
        ("At 3.0 kimg loss_g was no longer a finite number, so", EndCode.DIVERGED),
        ("CUDA is not available: driver too old", EndCode.NO_CARD),
        ("The tail is missing.", EndCode.OTHER),
    ],
)
def test_why_it_ended(said: str, code: EndCode) -> None:
    found = why_it_ended(said)
    assert isinstance(found, Message)
    assert found.code is code


def test_the_trainers_words_for_too_little_memory_are_understood() -> None:
    pytest.importorskip("torch")
    from trainer.networks.precision import choose_compute
    from trainer.recipe.recipe import load_recipe
    from trainer.runs.run_failures import too_little_memory
    from trainer.training.distributed import Team

    said = too_little_memory(load_recipe("dcgan-64"), choose_compute("cpu", "float32"), Team())
    assert smaller_portion(said) == 16
    assert why_it_ended(said) == Message(EndCode.OUT_OF_MEMORY, faces=16)
    alone = load_recipe("dcgan-64", ["schedule.micro_batch=1"])
    said = too_little_memory(alone, choose_compute("cpu", "float32"), Team())
    assert why_it_ended(said).code is EndCode.OUT_OF_MEMORY_AT_ALL
