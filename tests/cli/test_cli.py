"""The command acgan: Acgan, as a person types it."""

import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from acgan_command import Acgan
from PIL import Image
from tiny_model import write_tiny_model

from acgan_desktop import __version__
from acgan_desktop.cli import screen_check
from acgan_desktop.cli.options.wishes import option_of, printable, read_asked
from acgan_desktop.core.errors import UserError
from acgan_desktop.engine.model_file.manifest import Attribute
from acgan_desktop.library.models import installed
from acgan_desktop.library.models.installed import bundled_folder
from acgan_desktop.library.opening.window_requests import OpenRequest, WindowRequests
from acgan_desktop.library.pictures.picture_files import read_avatar

COLOURS = ("blonde", "pink", "blue", "light blue")


pytest_plugins = ["cli_support"]
pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def nothing_bundled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "bundled_folder", lambda: tmp_path / "no models")


def pngs(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


# generate ----------------------------------------------------------------------------------------


def test_generate_does_the_main_job(acgan: Acgan, bundled: Path, tmp_path: Path) -> None:
    ran = acgan(
        "generate --hair-length long --hair-color pink --eye-color blue --count 16 --seed 1 "
        "--device cpu --out",
        str(tmp_path / "out"),
    )
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("Drew 16 avatars with Tiny on the CPU.")
    out = tmp_path / "out"
    assert str(out / "avatar-seed1-000.png") in ran.out
    assert str(out / "contact-sheet.png") in ran.out
    names = [f"avatar-seed1-{index:03d}.png" for index in range(16)]
    assert sorted(pngs(out)) == [*names, "contact-sheet.png"]
    avatars = [read_avatar(out / name) for name in names]
    assert len(set(avatars)) == 16
    for index, avatar in enumerate(avatars):
        assert avatar.origin is not None
        assert (avatar.origin.seed, avatar.origin.index) == (1, index)
        assert list(avatar.sources[0].attributes) == [0, 1, 0, 1, 0, 1, 0]
        assert avatar.sources[0].truncation == pytest.approx(0.7)
    with Image.open(out / "contact-sheet.png") as sheet, Image.open(out / names[5]) as face:
        assert sheet.size == (4 * 18 + 2, 4 * 18 + 2)
        left, top = 2 + 18, 2 + 18
        assert np.array_equal(np.asarray(sheet)[top : top + 16, left : left + 16], np.asarray(face))
    # Pink is what comes out: in the mean picture red is strongest.
    red, green, blue = np.mean([np.asarray(Image.open(out / name)) for name in names], (0, 1, 2))
    assert red > blue > green


def test_same_command_same_files_and_more_never_changes_the_first(
    acgan: Acgan, bundled: Path, tmp_path: Path
) -> None:
    acgan("generate --count 3 --out a")
    acgan("generate --count 20 --out b")
    acgan("generate --count 3 --first 17 --out c")
    few, many, rest = (pngs(tmp_path / name) for name in "abc")
    del few["contact-sheet.png"], rest["contact-sheet.png"]
    assert few.items() <= many.items()
    assert rest.items() <= many.items()
    assert len(rest) == 3


def test_open_attributes_vary_and_blends_are_understood(
    acgan: Acgan, bundled: Path, tmp_path: Path
) -> None:
    acgan("generate --count 16 --hair-color pink:0.75,blue:0.25 --eye-color ANY --out out")
    wishes = [
        read_avatar(file).sources[0].attributes for file in sorted((tmp_path / "out").glob("av*"))
    ]
    assert all(wish[2:5] == (0, 0.75, 0.25) for wish in wishes)
    assert {wish[5:] for wish in wishes} == {(0, 1), (1, 0)}


def test_scale_truncation_and_plain_pictures(acgan: Acgan, bundled: Path, tmp_path: Path) -> None:
    acgan("generate --count 1 --scale 4 --truncation 0.25 --out out")
    with Image.open(tmp_path / "out/avatar-seed1-000.png") as picture:
        assert picture.size == (64, 64)
    assert read_avatar(tmp_path / "out/avatar-seed1-000.png").sources[0].truncation == 0.25
    acgan("generate --count 1 --no-embed --out plain")
    with Image.open(tmp_path / "plain/avatar-seed1-000.png") as picture:
        assert "acgan.avatar" not in picture.info


def test_pictures_that_are_there_are_kept(acgan: Acgan, bundled: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    acgan("generate --count 3 --hair-color pink --out out")
    before = pngs(out)
    # The same again is fine and changes nothing.
    assert acgan("generate --count 3 --hair-color pink --out out").status == 0
    assert pngs(out) == before
    # More of the same adds, and the sheet of before is kept.
    assert "contact-sheet (2).png" in acgan("generate --count 4 --hair-color pink --out out").out
    assert before.items() <= pngs(out).items()
    assert len(pngs(out)) == 6
    # Others under the same names are refused before anything is written.
    before = pngs(out)
    refusal = acgan("generate --count 5 --hair-color blue --out out").sentence()
    assert "avatar-seed1-000.png and 3 more" in refusal
    assert "--force" in refusal
    assert pngs(out) == before
    # So is the same avatar in another size, and a picture without its avatar.
    assert acgan("generate --count 1 --hair-color pink --scale 2 --out out").status == 2
    assert acgan("generate --count 1 --hair-color pink --no-embed --out out").status == 2
    assert pngs(out) == before
    # Unless it is forced.
    assert acgan("generate --count 5 --hair-color blue --force --out out").status == 0
    assert pngs(out)["avatar-seed1-000.png"] != before["avatar-seed1-000.png"]
    assert len(pngs(out)) == 7


def test_help_names_the_bundled_models_attributes_and_classes(acgan: Acgan, bundled: Path) -> None:
    ran = acgan("generate --help")
    assert (ran.status, ran.err) == (0, "")
    assert re.search(r"--hair-color CLASS +blonde, pink, blue, or any", ran.out)
    assert re.search(r"--hair-length CLASS +short, long, or any", ran.out)
    assert "--hair-color blonde:0.7,pink:0.3" in ran.out


def test_help_names_those_of_another_model(acgan: Acgan, bundled: Path, tmp_path: Path) -> None:
    write_tiny_model(tmp_path / "cats.onnx", name="Cats", attributes=(("fur", ("tabby", "50 %")),))
    for line in ("generate --model cats.onnx --help", "generate --help --model=cats.onnx"):
        out = acgan(line).out
        assert re.search(r"--fur CLASS +tabby, 50 %, or any", out)
        assert "--hair-color" not in out


@pytest.mark.usefixtures("nothing_bundled")
def test_without_a_bundled_model(acgan: Acgan, home: Path) -> None:
    assert "--model FILE" in acgan("generate --count 2").sentence()
    ran = acgan("generate --help")
    assert ran.status == 0
    assert "--count" in ran.out
    assert "No model came with this copy" in ran.out
    assert "No model is installed" in acgan("models").sentence()
    (home / "models").mkdir(parents=True)
    write_tiny_model(home / "models" / "mine.onnx")
    assert acgan("generate --count 1 --out a").status == 0
    assert acgan("generate --count 1 --model mine --out b").status == 0


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("--hair-color pnik", "'pnik'; did you mean 'pink'? the model knows blonde, pink, blue"),
        ("--hair-color pink:0.5,bleu:0.5", "'bleu'; did you mean 'blue'?"),
        ("--hair-color xyzzy", "'xyzzy'; the model knows blonde, pink, blue"),
        ("--hair-color pink:much", "must be a number"),
        ("--hair-color pink:-1", "must be a number"),
        ("--hair-color pink:nan", "must be a number"),
        ("--hair-color pink:0,blue:0", "must not all be 0"),
        ("--hair-hue pink", "unrecognized arguments: --hair-hue"),
        ("--count 0", "'0' is not a whole number from 1"),
        ("--count many", "'many' is not a whole number"),
        ("--seed -1", "'-1' is not a whole number from 0"),
        ("--seed 18446744073709551616", "is not a whole number"),
        ("--truncation 1.5", "must lie between 0 and 1, not at 1.5"),
        ("--truncation nan", "must lie between 0 and 1"),
        ("--scale 3", "invalid choice"),
        ("--device tpu", "invalid choice"),
        ("--model", "expected one argument"),
        ("--model missing.onnx", "There is no model file missing.onnx; installed are tiny"),
        ("--model broken.onnx", "broken.onnx"),
        ("--out broken.onnx", "cannot be made"),
    ],
)
def test_wrong_requests_are_one_sentence(
    acgan: Acgan, bundled: Path, tmp_path: Path, options: str, expected: str
) -> None:
    (tmp_path / "broken.onnx").write_bytes(b"broken")
    assert expected in acgan(f"generate {options}").sentence()
    assert not (tmp_path / "avatars").exists()


