"""What the Create page offers to the command palette beside its actions: every wish by its name."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from acgan_desktop.ui.i18n.avatar_words import value_in_words
from acgan_desktop.ui.i18n.vocabulary import shown
from acgan_desktop.ui.services.commands import Command

if TYPE_CHECKING:
    from acgan_desktop.ui.create.create_page import CreatePage


def wish_commands(page: "CreatePage") -> Iterator[Command]:
    """Return a command for each class of each attribute, such as "Hair colour: Pink"."""
    manifest = page.context.manifest
    group = QCoreApplication.translate("Pages", "Create")
    for attribute in manifest.attributes if manifest is not None else ():
        for value in (None, *attribute.classes):
            title = f"{shown(attribute.name)}: {value_in_words(value)}"
            wish = partial(page.wish, attribute.name, value)
            yield Command(title, wish, group, icon="create")
