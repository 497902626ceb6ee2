"""What a model knows of a wish that was made for another one."""

from acgan_desktop.core.wish import Wish, WishValue
from acgan_desktop.engine.model_file.manifest import GeneratorManifest


def known_wish(manifest: GeneratorManifest, wish: Wish) -> dict[str, WishValue]:
    """Return the part of ``wish`` that a model knows: its attributes and their classes."""
    classes = {each.name: set(each.classes) for each in manifest.attributes}

    def fits(name: str, value: WishValue) -> bool:
        if value is None or name not in classes:
            return False
        asked = {value} if isinstance(value, str) else set(value)
        return asked <= classes[name] and (isinstance(value, str) or sum(value.values()) > 0)

    return {name: value for name, value in wish.items() if fits(name, value)}


def knows(manifest: GeneratorManifest, name: str, value: WishValue) -> bool:
    """Return whether a model knows an attribute and the classes asked of it; None asks nothing."""
    known = any(each.name == name for each in manifest.attributes)
    return known and (value is None or bool(known_wish(manifest, {name: value})))
