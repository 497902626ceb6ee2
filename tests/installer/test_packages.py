"""What goes into the packages of each system, without building one."""

import ast
import configparser
import gzip
import os
import re
import sys
import tomllib
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from archive import FIRST_DAY, write_tar
from deb import control_text
from freezing import windows_version_info
from linux_libraries import Needs, debian_depends, needs_of
from linux_tree import LINUX, menu_entry
from project import ROOT, debian_version, source_date, version

import acgan_desktop
from acgan_desktop.library.favourites.collection import KIND

MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_the_version_stands_in_one_place() -> None:
    assert version() == acgan_desktop.__version__
    assert PROJECT["project"]["dynamic"] == ["version"]
    told = PROJECT["tool"]["setuptools"]["dynamic"]["version"]
    assert told == {"attr": "acgan_desktop.__version__"}


@pytest.mark.parametrize(
    ("python", "debian"),
    [
        ("1.2.0", "1.2.0"),
        ("1.2.0rc1", "1.2.0~rc1"),
        ("2.0a3", "2.0~a3"),
        ("0.3.0.dev4", "0.3.0~dev4"),
    ],
)
def test_versions_are_ordered_as_debian_orders_them(python: str, debian: str) -> None:
    assert debian_version(python) == debian


def test_times_come_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert source_date() == 1700000000
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "5")
    assert source_date() == FIRST_DAY


def test_the_same_files_are_the_same_archive(tmp_path: Path) -> None:
    packed = []
    for place, order, when in (("one", "abc", 1), ("two", "cab", 2_000_000_000)):
        top = tmp_path / place / "top"
        top.mkdir(parents=True)
        for name in order:
            (top / name).write_text(name)
            os.utime(top / name, (when, when))
        (top / "a").chmod(0o640)
        write_tar(top, tmp_path / f"{place}.tar.gz", FIRST_DAY)
        packed.append((tmp_path / f"{place}.tar.gz").read_bytes())
    assert packed[0] == packed[1]
    assert b"top/b" in gzip.decompress(packed[0])


@pytest.mark.skipif(sys.platform != "linux", reason="reads ELF files")
def test_libraries_become_packages(tmp_path: Path) -> None:
    needs = Needs({"libc.so.6": ["a"], "libEGL.so.1": ["b"], "libm.so.6": ["a"]}, (2, 35))
    assert debian_depends(needs) == ["libc6 (>= 2.35)", "libegl1"]
    with pytest.raises(SystemExit, match=r"libodd\.so\.3 \(needed by lib/x\.so\)"):
        debian_depends(Needs({"libodd.so.3": ["lib/x.so"]}, (2, 35)))
    (tmp_path / "text").write_text("no program")
    assert needs_of(tmp_path) == Needs({}, (0,))


def test_the_package_says_what_it_needs() -> None:
    text = control_text("1.0", "amd64", ["libc6 (>= 2.35)", "libegl1"], 1234)
    keys = [line.partition(":")[0] for line in text.splitlines() if not line.startswith(" ")]
    assert keys[:4] == ["Package", "Version", "Architecture", "Maintainer"]
    assert "Installed-Size: 1234\nDepends: libc6 (>= 2.35), libegl1\n" in text
    assert text.endswith(".\n")


def test_the_menu_entry_opens_files_of_the_kinds_that_are_declared() -> None:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read_string(menu_entry("acgan-desktop"))
    entry = parser["Desktop Entry"]
    assert entry["Exec"] == "acgan-desktop open %F"
    kinds = ElementTree.parse(LINUX / "acgan-desktop.xml").getroot().findall(f"{MIME}mime-type")
    own = {kind.get("type") for kind in kinds}
    assert own | {"image/png"} == set(entry["MimeType"].strip(";").split(";"))
    for key in ("GenericName", "Comment", "Keywords"):
        assert {f"{key}[ja]", f"{key}[zh_CN]"} <= set(entry)


def test_kinds_of_files_are_told_by_what_the_program_writes() -> None:
    text = (LINUX / "acgan-desktop.xml").read_text("utf-8")
    assert f'value="&quot;{KIND}&quot;"' in text


def test_windows_is_told_the_version() -> None:
    text = windows_version_info("1.2.0rc1")
    ast.parse(text)
    assert "filevers=(1, 2, 1, 0)" in text
    assert "StringStruct('ProductVersion', '1.2.0rc1')" in text


def test_the_lock_file_has_every_dependency() -> None:
    """After a change of dependencies, make it again with the command in its head."""
    project = PROJECT["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["train"], *extras["test"]]
    names = {re.split(r"[^A-Za-z0-9_.-]", one)[0].lower().replace("_", "-") for one in wanted}
    lines = (ROOT / "requirements-test.txt").read_text("utf-8").splitlines()
    locked = {line.partition("==")[0] for line in lines if re.match(r"[a-z0-9]", line)}
    assert names <= locked
