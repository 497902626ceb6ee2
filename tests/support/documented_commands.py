"""Finds the commands that the documents show, as a reader would type them."""

import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCUMENTS = (
    "README.md",
    "docs/figures.md",
    "docs/data.md",
    "docs/gpu.md",
    "docs/paper-dcgan.md",
    "docs/comparison/README.md",
    "installer/README.md",
    "resources/models/anime-64.md",
    "resources/models/anime-tagger.md",
    "resources/models/anime-upscaler.md",
    "resources/models/realesrgan-x4plus-anime.md",
    "docs/portraits/README.md",
)
# What a line of text must begin with to be a command; in a code block every line is one.
_STARTS = ("acgan ", "acgan-train ", "python ", "pip ", "torchrun ")
_FENCED = re.compile(r"^```[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`([^`]+)`")
_ASSIGNMENT = re.compile(r"(\w)=(['\"])(.*)\2")
_VARIABLE = re.compile(r"\$(\w)\b")


@dataclass(frozen=True)
class Documented:
    """A command and the document that shows it.

    Attributes:
        document: its path in the tree.
        text: the command on one line, variables of the document's shell filled in.
    """

    document: str
    text: str


def all_commands(subcommands: frozenset[str]) -> list[Documented]:
    """Return the commands of all documents in their order, each one once.

    Args:
        subcommands: the commands of ``acgan-train``, which running text names without it.
    """
    found: dict[str, Documented] = {}
    for document in DOCUMENTS:
        markdown = (ROOT / document).read_text(encoding="utf-8")
        for text in commands_of(markdown, subcommands):
            found.setdefault(text, Documented(document, text))
    return list(found.values())


def commands_of(markdown: str, subcommands: frozenset[str]) -> Iterator[str]:
    """Yield the commands that a document shows in blocks and in running text."""
    at = 0
    for block in _FENCED.finditer(markdown):
        yield from _of_text(markdown[at : block.start()], subcommands)
        yield from _of_block(block[1])
        at = block.end()
    yield from _of_text(markdown[at:], subcommands)


def _of_block(block: str) -> Iterator[str]:
    variables: dict[str, str] = {}
    for line in block.replace("\\\n", " ").splitlines():
        command = " ".join(re.sub(r"(^|\s)#.*", "", line).split())
        if assigned := _ASSIGNMENT.fullmatch(command):
            name, quote, value = assigned.groups()
            if quote == '"':
                value = _VARIABLE.sub(lambda found: variables[found[1]], value).replace('\\"', '"')
            variables[name] = value
        elif command:
            for part in command.split(" && "):
                yield _VARIABLE.sub(lambda found: _words_quoted(variables, found), part)


def _words_quoted(variables: Mapping[str, str], found: re.Match[str]) -> str:
    """Return a variable's words; a shell takes quotes inside a variable as they are."""
    value = variables.get(found[1])
    return found[0] if value is None else " ".join(map(shlex.quote, value.split()))


def _of_text(text: str, subcommands: frozenset[str]) -> Iterator[str]:
    for code in _INLINE.finditer(text):
        command = " ".join(code[1].split())
        words = command.split()
        if command.startswith(_STARTS):
            yield command
        elif len(words) > 1 and words[0] in subcommands:
            yield f"acgan-train {command}"
