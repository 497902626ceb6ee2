"""The first paper's table beside a run of its model, however far that run is."""

from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

pytest.importorskip("torch")

from acgan_desktop.core.run_state import RunState, utc_now
from trainer.cli import main as cli
from trainer.paper.figures import PAPER_ROWS
from trainer.recipe.recipe import load_recipe
from trainer.runs.run_folder import RunFolder


def paper_run(folder: Path, epochs: int) -> RunFolder:
    """Write a run of the paper's recipe that has finished ``epochs`` of 25."""
    run = RunFolder.create(folder)
    run.write_recipe(load_recipe("paper-dcgan").to_toml())
    rows = [f"{epoch},{8 - epoch / 10:.4f},0.5000,0.8000,0.2000" for epoch in range(1, epochs + 1)]
    head = "epoch,generator_loss,discriminator_loss,real_score,fake_score"
    (folder / "epochs.csv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    for step in range(1, 10 * epochs + 1):
        run.append_event(
            {
                "kimg": step / 10, "seconds": 3.6 * step, "loss_g": 5.0, "loss_d": None,
                "score_real": 0.8, "score_fake": 0.2, "images_per_s": 28.0,
            }
        )  # fmt: skip
    run.append_event({"kimg": epochs, "seconds": 36.0 * epochs, "loss_g": 5.0, "loss_d": 0.5})
    now = utc_now()
    run.write_state(
        RunState(status="paused", pid=1, started=now, heartbeat=now, kimg=epochs, target_kimg=25.0)
    )
    noise = np.random.default_rng(0).integers(0, 256, (512, 512, 3), np.uint8)
    Image.fromarray(noise).save(run.samples / "kimg-000002.0.png")
    return run


def made(run: RunFolder, out: Path) -> str:
    assert cli.main(["paper", str(run.path), "--out", str(out)]) == 0
    return out.read_text(encoding="utf-8")


def test_an_unfinished_run_says_so(tmp_path: Path) -> None:
    run = paper_run(tmp_path / "run", 3)
    before = {path: path.stat().st_mtime_ns for path in run.path.rglob("*")}
    text = made(run, tmp_path / "docs" / "page.md")
    assert "not finished: it has come to epoch 3.0 of 25" in text
    assert "1.8 minutes of training steps" in text, "minutes where hours round to nothing"
    assert "| 1 | 3.3059 / 7.9000 | 0.7899 / 0.5000 | 0.5771 / 0.8000 | 0.0475 / 0.2000 |" in text
    assert "| 3 | – / 7.7000 |" in text
    assert "| 25 | 4.9199 / not yet |" in text
    assert "by chance" not in text
    assert {path: path.stat().st_mtime_ns for path in run.path.rglob("*")} == before


def test_what_the_page_shows_lies_beside_it(tmp_path: Path) -> None:
    text = made(paper_run(tmp_path / "run", 3), tmp_path / "page.md")
    shown = {part.split(")")[0] for part in text.split("](")[1:]}
    assert shown == {
        "page/losses.svg", "page/scores.svg", "page/reports.svg", "page/samples.webp",
        "page/epochs.csv",
    }  # fmt: skip
    for name in shown:
        assert (tmp_path / name).is_file()
    assert (tmp_path / "page" / "samples.webp").stat().st_size <= 300_000
    for name in ("losses", "scores", "reports"):
        content = (tmp_path / "page" / f"{name}.svg").read_text(encoding="utf-8")
        root = ElementTree.fromstring(content)
        assert root.tag.endswith("svg")
        assert "var(" not in content, "its colours stand in the file itself"
        assert "stroke: #2b6cb0" in content
        assert "prefers-color-scheme" in content


def test_a_finished_run_loses_the_warning(tmp_path: Path) -> None:
    run = paper_run(tmp_path / "run", 2)
    page = tmp_path / "page.md"
    assert "not finished" in made(run, page)
    (tmp_path / "run" / "epochs.csv").unlink()
    text = made(paper_run(tmp_path / "run", 25), page)
    assert "The run is finished: 25 epochs" in text
    assert "not yet" not in text
    assert text.count("\n| ") == 2 + len(PAPER_ROWS)


def test_equal_figures_are_named_chance(tmp_path: Path) -> None:
    run = paper_run(tmp_path / "run", 1)
    path = tmp_path / "run" / "epochs.csv"
    path.write_text(path.read_text().replace("0.5000", "0.7899"), encoding="utf-8")
    text = made(run, tmp_path / "page.md")
    assert "by chance: discriminator loss of epoch 1." in text


@pytest.mark.parametrize(
    "content",
    ["", "a,b\n", "epoch,generator_loss,discriminator_loss,real_score,fake_score\n1,nan,1,1,1\n",
     "epoch,generator_loss,discriminator_loss,real_score,fake_score\n1,2\n",
     "epoch,generator_loss,discriminator_loss,real_score,fake_score\n\n"],
)  # fmt: skip
def test_a_damaged_table_is_one_sentence(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = paper_run(tmp_path / "run", 1)
    (run.path / "epochs.csv").write_text(content, encoding="utf-8")
    assert cli.main(["paper", str(run.path), "--out", str(tmp_path / "page.md")]) == 2
    assert "is damaged" in capsys.readouterr().err
    assert not (tmp_path / "page.md").exists()


def test_other_mistakes_are_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = paper_run(tmp_path / "run", 1)
    page = str(tmp_path / "page.md")
    assert cli.main(["paper", str(run.path), "--out", str(tmp_path / "page.html")]) == 2
    assert "should end in .md" in capsys.readouterr().err
    assert cli.main(["paper", str(tmp_path / "nothing"), "--out", page]) == 2
    assert "is not a run folder" in capsys.readouterr().err
    (run.samples / "kimg-000002.0.png").write_bytes(b"torn")
    assert cli.main(["paper", str(run.path), "--out", page]) == 2
    assert "are damaged" in capsys.readouterr().err
    (run.path / "epochs.csv").unlink()
    assert cli.main(["paper", str(run.path), "--out", page]) == 2
    assert "finished no epoch yet" in capsys.readouterr().err


def test_the_papers_table() -> None:
    assert [row.epoch for row in PAPER_ROWS] == [1, 5, 10, 15, 20, 25]
    assert PAPER_ROWS[-1].discriminator_loss == 0.0623
