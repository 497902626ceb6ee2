"""What a stranger's file says never steers a terminal, and is never read as markup."""

import io
import unicodedata

import pytest
from rich.progress import Progress

from acgan_desktop.core.avatar import Avatar, AvatarError
from acgan_desktop.core.errors import UserError
from acgan_desktop.core.terminal import SafeConsole, description
from acgan_desktop.core.visible_text import print_problem, print_text, visible, visible_lines

HARMFUL = "\x00\x07\x08\x0b\x0c\r\x1b\x7f\x80\x85\x9b\x9f\u061c\u200b\u200e\u200f\u2028\u2029"
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
OWNED = "\x1b]0;owned\x07\x1b[2J\x1b[31mEvil\nacgan: All is well"


@pytest.mark.parametrize("letter", [*HARMFUL, *TURNING, "\n", "\t", "\ud800", "\U000e0041"])
def test_a_control_character_is_written_out(letter: str) -> None:
    shown = visible(f"a{letter}b")
    assert shown.isascii()
    assert shown.isprintable()
    assert shown == f"a{letter.encode('unicode_escape', 'surrogatepass').decode()}b"


def test_every_letter_is_harmless() -> None:
    for number in range(0x110000):
        letter = chr(number)
        if unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") or unicodedata.bidirectional(
            letter
        ) in (
            "LRE",
            "RLE",
            "PDF",
            "LRO",
            "RLO",
            "LRI",
            "RLI",
            "FSI",
            "PDI",
        ):
            assert visible(letter) != letter


@pytest.mark.parametrize("text", ["hair 髪　ñ", "👩\u200d🎨", "[red]x[/red]", "C:\\new", "é"])
def test_ordinary_words_stay(text: str) -> None:
    assert visible(text) == visible_lines(text) == text


def test_lines_stay_lines() -> None:
    assert visible_lines("a\n\tb\x1b") == "a\n\tb\\x1b"


def test_an_error_is_one_safe_sentence() -> None:
    assert str(UserError(OWNED)) == ("\\x1b]0;owned\\x07\\x1b[2J\\x1b[31mEvil\\nacgan: All is well")
    assert len(str(UserError("x" * 10_000_000))) <= 4000
    with pytest.raises(AvatarError) as caught:
        Avatar.from_json('{"model":"a","sources":[],"\\u001b[2J":1,"%s":2}' % ("k" * 100_000))
    assert len(str(caught.value)) < 1000
    assert visible(str(caught.value)) == str(caught.value)


def test_what_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    print_text(f"file\n  {OWNED}")
    print_problem("acgan", OWNED)
    captured = capsys.readouterr()
    assert captured.out == ("file\n  \\x1b]0;owned\\x07\\x1b[2J\\x1b[31mEvil\nacgan: All is well\n")
    assert captured.err.count("\n") == 1
    assert "\x1b" not in captured.err


def test_progress_shows_no_markup_and_no_control_characters() -> None:
    console = SafeConsole()
    console.file = stream = io.StringIO()
    console.say(f"[red]Evil[/red] :smile: {OWNED}")
    with Progress(description(), console=console) as bar:
        bar.add_task("[bold]class[/bold]\x1b[2J\x9b", total=1)
    shown = stream.getvalue()
    assert "[red]Evil[/red] :smile:" in shown
    assert "[bold]class[/bold]\\x1" in shown
    assert "\x1b[2J" not in shown
    assert "\x9b" not in shown
    assert "\x07" not in shown
