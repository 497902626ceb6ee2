"""From tags, as picture sites and captioning programs write them, to attributes.

A word list (TOML) has a table for each attribute, and in it a list of tags for each class::

    [hair_color]
    blonde = ["blonde hair", "yellow hair"]

    [smile]
    yes = ["smile", "grin"]

A picture whose tags mean two classes of an attribute is unknown in it. An attribute with the class
``yes`` alone is a switch: ``no`` where there are tags and none of these.
"""

import importlib.resources
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from acgan_desktop.core.bounded_file import read_bounded_text
from acgan_desktop.core.errors import UserError

TAG_COLUMNS = frozenset(
    {"tags", "tag", "tag_string", "tags_general", "tag_string_general", "caption", "text", "prompt"}
)
_SWITCH = frozenset({"yes"})
_SENTENCE_WORDS = 5  # so many words without a comma are a sentence and not one tag
_SURE = 0.5  # probability from which on a tag that a program gave is believed
_MAX_DEPTH = 4
_MAX_WORDS_BYTES = 1024 * 1024
_MAX_NAME_LENGTH = 100
# ``(smile:1.2)`` and ``\(`` as prompts write them.
_WEIGHT = re.compile(r"^[\(\[{]+(.*?)(?::[\d.]+)?[\)\]}]+$")


@dataclass(frozen=True)
class WordList:
    """Which tags mean which classes.

    Attributes:
        classes: attribute -> tag as :func:`plain_tag` returns it -> class.
    """

    classes: Mapping[str, Mapping[str, str]]

    def read(self, tags: Iterable[str]) -> dict[str, str]:
        """Return the class of each attribute of which ``tags`` say one thing."""
        plain = {plain_tag(tag) for tag in tags} - {""}
        sentences = [tag for tag in plain if tag.count(" ") >= _SENTENCE_WORDS - 1]
        found: dict[str, str] = {}
        for attribute, words in self.classes.items():
            said = {words[tag] for tag in plain if tag in words}
            for sentence in sentences:
                said |= {name for word, name in words.items() if _in_sentence(word, sentence)}
            if len(said) == 1:
                found[attribute] = said.pop()
            elif not said and plain and set(words.values()) == _SWITCH:
                found[attribute] = "no"
        return found


def plain_tag(tag: str) -> str:
    """Return a tag as it is compared: small letters, spaces, no weight."""
    text = unicodedata.normalize("NFKC", tag).replace("\\", "").strip()
    if (weighted := _WEIGHT.match(text)) is not None:
        text = weighted[1]
    return " ".join(text.replace("_", " ").casefold().split()).strip(".")


def split_tags(text: str) -> set[str]:
    """Return the tags in a text: between commas, on lines, or of one word each with ``_``."""
    for separators in (",;、，", "\n"):
        if any(separator in text.strip() for separator in separators):
            parts = re.split(rf"[{separators}\n]", text)
            return {part.strip() for part in parts} - {""}
    if "_" in text:
        return set(text.split())
    return {text.strip()} - {""}


def tags_in(value: object, depth: int = 0) -> set[str]:
    """Return the tags in a JSON value, as downloaders and tagging programs write them.

    A text of tags, a list of texts or of objects with a ``name``, or an object: of lists by kind,
    or of probabilities by tag.
    """
    if isinstance(value, str):
        return split_tags(value)
    found: set[str] = set()
    if depth < _MAX_DEPTH and isinstance(value, list):
        for each in value:
            if isinstance(each, str):
                found.add(each)
            elif isinstance(each, dict) and isinstance(each.get("name"), str):
                found.add(each["name"])
    elif depth < _MAX_DEPTH and isinstance(value, dict):
        for key, each in value.items():
            if isinstance(each, bool) or not isinstance(each, int | float):
                found |= tags_in(each, depth + 1)
            elif each >= _SURE:
                found.add(str(key))
    return found


def tags_of_object(content: object) -> set[str]:
    """Return the tags in what a downloader wrote about one picture."""
    if isinstance(content, dict):
        named = {key: value for key, value in content.items() if _is_tag_key(str(key))}
        if named:
            return set().union(*(tags_in(value) for value in named.values()))
        if all(isinstance(value, int | float) for value in content.values()):
            return tags_in(content)
        return set()
    return tags_in(content)


def _is_tag_key(key: str) -> bool:
    key = key.casefold()
    return key in TAG_COLUMNS or key.startswith(("tags_", "tag_string_"))


def _in_sentence(word: str, sentence: str) -> bool:
    at = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", sentence)
    return at is not None and not sentence[: at.start()].endswith(("no ", "without ", "without a "))


def bundled_words() -> WordList:
    """Return the word list that comes with the trainer."""
    file = importlib.resources.files("acgan_resources") / "tags.toml"
    return _word_list(file.read_text(encoding="utf-8"), "the trainer's word list")


def read_words(path: Path) -> WordList:
    """Read a person's own word list.

    Raises:
        UserError: it cannot be read, or is no word list.
    """
    text = read_bounded_text(path, _MAX_WORDS_BYTES, "a list of tags")
    return _word_list(text, f"the list of tags {path}")


def _word_list(text: str, where: str) -> WordList:
    form = f'{where} needs tables such as [hair_color] with lines such as red = ["red hair"]'
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UserError(f"{form}: {error}.") from error
    classes: dict[str, dict[str, str]] = {}
    for attribute, table in tables.items():
        if not isinstance(table, dict) or not table:
            raise UserError(f'{form}; "{attribute[:40]}" is no such table.')
        words = classes.setdefault(attribute, {})
        for name, tags in table.items():
            if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
                raise UserError(f'{form}; "{name[:40]}" of "{attribute[:40]}" is no list of texts.')
            for tag in map(plain_tag, tags):
                if words.setdefault(tag, name) != name:
                    raise UserError(
                        f'{where} gives the tag "{tag[:40]}" to two classes of '
                        f'"{attribute[:40]}": {words[tag][:40]} and {name[:40]}.'
                    )
        for name in (attribute, *table):
            if not name.isprintable() or not 1 <= len(name) <= _MAX_NAME_LENGTH:
                raise UserError(f"{where}: names have 1 to {_MAX_NAME_LENGTH} visible characters.")
    if not classes:
        raise UserError(f"{form}.")
    return WordList(classes)
