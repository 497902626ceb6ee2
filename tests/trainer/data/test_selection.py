import argparse
import json
from pathlib import Path

import numpy as np
import pytest
from drawn_faces import draw_face
from PIL import Image

from acgan_desktop.core.errors import UserError
from acgan_desktop.core.job_folder import JobReporter
from trainer.cli.prepare_command import add_prepare_arguments, label_wishes, run_prepare, selection
from trainer.data.dataset import Dataset
from trainer.data.preparation.colour import colour_figures
from trainer.data.preparation.prepare import prepare
from trainer.data.preparation.screening import Reason
from trainer.data.preparation.selection import Selection, read_keep, read_names


@pytest.fixture
def faces(tmp_path: Path) -> Path:
    """Three grey faces, three in colour, one of them twice."""
    folder = tmp_path / "faces"
    folder.mkdir()
    random = np.random.default_rng(4)
    for number in range(6):
        face = draw_face(random, "long", "blue", "red", size=48)
        (face.convert("L") if number < 3 else face).save(folder / f"{number}.png")
    (folder / "again.png").write_bytes((folder / "5.png").read_bytes())
    return folder


def names(folder: Path) -> list[str]:
    return [name.rpartition("/")[2] for name in Dataset.open(folder).names]


def test_reasons_and_names_are_overruled(faces: Path, tmp_path: Path) -> None:
    def kept(out: str, **wishes: object) -> list[str]:
        prepare([faces], None, 32, tmp_path / out, selection=Selection(**wishes))  # type: ignore[arg-type]
        return names(tmp_path / out)

    assert kept("plain") == ["3.png", "4.png", "5.png"]
    grey = frozenset({Reason.GREY})
    assert kept("grey", keep=grey) == ["0.png", "1.png", "2.png", "3.png", "4.png", "5.png"]
    twice = kept("twice", keep=frozenset({Reason.DUPLICATE, Reason.NEAR_DUPLICATE}))
    assert twice == ["3.png", "4.png", "5.png", "again.png"]
    split = Dataset.open(tmp_path / "twice").split
    assert split[2] == split[3]
    report = tmp_path / "plain" / "report.json"
    assert kept("report", keep_names=read_names(report)) == [f"{n}.png" for n in range(6)]
    only = kept("only", only=frozenset({"0.png", "faces/4", "gone.png"}))
    assert only == ["0.png", "4.png"]
    found = json.loads((tmp_path / "only" / "report.json").read_text(encoding="utf-8"))
    assert (found["not_named"], found["names_without_picture"], found["found"]) == (5, 1, 2)


def test_the_held_out_share(faces: Path, tmp_path: Path) -> None:
    for share, most in ((0.0, 0), (0.5, 2)):
        chosen = Selection(held_out=share)
        report = prepare([faces], None, 32, tmp_path / f"{share}", selection=chosen)
        assert report.held_out <= most
        assert (report.held_out == 0) == (share == 0)
        assert Dataset.open(tmp_path / f"{share}").manifest.held_out == share


def test_lists_of_names(tmp_path: Path) -> None:
    path = tmp_path / "list"
    path.write_text("a.png\n\n sub\\b.png \n./c.png\n", encoding="utf-8-sig")
    assert read_names(path) == {"a.png", "sub/b.png", "c.png"}
    path.write_text("hair,file\nred,a.png\nblue,b.png\n", encoding="utf-8")
    assert read_names(path) == {"a.png", "b.png"}
    listed = tmp_path / "l.json"
    for content in (
        ["a", "b"],
        [{"file": "a"}, {"file": "b"}],
        {"left_out": [{"file": "a"}, {"file": "b"}]},
    ):
        listed.write_text(json.dumps(content))
        assert read_names(listed) == {"a", "b"}
    for bad in ("{", "3", "[3]", "[]", "[" * 100_000):
        listed.write_text(bad)
        with pytest.raises(UserError):
            read_names(listed)


