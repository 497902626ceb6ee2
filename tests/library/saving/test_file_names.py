"""Names from a pattern, safe on three systems."""

import pytest

from acgan_desktop.core.errors import UserError
from acgan_desktop.library.saving.file_names import MAX_NAME_BYTES, names_for, safe_name

ONE: dict[str, str | int] = {"hair_color": "pink", "seed": 7, "n": 1}


def test_fields_are_filled_and_numbers_padded() -> None:
    both = [ONE, {**ONE, "n": 2}]
    assert names_for("{hair_color}-{seed}-{n:3}", both) == ["pink-7-001", "pink-7-002"]


def test_names_never_meet_even_in_capitals() -> None:
    values = [{"name": "Rei"}, {"name": "rei"}, {"name": "REI"}, {"name": "rei (2)"}]
    names = names_for("{name}", values)
    assert names == ["Rei", "rei (2)", "REI (3)", "rei (2) (2)"]
    assert len({name.casefold() for name in names}) == 4


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("../../etc/passwd", "-..-etc-passwd"),
        ("a<b>:c|?*", "a-b--c---"),
        ("con", "_con"),
        ("LPT1.x", "_LPT1.x"),
        (" . ", "avatar"),
        ("", "avatar"),
        ("a\x00\x1b\u202eb", "ab"),
        ("ends. ", "ends"),
        ("桃色の髪", "桃色の髪"),
    ],
)
def test_every_name_is_safe(text: str, name: str) -> None:
    assert safe_name(text) == name


def test_long_names_are_cut_between_letters() -> None:
    name = safe_name("髪" * 500)
    assert len(name.encode()) <= MAX_NAME_BYTES
    assert set(name) == {"髪"}


@pytest.mark.parametrize(
    "pattern", ["{eyes}", "{", "{n", "a}b", "", "  ", "{n!r}", "{n:x}", "x" * 501]
)
def test_a_pattern_that_names_something_else_is_refused(pattern: str) -> None:
    with pytest.raises(UserError, match="pattern"):
        names_for(pattern, [ONE])
