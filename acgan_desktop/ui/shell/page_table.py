"""The pages of the window: in which order, under which name, and how each is made."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from PySide6.QtCore import QCoreApplication

from acgan_desktop.ui.create.create_page import CreatePage
from acgan_desktop.ui.page_parts.page import Page
from acgan_desktop.ui.services.app_context import AppContext

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
    make: Callable[[AppContext], Page]


def _explore(context: AppContext) -> Page:
    from acgan_desktop.ui.explore import explore_page

    return explore_page.ExplorePage(context)


def _blend(context: AppContext) -> Page:
    from acgan_desktop.ui.blend import blend_page

    return blend_page.BlendPage(context)


def _expressions(context: AppContext) -> Page:
    from acgan_desktop.ui.expressions import expressions_page

    return expressions_page.ExpressionsPage(context)


def _favourites(context: AppContext) -> Page:
    from acgan_desktop.ui.favourites import favourites_page

    return favourites_page.FavouritesPage(context)


def _models(context: AppContext) -> Page:
    from acgan_desktop.ui.models import models_page

    return models_page.ModelsPage(context)


def _train(context: AppContext) -> Page:
    from acgan_desktop.ui.train import train_page

    return train_page.TrainPage(context)


# Pages are made, and their modules loaded, on the first visit: the start waits for one page only.
PAGES = (
    PageEntry("create", "create", lambda: translate("Pages", "Create"), CreatePage),
    PageEntry("explore", "explore", lambda: translate("Pages", "Explore"), _explore),
    PageEntry("blend", "blend", lambda: translate("Pages", "Blend"), _blend),
    PageEntry("expressions", "smile", lambda: translate("Pages", "Expressions"), _expressions),
    PageEntry("favourites", "heart", lambda: translate("Pages", "Favourites"), _favourites),
    PageEntry("models", "model", lambda: translate("Pages", "Models"), _models),
    PageEntry("train", "train", lambda: translate("Pages", "Train"), _train),
)


def load_modules() -> None:
    """Load the modules of all pages, so that the first visits need not wait; for any thread."""
    for entry in PAGES:
        import_module(f"acgan_desktop.ui.{entry.key}.{entry.key}_page")
