"""Where the files of the Linux packages lie, with a program of two lines in them."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from appimage import make_appimage
from deb import make_deb
from icons import LINUX_SIDES
from linux_tree import LINUX, lay_tree, settle
from project import NAME, version
from trimming import remove_unneeded, trim

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="packages of Linux")
# As much of a runtime as is looked at.
RUNTIME = b"\x7fELF\x02\x01\x01\x00AI\x02" + bytes(500)


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    """A folder as PyInstaller makes it; its program says its arguments."""
    folder = tmp_path / "frozen"
    translations = folder / "_internal" / "PySide6" / "Qt" / "translations"
    plugins = folder / "_internal" / "PySide6" / "Qt" / "plugins"
    for path in (translations, plugins / "tls", plugins / "platforms"):
        path.mkdir(parents=True)
    for name in ("qtbase_de.qm", "qtbase_ja.qm", "qtbase_zh_CN.qm"):
        (translations / name).write_bytes(b"")
    for name in ("tls/libqopenssl.so", "platforms/libqxcb.so", "platforms/libqvnc.so"):
        (plugins / name).write_bytes(b"")
    for name in (NAME, "acgan"):
        (folder / name).write_text('#!/bin/sh\necho "said $*"\n')
        (folder / name).chmod(0o755)
    return folder


@pytest.fixture
def icons(tmp_path: Path) -> Path:
    folder = tmp_path / "icons"
    folder.mkdir()
    for side in LINUX_SIDES:
        (folder / f"app-{side}.png").write_bytes(b"png")
    return folder


def said(program: Path, *words: str) -> str:
    done = subprocess.run([program, *words], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def test_what_is_never_loaded_is_left_out(frozen: Path) -> None:
    trim(frozen)
    qt = frozen / "_internal" / "PySide6" / "Qt"
    assert {path.name for path in (qt / "translations").iterdir()} == {
        "qtbase_ja.qm",
        "qtbase_zh_CN.qm",
    }
    assert [path.name for path in (qt / "plugins").rglob("*.so")] == ["libqxcb.so"]
    assert (frozen / "acgan").readlink() == Path(NAME)


@pytest.mark.skipif(shutil.which("objdump") is None, reason="binutils are not here")
def test_libraries_that_nobody_names_go_and_others_stay(tmp_path: Path) -> None:
    source = Path(sys.executable).resolve()
    (tmp_path / "program").write_bytes(source.read_bytes())
    for name in ("libc.so.6", "libnobody.so.1"):  # every program names the first
        (tmp_path / name).write_bytes(source.read_bytes())
    remove_unneeded(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"program", "libc.so.6"}


def test_commands_and_menu_entry_lead_to_the_program(
    frozen: Path, icons: Path, tmp_path: Path
) -> None:
    lay_tree(tmp_path / "top", frozen, icons)
    usr = tmp_path / "top" / "usr"
    for name in ("acgan", "acgan-desktop"):
        assert said(usr / "bin" / name, "open", "a b.png") == "said open a b.png"
    assert (usr / "share/applications/acgan-desktop.desktop").is_file()
    assert (usr / "share/mime/packages/acgan-desktop.xml").is_file()
    told = (usr / "share/metainfo/org.acgan.desktop.metainfo.xml").read_text("utf-8")
    assert f'version="{version()}"' in told
    assert "@" not in told
    settle(usr)
    assert (usr / "lib/acgan-desktop" / NAME).stat().st_mode & 0o777 == 0o755


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="Debian's tools are not here")
@pytest.mark.skipif(shutil.which("objdump") is None, reason="binutils are not here")
def test_a_debian_package_is_the_same_each_time(
    frozen: Path, icons: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    packed = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        packed.append(make_deb(frozen, icons, tmp_path / name, "1.5rc1", quick=True))
        (frozen / NAME).touch()
    assert packed[0].name.startswith("acgan-desktop_1.5~rc1_")
    assert packed[0].read_bytes() == packed[1].read_bytes()
    subprocess.run(["dpkg-deb", "-x", packed[0], tmp_path / "root"], check=True)
    assert said(tmp_path / "root" / "usr" / "bin" / "acgan", "--version") == "said --version"


@pytest.mark.skipif(shutil.which("mksquashfs") is None, reason="squashfs-tools are not here")
def test_an_appimage_is_a_runtime_and_the_files(frozen: Path, icons: Path, tmp_path: Path) -> None:
    (tmp_path / "runtime").write_bytes(RUNTIME)
    whole = make_appimage(frozen, icons, tmp_path / "runtime", tmp_path)
    assert whole.read_bytes().startswith(RUNTIME)
    unpack = ["unsquashfs", "-q", "-n", "-d", str(tmp_path / "AppDir"), "-o", str(len(RUNTIME))]
    subprocess.run([*unpack, str(whole)], check=True)
    assert said(tmp_path / "AppDir" / "AppRun", "open", "a b.png") == "said open a b.png"
    assert (tmp_path / "AppDir" / "acgan-desktop.desktop").is_file()
    assert (tmp_path / "AppDir" / ".DirIcon").is_file()


def test_no_file_but_a_runtime_begins_an_appimage(
    frozen: Path, icons: Path, tmp_path: Path
) -> None:
    (tmp_path / "runtime").write_bytes(b"\x7fELF" + bytes(500))
    with pytest.raises(SystemExit, match="is no runtime"):
        make_appimage(frozen, icons, tmp_path / "runtime", tmp_path)


def test_installing_for_one_person_again_and_removing(
    frozen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, unpacked = tmp_path / "h$o\\me & 100%", tmp_path / "unpacked"
    home.mkdir()
    shutil.copytree(frozen, unpacked / NAME)
    for name in ("install.sh", "acgan-desktop.desktop", "acgan-desktop.xml"):
        shutil.copy(LINUX / name, unpacked)
    (unpacked / "acgan-desktop.svg").write_text("<svg/>")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    favourites = home / "data" / "acgan-desktop" / "favourites.db"
    favourites.parent.mkdir(parents=True)
    favourites.write_bytes(b"kept")
    for _ in range(2):  # the second time over the first
        said(unpacked / "install.sh")
        assert said(home / ".local/bin/acgan", "--version") == "said --version"
    entry = (home / "data/applications/acgan-desktop.desktop").read_text("utf-8")
    program = str(home / "data/acgan-desktop-program" / NAME)
    escaped = program.replace("\\", r"\\\\").replace("$", r"\\$").replace("%", "%%")
    assert f'Exec="{escaped}" open %F\n' in entry
    said(unpacked / "install.sh", "--remove")
    left = [path for path in home.rglob("*") if path.is_file() or path.is_symlink()]
    kept = [path for path in left if "mime" not in path.parts and path.suffix != ".cache"]
    assert kept == [favourites]
