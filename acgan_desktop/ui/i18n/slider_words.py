"""What the sliders that were found in a model are called, until a person calls them otherwise."""

import re

from PySide6.QtCore import QCoreApplication

from acgan_desktop.library.settings.sliders import NamedSlider
from acgan_desktop.ui.i18n.vocabulary import shown

_REACH = 4.0
_REACH_TOWARDS = 2.0
_NUMBERED = re.compile(r"(visible|component) (\d+)")


def name_of(slider: NamedSlider) -> str:
    """Return the name that the person gave, or one that says what it is."""
    if slider.name:
        return slider.name
    translate = QCoreApplication.translate
    numbered = _NUMBERED.fullmatch(slider.key)
    if numbered is not None:
        kind, number = numbered.groups()
        text = (
            translate("SliderWords", "Change {number}")
            if kind == "visible"
            else translate("SliderWords", "Component {number}")
        )
        return text.format(number=number)
    attribute, class_ = towards(slider)
    return f"{shown(attribute)}: {shown(class_)}" if class_ else shown(slider.key)


def group_of(slider: NamedSlider) -> str:
    """Return what kind of slider it is, for a menu."""
    translate = QCoreApplication.translate
    if slider.key.startswith("visible "):
        return translate("SliderWords", "What shows most")
    if slider.key.startswith("component "):
        return translate("SliderWords", "Principal components of the styles")
    return shown(towards(slider)[0])


def towards(slider: NamedSlider) -> tuple[str, str]:
    """Return the attribute and the class that a slider leads to; "" for any other slider."""
    attribute, _, class_ = slider.key.partition(": ")
    return (attribute, class_) if class_ else ("", "")


def reach_of(slider: NamedSlider) -> float:
    """Return how far a slider goes: standard deviations, or ways from class to class."""
    return _REACH_TOWARDS if towards(slider)[1] else _REACH