def test_model_with_hostile_names(acgan: Acgan, tmp_path: Path) -> None:
    hostile = (
        ("seed", ("a", "b")),
        ("Hair Colour%s", ("{red}", "50%")),
        ("\x1b[31m", ("\x1b]0;title\x07", "[bold]x[/bold]")),
        ("hair-colour-s", ("any", "x,y:1")),
    )
    write_tiny_model(tmp_path / "odd.onnx", attributes=hostile, name="odd%(prog)s\x1b[2J")
    out = acgan("generate --model odd.onnx --help").out
    assert "--attribute-seed CLASS" in out
    assert "--hair-colour-s CLASS" in out
    assert "--attribute-hair-colour-s CLASS" in out
    assert "--31m CLASS" in out
    ran = acgan("models odd.onnx")
    assert "[bold]x[/bold] 50 %" in ran.out
    assert "\x1b" not in out + ran.out
    ran = acgan(
        "generate --model odd.onnx --count 1 --seed 3 --attribute-seed b --hair-colour-s 50%"
        " --attribute-hair-colour-s x,y:1"
    )
    assert ran.status == 0
    avatar = read_avatar(tmp_path / "avatars" / "avatar-seed3-000.png")
    weights = avatar.sources[0].attributes
    assert weights[:2] == weights[2:4] == weights[6:] == (0, 1)


