"""The pages of the window: in which order, under which name, and how each is made."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from PySide6.QtCore import QCoreApplication

from acgan_desktop.ui.desk import Desk
from acgan_desktop.ui.pages.create import CreatePage
from acgan_desktop.ui.pages.page import Page

translate = QCoreApplication.translate


@dataclass(frozen=True)
class PageEntry:
    """One page.

    Attributes:
        key: its name in the program.
        icon: its line icon.
        title: its name in the person's language.
        make: makes it, and loads its module.
    """

    key: str
    icon: str
    title: Callable[[], str]
    make: Callable[[Desk], Page]


def _explore(desk: Desk) -> Page:
    from acgan_desktop.ui.pages import explore

    return explore.ExplorePage(desk)


def _blend(desk: Desk) -> Page:
    from acgan_desktop.ui.pages import blend

    return blend.BlendPage(desk)


def _favourites(desk: Desk) -> Page:
    from acgan_desktop.ui.pages import favourites

    return favourites.FavouritesPage(desk)


def _models(desk: Desk) -> Page:
    from acgan_desktop.ui.pages import models

    return models.ModelsPage(desk)


# Pages are made, and their modules loaded, on the first visit: the start waits for one page only.
PAGES = (
    PageEntry("create", "create", lambda: translate("Pages", "Create"), CreatePage),
    PageEntry("explore", "explore", lambda: translate("Pages", "Explore"), _explore),
    PageEntry("blend", "blend", lambda: translate("Pages", "Blend"), _blend),
    PageEntry("favourites", "heart", lambda: translate("Pages", "Favourites"), _favourites),
    PageEntry("models", "model", lambda: translate("Pages", "Models"), _models),
)


def load_modules() -> None:
    """Load the modules of all pages, so that the first visits need not wait; for any thread."""
    for entry in PAGES:
        import_module(f"acgan_desktop.ui.pages.{entry.key}")
