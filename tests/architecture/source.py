"""The program's own files, as the laws read them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "hamdel"

Function = ast.FunctionDef | ast.AsyncFunctionDef


def files(ending: str) -> Iterator[Path]:
    """Our files of a kind, without migrations and what the build made."""
    for path in sorted(PROGRAM.rglob(f"*{ending}")):
        if not {"migrations", "static"} & set(path.parts):
            yield path


def name_of(path: Path) -> str:
    """A path as messages show it."""
    return str(path.relative_to(ROOT))


@cache
def tree(path: Path) -> ast.Module:
    """A module's syntax."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions() -> Iterator[tuple[str, Function]]:
    """Every function and where it stands."""
    for path in files(".py"):
        for node in ast.walk(tree(path)):
            if isinstance(node, Function):
                yield f"{name_of(path)}:{node.lineno} {node.name}", node


def length(node: ast.stmt) -> int:
    """Lines of a function or class, from its first decorator."""
    decorators = getattr(node, "decorator_list", [])
    first: int = min([node.lineno, *(one.lineno for one in decorators)])
    return (node.end_lineno or node.lineno) - first + 1


def share(lengths: list[int], part: float) -> int:
    """The length that `part` of all stay at or below."""
    ordered = sorted(lengths)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]
