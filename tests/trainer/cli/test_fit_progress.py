"""What fit shows: lines in a log, a bar in a terminal, nothing before the first step."""

import pytest

from acgan_desktop.core.terminal import SafeConsole
from trainer.cli.fit_progress import FitProgress
from trainer.runs.progress import Progress

MEANS = {"loss_g": 1.25, "loss_d": 0.5}


def progress(means: dict[str, float] | None = None) -> Progress:
    return Progress(1.0, 340.0, 60.0, 180.0, 16.7, means or {})


def test_a_log_has_a_line_per_report(capsys: pytest.CaptureFixture[str]) -> None:
    with FitProgress(SafeConsole(), "tiny", first_line_seconds=1e9) as shown:
        shown.show(progress())
        assert capsys.readouterr().err == ""
        shown.show(progress(MEANS))
        shown.show(progress())
        shown.show(progress(MEANS))
    line = "1.0 of 3 minutes, 1.0 kimg, 16.7 images/s, 2 min left, G 1.25 D 0.50"
    assert " ".join(capsys.readouterr().err.split()) == f"{line} {line}"


def test_a_log_has_a_first_line_before_the_first_report(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with FitProgress(SafeConsole(), "tiny", first_line_seconds=0.0) as shown:
        for _ in range(3):
            shown.show(progress())
    assert " ".join(capsys.readouterr().err.split()) == (
        "1.0 of 3 minutes, 1.0 kimg, 16.7 images/s, 2 min left"
    )


def test_a_bar_begins_with_the_first_step(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")  # rich then takes it for a terminal
    monkeypatch.setenv("COLUMNS", "200")
    with FitProgress(SafeConsole(), "tiny"):
        pass
    assert capsys.readouterr().err == "", "no empty bar before an error"
    with FitProgress(SafeConsole(), "tiny") as shown:
        shown.show(progress(MEANS))
    said = capsys.readouterr().err
    assert "tiny" in said
    assert "1.0 of 3 minutes" in said
    assert "G 1.25 D 0.50" in said


def test_only_one_process_of_a_team_shows(capsys: pytest.CaptureFixture[str]) -> None:
    with FitProgress(SafeConsole(), "tiny", speaks=False, first_line_seconds=0.0) as shown:
        shown.show(progress(MEANS))
    assert capsys.readouterr().err == ""
