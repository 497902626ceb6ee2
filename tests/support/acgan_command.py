"""What the fixture ``acgan`` of ``cli_support`` is, and what it returns."""

from typing import Protocol


class Ran:
    """What a command printed and returned."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err

    def sentence(self) -> str:
        """Return the one sentence of a refusal, having checked that it is just that."""
        assert self.status == 2
        assert self.out == ""
        assert self.err.startswith("acgan: ")
        assert self.err.count("\n") == 1
        return self.err.removeprefix("acgan: ").strip()


class Acgan(Protocol):
    """Runs a command: the words of a line, then more of them as they are."""

    def __call__(self, line: str, *more: str) -> Ran: ...
