"""Input methods for Chinese and Japanese: where the one asked for has no plugin, take another.

The environment names the plugin by which Qt reaches an input method. The Qt that comes with the
program has no plugin of fcitx; Qt would then open none, and nobody could type 猫. Both versions of
fcitx understand the protocol of IBus, and on Wayland the compositor passes on what is typed.
"""

import os
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLibraryInfo

_FOLDER: Final = "platforminputcontexts"
_FILE_END: Final = "platforminputcontextplugin"
_WITHOUT_PLUGIN: Final = frozenset({"none", "simple", "wayland"})
"""Names that Qt understands without a plugin."""
_INSTEAD: Final = ("ibus", "compose")


def settle_input_method() -> None:
    """Let Qt load an input method that is there; call it before there is a QApplication."""
    folders = [QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)]
    folders += os.environ.get("QT_PLUGIN_PATH", "").split(os.pathsep)
    found = input_modules(os.environ, plugins_in(Path(each) for each in folders if each))
    if found is not None:
        os.environ["QT_IM_MODULES"] = ";".join(found)  # goes before QT_IM_MODULE


def plugins_in(folders: Iterable[Path]) -> set[str]:
    """Return the names of the input methods' plugins below ``folders``, such as "ibus"."""
    files = (file.stem for folder in folders for file in (folder / _FOLDER).glob("*.*"))
    return {name.removeprefix("lib").partition(_FILE_END)[0] for name in files if _FILE_END in name}


def input_modules(environment: Mapping[str, str], plugins: Collection[str]) -> list[str] | None:
    """Return the input methods that Qt should try, or None if what is asked for will do.

    Args:
        environment: the variables of the process.
        plugins: names of the plugins that are there.
    """
    asked = environment.get("QT_IM_MODULES") or environment.get("QT_IM_MODULE", "")
    names = [name for name in asked.split(";") if name]
    if not names or any(name in _WITHOUT_PLUGIN or _is_there(name, plugins) for name in names):
        return None
    instead = [name for name in _INSTEAD if name in plugins]
    return (["wayland", *instead] if environment.get("WAYLAND_DISPLAY") else instead) or None


def _is_there(name: str, plugins: Collection[str]) -> bool:
    """Say whether a plugin answers to ``name``; that of fcitx5 answers to "fcitx" as well."""
    return any(plugin.startswith(name) for plugin in plugins)
