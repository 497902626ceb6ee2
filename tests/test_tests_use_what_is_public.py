"""Tests see the program as others do: what they need is passed in, or public.

Private attributes are ruff's affair (SLF001); here is what it does not see.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
FILES = sorted(TESTS.rglob("*.py"))
OURS = ("acgan_desktop", "trainer")
PATCHES = ("setattr", "delattr", "setitem", "delitem")
BY_NAME = ("getattr", "setattr", "hasattr", "delattr")


def private(name: str) -> bool:
    return any(part.startswith("_") and not part.endswith("__") for part in name.split("."))


def faults(source: str) -> Iterator[str]:
    """Yield each line on which something private of ours is imported or replaced."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.ImportFrom(module=str(module), names=names):
                if module.split(".")[0] in OURS:
                    imported = [module, *(one.name for one in names)]
                    if any(map(private, imported)):
                        yield f"line {node.lineno} imports something private"
            case ast.Call(func=ast.Attribute(attr=name), args=arguments) if name in PATCHES:
                for argument in arguments[:2]:
                    match argument:
                        case ast.Constant(value=str(text)) if private(text):
                            yield f"line {node.lineno} replaces {text!r}"
            case ast.Call(func=ast.Name(id=name), args=[_, ast.Constant(value=str(text)), *_]):
                if name in BY_NAME and private(text):
                    yield f"line {node.lineno} asks for {text!r}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_private_is_imported_or_replaced(path: Path) -> None:
    assert list(faults(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "line",
    [
        "from trainer.runs.checkpoints.checkpoint import _Index",
        "from acgan_desktop.core._hidden import name",
        'monkeypatch.setattr(workers, "_WORTH", 1)',
        'patch.setattr("trainer.data.packed._MAX", 1)',
        'monkeypatch.delattr(workers, "_WORTH")',
        'getattr(page, "_chosen")()',
    ],
)
def test_what_is_private_is_noticed(line: str) -> None:
    assert len(list(faults(line))) == 1


@pytest.mark.parametrize(
    "line",
    [
        "from acgan_desktop import __version__",
        'monkeypatch.setattr(HostLane, "__init__", lane)',
        'monkeypatch.setattr(workers, "screen_all", other)',
        'monkeypatch.setattr("os.fsync", full)',
    ],
)
def test_what_is_public_is_not(line: str) -> None:
    assert list(faults(line)) == []
