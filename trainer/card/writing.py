"""Writing a card while its writer may be writing in it, too."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from acgan_desktop.core import durable
from acgan_desktop.core.errors import UserError
from trainer.card.by_hand import read_by_hand


def written_by_hand(card: Path) -> dict[str, str]:
    """Return what a person wrote into the card so far; nothing if it is not there.

    Raises:
        UserError: it cannot be read, or what was written by hand cannot be told from the rest.
    """
    return read_by_hand(_existing(card), str(card))


def write_card(card: Path, text_for: Callable[[Mapping[str, str]], str]) -> None:
    """Write a card with all that a person has saved in it until the moment it is replaced.

    Args:
        card: where it lies; it need not be there.
        text_for: returns its text, given what was written by hand.

    Raises:
        UserError: it cannot be written, or what was written by hand cannot be told from the rest.
    """
    before = _existing(card)
    while True:
        text = text_for(read_by_hand(before, str(card)))
        try:
            with durable.partial_file(card) as (partial, stream):
                stream.write(text.encode())
                stream.flush()
                os.fsync(stream.fileno())
                stream.close()
                now = _existing(card)
                if now == before:  # nobody has saved it since it was read
                    partial.replace(card)
                    durable.sync_folder(card.parent)
                    return
        except OSError as error:
            raise UserError(f"{card} cannot be written: {error.strerror or error}.") from error
        before = now


def _existing(card: Path) -> str:
    try:
        return card.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"{card} cannot be read: {error}.") from error