def test_full_disk_is_one_sentence(
    acgan: Acgan, bundled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("acgan_desktop.core.durable.os.fsync", full)
    assert "cannot be saved: No space left on device" in acgan("generate --count 1").sentence()


def test_stopping_with_ctrl_c(acgan: Acgan, bundled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("acgan_desktop.cli.generate.write_picture", interrupt)
    ran = acgan("generate --count 1")
    assert (ran.status, ran.err) == (130, "acgan: stopped\n")


# The words of wishes -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pink", "pink"),
        ("PINK", "pink"),
        ("light-blue", "light blue"),
        ("Light_Blue", "light blue"),
        ("any", None),
        ("pink,blue", {"pink": 0.5, "blue": 0.5}),
        ("pink:3, blue:1", {"pink": 0.75, "blue": 0.25}),
        ("pink:1,pink:1", {"pink": 1.0}),
        ("light-blue:2,pink", {"light blue": 2 / 3, "pink": 1 / 3}),
    ],
)
def test_words_of_a_wish(text: str, expected: object) -> None:
    attribute = Attribute(name="hair_color", classes=COLOURS, shares=(0.25,) * 4)
    assert read_asked(text, attribute) == expected


def test_options_never_collide() -> None:
    taken = {"--seed"}
    for name in ("hair_color", "Hair Color", "seed", "--seed", "§", "髪"):
        option = option_of(name, taken)
        assert option not in taken
        taken.add(option)
    assert {"--hair-color", "--attribute-hair-color", "--unnamed", "--髪"} < taken


def test_printable_leaves_ordinary_words_alone() -> None:
    assert printable("hair 髪 ñ") == "hair 髪 ñ"
    assert printable("a\nb\x9b\u202e") == "a\ufffdb\ufffd\ufffd"


# models ------------------------------------------------------------------------------------------


def test_models_describes_what_is_bundled_and_installed(
    acgan: Acgan, bundled: Path, home: Path
) -> None:
    (home / "models").mkdir(parents=True)
    write_tiny_model(home / "models" / "mine.onnx", name="Mine", num_styles=2)
    ran = acgan("models --all")
    assert (ran.status, ran.err) == (0, "")
    tiny, mine = ran.out.split("\n\n")
    assert tiny.startswith("Tiny: generator, dcgan, bundled with the program")
    assert "16 x 16 pixels" in tiny
    assert "--hair-color blonde 33 %, pink 33 %, blue 33 %" in tiny
    assert "1 kimg on drawn (12 pictures)" in tiny
    assert "CC0" in tiny
    assert mine.startswith("Mine: generator, dcgan\n")
    assert "2 style layers" in mine