def test_what_keep_understands(tmp_path: Path) -> None:
    (tmp_path / "list").write_text("a.png")
    reasons, given = read_keep(["grey, one_tint", str(tmp_path / "list")])
    assert reasons == {Reason.GREY, Reason.ONE_TINT}
    assert given == {"a.png"}
    with pytest.raises(UserError, match="nor any of: no-face, too-small, faint"):
        read_keep(["broken"])


def test_where_nothing_is_left_the_option_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "faces"
    folder.mkdir()
    draw_face(np.random.default_rng(0), "long", "blue", "red").convert("L").save(folder / "a.png")
    (folder / "b.png").write_bytes(b"x")
    with pytest.raises(UserError, match=r"1 broken \(is not a .*\)\. .* --keep grey\."):
        prepare([folder], None, 32, tmp_path / "set")


def test_names_that_mean_nothing(faces: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r'None of the 1 names .* such as "faces/0.png"'):
        prepare([faces], None, 32, tmp_path / "set", selection=Selection(only=frozenset({"x"})))
    assert not (tmp_path / "set").exists()


def test_warm_hair_beside_skin_is_not_one_tint() -> None:
    face = Image.new("RGB", (96, 96), (232, 150, 90))  # orange hair all over the edge
    skin = Image.new("RGB", (52, 56), (250, 215, 190))
    face.paste(skin, (22, 30))
    for x in (30, 56):
        face.paste((120, 70, 40), (x, 48, x + 10, 60))
    face.paste((200, 80, 70), (42, 74, 54, 78))
    figures = colour_figures(np.asarray(face.resize((32, 32), Image.Resampling.BOX)))
    assert figures.variety < 0.4  # what was decided by alone
    assert not figures.one_tint


def parsed(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_prepare_arguments(parser)
    parser.set_defaults(reporter=JobReporter())
    return parser.parse_args([*words, "--out", "x"])


def test_the_options(tmp_path: Path) -> None:
    args = parsed("f", "--labels", "a.csv", "--labels", "tags", "--columns", "hair, eyes=eye_color")
    wishes = label_wishes(args)
    assert (wishes.files, wishes.tags, wishes.folders) == ((Path("a.csv"),), True, None)
    assert wishes.columns.take == {"hair": "hair", "eyes": "eye_color"}
    wishes = label_wishes(parsed("f", "--labels", "folders=kind", "--without-columns", "a,b"))
    assert wishes.folders == "kind"
    assert wishes.columns.without == {"a", "b"}
    with pytest.raises(UserError, match="none means no labels"):
        label_wishes(parsed("f", "--labels", "none", "--labels", "tags"))
    (tmp_path / "l").write_text("a\n")
    chosen = selection(parsed("f", "--only", str(tmp_path / "l"), "--held-out", "0.2"))
    assert set(chosen.only or ()) == {"a"}
    assert (chosen.held_out, chosen.crop_faces) == (0.2, False)
    assert selection(parsed("f", "--crop", "faces")).crop_faces
    for wrong in (("--columns", "a,a"), ("--columns", ","), ("--zip-names", "rot13")):
        with pytest.raises(SystemExit):
            parsed("f", *wrong)


def test_the_command_says_what_it_passed_over(
    faces: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (faces / "x.gif").write_bytes(b"x")
    (tmp_path / "elsewhere").mkdir()
    (faces / "linked").symlink_to(tmp_path / "elsewhere")
    parser = argparse.ArgumentParser()
    add_prepare_arguments(parser)
    parser.set_defaults(reporter=JobReporter())
    assert run_prepare(parser.parse_args([str(faces), "--out", str(tmp_path / "set")])) == 0
    said = capsys.readouterr().out
    assert "left out, grey: 3 (--keep grey keeps them)" in said
    assert "not looked at: 1 file (.gif 1)" in said
    assert "not looked at: 1 linked folder, such as faces/linked" in said
