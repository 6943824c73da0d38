"""Packages meet at their public faces, and nowhere else; a face re-exports and holds no code."""

import ast

import grimp

from tests.architecture.source import PROGRAM, name_of, tree

LIBRARIES = {"platform", "language"}  # every module may be used
WIRING = {"hamdel.program", "hamdel.urls", "hamdel.asgi", "hamdel.settings", "hamdel.__main__"}
PLAIN = (ast.Import, ast.ImportFrom, ast.Expr, ast.Assign, ast.AnnAssign)


def package_of(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def test_packages_meet_only_at_their_public_faces() -> None:
    graph = grimp.build_graph("hamdel", cache_dir=None)
    trespasses = [
        f"{importer} -> {imported}"
        for importer in sorted(graph.modules)
        if importer not in WIRING
        for imported in sorted(graph.find_modules_directly_imported_by(importer))
        if package_of(importer) != package_of(imported)
        and package_of(imported) not in LIBRARIES
        and imported not in WIRING | {"hamdel"}
        and imported != f"hamdel.{package_of(imported)}.public"
    ]
    assert trespasses == []


def test_faces_hold_no_code() -> None:
    holding = [
        f"{name_of(path)}:{node.lineno}"
        for path in PROGRAM.glob("*/public.py")
        for node in tree(path).body
        if not isinstance(node, PLAIN)
    ]
    assert holding == []


def test_faces_give_no_rows() -> None:
    giving = [
        f"{name_of(path)}:{node.lineno}"
        for path in PROGRAM.glob("*/public.py")
        for node in tree(path).body
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[-1] == "models"
    ]
    assert giving == []