def test_models_is_a_few_lines_for_each(acgan: Acgan, bundled: Path, home: Path) -> None:
    (home / "models").mkdir(parents=True)
    write_tiny_model(home / "models" / "mine.onnx", name="Mine")
    ran = acgan("models")
    assert (ran.status, ran.err) == (0, "")
    tiny, mine, more = ran.out.split("\n\n")
    assert tiny.startswith("Tiny: generator, dcgan, bundled with the program\n")
    assert "--hair-color" in tiny
    assert max(len(each.splitlines()) for each in (tiny, mine)) <= 4
    assert "--all" in more


def test_models_lists_what_was_measured_when_asked_for_all(acgan: Acgan) -> None:
    tagger = str(bundled_folder() / "anime-tagger.onnx")
    short, full = acgan("models", tagger).out, acgan("models --all", tagger).out
    assert " measured; acgan models --all" in short
    assert "(faces" not in short
    assert len(full.splitlines()) > len(short.splitlines())


def test_models_describes_files_and_names_those_it_cannot(
    acgan: Acgan, bundled: Path, tmp_path: Path
) -> None:
    (tmp_path / "broken.onnx").write_bytes(b"broken")
    ran = acgan("models broken.onnx missing.onnx", str(bundled))
    assert ran.status == 2
    assert ran.out.startswith("Tiny: generator")
    broken, missing = ran.err.splitlines()
    assert "broken.onnx" in broken
    assert "missing.onnx" in missing


# The window --------------------------------------------------------------------------------------


@pytest.fixture
def bare_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("bare_linux")
def test_without_a_screen(acgan: Acgan) -> None:
    for line in ("", "open"):
        assert "no screen here" in acgan(line).sentence()


@pytest.mark.usefixtures("bare_linux")
def test_missing_system_libraries_are_named_by_package(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = {"libEGL.so.1", "libxcb-cursor.so.0"}

    def check() -> None:
        screen_check.check_screen(can_be_loaded=lambda library: library not in missing)

    monkeypatch.setenv("DISPLAY", ":0")
    with pytest.raises(UserError, match=r"apt install libegl1 libxcb-cursor0$"):
        check()
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    with pytest.raises(UserError, match=r"apt install libegl1$"):
        check()


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (ImportError("libGL.so.1: cannot open shared object file: No such file"), "libgl1"),
        (ImportError("libodd.so.7: cannot open shared object file: No such file"), "libodd.so.7"),
        (ModuleNotFoundError("No module named 'PySide6'", name="PySide6"), "pip install PySide6"),
        (ImportError("something else"), "something else"),
    ],
)
def test_failed_imports_of_the_window_are_explained(error: ImportError, expected: str) -> None:
    sentence = str(screen_check.explain_import_error(error))
    assert expected in sentence
    assert "\n" not in sentence


def test_window_opens_with_the_model_named(acgan: Acgan, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[Path | None, list[Path]]] = []

    class FakeWindow:
        @staticmethod
        def run(model: Path | None, files: list[Path], requests: WindowRequests | None) -> int:
            asked.append((model, files))
            assert (requests is None) == (len(asked) == 3)  # that one is a window of its own
            if requests is not None:
                requests.close()
            return 7

    monkeypatch.setattr("acgan_desktop.cli.screen_check.check_screen", lambda: None)
    monkeypatch.setitem(sys.modules, "acgan_desktop.ui.shell.application", FakeWindow)
    assert acgan("").status == 7
    assert acgan("open --model some.onnx").status == 7
    assert acgan("open --new-window").status == 7
    assert asked == [(None, []), (Path("some.onnx"), []), (None, [])]


