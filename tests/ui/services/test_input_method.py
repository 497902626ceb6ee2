"""Which input method Qt is given where the one asked for has no plugin."""

from pathlib import Path

import pytest

from acgan_desktop.ui.services.input_method import input_modules, plugins_in

OURS = {"ibus", "compose", "qtvirtualkeyboard"}


@pytest.mark.parametrize(
    ("environment", "plugins", "expected"),
    [
        ({}, OURS, None),
        ({"QT_IM_MODULE": "ibus"}, OURS, None),
        ({"QT_IM_MODULE": "fcitx"}, OURS, ["ibus", "compose"]),
        ({"QT_IM_MODULE": "fcitx5"}, OURS, ["ibus", "compose"]),
        ({"QT_IM_MODULE": "fcitx"}, {*OURS, "fcitx5"}, None),
        ({"QT_IM_MODULE": "fcitx", "WAYLAND_DISPLAY": "w"}, OURS, ["wayland", "ibus", "compose"]),
        ({"QT_IM_MODULES": "wayland;fcitx", "QT_IM_MODULE": "fcitx"}, OURS, None),
        ({"QT_IM_MODULE": "none"}, OURS, None),
        ({"QT_IM_MODULE": "xim"}, set(), None),
    ],
)
def test_an_input_method_that_is_there_is_taken(
    environment: dict[str, str], plugins: set[str], expected: list[str] | None
) -> None:
    assert input_modules(environment, plugins) == expected


def test_the_plugins_are_known_by_their_files(tmp_path: Path) -> None:
    folder = tmp_path / "platforminputcontexts"
    folder.mkdir()
    for name in ("libibusplatforminputcontextplugin.so", "notes.txt"):
        (folder / name).touch()
    assert plugins_in([tmp_path, tmp_path / "missing"]) == {"ibus"}
