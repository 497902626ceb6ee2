"""A short part of benchmarks/fuzz_files.py: spoiled files of every kind, and the healthy ones."""

import sys
from pathlib import Path

import pytest
from fuzz_files import main, read_spoiled, readers_of


@pytest.mark.parametrize("what", ["pictures", "texts"])
def test_what_is_not_spoiled_is_read(tmp_path: Path, what: str) -> None:
    for reader in readers_of(what, tmp_path):
        folder = tmp_path / reader.name
        folder.mkdir()
        (folder / reader.file).write_bytes(reader.healthy)
        reader.read(folder / reader.file)


@pytest.mark.parametrize(("what", "count"), [("pictures", 180), ("texts", 210)])
def test_no_spoiled_file_does_harm(tmp_path: Path, what: str, count: int) -> None:
    found = read_spoiled(what, 7, 0, count, tmp_path / "faults")
    assert not [name for name in found if name.startswith("FAULT") and "MiB" not in name]
    assert sum(found.values()) >= count
    kinds = {name.split(", ")[0] for name in found}
    assert {"read", "refused"} <= kinds


def test_the_command_counts_in_a_child(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    options = ["--pictures", "12", "--texts", "21", "--seed", "2", "--keep", str(tmp_path)]
    monkeypatch.setattr(sys, "argv", ["fuzz_files.py", *options])
    assert main() == 0
    assert capsys.readouterr().out.endswith("faults: 0\n")
