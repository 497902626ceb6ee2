"""What the Create page offers to the command palette beside its actions: every wish by its name."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication

from acgan_desktop.engine.model_file.manifest import GeneratorManifest
from acgan_desktop.ui.i18n.avatar_words import value_in_words
from acgan_desktop.ui.i18n.vocabulary import shown
from acgan_desktop.ui.services.commands import Command


def wish_commands(
    manifest: GeneratorManifest | None, wish: Callable[[str, str | None], object]
) -> Iterator[Command]:
    """Return a command for each class of each attribute, such as "Hair colour: Pink".

    Args:
        manifest: of the model that is open; without one there are no commands.
        wish: asks for one class of an attribute, by their names; None is any class.
    """
    group = QCoreApplication.translate("Pages", "Create")
    for attribute in manifest.attributes if manifest is not None else ():
        for value in (None, *attribute.classes):
            title = f"{shown(attribute.name)}: {value_in_words(value)}"
            yield Command(title, partial(wish, attribute.name, value), group, icon="create")
