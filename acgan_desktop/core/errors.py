"""What a person is told when something they gave cannot be used."""

from acgan_desktop.core.visible_text import MAX_SENTENCE, shortened, visible


class UserError(Exception):
    """Something outside the program is wrong, and a person can mend it.

    The message is one clear sentence: what was wrong, where, and what to do. Commands print it and
    exit with status 2; the window shows it in a box with the details to copy. It may quote a
    stranger's file: as text it holds no control character and has a bounded length.
    """

    def __str__(self) -> str:
        """Return the sentence, safe to print."""
        return shortened(visible(super().__str__()), MAX_SENTENCE)