def test_a_file_by_itself_is_opened(
    acgan: Acgan, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[list[Path]] = []

    class FakeWindow:
        @staticmethod
        def run(model: Path | None, files: list[Path], requests: WindowRequests | None) -> int:
            asked.append(files)
            if requests is not None:
                requests.close()
            return 0

    monkeypatch.setattr("acgan_desktop.cli.screen_check.check_screen", lambda: None)
    monkeypatch.setitem(sys.modules, "acgan_desktop.ui.shell.application", FakeWindow)
    monkeypatch.chdir(tmp_path)
    names = ["one face.PNG", "two.jsonl", "three.onnx", "no-ending"]
    for name in names:
        Path(name).write_bytes(b"")
    for name in names:
        assert acgan("", name).status == 0
    address = (tmp_path / names[0]).as_uri()
    assert acgan("open", address, names[1]).status == 0
    assert asked == [
        *([Path(name)] for name in names),
        [tmp_path / names[0], Path(names[1])],
    ]


def test_what_cannot_be_opened_is_said_before_a_window_is(
    acgan: Acgan, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert acgan("missing.png").sentence() == "There is no file missing.png."
    assert "is a folder" in acgan("", str(tmp_path)).sentence()
    assert "did you mean 'favourites'" in acgan("favorite").sentence()
    Path("favourites").write_text("a file of this name is no reason to open it")
    assert acgan("favorites list").status == 0


def test_a_window_that_is_open_takes_the_files(
    acgan: Acgan, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("acgan_desktop.cli.screen_check.check_screen", lambda: None)
    path = tmp_path / "a.png"
    path.write_bytes(b"")
    window = WindowRequests.claim()
    assert window is not None
    taken: list[OpenRequest] = []

    def take() -> None:
        while not taken:
            taken.extend(window.take())

    taking = threading.Thread(target=take)
    taking.start()
    ran = acgan("open --model mine.onnx", str(path))
    taking.join()
    window.close()
    assert ran.status == 0
    assert "takes it from here" in ran.out
    assert [request.files for request in taken] == [(str(path),)]
    assert taken[0].model == os.path.abspath("mine.onnx")  # noqa: PTH100


# A process of its own ----------------------------------------------------------------------------


def run_python(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = dict(os.environ, OMP_NUM_THREADS="1")
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        env=environment,
        cwd=cwd,
        timeout=120,
        check=False,
    )


def test_version_without_a_window() -> None:
    ran = run_python("-m", "acgan_desktop", "--version")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, f"acgan-desktop {__version__}\n", "")


HEAVY = "{'PySide6', 'torch', 'trainer', 'onnx', 'onnxruntime', 'numpy', 'pydantic'}"


@pytest.mark.parametrize("line", ["--version", "--help", "models --help"])
def test_answers_at_once_without_anything_heavy(line: str) -> None:
    ran = run_python(
        "-c",
        "import sys; from acgan_desktop.cli.main import main\n"
        f"try: main({line.split()!r})\n"
        f"finally: print({HEAVY} & sys.modules.keys(), file=sys.stderr)",
    )
    assert (ran.returncode, ran.stderr) == (0, "set()\n")


def test_drawing_and_describing_import_neither_qt_nor_torch(tmp_path: Path) -> None:
    write_tiny_model(tmp_path / "tiny.onnx")
    ran = run_python(
        "-c",
        "import sys; from acgan_desktop.cli.main import main\n"
        "assert main(['models', 'tiny.onnx']) == 0\n"
        "assert main(['generate', '--model', 'tiny.onnx', '--count', '1']) == 0\n"
        "print({'PySide6', 'torch', 'trainer'} & sys.modules.keys(), file=sys.stderr)",
        cwd=tmp_path,
    )
    assert (ran.returncode, ran.stderr) == (0, "set()\n")


@pytest.mark.skipif(os.name == "nt", reason="needs a shell with pipes")
def test_a_reader_that_has_seen_enough(tmp_path: Path) -> None:
    write_tiny_model(tmp_path / "tiny.onnx")
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        ran = subprocess.run(
            [sys.executable, "-m", "acgan_desktop", "models", "tiny.onnx"],
            cwd=tmp_path,
            stdout=closed,
            stderr=subprocess.PIPE,
            check=False,
            timeout=120,
        )
    assert (ran.returncode, ran.stderr) == (0, b"")
