"""Reading small files that somebody may have swapped for something else."""

import csv
import io
import os
from pathlib import Path

import pytest

from acgan_desktop.core.bounded_file import bounded_lines, read_bounded
from acgan_desktop.core.errors import UserError


class OwnError(UserError):
    """Of whoever reads."""


def test_a_file_within_the_bound_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"12345")
    assert read_bounded(tmp_path / "f", 5, "a number") == b"12345"


def test_what_cannot_be_read_is_one_sentence_of_the_readers_kind(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"123456")
    with pytest.raises(OwnError, match=r"f is too large to be a number\."):
        read_bounded(tmp_path / "f", 5, "a number", OwnError)
    with pytest.raises(OwnError, match="is not a file"):
        read_bounded(tmp_path, 5, "a number", OwnError)
    with pytest.raises(OwnError, match="cannot be read: No such file") as caught:
        read_bounded(tmp_path / "nowhere", 5, "a number", OwnError)
    assert isinstance(caught.value.__cause__, FileNotFoundError)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UserError, match="is not a file"):
        read_bounded(tmp_path / "pipe", 5, "a number")


def test_lines_are_those_of_the_table_and_none_is_too_long() -> None:
    table = 'a,"b\nc"\r\nd\n'
    stream = io.StringIO(table, newline="")
    assert "".join(bounded_lines(stream, most=20)) == table
    stream.seek(0)
    assert list(csv.reader(bounded_lines(stream))) == [["a", "b\nc"], ["d"]]
    stream.seek(0)
    with pytest.raises(csv.Error, match="more than 4 characters"):
        list(bounded_lines(stream, most=4))
