"""How easily a stranger finds the way: rooms, cycles, long functions, lines.

Counts what is in the checkout, imports under ``TYPE_CHECKING`` included:

    python benchmarks/house.py [CHECKOUT]

It prints modules in the largest room (a folder's own modules, ``__init__`` left out), import cycles
between modules, the longest function, lines of code of the program, the trainer and the tests.
"""

import argparse
import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import networkx

PACKAGES = ("acgan_desktop", "trainer")


class Function(NamedTuple):
    """A function's length in lines, and where it stands."""

    lines: int
    name: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("checkout", nargs="?", type=Path, default=Path(__file__).parents[1])
    checkout = parser.parse_args().checkout
    trees = dict(_modules(checkout))
    rooms: dict[str, int] = {}
    for name, (path, _) in trees.items():
        if path.name != "__init__.py":
            room = name.rpartition(".")[0]
            rooms[room] = rooms.get(room, 0) + 1
    largest = max(rooms, key=lambda room: rooms[room])
    print(f"modules in the largest room: {rooms[largest]} ({largest}), {len(rooms)} rooms")
    cycles = _cycles({name: tree for name, (_, tree) in trees.items()})
    print(f"import cycles: {len(cycles)}")
    for cycle in cycles:
        print(f"  {', '.join(cycle)}")
    longest = max(_functions(trees), key=lambda function: function.lines)
    print(f"longest function: {longest.lines} lines ({longest.name})")
    for folder in (*PACKAGES, "tests", "benchmarks"):
        files = sorted((checkout / folder).rglob("*.py"))
        lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in files)
        print(f"{folder}: {len(files)} files, {lines:,} lines")


def _modules(checkout: Path) -> Iterator[tuple[str, tuple[Path, ast.Module]]]:
    for package in PACKAGES:
        for path in sorted((checkout / package).rglob("*.py")):
            parts = path.relative_to(checkout).with_suffix("").parts
            name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            yield name, (path, ast.parse(path.read_text(encoding="utf-8")))


def _cycles(trees: dict[str, ast.Module]) -> list[list[str]]:
    """Return the groups of modules that import each other, however far around."""
    graph = networkx.DiGraph()
    for name, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                targets = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                inner = [f"{node.module}.{alias.name}" for alias in node.names]
                targets = [one if one in trees else node.module for one in inner]
            else:
                continue
            graph.add_edges_from((name, target) for target in targets if target in trees)
    groups = networkx.strongly_connected_components(graph)
    return sorted(sorted(group) for group in groups if len(group) > 1)


def _functions(trees: dict[str, tuple[Path, ast.Module]]) -> Iterator[Function]:
    for name, (_, tree) in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert node.end_lineno is not None
                yield Function(node.end_lineno - node.lineno + 1, f"{name}.{node.name}")


if __name__ == "__main__":
    main()
