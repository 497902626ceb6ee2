"""What the engine and the library say when something is wrong, in the person's language.

Their sentences are English, because commands print them too. This list decides nothing: a
sentence that is not in it is shown as it is.
"""

import re
from functools import cache
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

# The first that fits counts. What stands in the place of {why} is looked up among WHYS in its turn.
SENTENCES: Final = (
    QT_TRANSLATE_NOOP("Sentences", "There is no picture at {path}."),
    QT_TRANSLATE_NOOP("Sentences", "There is no picture or avatar at {path}."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "{name} has no avatar inside; only pictures saved by this program have one.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "{name} is neither a PNG with an avatar inside nor an avatar."),
    QT_TRANSLATE_NOOP("Sentences", "{name} is too large to be a picture of this program."),
    QT_TRANSLATE_NOOP("Sentences", "{name} is damaged: it ends too early."),
    QT_TRANSLATE_NOOP(
        "Sentences", "{name} is damaged: the avatar inside does not match its checksum."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The avatar inside {name} is damaged."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "This avatar was made with another model than {name}; open that model to draw it.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "This is not a usable avatar: {why}."),
    QT_TRANSLATE_NOOP("Sentences", "The picture {path} cannot be saved: {why}."),
    QT_TRANSLATE_NOOP("Sentences", "The animation {path} cannot be saved: {why}."),
    QT_TRANSLATE_NOOP("Sentences", "The video cannot be made: {why}."),
    QT_TRANSLATE_NOOP("Sentences", "The folder {path} cannot be made: {why}."),
    QT_TRANSLATE_NOOP("Sentences", "The favourites in {path} cannot be used: {why}."),
    QT_TRANSLATE_NOOP("Sentences", "The favourites in {path} cannot be opened: {why}."),
    QT_TRANSLATE_NOOP("Sentences", "The favourites in {path} cannot be read: {why}."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The favourites in {path} were written by a newer version of the program; "
        "update the program to open them.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The favourites in {path} can be looked at and exported, but not changed, "
        "because their folder cannot be written.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The favourites in {path} can be looked at and exported, but not changed, "
        "because the disk is full.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The favourites in {path} are damaged, and another window or program has them open; close "
        "it and start again, and what can be read will be recovered.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "{name} does not end in .onnx, as model files do; give it such a name to add it.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The favourites were damaged: {count} could be recovered, and the damaged file is kept "
        "as {name}.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "{count} of your favourites cannot be shown, because their entries are damaged; they "
        "stay in {path}.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The model {name} was not put aside for your favourites, because the models in {folder} "
        "take {size} GiB already; keep its file yourself.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The model {name} cannot be put aside for your favourites in {folder}: {why}.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "{name} was written by a newer version of the program; update the program to import it.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "{name} is no collection of favourites of this program."),
    QT_TRANSLATE_NOOP("Sentences", "{count} {noun} in {name} cannot be used ({why})."),
    QT_TRANSLATE_NOOP(
        "Sentences", "{name} is not complete: it ends after {lines} of {expected} favourites."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The file {path} cannot be written: {why}."),
    QT_TRANSLATE_NOOP("Sentences", "The file {path} cannot be read: {why}."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The presets were damaged or from another version; the old file is {name}.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences", "There is room for {count} presets; remove one to keep another."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The presets in {path} cannot be read: {why}."),
    QT_TRANSLATE_NOOP("Sentences", "The presets cannot be saved in {path}: {why}."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "Your sliders were damaged or from another version; the old file is {name}.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences", "There is room for {count} named sliders; remove one to keep another."
    ),
    QT_TRANSLATE_NOOP("Sentences", "The sliders cannot be saved in {path}: {why}."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The settings in {path} were damaged or from another version, so some are back at "
        "their defaults; the old file is kept as {name}.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The settings in {path} were damaged or from another version, so some are back at "
        "their defaults.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "The settings in {path} cannot be read: {why}."),
    QT_TRANSLATE_NOOP("Sentences", "The settings cannot be saved in {path}: {why}."),
    QT_TRANSLATE_NOOP("Sentences", "There is no model file {path}."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "{name} is a tagger, which reads pictures; a generator is needed to draw.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "{name} is an upscaler, which enlarges pictures; a generator is needed to draw.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "{name} is a tagger, which reads pictures; drawing needs a generator.",
    ),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "{name} is an upscaler, which enlarges pictures; drawing needs a generator.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "The model cannot be copied to {path}: {why}."),
    QT_TRANSLATE_NOOP("Sentences", "The model file {path} cannot be read: {why}."),
    QT_TRANSLATE_NOOP("Sentences", "{name} is not a usable model: it {why}."),
    QT_TRANSLATE_NOOP("Sentences", "{name} cannot be used: {why}"),
    QT_TRANSLATE_NOOP("Sentences", "ONNX Runtime cannot run {name}: {why}"),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "These avatars are mixtures of too many faces: together they need {count}, and an avatar "
        "can hold {most}.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "The map ends here, a thousand million faces from its middle."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The tagger {tagger} cannot check faces of the model {name}: it does not know all that "
        "can be wished.",
    ),
    QT_TRANSLATE_NOOP("Sentences", "{path} cannot be read: {why}."),
)

WHYS: Final = (
    QT_TRANSLATE_NOOP("Sentences", "No such file or directory"),
    QT_TRANSLATE_NOOP("Sentences", "Permission denied"),
    QT_TRANSLATE_NOOP("Sentences", "Is a directory"),
    QT_TRANSLATE_NOOP("Sentences", "No space left on device"),
    QT_TRANSLATE_NOOP("Sentences", "Read-only file system"),
    QT_TRANSLATE_NOOP("Sentences", "Input/output error"),
    QT_TRANSLATE_NOOP("Sentences", "the disk is full"),
    QT_TRANSLATE_NOOP("Sentences", "another program is holding the file"),
    QT_TRANSLATE_NOOP("Sentences", "the file or its folder cannot be written"),
    QT_TRANSLATE_NOOP("Sentences", "the file cannot be opened; is its folder writable?"),
    QT_TRANSLATE_NOOP(
        "Sentences", "the file is damaged; restart the program, and it will recover what it can"
    ),
    QT_TRANSLATE_NOOP("Sentences", "there is no such file"),
    QT_TRANSLATE_NOOP("Sentences", "is not in ONNX's format"),
    QT_TRANSLATE_NOOP("Sentences", "is damaged"),
    QT_TRANSLATE_NOOP("Sentences", "is empty"),
    QT_TRANSLATE_NOOP("Sentences", "is larger than 512 MiB"),
    QT_TRANSLATE_NOOP("Sentences", "is cut off or not in ONNX's format"),
    QT_TRANSLATE_NOOP("Sentences", "has no manifest, so it was not exported for this program"),
    QT_TRANSLATE_NOOP("Sentences", "is damaged: its weights are not those that its manifest names"),
)

_SLOT = re.compile(r"\{(\w+)\}")


def sentence_in_words(sentence: str) -> str:
    """Return a sentence of the engine or the library in the present language."""
    for template in map(str, SENTENCES):
        found = _pattern(template).fullmatch(sentence)
        if found is not None:
            return _filled(template, found)
    return sentence


def _filled(template: str, found: re.Match[str]) -> str:
    """Put the parts that were ``found`` into the translation of ``template``."""

    def part(slot: re.Match[str]) -> str:
        text = found[slot[1]]
        return _why_in_words(text) if slot[1] == "why" else text

    return _SLOT.sub(part, QCoreApplication.translate("Sentences", template))


def _why_in_words(why: str) -> str:
    return QCoreApplication.translate("Sentences", why) if why in WHYS else why


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """Return what matches the sentences that ``template`` stands for."""
    pieces = _SLOT.split(template)
    return re.compile(
        "".join(
            f"(?P<{piece}>.+?)" if place % 2 else re.escape(piece)
            for place, piece in enumerate(pieces)
        ),
        re.DOTALL,
    )
